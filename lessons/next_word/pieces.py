"""Tokens smaller than words: what byte pair encoding makes of the recipes."""

from functools import lru_cache

from core.tokens import byte_pair_merges, byte_pairs
from ui.kit.text import Text
from ui.kitchen import recipes

MERGES = 400
FIRST = 10
"""So many of the merges are shown."""

MARKS = frozenset(".,。，、；：")


@lru_cache(maxsize=4)
def merges(language: str) -> list[tuple[str, str]]:
    """The merges; where no spaces are written, what stands between two marks is one word."""
    runs: list[str] = []
    for recipe in recipes.recipes(language).recipes:
        words = [" " if word in MARKS else word for word in recipe.words]
        runs += ("" if language == "zh" else " ").join(words).split()
    return byte_pair_merges(runs, MERGES)


def said(text: Text) -> str:
    """The first merges, and a word that is in no recipe cut with all of them."""
    made = merges(text.language)
    example = text("pieces.example")
    first = text.label("say.quoted").join(f"“{left}{right}”" for left, right in made[:FIRST])
    return text("pieces", count=len(made), first=first, example=example, cut=" · ".join(byte_pairs(example, made)))
