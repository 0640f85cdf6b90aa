"""Jars: a dish seasoned from more and more jars, exactly, and what diners say of it who had no part in that.

Every diner wishes what salt and spice explain, and a little that nothing does; the further jars have nothing to do with
it. Opening one can only please the regulars better, for least squares may leave it shut. Eight jars hold as many
numbers as there are regulars and please all of them, whatever they wish: nothing is left over to tell a rule from
a whim. The same numbers before strangers are the price (Geman, Bienenstock & Doursat 1992,
doi:10.1162/neco.1992.4.1.1).
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array, whole
from core.diners import regulars, strangers
from core.losses import squared, taste_score
from core.memo import kept

FEWEST, MOST = 2, 8
"""Salt and spice are open at first; with so many jars there is one for each regular."""

LOWEST, HIGHEST = 0.2, 1.7
"""How strongly a gram of a further jar may taste, in the range of the regulars' tongues."""

TABLES = 200
"""So many times the further jars are drawn anew."""

TABLES_LIMIT = 1000


@dataclass(frozen=True, eq=False)
class Jars:
    """One dish seasoned from 2 to 8 jars, t times with other further jars: k = 7 rows of amounts a time.

    Attributes:
        amounts: (t, k, 8) grams, 0 from a jar that is shut; some are below 0.
        regulars: (t, k) taste scores of those who were asked.
        strangers: (t, k) of those who were not.
    """

    amounts: Array
    regulars: Array
    strangers: Array

    @property
    def usual_regulars(self) -> Array:
        """(k,) the median over all times."""
        return np.median(self.regulars, axis=0)

    @property
    def usual_strangers(self) -> Array:
        """(k,) likewise."""
        return np.median(self.strangers, axis=0)

    @property
    def worse(self) -> int:
        """How many times strangers like eight jars less than two."""
        return int(np.sum(self.strangers[:, -1] < self.strangers[:, 0]))

    @property
    def example(self) -> int:
        """The time that is most like all others: strangers' scores nearest to the medians."""
        return int(np.abs(self.strangers - self.usual_strangers).sum(axis=1).argmin())


@kept(8)
def open_jars(dish: str = "tomato_egg", *, eaters: str = "normal", times: int = TABLES) -> Jars:
    """Season a dish from 2, 3, … 8 jars by least squares, the smallest amounts that please the regulars best.

    Time s draws from a generator of seed s: how strongly each regular tastes the six further jars, then each stranger.

    Args:
        dish: a key of `DISHES`.
        eaters: a key of `EATERS`.
        times: how often, 1 to `TABLES_LIMIT`.

    Raises:
        ValueError: for an unknown dish or kind of eater, or a number out of range.
    """
    asked, others = regulars(dish, eaters), strangers(dish, eaters)
    drawn = [_further(seed, len(asked), len(others)) for seed in range(whole("times", times, 1, TABLES_LIMIT))]
    tongues, unasked = (
        np.stack([np.hstack([known.X, further[who]]) for further in drawn]) for who, known in enumerate((asked, others))
    )
    amounts = np.zeros((len(drawn), MOST - FEWEST + 1, MOST))
    for row, count in enumerate(range(FEWEST, MOST + 1)):
        amounts[:, row, :count] = np.linalg.pinv(tongues[..., :count]) @ asked.y
    scores = [
        taste_score(squared.value(amounts @ np.swapaxes(X, -1, -2), known.y))
        for X, known in ((tongues, asked), (unasked, others))
    ]
    return Jars(amounts, *scores)


def _further(seed: int, asked: int, others: int) -> tuple[Array, Array]:
    """(asked, 6) and (others, 6) how strongly a gram of each further jar tastes to whom."""
    generator = np.random.default_rng(seed)
    return (
        generator.uniform(LOWEST, HIGHEST, size=(asked, MOST - FEWEST)),
        generator.uniform(LOWEST, HIGHEST, size=(others, MOST - FEWEST)),
    )
