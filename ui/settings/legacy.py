"""Links made before settings had names in every part of a link: they open for ever.

A run was written by position, `tomato_egg,normal,1.0,…`. The orders below are those of that time and never change,
whatever is added to a page. And the machine's pages began from the reader's grams: a link with grams opens as `mine`.
"""

from collections.abc import Mapping
from typing import Any

GRAMS = ("salt", "spice")
FIRST_GRAM = 1.0
"""What of each seasoning was in the pot where a link named none."""

ORDER = ("dish", "eaters")
STATIONS = (
    *("net_pattern", "net_stations", "net_cooks", "net_rule", "net_start", "net_seed", "net_hand", "net_touch"),
    *("net_round", "net_mode", "net_map", "net_cook", "net_hears", "ticket_salt", "ticket_spice"),
)
SLIPS = (
    *("slip_pattern", "slip_cooks", "slip_seed", "slip_salt", "slip_spice", "slip_press", "slip_updates"),
    *("slip_weight", "slip_rate", "slip_rounds"),
)

POSITIONS: Mapping[str, tuple[str, ...]] = {
    "home": ORDER,
    "seasoning": (*ORDER, *GRAMS, "view"),
    "practice": (*ORDER, *GRAMS, "tongues", "odd", "rate", "rounds"),
    "one_step": (*ORDER, *GRAMS, "step_rate", "press", "pot", "nudged"),
    "rule": ("rule_question", "rule_place", "rule_cough"),
    "line": ("dots", "line_a", "line_b", "ask_x", "fit_rounds"),
    "judges": (*ORDER, "picky", "stated"),
    "six": (*ORDER, *GRAMS, "landscape", "fair", "race_rate", "race_batch", "shelf_of"),
    "stations": STATIONS,
    "blame": SLIPS,
}
"""The order in which each page's settings stood in a run."""


GONE: Mapping[str, frozenset[str]] = {"seasoning": frozenset({"view"})}
"""Settings that a page once had: what a link says of them is passed over."""


REACH: Mapping[str, tuple[float, float]] = {"line_a": (0.0, 4.0), "line_b": (0.0, 4.0)}
"""How far sliders reach that once reached further: an old value beyond is brought to the end."""


def by_position(page: str, text: str) -> dict[str, str]:
    """The values of a run written by position, by name.

    Raises:
        ValueError: if the page never wrote so many values.
    """
    names, values = POSITIONS.get(page, ()), text.split(",")
    if len(values) != len(names):
        raise ValueError(f"must hold {len(names)} values, got {len(values)}")
    asked = zip(names, values, strict=True)
    kept = {name: _within(name, value) for name, value in asked if name not in GONE.get(page, ())}
    return with_start(page, kept)


def with_start(page: str, asked: Mapping[str, str]) -> dict[str, str]:
    """What an older link asks for: grams other than the first attempt's mean that the machine begins with them."""
    found = dict(asked)
    if page in STARTS and "start" not in found and any(_poured(found.get(name, "")) for name in GRAMS):
        found["start"] = "mine"
    return found


def to_tell(values: Mapping[str, Any]) -> frozenset[str]:
    """Settings that a link names even at their default: grams alone would mean that the machine begins with them."""
    return frozenset({"start"}) if any(values.get(name, FIRST_GRAM) != FIRST_GRAM for name in GRAMS) else frozenset()


STARTS = frozenset({"practice", "one_step", "six"})
"""Pages on which the machine begins somewhere."""


def _poured(grams: str) -> bool:
    """Whether a link names grams, and not those of the first attempt."""
    try:
        return bool(grams) and float(grams) != FIRST_GRAM
    except ValueError:
        return False


def _within(name: str, value: str) -> str:
    """A value brought to the end of its slider; what is no number stays, to be refused."""
    try:
        number = float(value)
    except ValueError:
        return value
    low, high = REACH.get(name, (number, number))
    return value if low <= number <= high else str(min(max(number, low), high))
