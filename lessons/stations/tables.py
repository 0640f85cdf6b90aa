"""Tables of the line of cooks."""

import numpy as np
import pandas as pd

from core.capacity import LEARNED, SEEDS
from lessons.stations import cooks, scene
from lessons.stations.lost import scene as finding
from lessons.stations.lost import words as said
from lessons.stations.scene import KitchenLine
from lessons.stations.settings import Stations
from ui.figures import percent
from ui.kit.text import Text


def capacity(text: Text, run: Stations) -> pd.DataFrame:
    """Of how many starts each width learned what a run learned, by the run's rule."""
    found = scene.learned_by(run.net_pattern, run.net_rule)
    return pd.DataFrame(
        {
            text("column.cooks"): [str(units) for units in found.units],
            text("column.learned", learned=LEARNED): [
                text("of", count=round(float(share) * SEEDS), seeds=SEEDS) for share in found.learned
            ],
            text("column.accuracy"): [percent(float(np.median(right))) + "%" for right in found.accuracies],
        }
    )


def weights(text: Text, settings: Stations, shown: KitchenLine) -> pd.DataFrame:
    """Every number of the line."""
    rows = []
    for cook in cooks.cooks(settings):
        layer, unit = cooks.seat(settings, cook)
        block = shown.net.blocks(shown.weights)[layer - 1][unit]
        before = (*(cooks.TICKET, *cooks.stations(settings))[layer - 1], cooks.BASE)
        rows += [
            (text.option("net_hears", name), text.option("net_cook", cook), float(value))
            for name, value in zip(before, block, strict=True)
        ]
    return pd.DataFrame(rows, columns=[text("column.from"), text("column.to"), text("column.weight")])


def rounds(text: Text, run: Stations) -> pd.DataFrame:
    """The loss of a run at every recorded round."""
    history = scene.training(run)
    return pd.DataFrame({text.label("column.round"): history.recorded, text.label("column.loss"): history.losses})


def lost(text: Text, settings: Stations) -> pd.DataFrame:
    """Every number of the line that lost one, as it is set now."""
    weights = finding.line(settings.net_found)
    rows = [
        (text.option("net_hears", name), said.cook(text, cook), float(weights[3 * cook + before]))
        for cook in range(3)
        for before, name in enumerate((*cooks.TICKET, cooks.BASE))
    ]
    last = (*(said.cook(text, cook) for cook in range(3)), text.option("net_hears", cooks.BASE))
    rows += [(name, said.cook(text, 3), float(weights[9 + at])) for at, name in enumerate(last)]
    return pd.DataFrame(rows, columns=[text("column.from"), text("column.to"), text("column.weight")])
