"""What *One step, slowly* ought to show: each slope by tasting twice, the pot by going through all presses again."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from core.arrays import Array
from lessons.one_step.settings import OneStep
from tests.oracle import CardShown, Columns, Drawing, Sentences, Told
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.card import Amount
from ui.kit.text import Text

SEASONINGS = ("salt", "spice")
NUDGE = 0.01


def by_share(crowd: kitchen.Crowd) -> list[int]:
    """The diners, those of whose tongue salt has the larger part first, to two decimals; else as they are numbered."""
    parts = [round(salt / (salt + spice), 2) for salt, spice in crowd.X.tolist()]
    return sorted(range(len(parts)), key=lambda diner: -parts[diner])


def short(value: float) -> str:
    """Two decimals, or a power of ten where they have no room."""
    return (f"{value:z.2f}" if abs(value) < 1e4 else f"{value:.1e}").replace("-", "−", 1)


def signed(value: float, digits: int) -> str:
    """With its sign, likewise."""
    return (f"{value:+z.{digits}f}" if abs(value) < 1e4 else f"{value:+.0e}").replace("-", "−", 1)


def texts(drawn: str) -> list[str]:
    """What is written in a drawing, in order."""
    return [re.sub("<[^>]+>", "", each) for each in re.findall(r"<text[^>]*>(.*?)</text>", drawn)]


def runs_through(written: Sequence[str], wished: Sequence[str]) -> bool:
    """Whether these stand in that order among what is written, whatever is between."""
    rest = iter(written)
    return all(each in rest for each in wished)


def feeling_of(text: Text, error: float) -> str:
    """What a diner says."""
    return text.label(
        "feeling.about_right" if abs(error) < 0.25 else f"feeling.too_{'strong' if error > 0 else 'weak'}"
    )


class Oracle(Base[OneStep]):
    """One state of it."""

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        return kitchen.crowd(self.state.settings.order)

    @property
    def start(self) -> tuple[float, float]:
        """The grams of the very first step."""
        now = self.state.settings
        return (now.salt, now.spice) if now.start == "mine" else (1.0, 1.0)

    @cached_property
    def pot(self) -> Array:
        """The grams that this step begins with: the start, and a step on wherever one was finished and begun again."""
        grams = np.array(self.start)
        for before, after in pairwise(self.state.past):
            if not after.pot:
                grams = np.array(self.start)
            elif after.pot != before.pot:
                grams = self.stepped(grams, before.step_rate)
        return grams

    def stepped(self, grams: Array, rate: float) -> Array:
        """One step against the slope."""
        after: Array = grams - rate * self.crowd.slope(grams)
        return after

    @cached_property
    def slope(self) -> Array:
        """(2,) of the pot."""
        return self.crowd.slope(self.pot)

    @cached_property
    def after(self) -> Array:
        """The grams after this step."""
        return self.stepped(self.pot, self.state.settings.step_rate)

    @property
    def press(self) -> int:
        """How far this step has gone."""
        return self.state.settings.press

    def answers(self) -> list[str]:
        """The seasoning whose slope was steeper in the first step; both if they are even."""
        salt, spice = np.abs(self.crowd.slope(self.start))
        return [name for name, even in zip(SEASONINGS, (salt >= spice, spice >= salt), strict=True) if even]

    @property
    def change(self) -> Array:
        """(2,) grams by which this step changes the pot."""
        moved: Array = self.after - self.pot
        return moved

    def sentences(self) -> Sentences:
        """Those of the presses made."""
        text, salt_spice = self.text, dict(zip(SEASONINGS, self.pot, strict=True))
        first = dict(zip(SEASONINGS, self.crowd.slope(self.start), strict=True))
        headings = [{"seasoning": text.label(f"seasoning.{name}")} for name in SEASONINGS]
        steeper = max(range(2), key=lambda which: abs(self.slope[which]))
        always: Sentences = {
            "bet.truth": [first | {"dish": text.option("dish", self.state.settings.dish)}],
            "column.part": headings,
            "column.share": headings,
            "nudge": [headings[steeper]],
        }
        begun = "go_on" if self.state.settings.pot else "start_first"
        begun = "start" if begun == "start_first" and self.state.settings.start == "mine" else begun
        complaints, complained = kitchen.complaints(text, self.crowd, self.pot)
        said = always | complaints | self._drawn(complained)
        if not self.press:
            return said | {begun: [salt_spice]}
        said |= {"say.taste": [{"complaints": complained}]} if self.press == 1 else {}
        return said | self._wrong() | self._fault() | self._adjusted()

    def must(self) -> Collection[str]:
        """Those of the presses made."""
        said = ("go_on" if self.state.settings.pot else "start", "say.taste", "say.wrong", "say.fault", "say.adjusted")
        last = {said[self.press]} if self.press else set()
        return last | self._wrong().keys() | self._fault().keys() | self._adjusted().keys()

    def _drawn(self, complained: str) -> Sentences:
        """The words in the picture, and of it."""
        order = by_share(self.crowd)
        misses = ", ".join(signed(error, 1) for error in self.crowd.errors(self.pot)[order])
        loss, score = self.crowd.loss(self.pot), self.crowd.score(self.pot)
        figure = '<tspan fill="var(--ink)" font-size="16" font-weight="650">{}</tspan>'
        large = {"loss": figure.format(short(loss)), "score": figure.format(f"{score:.0f}")}
        return {
            "alt.faces": [{"complaints": complained}],
            "alt.wrong": [{"misses": misses, "loss": loss}],
            "alt.fault": [dict(zip(SEASONINGS, self.slope, strict=True))],
            "row.rate": [{"rate": f"{self.state.settings.step_rate:g}"}],
            "row.grams": [{"grams": short(abs(change))} for change in self.change],
            "row.loss_and_score": [large],
        }

    def _wrong(self) -> Sentences:
        loss, score = self.crowd.loss(self.pot), self.crowd.score(self.pot)
        total = float((self.crowd.errors(self.pot) ** 2).sum())
        behind: Sentences = {"why.wrong": [{"loss": loss, "score": score, "total": total, "count": 8}]}
        return {**(behind if self.press > 1 else {}), **({"say.wrong": [{"loss": loss}]} if self.press == 2 else {})}

    def _fault(self) -> Sentences:
        if self.press < 3:
            return {}
        said: Sentences = {"why.fault": [dict(zip(SEASONINGS, self.slope, strict=True))]}
        if self.press == 3:
            said["say.fault"] = [
                {name: signed(change, 2) for name, change in zip(SEASONINGS, self.change, strict=True)}
            ]
        if self.state.settings.nudged == "yes":
            said["say.nudged"] = [self._nudged(which) for which in range(2)]
        return said | self._chains()

    def _nudged(self, which: int) -> dict[str, object]:
        shift = NUDGE * np.eye(2)[which]
        return {
            "seasoning": self.text.label(f"seasoning.{SEASONINGS[which]}"),
            "size": NUDGE,
            "twice": 2 * NUDGE,
            "above": self.crowd.loss(self.pot + shift),
            "below": self.crowd.loss(self.pot - shift),
            "slope": self.slope[which],
            "gradient": self.slope[which],
        }

    def _chains(self) -> Sentences:
        """From the complaint to the adjustment."""
        rate, said = self.state.settings.step_rate, dict[str, list[dict[str, object]]]()
        for which, name in enumerate(SEASONINGS):
            slope, change = self.slope[which], self.change[which]
            values = {
                "seasoning": self.text.label(f"seasoning.{name}"),
                "feeling": self.text.label("too_strong_by" if slope > 0 else "too_weak_by"),
                "felt": abs(slope) / 2,
                "signed": slope / 2,
                "slope": slope,
                "rate": rate,
                "change": abs(change),
            }
            said.setdefault("say.add" if change > 0 else "say.take", []).append(values)
        return {**said}

    def _adjusted(self) -> Sentences:
        if self.press < 4:
            return {}
        salt, spice = self.after
        scores = {"before": self.crowd.score(self.pot), "after": self.crowd.score(self.after)}
        below = kitchen.below_zero(self.text, self.after[np.newaxis])
        return {**below, "say.adjusted": [scores | {"salt": salt, "spice": spice}]}

    def drawings(self) -> Mapping[str, Drawing]:
        """The picture, as far as it is uncovered; and the slopes for a phone, from the third press on."""
        return {"step": self._picture, **({"slopes": self._sections} if self.press >= 3 else {})}

    def _picture(self, drawn: str) -> None:
        """On both widths the same numbers, in the order of the tongues: misses, shares, slopes, steps."""
        errors, order = self.crowd.errors(self.pot), by_share(self.crowd)
        shares = [self.crowd.X[order, which] * errors[order] for which in range(2)]
        for width in ("laptop", "phone"):
            written = texts(drawn.split(f'class="{width}"')[1].split("</svg>")[0])
            for numbers, since in ((errors[order], 2), (shares[0], 3), (shares[1], 3)):
                wished = [signed(number, 1) for number in numbers]
                assert runs_through(written, wished) == (self.press >= since), (width, wished, written)
            words = [feeling_of(self.text, error) for error in errors[order]]
            assert runs_through(written, words) == (self.press >= 1), (width, words)
            loose = " ".join(written)
            for which in range(2):
                assert (signed(self.slope[which], 2) in loose) == (self.press >= 3)
                mark = "▲" if self.change[which] > 0 else "▼"
                step = f"{mark} {self.text('row.grams', grams=short(abs(self.change[which])))}"
                assert (step in loose) == (self.press >= 3), step
            assert (short(self.crowd.loss(self.pot)) in loose) == (self.press >= 2)

    def _sections(self, drawn: str) -> None:
        """Two true parabolas: as high at each place as the loss there, up to one scale."""
        curves = re.findall(r'points="([^"]+)"', drawn)
        assert len(curves) == 2
        for which, points in enumerate(curves):
            places = np.array([[float(each) for each in pair.split(",")] for pair in points.split()])
            down = self.slope[which] > 0
            grams = np.linspace(*((-2.5, 1.0) if down else (-1.0, 2.5)), len(places))
            losses = [self.crowd.loss(self.pot + each * np.eye(2)[which]) for each in grams]
            fitted = np.polynomial.Polynomial.fit(losses, places[:, 1], 1)
            assert np.abs(fitted(np.array(losses)) - places[:, 1]).max() < 0.2
            assert places[np.argmin(losses), 1] > places[np.argmax(losses), 1]

    def cards(self) -> Sequence[CardShown]:
        """The grams of the step, with what comes next at the third press; and the new ones after it."""
        unit = self.text("unit") if self.text.register == "kitchen" else ""
        grams = self.after if self.press == 4 else self.pot
        numbers = [
            Amount(
                self.text.label(f"seasoning.{name}"),
                float(grams[which]),
                unit,
                2 if abs(grams[which]) < 1000 else 0,
                float(self.change[which]) if self.press == 3 else None,
            )
            for which, name in enumerate(SEASONINGS)
        ]
        state = ("before", "before", "before", "next", "after")[self.press]
        return [CardShown(self.text("card.whose"), (2, 1), numbers, state=self.text(f"card.{state}"))]

    def page_tables(self) -> Sequence[Columns]:
        """One for each press made, behind the fold."""
        made = (self._tasted, self._how_wrong, self._shared)
        return [make() for make in made[: self.press]]

    def _column(self, name: str, numbers: Iterable[float]) -> dict[str, list[str]]:
        return {self.text.label(f"column.{name}"): [f"{number:.3f}" for number in numbers]}

    def _diners(self) -> dict[str, list[str]]:
        return {self.text.label("column.diner"): [*"12345678"]}

    def _heading(self, column: str, name: str) -> str:
        return self.text.label(f"column.{column}", seasoning=self.text.label(f"seasoning.{name}"))

    def _tasted(self) -> Columns:
        products = {
            self._heading("part", name): [f"{x:.2f} × {self.pot[j]:.2f} = {x * self.pot[j]:.3f}" for x in felt]
            for j, (name, felt) in enumerate(zip(SEASONINGS, self.crowd.X.T, strict=True))
        }
        return self._diners() | products | self._column("plate", self.crowd.errors(self.pot) + self.crowd.y)

    def _how_wrong(self) -> Columns:
        errors = self.crowd.errors(self.pot)
        columns = {"plate": errors + self.crowd.y, "wish": self.crowd.y, "error": errors, "squared": errors * errors}
        table = self._diners()
        for name, each in columns.items():
            table |= self._column(name, each)
        return table

    def _shared(self) -> Columns:
        errors = self.crowd.errors(self.pot)
        labels = [self.text.label(f"column.{name}") for name in ("mean", "slope")]
        (diners, numbers), (named, wrong) = *self._diners().items(), *self._column("error", errors).items()
        table = {diners: [*numbers, *labels], named: [*wrong, "", ""]}
        for j, name in enumerate(SEASONINGS):
            shares = [f"× {x:.2f} = {e * x:.3f}" for e, x in zip(errors, self.crowd.X[:, j], strict=True)]
            table[self._heading("share", name)] = [*shares, f"{self.slope[j] / 2:.3f}", f"{self.slope[j]:.3f}"]
        return table

    def tables(self) -> Told:
        """Every number of the step."""
        errors, X = self.crowd.errors(self.pot), self.crowd.X
        columns = {"diner": range(1, 9), "salt_felt": X[:, 0], "spice_felt": X[:, 1], "plate": errors + self.crowd.y}
        columns |= {"wish": self.crowd.y, "error": errors, "squared": errors**2}
        named = {self.text.label(f"column.{name}"): column for name, column in columns.items()}
        shares = {self._heading("share", name): errors * X[:, j] for j, name in enumerate(SEASONINGS)}
        return {"step": pd.DataFrame(named | shares)}
