"""All that one page lets its reader set, as one frozen group: each setting is declared once, with its kind.

    @dataclass(frozen=True)
    class Bake(Settings):
        degrees: float = setting(Number(180.0, 100.0, 250.0, 10.0))
        zoom: str = setting(Choice("near", ("near", "far")), looked_at=True)

A setting's name is also its name in a link, and keeps its spelling for ever. Pages that share a setting declare it in a
group that both inherit from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, Self, TypeVar

from ui.settings.kinds import Kind


def setting(kind: Kind, *, looked_at: bool = False, shared: bool = False) -> Any:
    """A setting of a group.

    Args:
        kind: its default, range and form in a link.
        looked_at: it chooses what is shown, and makes no difference to what a run computes.
        shared: *Start again* leaves it alone, because other pages ask about it too.
    """
    return field(default=kind.default, metadata={"kind": kind, "looked_at": looked_at, "shared": shared})


@dataclass(frozen=True)
class Settings:
    """The settings of one page. Subclasses declare theirs with `setting`; by default all are at their default."""

    @property
    def idle(self) -> frozenset[str]:
        """Names of settings that make no difference to a run as the others stand now."""
        return frozenset()

    @property
    def run(self) -> Self:
        """What a run depends on, all else at its default, so that equal runs are equal."""
        usual = defaults(type(self))
        return replace(self, **{name: usual[name] for name in {*self.idle, *looked_at(type(self))}})


Group = TypeVar("Group", bound=Settings)


def kinds(group: type[Settings]) -> Mapping[str, Kind]:
    """The kind of every setting of a group, in order."""
    return MappingProxyType({each.name: each.metadata["kind"] for each in fields(group)})


def defaults(group: type[Settings]) -> Mapping[str, Any]:
    """The value of every setting on a fresh visit."""
    return MappingProxyType({name: kind.default for name, kind in kinds(group).items()})


def looked_at(group: type[Settings]) -> frozenset[str]:
    """Names of the settings that only choose what is shown."""
    return frozenset(each.name for each in fields(group) if each.metadata["looked_at"])


def shared(group: type[Settings]) -> frozenset[str]:
    """Names of the settings that other pages ask about too."""
    return frozenset(each.name for each in fields(group) if each.metadata["shared"])


def gather(group: type[Group], values: Mapping[str, Any]) -> Group:
    """The settings of one page out of all values; those without a value are at their default."""
    return group(**{name: values[name] for name in kinds(group) if name in values})
