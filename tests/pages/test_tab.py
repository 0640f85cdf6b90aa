"""What a tab keeps of its reader comes back whole in a new session of the tab, checked like a link."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Open, Visit, nodes, problems
from tests.groups import GROUPS
from tests.jobs import PAGES
from ui.kit import menu, tab
from ui.kit.session import Reader, from_link
from ui.kit.text import LANGUAGES
from ui.kitchen.settings import Order


def new_session(visit: Visit, page: str, **query: str) -> Reader:
    """A session that begins at an address, and is given what the tab of another has kept."""
    reader = from_link(query, "en", page, GROUPS[page])
    tab.read(reader, tab.write(visit.reader, visit.page), GROUPS[page], again=False)
    return reader


def comes_back(before: Visit, page: str, **query: str) -> Visit:
    """The page opened again in the same tab, as a browser does it: the session first knows its address alone."""
    after = Visit(page, **query)
    reader = from_link(query, "en", page, GROUPS[page])
    reader.asks, reader.back = False, tab.read(reader, tab.write(before.reader, before.page), GROUPS[page], again=False)
    after.app.session_state["reader"] = reader
    after.app.run()
    return after


def choices(visit: Visit) -> dict[tuple[str, str], str]:
    """What was bet on."""
    return {key: bet.choice for key, bet in visit.reader.bets.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_all_that_was_done_on_a_page_comes_back(visit: Open, page: str, language: str) -> None:
    before = visit(page, lang=language).do_job()
    after = comes_back(before, page, lang=language)
    assert problems(after) == []
    assert after.content.label("back_again") in after.text()
    assert after.kept()[::2] == before.kept()[::2]
    assert choices(after) == choices(before)  # how a bet came out is asked again, when its question is
    assert {key: bet for key, bet in after.reader.bets.items() if bet.answers}.items() <= before.reader.bets.items()
    assert after.reader.memory(page).firsts == before.reader.memory(page).firsts
    assert after.reader.progress == before.reader.progress
    said = [words for words in after.sentences() if after.content.label("back_again") not in words]
    assert said == before.sentences()


def test_nothing_is_said_to_be_back_where_a_link_asks_for_something_else(visit: Open) -> None:
    before = visit("judges", lang="en").do_job()
    after = comes_back(before, "judges", lang="en", picky="1.0")
    assert after.content.label("back_again") not in after.text()
    assert not after.runs
    assert after.content.label("back_again") in comes_back(before, "judges", lang="en").text()


@pytest.mark.parametrize("page", PAGES)
def test_what_was_done_elsewhere_comes_back_when_that_page_is_opened(visit: Open, page: str) -> None:
    before = visit(page, lang="zh").do_job()
    elsewhere = "practice" if page != "practice" else "six"
    after = comes_back(before, elsewhere, lang="zh").go(page)
    assert problems(after) == []
    assert after.runs == before.runs
    assert choices(after) == choices(before)


def test_it_comes_back_through_a_page_that_was_never_opened_in_between(visit: Open) -> None:
    once = comes_back(visit("six").do_job(), "practice")
    twice = comes_back(once, "practice").go("six")
    assert twice.runs == visit("six").do_job().runs


def test_what_the_address_asks_for_wins(visit: Open) -> None:
    before = visit("seasoning", salt="3.0", spice="2.0", lang="zh").switch_register()
    reader = new_session(before, "seasoning", salt="5.0", lang="en")
    tab.wake(reader, "seasoning", GROUPS["seasoning"])
    now = vars(reader.settings(GROUPS["seasoning"]))
    assert (now["salt"], now["spice"]) == (5.0, 1.0)
    assert (reader.language, reader.register) == ("en", "real")
    job = visit("practice").do_job()
    reader = new_session(job, "practice", bet="0.5", cook="rate=0.02")
    tab.wake(reader, "practice", GROUPS["practice"])
    assert reader.bets == {}
    assert len(reader.memory("practice").runs) == 1


def test_a_link_opened_in_a_used_tab_shows_what_it_says_and_nothing_of_what_was_there(visit: Open) -> None:
    """Else a class that opens its teacher's link would see as many pictures as it has members."""
    before = visit("practice").set("rate", 0.1).set("rounds", 1000).set("dish", "congee")
    before.click("bet.skip").click("cook")
    after = comes_back(before, "practice", lang="en", rate="0.48")
    new = Visit("practice", lang="en", rate="0.48")
    assert vars(after.reader.settings(GROUPS["practice"])) == vars(new.reader.settings(GROUPS["practice"]))
    assert after.runs == new.runs == ()
    assert after.reader.progress["practice"]
    mere = comes_back(before, "practice", lang="zh", menu="full")
    assert mere.reader.settings(GROUPS["practice"]) == before.reader.settings(GROUPS["practice"])
    assert mere.runs == before.runs


def test_after_a_reload_the_address_is_the_older_but_for_its_sliders(visit: Open) -> None:
    """The link named a rate, rounds, a bet, a pot and 3 g; all were changed, and the address has the sliders."""
    link = {
        "lang": "en",
        "terms": "real",
        "rate": "0.48",
        "rounds": "10",
        "bet": "0.5",
        "cook": "rate=0.48",
        "start": "mine",
        "salt": "3.0",
    }
    before = visit("practice", **link).switch_register().set("rate", 0.1).set("rounds", 1000)
    before.click("bet.skip").click("cook")
    reader = from_link({**link, "rate": "0.2", "salt": "2.0"}, "en", "practice", GROUPS["practice"])
    tab.read(reader, tab.write(before.reader, "practice"), GROUPS["practice"], again=True)
    tab.wake(reader, "practice", GROUPS["practice"])
    now = reader.settings(GROUPS["practice"])
    assert vars(now) == {**vars(before.reader.settings(GROUPS["practice"])), "rate": 0.2, "salt": 2.0}
    assert reader.register == "kitchen"
    assert {key: bet.choice for key, bet in reader.bets.items()} == choices(before)
    assert reader.memory("practice").runs == before.runs
    start_again = before.click("start_again")
    reader = from_link(link, "en", "practice", GROUPS["practice"])
    tab.read(reader, tab.write(start_again.reader, "practice"), GROUPS["practice"], again=True)
    tab.wake(reader, "practice", GROUPS["practice"])
    assert reader.bets == {}
    assert reader.memory("practice").runs == ()


def test_a_session_is_asked_once(visit: Open) -> None:
    reader = visit("practice").reader
    assert reader.asks
    assert comes_back(visit("practice").do_job(), "practice").reader.asks is False


def test_the_line_is_said_once(visit: Open) -> None:
    after = comes_back(visit("practice").do_job(), "practice")
    assert after.content.label("back_again") not in after.set("rounds", 10).text()


def test_nothing_is_said_where_nothing_was_done(visit: Open) -> None:
    assert not comes_back(visit("practice"), "practice").reader.back


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just("rate=0.2;rounds=nan"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*PAGES, "runs", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
PARTS = ("lang", "terms", "progress", "values", "bets", "pages")


@given(st.dictionaries(st.sampled_from(PARTS), JSON), st.sampled_from(PAGES))
def test_whatever_stands_there_only_what_is_possible_is_taken(kept: dict[str, Any], page: str) -> None:
    reader = from_link({}, "en", page, GROUPS[page])
    tab.read(reader, json.dumps(kept), GROUPS[page], again=False)
    tab.wake(reader, page, GROUPS[page])
    assert reader.language in LANGUAGES
    assert {name for name, _ in reader.bets} | set(reader.progress) <= {entry.id for entry in menu.OPEN_PAGES}
    assert all(isinstance(run, GROUPS[page]) for run in reader.memory(page).runs)
    reader.settings(GROUPS[page])


@pytest.mark.parametrize("text", ["", "{", "[]", "5", "null", "[" * 9_000, '{"bets":' + "9" * 9_000 + "}", '{"x":NaN}'])
def test_what_is_no_memory_is_none(text: str) -> None:
    reader = from_link({}, "en", "practice", GROUPS["practice"])
    assert not tab.read(reader, text, GROUPS["practice"], again=False)
    assert reader == from_link({}, "en", "practice", GROUPS["practice"])


def test_what_was_seen_first_is_about_what_it_is_itself_about(visit: Open) -> None:
    """Whatever the tab says: a training on one crowd is never that of another."""
    before = visit("blame").do_job()
    kept = json.loads(tab.write(before.reader, "blame"))
    kept["pages"]["blame"]["firsts"] = [["str:ring", "slip_pattern=either"], "slip_pattern=either", 5, "x"]
    reader = from_link({}, "en", "blame", GROUPS["blame"])
    tab.read(reader, json.dumps(kept), GROUPS["blame"], again=False)
    after = visit("blame")
    after.app.session_state["reader"] = reader
    after.app.run()
    assert problems(after) == []
    firsts = reader.memory("blame").firsts
    assert "either" in firsts
    assert all(getattr(run, "slip_pattern") == pattern for pattern, run in firsts.items())  # noqa: B009


def told_the_tab(visit: Visit) -> Any:
    """What the tab is told to keep by the page as it was drawn last."""
    (node,) = [node for node, _ in nodes(visit.app) if getattr(node, "key", None) == "document"]
    return json.loads(json.loads(node.proto.json)["memory"])


def test_of_pages_too_long_to_keep_together_the_one_just_opened_is_kept(visit: Open) -> None:
    visitor = visit("six").do_job().go("practice").do_job()
    for number in range(600):
        visitor.reader.memory("practice").once.add(f"long ago, so many times, {number}")
    kept = told_the_tab(visitor.go("six"))
    assert kept["pages"]["six"]["runs"]
    assert "practice" not in kept["pages"]


def test_a_bet_that_nobody_could_place_is_dropped(visit: Open) -> None:
    before = visit("practice").click("bet.0.2")
    kept = json.loads(tab.write(before.reader, before.page))
    kept["bets"][0][2] = "{salt} $x$ :material/home:"
    after = visit("practice")
    after.app.session_state["reader"] = reader = from_link({}, "en", "practice", GROUPS["practice"])
    tab.read(reader, json.dumps(kept), GROUPS["practice"], again=False)
    after.app.run()
    assert problems(after) == []
    assert after.bets == []


def test_it_is_never_longer_than_a_tab_takes_and_what_is_here_goes_last(visit: Open) -> None:
    reader = visit("practice").do_job().reader
    for page in ("seasoning", "home"):
        reader.memory(page).tries[Order("congee")] = [(x / 10, 1.0) for x in range(60)] * 40
    text = tab.write(reader, "practice")
    assert len(text.encode()) <= tab.MOST_BYTES
    assert json.loads(text)["pages"]["practice"]["runs"]
    for number in range(600):
        reader.memory("home").once.add(f"long ago, so many times, {number}")
    assert "home" not in json.loads(tab.write(reader, "practice"))["pages"]
    reader.bets = {("practice", f"{number} {'x' * 150}"): bet for number in range(90) for bet in reader.bets.values()}
    assert len(tab.write(reader, "practice").encode()) <= tab.MOST_BYTES


def test_the_readers_own_walk_is_known_to_practice_before_its_page_is_opened_again(visit: Open) -> None:
    tab = visit("seasoning", lang="en", bet="most").set("salt", 2.5).go("practice")
    after = comes_back(tab, "practice", lang="en")
    walked = [words for words in tab.words() if words.startswith("**You**")]
    assert walked
    assert [words for words in after.words() if words.startswith("**You**")] == walked
    assert after.go("seasoning").value("salt") == 2.5
