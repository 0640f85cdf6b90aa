"""Memory that stays with the process between the steps of a training."""

import numpy as np

KEPT_BYTES = 8 * 2**20
"""More than any step here asks for in one piece."""


def keep_freed_memory() -> None:
    """Have the C library keep what numpy gives back, for the next step to use again.

    glibc takes every block of more than 128 kB from the system and hands it back when it is freed, so that each step
    pays for its pages anew: a step of `core.transformer` took 1.6 to 1.9 times as long. Once a larger block has been
    freed its size becomes the new limit (mallopt(3), M_MMAP_THRESHOLD), and twice that is kept at most. So one is asked
    for and freed here: microseconds, and no page of it is touched. Elsewhere nothing changes.
    """
    np.empty(KEPT_BYTES, np.uint8)
