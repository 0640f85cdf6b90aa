"""What *One step, slowly* asks of `core`: one tasting, its slopes, and the grams that they lead to."""

from dataclasses import dataclass
from functools import cached_property

from core.arrays import Array
from core.diners import SEASONINGS
from core.examples import Examples
from core.losses import taste_score
from core.one_step import Nudge, Tasting, adjust, nudge, taste
from lessons.one_step.settings import OneStep
from ui.figures import apart
from ui.kitchen import crowds

PRESSES = ("taste", "wrong", "fault", "adjust")


@dataclass(frozen=True)
class Scene:
    """One step, as far as it has gone."""

    settings: OneStep

    @cached_property
    def crowd(self) -> Examples:
        """Who tastes."""
        return crowds.crowd(self.settings)

    @property
    def weights(self) -> tuple[float, float]:
        """The grams that this step begins with."""
        return self.settings.weights

    @cached_property
    def tasting(self) -> Tasting:
        """What diners say of them."""
        return taste(self.crowd, self.weights)

    @property
    def score(self) -> float:
        """The taste score before the step."""
        return float(taste_score(self.tasting.loss))

    @cached_property
    def after(self) -> Array:
        """The grams after the step."""
        return adjust(self.tasting, self.settings.step_rate)

    @cached_property
    def tasting_after(self) -> Tasting:
        """What diners say of the grams after the step."""
        return taste(self.crowd, self.after)

    def mean_share(self, which: int) -> float:
        """What is put down to one seasoning, on average over the diners; the slope is twice that."""
        return float(self.tasting.shares[:, which].mean())

    def slope(self, which: int) -> float:
        """The slope of the loss along one seasoning."""
        return float(self.tasting.gradient[which])

    def change(self, which: int) -> float:
        """By how many grams the step changes one seasoning."""
        return float(self.after[which]) - self.weights[which]

    @property
    def score_after(self) -> float:
        """The taste score after the step."""
        return float(taste_score(self.tasting_after.loss))

    def nudged(self, which: int) -> Nudge:
        """The loss with a little more and a little less of one seasoning."""
        return nudge(self.crowd, self.weights, which)

    @cached_property
    def first(self) -> Tasting:
        """The tasting that the bet is about: that of the very first step."""
        return taste(self.crowd, self.settings.grams)

    @property
    def question(self) -> str:
        """Tells one bet from another."""
        return f"{self.settings.order} {self.settings.grams}"

    @property
    def seen(self) -> bool:
        """Whether the first step has been taken to its end."""
        return self.settings.press == len(PRESSES) or bool(self.settings.pot)

    @property
    def answers(self) -> list[str]:
        """The seasoning that the first step changes most; both if no digit that is ever shown tells them apart."""
        salt, spice = abs(self.first.gradient).tolist()
        even = len(set(apart(salt, spice, 2))) == 1
        return [*SEASONINGS] if even else [SEASONINGS[int(spice > salt)]]
