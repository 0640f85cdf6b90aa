"""The reader's hand on *Season it yourself*: each move is a tasting."""

from lessons.seasoning.scene import Grams, Scene, best_of
from lessons.seasoning.settings import Seasoning
from ui.kit.page import Page
from ui.kitchen import crowds

SeasoningPage = Page[Seasoning]


def scene(page: SeasoningPage) -> Scene:
    """The pot as it is now, with all that was in it before."""
    now, memory = page.settings, page.memory
    ends, passed = page.moves("salt", "spice")
    for salt, spice in ends:
        memory.taste(now.order, (salt, spice))
    walk = tuple(memory.taste(now.order, now.grams))
    met: list[Grams] = [(salt, spice) for salt, spice in passed]
    known = memory.met.get(now.order)
    best = best_of(crowds.crowd(now), [*met, *([known] if known else [])])
    if best is not None:
        memory.met[now.order] = best
    return Scene(now, walk, best)
