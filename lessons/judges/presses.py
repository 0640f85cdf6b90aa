"""What pressing *Cook all three* does."""

from lessons.judges.settings import Judges
from ui.kit import presses
from ui.kit.page import Page

JudgesPage = Page[Judges]


def settled(run: Judges) -> bool:
    """Whether this run settles a bet: somebody is picky."""
    return run.picky != 0


def cook(page: JudgesPage) -> None:
    """Cook all three."""
    now = page.settings
    first = now.order not in page.runs.only(settled).firsts(lambda run: run.order)
    presses.press(page, settles=settled(now) and first)
