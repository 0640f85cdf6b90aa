"""What *Who sets the house rules?* ought to show: every search drawn anew, every contest counted one by one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from core.bayesian import bayesian
from core.exams import candidates
from core.trials import trials
from lessons.house_rules.settings import HouseRules
from tests.oracle import Columns, Drawing, Looks, Sentences, Told
from tests.oracle import Oracle as Base

KITCHENS, COUNT, CHEFS, MANY, EXAMS = 200, 1000, 64, 10_000, 300
MANY_IN_WORDS = {"en": "10,000", "zh": "1 万"}
FRAMES = {4: 9, 9: 6, 16: 4, 25: 3}
SIDES = {4: 2, 9: 3, 16: 4, 25: 5}
NAMES = ("search_trials", "search_kitchen")
WIDTHS = {"centres": (-2.5, 4.0, 2 / 3), "ends": (-1.5, 2.0, 0.5)}
"""Of each layout: where it begins, how many decades wide it is, and by how much it may be shifted."""

TRUE = "ppppaapaapap"
STEPS = ("design", "data", "training", "tuning", "evaluation", "serving")
JOBS = (
    *("task", "loss", "gather", "label", "slopes", "numbers"),
    *("ranges", "trying", "measure", "enough", "alarm", "drift"),
)


class Trial(NamedTuple):
    """Places on the map, and on how many diners that chef is right."""

    boldness: int
    cooks: int
    right: int


def trial(power: float, cooks: float) -> Trial:
    """The chef nearest to these."""
    at = min(max(round((power + 3) * 24), 0), 120)
    row = round(cooks) - 4
    return Trial(at, row, int(trials().right[at, row]))


@cache
def searched(kitchen: int, many: int, layout: str = "centres") -> tuple[tuple[Trial, ...], tuple[Trial, ...]]:
    """The grid's trials and the random ones of one kitchen, counted from 1."""
    begin, wide, shift = WIDTHS[layout]
    dice = np.random.default_rng(kitchen - 1)
    low = begin + dice.uniform(-shift, shift)
    shares = dice.random(many)
    cooks = dice.integers(4, 17, many)
    random = tuple(trial(low + wide * share, count) for share, count in zip(shares, cooks, strict=True))
    side = SIDES[many]
    stops = [at / (side - 1) if layout == "ends" else (2 * at + 1) / (2 * side) for at in range(side)]
    return tuple(trial(low + wide * x, 4 + 12 * y) for x in stops for y in stops), random


def most(tried: Sequence[Trial]) -> int:
    """The best of them; nobody is right on nobody."""
    return max((each.right for each in tried), default=0)


def values(tried: Sequence[Trial]) -> int:
    """How many values of boldness."""
    return len({each.boldness for each in tried})


@cache
def counted(many: int, layout: str = "centres") -> tuple[int, int, int]:
    """Random better, equal, grid better."""
    best = [tuple(map(most, searched(kitchen, many, layout))) for kitchen in range(1, KITCHENS + 1)]
    return (
        sum(random > grid for grid, random in best),
        sum(random == grid for grid, random in best),
        sum(random < grid for grid, random in best),
    )


@cache
def means(many: int, layout: str = "centres") -> tuple[float, float]:
    """What random's best and the grid's come to over all kitchens."""
    best = [tuple(map(most, searched(kitchen, many, layout))) for kitchen in range(1, KITCHENS + 1)]
    grid, random = zip(*best, strict=True)
    return sum(random) / KITCHENS / COUNT, sum(grid) / KITCHENS / COUNT


@cache
def learned() -> dict[str, object]:
    """How the search that learns does, kitchen by kitchen."""
    mine = [int(bayesian(kitchen).right.max()) for kitchen in range(KITCHENS)]
    told: dict[str, object] = {"first": 3, "trials": 9, "kitchens": KITCHENS}
    for at, name in enumerate(("grid", "random")):
        theirs = [most(searched(kitchen, 9)[at]) for kitchen in range(1, KITCHENS + 1)]
        told[f"{name}_better"] = sum(one > other for one, other in zip(mine, theirs, strict=True))
        told[f"{name}_equal"] = sum(one == other for one, other in zip(mine, theirs, strict=True))
    return told


@cache
def contests() -> dict[int, tuple[list[float], list[float]]]:
    """By size: the winners of 1, 4, 16 and 64 on their exam and before all others, in percent."""
    right, found = candidates(), {}
    for size in (20, 100, 400):
        exam, fresh = np.zeros((EXAMS, 4)), np.zeros((EXAMS, 4))
        for number in range(EXAMS):
            seats = np.zeros(MANY, dtype=bool)
            seats[np.random.default_rng(number).choice(MANY, size, replace=False)] = True
            there, elsewhere = right[:, seats].mean(axis=1), right[:, ~seats].mean(axis=1)
            for row, group in enumerate((1, 4, 16, 64)):
                winners = [max(range(at, at + group), key=lambda c: (there[c], -c)) for at in range(0, CHEFS, group)]
                exam[number, row], fresh[number, row] = there[winners].mean(), elsewhere[winners].mean()
        found[size] = (100 * exam.mean(axis=0)).tolist(), (100 * fresh.mean(axis=0)).tolist()
    return found


@cache
def theory() -> float:
    """Random's share for nine trials and a peak placed evenly, by adding up small steps."""
    x = (np.arange(100_000) + 0.5) / 100_000 / 6
    return float(np.mean(1 - (1 - 2 * x) ** 9))


@dataclass(frozen=True)
class Oracle(Base[HouseRules]):
    """One state of it."""

    ways = (
        "next_kitchen search_trials=25 cook search_trials=16 search_kitchen=43.0 cook job_people*2 job_automatic*7 "
        "job_people job_back"
    )

    @cached_property
    def run(self) -> HouseRules | None:
        """On screen."""
        return self.state.cooked[-1] if self.state.cooked else None

    @property
    def before(self) -> HouseRules | None:
        """The one before it."""
        return self.state.cooked[-2] if len(self.state.cooked) > 1 else None

    @property
    def seen(self) -> bool:
        """Whether nine trials were searched with."""
        return any(run.search_trials == 9 for run in self.state.cooked)

    def answers(self) -> Collection[str]:
        """More than a coin would explain."""
        random, _, grid = counted(9)
        if (random - grid) ** 2 <= 1.96**2 * (random + grid):
            return ["same"]
        return ["random" if random > grid else "grid"]

    def sentences(self) -> Sentences:
        """The bet, what changed, the layouts, the contest and the jobs."""
        right = trials().right
        behind = {"chefs": 1573, "rates": 121, "widths": 13, "kitchens": KITCHENS, "theory": theory()}
        behind |= {"examples": 100, "epochs": 30, "unseen": COUNT}
        said: Sentences = {part: [behind] for part in ("real_model", "breaks", "mathematics")}
        boldness, cooks = (float(np.var(right.mean(axis=axis)) / np.var(right)) for axis in (1, 0))
        said["knobs"] = [{"chefs": 1573, "boldness": boldness, "cooks": cooks}]
        said["layouts.said"] = [self._layouts()]
        asked = {"chefs": CHEFS, "exams": EXAMS, "size": 20, "people": MANY_IN_WORDS[self.text.language]}
        said["curse.idea"] = [asked]
        if self.seen:
            random, equal, grid = counted(9)
            told = {"random": random, "equal": equal, "grid": grid, "kitchens": KITCHENS}
            said["bet.truth"] = [{**told, "trials": 9, "values": values(searched(1, 9)[0])}]
        if self.run and self.before:
            said |= self._changed(self.before, self.run)
        if self._learned:
            said["learner.said"] = [learned()]
        if self._taken:
            said |= self._curse(asked)
        return said | self._jobs()

    def must(self) -> Collection[str]:
        """All that has come about."""
        changed = {"say.changed"} if self.run and self.before else set()
        curse = {"curse.said", "curse.why", "curse.larger"} if self._taken else set()
        curse |= {"learner.said"} if self._learned else set()
        return changed | curse | {"knobs", "layouts.said", *self._jobs()}

    @property
    def _learned(self) -> bool:
        return self.state.settings.learner_tried == "yes"

    @property
    def _taken(self) -> bool:
        return self.state.settings.exam_taken == "yes"

    def _layouts(self) -> dict[str, object]:
        told: dict[str, object] = {"few_trials": 4, "trials": 9, "kitchens": KITCHENS}
        for name, found in (("few", counted(4)), ("usual", counted(9)), ("other", counted(9, "ends"))):
            told |= {f"{name}_random": found[0], f"{name}_grid": found[2]}
        random, grid = means(9)
        return {**told, "random_mean": random, "grid_mean": grid}

    def _changed(self, earlier: HouseRules, now: HouseRules) -> Sentences:
        said = self.changes(earlier, now, NAMES, lambda _, value: f"{value:g}")
        told: dict[str, object] = {"count": COUNT}
        for when, run in (("before", earlier), ("after", now)):
            grid, random = searched(int(run.search_kitchen), run.search_trials)
            told |= {f"grid_{when}": most(grid), f"random_{when}": most(random)}
        return said | {"say.changed": [{**self.changed(said), **told}]}

    def _curse(self, asked: Mapping[str, object]) -> Sentences:
        found = contests()
        exam, fresh = found[20]
        shares = sorted(candidates().mean(axis=1).tolist())
        low, high = (shares[int(at)] + at % 1 * (shares[int(at) + 1] - shares[int(at)]) for at in (15.75, 47.25))
        falls = {f"fall_{size}": there[-1] - elsewhere[-1] for size, (there, elsewhere) in found.items()}
        return {
            "curse.said": [{**asked, "exam": exam[-1] / 100, "fresh": fresh[-1] / 100, "one": fresh[0] / 100}],
            "curse.why": [{**asked, "low": low, "high": high, "step": 0.05}],
            "curse.larger": [{"chefs": CHEFS, **falls}],
        }

    def _jobs(self) -> Sentences:
        done = self.state.settings.jobs_sorted
        said: Sentences = {"jobs.idea": [{"jobs": 12}]}
        if len(done) == 12:
            right = sum(one == other for one, other in zip(done, TRUE, strict=True))
            return said | {"jobs.said": [{"right": right, "jobs": 12, "people": 7, "automatic": 5}]}
        words = {"step": self.text(f"step.{STEPS[len(done) // 2]}"), "job": self.text(f"job.{JOBS[len(done)]}")}
        return said | {"jobs.now": [{"number": len(done) + 1, "jobs": 12, **words}]}

    # ---- films ----

    def place_of(self, slider: str) -> int:
        """The clock stands at the end until it is played."""
        return -1

    def films(self) -> Mapping[str, Looks]:
        """The last frame: what was tried, the best of each, the sentence and the tally."""
        shown: dict[tuple[str, str], str] = {}
        now = self.run or self.state.settings
        both = dict(zip(("grid", "random"), searched(int(now.search_kitchen), now.search_trials), strict=True))
        for room in ("w", "p"):
            for name, tried in both.items():
                many = str(len(tried) if self.run else 0)
                shown |= {(f"{room}-{name}-{part}", "count"): many for part in ("rings", "drops", "scores", "below")}
                if self.run:
                    shown[f"{room}-{name}-said", "words"] = self.text("best", right=most(tried))
                    shown[f"{room}-{name}-values", "words"] = self.text("values", count=values(tried))
        if not self.run:
            return {"search": shown}
        random, equal, grid = counted(now.search_trials)
        tally = {
            ("tally-random", "words"): self.text("tally.random", count=random),
            ("tally-equal", "words"): self.text("tally.equal", count=equal),
            ("tally-grid", "words"): self.text("tally.grid", count=grid),
            ("tally-layout", "words"): self.text("layout", kitchens=KITCHENS, trials=now.search_trials),
            ("tally", "style"): "font-size:13px;line-height:1.45",
        }
        return {"search": shown, "searched": {("said", "words"): self._said(now, both)}, "tallied": tally}

    def _said(self, now: HouseRules, both: Mapping[str, Sequence[Trial]]) -> str:
        grid, random = most(both["grid"]), most(both["random"])
        name = "same" if grid == random else "grid" if grid > random else "random"
        told = {f"{each}_values": values(tried) for each, tried in both.items()}
        kitchen = int(now.search_kitchen)
        return self.text(f"say.{name}", kitchen=kitchen, count=COUNT, grid=grid, random=random, **told)

    def drawings(self) -> Mapping[str, Drawing]:
        """The contest, once it was held."""
        return {"curse": self._drawn} if self._taken else {}

    def _drawn(self, drawn: str) -> None:
        exam, fresh = contests()[20]
        for share, name in ((exam[-1], "curse.exam"), (fresh[-1], "curse.fresh")):
            assert f">{share:.1f} {self.text(name)}<" in drawn
        heights = [170 - (share - 80) / 12 * 144 for share in (*exam, *fresh)]
        for y in heights[:4]:
            assert f'y="{y - 5.5:.1f}"'.replace(".0", "") in drawn
        for y in heights[4:]:
            assert f'cy="{y:.1f}"'.replace(".0", "") in drawn

    # ---- tables ----

    def tables(self) -> Told:
        """The last search, and all kitchens."""
        if not self.run:
            return {}
        kitchen, many = int(self.run.search_kitchen), self.run.search_trials
        columns: dict[str, object] = {"trial": list(range(1, many + 1))}
        for name, tried in zip(("grid", "random"), searched(kitchen, many), strict=True):
            columns[f"{name}_boldness"] = [self._boldness(each.boldness) for each in tried]
            columns[f"{name}_cooks"] = [each.cooks + 4 for each in tried]
            columns[f"{name}_right"] = [each.right for each in tried]
        best = [tuple(map(most, searched(number, many))) for number in range(1, KITCHENS + 1)]
        kitchens = {
            "kitchen": list(range(1, KITCHENS + 1)),
            "grid_best": [grid for grid, _ in best],
            "random_best": [random for _, random in best],
        }
        return {"trials": self._named(columns), "kitchens": self._named(kitchens)}

    @staticmethod
    def _boldness(at: int) -> str:
        written = f"{float(f'{10 ** (at / 24 - 3):.3g}'):.10f}"
        return written.rstrip("0").rstrip(".")

    def page_tables(self) -> Sequence[Columns]:
        """Both layouts; the contest, once it was held; the jobs that were sorted."""
        told = []
        for layout in ("centres", "ends"):
            found = [counted(many, layout) for many in (4, 9, 16, 25)]
            counts = dict(zip(("random_better", "equal", "grid_better"), zip(*found, strict=True), strict=True))
            told.append(self._named({"trials": [4, 9, 16, 25], **counts}))
        if self._taken:
            ends = [(there[-1], elsewhere[-1]) for there, elsewhere in contests().values()]
            exams = {
                "size": [20, 100, 400],
                "exam": [f"{there:.1f}" for there, _ in ends],
                "fresh": [f"{elsewhere:.1f}" for _, elsewhere in ends],
                "fall": [f"{there - elsewhere:.1f}" for there, elsewhere in ends],
            }
            told.append(self._named(exams))
        return [*told, *self._sorted()]

    def _sorted(self) -> Sequence[Columns]:
        done = self.state.settings.jobs_sorted
        if not done:
            return []
        who = {"p": self.text("jobs.people"), "a": self.text("jobs.automatic")}
        columns = {
            "step": [self.text(f"step.{STEPS[at // 2]}") for at in range(len(done))],
            "job": [self.text(f"job.{JOBS[at]}") for at in range(len(done))],
        }
        if len(done) < 12:
            columns["said"] = [who[letter] for letter in done]
        else:
            columns["truth"] = [f"{'✓' if a == b else '✗'} {who[b]}" for a, b in zip(done, TRUE, strict=True)]
        return [self._named(columns)]

    def _named(self, columns: Mapping[str, object]) -> dict[str, object]:
        return {self.text(f"column.{name}"): cells for name, cells in columns.items()}
