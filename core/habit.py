"""Getting used to a guest, as well as anybody could: Bayes' rule for guests who each have a favourite among m dishes.

A guest orders his favourite f with probability a, any other with (1 − a) / (m − 1), one order after another. Before the
first all dishes are as likely to be f. After orders with counts c over the dishes

    P(f | orders) ∝ r^c_f,   r = a · (m − 1) / (1 − a),        P(next = d | orders) = Σ_f P(f | orders) · P(d | f).
"""

import numpy as np
from numpy.typing import ArrayLike

from core.arrays import Array, finite, in_range


def next_order(counts: ArrayLike, favourite: float) -> Array:
    """(m,) how likely each dish is to be ordered next.

    Args:
        counts: (m,) how often each was ordered, m at least 2.
        favourite: a, how often a guest orders his favourite, above 0 and below 1.

    Raises:
        ValueError: for a number out of range, or counts that are not whole numbers from 0.
    """
    ordered, share = finite("counts", counts), in_range("favourite", favourite, 1e-9, 1 - 1e-9)
    if ordered.ndim != 1 or len(ordered) < 2 or (ordered < 0).any() or (ordered != ordered.round()).any():
        raise ValueError(f"counts must be two or more whole numbers from 0, got {counts!r}")
    other = (1 - share) / (len(ordered) - 1)
    belief = ordered * np.log(share / other)
    belief = np.exp(belief - belief.max())
    belief /= belief.sum()
    return other + (share - other) * belief
