"""Reading tables: ugly ones byte by byte, and any table in any form, written out and read back."""

import csv
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.columns import Kind
from core.number_styles import Style
from core.table_errors import TableError
from core.tables import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, distinct, read_bytes, read_text
from tests.core.hostile_tables import try_table
from tests.core.ugly_tables import UGLY, Ugly


@pytest.mark.parametrize("ugly", UGLY.values(), ids=UGLY.keys())
def test_an_ugly_table_is_understood(ugly: Ugly) -> None:
    table = read_bytes(ugly.data)
    numbers = [column for column in table.columns if column.kind is Kind.NUMBER]
    assert (table.encoding, table.separator, table.rows) == (ugly.encoding, ugly.separator, ugly.rows)
    assert tuple((column.name, column.kind) for column in table.columns) == ugly.kinds
    assert tuple(column.style for column in numbers) == ugly.styles
    assert tuple(column.mark for column in numbers) == (ugly.marks or ("",) * len(numbers))
    if ugly.first:
        assert tuple(float(column.values[0]) for column in numbers) == ugly.first
    assert (len(table.above), (table.padded, table.dropped)) == (ugly.above, ugly.ragged)
    assert table.marked is ugly.marked
    assert table.unreadable == 0


@pytest.mark.parametrize("ugly", UGLY.values(), ids=UGLY.keys())
def test_what_is_pasted_is_read_like_the_file(ugly: Ugly) -> None:
    mark = {"utf-8": 3, "utf-16-le": 2, "utf-16-be": 2}.get(ugly.encoding, 0) if ugly.marked else 0
    pasted, read = read_text(ugly.data[mark:].decode(ugly.encoding)), read_bytes(ugly.data)
    assert pasted.encoding == ""
    assert [column.name for column in pasted.columns] == [column.name for column in read.columns]
    for one, two in zip(pasted.columns, read.columns, strict=True):
        np.testing.assert_array_equal(one.values, two.values)


CENTS = st.lists(st.integers(-(10**9), 10**9), min_size=9, max_size=9)
"""Nine numbers with two decimals each, in hundredths."""


def written(cents: int, style: Style) -> str:
    """A number as the style has it, with groups."""
    whole, part = divmod(abs(cents), 100)
    mark, point = {
        Style.PLAIN: ("", "."),
        Style.DECIMAL_COMMA: (".", ","),
        Style.THOUSANDS_COMMA: (",", "."),
        Style.THOUSANDS_SPACE: ("\u00a0", ","),
    }[style]
    return ("-" if cents < 0 else "") + f"{whole:,}".replace(",", mark) + f"{point}{part:02d}"


@settings(max_examples=60)
@given(
    st.lists(CENTS, min_size=2, max_size=4),
    st.sampled_from(Style),
    st.sampled_from(";\t|,"),
    st.sampled_from(["utf-8-sig", "utf-8", "utf-16", "cp1252", "gb18030"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_table_in_any_form_is_read_back(
    columns: list[list[int]], style: Style, separator: str, encoding: str, end: str
) -> None:
    if encoding == "gb18030" and style is Style.THOUSANDS_SPACE:
        encoding = "utf-8"  # there a space that does not break is four bytes, two of them digits
    names = ["价格" if encoding == "gb18030" else "Größe", *map(str.upper, "abc")][: len(columns)]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator=end)
    writer.writerow(names)
    writer.writerows([written(cents, style) for cents in row] for row in zip(*columns, strict=True))
    table = read_bytes(text.getvalue().encode(encoding))
    assert [column.name for column in table.columns] == names
    assert table.separator == separator
    for column, cents in zip(table.columns, columns, strict=True):
        np.testing.assert_array_equal(column.values, np.array(cents) / 100)


# --- refused


def refusal(data: bytes) -> TableError:
    with pytest.raises(TableError) as refused:
        read_bytes(data)
    return refused.value


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("tip", "bill"), ("tip", "bill")),
        (("tip", "tip", "tip"), ("tip", "tip (2)", "tip (3)")),
        (("tip", "tip", "tip (2)"), ("tip", "tip (3)", "tip (2)")),
        (("", "tip", ""), ("", "tip", "")),
    ],
)
def test_columns_of_one_name_are_told_apart(names: tuple[str, ...], told: tuple[str, ...]) -> None:
    assert distinct(names) == told


def test_a_table_with_columns_of_one_name_is_read_so() -> None:
    assert [column.name for column in read_text("tip,tip,bill\n1,2,3\n4,5,6").columns] == ["tip", "tip (2)", "bill"]


@given(st.lists(st.sampled_from(["", "a", "a (2)", "b"]), max_size=8))
def test_no_two_names_are_alike_and_the_first_of_each_stays(names: list[str]) -> None:
    told = [name for name in distinct(names) if name]
    assert len(set(told)) == len(told) == sum(map(bool, names))
    assert {*names} - {""} <= {*told}


def test_limits_are_reached_and_not_passed() -> None:
    wide = ",".join(f"c{at}" for at in range(MOST_COLUMNS))
    assert len(read_text(f"{wide}\n" + ",".join("1" * MOST_COLUMNS)).columns) == MOST_COLUMNS
    over = refusal(f"{wide},more\n{'1,' * MOST_COLUMNS}1\n".encode())
    assert (over.fault, over.given, over.limit) == ("too_many_columns", 51, 50)
    rows = "a,b\n" + "1,2\n" * MOST_ROWS
    assert read_text(rows).rows == MOST_ROWS
    over = refusal((rows + "1,2\n").encode())
    assert (over.fault, over.given, over.limit) == ("too_many_rows", 10_001, 10_000)
    over = refusal(("1,2\n" * (MOST_ROWS + 1)).encode())
    assert (over.fault, over.limit) == ("too_many_rows", 10_000)
    padding = "x" * 100 + "\n"
    text = (padding * (MOST_BYTES // len(padding) + 1)).encode()
    assert refusal(text).fault == "too_large"
    assert refusal(text[:MOST_BYTES]).fault != "too_large"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "no_table"),
        (b"\n\n \n", "no_table"),
        (b"one\ntwo\nthree\n", "no_table"),
        (b"PK\x03\x04 and so on", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "spreadsheet"),
        (b"a,b\n1,\x00\n", "no_text"),
        (b"x" * 200_000 + b",2\n", "no_table"),
    ],
)
def test_what_is_no_table_is_refused(data: bytes, fault: str) -> None:
    assert refusal(data).fault == fault


def test_a_refusal_says_what_was_given_and_what_may_be() -> None:
    assert (
        str(TableError("too_many_rows", 10_001, 10_000)) == "table is refused: too_many_rows, got 10,001, limit 10,000"
    )


@settings(max_examples=200)
@given(st.integers(0, 10**9))
def test_no_hostile_table_does_more_than_be_refused(seed: int) -> None:
    try_table(seed)
