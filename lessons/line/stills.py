"""What the films of *Two numbers hold a line* show, as it is now, where none lives and until one does."""

from lessons.line import pictures, words
from lessons.line.scene import Scene
from lessons.line.settings import Line
from ui.kit.page import Page


def plot(page: Page[Line], now: Scene) -> None:
    """The plot."""
    page.still("plot", pictures.drawing(page.text, now))


def said(page: Page[Line], now: Scene) -> None:
    """The sentence."""
    text = page.text
    known = words.measured(text, now, now.settings.ask_x)
    page.say(text.together(words.asked(text, now), known))


def card(page: Page[Line], now: Scene) -> None:
    """The card."""
    whose, state, amounts = words.card(page.text, now)
    page.card(whose, words.LAYERS, amounts, state=state)
