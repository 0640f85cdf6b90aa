"""What the buttons of *Practice* do besides cooking with what is set."""

from lessons.practice.scene import BOLDEST
from lessons.practice.settings import Practice
from ui.kit import presses
from ui.kit.page import Page
from ui.settings import defaults


def cook(page: Page[Practice]) -> None:
    """Cook what is set; the first pot of its kind settles the bet."""
    presses.press(page, settles=page.settings.order not in page.runs.firsts(lambda run: run.order))


def try_boldest(page: Page[Practice]) -> None:
    """Cook once more, as boldly as can be bet on."""
    page.put(rate=BOLDEST)
    cook(page)


def try_first(page: Page[Practice], rate: str) -> None:
    """Begin with the boldness that was bet on, unless one was chosen."""
    if not page.runs and page.settings.rate == defaults(Practice)["rate"]:
        page.put(rate=float(rate))
