"""A small table in a film."""

from xml.etree import ElementTree

import pytest

from ui.draw.rows import Cell, rows_html


def test_each_cell_holds_its_words_or_the_part_that_will() -> None:
    rows = [[Cell("a <b>"), Cell(part="rate0")], [Cell("c"), Cell(part="rate1")]]
    table = ElementTree.fromstring(rows_html(["who & where", "how fast"], rows))
    assert [head.text for head in table.iter("th")] == ["who & where", "how fast"]
    assert [head.get("scope") for head in table.iter("th")] == ["col", "col"]
    cells = [[(cell.text, cell.get("id")) for cell in row.iter("td")] for row in table.iter("tr")]
    assert cells == [[], [("a <b>", None), (None, "rate0")], [("c", None), (None, "rate1")]]


def test_a_row_that_is_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="must have 2 cells, one has 1"):
        rows_html(["one", "two"], [[Cell("a")]])
