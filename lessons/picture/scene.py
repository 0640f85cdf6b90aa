"""What *A picture, in 65 numbers* asks of `core`: the twelve faces, both layouts and their verdicts."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from core.arrays import Array
from core.convolution import Slide, slide
from core.drawings import FACES, SMILE, faces, kind_of, lowered, smudged, swapped
from core.examples import Examples
from core.losses import sigmoid
from core.stencils import ONE, ROUNDING, SIX, first_weights, logits, practise, right
from lessons.picture.settings import PLACES, PRACTISED, Picture, redrawn, squares, written

SEEDS: Final = (7, 3, 18, 0, 33)
"""Of the sets on offer. Two squares lower the first gets about as many right as the mean of 200 sets does; the others
show how far sets differ.
"""

ASKED: Final = 100
"""New faces that nobody has practised."""

SMUDGE: Final = 0.03
"""The chance of a square to be turned over, where that is tried."""


def seed(run: Picture) -> int:
    """Of a run's set."""
    return SEEDS[run.pic_set - 1]


def practised(run: Picture) -> Examples:
    """The twelve faces, with those that the reader has redrawn; what each is meant to be stays."""
    made = faces(PRACTISED, seed(run))
    drawings = np.array(made.X)
    for number, drawing in redrawn(run.pic_redrawn).items():
        drawings[number - 1] = squares(drawing)
    return Examples(drawings, made.y)


@lru_cache(maxsize=64)
def weights(run: Picture | None, layout: str) -> Array:
    """The numbers (d,) of a layout after a run, or before any."""
    if run is None:
        return first_weights(layout, SEEDS[0])
    return practise(layout, practised(run), seed(run)).weights[-1]


def new_faces(run: Picture) -> Examples:
    """A hundred that the run has not practised on."""
    return faces(ASKED, seed(run), unseen=True)


@lru_cache(maxsize=64)
def counts(run: Picture, layout: str) -> tuple[int, ...]:
    """How many of the hundred are told right, by place."""
    return tuple(_count(run, layout, new_faces(run), place) for place in PLACES)


@lru_cache(maxsize=64)
def swapped_count(run: Picture, layout: str) -> int:
    """How many are told right in white ink on black paper."""
    asked = new_faces(run)
    return _count(run, layout, Examples(swapped(asked.X), asked.y))


@lru_cache(maxsize=64)
def smudged_count(run: Picture, layout: str) -> int:
    """How many are told right with some squares turned over by chance."""
    asked = new_faces(run)
    return _count(run, layout, Examples(smudged(asked.X, SMUDGE, seed(run)), asked.y))


def _count(run: Picture, layout: str, asked: Examples, place: int = 0) -> int:
    return round(len(asked) * right(layout, weights(run, layout), asked, place))


@dataclass(frozen=True)
class Verdict:
    """What is said of one drawing, and how it adds up: `logit = smile − frown + base`.

    Attributes:
        smile, frown: what speaks for either, both at least 0; base: the bias, which speaks whatever is drawn.
    """

    smile: float
    frown: float
    base: float
    logit: float

    @property
    def says(self) -> str:
        """Which it is."""
        return "smile" if self.logit > ROUNDING else "frown" if self.logit < -ROUNDING else "neither"

    @property
    def silent(self) -> bool:
        """Whether nothing that is drawn has a say, up to rounding."""
        return max(self.smile, self.frown) < ROUNDING

    @property
    def sure(self) -> float:
        """The chance given to that."""
        chance = float(sigmoid(np.array(self.logit)))
        return max(chance, 1.0 - chance)


@dataclass(frozen=True)
class Scene:
    """The settings, and the last run if there is one."""

    here: Picture
    run: Picture | None

    @property
    def layout(self) -> str:
        """Whose verdict is shown."""
        return self.here.pic_layout

    @property
    def sliding(self) -> bool:
        """Whether that is the six."""
        return self.layout != ONE

    @property
    def weights(self) -> Array:
        """Its numbers."""
        return weights(self.run, self.layout)

    @property
    def practised(self) -> Examples:
        """The twelve as they are drawn now."""
        return practised(self.here)

    @property
    def paper(self) -> Array:
        """The drawing on the board (64,), in place."""
        sheet = self.here.pic_sheet
        return self.practised.X[sheet - 1] if sheet else squares(self.here.pic_face)

    @property
    def shown(self) -> Array:
        """The same as it is shown: lower, perhaps."""
        return lowered(self.paper, self.here.pic_place)

    @property
    def kind(self) -> str:
        """What it is: what a practised one is meant to be, what the generator calls the next; nothing of one's own."""
        sheet = self.here.pic_sheet
        kind = self.practised.y[sheet - 1] if sheet else kind_of(self.paper)
        return "" if kind is None else name_of(float(kind))

    @property
    def slid(self) -> Slide:
        """What the six find on the drawing."""
        return slide(SIX, self.weights, self.shown[np.newaxis])

    @property
    def shares(self) -> Array:
        """What each square, or each of the six, adds to the verdict."""
        return shares(self.layout, self.weights, self.shown)

    @property
    def verdict(self) -> Verdict:
        """Of the drawing as it is shown."""
        return verdict(self.run, self.layout, self.shown)

    @property
    def in_place(self) -> Verdict:
        """Of the same drawing in place."""
        return verdict(self.run, self.layout, self.paper)


def name_of(kind: float) -> str:
    """The id of a kind of face."""
    return "smile" if kind == SMILE else "frown"


def verdict(run: Picture | None, layout: str, drawing: Array) -> Verdict:
    """What a layout says of a drawing (64,)."""
    numbers = weights(run, layout)
    speaks = shares(layout, numbers, drawing)
    logit = float(logits(layout, numbers, drawing[np.newaxis])[0])
    smile, frown = (float(np.maximum(side, 0.0).sum()) for side in (speaks, -speaks))
    return Verdict(smile, frown, float(numbers[-1]), logit)


def shares(layout: str, numbers: Array, drawing: Array) -> Array:
    """What each square (64,), or each of the six stencils (6,), adds to the verdict."""
    if layout == ONE:
        return numbers[:-1] * drawing
    slid = slide(SIX, numbers, drawing[np.newaxis])
    return slid.passed_on[0] * slid.parts.spoon


def next_face(face: str) -> str:
    """The face after this one, of all that there are; after a drawing of one's own the first."""
    known = [written(each) for each in FACES]
    return known[(known.index(face) + 1) % len(known)] if face in known else known[0]


def answers(run: Picture) -> list[str]:
    """The options of the bet that are right after a run."""
    found = counts(run, ONE)[-1]
    return [name for name, (low, high) in BANDS.items() if low <= found <= high]


BANDS: Final = {"all": (95, 100), "half": (40, 60), "fewer": (0, 35)}
"""By option of the bet: from how many to how many right, of a hundred, it holds."""
