"""The picture of *Season it yourself*: the walk of a hand on the taste map."""

from functools import lru_cache

import numpy as np

from core.examples import Examples
from lessons.seasoning import charts
from ui.draw import contours
from ui.draw.datasets import Columns, packed
from ui.draw.show import draw, look
from ui.kit.text import Text
from ui.kitchen import crowds


def show_taste_map(text: Text, diners: Examples, tries: list[tuple[float, float]], bet: float | None) -> None:
    """The walk of a reader's hand on the map of taste."""
    bands, levels = _rings(diners)
    salt, spice = np.array(tries, dtype="float32").T
    walked = {"salt": salt, "spice": spice, "order": np.arange(len(tries), dtype="int16")}
    you = {"salt": salt[-1:], "spice": spice[-1:]}
    bets = {"salt": [bet] if bet else [], "word": [text.label("your_bet_mark")] if bet else []}
    data: dict[str, Columns | bytes] = {"bands": bands, "levels": levels, "tries": walked, "you": you, "bet": bets}
    draw(charts.taste_map(text, look()), data, key="taste_map", alt=text.label("alt.taste_map"))


@lru_cache(maxsize=64)
def _rings(diners: Examples) -> tuple[bytes, bytes]:
    bands, levels = contours.rings(contours.Grid(*crowds.MAP_RANGE, crowds.score_map(diners)))
    return packed(bands), packed(levels)
