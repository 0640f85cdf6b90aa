"""The picture of *One step, slowly*: the pot and its tasters, whose fault it is, and the pot after the step.

It is drawn twice, wide for a laptop and narrow for a phone, and shows no more than the presses have uncovered.
"""

from typing import Final

from core.diners import SEASONINGS
from lessons.one_step import shares, tasters
from lessons.one_step.scene import Scene
from lessons.one_step.slopes import Cut
from lessons.one_step.svg import mark, nought, quiet, short, signed, svg, words
from lessons.one_step.tasters import NARROW, WIDE, Pot
from ui.draw.plate.svg import n
from ui.figures import shortest
from ui.kit.text import Text

WIDE_WIDTH: Final = 791
NARROW_WIDTH: Final = 356
SLOPES_WIDTH: Final = 560

STEP: Final = 62
"""How high the step is, from one pot to the other."""


def step_drawing(text: Text, now: Scene) -> str:
    """The picture, as far as the presses have gone, for both widths."""
    before, after = _before(text, now), _after(text, now)
    wide, narrow = tasters.wide(text, before), tasters.narrow(text, before)
    heights = [WIDE.height, NARROW.height]
    if now.settings.press == 3:
        wide, narrow = wide + shares.wide(text, now), narrow + shares.narrow(text, now)
        heights = [shares.WIDE_HEIGHT, shares.NARROW_HEIGHT]
    elif now.settings.press == 4:
        wide += _steps(text, now, WIDE.height, 14) + tasters.wide(text, after, WIDE.height + STEP)
        narrow += _steps(text, now, NARROW.height, 12) + tasters.narrow(text, after, NARROW.height + STEP)
        heights = [STEP + 2 * height for height in heights]
    drawn = svg(WIDE_WIDTH, heights[0], wide), svg(NARROW_WIDTH, heights[1], narrow)
    return f'<div class="laptop">{drawn[0]}</div><div class="phone">{drawn[1]}</div>'


def slopes_drawing(text: Text, now: Scene) -> str:
    """Both cross-sections, for both widths: the slope that is felt, and the rest, which is not seen from here."""
    drawn = (svg(width, 136, _cuts(text, now, width)) for width in (SLOPES_WIDTH, NARROW_WIDTH))
    return "".join(f'<div class="{shown}">{each}</div>' for shown, each in zip(("laptop", "phone"), drawn, strict=True))


def step(text: Text, now: Scene, which: int) -> str:
    """What the step does to one seasoning."""
    change = now.change(which)
    arrow = "" if nought(change) else "▲ " if change > 0 else "▼ "
    return f"{arrow}{text('row.grams', grams=short(abs(change)))}"


def _before(text: Text, now: Scene) -> Pot:
    press = now.settings.press
    name = text("row.before" if press == 4 else "row.pot")
    return Pot(name, now.crowd, now.tasting, tasted=press >= 1, judged=press >= 2)


def _after(text: Text, now: Scene) -> Pot:
    return Pot(text("row.after"), now.crowd, now.tasting_after)


def _steps(text: Text, now: Scene, y: float, size: float) -> str:
    """From the slopes to the grams, a line a seasoning."""
    drawn = []
    for which, name in enumerate(SEASONINGS):
        line = y + 25 + 24 * which
        said = text("row.step", slope=signed(now.slope(which), 2), rate=shortest(now.settings.step_rate))
        then = f'<tspan fill="var(--now)" font-weight="650">{step(text, now, which)}</tspan>'
        drawn.append(f'{mark(name, 24, line - 5)}<text x="42" y="{n(line)}" font-size="{n(size)}">{said} {then}</text>')
    return "".join(drawn)


def _cuts(text: Text, now: Scene, width: float) -> str:
    """Side by side, each with what stands on its axes; below them what an arrow and what dots are."""
    each = width / 2 - 14
    drawn = []
    for which, name in enumerate(SEASONINGS):
        left = 4 + which * (each + 20)
        drawn.append(mark(name, left + 8, 8) + words(left + 22, 13, text(f"row.{name}.cut"), size=12))
        drawn.append(Cut(now, which, left, 24, each, 74).svg())
    drawn.append('<path d="M4 128h18" stroke="var(--now)" stroke-width="3"/>')
    drawn.append(quiet(28, 132, text("row.felt"), size=12))
    middle = width / 2
    drawn.append(
        f'<path d="M{n(middle)} 128h24" stroke="var(--quiet)" stroke-width="1.5" stroke-dasharray="1.5 4" '
        'stroke-linecap="round"/>'
    )
    return "".join(drawn) + quiet(middle + 30, 132, text("row.unseen"), size=12)
