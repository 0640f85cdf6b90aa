"""Sentences of the line's page, computed from the state like those of `ui/explain.py`."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.lines import Held, LineFit, Points, Settled, distance, hits, misses
from core.training import History
from ui import explain
from ui.line import points as line_points
from ui.line import runs as runs_line
from ui.settings import DEFAULTS, Line
from ui.text import Text

NEAR = 0.005
"""Lines closer than this on the map of a and b are the same to the eye."""

FAR, FAR_BETS = float(DEFAULTS["ask_x"]), ("9", "12")
"""The x of the bet on two points, where none was measured, and what the line may say there."""


@dataclass(frozen=True)
class Question:
    """What is bet on before a fit.

    Attributes:
        words: what is asked.
        options: the ids of what can be bet on.
        answer: the right one.
        truth: the answer in a sentence.
    """

    words: str
    options: tuple[str, ...]
    answer: str
    truth: str


def bet(text: Text, dots: str, given: Points, best: LineFit) -> Question:
    """The bet on these points. What goes through two of them is plain, so there it is what nobody measured."""
    if dots == "two_points":
        far = runs_line.answer((float(best.weights[0]), float(best.weights[1])), FAR)
        nearest = min(FAR_BETS, key=lambda option: abs(float(option) - far))
        return Question(text("bet.far", x=FAR), (*FAR_BETS, "nobody"), nearest, text("bet.truth_far", x=FAR, y=far))
    largest = float(np.max(np.abs(misses(given, best.weights)), initial=0.0))
    truth = text("bet.truth", hits=hits(given, best.weights), count=len(given), largest=largest)
    return Question(text("bet"), ("all", "some", "none"), runs_line.gone_through(given), truth)


def hand(text: Text, given: Points, settings: Line) -> str:
    """How good the reader's line is, and what that is the sum of."""
    if not len(given):
        return text("no_point")
    kept = runs_line.kept(given, settings.weights)
    total = float(np.sum(misses(given, settings.weights) ** 2))
    score = runs_line.score(given, settings.weights)
    average = text("say.average" if np.ptp(given.y) else "say.average_all")
    said = text("say.hand", score=score, total=total, count=kept.count, loss=kept.loss)
    return said + text.label("say.between") + average


def settled(text: Text, best: LineFit) -> str:
    """That these points do not settle the line, where they do not."""
    doubtful = best.settled in (Settled.ONE_POINT, Settled.ALL_X_EQUAL)
    return text(f"settled.{best.settled}") if doubtful else ""


def fitted(text: Text, history: History, best: LineFit) -> str:
    """Where the machine arrived, and how far that is from the exact answer."""
    (a, b), (exact_a, exact_b) = history.weights[-1], best.weights
    apart = distance(history.weights[-1], best)
    values = {"rounds": history.steps, "a": a, "b": b, "exact_a": exact_a, "exact_b": exact_b, "apart": apart}
    unique = best.settled is Settled.UNIQUE
    answer = ("exact.near" if apart < NEAR else "exact.apart") if unique else "exact.many"
    return f"{text('say.fitted', **values)} {text(answer, **values)}"  # its bold ends only before a space


def compressed(text: Text, kept: Held, best: LineFit) -> str:
    """What two numbers hold of the points, and with what error."""
    price = text("held.error", typical=kept.typical_error, largest=kept.largest_error)
    if kept.count == 2 and best.settled is not Settled.UNIQUE:
        return price  # two points upright above each other: no line gives back both
    size = "fewer" if kept.ratio > 1 else "as_many" if kept.ratio == 1 else "more"
    held = text(f"held.{size}", count=kept.count, ratio=kept.ratio)
    return held + text.label("say.between") + price


def asked(text: Text, given: Points, settings: Line, machine: Array | None) -> str:
    """What the lines answer to the x asked about, and whether anybody measured there."""
    x = settings.ask_x
    between = text.label("say.between")
    said = text("say.answer", x=x, y=runs_line.answer(settings.weights, x))
    if machine is not None:
        said += between + text("say.machine_answer", y=runs_line.answer(machine, x))
    there = given.y[given.x == x]
    if len(there):
        alike = "asked.measured" if not np.ptp(there) else "asked.measured_often"
        return said + between + text(alike, y=float(there.mean()), times=len(there))
    inside = not len(given) or given.x.min() < x < given.x.max()
    return said + between + text("asked.between" if inside else "asked.beyond")


def what_changed(text: Text, earlier: Line, now: Line) -> str:
    """What was changed since the fit before, and what that did to the score at the end."""
    names = ("dots", "line_a", "line_b", "fit_rounds")
    changed = explain.changed(text, earlier, now, names, _words, lambda text, name: text(f"changed.{name}"))
    before, after = (runs_line.score(runs_line.points(s.dots), runs_line.run(s).weights[-1]) for s in (earlier, now))
    outcome = explain.outcome_of(before, after, explain.SAME_SCORE)
    return text(f"changed.{outcome}", **changed, before=before, after=after)


def _words(text: Text, name: str, value: object) -> str:
    if name == "dots":
        preset = line_points.preset(str(value))
        return text("preset_size", preset=text(f"preset.{preset}"), count=len(runs_line.points(str(value))))
    return f"{value:g}"
