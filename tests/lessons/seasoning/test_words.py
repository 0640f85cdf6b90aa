"""What is said on *Season it yourself*: what would help, and how the hand has done."""

import re
from collections import Counter
from itertools import product

import numpy as np
import pytest

from core.diners import DISHES, EATERS
from core.one_step import taste
from lessons.seasoning import words
from lessons.seasoning.scene import GOAL, Scene
from lessons.seasoning.settings import Seasoning
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXTS = [Text(language, register, "seasoning") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
FAR, NEAR = (1.0, 1.0), (3.0, 0.8)


def scene(*walk: tuple[float, float]) -> Scene:
    salt, spice = walk[-1]
    return Scene(Seasoning(salt=salt, spice=spice), walk)


def test_a_hint_names_the_way_the_amount_and_the_seasoning() -> None:
    assert words.hint(TEXT, "salt", 1.0) == "1 g more salt would help most."
    assert words.hint(TEXT, "spice", -0.5) == "0.5 g less spice would help most."


def test_where_nothing_helps_that_is_said() -> None:
    now = scene((3.0, 0.8))
    assert now.move is None
    assert TEXT("hint.none") in words.said(TEXT, now)
    assert TEXT("hint.none") not in words.said(TEXT, now, veiled=True)
    assert TEXT("hint.wait") in words.said(TEXT, now, veiled=True)


def test_the_hint_helps_indeed() -> None:
    before = scene(FAR)
    assert before.move is not None
    grams = list(FAR)
    grams[before.move.which] += before.move.amount
    assert words.hint(TEXT, ("salt", "spice")[before.move.which], before.move.amount) in words.said(TEXT, before)
    assert scene((grams[0], grams[1])).score > before.score


@pytest.mark.parametrize(
    ("walk", "told"), [((FAR, NEAR), "you_did_it"), ((NEAR, FAR), "you_had_it"), ((FAR,), "you_tried")]
)
def test_who_has_once_passed_the_goal_is_told_so(walk: tuple[tuple[float, float], ...], told: str) -> None:
    now = scene(*walk)
    assert (now.best >= GOAL) == (told != "you_tried")
    values = {"tries": len(walk) - 1, "passed": walk.index(NEAR) if NEAR in walk else -1}
    assert words.ending(TEXT, now) == TEXT(told, **values, best=f"{max(now.scores):.0f}")


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_score_below_the_goal_is_never_written_as_the_goal(text: Text) -> None:
    assert [words.score(points) for points in (89.4, 89.6, 89.96, 90.0, 90.4)] == ["89", "89.6", "89.96", "90", "90"]
    for place in product(np.arange(0.0, 6.05, 0.1).round(1), repeat=2):
        now = scene((float(place[0]), float(place[1])))
        written = re.search(r"\*\*\D*(\d+(?:\.\d+)?)", words.said(text, now))
        assert written is not None
        assert (float(written[1]) >= GOAL) == (now.score >= GOAL)


@pytest.mark.parametrize(
    ("grams", "said"),
    [
        ((1.0, 1.0), "Salt tongues: all find it too weak. Spice tongues: all find it too weak."),
        ((2.4, 1.4), "Salt tongues: all find it too weak. Spice tongues: 3 find it too strong."),
        ((6.0, 6.0), "Salt tongues: all find it too strong. Spice tongues: all find it too strong."),
        ((2.7, 0.9), "Salt tongues: 3 find it too weak. Spice tongues: all are content."),
    ],
)
def test_each_half_of_the_tongues_is_told_apart(grams: tuple[float, float], said: str) -> None:
    assert said in words.said(TEXT, scene(grams))


def test_a_half_that_is_content_or_of_two_minds_is_told_so() -> None:
    assert words.half(TEXT, 0, 0, 4) == "all are content"
    assert words.half(TEXT, 1, 2, 4) == "1 finds it too weak, 2 find it too strong"


def test_ten_grams_of_salt_are_too_much_whatever_the_spice() -> None:
    for dish, eaters in product(DISHES, EATERS):
        now = Scene(Seasoning(dish=dish, eaters=eaters), (FAR,))
        best = max(100 / (1 + taste(now.crowd, (10.0, tenth / 10)).loss) for tenth in range(61))
        for text in TEXTS:
            assert words.much_salt(text, now) == text("much_salt", salt=10.0, score=best)


@pytest.mark.parametrize(("dish", "eaters"), list(product(DISHES, EATERS)))
def test_only_where_no_other_pair_of_grams_scores_higher_nothing_helps(dish: str, eaters: str) -> None:
    """Where no single slider helps but both together do, that is what is said."""
    crowd, tenths = Scene(Seasoning(dish=dish, eaters=eaters), (FAR,)).crowd, np.arange(61) / 10
    pairs = np.array(list(product(tenths, repeat=2)))
    losses = ((pairs @ crowd.X.T - crowd.y) ** 2).mean(axis=1).reshape(61, 61)
    told: Counter[str] = Counter()
    for row, column in product(range(61), repeat=2):
        here = losses[row, column]
        if min(losses[row].min(), losses[:, column].min()) < here - 1e-12:
            continue
        all_pleased = (np.abs([tenths[row], tenths[column]] @ crowd.X.T - crowd.y) < 0.25).all()
        nothing = "hint.pleased" if all_pleased else "hint.none"
        name = nothing if here <= losses.min() + 1e-12 else "hint.both"
        told[name] += 1
        salt, spice = float(tenths[row]), float(tenths[column])
        now = Scene(Seasoning(dish=dish, eaters=eaters, salt=salt, spice=spice), ((salt, spice),))
        assert [words.best_hint(text, now) for text in TEXTS] == [text(name) for text in TEXTS]
    assert told["hint.none"] + told["hint.pleased"] == 1


@pytest.mark.parametrize(("walk", "state"), [(((1.0, 1.0),), "first attempt"), ((FAR, NEAR), "changed by hand")])
def test_the_card_says_whether_a_hand_has_changed_it(walk: tuple[tuple[float, float], ...], state: str) -> None:
    card = words.card(TEXT, scene(*walk))
    assert card.state == state
    assert [each.value for each in card.named] == list(walk[-1])


def test_the_figures_are_those_of_now_and_of_the_best_try() -> None:
    now = scene(NEAR, FAR)
    loss = taste(now.crowd, FAR).loss
    assert list(words.figures(TEXT, now).values()) == [
        f"{100 / (1 + loss):.0f}",
        f"{loss:.2f}",
        "1",
        f"{100 / (1 + taste(now.crowd, NEAR).loss):.0f}",
    ]
