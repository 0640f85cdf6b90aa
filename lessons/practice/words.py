"""Sentences of *Practice*: what a run did, how far it came and why."""

import math

import numpy as np

from core.diners import SEASONINGS
from core.training import NEVER
from core.zones import GOOD_ROUNDS
from core.zones import PATIENCE as MOST_ROUNDS
from lessons.practice.rival import Rival
from lessons.practice.scene import BETS, Scene
from lessons.practice.settings import Practice
from ui.figures import beside, decimal
from ui.kit import explain
from ui.kit.session import SKIPPED
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.settings import kinds


def start(text: Text, now: Scene) -> str:
    """Where the machine begins."""
    salt, spice = now.run.grams
    name = "from_yours" if now.run.start == "mine" else "from_first"
    return text(name, salt=salt, spice=spice, score=now.start_score)


def first_values(now: Scene) -> dict[str, float]:
    """The learning rate, and the scores before and after the first step; by how much of what is *One step*'s bet."""
    return {"rate": now.run.rate, "before": now.start_score, "after": now.first_score}


def first_template(text: Text, *, cooked: bool, **values: object) -> str:
    """What is said of a first step that has not been taken; after another cook, that this one is still to come."""
    said = text("first.say", **values)
    return text.together(text("not_cooked"), said) if cooked else said


def first(text: Text, now: Scene, *, cooked: bool) -> str:
    """The same, of one learning rate."""
    return first_template(text, cooked=cooked, **first_values(now))


def run(text: Text, scene: Scene) -> str:
    """What a run did, how far it came and why."""
    salt, spice = map(float, scene.history.weights[-1])
    values = {
        "rounds": scene.run.rounds,
        "score": scene.end_score,
        "best": scene.best,
        "gap": beside(scene.best - scene.end_score, 1, 1.0),
        "factor": beside(scene.overshoot, 1, 1.0, 2.0),
        "boil": _just_below(scene.bowl.boiling_point),
        "arrived": scene.arrived,
        "burnt_round": int(scene.history.burnt_at),
        "salt": salt,
        "spice": spice,
    }
    told = (text(name, **values) for name in _run_sections(scene))
    return text.together(text("say.rate", rate=scene.run.rate), *told)


def _just_below(limit: float) -> float:
    """A limit rounded down to two places: what is said of everything below it must hold."""
    return math.floor(100 * limit) / 100


def _run_sections(scene: Scene) -> list[str]:
    """Which sentences tell a run."""
    if scene.history.burnt:
        return ["say.burnt", "say.fix"]
    if not scene.settles:
        worse = scene.history.losses[-1] > scene.history.losses[0]
        return ["say.boiling" if worse else "say.not_for_long", "say.fix"]
    rest = ["say.settled"] if scene.settled else []
    if scene.arrived == 0:
        return ["say.already", *rest]
    if scene.arrived == NEVER:
        slow = "say.too_small" if scene.overshoot <= 1 else "say.too_small_along"
        return ["say.short", "say.swings" if scene.turns_back[-1] else slow]
    return ["say.arrived", *(["say.swings"] if scene.turns_back.any() else []), *rest]


def arrival(text: Text, scene: Scene, rate: float) -> str:
    """How long a learning rate takes to arrive, in words. A bowl says without waiting whether it ever will."""
    rounds = scene.rounds_at(rate)
    if rounds == 0:
        return text("arrival.already")
    if rounds != NEVER:
        return text("arrival.after", rounds=rounds)
    if rate < scene.bowl.boiling_point:
        return text("arrival.not_yet", patience=MOST_ROUNDS)
    return text("arrival.leaves" if 0 in scene.rounds_of_bets else "arrival.never")


def arrivals(text: Text, scene: Scene, here: Practice) -> str:
    """How long each of three learning rates takes to arrive, in a sentence that names the run it is about.

    Args:
        here: what is on screen.
    """
    timid, middle, bold = (arrival(text, scene, rate) for rate in BETS)
    salt, spice = scene.run.grams
    start = text("bet.from_first") if scene.run.start == "first" else text("bet.from_yours", salt=salt, spice=spice)
    told = text("bet.truth", table=table(text, scene.run, here), start=start, timid=timid, middle=middle, bold=bold)
    return text.together(told, text("bet.all_there") if 0 in scene.rounds_of_bets else "")


def table(text: Text, run: Practice, here: Practice) -> str:
    """What is cooked, and who tastes as far as they are not the usual ones, or others are on screen."""
    said = [text.option("dish", run.dish)]
    if run.eaters != "normal":
        said.append(text.option("eaters", run.eaters))
    alike, odd = run.tongues == "alike", run.odd == "yes"
    if alike or here.tongues == "alike":
        said.append(text("table.alike" if alike else "table.usual"))
    if odd or here.odd == "yes":
        said.append(text("table.odd" if odd else "table.sane"))
    return text.label("say.and_also").join(said)


def match(text: Text, scene: Scene, own: Rival | None) -> str:
    """How the reader and the machine did, as far as each has played; and why a machine that needs longer is used."""
    if own is None:
        return text("match.invite")
    said = [text("match.you", score=own.score(scene.crowd), moves=own.moves)]
    if scene.cooked:
        said.append(text("match.machine", score=scene.end_score, rounds=scene.history.steps))
        said += [text("match.why")] if own.moves < scene.history.steps else []
    return "  \n".join(said)


def below_zero(text: Text, scene: Scene) -> str:
    """If some seasoning went below zero on the way, when it was lowest, and how low; not of a pot that boiled over."""
    weights = scene.history.weights
    round, which = np.unravel_index(np.argmin(weights), weights.shape)
    if scene.history.burnt or weights[round, which] >= 0:
        return ""
    amount = decimal(float(weights[round, which]), 2)
    seasoning = text.label(f"seasoning.{SEASONINGS[which]}")
    return text("say.below_zero", round=int(round), seasoning=seasoning, amount=amount)


def what_changed(text: Text, earlier: Scene, now: Scene) -> str:
    """What was changed since the last cook and what that did to the score, as far as the same diners judge both."""
    said = explain.changed(text, earlier.run, now.run, kinds(Practice))
    if not now.same_table(earlier):
        return text("say.changed_other", **said)
    before, after = earlier.end_score, now.end_score
    alike = decimal(before, 1) == decimal(after, 1)
    outcome = "same" if alike else explain.outcome_of(before, after, 0.0)
    return text(f"say.changed_{outcome}", **said, before=before, after=after)


def figures(text: Text, scene: Scene) -> dict[str, str]:
    """The three scores, by name."""
    scores = {"you": scene.start_score, "machine": scene.end_score, "best": scene.best}
    return {text(f"metric.{who}"): decimal(score, 1) for who, score in scores.items()}


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
    """Where the pot boils over, and by what the learning rates are parted."""
    shape = scene.bowl
    return text("say.boil", boil=shape.boiling_point, steepest=float(shape.curvatures[-1]), good=GOOD_ROUNDS)
