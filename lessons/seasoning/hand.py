"""The reader's hand on *Season it yourself*: each move is a tasting."""

from lessons.seasoning.scene import Scene
from lessons.seasoning.settings import Seasoning
from ui.kit.page import Page

SeasoningPage = Page[Seasoning]


def scene(page: SeasoningPage) -> Scene:
    """The pot as it is now, with all that was in it before."""
    now, memory = page.settings, page.memory
    for salt, spice in page.moves("salt", "spice"):
        memory.taste(now.order, (salt, spice))
    return Scene(now, tuple(memory.taste(now.order, now.grams)))
