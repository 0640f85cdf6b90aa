"""Sentences of *Season it yourself*: what the hand has done, and what would help."""

from collections.abc import Sequence

from core.diners import SEASONINGS
from core.examples import Examples
from lessons.seasoning.scene import GOAL, Scene, happy_at_best, highest
from ui.draw.card import Amount, Card
from ui.figures import beside, decimal, shortest
from ui.kit.cards import card as card_of
from ui.kit.text import Text
from ui.kitchen import crowds
from ui.kitchen import words as kitchen_words
from ui.kitchen.tongues import by_tongue

MUCH = 10.0
"""Grams of salt."""


def hint(text: Text, seasoning: str, change: float) -> str:
    """What a change of one seasoning by so many grams is called that would help most."""
    name = "hint.more" if change > 0 else "hint.less"
    return text(name, amount=shortest(abs(change)), seasoning=text.label(f"seasoning.{seasoning}"))


def truth(text: Text, scene: Scene) -> str:
    """The answer to the bet."""
    return text("bet.truth", best=highest(scene.crowd), happy=scene.happy, count=len(scene.crowd))


def score(points: float) -> str:
    """A taste score in whole points, or with as many places as show whether it has passed the goal."""
    return decimal(points, 0) if points >= GOAL else beside(points, 0, GOAL)


def said(text: Text, scene: Scene, *, veiled: bool = False) -> str:
    """What the diners say now, and what would help; `veiled`: that is kept back until the first move."""
    feelings = [kitchen_words.feeling(error) for error in scene.tasting.errors]
    order, _ = by_tongue(scene.crowd)
    said = {}
    for seasoning, tongues in zip(SEASONINGS, halves(order), strict=True):
        heard = [feelings[diner] for diner in tongues]
        said[seasoning] = half(text, heard.count("too_weak"), heard.count("too_strong"), len(heard))
    return text("say", score=score(scene.score), **said, hint=text("hint.wait") if veiled else best_hint(text, scene))


def best_hint(text: Text, scene: Scene) -> str:
    """What would help most now."""
    move = scene.move
    if move:
        return hint(text, SEASONINGS[move.which], move.amount)
    return nothing_helps(text, scene.crowd) if scene.unsurpassed else text("hint.both")


def nothing_helps(text: Text, crowd: Examples) -> str:
    """That no move of the sliders scores higher: as tastes differ, unless all of them are pleased."""
    return text("hint.pleased" if happy_at_best(crowd) == len(crowd) else "hint.none")


def halves(order: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Those who feel salt more, and those who feel spice more."""
    middle = len(order) // 2
    return order[:middle], order[middle:]


def half(text: Text, weak: int, strong: int, count: int) -> str:
    """What one half of so many says: how many find it too weak, and how many too strong."""
    if count in (weak, strong):
        return text("half.all_weak" if weak else "half.all_strong")
    said = [text(f"half.{name}", number=number) for name, number in (("weak", weak), ("strong", strong)) if number]
    return text.label("say.and_also").join(said) or text("half.right")


def plate(text: Text, scene: Scene) -> str:
    """The plate in words."""
    return kitchen_words.plate(text, scene.settings.dish, scene.settings.grams, score(scene.score))


def ending(text: Text, scene: Scene) -> str:
    """How the reader's hand has done."""
    best = score(scene.best)
    if scene.passed is None:
        return text("you_tried", tries=scene.tries, best=best)
    return text("you_did_it", passed=scene.passed, best=best) if scene.passed else text("you_had_it", best=best)


def card(text: Text, scene: Scene, *, keys: bool = False) -> Card:
    """The chef's card: two numbers, changed by hand."""
    names = [text.label(f"seasoning.{name}") for name in SEASONINGS]
    unit = text.label("amount.unit")
    amounts = [Amount(name, grams, unit) for name, grams in zip(names, scene.settings.grams, strict=True)]
    state = text("card.by_hand" if scene.tries else "card.first")
    return card_of(text, text("card.whose"), (len(amounts), 1), amounts, state=state, keys=keys)


def much_salt(text: Text, scene: Scene) -> str:
    """What ten grams of salt would do, more than any slider has, even with the best of spice for so much salt."""
    salt_felt, spice_felt = scene.crowd.X.T
    spice = max(0.0, float(spice_felt @ (scene.crowd.y - MUCH * salt_felt)) / float(spice_felt @ spice_felt))
    return text("much_salt", salt=MUCH, score=crowds.score(scene.crowd, (MUCH, spice)))


def figures(text: Text, scene: Scene) -> dict[str, str]:
    """The numbers under the plate, by name."""
    found = {
        "score": score(scene.score),
        "loss": decimal(scene.tasting.loss, 2),
        "tries": str(scene.tries),
        "best": score(scene.best),
    }
    return {text.label(f"metric.{name}"): figure for name, figure in found.items()}
