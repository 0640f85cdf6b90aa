"""What the reader's session remembers of the blame slips: how far the ticket has gone, and what the bet was about."""

from core.slips import Slips
from ui.session import Reader
from ui.settings import MOST_UPDATES, BlameSlips
from ui.slips import runs as runs_slips
from ui.slips.words import PRESSES

SLIPS_SEEN, SLOPES_SEEN, ALL = 4, 5, len(PRESSES)


def trainings(reader: Reader) -> tuple[BlameSlips, ...]:
    """The last training of the line and the one before it, newest last."""
    return reader.runs("blame", BlameSlips)


def ticket_asked_for(reader: Reader) -> BlameSlips:
    """The settings now. Another ticket, or another line, begins at the first press."""
    settings = reader.settings(BlameSlips)
    if reader.turned_to("blame", settings.asked):
        reader.values.update(slip_press=0, slip_updates=0)
    return reader.settings(BlameSlips)


def press_next(reader: Reader) -> None:
    """Go on to the next press; after the last, send the same ticket again with the new weights."""
    settings = reader.settings(BlameSlips)
    again = int(settings.slip_press == ALL)
    reader.values["slip_updates"] = min(settings.slip_updates + again, MOST_UPDATES)
    reader.values["slip_press"] = 1 if again else settings.slip_press + 1


def around(reader: Reader) -> tuple[object, ...]:
    """Whether the bet is decided and the training open, and what they are about."""
    asked = ticket_asked_for(reader)
    return judged(reader) is None, ready(reader), asked.slip_cooks, asked.slip_pattern, asked.slip_seed


def judged(reader: Reader) -> Slips | None:
    """The first slips that were seen for this number of cooks: the bet is about them."""
    settings = ticket_asked_for(reader)
    key = ("blame", f"judged {settings.slip_cooks}")
    if settings.slip_press >= SLIPS_SEEN:
        reader.notes.setdefault(key, runs_slips.slips_of(settings))
    return reader.notes.get(key)


def ready(reader: Reader) -> bool:
    """Whether the reader has seen every press, so that the line may be trained."""
    settings = ticket_asked_for(reader)
    return settings.slip_press == ALL or bool(settings.slip_updates or trainings(reader))
