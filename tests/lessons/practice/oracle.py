"""What *Practice* ought to show: the run walked again, one plain step after the other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from core.arrays import Array
from core.diners import strangers
from lessons.practice.settings import RATES, Practice
from tests.oracle import CardShown, Columns, Player, Sentences, Told
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.card import Amount
from ui.film import Field, Run

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
    def asked(self) -> tuple[int, ...]:
        """How long each of the bets takes, in the first run of this order."""
        order = self.state.settings.order
        same = [run for run in self.state.cooked if run.order == order]
        first = walked(same[0] if same else self.state.settings.run)
        return tuple(map(first.rounds_at, BETS))

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
        begin |= {"card.trained": [{"rounds": len(self._path()[1]) - 1}]}
        return begin | self._bet() | self._boil() | (self._run(self.last) if self.last else {}) | self._change()

    def _bet(self) -> Sentences:
        takes = [
            self.text("arrival.after", rounds=rounds) if rounds >= 0 else self.text("arrival.never")
            for rounds in self.asked
        ]
        arrive = [{"rounds": rounds} for rounds in self.asked if rounds >= 0]
        truth = dict(zip(("timid", "middle", "bold"), takes, strict=True))
        return {"arrival.after": arrive, "arrival.never": [], "bet.truth": [truth]}

    def _boil(self) -> Sentences:
        shown = self.last or walked(self.state.settings)
        steepest = shown.crowd.curvatures[1]
        behind = {"boil": 2 / steepest}
        parts: Sentences = {part: [behind] for part in ("mathematics", "real_model", "breaks")}
        return parts | {"say.boil": [{"boil": 2 / steepest, "steepest": steepest}]}

    def _run(self, run: Walked) -> Sentences:
        grams, losses = run.path
        flat, steep = run.run.rate * run.crowd.curvatures
        values = {
            "rounds": run.run.rounds,
            "score": run.score,
            "best": run.best,
            "gap": run.best - run.score,
            "factor": steep,
            "boil": 2 / run.crowd.curvatures[1],
            "rate": run.run.rate,
            "arrived": run.arrived(losses),
            "burnt_round": run.burnt_at,
        }
        unmet = strangers(run.run.dish, run.run.eaters, alike=run.run.tongues == "alike")
        new = kitchen.Crowd(unmet.X, unmet.y)
        met = {"count": 200, "you": new.score(run.start), "machine": new.score(grams[-1])}
        said: Sentences = {name: [values] for name in self._told(run, abs(1 - flat), abs(1 - steep), steep)}
        return said | {"say.strangers": [met]} | kitchen.below_zero(self.text, grams)

    def _told(self, run: Walked, flat_left: float, steep_left: float, steep: float) -> Iterator[str]:
        """Which sentences tell this run, by how much of the way is left after a round either way of the bowl."""
        losses = run.path[1]
        arrived = run.arrived(losses)
        if steep > 2:
            yield "say.fix"
            yield "say.burnt" if run.burnt_at >= 0 else "say.boiling" if losses[-1] > losses[0] else "say.not_for_long"
        elif arrived == 0:
            yield "say.already"
        else:
            yield "say.short" if arrived == NEVER else "say.arrived"
            if arrived == NEVER and not (steep > 1 and steep_left > flat_left):
                yield "say.too_small"
            if steep > 1:
                yield "say.swings"

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
        flat, steep = run.run.rate * run.crowd.curvatures
        said = {*self._told(run, abs(1 - flat), abs(1 - steep), steep), "say.boil"}
        said |= kitchen.below_zero(self.text, run.path[0]).keys()
        return said | {name for name in self._change() if name.startswith("say.changed_") and name != "say.changed_one"}

    def cards(self) -> list[CardShown]:
        """The grams that the run ends with."""
        text, (grams, _) = self.text, self._path()
        names = [text.label(f"seasoning.{name}") for name in ("salt", "spice")]
        finite = grams[np.isfinite(grams).all(axis=1)][-1]
        amounts = [Amount(name, float(gram), text("card.unit"), 2) for name, gram in zip(names, finite, strict=True)]
        rounds = len(grams) - 1
        state = text("card.trained", rounds=rounds) if self.last else text("card.untrained")
        return [CardShown(text("card.whose"), (2, 1), amounts, state)]

    def tables(self) -> Told:
        """The run, round by round; before it, the start."""
        grams, losses = self._path()
        columns = {"round": range(len(losses)), "salt_grams": grams[:, 0], "spice_grams": grams[:, 1]}
        columns |= {"loss": losses, "score": 100 / (1 + losses)}
        return {"rounds": {self.text.label(f"column.{name}"): column for name, column in columns.items()}}

    def _path(self) -> tuple[Array, Array]:
        return self.last.path if self.last else walked(self.state.settings).walk(0.0, 0)

    def datasets(self) -> Told:
        """The losses, the zones and the marks."""
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
        """The run over its crowd's map, the one before it as a ghost."""
        shown = self.last or walked(self.state.settings)
        grams, losses = self._path()
        scores = 100 / (1 + losses)
        burnt = bool(self.last and self.last.burnt_at >= 0)
        runs = [Run(self.text.label("cook.this"), grams, losses, scores, "main", burnt)]
        if self.before:
            path, ghost = self.before.path
            runs.append(Run("", path, ghost, 100 / (1 + ghost), "ghost", self.before.burnt_at >= 0))
        salt, spice = map(float, shown.crowd.bottom)
        goal = (salt, spice) if self.last else None
        return Player(self._ground(shown, runs), runs, goal=goal, loss_panel=self.last is not None, fog=0.3)

    def _ground(self, shown: Walked, runs: list[Run]) -> Field:
        """The middle of the kitchen as long as every path stays in it, else the whole map."""
        places = np.concatenate([run.path for run in runs])
        across, up = (0.5, 3.5), (0.0, 3.0)
        if not all(0.5 <= x <= 3.5 and 0.0 <= y <= 3.0 for x, y in places):
            across = up = (float(kitchen.MAP[0]), float(kitchen.MAP[-1]))
        salt, spice = (np.linspace(*side, 41) for side in (across, up))
        scores = np.array([[shown.crowd.score((x, y)) for x in salt] for y in spice])
        return Field(across, up, scores, levels=(10, 25, 50, 75, 90))
