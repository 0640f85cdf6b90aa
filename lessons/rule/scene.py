"""What the page of the rule and the model asks of `core`, kept between reruns."""

from functools import lru_cache

from core.examples import Examples
from core.people import QUESTIONS, Answers, Classifier, Verdict, examples, judge, learn, only
from lessons.rule.settings import Rule

SEED = 2026
UNMET = 1000
"""How many are asked about who were never met in training."""

ALIKE_WITHIN = 0.01
"""Two accuracies closer than this are called the same."""


def at_home(question: str) -> Rule:
    """The training that the model comes with, before the reader has asked for any."""
    return Rule(question)


def met(run: Rule) -> Examples:
    """Those whom a model learns from, and who are seen."""
    return examples(run.rule_question, run.rule_place, seed=SEED)


def unmet(question: str, place: str) -> Examples:
    """Those who are never met in training."""
    return examples(question, place, unseen=True, count=UNMET, seed=SEED)


@lru_cache(maxsize=32)
def model(run: Rule) -> Classifier:
    """What is learned from those of one place."""
    return learn(only(met(run), *run.features))


def limits(run: Rule) -> tuple[float, ...]:
    """Where a model changes its answer: the first feature alone, or without and with the second."""
    learned = model(run)
    return (learned.threshold(),) if len(run.features) == 1 else (learned.threshold(0.0), learned.threshold(1.0))


def by_rule(line: float, crowd: Examples) -> Answers:
    """What a rule says that draws its line there: it reads the first feature and no other."""
    answers: Answers = crowd.X[:, 0] > line
    return answers


def by_model(run: Rule, crowd: Examples) -> Answers:
    """What a model says."""
    return model(run).answers(crowd)


@lru_cache(maxsize=128)
def rule_verdict(question: str, place: str, line: float) -> Verdict:
    """How a rule does on people never met."""
    crowd = unmet(question, place)
    return judge(by_rule(line, crowd), crowd.y)


@lru_cache(maxsize=128)
def model_verdict(run: Rule, place: str) -> Verdict:
    """How a model does on people never met, where it was trained or elsewhere."""
    crowd = unmet(run.rule_question, place)
    return judge(by_model(run, crowd), crowd.y)


def written_rule(question: str, place: str) -> Verdict:
    """How the rule does there as it was written first."""
    return rule_verdict(question, place, QUESTIONS[question].threshold)


def better(question: str, place: str) -> str:
    """Which does better on people never met when the model learned there and reads what the rule reads, and nobody
    has moved the rule's line.
    """
    ahead = model_verdict(Rule(question, place, "no"), place).accuracy - written_rule(question, place).accuracy
    return "same" if abs(ahead) < ALIKE_WITHIN else "model" if ahead > 0 else "rule"
