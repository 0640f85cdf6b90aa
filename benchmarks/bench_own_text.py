"""A text of one's own on *What comes next?*: is counting less surprised than a network that learns the same text?

    python -m benchmarks.bench_own_text

The texts are the app's own prose, in pieces of several lengths. Words are cut as on the page; pairs, triples and the
network read the first four fifths of each piece and guess the rest. Of the network the best of its records counts,
which favours it.
"""

import re

import numpy as np

from core.language_model import surprises, train_language_model
from core.ngrams import count_ngrams, perplexity, surprises_of
from core.tokens import vocabulary_of
from core.transformer import Transformer
from lessons.next_word.own import MOST_BYTES, READ_SHARE, shortened, words_of
from ui.kit.text import CONTENT, LANGUAGES
from ui.kitchen.recipes import DROPOUT, ORDERS, SEED

LENGTHS = (200, 1_000, 10_000)
"""Words at most; of the longest piece the page looks at `MOST_BYTES`."""

PIECES = 3


def prose(language: str) -> str:
    """The longer paragraphs of all pages, without markup."""
    found = []
    for page in sorted((CONTENT / language).glob("*.md")):
        told = re.sub(r"<!--.*?-->|\$\$.*?\$\$|[*`$]|\{[^}]*\}", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        found += [each for each in told.split("\n\n") if len(each.encode()) > 200]
    return "\n".join(found)


def judged(language: str, text: str) -> tuple[int, dict[str, float]]:
    """How many words a text has, and between how many each guesser wavers on its last fifth."""
    words = words_of(language, shortened(text))
    vocabulary = vocabulary_of([words])
    ids = vocabulary.encode(words)
    cut = int(READ_SHARE * len(ids))
    read, new = ids[:cut], ids[cut:]
    found = {}
    for name, order in ORDERS.items():
        found[name] = perplexity(surprises_of(count_ngrams([read], order, len(vocabulary)), new)[:-1])
    net = Transformer(len(vocabulary), dropout=DROPOUT)
    run = train_language_model(net, [read], seed=SEED)
    found["network"] = min(perplexity(surprises(net, each, [new])[0][:-1]) for each in run.weights)
    return len(ids), found


def main() -> None:
    """Print each piece."""
    for language in LANGUAGES:
        words = words_of(language, whole := prose(language))
        bytes_a_word = len(whole.encode()) / len(words)
        for length in LENGTHS:
            size = min(MOST_BYTES, int(length * bytes_a_word))
            for piece in range(PIECES):
                begin = piece * len(whole) // PIECES
                many, found = judged(language, whole[begin:].encode()[:size].decode("utf-8", errors="ignore"))
                told = ", ".join(f"{name} {value:.0f}" for name, value in found.items())
                print(f"{language} {many} words: {told}", flush=True)


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
