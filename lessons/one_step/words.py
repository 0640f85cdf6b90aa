"""Sentences of *One step, slowly*: each number follows from the ones before."""

import numpy as np

from core.diners import SEASONINGS
from lessons.one_step.pictures import signed
from lessons.one_step.scene import PRESSES, Scene
from ui.draw.card import Amount
from ui.kit.text import Text
from ui.kitchen import words as kitchen_words
from ui.kitchen.tongues import by_tongue

LARGEST = 1000.0
"""Grams above that have no decimals on the card."""


def truth(text: Text, scene: Scene) -> str:
    """The answer to the bet."""
    salt, spice = scene.first.gradient
    return text("bet.truth", dish=text.option("dish", scene.settings.dish), salt=salt, spice=spice)


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
    misses = ", ".join(signed(error) for error in tasting.errors[order].tolist())
    parts = [
        text("alt.faces", complaints=kitchen_words.complaints(text, tasting)),
        text("alt.wrong", misses=misses, loss=tasting.loss),
        text("alt.fault", salt=scene.slope(0), spice=scene.slope(1)),
    ]
    return " ".join(parts[: min(press, len(parts))]) or text("alt.untasted")


def amounts(text: Text, scene: Scene) -> list[Amount]:
    """What stands on the card: the grams with the coming step, and after it the new ones."""
    press = scene.settings.press
    grams = scene.after if press == len(PRESSES) else np.array(scene.weights)
    unit = text("unit") if text.register == "kitchen" else ""
    return [
        Amount(
            text.label(f"seasoning.{name}"),
            float(grams[which]),
            unit,
            2 if abs(grams[which]) < LARGEST else 0,
            scene.change(which) if press == len(PRESSES) - 1 else None,
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
    """The third: that one tasting gave both slopes, and where they lead."""
    salt, spice = (signed(scene.change(which), 2) for which in range(2))
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
    """The fourth: one seasoning's way from complaint to adjustment, in a sentence that can be followed by hand."""
    slope, rate = float(scene.tasting.gradient[which]), scene.settings.step_rate
    felt, change = float(scene.tasting.shares[:, which].mean()), -rate * slope
    return text(
        "say.add" if change > 0 else "say.take",
        seasoning=text.label(f"seasoning.{SEASONINGS[which]}"),
        feeling=text.label("too_strong_by" if felt > 0 else "too_weak_by"),
        felt=abs(felt),
        signed=felt,
        slope=slope,
        rate=rate,
        change=abs(change),
    )


def adjusted(text: Text, scene: Scene) -> str:
    """What that has led to."""
    salt, spice = scene.after
    return text("say.adjusted", before=scene.score, after=scene.score_after, salt=salt, spice=spice)


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
