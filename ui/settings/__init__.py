"""What a reader can set: kinds of value, groups of them a page declares, and their form in a link."""

from ui.settings.groups import Group, Settings, defaults, gather, kinds, looked_at, setting, shared
from ui.settings.kinds import Choice, Kind, Number, Value, uneven

__all__ = [
    "Choice",
    "Group",
    "Kind",
    "Number",
    "Settings",
    "Value",
    "defaults",
    "gather",
    "kinds",
    "looked_at",
    "setting",
    "shared",
    "uneven",
]
