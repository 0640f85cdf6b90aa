"""Sentences of *Two numbers hold a line*."""

from dataclasses import dataclass

import numpy as np

from core.lines import LineFit, Settled, distance, hits, misses
from lessons.line.scene import ASKED_FAR, FAR, Scene, answer, gone_through, kept
from lessons.line.settings import Line
from ui.draw.card import Amount
from ui.kit import explain
from ui.kit.text import Text
from ui.settings import kinds, looked_at

NEAR = 0.005
"""Lines closer than this on the map of a and b are the same to the eye."""

FAR_BETS = ("10", "14")
"""What the best line may say of the rice that nobody measured."""


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
    """The bet on these points: what the best line says where nobody measured, or how many points it goes through."""
    given, weights = scene.points, scene.best.weights
    if scene.settings.dots in ASKED_FAR:
        far = answer(weights, FAR)
        nearest = min(FAR_BETS, key=lambda option: abs(float(option) - far))
        return Question(text("bet.far", x=FAR), (*FAR_BETS, "nobody"), nearest, text("bet.truth_far", y=far))
    largest = float(np.max(np.abs(misses(given, weights)), initial=0.0))
    truth = text("bet.truth", hits=hits(given, weights), count=len(given), largest=largest)
    return Question(text("bet"), ("all", "some", "none"), gone_through(given), truth)


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
    if size == "fewer" and not held.r_squared > 0.5:
        size = "hardly"
    return text(f"held.{size}", count=held.count, ratio=held.ratio) + text.label("say.between") + price


def asked(text: Text, scene: Scene) -> str:
    """What the lines answer to the rice asked about, whether anybody measured that, and by how much they miss."""
    given, x, name = scene.points, scene.settings.ask_x, list(scene.lines)
    if not scene.points_there:
        return text("no_point")
    there = given.y[given.x == x]
    known = "measured" if len(there) else "unmeasured"
    yours = kept(given, scene.settings.weights).typical_error
    if "machine" not in name:
        said = text(f"say.{known}", x=x, y=answer(scene.settings.weights, x))
        return said + text.label("say.between") + text("say.typical", yours=yours)
    said = text(f"say.{known}", x=x, y=answer(scene.lines["machine"], x))
    return said + text.label("say.between") + text("say.typical_both", machine=scene.typical, yours=yours)


def measured(text: Text, scene: Scene) -> str:
    """What was measured at the rice asked about, and how often; nothing if it was not."""
    there = scene.points.y[scene.points.x == scene.settings.ask_x]
    if not len(there):
        return ""
    alike = "asked.measured" if not np.ptp(there) else "asked.measured_often"
    return text(alike, y=float(there.mean()), times=len(there))


def card(text: Text, scene: Scene) -> tuple[str, str, list[Amount]]:
    """Whose card it is, what there is to say of it, and its two numbers."""
    who = "machine" if "machine" in scene.lines else "yours"
    a, b = scene.lines[who]
    amounts = [Amount("a", float(a), digits=2), Amount("b", float(b), text("amount.b"), digits=2)]
    return text(f"card.{who}"), text(f"card.state.{who}"), amounts


def what_changed(text: Text, earlier: Scene | None, now: Scene) -> str:
    """What was changed since the fit before, and what that did to the misses; nothing if other points were fitted: two
    sets of points cannot be compared.
    """
    if earlier is None or now.fitted is None or earlier.settings.dots != now.fitted.dots:
        return ""
    names = (name for name in kinds(Line) if name not in looked_at(Line))
    changed = explain.changed(text, earlier.settings, now.fitted, names, _words, _called)
    before, after = earlier.typical, now.typical
    outcome = explain.outcome_of(-before, -after, NEAR)
    return text(f"changed.{outcome}", **changed, before=before, after=after)


def _called(text: Text, name: str) -> str:
    return text(f"changed.{name}")


def _words(text: Text, name: str, value: object) -> str:
    return f"{value:g}"
