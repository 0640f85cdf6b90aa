"""What is played along its frames: the bar that a clock and a player have in common, and the time behind it."""

import json
import re
from pathlib import Path

from ui.code import read, zipped

HERE = Path(__file__).parent


def with_bar(name: str) -> str:
    """The markup of a component, the bar in its place."""
    return read(HERE / name).replace("<!-- bar.html -->\n", read(HERE / "bar.html"))


def program(style: str, *parts: str) -> str:
    """The program of a component: its style, the time, and its own parts in order."""
    code = [read(HERE / part) for part in ("time.js", *parts)]
    narrow = re.sub(r"\s*([{};,])\s*", r"\1", style)
    return zipped("\n".join([f"const STYLE = {json.dumps(narrow)};", *code]))
