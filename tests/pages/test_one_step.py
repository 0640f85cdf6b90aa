"""One step, slowly: four presses, true numbers at each."""

import re

import numpy as np
import pytest

from core.diners import regulars
from core.least_squares import gradient_descent_path
from core.one_step import taste
from tests.conftest import Open, address, problems, score_of
from ui.kit.text import LANGUAGES, Text


def test_four_presses_go_once_round_and_the_fifth_begins_from_the_new_grams(visit: Open) -> None:
    page = visit("one_step", lang="en")
    assert page.widget("press").disabled
    page.click("bet.salt")
    tasting = taste(regulars("tomato_egg"), (1.0, 1.0))
    page.click("press")
    assert [table.value.shape[0] for table in page.app.table] == [8]
    page.click("press")
    assert f"All eight complaints in one number: {tasting.loss:.2f}." in page.text()
    page.click("press")
    salt, spice = np.array([1.0, 1.0]) - 0.1 * tasting.gradient
    slopes = "salt {:+.2f}, spice {:+.2f}".format(*tasting.gradient)
    assert f"One tasting gave both slopes, {slopes}. Nothing was tried." in page.text()
    page.click("press")
    assert f"{salt - 1:+.2f} g of salt, {spice - 1:+.2f} g of spice, both at once." in page.text()
    assert f"{score_of('tomato_egg', salt, spice):.1f}**" in page.text()
    assert page.reader.progress["one_step"]
    page.click("press")
    assert page.reader.values["pot"] == f"{salt:.12g},{spice:.12g}" or page.reader.values["pot"].startswith(
        f"{salt:.6g}"
    )


def test_the_nudge_and_the_blame_say_the_same_slope(visit: Open) -> None:
    page = visit("one_step", lang="en", dish="congee", bet="spice")
    for press in ("press", "press", "press", "nudge"):
        page.click(press)
    gradient = taste(regulars("congee"), (1.0, 1.0)).gradient
    for name, slope in zip(("salt", "spice"), gradient, strict=True):
        sentence = next(s for s in page.sentences() if s.startswith(f"{name}: 0.01 g more makes the loss"))
        assert sentence.replace("−", "-").count(f"{slope:+.2f}") == 2


def test_the_link_of_a_step_carries_the_nudge_and_the_next_step_forgets_it(visit: Open) -> None:
    page = visit("one_step", lang="en", bet="spice")
    for press in ("press", "press", "press", "nudge"):
        page.click(press)
    there, query = address(page.links()[0])
    nudged = [s for s in visit(there, **query).sentences() if "0.01 g more makes the loss" in s]
    assert len(nudged) == 2
    page.click("press").click("press")
    assert "0.01 g more makes the loss" not in page.text()


def test_every_product_in_the_tasting_table_can_be_followed_by_hand(visit: Open) -> None:
    page = visit("one_step", lang="en", salt="2.5", bet="salt").click("press")
    for row in page.app.table[0].value.to_numpy():
        parts = []
        for product_said in row[1:-1]:
            felt, grams, part = map(float, re.fullmatch(r"(.+) × (.+) = (.+)", product_said).groups())  # type: ignore[union-attr]
            assert felt * grams == pytest.approx(part, abs=6e-4)
            parts.append(part)
        assert sum(parts) == pytest.approx(float(row[-1]), abs=1.1e-3)


def test_no_table_is_at_first_sight_and_no_check_before_there_is_a_slope(visit: Open) -> None:
    page = visit("one_step", lang="en", bet="salt").click("press").click("press")
    assert not page.has("nudge")
    page.click("press")
    assert page.has("nudge")
    assert "Plate minus wish" not in page.text(folded=False)
    assert "Plate minus wish" in page.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bridge_gathers_the_words_once_they_were_all_earned_and_stays(visit: Open, language: str) -> None:
    text = Text(language, "kitchen", "one_step")
    page = visit("one_step", lang=language, bet="salt")
    for press in range(6):
        assert (text("bridge") in page.sentences()) == (press >= 4)
        assert (text("ahead") in page.sentences()) == (press < 4)
        page.click("press")


def test_step_by_step_is_gradient_descent(visit: Open) -> None:
    page = visit("one_step", lang="en", step_rate="0.4", bet="salt")
    steps = 5
    for _ in range(4 * steps):
        page.click("press")
    path = gradient_descent_path(regulars("tomato_egg"), (1.0, 1.0), 0.4, steps)
    before, after = (100 / (1 + loss) for loss in path.losses[-2:])
    assert f"score {before:.1f} → **{after:.1f}**" in page.text()


def test_a_pot_from_a_link_however_full_can_be_adjusted_on_and_on(visit: Open) -> None:
    for pot in ("1e6,1e6", "-1e6,1e6", "-1e6,3e5"):
        opened = visit("one_step", lang="en", pot=pot, press="4", step_rate="0.4", bet="salt")
        for _ in range(5):
            opened.click("press")
            assert problems(opened) == []
