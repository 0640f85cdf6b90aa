"""The table of points: whatever is typed stays, what can be used is used, what cannot is named."""

from typing import Any

import pytest

from lessons.line.dots import MOST_POINTS
from lessons.line.typed import CELL_LENGTH, Problem, edited, understand
from tests.hostile import REPORTS

BASE = (("1", "2"), ("3", "6"))


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({}, BASE),
        ({"edited_rows": {"1": {"y": "7"}}}, (("1", "2"), ("3", "7"))),
        ({"edited_rows": {0: {"x": None}}}, (("", "2"), ("3", "6"))),
        ({"added_rows": [{"x": "5"}, {}]}, (*BASE, ("5", ""), ("", ""))),
        ({"deleted_rows": [0], "edited_rows": {1: {"x": " 4 "}}}, (("4", "6"),)),
        ({"deleted_rows": [0, 1], "added_rows": [{"x": "5", "y": "5"}]}, (("5", "5"),)),
    ],
)
def test_the_changes_of_the_table_are_taken_over(changes: dict[str, Any], rows: tuple[tuple[str, str], ...]) -> None:
    assert edited(BASE, changes) == rows


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("2", 2.0),
        ("2.5", 2.5),
        ("2,5", 2.5),
        ("３", 3.0),
        ("１．５", 1.5),
        ("−0", 0.0),
        ("1e1", 10.0),
    ],
)
def test_numbers_are_read_as_people_write_them(cell: str, number: float) -> None:
    assert understand([(cell, "1")]) == ([(number, 1.0)], [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (("", "2"), Problem("empty", 2, "")),
        (("2", ""), Problem("empty", 2, "")),
        (("two", "2"), Problem("text", 2, "`two`")),
        (("2", "nan"), Problem("text", 2, "`nan`")),
        (("1_0", "2"), Problem("text", 2, "`1_0`")),
        (("`$x$" + "y" * 99, "2"), Problem("text", 2, "`` `$x$yyyyyyy… ``")),
        (("101", "2"), Problem("far", 2, "`101`")),
        (("2", "-1e400"), Problem("far", 2, "`-1e400`")),
        (("2", "−0.8"), Problem("far", 2, "`−0.8`")),
        (("-3", "2"), Problem("far", 2, "`-3`")),
        (("inf", "2"), Problem("far", 2, "`inf`")),
    ],
)
def test_a_row_that_is_no_point_is_named_and_the_others_stay(row: tuple[str, str], problem: Problem) -> None:
    assert understand([("1", "2"), row, ("3", "6")]) == ([(1.0, 2.0), (3.0, 6.0)], [problem])


def test_rows_with_nothing_in_them_are_passed_by_but_counted() -> None:
    assert understand([("", ""), ("x", "1")]) == ([], [Problem("text", 2, "`x`")])


def test_too_many_points_are_left_out_one_by_one() -> None:
    found, problems = understand([("1", "1")] * (MOST_POINTS + 2))
    assert len(found) == MOST_POINTS
    assert [(p.why, p.row) for p in problems] == [("many", MOST_POINTS + 1), ("many", MOST_POINTS + 2)]


@pytest.mark.parametrize("report", [*REPORTS, None, 5, "x", [1]], ids=lambda report: ascii(report)[:40])
def test_whatever_a_table_reports_there_are_rows_of_text_and_points_within_the_limits(report: Any) -> None:
    rows = edited(BASE, report)
    found, problems = understand(rows)
    assert all(isinstance(cell, str) and len(cell) <= CELL_LENGTH for row in rows for cell in row)
    assert all(0 <= number <= 100 for pair in found for number in pair)
    assert len(found) + len(problems) <= len(rows)
