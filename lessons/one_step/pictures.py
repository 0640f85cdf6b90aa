"""The picture of *One step, slowly*: what each diner tastes."""

import numpy as np
import pandas as pd

from core.diners import SEASONINGS
from core.examples import Examples
from core.one_step import Tasting
from lessons.one_step import charts
from ui.draw.show import draw, look
from ui.kit.text import Text


def show_plates(text: Text, diners: Examples, tasting: Tasting) -> None:
    """What each diner tastes, part by part."""
    ends = np.cumsum(tasting.parts, axis=1)
    number = np.arange(1, len(diners) + 1)
    parts = pd.concat(
        pd.DataFrame({"diner": number, "part": text.label(f"seasoning.{name}"), "start": start, "end": end})
        for name, start, end in zip(SEASONINGS, (ends - tasting.parts).T, ends.T, strict=True)
    )
    wishes = pd.DataFrame({"diner": number, "wish": diners.y, "part": text.label("wish")})
    draw(charts.plates(text, look()), {"parts": parts, "wishes": wishes}, key="plates", alt=text.label("alt.plates"))
