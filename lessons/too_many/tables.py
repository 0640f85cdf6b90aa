"""Tables of *Too many spices*."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core.jars import open_jars
from lessons.too_many import scene, words
from lessons.too_many.scene import ALL_RIGHT, Cooking
from lessons.too_many.shelf import COUNTS
from ui.figures import percent
from ui.kit.text import Text


def rounds(text: Text, cooking: Cooking) -> pd.DataFrame:
    """A run, record by record."""
    columns = {
        "round": cooking.rounds,
        "loss": cooking.course.history.losses,
        "new_loss": cooking.course.losses,
        "right": cooking.right,
        "new_right": cooking.new_right,
    }
    return _named(text, columns)


def jars(text: Text) -> pd.DataFrame:
    """What comes of opening one jar after another: the usual, and all of one example."""
    found = open_jars()
    at = found.example
    columns: dict[str, Any] = {
        "jars": COUNTS,
        "usual_regulars": found.usual_regulars,
        "usual_new": found.usual_strangers,
        "example_new": found.strangers[at],
    }
    grams = {
        text("column.grams", jar=name): found.amounts[at, :, jar] for jar, name in enumerate(words.jar_names(text))
    }
    return _named(text, columns).assign(**grams)


def threshold(text: Text) -> pd.DataFrame:
    """How often so many cooks learn the disc, by three measures."""
    found = scene.threshold()
    columns = {
        "cooks": found.units,
        "learned": [f"{percent(float(share))}%" for share in found.learned],
        "smooth": [f"{percent(float(share), 1)}%" for share in found.accuracies.mean(axis=1)],
        "strict": [f"{percent(float(share))}%" for share in found.all_right(ALL_RIGHT)],
    }
    return _named(text, columns)


def _named(text: Text, columns: Mapping[str, Any]) -> pd.DataFrame:
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})
