"""Sentences of Home: what two chefs served, how far the reader is, and where to go on."""

from collections.abc import Mapping

from core.arrays import Array
from core.diners import SEASONINGS
from core.examples import Examples
from lessons.home import scene
from lessons.home.settings import Home
from ui.draw.card import Amount, Card
from ui.draw.plate import Plate
from ui.figures import decimal
from ui.kit import cards, menu
from ui.kit.text import Text
from ui.kitchen import words as kitchen


def plate(text: Text, served: Plate) -> str:
    """A plate in words."""
    return kitchen.plate(text, served.dish, (served.salt, served.spice), decimal(served.score, 0))


def card(text: Text, chef: str, grams: Array) -> Card:
    """The two numbers of a chef."""
    names = [text.label(f"seasoning.{name}") for name in SEASONINGS]
    unit = text.label("amount.unit")
    amounts = [Amount(name, float(gram), unit) for name, gram in zip(names, grams, strict=True)]
    return cards.card(text, text(f"{chef}.card"), (len(amounts), 1), amounts)


def idea(text: Text, now: Home, cooked: Home | None, *, served: bool) -> str:
    """What is to be done, or what has become of it; whatever is other than it was cooked last is named."""
    if served or cooked is None:
        return text("idea_opened" if served else "idea")
    return text("idea_again" if now.dish != cooked.dish else "idea_guests")


def tasters(text: Text, now: Home) -> str:
    """Who tastes, where they are not the usual ones."""
    return "" if now.eaters == "normal" else text("tasters", eaters=text.option("eaters", now.eaters))


def typical(text: Text, crowd: Examples) -> str:
    """How usual the untrained chef is among many that were thrown by dice."""
    lower = scene.outscored(crowd)
    salt, spice = map(float, scene.untrained())
    return text("typical", count=scene.THROWN, lower=lower, salt=salt, spice=spice)


def next_page(progress: Mapping[str, bool]) -> menu.Entry | None:
    """The first page of the tasting menu that is open and not done yet."""
    tasting = [entry for entry in menu.path(full=False) if entry.id != menu.HOME]
    return next((entry for entry in tasting if not progress.get(entry.id, False)), None)


def menu_head(text: Text, *, full: bool) -> str:
    """What stands above the pages: how many the tasting menu has, and how long they take."""
    return text("menu_full") if full else text("menu", count=len(menu.TASTING), minutes=menu.MINUTES)


def progress(text: Text, done: Mapping[str, bool]) -> str:
    """How many pages of the tasting menu are done; when all that are open are, what to say at dinner."""
    tasting = [entry.id for entry in menu.path(full=False) if entry.id != menu.HOME]
    many = sum(done.get(page, False) for page in tasting)
    if not many:
        return ""
    if many == len(tasting):
        return text("dinner")
    return text("progress", done=many, count=len(tasting))
