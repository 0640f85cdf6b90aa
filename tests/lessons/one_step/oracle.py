"""What *One step, slowly* ought to show: each slope by tasting twice, the pot by going through all presses again."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from core.arrays import Array
from lessons.one_step.settings import OneStep
from tests.grams import unit_of
from tests.oracle import CardShown, Columns, Drawing, Sentences, Told, minus, raised
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
    if abs(value) >= 1e4:
        return ("−" if value < 0 else "") + raised(abs(value))
    return minus(f"{value:z.2f}")


def signed(value: float, digits: int) -> str:
    """With its sign, likewise."""
    if abs(value) >= 1e4:
        return ("−" if value < 0 else "+") + raised(abs(value))
    written = f"{value:+.{digits}f}"
    return minus(written) if float(written) else written[1:]


def told_apart(numbers: Sequence[float], least: int) -> list[str]:
    """With at least so many decimals, and more where two would look alike; never more than six."""
    digits = next((d for d in range(least, 7) if len({f"{each:.{d}f}" for each in numbers}) == 2), least)
    return [minus(f"{each:z.{digits}f}") if abs(each) < 1e6 else raised(each) for each in numbers]


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
        """The seasoning whose slope was steeper in the first step; both if six decimals do not tell them apart."""
        salt, spice = np.abs(self.crowd.slope(self.start)).round(6)
        return [name for name, even in zip(SEASONINGS, (salt >= spice, spice >= salt), strict=True) if even]

    @property
    def first(self) -> dict[str, object]:
        """The slopes of the first step, with as many decimals as tell one from the other."""
        slopes = self.crowd.slope(self.start)
        digits = next((d for d in range(2, 7) if len({f"{abs(each):.{d}f}" for each in slopes}) == 2), 2)
        dish = self.text.option("dish", self.state.settings.dish)
        told: dict[str, object] = {"dish": dish}
        return told | {name: signed(each, digits) for name, each in zip(SEASONINGS, slopes, strict=True)}

    @cached_property
    def outcome(self) -> dict[str, str]:
        """How far off, and the score, before the step and after it: with decimals enough to tell them apart."""
        pots = (self.pot, self.after)
        losses, scores = ([told(pot) for pot in pots] for told in (self.crowd.loss, self.crowd.score))
        return {
            name: written
            for one, least, numbers in (("loss", 2, losses), ("score", 1, scores))
            for name, written in zip((one, f"{one}_after"), told_apart(numbers, least), strict=True)
        }

    @property
    def change(self) -> Array:
        """(2,) grams by which this step changes the pot."""
        moved: Array = self.after - self.pot
        return moved

    def sentences(self) -> Sentences:
        """Those of the presses made."""
        text, salt_spice = self.text, dict(zip(SEASONINGS, self.pot, strict=True))
        headings = [{"seasoning": text.label(f"seasoning.{name}")} for name in SEASONINGS]
        always: Sentences = {
            "bet.truth" if len(self.answers()) == 1 else "bet.truth_even": [self.first],
            "column.part": headings,
            "column.share": headings,
            "row.share": headings,
        }
        begun = "go_on" if self.state.settings.pot else "start_first"
        begun = "start" if begun == "start_first" and self.state.settings.start == "mine" else begun
        complaints, complained = kitchen.complaints(text, self.crowd, self.pot)
        afterwards, _ = kitchen.complaints(text, self.crowd, self.after)
        heard = {name: [*complaints.get(name, []), *afterwards.get(name, [])] for name in complaints | afterwards}
        said = always | heard | self._drawn(complained)
        if not self.press:
            return said | {begun: [salt_spice]}
        said |= {"say.taste": [{"complaints": complained}]} if self.press == 1 else {}
        return said | self._wrong() | self._fault() | self._adjusted()

    def must(self) -> Collection[str]:
        """Those of the presses made."""
        said = ("go_on" if self.state.settings.pot else "start", "say.taste", "say.wrong", "say.fault")
        last = {said[self.press]} if 0 < self.press < 4 else set()
        return last | self._wrong().keys() | self._fault().keys() | self._adjusted().keys()

    def _drawn(self, complained: str) -> Sentences:
        """The words in the picture, and of it."""
        order = by_share(self.crowd)
        comma = "、" if self.text.language == "zh" else ", "
        misses = comma.join(signed(error, 1) for error in self.crowd.errors(self.pot)[order])
        figure = '<tspan fill="var(--ink)" font-size="16" font-weight="650">{}</tspan>'
        pots = [self.pot, self.after] if self.press == 4 else [self.pot]
        judged = [(self.crowd.loss(pot), self.crowd.score(pot)) for pot in pots]
        return {
            "alt.faces": [{"complaints": complained}],
            "alt.wrong": [{"misses": misses, "loss": self.crowd.loss(self.pot)}],
            "alt.fault": [dict(zip(SEASONINGS, self.slope, strict=True))],
            "alt.after": [{"complaints": kitchen.complaints(self.text, self.crowd, self.after)[1], **self.outcome}],
            "row.mean": [{"mean": signed(slope / 2, 3)} for slope in self.slope],
            "row.step": [{"slope": signed(slope, 2), "rate": self._rate} for slope in self.slope],
            "row.grams": [{"grams": short(abs(change))} for change in self.change]
            + [{"grams": short(grams)} for pot in pots for grams in pot],
            "row.loss_and_score": [
                {"loss": figure.format(short(loss)), "score": figure.format(f"{score:.1f}")} for loss, score in judged
            ],
        }

    def _wrong(self) -> Sentences:
        loss, score = self.crowd.loss(self.pot), self.crowd.score(self.pot)
        total = float((self.crowd.errors(self.pot) ** 2).sum())
        behind: Sentences = {"why.wrong": [{"loss": loss, "score": score, "total": total, "count": 8}]}
        return {**(behind if self.press > 1 else {}), **({"say.wrong": [{"loss": loss}]} if self.press == 2 else {})}

    def _fault(self) -> Sentences:
        if self.press < 3:
            return {}
        slopes = {name: signed(slope, 2) for name, slope in zip(SEASONINGS, self.slope, strict=True)}
        said: Sentences = {"why.fault": [dict(zip(SEASONINGS, self.slope, strict=True))]}
        said |= {"say.fault": [slopes]} if self.press == 3 else {}
        if self.state.settings.nudged == "yes":
            said |= {"say.nudged": [self._nudged(which) for which in range(2)], "say.four_more": [{"tastings": 4}]}
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
            way = "say.leave" if abs(change) < 0.005 else "say.add" if change > 0 else "say.take"
            said.setdefault(way, []).append(values)
        return {**said}

    def _adjusted(self) -> Sentences:
        if self.press < 4:
            return {}
        below = kitchen.below_zero(self.text, self.after[np.newaxis])
        changes = {name: signed(change, 2) for name, change in zip(SEASONINGS, self.change, strict=True)}
        said = "say.settled" if np.abs(self.change).max() < 0.005 else "say.adjusted"
        return {**below, said: [{"rate": self.state.settings.step_rate, **changes, **self.outcome}]}

    def drawings(self) -> Mapping[str, Drawing]:
        """The picture, as far as it is uncovered; and the slopes for a phone, from the third press on."""
        return {"step": self._picture, **({"slopes": self._sections} if self.press >= 3 else {})}

    def _picture(self, drawn: str) -> None:
        """On both widths the same numbers, in the order of the tongues: misses, shares, slopes; and the pot after."""
        errors, order = self.crowd.errors(self.pot), by_share(self.crowd)
        shares = [self.crowd.X[order, which] * errors[order] for which in range(2)]
        later = self.crowd.errors(self.after)[order]
        for width in ("laptop", "phone"):
            written = texts(drawn.split(f'class="{width}"')[1].split("</svg>")[0])
            seen: list[tuple[Iterable[float], tuple[int, ...]]]
            seen = [(errors[order], (2, 3, 4)), (shares[0], (3,)), (shares[1], (3,)), ([*errors[order], *later], (4,))]
            for numbers, presses in seen:
                wished = [signed(number, 1) for number in numbers]
                assert runs_through(written, wished) == (self.press in presses), (width, wished, written)
            for words, presses in (
                ([feeling_of(self.text, error) for error in errors[order]], (1, 2, 3, 4)),
                ([feeling_of(self.text, error) for error in (*errors[order], *later)], (4,)),
            ):
                assert runs_through(written, words) == (self.press in presses), (width, words)
            self._numbers(" ".join(written))

    def _numbers(self, loose: str) -> None:
        """What stands in one number a pot, and in one a seasoning."""
        for which in range(2):
            assert (signed(self.slope[which], 2) in loose) == (self.press >= 3)
            change = self.change[which]
            mark = "" if abs(change) < 0.005 else "▲ " if change > 0 else "▼ "
            step = f"{self.text('row.step', slope=signed(self.slope[which], 2), rate=self._rate)} {mark}"
            step += self.text("row.grams", grams=short(abs(change)))
            assert (step in loose) == (self.press == 4), step
            mean = self.text("row.mean", mean=signed(self.slope[which] / 2, 3))
            assert (mean in loose) == (self.press == 3), mean
        for pot, presses in ((self.pot, (2, 3, 4)), (self.after, (4,))):
            loss, score = short(self.crowd.loss(pot)), f"{self.crowd.score(pot):.1f}"
            if presses == (4,) or self.press != 4:
                assert (loss in loose and score in loose) == (self.press in presses), (loss, score, loose)

    @property
    def _rate(self) -> str:
        return f"{self.state.settings.step_rate:g}"

    def _sections(self, drawn: str) -> None:
        """For either width two true parabolas: as high at each place as the loss there, up to one scale."""
        curves = re.findall(r'points="([^"]+)"', drawn)
        assert len(curves) == 4
        for which, points in zip((0, 1, 0, 1), curves, strict=True):
            places = np.array([[float(each) for each in pair.split(",")] for pair in points.split()])
            down = self.slope[which] > 0
            grams = np.linspace(*((-2.5, 1.0) if down else (-1.0, 2.5)), len(places))
            losses = [self.crowd.loss(self.pot + each * np.eye(2)[which]) for each in grams]
            fitted = np.polynomial.Polynomial.fit(losses, places[:, 1], 1)
            assert np.abs(fitted(np.array(losses)) - places[:, 1]).max() < 0.2
            assert places[np.argmin(losses), 1] > places[np.argmax(losses), 1]

    def cards(self) -> Sequence[CardShown]:
        """The grams of the step, with what comes next at the third press; and the new ones after it."""
        unit = unit_of(self.text)
        grams = self.after if self.press == 4 else self.pot
        numbers = [
            Amount(
                self.text.label(f"seasoning.{name}"),
                float(grams[which]),
                unit,
                2 if abs(grams[which]) < 1000 else 0,
                float(self.change[which]) if self.press == 4 else None,
            )
            for which, name in enumerate(SEASONINGS)
        ]
        state = "after" if self.press == 4 else "before"
        return [CardShown(self.text("card.whose"), (2, 1), numbers, state=self.text(f"card.{state}"))]

    def page_tables(self) -> Sequence[Columns]:
        """One for each press made, behind the fold."""
        made = (self._tasted, self._how_wrong, self._shared)
        return [make() for make in made[: self.press]]

    def _column(self, name: str, numbers: Iterable[float]) -> dict[str, list[str]]:
        return {self.text.label(f"column.{name}"): [minus(f"{number:.3f}") for number in numbers]}

    def _diners(self) -> dict[str, list[str]]:
        return {self.text.label("column.diner"): [*"12345678"]}

    def _heading(self, column: str, name: str) -> str:
        return self.text.label(f"column.{column}", seasoning=self.text.label(f"seasoning.{name}"))

    def _tasted(self) -> Columns:
        products = {
            self._heading("part", name): [minus(f"{x:.2f} × {self.pot[j]:.2f} = {x * self.pot[j]:.3f}") for x in felt]
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
            shares = [minus(f"× {x:.2f} = {e * x:.3f}") for e, x in zip(errors, self.crowd.X[:, j], strict=True)]
            table[self._heading("share", name)] = [
                *shares,
                minus(f"{self.slope[j] / 2:.3f}"),
                minus(f"{self.slope[j]:.3f}"),
            ]
        return table

    def tables(self) -> Told:
        """Every number of the step."""
        errors, X = self.crowd.errors(self.pot), self.crowd.X
        columns = {"diner": range(1, 9), "salt_felt": X[:, 0], "spice_felt": X[:, 1], "plate": errors + self.crowd.y}
        columns |= {"wish": self.crowd.y, "error": errors, "squared": errors**2}
        named = {self.text.label(f"column.{name}"): column for name, column in columns.items()}
        shares = {self._heading("share", name): errors * X[:, j] for j, name in enumerate(SEASONINGS)}
        return {"step": pd.DataFrame(named | shares)}
