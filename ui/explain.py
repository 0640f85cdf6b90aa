"""Sentences computed from the state: numbers of `core` choose the words of `content` and fill them in."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from core.arrays import Array
from core.diners import SEASONINGS
from core.least_squares import Bowl
from core.losses import taste_score
from core.one_step import Move, Nudge, Tasting
from core.training import NEVER, History
from ui.settings import Practice, Settings
from ui.text import Text

ABOUT_RIGHT = 0.25
"""A diner whose error is smaller than this, in units of strength, is content."""

LARGEST_SAID = 1e6

SAME_SCORE = 0.05
"""Scores closer than this are the same to the eye."""


def feeling(error: float) -> str:
    """What a diner says of an error: the id of a word."""
    if abs(error) < ABOUT_RIGHT:
        return "about_right"
    return "too_strong" if error > 0 else "too_weak"


def complaints(text: Text, tasting: Tasting) -> str:
    """How many complain, and of what."""
    said = [feeling(error) for error in tasting.errors]
    weak, strong, count = said.count("too_weak"), said.count("too_strong"), len(said)
    if not weak and not strong:
        return text.label("say.all_right", count=count)
    if weak and strong:
        return text.label("say.split", weak=weak, strong=strong, count=count)
    return text.label("say.weak" if weak else "say.strong", number=weak or strong, count=count)


def hint(text: Text, move: Move | None) -> str:
    """The change by hand that would help most."""
    if move is None:
        return text.label("hint.none")
    name = text.label(f"seasoning.{SEASONINGS[move.which]}")
    return text.label("hint.more" if move.amount > 0 else "hint.less", amount=f"{abs(move.amount):g}", seasoning=name)


def slope(text: Text, tasting: Tasting, which: int, learning_rate: float) -> str:
    """One seasoning's way from complaint to adjustment, in a sentence that can be followed by hand."""
    felt = float(tasting.shares[:, which].mean())
    change = -learning_rate * float(tasting.gradient[which])
    return text(
        "say.add" if change > 0 else "say.take",
        seasoning=text.label(f"seasoning.{SEASONINGS[which]}"),
        feeling=text.label("too_strong_by" if felt > 0 else "too_weak_by"),
        felt=abs(felt),
        signed=felt,
        slope=float(tasting.gradient[which]),
        rate=learning_rate,
        change=abs(change),
    )


def nudged(text: Text, which: int, nudge: Nudge, tasting: Tasting) -> str:
    """The slope by nudging beside the slope by backpropagation."""
    return text(
        "say.nudged",
        seasoning=text.label(f"seasoning.{SEASONINGS[which]}"),
        size=nudge.size,
        twice=2 * nudge.size,
        above=nudge.above,
        below=nudge.below,
        slope=nudge.slope,
        gradient=float(tasting.gradient[which]),
    )


def run(text: Text, settings: Practice, history: History, shape: Bowl, arrived: int) -> str:
    """What a run did, how far it came and why."""
    best, end = float(taste_score(shape.lowest_loss)), float(taste_score(history.losses[-1]))
    slowest, factor = settings.rate * float(shape.curvatures[0]), settings.rate * float(shape.curvatures[-1])
    values = {
        "rounds": settings.rounds,
        "score": end,
        "best": best,
        "gap": best - end,
        "factor": factor,
        "boil": shape.boiling_point,
        "rate": settings.rate,
        "arrived": arrived,
        "burnt_round": int(history.burnt_at),
    }
    return " ".join(text(name, **values) for name in _run_sections(history, factor, slowest, arrived))


def _run_sections(history: History, factor: float, slowest: float, arrived: int) -> list[str]:
    """Which sentences tell a run; `factor` and `slowest`: learning rate × curvature, steepest and flattest way."""
    if history.burnt:
        return ["say.burnt", "say.fix"]
    if factor > 2:
        worse = history.losses[-1] > history.losses[0]
        return ["say.boiling" if worse else "say.not_for_long", "say.fix"]
    if arrived == 0:
        return ["say.already"]
    swing = ["say.swings"] if factor > 1 else []
    if arrived == NEVER:
        return ["say.short", *([] if factor - 1 > 1 - slowest else ["say.too_small"]), *swing]
    return ["say.arrived", *swing]


def arrival(text: Text, rounds: int) -> str:
    """How long a learning rate takes to arrive, in words."""
    return text("arrival.never") if rounds == NEVER else text("arrival.after", rounds=rounds)


def arrivals(text: Text, rounds: Iterable[int]) -> str:
    """How long each of three learning rates takes to arrive, in a sentence of the page."""
    timid, middle, bold = (arrival(text, each) for each in rounds)
    return text("bet.truth", timid=timid, middle=middle, bold=bold)


def below_zero(text: Text, weights: Array) -> str:
    """If some seasoning went below zero in weights (T, 2), how far; else nothing."""
    lowest = weights.min(axis=0)
    which = int(np.argmin(lowest))
    if lowest[which] >= 0:
        return ""
    amount = f"{lowest[which]:.2f}" if lowest[which] > -LARGEST_SAID else f"{lowest[which]:.0e}"
    return text.label("say.below_zero", seasoning=text.label(f"seasoning.{SEASONINGS[which]}"), amount=amount)


def outcome_of(before: float, after: float, same_within: float) -> str:
    """Whether a score became "better" or "worse", or stayed the "same" to the eye."""
    return "better" if after > before + same_within else "worse" if after < before - same_within else "same"


def what_changed(text: Text, earlier: Practice, now: Practice, histories: Sequence[History]) -> str:
    """What was changed since the last cook and what that did to the score."""
    before, after = (float(taste_score(history.losses[-1])) for history in histories)
    outcome = outcome_of(before, after, SAME_SCORE)
    said = changed(text, earlier, now, Practice.__dataclass_fields__)
    return text(f"say.changed_{outcome}", **said, before=before, after=after)


def changed(
    text: Text,
    earlier: Settings,
    now: Settings,
    names: Iterable[str],
    words: Callable[[Text, str, object], str] | None = None,
    called: Callable[[Text, str], str] | None = None,
) -> dict[str, str]:
    """Which of some settings differ between two runs, from what to what: the `what` and `changes` of a sentence.

    Args:
        words: how a setting's value is said; `setting_words` unless a page says some of its own otherwise.
        called: how a setting is called; as over its control unless a page says so more shortly.
    """
    say, call = words or setting_words, called or setting_name
    differ = [
        text.label(
            "say.changed_one",
            name=call(text, name),
            before=say(text, name, getattr(earlier, name)),
            after=say(text, name, getattr(now, name)),
        )
        for name in names
        if getattr(earlier, name) != getattr(now, name)
    ]
    what = text.label("say.one_change" if len(differ) == 1 else "say.many_changes", count=len(differ))
    return {"what": what, "changes": text.label("say.and").join(differ)}


def setting_name(text: Text, name: str) -> str:
    """What a setting is called over its control."""
    return text.label(f"setting.{name}")


def setting_words(text: Text, name: str, value: object) -> str:
    """A setting's value as a reader would say it."""
    if name in ("salt", "spice"):
        return text.label("grams", amount=f"{value:.1f}")
    return str(value) if isinstance(value, int | float) else text.label(f"option.{name}.{value}")
