"""Settings that pages share: when two runs are the same."""

from hypothesis import given
from hypothesis import strategies as some

from lessons.six.settings import Race
from ui.kitchen.settings import FIRST_ATTEMPT, Begun

GRAMS = some.integers(0, 60).map(lambda tenths: tenths / 10)


@given(salt=GRAMS, spice=GRAMS)
def test_one_start_under_two_names_is_one_run(salt: float, spice: float) -> None:
    first, mine = Begun(salt=salt, spice=spice), Begun(start="mine", salt=salt, spice=spice)
    assert first.run == Begun()
    assert (mine.run == first.run) == (mine.grams == FIRST_ATTEMPT)
    assert mine.run.grams == mine.grams
    assert mine.run.run == mine.run


def test_that_holds_for_who_begins_there_on_a_page_of_its_own() -> None:
    assert Race(start="mine").run == Race()
    assert Race(start="mine", landscape="saddle", salt=2.0).run == Race(landscape="saddle")
    assert Race(start="mine", salt=2.0).run == Race(start="mine", salt=2.0)
