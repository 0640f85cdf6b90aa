"""What the page of the rule and the model asks of `core`, kept between reruns."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from core.examples import Examples
from core.people import QUESTIONS, Answers, Classifier, Verdict, examples, judge, learn, only
from lessons.rule.settings import RANGES, Rule

SEED = 2026
UNMET = 1000
"""How many are asked about who were never met in training."""

ALIKE_WITHIN = 0.01
"""Two accuracies closer than this are called the same."""

ROUNDS = 1500
"""So many a training takes: none of the digits shown depends any more on the numbers that it began with."""

EVERY_ROUND, LATER = 30, 15
"""How a training is played: so many frames of a round each, while the line is on its way, and so many for the rest."""


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
def model(run: Rule, earlier: Rule | None = None) -> Classifier:
    """What is learned from those of one place, with the numbers of an earlier training to begin with."""
    crowd = only(met(run), *run.features)
    return learn(crowd, epochs=ROUNDS, start=model(earlier) if earlier else None)


def rounds(earlier: Rule | None) -> tuple[int, ...]:
    """Which rounds of a training are shown, a frame each; the last alone if there was none before."""
    if earlier is None:
        return (ROUNDS,)
    later = np.geomspace(EVERY_ROUND, ROUNDS, LATER).round().astype(int)
    return (*range(EVERY_ROUND), *later.tolist())


@lru_cache(maxsize=16)
def walk(run: Rule, earlier: Rule | None) -> tuple[Classifier, ...]:
    """The model at each of these rounds, from where it was to where it ends."""
    return tuple(replace(model(run, earlier), round=at) for at in rounds(earlier))


def limits_of(learned: Classifier) -> tuple[float, ...]:
    """Where a model changes its answer: the first feature alone, or without and with the second."""
    others = ((),) if len(learned.names) == 1 else ((0.0,), (1.0,))
    return tuple(learned.threshold(*known) for known in others)


def limits(run: Rule) -> tuple[float, ...]:
    """Where a trained model does."""
    return limits_of(model(run))


def by_rule(line: float, crowd: Examples) -> Answers:
    """What a rule says that draws its line there: it reads the first feature and no other."""
    answers: Answers = crowd.X[:, 0] > line
    return answers


def by_model(run: Rule, crowd: Examples) -> Answers:
    """What a model says."""
    return model(run).answers(crowd)


@lru_cache(maxsize=512)
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


@lru_cache(maxsize=8)
def moved_rules(question: str, place: str) -> tuple[float, ...]:
    """Where a person would move the rule's line with the answers that the model learns from there: every place of the
    slider that has it wrong least often.
    """
    crowd = met(Rule(question, place))
    lines = RANGES[question].values
    mistakes = [int((by_rule(line, crowd) != (crowd.y > 0.5)).sum()) for line in lines]
    return tuple(line for line, wrong in zip(lines, mistakes, strict=True) if wrong == min(mistakes))


def fever_away(run: Rule) -> bool:
    """Whether a model learned from temperature alone in the warmer town, where the rule was not rewritten."""
    return (run.rule_question, run.rule_place, run.rule_cough) == ("ill", "elsewhere", "no")


def better(question: str, place: str) -> str:
    """Which does better on people never met when the model learned there and reads what the rule reads, and nobody
    has moved the rule's line.
    """
    ahead = model_verdict(Rule(question, place, "no"), place).accuracy - written_rule(question, place).accuracy
    return "same" if abs(ahead) < ALIKE_WITHIN else "model" if ahead > 0 else "rule"
