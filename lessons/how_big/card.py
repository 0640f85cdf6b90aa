"""The card that travels along: the numbers themselves where they are few, and for published models squares of one tone,
one of which holds a number like the reader's own.
"""

from html import escape
from typing import Final

from lessons.how_big import scene, words
from lessons.how_big.scene import Own, Rung
from ui.draw.card import MOST_SQUARES, Amount, card_svg, framed, line_frame, wide_frame
from ui.draw.plate.svg import n
from ui.figures import whole
from ui.kit import cards
from ui.kit.text import Text

ACROSS, DOWN, PITCH, SIDE = 40, 10, 4.1, 3.4
LEFT, TOP = 86.0, 37.0
LAYERS: Final = 6
"""So many bars stand for the layers of a published model."""


def card_html(text: Text, rung: Rung, own: Own) -> str:
    """The card of a rung."""
    if rung.id in scene.CLIMBED:
        return _published(text, rung, own)
    whose = words.name(text, rung, own)
    if rung.id == "sliders":
        unit = text.label("amount.unit")
        named = [Amount(text.label(f"seasoning.{each}"), grams, unit) for each, grams in _grams(rung)]
        return card_svg(cards.card(text, whose, rung.sizes, named))
    mine = (own.line.mine, text("mine")) if rung.id == "cooks" else None
    return card_svg(cards.card(text, whose, rung.sizes, rung.numbers, mine=mine))


def _grams(rung: Rung) -> tuple[tuple[str, float], ...]:
    return tuple(zip(("salt", "spice"), rung.numbers, strict=True))


def _published(text: Text, rung: Rung, own: Own) -> str:
    """The card of a model whose numbers are not in this app."""
    each, count = (words.in_words(text, of) for of in (rung.count / MOST_SQUARES, rung.count))
    state = text("card.each", count=each)
    like = text("like_mine")
    alt = text("alt.card", name=rung.id, count=whole(rung.count), each=each)
    wide = wide_frame(rung.id, _small(f" · {state}", 12, "quiet"), count, _wide(like, place(own)))
    line = line_frame(_line(place(own)), rung.id, "", _small(text("one_of", count=count), 13.5, "ink"))
    return framed(alt, wide, line)


def _small(said: str, size: float, colour: str) -> str:
    return f'<tspan fill="var(--{colour})" font-size="{n(size)}">{escape(said)}</tspan>'


def place(own: Own) -> tuple[int, int]:
    """The column and the row of the square that holds a number like the reader's own, which is as far along."""
    at = MOST_SQUARES * (2 * own.line.mine + 1) // (2 * len(own.line.weights))
    return at // DOWN, at % DOWN


def _wide(like: str, mine: tuple[int, int]) -> str:
    """The layers, the squares, and the one like the reader's own."""
    x, y = LEFT + PITCH * mine[0] - 2.2, TOP + PITCH * mine[1] - 2.2
    rows = "".join(f"M{n(LEFT)} {n(TOP + PITCH * row + SIDE / 2)}h{n(PITCH * ACROSS)}" for row in range(DOWN))
    squares = (
        f'<path d="{rows}" stroke="var(--ink)" stroke-opacity=".3" stroke-width="{SIDE}" '
        f'stroke-dasharray="{SIDE} {n(PITCH - SIDE)}"/>'
    )
    lead = f'<path d="M{n(x + 8)} {n(y + 4)}H256" stroke="var(--ink)" stroke-width="1"/>'
    said = f'<text x="259" y="{n(min(y + 9, 78))}" font-size="11.5">{escape(like)}</text>'
    return f'{_layers(18, 36, 7.0, 42)}<path d="M76.5 36V78" stroke="var(--edge)"/>{squares}{lead}{_mine(x, y)}{said}'


def _line(mine: tuple[int, int]) -> str:
    """For a phone: the layers, and in one of them the square of the one like the reader's own."""
    bar = LAYERS * mine[0] // ACROSS
    return _layers(20, 9, 5.0, 20) + _mine(20 + 6 * bar + 2 - 3.9, 9 + 20 * (mine[1] + 0.5) / DOWN - 3.9)


def _mine(x: float, y: float) -> str:
    """A framed square, in it the dot that is the reader's own."""
    return (
        f'<rect x="{n(x)}" y="{n(y)}" width="7.8" height="7.8" fill="var(--page)" stroke="var(--ink)" '
        f'stroke-width="1.8"/><circle cx="{n(x + 3.9)}" cy="{n(y + 3.9)}" r="1.6" fill="var(--ink)"/>'
    )


def _layers(left: float, top: float, wide: float, high: float) -> str:
    """Layers side by side, the first hollow."""
    return "".join(
        f'<rect x="{n(left + (wide + 1) * at)}" y="{n(top)}" width="{n(wide - 1)}" height="{n(high)}" rx="2" '
        f'fill="{"var(--ink)" if at else "var(--page)"}" stroke="var(--ink)" stroke-width="1.2"/>'
        for at in range(LAYERS)
    )
