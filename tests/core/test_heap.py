"""What `core.heap` is for, counted in the pages that the system gives."""

import platform
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc hands freed memory back at once")
def test_a_step_uses_the_memory_of_the_step_before() -> None:
    """Counted in pages that the system had to give, in a process of its own, whose limit nothing else has moved."""
    told = subprocess.run([sys.executable, "-c", PAGES_OF_A_STEP], cwd=ROOT, capture_output=True, text=True, check=True)
    plain, kept = map(int, told.stdout.split())
    assert plain > 1000
    assert kept < plain / 10
