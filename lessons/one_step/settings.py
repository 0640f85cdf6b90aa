"""What can be set on *One step, slowly*."""

from dataclasses import dataclass

from ui.kitchen.settings import Begun
from ui.settings import Choice, setting


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


@dataclass(frozen=True)
class OneStep(Begun):
    """A start, how boldly to adjust it once, and how far the reader has gone.

    Attributes:
        press: how many of the four presses were made.
        pot: what is in the pot after earlier steps; empty while it is the start.
        nudged: whether the slopes were checked by nudging.
    """

    step_rate: float = setting(Choice(0.1, (0.05, 0.1, 0.2, 0.4)))
    press: int = setting(Choice(0, (0, 1, 2, 3, 4)))
    pot: str = setting(Weights())
    nudged: str = setting(Choice("no", ("no", "yes")))

    @property
    def weights(self) -> tuple[float, float]:
        """The grams that this step begins with."""
        if not self.pot:
            return self.grams
        salt, spice = map(float, self.pot.split(","))
        return salt, spice
