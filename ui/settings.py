"""What a reader can set: each value with its range, its default and its form in a link, grouped by page."""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from typing import Any, TypeVar

from core.diners import DISHES, EATERS

Value = float | int | str


@dataclass(frozen=True)
class Number:
    """A number on a slider.

    Attributes:
        default: the value of a fresh visit. Constant, because a link leaves it out.
        low, high, step: the slider's range.
    """

    default: float
    low: float
    high: float
    step: float

    def parse(self, text: str) -> float:
        """The number that a link asks for, rounded to the slider's step.

        Raises:
            ValueError: if the text is no number or out of range.
        """
        number = float(text)
        if not math.isfinite(number) or not self.low <= number <= self.high:
            raise ValueError(f"must be between {self.low:g} and {self.high:g}, got {text!r}")
        return round(self.low + round((number - self.low) / self.step) * self.step, 6)


@dataclass(frozen=True)
class Choice:
    """One of a few values; the first option is not always the default."""

    default: Value
    options: tuple[Value, ...]

    def parse(self, text: str) -> Value:
        """The option that a link asks for.

        Raises:
            ValueError: if it is none of the options.
        """
        for option in self.options:
            if text == str(option):
                return option
        raise ValueError(f"must be one of {', '.join(map(str, self.options))}, got {text!r}")


@dataclass(frozen=True)
class Weights:
    """Two weights as the text `salt,spice`, or nothing: weights that a machine arrived at are seldom round."""

    default: str = ""
    limit: float = 1e6

    def parse(self, text: str) -> str:
        """The weights that a link asks for, in their shortest form.

        Raises:
            ValueError: if the text is neither empty nor two numbers within the limit.
        """
        if not text:
            return text
        numbers = [float(part) for part in text.split(",")]
        if len(numbers) != 2 or not all(abs(number) <= self.limit for number in numbers):  # NaN fails too
            raise ValueError(f"must be two numbers up to {self.limit:g}, got {text!r}")
        return ",".join(f"{number:.12g}" for number in numbers)


RATES = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.5, 0.55, 0.6, 0.8, 1.0)
"""Learning rates on offer, evenly spread on a log scale but closer together around the boiling point (about 0.48)."""

SETTINGS: dict[str, Number | Choice | Weights] = {
    "dish": Choice("tomato_egg", tuple(DISHES)),
    "eaters": Choice("normal", tuple(EATERS)),
    "tongues": Choice("usual", ("usual", "alike")),
    "odd": Choice("no", ("no", "yes")),
    "salt": Number(1.0, 0.0, 6.0, 0.1),
    "spice": Number(1.0, 0.0, 6.0, 0.1),
    "view": Choice("complaints", ("complaints", "taste_map")),
    "press": Choice(0, (0, 1, 2, 3, 4)),
    "pot": Weights(),
    "step_rate": Choice(0.1, (0.05, 0.1, 0.2, 0.4)),
    "rate": Choice(0.05, RATES),
    "rounds": Choice(100, (10, 100, 1000)),
}
"""Every setting by its name, which is also its name in a link."""

DEFAULTS: dict[str, Value] = {name: setting.default for name, setting in SETTINGS.items()}

SHARED = frozenset({"dish", "eaters"})
"""Settings that *Start again* leaves alone: they choose the question, and other pages ask it too."""


@dataclass(frozen=True)
class Order:
    """What is ordered, and by whom: chooses the crowd, hence which chef is trained."""

    dish: str
    eaters: str


@dataclass(frozen=True)
class Seasoning(Order):
    """An order and the reader's grams."""

    salt: float
    spice: float

    @property
    def grams(self) -> tuple[float, float]:
        """Salt and spice in grams: the weights."""
        return self.salt, self.spice


@dataclass(frozen=True)
class ByHand(Seasoning):
    """A seasoning and the picture looked at."""

    view: str


@dataclass(frozen=True)
class Step(Seasoning):
    """A seasoning, how boldly to adjust it once, and how far the reader has gone.

    Attributes:
        press: how many of the four presses were made.
        pot: what is in the pot after earlier steps; empty while it is the reader's own seasoning.
    """

    step_rate: float
    press: int
    pot: str

    @property
    def weights(self) -> tuple[float, float]:
        """The grams that this step begins with."""
        if not self.pot:
            return self.grams
        salt, spice = map(float, self.pot.split(","))
        return salt, spice


@dataclass(frozen=True)
class Practice(Seasoning):
    """All that a training run depends on: who tastes, the start, how boldly, how long."""

    tongues: str
    odd: str
    rate: float
    rounds: int


Group = TypeVar("Group", bound=Order)

PAGE_SETTINGS: dict[str, type[Order]] = {"home": Order, "seasoning": ByHand, "one_step": Step, "practice": Practice}
"""The settings of each page."""


def names(group: type[Order]) -> tuple[str, ...]:
    """The names of a group's settings, in order."""
    return tuple(field.name for field in fields(group))


def gather(group: type[Group], values: Mapping[str, Any]) -> Group:
    """The settings of one page out of all values."""
    return group(**{name: values[name] for name in names(group)})


def encode(settings: Order) -> str:
    """A run's settings as one value of a link."""
    return ",".join(map(str, astuple(settings)))


def decode(group: type[Group], text: str) -> Group:
    """The inverse of `encode`.

    Raises:
        ValueError: if there are too few or too many values, or one of them is not possible.
    """
    values = text.split(",")
    if len(values) != len(names(group)):
        raise ValueError(f"must hold {len(names(group))} values, got {len(values)}")
    return gather(group, {name: SETTINGS[name].parse(value) for name, value in zip(names(group), values, strict=True)})
