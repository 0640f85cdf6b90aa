"""What can be set on *What comes next?*."""

from dataclasses import dataclass

from ui.settings import Choice, Number, Settings, setting

READ = (10, 20, 40, 70, 100)
PLACES = 40
"""So many words of the recipe can be walked along, its title apart."""

HERE = "here"
"""The word that the reader has walked to."""

NEAR = ("salt", "two", "beef", "minutes", "fry", "wok")
"""Other words whose neighbours are shown, each language's own by the same id."""

MOST_WRITINGS = 50

HEAT = Number(1.0, 0.0, 2.0, 0.1)


@dataclass(frozen=True)
class NextWord(Settings):
    """How much was read, where the reader stands in the recipe, and how bold the guessers are.

    Attributes:
        word_read: how many recipes all three have read.
        word_place: the word of the recipe that is guessed, 1 for the first after the title.
        word_heat: the temperature.
        word_more: what is tried behind the fold; word_near: the word whose neighbours are shown.
        word_writing: which of the recipes that the network writes; word_bold: at what temperature.
    """

    word_read: int = setting(Choice(100, READ))
    word_place: float = setting(Number(19.0, 1.0, float(PLACES), 1.0), looked_at=True)
    word_heat: float = setting(HEAT, looked_at=True)
    word_more: str = setting(Choice("write", ("pieces", "near", "write", "own")), looked_at=True)
    word_near: str = setting(Choice(HERE, (HERE, *NEAR)), looked_at=True)
    word_writing: float = setting(Number(1.0, 1.0, float(MOST_WRITINGS), 1.0), looked_at=True)
    word_bold: float = setting(Choice(0.8, (0.0, 0.3, 0.8, 1.3)), looked_at=True)
