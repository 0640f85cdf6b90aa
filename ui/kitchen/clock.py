"""The clock of a page's last run: it plays by itself once after its press, and what it came to waits for its end."""

from collections.abc import Sequence
from typing import Any

from ui import film
from ui.kit import presses
from ui.kit.page import Page
from ui.kitchen.pictures import player_labels

OUTCOME = "outcome"
"""The key of what says how the bet came out, or how such keys begin: unseen until the run that settles it has been
played."""


def veiled(page: Page[Any], waits: str) -> tuple[str, str]:
    """What a run on screen keeps unseen until it has been played, and the line in its place; nothing but a bet's."""
    return (OUTCOME, waits) if presses.tells(page) else ("", "")


def show(
    page: Page[Any],
    rounds: Sequence[int],
    *,
    key: str,
    waits: str = "",
    ran: bool = True,
    rests: int = 0,
    counts: str = "clock.now",
) -> None:
    """The bar.

    Args:
        rounds: of each frame.
        key: of the films' axis of time.
        waits: stands in the place of the outcome meanwhile.
        rests: the frame at which a new run pauses by itself, once; 0 if it does not.
        ran: whether there has been a run; what stands there without one is not played.
        counts: the section that says what is counted.
    """
    run = presses.played(page) if ran else ""
    tells, waits = veiled(page, waits) if run else ("", "")
    shown = page.text(counts)
    film.clock(rounds, player_labels(page.text), key=key, shown=shown, run=run, tells=tells, waits=waits, rests=rests)
