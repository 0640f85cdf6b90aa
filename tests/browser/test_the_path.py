"""From Home through three pages with the mouse, as a reader goes; all the path is gone with the keys by the tours."""

from __future__ import annotations

import pytest

from tests.browser.after_the_job import play, scrub, shows
from tests.browser.conftest import Visit
from tests.jobs import PAGES, go

pytestmark = pytest.mark.browser

ON_THE_WAY = sorted(("one_step", "practice"), key=PAGES.index)


def test_the_whole_path_can_be_gone(visit: Visit) -> None:
    visitor = visit().open()
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
    assert visitor.query["lang"] == "en"
    done = visitor.page.get_by_test_id("stSidebar").get_by_text(text.label("progress.done"))
    assert done.count() >= 2  # the pages of the open section; the others are folded
