"""Start again: clears its own page and no other, and brings a presenter back to the link."""

from copy import deepcopy

import pytest

from tests.conftest import Open, Visit, address, problems
from tests.groups import DEFAULTS, GROUPS
from tests.jobs import LESSONS, PAGES
from ui.kit.session import Reader
from ui.settings import kinds, shared


@pytest.fixture(scope="module")
def tab() -> Visit:
    """A tab in which the main job of every page was done."""
    tab = Visit(lang="en", dish="congee")
    for page in PAGES:
        tab.go(page).do_job()
    return tab


@pytest.fixture(scope="module")
def after_all_jobs(tab: Visit) -> Reader:
    """What is remembered of its reader then."""
    return deepcopy(tab.reader)


@pytest.mark.parametrize("page", LESSONS)
def test_start_again_clears_this_page_and_no_other(tab: Visit, after_all_jobs: Reader, page: str) -> None:
    before = after_all_jobs
    tab.app.session_state["reader"] = deepcopy(before)
    tab.go(page)
    values = dict(tab.reader.values)  # coming to a page may lay its work out anew
    tab.click("start_again")
    assert [key for key in before.bets if key[0] == page], "there was a bet to clear"
    assert not [key for key in tab.reader.bets if key[0] == page]
    assert not tab.reader.memory(page).runs
    assert all(len(walk) == 1 for walk in tab.reader.memory(page).tries.values()), "the start alone"
    assert {k: v for k, v in before.bets.items() if k[0] != page} == tab.reader.bets
    others = {k: (memory.runs, memory.tries) for k, memory in before.pages.items() if k != page}
    assert {k: (memory.runs, memory.tries) for k, memory in tab.reader.pages.items() if k != page} == others
    own = kinds(GROUPS[page]).keys() - shared(GROUPS[page])
    assert tab.reader.values == {**values, **{name: DEFAULTS[name] for name in own}}
    assert (tab.value("salt") if tab.has("salt") else 1.0) == 1.0
    assert problems(tab) == []


def test_a_presenter_starts_again_from_the_link_and_not_from_what_the_class_left(visit: Open) -> None:
    job = visit("practice", lang="en", dish="congee", salt="2.5").do_job()
    link = address(job.links()[1])[1]
    assert link["present"] == "1"
    player = visit("practice", **link)
    first = player.words()
    player.set("rate", 0.6).set("start", "first").set("dish", "mapo_tofu").click("bet.skip").click("cook").click(
        "start_again"
    )
    assert player.words() == first


def test_a_presenters_link_says_nothing_of_its_bet_on_another_page(visit: Open) -> None:
    room = visit("practice", lang="en", present="1", bet="0.2").go("seasoning").click("bet.most").click("start_again")
    assert not room.app.info
    assert not [key for key in room.reader.bets if key[0] == "seasoning"]


def test_start_again_without_presenting_goes_back_to_one_gram(visit: Open) -> None:
    page = visit("seasoning", lang="en", salt="4.0", bet="most").click("start_again")
    assert page.value("salt") == 1.0
    assert page.widget("salt").disabled
