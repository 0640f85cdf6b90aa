"""What *Practice* ought to show: the run walked again, one plain step after the other."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from core.arrays import Array
from core.diners import strangers
from lessons.practice.settings import RATES, Practice
from tests.oracle import CardShown, Columns, Looks, Player, Sentences, Told
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
    def burnt_at(self) -> int:
        """The round."""
        losses = self.path[1]
        return NEVER if losses[-1] <= kitchen.BURNT else len(losses) - 1

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


class Oracle(Base[Practice]):
    """One state of it."""

    ways = "rate=0.44 dish=mapo_tofu bet.0.2 cook dish=congee bet.0.2 cook rate=1.0 cook"
    """To a run that goes below zero on its way and comes back, and to one that boils over."""

    @cached_property
    def last(self) -> Walked | None:
        """The run on screen."""
        return walked(self.state.cooked[-1]) if self.state.cooked else None

    @cached_property
    def before(self) -> Walked | None:
        """The one before it."""
        return walked(self.state.cooked[-2]) if len(self.state.cooked) > 1 else None

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
        walk = [*memory.tries.get(order, []), *([memory.met[order]] if order in memory.met else [])]
        scores = [kitchen.crowd(order).score(np.array(grams)) for grams in walk]
        return walk[: scores.index(max(scores)) + 1] if len(set(walk)) > 1 else []

    def answers(self) -> list[str]:
        """Those that take the fewest rounds."""
        there = [rounds for rounds in self.asked if rounds >= 0]
        return [str(rate) for rate, rounds in zip(BETS, self.asked, strict=True) if there and rounds == min(there)]

    def sentences(self) -> Sentences:
        """The start, the bet's answer, and all about the run."""
        now = walked(self.state.settings)
        salt, spice = now.start
        name = "from_yours" if self.state.settings.start == "mine" else "from_first"
        begin: Sentences = {name: [{"salt": salt, "spice": spice, "score": now.crowd.score(now.start)}]}
        return (
            begin
            | self._bet()
            | self._match()
            | self._boil()
            | (self._run(self.last) if self.last else {})
            | self._change()
        )

    def _bet(self) -> Sentences:
        settles = self.first.crowd.curvatures[1]
        takes = [
            self.text("arrival.after", rounds=rounds)
            if rounds >= 0
            else self.text("arrival.not_yet", patience=1000)
            if rate * settles < 2
            else self.text("arrival.never")
            for rate, rounds in zip(BETS, self.asked, strict=True)
        ]
        arrive = [{"rounds": rounds} for rounds in self.asked if rounds >= 0]
        run = self.first.run
        mine = {"salt": run.salt, "spice": run.spice}
        start = self.text("bet.from_yours", **mine) if run.start == "mine" else self.text("bet.from_first")
        eaters = "" if run.eaters == "normal" else self.text.label("say.and") + self.text.option("eaters", run.eaters)
        truth = dict(zip(("timid", "middle", "bold"), takes, strict=True))
        truth |= {"dish": self.text.option("dish", run.dish), "eaters": eaters, "start": start}
        return {
            "arrival.after": arrive,
            "arrival.not_yet": [{"patience": 1000}],
            "bet.from_yours": [mine],
            "bet.truth": [truth],
        }

    def _match(self) -> Sentences:
        """The reader's best, and the round in which the machine has passed it; if it has not, its last."""
        shown = self.last or walked(self.state.settings)
        said: Sentences = {"best_possible": [{"loss": shown.crowd.loss(shown.crowd.bottom)}]}
        best = shown.crowd.score(np.array(self.own[-1])) if self.own else float("inf")
        if self.own:
            said["match.you"] = [{"score": best, "moves": len(self.own) - 1}]
        if self.last:
            scores = 100 / (1 + self.last.path[1])
            round = next((at for at, score in enumerate(scores) if score >= best), len(scores) - 1)
            said["match.machine"] = [{"score": scores[round], "round": round}]
        return said

    def _boil(self) -> Sentences:
        shown = self.last or walked(self.state.settings)
        steepest = shown.crowd.curvatures[1]
        behind = {"boil": 2 / steepest}
        parts: Sentences = {part: [behind] for part in ("mathematics", "real_model", "breaks")}
        return parts | {"say.boil": [{"boil": 2 / steepest, "steepest": steepest}]}

    def _run(self, run: Walked) -> Sentences:
        grams, losses = run.path
        steep = run.run.rate * run.crowd.curvatures[1]
        values = {
            "rounds": run.run.rounds,
            "score": run.score,
            "best": run.best,
            "gap": apart(run.best - run.score, (1.0,)),
            "factor": apart(steep, (1.0, 2.0)),
            "boil": 2 / run.crowd.curvatures[1],
            "rate": run.run.rate,
            "arrived": run.arrived(losses),
            "burnt_round": run.burnt_at,
        }
        unmet = strangers(run.run.dish, run.run.eaters, alike=run.run.tongues == "alike")
        new = kitchen.Crowd(unmet.X, unmet.y)
        met = {"count": 200, "you": new.score(run.start), "machine": new.score(grams[-1])}
        said: Sentences = {name: [values] for name in self._told(run, steep)}
        return said | {"say.strangers": [met]} | kitchen.below_zero(self.text, grams)

    def _told(self, run: Walked, steep: float) -> Iterator[str]:
        """Which sentences tell this run, by how far a round goes the steepest way of the bowl."""
        losses = run.path[1]
        arrived = run.arrived(losses)
        if steep > 2:
            yield "say.fix"
            yield "say.burnt" if run.burnt_at >= 0 else "say.boiling" if losses[-1] > losses[0] else "say.not_for_long"
        elif arrived == 0:
            yield "say.already"
        else:
            yield "say.short" if arrived == NEVER else "say.arrived"
            if steep > 1:
                yield "say.swings"
            elif arrived == NEVER:
                yield "say.too_small"

    def _change(self) -> Sentences:
        if self.last is None or self.before is None:
            return {}
        before, after = self.before, self.last
        differ = self.changes(before.run, after.run, NAMES, lambda *named: kitchen.grams_words(self.text, *named))
        gain = after.score - before.score
        outcome = "same" if abs(gain) <= 0.05 else "better" if gain > 0 else "worse"
        scores = {"before": before.score, "after": after.score}
        runs = (before.run, after.run)
        grams = kitchen.amounts(*(gram for run in runs for gram in (run.salt, run.spice)))
        return differ | grams | {f"say.changed_{outcome}": [self.changed(differ) | scores]}

    def must(self) -> Collection[str]:
        """The run, and what it changed."""
        if not (run := self.last):
            return ()
        steep = run.run.rate * run.crowd.curvatures[1]
        said = {*self._told(run, steep), "say.boil"}
        said |= kitchen.below_zero(self.text, run.path[0]).keys()
        said |= {"match.machine", *(["match.you"] if self.own else [])}
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
        marks = [*bet, (run.run.rate, "cook.this"), *([(self.before.run.rate, "cook.last")] if self.before else [])]
        rates, words = zip(*marks, strict=True)
        return {
            "rates.zones": self._zones(run),
            "rates.marks": {"rate": rates, "word": list(map(self.text.label, words)), "row": range(len(marks))},
        }

    def _zones(self, run: Walked) -> Columns:
        """By trying every rate; where a zone would begin below the one before it, it is empty."""
        across = 1 / run.crowd.curvatures[1]
        good = [rate for rate in RATES if 0 <= run.rounds_at(rate) <= 30]
        edges = [0.01]
        for edge in (good[0] if good else across, across, 2 * across, 1.0):
            edges.append(min(max(edge, edges[-1]), 1.0))
        names = [self.text.label(f"zone.{zone}") for zone in ("timid", "good", "swings", "boils")]
        return {"start": edges[:-1], "end": edges[1:], "zone": names}

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
        runs = [Run(self.text("machine"), grams, losses, 100 / (1 + losses), "main", burnt, next_steps=ahead)]
        if self.before:
            path, ghost = self.before.path
            runs.append(Run("", path, ghost, 100 / (1 + ghost), "ghost", self.before.burnt_at >= 0))
        return runs

    def _ground(self, shown: Walked) -> Field:
        """Near while every path stays within half a gram to three and a half of salt, and three of spice; else far."""
        paths = [self._path()[0], *([self.before.path[0]] if self.before else []), *([self.own] if self.own else [])]
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
        assert slider == "run"
        return len(timeline(self._runs(self.last or walked(self.state.settings)))) - 1

    def cards(self) -> Sequence[CardShown]:
        """The machine's, at the end of the run."""
        unit = self.text("unit") if self.text.register == "kitchen" else ""
        numbers = [
            Amount(self.text.label(f"seasoning.{name}"), float(grams), unit, 2)
            for name, grams in zip(("salt", "spice"), self._path()[0][-1], strict=True)
        ]
        return [CardShown(self.text("card.whose"), (2, 1), numbers)]

    def films(self) -> Mapping[str, Looks]:
        """The card while the player plays: here, at its end."""
        grams = [f"{value:z.2f}" if abs(value) < 1000 else f"{value:.0e}" for value in self._path()[0][-1].tolist()]
        return {
            "machine": {
                (f"card-{width}{at}", "words"): value.replace("-", "−")
                for at, value in enumerate(grams)
                for width in ("wide", "line")
            }
        }
