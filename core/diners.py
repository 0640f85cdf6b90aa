"""Diners: the kitchen's examples. One row is one diner, `y = k · (x · recipe + ε)`.

A diner tastes a gram of each seasoning as strongly as that tongue registers it (`x`) and wishes for one strength of
flavour (`y`). Weights near `k · recipe` therefore please the crowd best, and because tongues disagree (ε) no weights
please everybody.
"""

from functools import lru_cache

import numpy as np

from core.arrays import Array, whole
from core.examples import Examples

SEASONINGS = ("salt", "spice")

TONGUES = np.array(
    [[0.75, 0.89], [1.25, 0.73], [0.87, 0.22], [1.46, 0.44], [0.53, 1.3], [1.0, 1.55], [0.7, 1.71], [1.42, 1.02]]
)
"""Salt and spice sensitivity of the eight diners, (8, 2): strength on the plate per gram in the pot."""

DISAGREEMENTS = np.array([0.051, 0.222, 0.110, -0.361, 0.169, 0.032, -0.279, 0.134])
"""ε of the eight diners, (8,): how much stronger each wishes the dish than its recipe."""

DISHES = {
    "tomato_egg": (3.0, 0.8),
    "chili_pork": (0.9, 2.9),
    "mapo_tofu": (1.2, 3.4),
    "congee": (3.2, 0.2),
}
"""Recipe of each dish: grams of salt and spice.

Times every k of `EATERS`, it lies 0.8 g or more from one gram of everything along (0.73, −0.69), the flat axis of the
bowl: clearly more salt than spice, or the other way round. Nearer than that a timid learning rate would do as well.
"""

EATERS = {"light": 0.8, "normal": 1.0, "heavy": 1.2}
"""k of each kind of eater: how strong a flavour they wish for."""

TONGUES.flags.writeable = DISAGREEMENTS.flags.writeable = False

ALIKENESS = 0.9
"""With alike tongues, how far each tongue has moved towards the average proportion of salt to spice."""

INCONSISTENCY = 3.0
"""What the inconsistent diner adds to the wish, in units of strength."""


@lru_cache(maxsize=64)
def regulars(dish: str, eaters: str = "normal", *, alike: bool = False, inconsistent: bool = False) -> Examples:
    """The eight diners who taste during training.

    Args:
        dish: a key of `DISHES`.
        eaters: a key of `EATERS`.
        alike: tongues that hardly differ in the proportion of salt to spice, so that the data barely tells the two
            seasonings apart. Each keeps its overall sensitivity.
        inconsistent: the first diner wishes for `INCONSISTENCY` more than that tongue's recipe explains.

    Raises:
        ValueError: for an unknown dish or kind of eater.
    """
    X = _made_alike(TONGUES) if alike else TONGUES
    y = _wishes(X, DISAGREEMENTS, dish, eaters)
    if inconsistent:
        y = y + INCONSISTENCY * np.eye(len(y))[0]
    return Examples(X, y, SEASONINGS)


@lru_cache(maxsize=16)
def strangers(
    dish: str, eaters: str = "normal", *, alike: bool = False, count: int = 200, seed: int = 2026
) -> Examples:
    """A seeded crowd that is never met in training: tongues and disagreements drawn in the range of the regulars'.

    Args:
        count: how many, 1 to 100,000.
        seed: of the generator; the same seed is the same crowd.

    Raises:
        ValueError: for an unknown dish or kind of eater, or a count or seed out of range.
    """
    number = whole("count", count, 1, 100_000)
    generator = np.random.default_rng(whole("seed", seed, 0, 2**32 - 1))
    X: Array = generator.uniform(TONGUES.min(axis=0), TONGUES.max(axis=0), size=(number, len(SEASONINGS)))
    disagreements = generator.normal(0.0, np.sqrt(np.mean(DISAGREEMENTS**2)), size=number)
    X = _made_alike(X) if alike else X
    return Examples(X, _wishes(X, disagreements, dish, eaters), SEASONINGS)


def _wishes(X: Array, disagreements: Array, dish: str, eaters: str) -> Array:
    if dish not in DISHES:
        raise ValueError(f"dish must be one of {', '.join(DISHES)}, got {dish!r}")
    if eaters not in EATERS:
        raise ValueError(f"eaters must be one of {', '.join(EATERS)}, got {eaters!r}")
    return EATERS[eaters] * (X @ np.array(DISHES[dish]) + disagreements)


def _made_alike(X: Array) -> Array:
    """Move every tongue towards the crowd's average direction, keeping its length."""
    length = np.linalg.norm(X, axis=1, keepdims=True)
    average = TONGUES.mean(axis=0) / np.linalg.norm(TONGUES.mean(axis=0))
    moved = (1 - ALIKENESS) * X / length + ALIKENESS * average
    return length * moved / np.linalg.norm(moved, axis=1, keepdims=True)
