"""The slider of the stated chance: the films know it by its places, links and messages by its numbers."""

import pytest

from lessons.judges.settings import CHANCES, STATED, Judges
from ui.settings import kinds


def test_each_chance_on_offer_has_a_place_of_its_own() -> None:
    assert CHANCES.count == len(STATED)
    assert CHANCES.values == STATED
    for place, percent in enumerate(STATED):
        assert CHANCES.place_of(percent) == place
        assert CHANCES.parse(str(percent)) == percent
        assert kinds(Judges)["stated"].parse(str(percent)) == percent


@pytest.mark.parametrize("told", ["3.0", "-1", "nan", "a lot", ""])
def test_what_is_not_on_offer_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"not in tuple|could not convert"):
        CHANCES.parse(told)
