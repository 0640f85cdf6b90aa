"""The table of a run."""

import numpy as np
import pytest

from lessons.practice import tables
from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from ui.kit.text import Text


def test_a_run_is_listed_round_by_round_from_the_start() -> None:
    history = Scene(Practice(rate=0.6)).history
    table = tables.rounds(Text("en", "kitchen", "practice"), history)
    assert list(table["Round"]) == list(range(len(history.losses)))
    assert table.iloc[0][["Salt (g)", "Spice (g)"]].tolist() == [1.0, 1.0]
    assert np.array_equal(table["How far off"], history.losses)
    assert table["Taste score"].to_numpy() == pytest.approx(100 / (1 + history.losses))
    assert np.isfinite(table.to_numpy()).all()
