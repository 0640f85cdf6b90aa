"""Patterns: labelled tickets for which one spoon is not enough. A ticket is (salt, spice) in grams; the label is 1 for
a diner who likes it and 0 for one who does not.

Networks learn best from inputs around 0, so `X` holds tickets scaled to −1 … 1 by `scaled`; `grams` turns them back.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.arrays import Array, finite, in_range, numbers, one_of, whole
from core.examples import Examples
from core.memo import kept

MOST_GRAMS = 6.0
"""Tickets ask for 0 to this much of each seasoning."""

COUNT_LIMIT = 10_000
NOISE_LIMIT = 2.0
LINES_LIMIT = 100

HAIR = 1e-6
"""A turn, in radians, that lets no ticket change sides but the two that a border touches."""

GAP = 0.08
"""How far a ticket stays from the border between liked and not liked, in scaled units, so that it can be learned."""

JUST_RIGHT = 0.5
"""The radius around the middle, in scaled units, in which a ticket is just right."""

TURNS = 1.5
"""How often each arm of the spiral goes round."""


def scaled(tickets: ArrayLike) -> Array:
    """Grams 0 … 6 to −1 … 1: `grams / 3 − 1`."""
    return finite("tickets", tickets) / (MOST_GRAMS / 2) - 1.0


def grams(X: ArrayLike) -> Array:
    """What `scaled` came from: `(X + 1) · 3`."""
    with np.errstate(over="ignore"):
        return finite("grams of X", (finite("X", X) + 1.0) * (MOST_GRAMS / 2))


def corners() -> Examples:
    """The smallest crowd that likes salty or spicy but not both (exclusive or): four tickets, two liked."""
    return Examples(np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]]), np.array([0.0, 1.0, 1.0, 0.0]))


def either(count: int, generator: np.random.Generator) -> tuple[Array, Array]:
    """Liked if salty or spicy but not both, with the middle of the scale as the border."""
    count = whole("count", count, 1, COUNT_LIMIT)
    X = generator.uniform(GAP, 1.0, size=(count, 2)) * generator.choice([-1.0, 1.0], size=(count, 2))
    return X, np.prod(X, axis=1) < 0


def ring(count: int, generator: np.random.Generator) -> tuple[Array, Array]:
    """Liked if just right, within `JUST_RIGHT` of the middle; not if anything is too little or too much.

    Half of the tickets are liked. Both areas are filled evenly, the outer one as far as 1 and all the way round: by
    chance alone a crowd could leave open a direction in which a network never needs to close its border.
    """
    count = whole("count", count, 1, COUNT_LIMIT)
    liked = np.arange(count) % 2 == 0
    lowest = np.where(liked, 0.0, JUST_RIGHT + GAP)
    highest = np.where(liked, JUST_RIGHT - GAP, 1.0)
    radius = np.sqrt(generator.uniform(lowest**2, highest**2))
    angle = 4 * np.pi / count * (np.arange(count) // 2 + generator.random(count))
    return radius[:, np.newaxis] * _direction(angle), liked


def spirals(count: int, generator: np.random.Generator) -> tuple[Array, Array]:
    """Two arms wound round each other, the hardest of the three (after Lang & Witbrock 1988)."""
    count = whole("count", count, 1, COUNT_LIMIT)
    liked = np.arange(count) % 2 == 0
    along = np.sqrt(generator.uniform(0.02, 1.0, size=count))
    angle = 2 * np.pi * TURNS * along + np.where(liked, 0.0, np.pi)
    return along[:, np.newaxis] * _direction(angle), liked


PATTERNS: dict[str, Callable[[int, np.random.Generator], tuple[Array, Array]]] = {
    "either": either,
    "ring": ring,
    "spirals": spirals,
}
"""Every pattern by its stable id, from easy to hard."""

RULES: dict[str, Callable[[Array], Array]] = {
    "either": lambda X: np.prod(X, axis=1) < 0,
    "ring": lambda X: np.hypot(*X.T) < JUST_RIGHT,
}
"""The rule by which a ticket is liked, for the patterns that have one."""


def liked(pattern: str, X: Array) -> Array:
    """(n,) 1 or 0: what the rule behind a pattern says of any scaled tickets (n, 2).

    Raises:
        ValueError: for a pattern without a rule, or tickets that are not pairs of finite numbers. The spirals are two
            arms and say nothing of tickets between them.
    """
    rule, tickets = RULES[one_of("pattern", pattern, RULES)], finite("X", X)
    if tickets.ndim != 2 or tickets.shape[1] != 2:
        raise ValueError(f"X must be tickets (n, 2), got {tickets.shape}")
    return rule(tickets).astype(float)


@kept(64)
def crowd(pattern: str, *, count: int = 200, noise: float = 0.0, seed: int = 0, unseen: bool = False) -> Examples:
    """Labelled tickets of a pattern, `X` (count, 2) scaled and `y` 0 or 1.

    Args:
        pattern: a key of `PATTERNS`.
        count: how many tickets, 4 to `COUNT_LIMIT`.
        noise: how far a ticket is moved after it was judged, standard deviation in grams, 0 to `NOISE_LIMIT`; tickets
            stay within 0 and 6 grams.
        seed: of the generator, 0 to 2³² − 1.
        unseen: another crowd of the same kind, for the final exam, from the same seed.

    Raises:
        ValueError: for an unknown pattern or a number out of range.
    """
    draw, number = PATTERNS[one_of("pattern", pattern, PATTERNS)], whole("count", count, 4, COUNT_LIMIT)
    distance = in_range("noise", noise, 0.0, NOISE_LIMIT) / (MOST_GRAMS / 2)
    generator = np.random.default_rng([whole("seed", seed, 0, 2**32 - 1), whole("unseen", unseen, 0, 1)])
    X, liked = draw(number, generator)
    moved = np.clip(X + generator.normal(0.0, distance, size=X.shape), -1.0, 1.0) if distance else X
    return Examples(moved, liked.astype(float))


def accuracy(prediction: Array, labels: Array, border: float | Array = 0.5) -> Array:
    """(...) the share of examples on the right side: 1 where prediction > border. Logits have their border at 0.

    A prediction of NaN, which a run that diverged may give, is on neither side and never right.

    Args:
        prediction: (..., n).
        labels: (n,) each 0 or 1.
        border: one number, or an array that broadcasts against the prediction without widening it.

    Raises:
        ValueError: if the shapes do not fit, a label is neither 0 nor 1 or the border is not finite.
    """
    guesses, edge = numbers("prediction", prediction), finite("border", border)
    truth = yes_or_no("labels", labels)
    if guesses.shape[-1:] != truth.shape or _shape_of(guesses, edge) != guesses.shape:
        got = f"{guesses.shape}, {truth.shape} and {edge.shape}"
        raise ValueError(f"accuracy needs predictions (..., n), labels (n,) and a border that fits them, got {got}")
    return np.mean(np.where(truth, guesses > edge, guesses <= edge), axis=-1)


def yes_or_no(name: str, labels: ArrayLike) -> NDArray[np.bool_]:
    """(n,) labels as answers, 1 as yes and 0 as no; raise a `ValueError` naming any other, or if there is none."""
    given = numbers(name, labels)
    if given.ndim != 1 or not len(given):
        raise ValueError(f"{name} must be at least one number in a row, got {labels!r}")
    other = (given != 0) & (given != 1)
    if other.any():
        raise ValueError(f"{name} must be 0 or 1, got {given[other][0]}")
    return given == 1


def best_linear_accuracy(diners: Examples) -> float:
    """The best that any straight border between yes and no can do, by trying every one that matters.

    A border can be turned until it all but touches two tickets without any of them changing sides. So it is enough to
    look along the normals of all pairs, a hair to either side, and there at every threshold. Tickets in one and the
    same place cannot be parted: they are one place with as many votes.

    Raises:
        ValueError: unless tickets have two numbers and labels of 0 or 1, and there are at most 100 of them.
    """
    if diners.X.ndim != 2 or diners.X.shape[1] != 2 or len(diners) > LINES_LIMIT:
        raise ValueError(f"tickets must be at most {LINES_LIMIT} pairs of numbers, got {diners.X.shape}")
    vote = np.where(yes_or_no("labels", diners.y), 1.0, -1.0)
    found, which = np.unique(diners.X + 0.0, axis=0, return_inverse=True)  # −0 is the same place as 0
    votes, places = np.bincount(which.reshape(-1), weights=vote), _shrunk(found)
    first, second = np.triu_indices(len(places), k=1)
    along = places[first] - places[second]
    angles = np.arctan2(along[:, 0], -along[:, 1])
    turned = np.concatenate([angles - HAIR, angles + HAIR, [0.0]])  # the last is for tickets all in one place
    order = np.argsort(places @ _direction(turned).T, axis=0)
    # Above a threshold that t places are below: what is right on one side is wrong on the other.
    gained = np.concatenate([np.zeros((1, len(turned))), np.cumsum(votes[order], axis=0)])
    right = np.count_nonzero(~yes_or_no("labels", diners.y)) + gained
    return float(np.maximum(right, len(diners) - right).max() / len(diners))


def best_round_accuracy(diners: Examples) -> float:
    """The best that any round border can do, liked within some distance of the middle, by trying every one.

    Raises:
        ValueError: unless tickets have two numbers and labels of 0 or 1.
    """
    if diners.X.ndim != 2 or diners.X.shape[1] != 2:
        raise ValueError(f"tickets must be pairs of numbers, got {diners.X.shape}")
    likes = yes_or_no("labels", diners.y)
    distances, which = np.unique(np.hypot(*diners.X.T), return_inverse=True)
    votes = np.bincount(which.reshape(-1), weights=np.where(likes, 1.0, -1.0), minlength=len(distances))
    gained = np.cumsum(np.concatenate([[0.0], votes]))  # within a distance: what is right there, less what is wrong
    return float((np.count_nonzero(~likes) + gained.max()) / len(diners))


def _shrunk(X: Array) -> Array:
    """Tickets divided by a power of two, which changes no digit, so that no difference overflows."""
    return np.ldexp(X, -int(np.frexp(np.abs(X).max())[1]))


def _shape_of(*arrays: Array) -> tuple[int, ...] | None:
    try:
        return np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        return None


def _direction(angle: Array) -> Array:
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)
