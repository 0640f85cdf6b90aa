"""Tables of *Who sets the house rules?*."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from core.exams import SIZES, contest_of
from core.search import BUDGETS, KITCHENS, tally
from core.trials import RATES, UNITS
from lessons.house_rules import words
from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import JOBS, HouseRules
from ui.figures import decimal, shortest
from ui.kit.text import Text

MARKS = {True: "✓", False: "✗"}


def trials(text: Text, now: Scene) -> pd.DataFrame:
    """The last search, trial by trial."""
    columns: dict[str, Any] = {"trial": range(1, now.trials + 1)}
    for name, tried in now.both.items():
        columns |= {
            f"{name}_boldness": [shortest(float(RATES[rate]), 3) for rate in tried.rates],
            f"{name}_cooks": [UNITS[units] for units in tried.units],
            f"{name}_right": tried.right,
        }
    return _named(text, columns)


def kitchens(text: Text, now: Scene) -> pd.DataFrame:
    """The best of both in every kitchen, with as many trials."""
    found = now.tally
    return _named(text, {"kitchen": range(1, KITCHENS + 1), "grid_best": found.grid, "random_best": found.random})


def layout(text: Text, name: str) -> pd.DataFrame:
    """How often which was better in one layout, by number of trials."""
    found = [tally(budget, name) for budget in BUDGETS]
    columns = {
        "trials": BUDGETS,
        "random_better": [each.random_better for each in found],
        "equal": [each.equal for each in found],
        "grid_better": [each.grid_better for each in found],
    }
    return _named(text, columns)


def exams(text: Text) -> pd.DataFrame:
    """The best of all by the size of the exam, and before everybody else."""
    found = [contest_of(size) for size in SIZES]
    columns = {
        "size": SIZES,
        "exam": [decimal(100 * float(each.exam[-1]), 1) for each in found],
        "fresh": [decimal(100 * float(each.fresh[-1]), 1) for each in found],
        "fall": [decimal(100 * float(each.fall[-1]), 1) for each in found],
    }
    return _named(text, columns)


def jobs(text: Text, now: HouseRules) -> pd.DataFrame:
    """The jobs sorted so far; once all are, who does them."""
    rows = list(zip(JOBS, now.jobs_sorted, strict=False))
    columns = {
        "step": [text(f"step.{step}") for (_, step, _), _ in rows],
        "job": [text(f"job.{name}") for (name, _, _), _ in rows],
    }
    if len(rows) < len(JOBS):
        columns["said"] = [words.who(text, letter) for _, letter in rows]
    else:  # with two to choose from, whoever was wrong said the other
        columns["truth"] = [f"{MARKS[letter == who]} {words.who(text, who)}" for (_, _, who), letter in rows]
    return _named(text, columns)


def _named(text: Text, columns: Mapping[str, Any]) -> pd.DataFrame:
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})
