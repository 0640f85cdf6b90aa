"""Sentences of *Season it yourself*: what the hand has done, and what would help."""

from core.diners import SEASONINGS
from core.one_step import Move
from lessons.seasoning.scene import GOAL, Scene
from ui.kit.text import Text
from ui.kitchen import words as kitchen_words


def hint(text: Text, move: Move | None) -> str:
    """The change by hand that would help most."""
    if move is None:
        return text.label("hint.none")
    name = text.label(f"seasoning.{SEASONINGS[move.which]}")
    return text.label("hint.more" if move.amount > 0 else "hint.less", amount=f"{abs(move.amount):g}", seasoning=name)


def truth(text: Text, scene: Scene) -> str:
    """The answer to the bet."""
    return text("bet.truth", wanted=scene.wanted)


def said(text: Text, scene: Scene) -> str:
    """What the diners say now, and what would help."""
    complaints = kitchen_words.complaints(text, scene.tasting)
    return text("say", score=scene.score, complaints=complaints, hint=hint(text, scene.move))


def ending(text: Text, scene: Scene) -> str:
    """How the reader's hand has done."""
    return text("you_did_it" if scene.best >= GOAL else "you_tried", tries=scene.tries, best=scene.best)


def figures(text: Text, scene: Scene) -> dict[str, str]:
    """The numbers under the plate, by name."""
    found = {
        "score": f"{scene.score:.0f}",
        "loss": f"{scene.tasting.loss:.2f}",
        "tries": str(scene.tries),
        "best": f"{scene.best:.0f}",
    }
    return {text.label(f"metric.{name}"): figure for name, figure in found.items()}
