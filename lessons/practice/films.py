"""The machine's card, which follows the round that the player shows."""

from functools import lru_cache

import numpy as np

from core.diners import SEASONINGS
from lessons.practice import pictures
from lessons.practice.scene import Scene
from ui import film
from ui.draw.card import Amount, card_svg
from ui.kit import cards
from ui.kit.text import Text

LAYERS = (2, 1)
LARGEST = 1000.0
"""Larger grams, of a pot that boils over, are written short."""


def written(grams: float) -> str:
    """Grams on the card."""
    shown = f"{grams:z.2f}" if abs(grams) < LARGEST else f"{grams:.0e}"
    return shown.replace("-", "−")


@lru_cache(maxsize=32)
def card_film(text: Text, now: Scene, ghost: Scene | None) -> bytes:
    """The card at every frame of the player."""
    steps = film.timeline(pictures.walkers(text, now, ghost))
    weights = now.history.weights
    grams = weights[np.minimum(steps, len(weights) - 1)]
    drawn = cards.card(text, text("card.whose"), LAYERS, amounts(text, now), state=text("card.state"), keys=True)
    made = film.Film(card_svg(drawn), (film.Axis(pictures.KEY, len(steps), time=True),))
    for at in range(len(SEASONINGS)):
        said = [written(value) for value in grams[:, at].tolist()]
        for drawing in ("wide", "line"):
            made.part(f"card-{drawing}{at}", (pictures.KEY,), words=said)
    return made.packed("machine")


def amounts(text: Text, now: Scene) -> list[Amount]:
    """The two numbers at the end of a run, with what would come next."""
    unit = text("unit") if text.register == "kitchen" else ""
    return [
        Amount(text.label(f"seasoning.{name}"), float(value), unit, 2)
        for name, value in zip(SEASONINGS, now.history.weights[-1], strict=True)
    ]
