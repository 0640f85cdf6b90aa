"""One pot and the eight who taste it: their faces, what each says, and how far off that is in one number."""

from dataclasses import dataclass
from html import escape
from typing import Final

from core.diners import SEASONINGS
from core.examples import Examples
from core.losses import taste_score
from core.one_step import Tasting
from lessons.one_step.svg import LONGEST_LARGE, figure, mark, quiet, short, signed, words
from ui.draw import faces
from ui.draw.plate.svg import n
from ui.figures import decimal
from ui.kit.text import Text
from ui.kitchen import words as kitchen
from ui.kitchen.tongues import COLOURS, by_tongue

FAINT: Final = ' opacity=".3"'
SMALLEST_LABEL: Final = 12


@dataclass(frozen=True)
class Row:
    """Where eight faces stand in a row, and all that belongs to them.

    Attributes:
        height: of the ground that they stand on.
        first, cell: the middle of the first face, and how far apart they are.
        middle, scale: the middle of the faces, and how large they are.
        words: how large their words are.
        folded: whether a complaint of two words is written in two lines.
    """

    height: float
    first: float
    cell: float
    middle: float
    scale: float
    words: float
    folded: bool

    def at(self, place: int) -> float:
        """Where the face at a place stands."""
        return self.first + place * self.cell


WIDE: Final = Row(104, 126, 61, 34, 0.94, 12, folded=False)
NARROW: Final = Row(124, 22.25, 44.5, 28, 0.76, 10.5, folded=True)


@dataclass(frozen=True, eq=False)
class Pot:
    """A pot, as far as it has been tasted.

    Attributes:
        name: what it is called.
        tasted: whether the faces have said what they say.
        judged: whether that has been put in one number.
    """

    name: str
    crowd: Examples
    tasting: Tasting
    tasted: bool = True
    judged: bool = True


def wide(text: Text, pot: Pot, y: float = 0) -> str:
    """A pot for a laptop: at the left what is in it, at the right how far off it is."""
    drawn = ['<rect width="596" height="104" rx="13" fill="var(--ground)"/>', words(14, 32, pot.name, bold=True)]
    for name, grams, at in zip(SEASONINGS, pot.tasting.weights.tolist(), (56, 80), strict=True):
        drawn.append(mark(name, 24, at - 5) + words(42, at, text("row.grams", grams=short(grams))))
    drawn.append(_faces(text, pot, WIDE))
    if pot.judged:
        loss = short(pot.tasting.loss)
        drawn.append(quiet(612, 18, text("row.loss")))
        drawn.append(words(612, 62, loss, size=38 if len(loss) <= LONGEST_LARGE else 20, bold=True))
        drawn.append(quiet(715, 42, text("row.score")) + words(715, 62, _score(pot), size=16, bold=True))
        drawn.append(quiet(612, 86, text("row.mean_of_all")))
    return f'<g transform="translate(0 {n(y)})">{"".join(drawn)}</g>'


def narrow(text: Text, pot: Pot, y: float = 0) -> str:
    """The same for a phone, the numbers below the faces."""
    drawn = ['<rect width="356" height="124" rx="13" fill="var(--ground)"/>', _faces(text, pot, NARROW)]
    drawn.append(f'<path d="M10 94H346" stroke="var(--edge)"/>{words(10, 114, pot.name, size=12, bold=True)}')
    for name, grams, x in zip(SEASONINGS, pot.tasting.weights.tolist(), (80, 132), strict=True):
        drawn.append(mark(name, x, 110) + words(x + 15, 114, short(grams), size=12))
    if pot.judged:
        said = text("row.loss_and_score", loss=figure(short(pot.tasting.loss)), score=figure(_score(pot)))
        drawn.append(f'<text x="346" y="114" font-size="12" fill="var(--quiet)" text-anchor="end">{said}</text>')
    return f'<g transform="translate(0 {n(y)})">{"".join(drawn)}</g>'


def _score(pot: Pot) -> str:
    return decimal(float(taste_score(pot.tasting.loss)), 1)


def _faces(text: Text, pot: Pot, row: Row) -> str:
    """All eight in the order of their tongues: heads, once tasted with what they say, and once judged by how much."""
    order, shares = by_tongue(pot.crowd)
    below = row.middle + 24 * row.scale
    drawn = []
    for place, diner in enumerate(order):
        error, kind, x = float(pot.tasting.errors[diner]), faces.tongue_of(shares[diner]), row.at(place)
        feeling = kitchen.feeling(error)
        head = faces.tilted(diner + 1, feeling, kind) if pot.tasted else faces.head(diner + 1)
        faint = "" if pot.tasted else FAINT
        drawn.append(f'<g transform="translate({n(x)} {n(row.middle)}) scale({row.scale})"{faint}>{head}</g>')
        if pot.tasted:
            drawn.append(_complaint(x, below + 19, text.label(f"feeling.{feeling}"), COLOURS[feeling], row))
        if pot.judged:
            lower = below + (39 if row.folded else 35)
            drawn.append(words(x, lower, signed(error), size=SMALLEST_LABEL, anchor="middle", bold=True))
    return "".join(drawn)


def _complaint(x: float, y: float, said: str, fill: str, row: Row) -> str:
    """What a face says, under it; two words one under the other where there is no room for both."""
    written = said.split(" ") if row.folded else [said]
    first = y if len(written) == 1 else y - 5
    spans = "".join(
        f'<tspan x="{n(x)}" y="{n(first + 10 * at)}">{escape(line)}{" " * (at + 1 < len(written))}</tspan>'
        for at, line in enumerate(written)
    )
    return f'<text font-size="{n(row.words)}" text-anchor="middle" fill="{fill}" font-weight="650">{spans}</text>'
