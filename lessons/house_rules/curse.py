"""The winner's curse as a picture: the best of one, four, sixteen and all, on the exam that chose it and elsewhere."""

from typing import Final

from core.exams import SIZES, contest_of
from ui.draw.plate.svg import n, words
from ui.figures import decimal
from ui.kit.text import Text

KEY: Final = "curse"
WIDE, HIGH = 384, 208
LEFT, RIGHT, TOP, FOOT = 34.0, 254.0, 26.0, 170.0
LOW, MOST = 80.0, 92.0
LEVELS: Final = (80, 84, 88, 92)


def drawing(text: Text) -> str:
    """Both curves for the smallest exam; what lies between them at the end is luck."""
    found = contest_of(SIZES[0])
    many = len(found.groups)
    xs = [LEFT + 24 + at * (RIGHT - LEFT - 48) / (many - 1) for at in range(many)]
    exam, fresh = ([_y(100 * float(share)) for share in shares] for shares in (found.exam, found.fresh))
    levels = "".join(
        f'<path d="M{n(LEFT)} {n(_y(level))}H{n(RIGHT)}" stroke="var(--edge)"/>'
        + words(LEFT - 6, _y(level) + 4, str(level), size=12, anchor="end", fill="var(--quiet)")
        for level in LEVELS
    )
    groups = "".join(
        words(x, FOOT + 17, str(group), size=12, anchor="middle", fill="var(--quiet)")
        for x, group in zip(xs, found.groups, strict=True)
    )
    dashed = 'stroke="var(--spare)" stroke-width="2.4" stroke-dasharray="3 3"'
    luck = f'<path d="M{n(xs[-1])} {n(exam[-1])}V{n(fresh[-1])}" {dashed}/>'
    curves = "".join(
        f'<path d="M{"L".join(f"{n(x)} {n(y)}" for x, y in zip(xs, ys, strict=True))}" fill="none" stroke="{colour}" '
        f'stroke-width="2.6"/>'
        for ys, colour in ((exam, "var(--ink)"), (fresh, "var(--now)"))
    )
    squares = "".join(
        f'<rect x="{n(x - 5.5)}" y="{n(y - 5.5)}" width="11" height="11" fill="var(--page)" stroke="var(--ink)" '
        'stroke-width="2.2"/>'
        for x, y in zip(xs, exam, strict=True)
    )
    discs = "".join(
        f'<circle cx="{n(x)}" cy="{n(y)}" r="6" fill="var(--now)" stroke="var(--page)" stroke-width="1.5"/>'
        for x, y in zip(xs, fresh, strict=True)
    )
    named = "".join(
        words(RIGHT + 4, y + 4, f"{decimal(100 * float(share), 1)} {name}", size=13, fill=colour, bold=True)
        for y, share, name, colour in (
            (exam[-1], found.exam[-1], text("curse.exam"), "var(--ink)"),
            (fresh[-1], found.fresh[-1], text("curse.fresh"), "var(--now)"),
        )
    )
    title = words(0, 13, text("curse.title"), size=13, bold=True)
    below = words((LEFT + RIGHT) / 2, HIGH - 4, text("curse.groups"), size=12, anchor="middle", fill="var(--quiet)")
    return (
        f'<svg viewBox="0 0 {WIDE} {HIGH}" fill="var(--ink)" aria-hidden="true">{title}{levels}{groups}{below}{luck}'
        f"{curves}{squares}{discs}{named}</svg>"
    )


def _y(share: float) -> float:
    return FOOT - (share - LOW) / (MOST - LOW) * (FOOT - TOP)
