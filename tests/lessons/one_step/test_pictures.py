"""The plates of *One step, slowly* are stacked from their parts."""

import pytest

from core.diners import regulars
from core.one_step import taste
from lessons.one_step.pictures import show_plates
from tests.sent import Sent, caught
from ui.kit.text import Text

STEP = Text("en", "kitchen", "one_step")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser."""
    return caught(monkeypatch, "lessons.one_step")


def test_a_plate_is_stacked_from_its_parts_up_to_what_is_tasted(sent: Sent) -> None:
    tasting = taste(regulars("congee"), (2.0, 1.0))
    show_plates(STEP, regulars("congee"), tasting)
    parts = sent["plates"][1]["parts"]
    assert parts.groupby("diner")["end"].max().to_numpy() == pytest.approx(tasting.predictions)
    assert pytest.approx(tasting.parts) == (parts["end"] - parts["start"]).to_numpy().reshape(2, -1).T
    assert sent["plates"][1]["wishes"]["wish"].to_numpy() == pytest.approx(regulars("congee").y)
