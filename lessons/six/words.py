"""Sentences of a race of the six apprentices: numbers of `core` choose the words of `content`."""

from collections.abc import Sequence

import numpy as np

from core.optimizers import OPTIMIZERS
from core.race import FATES, Racer, hollows_apart, winners
from core.sweeps import Shelf
from core.training import NEVER
from lessons.six import scene
from lessons.six.settings import Race
from ui.kit import explain
from ui.kit.text import Text
from ui.settings import kinds

LONG_ON_SADDLE = 5
"""Rounds on the saddle worth telling."""

Racers = tuple[Racer, ...]


def name(text: Text, optimizer: str) -> str:
    """An apprentice's name; in the field's words, the optimizer's."""
    return text.option("shelf_of", optimizer)


def about(text: Text, run: Race) -> str:
    """What the landscape is, and where the six begin."""
    first, second = scene.landscape(run).start
    return text(f"about.{run.landscape}", first=first, second=second)


def truth(text: Text, run: Race, racers: Racers) -> str:
    """The answer to the bet: who was first in the race that it was about."""
    how = text(f"how.{run.fair}", rate=f"{run.race_rate:g}")
    return text("bet.truth", how=how, first=_first(text, racers))


def result(text: Text, run: Race, racers: Racers) -> str:
    """The race in a few sentences: who arrived and in which order, who did not and why."""
    said = [_order(text, racers)]
    for fate in FATES[1:]:  # all but "arrived"
        those = [racer for racer in racers if racer.fate == fate]
        if those:
            said.append(text(f"say.{fate}", who=_list(text, [_one(text, racer) for racer in those])))
    return " ".join(said)


def beside(text: Text, run: Race, racers: Racers) -> str:
    """What else is worth telling of a race: the saddle, lucky leaps, everyone's own rate, and the plan."""
    plan = [text("say.planned", rounds=round(scene.WARMUP * scene.ROUNDS))] if run.plan == "planned" else []
    return " ".join([*_saddle(text, run, racers), *_leaps(text, racers), *_rates(text, run, racers), *plan])


def _order(text: Text, racers: Racers) -> str:
    arrived = sorted((racer for racer in racers if racer.arrived != NEVER), key=lambda racer: racer.arrived)
    if not arrived:
        return text("say.nobody", rounds=scene.ROUNDS, first=_first(text, racers))
    if arrived[-1].arrived == 0 and len(arrived) == len(racers):
        return text("say.already")
    return text("say.order", order=_list(text, [_one(text, racer) for racer in arrived]))


def _first(text: Text, racers: Racers) -> str:
    """Who was first, and when; or who was closest at the end."""
    first = [racer for racer in racers if racer.optimizer in winners(racers)]
    if not first:
        return text("first.none")
    names = text.label("say.and_last").join(name(text, racer.optimizer) for racer in first)
    if first[0].arrived == NEVER:
        return text("first.nobody", name=names, score=first[0].end)
    return text("first.arrived" if len(first) == 1 else "first.tie", name=names, round=first[0].arrived)


def _one(text: Text, racer: Racer) -> str:
    """One racer with what became of it."""
    return text(
        f"one.{racer.fate}",
        name=name(text, racer.optimizer),
        round=racer.burnt_round if racer.fate == "burnt" else racer.arrived,
        score=racer.end,
        best=float(racer.scores.max()),
        at=int(racer.scores.argmax()),
    )


def _saddle(text: Text, run: Race, racers: Racers) -> list[str]:
    """On the saddle, who sat there the longest."""
    sat, longest = max(((scene.rounds_on_saddle(racer), racer) for racer in racers), key=lambda pair: pair[0])
    if run.landscape != "saddle" or sat < LONG_ON_SADDLE:
        return []
    return [text("say.saddle", name=name(text, longest.optimizer), rounds=round(sat))]


def _leaps(text: Text, racers: Racers) -> list[str]:
    """Who reached the deepest hollow only because one step threw it there."""
    lucky = [racer for racer in racers if racer.leapt]
    if not lucky:
        return []
    who = [text("one.leap", name=name(text, racer.optimizer), leap=racer.crossing) for racer in lucky]
    return [text("say.leap", who=_list(text, who), apart=hollows_apart(lucky[0].landscape))]


def _rates(text: Text, run: Race, racers: Racers) -> list[str]:
    """Where each races at its own best learning rate, which that is."""
    if run.fair == "same":
        return []
    who = [text("one.rate", name=name(text, racer.optimizer), rate=round_rate(racer.rate)) for racer in racers]
    return [text("say.rates", who=_list(text, who))]


def noise(text: Text, run: Race) -> str:
    """Where not all taste before each change: that the path is noisy, and the seed of the order."""
    count = len(scene.landscape(run).diners)
    if run.race_batch == count:
        return ""
    return text("say.noise", batch=run.race_batch, count=count, steps=-(-count // run.race_batch), seed=scene.SEED)


def what_changed(text: Text, runs: Sequence[Race], races: Sequence[Racers]) -> str:
    """What was changed since the last race, and what became of who was first and of how many arrived."""
    earlier, now = runs
    idle = earlier.idle | now.idle
    changed = explain.changed(text, earlier, now, (name for name in kinds(Race) if name not in idle))
    first, second = (scene.landscape(run).start for run in runs)
    if earlier.landscape != now.landscape and not np.array_equal(first, second):
        changed["changes"] = text("changed.start", changes=changed["changes"])
    arrived = [sum(racer.arrived != NEVER for racer in racers) for racers in races]
    return text(
        "say.changed",
        **changed,
        before=_first(text, races[0]),
        after=_first(text, races[1]),
        arrived_before=arrived[0],
        arrived_after=arrived[1],
        count=len(OPTIMIZERS),
    )


def shelf(text: Text, run: Race, optimizer: str) -> str:
    """What the shelf of one optimizer shows: which rate arrives first, whether that of this race does, and the edge."""
    shown, best = scene.shelf(run, optimizer), scene.best_score(run)
    k = shown.best(best)
    arrived, rate = int(shown.arrivals(best)[k]), round_rate(shown.rates[k])
    section = "shelf.none" if arrived == NEVER else "shelf.best"
    values = {"name": name(text, optimizer), "rate": rate, "round": arrived, "rounds": scene.ROUNDS}
    said = [text(section, **values, score=float(shown.scores[-1, k]))]
    raced = next(racer for racer in scene.racers(run) if racer.optimizer == optimizer)
    if arrived != NEVER and raced.arrived == NEVER:
        said.append(text("shelf.not_here", rate=round_rate(raced.rate)))
    return " ".join([*said, _edge(text, shown)])


def _edge(text: Text, shown: Shelf) -> str:
    """The first rate that boils over, and whether all bolder ones do too."""
    burns = shown.burnt_at != NEVER
    if not burns.any():
        return text("shelf.calm", most=round_rate(shown.rates[-1]))
    first = int(burns.argmax())
    section = "shelf.edge" if burns[first:].all() else "shelf.ragged"
    edge, below = round_rate(shown.rates[first]), round_rate(shown.rates[max(0, first - 1)])
    return text(section, edge=edge, below=below, rounds=scene.ROUNDS)


def round_rate(rate: float) -> str:
    """A learning rate to two figures, as on a label."""
    return f"{float(f'{rate:.2g}'):g}"


def memory(text: Text) -> dict[str, object]:
    """What the optimizers of a large model remember, large numbers in words."""
    counted = scene.memory()
    large = {key: big(text, number) for key, number in counted.items() if key.endswith(("weights", "numbers"))}
    return {**counted, **large}


def big(text: Text, number: float) -> str:
    """A large number as a multiple of what the language counts in: billions, 亿."""
    return text.label("big.said", amount=f"{number / 10 ** int(text.label('big.power')):g}")


def _list(text: Text, names: Sequence[str]) -> str:
    return text.label("say.and_also").join(names)
