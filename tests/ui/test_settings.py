"""Settings: what a link may ask for, and the way there and back."""

import math
from dataclasses import replace
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.practice.settings import RATES, Practice
from tests.groups import DEFAULTS, GROUPS, KINDS
from ui.kitchen.settings import Order
from ui.settings import SHARED, Choice, Number, Seasoning, Weights, gather

SALT = KINDS["salt"]


def values_of(name: str) -> st.SearchStrategy[object]:
    """Anything that this setting can be."""
    setting = KINDS[name]
    if isinstance(setting, Choice):
        return st.sampled_from(setting.options)
    if isinstance(setting, Number):
        steps = round((setting.high - setting.low) / setting.step)
        return st.integers(0, steps).map(lambda i: setting.parse(str(setting.low + i * setting.step)))
    if not isinstance(setting, Weights):
        return st.just(setting.default)
    weights = st.floats(-1e6, 1e6)
    return st.one_of(st.just(""), st.tuples(weights, weights).map(lambda w: setting.parse(f"{w[0]},{w[1]}")))


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


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_weights_survive_the_link_to_eleven_digits(salt: float, spice: float) -> None:
    parsed = Weights().parse(f"{salt},{spice}")
    for before, after in zip((salt, spice), map(float, parsed.split(",")), strict=True):
        assert math.isclose(before, after, rel_tol=1e-11, abs_tol=1e-300)
    assert Weights().parse(parsed) == parsed


@pytest.mark.parametrize("text", ["1", "1,2,3", "nan,0", "0,inf", "2e6,0", "a,b", ","])
def test_weights_that_are_not_two_numbers_within_the_limit_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Weights().parse(text)


def test_no_weights_are_possible_too() -> None:
    assert Weights().parse("") == ""


def test_every_default_is_possible_and_is_read_back_from_a_link() -> None:
    for name, setting in KINDS.items():
        assert setting.parse(str(DEFAULTS[name])) == DEFAULTS[name], name


def test_the_reader_starts_from_one_gram_of_each_on_sliders_of_six() -> None:
    assert (DEFAULTS["salt"], DEFAULTS["spice"]) == (1.0, 1.0)
    assert isinstance(SALT, Number)
    assert (SALT.low, SALT.high) == (0.0, 6.0)


def test_the_rates_on_offer_go_from_timid_to_past_the_boil() -> None:
    assert list(RATES) == sorted(set(RATES))
    assert RATES[0] == 0.01
    assert [rate for rate in RATES if rate > 0.484]


def test_every_page_asks_only_for_settings_that_exist() -> None:
    for group in GROUPS.values():
        assert set(names(group)) <= KINDS.keys()
        assert set(names(group)) == get_type_hints(group).keys()
    assert set(names(Order)) == SHARED


def test_every_setting_is_on_some_page() -> None:
    assert {name for group in GROUPS.values() for name in names(group)} == KINDS.keys()


def test_a_page_is_given_its_settings_and_no_others() -> None:
    order = gather(Order, {**DEFAULTS, "dish": "congee"})
    assert order == Order("congee", "normal")
    assert type(gather(Practice, DEFAULTS)) is Practice


@given(st.data())
def test_a_run_survives_the_link(data: st.DataObject) -> None:
    for group in (Order, Seasoning, Practice):
        run = gather(group, {name: data.draw(values_of(name)) for name in names(group)})
        assert decode(group, encode(run)) == run


@pytest.mark.parametrize("text", ["", "congee", "congee,normal,1", "congee,huge", ",", "congee, normal"])
def test_a_run_with_too_few_too_many_or_impossible_values_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        decode(Order, text)


def test_a_step_begins_with_what_is_in_the_pot_and_else_with_the_readers_grams() -> None:
    step = gather(Step, {**DEFAULTS, "salt": 2.0, "spice": 0.5})
    assert step.weights == step.grams == (2.0, 0.5)
    assert replace(step, pot="-1.25,3e2").weights == (-1.25, 300.0)
