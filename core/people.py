"""A rule and a model for the same yes-or-no question: labelled examples, what each answers, what each gets wrong.

The rule is one comparison that somebody wrote down. The model is logistic regression: the linear model of `core.models`
whose output is a logit, judged by binary cross-entropy and learned from labelled examples (Cox 1958).

They are rows like any others: `Examples` with X (n, k) the features in their natural units, named by `features`,
and y (n,) the labels, 1 for yes and 0 for no.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Array, finite, in_range, one_of, vector, whole
from core.examples import Examples, check_rows
from core.losses import binary_cross_entropy, sigmoid
from core.memo import kept
from core.models import linear
from core.optimizers import sgd
from core.patterns import yes_or_no
from core.training import History, train

Answers = NDArray[np.bool_]

PLACES = ("home", "elsewhere")
"""Where the examples are from; elsewhere what is normal lies further up by the question's `shift`."""


COUNT_LIMIT = 10_000
SHIFT_LIMIT = 100.0
"""How far normal may lie elsewhere, in the unit of the first feature."""


def fever_rule(temperature: Array) -> Answers:
    """Ill above 37.5 °C, whoever it is and wherever they live."""
    return temperature > 37.5


def too_strong_rule(strength: Array) -> Answers:
    """Too strong above 4, whoever tastes and wherever they grew up."""
    return strength > 4.0


def draw_people(generator: np.random.Generator, count: int, shift: float) -> tuple[Array, Array]:
    """Half are ill. Temperatures in °C are normal about 36.8 (well) and 38.2 (ill), both with deviation 0.6 and moved
    by `shift`; 8 in 10 of the ill cough and 1 in 10 of the others. The true log-odds are then linear in both, and 50 %
    lies at 37.5 + shift for temperature alone.

    Returns:
        features (count, 2): temperature and cough; labels (count,): 1 is ill.
    """
    count, shift = whole("count", count, 1, COUNT_LIMIT), in_range("shift", shift, -SHIFT_LIMIT, SHIFT_LIMIT)
    ill = generator.random(count) < 0.5
    temperature = np.where(ill, 38.2, 36.8) + shift + 0.6 * generator.standard_normal(count)
    cough = generator.random(count) < np.where(ill, 0.8, 0.1)
    return np.column_stack([temperature, cough]), ill.astype(float)


def draw_plates(generator: np.random.Generator, count: int, shift: float) -> tuple[Array, Array]:
    """Strengths uniform from 1 to 8; each diner's own threshold is logistic about 4 + shift with scale 0.4, so that the
    true chance of "too strong" is σ((strength − 4 − shift) / 0.4).

    Returns:
        features (count, 1): strength; labels (count,): 1 is too strong.
    """
    count, shift = whole("count", count, 1, COUNT_LIMIT), in_range("shift", shift, -SHIFT_LIMIT, SHIFT_LIMIT)
    strength = generator.uniform(1.0, 8.0, count)
    threshold = generator.logistic(4.0 + shift, 0.4, count)
    return strength[:, np.newaxis], (strength > threshold).astype(float)


class Question(NamedTuple):
    """A yes-or-no question.

    Attributes:
        features: stable ids of what is known of each example; the rule looks at the first alone.
        draw: (generator, count, shift) → features (count, k), labels (count,).
        rule: first feature (n,) → answers (n,).
        threshold: where the rule changes its answer.
        shift: how much further up the normal lies elsewhere, in the unit of the first feature.
    """

    features: tuple[str, ...]
    draw: Callable[[np.random.Generator, int, float], tuple[Array, Array]]
    rule: Callable[[Array], Answers]
    threshold: float
    shift: float

    def answers(self, first: ArrayLike) -> Answers:
        """What the rule says of the first feature (n,).

        Raises:
            ValueError: for a number that is not finite: nobody without a temperature is well.
        """
        return self.rule(finite(self.features[0], first))


QUESTIONS = {
    "ill": Question(("temperature", "cough"), draw_people, fever_rule, 37.5, 0.5),
    "too_strong": Question(("strength",), draw_plates, too_strong_rule, 4.0, 1.0),
}
"""Every question by its stable id."""


@kept(64)
def examples(
    question: str, place: str = "home", *, unseen: bool = False, count: int = 200, seed: int = 2026
) -> Examples:
    """Seeded examples with their labels. One seed gives the same people in both places, but for the shift.

    Args:
        question: a key of `QUESTIONS`.
        place: one of `PLACES`.
        unseen: a second, independent crowd of the same seed, never met in training.
        count: how many, 10 to 10,000.
        seed: of the generator.

    Raises:
        ValueError: for an unknown question or place, or a count or seed out of range.
    """
    which = PLACES.index(one_of("place", place, PLACES))
    asked, number = _asked(question), whole("count", count, 10, COUNT_LIMIT)
    generator = np.random.default_rng((whole("seed", seed, 0, 2**32 - 1), whole("unseen", unseen, 0, 1)))
    return Examples(*asked.draw(generator, number, asked.shift * which), asked.features)


def only(crowd: Examples, *features: str) -> Examples:
    """The same examples with these features and no others.

    Raises:
        ValueError: for a feature that the crowd has not, one named twice, or none at all.
    """
    missing = [str(name) for name in features if name not in crowd.features]
    if missing or not features:
        raise ValueError(f"features must be among {', '.join(crowd.features)}, got {', '.join(missing) or 'none'}")
    if len(set(features)) < len(features):
        raise ValueError(f"features must be named once each, got {', '.join(features)}")
    return Examples(crowd.X[:, [crowd.features.index(name) for name in features]], crowd.y, features)


@dataclass(frozen=True, eq=False)
class Classifier:
    """A learned logistic regression, `P(yes) = σ(weights · features + bias)`.

    Attributes:
        names: k features, in this order.
        offset, scale: (k,) mean and deviation of the training features, by which each is scaled while learning.
        history: the run that learned the weights on the scaled features, (..., k + 1), the bias last.
        round: which round of the run answers; the last one if it is −1.

    Raises:
        ValueError: for a round that the run has not.
    """

    names: tuple[str, ...]
    offset: Array
    scale: Array
    history: History
    round: int = -1

    def __post_init__(self) -> None:
        object.__setattr__(self, "round", whole("round", self.round, -1, len(self.history.weights) - 1))

    @property
    def weights(self) -> Array:
        """(k,) logits per natural unit of each feature."""
        return self.history.weights[self.round, :-1] / self.scale

    @property
    def bias(self) -> float:
        """The logit where every feature is 0 in its natural unit."""
        return float(self.history.weights[self.round, -1] - self.weights @ self.offset)

    def probability(self, features: Array) -> Array:
        """The probability of yes (...) of features (..., k) in natural units.

        Raises:
            ValueError: for other than k features, numbers that are not finite, or ones too large to be weighed.
        """
        known = finite("features", features)
        if known.shape[-1:] != self.weights.shape:
            raise ValueError(f"features must be {', '.join(self.names)} on the last axis, got {known.shape}")
        with np.errstate(over="ignore", invalid="ignore"):
            logit = (known * self.weights).sum(-1) + self.bias  # `@` may add without rounding, and so without overflow
        if np.isnan(logit).any():  # one feature says infinitely yes and another infinitely no
            raise ValueError(f"features must be small enough to be weighed, got {np.abs(known).max()}")
        return sigmoid(logit)

    def answers(self, crowd: Examples) -> Answers:
        """(n,) yes where the probability is above one half."""
        return self.probability(only(crowd, *self.names).X) > 0.5

    def threshold(self, *others: float) -> float:
        """Where the first feature's probability is one half, the other k − 1 given; NaN if it has no say.

        Raises:
            ValueError: for other than k − 1 finite numbers.
        """
        with np.errstate(over="ignore"):
            known = self.bias + float(self.weights[1:] @ vector("others", others, len(self.names) - 1))
        return -known / float(self.weights[0]) if self.weights[0] else float("nan")


LEARNING_RATE = 2.0
"""Scaled features have λmax(XᵀX / n) ≤ k and a cross-entropy at most a quarter of that curvature, so gradient descent
settles below 8 / k whatever the data."""


FEATURE_LIMIT = 1e100
"""The largest feature that can be learned from: the square of any difference is still a number."""


def learn(
    crowd: Examples, *, epochs: int = 300, learning_rate: float = LEARNING_RATE, start: Classifier | None = None
) -> Classifier:
    """Logistic regression on all the features of a crowd, by gradient descent.

    Args:
        start: a model to go on from, a *warm start*: it keeps its bias and the weights of the features that the crowd
            has too, in natural units. All else starts from zero. The loss is convex: enough epochs end at one minimum.

    Raises:
        ValueError: for numbers that are not finite or out of range, and for labels that are all yes or all no: the
            best weights would then be infinite, and any found would only tell how long was looked.
    """
    check_rows(crowd)
    if np.ptp(crowd.y) == 0 and crowd.y[0] in (0.0, 1.0):
        raise ValueError(f"labels must be of both kinds, 0 and 1, got only {crowd.y[0]:g}")
    if (largest := np.abs(crowd.X).max()) > FEATURE_LIMIT:
        raise ValueError(f"features must be between {-FEATURE_LIMIT:g} and {FEATURE_LIMIT:g}, got {largest:g} in size")
    offset, scale = crowd.X.mean(axis=0), crowd.X.std(axis=0)
    varies = (np.ptp(crowd.X, axis=0) > 0) & (scale > 0)  # rounding may leave a deviation where all are the same
    scale = np.where(varies, scale, 1.0)  # a feature that is the same for all carries nothing, not a division by 0
    offset = np.where(varies, offset, crowd.X[0])
    X = np.column_stack([(crowd.X - offset) / scale, np.ones(len(crowd))])
    rows = Examples(X, crowd.y, (*crowd.features, "bias"))
    first = np.zeros(X.shape[1])
    if start is not None:
        known = dict(zip(start.names, start.weights.tolist(), strict=True))
        weights = np.array([known.get(name, 0.0) for name in crowd.features])
        first = np.array([*(weights * scale), start.bias + float(weights @ offset)])
    history = train(linear, rows, binary_cross_entropy, sgd(learning_rate), first, epochs=epochs)
    return Classifier(crowd.features, offset, scale, history)


@dataclass(frozen=True)
class Verdict:
    """How a crowd was answered: `right + false_alarms + missed = count`.

    Attributes:
        false_alarms: answered yes, labelled no.
        missed: answered no, labelled yes.

    Raises:
        ValueError: if nobody was asked, or more were answered wrong than there are.
    """

    count: int
    false_alarms: int
    missed: int

    def __post_init__(self) -> None:
        count = whole("count", self.count, 1, 2**31)
        wrong = whole("false_alarms", self.false_alarms, 0, count)
        whole("missed", self.missed, 0, count - wrong)

    @property
    def accuracy(self) -> float:
        """The share answered right, 0 to 1."""
        return (self.count - self.false_alarms - self.missed) / self.count


def judge(answers: Answers, labels: Array) -> Verdict:
    """Compare answers (n,) with labels (n,).

    Raises:
        ValueError: unless answers are true or false, labels 0 or 1 and there are as many of both, one at least.
    """
    yes, said = yes_or_no("labels", labels), yes_or_no("answers", answers)
    if said.shape != yes.shape:
        raise ValueError(f"answers must be as many as labels, got {len(said)} and {len(yes)}")
    return Verdict(len(yes), int(np.sum(said & ~yes)), int(np.sum(~said & yes)))


def ask_model(model: Classifier, crowd: Examples) -> Verdict:
    """How a learned model does on a crowd, be it the one it learned from or another."""
    return judge(model.answers(crowd), crowd.y)


def ask_rule(question: str, crowd: Examples) -> Verdict:
    """How the rule of a question does on a crowd: it reads the first feature and no other."""
    asked = _asked(question)
    return judge(asked.answers(only(crowd, asked.features[0]).X[:, 0]), crowd.y)


def _asked(question: str) -> Question:
    return QUESTIONS[one_of("question", question, QUESTIONS)]
