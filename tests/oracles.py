"""Each page's oracle, in `tests/lessons/<page>/oracle.py`, and found there by the page's id."""

import importlib
from typing import Any

from tests.jobs import PAGES
from tests.oracle import Oracle

NOT_YET = ("stations",)
"""Pages whose numbers nobody recomputes. It only ever grows shorter: a new page brings its oracle."""


def _oracle(page: str) -> type[Oracle[Any]]:
    found: type[Oracle[Any]] = importlib.import_module(f"tests.lessons.{page}.oracle").Oracle
    return found


ORACLES = {page: _oracle(page) for page in PAGES if page not in NOT_YET}
"""By page. A page without an oracle fails here, by name."""
