"""Settings in a link: each under its own name, and a whole run as one value, `name=value;name=value`.

Only what is not at its default is written. So a setting that is added later refuses no link made before it.
"""

from collections.abc import Mapping
from typing import Any

from ui.settings import legacy
from ui.settings.groups import Group, Settings, defaults, gather, kinds

AS_USUAL = "default"
"""A run in which everything is at its default."""


def query_of(settings: Settings) -> dict[str, str]:
    """The settings as parts of a link's query, those at their default left out where a link may be silent of them."""
    usual = defaults(type(settings))
    now = {name: getattr(settings, name) for name in usual}
    told = legacy.to_tell(now)
    return {name: str(value) for name, value in now.items() if value != usual[name] or name in told}


def write(run: Settings) -> str:
    """A run as one value of a link."""
    return ";".join(f"{name}={value}" for name, value in query_of(run).items()) or AS_USUAL


def read(page: str, group: type[Group], text: str) -> Group:
    """The inverse of `write`. Runs written by position, as links once did, are read for ever.

    Raises:
        ValueError: if a name is unknown, stands there twice, or its value is not possible.
    """
    if text == AS_USUAL:
        return group()
    if "=" not in text:
        return gather(group, parse(group, legacy.by_position(page, text)))
    parts = [(name, value) for name, _, value in (part.partition("=") for part in text.split(";"))]
    asked, gone = dict(parts), legacy.GONE.get(page, frozenset())
    if len(asked) < len(parts) or not asked.keys() <= kinds(group).keys() | gone:
        raise ValueError(f"must name settings of the page once each, got {text!r}")
    return gather(group, parse(group, {name: value for name, value in asked.items() if name not in gone}))


def parse(group: type[Settings], asked: Mapping[str, str]) -> dict[str, Any]:
    """The values that a link asks for.

    Raises:
        ValueError: if one of them is not possible.
    """
    known = kinds(group)
    return {name: known[name].parse(text) for name, text in asked.items()}
