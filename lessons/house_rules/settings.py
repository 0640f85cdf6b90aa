"""What can be set on *Who sets the house rules?*."""

from dataclasses import dataclass
from typing import Final

from core.search import BUDGETS, KITCHENS
from ui.settings import Choice, Number, Settings, setting

BET_ON: Final = 9
"""The bet is about so many trials."""

PEOPLE, AUTOMATIC = "p", "a"
JOBS: Final = (
    ("task", "design", PEOPLE),
    ("loss", "design", PEOPLE),
    ("gather", "data", PEOPLE),
    ("label", "data", PEOPLE),
    ("slopes", "training", AUTOMATIC),
    ("numbers", "training", AUTOMATIC),
    ("ranges", "tuning", PEOPLE),
    ("trying", "tuning", AUTOMATIC),
    ("measure", "evaluation", AUTOMATIC),
    ("enough", "evaluation", PEOPLE),
    ("alarm", "serving", AUTOMATIC),
    ("drift", "serving", PEOPLE),
)
"""Twelve jobs in the six steps of making a model: id, step, and who does it."""


@dataclass(frozen=True)
class Sorted:
    """Who does each of the first jobs, as the reader sorted them: `ppa`."""

    default: str = ""

    def parse(self, text: str) -> str:
        """The same, if there are so many jobs.

        Raises:
            ValueError: if there are fewer, or other letters.
        """
        if len(text) > len(JOBS) or not set(text) <= {PEOPLE, AUTOMATIC}:
            raise ValueError(f"must be at most {len(JOBS)} letters out of {PEOPLE}, {AUTOMATIC}, got {text!r}")
        return text


@dataclass(frozen=True)
class HouseRules(Settings):
    """How many trials there are, and in which kitchen.

    Attributes:
        search_trials: of each of the two searches.
        search_kitchen: counted from 1; its draws are those of a seed one lower.
        learner_tried: whether a search that learns from its trials was tried too.
        exam_taken: whether 64 chefs have sat the exam.
        jobs_sorted: who does which job, as far as the reader has sorted them.
    """

    search_trials: int = setting(Choice(BET_ON, BUDGETS))
    search_kitchen: float = setting(Number(1.0, 1.0, float(KITCHENS), 1.0))
    learner_tried: str = setting(Choice("no", ("no", "yes")), looked_at=True)
    exam_taken: str = setting(Choice("no", ("no", "yes")), looked_at=True)
    jobs_sorted: str = setting(Sorted(), looked_at=True)

    @property
    def bet_on(self) -> bool:
        """Whether this is what the bet is about."""
        return self.search_trials == BET_ON
