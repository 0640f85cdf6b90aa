"""The numbers behind the line's pictures, their headings in the reader's words."""

import numpy as np
import pandas as pd

from core.arrays import Array
from core.lines import Points, misses
from core.training import History
from ui.kit.text import Text


def points(text: Text, given: Points, lines: dict[str, Array]) -> pd.DataFrame:
    """Every point, and of every line what it answers there and by how much it misses."""
    numbered = np.arange(1, len(given) + 1)
    table = pd.DataFrame({text("column.point"): numbered, text("axis.x"): given.x, text("axis.y"): given.y})
    for name, weights in lines.items():
        errors, line = misses(given, weights), text(f"line.{name}")
        table[text("column.answer", line=line)] = given.y + errors
        table[text("column.miss", line=line)] = errors
        table[text("column.square", line=line)] = errors**2
    return table


def rounds(text: Text, history: History) -> pd.DataFrame:
    """A fit, round by round."""
    return pd.DataFrame(
        {
            text.label("column.round"): history.epochs.astype(int),
            "a": history.weights[:, 0],
            "b": history.weights[:, 1],
            text("column.mean_square"): history.losses,
        }
    )
