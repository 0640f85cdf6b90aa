"""Tables of *The recipe log*."""

from collections.abc import Sequence

import pandas as pd

from lessons.recipe_log import words
from lessons.recipe_log.past import Seasoned, Wager
from ui.kit.text import Term, Text


def bets(text: Text, wagers: Sequence[Wager]) -> pd.DataFrame:
    """Every bet that has come out, as it was asked."""
    columns = {
        "page": [text.title(each.page) for each in wagers],
        "question": [each.question for each in wagers],
        "choice": [each.choice for each in wagers],
        "right": [each.right or text("nothing") for each in wagers],
    }
    return _named(text, columns)


def seasonings(text: Text, seasoned: Sequence[Seasoned]) -> pd.DataFrame:
    """The best of the reader's hand and of the machine, an order each."""
    columns: dict[str, list[object]] = {"order": [words.order(text, each.order) for each in seasoned]}
    for who in ("own", "machine"):
        for at, name in enumerate(("salt", "spice")):
            columns[f"{who}_{name}"] = [getattr(each, who)[at] for each in seasoned]
        columns[f"{who}_score"] = [each.score(getattr(each, who)) for each in seasoned]
    columns["tries"] = [each.tries for each in seasoned]
    return _named(text, columns)


def glossary(text: Text, terms: Sequence[Term]) -> pd.DataFrame:
    """The ideas met on the way, in both vocabularies."""
    columns = {name: [getattr(term, name) for term in terms] for name in ("kitchen", "real", "meaning")}
    return pd.DataFrame({text.label(f"legend.{name}"): column for name, column in columns.items()})


def _named(text: Text, columns: dict[str, list[object]] | dict[str, list[str]]) -> pd.DataFrame:
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})
