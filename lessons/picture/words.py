"""Sentences of *A picture, in 65 numbers*, computed from the state."""

from core.drawings import SIDE
from core.stencils import ONE, SLIDING, STENCIL
from lessons.picture import scene as asked
from lessons.picture.scene import ASKED, Scene
from lessons.picture.settings import Picture
from ui.kit.text import Text

LEAST_SHOWN = 0.05
"""What speaks against a kind by less is written as 0.0."""


def truth(text: Text, run: Picture) -> str:
    """How the bet came out: of a hundred new faces two squares lower."""
    return text("bet.truth", right=asked.counts(run, ONE)[-1], count=ASKED)


def said(text: Text, scene: Scene) -> str:
    """All that is said under the picture."""
    if scene.run is None:
        return text(f"say.first.{scene.layout}")
    return text.together(_of_the_drawing(text, scene), _of_a_hundred(text, scene, scene.run))


def _of_the_drawing(text: Text, scene: Scene) -> str:
    """What is made of the drawing on the board."""
    verdict, kind = scene.verdict, scene.kind
    values: dict[str, object] = {"place": text(f"place.{scene.here.pic_place}"), "sure": verdict.sure}
    if verdict.says == "neither":
        return text("say.neither", place=values["place"])
    if verdict.silent:
        return text("say.base", says=text(f"kind.{verdict.says}"), base=verdict.base, **values)
    if not kind:
        return text("say.own", says=text(f"kind.{verdict.says}"), **values)
    named = {"kind": text(f"kind.{kind}"), "says": text(f"kind.{verdict.says}")}
    if verdict.says == kind:
        return text("say.right", kind=named["kind"], **values)
    against, speaks = (verdict.frown, verdict.smile)[:: 1 if kind == "smile" else -1]
    misled = against > max(speaks, LEAST_SHOWN) and not scene.sliding
    return text("say.misled" if misled else "say.wrong", **named, **values)


def _of_a_hundred(text: Text, scene: Scene, run: Picture) -> str:
    """How many are told right: now here, by those that slide everywhere."""
    found, place = asked.counts(run, scene.layout), scene.here.pic_place
    if not scene.sliding:
        return text("say.here", count=ASKED, right=found[place]) if place else text("say.go_on")
    if len(set(found)) == 1:
        return text("say.anywhere", count=ASKED, numbers=len(scene.weights), right=found[0])
    counts = {"first": found[0], "second": found[1], "third": found[2]}
    return text("say.places", count=ASKED, numbers=len(scene.weights), **counts)


def further(text: Text, run: Picture | None) -> tuple[str, ...]:
    """What the last run's stencils do with other paper, smudges, and where faces of other sets lie."""
    if run is None:
        return (text("more.first"),)
    one, six = asked.counts(run, ONE), asked.counts(run, SLIDING)
    tried = {"count": ASKED, "one": asked.smudged_count(run, ONE), "six": asked.smudged_count(run, SLIDING)}
    turned = {"count": ASKED, "one": asked.swapped_count(run, ONE), "six": asked.swapped_count(run, SLIDING)}
    misled = tried["six"] < tried["one"] and six[0] - tried["six"] > ASKED - six[0]  # most of its misses come of them
    return (
        text("more.set", count=ASKED, first=one[0], second=one[1], third=one[2], six=six[2]),
        text("more.swapped", **turned),
        text.together(text("more.smudged", **tried), text("more.smudged_misled") if misled else ""),
    )


def alt_weights(text: Text, scene: Scene) -> str:
    """The picture of the weights, for whoever does not see it."""
    if scene.sliding:
        return text("alt.six")
    weights = scene.weights[: STENCIL.sizes[0]]
    if not weights.any():
        return text("alt.blank")
    most, least = int(weights.argmax()), int(weights.argmin())
    return text(
        "alt.weights",
        most_row=most // SIDE + 1,
        most_column=most % SIDE + 1,
        most=float(weights[most]),
        least_row=least // SIDE + 1,
        least_column=least % SIDE + 1,
        least=float(weights[least]),
    )


def alt_bars(text: Text, run: Picture, layout: str) -> str:
    """The bars, for whoever does not see them."""
    shown = (ONE, SLIDING) if layout == SLIDING else (ONE,)
    told = [(name, *asked.counts(run, name)) for name in shown]
    parts = [
        text("alt.counts", layout=text.option("pic_layout", name), first=first, second=second, third=third)
        for name, first, second, third in told
    ]
    return text("alt.bars", count=ASKED, told=text.label("say.and").join(parts))
