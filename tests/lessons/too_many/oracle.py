"""What *Too many spices* ought to show: every chef judged by hand, and every jar solved by itself."""

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.capacity import capacity
from core.diners import regulars, strangers
from core.dropout import with_dropout
from core.examples import Examples
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd
from core.starts import start
from core.training import train
from core.workspace import fast
from lessons.too_many.settings import TooMany
from tests.conftest import ROOT
from tests.oracle import Columns, Looks, Sentences, Told
from tests.oracle import Oracle as Base

SIXTY, THOUSAND, ROUNDS = 60, 1000, 2000
SMALL = {"little": 0.0003, "right": 0.001, "much": 0.01}
SILENT = {"little": 0.1, "right": 0.2, "much": 0.7}
NAMES = ("spice_cooks", "brake", "strength")
TIMES = 200


def people() -> tuple[Examples, Examples, Examples]:
    """Regulars, new diners and strangers."""
    return (
        crowd("ring", count=SIXTY, noise=0.6, seed=0),
        crowd("ring", count=SIXTY, noise=0.6, seed=0, unseen=True),
        crowd("ring", count=THOUSAND, noise=0.6, seed=10_000, unseen=True),
    )


class Chef(NamedTuple):
    """The numbers of the cooks, and those of the last one."""

    into: Array
    bases: Array
    out: Array
    base: Array

    def logits(self, X: Array) -> Array:
        """What it adds up."""
        return np.tanh(X @ self.into.T + self.bases) @ self.out + self.base

    def right(self, who: Examples) -> int:
        """How many it judges right."""
        return int(((self.logits(who.X) > 0) == (who.y == 1)).sum())

    def off(self, who: Examples) -> float:
        """Mean cross-entropy."""
        signed = np.where(who.y == 1, -1.0, 1.0) * self.logits(who.X)
        return float(np.logaddexp(0.0, signed).mean())


def chef(numbers: Array, cooks: int) -> Chef:
    """From one vector: each cook's numbers with its base, the last cook's after them."""
    station = numbers[: 3 * cooks].reshape(cooks, 3)
    return Chef(station[:, :2], station[:, 2], numbers[3 * cooks : 4 * cooks], numbers[4 * cooks :])


class Course(NamedTuple):
    """A run, recorded every ten rounds."""

    chefs: list[Chef]
    off: list[float]
    new_off: list[float]

    @property
    def turn(self) -> int:
        """Where the new diners are least far off."""
        return self.new_off.index(min(self.new_off))

    @property
    def turns(self) -> bool:
        """Whether they are further off again at the end, by over a hundredth."""
        return self.new_off[-1] > 1.01 * min(self.new_off)


@cache
def course(cooks: int, brake: str, strength: str, rounds: int = ROUNDS) -> Course:
    """Its steps are those of `core`: in two thousand of them rounding alone leads another sum elsewhere."""
    who, new, _ = people()
    net = Network((2, cooks, 1), l2=SMALL[strength] if brake == "small" else 0.0)
    model = with_dropout(net, SILENT[strength]) if brake == "dropout" else fast(net)
    begin, judge = start(net, "xavier"), binary_cross_entropy
    history = train(model, who, judge, adam(0.03), begin, epochs=rounds, record_every=10)
    kept = [chef(numbers, cooks) for numbers in history.weights]
    return Course(kept, [each.off(who) for each in kept], [each.off(new) for each in kept])


def course_of(run: TooMany) -> Course:
    """Stopping keeps another chef of the same practice."""
    return course(run.spice_cooks, "none" if run.brake == "stop" else run.brake, run.strength)


def end(run: TooMany) -> int:
    """The record of the chef that is kept."""
    return course_of(run).turn if run.brake == "stop" else len(course_of(run).chefs) - 1


@cache
def exam(run: TooMany) -> int:
    """How many strangers the chef that is kept judges right."""
    return course_of(run).chefs[end(run)].right(people()[2])


class Shelf(NamedTuple):
    """(200, 7) scores, and (200, 7, 8) grams."""

    asked: Array
    unasked: Array
    grams: Array

    @property
    def example(self) -> int:
        """The time nearest to the medians."""
        return int(np.argmin([np.abs(row - np.median(self.unasked, axis=0)).sum() for row in self.unasked]))


@cache
def shelf() -> Shelf:
    """Every jar of every time, by the normal equations."""
    known, others = regulars("tomato_egg"), strangers("tomato_egg")
    asked, unasked, grams = (np.zeros(shape) for shape in ((TIMES, 7), (TIMES, 7), (TIMES, 7, 8)))
    for seed in range(TIMES):
        dice = np.random.default_rng(seed)
        X = np.hstack([known.X, dice.uniform(0.2, 1.7, (8, 6))])
        Z = np.hstack([others.X, dice.uniform(0.2, 1.7, (200, 6))])
        for row in range(7):
            open_ = X[:, : row + 2]
            found = np.linalg.lstsq(open_, known.y)[0]
            grams[seed, row, : row + 2] = found
            asked[seed, row] = 100 / (1 + np.mean((open_ @ found - known.y) ** 2))
            unasked[seed, row] = 100 / (1 + np.mean((Z[:, : row + 2] @ found - others.y) ** 2))
    return Shelf(asked, unasked, grams)


@cache
def roundest() -> float:
    """The best share of the strangers that any radius judges right."""
    who = people()[2]
    far = np.sqrt((who.X**2).sum(axis=1))
    return max(float(np.mean((far <= radius) == (who.y == 1))) for radius in (-1.0, *far))


@cache
def thresholds() -> tuple[list[float], list[float], list[float]]:
    """Learned, smooth and strict, by how many cooks."""
    rows = capacity().accuracies.tolist()
    learned = [sum(share >= 0.9 for share in row) / len(row) for row in rows]
    return learned, [sum(row) / len(row) for row in rows], [sum(share**20 for share in row) / len(row) for row in rows]


def percent(share: float, digits: int = 0) -> str:
    """With more digits where none would say all or nothing that is not; halves go up."""

    def cut() -> float:
        return math.floor(100 * share * 10**digits + 0.5 + 1e-9) / 10**digits

    while share not in (0, 1) and cut() in (0, 100):
        digits += 1
    return f"{cut():.{0 if share in (0, 1) else digits}f}%"


@cache
def measured() -> dict[str, object]:
    """What was measured beforehand, as it was written down beside its command."""
    written = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|.*\| ([\d.]+)( %)? \|$", written, re.MULTILINE)
    return {name: round(float(value) / 100, 3) if share else int(value) for name, value, share in rows}


@dataclass(frozen=True)
class Oracle(Base[TooMany]):
    """One state of it."""

    ways = (
        "brake=dropout strength=right cook spice_cooks=3 brake=none cook spice_cooks=1 brake=small strength=much cook "
        "exam jars=5.0"
    )

    @cached_property
    def run(self) -> TooMany | None:
        """On screen."""
        return self.state.cooked[-1] if self.state.cooked else None

    @property
    def before(self) -> TooMany | None:
        """The one before it."""
        return self.state.cooked[-2] if len(self.state.cooked) > 1 else None

    @property
    def seen(self) -> bool:
        """Whether sixteen cooks have cooked without a brake."""
        return TooMany() in self.state.cooked

    def answers(self) -> Collection[str]:
        """The nearest."""
        share = 100 * exam(TooMany()) / THOUSAND
        nearest = min(abs(share - option) for option in (100, 95, 80))
        return [str(option) for option in (100, 95, 80) if abs(share - option) == nearest]

    def sentences(self) -> Sentences:
        """The bet, what changed, the jars and the threshold."""
        behind = {"rounds": ROUNDS, "share": roundest(), "strangers": THOUSAND, **measured()}
        said: Sentences = {part: [behind] for part in ("real_model", "breaks", "mathematics")}
        said |= {"best_round": [{"share": roundest(), "count": THOUSAND}], **self._jars()}
        if self.seen:
            right = exam(TooMany())
            said["bet.truth"] = [{"right": right, "count": THOUSAND, "share": right / THOUSAND}]
        if self.run and self.before:
            said |= self._changed(self.before, self.run)
        if self._pressed:
            _, smooth, strict = thresholds()
            told = {"smooth_two": smooth[1], "smooth_three": smooth[2], "strict_two": strict[1]}
            said["threshold.said"] = [{"starts": 60, "several": 20, **told, "strict_three": strict[2]}]
        return said

    def must(self) -> Collection[str]:
        """What changed, and how the threshold came out."""
        changed = {"say.changed"} if self.run and self.before else set()
        return changed | ({"threshold.said"} if self._pressed else set()) | {"jars.worse", "best_round"}

    @property
    def _pressed(self) -> bool:
        return self.state.settings.threshold == "yes"

    def _changed(self, earlier: TooMany, now: TooMany) -> Sentences:
        said = self.changes(earlier, now, NAMES, self._words)
        old, new = (course_of(run).chefs[end(run)] for run in (earlier, now))
        asked, watching, _ = people()
        counts = {"before": old.right(asked), "after": new.right(asked)}
        watched = {"new_before": old.right(watching), "new_after": new.right(watching)}
        return said | {"say.changed": [{**self.changed(said), "count": SIXTY, **counts, **watched}]}

    def _words(self, name: str, value: object) -> str:
        return str(value) if name == "spice_cooks" else self.text.label(f"option.{name}.{value}")

    # ---- jars ----

    @property
    def _open(self) -> int:
        return round(self.state.settings.jars)

    def _jars(self) -> Sentences:
        found, names = shelf(), self._jar_names()
        worse = int((found.unasked[:, -1] < found.unasked[:, 0]).sum())
        name, values = self._opened()
        return {
            name: [values],
            "jars.worse": [{"worse": worse, "times": TIMES}],
            "jar": [{"number": number} for number in range(3, 9)],
            "column.grams": [{"jar": each} for each in names],
        }

    def _opened(self) -> tuple[str, dict[str, object]]:
        found, row = shelf(), self._open - 2
        values: dict[str, object] = {
            "jars": self._open,
            "times": TIMES,
            "regulars": float(np.median(found.asked[:, row])),
            "new": float(np.median(found.unasked[:, row])),
            "number": found.example + 1,
            "example": float(found.unasked[found.example, row]),
        }
        return {2: "jars.two", 8: "jars.all"}.get(self._open, "jars.more"), values

    def _jar_names(self) -> list[str]:
        first = [self.text(f"jar.{name}") for name in ("salt", "spice")]
        return first + [self.text("jar", number=number) for number in range(3, 9)]

    # ---- films ----

    def place_of(self, slider: str) -> int:
        """The clock stands at the end until it is played."""
        return super().place_of(slider) if slider == "jars" else -1

    def films(self) -> Mapping[str, Looks]:
        """The last frame: counts, sentence and exam; and the jars where their slider stands."""
        found = shelf()
        name, values = self._opened()
        grams = found.grams[found.example, self._open - 2]
        jars: dict[tuple[str, str], str] = {("jars-said", "words"): self.text(name, **values)}
        for jar, gram in enumerate(grams):
            jars[f"gram{jar}", "words"] = self._gram(float(gram)) if jar < self._open else ""
            jars[f"lid{jar}", "opacity"] = "0" if jar < self._open else "1"
        for who, scores in (("regulars", found.asked), ("new", found.unasked)):
            jars[f"scores-{who}-said", "words"] = f"{np.median(scores[:, self._open - 2]):.0f}"
        if not self.run:
            first = course(self.state.settings.spice_cooks, "none", "right", 0)
            return {"shelf": jars, "cooking": self._counts(first.chefs[0])}
        at, taken = course_of(self.run), self._looked(self.run)
        shown = self._counts(at.chefs[end(self.run)])
        shown["stopped", "opacity"] = str(int(end(self.run) > at.turn and at.turns))
        told = self.text("exam.says", right=exam(self.run), count=THOUSAND) if taken else self.text("exam.shut")
        said = {("said", "words"): self._said(self.run)}
        return {"shelf": jars, "cooking": shown, "said": said, "exam_said": {("exam", "words"): told}}

    def _looked(self, run: TooMany) -> bool:
        """The bet's own chef was looked at by betting, others by pressing."""
        named = f"{run.spice_cooks}-{run.brake}"
        named += f"-{run.strength}" if run.brake in ("small", "dropout") else ""
        return (run == TooMany() and self.seen) or named in self.state.settings.exam_seen.split(".")

    @staticmethod
    def _gram(gram: float) -> str:
        written = f"{abs(gram):.2f}".rstrip("0").rstrip(".")
        return written if gram >= 0 or written == "0" else f"−{written}"

    def _counts(self, now: Chef) -> dict[tuple[str, str], str]:
        asked, new, _ = people()
        found = {}
        for who, count in (("regulars", now.right(asked)), ("new", now.right(new))):
            for room, name in (("w", "right"), ("p", "right.short")):
                found[f"{room}-{who}-right", "words"] = self.text(name, right=count, count=SIXTY)
        return found

    def _said(self, run: TooMany) -> str:
        told, at, (asked, new, _) = course_of(run), end(run), people()
        values = {"round": 10 * at, "right": told.chefs[at].right(asked), "new": told.chefs[at].right(new)}
        values["count"] = SIXTY
        if run.brake == "stop" and told.turns:
            late = told.chefs[-1].right(new)
            yet = self.text("say.yet.stopped", round=10 * (len(told.chefs) - 1), new=late)
            return self.text.together(self.text("say.stopped", **values), yet if late > values["new"] else "")
        all_of_them = values["right"] == SIXTY > values["new"]
        now = self.text("say.all" if all_of_them else "say.round", **values)
        if not told.turns:
            last = at == len(told.chefs) - 1
            return now + self.text.label("say.between") + self.text("say.no_turn", share=0.01) if last else now
        then = {"right": told.chefs[told.turn].right(asked), "new": told.chefs[told.turn].right(new)}
        return now + self.text.label("say.between") + self.text("say.turned", round=10 * told.turn, **then)

    # ---- tables ----

    def tables(self) -> Told:
        """The run round by round, and the jars."""
        found = shelf()
        jars = {
            "jars": list(range(2, 9)),
            "usual_regulars": np.median(found.asked, axis=0),
            "usual_new": np.median(found.unasked, axis=0),
            "example_new": found.unasked[found.example],
        }
        grams = {
            self.text("column.grams", jar=name): found.grams[found.example, :, at]
            for at, name in enumerate(self._jar_names())
        }
        told: dict[str, Columns] = {"jars": {**self._named(jars), **grams}}
        if self.run:
            at, (asked, new, _) = course_of(self.run), people()
            rounds = {
                "round": list(range(0, ROUNDS + 1, 10)),
                "loss": at.off,
                "new_loss": at.new_off,
                "right": [each.right(asked) for each in at.chefs],
                "new_right": [each.right(new) for each in at.chefs],
            }
            told["rounds"] = self._named(rounds)
        return told

    def page_tables(self) -> Sequence[Columns]:
        """The threshold, once it was asked for."""
        if not self._pressed:
            return []
        learned, smooth, strict = thresholds()
        columns = {
            "cooks": [1, 2, 3, 4],
            "learned": [percent(share) for share in learned],
            "smooth": [percent(share, 1) for share in smooth],
            "strict": [percent(share) for share in strict],
        }
        return [self._named(columns)]

    def _named(self, columns: Mapping[str, object]) -> dict[str, object]:
        return {self.text(f"column.{name}"): cells for name, cells in columns.items()}
