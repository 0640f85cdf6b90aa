"""Language models: whatever gives every word a chance to come next. How one is trained, judged and made to write."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from core.arrays import Array, in_range, whole
from core.batches import Batch, Sampler
from core.chains import adamw
from core.examples import Examples
from core.losses import Loss, softmax
from core.schedules import warmup_cosine
from core.tokens import END, Ids
from core.training import History, Watch, train
from core.transformer import Transformer, next_token_loss

Guesser = Callable[[Sequence[int]], Array]
"""The words so far → (V,) the probability of every word to come next."""

STEPS = 1000
RECORDS = 10
BATCH = 16
LEARNING_RATE, WARMUP, FLOOR = 6e-3, 20, 0.1
DECAY_SQUARED, WEIGHT_DECAY = 0.99, 0.5
CLIP = 1.0

AT_ONCE = 256
"""So many windows are read side by side."""

TEMPERATURE_LIMIT = 10.0
LENGTH_LIMIT = 1000


def stream(texts: Sequence[Ids]) -> Ids:
    """All texts in a row, `END` before each and after the last."""
    parts = [part for text in texts for part in ([END], text)]
    return np.concatenate([*parts, [END]]).astype(np.int64)


def windows(tokens: Ids, length: int) -> Examples:
    """Windows (n, length) that do not overlap, each with the same moved on by one as its targets.

    Raises:
        ValueError: if there are too few tokens for one.
    """
    count = (len(tokens) - 1) // whole("length", length, 1, LENGTH_LIMIT)
    if not count:
        raise ValueError(f"windows of {length} need {length + 1} tokens or more, got {len(tokens)}")
    end = count * length
    return Examples(tokens[:end].reshape(count, length), tokens[1 : end + 1].reshape(count, length))


def window_sampler(tokens: Ids, length: int, batch: int) -> Sampler:
    """Draws `batch` windows that may begin anywhere."""
    places = np.arange(length)

    def sample(generator: np.random.Generator) -> Batch:
        within = generator.integers(0, len(tokens) - length, size=(batch, 1)) + places
        return tokens[within], tokens[within + 1]

    return sample


def train_language_model(
    net: Transformer, texts: Sequence[Ids], *, seed: int = 0, steps: int = STEPS, watch: Watch | None = None
) -> History:
    """Practise guessing the next word on windows of the texts: AdamW, a clip, a short warm-up and half a cosine.

    The linear algebra library is held to one thread meanwhile, in the whole process: with such small matrices several
    only wait for each other. Two trainings at once would leave it so, for each restores what it found.

    Args:
        seed: of the first weights, the windows and dropout.
        steps: 1 to 100,000. `RECORDS` times on the way, and at the start, loss and weights are recorded.

    Raises:
        ValueError: for a number out of range, or fewer tokens than a window has.
    """
    tokens = stream(texts)
    sampler = window_sampler(tokens, net.context, BATCH)
    return practise_on(net, windows(tokens, net.context), sampler, seed=seed, steps=steps, watch=watch)


def practise_on(
    net: Transformer,
    judged: Examples,
    sampler: Sampler,
    *,
    loss: Loss = next_token_loss,
    learning_rate: float = LEARNING_RATE,
    weight_decay: float = WEIGHT_DECAY,
    start: Array | None = None,
    seed: int = 0,
    steps: int = STEPS,
    watch: Watch | None = None,
) -> History:
    """As `train_language_model`, on any batches.

    Args:
        judged: what the recorded losses are of.
        sampler: draws the batches, tokens (B, T) and those that came after each.
        start: the first weights, if they are not those of an untrained model.

    Raises:
        ValueError: for a number out of range.
    """
    last = whole("steps", steps, 1, 100_000)
    plan = warmup_cosine(learning_rate, min(WARMUP, last), last, FLOOR)
    with threadpool_limits(1, user_api="blas"):
        return train(
            net.model(seed),
            judged,
            loss,
            adamw(plan, decay_squared=DECAY_SQUARED, weight_decay=weight_decay),
            net.start(seed) if start is None else start,
            epochs=last,
            sampler=sampler,
            seed=seed,
            record_every=-(-last // RECORDS),
            clip=CLIP,
            watch=watch,
        )


def network_guesser(net: Transformer, weights: Array) -> Guesser:
    """What the network gives every word, after as many of the last words as it sees. A text begins after `END`."""

    def chances(before: Sequence[int]) -> Array:
        seen = np.array([(END, *before)[-net.context :]], dtype=np.int64)
        return softmax(net.forward(weights, seen)[0][-1].astype(float))

    return chances


def surprises(net: Transformer, weights: Array, texts: Sequence[Ids]) -> list[Array]:
    """How many bits, `−log₂ P`, each word of each text and its end come to: (n + 1,) a text."""
    longest = max(map(len, texts)) + 1
    rows = np.full((len(texts), longest), END, dtype=np.int64)
    for row, text in zip(rows, texts, strict=True):
        row[1 : len(text) + 1] = text
    logits = net.forward(weights, rows)[0].reshape(len(texts), longest, -1)
    chances = softmax(logits.astype(float))
    found = []
    for text, chance in zip(texts, chances, strict=True):
        words = [*text.tolist(), END]
        found.append(-np.log2(chance[np.arange(len(words)), words]))
    return found


def surprises_from(net: Transformer, weights: Array, text: Ids, begin: int) -> Array:
    """How many bits the words of one text come to from a place on, each after as many before it as the network sees.

    Args:
        begin: the place, 0 to as many words as there are.

    Raises:
        ValueError: for a place beyond the text.
    """
    first, whole_text = whole("begin", begin, 0, len(text)), np.concatenate([[END], text])
    short = min(max(first, net.context - 1), len(text))
    guess = network_guesser(net, weights)
    found = [np.array([-np.log2(guess(text[:place].tolist())[text[place]]) for place in range(first, short)])]
    for at in range(short, len(text), AT_ONCE):
        came = text[at : at + AT_ONCE]
        rows = np.stack([whole_text[end - net.context : end] for end in range(at + 1, at + 1 + len(came))])
        chances = softmax(net.forward(weights, rows)[0].reshape(*rows.shape, -1)[:, -1].astype(float))
        found.append(-np.log2(chances[np.arange(len(came)), came]))
    return np.concatenate(found)


def tempered(chances: Array, temperature: float) -> Array:
    """`p_i^(1/τ) / Σ_j p_j^(1/τ)`: below 1 the likely words gain, above 1 the others.

    At 0 the likeliest has everything, several that are equally likely share it.

    Args:
        temperature: τ, 0 to `TEMPERATURE_LIMIT`.

    Raises:
        ValueError: for a temperature out of range.
    """
    heat = in_range("temperature", temperature, 0.0, TEMPERATURE_LIMIT)
    highest = chances == chances.max()
    if heat == 0:
        return highest / highest.sum()
    with np.errstate(divide="ignore", under="ignore"):  # what cannot come stays so
        behind = np.log(chances / chances.max()) / heat
        shares = np.exp(behind)
    return shares / shares.sum()


def write(guess: Guesser, beginning: Sequence[int], temperature: float, seed: int, longest: int) -> list[int]:
    """Words drawn one after another, each put behind those before it, until the text ends; without the beginning.

    Args:
        longest: how many words at most, 0 to `LENGTH_LIMIT`.

    Raises:
        ValueError: for a number out of range.
    """
    most, generator = whole("longest", longest, 0, LENGTH_LIMIT), np.random.default_rng(seed)
    return [word for word, _ in zip(_drawn(guess, list(beginning), temperature, generator), range(most), strict=False)]


def _drawn(guess: Guesser, words: list[int], heat: float, generator: np.random.Generator) -> Iterator[int]:
    while True:
        chances = tempered(guess(words), heat)
        word = min(int(np.searchsorted(np.cumsum(chances), generator.random(), side="right")), len(chances) - 1)
        if word == END:
            return
        words.append(word)
        yield word
