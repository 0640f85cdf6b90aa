"""How far a reader of *Blame slips* has gone: the presses on one ticket, and what the bet is about."""

from lessons.blame import scene
from lessons.blame.scene import ALL, SLIPS_SEEN, SLOPES_SEEN
from lessons.blame.settings import MOST_UPDATES, BlameSlips
from ui.kit.page import Page

BlamePage = Page[BlameSlips]


def settings_of(page: BlamePage) -> BlameSlips:
    """The settings now. Another ticket, or another line, begins at the first press."""
    if page.turned_to(page.settings.asked):
        page.put(slip_press=0, slip_updates=0)
    return page.settings


def seen(page: BlamePage) -> bool:
    """Whether the slips of so many cooks were seen, be it of this ticket, of another, or of one seen before."""
    now = settings_of(page)
    for ticket in (*page.memory.told, now):
        if isinstance(ticket, BlameSlips) and ticket.slip_press >= SLIPS_SEEN:
            page.memory.first(ticket.slip_cooks, ticket)
    return now.slip_cooks in page.memory.firsts


def bet_about(page: BlamePage) -> BlameSlips:
    """The ticket that the bet is about: the first whose slips were seen for so many cooks, or that of now."""
    now, known = settings_of(page), seen(page)
    return page.memory.first_of(now.slip_cooks, now) if known else now


def ready(page: BlamePage) -> bool:
    """Whether the reader has seen every press, so that the line may be trained."""
    now = settings_of(page)
    return now.slip_press == ALL or bool(now.slip_updates or page.runs)


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
