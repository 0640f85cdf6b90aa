"""Sentences of *Too many spices*."""

from core.arrays import Array
from core.capacity import SEEDS
from core.jars import TABLES, open_jars
from core.stopping import A_TURN
from lessons.too_many import measured, scene
from lessons.too_many.scene import ALL_RIGHT, Cooking
from lessons.too_many.settings import JARS, TooMany
from ui.figures import shortest
from ui.kit import explain
from ui.kit.text import Text
from ui.kitchen.by_heart import REGULARS, ROUNDS, STRANGERS
from ui.settings import kinds, looked_at

OPTIONS = (100, 95, 80)
"""Of a hundred strangers."""

ENOUGH_LOOKS = 2
"""From so many looks on the exam is none any more."""


def answers(run: TooMany) -> list[str]:
    """The options nearest to what the exam says."""
    share = 100 * scene.cooked(run).strangers_right / STRANGERS
    away = {option: abs(share - option) for option in OPTIONS}
    return [str(option) for option, distance in away.items() if distance <= min(away.values()) + 1e-9]


def truth(text: Text, run: TooMany) -> str:
    """What the exam says."""
    right = scene.cooked(run).strangers_right
    return text("bet.truth", right=right, count=STRANGERS, share=right / STRANGERS)


def said(text: Text, cooking: Cooking, record: int) -> str:
    """What the line has come to after a round, and where it could have been stopped."""
    course, right, new = cooking.course, int(cooking.right[record]), int(cooking.new_right[record])
    values = {"round": int(cooking.rounds[record]), "right": right, "new": new, "count": REGULARS}
    if record == course.turn and course.turns:
        name = "stopped" if cooking.run.brake == "stop" else "turn"
        end = {"round": int(cooking.rounds[-1]), "new": int(cooking.new_right[-1])}
        yet = text(f"say.yet.{name}", **end) if end["new"] > new else ""
        return text.together(text(f"say.{name}", **values), yet)
    now = text("say.all" if right == REGULARS > new else "say.round", **values)
    if record < course.turn or not course.turns:
        last = record == len(cooking.rounds) - 1
        return text.together(now, text("say.no_turn", share=A_TURN)) if last and not course.turns else now
    turn = {"right": int(cooking.right[course.turn]), "new": int(cooking.new_right[course.turn])}
    return text.together(now, text("say.turned", round=int(cooking.rounds[course.turn]), **turn))


def brake(text: Text, run: TooMany) -> str:
    """What holds the cooks back, and how."""
    return "" if run.brake == "none" else text(f"brake.{run.brake}")


def right(text: Text, count: int, *, short: bool) -> str:
    """How many are right, beside a curve."""
    return text("right.short" if short else "right", right=count, count=REGULARS)


def stopped_at(text: Text, cooking: Cooking) -> str:
    """Where the chef was stopped, or would have been, whose border is dotted."""
    name = "legend.stopped" if cooking.run.brake == "stop" else "legend.turn"
    return text(name, round=int(cooking.rounds[cooking.course.turn]))


def exam(text: Text, cooking: Cooking, *, at_the_end: bool, looked: bool) -> str:
    """What the exam says of the chef that is kept; before its last round, and before anybody looked, nothing yet."""
    if not looked:
        return text("exam.shut")
    if not at_the_end:
        return text("exam.waits", round=int(cooking.rounds[cooking.end]))
    return text("exam.says", right=cooking.strangers_right, count=STRANGERS)


def looks(text: Text, count: int, *, bet: bool) -> str:
    """How often it was looked at, and what that means. `bet`: whether the first look answered the bet."""
    if count < ENOUGH_LOOKS:
        return text("exam.bet" if bet else "exam.once", count=count)
    return text("exam.over_bet" if bet else "exam.over", count=count)


def what_changed(text: Text, earlier: TooMany | None, now: TooMany) -> str:
    """What was changed since the last run and what that did to the chef that is kept; nothing if there was none."""
    if earlier is None:
        return ""
    names = [name for name in kinds(TooMany) if name not in looked_at(TooMany)]
    changed = explain.changed(text, earlier, now, names)
    before, after = scene.cooked(earlier), scene.cooked(now)
    return text(
        "say.changed",
        **changed,
        count=REGULARS,
        before=int(before.right[before.end]),
        after=int(after.right[after.end]),
        new_before=int(before.new_right[before.end]),
        new_after=int(after.new_right[after.end]),
    )


def best_round(text: Text) -> str:
    """That no rule by distance does much better."""
    return text("best_round", share=scene.best_round(), count=STRANGERS)


# ---- the literal spices ----


def jar_names(text: Text) -> list[str]:
    """Of all eight."""
    first = [text("jar.salt"), text("jar.spice")]
    return first + [text("jar", number=at) for at in range(3, int(JARS.high) + 1)]


def jars(text: Text, opened: int) -> str:
    """What regulars and new diners say with so many jars open: the usual, and one example."""
    found, row = open_jars(), opened - int(JARS.low)
    values = {
        "jars": opened,
        "times": TABLES,
        "regulars": float(found.usual_regulars[row]),
        "new": float(found.usual_strangers[row]),
        "number": found.example + 1,
        "example": float(found.strangers[found.example, row]),
    }
    name = "jars.two" if opened == JARS.low else "jars.all" if opened == JARS.high else "jars.more"
    return text(name, **values)


def grams(amounts: Array) -> list[str]:
    """What the example takes from each jar, in grams."""
    return [shortest(round(float(amount), 2) + 0.0) for amount in amounts]


def worse(text: Text) -> str:
    """How often eight jars are worse than two."""
    return text("jars.worse", worse=open_jars().worse, times=TABLES)


# ---- the threshold ----


def threshold(text: Text) -> str:
    """What the two measures say of the same chefs, from two cooks to three."""
    found = scene.threshold()
    smooth, strict = found.accuracies.mean(axis=1), found.all_right(ALL_RIGHT)
    two, three = found.units.index(2), found.units.index(3)
    return text(
        "threshold.said",
        starts=SEEDS,
        several=ALL_RIGHT,
        smooth_two=float(smooth[two]),
        smooth_three=float(smooth[three]),
        strict_two=float(strict[two]),
        strict_three=float(strict[three]),
    )


def behind() -> dict[str, object]:
    """What the parts behind the page are filled with."""
    return {"rounds": ROUNDS, "share": scene.best_round(), "strangers": STRANGERS, **measured.told()}
