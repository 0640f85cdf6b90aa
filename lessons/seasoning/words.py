"""Sentences of *Season it yourself*: what the hand has done, and what would help."""

from core.diners import SEASONINGS
from lessons.seasoning.scene import GOAL, Scene
from ui.kit.text import Text
from ui.kitchen import words as kitchen_words


def hint(text: Text, seasoning: str, change: float) -> str:
    """What a change of one seasoning by so many grams is called that would help most."""
    name = "hint.more" if change > 0 else "hint.less"
    return text.label(name, amount=f"{abs(change):g}", seasoning=text.label(f"seasoning.{seasoning}"))


def truth(text: Text, scene: Scene) -> str:
    """The answer to the bet."""
    return text("bet.truth", wanted=scene.wanted)


def said(text: Text, scene: Scene) -> str:
    """What the diners say now, and what would help."""
    complaints = kitchen_words.complaints(text, scene.tasting)
    move = scene.move
    helps = hint(text, SEASONINGS[move.which], move.amount) if move else text.label("hint.none")
    return text("say", score=scene.score, complaints=complaints, hint=helps)


def plate(text: Text, scene: Scene) -> str:
    """The plate in words."""
    return kitchen_words.plate(text, scene.settings.dish, scene.settings.grams, scene.score)


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
