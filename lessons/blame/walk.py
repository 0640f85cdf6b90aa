"""How far a reader of *Blame slips* has gone: the presses on one ticket, and those on *Train*."""

from collections.abc import Callable

from lessons.blame import scene
from lessons.blame.scene import ALL, SLOPES_SEEN
from lessons.blame.settings import MOST_UPDATES, BlameSlips
from ui.kit.page import Page

BlamePage = Page[BlameSlips]


def settings_of(page: BlamePage) -> BlameSlips:
    """The settings now. Another ticket, or another line, begins at the first press."""
    if page.turned_to(page.settings.asked):
        page.put(slip_press=0, slip_updates=0)
    return page.settings


def mine(page: BlamePage) -> int:
    """The place of the number that the reader calls their own, as far as the line on screen has so many."""
    return min(page.settings.slip_mine, scene.net_of(page.runs.last or page.settings).parameter_count - 1)


class Trainings:
    """How often the reader has pressed *Train* on this visit: each press is played once."""

    def __init__(self) -> None:
        self.count = 0


def train(page: BlamePage) -> Callable[[], None]:
    """What the button does."""

    def pressed() -> None:
        page.cook()
        presses = page.memory.recall(Trainings) or Trainings()
        presses.count += 1
        page.memory.keep(presses)

    return pressed


def played(page: BlamePage) -> str:
    """Tells the training on screen from all others; empty if it was not trained on this visit."""
    presses = page.memory.recall(Trainings)
    return f"{page.reader.visit} {presses.count}" if presses else ""


def press_next(page: BlamePage) -> None:
    """Go on to the next press; after the last, send the same ticket again with the new weights."""
    now = settings_of(page)
    again = now.slip_press == ALL
    page.put(slip_press=1 if again else now.slip_press + 1, slip_updates=min(now.slip_updates + again, MOST_UPDATES))


def nudged(page: BlamePage) -> int | None:
    """The place of the weight that is nudged, as far as the line has so many; none before the slopes are seen."""
    now = settings_of(page)
    if now.slip_press != SLOPES_SEEN:
        return None
    return min(now.slip_weight, scene.slips_of(now).net.parameter_count - 1)
