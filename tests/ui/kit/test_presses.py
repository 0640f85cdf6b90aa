"""What is counted of a page's button: each press is another run to be played, and one may settle the bet."""

from types import SimpleNamespace
from typing import Any

import pytest

from ui.kit.memory import Memory
from ui.kit.presses import played, press, tells


@pytest.fixture
def page() -> Any:
    """As much of a page as is asked for."""
    cooked: list[int] = []
    return SimpleNamespace(
        id="blame", memory=Memory(), reader=SimpleNamespace(visit=7), cooked=cooked, cook=lambda: cooked.append(1)
    )


def test_before_the_first_press_nothing_is_played_or_told(page: Any) -> None:
    assert played(page) == ""
    assert not tells(page)


def test_each_press_runs_and_is_played_as_another(page: Any) -> None:
    press(page)
    first = played(page)
    press(page)
    assert len(page.cooked) == 2
    assert len({"", first, played(page)}) == 3


def test_another_visit_plays_another_run(page: Any) -> None:
    press(page)
    before, page.reader.visit = played(page), 8
    assert played(page) != before


def test_another_page_plays_another_run(page: Any) -> None:
    press(page)
    before, page.id = played(page), "rule"
    assert played(page) != before


@pytest.mark.parametrize("settles", [(True, False), (False, True)])
def test_only_the_last_press_tells(page: Any, settles: tuple[bool, bool]) -> None:
    for each in settles:
        press(page, settles=each)
        assert tells(page) is each
