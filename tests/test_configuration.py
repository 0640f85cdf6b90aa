"""What the server does with what goes wrong or is too much."""

import tomllib
from pathlib import Path

import pytest

from tests.ui.draw.test_network import contrast

CONFIGURATION = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def test_no_reader_sees_a_traceback_and_nobody_uploads_much() -> None:
    with CONFIGURATION.open("rb") as file:
        told = tomllib.load(file)
    assert told["client"]["showErrorDetails"] == "none"
    assert told["server"]["maxUploadSize"] == 20


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_code_within_a_sentence_can_be_read(theme: str) -> None:
    """Streamlit writes it in the colour of green words; WCAG 2 asks for 4.5 to 1, of words on the page too."""
    with CONFIGURATION.open("rb") as file:
        colours = tomllib.load(file)["theme"][theme]
    for ground in ("codeBackgroundColor", "backgroundColor"):
        assert contrast(colours["greenTextColor"], colours[ground]) >= 4.5
