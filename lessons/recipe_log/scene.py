"""What *The recipe log* asks of `core`: the experiments that settle six claims, and the machine's own seasoning."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from statistics import median
from typing import Final

import numpy as np

from core.cakes import fitted, repeated
from core.capacity import TICKETS
from core.examples import Examples
from core.least_squares import gradient_descent_path
from core.network import Network
from core.patterns import best_round_accuracy
from core.people import QUESTIONS, ask_model, ask_rule, examples, learn, only
from core.stopping import let_go
from core.workspace import fast
from ui.kitchen import crowds
from ui.kitchen.by_heart import COOKS, REGULARS, STRANGERS, guests, practise
from ui.kitchen.drift import drift
from ui.kitchen.served import PRACTISE, SERVE, Chef, Filed, chef_after, search
from ui.kitchen.settings import FIRST_ATTEMPT, Order
from ui.kitchen.trained import alike

QUESTION, UNMET, ROUNDS = "ill", 1000, 1500
"""How *Rule or model?* asks: about what, of how many never met, and after how many rounds."""

OTHERS: Final = 6
"""Crowds that the chef has not met."""

DINER: Final = 1
GROWTH: Final = 20.0
"""By how many percent tastes grow."""

RATE, STEPS = 0.2, 200
"""How the machine seasons, from the first attempt."""

Evidence = Mapping[str, float]
"""The numbers that settle a claim."""


def database(run: Filed) -> Evidence:
    """What all numbers of the file hold, what the diners that it learned from would take, and what others leave."""
    chef = chef_after(Filed(*run.trained))
    found, (pattern, _, seed, rate, rounds) = search(chef, DINER), run.trained
    return {
        "count": chef.net.parameter_count,
        "bits": found.bits,
        "tickets": TICKETS,
        "needed": found.needed,
        "crowds": OTHERS,
        "alike": median(alike(chef.net.sizes, pattern, seed, rate, rounds, crowds=OTHERS)),
    }


@cache
def rules() -> Evidence:
    """How often a written rule and a model trained there err where people run warmer."""
    name = QUESTIONS[QUESTION].features[0]
    model = learn(only(examples(QUESTION, "elsewhere"), name), epochs=ROUNDS)
    others = examples(QUESTION, "elsewhere", unseen=True, count=UNMET)
    verdicts = {"rule": ask_rule(QUESTION, others), "model": ask_model(model, only(others, name))}
    wrong = {who: verdict.false_alarms + verdict.missed for who, verdict in verdicts.items()}
    return {"threshold": QUESTIONS[QUESTION].threshold, "count": UNMET, **wrong}


def exact() -> Evidence:
    """One cake baked again and again, and what the best surface says of the best cake."""
    given, surface = repeated(), fitted()
    return {"bakes": len(given), "low": given[0], "high": given[-1], "said": float(surface.at(surface.peak))}


@cache
def by_heart() -> Evidence:
    """Who is judged right by many cooks who have learned their regulars by heart, and what nobody gets past."""
    met, net = guests(), Network((2, COOKS, 1))
    weights = practise(net, fast(net), met.regulars).weights[-1]

    def wrong(who: Examples) -> int:
        return int(np.sum(let_go(net, weights, who)))

    return {
        "cooks": COOKS,
        "regulars": REGULARS,
        "right": REGULARS - wrong(met.regulars),
        "wrong": wrong(met.strangers),
        "count": STRANGERS,
        "best": best_round_accuracy(met.strangers),
    }


def known_again() -> Evidence:
    """How often it is right to say of whom those cooks judge right that they have met: half of all asked are such."""
    found = by_heart()
    share = (found["right"] / found["regulars"] + found["wrong"] / found["count"]) / 2
    return {**{name: found[name] for name in ("cooks", "regulars", "count")}, "share": share}


def use(run: Filed) -> Evidence:
    """A day of service, and how many numbers it changed."""
    day = lived(run, SERVE).days[-1]
    return {"served": day.guests, "changed": day.changed, "count": chef_after(run).net.parameter_count}


def user(run: Filed) -> Evidence:
    """What users complained of, what that changed, and what somebody changed who practised on it."""
    served, practised = lived(run, SERVE + PRACTISE).days
    count = chef_after(run).net.parameter_count
    return {
        "complained": served.complained,
        "unchanged": served.changed,
        "changed": practised.changed,
        "kept": count - practised.changed,
        "count": count,
    }


def data() -> Evidence:
    """What a chef scores as tastes grow, and what it scores again once people have asked."""
    found = drift(GROWTH)
    return {"growth": GROWTH, "before": found.before, "after": found.now, "again": found.retrained}


def lived(run: Filed, days: str) -> Chef:
    """The reader's chef after such days."""
    return chef_after(Filed(*run.trained, file_days=days).run)


EXPERIMENTS: Mapping[str, Callable[[Filed], Evidence]] = {
    "database": database,
    "rules": lambda run: rules(),
    "exact": lambda run: exact(),
    "use": use,
    "user": user,
    "data": lambda run: data(),
}
"""By claim: made of the reader's own chef, as it was saved, where it is about one."""

SEEN: Mapping[tuple[str, str], Callable[[], Evidence]] = {
    ("exact", "too_many"): by_heart,
    ("user", "remodelling"): dict,
    ("user", "remembers"): dict,
}
"""By claim and page: where another experiment than the log's own speaks against it there."""

CAVEATS: Mapping[str, Callable[[], Evidence]] = {"database": known_again}
"""By claim: the numbers of what is so nevertheless, if it has any."""

REFUTED: Mapping[str, Callable[[Evidence], bool]] = {
    "database": lambda shown: shown["bits"] < shown["needed"],
    "rules": lambda shown: shown["model"] < shown["rule"],
    "exact": lambda shown: shown["low"] < shown["said"] < shown["high"],
    "use": lambda shown: shown["changed"] == 0,
    "user": lambda shown: shown["unchanged"] == 0 and shown["changed"] > 0,
    "data": lambda shown: shown["after"] < shown["before"] and shown["after"] < shown["again"],
}
"""By claim: whether its evidence speaks against it."""


def holds(claim: str, run: Filed) -> bool:
    """Whether a claim stands after its experiment."""
    return not REFUTED[claim](EXPERIMENTS[claim](run))


@lru_cache(maxsize=16)
def machine(order: Order) -> tuple[float, float]:
    """The grams that gradient descent comes to from the first attempt."""
    salt, spice = gradient_descent_path(crowds.crowd(order), FIRST_ATTEMPT, RATE, STEPS).weights[-1]
    return float(salt), float(spice)
