"""Two numbers hold a line: by hand and by machine, with any points that a table or a link can hold."""

import random
import re
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest

from core.lines import PRESETS, descend, fit
from lessons.line import dots, points, typed
from lessons.line.settings import Line
from tests.conftest import COMPONENT, Open, Visit, component_words, nodes, problems
from tests.groups import DEFAULTS
from ui.kit.session import SKIPPED
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather, links

OWN = "3_2~0_0.5~2_6~7_1~40_80"
DEGENERATE = ("none", "3_4", "3_4~3_8", "3_4~3_4", "100_100~0_0", "0_0~1e-12_5", "99.9_1~100_2")


def words(visit: Visit) -> Text:
    return Text(visit.reader.language, visit.reader.register, "line")


def said(visit: Visit, beginning: str) -> str:
    """The sentence in sight that begins so."""
    (found,) = [sentence for sentence in visit.sentences() if sentence.startswith(beginning)]
    return found


def drawn(visit: Visit) -> str:
    """What is written into the drawings on the page."""
    found = [component_words(node.proto) for node, _ in nodes(visit.app) if node.type == COMPONENT]
    return "\n".join(word for words in found for word in words)


def numbers(sentence: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", sentence)]


@pytest.mark.parametrize("name", sorted(PRESETS.keys() - {"two_points", "noisy"}))
def test_the_bet_is_settled_by_the_points_that_the_best_line_really_hits(visit: Open, name: str) -> None:
    page = visit("line", lang="en", dots=name).click("bet.all").click("fit")
    best, points = fit(PRESETS[name]).weights, PRESETS[name]
    through = int(np.sum(np.abs(np.polyval(best, points.x) - points.y) < 0.005))
    assert f"by formula, goes through {through} of {len(points)}, to within 0.005." in page.text()
    assert (": right." in page.text()) == (through == len(points))


@pytest.mark.parametrize("option", ["10", "14", "nobody"])
@pytest.mark.parametrize("name", ["noisy", "two_points"])
def test_the_bet_is_what_the_line_says_where_nobody_measured(visit: Open, name: str, option: str) -> None:
    page = visit("line", lang="en", dots=name).click(f"bet.{option}").click("fit")
    slope, height = np.polyfit(PRESETS[name].x, PRESETS[name].y, 1)
    assert f"by formula: **{7 * slope + height:.1f} cups**." in page.text()
    assert (": right." in page.text()) == (option == "14")


def test_the_bet_is_settled_by_hand_too(visit: Open) -> None:
    page = visit("line", lang="en", dots="two_points", bet="14").set("line_a", 2.0)
    assert "You bet" not in page.text()
    page.set("line_b", 0.0)
    assert "You bet **about 14 cups**: right." in page.text()
    page.set("line_b", 3.0)
    assert "You bet **about 14 cups**: right." in page.text()
    assert not page.runs


def test_a_machine_that_never_arrives_settles_it_once_it_has_walked_as_long_as_it_can(visit: Open) -> None:
    """Points so close at one side that the exact line is all but upright."""
    page = visit("line", lang="en", dots="0_0~0.001_1~0.002_1", fit_rounds="100", bet="none").click("fit")
    assert "You bet" not in page.text()
    page = page.set("fit_rounds", 1000).click("fit")
    assert "You bet **not one**: right." in page.text()
    assert "goes through 0 of 3" in page.text()


def test_a_machine_that_has_not_arrived_settles_no_bet(visit: Open) -> None:
    page = visit("line", lang="en", fit_rounds="10", bet="14").click("fit")
    assert "The machine is still on its way** after 10 rounds." in page.text()
    assert "You bet" not in page.text()
    page.set("fit_rounds", 1000).click("fit")
    assert "You bet **about 14 cups**: right." in page.text()
    assert "still on its way" not in page.text()


def test_a_fit_of_other_points_is_compared_with_nothing(visit: Open) -> None:
    page = visit("line", lang="en", bet=SKIPPED).click("fit").set("preset", "curve").click("bet.skip").click("fit")
    assert len(page.runs) == 2
    assert problems(page) == []
    assert "→" not in page.text()


def test_fitting_waits_for_the_bet_but_the_hand_does_not(visit: Open) -> None:
    page = visit("line", lang="en", dots="two_points")
    assert page.widget("fit").disabled
    page.set("line_a", 2.0).set("line_b", 0.0)
    assert said(page, "**For 7 cups").endswith("Typical miss: 0.0 cups.")
    assert not page.reader.progress["line"]
    page.click("bet.skip").click("fit")
    assert page.reader.progress["line"]


def test_nothing_is_judged_by_taste(visit: Open) -> None:
    page = visit("line", lang="en", bet=SKIPPED).click("fit")
    for shown in (page.text(), page.switch_register().text(), page.switch_language().text()):
        assert "score" not in shown.lower()
        assert "好吃" not in shown
        assert "得分" not in shown


@pytest.mark.parametrize("query", [{"dots": "-3_1~2_2"}, {"line_a": "-2"}, {"line_b": "9"}, {"ask_x": "-1"}])
def test_an_older_link_below_zero_opens_and_is_told_that_it_cannot_be(visit: Open, query: dict[str, str]) -> None:
    page = visit("line", lang="en", **query)
    assert problems(page) == []
    assert "which is not possible here" in page.text()


def test_points_of_one_s_own_are_fitted_without_a_bet(visit: Open) -> None:
    page = visit("line", lang="en", dots=OWN)
    assert not page.widget("fit").disabled
    assert page.value("preset") == "own"


def test_the_machine_starts_from_the_hand_and_stands_beside_the_exact_answer(visit: Open) -> None:
    page = visit("line", lang="en", line_a="0", line_b="4", fit_rounds="100", bet=SKIPPED).click("fit")
    points = PRESETS["noisy"]
    a, b = descend(points, (0.0, 4.0), epochs=100).weights[-1]
    exact = fit(points).weights
    (sentence,) = [words for words in page.words() if words.startswith("**From a = 0, b = 4, 100 ")]
    apart = float(np.hypot(a - exact[0], b - exact[1]))
    expected = [0, 4, 100, a, b, *exact, apart]
    assert numbers(sentence.split("\n")[0]) == pytest.approx(expected, abs=0.0051)
    page.set("fit_rounds", 1000).click("fit")
    assert "less than 0.01 apart" in page.text()
    assert "100 → 1000" in said(page, "**One change:**")


def test_what_two_numbers_hold_is_counted_and_so_is_the_price(visit: Open) -> None:
    page = visit("line", lang="en", bet=SKIPPED).click("fit")
    assert "**10 measurements, and the line keeps two numbers.**" in page.text()
    given = PRESETS["noisy"]
    errors = np.abs(np.polyval(fit(given).weights, given.x) - given.y)
    typical = float(np.sqrt((errors**2).mean()))
    assert f"typically {typical:.2f} cups off, {errors.max():.2f} at most." in page.text()
    page.set("preset", "outlier").click("bet.none").click("fit")
    assert "**6 measurements, and two numbers that hold hardly anything of them**" in page.text()
    page.set("preset", "two_points").click("bet.skip").click("fit")
    assert "**Two points, two numbers: no room is saved yet.**" in page.text()


@pytest.mark.parametrize(("x", "known"), [("2.5", "measured"), ("2.0", "measured"), ("7.5", "unmeasured")])
def test_the_line_answers_for_any_x_and_says_whether_it_was_measured(visit: Open, x: str, known: str) -> None:
    page = visit("line", lang="en", ask_x=x, line_a="2", line_b="1")
    assert said(page, page.content(f"say.{known}", x=float(x), whose="your line", y=2 * float(x) + 1))


def test_a_fit_is_marked_as_old_when_the_hand_moves_and_goes_when_the_points_do(visit: Open) -> None:
    page = visit("line", lang="en", bet="14").click("fit")
    old = words(page)("not_fitted")
    assert not any(old in sentence for sentence in page.sentences())
    page.set("line_a", 1.0)
    assert any(old in sentence for sentence in page.sentences())
    assert "**From a = 0.5, b = 3" in page.text()
    page.set("preset", "curve")
    assert "**From a = 0.5, b = 3" not in page.text()


def test_asking_about_another_x_is_not_a_new_fit(visit: Open) -> None:
    page = visit("line", lang="en", bet="14").click("fit").set("ask_x", 6.0).click("fit")
    assert len(page.reader.memory("line").runs) == 1
    assert not any(words(page)("not_fitted") in sentence for sentence in page.sentences())


def test_another_preset_leaves_the_fit_before_as_a_ghost_which_is_compared_with_nothing(visit: Open) -> None:
    page = visit("line", lang="en", bet="14").click("fit").set("preset", "curve").click("bet.some").click("fit")
    assert "One change" not in page.text()
    assert ": right." in page.text()


@pytest.mark.parametrize(("coded", "language", "register"), list(product(DEGENERATE, LANGUAGES, REGISTERS)))
def test_points_that_settle_no_line_get_a_sentence_and_keep_their_picture(
    visit: Open, coded: str, language: str, register: str
) -> None:
    page = visit("line", lang=language, terms=register, dots=coded)
    assert problems(page) == []
    assert drawn(page)
    text = words(page)
    expected = {"none": text("no_point"), "3_4": text("settled.one_point"), "3_4~3_8": text("settled.all_x_equal")}
    assert expected.get(coded, "") in page.text()
    if coded == "none":
        assert page.widget("fit").disabled
        return
    page.click("fit")
    assert problems(page) == []
    assert page.reader.progress["line"]


@pytest.mark.parametrize("coded", ["none", "3_4", OWN])
def test_a_link_may_bring_any_fit_and_any_ghost(visit: Open, coded: str) -> None:
    runs = [links.write(gather(Line, {**DEFAULTS, "dots": dots})) for dots in ("none", coded)]
    for cook, ghost in (runs, runs[::-1]):
        assert problems(visit("line", lang="zh", dots=coded, cook=cook, ghost=ghost)) == []


def test_the_link_holds_the_points_and_the_fit(visit: Open) -> None:
    page = visit("line", lang="zh", dots=OWN, line_a="1.5").click("fit")
    link, _ = page.links()
    assert f"dots={OWN}" in link
    assert "cook=" in link


# ---- the table ----


def table_of(page: Visit) -> points.Table:
    """The table of points as the page remembers it."""
    table = page.reader.memory("line").recall(points.Table)
    assert table
    return table


def type_into_table(page: Visit, **changes: Any) -> Visit:
    """Leave the table as the browser would; AppTest cannot type into one."""
    table = table_of(page)
    rows = typed.edited(table.base, changes)
    page.reader.values["dots"] = dots.write(typed.understand(rows)[0])
    page.reader.memory("line").keep(replace(table, rows=rows, coded=page.reader.values["dots"]))
    page.app.run()
    return page


def test_the_table_begins_with_the_points_and_follows_another_preset(visit: Open) -> None:
    page = visit("line", lang="en", dots="two_points")
    assert table_of(page).rows == (("1", "2"), ("3", "6"))
    page.set("preset", "on_the_line")
    assert len(table_of(page).rows) == 5


def test_a_switch_of_language_keeps_what_was_typed(visit: Open) -> None:
    """To Streamlit the table is another one then, without the edits: it must be drawn from the rows as they are."""
    page = visit("line", lang="en", dots="two_points")
    type_into_table(page, added_rows=[{"x": "5", "y": "9"}]).switch_language()
    table = table_of(page)
    assert table.base == table.rows == (("1", "2"), ("3", "6"), ("5", "9"))


def test_what_cannot_be_used_is_named_and_stays_in_the_table(visit: Open) -> None:
    page = visit("line", lang="en", dots="two_points").set("line_a", 1.0)
    type_into_table(page, edited_rows={"0": {"x": "abc"}}, added_rows=[{"x": "5", "y": "999"}, {"y": "2"}])
    (warning,) = page.app.warning
    assert warning.value.split("\n\n") == [
        "Row 1 is left out: `abc` is not a number.",
        "Row 3 is left out: `999` is not between 0 and 100 cups.",
        "Row 4 is left out: it needs both an x and a y.",
    ]
    assert page.reader.values["dots"] == "3_6"
    page.go("seasoning").go("line")
    assert table_of(page).rows[0] == ("abc", "2")
    assert [box.value for box in page.app.warning] == [warning.value]


def test_start_again_puts_the_points_back(visit: Open) -> None:
    page = type_into_table(visit("line", lang="en"), deleted_rows=[0])
    before = table_of(page).key
    page.click("start_again")
    assert page.reader.values["dots"] == "noisy"
    assert table_of(page).rows[0] == ("0.5", "0.8")
    assert table_of(page).key != before
    assert not page.app.warning


def test_any_points_can_be_fitted_from_anywhere(visit: Open) -> None:
    dice = random.Random(3)
    page = visit("line", lang="zh")
    for _ in range(12):
        pairs = [(dice.uniform(0, 100), dice.uniform(0, 100)) for _ in range(dice.choice((1, 2, 3, 60)))]
        page.reader.values["dots"] = "~".join(f"{x:.2f}_{y:.2f}" for x, y in pairs)
        page.reader.values["line_a"], page.reader.values["line_b"] = dice.uniform(0, 4), dice.uniform(0, 4)
        page.reader.values["fit_rounds"] = dice.choice((10, 100, 1000))
        page.app.run()
        page.click("fit")
        assert problems(page) == []


def test_points_above_each_other_are_neither_measured_as_one_nor_given_back(visit: Open) -> None:
    page = visit("line", lang="en", dots="2_1~2_5", ask_x="2").click("fit")
    assert "Measured here 2 times, on average 3.00." in page.text()
    assert "no room is saved yet" not in page.text()
    assert "The machine’s line ends up typically 2.00 cups off, 2.00 at most." in page.text()
