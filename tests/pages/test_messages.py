"""Messages that no browser sends, and pastes that are too long: said in a sentence, and nothing else is lost."""

import json
import time
from typing import Any

import pytest

from lessons.line.points import MOST_ROWS, Table
from lessons.line.typed import CELL_LENGTH
from lessons.stations.moving import weight_key
from tests.conftest import QUOTED, Open, Visit, possible, problems
from tests.groups import GROUPS
from tests.hostile import MARKUP, listeners, outside_code, send
from tests.jobs import PAGES
from ui.kit.notes import TOLD
from ui.kit.text import LANGUAGES
from ui.settings import kinds


def tell(visit: Visit, key: str, field: str, value: Any) -> Visit:
    """Send a message for the widget whose key begins so."""
    (node,) = [node for node in listeners(visit) if f"-{key}" in node.proto.id]
    return send(visit, node, field, value)


AT_WORK: dict[str, tuple[dict[str, str], str, str, int]] = {
    "practice": ({"rate": "0.3"}, "cook", "rounds", 10),
    "six": ({"race_rate": "0.3"}, "race", "race_batch", 4),
}
"""By page: what its link asks for, the button that runs it, and what is set after a message to another value."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "key", "field", "value"),
    [
        ("six", "_race_rate.", "int_array_value", [2]),
        ("six", "_race_rate.", "double_array_value", [0.3]),
        ("practice", "_rounds.", "string_value", "1000"),
        ("practice", "_rounds.", "string_array_value", []),
        ("practice", "_dish.", "bool_value", True),
        ("practice", "_dish.", "string_value", "$zqx$"),
        ("practice", "_more.", "bytes_value", b"ab"),
    ],
)
def test_it_is_said_once_in_the_reader_s_language_and_all_else_stands(
    visit: Open, language: str, name: str, key: str, field: str, value: Any
) -> None:
    asked, run, other, then = AT_WORK[name]
    page = visit(name, lang=language, bet="skip", **asked).click(run)
    before = page.kept()
    tell(page, key, field, value)
    assert [box.value for box in page.app.info] == [page.content.label("misread")]
    assert problems(page) == []
    assert page.kept() == before
    page.set(other, then)
    assert not page.app.info
    assert page.reader.values[other] == then


@pytest.mark.parametrize(("field", "value"), [("double_array_value", [99.0]), ("int_array_value", [])])
def test_to_a_slider_that_is_no_setting_it_changes_nothing(visit: Open, field: str, value: Any) -> None:
    page = visit("stations", lang="en", bet="skip", net_mode="hand")
    before, slider = page.kept(), weight_key(0)
    tell(page, slider, field, value)
    assert problems(page) == []
    assert page.kept() == before
    page.set(slider, 0.5)
    assert page.kept() != before


def test_a_menu_that_offers_more_again_may_send_what_it_once_showed(visit: Open) -> None:
    """The browser does so by itself where a menu had fewer options in between: nobody has chosen anything."""
    page = visit("blame", lang="en", bet="round", cook="default").set("slip_cooks", 2)
    before, shown = page.kept(), page.value("slip_mine")
    tell(page, "_slip_mine.", "string_value", "spice → cook 3")
    assert not page.app.info
    assert page.kept() == before
    assert page.value("slip_mine") == shown


BROKEN = (
    *({"edited_rows": {place: {"x": "5"}}} for place in ("7", "-9", "9999999")),
    *({"edited_rows": {"0": row}} for row in (5, None, "x", {"zzz": "1"}, {"_index": "1"})),
    *({"added_rows": rows} for rows in (5, [5], [None], [{"zzz": "1"}], "x")),
    *({"deleted_rows": rows} for rows in (5, ["a"], [-1], [99])),
)


@pytest.mark.parametrize("report", BROKEN, ids=str)
def test_a_broken_report_of_the_table_changes_no_point_and_the_table_goes_on(
    visit: Open, report: dict[str, Any]
) -> None:
    page = tell(visit("line", lang="zh", dots="two_points"), "_table", "string_value", json.dumps(report))
    assert problems(page) == []
    assert page.reader.values["dots"] == "two_points"
    tell(page, "_table", "string_value", json.dumps({"edited_rows": {"0": {"y": "3"}}}))
    assert problems(page) == []
    assert page.reader.values["dots"] == "1_3~3_6"


TYPED = (
    *("$zqx$", ":material/home:", ":red[x]", "`", "**bold**", "<b>x</b>", "# Title", "\u202e12", "1\u200b2", "🧂" * 9),
    *("y" * 100_000, "{'a': [1]}", "{0}", "[x](javascript:alert(1))"),
)


@pytest.mark.parametrize("typed", TYPED, ids=lambda typed: ascii(typed[:12]))
def test_whatever_is_typed_into_a_cell_is_shown_as_code(visit: Open, typed: str) -> None:
    report = {"edited_rows": {"0": {"x": typed}}}
    page = tell(visit("line", lang="en", dots="two_points"), "_table", "string_value", json.dumps(report))
    assert problems(page) == []
    (warning,) = page.app.warning
    assert len(list(QUOTED.finditer(warning.value))) == 1
    assert outside_code(warning.value) == "Row 1 is left out:  is not a number."
    assert not any(MARKUP.search(outside_code(shown)) for shown in page.words())
    assert len(table(page).rows[0][0]) <= CELL_LENGTH


def table(page: Visit) -> Table:
    """The table of points as the page remembers it."""
    kept = page.reader.memory("line").recall(Table)
    assert kept
    return kept


@pytest.mark.parametrize(("pasted", "cut"), [(1_000, 2), (20_000, 19_002)])
def test_a_long_paste_is_told_in_one_box_and_is_quick(visit: Open, pasted: int, cut: int) -> None:
    page, report = visit("line", lang="en", dots="two_points"), {"added_rows": [{"x": "a", "y": "1"}] * pasted}
    began = time.process_time()
    tell(page, "_table", "string_value", json.dumps(report))
    assert time.process_time() - began < 3.0
    (warning,) = page.app.warning
    *first, more, kept = warning.value.split("\n\n")
    assert len(first) == TOLD
    assert more == f"So are {MOST_ROWS - 2 - TOLD} more."
    assert kept == f"Only the first 1000 rows are kept, and {cut} that came after them are not."
    assert len(table(page).base) == len(table(page).rows) == MOST_ROWS, "drawn with what is kept and nothing more"
    assert page.reader.values["dots"] == "two_points"
    page.switch_language()
    assert str(cut) in page.app.warning[0].value
    tell(page, "_table", "string_value", json.dumps({"deleted_rows": list(range(2, MOST_ROWS))}))
    assert not page.app.warning
    assert len(table(page).rows) == 2


@pytest.mark.parametrize("page", PAGES)
def test_a_link_that_asks_for_nothing_possible_is_answered_in_one_box(visit: Open, page: str) -> None:
    asked = dict.fromkeys((*kinds(GROUPS[page]), "cook", "ghost", "first"), "$zqx$" * 2_000)
    opened = visit(page, lang="en", **asked)
    assert problems(opened) == []
    (box,) = opened.app.info
    assert str(len(asked)) in box.value
    assert box.value.count("`") == 2 * TOLD
    assert len(box.value) < 400
    assert not any(MARKUP.search(outside_code(shown)) for shown in opened.words(sidebar=True))
    assert all(possible(name, value) for name, value in opened.reader.values.items())
