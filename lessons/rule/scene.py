"""What the page of the rule and the model asks of `core`, kept between reruns."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.examples import Examples
from core.people import QUESTIONS, Classifier, Verdict, ask_model, ask_rule, examples, learn, only
from lessons.rule.settings import Rule

SEED = 2026
UNMET = 1000
"""How many are asked about who were never met in training."""

ALIKE_WITHIN = 0.01
"""Two accuracies closer than this are called the same."""

WINDOWS = {"ill": (35.0, 40.5), "too_strong": (1.0, 8.0)}
"""What is seen of the first feature, for each question."""

CURVE_POINTS = 61


class Curve(NamedTuple):
    """A probability over the first feature, the others given."""

    others: tuple[float, ...]
    x: Array
    chance: Array


def met(run: Rule) -> Examples:
    """Those whom a model learns from."""
    return examples(run.rule_question, run.rule_place, seed=SEED)


def unmet(question: str, place: str) -> Examples:
    """Those who are never met in training."""
    return examples(question, place, unseen=True, count=UNMET, seed=SEED)


@lru_cache(maxsize=32)
def model(run: Rule) -> Classifier:
    """What is learned from those of one place."""
    return learn(only(met(run), *run.features))


@lru_cache(maxsize=128)
def model_verdict(run: Rule, place: str) -> Verdict:
    """How a model does on people never met, where it was trained or elsewhere."""
    return ask_model(model(run), unmet(run.rule_question, place))


@lru_cache(maxsize=32)
def rule_verdict(question: str, place: str) -> Verdict:
    """How the rule does on the same people."""
    return ask_rule(question, unmet(question, place))


def better(question: str, place: str) -> str:
    """Which does better on people never met when the model learned there and reads what the rule reads."""
    trained = model_verdict(Rule(question, place, "no"), place)
    ahead = trained.accuracy - rule_verdict(question, place).accuracy
    return "same" if abs(ahead) < ALIKE_WITHIN else "model" if ahead > 0 else "rule"


@lru_cache(maxsize=32)
def curves(run: Rule) -> list[Curve]:
    """The model's probability over the first feature: one curve, or one without a cough and one with."""
    x = np.linspace(*WINDOWS[run.rule_question], CURVE_POINTS)
    known: tuple[tuple[float, ...], ...] = ((0.0,), (1.0,)) if len(run.features) > 1 else ((),)
    rows = [np.column_stack([x, *(np.full(CURVE_POINTS, other) for other in others)]) for others in known]
    return [Curve(others, x, model(run).probability(row)) for others, row in zip(known, rows, strict=True)]


def step(question: str) -> tuple[Array, Array]:
    """The rule drawn as the probability that it claims: 0 up to its threshold, 1 beyond."""
    asked, (low, high) = QUESTIONS[question], WINDOWS[question]
    x = np.array([low, asked.threshold, np.nextafter(asked.threshold, high), high])
    return x, asked.answers(x).astype(float)
