"""Sentences of *Practice*: what a run did, how far it came and why."""

from collections.abc import Iterable

import numpy as np

from core.diners import SEASONINGS
from core.training import NEVER
from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from ui.draw.card import Amount
from ui.kit import explain
from ui.kit.session import SKIPPED
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen import words as kitchen_words
from ui.kitchen.own import Walk
from ui.settings import kinds


def start(text: Text, now: Scene) -> str:
    """Where the machine begins."""
    salt, spice = now.run.grams
    name = "from_yours" if now.run.start == "mine" else "from_first"
    return text(name, salt=salt, spice=spice, score=now.start_score)


def run(text: Text, scene: Scene) -> str:
    """What a run did, how far it came and why."""
    shape, rate = scene.bowl, scene.run.rate
    slowest, factor = rate * float(shape.curvatures[0]), rate * float(shape.curvatures[-1])
    values = {
        "rounds": scene.run.rounds,
        "score": scene.end_score,
        "best": scene.best,
        "gap": scene.best - scene.end_score,
        "factor": factor,
        "boil": shape.boiling_point,
        "rate": rate,
        "arrived": scene.arrived,
        "burnt_round": int(scene.history.burnt_at),
    }
    return " ".join(text(name, **values) for name in _run_sections(scene, factor, slowest))


def _run_sections(scene: Scene, factor: float, slowest: float) -> list[str]:
    """Which sentences tell a run; `factor` and `slowest`: learning rate × curvature, steepest and flattest way."""
    losses = scene.history.losses
    if scene.history.burnt:
        return ["say.burnt", "say.fix"]
    if factor > 2:
        return ["say.boiling" if losses[-1] > losses[0] else "say.not_for_long", "say.fix"]
    if scene.arrived == 0:
        return ["say.already"]
    swing = ["say.swings"] if factor > 1 else []
    if scene.arrived == NEVER:
        return ["say.short", *([] if factor - 1 > 1 - slowest else ["say.too_small"]), *swing]
    return ["say.arrived", *swing]


def arrival(text: Text, rounds: int) -> str:
    """How long a learning rate takes to arrive, in words."""
    return text("arrival.never") if rounds == NEVER else text("arrival.after", rounds=rounds)


def arrivals(text: Text, rounds: Iterable[int]) -> str:
    """How long each of three learning rates takes to arrive, in a sentence of the page."""
    timid, middle, bold = (arrival(text, each) for each in rounds)
    return text("bet.truth", timid=timid, middle=middle, bold=bold)


def below_zero(text: Text, scene: Scene) -> str:
    """If some seasoning went below zero on the way, how far; else nothing."""
    return kitchen_words.below_zero(text, scene.history.weights)


def what_changed(text: Text, earlier: Scene, now: Scene) -> str:
    """What was changed since the last cook and what that did to the score."""
    before, after = earlier.end_score, now.end_score
    outcome = explain.outcome_of(before, after, explain.SAME_SCORE)
    said = explain.changed(text, earlier.run, now.run, kinds(Practice))
    return text(f"say.changed_{outcome}", **said, before=before, after=after)


def match(text: Text, own: Walk | None, scene: Scene) -> str:
    """The reader against the machine, which both began with one gram of everything."""
    if own is None:
        return text("match.unplayed")
    you = text("match.you", best=own.best, moves=own.moves)
    if not scene.cooked:
        return you
    passed = scene.passes(own.best)
    name = "match.never" if passed is None else "match.passed"
    return f"{you} {text(name, round=passed, best=scene.highest)}"


def card(text: Text, scene: Scene) -> list[Amount]:
    """What the run ends with, as it stands on the card; of one that boiled over, where it was last."""
    finite = scene.history.weights[np.isfinite(scene.history.weights).all(axis=1)]
    names = [text.label(f"seasoning.{name}") for name in SEASONINGS]
    return [Amount(name, float(gram), text("card.unit"), 2) for name, gram in zip(names, finite[-1], strict=True)]


def card_state(text: Text, scene: Scene) -> str:
    """For how long it has been trained."""
    return text("card.trained", rounds=scene.history.steps) if scene.cooked else text("card.untrained")


def strangers(text: Text, scene: Scene) -> str:
    """What diners say who were never met in training."""
    from_start, from_end = scene.run.grams, scene.history.weights[-1]
    you, machine = (crowds.score(scene.unmet, grams) for grams in (from_start, from_end))
    return text("say.strangers", count=len(scene.unmet), you=you, machine=machine)


def marks(text: Text, bet: str | None, now: Scene, ghost: Scene | None) -> list[tuple[float, str]]:
    """Learning rates to be marked, and what they are: the bet, this run's and the last run's."""
    found = [(float(bet), text.label("your_bet_mark"))] if bet and bet != SKIPPED else []
    found.append((now.run.rate, text.label("cook.this")))
    return found + ([(ghost.run.rate, text.label("cook.last"))] if ghost else [])


def boil(text: Text, scene: Scene) -> str:
    """Where the pot boils over."""
    shape = scene.bowl
    return text("say.boil", boil=shape.boiling_point, steepest=float(shape.curvatures[-1]))
