"""Films of *Practice*: the first step follows the learning rate in the hand, the card the round in the player.

What is shown of the first step depends on who tastes, on the start and on what has been cooked, never on where the
slider stands: that is the film's own.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from core.arrays import Array
from core.diners import SEASONINGS
from lessons.practice import ahead, pictures, words
from lessons.practice.scene import Scene
from lessons.practice.settings import RATE, Practice
from ui import film
from ui.draw.card import Amount, card_svg
from ui.figures import decimal
from ui.kit import cards
from ui.kit.text import Text

LAYERS = (2, 1)
SLIDER = "rate"
NAMES = ("ahead", "first")


@dataclass(frozen=True)
class Ahead:
    """What the first step is shown for.

    Attributes:
        here: the settings, their learning rate left at its default.
        cooked: the run on screen: of that very run the player shows the first step itself.
        ground: the part of the map.
        height: of the player, in pixels.
    """

    here: Practice
    cooked: Practice | None
    ground: ahead.Ground
    height: int

    def at(self, rate: float) -> Scene:
        """The run that would be cooked at a learning rate."""
        return Scene(replace(self.here, rate=rate))

    def shown(self, rate: float) -> bool:
        """Whether that is another than the one on screen."""
        return self.at(rate).run != self.cooked


def stage(here: Practice, cooked: Practice | None, ground: ahead.Ground, height: int) -> Ahead:
    """That, wherever the slider stands."""
    return Ahead(replace(here.run, rate=RATE.default), cooked, ground, height)


@lru_cache(maxsize=32)
def ahead_film(text: Text, now: Ahead) -> bytes:
    """The arrow at every learning rate."""
    everywhere = [now.at(rate) for rate in RATE.values]
    drawn = ahead.drawing(text, now.ground, everywhere[0], now.height, shown=True)
    made = film.Film(drawn, (film.Axis(SLIDER, RATE.count),))
    made.parts(SLIDER, [ahead.looks(text, now.ground, each) for each in everywhere])
    made.part("ahead", (SLIDER,), style=_styles(now))
    return made.packed("ahead")


@lru_cache(maxsize=32)
def first_film(text: Text, now: Ahead) -> bytes:
    """The same in words."""
    made = film.Film("", (film.Axis(SLIDER, RATE.count),))
    told = [words.first_values(now.at(rate)) for rate in RATE.values]
    values = {name: [each[name] for each in told] for name in told[0]}
    slots: dict[str, Any] = {name: film.Slot(name) for name in values}
    said = made.sentence(
        "first", words.first_template(text, cooked=now.cooked is not None, **slots), (SLIDER,), **values
    )
    made.drawing = f'<p id="first">{said}</p>'
    made.part("first", (SLIDER,), style=_styles(now))
    return made.packed("first")


def _styles(now: Ahead) -> list[str]:
    return ["" if now.shown(rate) else film.HIDDEN for rate in RATE.values]


@lru_cache(maxsize=32)
def card_film(text: Text, now: Scene, ghost: Scene | None) -> bytes:
    """The card at every frame of the player."""
    steps = film.timeline(pictures.walkers(text, now, ghost))
    weights = now.history.weights
    grams = weights[np.minimum(steps, len(weights) - 1)]
    whose, state = text("card.whose"), text("card.state")
    drawn = cards.card(text, whose, LAYERS, amounts(text, now), state=state, keys=True)
    made = film.Film(card_svg(drawn), (film.Axis(pictures.KEY, len(steps), time=True),))
    for at in range(len(SEASONINGS)):
        said = [decimal(value, 2) for value in grams[:, at].tolist()]
        for drawing in ("wide", "line"):
            made.part(f"card-{drawing}{at}", (pictures.KEY,), words=said)
    told = [cards.card(text, whose, LAYERS, _named(text, each), state=state).alt for each in grams]
    made.part("card", (pictures.KEY,), aria_label=told)
    return made.packed("machine")


def amounts(text: Text, now: Scene) -> list[Amount]:
    """The two numbers at the end of a run."""
    return _named(text, now.history.weights[-1])


def _named(text: Text, grams: Array) -> list[Amount]:
    unit = text.label("amount.unit")
    return [
        Amount(text.label(f"seasoning.{name}"), float(value), unit, 2)
        for name, value in zip(SEASONINGS, grams, strict=True)
    ]
