"""Sentences of *Two numbers hold a line*."""

from dataclasses import dataclass

import numpy as np

from core.lines import TOUCH, Held, LineFit, Settled, distance, hits, misses
from lessons.line.dots import preset
from lessons.line.scene import ASKED_FAR, FAR, Scene, answer, fineness, gone_through, kept, typical_of
from lessons.line.settings import Line
from ui.draw.card import Amount
from ui.figures import apart, shortest
from ui.film import Slot
from ui.kit import explain
from ui.kit.text import Text
from ui.settings import kinds, looked_at

NEAR = 0.005
"""Lines closer than this on the map of a and b are the same to the eye."""

NEARLY = 0.05
"""No cup is read closer than to a tenth: a line that misses by less gives the water back, however alike that is."""

FOLLOWS, HARDLY = 0.8, 0.25
"""Of the differences in y, a line that holds this share gives them back nearly; below the other, hardly any."""

LAYERS = (1, 1)
"""Of the card: one number in, one out."""

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
    called = text(f"preset.{preset(scene.settings.dots)}")
    if scene.settings.dots in ASKED_FAR:
        far = answer(weights, FAR)
        nearest = min(FAR_BETS, key=lambda option: abs(float(option) - far))
        return Question(
            text("bet.far", x=FAR), (*FAR_BETS, "nobody"), nearest, text("bet.truth_far", points=called, y=far)
        )
    largest = float(np.max(np.abs(misses(given, weights)), initial=0.0))
    values = {"points": called, "hits": hits(given, weights), "count": len(given), "largest": largest, "touch": TOUCH}
    one = scene.best.settled is Settled.UNIQUE
    truth = text("bet.truth" if one else "bet.truth_many", **values)
    return Question(text("bet"), ("all", "some", "none"), gone_through(given), truth)


def hint(text: Text, scene: Scene, *, waiting: bool, stale: bool) -> str:
    """What to do next: bet, try by eye, or fit again.

    Args:
        waiting: whether a bet is asked for first.
        stale: whether the reader's line has moved since the last fit.
    """
    if waiting:
        return text("bet_first")
    if scene.fitted:
        return text("not_fitted") if stale else ""
    return text("by_eye") if scene.settings.weights == Line().weights else ""


def settled(text: Text, best: LineFit) -> str:
    """That these points do not settle the line, where they do not."""
    doubtful = best.settled in (Settled.ONE_POINT, Settled.ALL_X_EQUAL)
    return text(f"settled.{best.settled}") if doubtful else ""


def on_the_way(text: Text, scene: Scene) -> str:
    """That the machine has not arrived, where it has not."""
    return "" if scene.arrived else text("say.on_the_way", rounds=scene.history.steps)


def fitted(text: Text, scene: Scene) -> str:
    """From where the machine went, where it arrived, and how far that is from the exact answer."""
    history, best = scene.history, scene.best
    (start_a, start_b), (a, b), (exact_a, exact_b) = history.weights[0], history.weights[-1], best.weights
    away = distance(history.weights[-1], best)
    values = {"start_a": start_a, "start_b": start_b, "rounds": history.steps, "a": a, "b": b}
    values |= {"exact_a": exact_a, "exact_b": exact_b, "apart": away}
    unique = best.settled is Settled.UNIQUE
    answer = ("exact.near" if away < NEAR else "exact.apart") if unique else "exact.many"
    return text.together(text("say.fitted", **values), text(answer, **values))


def compressed(text: Text, scene: Scene) -> str:
    """What two numbers hold of the points, and with what error; only the error where the machine has not arrived."""
    held = kept(scene.points, scene.history.weights[-1])
    price = text("held.error", typical=held.typical_error, largest=held.largest_error)
    if not scene.arrived:
        return price
    values = {"count": held.count, "ratio": held.ratio, "mean": float(scene.points.y.mean())}
    return text.together(text(f"held.{_size(scene, held)}", **values), price)


def _size(scene: Scene, held: Held) -> str:
    """How much of the points their best line holds: the id of a sentence."""
    if held.count == 1:
        return "more"
    if scene.best.settled is not Settled.UNIQUE:
        return "mean"
    if held.count == 2:
        return "as_many"
    if held.largest_error < TOUCH * fineness(scene.points):
        return "exactly"
    if held.largest_error < NEARLY:
        return "fewer"
    return "hardly" if held.r_squared < HARDLY else "part" if held.r_squared < FOLLOWS else "fewer"  # flat: no share


def asked(text: Text, scene: Scene) -> str:
    """What the last line answers to the rice asked about, whether anybody measured that, and by how much it misses."""
    if not scene.points_there:
        return text("no_point")
    yours = typical_of(scene.points, scene.settings.weights)
    return text.together(_answer(text, scene, scene.settings.ask_x), typical(text, scene, yours))


def _answer(text: Text, scene: Scene, x: float, y: float | Slot | None = None) -> str:
    known = "measured" if np.any(scene.points.x == x) else "unmeasured"
    said = answer(scene.last, x) if y is None else y
    return text(f"say.{known}", x=x, whose=text(f"whose.{scene.asked}"), y=said)


def answer_around(text: Text, scene: Scene, x: float) -> tuple[str, str]:
    """That sentence before its answer, which stands in bold, and after it."""
    before, _, rest = _answer(text, scene, x, Slot("y")).partition(format(Slot("y"), ".1f"))
    return f"{before}**", f"**{rest}"


def bold(said: str) -> str:
    """Words that stand out."""
    return f"**{said}**"


def typical(text: Text, scene: Scene, yours: float) -> str:
    """By how much the reader's line misses, and the machine's."""
    if not scene.fitted:
        return text("say.typical", yours=yours)
    machine_said, yours_said = (one_of_both(scene.typical, at, yours) for at in (0, 1))
    return text("say.typical_both", machine=machine_said, yours=yours_said)


def one_of_both(machine: float, at: int, yours: float) -> str:
    """By how much the machine's line misses, or the reader's, told apart from each other."""
    return apart(machine, yours, 1)[at]


def measured(text: Text, scene: Scene, x: float) -> str:
    """What was measured at this rice, and how often; nothing if it was not."""
    there = scene.points.y[scene.points.x == x]
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
    before, after = apart(earlier.typical, now.typical, 2)
    outcome = "same" if before == after else "better" if now.typical < earlier.typical else "worse"
    return text(f"changed.{outcome}", **changed, before=before, after=after)


def _called(text: Text, name: str) -> str:
    return text(f"changed.{name}")


def _words(text: Text, name: str, value: object) -> str:
    return shortest(float(str(value)))
