"""Tables of *Remodelling*."""

from collections.abc import Mapping, Sequence

import pandas as pd

from lessons.remodelling import scene, trials, words
from lessons.remodelling.scene import Change
from lessons.remodelling.settings import Remodel
from ui.figures import decimal, percent
from ui.kit.more import EMPTY
from ui.kit.text import Text


def outcome(text: Text, run: Remodel) -> pd.DataFrame:
    """Both lines: right before and after, verdicts that turned, and bytes."""
    changes = scene.remodelled(run)
    columns: dict[str, Sequence[object]] = {
        "chef": [text("chef.small"), text("chef.large")],
        "before": [f"{percent(each.right_before, 1)}%" for each in changes],
        "after": [f"{percent(each.right_after, 1)}%" for each in changes],
        "lost": [each.turned[0] for each in changes],
        "won": [each.turned[1] for each in changes],
        "bytes": [each.bytes_before for each in changes],
        "bytes_after": [each.bytes_after for each in changes],
        "sparse": [each.sparse for each in changes],
    }
    return _named(text, columns)


def numbers(text: Text, change: Change) -> pd.DataFrame:
    """Every number of a line before and after; a new one has no before."""
    before, after = change.before.weights, change.after.weights
    columns: dict[str, Sequence[object]] = {
        "number": list(range(1, len(after) + 1)),
        "was": [decimal(float(before[at]), 6) if at >= 0 else EMPTY for at in change.came_from],
        "is": [decimal(float(number), 6) for number in after],
    }
    return _named(text, columns)


def practised_on(text: Text, settings: Remodel) -> pd.DataFrame:
    """What both lines judge right after a change, and after practising on."""
    found = scene.practised_on(settings)
    columns = {
        "what": [text(f"on.{name}", cut=settings.remodel_cut / 100, rounds=scene.AFRESH) for name in found],
        "small": [f"{percent(small, 1)}%" for small, _ in found.values()],
        "large": [f"{percent(large, 1)}%" for _, large in found.values()],
    }
    return _named(text, columns)


def forgetting(text: Text, settings: Remodel) -> pd.DataFrame:
    """What the long line judges right of two kinds of guests, one kind having been practised after the other."""
    found = scene.forgetting(settings.remodel_pattern)
    columns = {
        "what": [
            text(f"forget.{name}", old=scene.OLD_MIXED, rounds=scene.LONG_ROUNDS if name == "old" else scene.AFRESH)
            for name in found
        ],
        "salty": [f"{percent(each.salty, 1)}%" for each in found.values()],
        "bland": [f"{percent(each.bland, 1)}%" for each in found.values()],
    }
    return _named(text, columns)


def beside(text: Text, settings: Remodel) -> pd.DataFrame:
    """What both lines judge right in the new restaurant, with all their numbers practised, and with none of them."""
    found = trials.beside(settings)
    columns = {
        "what": [text(f"side.{name}") for name in found[0].right],
        "small": [f"{percent(share, 1)}%" for share in found[0].right.values()],
        "large": [f"{percent(share, 1)}%" for share in found[1].right.values()],
    }
    return _named(text, columns)


def searched(text: Text, settings: Remodel) -> pd.DataFrame:
    """Every layout: its numbers, and what it judges right of the tickets kept apart."""
    found = trials.searched(settings.remodel_pattern)
    columns: dict[str, Sequence[object]] = {
        "layout": [words.stations(each.net) for each in found],
        "count": [each.net.parameter_count for each in found],
        "apart": [f"{percent(float(each.apart.mean()), 1)}%" for each in found],
        "worst": [f"{percent(float(each.apart.min()), 1)}%" for each in found],
    }
    return _named(text, columns)


def _named(text: Text, columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})
