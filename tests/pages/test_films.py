"""A page whose films live: its sliders call nobody, and nothing that they were moved to is lost."""

import pytest

from lessons.seasoning.settings import Seasoning
from tests.conftest import Open, Visit, drawn_by, nodes, score_of
from ui.kit.films import Films
from ui.kit.text import LANGUAGES, Text


def alive(visit: Open, **query: str) -> Visit:
    """*Season it yourself* in a browser in which its films have said that they live."""
    page = visit("seasoning", **{"lang": "en", "bet": "most", **query})
    page.reader.hand.lives.add("seasoning")
    page.app.run()
    return page


def stills(page: Visit) -> list[str]:
    """The keys of what stands in the place of films."""
    shown = (node.proto.id for node, _ in nodes(page.app) if node.type == "bidi_component")
    return [name.rpartition("-")[2].removeprefix("still.") for name in shown if "still." in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_stills_stand_where_films_will_and_leave_when_these_live(visit: Open, language: str) -> None:
    page = visit("seasoning", lang=language, bet="most")
    said = page.sentences()
    assert stills(page) == ["plate", "picture", "card"]
    page.reader.hand.lives.add("seasoning")
    page.app.run()
    assert stills(page) == []
    assert len(page.sentences()) == len(said) - 1  # the sentence
    assert page.text()  # the films know it


def components(page: Visit) -> list[str]:
    """The kinds of components on the page, in order."""
    return [node.proto.component_name for node, _ in nodes(page.app) if node.type == "bidi_component"]


def test_the_program_and_the_style_of_all_films_travel_once_and_first(visit: Open) -> None:
    page = visit("seasoning", lang="en", bet="most")
    kinds = components(page)
    assert kinds.count("film") > 1
    assert [at for at, kind in enumerate(kinds) if kind == "film_program"] == [0]
    shown = (node.proto for node, _ in nodes(page.app) if node.type == "bidi_component")
    each = {proto.component_name: len(proto.js_content) + len(proto.css_content) for proto in shown}
    assert max(each["film"], each["drawing"]) < 300


def test_a_browser_that_unzips_nothing_is_sent_drawings_as_they_are(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit("seasoning", lang="en", bet="most")
    drawn = [drawn_by(node.proto) for node, _ in nodes(page.app) if getattr(node, "type", "") == "bidi_component"]
    monkeypatch.setattr("ui.kit.films.sent", lambda key: {"told": {"plain": True}})
    Films(page.reader, Text("en", "kitchen", "seasoning"), Seasoning, "seasoning")._is_plain()
    page.app.run()
    kinds = components(page)
    assert "plain_drawing" in kinds
    assert not {"drawing", "film_program"} & set(kinds)
    plain = [drawn_by(node.proto) for node, _ in nodes(page.app) if getattr(node, "type", "") == "bidi_component"]
    assert [each for each in plain if each] == [each for each in drawn if each]


@pytest.mark.parametrize("told", [None, {}, {"told": None}, {"told": "plain"}, {"told": {"plain": "yes"}}])
def test_a_browser_is_plain_only_if_it_says_so(visit: Open, monkeypatch: pytest.MonkeyPatch, told: object) -> None:
    page = visit("seasoning", lang="en")
    monkeypatch.setattr("ui.kit.films.sent", lambda key: told)
    Films(page.reader, Text("en", "kitchen", "seasoning"), Seasoning, "seasoning")._is_plain()
    assert page.reader.hand.plain is False


def test_a_slider_that_calls_nobody_is_heard_with_the_next_press(visit: Open) -> None:
    page = alive(visit)
    page.widget("salt").set_value(3.0)
    page.click("share")
    assert page.reader.values["salt"] == 3.0
    assert page.value("salt") == 3.0


def test_links_that_were_left_open_are_closed_when_the_page_is_come_back_to(visit: Open) -> None:
    page = visit("seasoning").click("share")
    assert page.reader.sharing == "seasoning"
    page.go("practice").go("seasoning")
    assert page.reader.sharing == ""
    assert not [node for node, folds in nodes(page.app) if "dialog" in folds]


def test_a_switch_of_language_keeps_what_was_moved(visit: Open) -> None:
    page = alive(visit)
    page.widget("salt").set_value(3.0)
    page.widget("spice").set_value(0.8)
    page.switch_language()
    assert (page.value("salt"), page.value("spice")) == (3.0, 0.8)


def test_another_page_knows_what_was_moved(visit: Open) -> None:
    page = alive(visit)
    page.widget("salt").set_value(3.0)
    page.go("practice")
    assert page.reader.values["salt"] == 3.0
    page.go("seasoning")
    assert page.value("salt") == 3.0


def test_start_again_wins_over_what_was_moved_before_it(visit: Open) -> None:
    page = alive(visit)
    page.widget("salt").set_value(3.0)
    page.click("start_again")
    assert page.value("salt") == 1.0
    page.app.run()
    assert page.value("salt") == 1.0


def test_each_end_of_a_move_is_a_try_and_what_is_passed_on_the_way_is_none(visit: Open) -> None:
    page = alive(visit)
    page.reader.hand.take("seasoning", {"ends": [[1, [20, 10]], [2, [40, 10]]]})
    page.set("salt", 4.0)
    memory = page.reader.memory("seasoning")
    ((_, walk),) = memory.tries.items()
    assert walk == [(1.0, 1.0), (2.0, 1.0), (4.0, 1.0)]
    assert not page.reader.progress["seasoning"]


def test_the_best_that_was_tasted_is_kept_when_the_hand_goes_on(visit: Open) -> None:
    page = alive(visit)
    page.reader.hand.take("seasoning", {"ends": [[1, [30, 8]], [2, [60, 10]]]})
    page.set("salt", 6.0)
    page.reader.hand.take("seasoning", {"ends": [[3, [60, 60]]]})
    page.set("spice", 6.0)
    assert page.reader.progress["seasoning"]
    assert any("passed 90 after 1 move.**" in text for text in page.words())
    best = f"best {score_of('tomato_egg', 3.0, 0.8):.1f}, after 1 move"
    assert best in page.go("practice").text()  # one count, the same on both pages


def test_once_films_live_a_menu_is_given_its_value_again(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser under load may not have built it yet, and would leave it at its first option."""
    page = visit("seasoning", lang="en", bet="most")
    page.app.run()
    assert not any(menu.proto.set_value for menu in page.app.selectbox)
    monkeypatch.setattr("ui.kit.films.sent", lambda key: {"told": {"lives": True}})
    Films(page.reader, Text("en", "kitchen", "seasoning"), Seasoning, "seasoning")._told("plate")
    page.app.run()
    assert page.reader.hand.lives == {"seasoning"}
    assert all(menu.proto.set_value for menu in page.app.selectbox)


def test_a_film_that_lives_on_one_page_is_not_believed_on_another(visit: Open) -> None:
    page = alive(visit)
    page.go("practice")
    assert page.reader.hand.sliders == {}
    page.go("seasoning")
    assert set(page.reader.hand.sliders) == {"salt", "spice"}
