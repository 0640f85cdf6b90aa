"""Sentences of the kitchen of two numbers, computed from the state: what diners say, and what no pot can hold."""

from core.arrays import Array
from core.diners import SEASONINGS
from core.one_step import Tasting
from ui.figures import decimal
from ui.kit.text import Text

ABOUT_RIGHT = 0.25
"""A diner whose error is smaller than this, in units of strength, is content."""


def feeling(error: float) -> str:
    """What a diner says of an error: the id of a word."""
    if abs(error) < ABOUT_RIGHT:
        return "about_right"
    return "too_strong" if error > 0 else "too_weak"


def complaints(text: Text, tasting: Tasting) -> str:
    """How many complain, and of what."""
    said = [feeling(error) for error in tasting.errors]
    return complained(text, said.count("too_weak"), said.count("too_strong"), len(said))


def complained(text: Text, weak: int, strong: int, count: int) -> str:
    """The same of so many diners, `weak` of whom find it too weak, and `strong` too strong."""
    if not weak and not strong:
        return text.label("say.all_right", count=count)
    if weak and strong:
        return text.label("say.split", weak=weak, strong=strong, count=count, limit=ABOUT_RIGHT)
    side, number = ("weak", weak) if weak else ("strong", strong)
    if number == count:
        return text.label(f"say.all_{side}", count=count, limit=ABOUT_RIGHT)
    return text.label(f"say.{side}", number=number, count=count, limit=ABOUT_RIGHT)


def plate(text: Text, dish: str, grams: tuple[float, float], score: str) -> str:
    """The picture of a plate in words, its score as it is written there."""
    salt, spice = grams
    return text.label("alt.plate", dish=text.label(f"option.dish.{dish}"), salt=salt, spice=spice, score=score)


def below_zero(text: Text, weights: Array) -> str:
    """How far each seasoning went that went below zero in weights (T, 2); if none did, nothing."""
    asked = [
        text.label("say.below_one", seasoning=text.label(f"seasoning.{name}"), amount=decimal(lowest, 2))
        for name, lowest in zip(SEASONINGS, weights.min(axis=0).tolist(), strict=True)
        if lowest < 0
    ]
    return text.label("say.below_zero", asked=text.label("say.and_last").join(asked)) if asked else ""
