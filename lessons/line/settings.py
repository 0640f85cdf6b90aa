"""What can be set on *Two numbers hold a line*."""

from dataclasses import dataclass

from lessons.line.dots import Dots
from ui.settings import Choice, Number, Settings, setting

SLIDERS = (Number(0.5, 0.0, 4.0, 0.1), Number(3.0, 0.0, 4.0, 0.1), Number(7.0, 0.0, 8.0, 0.5))
"""A, b, and the rice that is asked about."""

ROUNDS = (10, 100, 1000)
"""For how many the machine can be sent."""


@dataclass(frozen=True)
class Line(Settings):
    """Points, the reader's line through them, an x to ask it about, and for how many rounds the machine fits.

    Attributes:
        dots: the points, in the form of a link.
    """

    dots: str = setting(Dots("noisy"))
    line_a: float = setting(SLIDERS[0])
    line_b: float = setting(SLIDERS[1])
    ask_x: float = setting(SLIDERS[2], looked_at=True)
    fit_rounds: int = setting(Choice(1000, ROUNDS))

    @property
    def weights(self) -> tuple[float, float]:
        """A and b."""
        return self.line_a, self.line_b
