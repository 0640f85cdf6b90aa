"""What Home ought to show: dice for the one chef, and for the other where two hundred steps lead, in closed form."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from core.arrays import Array
from lessons.home.settings import Home
from tests.oracle import Oracle as Base
from tests.oracle import Sentences
from tests.ui.kitchen import oracle as kitchen
from ui.draw.plate import Plate, box_svg

SEED, RATE, ROUNDS = 5, 0.2, 200


class Oracle(Base[Home]):
    """One state of it."""

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        return kitchen.crowd(self.state.settings.order)

    @property
    def cooked(self) -> bool:
        """Whether the order on screen was cooked."""
        return self.state.cooked[-1:] == (self.state.settings,)

    @cached_property
    def chefs(self) -> dict[str, Array]:
        """The grams of both."""
        dice = np.random.default_rng(SEED).uniform(0.0, 6.0, size=2)
        X = self.crowd.X
        left = np.linalg.matrix_power(np.eye(2) - RATE * 2.0 * X.T @ X / len(X), ROUNDS)
        return {"untrained": dice, "trained": self.crowd.bottom + left @ (dice - self.crowd.bottom)}

    def sentences(self) -> Sentences:
        """Both chefs' scores, and what was in the pot."""
        if not self.cooked:
            return {}
        scores = {chef: self.crowd.score(grams) for chef, grams in self.chefs.items()}
        salt, spice = self.chefs["trained"]
        pairs = [kitchen.plate(self.text, self.state.settings, self.chefs[chef], scores[chef]) for chef in self.chefs]
        said = {f"{chef}.said": [{"score": score, "seed": SEED, "epochs": ROUNDS}] for chef, score in scores.items()}
        return {**said, "box": [{"salt": salt, "spice": spice}], "alt.plate": [words for _, words in pairs]}

    def plates(self) -> Sequence[Plate]:
        """The apprentice's and the trained chef's."""
        if not self.cooked:
            return []
        chefs = self.chefs.values()
        return [kitchen.plate(self.text, self.state.settings, grams, self.crowd.score(grams))[0] for grams in chefs]

    def images(self) -> Sequence[str]:
        """The closed pot, until somebody cooks."""
        return [] if self.cooked else [box_svg()]
