"""A collection of recipes, split into those that are read and those that are held out to be judged by."""

from dataclasses import dataclass
from functools import cached_property

from core.arrays import whole
from core.tokens import Ids, Vocabulary, vocabulary_of

HELD_OUT = 25
EVERY, FIRST = 5, 2
"""Every fifth recipe from the third is held out, until there are `HELD_OUT`."""


@dataclass(frozen=True)
class Recipe:
    """One recipe.

    Attributes:
        title: its name, in words.
        words: all of them, the title's first; the ends of lines are none.
    """

    title: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """All recipes of a language."""

    recipes: tuple[Recipe, ...]

    @cached_property
    def held_out(self) -> tuple[Recipe, ...]:
        """Those that nobody reads in training."""
        return self.recipes[FIRST::EVERY][:HELD_OUT]

    @cached_property
    def others(self) -> tuple[Recipe, ...]:
        """All others, in order."""
        held = {id(recipe) for recipe in self.held_out}
        return tuple(recipe for recipe in self.recipes if id(recipe) not in held)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Every word of all recipes, the held out ones' too: there is none that nobody could guess."""
        return vocabulary_of(recipe.words for recipe in self.recipes)

    def read(self, count: int) -> list[Ids]:
        """The first `count` recipes that may be read, as ids.

        Raises:
            ValueError: if there are not so many.
        """
        return [self.encode(recipe) for recipe in self.others[: whole("count", count, 1, len(self.others))]]

    def encode(self, recipe: Recipe) -> Ids:
        """A recipe as ids."""
        return self.vocabulary.encode(recipe.words)


def corpus_of(text: str) -> Corpus:
    """Recipes as they are written down: a title and steps, a line each, words between spaces, an empty line after."""
    lines = [[line.split() for line in part.splitlines() if line.split()] for part in text.split("\n\n")]
    return Corpus(
        tuple(Recipe(tuple(part[0]), tuple(word for line in part for word in line)) for part in lines if part)
    )
