"""Language, register and page can be switched at any moment, and two readers never meet: nothing is lost."""

import pytest

from tests.conftest import Open, problems
from tests.jobs import JOBS, PAGES, take
from ui.kit.text import LANGUAGES

OTHERS = tuple(language for language in LANGUAGES if language != "en")


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("zh", "zh"), ("en-GB", "en"), ("de-DE", "en")])
def test_a_first_visit_follows_the_browsers_language(visit: Open, locale: str, language: str) -> None:
    assert visit(locale=locale).reader.language == language


def test_the_links_language_wins_over_the_browsers_and_over_an_unknown_one(visit: Open) -> None:
    assert visit(locale="zh-CN", lang="en").reader.language == "en"
    assert visit(locale="zh-CN", lang="tlh").reader.language == "zh"


@pytest.mark.parametrize("page", PAGES)
def test_switching_the_language_at_any_moment_loses_nothing(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    for step in (None, *JOBS[page].whole):
        if step:
            take(opened, step)
        before, screen = opened.kept(), opened.words()
        for language in (*OTHERS, "en"):  # once round
            opened.switch_language()
            assert opened.reader.language == language
            assert problems(opened) == []
            assert opened.kept() == before
        assert opened.words() == screen


@pytest.mark.parametrize("page", PAGES)
def test_switching_the_register_at_any_moment_loses_nothing(visit: Open, page: str) -> None:
    opened = visit(page, lang="zh")
    for step in (None, *JOBS[page].whole):
        if step:
            take(opened, step)
        before, screen = opened.kept(), opened.words()
        real = opened.switch_register().words()
        assert real != screen
        assert opened.kept() == before
        assert opened.switch_register().words() == screen


def test_a_choice_made_in_one_language_is_shown_and_can_be_changed_in_the_other(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").set("dish", "congee").switch_language()
    assert page.value("dish") == "congee"
    page.set("eaters", "light")
    page.set("rounds", 1000)  # the second change after the switch is the one that resets a careless menu
    assert (page.value("dish"), page.value("eaters"), page.value("rounds")) == ("congee", "light", 1000)
    page.switch_language()
    assert (page.value("dish"), page.value("eaters"), page.value("rounds")) == ("congee", "light", 1000)


def test_language_and_register_are_kept_from_page_to_page(visit: Open) -> None:
    tab = visit("seasoning", lang="en").switch_language().switch_register().go("practice")
    assert (tab.reader.language, tab.reader.register) == ("zh", "real")
    assert problems(tab) == []


def test_going_away_and_back_loses_nothing(visit: Open) -> None:
    tab = visit(lang="en")
    screens = {page: tab.go(page).do_job().words() for page in ("practice", "one_step")}
    tab.go("home").go("seasoning").go("one_step")
    assert tab.words() == screens["one_step"]
    assert tab.go("practice").runs


def test_two_readers_never_share_anything(visit: Open) -> None:
    ann, bob = visit("practice", lang="en"), visit("practice", lang="zh")
    ann.click("bet.0.2").set("rate", 0.6).click("cook")
    fresh = visit("practice", lang="zh").words()
    assert bob.app.run() is bob.app
    assert bob.words() == fresh
    assert not bob.reader.bets
    assert not any(memory.runs for memory in bob.reader.pages.values())
    assert bob.reader is not ann.reader
    bob.click("bet.0.02").set("rate", 0.02)
    assert ann.app.run() is ann.app
    assert ann.value("rate") == 0.6
    assert [bet.choice for bet in ann.bets] == ["0.2"]
