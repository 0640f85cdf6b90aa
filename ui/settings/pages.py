"""The settings of each page, as frozen groups: what a run depends on is one of them."""

from dataclasses import dataclass, fields, replace
from typing import Any, Self

from core.people import QUESTIONS
from ui.settings.registry import DEFAULTS


@dataclass(frozen=True)
class Settings:
    """All that one page lets the reader set."""

    @property
    def run(self) -> Self:
        """What a run depends on, all else at its default, so that equal runs are equal."""
        return self


def names(group: type[Settings]) -> tuple[str, ...]:
    """The names of a group's settings, in order."""
    return tuple(field.name for field in fields(group))


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
        nudged: whether the slopes were checked by nudging.
    """

    step_rate: float
    press: int
    pot: str
    nudged: str

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
    def run(self) -> Self:
        """What a fit depends on: the x asked about is none of it."""
        return replace(self, ask_x=float(DEFAULTS["ask_x"]))


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
    def run(self) -> Self:
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
    def run(self) -> Self:
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
    def run(self) -> Self:
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
    def run(self) -> Self:
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
    def run(self) -> Self:
        """What a run depends on, all else at its default, so that equal runs are equal."""
        looked_at = names(Stations)[names(Stations).index("net_touch") :]
        seed = ("net_seed",) if self.net_start == "ones" else ()
        idle: dict[str, Any] = {name: DEFAULTS[name] for name in (*looked_at, *seed)}
        return replace(self, **idle)

    @property
    def structure(self) -> tuple[object, ...]:
        """What a number set by hand belongs to: in another line its place means another weight."""
        return self.net_stations, self.net_cooks, self.net_rule, self.net_start, self.net_seed


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
