"""What a word may mean, as tiny drawings: a phone, a fruit, a bowl of grain."""

from typing import Final

from ui.draw.plate.svg import n

GRAINS: Final = ("小米",)
COLOURS: Final = {"orange": "#E8892B"}
RED: Final = "#C8402E"


def phone(x: float, y: float) -> str:
    """A phone, about its middle."""
    return (
        f'<g transform="translate({n(x)} {n(y)})" stroke="var(--ink)" stroke-width="1.6">'
        '<rect x="-9" y="-15" width="18" height="30" rx="3.5" fill="var(--page)"/>'
        '<rect x="-6" y="-11" width="12" height="18" fill="var(--band2)" stroke-width="1"/>'
        '<path d="M-2 11h4"/></g>'
    )


def food(word: str, x: float, y: float) -> str:
    """The fruit or the grain that a word means."""
    if word in GRAINS:
        body = (
            '<path d="M-13-2C-9-13 9-13 13-2z" fill="#E9BE4A" stroke="var(--ink)"/>'
            '<path d="M-16-2H16C15 9 8 14 0 14S-15 9-16-2z" fill="var(--page)" stroke="var(--ink)" stroke-width="1.6"/>'
            '<path d="M-12 4Q0 8 12 4" fill="none" stroke="var(--weak)" stroke-width="1.6"/>'
        )
    else:
        body = (
            f'<circle r="13" cy="1" fill="{COLOURS.get(word, RED)}" stroke="var(--ink)" stroke-width="1.2"/>'
            '<path d="M0-11Q0-16 3-18" fill="none" stroke="var(--ink)" stroke-width="1.8"/>'
            '<path d="M2-14Q8-20 13-15 8-11 2-14z" fill="#5E8A3A"/>'
        )
    return f'<g transform="translate({n(x)} {n(y)})">{body}</g>'
