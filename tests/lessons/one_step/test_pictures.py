"""The picture of *One step, slowly*: each bar hangs under its own face, and every press uncovers its own part."""

import re
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.diners import DISHES
from lessons.one_step import pictures, shares
from lessons.one_step.scene import Scene
from lessons.one_step.settings import OneStep
from lessons.one_step.slopes import Cut
from tests.conftest import typed
from ui.figures import decimal
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.tongues import by_tongue

STEP = Text("en", "kitchen", "one_step")
TEXTS = [Text(language, register, "one_step") for language, register in product(LANGUAGES, REGISTERS)]
BAR = r'<rect x="([-.\d]+)" y="([-.\d]+)" width="[.\d]+" height="([.\d]+)" rx="2" fill="{}"'
SALT, SPICE = (re.compile(BAR.format(fill)) for fill in ("#FFF", "#D2301C"))


def wide(press: int, **settings: object) -> str:
    drawn = pictures.step_drawing(STEP, Scene(OneStep(press=press, **settings)))  # type: ignore[arg-type]
    return drawn.split('class="phone"')[0]


@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("start", [(1.0, 1.0), (6.0, 0.0), (2.0, 6.0)])
def test_a_bar_is_as_high_as_its_share_and_stands_on_its_side_of_the_line(
    dish: str, start: tuple[float, float]
) -> None:
    now = Scene(OneStep(dish=dish, start="mine", salt=start[0], spice=start[1], press=3))
    drawn = pictures.step_drawing(STEP, now).split('class="phone"')[0]
    order, _ = by_tongue(now.crowd)
    scales = []
    for which, bars in enumerate((SALT, SPICE)):
        found = np.array([[float(each) for each in bar] for bar in bars.findall(drawn)])
        shares = now.tasting.shares[order, which]
        assert len(found) == 8
        assert np.diff(found[:, 0]) == pytest.approx(61, abs=0.11)
        up, down = found[shares > 0], found[shares < 0]
        if len(up) and len(down):
            assert (up[:, 1] + up[:, 2]) == pytest.approx(down[0, 1], abs=0.11)
        scales += list(found[:, 2][np.abs(shares) > 0.5] / np.abs(shares)[np.abs(shares) > 0.5])
    assert max(scales) / min(scales) < 1.15  # one scale for both, up to the rounding of a small bar


def test_each_press_uncovers_its_own_part() -> None:
    untasted, tasted, judged, shared, adjusted = (wide(press) for press in range(5))
    assert "too weak" not in untasted
    assert tasted.count(">too weak<") == 8
    assert "3.76" not in tasted
    assert "3.76" in judged
    assert not SALT.search(judged)
    assert len(SALT.findall(shared)) == len(SPICE.findall(shared)) == 8
    assert "▲ 0.40 g" not in shared
    assert "▲ 0.40 g" in adjusted
    assert not SALT.search(adjusted)


def test_after_the_step_the_pot_before_and_the_new_one_stand_one_below_the_other() -> None:
    now = Scene(OneStep(press=4))
    for drawn in pictures.step_drawing(STEP, now).split('class="phone"'):
        before, after = drawn.split(f">{STEP('row.after')}<")
        assert f">{STEP('row.before')}<" in before
        for part, grams, loss, score in ((before, "1.00", "3.76", "21.0"), (after, "1.40", "1.66", "37.6")):
            assert all(each in part for each in (grams, loss, score)), part
        assert loss not in before
    assert wide(4).count("translate(126 34)") == 2, "the faces of either pot stand in the same places"


def test_nothing_is_drawn_for_what_has_not_been_pressed() -> None:
    tall = [float(wide(press).split('viewBox="0 0 791 ')[1].split('"')[0]) for press in range(5)]
    assert tall[0] == tall[1] == tall[2] < min(tall[3:])


@given(st.floats(-6, 6).map(lambda cents: cents / 2))
def test_twice_the_mean_as_it_is_shown_is_the_slope_as_it_is_shown(mean: float) -> None:
    """By hand: three decimals of the mean, doubled, round to the two decimals of the slope."""
    shown, slope = decimal(mean, 3), decimal(2 * mean, 2)
    at_an_edge = abs(abs(2000 * mean) % 10 - 5) < 1e-6
    by_hand = Decimal(2) * Decimal(typed(shown))
    assert at_an_edge or by_hand.quantize(Decimal("0.01"), ROUND_HALF_EVEN) == Decimal(typed(slope))


@pytest.mark.parametrize(("slope", "way"), [(0.0049, "level"), (-0.0049, "level"), (0.0051, "less"), (-0.0051, "more")])
def test_a_slope_of_which_nothing_is_shown_has_no_way(slope: float, way: str) -> None:
    assert shares.way(slope) == way


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_seasoning_that_stays_has_no_arrow(text: Text) -> None:
    best = np.linalg.lstsq(*(lambda crowd: (crowd.X, crowd.y))(Scene(OneStep()).crowd), rcond=None)[0]
    now = Scene(OneStep(pot=f"{best[0]:.6f},{best[1]:.6f}", press=4))
    assert [pictures.step(text, now, which) for which in range(2)] == [text("row.grams", grams="0.00")] * 2
    shared = pictures.step_drawing(text, Scene(OneStep(pot=now.settings.pot, press=3)))
    assert shared.count(text("row.level")) == 2
    assert not {"▲", "▼"} & set(shared)


def test_a_face_is_grey_until_it_has_tasted() -> None:
    assert wide(0).count("opacity") > wide(1).count("opacity") - 16  # blushes are faint too
    assert 'scale(0.94)" opacity=".3"' in wide(0)
    assert 'scale(0.94)" opacity=".3"' not in wide(1)


@pytest.mark.parametrize("way", [0, 1])
@pytest.mark.parametrize("grams", [(1.0, 1.0), (6.0, 6.0)])
def test_the_arrow_goes_downhill_and_never_both_ways(way: int, grams: tuple[float, float]) -> None:
    now = Scene(OneStep(start="mine", salt=grams[0], spice=grams[1], press=3))
    cut = Cut(now, way, 0, 0, 100, 70)
    heads = re.findall(r'd="M([-.\d]+) ([-.\d]+)L[-.\d ]+L[-.\d ]+z" fill="var\(--now\)"', cut.svg())
    ((x, y),) = heads
    assert (float(x) - cut.across(cut.here)) * now.change(way) > 0
    assert float(y) > cut.up(now.tasting.loss)


def test_the_cross_section_is_the_loss_itself() -> None:
    now = Scene(OneStep(dish="congee", press=3))
    for which in range(2):
        grams, losses = Cut(now, which, 0, 0, 100, 70).curve
        for gram, loss in zip(grams, losses, strict=True):
            pot = [1.0, 1.0]
            pot[which] = gram
            assert loss == pytest.approx(np.mean((now.crowd.X @ pot - now.crowd.y) ** 2))


@pytest.mark.parametrize("press", [3, 4])
@pytest.mark.parametrize("pot", ["1e6,1e6", "-1e6,3e5", "3,0.8", "2.9976,0.8036"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_any_pot_can_be_drawn(press: int, pot: str, language: str, register: str) -> None:
    text, now = Text(language, register, "one_step"), Scene(OneStep(pot=pot, press=press))
    drawn = pictures.step_drawing(text, now) + pictures.slopes_drawing(text, now)
    assert "nan" not in drawn
    assert "inf" not in drawn
    assert len(drawn) < 90_000
