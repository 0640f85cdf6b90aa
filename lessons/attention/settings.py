"""What can be set on *Which words matter?*."""

from dataclasses import dataclass

from ui.settings import Choice, Settings, setting

SENTENCES = ("both", "turned", "after", "parts", "one", "joined", "alike", "none")
"""The sentences on offer, by what is in them."""

MOST_PLACES = 20


@dataclass(frozen=True)
class Hidden:
    """Which words are hidden: their places in order, as `2_5`; empty for none."""

    default: str = ""

    def parse(self, text: str) -> str:
        """The places that a link asks for.

        Raises:
            ValueError: if they are not places of a sentence, each once and in order.
        """
        if text == "":
            return text
        places = [int(part) if part.isascii() and part.isdecimal() else -1 for part in text.split("_")]
        if places != sorted(set(places)) or not 0 <= places[0] <= places[-1] < MOST_PLACES or written(places) != text:
            raise ValueError(f"must be places below {MOST_PLACES} in order, as 2_5, got {text!r}")
        return text


def places(hidden: str) -> frozenset[int]:
    """The places that a setting names."""
    return frozenset(map(int, hidden.split("_"))) if hidden else frozenset()


def written(hidden: list[int]) -> str:
    """The inverse of `places`."""
    return "_".join(map(str, hidden))


@dataclass(frozen=True)
class WhichWords(Settings):
    """A sentence, what is hidden in it, and how the chef that reads it has practised.

    Attributes:
        att_noun: which of its words of two meanings is asked about.
        att_look: whether the chef looks where it has learned to, or at all words alike.
        att_clues: in how many clauses at most its sentences had a clue.
    """

    att_sentence: str = setting(Choice("both", SENTENCES), looked_at=True)
    att_noun: str = setting(Choice("last", ("last", "first")), looked_at=True)
    att_hidden: str = setting(Hidden(), looked_at=True)
    att_look: str = setting(Choice("learned", ("learned", "equal")), looked_at=True)
    att_clues: int = setting(Choice(2, (2, 1)))
