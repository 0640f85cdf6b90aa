"""Each page's oracle, in `tests/lessons/<page>/oracle.py`, and found there by the page's id."""

import importlib
from typing import Any

from tests.jobs import PAGES
from tests.oracle import Oracle


def _oracle(page: str) -> type[Oracle[Any]]:
    found: type[Oracle[Any]] = importlib.import_module(f"tests.lessons.{page}.oracle").Oracle
    return found


ORACLES = {page: _oracle(page) for page in PAGES}
"""By page. A page without an oracle fails here, by name."""
