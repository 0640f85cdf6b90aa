"""What every page owes its readers by existing: in every language and register, from opening to whatever is clicked."""

import random
import re
from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import CJK, Open, PageError, Visit, possible, problems
from tests.fuzz import choices
from tests.jobs import JOBS, LESSONS, PAGES, go, steps, take
from ui.kit import menu
from ui.kit.session import SKIPPED
from ui.kit.text import LANGUAGES, REGISTERS, Text

MOST_WORDS = {"en": 120, "zh": 240}

CLICKS = 12
"""How many a page gets at every change; `python -m tests.fuzz` clicks as long as one likes."""


FINGERPRINT = re.compile(r"\b[0-9a-f]{6}\b")
"""One thing to read, however many of its signs are letters: which, the last bits of a machine's sums decide."""


def length(seen: str, language: str) -> int:
    """How much there is to read: words, or Chinese letters with a word of any other script for one."""
    words = len(re.findall(r"[A-Za-z’']+", FINGERPRINT.sub("code", seen)))
    return words + len(CJK.findall(seen)) if language == "zh" else words


def test_every_page_names_its_job() -> None:
    assert JOBS.keys() == set(PAGES)
    assert all(JOBS[page].main and JOBS[page].more for page in PAGES)
    assert all(JOBS[page].back for page in LESSONS), "a bet that was settled is looked at again"


def test_a_page_that_fails_says_why_it_lacks_a_widget(visit: Open) -> None:
    opened = visit(menu.HOME, lang="en")
    with pytest.raises(LookupError, match="no widget 'dessert'"):
        opened.widget("dessert")
    opened.app = AppTest.from_string("raise ArithmeticError('too salty')").run()
    with pytest.raises(PageError, match="too salty"):
        opened.widget("dessert")
    with pytest.raises(PageError, match="too salty"):
        opened.has("dessert")


def test_a_run_that_never_ends_is_given_up() -> None:
    with pytest.raises(RuntimeError, match="timed out"):
        AppTest.from_string("import streamlit as st\nwhile True:\n    st.empty()").run(timeout=0.1)


@pytest.mark.parametrize("page", PAGES)
def test_the_main_job_is_what_marks_a_page_as_done(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    *before, last = steps(JOBS[page].main)
    assert not opened.reader.progress[page]
    go(opened, tuple(before))
    assert page == "blame" or not opened.reader.progress[page], "the job is no longer than it must be"
    assert take(opened, last).reader.progress[page] is True


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opened_from_home_is_the_page_opened_by_its_link(visit: Open, page: str) -> None:
    assert visit(lang="zh").go(page).words() == visit(page, lang="zh").words()


@pytest.mark.parametrize(("page", "language"), list(product(PAGES, LANGUAGES)))
def test_first_sight_is_short_before_the_job_and_after_it(visit: Open, page: str, language: str) -> None:
    """Bridge, card and the sentences of films counted, what is written inside pictures not; in real terms too."""
    opened = visit(page, lang=language)
    for way in ("", JOBS[page].main):
        go(opened, way)
        for _ in REGISTERS:
            seen = opened.at_first_sight()
            assert 20 < length(seen, language) <= MOST_WORDS[language], seen
            opened.switch_register()


def first_buttons(page: Visit) -> list[str]:
    """The keys of the buttons that are to be pressed first."""
    return [str(button.key) for button in page.app.button if button.proto.type == "primary"]


@pytest.mark.parametrize("page", PAGES)
def test_there_is_one_thing_to_press_first_and_once_the_job_is_done_it_is_the_way_on(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    *before, last = steps(JOBS[page].main)
    assert len(first_buttons(opened)) <= 1
    for step in (*before, last):
        assert len(first_buttons(take(opened, step))) <= 1
    onward = menu.neighbours(page, full=False)[1]
    if page == "practice":  # nobody should leave without having seen a pot boil over
        assert first_buttons(opened) == ["bolder"]
        opened.click("bolder")
    way_on = ["begin"] if page == menu.HOME else ["lead_on"] if onward else []
    assert first_buttons(opened) == way_on
    opened.app.run()
    assert first_buttons(opened) == way_on


MOST_IN_A_BRIDGE = {"en": 35, "zh": 70}


@pytest.mark.parametrize(("page", "language"), list(product(PAGES, LANGUAGES)))
def test_what_a_reader_takes_home_stands_on_the_page_in_few_words(visit: Open, page: str, language: str) -> None:
    opened = go(visit(page, lang=language), JOBS[page].main)
    forms = {Text(language, register, page).form("bridge") for register in REGISTERS}
    assert len(forms) == 1, "it sets both vocabularies side by side, whichever is chosen"
    pattern = re.sub(r"\\\{.*?\\\}", ".+?", re.escape(forms.pop()))
    (shown,) = (text for text in opened.sentences() if re.fullmatch(pattern, text))
    assert "**" in shown, "a field word is earned"
    many = len(shown.split()) if language == "en" else len(re.findall(r"[\u3400-\u9fff]|[\w.,]+", shown, re.ASCII))
    assert many <= MOST_IN_A_BRIDGE[language], (many, shown)


@pytest.mark.parametrize("page", PAGES)
def test_a_presenter_has_no_sidebar_but_the_language_the_register_and_the_way_on(visit: Open, page: str) -> None:
    opened = visit(page, lang="en", present="1")
    assert not list(opened.app.sidebar)[1:]
    assert opened.has("_register")
    assert opened.click("language").reader.language == "zh"
    links = [link.proto for link in opened.app.get("page_link") if link.proto.query_string]
    assert links
    assert all("present=1" in link.query_string and "lang=zh" in link.query_string for link in links)


@pytest.mark.parametrize("page", PAGES)
def test_no_order_of_clicks_breaks_a_page(visit: Open, page: str) -> None:
    dice = random.Random(page)
    opened = visit(page, lang=dice.choice(("en", "zh")), bet=SKIPPED)
    done: list[str] = []
    for _ in range(CLICKS):
        kind, widget, values = dice.choice(choices(opened))
        value = None if kind == "click" else dice.choice(values)
        done.append(f"{widget.key}={value}")
        (widget.click() if kind == "click" else widget.set_value(value)).run()
        assert problems(opened) == [], f"after {done}"
        assert len(opened.app.title) == 1
        for name, shown in opened.reader.values.items():
            assert possible(name, shown), f"{name} = {shown!r} after {done}"
