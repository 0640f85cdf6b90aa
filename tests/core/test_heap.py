"""What `core.heap` is for, counted in the pages that the system gives."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

from core.heap import HEAPS

ROOT = Path(__file__).parents[2]
GLIBC = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc keeps memory so")
PAGES_OF_A_STEP = """
import resource
import numpy as np
from core.heap import keep_freed_memory
from core.models import gradient_of
from core.transformer import Transformer, next_token_loss

net = Transformer(300)
model, weights = net.model(), net.start(0)
words = np.random.default_rng(0).integers(0, 300, (16, 24))

def pages():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(20):
        gradient_of(model, next_token_loss, weights, words, words)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

pages()
plain = pages()
keep_freed_memory()
pages()
print(plain, pages())
"""


@GLIBC
def test_a_step_uses_the_memory_of_the_step_before() -> None:
    """Counted in pages that the system had to give, in a process of its own, whose limit nothing else has moved."""
    told = subprocess.run([sys.executable, "-c", PAGES_OF_A_STEP], cwd=ROOT, capture_output=True, text=True, check=True)
    plain, kept = map(int, told.stdout.split())
    assert plain > 1000
    assert kept < plain / 10


HEAPS_OF_THREADS = """
import ctypes
import threading
from core.heap import share_heaps

if {shared}:
    share_heaps()
together = threading.Barrier(16)

def ask():
    together.wait()
    held = [bytearray(10_000) for _ in range(100)]
    together.wait()

threads = [threading.Thread(target=ask) for _ in range(16)]
for each in threads:
    each.start()
for each in threads:
    each.join()
library = ctypes.CDLL(None)
library.fdopen.restype = ctypes.c_void_p
library.malloc_info(0, ctypes.c_void_p(library.fdopen(1, b"w")))
library.fflush(None)
"""


@GLIBC
def test_all_threads_share_two_heaps() -> None:
    assert heaps(shared=False) > HEAPS
    assert heaps(shared=True) <= HEAPS


def heaps(*, shared: bool) -> int:
    """How many there are when sixteen threads have asked for memory, as glibc tells, in a process of its own."""
    script = HEAPS_OF_THREADS.format(shared=shared)
    told = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.count("<heap nr=")
