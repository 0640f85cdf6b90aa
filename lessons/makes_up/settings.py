"""What can be set on *When the chef makes it up*."""

from dataclasses import dataclass

from ui.settings import Choice, Number, Settings, setting

QUESTIONS = 20
WAYS = ("closed", "open", "torn")
"""With the book closed; with the page that fits best before it; the same where the torn page is missing there too."""

UNMARKED, WILL, WONT = ".", "y", "n"
NEXT = {UNMARKED: WILL, WILL: WONT, WONT: UNMARKED}
"""What a press makes of a mark."""

SURE = Number(90.0, 0.0, 100.0, 5.0)
"""In percent."""

SUREST = -1.0
"""Where a question is asked for: the surest that is wrong."""

WORDS = tuple(range(8))


@dataclass(frozen=True)
class Marks:
    """What the reader foresees of each question: that it will be right, that it won't, or nothing."""

    default: str = UNMARKED * QUESTIONS

    def parse(self, text: str) -> str:
        """The marks that a link asks for.

        Raises:
            ValueError: if there are more or fewer than questions, or other letters.
        """
        if len(text) != QUESTIONS or not set(text) <= set(NEXT):
            raise ValueError(f"must be {QUESTIONS} letters out of {', '.join(NEXT)}, got {text!r}")
        return text


@dataclass(frozen=True)
class MakesUp(Settings):
    """How the chef is asked, and what the reader looks at.

    Attributes:
        made_marks: the reader's, by the order in which the questions were put.
        made_many: how many of them can be marked.
        made_open: the question that is opened.
        made_sure: how sure it has to be to answer, in percent.
        made_more: what is tried behind the fold; made_first, made_second: the words of a name there; made_method: the
            word that is put in its mouth.
    """

    made_way: str = setting(Choice("closed", WAYS))
    made_marks: str = setting(Marks(), looked_at=True)
    made_many: int = setting(Choice(6, (6, QUESTIONS)), looked_at=True)
    made_open: float = setting(Number(SUREST, SUREST, QUESTIONS - 1.0, 1.0), looked_at=True)
    made_sure: float = setting(SURE, looked_at=True)
    made_more: str = setting(Choice("nowhere", ("nowhere", "snowball", "menu")), looked_at=True)
    made_first: int = setting(Choice(0, WORDS), looked_at=True)
    made_second: int = setting(Choice(4, WORDS), looked_at=True)
    made_method: int = setting(Choice(1, WORDS), looked_at=True)
