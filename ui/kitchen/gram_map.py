"""The square on which two seasonings are shown, in grams: drawings over it are as wide as a phone at most."""

from dataclasses import dataclass
from typing import Final

from ui.draw.plate.svg import n
from ui.kitchen.settings import GRAMS

WIDTH: Final = 380


@dataclass(frozen=True)
class Square:
    """Where the square lies in its drawing, in units of it."""

    left: float
    top: float
    side: float

    @property
    def foot(self) -> float:
        """Its lower edge."""
        return self.top + self.side

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Where the sliders' ends lie: left, bottom, right, top."""
        return self.left, self.foot, self.left + self.side, self.top

    @property
    def attributes(self) -> str:
        """Its place and size, for a rectangle."""
        return f'x="{n(self.left)}" y="{n(self.top)}" width="{n(self.side)}" height="{n(self.side)}"'

    def across(self, salt: float) -> float:
        """Where grams of salt lie."""
        return self.left + salt / GRAMS.high * self.side

    def up(self, spice: float) -> float:
        """Where grams of spice lie."""
        return self.foot - spice / GRAMS.high * self.side

    def right_to(self, salt: float) -> str:
        """How what is drawn at the origin is moved over grams of salt."""
        return f"translate({n(self.across(salt))} 0)"

    def up_to(self, spice: float) -> str:
        """How it is moved over grams of spice."""
        return f"translate(0 {n(self.up(spice))})"

    def axes(self, salt: str, spice: str, *, salt_beside: bool = False) -> str:
        """Whole grams along both sides, and what they are of; the lower name below its numbers, or beside them."""
        whole = range(round(GRAMS.high) + 1)
        drawn = [words(self.across(gram), self.foot + 17, str(gram)) for gram in whole]
        drawn += [words(self.left - 8, self.up(gram) + 4, str(gram), anchor="end") for gram in whole]
        drawn.append(words(4, 13, spice, anchor="start"))
        right = self.left + self.side
        drawn.append(
            words(right + 12, self.foot + 17, salt, anchor="start")
            if salt_beside
            else words(right, self.foot + 36, salt, anchor="end")
        )
        return "".join(drawn)


PHONE: Final = Square(34.0, 24.0, 312.0)
"""As wide as a phone."""

LEFT, TOP, SIDE, FOOT, BOX, SQUARE = PHONE.left, PHONE.top, PHONE.side, PHONE.foot, PHONE.box, PHONE.attributes
across, up, right_to, up_to, axes = PHONE.across, PHONE.up, PHONE.right_to, PHONE.up_to, PHONE.axes


def svg(height: int, body: str, width: int = WIDTH) -> str:
    """A drawing, its words one size smaller than the page's."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-size="13" aria-hidden="true">{body}</svg>'
    )


def words(x: float, y: float, said: str, *, anchor: str = "middle", fill: str = "var(--ink)") -> str:
    """Words at a place."""
    return f'<text x="{n(x)}" y="{n(y)}" text-anchor="{anchor}" fill="{fill}">{said}</text>'
