"""How often a page's button was pressed on this visit: each run is played once, and one of them settles the bet."""

from typing import Any

from ui.kit.page import Page


class Presses:
    """The presses of this visit.

    Attributes:
        count: how many there were.
        settles: whether the last one settles the bet, whose outcome then waits for the end of the play.
    """

    def __init__(self) -> None:
        self.count = 0
        self.settles = False


def press(page: Page[Any], *, settles: bool = False) -> None:
    """Run the settings on screen, and count it."""
    page.cook()
    replay(page, settles=settles)


def replay(page: Page[Any], *, settles: bool = False) -> None:
    """Let what is on screen be played once more, though it is no new run."""
    presses = page.memory.recall(Presses) or Presses()
    presses.count += 1
    presses.settles = settles
    page.memory.keep(presses)


def played(page: Page[Any]) -> str:
    """Tells the run on screen from all others; empty if it was not made on this visit."""
    presses = page.memory.recall(Presses)
    return f"{page.reader.visit} {page.id} {presses.count}" if presses else ""


def tells(page: Page[Any]) -> bool:
    """Whether the run on screen settles the bet, seen for the first time."""
    presses = page.memory.recall(Presses)
    return presses is not None and presses.settles
