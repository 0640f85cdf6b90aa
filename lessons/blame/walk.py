"""How far a reader of *Blame slips* has gone on one ticket, and what *Train* does."""

from collections.abc import Callable

from lessons.blame import scene
from lessons.blame.scene import ALL, SLOPES_SEEN
from lessons.blame.settings import MOST_UPDATES, BlameSlips
from ui.kit import presses
from ui.kit.page import Page

BlamePage = Page[BlameSlips]


def settings_of(page: BlamePage) -> BlameSlips:
    """The settings now. Another line begins at the first press, another ticket with the line's first weights."""
    now, before = page.settings, page.memory.about
    if page.turned_to((now.line, now.ticket)):
        same_line = isinstance(before, tuple) and before[0] == now.line
        page.put(slip_updates=0, slip_press=now.slip_press if same_line else 0)
    return page.settings


def mine(page: BlamePage) -> int:
    """The place of the number that the reader calls their own, as far as the line on screen has so many."""
    return min(page.settings.slip_mine, scene.net_of(page.runs.last or page.settings).parameter_count - 1)


OLD_BETS = frozenset({"1", "2", "3", "4"})
"""Answers to what was bet on here at first, which cook has the biggest slip: links with them open with the bet open."""


def forget_old_bet(page: BlamePage) -> None:
    """Pass over what an older link says of an earlier question."""
    if page.memory.linked_bet in OLD_BETS:
        page.memory.linked_bet = None


def train(page: BlamePage) -> Callable[[], None]:
    """What the button does."""

    def pressed() -> None:
        first = page.settings.slip_pattern not in page.runs.firsts(lambda run: run.slip_pattern)
        presses.press(page, settles=first)

    return pressed


def press_next(page: BlamePage) -> None:
    """Go on to the next press; after the last, send the same ticket again with the new weights."""
    now = settings_of(page)
    again = now.slip_press == ALL
    page.put(slip_press=1 if again else now.slip_press + 1, slip_updates=min(now.slip_updates + again, MOST_UPDATES))


def nudged(page: BlamePage) -> int | None:
    """The place of the weight that is nudged; none before the slopes are seen."""
    return place_nudged(settings_of(page))


def place_nudged(settings: BlameSlips) -> int | None:
    """The same of some settings, as far as the line has so many weights."""
    if settings.slip_press != SLOPES_SEEN:
        return None
    return min(settings.slip_weight, scene.net_of(settings).parameter_count - 1)
