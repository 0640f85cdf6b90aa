"""Sentences of *Who sets the house rules?*."""

from math import isqrt

from core.bayesian import FIRST, duels
from core.exams import CANDIDATES, EXAMS, SIZES, contest_of
from core.exams import PEOPLE as MANY
from core.search import KITCHENS, Tally, random_wins, tally
from core.trials import EPOCHS, EXAMPLES, RATES, UNITS, UNSEEN, trials
from lessons.house_rules import scene
from lessons.house_rules.scene import OTHER, SHOWN, Scene
from lessons.house_rules.settings import BET_ON, JOBS, PEOPLE, HouseRules
from ui.figures import large
from ui.kit import explain
from ui.kit.text import Text

OPTIONS = ("grid", "random", "same")
OUTCOMES = {1: "random", 0: "same", -1: "grid"}
NAMES = ("search_trials", "search_kitchen")
FEW = 4
"""Trials with which a grid at cell centres is at its best."""


def winner(found: Tally) -> str:
    """Who finds the better chef more often, if that is more than a coin would explain."""
    return OUTCOMES[found.leads]


def answers(run: HouseRules) -> list[str]:
    """The option that is right."""
    return [winner(Scene(run).tally)]


def counts(found: Tally) -> dict[str, int]:
    """What a tally's sentence is filled with."""
    return {
        "random": found.random_better,
        "equal": found.equal,
        "grid": found.grid_better,
        "kitchens": len(found.outcomes),
    }


def truth(text: Text, run: HouseRules) -> str:
    """How often which was better, and in which layout."""
    return text("bet.truth", trials=run.search_trials, values=isqrt(run.search_trials), **counts(Scene(run).tally))


def layout(text: Text, now: Scene) -> str:
    """The layout of the tally."""
    return text("layout", kitchens=KITCHENS, trials=now.trials)


def said(text: Text, now: Scene, landed: int) -> str:
    """What the best of the first trials come to, or of all."""
    grid, random = now.searched.grid, now.searched.random
    if not landed:
        return text("say.none", trials=now.trials)
    values = {
        "kitchen": now.seed + 1,
        "trials": now.trials,
        "count": UNSEEN,
        "grid": int(grid.right[:landed].max()),
        "random": int(random.right[:landed].max()),
        "grid_values": grid.values,
        "random_values": random.values,
    }
    if landed < now.trials:
        return text("say.so_far", trial=landed, **values)
    return text(f"say.{OUTCOMES[now.searched.outcome]}", **values)


def values_tried(text: Text, count: int) -> str:
    """How many values of boldness."""
    return text("values", count=count) if count else ""


def what_changed(text: Text, earlier: HouseRules | None, now: HouseRules) -> str:
    """What was changed since the last run and what that did; nothing if there was none."""
    if earlier is None:
        return ""
    changed = explain.changed(text, earlier, now, NAMES)
    old, new = Scene(earlier).searched, Scene(now).searched
    best = {
        "grid_before": old.grid.most,
        "grid_after": new.grid.most,
        "random_before": old.random.most,
        "random_after": new.random.most,
    }
    return text("say.changed", **changed, **best, count=UNSEEN)


# ---- the layouts ----


def knobs(text: Text) -> str:
    """How much either knob matters."""
    boldness, cooks = trials().shares
    return text("knobs", chefs=len(RATES) * len(UNITS), boldness=boldness, cooks=cooks)


def layouts(text: Text) -> str:
    """That the layout decides as much as the method: each count with its layout."""
    found = {"few": tally(FEW, SHOWN), "usual": tally(BET_ON, SHOWN), "other": tally(BET_ON, OTHER)}
    told: dict[str, int] = {"few_trials": FEW, "trials": BET_ON, "kitchens": KITCHENS}
    for name, each in found.items():
        told |= {f"{name}_random": each.random_better, f"{name}_grid": each.grid_better}
    usual = found["usual"]
    means = {
        f"{name}_mean": float(each.mean()) / UNSEEN for name, each in (("random", usual.random), ("grid", usual.grid))
    }
    return text("layouts.said", **told, **means)


def learner(text: Text) -> str:
    """How often a search that learns from its trials is better than either."""
    found = duels(BET_ON, SHOWN)
    told: dict[str, int] = {"first": FIRST, "trials": BET_ON, "kitchens": KITCHENS}
    for name, (better, equal, _) in (("grid", found.grid), ("random", found.random)):
        told |= {f"{name}_better": better, f"{name}_equal": equal}
    return text("learner.said", **told)


# ---- the winner's curse ----


def contestants(text: Text) -> dict[str, object]:
    """Who sits which exam."""
    return {"chefs": CANDIDATES, "exams": EXAMS, "size": SIZES[0], "people": large(MANY, text.language)}


def curse(text: Text) -> str:
    """What the best of all is worth, and why it is no better than the others."""
    found = contest_of(SIZES[0])
    low, high = scene.middle_half()
    told = {"exam": float(found.exam[-1]), "fresh": float(found.fresh[-1]), "one": float(found.fresh[0])}
    return text.together(
        text("curse.said", **contestants(text), **told),
        text("curse.why", **contestants(text), low=low, high=high, step=1 / SIZES[0]),
    )


def larger(text: Text) -> str:
    """That a larger exam leaves less to luck."""
    falls: dict[str, float] = {f"fall_{size}": 100 * float(contest_of(size).fall[-1]) for size in SIZES}
    return text("curse.larger", chefs=CANDIDATES, **falls)


# ---- the jobs ----


def job(text: Text, place: int) -> str:
    """What is to be sorted now."""
    name, step, _ = JOBS[place]
    return text("jobs.now", number=place + 1, jobs=len(JOBS), step=text(f"step.{step}"), job=text(f"job.{name}"))


def jobs(text: Text, now: HouseRules) -> str:
    """How many were sorted as they are, once all are."""
    people = sum(who == PEOPLE for _, _, who in JOBS)
    return text("jobs.said", right=scene.sorted_right(now), jobs=len(JOBS), people=people, automatic=len(JOBS) - people)


def who(text: Text, letter: str) -> str:
    """People, or nobody."""
    return text("jobs.people" if letter == PEOPLE else "jobs.automatic")


def behind() -> dict[str, object]:
    """What the parts behind the page are filled with."""
    return {
        "chefs": len(RATES) * len(UNITS),
        "rates": len(RATES),
        "widths": len(UNITS),
        "kitchens": KITCHENS,
        "theory": random_wins(BET_ON),
        "examples": EXAMPLES,
        "epochs": EPOCHS,
        "unseen": UNSEEN,
    }
