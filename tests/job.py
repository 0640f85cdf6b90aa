"""How a way through a page is told: for the app without a browser, for a browser and for the benchmarks.

A way through a page is written as what is pressed and what is set, by the keys of widgets:
`bet.0.2 rate=0.3 cook` presses the bet on 0.2, sets `rate` to 0.3 and presses *Cook*; `press*3` presses three times.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar


class Step(NamedTuple):
    """One press (no value), or one setting given a value."""

    key: str
    value: float | int | str | None = None


class Hand(Protocol):
    """Whoever can press a button and give a setting another value, each by its key."""

    def click(self, name: str) -> object: ...

    def set(self, name: str, value: object) -> object: ...


SomeHand = TypeVar("SomeHand", bound=Hand)


def steps(way: str) -> tuple[Step, ...]:
    """Read a way through a page."""
    return tuple(step for part in way.split() for step in _steps(part))


def _steps(part: str) -> tuple[Step, ...]:
    key, _, value = part.partition("=")
    key, _, times = key.partition("*")
    return (Step(key, _number(value)),) * int(times or 1)


def _number(value: str) -> float | int | str | None:
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    return float(value) if re.fullmatch(r"-?\d+\.\d+", value) else value or None


def take(hand: SomeHand, step: Step) -> SomeHand:
    """Do one step."""
    if step.value is None:
        hand.click(step.key)
    else:
        hand.set(step.key, step.value)
    return hand


def go(hand: SomeHand, way: str | tuple[Step, ...]) -> SomeHand:
    """Go a way to its end."""
    for step in steps(way) if isinstance(way, str) else way:
        take(hand, step)
    return hand


@dataclass(frozen=True)
class Job:
    """What one comes to a page for.

    Attributes:
        main: the short way, which settles the bet where there is one and marks the page as done.
        more: how a curious reader goes on from there: other settings, another run, another question.
        back: other runs after the main job, and the way back to its question. Empty where there is no bet.
        plays: whether there is a run to be played in a player when the main job is done.
    """

    main: str
    more: str
    back: str = ""
    plays: bool = False

    @cached_property
    def whole(self) -> tuple[Step, ...]:
        """The main job, and on."""
        return steps(f"{self.main} {self.more}")

    @cached_property
    def presses(self) -> tuple[str, ...]:
        """What is pressed in the main job."""
        return tuple(step.key for step in steps(self.main) if step.value is None)
