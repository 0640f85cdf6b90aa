"""The stage as films that follow the clock: both panels trial by trial, the tally, and the sentence."""

from functools import lru_cache
from typing import Final

from core.search import KITCHENS
from lessons.house_rules import panel, squares, words
from lessons.house_rules.panel import LAPTOP, PHONE, Names, Panel, Room
from lessons.house_rules.scene import Scene, everywhere, values_so_far
from lessons.house_rules.settings import BET_ON, HouseRules
from ui.draw.plate.svg import figure
from ui.film import Axis, Film, one_sentence
from ui.kit.text import Text

CLOCK: Final = "search"
SLIDER: Final = "search_kitchen"
SAID: Final = "searched"
TALLY: Final = "tallied"
KEPT: Final = 32
A_ROW: Final = {LAPTOP: 100, PHONE: 50}
CLASS: Final = {LAPTOP: "laptop", PHONE: "phone"}
BETWEEN: Final = "display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 14px"
SMALL: Final = "font-size:13px;line-height:1.45"
SEEN, UNSEEN = SMALL, f"{SMALL};visibility:hidden"
TRIANGLE: Final = (
    '<svg viewBox="0 0 12 12" style="width:11px;display:inline-block"><path d="M1 11L6 1L11 11Z" '
    'fill="var(--ink)"/></svg>'
)
HATCHED: Final = (
    '<svg viewBox="0 0 20 12" style="width:20px;display:inline-block"><path d="M2 12L14 0M9 12L20 1M0 7L7 0" '
    'stroke="var(--quiet)" stroke-width="1.6"/></svg>'
)
RING: Final = f'<svg viewBox="-7 -7 14 14" style="width:13px;display:inline-block">{panel.ring(5.2)}</svg>'
NAMED: Final = "display:inline-flex;align-items:center;gap:6px"
DASHED: Final = (
    f'<svg viewBox="-9 -9 18 18" style="width:15px;display:inline-block"><path d="{panel.DIAMOND}" fill="none" '
    'stroke="var(--ink)" stroke-width="1.8" stroke-dasharray="3 2"/></svg>'
)


@lru_cache(maxsize=KEPT)
def stage_film(text: Text, run: HouseRules, before: HouseRules | None, *, cooked: bool, ahead: int = BET_ON) -> bytes:
    """Both panels, frame by frame, and where the kitchen of the slider would be searched, if it is another.

    Args:
        before: the run before this one.
        cooked: whether it has run; else there is the map, and where would be searched.
        ahead: how many trials the next search has.
    """
    now = Scene(run)
    frames = now.frames if cooked else 1
    film = Film("", (Axis(CLOCK, frames, time=True), Axis(SLIDER, KITCHENS)))
    drawn = []
    for room in (LAPTOP, PHONE):
        both = [_panel(text, film, now, before, room, name, cooked=cooked, ahead=ahead) for name in ("grid", "random")]
        inner = f'<div style="display:flex;gap:23px">{"".join(both)}</div>' if room is LAPTOP else "".join(both)
        drawn.append(f'<div class="{CLASS[room]}">{inner}</div>')
    hidden = f"{NAMED};visibility:hidden"
    film.part("ahead", (SLIDER,), style=[hidden if at == now.seed else NAMED for at in range(KITCHENS)])
    film.drawing = figure("".join([*drawn, _legend(text, before)]), text("alt.stage"))
    return film.packed(CLOCK)


def _panel(
    text: Text,
    film: Film,
    now: Scene,
    before: HouseRules | None,
    room: Room,
    name: str,
    *,
    cooked: bool,
    ahead: int,
) -> str:
    """One panel with its head; its moving parts go into the film."""
    tried = now.both[name]
    drawn = Panel(room, name, now.searched, tried)
    names = Names(text("axis.cooks"), text("axis.right"), text("axis.average").split("\n"))
    ghost = Scene(before).both[name] if before else None
    drawn.follow(film, SLIDER, [each[name] for each in everywhere(ahead)], here=now.seed)
    if cooked:
        best = [int(tried.right[:landed].max(initial=0)) for landed in now.landed]
        drawn.parts(film, CLOCK, now, [text("best", right=right) if right else "" for right in best])
        told = [words.values_tried(text, values_so_far(tried, landed)) for landed in now.landed]
        film.part(f"{drawn.key}-values", (CLOCK,), words=told)
    else:
        for part in ("rings", "drops", "scores", "below"):
            film.part(f"{drawn.key}-{part}", (CLOCK,), count=[0])
        for part in ("best-there", "best"):
            film.part(f"{drawn.key}-{part}", (CLOCK,), opacity=[0.0])
    head = (
        f'<div style="{BETWEEN};line-height:1.3"><b>{text(f"title.{name}")}</b>'
        f'<b id="{drawn.key}-values" style="font-size:.9em"></b></div>'
    )
    return f'<div style="flex:1 1 0;min-width:0">{head}{drawn.drawing(names, ghost, ahead)}</div>'


def _legend(text: Text, before: HouseRules | None) -> str:
    rows = [
        ("", text("legend.across")),
        (TRIANGLE, text("legend.value")),
        (HATCHED, text("legend.outside")),
        ("", text("legend.orange")),
    ]
    rows += [(DASHED, text("legend.before"))] * (before is not None)
    named = "".join(f'<span style="{NAMED}">{sign}{name}</span>' for sign, name in rows)
    ahead = f'<span id="ahead" style="{NAMED}">{RING}{text("legend.ahead")}</span>'
    return f'<div class="name" style="display:flex;flex-wrap:wrap;gap:0 16px;{SMALL}">{named}{ahead}</div>'


@lru_cache(maxsize=KEPT)
def tally_film(text: Text, run: HouseRules, *, waits: bool) -> bytes:
    """How often which was better, a square a kitchen, and always the layout.

    Args:
        waits: whether it is not to be seen before the last frame.
    """
    now = Scene(run)
    found, every = now.tally, range(now.frames)
    film = Film(_tally(now), (Axis(CLOCK, now.frames, time=True),))
    film.part("tally", (CLOCK,), style=[UNSEEN if waits and frame < now.frames - 1 else SEEN for frame in every])
    told = {
        "random": text("tally.random", count=found.random_better),
        "equal": text("tally.equal", count=found.equal),
        "grid": text("tally.grid", count=found.grid_better),
        "layout": words.layout(text, now),
    }
    for name, each in told.items():
        film.part(f"tally-{name}", (CLOCK,), words=[each for _ in every])
    return film.packed(TALLY)


def _tally(now: Scene) -> str:
    signs = [("random", squares.FULL), ("equal", squares.HALF), ("grid", squares.HOLLOW)]
    head = "".join(
        f'<b>{squares.sign(kind)} <span id="tally-{name}"></span></b>'
        for name, kind in signs
        if kind != squares.HALF or now.tally.equal
    )
    drawn = "".join(f'<div class="{CLASS[room]}">{squares.drawing(now, A_ROW[room])}</div>' for room in A_ROW)
    return (
        f'<div id="tally" style="{SEEN}"><div style="{BETWEEN}">{head}</div>{drawn}'
        '<div class="name" id="tally-layout"></div></div>'
    )


@lru_cache(maxsize=KEPT)
def said_film(text: Text, run: HouseRules) -> bytes:
    """What the best of each come to, trial by trial."""
    now = Scene(run)
    told = [words.said(text, now, landed) for landed in now.landed]
    return one_sentence(SAID, Axis(CLOCK, now.frames, time=True), told)
