"""Sentences of *Two numbers hold a line*."""

from dataclasses import dataclass

import numpy as np

from core.lines import LineFit, Settled, distance, hits, misses
from lessons.line import scene as lines
from lessons.line.dots import preset
from lessons.line.scene import Scene, answer, gone_through, kept, score
from lessons.line.settings import Line
from ui.kit import explain
from ui.kit.text import Text
from ui.settings import defaults, kinds, looked_at

NEAR = 0.005
"""Lines closer than this on the map of a and b are the same to the eye."""

FAR, FAR_BETS = float(defaults(Line)["ask_x"]), ("9", "12")
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


def bet(text: Text, scene: Scene) -> Question:
    """The bet on these points. What goes through two of them is plain, so there it is what nobody measured."""
    given, weights = scene.points, scene.best.weights
    if scene.settings.dots == "two_points":
        far = answer(weights, FAR)
        nearest = min(FAR_BETS, key=lambda option: abs(float(option) - far))
        return Question(text("bet.far", x=FAR), (*FAR_BETS, "nobody"), nearest, text("bet.truth_far", x=FAR, y=far))
    largest = float(np.max(np.abs(misses(given, weights)), initial=0.0))
    truth = text("bet.truth", hits=hits(given, weights), count=len(given), largest=largest)
    return Question(text("bet"), ("all", "some", "none"), gone_through(given), truth)


def hand(text: Text, scene: Scene) -> str:
    """How good the reader's line is, and what that is the sum of."""
    given, weights = scene.points, scene.settings.weights
    if not len(given):
        return text("no_point")
    held = kept(given, weights)
    total = float(np.sum(misses(given, weights) ** 2))
    average = text("say.average" if np.ptp(given.y) else "say.average_all")
    said = text("say.hand", score=score(given, weights), total=total, count=held.count, loss=held.loss)
    return said + text.label("say.between") + average


def settled(text: Text, best: LineFit) -> str:
    """That these points do not settle the line, where they do not."""
    doubtful = best.settled in (Settled.ONE_POINT, Settled.ALL_X_EQUAL)
    return text(f"settled.{best.settled}") if doubtful else ""


def fitted(text: Text, scene: Scene) -> str:
    """Where the machine arrived, and how far that is from the exact answer."""
    history, best = scene.history, scene.best
    (a, b), (exact_a, exact_b) = history.weights[-1], best.weights
    apart = distance(history.weights[-1], best)
    values = {"rounds": history.steps, "a": a, "b": b, "exact_a": exact_a, "exact_b": exact_b, "apart": apart}
    unique = best.settled is Settled.UNIQUE
    answer = ("exact.near" if apart < NEAR else "exact.apart") if unique else "exact.many"
    return f"{text('say.fitted', **values)} {text(answer, **values)}"  # its bold ends only before a space


def compressed(text: Text, scene: Scene) -> str:
    """What two numbers hold of the points, and with what error."""
    held = kept(scene.points, scene.history.weights[-1])
    price = text("held.error", typical=held.typical_error, largest=held.largest_error)
    if held.count == 2 and scene.best.settled is not Settled.UNIQUE:
        return price  # two points upright above each other: no line gives back both
    size = "fewer" if held.ratio > 1 else "as_many" if held.ratio == 1 else "more"
    return text(f"held.{size}", count=held.count, ratio=held.ratio) + text.label("say.between") + price


def asked(text: Text, scene: Scene) -> str:
    """What the lines answer to the x asked about, and whether anybody measured there."""
    x, given, between = scene.settings.ask_x, scene.points, text.label("say.between")
    said = text("say.answer", x=x, y=answer(scene.settings.weights, x))
    if "machine" in scene.lines:
        said += between + text("say.machine_answer", y=answer(scene.lines["machine"], x))
    there = given.y[given.x == x]
    if len(there):
        alike = "asked.measured" if not np.ptp(there) else "asked.measured_often"
        return said + between + text(alike, y=float(there.mean()), times=len(there))
    inside = not len(given) or given.x.min() < x < given.x.max()
    return said + between + text("asked.between" if inside else "asked.beyond")


def figures(text: Text, scene: Scene) -> dict[str, str]:
    """The score of every line, by its name."""
    return {text(f"line.{name}"): f"{score(scene.points, line):.1f}" for name, line in scene.lines.items()}


def what_changed(text: Text, earlier: Scene | None, now: Scene) -> str:
    """What was changed since the fit before, and what that did to the score at the end; nothing if there was none."""
    if earlier is None or now.fitted is None:
        return ""
    names = (name for name in kinds(Line) if name not in looked_at(Line))
    changed = explain.changed(text, earlier.settings, now.fitted, names, _words, _called)
    before, after = earlier.end_score, now.end_score
    outcome = explain.outcome_of(before, after, explain.SAME_SCORE)
    return text(f"changed.{outcome}", **changed, before=before, after=after)


def _called(text: Text, name: str) -> str:
    return text(f"changed.{name}")


def _words(text: Text, name: str, value: object) -> str:
    if name == "dots":
        called = text(f"preset.{preset(str(value))}")
        return text("preset_size", preset=called, count=len(lines.points(str(value))))
    return f"{value:g}"
