"""What the films of *Season it yourself* show, as it is now, for a browser in which none lives and until one does."""

from lessons.seasoning import pictures, words
from lessons.seasoning.hand import SeasoningPage, scene
from ui.draw import plate
from ui.draw.card import card_svg


def dish(page: SeasoningPage) -> None:
    """The plate, and the numbers beside it."""
    now, text = scene(page), page.text
    drawn = plate.plate_svg(plate.Plate(*now.settings.grams, now.score, now.settings.dish))
    alt = words.plate(text, now)
    page.still("plate", pictures.plate_html(plate.without_face(drawn), words.figures(text, now), alt=alt))


def picture(page: SeasoningPage, bet: str | None) -> None:
    """The faces and the map."""
    now, text = scene(page), page.text
    faces = pictures.faces_html(text, now.crowd, now.tasting.errors.tolist())
    ground = pictures.map_html(text, now.crowd, now.walk, veiled=now.veiled(bet))
    page.still("picture", faces + ground)


def card(page: SeasoningPage) -> None:
    """The card."""
    page.still("card", card_svg(words.card(page.text, scene(page))))


def said(page: SeasoningPage, bet: str | None) -> None:
    """The sentences."""
    now = scene(page)
    page.say(words.said(page.text, now, veiled=now.veiled(bet)), words.ending(page.text, now) if now.ended(bet) else "")
