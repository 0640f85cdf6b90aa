"""A table's columns and rows as examples to learn from: what is foretold from what, and what that leaves out."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array, whole
from core.columns import USABLE, Column, Kind
from core.examples import Examples
from core.regression import training_rows
from core.table_errors import TableError
from core.tables import Table

FEWEST_ROWS: Final = 10
MOST_GAPS: Final = 0.2
"""A column with a larger share of gaps is left out, so that not too many rows have to be."""

ROWS_AN_INPUT: Final = 3
"""Where there are fewer rows than this an input, categories are left out unless they are asked for."""


class Why(StrEnum):
    """Why a column that could be learned from is not used."""

    GAPS = "gaps"
    MANY = "many"
    SAME = "same"


class Input(NamedTuple):
    """What one number of an example says.

    Attributes:
        column: of the table.
        level: of a category, the one that this input says yes to; None for a number.
    """

    column: int
    level: int | None = None


@dataclass(frozen=True, eq=False)
class Design:
    """Examples made of a table.

    Attributes:
        examples: X (n, d) numbers as they stand, and 1 or 0 for each level of a category but the most frequent, with
            which the others are compared; y (n,) the target.
        inputs: what the d columns of X are.
        target: the column that is foretold.
        rows: (n,) which rows of the table these are.
        unused: why columns that could be learned from are not.
        without_target, with_gap: how many rows were dropped because the target is missing, or an input.
    """

    examples: Examples
    inputs: tuple[Input, ...]
    target: int
    rows: NDArray[np.int64]
    unused: dict[int, Why]
    without_target: int
    with_gap: int

    @cached_property
    def kinds(self) -> NDArray[np.int64]:
        """(n,) a number for each row; two rows have the same one if all their inputs and their targets are equal."""
        rows = np.column_stack([self.examples.X, self.examples.y])
        return np.unique(rows, axis=0, return_inverse=True)[1].reshape(-1)


def targets(table: Table) -> tuple[int, ...]:
    """The columns that can be foretold: those of numbers.

    Raises:
        TableError: if there is none.
    """
    found = tuple(place for place, column in enumerate(table.columns) if column.kind is Kind.NUMBER)
    if not found:
        counted = any(column.kind is Kind.ROW_NUMBER for column in table.columns)
        raise TableError("only_row_numbers" if counted else "no_number")
    return found


def arrange(table: Table, target: int, *, all_categories: bool = False) -> Design:
    """The examples that foretell a column from others.

    In this order: rows without the target are dropped, then columns with more gaps than `MOST_GAPS`, then rows with a
    gap, then columns that are the same in every row left.

    Args:
        target: one of `targets`.
        all_categories: whether categories are used where they are many for so few rows, too.

    Raises:
        TableError: where too little is left, or nothing.
        ValueError: for a target that is none.
    """
    if whole("target", target, 0, len(table.columns) - 1) not in targets(table):
        raise ValueError(f"target must be a column of numbers, got {target}")
    rows = np.flatnonzero(~table.columns[target].missing)
    without_target = table.rows - len(rows)
    if len(rows) < FEWEST_ROWS:
        raise TableError("too_few_rows", len(rows), FEWEST_ROWS)
    used, unused = _used(table, target, rows, all_categories=all_categories)
    missing = (
        np.any([table.columns[place].missing[rows] for place in used], axis=0) if used else np.zeros(0, dtype=bool)
    )
    with_gap = int(missing.sum())
    rows = rows[~missing] if used else rows
    if len(rows) < FEWEST_ROWS:
        raise TableError("too_few_rows", len(rows), FEWEST_ROWS)
    inputs = []
    for place in used:
        found = _inputs(place, table.columns[place], rows)
        inputs += found
        if not found:
            unused[place] = Why.SAME
    y = table.columns[target].values[rows]
    if not inputs:
        raise TableError("no_input")
    if np.ptp(y) == 0:
        raise TableError("no_spread")
    if len(inputs) >= training_rows(len(rows)):
        raise TableError("too_many_inputs", len(inputs), training_rows(len(rows)) - 1)
    X = np.column_stack([_numbers(table.columns[each.column], each.level)[rows] for each in inputs])
    return Design(Examples(X, y), tuple(inputs), target, rows, unused, without_target, with_gap)


def _used(
    table: Table, target: int, rows: NDArray[np.int64], *, all_categories: bool
) -> tuple[list[int], dict[int, Why]]:
    """The columns to learn from, and why the others are not."""
    unused: dict[int, Why] = {}
    used: list[int] = []
    for place, column in enumerate(table.columns):
        if place == target or column.kind not in USABLE:
            continue
        if column.missing[rows].mean() > MOST_GAPS:
            unused[place] = Why.GAPS
        else:
            used.append(place)
    levels = {place: len(table.columns[place].levels) for place in used}
    count = sum(max(1, number - 1) for number in levels.values())
    if not all_categories and ROWS_AN_INPUT * count > len(rows):
        unused |= {place: Why.MANY for place in used if levels[place]}
        used = [place for place in used if not levels[place]]
    return used, unused


def _inputs(place: int, column: Column, rows: NDArray[np.int64]) -> list[Input]:
    """What a column gives to learn from in these rows; nothing if it is the same in all."""
    found, counts = np.unique(column.values[rows], return_counts=True)
    if len(found) < 2:
        return []
    if column.kind is Kind.NUMBER:
        return [Input(place)]
    usual = int(found[np.argmax(counts)])
    return [Input(place, int(level)) for level in found if level != usual]


def _numbers(column: Column, level: int | None) -> Array:
    return column.values if level is None else (column.values == level).astype(float)
