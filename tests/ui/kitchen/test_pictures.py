"""The words of the player, which pages of the kitchen share."""

from tests.conftest import CJK
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.pictures import player_labels


def test_the_player_is_given_every_word_in_the_readers_language() -> None:
    for language, register in ((lang, reg) for lang in LANGUAGES for reg in REGISTERS):
        labels = vars(player_labels(Text(language, register, "practice")))
        assert all(labels.values())
        assert any(CJK.search(word) for word in labels.values()) == (language == "zh")
        assert all(f"{{{name}}}" in labels["now"] for name in ("round", "rounds", "x", "y", "value"))
