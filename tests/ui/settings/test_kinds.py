"""Kinds of value: what a link may ask for, and the way there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.groups import DEFAULTS, GROUPS, KINDS
from ui.settings import Choice, Number, kinds, uneven

SALT = KINDS["salt"]


@given(st.floats(0.0, 6.0))
def test_a_number_in_range_is_brought_to_the_nearest_step(number: float) -> None:
    parsed = Number(1.0, 0.0, 6.0, 0.1).parse(repr(number))
    assert abs(parsed - number) <= 0.05 + 1e-6
    assert parsed == round(parsed, 1)
    assert 0.0 <= parsed <= 6.0


@given(st.floats().filter(lambda x: not -2.0 <= x <= 3.0))
def test_a_number_out_of_range_or_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="must be between -2 and 3"):
        Number(0.0, -2.0, 3.0, 0.5).parse(repr(number))


@given(st.text(max_size=40))
def test_a_text_is_parsed_to_a_possible_value_or_refused(text: str) -> None:
    for name, setting in KINDS.items():
        try:
            value = setting.parse(text)
        except ValueError:
            continue
        assert setting.parse(str(value)) == value, name
        if isinstance(setting, Choice):
            assert value in setting.options
        elif isinstance(setting, Number):
            assert setting.low <= float(value) <= setting.high


@pytest.mark.parametrize("text", ["", "x", "1,5", "nan", "inf", "--1", "1e400", "1" * 5000, "0x1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SALT.parse(text)


def test_a_choice_takes_its_options_and_nothing_else() -> None:
    rounds = Choice(100, (10, 100, 1000))
    assert [rounds.parse(text) for text in ("10", "100", "1000")] == [10, 100, 1000]
    for text in ("", "11", "10.0", " 10", "100,"):
        with pytest.raises(ValueError, match="must be one of 10, 100, 1000, got"):
            rounds.parse(text)


def test_every_default_is_possible_and_is_read_back_from_a_link() -> None:
    for name, setting in KINDS.items():
        assert setting.parse(str(DEFAULTS[name])) == DEFAULTS[name], name


def test_the_kinds_of_a_name_that_pages_share_are_equal() -> None:
    """Otherwise a value set on one page would be impossible on another, and a link would mean two things."""
    pages: dict[str, list[str]] = {}
    for page, group in GROUPS.items():
        for name, kind in kinds(group).items():
            assert kind == KINDS[name], f"{name} on {page}"
            pages.setdefault(name, []).append(page)
    names_of = {name: set(where) for name, where in pages.items() if len(where) > 1}
    assert names_of == {
        "dish": {"home", "seasoning", "practice", "one_step", "judges", "six"},
        "eaters": {"home", "seasoning", "practice", "one_step", "judges", "six"},
        "salt": {"seasoning", "practice", "one_step", "six"},
        "spice": {"seasoning", "practice", "one_step", "six"},
        "start": {"practice", "one_step", "six"},
    }


UNEVEN = uneven(1.0, (0.1, 0.5, 1.0, 7.0))


def test_uneven_steps_have_a_place_each() -> None:
    assert (UNEVEN.default, UNEVEN.low, UNEVEN.high, UNEVEN.count) == (1.0, 0.1, 7.0, 4)
    assert [UNEVEN.place_of(step) for step in UNEVEN.values] == [0, 1, 2, 3]
    assert [UNEVEN.parse(str(step)) for step in UNEVEN.steps] == list(UNEVEN.values)


@pytest.mark.parametrize("told", ["0.3", "8", "-0.1", "nan", "inf", "salt", ""])
def test_what_is_no_step_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"between 0\.1 and 7|could not convert"):
        UNEVEN.parse(told)
