"""The eight tongues in order: those who feel salt more stand first, so that a row of faces itself says what to do."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from core.arrays import Array
from core.examples import Examples

COLOURS: Final[Mapping[str, str]] = {
    "too_weak": "var(--weak)",
    "about_right": "var(--right)",
    "too_strong": "var(--strong)",
}
"""What each says of a dish, in the palette of drawings."""


def salt_shares(crowd: Examples) -> Array:
    """The share of salt in all that each diner feels."""
    shares: Array = crowd.X[:, 0] / crowd.X.sum(axis=1)
    return shares


def by_tongue(crowd: Examples) -> tuple[list[int], Array]:
    """The diners, numbered from 0, those who feel salt more first; and the share of salt in what each feels."""
    shares = salt_shares(crowd).round(2)
    return np.argsort(-shares, kind="stable").tolist(), shares
