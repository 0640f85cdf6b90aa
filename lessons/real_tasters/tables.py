"""Tables of *Real tasters*: every weight found twice, every row foretold, products of columns; and files to keep."""

from typing import Final

import numpy as np
from pandas import DataFrame

from core.table_files import write_chef, write_csv
from lessons.real_tasters.found import Found
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.understood import becomes, is_what
from lessons.real_tasters.words import input_plain, plain, points
from ui.figures import shortest
from ui.kit.text import Text

MOST_ROWS: Final = 200


def weights(text: Text, now: Scene, learned: Found) -> DataFrame:
    """The bias and every weight: exactly, by gradient descent, and what a usual step gives."""
    names = [text("weights.bias"), *(input_plain(text, now, each) for each in learned.design.inputs)]
    exact = [learned.bias, *learned.weights]
    steps = ["", *(shortest(float(step), 4, sign=True) for step in learned.steps)]
    return DataFrame(
        {
            text("column.name"): names,
            text("column.exact"): [shortest(float(each), 5) for each in exact],
            text("column.descended"): [shortest(float(each), 5) for each in learned.descended_numbers],
            text("column.step"): steps,
        }
    )


def columns(text: Text, now: Scene) -> DataFrame:
    """Every column as it was understood, and what becomes of it."""
    assert now.table is not None
    places = range(len(now.table.columns))
    return DataFrame(
        {
            text("column.name"): [plain(text, now, place) for place in places],
            text("column.kind"): [is_what(text, column) for column in now.table.columns],
            text("column.becomes"): [becomes(text, now, place) for place in places],
        }
    )


def rows(text: Text, now: Scene, learned: Found) -> DataFrame:
    """The first rows that a fit never saw: true, foretold, and by how much it misses."""
    unseen = learned.unseen
    shown = slice(MOST_ROWS)
    return DataFrame(
        {
            text("column.row"): (learned.design.rows[unseen.rows] + 1)[shown],
            text("column.true"): [shortest(float(each), 5) for each in unseen.y[shown]],
            text("column.said"): [shortest(float(each), 5) for each in unseen.predicted[shown]],
            text("column.miss"): [shortest(float(each), 3, sign=True) for each in (unseen.predicted - unseen.y)[shown]],
        }
    )


def bent(text: Text, learned: Found) -> DataFrame:
    """What products of columns do: numbers, and both scores."""
    return DataFrame(
        {
            text("column.degree"): [text(f"degree.{each.degree}") for each in learned.bent],
            text("column.count"): [each.numbers for each in learned.bent],
            text("column.own_score"): [points(each.own) for each in learned.bent],
            text("column.unseen_score"): [points(each.unseen) for each in learned.bent],
        }
    )


# ---- to take home ----


def chef(text: Text, now: Scene, learned: Found) -> bytes:
    """The two files of the fit in a zip."""
    assert now.target is not None
    names = [input_plain(text, now, each) for each in learned.design.inputs]
    return write_chef(names, plain(text, now, now.target), learned.exact, learned.examples.y)


def predictions(text: Text, now: Scene, learned: Found) -> bytes:
    """Every row that was learned from, with what the fit says of it, and what one that never saw it says."""
    assert now.target is not None
    names = [input_plain(text, now, each) for each in learned.design.inputs]
    unseen = np.full(len(learned.examples), np.nan)
    unseen[learned.unseen.rows] = learned.unseen.predicted
    return write_csv(
        [text("column.row"), *names, plain(text, now, now.target), text("column.said_own"), text("column.said")],
        [
            (learned.design.rows + 1).astype(float),
            *learned.examples.X.T,
            learned.examples.y,
            learned.exact.predict(learned.examples.X),
            unseen,
        ],
    )
