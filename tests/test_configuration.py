"""What the server does with what goes wrong or is too much."""

import tomllib
from pathlib import Path

CONFIGURATION = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def test_no_reader_sees_a_traceback_and_nobody_uploads_much() -> None:
    with CONFIGURATION.open("rb") as file:
        told = tomllib.load(file)
    assert told["client"]["showErrorDetails"] == "none"
    assert told["server"]["maxUploadSize"] == 20
