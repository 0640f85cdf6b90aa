"""Pictures that pages of the kitchen share: complaints, the words of the player."""

import pytest

from core.diners import regulars
from core.one_step import taste
from tests.conftest import CJK, typed
from tests.sent import Sent, caught
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.pictures import player_labels, show_complaints

EN, HAND = Text("en", "kitchen", "practice"), Text("en", "kitchen", "seasoning")


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """What the pictures send to the browser."""
    return caught(monkeypatch, "ui.kitchen")


def test_a_complaint_is_drawn_as_the_diners_error(sent: Sent) -> None:
    tasting = taste(regulars("congee"), (2.0, 1.0))
    show_complaints(HAND, tasting)
    rows = sent["complaints"][1]["complaints"]
    assert rows["shown"].to_numpy() == pytest.approx(tasting.errors, abs=1e-6)
    assert [float(typed(said)) for said in rows["said"]] == pytest.approx(list(tasting.errors), abs=0.051)


def test_the_player_is_given_every_word_in_the_readers_language() -> None:
    for language, register in ((lang, reg) for lang in LANGUAGES for reg in REGISTERS):
        labels = vars(player_labels(Text(language, register, "practice")))
        assert all(labels.values())
        assert any(CJK.search(word) for word in labels.values()) == (language == "zh")
        assert all(f"{{{name}}}" in labels["now"] for name in ("round", "rounds", "x", "y", "value"))
