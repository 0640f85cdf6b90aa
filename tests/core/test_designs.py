"""What of a table is learned from: rows and columns dropped in order, and tables refused."""

import numpy as np
import pytest

from core.designs import Design, Input, Why, arrange, targets
from core.table_errors import TableError
from core.tables import Table, read_text


def table(rows: int = 12, **columns: str) -> Table:
    """A table of numbers x = 0, 1, 4, … and y = 1, 2, 5, …, with more columns, their cells between spaces."""
    named = {name: cells.split() for name, cells in columns.items()}
    head = ";".join(["x", "y", *named])
    lines = [
        ";".join([str(n * n), str(n * n + 1 + n % 2), *(c[n % len(c)] for c in named.values())]) for n in range(rows)
    ]
    return read_text("\n".join([head, *lines]))


def squares(columns: int) -> Table:
    """Twelve rows of so many columns."""
    rows = (";".join(str((row * column) ** 2 % 17) for column in range(1, columns + 1)) for row in range(12))
    return read_text("\n".join([";".join("abcdefghijkl"[:columns]), *rows]))


def of(given: Table, target: int = 1, all_categories: bool = False) -> Design:
    return arrange(given, target, all_categories=all_categories)


def refusal(given: Table, target: int = 1, all_categories: bool = False) -> tuple[str, int, int]:
    with pytest.raises(TableError) as refused:
        of(given, target, all_categories)
    return refused.value.fault, refused.value.given, refused.value.limit


def test_numbers_are_taken_as_they_stand() -> None:
    found = of(table())
    assert found.inputs == (Input(0),)
    np.testing.assert_array_equal(found.examples.X[:, 0], np.arange(12) ** 2)
    np.testing.assert_array_equal(found.rows, np.arange(12))
    assert (found.without_target, found.with_gap, found.unused) == (0, 0, {})


def test_a_category_is_a_yes_or_no_for_each_level_but_the_most_frequent() -> None:
    found = of(table(16, taste="hot hot mild sour"))
    assert found.inputs == (Input(0), Input(2, 1), Input(2, 2))
    np.testing.assert_array_equal(found.examples.X[:4, 1:], [[0, 0], [0, 0], [1, 0], [0, 1]])


def test_categories_are_left_out_where_they_are_too_many_unless_asked_for() -> None:
    many = table(14, taste="a b c d e f a")
    assert of(many).unused == {2: Why.MANY}
    assert of(many, all_categories=True).inputs[1:] == tuple(Input(2, level) for level in range(1, 6))
    assert of(table(15, taste="a b c d e")).unused == {}


def test_rows_without_target_go_first_then_columns_with_gaps_then_rows_with_one() -> None:
    text = ["x;y;thin;thick"]
    text += [
        f"{n * n};{n + n % 3 if n else ''};{n * 3 % 7 if n % 2 else '?'};{'?' if n == 5 else n * 5 % 11}"
        for n in range(14)
    ]
    found = of(read_text("\n".join(text)))
    assert (found.without_target, found.with_gap) == (1, 1)
    assert found.unused == {2: Why.GAPS}
    np.testing.assert_array_equal(found.rows, [1, 2, 3, 4, *range(6, 14)])


def test_what_is_the_same_in_every_row_left_is_no_input() -> None:
    text = ["x;y;z", "1;;5", *(f"{n * n};{n + n % 3};4" for n in range(12))]
    assert of(read_text("\n".join(text))).unused == {2: Why.SAME}


def test_too_little_is_refused_with_what_there_is_and_what_it_takes() -> None:
    assert refusal(table(9)) == ("too_few_rows", 9, 10)
    assert of(table(10)).examples.X.shape == (10, 1)
    gaps = "\n".join(["x;y", *(f"{'' if n in (3, 5) else n * n};{n}" for n in (1, 1, 3, 5, 6, 7, 8, 9, 10, 11, 12))])
    assert refusal(read_text(gaps)) == ("too_few_rows", 9, 10)
    alone = "\n".join(["x;y", *(f"{n * n};{7 if n % 2 else ''}" for n in range(12))])
    assert refusal(read_text(alone), 0) == ("no_input", 0, 0)
    same = read_text("\n".join(["x;y;z", *(f"{n * n};{'' if n == 3 else 7};{n % 5}" for n in range(12)), ";8;1"]))
    assert refusal(same) == ("no_spread", 0, 0)
    assert len(of(squares(11), 0).inputs) == 10
    assert refusal(squares(12), 0) == ("too_many_inputs", 11, 10)


def test_only_numbers_can_be_foretold() -> None:
    assert targets(table(16, taste="hot hot mild sour")) == (0, 1)
    with pytest.raises(TableError) as refused:
        targets(read_text("a;b\nx;y\nz;w\n"))
    assert refused.value.fault == "no_number"
    with pytest.raises(TableError) as refused:
        targets(read_text("\n".join(["day;who", *(f"{n};{'ab'[n % 2]}" for n in range(1, 15))])))
    assert refused.value.fault == "only_row_numbers"
    with pytest.raises(ValueError, match="column of numbers"):
        of(table(16, taste="hot hot mild sour"), 2)
    with pytest.raises(ValueError, match="target"):
        of(table(), 2)
