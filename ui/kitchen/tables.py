"""The table that several pages of this kitchen begin with: what each diner feels, tastes, wishes and says."""

import numpy as np
import pandas as pd

from core.examples import Examples
from core.one_step import Tasting
from ui.kit.text import Text


def diners(text: Text, crowd: Examples, tasting: Tasting) -> pd.DataFrame:
    """A row a diner, every number unrounded."""
    columns = {
        "diner": np.arange(1, len(crowd) + 1),
        "salt_felt": crowd.X[:, 0],
        "spice_felt": crowd.X[:, 1],
        "plate": tasting.predictions,
        "wish": crowd.y,
        "error": tasting.errors,
    }
    return pd.DataFrame({text.label(f"column.{name}"): column for name, column in columns.items()})
