"""Each page's main job, told once: for the app without a browser, for a browser and for the benchmarks.

A way through a page is written as what is pressed and what is set, by the keys of widgets:
`bet.0.2 rate=0.3 cook` presses the bet on 0.2, sets `rate` to 0.3 and presses *Cook*; `press*3` presses three times.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from ui.kit import menu


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
        plays: whether there is a run to be played on a stage when the main job is done.
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


JOBS = {
    "home": Job("cook", "dish=mapo_tofu cook eaters=heavy cook"),
    "seasoning": Job(
        "bet.3 spice=0.8 salt=3.0",
        "view=taste_map salt=2.0 dish=congee bet.5 salt=3.0",
        back="salt=0.0 dish=congee dish=tomato_egg",
    ),
    "line": Job(
        "bet.12 fit",
        "line_a=1.5 fit preset=outlier bet.none fit_rounds=1000 fit",
        back="preset=curve bet.skip fit preset=noisy bet.skip fit preset=two_points",
        plays=True,
    ),
    "rule": Job(
        "bet.model cook rule_place=elsewhere cook",
        "rule_cough=yes cook rule_question=too_strong bet.rule cook",
        back="rule_place=home cook rule_cough=yes cook",
    ),
    "one_step": Job("bet.salt press*4", "press*3 nudge step_rate=0.4 press*2", back="step_rate=0.4 press*5"),
    "practice": Job(
        "bet.0.2 cook",
        "rate=0.3 rounds=10 cook invite",
        back="tongues=alike rate=0.01 cook dish=congee bet.skip cook dish=mapo_tofu bet.skip cook dish=tomato_egg",
        plays=True,
    ),
    "six": Job(
        "bet.adam race",
        "race_rate=1.0 race shelf_of=adam landscape=two_hollows bet.skip fair=own race",
        back="race_rate=1.0 race landscape=saddle bet.skip race landscape=bowl",
        plays=True,
    ),
    "judges": Job(
        "bet.huber cook",
        "picky=4.0 cook stated=0.5 dish=chili_pork bet.skip cook",
        back="picky=-2.0 cook dish=congee bet.skip cook picky=1.0 cook dish=tomato_egg",
    ),
    "stations": Job(
        "bet.3 train",
        "net_cooks=2 train net_map=cook net_mode=hand _weight.0=2.0 net_cook=out ticket_salt=3.0",
        back="net_pattern=either train net_cooks=1 train",
    ),
    "blame": Job(
        "bet.2 slip_press*6 train",
        "slip_rate=3.0 slip_pattern=ring train",
        back="slip_salt=0.9 slip_press*6 slip_pattern=ring slip_press*6 train slip_pattern=either slip_salt=4.8 "
        "slip_press*6",
        plays=True,
    ),
}
"""By page."""

PAGES = tuple(entry.id for entry in menu.OPEN_PAGES)
"""Every page that can be opened, in order, Home first."""

LESSONS = tuple(page for page in PAGES if page != menu.HOME)
"""All but Home."""
