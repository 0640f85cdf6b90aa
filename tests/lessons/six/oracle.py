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
from lessons.six.settings import RACE_RATES, Race
from tests.lessons.six.races import (
    NEVER,
    ROUNDS,
    SEED,
    WATCHED,
    Racer,
    Shown,
    ahead,
    begun,
    land_of,
    leading,
    raced,
    scored,
    shelf,
    two_figures,
)
from tests.oracle import Drawing, Looks, Player, Sentences, Told, Values, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.film import Field, Run
from ui.kit.text import Text

NAMES = ("dish", "eaters", "start", "salt", "spice", "landscape", "fair", "race_rate", "race_batch", "plan")
OF_THE_BOWL = {"dish", "eaters", "start", "salt", "spice"}
LEVELS = {"two_hollows": (10, 20, 30, 38, 55, 75, 90)}
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
        """Who was first, or who was closest, or why nobody won."""
        winners, arrived = leading(racers), [racer for racer in racers if racer.fate == "arrived"]
        comma, and_last = self.text.label("say.and_also"), self.text.label("say.and_last")
        names = [self._called(racer.name) for racer in winners or arrived]
        called = "".join(
            each + ("" if left == 0 else and_last if left == 1 else comma)
            for each, left in zip(names, range(len(names) - 1, -1, -1), strict=True)
        )
        said: dict[str, object] = {"name": called}
        if not winners:
            section = "first.luck" if arrived and not any(racer.fair for racer in racers) else "first.open"
            section = "first.none" if all(racer.is_burnt for racer in racers) else section
            said = said if section == "first.luck" else {}
        elif winners[0].fate == "arrived":
            lucky = any(racer.arrived < winners[0].arrived for racer in arrived)
            section = f"first.{'fair' if lucky else 'arrived'}{'' if len(winners) == 1 else '_tie'}"
            said["round"] = winners[0].arrived
        else:
            section = "first.nobody" if len(winners) == 1 else "first.nobody_tie"
            said["score"] = min(racer.end for racer in winners)
            if len(winners) == 1:
                behind = max(
                    (racer.end for racer in racers if racer is not winners[0] and not racer.is_burnt), default=0.0
                )
                ahead = winners[0].end
                said["score"] = next(
                    (f"{ahead:.{n}f}" for n in range(1, 7) if f"{ahead:.{n}f}" != f"{behind:.{n}f}"), ""
                )
        return {section: [said]} if said else {}, self.text(section, **said)

    def answers(self) -> list[str]:
        """Who was first."""
        return [racer.name for racer in leading(raced(self.asked))]

    def sentences(self) -> Sentences:
        """All that is said."""
        shown = self.runs[-1] if self.runs else self.state.settings
        first, second = land_of(shown).start
        said: list[Sentences] = [{f"about.{shown.landscape}": [{"first": first, "second": second}]}, self._memory()]
        said.append({"alt.way": [{"name": self._called(name), "way": self.text(f"way.{name}")} for name in OPTIMIZERS]})
        said.append({"favourite": [{"name": self._called(name)} for name in OPTIMIZERS if name == self.state.bet]})
        if self._in_hand:
            said.append({"begins": [{"rate": f"{self._in_hand.race_rate:g}", "changes": 3}]})
            said.append({"begins.away": [{"count": off_the_map(self._in_hand)}]})
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
        how, further = self.text(f"how.{self.asked.fair}", **rate), {}
        also = {"how.planned": self.asked.plan == "planned", "how.noisy": self.asked.race_batch < 8}
        for name in (name for name, is_so in also.items() if is_so):
            further[name] = [{"how": how}]
            how = self.text(name, how=how)
        return {**firsts, **further, f"how.{self.asked.fair}": [rate], "bet.truth": [{"how": how, "first": first}]}

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
        low, high = racer.late
        arrived = racer.reached if racer.arrivals[0] == NEVER else racer.arrivals[0]
        return {
            "name": self._called(racer.name),
            "round": racer.burnt if racer.fate == "burnt" else arrived,
            "score": racer.end,
            "low": low,
            "high": high,
            "watched": self.watched,
        }

    @property
    def watched(self) -> int:
        """For how many rounds."""
        return WATCHED[self.runs[-1].race_batch]

    def _told(self, racer: Racer) -> str:
        """The sentence of one of them."""
        if racer.lucky:
            return {"arrived": "one.lucky", "burnt": "one.unlucky_burnt"}.get(racer.fate, "one.unlucky")
        same = f"{racer.late[0]:.1f}" == f"{racer.late[1]:.1f}"
        special = {
            "arrived": "_about" if racer.arrivals.count(racer.arrivals[0]) < 5 else "",
            "burnt": ("_about" if len(set(racer.watched.burnt_at)) > 1 else "") if racer.is_burnt else "_later",
            "slow": self._slow(racer),
            "circling": "_level" if same else "",
        }
        return f"one.{racer.fate}{special.get(racer.fate, '')}"

    def _slow(self, racer: Racer) -> str:
        if racer.arrivals[0] == NEVER:
            return "_yet" if racer.reached == NEVER else "_late"
        return "_about" if len(set(racer.arrivals)) > 1 else ""

    def _listed(self, racers: Sequence[Racer]) -> str:
        return self.text.label("say.and_also").join(self.text(self._told(r), **self._one(r)) for r in racers)

    def _result(self) -> Sentences:
        """Who arrived, in order; of each other fate, who had it; and whom luck had decided."""
        half = self.watched - self.watched // 2
        said: list[Sentences] = [{self._told(racer): [self._one(racer)]} for racer in self.racers if not racer.leapt]
        there = sorted((racer for racer in self.racers if racer.fair), key=lambda racer: racer.arrived)
        if len(there) == 6 and not there[-1].arrived:
            said.append({"say.already": []})
        elif there:
            said.append({"say.order": [{"order": self._listed(there), "watched": self.watched}]})
        else:
            firsts, first = self._first(self.racers)
            said += [firsts, {"say.nobody": [{"rounds": ROUNDS, "first": first}]}]
        lucky = [racer for racer in self.racers if racer.lucky]
        if lucky:
            said.append({"say.luck": [{"who": self._listed(lucky)}]})
        for fate in {racer.fate for racer in self.racers if not racer.lucky} - {"arrived"}:
            those = [racer for racer in self.racers if racer.fate == fate and not racer.lucky]
            shaken = fate == "circling" and self.runs[-1].race_batch < 8
            stuck = [racer for racer in those if shaken and racer.kept]
            free = [racer for racer in those if racer not in stuck]
            for section, some in (("wavering_hollow", stuck), ("wavering" if shaken else fate, free)):
                counted = {"who": self._listed(some), "watched": self.watched, "half": half}
                said += [{f"say.{section}": [counted]}] if some else []
        planned: Sentences = {"say.planned": [{"rounds": 10}]} if self.runs[-1].plan == "planned" else {}
        return _merged([*said, self._saddle(), self._leaps(), self._rates(), planned])

    def _saddle(self) -> Sentences:
        longest = max(self.racers, key=lambda racer: racer.sat)
        if self.runs[-1].landscape != "saddle" or longest.sat < 5:
            return {}
        name, rounds = self._called(longest.name), round(longest.sat)
        values = {"race": ROUNDS, "reach": 0.3, "name": name, "rounds": rounds}
        return {"say.saddle": [values]}

    def _leaps(self) -> Sentences:
        lucky = [racer for racer in self.racers if racer.leapt and not racer.lucky]
        if not lucky:
            return {}
        between = lucky[0].apart
        digits = [next(d for d in range(1, 9) if f"{r.leap:.{d}f}" != f"{between:.{d}f}") for r in lucky]
        leaps = [f"{racer.leap:.{d}f}" for racer, d in zip(lucky, digits, strict=True)]
        ones = [
            {"name": self._called(r.name), "leap": leap, "round": r.arrived}
            for r, leap in zip(lucky, leaps, strict=True)
        ]
        who = self.text.label("say.and_also").join(self.text("one.leap", **one) for one in ones)
        return {"one.leap": ones, "say.leap": [{"who": who, "apart": f"{between:.{max(digits)}f}"}]}

    def _rates(self) -> Sentences:
        if self.runs[-1].fair == "same":
            return {}
        ones = [{"name": self._called(racer.name), "rate": two_figures(racer.rate)} for racer in self.racers]
        who = self.text.label("say.and_also").join(self.text("one.rate", **one) for one in ones)
        return {"one.rate": ones, "say.rates": [{"who": who}]}

    def _outcomes(self) -> Sentences:
        """In the tables: what became of each, here and on the shelf."""
        said: list[Sentences] = []
        for racer in (racer for run in self.runs for racer in raced(run)):
            section, round_ = self._outcome_of(racer)
            said.append({section: [{"round": round_}]})
        shown = shelf(self.runs[-1], self.state.settings.shelf_of)
        for key, found in (("outcome.arrived", shown.arrived), ("outcome.burnt", shown.burnt)):
            said.append({key: [{"round": when} for when in found if when != NEVER]})
        means = {"best": self.racers[0].best, "rounds": ROUNDS, "watched": self.watched}
        return _merged([*said, {"arrived_means": [means]}])

    def _outcome_of(self, racer: Racer) -> tuple[str, int]:
        if racer.lucky or racer.leapt:
            return f"outcome.{'luck' if racer.lucky else 'leap'}", racer.arrived
        return f"outcome.{racer.fate}", racer.burnt if racer.fate == "burnt" else racer.arrived

    def _noise(self) -> Sentences:
        batch = self.runs[-1].race_batch
        if batch == 8:
            return {}
        counts = ahead(self.runs[-1])
        those = sorted((name for name, many in counts.ahead.items() if many), key=lambda n: -counts.ahead[n])
        ones = [{"name": self._called(name), "share": counts.ahead[name] / 40} for name in those]
        who = self.text.label("say.and_also").join(self.text("one.share", **one) for one in ones)
        said: Sentences = {"say.noise": [{"batch": batch, "count": 8, "steps": 8 // batch, "seed": SEED}]}
        if not ones:
            return said | {"say.shares_none": [{"orders": 40}]}
        said |= {"one.share": ones, "say.shares": [{"orders": 40, "who": who}]}
        if counts.nobody == 40:
            return said | {"say.shares_nobody_ever": [{"orders": 40}]}
        return said | ({"say.shares_nobody": [{"nobody": counts.nobody}]} if counts.nobody else {})

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
        counts = [sum(racer.fair for racer in raced(run)) for run in self.runs]
        told |= {"before": firsts[0][1], "after": firsts[1][1], "count": 6}
        told |= {"arrived_before": counts[0], "arrived_after": counts[1]}
        grams = kitchen.amounts(*(gram for run in self.runs for gram in (run.salt, run.spice)))
        return _merged([differ, grams, began, firsts[0][0], firsts[1][0], {"say.changed": [told]}])

    def _shelf(self) -> Sentences:
        run, name = self.runs[-1], self.state.settings.shelf_of
        shown = shelf(run, name)
        values: dict[str, object] = {"name": self._called(name), "rounds": ROUNDS}
        racer = next(each for each in self.racers if each.name == name)
        if shown.fastest:
            low, high = (two_figures(shown.rates[k]) for k in (shown.fastest[0], shown.fastest[-1]))
            many = len(shown.fastest)
            values |= {"rate": low, "high": high, "round": shown.arrived[shown.fastest[0]], "count": many, "all": 64}
            section = {1: "best", 2: "best_two"}.get(many, "best_many")
            said: Sentences = {f"shelf.{section}": [values]}
            if racer.arrived == NEVER and run.plan != "planned":
                said["shelf.not_here"] = [{"rate": two_figures(racer.rate), "rounds": ROUNDS}]
            elif (run.fair, run.plan) == ("own", "steady") and racer.arrived > shown.arrived[shown.fastest[0]]:
                said["shelf.practised"] = [{"rate": two_figures(racer.rate), "round": racer.arrived}]
            return said | self._edge(shown)
        if NEVER not in shown.burnt:
            return {"shelf.all_burnt": [values]}
        k = shown.highest
        none = values | {"rate": two_figures(shown.rates[k]), "score": shown.scores[-1, k]}
        if shown.scores[-1, k] < shown.best - 1:
            return {"shelf.none": [none]} | self._edge(shown)
        assert shown.watched.scores[ROUNDS:, k].min() < shown.best - 1, "it leaves again"
        return {"shelf.left": [none | {"watched": self.watched}]} | self._edge(shown)

    def _edge(self, shown: Shown) -> Sentences:
        burnt = [k for k, when in enumerate(shown.burnt) if when != NEVER]
        if not burnt:
            return {"shelf.calm": [{"most": two_figures(shown.rates[-1]), "rounds": ROUNDS}]}
        first = burnt[0]
        section = "shelf.edge" if len(burnt) == len(shown.rates) - first else "shelf.ragged"
        edge, below = (two_figures(shown.rates[k]) for k in (first, max(first - 1, 0)))
        return {section: [{"edge": edge, "below": below, "rounds": ROUNDS}]}

    def tables(self) -> Told:
        """The result, the rounds, the shelf, and whom the landscape is made of."""
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
            "rate": [f"{rate:.4g}" for rate in shown.rates],
            "arrived": [self._on_shelf(*when) for when in zip(shown.arrived, shown.burnt, strict=True)],
            "end_score": rounded(shown.scores[-1], 2),
        }
        label: dict[str, dict[str, Any]] = {"race": board, "shelf": on_shelf}
        named = {k: {text.label(f"column.{n}"): column for n, column in table.items()} for k, table in label.items()}
        return {**named, "race_rounds": rounds, "diners": self._diners()}

    def _diners(self) -> dict[str, object]:
        """With them and the model told under Mathematics anyone can work the landscape out: so is its best score."""
        run = self.runs[-1]
        place, called = land_of(run), self.text.label
        x, y = np.asarray(place.diners.X), np.asarray(place.diners.y)
        best = np.asarray(place.minima[0])
        u = x @ best if run.landscape != "saddle" else best[0] * best[1] * x[:, 0]
        u = 2 * u - u**2 / 3 if run.landscape == "two_hollows" else u
        assert np.isclose(100 / (1 + np.mean((u - y) ** 2)), self.racers[0].best), "the model told under Mathematics"
        felt = ["felt"] if run.landscape == "saddle" else ["salt_felt", "spice_felt"]
        columns = {called(f"column.{name}"): rounded(column, 4) for name, column in zip(felt, x.T, strict=True)}
        return {called("column.diner"): range(1, 9), **columns, called("column.wish"): rounded(y, 4)}

    def _outcome(self, racer: Racer) -> str:
        section, round_ = self._outcome_of(racer)
        return self.text(section, round=round_)

    def _on_shelf(self, arrived: int, burnt: int) -> str:
        if arrived != NEVER:
            return self.text("outcome.arrived", round=arrived)
        return self.text("outcome.burnt", round=int(burnt)) if burnt != NEVER else self.text("outcome.not")

    def datasets(self) -> Told:
        """The shelf as a picture, with its edges."""
        if not self.runs:
            return {}
        name = self.state.settings.shelf_of
        shown = shelf(self.runs[-1], name)
        racer = next(each for each in self.racers if each.name == name)
        burnt = [k for k, when in enumerate(shown.burnt) if when != NEVER]
        rates = [float(np.sqrt(shown.rates[burnt[0]] * shown.rates[-1]))] if burnt else []
        raced = [] if self.runs[-1].plan == "planned" else [racer.rate]
        places = {"rate": rates, "round": [60.0] * len(rates), "word": [self.text("shelf.burnt")] * len(rates)}
        return {
            "shelf.map": lambda table: self._picture(table, shown),
            "shelf.edges": lambda table: self._edges(table, shown),
            "shelf.marks": {"rate": raced, "word": [self.text("shelf.raced")] * len(raced)},
            "shelf.places": places,
        }

    def _picture(self, table: pd.DataFrame, shown: Shown) -> None:
        """Each cell has the shade of its score, the last round on top; stripes where it is burnt."""
        (url,) = table["url"]
        with urlopen(url) as file:
            dots = np.asarray(Image.open(BytesIO(file.read())))
        up, across = dots.shape[0] // len(shown.scores), dots.shape[1] // len(shown.rates)
        cells = dots[::-up, ::across]
        when = np.array(shown.burnt)
        burnt = (when != NEVER) & (np.arange(ROUNDS + 1)[:, np.newaxis] >= when)
        assert (cells[burnt] > 100).all(), "stripes where it is burnt"
        assert (np.abs(cells[~burnt] - shown.scores[~burnt]) <= 0.5 + 1e-9).all(), "the shade of each score"

    def _edges(self, table: pd.DataFrame, shown: Shown) -> None:
        """When each rate arrives, and when it burns; in one piece where rates are neighbours."""
        found = {"arrives": shown.arrived, "burns": shown.burnt}
        rows = [(k, when, edge) for edge, each in found.items() for k, when in enumerate(each) if when != NEVER]
        assert np.allclose(table["rate"], [shown.rates[k] for k, _, _ in rows], rtol=1e-6), "rates of the edges"
        assert list(table["round"]) == [when for _, when, _ in rows], "rounds of the edges"
        assert list(table["edge"]) == [self.text(f"shelf.{edge}") for _, _, edge in rows], "names of the edges"
        same = [a == b for a, b in pairwise(table["piece"])]
        assert same == [b[0] - a[0] == 1 and a[2] == b[2] for a, b in pairwise(rows)], "pieces"

    def drawings(self) -> Mapping[str, Drawing]:
        """Who the six are."""
        return {} if self.runs else {"six": self._legend}

    @property
    def _in_hand(self) -> Race | None:
        """The boldness in the reader's hand, once there is a bet, if all have the same."""
        now = self.state.settings
        return now.run if self.state.bet and now.fair == "same" else None

    def place_of(self, slider: str) -> int:
        """Of the boldness, whose slider is named by language and register."""
        assert slider.startswith("_race_rate-")
        return RACE_RATES.index(self.state.settings.race_rate)

    def films(self) -> Mapping[str, Looks]:
        """Where the first changes of each would lead."""
        return {} if self._in_hand is None else {"beginnings": begins(self.text, self._in_hand)}

    def stills(self) -> Mapping[str, Drawing]:
        """The same as it is now."""
        return {} if self._in_hand is None else {"beginnings": self._still}

    def _still(self, drawn: str) -> None:
        assert self._in_hand
        for (part, attribute), look in begins(self.text, self._in_hand).items():
            shown = look if attribute == "words" else f'{attribute}="{look}"'
            assert str(shown) in drawn, f"{part} {look}"

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
        return Player(ground, walkers, goal=goal, loss_panel=bool(self.runs), unit=steps, plays=bool(self.runs))

    def _walker(self, racer: Racer) -> Run:
        bold, name, history = racer.name == self.state.bet, self._called(racer.name), racer.history
        name = self.text("favourite", name=name) if bold else name
        burnt = racer.is_burnt
        return Run(name, history.weights, history.losses, scored(history.losses), "racer", burnt, favourite=bold)


def begins(text: Text, run: Race) -> Looks:
    """Of each its way and where it ends, in units of a map 164 wide; the boldness, and how many have left the map."""
    low, high = land_of(run).domain
    margin = (high - low) / 12
    low, high = low - margin, high + margin
    looks: dict[tuple[str, str], str] = {("begins-rate", "words"): f"{run.race_rate:g}"}
    for place, path in enumerate(begun(run).values()):
        spots = [[min(max((each - low) / (high - low) * 164, 7), 157) for each in point] for point in path]
        ends = [(round(x, 1), round(164 - y, 1)) for x, y in spots]
        looks[f"way{place}", "points"] = " ".join(f"{x:g},{y:g}" for x, y in ends)
        looks[f"end{place}", "transform"] = f"translate({ends[-1][0]:g} {ends[-1][1]:g}) scale(0.75)"
    gone = off_the_map(run)
    looks["away", "words"] = {"en": " ", "zh": ""}[text.language] + text("begins.away", count=gone) if gone else ""
    return looks


def off_the_map(run: Race) -> int:
    """How many of the six their first three changes would take off the map."""
    low, high = land_of(run).domain
    margin = (high - low) / 12
    ends = [path[-1] for path in begun(run).values()]
    return sum(not all(low - margin <= each <= high + margin for each in end) for end in ends)


def _merged(parts: Sequence[Sentences]) -> Sentences:
    """Sentences told by several of them, together."""
    together: Sentences = {}
    for part in parts:
        for name, values in part.items():
            together[name] = [*together.get(name, ()), *values]
    return together
