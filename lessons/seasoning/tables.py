"""Tables of *Season it yourself*: the diners at this moment, and every try so far."""

from collections.abc import Sequence

import pandas as pd

from core.diners import SEASONINGS
from core.examples import Examples
from core.one_step import Tasting
from ui.kit.text import Text
from ui.kitchen import tables as kitchen


def diners(text: Text, crowd: Examples, tasting: Tasting) -> pd.DataFrame:
    """What each diner feels, tastes, wishes and says."""
    return kitchen.diners(text, crowd, tasting)


def tries(text: Text, walk: Sequence[tuple[float, float]], scores: list[float]) -> pd.DataFrame:
    """What the reader's hand has tried, and how it scored."""
    table = pd.DataFrame(walk, columns=[text.label(f"seasoning.{name}") for name in SEASONINGS])
    return table.assign(**{text.label("metric.score"): scores})
