"""What is said of the line that lost a number, and what stands in its pictures."""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array
from core.capacity import TICKETS, UNSEEN_TICKETS
from lessons.stations import edits
from lessons.stations.lost import ground, line, scene
from lessons.stations.settings import LOST, Stations
from ui.figures import beside, decimal
from ui.kit.text import Text

SIDES = {"below": "lost.below", "left": "lost.left", "above": "lost.above", "right": "lost.right_side"}
"""On which side of the map, in words."""

SURE = 0.995
"""From here on a chance would round to 100 of 100."""


def cook(text: Text, number: int) -> str:
    """What a cook is called, the last as well."""
    return text("lost.last") if number == len(line.COOKS) - 1 else text("lost.cook", number=number + 1)


def heeded(text: Text, place: int) -> tuple[str, str]:
    """Whose weight stands at a place, and what that cook heeds with it."""
    if place < 9:
        name = "spice" if place % 3 else "salt"
        return cook(text, place // 3), text.option("net_hears", name)
    return cook(text, 3), cook(text, place - 9)


def number(text: Text, place: int) -> str:
    """A number of the line, by its cook and what that heeds."""
    who, what = heeded(text, place)
    return text("lost.number", cook=who, hears=what)


def task(text: Text, settings: Stations) -> str:
    """What is asked of the hand, and which number is in it."""
    who, what = heeded(text, settings.net_number)
    name = (
        "lost.task" if settings.net_number == LOST else "lost.task_last" if who == cook(text, 3) else "lost.task_other"
    )
    return text(name, cook=who, hears=what, limit=edits.LIMIT)


def besides(text: Text, settings: Stations) -> str:
    """Which other numbers of the line the hand has moved: what it makes of the border is not the one number's alone."""
    others = [number(text, place) for place in sorted(edits.read(settings.net_found)) if place != settings.net_number]
    return text("lost.besides", numbers=text.label("say.and_also").join(others)) if others else ""


def said(text: Text, settings: Stations, weights: Array, heights: Array) -> str:
    """What the number in the hand makes of the border (spice, salt)."""
    value = line.tenths(float(weights[settings.net_number]))
    if scene.closed(heights):
        right, unseen = (int(scene.right(weights, diners)) for diners in (scene.tickets(), scene.exam()))
        counts = {"count": TICKETS, "fresh": UNSEEN_TICKETS}
        return text("lost.closed", value=value, right=right, unseen=unseen, **counts)
    sides = scene.open_sides(heights)
    if not sides or bool((heights > scene.BORDER).all()):
        return text("lost.everybody" if sides else "lost.nobody", value=value)
    everywhere = len(sides) == len(SIDES)
    where = text("lost.all_sides") if everywhere else text.label("say.and_also").join(text(SIDES[at]) for at in sides)
    return text("lost.open", value=value, where=where, gap=beside(scene.gap(weights), 1, 0.0))


@dataclass(frozen=True)
class Verdict:
    """What the last cook says of the ticket."""

    answer: str
    sure: str
    mark: str
    right: bool


def verdict(text: Text, logit: float, likes: bool) -> Verdict:
    """A verdict, how sure it is, and what the diner of this ticket says."""
    yes = logit > scene.BORDER
    right = yes == likes
    mark = f"{'✓' if right else '✗'} {text('lost.diner_yes' if likes else 'lost.diner_no')}"
    return Verdict(text("diner.yes" if yes else "diner.no"), sure(text, np.array([logit]))[0], mark, right)


def sure(text: Text, logits: Array) -> list[str]:
    """How sure the last cook is, of each verdict (n,)."""
    chances = scene.chance(np.abs(logits)).tolist()
    return [text("lost.sure_over") if chance >= SURE else text("lost.sure", chance=chance) for chance in chances]


def grams(text: Text, value: float) -> str:
    """What is asked for on the ticket."""
    return decimal(value, 1)


def in_line(text: Text, settings: Stations, verdict: Verdict) -> line.Said:
    """The words in the picture of the line."""
    names, unit = (text.option("net_hears", "salt"), text.option("net_hears", "spice")), text("lost.unit")
    asked = (grams(text, settings.ticket_salt), grams(text, settings.ticket_spice))
    one, two, three, last = (cook(text, number) for number in range(len(line.COOKS)))
    ticket, cooks = text("lost.ticket"), (one, two, three, last)
    told = (text("lost.verdict"), verdict.answer, verdict.sure, verdict.mark, verdict.right)
    return line.Said(ticket, names, asked, unit, cooks, *told)


def legend(text: Text) -> line.Legend:
    """The words below it."""
    return line.Legend(text("lost.grows"), text("lost.shrinks"), text("lost.passed"), text("lost.circle"))


def on_map(text: Text) -> ground.Said:
    """The words around the map."""
    return ground.Said(
        text("lost.axis", name=text.option("net_hears", "salt")),
        text("lost.axis", name=text.option("net_hears", "spice")),
        text("diner.yes"),
        text("diner.no"),
        text("lost.now"),
        text("lost.before"),
        text("lost.this"),
    )


def was(text: Text, value: str) -> str:
    """What a figure was before the last move of the hand."""
    return text("lost.was", value=value)


def in_words(text: Text, settings: Stations, verdict: Verdict) -> str:
    """The picture of the line for whoever does not see it."""
    weight = line.tenths(float(scene.line(settings.net_found)[settings.net_number]))
    return text(
        "alt.lost",
        number=number(text, settings.net_number),
        value=weight,
        salt=settings.ticket_salt,
        spice=settings.ticket_spice,
        answer=verdict.answer,
        sure=verdict.sure,
        mark=verdict.mark,
    )
