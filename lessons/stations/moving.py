"""The line of cooks at every place of the slider that moves it: a weight set by hand, or the round looked at."""

from dataclasses import dataclass, replace

import numpy as np

from core.arrays import Array
from lessons.stations import cooks, edits, scene
from lessons.stations.scene import KitchenLine
from lessons.stations.settings import Stations
from ui.settings import Number, defaults, kinds

ANOTHER_LINE = ("net_number", "net_found", "net_was")
"""Settings that move another line than this."""

AROUND = ("ticket_salt", "ticket_spice", *ANOTHER_LINE)
"""And those that move the ticket."""

WEIGHT = Number(0.0, -edits.LIMIT, edits.LIMIT, 0.1)
"""A weight on its slider."""


@dataclass(frozen=True, eq=False)
class Moving:
    """What moves the line.

    Attributes:
        key: of the slider; empty where none does.
        kind: its places.
        at: where it stands; now: the settings there.
        run: the run looked at, if there is one.
        weights: (places, d) the numbers of the line at each place.
    """

    key: str
    kind: Number
    at: int
    now: Stations
    run: Stations | None
    weights: Array

    @property
    def settings(self) -> tuple[Stations, ...]:
        """At each place. A number that no hand has touched stays as it was learned where the slider shows it."""
        if not self.key:
            return (self.now,)
        if self.key == "net_round":
            return tuple(replace(self.now, net_round=value) for value in self.kind.values)
        place, shown = weight_place(self.now), scene.line(self.now, self.run)
        known = edits.read(shown.by_hand(self.now))
        return tuple(
            self.now
            if place not in known and there == self.at
            else shown.with_hand(self.now, edits.write({**known, place: value}))
            for there, value in enumerate(self.kind.values)
        )

    @property
    def lines(self) -> tuple[KitchenLine, ...]:
        """The line at each place."""
        return tuple(scene.line(settings, self.run) for settings in self.settings)

    @property
    def keys(self) -> tuple[str, ...]:
        """The sliders that a picture of the line alone depends on."""
        return (self.key,) if self.key else ()


def weight_place(settings: Stations) -> int:
    """Where in the flat vector the weight picked stands."""
    layer, unit = cooks.seat(settings, cooks.picked(settings))
    return cooks.place(scene.net_of(settings), layer, unit, cooks.heard(settings).index(cooks.heard_most(settings)))


def weight_key(place: int) -> str:
    """The key of the slider of a weight."""
    return f"_weight.{place}"


def shown_weight(line: KitchenLine, place: int) -> float:
    """A weight as its slider shows it: to a tenth, at most as far as the slider goes."""
    at = round(float(np.nan_to_num(line.weights[place])), 1)
    return float(np.clip(at, -edits.LIMIT, edits.LIMIT))


def key_of(settings: Stations, run: Stations | None) -> str:
    """The key of the slider that moves the line; empty where none does."""
    if settings.net_mode == "hand":
        return weight_key(weight_place(settings))
    return "net_round" if run is not None else ""


def moving(settings: Stations, run: Stations | None) -> Moving:
    """What moves the line as it is set now."""
    shown = scene.line(settings, run)
    if settings.net_mode == "hand":
        place = weight_place(settings)
        at = WEIGHT.place_of(shown_weight(shown, place))
        weights = np.repeat(shown.weights[np.newaxis], WEIGHT.count, axis=0)
        weights[:, place] = WEIGHT.values
        if place not in edits.read(shown.by_hand(settings)):
            weights[at] = shown.weights
        return Moving(key_of(settings, run), WEIGHT, at, settings, run, weights)
    kind = kinds(Stations)["net_round"]
    assert isinstance(kind, Number)
    if run is not None:
        at = kind.place_of(settings.net_round)
        return Moving(key_of(settings, run), kind, at, settings, run, scene.rounds(settings, run))
    return Moving("", kind, 0, settings, run, shown.weights[np.newaxis])


def without_hand(settings: Stations, run: Stations | None) -> Stations:
    """The settings with the sliders that pictures follow, the ticket's and what moves the line, at some place.

    What a hand set before training is not moved by a hand after it: with another start it would be another run.
    """
    usual = defaults(Stations)
    names = (*AROUND, *(("net_round",) if settings.net_mode == "train" else ()))
    still = replace(settings, **{name: usual[name] for name in names})
    if settings.net_mode == "train":
        return still
    place, shown = weight_place(settings), scene.line(settings, run)
    known = edits.read(shown.by_hand(settings))
    return shown.with_hand(still, edits.write({**known, place: 0.0})) if place in known else still
