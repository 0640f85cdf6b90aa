"""What *Practice* ought to show: the run walked again, one plain step after the other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from core.arrays import Array
from core.diners import strangers
from lessons.practice.settings import RATES, Practice
from tests.grams import unit_of
from tests.oracle import CardShown, Columns, Drawing, Looks, Player, Sentences, Told
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.card import Amount
from ui.film import Field, Floor, Fog, Own, Run, timeline

BETS = (0.02, 0.2, 0.6)
NEVER = -1
NAMES = ("dish", "eaters", "start", "salt", "spice", "tongues", "odd", "rate", "rounds")


@dataclass(frozen=True)
class Walked:
    """One run: the grams and the loss at each round, and the round in which it burnt."""

    run: Practice

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        return kitchen.crowd(self.run.order, alike=self.run.tongues == "alike", inconsistent=self.run.odd == "yes")

    @property
    def start(self) -> tuple[float, float]:
        """The first grams."""
        return (self.run.salt, self.run.spice) if self.run.start == "mine" else (1.0, 1.0)

    @cached_property
    def path(self) -> tuple[Array, Array]:
        """(T + 1, 2) grams and (T + 1,) losses."""
        return self.walk(self.run.rate, self.run.rounds)

    def walk(self, rate: float, rounds: int) -> tuple[Array, Array]:
        """Step by step against the slope, until it burns."""
        return kitchen.descend(self.crowd, self.start, rate, rounds)

    @property
    def table(self) -> tuple[Any, ...]:
        """Who tastes."""
        return self.run.order, self.run.tongues, self.run.odd

    @property
    def first(self) -> dict[str, float]:
        """What its first round does."""
        start = np.array(self.start)
        salt, spice = -self.run.rate * self.crowd.slope(start)
        scores = {"before": self.crowd.score(start), "after": self.crowd.score(start + np.array([salt, spice]))}
        return {"rate": self.run.rate, "salt": float(salt), "spice": float(spice), **scores}

    @property
    def burnt_at(self) -> int:
        """The round."""
        losses = self.path[1]
        return NEVER if losses[-1] <= kitchen.BURNT else len(losses) - 1

    @property
    def steep(self) -> float:
        """How far a round goes the steepest way of the bowl: 1 is to its middle, 2 as far up on the other side."""
        return float(self.run.rate * self.crowd.curvatures[1])

    @property
    def ahead(self) -> Array:
        """(T + 1, 2) the step after each place."""
        return np.array([-self.run.rate * self.crowd.slope(place) for place in self.path[0]])

    @property
    def best(self) -> float:
        """The best score of all."""
        return self.crowd.score(self.crowd.bottom)

    @property
    def score(self) -> float:
        """The score at the end."""
        return self.crowd.score(self.path[0][-1])

    def arrived(self, losses: Array) -> int:
        """The round after the last one further than a point from the best."""
        far = [round for round, loss in enumerate(losses) if 100.0 / (1.0 + loss) < self.best - 1.0]
        after = far[-1] + 1 if far else 0
        return after if after < len(losses) else NEVER

    def rounds_at(self, rate: float) -> int:
        """How long another boldness takes."""
        if rate not in self.found:
            self.found[rate] = self.arrived(self.walk(rate, 1000)[1])
        return self.found[rate]

    @cached_property
    def found(self) -> dict[float, int]:
        """What was found so far."""
        return {}


walked = cache(Walked)


def apart(value: float, limits: Sequence[float]) -> str:
    """With so many decimals that it is not read as a limit that it is not at."""
    digits = 1
    while digits < 4 and any(round(value, digits) == limit != value for limit in limits):
        digits += 1
    return f"{value:.{digits}f}"


def coordinate(value: float) -> str:
    """With one decimal, if it has one; nothing has no sign."""
    return f"{round(value, 1) + 0.0:g}"


class Oracle(Base[Practice]):
    """One state of it."""

    ways = "rate=0.44 dish=mapo_tofu bet.0.2 cook dish=congee bet.0.2 cook rate=1.0 cook"
    """To a run that goes below zero on its way and comes back, and to one that boils over."""

    @cached_property
    def last(self) -> Walked | None:
        """The run on screen: the last one, as long as the same people are to taste from the same start."""
        here, run = walked(self.state.settings), walked(self.state.cooked[-1]) if self.state.cooked else None
        return run if run and (run.table, run.start) == (here.table, here.start) else None

    @cached_property
    def here(self) -> Walked:
        """What would be cooked now."""
        return walked(self.state.settings)

    @property
    def to_come(self) -> bool:
        """Whether that is still to be cooked."""
        return self.last is None or self.state.settings.run != self.last.run

    @cached_property
    def before(self) -> Walked | None:
        """The one before it."""
        return walked(self.state.cooked[-2]) if len(self.state.cooked) > 1 else None

    @cached_property
    def ghost(self) -> Walked | None:
        """The same, if the same people tasted."""
        if not (self.last and self.before):
            return None
        return self.before if self.last.table == self.before.table else None

    @cached_property
    def first(self) -> Walked:
        """The run that the bet is about: the first of this order."""
        order = self.state.settings.order
        same = [run for run in self.state.cooked if run.order == order]
        return walked(same[0] if same else self.state.settings.run)

    @cached_property
    def asked(self) -> tuple[int, ...]:
        """How long each of the bets takes in it."""
        return tuple(map(self.first.rounds_at, BETS))

    @cached_property
    def own(self) -> list[tuple[float, float]]:
        """The reader's own walk for the order of what is shown, up to the best of it; empty if no hand has moved."""
        shown = self.last or walked(self.state.settings)
        order, memory = shown.run.order, self.state.reader.memory("seasoning")
        walk = memory.tries.get(order, [])
        scores = [shown.crowd.score(np.array(grams)) for grams in walk]
        return walk[: scores.index(max(scores)) + 1] if len(set(walk)) > 1 else []

    def answers(self) -> list[str]:
        """Those that take the fewest rounds; all where the start is close already."""
        if 0 in self.asked:
            return [str(rate) for rate in BETS]
        there = [rounds for rounds in self.asked if rounds >= 0]
        return [str(rate) for rate, rounds in zip(BETS, self.asked, strict=True) if there and rounds == min(there)]

    def sentences(self) -> Sentences:
        """The start, the bet's answer, and all about the run."""
        now = walked(self.state.settings)
        salt, spice = now.start
        name = "from_yours" if self.state.settings.start == "mine" else "from_first"
        begin: Sentences = {name: [{"salt": salt, "spice": spice, "score": now.crowd.score(now.start)}]}
        if self.to_come or self.last is None:
            begin |= {"first.say": [{name: self.here.first[name] for name in ("rate", "before", "after")}]}
        return (
            begin
            | {"first.score": [{"score": self.at(rate).first["after"]} for rate in RATES]}
            | self._bet()
            | self._match()
            | self._boil()
            | (self._run(self.last) if self.last else {})
            | self._change()
        )

    def at(self, rate: float) -> Walked:
        """What would be cooked at another rate."""
        return walked(replace(self.state.settings, rate=rate))

    def _bet(self) -> Sentences:
        settles = self.first.crowd.curvatures[1]
        takes = [
            self.text("arrival.after", rounds=rounds)
            if rounds > 0
            else self.text("arrival.already")
            if not rounds
            else self.text("arrival.not_yet", patience=1000)
            if rate * settles < 2
            else self.text("arrival.leaves" if 0 in self.asked else "arrival.never")
            for rate, rounds in zip(BETS, self.asked, strict=True)
        ]
        arrive = [{"rounds": rounds} for rounds in self.asked if rounds > 0]
        run = self.first.run
        mine = {"salt": run.salt, "spice": run.spice}
        start = self.text("bet.from_yours", **mine) if run.start == "mine" else self.text("bet.from_first")
        table = [
            self.text.option("dish", run.dish),
            *([self.text.option("eaters", run.eaters)] if run.eaters != "normal" else []),
            *([self.text("table.alike")] if run.tongues == "alike" else []),
            *([self.text("table.usual")] if run.tongues != self.state.settings.tongues == "alike" else []),
            *([self.text("table.odd")] if run.odd == "yes" else []),
            *([self.text("table.sane")] if run.odd != self.state.settings.odd == "yes" else []),
        ]
        truth = dict(zip(("timid", "middle", "bold"), takes, strict=True))
        truth |= {"table": self.text.label("say.and_also").join(table), "start": start}
        return {
            "arrival.after": arrive,
            "arrival.not_yet": [{"patience": 1000}],
            "bet.from_yours": [mine],
            "bet.truth": [truth],
        }

    def _match(self) -> Sentences:
        """The reader's best, and where the machine has ended."""
        shown = self.last or walked(self.state.settings)
        said: Sentences = {"best_possible": [{"loss": shown.crowd.loss(shown.crowd.bottom)}]}
        if self.own:
            said["match.you"] = [{"score": shown.crowd.score(np.array(self.own[-1])), "moves": len(self.own) - 1}]
        if self.last and self.own:
            said["match.machine"] = [{"score": self.last.score, "rounds": len(self.last.path[1]) - 1}]
        return said

    def _boil(self) -> Sentences:
        shown = self.last or walked(self.state.settings)
        steepest = shown.crowd.curvatures[1]
        behind = {"boil": 2 / steepest}
        parts: Sentences = {part: [behind] for part in ("mathematics", "real_model", "breaks")}
        return parts | {"say.boil": [{"boil": 2 / steepest, "steepest": steepest, "good": 30}]}

    def _run(self, run: Walked) -> Sentences:
        grams, losses = run.path
        salt, spice = grams[-1]
        values = {
            "rounds": run.run.rounds,
            "score": run.score,
            "best": run.best,
            "gap": apart(run.best - run.score, (1.0,)),
            "factor": apart(run.steep, (1.0, 2.0)),
            "boil": max(place / 100 for place in range(200) if place / 100 * run.crowd.curvatures[1] <= 2),
            "salt": salt,
            "spice": spice,
            "arrived": run.arrived(losses),
            "burnt_round": run.burnt_at,
        }
        unmet = strangers(run.run.dish, run.run.eaters, alike=run.run.tongues == "alike")
        new = kitchen.Crowd(unmet.X, unmet.y)
        met = {"count": 200, "you": new.score(run.start), "machine": new.score(grams[-1])}
        said: Sentences = {"say.rate": [{"rate": run.run.rate}]} | {name: [values] for name in self._told(run)}
        return said | {"say.strangers": [met], "bolder": [{"rate": 0.6}]} | self._below_zero(run)

    def _below_zero(self, run: Walked) -> Sentences:
        """The least that was asked for, and when, of a pot that did not boil over."""
        if run.burnt_at >= 0:
            return {}
        asked = [
            (float(grams), round, which) for round, place in enumerate(run.path[0]) for which, grams in enumerate(place)
        ]
        least, round, which = min(asked)
        seasoning = self.text.label(f"seasoning.{('salt', 'spice')[which]}")
        amount = f"{least:.2f}".replace("-", "−")
        return {"say.below_zero": [{"round": round, "seasoning": seasoning, "amount": amount}]} if least < 0 else {}

    def _told(self, run: Walked) -> Iterator[str]:
        """Which sentences tell this run, by how far a round goes the steepest way of the bowl."""
        losses, steep = run.path[1], run.steep
        arrived = run.arrived(losses)
        left = run.path[0][-1] - run.crowd.bottom
        if steep < 2 and np.hypot(*run.ahead[-1]) < 0.002 and np.hypot(*left) < 0.005:
            yield "say.settled"
        if steep > 2:
            yield "say.fix"
            yield "say.burnt" if run.burnt_at >= 0 else "say.boiling" if losses[-1] > losses[0] else "say.not_for_long"
        elif arrived == 0:
            yield "say.already"
        else:
            yield "say.short" if arrived == NEVER else "say.arrived"
            steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(run.path[0].tolist())]
            back = [x * u + y * v < -1e-4 for (x, y), (u, v) in pairwise(steps)]
            if back[-1] if arrived == NEVER else any(back):
                yield "say.swings"
            elif arrived == NEVER:
                yield "say.too_small" if steep <= 1 else "say.too_small_along"

    def _change(self) -> Sentences:
        if self.last is None or self.before is None:
            return {}
        before, after = self.before, self.last
        differ = self.changes(before.run, after.run, NAMES, lambda *named: kitchen.grams_words(self.text, *named))
        seen = [f"{run.score:.1f}" for run in (before, after)]
        outcome = "same" if seen[0] == seen[1] else "better" if after.score > before.score else "worse"
        scores = {"before": before.score, "after": after.score}
        if not self.ghost:
            outcome, scores = "other", {}
        runs = (before.run, after.run)
        grams = kitchen.amounts(*(gram for run in runs for gram in (run.salt, run.spice)))
        return differ | grams | {f"say.changed_{outcome}": [self.changed(differ) | scores]}

    def must(self) -> Collection[str]:
        """The run, and what it changed."""
        ahead = {"first.say"} if self.to_come else set[str]()
        if not (run := self.last):
            return ahead
        said = {*ahead, *self._told(run), "say.boil", *self._below_zero(run)}
        said |= {"match.machine", "match.you"} if self.own else set()
        return said | {name for name in self._change() if name.startswith("say.changed_") and name != "say.changed_one"}

    def figures(self) -> Mapping[str, float]:
        """The three scores."""
        if not (run := self.last):
            return {}
        found = {"you": run.crowd.score(run.start), "machine": run.score, "best": run.best}
        return {self.text(f"metric.{name}"): score for name, score in found.items()}

    def tables(self) -> Told:
        """The run, round by round; before it, the start."""
        grams, losses = self._path()
        columns = {"round": range(len(losses)), "salt_grams": grams[:, 0], "spice_grams": grams[:, 1]}
        columns |= {"loss": losses, "score": 100 / (1 + losses)}
        return {"rounds": {self.text.label(f"column.{name}"): column for name, column in columns.items()}}

    def _path(self) -> tuple[Array, Array]:
        return self.last.path if self.last else walked(self.state.settings).walk(0.0, 0)

    def datasets(self) -> Told:
        """The zones and the marks."""
        if not (run := self.last):
            return {}
        bet = [(float(self.state.bet), "your_bet_mark")] if self.state.bet in map(str, BETS) else []
        marks = [*bet, (run.run.rate, "cook.this"), *([(self.ghost.run.rate, "cook.last")] if self.ghost else [])]
        rates, words = zip(*marks, strict=True)
        return {
            "rates.zones": self._zones(run),
            "rates.marks": {"rate": rates, "word": list(map(self.text.label, words)), "row": range(len(marks))},
        }

    def _zones(self, run: Walked) -> Columns:
        """By trying every rate; where a zone would begin below the one before it, it is empty."""
        across = 1 / run.crowd.curvatures[1]
        good = next((rate for rate in RATES if self._good(run, rate)), across)
        edges = [0.01]
        for edge in (good, across, 2 * across, 1.0):
            edges.append(min(max(edge, edges[-1]), 1.0))
        names = [self.text.label(f"zone.{zone}") for zone in ("timid", "good", "swings", "boils")]
        return {"start": edges[:-1], "end": edges[1:], "zone": names}

    def _good(self, run: Walked, rate: float) -> bool:
        """Whether a rate arrives within thirty rounds. One that settles comes nearer in every round."""
        if rate * run.crowd.curvatures[1] >= 2:
            return False
        return bool(100 / (1 + run.walk(rate, 30)[1][-1]) >= run.best - 1.0)

    def player(self) -> Player:
        """The run over its crowd's map in fog, the one before it as a ghost, and the reader's own walk."""
        shown = self.last or walked(self.state.settings)
        lowest = shown.crowd.loss(shown.crowd.bottom)
        own = Own(np.array(self.own), self.text("own_walk"), self.text("you")) if self.own else None
        return Player(
            self._ground(shown),
            self._runs(shown),
            loss_panel=True,
            fog=Fog(0.3, self.text("fog")),
            own=own,
            floor=Floor(lowest, self.text("best_possible", loss=lowest)),
            plays=True,
        )

    def _runs(self, shown: Walked) -> list[Run]:
        grams, losses = self._path()
        burnt = bool(self.last and self.last.burnt_at >= 0)
        ahead = np.array([-shown.run.rate * shown.crowd.slope(place) for place in grams])
        rounds = len(losses) if burnt else None
        steps = ahead if self.last else None
        runs = [Run(self.text("machine"), grams, losses, 100 / (1 + losses), "main", burnt, next_steps=steps)]
        if self.ghost:
            path, ghost = (each[:rounds] for each in self.ghost.path)
            runs.append(Run("", path, ghost, 100 / (1 + ghost), "ghost", bool(ghost[-1] > kitchen.BURNT)))
        return runs

    def _ground(self, shown: Walked) -> Field:
        """Near while every path stays within half a gram to three and a half of salt, and three of spice; else far."""
        paths = [self._path()[0], *([self.ghost.path[0]] if self.ghost else []), *([self.own] if self.own else [])]
        salt, spice = np.vstack([np.array(path) for path in paths]).T
        levels = (10, 25, 50, 75, 90)
        if min(salt) >= 0.5 and max(salt) <= 3.5 and min(spice) >= 0 and max(spice) <= 3:
            across, up = np.linspace(0.5, 3.5, 41), np.linspace(0, 3, 41)
            scores = np.array([[shown.crowd.score(np.array([x, y])) for x in across] for y in up])
            return Field((0.5, 3.5), (0, 3), scores, levels=levels)
        width = (float(kitchen.MAP[0]), float(kitchen.MAP[-1]))
        return Field(width, width, shown.crowd.map, levels=levels)

    def place_of(self, slider: str) -> int:
        """The player shows the end."""
        if slider == "rate":
            return super().place_of(slider)
        assert slider == "run"
        return len(timeline(self._runs(self.last or walked(self.state.settings)))) - 1

    def stills(self) -> Mapping[str, Drawing]:
        """The arrow."""
        return {"ahead": self._drawn}

    def _drawn(self, drawn: str) -> None:
        assert f'd="{self._arrow()}"' in drawn
        assert (self.text("first.score", score=self.here.first["after"]) in drawn) or not self.to_come
        assert ("display:none" in drawn) != self.to_come

    def _arrow(self) -> str:
        """From the start to where the first round ends, or to the edge of the map."""
        ground, first = self._ground(self.last or self.here), self.here.first
        (left, right), (low, high) = ground.x_range, ground.y_range
        x, y = self.here.start
        start = np.array([(x - left) / (right - left), (high - y) / (high - low)]) * 100
        way = np.array([first["salt"] / (right - left), -first["spice"] / (high - low)]) * 100
        share = 1.0
        for at, step in zip(start, way, strict=True):
            if step:
                share = min(share, max((100 - at) / step, -at / step))
        end, length = start + share * way, share * float(np.hypot(*way))
        back = -min(6.0, length) * np.array([way / np.hypot(*way) if np.hypot(*way) else (1.0, 0.0)])[0]
        turned = [
            end + np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ back for turn in (0.5, -0.5)
        ]
        one, tip, other = (" ".join(map(coordinate, place)) for place in (turned[0], end, turned[1]))
        return f"M{' '.join(map(coordinate, start))}L{tip}M{one}L{tip}L{other}"

    def cards(self) -> Sequence[CardShown]:
        """The machine's, at the end of the run."""
        unit = unit_of(self.text)
        numbers = [
            Amount(self.text.label(f"seasoning.{name}"), float(grams), unit, 2)
            for name, grams in zip(("salt", "spice"), self._path()[0][-1], strict=True)
        ]
        return [CardShown(self.text("card.whose"), (2, 1), numbers)]

    def films(self) -> Mapping[str, Looks]:
        """The first step, as it is drawn and said; and the card while the player plays: here, at its end."""
        grams = [f"{value:z.2f}" for value in self._path()[0][-1].tolist()]
        style = {True: "", False: "display:none"}[self.to_come]
        forms = {"rate": 2, "before": 1, "after": 1}
        first = self.here.first
        said: Looks = {(f"first-{name}", "words"): f"{first[name]:.{digits}f}" for name, digits in forms.items()}
        score = self.text("first.score", score=first["after"])
        return {
            "ahead": {("ahead", "style"): style, ("ahead-score", "words"): score, ("ahead-line", "d"): self._arrow()},
            "first": {("first", "style"): style, **said},
            "machine": {
                (f"card-{width}{at}", "words"): value.replace("-", "−")
                for at, value in enumerate(grams)
                for width in ("wide", "line")
            },
        }
