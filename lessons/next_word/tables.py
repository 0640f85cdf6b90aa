"""Tables of *What comes next?*."""

from pandas import DataFrame

from lessons.next_word import scene
from lessons.next_word.settings import HEAT, READ
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised


def walk(text: Text, read: int, practised: Practised | None) -> DataFrame:
    """How many bits every word of the recipe comes to, at temperature 1."""
    walked = scene.walk(text.language, read, practised)
    usual = HEAT.place_of(HEAT.default)
    return DataFrame(
        {text("column.word"): list(walked.words)}
        | {text(f"bet.{name}"): row.bits[usual].tolist() for name, row in walked.rows.items()}
    )


def reading(text: Text) -> DataFrame:
    """Between how many words whoever counts hesitates, the more was read."""
    table: dict[str, list[float]] = {text("column.read"): [float(read) for read in READ]}
    for name, order in recipes.ORDERS.items():
        table[text(f"bet.{name}")] = [recipes.counting_perplexity(text.language, order, read) for read in READ]
    return DataFrame(table)


def practice(text: Text, practised: Practised) -> DataFrame:
    """Every record of the practice."""
    return DataFrame(
        {
            text("column.step"): [each.step for each in practised.moments],
            text("column.on_new"): [each.on_new for each in practised.moments],
            text("column.on_read"): [each.on_read for each in practised.moments],
        }
    )
