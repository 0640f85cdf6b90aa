"""What the network writes, and how much of that stands word for word in what it read."""

from functools import lru_cache

from core.language_model import write
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

LONGEST = 90


@lru_cache(maxsize=64)
def recipe(practised: Practised, heat: float, seed: int) -> tuple[str, ...]:
    """Its words, from the first."""
    ids = write(practised.guesser, [], heat, seed, LONGEST)
    return tuple(recipes.recipes(practised.language).vocabulary.decode(ids))


def steps(written: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Cut after each full stop; one that stands alone is no step."""
    found: list[tuple[str, ...]] = []
    begin = 0
    for end, word in enumerate(written, start=1):
        if word in recipes.FULL_STOPS or end == len(written):
            found.append(written[begin:end])
            begin = end
    return [step for step in found if len(step) > 1 or step[0] not in recipes.FULL_STOPS]


@lru_cache(maxsize=16)
def read_steps(language: str, read: int) -> frozenset[tuple[str, ...]]:
    """Every step of the recipes read, without the titles."""
    others = recipes.recipes(language).others[:read]
    return frozenset(step for each in others for step in steps(each.words[len(each.title) :]))


def said(text: Text, practised: Practised, heat: float, seed: int) -> tuple[str, ...]:
    """The recipe, marked as what it is, and how much of it was copied."""
    words = recipe(practised, heat, seed)
    told = steps(words)
    known = read_steps(practised.language, practised.read)
    after_title = told[1:]  # the title runs into the first step
    copied = sum(step in known for step in after_title)
    shown = text("written", recipe=recipes.told(text, words) or text("end"))
    title = [] if recipes.named(text.language, words) or not words else [text("written.title")]
    if not after_title:
        counted = text("copied.alone")
    elif copied == len(after_title) > 1:
        counted = text("copied.all", steps=copied)
    else:
        counted = text("copied", copied=copied, steps=len(after_title))
    return shown, *title, counted, *([] if heat else [text("written.same")])
