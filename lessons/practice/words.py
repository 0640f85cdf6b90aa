"""Sentences of *Practice*: what a run did, how far it came and why."""

from core.losses import taste_score
from core.training import NEVER
from core.zones import PATIENCE as MOST_ROUNDS
from lessons.practice.rival import Rival, passed
from lessons.practice.scene import BETS, Scene
from lessons.practice.settings import Practice
from ui.kit import explain
from ui.kit.session import SKIPPED
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen import words as kitchen_words
from ui.settings import kinds

MOST_DIGITS = 4


def start(text: Text, now: Scene) -> str:
    """Where the machine begins."""
    salt, spice = now.run.grams
    name = "from_yours" if now.run.start == "mine" else "from_first"
    return text(name, salt=salt, spice=spice, score=now.start_score)


def run(text: Text, scene: Scene) -> str:
    """What a run did, how far it came and why."""
    shape, rate = scene.bowl, scene.run.rate
    factor = rate * float(shape.curvatures[-1])
    values = {
        "rounds": scene.run.rounds,
        "score": scene.end_score,
        "best": scene.best,
        "gap": told_apart(scene.best - scene.end_score, 1.0),
        "factor": told_apart(factor, 1.0, 2.0),
        "boil": shape.boiling_point,
        "rate": rate,
        "arrived": scene.arrived,
        "burnt_round": int(scene.history.burnt_at),
    }
    return " ".join(text(name, **values) for name in _run_sections(scene, factor))


def told_apart(value: float, *limits: float) -> str:
    """A number with at least one decimal, and as many more as it takes not to read like one of the limits."""
    for digits in range(1, MOST_DIGITS):
        shown = f"{value:.{digits}f}"
        if all(float(shown) != limit or value == limit for limit in limits):
            return shown
    return f"{value:.{MOST_DIGITS}f}"


def _run_sections(scene: Scene, factor: float) -> list[str]:
    """Which sentences tell a run; `factor`: learning rate × the steepest curvature."""
    if scene.history.burnt:
        return ["say.burnt", "say.fix"]
    if factor > 2:
        worse = scene.history.losses[-1] > scene.history.losses[0]
        return ["say.boiling" if worse else "say.not_for_long", "say.fix"]
    if scene.arrived == 0:
        return ["say.already"]
    swing = ["say.swings"] if factor > 1 else []
    if scene.arrived == NEVER:
        return ["say.short", *(swing or ["say.too_small"])]
    return ["say.arrived", *swing]


def arrival(text: Text, scene: Scene, rate: float) -> str:
    """How long a learning rate takes to arrive, in words. A bowl says without waiting whether it ever will."""
    rounds = scene.rounds_at(rate)
    if rounds != NEVER:
        return text("arrival.after", rounds=rounds)
    settles = rate < scene.bowl.boiling_point
    return text("arrival.not_yet", patience=MOST_ROUNDS) if settles else text("arrival.never")


def arrivals(text: Text, scene: Scene) -> str:
    """How long each of three learning rates takes to arrive, in a sentence that names the run it is about."""
    timid, middle, bold = (arrival(text, scene, rate) for rate in BETS)
    salt, spice = scene.run.grams
    dish, eaters = text.option("dish", scene.run.dish), ""
    if scene.run.eaters != "normal":
        eaters = text.label("say.and") + text.option("eaters", scene.run.eaters)
    start = text("bet.from_first") if scene.run.start == "first" else text("bet.from_yours", salt=salt, spice=spice)
    return text("bet.truth", dish=dish, eaters=eaters, start=start, timid=timid, middle=middle, bold=bold)


def match(text: Text, scene: Scene, own: Rival | None) -> str:
    """How the reader and the machine did, as far as each has played."""
    said = [text("match.you", score=own.score(scene.crowd), moves=own.moves)] if own else []
    if scene.cooked:
        losses = scene.history.losses
        there = passed(scene.crowd, losses, own) if own else None
        round = len(losses) - 1 if there is None else there
        said.append(text("match.machine", score=float(taste_score(losses[round])), round=round))
    shown = ["&emsp;".join(each.replace(" ", "\u00a0") for each in said)] if said else []
    return "\n\n".join([*shown, *([] if own else [text("match.invite")])])


def below_zero(text: Text, scene: Scene) -> str:
    """If some seasoning went below zero on the way, how far; else nothing."""
    return kitchen_words.below_zero(text, scene.history.weights)


def what_changed(text: Text, earlier: Scene, now: Scene) -> str:
    """What was changed since the last cook and what that did to the score."""
    before, after = earlier.end_score, now.end_score
    outcome = explain.outcome_of(before, after, explain.SAME_SCORE)
    said = explain.changed(text, earlier.run, now.run, kinds(Practice))
    return text(f"say.changed_{outcome}", **said, before=before, after=after)


def figures(text: Text, scene: Scene) -> dict[str, str]:
    """The three scores, by name."""
    scores = {"you": scene.start_score, "machine": scene.end_score, "best": scene.best}
    return {text(f"metric.{who}"): f"{score:.1f}" for who, score in scores.items()}


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
