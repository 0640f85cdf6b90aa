"""Every page's settings, found by the page's id as the pages themselves are."""

import importlib
from collections.abc import Mapping
from typing import Any

from ui.kit import menu
from ui.settings import Kind, Settings, defaults, kinds


def _group(page: str) -> type[Settings]:
    """The one group of settings that a page's room defines."""
    room = importlib.import_module(f"lessons.{page}.settings")
    groups = [
        each
        for each in vars(room).values()
        if isinstance(each, type) and issubclass(each, Settings) and each.__module__ == room.__name__
    ]
    (group,) = groups
    return group


GROUPS: Mapping[str, type[Settings]] = {entry.id: _group(entry.id) for entry in menu.OPEN_PAGES}
"""By page."""

KINDS: Mapping[str, Kind] = {name: kind for group in GROUPS.values() for name, kind in kinds(group).items()}
"""Every setting of the app by its name; pages that share a name share its kind."""

DEFAULTS: Mapping[str, Any] = {name: kind.default for name, kind in KINDS.items()}


def everything(page: str, **values: object) -> dict[str, Any]:
    """All settings of a page at their default but these."""
    return {**defaults(GROUPS[page]), **values}
