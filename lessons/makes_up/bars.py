"""Two bars: of the questions about pages that were read, and about those torn out, how many are still answered."""

from collections.abc import Mapping
from html import escape
from typing import Any, Final

from lessons.makes_up import scene
from ui.draw.plate.svg import figure, n
from ui.kit.text import Text

WIDE, BAR, HIGH, LEFT = 420.0, 300.0, 16.0, 100.0
TORN: Final = 5

Looks = dict[tuple[str, str], str]


def looks(left: Mapping[str, Any]) -> Looks:
    """How long they are, and how much of each is right."""
    known = len(scene.every_page()) - TORN
    shares = {
        "kept": left["kept"] / known,
        "kept-right": left["kept_right"] / known,
        "through": left["through"] / TORN,
        "through-right": left["through_right"] / TORN,
    }
    return {(name, "width"): n(BAR * share) for name, share in shares.items()}


def html(text: Text, found: Looks, said: str) -> str:
    """The bars above their sentence."""
    rows = "".join(
        f'<text x="{n(LEFT - 8)}" y="{n(y + 13)}" text-anchor="end">{escape(text(f"bars.{name}"))}</text>'
        f'<rect x="{n(LEFT)}" y="{n(y)}" width="{n(BAR)}" height="{n(HIGH)}" fill="none" stroke="var(--edge)"/>'
        f'<rect id="{name}" x="{n(LEFT)}" y="{n(y)}" height="{n(HIGH)}" fill="var(--strong)" fill-opacity=".35" '
        f'stroke="var(--strong)" stroke-dasharray="4 3" width="{found[name, "width"]}"/>'
        f'<rect id="{name}-right" x="{n(LEFT)}" y="{n(y)}" height="{n(HIGH)}" fill="var(--right)" '
        f'width="{found[f"{name}-right", "width"]}"/>'
        for name, y in (("kept", 4.0), ("through", 30.0))
    )
    drawn = f'<svg viewBox="0 0 {n(WIDE)} 52" font-size="13" fill="var(--ink)" aria-hidden="true">{rows}</svg>'
    return f"{figure(drawn, text('alt.bars'), width=int(WIDE))}<p>{said}</p>"
