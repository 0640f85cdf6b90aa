"""Sentences of *One step, slowly*: each number follows from the ones before."""

from core.diners import SEASONINGS
from lessons.one_step.scene import PRESSES, Scene
from ui.kit.text import Text
from ui.kitchen import words as kitchen_words


def truth(text: Text, scene: Scene) -> str:
    """The answer to the bet."""
    salt, spice = scene.first.gradient
    return text("bet.truth", salt=salt, spice=spice)


def way(text: Text, press: int) -> str:
    """The four presses in a row, the last one made in bold."""
    steps = [text(f"step.{step}") for step in PRESSES]
    return " → ".join(f"**{step}**" if place == press else step for place, step in enumerate(steps, start=1))


def start(text: Text, scene: Scene) -> str:
    """What is in the pot before the first press."""
    salt, spice = scene.weights
    from_first = "start" if scene.settings.start == "mine" else "start_first"
    return text("go_on" if scene.settings.pot else from_first, salt=salt, spice=spice)


def taste(text: Text, scene: Scene) -> str:
    """The first press: what diners say of it."""
    salt, spice = scene.weights
    return text("say.taste", salt=salt, spice=spice, complaints=kitchen_words.complaints(text, scene.tasting))


def wrong(text: Text, scene: Scene) -> str:
    """The second: how wrong it is in one number."""
    loss, count = scene.tasting.loss, len(scene.crowd)
    return text("say.wrong", loss=loss, score=scene.score, total=loss * count, count=count)


def fault(text: Text, scene: Scene) -> str:
    """The third: the slope of each seasoning."""
    salt, spice = scene.tasting.gradient
    return text("say.fault", salt=salt, spice=spice)


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
