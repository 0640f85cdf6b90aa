"""The runs of a page: the last, the one before it, and the first about each thing."""

from lessons.practice.settings import Practice
from ui.kit.memory import Memory
from ui.kit.runs import Runs

TIMID, MIDDLE, BOLD = (Practice(rate=rate) for rate in (0.02, 0.2, 0.6))
CONGEE = Practice(dish="congee", rate=0.2)


def after(*runs: Practice, linked: Practice | None = None) -> Runs[Practice]:
    """The runs of a page on which these were cooked."""
    memory = Memory(linked_run=linked)
    for run in runs:
        memory.cook(run)
    return Runs(memory)


def dish(run: Practice) -> str:
    return run.dish


def test_before_anything_has_run_there_is_nothing_and_everything_is_stale() -> None:
    runs = after()
    assert (runs.all, runs.last, runs.before) == ((), None, None)
    assert not runs
    assert runs.stale(Practice())
    assert runs.firsts(dish) == {}


def test_the_last_run_has_the_one_before_it_as_its_ghost() -> None:
    one, three = after(TIMID), after(TIMID, MIDDLE, BOLD)
    assert (one.last, one.before) == (TIMID, None)
    assert (three.last, three.before, bool(three)) == (BOLD, MIDDLE, True)


def test_the_picture_is_stale_when_it_shows_other_settings_that_count() -> None:
    runs = after(BOLD)
    assert not runs.stale(BOLD)
    assert not runs.stale(Practice(rate=0.6, salt=4.0)), "grams that the machine does not begin with do not count"
    assert runs.stale(MIDDLE)


def test_only_some_runs_may_count() -> None:
    runs = after(CONGEE, BOLD)
    assert runs.only(lambda run: run.dish == "congee").all == (CONGEE,)
    assert runs.only(lambda run: run.rate == 0.01).all == ()


def test_none_may_count_unless_the_last_is_of_a_kind() -> None:
    such = after(CONGEE, BOLD)
    assert such.while_last_is(lambda run: run.dish == "congee").all == ()
    assert such.while_last_is(lambda run: run.dish == "tomato_egg").all == (CONGEE, BOLD)


def test_the_first_run_about_each_thing_is_kept_however_many_follow() -> None:
    runs = after(TIMID)
    assert runs.firsts(dish) == {"tomato_egg": TIMID}
    for run in (MIDDLE, CONGEE, BOLD):
        runs.memory.cook(run)
        runs.firsts(dish)
    assert runs.firsts(dish) == {"tomato_egg": TIMID, "congee": CONGEE}


def test_a_run_that_does_not_count_is_first_about_nothing() -> None:
    runs = after(BOLD, MIDDLE).only(lambda run: run.rate < 0.5)
    assert runs.firsts(dish) == {"tomato_egg": MIDDLE}


def test_the_run_that_a_linked_bet_rests_on_comes_before_all_others() -> None:
    assert after(MIDDLE, BOLD, linked=TIMID).firsts(dish) == {"tomato_egg": TIMID}
    assert after(MIDDLE, linked=CONGEE).firsts(dish) == {"tomato_egg": MIDDLE, "congee": CONGEE}
