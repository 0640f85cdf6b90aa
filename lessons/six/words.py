"""Sentences of a race of the six apprentices: numbers of `core` choose the words of `content`."""

from collections.abc import Sequence

import numpy as np

from core.optimizers import OPTIMIZERS
from core.race import FATES, Racer, hollows_apart, winners
from core.sweeps import CLOSE, Shelf
from core.training import NEVER
from lessons.six import scene
from lessons.six.settings import Race
from ui.figures import apart, decimal, shortest
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
    how = text(f"how.{run.fair}", rate=shortest(run.race_rate))
    if run.plan == "planned":
        how = text("how.planned", how=how)
    if is_noisy(run):
        how = text("how.noisy", how=how)
    return text("bet.truth", how=how, first=_first(text, racers))


def result(text: Text, run: Race, racers: Racers) -> str:
    """The race in a few paragraphs: who arrived and in which order, whom luck decides, who did not arrive and why."""
    watched = scene.watched(run)
    said, told = [_order(text, run, racers)], [racer for racer in racers if not racer.lucky]
    lucky = [racer for racer in racers if racer.lucky]
    if lucky:
        said.append(text("say.luck", who=_list(text, [_one(text, racer, watched) for racer in lucky])))
    said += _leaps(text, racers)
    for fate in FATES[1:]:  # all but "arrived"
        those = [racer for racer in told if racer.fate == fate]
        shaken = fate == "circling" and is_noisy(run)
        stuck = [racer for racer in those if shaken and racer.in_a_shallow_hollow]
        others = [racer for racer in those if racer not in stuck]
        for section, some in (("say.wavering_hollow", stuck), ("say.wavering" if shaken else f"say.{fate}", others)):
            if some:
                who = _list(text, [_one(text, racer, watched) for racer in some])
                said.append(text(section, who=who, watched=watched, half=watched - watched // 2))
    return paragraphs(said)


def paragraphs(said: Sequence[str]) -> str:
    """One idea each."""
    return "\n\n".join(said)


def beside(text: Text, run: Race, racers: Racers) -> str:
    """What else is worth telling of a race: the saddle, everyone's own rate, and the plan."""
    plan = [text("say.planned", rounds=round(scene.WARMUP * scene.ROUNDS))] if run.plan == "planned" else []
    return paragraphs([*_saddle(text, run, racers), *_rates(text, run, racers), *plan])


def is_noisy(run: Race) -> bool:
    """Whether not all taste before each change."""
    return run.race_batch < len(scene.landscape(run).diners)


def _order(text: Text, run: Race, racers: Racers) -> str:
    arrived = [racer for racer in racers if racer.fair]
    if not arrived:
        return text("say.nobody", rounds=scene.ROUNDS, first=_first(text, racers))
    arrived.sort(key=lambda racer: racer.arrived)
    if arrived[-1].arrived == 0 and len(arrived) == len(racers):
        return text("say.already")
    watched = scene.watched(run)
    order = _list(text, [_one(text, racer, watched) for racer in arrived])
    return text("say.order", order=order, watched=watched)


def _first(text: Text, racers: Racers) -> str:
    """Who was first, and when; or who was closest at the end; or that luck alone says."""
    first = [racer for racer in racers if racer.optimizer in winners(racers)]
    arrived = [racer for racer in racers if racer.fate == "arrived"]
    if not first:
        if all(racer.history.burnt for racer in racers):
            return text("first.none")
        by_luck = arrived and not any(racer.fair for racer in arrived)
        return text("first.luck", name=_names(text, arrived)) if by_luck else text("first.open")
    many = "" if len(first) == 1 else "_tie"
    if first[0].fate != "arrived":
        score: float | str = min(racer.end for racer in first)
        if len(first) == 1:
            behind = [racer.end for racer in racers if racer is not first[0] and not racer.history.burnt]
            score = apart(first[0].end, max(behind, default=0.0), 1)[0]
        return text(f"first.nobody{many}", name=_names(text, first), score=score)
    said = "fair" if min(racer.arrived for racer in arrived) < first[0].arrived else "arrived"
    return text(f"first.{said}{many}", name=_names(text, first), round=first[0].arrived)


def _names(text: Text, racers: Sequence[Racer]) -> str:
    *others, last = [name(text, racer.optimizer) for racer in racers]
    several = text.label("say.and_also").join(others)
    return text.label("say.and_last").join(filter(None, (several, last)))


def _one(text: Text, racer: Racer, watched: int) -> str:
    """One racer with what became of it."""
    low, high = racer.late
    return text(
        f"one.{_told(racer)}",
        name=name(text, racer.optimizer),
        round=racer.burnt_round if racer.fate == "burnt" else racer.reaches,
        score=racer.end,
        low=low,
        high=high,
        watched=watched,
    )


def _told(racer: Racer) -> str:
    """Which sentence tells one of them: by its fate, and by what is known of it."""
    if racer.lucky:
        return {"arrived": "lucky", "burnt": "unlucky_burnt"}.get(racer.fate, "unlucky")
    if racer.fate == "burnt" and not racer.history.burnt:
        return "burnt_later"
    if racer.fate in ("arrived", "burnt") and racer.about:
        return f"{racer.fate}_about"
    if racer.fate == "slow" and (racer.about or racer.arrives == NEVER):
        return "slow_about" if racer.arrives != NEVER else "slow_yet" if racer.reaches == NEVER else "slow_late"
    if racer.fate == "circling" and decimal(racer.late[0], 1) == decimal(racer.late[1], 1):
        return "circling_level"
    return racer.fate


def _saddle(text: Text, run: Race, racers: Racers) -> list[str]:
    """On the saddle, who sat there the longest."""
    sat, longest = max(((scene.rounds_on_saddle(racer), racer) for racer in racers), key=lambda pair: pair[0])
    if run.landscape != "saddle" or sat < LONG_ON_SADDLE:
        return []
    told = {"name": name(text, longest.optimizer), "rounds": round(sat)}
    return [text("say.saddle", race=scene.ROUNDS, reach=scene.SADDLE_REACH, **told)]


def _leaps(text: Text, racers: Racers) -> list[str]:
    """Who came to the deepest hollow with the help of a step longer than the hollows lie apart."""
    thrown = [racer for racer in racers if racer.leapt and not racer.lucky]
    if not thrown:
        return []
    between = hollows_apart(thrown[0].landscape)
    leaps = [apart(racer.longest_step, between, 1) for racer in thrown]
    who = [
        text("one.leap", name=name(text, racer.optimizer), leap=leap, round=racer.arrived)
        for racer, (leap, _) in zip(thrown, leaps, strict=True)
    ]
    return [text("say.leap", who=_list(text, who), apart=max((between for _, between in leaps), key=len))]


def _rates(text: Text, run: Race, racers: Racers) -> list[str]:
    """Where each races at its own best learning rate, which that is, and that no plan was followed to find it."""
    if run.fair == "same":
        return []
    who = [text("one.rate", name=name(text, racer.optimizer), rate=round_rate(racer.rate)) for racer in racers]
    told = text("say.rates", who=_list(text, who))
    return [told, text("say.rates_steady")] if run.plan == "planned" else [told]


def noise(text: Text, run: Race) -> str:
    """Where not all taste before each change: that the path is noisy, and who is ahead in other orders."""
    if not is_noisy(run):
        return ""
    count = len(scene.landscape(run).diners)
    said = text("say.noise", batch=run.race_batch, count=count, steps=-(-count // run.race_batch), seed=scene.SEED)
    return paragraphs([said, _shares(text, run)])


def _shares(text: Text, run: Race) -> str:
    """In what share of other orders each is ahead, the most often ahead first."""
    ahead = scene.ahead(run)
    ranked = sorted(ahead.ahead, key=lambda optimizer: -ahead.ahead[optimizer])
    shares = [
        text("one.share", name=name(text, optimizer), share=ahead.ahead[optimizer] / ahead.orders)
        for optimizer in ranked
        if ahead.ahead[optimizer]
    ]
    if not shares:
        return text("say.shares_none", orders=ahead.orders)
    said = [text("say.shares", orders=ahead.orders, who=_list(text, shares))]
    if sum(ahead.ahead.values()) > ahead.orders:
        said.append(text("say.shares_tied"))
    if ahead.nobody == ahead.orders:
        said.append(text("say.shares_nobody_ever", orders=ahead.orders))
    elif ahead.nobody:
        said.append(text("say.shares_nobody", nobody=ahead.nobody))
    return text.together(*said)


def what_changed(text: Text, runs: Sequence[Race], races: Sequence[Racers]) -> str:
    """What was changed since the last race, and what became of who was first and of how many arrived."""
    earlier, now = runs
    changed = explain.changed(text, earlier, now, kinds(Race))
    first, second = (scene.landscape(run).start for run in runs)
    if earlier.landscape != now.landscape and not np.array_equal(first, second):
        changed["changes"] = text("changed.start", changes=changed["changes"])
    arrived = [sum(racer.fair for racer in racers) for racers in races]
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
    """What the shelf of one optimizer shows: which rates arrive first, whether that of this race does, and the edge.

    On the shelf rates stay the same. Where those of the race went by plan the two are not compared.
    """
    shown, planned = scene.shelf(run, optimizer), run.plan == "planned"
    if (shown.burnt_at != NEVER).all():
        said = [text("shelf.all_burnt", name=name(text, optimizer), rounds=scene.ROUNDS)]
    else:
        said = [_fastest(text, run, optimizer, compared=not planned), _edge(text, shown)]
    return paragraphs([*said, *([text("shelf.steady")] if planned else [])])


def _fastest(text: Text, run: Race, optimizer: str, *, compared: bool) -> str:
    shown, fastest = scene.shelf(run, optimizer), scene.fastest(run, optimizer)
    values = {"name": name(text, optimizer), "rounds": scene.ROUNDS}
    if not len(fastest):
        k = shown.highest()
        values |= {"rate": round_rate(shown.rates[k]), "score": float(shown.scores[-1, k])}
        if shown.scores[-1, k] < scene.best_score(run) - CLOSE:
            return text("shelf.none", **values)
        return text("shelf.left", **values, watched=scene.watched(run))
    low, high = (round_rate(shown.rates[k]) for k in fastest[[0, -1]])
    values |= {"round": int(scene.arrivals(run, optimizer)[fastest[0]]), "rate": low, "high": high}
    section = {1: "shelf.best", 2: "shelf.best_two"}.get(len(fastest), "shelf.best_many")
    said = [text(section, **values, count=len(fastest), all=len(shown.rates))]
    raced = next(racer for racer in scene.racers(run) if racer.optimizer == optimizer)
    if compared and raced.arrived == NEVER:
        said.append(text("shelf.not_here", rate=round_rate(raced.rate), rounds=scene.ROUNDS))
    elif compared and run.fair == "own" and raced.arrived > scene.arrivals(run, optimizer)[fastest[0]]:
        said.append(text("shelf.practised", rate=round_rate(raced.rate), round=raced.arrived))
    return text.together(*said)


def _edge(text: Text, shown: Shelf) -> str:
    """The first rate that boils over, and whether all bolder ones do too."""
    burns = shown.burnt_at != NEVER
    if not burns.any():
        return text("shelf.calm", most=round_rate(shown.rates[-1]), rounds=scene.ROUNDS)
    first = int(burns.argmax())
    section = "shelf.edge" if burns[first:].all() else "shelf.ragged"
    edge, below = round_rate(shown.rates[first]), round_rate(shown.rates[max(0, first - 1)])
    return text(section, edge=edge, below=below, rounds=scene.ROUNDS)


def round_rate(rate: float) -> str:
    """A learning rate to two figures, as on a label."""
    return shortest(rate, 2)


def memory(text: Text) -> dict[str, object]:
    """What the optimizers of a large model remember, large numbers in words."""
    counted = scene.memory()
    large = {key: big(text, number) for key, number in counted.items() if key.endswith(("weights", "numbers"))}
    return {**counted, **large}


def big(text: Text, number: float) -> str:
    """A large number as a multiple of what the language counts in: billions, 亿."""
    return text.label("big.said", amount=shortest(number / 10 ** int(text.label("big.power"))))


def _list(text: Text, names: Sequence[str]) -> str:
    return text.label("say.and_also").join(names)
