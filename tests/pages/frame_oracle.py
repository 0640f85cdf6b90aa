"""What the frame of every page says with numbers: where we are, the menu, the bet and how it came out."""

import math
from collections.abc import Mapping
from typing import Any

from tests.grouped import grouped
from tests.oracle import ASIDE, Oracle, Sentences
from tests.pages.agreement import SAID
from ui.document import WORDS_AT_FILES
from ui.draw.card import Amount
from ui.kit import menu
from ui.kit.session import SKIPPED

TEN, WRITTEN = 10, 13
CARD = ("numbers", "between", "alt", "squares")


def frame(oracle: Oracle[Any], page: str) -> Sentences:
    """The sentences that stand around a page."""
    text = oracle.text
    titles = [{"page": text.title(entry.id)} for entry in menu.OPEN_PAGES]
    names = [{"number": number, "page": text.title(page)} for number, page in enumerate(menu.TASTING, start=1)]
    numbered = [text.label("menu_entry", **name) for name in names]
    spaced = [name.replace("&ensp;", "&ensp;" * (2 if at < TEN else 1)) for at, name in enumerate(numbered, start=1)]
    others = [f":gray[{text.title(entry.id)}]" for entry in menu.PAGES]
    later = [text.title(entry.id) for entry in menu.PAGES]
    return {
        "page_title": [{"page": text.title(page), "app": text.label("app")}] if page != "home" else [],
        "previous": [*titles, {"page": text.label("home")}],
        "next": [*titles, {"page": text.label("home")}],
        "menu_entry": names,
        **{f"files.{name}": [{"size": "{size}", "what": "{what}"}] for name in WORDS_AT_FILES},
        "to_come": [{"page": name} for name in (*spaced, *others, *later)],
        **_where(oracle, page),
        **_bet(oracle),
        **_cards(oracle),
    }


def _where(oracle: Oracle[Any], page: str) -> Sentences:
    for section, pages in menu.SECTIONS.items():
        if page in pages:
            named = {"section": oracle.text.label(f"section.{section}")}
            if page not in menu.TASTING:
                return {"side_dish": [named]}
            return {"where": [named | {"number": menu.TASTING.index(page) + 1, "count": 11}]}
    return {}


def _bet(oracle: Oracle[Any]) -> Sentences:
    """The option chosen; and once the answer is seen, whether it was right, and what was."""
    text, bet = oracle.text, oracle.state.bet
    if not bet:
        return {}
    if bet == SKIPPED:
        return {}
    words = text(f"bet.{bet}")
    if all(each.answers is None for each in oracle.state.reader.bets.values()):
        return {"bet_placed": [{"choice": words}]}
    outcome = "bet_kept" if bet in oracle.answers() else "bet_missed"
    return {"bet_placed": [{"choice": words}], outcome: [{"choice": words, "truth": SAID}]}


def _cards(oracle: Oracle[Any]) -> Sentences:
    """What is said of chefs' cards: how many numbers, from which to which, and all of it for a screen reader."""
    text = oracle.text
    said: dict[str, list[Mapping[str, object]]] = {f"card.{name}": [] for name in CARD}
    for card in oracle.cards():
        many, named = len(card.numbers), [each for each in card.numbers if isinstance(each, Amount)]
        count = {"count": grouped(many)}
        said["card.numbers"].append(count)
        told = text.label("say.and_also").join(
            f"{each.name} {each.value:z.{each.digits}f} {each.unit}".strip().replace("-", "−") for each in named
        )
        state = card.state
        if not named:
            low, high = min(card.numbers), max(card.numbers)  # type: ignore[type-var]
            between = {"low": f"{low:z.1f}".replace("-", "−"), "high": f"{high:z.1f}".replace("-", "−")}
            said["card.between"].append(dict(between))
            each = math.ceil(many / 400)
            said["card.squares"].append({"count": each})
            if many > WRITTEN and not state:
                state = text.label("card.square") if each == 1 else text.label("card.squares", count=each)
            told = text.label("card.between", **between)
            if many <= WRITTEN:
                told = " ".join(f"{number:z.1f}".replace("-", "−") for number in card.numbers)
        numbers = text.label("card.numbers", **count)
        whose = f"{card.whose}{ASIDE[text.language]}{state}" if state else card.whose
        said["card.alt"].append({"whose": whose, "count": numbers, "told": told})
    return {name: values for name, values in said.items() if values}
