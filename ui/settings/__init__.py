"""What a reader can set: each value with its range, its default and its form in a link, grouped by page."""

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any, TypeVar

from ui.settings.fields import Choice, Number, Value, Weights
from ui.settings.pages import (
    IDLE_IN_TRAINING,
    PAGE_SETTINGS,
    BlameSlips,
    ByHand,
    Judges,
    Line,
    Order,
    Practice,
    Race,
    Rule,
    Seasoning,
    Settings,
    Stations,
    Step,
    names,
)
from ui.settings.registry import (
    COOKS,
    DEFAULTS,
    MOST_UPDATES,
    RACE_RATES,
    RATES,
    SETTINGS,
    SHARED,
    STATED,
    STATION_COOKS,
)

__all__ = [
    "COOKS",
    "DEFAULTS",
    "IDLE_IN_TRAINING",
    "MOST_UPDATES",
    "PAGE_SETTINGS",
    "RACE_RATES",
    "RATES",
    "SETTINGS",
    "SHARED",
    "STATED",
    "STATION_COOKS",
    "BlameSlips",
    "ByHand",
    "Choice",
    "Group",
    "Judges",
    "Line",
    "Number",
    "Order",
    "Practice",
    "Race",
    "Rule",
    "Seasoning",
    "Settings",
    "Stations",
    "Step",
    "Value",
    "Weights",
    "decode",
    "encode",
    "gather",
    "names",
]

Group = TypeVar("Group", bound=Settings)


def gather(group: type[Group], values: Mapping[str, Any]) -> Group:
    """The settings of one page out of all values."""
    return group(**{name: values[name] for name in names(group)})


def encode(settings: Settings) -> str:
    """A run's settings as one value of a link."""
    return ",".join(map(str, astuple(settings)))


def decode(group: type[Group], text: str) -> Group:
    """The inverse of `encode`.

    Raises:
        ValueError: if there are too few or too many values, or one of them is not possible.
    """
    values = text.split(",")
    if len(values) != len(names(group)):
        raise ValueError(f"must hold {len(names(group))} values, got {len(values)}")
    return gather(group, {name: SETTINGS[name].parse(value) for name, value in zip(names(group), values, strict=True)})
