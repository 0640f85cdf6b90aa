"""The kinds of value that a reader can set: each knows its default, its range and its form in a link."""

import math
from dataclasses import dataclass

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
