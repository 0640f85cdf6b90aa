"""What a reader can set: each value with its range, its default and its form in a link, grouped by page."""

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields, replace
from typing import Any, TypeVar

from core.capacity import EPOCHS
from core.diners import DISHES, EATERS
from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from core.patterns import PATTERNS, RULES
from core.people import PLACES, QUESTIONS
from ui.line.dots import Dots
from ui.stations.edits import Edits

Value = float | int | str


@dataclass(frozen=True)
class Number:
    """A number on a slider.

    Attributes:
        default: the value of a fresh visit. Constant, because a link leaves it out.
        low, high, step: the slider's range.
    """

    default: float
    low: float
    high: float
    step: float

    def parse(self, text: str) -> float:
        """The number that a link asks for, rounded to the slider's step.

        Raises:
            ValueError: if the text is no number or out of range.
        """
        number = float(text)
        if not math.isfinite(number) or not self.low <= number <= self.high:
            raise ValueError(f"must be between {self.low:g} and {self.high:g}, got {text!r}")
        return round(self.low + round((number - self.low) / self.step) * self.step, 6)


@dataclass(frozen=True)
class Choice:
    """One of a few values; the first option is not always the default."""

    default: Value
    options: tuple[Value, ...]

    def parse(self, text: str) -> Value:
        """The option that a link asks for.

        Raises:
            ValueError: if it is none of the options.
        """
        for option in self.options:
            if text == str(option):
                return option
        raise ValueError(f"must be one of {', '.join(map(str, self.options))}, got {text!r}")


@dataclass(frozen=True)
class Weights:
    """Two weights as the text `salt,spice`, or nothing: weights that a machine arrived at are seldom round."""

    default: str = ""
    limit: float = 1e6

    def parse(self, text: str) -> str:
        """The weights that a link asks for, in their shortest form.

        Raises:
            ValueError: if the text is neither empty nor two numbers within the limit.
        """
        if not text:
            return text
        numbers = [float(part) for part in text.split(",")]
        if len(numbers) != 2 or not all(abs(number) <= self.limit for number in numbers):  # NaN fails too
            raise ValueError(f"must be two numbers up to {self.limit:g}, got {text!r}")
        return ",".join(f"{number:.12g}" for number in numbers)


RATES = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.5, 0.55, 0.6, 0.8, 1.0)
"""Learning rates on offer, evenly spread on a log scale but closer together around the boiling point (about 0.48)."""

RACE_RATES = (0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 10.0)
"""Learning rates that six different optimizers may be given: what is timid for one boils over for another."""

STATED = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.9)
"""Probabilities that can be stated, in percent: closer together towards certainty."""

STATION_COOKS = tuple(f"A{number}" for number in range(1, 9))
"""The cooks of the first station; those of the second are B1 to B8."""

COOKS = (*STATION_COOKS, *(cook.replace("A", "B") for cook in STATION_COOKS), "out")
"""Every cook of the longest line on offer, the one who gives the verdict last."""

MOST_UPDATES = 50
"""So many updates on one ticket are enough to see where they lead."""

SETTINGS: dict[str, Number | Choice | Weights | Dots | Edits] = {
    "dish": Choice("tomato_egg", tuple(DISHES)),
    "eaters": Choice("normal", tuple(EATERS)),
    "tongues": Choice("usual", ("usual", "alike")),
    "odd": Choice("no", ("no", "yes")),
    "salt": Number(1.0, 0.0, 6.0, 0.1),
    "spice": Number(1.0, 0.0, 6.0, 0.1),
    "view": Choice("complaints", ("complaints", "taste_map")),
    "press": Choice(0, (0, 1, 2, 3, 4)),
    "pot": Weights(),
    "step_rate": Choice(0.1, (0.05, 0.1, 0.2, 0.4)),
    "rate": Choice(0.05, RATES),
    "rounds": Choice(100, (10, 100, 1000)),
    "landscape": Choice("bowl", tuple(LANDSCAPES)),
    "fair": Choice("same", ("same", "own")),
    "race_rate": Choice(0.1, RACE_RATES),
    "race_batch": Choice(8, (1, 4, 8)),
    "shelf_of": Choice("sgd", tuple(OPTIMIZERS)),
    "dots": Dots("two_points"),
    "line_a": Number(0.5, -5.0, 5.0, 0.1),
    "line_b": Number(3.0, -10.0, 10.0, 0.1),
    "ask_x": Number(2.5, -10.0, 20.0, 0.5),
    "fit_rounds": Choice(100, (10, 100, 1000)),
    "rule_question": Choice("ill", tuple(QUESTIONS)),
    "rule_place": Choice("home", PLACES),
    "rule_cough": Choice("no", ("no", "yes")),
    "picky": Number(3.0, -3.0, 6.0, 0.5),
    "stated": Choice(1.0, STATED),
    "slip_pattern": Choice("either", tuple(RULES)),
    "slip_cooks": Choice(3, (2, 3, 4)),
    "slip_seed": Choice(1, tuple(range(1, 10))),
    "slip_salt": Number(4.8, 0.0, 6.0, 0.3),
    "slip_spice": Number(1.8, 0.0, 6.0, 0.3),
    "slip_press": Choice(0, tuple(range(7))),
    "slip_updates": Choice(0, tuple(range(MOST_UPDATES + 1))),
    "slip_weight": Choice(0, tuple(range(17))),
    "slip_rate": Choice(1.0, (0.1, 0.3, 1.0, 3.0)),
    "slip_rounds": Choice(300, (30, 300, 1000)),
    "ticket_salt": Number(4.5, 0.0, 6.0, 0.1),
    "ticket_spice": Number(1.5, 0.0, 6.0, 0.1),
    "net_pattern": Choice("ring", tuple(PATTERNS)),
    "net_stations": Choice(1, (1, 2)),
    "net_cooks": Choice(2, tuple(range(1, 9))),
    "net_rule": Choice("tanh", ("tanh", "relu", "sigmoid", "identity")),
    "net_start": Choice("random", ("random", "ones")),
    "net_seed": Choice(0, tuple(range(10))),
    "net_mode": Choice("train", ("train", "hand")),
    "net_cook": Choice("A1", COOKS),
    "net_hears": Choice("salt", ("salt", "spice", *STATION_COOKS, *COOKS[8:16], "base")),
    "net_map": Choice("verdict", ("verdict", "cook")),
    "net_round": Number(float(EPOCHS), 0.0, float(EPOCHS), 10.0),
    "net_hand": Edits(),
    "net_touch": Edits(),
}
"""Every setting by its name, which is also its name in a link."""

DEFAULTS: dict[str, Value] = {name: setting.default for name, setting in SETTINGS.items()}

SHARED = frozenset({"dish", "eaters"})
"""Settings that *Start again* leaves alone: they choose the question, and other pages ask it too."""


@dataclass(frozen=True)
class Settings:
    """All that one page lets the reader set."""


@dataclass(frozen=True)
class Order(Settings):
    """What is ordered, and by whom: chooses the crowd, hence which chef is trained."""

    dish: str
    eaters: str


@dataclass(frozen=True)
class Seasoning(Order):
    """An order and the reader's grams."""

    salt: float
    spice: float

    @property
    def grams(self) -> tuple[float, float]:
        """Salt and spice in grams: the weights."""
        return self.salt, self.spice


@dataclass(frozen=True)
class ByHand(Seasoning):
    """A seasoning and the picture looked at."""

    view: str


@dataclass(frozen=True)
class Step(Seasoning):
    """A seasoning, how boldly to adjust it once, and how far the reader has gone.

    Attributes:
        press: how many of the four presses were made.
        pot: what is in the pot after earlier steps; empty while it is the reader's own seasoning.
    """

    step_rate: float
    press: int
    pot: str

    @property
    def weights(self) -> tuple[float, float]:
        """The grams that this step begins with."""
        if not self.pot:
            return self.grams
        salt, spice = map(float, self.pot.split(","))
        return salt, spice


@dataclass(frozen=True)
class Practice(Seasoning):
    """All that a training run depends on: who tastes, the start, how boldly, how long."""

    tongues: str
    odd: str
    rate: float
    rounds: int


@dataclass(frozen=True)
class Line(Settings):
    """Points, the reader's line through them, an x to ask it about, and for how many rounds the machine fits.

    Attributes:
        dots: the points, in the form of a link.
    """

    dots: str
    line_a: float
    line_b: float
    ask_x: float
    fit_rounds: int

    @property
    def weights(self) -> tuple[float, float]:
        """A and b."""
        return self.line_a, self.line_b

    @property
    def run(self) -> "Line":
        """What a fit depends on: the x asked about is none of it."""
        return replace(self, ask_x=float(SETTINGS["ask_x"].default))


@dataclass(frozen=True)
class Race(Seasoning):
    """All that a race of the optimizers depends on, and whose shelf of learning rates is looked at.

    Attributes:
        landscape: an id of `LANDSCAPES`; the bowl is that of the reader's own order, from the reader's own grams.
        fair: the same learning rate for all, or each its own best from the shelf.
    """

    landscape: str
    fair: str
    race_rate: float
    race_batch: int
    shelf_of: str

    @property
    def idle(self) -> frozenset[str]:
        """The names of settings that make no difference to this race."""
        order = names(Seasoning) if self.landscape != "bowl" else ()
        rate = ("race_rate",) if self.fair == "own" else ()
        return frozenset({"shelf_of", *order, *rate})

    @property
    def run(self) -> "Race":
        """The race with every idle setting at its default, so that equal races are equal."""
        usual: dict[str, Any] = {name: DEFAULTS[name] for name in self.idle}
        return replace(self, **usual)


@dataclass(frozen=True)
class Rule(Settings):
    """Which yes-or-no question, where its examples are from, and whether the model may know of a cough."""

    rule_question: str
    rule_place: str
    rule_cough: str

    @property
    def features(self) -> tuple[str, ...]:
        """What the model may know of each example."""
        known = QUESTIONS[self.rule_question].features
        return known if self.rule_cough == "yes" else known[:1]

    @property
    def run(self) -> "Rule":
        """What training depends on: a plate does not cough."""
        more = len(QUESTIONS[self.rule_question].features) > 1
        return self if more else replace(self, rule_cough=str(DEFAULTS["rule_cough"]))


@dataclass(frozen=True)
class Judges(Order):
    """How much more one diner wishes for than that tongue's recipe explains, and the chance that the chef stated.

    Attributes:
        stated: in percent.
    """

    picky: float
    stated: float

    @property
    def run(self) -> "Judges":
        """What the three dishes depend on: the stated chance is none of it."""
        return replace(self, stated=float(DEFAULTS["stated"]))


IDLE_IN_TRAINING = frozenset({"slip_salt", "slip_spice", "slip_press", "slip_updates", "slip_weight"})
"""What a training of the line does not depend on: it learns from a whole crowd and starts at its first weights."""


@dataclass(frozen=True)
class BlameSlips(Settings):
    """A ticket, the line it goes down, how far it has gone, and how the line is trained.

    Attributes:
        slip_seed: of the line's first weights.
        slip_salt, slip_spice: the ticket, in grams.
        slip_press: how many of the six presses were made.
        slip_updates: how many updates on this ticket came before them.
        slip_weight: the place of the weight that is nudged, as far as the line has so many.
        slip_rate: of the updates on the ticket, and of training.
    """

    slip_pattern: str
    slip_cooks: int
    slip_seed: int
    slip_salt: float
    slip_spice: float
    slip_press: int
    slip_updates: int
    slip_weight: int
    slip_rate: float
    slip_rounds: int

    @property
    def ticket(self) -> tuple[float, float]:
        """Salt and spice in grams."""
        return self.slip_salt, self.slip_spice

    @property
    def asked(self) -> tuple[object, ...]:
        """The ticket and the line: a change of these begins at the first press."""
        return self.slip_pattern, self.slip_cooks, self.slip_seed, *self.ticket

    @property
    def run(self) -> "BlameSlips":
        """What training depends on: the ticket and how far it has gone are none of it."""
        idle: dict[str, Any] = {name: DEFAULTS[name] for name in IDLE_IN_TRAINING}
        return replace(self, **idle)


@dataclass(frozen=True)
class Stations(Settings):
    """A line of cooks, how it starts, the ticket on it, and what of it is looked at.

    Attributes:
        net_start: random, or every weight at 1, where the seed makes no difference.
        net_mode: whether the machine trains or the reader sets weights by hand.
        net_cook: the cook picked, one of `COOKS`; net_hears: the weight picked, by what it is heard from.
        net_round: the round of the run that is looked at.
        net_hand: numbers set by hand before training; net_touch: after it.
    """

    net_pattern: str
    net_stations: int
    net_cooks: int
    net_rule: str
    net_start: str
    net_seed: int
    net_hand: str
    net_touch: str
    net_round: float
    net_mode: str
    net_map: str
    net_cook: str
    net_hears: str
    ticket_salt: float
    ticket_spice: float

    @property
    def run(self) -> "Stations":
        """What a run depends on, all else at its default, so that equal runs are equal."""
        looked_at = names(Stations)[names(Stations).index("net_touch") :]
        seed = ("net_seed",) if self.net_start == "ones" else ()
        idle: dict[str, Any] = {name: DEFAULTS[name] for name in (*looked_at, *seed)}
        return replace(self, **idle)

    @property
    def structure(self) -> tuple[object, ...]:
        """What a number set by hand belongs to: in another line its place means another weight."""
        return self.net_stations, self.net_cooks, self.net_rule, self.net_start, self.net_seed


Group = TypeVar("Group", bound=Settings)

PAGE_SETTINGS: dict[str, type[Settings]] = {
    "home": Order,
    "seasoning": ByHand,
    "line": Line,
    "rule": Rule,
    "one_step": Step,
    "practice": Practice,
    "six": Race,
    "stations": Stations,
    "judges": Judges,
    "blame": BlameSlips,
}
"""The settings of each page."""


def names(group: type[Settings]) -> tuple[str, ...]:
    """The names of a group's settings, in order."""
    return tuple(field.name for field in fields(group))


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
