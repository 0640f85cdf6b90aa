"""How long *Who sets the house rules?* takes to open and to press, and the counts that it tells.

`python -m benchmarks.bench_house_rules`
"""

import time
from collections.abc import Callable

from core.bayesian import duels
from core.exams import SIZES, candidates, contest, contest_of
from core.search import BUDGETS, LAYOUTS, tally
from core.trials import trials
from lessons.house_rules import films
from lessons.house_rules.settings import HouseRules
from ui.kit.text import Text

TEXT = Text("en", "kitchen", "house_rules")
PRESSES: dict[str, Callable[[], object]] = {
    "the map, once a process": trials,
    "200 kitchens, nine trials": tally,
    "a search as a film": lambda: films.stage_film(TEXT, HouseRules(), None, cooked=True),
    "25 trials as a film": lambda: films.stage_film(TEXT, HouseRules(search_trials=25), None, cooked=True),
    "all layouts": lambda: [tally(budget, layout) for layout in LAYOUTS for budget in BUDGETS],
    "the search that learns": duels,
    "the 64 and their exams": lambda: [contest(candidates(), size) for size in SIZES],
}


def presses() -> None:
    """How long each takes that nobody made before; 1.5 s are allowed."""
    for name, press in PRESSES.items():
        begun, spent = time.perf_counter(), time.process_time()
        press()
        print(f"{name}: {time.perf_counter() - begun:.2f} s, of the processor {time.process_time() - spent:.2f} s")


def counts() -> None:
    """Who wins how often in which layout, and what the best of 64 is worth."""
    boldness, cooks = trials().shares
    print(f"shares of the variance: rate {boldness:.3f}, width {cooks:.3f}")
    for layout in LAYOUTS:
        for budget in BUDGETS:
            found = tally(budget, layout)
            counted = f"random {found.random_better}, equal {found.equal}, grid {found.grid_better}"
            print(f"{layout} {budget:2}: {counted}, means {found.random.mean():.1f} and {found.grid.mean():.1f}")
    print(f"the search that learns, nine trials at centres: {duels()}")
    for size in SIZES:
        of = contest_of(size)
        print(
            f"exam of {size}: {(100 * of.exam).round(1).tolist()}, before others {(100 * of.fresh).round(1).tolist()}"
        )


if __name__ == "__main__":
    presses()
    counts()
