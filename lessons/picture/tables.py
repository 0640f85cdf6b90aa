"""The numbers behind *A picture, in 65 numbers*."""

import numpy as np
import pandas as pd
from pandas import DataFrame

from core.drawings import SIDE
from core.stencils import LAYOUTS
from lessons.picture import scene as asked
from lessons.picture.scene import Scene
from lessons.picture.settings import PLACES, Picture
from ui.kit.text import Text


def numbers(text: Text, scene: Scene) -> DataFrame:
    """The weights on screen, each beside what it meets in the drawing and what comes of it."""
    if scene.sliding:
        slid = scene.slid
        place = pd.Series(slid.place[0], dtype="Int64").where(slid.passed_on[0] > 0)  # who answers nowhere has none
        columns = {
            "stencil": np.arange(1, len(slid.parts.spoon) + 1),
            "row": place // SIDE + 1,
            "column": place % SIDE + 1,
            "answer": slid.passed_on[0],
            "counts": slid.parts.spoon,
            "adds": scene.shares,
        }
    else:
        at = np.arange(SIDE * SIDE)
        columns = {
            "row": at // SIDE + 1,
            "column": at % SIDE + 1,
            "weight": scene.weights[:-1],
            "ink": scene.shown.astype(int),
            "adds": scene.shares,
        }
    return DataFrame({text(f"column.{name}"): values for name, values in columns.items()})


def right(text: Text, run: Picture) -> DataFrame:
    """How many new faces are told right, by place and layout."""
    columns = {text("column.place"): [text(f"option.pic_place.{place}") for place in PLACES]}
    counted = {text.option("pic_layout", layout): list(asked.counts(run, layout)) for layout in LAYOUTS}
    return DataFrame(columns | counted)
