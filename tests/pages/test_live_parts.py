"""Live parts, on the pages themselves: after a move in one of them nothing on the page says what is no longer so.

A move is made as a browser makes it, asking for the part alone. What is then on screen, the part as drawn anew and all
else as it stood, must be what the whole page would show if it were drawn now.
"""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import local_script_runner

from tests.conftest import Open, Visit
from tests.groups import GROUPS
from tests.jobs import JOBS, LESSONS, go, steps
from ui.kit.page import Page
from ui.settings import Choice, Kind, Number, kinds

MOVES_EACH = 8
"""How many moves are made on every page."""


WITHOUT_MOVES = {
    *(("one_step", False), ("one_step", True), ("rule", False)),
    *((page, done) for page in ("attention", "house_rules", "recipe_log", "remembers") for done in (False, True)),
    ("makes_up", False),
    ("real_tasters", False),
}
"""Pages whose every move draws all of them, before or after their job."""


class Parts:
    """The live parts of the page on screen, in order, and the settings that each moves for itself."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.patch, self.moves = patch, list[tuple[str, ...]]()
        live = Page.live

        def noted(
            page: Page[Any],
            draw: Callable[[], object],
            *,
            moves: Sequence[str] = (),
            films: Sequence[str] = (),
            **more: Any,
        ) -> None:
            self.moves.append((*moves, *(films if page.lives else ())))
            live(page, draw, moves=moves, films=films, **more)

        patch.setattr(Page, "live", noted)

    def draw_all(self, visit: Visit) -> Counter[str]:
        """Draw the whole page; the words on it. What was drawn before is forgotten: parts are numbered as they come."""
        self.moves.clear()
        visit.app._fragment_storage._fragments.clear()
        visit.app.run()
        return on_screen(visit)

    def draw(self, visit: Visit, number: int, move: Callable[[], Any]) -> tuple[Counter[str], bool]:
        """Move something in one part: what was drawn then, and whether that was all of the page."""
        fragment = list(visit.app._fragment_storage._fragments)[number]
        self.moves.clear()
        with self.patch.context() as patch:
            patch.setattr(local_script_runner, "RerunData", partial(RerunData, fragment_id=fragment))
            move()
        return on_screen(visit), bool(self.moves)


def on_screen(visit: Visit) -> Counter[str]:
    assert not visit.app.exception
    return Counter(visit.words(charts=True))


def another(dice: random.Random, kind: Kind) -> object:
    """Some value of this kind."""
    if isinstance(kind, Number):
        value = dice.choice(kind.values)
        return int(value) if kind.step == 1 else value
    assert isinstance(kind, Choice)
    return dice.choice(kind.options)


@pytest.mark.parametrize("page", LESSONS)
@pytest.mark.parametrize("done", [False, True])
def test_after_a_move_in_a_part_all_of_the_page_is_true(
    visit: Open, monkeypatch: pytest.MonkeyPatch, page: str, done: bool
) -> None:
    dice, parts = random.Random(f"{page} {done}"), Parts(monkeypatch)
    job = JOBS[page].main
    opened = visit(page, lang="en")
    opened.reader.hand.lives.add(page)  # where there are films: until they live a move draws all of the page
    go(opened, job if done else steps(job)[:1])
    moved, before = 0, parts.draw_all(opened)
    for _ in range(6 * MOVES_EACH):
        known: dict[str, Kind] = {**opened.reader.hand.followed.get(page, {}), **kinds(GROUPS[page])}
        here = [
            (number, name)
            for number, names in enumerate(parts.moves)
            for name in names
            if isinstance(known.get(name), Choice | Number) and opened.has(name)
        ]
        if not here or moved == MOVES_EACH:
            break
        number, name = dice.choice(here)
        widget, kind = opened.widget(name), known[name]
        if widget.disabled or (isinstance(kind, Choice) and len(getattr(widget, "options", ())) != len(kind.options)):
            continue  # cannot be moved, is a button, or offers only what there is now
        value = another(dice, kind)
        old, whole = parts.draw(opened, number, opened.app.run)
        assert not whole, "nothing has changed"
        new, whole = parts.draw(opened, number, widget.set_value(value).run)
        shown = new if whole else before - old + new
        before = parts.draw_all(opened)
        assert shown == before, (name, value)
        moved += 1
    assert moved or (page, done) in WITHOUT_MOVES
