"""The kinds of value that a reader can set: each knows its default, its range and its form in a link.

A page with a setting of another kind (points, weights set by hand) writes a class of its own with the same members.
"""

import math
from dataclasses import dataclass
from typing import Any, Protocol

Value = float | int | str


class Kind(Protocol):
    """What every kind of value has."""

    @property
    def default(self) -> Any:
        """The value of a fresh visit. Constant, because a link leaves it out."""

    def parse(self, text: str) -> Any:
        """The value that a link asks for; raises `ValueError` if it is not possible."""


@dataclass(frozen=True)
class Number:
    """A number on a slider.

    Attributes:
        default: the value of a fresh visit.
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
        return self._at(self.place_of(number))

    @property
    def count(self) -> int:
        """How many places the slider has."""
        return round((self.high - self.low) / self.step) + 1

    @property
    def values(self) -> tuple[float, ...]:
        """The number at each of its places."""
        return tuple(map(self._at, range(self.count)))

    def place_of(self, number: float) -> int:
        """The place nearest to a number."""
        return round((number - self.low) / self.step)

    def _at(self, place: int) -> float:
        return round(self.low + place * self.step, 6)


@dataclass(frozen=True)
class Uneven(Number):
    """A number on a slider over uneven steps, the places of which a film may follow.

    Attributes:
        steps: all of them, the lowest first; `step` says nothing.
    """

    steps: tuple[float, ...] = ()

    def parse(self, text: str) -> float:
        """The step that is asked for.

        Raises:
            ValueError: if it is none of them.
        """
        number = float(text)
        if number not in self.steps:
            raise ValueError(f"must be between {self.low:g} and {self.high:g}, {text!r} is not in tuple {self.steps}")
        return number

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self.steps)

    def place_of(self, number: float) -> int:
        """Which step a number is; raises `ValueError` if it is none."""
        return self.steps.index(number)

    def _at(self, place: int) -> float:
        return self.steps[place]


def uneven(default: float, steps: tuple[float, ...]) -> Uneven:
    """A slider over these steps."""
    return Uneven(default, steps[0], steps[-1], 0.0, steps)


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
