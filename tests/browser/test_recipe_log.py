"""The log to take home, as a browser opens, prints and is asked for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from lessons.recipe_log import html
from tests.browser.conftest import Visit
from tests.lessons.recipe_log.busy import story
from ui.kit.text import LANGUAGES

pytestmark = pytest.mark.browser

SHEETS = 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_log_of_everything_is_printed_on_two_pages(browser: Browser, tmp_path: Path, language: str) -> None:
    file = tmp_path / "log.html"
    file.write_text(html.page(story(language).document()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 320, "height": 640})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()], "it asks nothing of any other place"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= SHEETS
    page.close()


def test_the_log_is_made_when_it_is_asked_for(visit: Visit, tmp_path: Path) -> None:
    visitor = visit(language="zh").open("recipe_log")
    for label, ending in (("download", ".html"), ("as_markdown", ".md")):
        with visitor.page.expect_download() as taken:
            visitor.main.get_by_role("button", name=visitor.text("recipe_log")(label)).click()
        assert taken.value.suggested_filename.endswith(ending)
        taken.value.save_as(tmp_path / ending)
        written = (tmp_path / ending).read_text(encoding="utf-8")
        assert visitor.text("recipe_log")("log.question") in written
        assert "/recipe_log?lang=zh" in written
