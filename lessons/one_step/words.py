"""Sentences of *One step, slowly*: each number follows from the ones before."""

import numpy as np

from core.diners import SEASONINGS
from lessons.one_step.scene import PRESSES, Scene
from lessons.one_step.svg import nought, signed
from ui.draw.card import Amount
from ui.figures import MINUS, apart
from ui.kit.text import Text
from ui.kitchen import words as kitchen_words
from ui.kitchen.tongues import by_tongue

LARGEST = 1000.0
"""Grams above that have no decimals on the card."""


def truth(text: Text, scene: Scene) -> str:
    """The answer to the bet: both slopes of the first step, to the digit that tells which is steeper."""
    slopes = scene.first.gradient.tolist()
    sizes = apart(abs(slopes[0]), abs(slopes[1]), 2)
    salt, spice = (_with_sign(slope, size) for slope, size in zip(slopes, sizes, strict=True))
    said = "bet.truth" if len(scene.answers) == 1 else "bet.truth_even"
    return text(said, dish=text.option("dish", scene.settings.dish), salt=salt, spice=spice)


def _with_sign(slope: float, size: str) -> str:
    """A size as it is written, with its sign; nothing has none."""
    return size if not size.strip("0.") else f"{'+' if slope > 0 else MINUS}{size}"


def way(text: Text, press: int) -> str:
    """The presses made, each with its mark."""
    return "".join(f":green[:material/check_circle:] {text(f'step.{step}')} › " for step in PRESSES[:press]).rstrip()


def said(text: Text, scene: Scene) -> str:
    """What the last press has shown; before the first, what is in the pot."""
    return (start, taste, wrong, fault, adjusted)[scene.settings.press](text, scene)


def alt(text: Text, scene: Scene) -> str:
    """The picture in words, as far as it is uncovered."""
    press, tasting = scene.settings.press, scene.tasting
    order, _ = by_tongue(scene.crowd)
    misses = text.label("say.and_also").join(signed(error) for error in tasting.errors[order].tolist())
    parts = [
        text("alt.faces", complaints=kitchen_words.complaints(text, tasting)),
        text("alt.wrong", misses=misses, loss=tasting.loss),
        text("alt.fault", salt=scene.slope(0), spice=scene.slope(1)),
        text("alt.after", complaints=kitchen_words.complaints(text, scene.tasting_after), **_outcome(scene)),
    ]
    return text.together(*parts[: min(press, len(parts))]) or text("alt.untasted")


def amounts(text: Text, scene: Scene) -> list[Amount]:
    """What stands on the card: the grams, and once adjusted the new ones with what the step has changed."""
    adjusted = scene.settings.press == len(PRESSES)
    grams = scene.after if adjusted else np.array(scene.weights)
    unit = text.label("amount.unit")
    return [
        Amount(
            text.label(f"seasoning.{name}"),
            float(grams[which]),
            unit,
            2 if abs(grams[which]) < LARGEST else 0,
            scene.change(which) if adjusted else None,
        )
        for which, name in enumerate(SEASONINGS)
    ]


def start(text: Text, scene: Scene) -> str:
    """What is in the pot before the first press."""
    salt, spice = scene.weights
    from_first = "start" if scene.settings.start == "mine" else "start_first"
    return text("go_on" if scene.settings.pot else from_first, salt=salt, spice=spice)


def taste(text: Text, scene: Scene) -> str:
    """The first press: what diners say of it."""
    return text("say.taste", complaints=kitchen_words.complaints(text, scene.tasting))


def wrong(text: Text, scene: Scene) -> str:
    """The second: how wrong it is in one number."""
    return text("say.wrong", loss=scene.tasting.loss)


def fault(text: Text, scene: Scene) -> str:
    """The third: that one tasting gave both slopes, and what a slope says."""
    salt, spice = (signed(scene.slope(which), 2) for which in range(2))
    return text("say.fault", salt=salt, spice=spice)


def squares(text: Text, scene: Scene) -> str:
    """How the misses become one number."""
    loss, count = scene.tasting.loss, len(scene.crowd)
    return text("why.wrong", loss=loss, score=scene.score, total=loss * count, count=count)


def shares(text: Text, scene: Scene) -> str:
    """How a complaint is shared out, and why the mean share is doubled."""
    salt, spice = scene.tasting.gradient
    return text("why.fault", salt=salt, spice=spice)


def slope(text: Text, which: int, scene: Scene) -> str:
    """One seasoning's way from complaint to adjustment, in a sentence that can be followed by hand."""
    rate, felt, change = scene.settings.step_rate, scene.mean_share(which), scene.change(which)
    return text(
        "say.leave" if nought(change) else "say.add" if change > 0 else "say.take",
        seasoning=text.label(f"seasoning.{SEASONINGS[which]}"),
        feeling=text.label("too_strong_by" if felt > 0 else "too_weak_by"),
        felt=abs(felt),
        signed=felt,
        slope=scene.slope(which),
        rate=rate,
        change=abs(change),
    )


def adjusted(text: Text, scene: Scene) -> str:
    """The fourth: what the slopes have become, and where that has led."""
    changes = [scene.change(which) for which in range(len(SEASONINGS))]
    salt, spice = (signed(change, 2) for change in changes)
    said = "say.settled" if all(map(nought, changes)) else "say.adjusted"
    return text(said, rate=scene.settings.step_rate, salt=salt, spice=spice, **_outcome(scene))


def _outcome(scene: Scene) -> dict[str, str]:
    """How far off, and the score, before and after: with the digits that tell them apart."""
    losses = apart(scene.tasting.loss, scene.tasting_after.loss, 2)
    scores = apart(scene.score, scene.score_after, 1)
    return {"loss": losses[0], "loss_after": losses[1], "score": scores[0], "score_after": scores[1]}


def nudged(text: Text, which: int, scene: Scene) -> str:
    """The slope by nudging beside the slope by backpropagation."""
    nudge = scene.nudged(which)
    return text(
        "say.nudged",
        seasoning=text.label(f"seasoning.{SEASONINGS[which]}"),
        size=nudge.size,
        twice=2 * nudge.size,
        above=nudge.above,
        below=nudge.below,
        slope=nudge.slope,
        gradient=float(scene.tasting.gradient[which]),
    )


def four_more(text: Text, scene: Scene) -> str:
    """What the reader's check of both slopes has taken, and what it would take in a large model."""
    return text("say.four_more", tastings=2 * len(scene.weights))
