"""The ladder: seven models, how many numbers each has, and what as many grains of salt weigh."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from ui.draw.plate.svg import n

COLUMNS: Final = "display:grid;grid-template-columns:3.7em minmax(0,1fr) auto 4.4em;gap:0 .55em;align-items:center"
LETTERS: Final = "font-size:clamp(.68rem,3.6vw,.9rem);line-height:1.25;max-width:38rem"
RUNG: Final = f"{COLUMNS};min-height:1.75em;padding:0 .5em"
HERE: Final = (
    f"{RUNG};border-radius:.6em;font-weight:650;box-shadow:inset 0 0 0 2px var(--now);"
    "background:color-mix(in srgb,var(--now) 11%,transparent)"
)
AWAY: Final = f"{RUNG};box-shadow:inset 0 -1px 0 var(--edge)"
RIGHT: Final = "text-align:right;white-space:nowrap"
CODE: Final = f"{RIGHT};font-family:var(--st-code-font,monospace)"


@dataclass(frozen=True)
class Line:
    """What stands on a rung."""

    name: str
    count: int
    digits: str
    salt: str


def ladder_html(lines: Sequence[Line], head: tuple[str, str], here: int, alt: str) -> str:
    """The ladder, the rung where the reader is in a frame.

    Args:
        head: what stands above the numbers, and above the salt.
    """
    over = "".join(f'<span class="name" style="{RIGHT};font-size:.9em">{escape(word)}</span>' for word in head)
    rows = "".join(
        f'<div id="rung{at}" style="{look(at == here)}">{_icon(line.count)}<span>{escape(line.name)}</span>'
        f'<span style="{CODE}">{escape(line.digits)}</span><span style="{RIGHT}">{escape(line.salt)}</span></div>'
        for at, line in enumerate(lines)
    )
    return (
        f'<div role="img" aria-label="{escape(alt)}" style="{LETTERS}"><div aria-hidden="true">'
        f'<div style="{COLUMNS};padding:0 .5em .2em"><span></span><span></span>{over}</div>{rows}</div></div>'
    )


def look(here: bool) -> str:
    """How a rung looks."""
    return HERE if here else AWAY


MANY_DOTS, HEAP, BAGS, SACKS, VAN = 30, 1_000, 10**9, 2 * 10**10, 2 * 10**11
"""Up to so many numbers a rung is drawn as grains, a heap, bags, sacks and a van; from the last on as a lorry."""

_SALT: Final = 'fill="var(--band3)" stroke="var(--ink)" stroke-width="1.1"'


def _icon(count: int) -> str:
    """As much salt, drawn."""
    if count <= MANY_DOTS:
        body = _grains(count)
    elif count <= HEAP:
        body = f'<path d="M12 19C20 17 24 7 30 6S40 17 48 19z" {_SALT}/><path d="M9 19H51" stroke="var(--ink)"/>'
    elif count <= BAGS:
        body = _row(7, 4.2, 7.0, 0.8)
    elif count <= SACKS:
        body = _row(7, 8.2, 15.0, 3.4)
    else:
        body = _wheels(22.0 if count <= VAN else 38.0)
    return f'<svg viewBox="0 0 60 22" style="width:3.7em" aria-hidden="true">{body}</svg>'


def _grains(count: int) -> str:
    columns = -(-count // 2)
    left = 30 - 5.5 * (columns - 1) / 2
    dots = (
        f'<circle cx="{n(left + 5.5 * (at // 2))}" cy="{n(8 if at % 2 else 14)}" r="1.7" fill="var(--ink)"/>'
        for at in range(count)
    )
    return "".join(dots)


def _row(count: int, step: float, high: float, corner: float) -> str:
    """Bags or sacks side by side."""
    left = 30 - step * count / 2
    return "".join(
        f'<rect x="{n(left + step * at)}" y="{n(20 - high)}" width="{n(step - 0.8)}" height="{n(high)}" '
        f'rx="{n(corner)}" {_SALT}/>'
        for at in range(count)
    )


def _wheels(long: float) -> str:
    """A van or a lorry, by the length of what it carries."""
    left = 26 - long / 2 - 4
    cab = left + long + 1
    places = (left + 6, left + long - 5, cab + 6) if long > 30 else (left + 6, cab + 5)
    wheels = "".join(f'<circle cx="{n(x)}" cy="18.5" r="2.6" fill="var(--ink)"/>' for x in places)
    return (
        f'<rect x="{n(left)}" y="3.5" width="{n(long)}" height="14" rx="1" {_SALT}/>'
        f'<path d="M{n(cab)} 17.5V8.5h6l4.5 4.5v4.5z" fill="var(--page)" stroke="var(--ink)" stroke-width="1.1"/>'
        f"{wheels}"
    )
