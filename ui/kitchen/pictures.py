"""Pictures that several pages of this kitchen show: the complaints, and the player's words."""

from functools import lru_cache

import numpy as np

from core.one_step import Tasting
from ui import film
from ui.draw.show import draw, look
from ui.kit.text import Text, minus
from ui.kitchen import charts, words

PLAYER_HEIGHT = 360


def show_complaints(text: Text, tasting: Tasting) -> None:
    """Each diner's complaint as a bar beside the wish."""
    rows = {
        "diner": np.arange(1, len(tasting.errors) + 1, dtype="int8"),
        "shown": np.clip(tasting.errors, -charts.ERROR_LIMIT, charts.ERROR_LIMIT).astype("float32"),
        "feeling": [text.label(f"feeling.{words.feeling(error)}") for error in tasting.errors],
        "said": [minus(f"{error:+z.1f}") for error in tasting.errors],
    }
    draw(charts.complaints(text, look()), {"complaints": rows}, key="complaints", alt=text.label("alt.complaints"))


@lru_cache(maxsize=16)
def player_labels(text: Text) -> film.Labels:
    """Every word the player shows or speaks."""
    return film.Labels(**{name: text.label(f"player.{name}") for name in film.Labels.__dataclass_fields__})
