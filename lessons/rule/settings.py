"""What can be set on *Rule or model?*."""

from dataclasses import dataclass

from core.people import PLACES, QUESTIONS
from ui.settings import Choice, Number, Settings, setting

LINES = {"ill": "rule_line", "too_strong": "rule_strength"}
"""By question: which setting is the rule's own number."""

RANGES = {
    "ill": Number(QUESTIONS["ill"].threshold, 36.0, 39.5, 0.1),
    "too_strong": Number(QUESTIONS["too_strong"].threshold, 2.0, 7.0, 0.1),
}
"""By question: where its author may draw the line."""


@dataclass(frozen=True)
class Rule(Settings):
    """Which yes-or-no question, where its examples are from, whether the model may know of a cough, and where the
    rule's author draws the line.
    """

    rule_question: str = setting(Choice("ill", tuple(QUESTIONS)))
    rule_place: str = setting(Choice("home", PLACES))
    rule_cough: str = setting(Choice("no", ("no", "yes")))
    rule_line: float = setting(RANGES["ill"], looked_at=True)
    rule_strength: float = setting(RANGES["too_strong"], looked_at=True)

    @property
    def features(self) -> tuple[str, ...]:
        """What the model may know of each example."""
        known = QUESTIONS[self.rule_question].features
        return known if self.rule_cough == "yes" else known[:1]

    @property
    def idle(self) -> frozenset[str]:
        """A plate does not cough."""
        return frozenset() if len(QUESTIONS[self.rule_question].features) > 1 else frozenset({"rule_cough"})

    @property
    def line(self) -> float:
        """Where the rule changes its answer."""
        return self.rule_line if self.rule_question == "ill" else self.rule_strength
