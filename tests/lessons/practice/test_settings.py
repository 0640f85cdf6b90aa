"""Settings of *Practice*: where the machine begins, and what a run depends on."""

from lessons.practice.settings import RATES, Practice
from tests.groups import DEFAULTS, KINDS
from ui.settings import Number


def test_the_reader_and_the_machine_start_from_one_gram_of_each_on_sliders_of_six() -> None:
    assert (DEFAULTS["salt"], DEFAULTS["spice"]) == (1.0, 1.0)
    for name in ("salt", "spice"):
        slider = KINDS[name]
        assert isinstance(slider, Number)
        assert (slider.low, slider.high) == (0.0, 6.0)
    assert Practice().grams == (1.0, 1.0)


def test_the_rates_on_offer_go_from_timid_to_past_the_boil() -> None:
    assert list(RATES) == sorted(set(RATES))
    assert RATES[0] == 0.01
    assert [rate for rate in RATES if rate > 0.484]


def test_the_readers_grams_count_only_where_the_machine_begins_with_them() -> None:
    assert Practice(salt=2.5, spice=0.3).grams == (1.0, 1.0)
    assert Practice(salt=2.5, spice=0.3).run == Practice().run
    assert Practice(start="mine", salt=2.5, spice=0.3).grams == (2.5, 0.3)
    assert Practice(start="mine", salt=2.5, spice=0.3).run != Practice(start="mine").run


def test_everything_else_of_a_run_counts() -> None:
    for changed in ({"dish": "congee"}, {"eaters": "light"}, {"tongues": "alike"}, {"odd": "yes"}, {"rounds": 10}):
        assert Practice(**changed).run != Practice().run
