"""Settings in a link, each under its own name: there and back, whatever is added to a page later."""

from dataclasses import dataclass, fields, make_dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from lessons.home.settings import Home
from lessons.practice.settings import Practice
from tests.groups import GROUPS
from tests.ui.settings.values import groups
from ui.kit.session import from_link
from ui.settings import Choice, Settings, kinds, links, setting
from ui.settings.links import AS_USUAL, query_of, read, write

PAGES = tuple(GROUPS)
SOME = how(max_examples=40)


@pytest.mark.parametrize("page", PAGES)
@SOME
@given(data=st.data())
def test_any_settings_survive_being_written_as_one_value(page: str, data: st.DataObject) -> None:
    settings = data.draw(groups(page))
    assert read(page, GROUPS[page], write(settings)) == settings
    assert read(page, GROUPS[page], write(settings.run)) == settings.run


@pytest.mark.parametrize("page", PAGES)
@SOME
@given(data=st.data())
def test_any_settings_survive_the_query_of_a_link(page: str, data: st.DataObject) -> None:
    settings = data.draw(groups(page))
    typed = parse_qs(urlencode(query_of(settings)), keep_blank_values=True)
    opened = from_link({name: last[-1] for name, last in typed.items()}, None, page, GROUPS[page])
    assert opened.refusals == []
    assert opened.settings(GROUPS[page]) == settings


@pytest.mark.parametrize("page", PAGES)
def test_what_is_usual_is_left_out(page: str) -> None:
    assert query_of(GROUPS[page]()) == {}
    assert write(GROUPS[page]()) == AS_USUAL
    assert read(page, GROUPS[page], AS_USUAL) == GROUPS[page]()


def test_a_run_is_written_by_names_in_the_order_of_the_page() -> None:
    assert write(Practice(dish="congee", rate=0.6)) == "dish=congee;rate=0.6"
    assert read("practice", Practice, "rate=0.6;dish=congee") == Practice(dish="congee", rate=0.6)


@pytest.mark.parametrize("page", PAGES)
@SOME
@given(data=st.data())
def test_a_setting_that_is_added_later_refuses_no_older_link(page: str, data: st.DataObject) -> None:
    """Wherever it stands among the others."""
    old = data.draw(groups(page))
    later = make_dataclass(
        "Later",
        [("added_later", str, setting(Choice("off", ("off", "on"))))],
        bases=(GROUPS[page],),
        frozen=True,
    )
    opened: Any = read(page, later, write(old))
    assert {name: getattr(opened, name) for name in kinds(GROUPS[page])} == {
        each.name: getattr(old, each.name) for each in fields(old)
    }
    assert opened.added_later == "off"


@dataclass(frozen=True)
class Front(Settings):
    """A page to which a setting was added before all others."""

    added: str = setting(Choice("off", ("off", "on")))
    dish: str = setting(Choice("tomato_egg", ("tomato_egg", "congee")))


def test_a_setting_added_in_front_of_the_others_takes_nothing_from_them() -> None:
    assert read("home", Front, write(Home(dish="congee"))) == Front("off", "congee")
    assert read("home", Front, "default") == Front()


@pytest.mark.parametrize(
    "text",
    [
        "salt=1.0",
        "dish=congee;salt=1.0",
        "dish=congee;",
        ";dish=congee",
        "=congee",
        "dish=congee;dish=congee",
        "dish=congee;eaters=light;dish=mapo_tofu",
        "Dish=congee",
        " dish=congee",
        "__class__=x",
        "run=x",
    ],
)
def test_an_unknown_name_and_one_that_stands_there_twice_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must name settings of the page once each, got"):
        read("home", Home, text)


@pytest.mark.parametrize(
    "text", ["dish=pizza", "dish=", "dish==congee", "dish=congee,light", "dish=congee ;eaters=light"]
)
def test_a_value_that_is_not_possible_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must be one of tomato_egg, "):
        read("home", Home, text)


@given(st.text(max_size=40))
def test_whatever_stands_in_a_link_is_read_as_settings_or_refused(text: str) -> None:
    for page, group in GROUPS.items():
        try:
            run = read(page, group, text)
        except ValueError:
            continue
        assert read(page, group, write(run)) == run


def test_an_empty_run_is_none() -> None:
    with pytest.raises(ValueError, match="must hold"):
        read("home", Home, "")


def test_only_what_a_link_asks_for_is_parsed() -> None:
    assert links.parse(Home, {"dish": "congee"}) == {"dish": "congee"}
    with pytest.raises(ValueError, match="must be one of light, normal, heavy, got 'huge'"):
        links.parse(Home, {"dish": "congee", "eaters": "huge"})
