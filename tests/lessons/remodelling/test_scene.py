"""What remodelling does to both lines: bands measured beforehand, and what must be exactly so."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from core.arrays import Array
from core.patterns import RULES
from lessons.remodelling import scene, words
from lessons.remodelling.scene import Change
from lessons.remodelling.settings import AMOUNTS, Remodel
from ui.kitchen.trained import exam

PATTERNS = tuple(RULES)
ACTS = [
    (act, amount)
    for act, amounts in {"round": (32, 4, 2), "cut": (0, 20, 100), "move": (2, 128), "hire": (1, 4)}.items()
    for amount in amounts
]


def did(act: str, amount: int, **others: Any) -> tuple[Change, Change]:
    settings: dict[str, Any] = {"remodel_act": act, AMOUNTS[act]: amount, **others}
    return scene.remodelled(Remodel(**settings).run)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_eight_bits_are_as_good_as_thirty_two_and_four_nearly_so(pattern: str) -> None:
    for each in did("round", 8, remodel_pattern=pattern) + did("round", 4, remodel_pattern=pattern):
        assert each.outcome in ("same", "luck")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_large_line_has_numbers_to_spare_and_a_small_one_has_not(pattern: str) -> None:
    small, large = did("cut", 20, remodel_pattern=pattern)
    assert small.outcome == "worse"
    assert large.outcome in ("same", "luck")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_with_a_hundred_diners_the_new_restaurant_is_learned_and_with_two_it_is_not(pattern: str) -> None:
    many, few = (did("move", count, remodel_pattern=pattern) for count in (128, 2))
    assert all(each.outcome == "better" and each.right_after > 0.9 for each in many)
    assert all(each.afresh is not None and each.afresh < each.right_before for each in few)


@pytest.mark.parametrize(("pattern", "cooks", "hired"), list(product(PATTERNS, (2, 3, 4), (1, 4))))
def test_hiring_changes_no_verdict_and_no_number_that_was_there(pattern: str, cooks: int, hired: int) -> None:
    for each in did("hire", hired, remodel_pattern=pattern, remodel_cooks=cooks):
        assert each.outcome == "same"
        old = each.came_from >= 0
        assert each.after.weights[old].tolist() == each.before.weights.tolist()
        assert each.came_from[old].tolist() == list(range(len(each.before.weights)))
        thought = (line.net.forward(line.weights, each.guests.X).prediction for line in (each.before, each.after))
        assert len({prediction.tobytes() for prediction in thought}) == 1


@pytest.mark.parametrize(("act", "amount"), ACTS)
def test_the_readers_own_number_is_found_again(act: str, amount: int) -> None:
    small, _ = did(act, amount)
    for place in range(13):
        after = small.place_after(place)
        assert small.came_from[after] == place
        if act == "hire":
            assert small.after.weights[after] == small.before.weights[place]


def turned(lost: int, won: int) -> Change:
    """A change that turned so many verdicts of a hundred."""

    class Line(scene.Line):
        def verdicts(self, X: Array) -> NDArray[np.bool_]:
            return np.asarray(self.weights > 0)

    guests = replace(exam("ring"), X=np.zeros((100, 2)), y=np.ones(100))
    before, after = np.ones(100), np.ones(100)
    before[:won], after[won : won + lost] = -1, -1
    line = scene.yours(Remodel())
    first, then = (Line(line.net, each, line.optimizer, line.first) for each in (before, after))
    return Change(first, then, guests, guests, np.arange(100), 0, 0, 0)


@pytest.mark.parametrize(
    ("lost", "won", "outcome"),
    [
        (0, 0, "same"),
        (5, 0, "luck"),  # 5 − 1 = 4 of at most 4.47
        (6, 0, "worse"),  # 6 − 1 = 5 of at most 4.90
        (0, 6, "better"),
        (10, 10, "luck"),
        (20, 5, "worse"),
        (5, 20, "better"),
        (18, 7, "luck"),  # 11 − 1 = 10 of at most 10
    ],
)
def test_luck_is_told_from_loss_by_verdicts_that_turned(lost: int, won: int, outcome: str) -> None:
    change = turned(lost, won)
    assert change.turned == (lost, won)
    assert change.outcome == outcome


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_is_not_practised_is_forgotten_and_a_few_old_diners_keep_much_of_it(pattern: str) -> None:
    found = scene.forgetting(pattern)
    assert found["old"].salty > 0.99
    assert found["new"].salty < 0.7
    assert found["mixed"].salty > 0.8
    assert min(found["new"].bland, found["mixed"].bland) > 0.99


def test_a_newcomer_is_put_to_use_where_two_cooks_were_too_few_and_a_twin_is_none() -> None:
    found = scene.practised_on(Remodel(remodel_cooks=2))
    assert found["saved"][0] < 0.85
    assert found["hired_on"][0] > 0.97
    assert found["twin_on"][0] < 0.85


def test_what_was_cut_stays_cut_and_the_rest_of_a_large_line_makes_up_for_it() -> None:
    found = scene.practised_on(Remodel(remodel_cut=80))
    assert found["cut"] == (0.5, 0.5)
    assert found["cut_on"][0] == 0.5
    assert found["cut_on"][1] > 0.99


def test_the_nearest_option_wins_and_of_two_as_near_both(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = did("round", 4)
    for share, expected in ((0.98, ["95"]), (0.85, ["95", "75"]), (0.8, ["75"]), (0.625, ["75", "50"]), (0.1, ["50"])):
        change = replace(small)
        change.__dict__["right_after"] = share
        monkeypatch.setattr(scene, "remodelled", lambda run, change=change: (change, large))
        assert words.answers(Remodel()) == expected
