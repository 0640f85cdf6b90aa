"""What can be set on *Rule or model?*."""

from dataclasses import dataclass

from core.people import PLACES, QUESTIONS
from ui.settings import Choice, Settings, setting


@dataclass(frozen=True)
class Rule(Settings):
    """Which yes-or-no question, where its examples are from, and whether the model may know of a cough."""

    rule_question: str = setting(Choice("ill", tuple(QUESTIONS)))
    rule_place: str = setting(Choice("home", PLACES))
    rule_cough: str = setting(Choice("no", ("no", "yes")))

    @property
    def features(self) -> tuple[str, ...]:
        """What the model may know of each example."""
        known = QUESTIONS[self.rule_question].features
        return known if self.rule_cough == "yes" else known[:1]

    @property
    def idle(self) -> frozenset[str]:
        """A plate does not cough."""
        return frozenset() if len(QUESTIONS[self.rule_question].features) > 1 else frozenset({"rule_cough"})
