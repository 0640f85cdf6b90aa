"""What a reader takes for one letter: a base and all that hangs on it, however many code points that takes.

A small part of Unicode's rules for grapheme clusters (UAX #29): marks, joiners, skin tones and tags hang on what stands
before them, a joiner holds two pictures together, and flags are pairs.
"""

import unicodedata

JOINER = "\u200d"
"""Makes one picture of two."""

_FLAGS = range(0x1F1E6, 0x1F200)
_TONES, _TAGS = range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080)
_OLD_HANGUL = range(0x1160, 0x1200)
"""Vowels and ends of syllables, which stand behind their beginnings."""


def composed(text: str) -> str:
    """A text in which each letter with its accents is one code point wherever there is one (NFC)."""
    return unicodedata.normalize("NFC", text)


def hangs(character: str) -> bool:
    """Whether a code point belongs to whatever stands before it."""
    code = ord(character)
    return (
        unicodedata.category(character)[0] == "M"
        or character in ("\u200c", JOINER)
        or any(code in those for those in (_TONES, _TAGS, _OLD_HANGUL))
    )


def whole_letters(text: str) -> list[str]:
    """A text letter by letter. Nothing of it is lost."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and (hangs(character) or _joins(found[-1], character)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _joins(before: str, character: str) -> bool:
    """Whether a code point that hangs on nothing makes one picture with the letter before it."""
    if before.endswith(JOINER):
        return unicodedata.category(character) == "So"
    return len(before) == 1 and ord(before) in _FLAGS and ord(character) in _FLAGS


def beginning(text: str, length: int) -> str:
    """As many whole letters of a text as fit into so many code points."""
    if len(text) <= length:
        return text
    whole = whole_letters(text[: length + 1])
    return "".join(whole[:-1])
