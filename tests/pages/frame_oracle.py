"""What the frame of every page says with numbers: where we are, the menu, the bet and how it came out."""

from typing import Any

from tests.oracle import Oracle, Sentences
from tests.pages.agreement import SAID
from ui.kit import menu
from ui.kit.session import SKIPPED


def frame(oracle: Oracle[Any], page: str) -> Sentences:
    """The sentences that stand around a page."""
    text, reader = oracle.text, oracle.state.reader
    titles = [{"page": text.title(entry.id)} for entry in menu.OPEN_PAGES]
    numbered = [(number, entry) for number, entry in enumerate(menu.PAGES, start=1)]
    names = [{"number": number, "page": text.title(entry.id)} for number, entry in numbered]
    unopened = [text.label("menu_entry", **name) for name in names]
    sections = [text.label(f"section.{section}") for section in menu.SECTIONS]
    done = [[reader.progress.get(each, False) for each in pages] for pages in menu.SECTIONS.values()]
    return {
        "page_title": [{"page": text.title(page), "app": text.label("app")}],
        "previous": titles,
        "next": titles,
        "menu_entry": names,
        "to_come": [{"page": name} for name in (*unopened, *sections)],
        "progress.section": [{"done": sum(each), "count": len(each)} for each in done],
        **_where(oracle, page),
        **_bet(oracle),
    }


def _where(oracle: Oracle[Any], page: str) -> Sentences:
    for section, pages in menu.SECTIONS.items():
        if page in pages:
            place = {"section": oracle.text.label(f"section.{section}"), "count": len(pages)}
            return {"where": [place | {"number": pages.index(page) + 1}]}
    return {}


def _bet(oracle: Oracle[Any]) -> Sentences:
    """The option chosen; and once the answer is seen, whether it was right, and what was."""
    text, bet = oracle.text, oracle.state.bet
    if not bet:
        return {}
    if bet == SKIPPED:
        return {"chosen": [{"option": text.label("just_show_me")}]}
    words = text(f"bet.{bet}")
    if all(each.answers is None for each in oracle.state.reader.bets.values()):
        return {"chosen": [{"option": words}]}
    outcome = "bet_kept" if bet in oracle.answers() else "bet_missed"
    return {"chosen": [{"option": words}], outcome: [{"choice": words, "truth": SAID}]}
