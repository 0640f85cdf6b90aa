"""Three plates: marks are tenths of a gram, rings tell what changed, bars what is heard; each master counts alone."""

import math
import re
from itertools import product

import numpy as np
import pytest

from core.diners import regulars
from core.judges import JUDGES
from lessons.judges import plates
from lessons.judges.scene import Stage
from tests.lessons.judges.oracle import heard
from ui.draw import faces
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.settings import Order

TEXT = Text("en", "kitchen", "judges")
TEXTS = [Text(language, register, "judges") for language, register in product(LANGUAGES, REGISTERS)]
WISH = 6.0
WIDE = {" ": 0.26, "→": 0.9}
"""As a share of the size of the type."""

PICKY, CALM, FIRST = Stage(Order(), WISH), Stage(Order(), 0.0), Stage(Order(), None)
STAGES = [(PICKY, WISH), (CALM, 0.0), (FIRST, 3.0), (PICKY, -1.0), (Stage(Order("congee", "heavy"), -3.0), -3.0)]


def columns(stage: Stage, picky: float, text: Text = TEXT) -> dict[str, str]:
    """The drawing of each master."""
    drawn = re.split(r'<g transform="translate\([\d.]+ 0\)">', plates.still(text, stage, picky))[1:]
    return dict(zip(JUDGES, drawn, strict=True))


def tenths(stage: Stage, judge: str, which: int) -> int:
    return round(10 * float(stage.scene.dishes[judge].weights[which]))


def spots(drawn: str, mark: str) -> list[tuple[float, float]]:
    """Where marks of a kind lie."""
    found = re.findall(rf'<g transform="translate\(([-\d.]+) ([-\d.]+)\)">{re.escape(mark)}', drawn)
    return [(float(x), float(y)) for x, y in found]


@pytest.mark.parametrize(("stage", "picky"), STAGES)
def test_a_mark_is_a_tenth_of_a_gram_and_nothing_lies_below_none(stage: Stage, picky: float) -> None:
    for judge, drawn in columns(stage, picky).items():
        for which, mark in enumerate((plates.SALT, plates.SPICE)):
            assert drawn.count(mark) == max(0, tenths(stage, judge, which))


@pytest.mark.parametrize(("stage", "picky"), STAGES)
def test_every_mark_lies_on_its_plate_alone(stage: Stage, picky: float) -> None:
    for drawn in columns(stage, picky).values():
        lying = [*spots(drawn, plates.SALT), *spots(drawn, plates.SPICE), *spots(drawn, plates.GONE)]
        assert len(set(lying)) == len(lying)
        for x, y in lying:
            assert (x / 59) ** 2 + ((y - 100) / 40) ** 2 < 1


def test_marks_that_came_are_ringed_and_those_that_went_are_dots() -> None:
    for judge, drawn in columns(PICKY, WISH).items():
        more = [tenths(PICKY, judge, which) - tenths(CALM, judge, which) for which in (0, 1)]
        assert drawn.count(plates.NEW) == sum(max(0, each) for each in more)
        assert drawn.count(plates.GONE) == sum(max(0, -each) for each in more)
        assert set(spots(drawn, plates.NEW)) <= {*spots(drawn, plates.SALT), *spots(drawn, plates.SPICE)}
    assert columns(PICKY, WISH)["squared"].count(plates.NEW)
    for drawn in columns(CALM, 0.0).values():
        assert plates.NEW not in drawn
        assert plates.GONE not in drawn


def test_dots_and_marks_share_the_places_of_the_calm_dish() -> None:
    less = Stage(Order("congee", "heavy"), -3.0)
    calm, now = columns(less, 0.0), columns(less, -3.0)
    gone = 0
    for judge in JUDGES:
        before = tenths(Stage(less.order, 0.0), judge, 1)
        kept, dots = spots(now[judge], plates.SPICE), spots(now[judge], plates.GONE)
        gone += len(dots)
        assert len({*kept, *dots}) >= before
    assert gone
    assert calm.keys() == now.keys()


@pytest.mark.parametrize("picky", [-3.0, 0.0, 3.0])
def test_the_first_face_follows_the_wish_and_all_others_the_dish(picky: float) -> None:
    calm = regulars("tomato_egg")
    for judge in JUDGES:
        looks = plates.looks(TEXT, PICKY, judge, picky)
        errors = calm.X @ PICKY.scene.dishes[judge].weights - calm.y
        errors[0] -= picky
        for diner, error in enumerate(errors):
            said = "about_right" if abs(error) < 0.25 else "too_strong" if error > 0 else "too_weak"
            share = calm.X[diner, 0] / calm.X[diner].sum()
            assert looks[f"face{diner}", "drawn"] == faces.tilted(diner + 1, said, faces.tongue_of(share))


def test_the_picky_diner_and_whoever_changed_their_mind_have_a_ring() -> None:
    changed = f'opacity="1">{plates.CHANGED}'
    for judge, drawn in columns(PICKY, WISH).items():
        was, now = (np.abs(stage.scene.dishes[judge].errors[1:]) >= 0.25 for stage in (CALM, PICKY))
        assert drawn.count(plates.FIRST) == 1
        assert drawn.count(changed) == int((was != now).sum())
    assert columns(PICKY, WISH)["squared"].count(changed) == 4
    assert columns(PICKY, WISH)["absolute"].count(changed) == 0


def test_the_others_are_counted_without_the_picky_diner_before_and_after() -> None:
    assert plates.looks(TEXT, PICKY, "squared", WISH)["unhappy", "words"] == "2 → 6 of 7 unhappy"
    assert plates.looks(TEXT, PICKY, "squared", 0.0)["unhappy", "words"] == "2 → 6 of 7 unhappy"
    assert plates.looks(TEXT, CALM, "squared", 0.0)["unhappy", "words"] == "2 of 7 unhappy"
    assert plates.looks(TEXT, FIRST, "squared", 3.0)["unhappy", "words"] == "2 of 7 unhappy"
    errors = PICKY.scene.crowd.X @ PICKY.scene.dishes["squared"].weights - PICKY.scene.crowd.y
    assert plates.complaining(errors) == int((np.abs(errors[1:]) >= 0.25).sum()) == 6


def test_each_master_counts_in_its_own_way() -> None:
    by_hand = {"squared": (1.0, 9.0), "absolute": (1.0, 3.0), "huber": (0.375, 1.375)}
    for judge, counts in by_hand.items():
        for off, count in zip(plates.OFF, counts, strict=True):
            assert plates.counted(TEXT, judge, off) == TEXT("plate.counts", off=off, counts=count)
    for stage, picky in ((PICKY, WISH), (CALM, 0.0)):
        mean = float(np.abs(stage.scene.dishes["absolute"].errors).mean())
        assert plates.looks(TEXT, stage, "absolute", picky)["own", "words"].endswith(f"{mean:.2f}")


@pytest.mark.parametrize(("stage", "picky"), STAGES)
def test_the_bar_is_as_long_as_what_is_heard_of_the_first_diner(stage: Stage, picky: float) -> None:
    calm = regulars(stage.order.dish, stage.order.eaters)
    for judge, drawn in columns(stage, picky).items():
        errors = calm.X @ stage.scene.dishes[judge].weights - calm.y
        errors[0] -= picky
        share = heard(judge, errors)
        (left, width), (frame,) = (
            re.findall(r'<rect id="voice\d" x="([-\d.]+)" y="242" width="([\d.]+)"', drawn)[0],
            re.findall(r'<rect x="-58" y="242" width="(\d+)" height="15" fill="none"', drawn),
        )
        assert float(left) == -58
        assert float(width) == pytest.approx(share * float(frame), abs=0.051)
        assert f">{TEXT('plate.voice', share=math.floor(100 * share + 0.5 + 1e-9))}</text>" in drawn


def test_a_loud_diner_is_heard_by_size_by_vote_or_up_to_a_limit() -> None:
    """What the page is about: Square's bar grows with the wish, Even's stays an eighth, Cap's stops."""
    heard_at = {judge: [FIRST.finished(judge, wish).voice for wish in (1.0, 3.0, 6.0)] for judge in JUDGES}
    assert heard_at["squared"][0] + 0.2 < heard_at["squared"][1] < heard_at["squared"][2] - 0.1
    assert heard_at["absolute"] == pytest.approx([0.125] * 3)
    assert heard_at["huber"] == pytest.approx([heard_at["huber"][0]] * 3)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize(("stage", "picky"), STAGES)
def test_the_words_fit_into_their_column(text: Text, stage: Stage, picky: float) -> None:
    """A Chinese letter is as wide as the type is high, others and spaces are narrower."""
    for drawn in columns(stage, picky, text).values():
        for more, said in re.findall(r'<text y="[\d.]+" fill="var\(--ink\)"([^>]*)>([^<]*)</text>', drawn):
            size = float((re.findall(r'font-size="([\d.]+)"', more) or ["12.5"])[0])
            width = size * sum(1.0 if letter > "\u2e80" else WIDE.get(letter, 0.54) for letter in said)
            assert width <= plates.COLUMN - 2, said


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_drawing_is_told_with_the_words_that_stand_in_it(text: Text) -> None:
    told, drawn = plates.described(text, PICKY, WISH), plates.still(text, PICKY, WISH)
    for judge in JUDGES:
        looks = plates.looks(text, PICKY, judge, WISH)
        for said in ("grams", "share", "unhappy", "own"):
            assert looks[said, "words"] in told
            assert f">{looks[said, 'words']}</text>" in drawn
