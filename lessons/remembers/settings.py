"""What can be set on *What the chef remembers*."""

from dataclasses import dataclass

from ui.settings import Choice, Number, Settings, setting

TABS = ("counter", "habit", "slant")
WINDOWS = (12, 24, 48)
MOST_TALK = 8
"""So many times guest and chef talk on."""

MOST_SAME = 5
GUESTS = 8
OPINIONS = (10, 40, 160)

SAME = Number(3.0, 0.0, float(MOST_SAME), 1.0)


@dataclass(frozen=True)
class Remembers(Settings):
    """What the reader looks at, how far the chat is, and what is practised on.

    Attributes:
        rem_tab: what is shown.
        rem_window: how many words back the chef sees.
        rem_guest: which guest stands at the counter, 1 for the first; each must not eat something else.
        rem_talk: how many times they have talked on.
        rem_gone: whether what the bet is about has been seen.
        rem_same: how often the same was ordered.
        rem_opinions: how many sentences with one opinion stand among the chats; rem_undone: whether they are left
            out again afterwards.
        rem_more: what is tried behind the fold.
    """

    rem_tab: str = setting(Choice("counter", TABS))
    rem_window: int = setting(Choice(24, WINDOWS), looked_at=True)
    rem_guest: float = setting(Number(1.0, 1.0, float(GUESTS), 1.0), looked_at=True)
    rem_talk: float = setting(Number(0.0, 0.0, float(MOST_TALK), 1.0), looked_at=True)
    rem_gone: str = setting(Choice("no", ("no", "yes")), looked_at=True)
    rem_same: float = setting(SAME, looked_at=True)
    rem_opinions: int = setting(Choice(40, OPINIONS))
    rem_undone: str = setting(Choice("no", ("no", "yes")), looked_at=True)
    rem_more: str = setting(Choice("cooking", ("cooking", "differ")), looked_at=True)
