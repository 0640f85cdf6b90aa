"""The table of *Practice*: a run, round by round."""

import pandas as pd

from core.losses import taste_score
from core.training import History
from ui.kit.text import Text


def rounds(text: Text, history: History) -> pd.DataFrame:
    """A run, round by round."""
    columns = {"round": history.epochs.astype(int), "salt_grams": history.weights[:, 0]}
    columns |= {"spice_grams": history.weights[:, 1], "loss": history.losses, "score": taste_score(history.losses)}
    return pd.DataFrame({text.label(f"column.{name}"): column for name, column in columns.items()})
