"""Tables of what the reader's hand has done: they agree with `core`."""

import numpy as np
import pytest

from core.diners import regulars
from core.one_step import taste
from lessons.seasoning import tables
from ui.kit.text import Text

TEXT = Text("en", "kitchen", "seasoning")
CROWD = regulars("mapo_tofu")


def test_each_diner_stands_there_with_tongue_plate_wish_and_error() -> None:
    tasting = taste(CROWD, (2.2, 0.5))
    table = tables.diners(TEXT, CROWD, tasting)
    assert list(table["Diner"]) == list(range(1, 9))
    felt = table[["Salt felt (per g)", "Spice felt (per g)"]].to_numpy()
    assert felt == pytest.approx(CROWD.X, abs=6e-4)
    assert table["On the plate"].to_numpy() == pytest.approx(CROWD.X @ np.array([2.2, 0.5]), abs=6e-4)
    assert (table["On the plate"] - table["Wish"]).to_numpy() == pytest.approx(table["Off by"].to_numpy(), abs=2e-3)


def test_every_try_stands_there_in_order_with_its_score() -> None:
    walk = [(1.0, 1.0), (2.0, 1.0)]
    table = tables.tries(TEXT, walk, [41.26, 60.0])
    assert table[["salt", "spice"]].to_numpy().tolist() == [list(grams) for grams in walk]
    assert table["Taste score"].tolist() == [41.26, 60.0]
