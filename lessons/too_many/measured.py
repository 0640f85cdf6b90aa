"""What many restaurants make of each brake, where the page has one: too long for a press, so measured beforehand.

All of it comes from `python -m benchmarks.bench_too_many`, November 2026; a test works out a part of it again.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CROWDS: Final = 60
"""Restaurants 0 to 59, one start each."""

RIGHT: Final[Mapping[str, float]] = MappingProxyType(
    {
        "none": 0.772,
        "three": 0.811,
        "stop": 0.850,
        "small": 0.848,
        "small_much": 0.554,
        "dropout": 0.830,
        "dropout_much": 0.793,
        "round_30": 0.803,
        "round_100": 0.844,
        "round_2000": 0.772,
    }
)
"""Strangers right, in the mean: of sixteen cooks by brake, of three without one, of sixteen without one by round."""

TURNED: Final = 60
"""So often the new diners' curve turned: sixteen cooks, no brake."""

SOME: Final = 12
"""Restaurants 0 to 11, with more regulars."""

FEW, MANY = 60, 500
MORE: Final[Mapping[str, float]] = MappingProxyType(
    {"few_bare": 0.782, "few_stop": 0.843, "more_bare": 0.843, "more_stop": 0.860}
)
"""Strangers right, in the mean, with so many regulars: without a brake, and stopped in time."""


def told() -> dict[str, object]:
    """What the words are filled with."""
    return {**RIGHT, **MORE, "crowds": CROWDS, "turned": TURNED, "some": SOME, "few": FEW, "many": MANY}
