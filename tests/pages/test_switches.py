"""Language, register and page can be switched at any moment, and two readers never meet: nothing is lost."""

from itertools import product

import pytest

from tests.conftest import Open, Visit, problems
from tests.jobs import JOBS, PAGES, take
from ui.kit import menu
from ui.kit.more import PARTS
from ui.kit.text import LANGUAGES, REGISTERS


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("zh", "zh"), ("en-GB", "en"), ("de-DE", "en")])
def test_a_first_visit_follows_the_browsers_language(visit: Open, locale: str, language: str) -> None:
    assert visit(locale=locale).reader.language == language


def test_the_links_language_wins_over_the_browsers_and_over_an_unknown_one(visit: Open) -> None:
    assert visit(locale="zh-CN", lang="en").reader.language == "en"
    assert visit(locale="zh-CN", lang="tlh").reader.language == "zh"


WAY = (*product(LANGUAGES, ["kitchen"]), *product(reversed(LANGUAGES), ["real"]))
"""Through all languages in one register, and back through them in the other: one press more and one is home."""


def once_around(opened: Visit, *, backwards: bool) -> None:
    """Through all words and home again: nowhere a word is missing, nothing is lost, and home is as it was."""
    kept, seen = opened.kept(), [looked_at(opened)]
    for language, register in (*(reversed(WAY[1:]) if backwards else WAY[1:]), WAY[0]):
        seen.append(looked_at(switch(opened, language, register)))
        assert opened.kept() == kept
        assert seen[-1] != seen[-2]
    assert seen[-1] == seen[0]


def switch(visit: Visit, language: str, register: str) -> Visit:
    """Press what is to be pressed for these words."""
    if visit.reader.register != register:
        visit.switch_register()
    while visit.reader.language != language:
        visit.switch_language()
    return visit


def looked_at(visit: Visit) -> list[str]:
    """The words, which all belong to the language; the title is in the register too."""
    assert problems(visit) == []
    assert [title.value for title in visit.app.title] == [heading(visit)]
    return visit.words()


def heading(visit: Visit) -> str:
    """What stands above a page: its title, or the question that all of it answers."""
    return visit.content("question") if visit.page == menu.HOME else visit.content.title(visit.page)


@pytest.mark.parametrize("page", PAGES)
def test_switching_language_and_register_at_any_moment_loses_nothing(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    once_around(opened, backwards=True)
    for number, step in enumerate(JOBS[page].whole):
        once_around(take(opened, step), backwards=bool(number % 2))
    for part in PARTS if page != menu.HOME else ():
        opened.open_part(part)
        for language, register in WAY:
            looked_at(switch(opened, language, register))


@pytest.mark.parametrize(("page", "language", "register"), list(product(PAGES, LANGUAGES, REGISTERS)))
def test_a_page_opens_in_its_language_and_register_with_every_word_filled_in(
    visit: Open, page: str, language: str, register: str
) -> None:
    opened = visit(page, lang=language, terms=register)
    assert looked_at(opened)
    assert (opened.reader.language, opened.reader.register) == (language, register)
    assert opened.content("idea").split("\n\n")[0] in opened.sentences()


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
