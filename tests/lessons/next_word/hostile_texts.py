"""Texts that nobody would type on purpose: `python -m tests.lessons.next_word.hostile_texts [cases] [--seed S]`.

Each is drawn by a number, and every other one is for the Chinese page: signs of many scripts, half characters, markup,
or few of them. It is counted as far as it can be; a sentence must come of it.
"""

import random

from lessons.next_word import own
from lessons.next_word.own import OwnText
from tests.cases import try_many
from tests.hostile import WORDS
from ui.kit.text import LANGUAGES, Text

CASES = 10_000

CODES = (*range(0, 0x250), *range(0x600, 0x620), *range(0x4E00, 0x4E40), 0x1F9C2, 0xFFFD, *range(0x300, 0x310))
CODES += (*range(0x900, 0x950), *range(0x1F1E6, 0x1F1F0), 0x1F3FD, 0x200D, 0x200C, 0xFE0F)
LETTERS = [*map(chr, CODES)]


def try_text(seed: int) -> bool:
    """Show the text of this number on the page; whether it was long enough to be counted.

    Raises:
        AssertionError: where no sentence comes of it; any error comes through.
    """
    dice, language = random.Random(seed), tuple(LANGUAGES)[seed % 2]
    few = dice.random() < 0.1
    signs = WORDS[:40] if dice.random() < 0.1 else LETTERS
    parts = dice.choices(signs, k=dice.randint(0, 25) if few else 90)
    kept = OwnText(dice.choice(("", " ", "\n")).join(each[:60] for each in parts))
    assert isinstance(own.said(Text(language, "kitchen", "next_word"), kept), str)
    return kept.counted(language) is not None


if __name__ == "__main__":
    try_many(str(__doc__), "hostile texts", try_text, usual=CASES)
