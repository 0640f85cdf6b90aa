"""What *Six apprentices* ought to show: the races run again by `core`, and read with numpy alone."""

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any
from urllib.request import urlopen

import numpy as np
import pandas as pd
from PIL import Image

from core.landscapes import landscape_map
from core.optimizers import OPTIMIZERS
from core.sweeps import Shelf
from lessons.six.settings import Race
from tests.lessons.six.races import NEVER, ROUNDS, SEED, Racer, Shown, land_of, raced, scored, shelf, two_figures
from tests.oracle import Drawing, Player, Sentences, Told, Values, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.film import Field, Run

NAMES = ("dish", "eaters", "start", "salt", "spice", "landscape", "fair", "race_rate", "race_batch", "plan")
OF_THE_BOWL = {"dish", "eaters", "start", "salt", "spice"}
LEVELS = {"two_hollows": (40, 55, 65, 71, 80, 90)}
USUAL_LEVELS = (10, 25, 40, 60, 75, 90)
BILLIONS = 7
REMEMBERS = {"momentum": 1, "adam": 2}
"""Numbers a weight."""


class Oracle(Base[Race]):
    """One state of it."""

    ways = "landscape=saddle bet.skip race_batch=1 race"
    """To parts of a round on the saddle."""

    @cached_property
    def runs(self) -> tuple[Race, ...]:
        """The last two races, if the last was run here."""
        last = self.state.cooked[-1:]
        return self.state.cooked[-2:] if last and last[0].landscape == self.state.settings.landscape else ()

    @cached_property
    def racers(self) -> tuple[Racer, ...]:
        """On the player."""
        return raced(self.runs[-1]) if self.runs else raced(self.state.settings.run, 0)

    @cached_property
    def asked(self) -> Race:
        """The race that the bet is about: the first on this landscape."""
        here = [run for run in self.state.cooked if run.landscape == self.state.settings.landscape]
        return here[0] if here else self.state.settings.run

    def _called(self, name: str) -> str:
        return self.text.option("shelf_of", name)

    def _first(self, racers: Sequence[Racer]) -> tuple[Sentences, str]:
        """Who was first, or who was closest."""
        there = [racer for racer in racers if racer.arrived != NEVER]
        if there:
            soonest = min(racer.arrived for racer in there)
            winners = [racer for racer in there if racer.arrived == soonest]
            section = "first.arrived" if len(winners) == 1 else "first.tie"
            values: dict[str, object] = {"round": soonest}
        else:
            whole = [racer for racer in racers if racer.burnt == NEVER]
            if not whole:
                return {}, self.text("first.none")
            highest = max(racer.end for racer in whole)
            winners = [racer for racer in whole if racer.end == highest]
            section, values = "first.nobody", {"score": highest}
        names = self.text.label("say.and_last").join(self._called(racer.name) for racer in winners)
        said: dict[str, object] = {"name": names, **values}
        return {section: [said]}, self.text(section, **said)

    def answers(self) -> list[str]:
        """Who was first."""
        racers = raced(self.asked)
        there = [racer for racer in racers if racer.arrived != NEVER]
        if there:
            return [racer.name for racer in there if racer.arrived == min(each.arrived for each in there)]
        whole = [racer for racer in racers if racer.burnt == NEVER]
        return [racer.name for racer in whole if racer.end == max(each.end for each in whole)]

    def sentences(self) -> Sentences:
        """All that is said."""
        shown = self.runs[-1] if self.runs else self.state.settings
        first, second = land_of(shown).start
        said: list[Sentences] = [{f"about.{shown.landscape}": [{"first": first, "second": second}]}, self._memory()]
        said.append({"favourite": [{"name": self._called(name)} for name in OPTIMIZERS if name == self.state.bet]})
        if self.state.cooked:
            said.append(self._truth())
        if self.runs:
            said += [self._result(), self._outcomes(), self._noise(), self._changed(), self._shelf()]
        return _merged(said)

    def must(self) -> Collection[str]:
        """The result of the race, and what was changed."""
        found = self._result() | self._noise() | self._changed() | self._shelf() if self.runs else {}
        optional = {"say.changed_one", "say.one_change", "say.many_changes"}
        return {name for name in found if name.startswith(("say.", "shelf."))} - optional

    def _truth(self) -> Sentences:
        firsts, first = self._first(raced(self.asked))
        rate = {"rate": f"{self.asked.race_rate:g}"}
        how = self.text(f"how.{self.asked.fair}", **rate)
        return {**firsts, f"how.{self.asked.fair}": [rate], "bet.truth": [{"how": how, "first": first}]}

    def _memory(self) -> Sentences:
        power = int(self.text.label("big.power"))
        numbers = {"weights": 1, **{f"{name}_numbers": each for name, each in REMEMBERS.items()}}
        amounts = {name: f"{BILLIONS * each * 1e9 / 10**power:g}" for name, each in numbers.items()}
        values: dict[str, object] = {name: self.text.label("big.said", amount=a) for name, a in amounts.items()}
        for name, each in REMEMBERS.items():
            values |= {f"{name}_each": each, f"{name}_gb": BILLIONS * each * 4}
        said = [{"amount": amount} for amount in amounts.values()]
        return {"big.said": said, **{part: [values] for part in ("real_model", "breaks", "mathematics")}}

    def _one(self, racer: Racer) -> Values:
        return {
            "name": self._called(racer.name),
            "round": racer.burnt if racer.fate == "burnt" else racer.arrived,
            "score": racer.end,
            "best": max(racer.scores),
            "at": int(np.argmax(racer.scores)),
        }

    def _listed(self, section: str, racers: Sequence[Racer]) -> str:
        return self.text.label("say.and_also").join(self.text(section, **self._one(racer)) for racer in racers)

    def _result(self) -> Sentences:
        """Who arrived, in order; of each other fate, who had it."""
        said: list[Sentences] = [{f"one.{racer.fate}": [self._one(racer)]} for racer in self.racers]
        there = sorted((racer for racer in self.racers if racer.arrived != NEVER), key=lambda racer: racer.arrived)
        if there:
            said.append({"say.order": [{"order": self._listed("one.arrived", there)}]})
        else:
            firsts, first = self._first(self.racers)
            said += [firsts, {"say.nobody": [{"rounds": ROUNDS, "first": first}]}]
        for fate in {racer.fate for racer in self.racers} - {"arrived"}:
            those = [racer for racer in self.racers if racer.fate == fate]
            said.append({f"say.{fate}": [{"who": self._listed(f"one.{fate}", those)}]})
        planned: Sentences = {"say.planned": [{"rounds": 10}]} if self.runs[-1].plan == "planned" else {}
        return _merged([*said, self._saddle(), self._leaps(), self._rates(), planned])

    def _saddle(self) -> Sentences:
        longest = max(self.racers, key=lambda racer: racer.sat)
        if self.runs[-1].landscape != "saddle" or longest.sat < 5:
            return {}
        return {"say.saddle": [{"name": self._called(longest.name), "rounds": round(longest.sat)}]}

    def _leaps(self) -> Sentences:
        lucky = [r for r in self.racers if r.arrived != NEVER and r.apart and r.leap > r.apart / 2]
        if not lucky:
            return {}
        ones = [{"name": self._called(racer.name), "leap": racer.leap} for racer in lucky]
        who = self.text.label("say.and_also").join(self.text("one.leap", **one) for one in ones)
        return {"one.leap": ones, "say.leap": [{"who": who, "apart": lucky[0].apart}]}

    def _rates(self) -> Sentences:
        if self.runs[-1].fair == "same":
            return {}
        ones = [{"name": self._called(racer.name), "rate": two_figures(racer.rate)} for racer in self.racers]
        who = self.text.label("say.and_also").join(self.text("one.rate", **one) for one in ones)
        return {"one.rate": ones, "say.rates": [{"who": who}]}

    def _outcomes(self) -> Sentences:
        """In the tables: when each arrived or burnt, here and on the shelf."""
        runs = [racer for run in self.runs for racer in raced(run)]
        shown = shelf(self.runs[-1], self.state.settings.shelf_of)
        fates = {racer.fate for racer in runs}
        said: Sentences = {
            f"outcome.{fate}": [{"round": self._one(r)["round"]} for r in runs if r.fate == fate] for fate in fates
        }
        on_shelf = {"outcome.arrived": shown.arrived, "outcome.burnt": list(shown.shelf.burnt_at)}
        more: Sentences = {
            key: [{"round": int(when)} for when in found if when != NEVER] for key, found in on_shelf.items()
        }
        best: Sentences = {"arrived_means": [{"best": self.racers[0].best}]}
        return _merged([said, more, best])

    def _noise(self) -> Sentences:
        batch = self.runs[-1].race_batch
        values = {"batch": batch, "count": 8, "steps": 8 // batch, "seed": SEED}
        return {"say.noise": [values]} if batch < 8 else {}

    def _changed(self) -> Sentences:
        if len(self.runs) < 2:
            return {}
        earlier, now = self.runs
        idle = set[str]()
        for run in self.runs:
            idle |= OF_THE_BOWL if run.landscape != "bowl" else set() if run.start == "mine" else {"salt", "spice"}
            idle |= {"race_rate"} if run.fair == "own" else set()
        names = [name for name in NAMES if name not in idle]
        differ = self.changes(earlier, now, names, lambda *named: kitchen.grams_words(self.text, *named))
        told: dict[str, object] = dict(self.changed(differ))
        began: Sentences = {}
        if earlier.landscape != now.landscape and tuple(land_of(earlier).start) != tuple(land_of(now).start):
            began = {"changed.start": [{"changes": told["changes"]}]}
            told["changes"] = self.text("changed.start", changes=told["changes"])
        firsts = [self._first(raced(run)) for run in self.runs]
        counts = [sum(racer.arrived != NEVER for racer in raced(run)) for run in self.runs]
        told |= {"before": firsts[0][1], "after": firsts[1][1], "count": 6}
        told |= {"arrived_before": counts[0], "arrived_after": counts[1]}
        grams = kitchen.amounts(*(gram for run in self.runs for gram in (run.salt, run.spice)))
        return _merged([differ, grams, began, firsts[0][0], firsts[1][0], {"say.changed": [told]}])

    def _shelf(self) -> Sentences:
        run, name = self.runs[-1], self.state.settings.shelf_of
        shown = shelf(run, name)
        k = shown.first
        arrived = shown.arrived[k]
        values = {"name": self._called(name), "rate": two_figures(shown.shelf.rates[k]), "round": arrived}
        values |= {"rounds": ROUNDS, "score": shown.shelf.scores[-1, k]}
        said: Sentences = {"shelf.none" if arrived == NEVER else "shelf.best": [values]}
        racer = next(each for each in self.racers if each.name == name)
        if arrived != NEVER and racer.arrived == NEVER:
            said["shelf.not_here"] = [{"rate": two_figures(racer.rate)}]
        return said | self._edge(shown.shelf)

    def _edge(self, shown: Shelf) -> Sentences:
        burnt = [k for k, when in enumerate(shown.burnt_at) if when != NEVER]
        if not burnt:
            return {"shelf.calm": [{"most": two_figures(shown.rates[-1])}]}
        first = burnt[0]
        section = "shelf.edge" if len(burnt) == len(shown.rates) - first else "shelf.ragged"
        edge, below = (two_figures(shown.rates[k]) for k in (first, max(first - 1, 0)))
        return {section: [{"edge": edge, "below": below, "rounds": ROUNDS}]}

    def tables(self) -> Told:
        """The result, the rounds and the shelf."""
        if not self.runs:
            return {}
        text, name = self.text, self.state.settings.shelf_of
        board = {
            "apprentice": [self._called(racer.name) for racer in self.racers],
            "rate": [two_figures(racer.rate) for racer in self.racers],
            "arrived": [self._outcome(racer) for racer in self.racers],
            "end_score": [f"{racer.end:.1f}" for racer in self.racers],
        }
        board |= {"race_before": [self._outcome(r) for r in raced(self.runs[0])]} if len(self.runs) > 1 else {}
        rounds: dict[str, object] = {text.label("column.round"): range(ROUNDS + 1)}
        for racer in self.racers:
            nothing = [float("nan")] * (ROUNDS + 1 - len(racer.scores))
            rounds[self._called(racer.name)] = [*rounded(racer.scores, 2), *nothing]
        shown = shelf(self.runs[-1], name)
        on_shelf = {
            "rate": [f"{rate:.4g}" for rate in shown.shelf.rates],
            "arrived": [self._on_shelf(*when) for when in zip(shown.arrived, shown.shelf.burnt_at, strict=True)],
            "end_score": rounded(shown.shelf.scores[-1], 2),
        }
        label: dict[str, dict[str, Any]] = {"race": board, "shelf": on_shelf}
        named = {k: {text.label(f"column.{n}"): column for n, column in table.items()} for k, table in label.items()}
        return {**named, "race_rounds": rounds}

    def _outcome(self, racer: Racer) -> str:
        return self.text(f"outcome.{racer.fate}", round=self._one(racer)["round"])

    def _on_shelf(self, arrived: int, burnt: int) -> str:
        if arrived != NEVER:
            return self.text("outcome.arrived", round=arrived)
        return self.text("outcome.burnt", round=int(burnt)) if burnt != NEVER else self.text("outcome.short")

    def datasets(self) -> Told:
        """The shelf as a picture, with its edges."""
        if not self.runs:
            return {}
        name = self.state.settings.shelf_of
        shown = shelf(self.runs[-1], name)
        racer = next(each for each in self.racers if each.name == name)
        burnt = [k for k, when in enumerate(shown.shelf.burnt_at) if when != NEVER]
        rates = [float(np.sqrt(shown.shelf.rates[burnt[0]] * shown.shelf.rates[-1]))] if burnt else []
        places = {"rate": rates, "round": [60.0] * len(rates), "word": [self.text("shelf.burnt")] * len(rates)}
        return {
            "shelf.map": lambda table: self._picture(table, shown.shelf),
            "shelf.edges": lambda table: self._edges(table, shown),
            "shelf.marks": {"rate": [racer.rate], "word": [self.text("shelf.raced")]},
            "shelf.places": places,
        }

    def _picture(self, table: pd.DataFrame, shown: Shelf) -> None:
        """Each cell has the shade of its score, the last round on top; stripes where it is burnt."""
        (url,) = table["url"]
        with urlopen(url) as file:
            dots = np.asarray(Image.open(BytesIO(file.read())))
        up, across = dots.shape[0] // len(shown.rounds), dots.shape[1] // len(shown.rates)
        cells = dots[::-up, ::across]
        burnt = (shown.burnt_at != NEVER) & (shown.rounds[:, np.newaxis] >= shown.burnt_at)
        assert (cells[burnt] > 100).all(), "stripes where it is burnt"
        assert (np.abs(cells[~burnt] - shown.scores[~burnt]) <= 0.5 + 1e-9).all(), "the shade of each score"

    def _edges(self, table: pd.DataFrame, shown: Shown) -> None:
        """When each rate arrives, and when it burns; in one piece where rates are neighbours."""
        found = {"arrives": shown.arrived, "burns": list(shown.shelf.burnt_at)}
        rows = [(k, when, edge) for edge, each in found.items() for k, when in enumerate(each) if when != NEVER]
        assert np.allclose(table["rate"], [shown.shelf.rates[k] for k, _, _ in rows], rtol=1e-6), "rates of the edges"
        assert list(table["round"]) == [when for _, when, _ in rows], "rounds of the edges"
        assert list(table["edge"]) == [self.text(f"shelf.{edge}") for _, _, edge in rows], "names of the edges"
        same = [a == b for a, b in pairwise(table["piece"])]
        assert same == [b[0] - a[0] == 1 and a[2] == b[2] for a, b in pairwise(rows)], "pieces"

    def drawings(self) -> Mapping[str, Drawing]:
        """Who the six are."""
        return {} if self.runs else {"six": self._legend}

    def _legend(self, drawn: str) -> None:
        """Twice all six, wide and narrow: each with its name and its way."""
        for name in OPTIMIZERS:
            assert drawn.count(f">{self._called(name)}</text>") == 2, f"name of {name}"
            assert f">{self.text(f'way.{name}')}</text>" in drawn, f"way of {name}"

    def player(self) -> Player:
        """All six on the map, the one bet on bolder."""
        run = self.runs[-1] if self.runs else self.state.settings.run
        place = land_of(run)
        low, high = place.domain
        margin = (high - low) / 12
        span = (low - margin, high + margin)
        axis, _levels = np.linspace(*span, 61), LEVELS.get(run.landscape, USUAL_LEVELS)
        ground = Field(
            span, span, scored(landscape_map(place, axis, axis)), levels=LEVELS.get(run.landscape, USUAL_LEVELS)
        )
        goal = (float(place.minima[0][0]), float(place.minima[0][1])) if self.runs else None
        steps = max(racer.history.steps_per_epoch for racer in self.racers)
        walkers = [self._walker(racer) for racer in self.racers]
        return Player(ground, walkers, goal=goal, loss_panel=bool(self.runs), unit=steps)

    def _walker(self, racer: Racer) -> Run:
        bold, name, history = racer.name == self.state.bet, self._called(racer.name), racer.history
        name = self.text("favourite", name=name) if bold else name
        burnt = racer.burnt != NEVER
        return Run(name, history.weights, history.losses, scored(history.losses), "racer", burnt, favourite=bold)


def _merged(parts: Sequence[Sentences]) -> Sentences:
    """Sentences told by several of them, together."""
    together: Sentences = {}
    for part in parts:
        for name, values in part.items():
            together[name] = [*together.get(name, ()), *values]
    return together
