"""From Home through three pages, as a reader goes: with the keyboard alone and with the mouse."""

from __future__ import annotations

import pytest

from tests.browser.after_the_job import play, scrub, shows
from tests.browser.conftest import Visit
from tests.browser.visitor import Hand
from tests.jobs import PAGES, go

pytestmark = pytest.mark.browser

ON_THE_WAY = sorted(("one_step", "practice"), key=PAGES.index)


@pytest.mark.parametrize(("hand", "language"), [("keyboard", "zh"), ("mouse", "en")])
def test_the_whole_path_can_be_gone(visit: Visit, hand: Hand, language: str) -> None:
    visitor = visit(language=language, hand=hand).open()
    text = visitor.at("home")
    visitor.set("dish", "chili_pork")
    visitor.do("home")
    shows("home", visitor)
    visitor.press(visitor.button(text("begin")))
    visitor.at("seasoning")
    go(visitor, "bet.1 salt=0.9 spice=2.9")
    shows("seasoning", visitor)
    for page in ON_THE_WAY:
        visitor.go_on(page)
        visitor.do(page)
        shows(page, visitor)
        if page == "practice":
            play(visitor)
            scrub(visitor)
    assert visitor.query["lang"] == language
    done = visitor.page.get_by_test_id("stSidebar").get_by_text(text.label("progress.done"))
    assert done.count() >= 2  # the pages of the open section; the others are folded
