"""What *A picture, in 65 numbers* ought to show: the logistic round by round, and stencils laid on place by place."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array
from core.drawings import FACES, faces, smudged
from core.stencils import SLIDING, first_weights, practise
from lessons.picture.settings import Picture, redrawn, squares
from tests.oracle import CardShown, Drawing, Sentences, Told
from tests.oracle import Oracle as Base

SEEDS = (7, 3, 18, 0, 33)
KINDS = ("smile", "frown")


class Said(NamedTuple):
    """What a layout says of a drawing."""

    smile: float
    frown: float
    base: float

    @property
    def logit(self) -> float:
        """Above 0 a smile."""
        return self.smile - self.frown + self.base

    @property
    def says(self) -> str:
        """Which it is, up to rounding."""
        return "neither" if abs(self.logit) < 1e-9 else KINDS[int(self.logit < 0)]

    @property
    def sure(self) -> float:
        """The chance given to that."""
        return 1 / (1 + float(np.exp(-abs(self.logit))))


class Found(NamedTuple):
    """What the six find: the place, row by row, and the strength of each one's strongest answer; how much it counts."""

    place: list[int]
    strength: list[float]
    counts: list[float]
    base: float


def moved(drawing: Array, by: int) -> Array:
    """So many squares lower."""
    return np.concatenate([np.zeros(8 * by), drawing])[:64]


@cache
def twelve(run: Picture) -> tuple[Array, Array]:
    """The faces practised on, and what each is."""
    made = faces(12, SEEDS[run.pic_set - 1])
    mine = redrawn(run.pic_redrawn)
    return np.array([squares(mine[at + 1]) if at + 1 in mine else each for at, each in enumerate(made.X)]), made.y


@cache
def stencil(run: Picture | None) -> Array:
    """The 64 weights and the bias: 300 rounds of the logistic's slope, at 0.5, from nothing."""
    weights = np.zeros(65)
    if run is None:
        return weights
    X, y = twelve(run)
    for _ in range(300):
        wrong = 1 / (1 + np.exp(-(X @ weights[:64] + weights[64]))) - y
        weights = weights - 0.5 / 12 * np.append(wrong @ X, wrong.sum())
    return weights


@cache
def six(run: Picture | None) -> Array:
    """The 67 numbers, as `core` has trained them; `tests/core/test_convolution.py` asks whether it does that well."""
    if run is None:
        return first_weights(SLIDING, SEEDS[0])
    drawn = faces(12, SEEDS[run.pic_set - 1])
    X, y = twelve(run)
    return practise(SLIDING, type(drawn)(X, y), SEEDS[run.pic_set - 1]).weights[-1]


def found(run: Picture | None, drawing: Array) -> Found:
    """The six laid on every place: nine copies of the drawing, each moved its own way, weighed and added up."""
    numbers = six(run)
    framed = np.zeros((10, 10))
    framed[1:9, 1:9] = drawing.reshape(8, 8)
    place, strength = [], []
    for k in range(6):
        answers = np.full((8, 8), numbers[54 + k])
        for at in range(9):
            down, right = divmod(at, 3)
            answers += numbers[9 * k + at] * framed[down : down + 8, right : right + 8]
        best = float(answers.max())
        place.append(int(np.flatnonzero(answers.ravel() >= best - 1e-9)[0]))
        strength.append(max(0.0, best))
    return Found(place, strength, numbers[60:66].tolist(), float(numbers[66]))


def said(run: Picture | None, layout: str, drawing: Array) -> Said:
    """What is said of a drawing, added up."""
    if layout == "one":
        numbers = stencil(run)
        shares, base = [float(w) for w, inked in zip(numbers[:64], drawing, strict=True) if inked], float(numbers[64])
    else:
        each = found(run, drawing)
        shares, base = [h * s for h, s in zip(each.strength, each.counts, strict=True)], each.base
    return Said(sum(max(0.0, s) for s in shares), sum(max(0.0, -s) for s in shares), base)


def counted(run: Picture, layout: str, drawings: Array) -> int:
    """How many of a hundred new faces, drawn so, are told right."""
    kinds = [KINDS[at % 2] for at in range(100)]
    known: dict[bytes, str] = {}
    for each in drawings:
        if each.tobytes() not in known:
            known[each.tobytes()] = said(run, layout, each).says
    return sum(known[each.tobytes()] == kind for each, kind in zip(drawings, kinds, strict=True))


@cache
def right(run: Picture, layout: str) -> tuple[int, ...]:
    """In the three places, in white on black, and smudged."""
    asked = faces(100, SEEDS[run.pic_set - 1], unseen=True).X
    lower = [np.array([moved(each, by) for each in asked]) for by in range(3)]
    noisy = smudged(asked, 0.03, SEEDS[run.pic_set - 1])
    return tuple(counted(run, layout, drawn) for drawn in (*lower, 1 - asked, noisy))


class Oracle(Base[Picture]):
    """One state of it."""

    ways = "pic_layout=one pic_place=0 next pic_place=2 next next next next next next next next next next"

    @property
    def now(self) -> Picture:
        """The settings."""
        return self.state.settings

    @property
    def run(self) -> Picture | None:
        """The last."""
        return self.state.cooked[-1] if self.state.cooked else None

    @property
    def sliding(self) -> bool:
        """Whether the six are shown."""
        return self.now.pic_layout == "sliding"

    @property
    def paper(self) -> Array:
        """The drawing, in place."""
        sheet = self.now.pic_sheet
        return twelve(self.now)[0][sheet - 1] if sheet else squares(self.now.pic_face)

    @property
    def shown(self) -> Array:
        """The drawing, where it is."""
        return moved(self.paper, self.now.pic_place)

    @property
    def kind(self) -> str:
        """What it is, if anybody knows."""
        if self.now.pic_sheet:
            return KINDS[(self.now.pic_sheet - 1) % 2]
        return next((KINDS[at % 2] for at, each in enumerate(FACES) if (each == self.paper).all()), "")

    def named(self, kind: str) -> str:
        """Its word."""
        return self.text(f"kind.{kind}")

    def answers(self) -> list[str]:
        """By the first run: far fewer, about half, or all."""
        first = right(self.state.cooked[0], "one")[2]
        return ["fewer"] if first <= 35 else ["half"] if 40 <= first <= 60 else ["all"] if first >= 95 else []

    # ---- what is said ----

    def sentences(self) -> Sentences:
        """Of the drawing, of a hundred, and what is written in the picture."""
        told: Sentences = {**self._stage(), **self._drawing()}
        if self.run is None:
            return told
        first, one, many = right(self.state.cooked[0], "one"), right(self.run, "one"), right(self.run, "sliding")
        return {
            **told,
            "bet.truth": [{"right": first[2], "count": 100}],
            "bars.title": [{"count": 100}],
            "bars.coin": [{"coin": 50}],
            "bars.bet": [{"bet": self.text(f"bet.{each}")} for each in [self.state.bet] if each not in ("", "skip")],
            "card.square": [{"count": 1}] if self.sliding else [],
            **self._alt_bars(one, many),
            **self._hundred(one, many),
            "more.set": [{"count": 100, "first": one[0], "second": one[1], "third": one[2], "six": many[2]}],
            "more.swapped": [{"count": 100, "one": one[3], "six": many[3]}],
            "more.smudged": [{"count": 100, "one": one[4], "six": many[4]}],
            **({"more.smudged_misled": [{}]} if many[4] < one[4] and many[4] < 2 * many[0] - 100 else {}),
        }

    def _stage(self) -> Sentences:
        verdict = said(self.run, self.now.pic_layout, self.shown)
        before = said(self.run, self.now.pic_layout, self.paper)
        says, before_says = ({"says": self.named(each.says), "sure": each.sure} for each in (verdict, before))
        return {
            "stage.sheet": [{"number": at + 1, "kind": self.named(KINDS[at % 2])} for at in range(12)],
            "stage.redraw": [{"number": self.now.pic_sheet}],
            "stage.square": [{"row": at // 8 + 1, "column": at % 8 + 1} for at in range(64)],
            "stage.sure": [{"sure": verdict.sure}],
            **({} if verdict.says == "neither" else {"stage.spoken": [says]}),
            "stage.was": [{"kind": self.named(self.kind)}] if self.kind else [],
            "stage.base": [{"base": verdict.base}],
            **({} if before.says == "neither" else {"stage.in_place": [before_says]}),
            "alt.weights": self._alt_weights(),
        }

    def _alt_weights(self) -> list[Mapping[str, object]]:
        numbers = stencil(self.run)[:64]
        if self.sliding or not numbers.any():
            return []
        most = [at for at in range(64) if numbers[at] > numbers.max() - 1e-9]
        least = [at for at in range(64) if numbers[at] < numbers.min() + 1e-9]
        return [
            {
                **{"most_row": high // 8 + 1, "most_column": high % 8 + 1, "most": float(numbers.max())},
                **{"least_row": low // 8 + 1, "least_column": low % 8 + 1, "least": float(numbers.min())},
            }
            for high in most
            for low in least
        ]

    def _alt_bars(self, one: tuple[int, ...], many: tuple[int, ...]) -> Sentences:
        shown = {"one": one} | ({"sliding": many} if self.sliding else {})
        each = [
            {"layout": self.text.option("pic_layout", name), "first": a, "second": b, "third": c}
            for name, (a, b, c, *_) in shown.items()
        ]
        told = self.text.label("say.and").join(self.text("alt.counts", **one) for one in each)
        return {"alt.counts": each, "alt.bars": [{"count": 100, "told": told}]}

    def _drawing(self) -> Sentences:
        if self.run is None:
            return {}
        verdict, place = said(self.run, self.now.pic_layout, self.shown), self.text(f"place.{self.now.pic_place}")
        where: dict[str, object] = {"place": place, "sure": verdict.sure}
        says = {"says": self.named(verdict.says)}
        if verdict.says == "neither":
            return {"say.neither": [{"place": place}]}
        if max(verdict.smile, verdict.frown) < 1e-9:
            return {"say.base": [{**where, **says, "base": verdict.base}]}
        if not self.kind:
            return {"say.own": [{**where, **says}]}
        kind = {"kind": self.named(self.kind)}
        if verdict.says == self.kind:
            return {"say.right": [{**where, **kind}]}
        speaks_for_it = verdict.smile - verdict.frown if self.kind == "smile" else verdict.frown - verdict.smile
        against = verdict.frown if self.kind == "smile" else verdict.smile
        is_misled = speaks_for_it < 0 and against >= 0.05 and not self.sliding
        name = "say.misled" if is_misled else "say.wrong"
        return {name: [{**where, **kind, **says}]}

    def _hundred(self, one: tuple[int, ...], many: tuple[int, ...]) -> Sentences:
        if not self.sliding:
            return {"say.here": [{"count": 100, "right": one[self.now.pic_place]}]} if self.now.pic_place else {}
        first, second, third = many[:3]
        if first == second == third:
            return {"say.anywhere": [{"count": 100, "numbers": 67, "right": first}]}
        return {"say.places": [{"count": 100, "numbers": 67, "first": first, "second": second, "third": third}]}

    def must(self) -> Collection[str]:
        """What is made of the drawing, whatever else."""
        return ["stage.base", *self._drawing(), *(["bet.truth", "more.set"] if self.run else [])]

    # ---- tables, card and bars ----

    def tables(self) -> Told:
        """The numbers at work on the drawing, and the hundred."""
        at_work = self._six_table() if self.sliding else self._one_table()
        named = {self.text(f"column.{name}"): values for name, values in at_work.items()}
        if self.run is None:
            return {"numbers": named}
        places = [self.text(f"option.pic_place.{place}") for place in range(3)]
        counts = {self.text.option("pic_layout", name): right(self.run, name)[:3] for name in ("one", "sliding")}
        return {"numbers": named, "right": {self.text("column.place"): places} | counts}

    def _one_table(self) -> dict[str, list[float]]:
        weights, ink = stencil(self.run)[:64], [int(square) for square in self.shown]
        return {
            "row": [at // 8 + 1 for at in range(64)],
            "column": [at % 8 + 1 for at in range(64)],
            "weight": weights.tolist(),
            "ink": ink,
            "adds": [float(w) if inked else 0.0 for w, inked in zip(weights, ink, strict=True)],
        }

    def _six_table(self) -> dict[str, list[Any]]:
        each = found(self.run, self.shown)
        found_at = list(zip(each.place, each.strength, strict=True))
        return {
            "stencil": [1, 2, 3, 4, 5, 6],
            "row": [place // 8 + 1 if strength else None for place, strength in found_at],
            "column": [place % 8 + 1 if strength else None for place, strength in found_at],
            "answer": each.strength,
            "counts": each.counts,
            "adds": [h * s for h, s in zip(each.strength, each.counts, strict=True)],
        }

    def cards(self) -> list[CardShown]:
        """Of the layout on screen, once it has practised."""
        if self.run is None:
            return []
        whose = self.text(f"card.whose.{self.now.pic_layout}")
        if self.sliding:
            return [CardShown(whose, (54, 6, 1), six(self.run).tolist())]
        return [CardShown(whose, (64, 1), stencil(self.run).tolist(), state=self.text("card.state.one"), side=8)]

    def drawings(self) -> Mapping[str, Drawing]:
        """The bars, as long as there are right ones."""
        return {"bars": self._bars} if self.run else {}

    def _bars(self, svg: str) -> None:
        assert self.run is not None
        bars = re.findall(r'<rect x="112" y="([\d.]+)" width="([\d.]+)"', svg)
        lengths = [float(wide) / 2.58 for _, wide in sorted(bars, key=lambda bar: float(bar[0]))]
        one, many = right(self.run, "one")[:3], right(self.run, "sliding")[:3]
        wished = [count for pair in zip(one, many, strict=True) for count in pair] if self.sliding else list(one)
        assert len(lengths) == len(wished)
        assert all(abs(a - b) < 0.1 for a, b in zip(lengths, wished, strict=True)), (lengths, wished)
        written = re.findall(r">(\d+)</text>", svg)
        assert sorted(map(int, written)) == sorted(wished)
        bet = self.state.bet
        assert (self.text(f"bet.{bet}") in svg) == (bet not in ("", "skip"))
