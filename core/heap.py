"""What the C library does with memory that was given back: kept for the next step, and shared by all threads."""

import ctypes
import platform

import numpy as np

KEPT_BYTES = 8 * 2**20
"""More than any step here asks for in one piece."""

HEAPS = 2
"""One a core of the machines that the app is made for."""

_M_ARENA_MAX = -8
"""The name of that limit in glibc's malloc.h."""


def keep_freed_memory() -> None:
    """Have the C library keep what numpy gives back, for the next step to use again.

    glibc takes every block of more than 128 kB from the system and hands it back when it is freed, so that each step
    pays for its pages anew: a step of `core.transformer` took 1.6 to 1.9 times as long. Once a larger block has been
    freed its size becomes the new limit (mallopt(3), M_MMAP_THRESHOLD), and twice that is kept at most. So one is asked
    for and freed here: microseconds, and no page of it is touched. Elsewhere nothing changes.
    """
    np.empty(KEPT_BYTES, np.uint8)


def share_heaps() -> None:
    """Let all threads together have two heaps.

    glibc gives threads up to eight a core (mallopt(3), M_ARENA_MAX), and what one of them has freed serves no other:
    when every page had been used in both languages a process held 319 MB, with two heaps 286. To be called early, since
    heaps that are there already stay. Elsewhere than in glibc nothing changes.
    """
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, HEAPS)
