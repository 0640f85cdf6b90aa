"""The drawing of what a stated chance costs once the dish has come back: two curves, and the stated chance on both."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Final

from core.judges import STATED_JUDGES
from lessons.judges.scene import stated, stated_curves
from ui.draw.plate.svg import figure, n
from ui.figures import decimal, shortest
from ui.kit.text import Text

WIDTH, HEIGHT, WIDEST = 360, 236, 440
LEFT, TOP, RIGHT, BOTTOM = 34, 12, 12, 44
HIGHEST: Final = 7.0
STYLES: Final = {"cross_entropy": ("var(--strong)", ""), "brier": ("var(--weak)", ' stroke-dasharray="7 4"')}
"""Each judge's colour and dash, the dearer first."""

LEAST: Final = 0.1
"""Below it two digits say more than two decimals."""

LEGEND: Final = 150
"""Where the names of the curves begin."""


def across(percent: float) -> float:
    """Where a chance lies."""
    return LEFT + percent / 100 * (WIDTH - LEFT - RIGHT)


def down(loss: float) -> float:
    """Where a price lies."""
    return HEIGHT - BOTTOM - loss / HIGHEST * (HEIGHT - TOP - BOTTOM)


def looks(percent: float) -> Mapping[tuple[str, str], str]:
    """How the marks look at a stated chance, by part and attribute."""
    found = {("upright", "transform"): f"translate({n(across(percent))} 0)"}
    for judge, cost in stated(percent).items():
        found[f"mark-{judge}", "cy"] = n(down(cost.loss))
        found[f"price-{judge}", "words"] = price(cost.loss)
    return found


def price(loss: float) -> str:
    """A price to the hundredth; a smaller one as the sentence beside the picture has it."""
    return decimal(loss, 2) if loss >= LEAST else shortest(loss, 2)


def still(text: Text, percent: float) -> str:
    """The drawing with its words."""
    return framed(drawing(text, percent), described(text, percent))


def framed(drawn: str, alt: str = "") -> str:
    """The drawing with its words."""
    return figure(drawn, alt, width=WIDEST, name="costs")


def described(text: Text, percent: float) -> str:
    """The same in words."""
    prices = [f"{text(f'stated.{judge}')} {price(stated(percent)[judge].loss)}" for judge in STYLES]
    return text.together(text("alt.stated"), text.label("say.and").join(prices))


def drawing(text: Text, percent: float) -> str:
    """Axes, curves, their names with the prices now, and the marks."""
    shown = looks(percent)
    marks = "".join(
        f'<circle id="mark-{judge}" cy="{shown[f"mark-{judge}", "cy"]}" r="6" fill="{colour}" stroke="var(--page)" '
        'stroke-width="1.5"/>'
        for judge, (colour, _) in STYLES.items()
    )
    upright = f'<path d="M0 {TOP}V{HEIGHT - BOTTOM}" stroke="var(--quiet)" stroke-width="1.5"/>'
    names = "".join(_name(text, judge, place, shown) for place, judge in enumerate(STYLES))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="12.5" fill="var(--ink)" '
        f'aria-hidden="true" style="font-variant-numeric:tabular-nums">{_axes(text)}{_curves()}{names}'
        f'<g id="upright" transform="{shown["upright", "transform"]}">{upright}{marks}</g></svg>'
    )


def _name(text: Text, judge: str, place: int, shown: Mapping[tuple[str, str], str]) -> str:
    """A curve's name, with its price."""
    colour, dash = STYLES[judge]
    y = TOP + 12 + 22 * place
    return (
        f'<path d="M{LEGEND} {n(y - 4)}h30" stroke="{colour}" stroke-width="3"{dash}/>'
        f'<text x="{LEGEND + 38}" y="{n(y)}">{escape(text(f"stated.{judge}"))}</text>'
        f'<text id="price-{judge}" x="{WIDTH - RIGHT}" y="{n(y)}" text-anchor="end" font-weight="650">'
        f"{shown[f'price-{judge}', 'words']}</text>"
    )


@lru_cache(maxsize=1)
def _curves() -> str:
    assert set(STYLES) == set(STATED_JUDGES)
    drawn = []
    for judge, (colour, dash) in STYLES.items():
        points = " ".join(f"{n(across(percent))},{n(down(loss))}" for percent, loss in stated_curves()[judge].tolist())
        drawn.append(
            f'<polyline class="{judge}" points="{points}" fill="none" stroke="{colour}" stroke-width="3"{dash}/>'
        )
    return "".join(drawn)


def _axes(text: Text) -> str:
    floor, middle = HEIGHT - BOTTOM, LEFT + (WIDTH - LEFT - RIGHT) / 2
    drawn = [f'<path d="M{LEFT} {TOP}V{floor}H{WIDTH - RIGHT}" fill="none" stroke="var(--quiet)"/>']
    drawn += [
        f'<text x="{LEFT - 7}" y="{n(down(loss) + 4)}" text-anchor="end">{loss}</text>'
        for loss in range(int(HIGHEST) + 1)
    ]
    drawn += [
        f'<text x="{n(across(percent))}" y="{floor + 17}" text-anchor="middle">{percent}</text>'
        for percent in range(0, 101, 20)
    ]
    drawn.append(
        f'<text x="{n(middle)}" y="{floor + 37}" text-anchor="middle">{escape(text("axis.stated"))}</text>'
        f'<text transform="translate(11 {n((TOP + floor) / 2)}) rotate(-90)" text-anchor="middle">'
        f"{escape(text('axis.cost'))}</text>"
    )
    return "".join(drawn)
