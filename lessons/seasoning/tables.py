"""Tables of *Season it yourself*: the diners at this moment, and every try so far."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from core.diners import SEASONINGS
from core.examples import Examples
from core.one_step import Tasting
from ui.kit.text import Text


def diners(text: Text, crowd: Examples, tasting: Tasting) -> pd.DataFrame:
    """What each diner feels, tastes, wishes and says."""
    columns = {
        "salt_felt": crowd.X[:, 0],
        "spice_felt": crowd.X[:, 1],
        "plate": tasting.predictions,
        "wish": crowd.y,
        "error": tasting.errors,
    }
    table = pd.DataFrame({text.label(f"column.{name}"): column.round(3) for name, column in columns.items()})
    table.insert(0, text.label("column.diner"), np.arange(1, len(crowd) + 1))
    return table


def tries(text: Text, walk: Sequence[tuple[float, float]], scores: list[float]) -> pd.DataFrame:
    """What the reader's hand has tried, and how it scored."""
    table = pd.DataFrame(walk, columns=[text.label(f"seasoning.{name}") for name in SEASONINGS])
    return table.assign(**{text.label("metric.score"): np.round(scores, 1)})
