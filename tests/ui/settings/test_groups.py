"""Groups of settings: a page is given its own, and a run is equal to another if nothing that counts differs."""

from dataclasses import dataclass
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from lessons.practice.settings import Practice
from tests.groups import DEFAULTS, GROUPS, KINDS
from tests.ui.settings.values import groups
from ui.kit import menu
from ui.kitchen.settings import Begun, Order
from ui.settings import Choice, Number, Settings, defaults, gather, kinds, looked_at, setting, shared

PAGES = tuple(GROUPS)


@dataclass(frozen=True)
class Bake(Settings):
    degrees: float = setting(Number(180.0, 100.0, 250.0, 10.0), shared=True)
    fan: str = setting(Choice("off", ("off", "on")))
    speed: int = setting(Choice(1, (1, 2, 3)))
    zoom: str = setting(Choice("near", ("near", "far")), looked_at=True)

    @property
    def idle(self) -> frozenset[str]:
        return frozenset() if self.fan == "on" else frozenset({"speed"})


def test_a_group_is_at_its_defaults_unless_told_otherwise() -> None:
    assert Bake() == Bake(180.0, "off", 1, "near")
    assert defaults(Bake) == {"degrees": 180.0, "fan": "off", "speed": 1, "zoom": "near"}
    assert list(kinds(Bake)) == ["degrees", "fan", "speed", "zoom"]
    assert kinds(Bake)["speed"] == Choice(1, (1, 2, 3))
    assert looked_at(Bake) == {"zoom"}
    assert shared(Bake) == {"degrees"}


def test_a_run_leaves_out_what_is_looked_at_and_what_is_idle_now() -> None:
    assert Bake(200.0, "off", 3, "far").run == Bake(200.0, "off", 1, "near")
    assert Bake(200.0, "on", 3, "far").run == Bake(200.0, "on", 3, "near")


def test_settings_that_do_not_exist_are_never_gathered_and_those_without_a_value_are_usual() -> None:
    assert gather(Bake, {"degrees": 200.0, "salt": 3.0}) == Bake(degrees=200.0)


def test_the_frozen_views_of_a_group_cannot_be_written_to() -> None:
    for view in (kinds(Bake), defaults(Bake)):
        with pytest.raises(TypeError):
            view["fan"] = None  # type: ignore[index]


# ---- the pages' own ----


def test_every_open_page_has_its_group() -> None:
    assert set(GROUPS) == {entry.id for entry in menu.OPEN_PAGES}


@pytest.mark.parametrize("page", PAGES)
def test_every_setting_of_a_page_has_a_type_and_is_declared_as_a_setting(page: str) -> None:
    group = GROUPS[page]
    assert kinds(group).keys() == get_type_hints(group).keys()
    assert kinds(group).keys() <= KINDS.keys()
    assert looked_at(group) | shared(group) <= kinds(group).keys()


def test_the_order_is_what_pages_share_and_the_readers_grams_are_not_the_machines_to_reset() -> None:
    for group in GROUPS.values():
        grams = {"salt", "spice"} if issubclass(group, Begun) else set()
        order = {"dish", "eaters"} if issubclass(group, Order) else set()
        assert shared(group) == order | grams


def test_every_setting_is_on_some_page() -> None:
    assert {name for group in GROUPS.values() for name in kinds(group)} == KINDS.keys()


def test_a_page_is_given_its_settings_and_no_others() -> None:
    assert gather(Order, {**DEFAULTS, "dish": "congee"}) == Order("congee", "normal")
    assert type(gather(Practice, DEFAULTS)) is Practice


@pytest.mark.parametrize("page", PAGES)
@how(max_examples=40)
@given(data=st.data())
def test_what_a_run_depends_on_depends_on_nothing_else(page: str, data: st.DataObject) -> None:
    run = data.draw(groups(page)).run
    usual = defaults(GROUPS[page])
    assert run.run == run
    assert all(getattr(run, name) == usual[name] for name in looked_at(GROUPS[page]) | run.idle)
