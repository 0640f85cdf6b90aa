"""How well chefs of *Which words matter?* do on new sentences: `python -m benchmarks.bench_attention`."""

import numpy as np

from core.attention_training import Exam, exam, practise
from core.data.ambiguous_words import WORDBOOKS

SEEDS = range(1, 11)
CHEFS = {
    "attention": {"clues": 2},
    "all alike": {"clues": 2, "equal": True},
    "one clue at most": {"clues": 1},
}


def main() -> None:
    """Print the mean, the least and the most of each figure of the exam."""
    for language in WORDBOOKS:
        for name, how in CHEFS.items():
            found = np.array([exam(practise(language, seed=seed, **how)) for seed in SEEDS])  # type: ignore[arg-type]
            for figure, values in zip(Exam._fields, found.T, strict=True):
                print(f"{language} {name}: {figure} {values.mean():.3f} ({values.min():.3f} to {values.max():.3f})")


if __name__ == "__main__":
    main()
