"""What *One step, slowly* ought to show: each slope by tasting twice, the pot by going through all presses again."""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from core.arrays import Array
from lessons.one_step.settings import OneStep
from tests.oracle import Columns, Sentences, Told
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.plate import Plate

SEASONINGS = ("salt", "spice")
NUDGE = 0.01


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
        """The seasoning whose slope was steeper in the first step."""
        salt, spice = np.abs(self.crowd.slope(self.start))
        return ["salt" if salt >= spice else "spice"]

    def sentences(self) -> Sentences:
        """Those of the presses made."""
        text, salt_spice = self.text, dict(zip(SEASONINGS, self.pot, strict=True))
        first = dict(zip(SEASONINGS, self.crowd.slope(self.start), strict=True))
        headings = [{"seasoning": text.label(f"seasoning.{name}")} for name in SEASONINGS]
        always: Sentences = {"bet.truth": [first], "column.part": headings, "column.share": headings}
        if not self.press:
            begun = "go_on" if self.state.settings.pot else "start_first"
            begun = "start" if begun == "start_first" and self.state.settings.start == "mine" else begun
            return always | {begun: [salt_spice], "alt.plate": [self._plate(self.pot)[1]]}
        complaints, complained = kitchen.complaints(text, self.crowd, self.pot)
        said = always | complaints | {"say.taste": [salt_spice | {"complaints": complained}]}
        return said | self._wrong() | self._fault() | self._adjusted()

    def must(self) -> Collection[str]:
        """Those of the presses made."""
        return self._wrong().keys() | self._fault().keys() | self._adjusted().keys()

    def _wrong(self) -> Sentences:
        loss, score = self.crowd.loss(self.pot), self.crowd.score(self.pot)
        total = float((self.crowd.errors(self.pot) ** 2).sum())
        return {"say.wrong": [{"loss": loss, "score": score, "total": total, "count": 8}]} if self.press > 1 else {}

    def _fault(self) -> Sentences:
        if self.press < 3:
            return {}
        said: Sentences = {"say.fault": [dict(zip(SEASONINGS, self.slope, strict=True))]}
        if self.state.settings.nudged == "yes":
            said |= {"say.nudged": [self._nudged(which) for which in range(2)]}
        return said

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

    def _adjusted(self) -> Sentences:
        if self.press < 4:
            return {}
        rate, said = self.state.settings.step_rate, dict[str, list[dict[str, object]]]()
        for which, name in enumerate(SEASONINGS):
            slope, change = self.slope[which], self.after[which] - self.pot[which]
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
        salt, spice = self.after
        scores = {"before": self.crowd.score(self.pot), "after": self.crowd.score(self.after)}
        below = kitchen.below_zero(self.text, self.after[np.newaxis])
        plate = {"alt.plate": [self._plate(self.after)[1]]}
        return {**said, **below, **plate, "say.adjusted": [scores | {"salt": salt, "spice": spice}]}

    def _plate(self, grams: Array) -> tuple[Plate, dict[str, object]]:
        return kitchen.plate(self.text, self.state.settings, grams, self.crowd.score(grams))

    def plates(self) -> Sequence[Plate]:
        """Before the first press and after the last."""
        return [self._plate(self.pot if not self.press else self.after)[0]] if self.press in (0, 4) else []

    def datasets(self) -> Told:
        """What each diner tastes, once the first press is made."""
        if not self.press:
            return {}
        text, crowd, diners = self.text, self.crowd, list(range(1, 9))
        salty, spicy = crowd.X[:, 0] * self.pot[0], crowd.X[:, 1] * self.pot[1]
        parts = {
            "diner": diners * 2,
            "part": [text.label(f"seasoning.{name}") for name in SEASONINGS for _ in diners],
            "start": [*np.zeros(8), *salty],
            "end": [*salty, *(salty + spicy)],
        }
        wishes = {"diner": diners, "wish": crowd.y, "part": [text.label("wish")] * 8}
        return {"plates.parts": parts, "plates.wishes": wishes}

    def page_tables(self) -> Sequence[Columns]:
        """The press made last first, and then all before it."""
        made = {1: self._tasted, 2: self._how_wrong, 3: self._shared}
        return [made[press]() for press in (self.press, *range(1, self.press)) if press in made]

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
