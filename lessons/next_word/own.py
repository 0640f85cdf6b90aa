"""A text of the reader's own: its first four fifths are counted, the rest is guessed. It stays in the session."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

import numpy as np

from core.arrays import Array
from core.language_model import surprises_from
from core.letters import beginning
from core.ngrams import Ngrams, count_ngrams, perplexity
from core.tokens import UNKNOWN, longest_match, split_words, vocabulary_of
from ui.figures import percent
from ui.kit.notes import quoted
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised

Made = TypeVar("Made")
MOST_BYTES = 20_000
FEWEST_WORDS = 50
READ_SHARE = 0.8
LONGEST_SHOWN = 20
ALIKE = 1e-9
"""Two chances are as likely that differ by less than this share: by rounding alone."""


class Judged(NamedTuple):
    """What counting makes of it.

    Attributes:
        words: how many it has; different: how many different ones.
        unknown: the share of its words that are in no recipe.
        pairs, triples: between how many words each hesitates on its last fifth.
        last, next: its last word, and the likeliest after it, should it go on, with its chance by triples.
        alike: how many others are as likely.
    """

    words: int
    different: int
    unknown: float
    pairs: float
    triples: float
    last: str
    next: str
    chance: float
    alike: int


@dataclass(frozen=True, eq=False)
class Counted:
    """A text whose first four fifths were counted.

    Attributes:
        words: all of them; cut: the place of the first that is guessed.
        bits: by who counts, the surprise at every word from there on.
    """

    words: tuple[str, ...]
    cut: int
    bits: Mapping[str, Array]
    judged: Judged


@dataclass(frozen=True)
class OwnText:
    """What was typed. It and all that is made of it live in the reader's session, and no longer.

    Attributes:
        guessed: whether the network is to guess it as well.
        made: what was worked out of it, by what that rests on.
    """

    text: str
    guessed: bool = False
    made: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    def counted(self, language: str) -> Counted | None:
        """What was counted in it; nothing if it is too short."""
        return self._once(language, lambda: counted(language, self.text))

    def contrast(self, practised: Practised, found: Counted) -> dict[str, float]:
        """How the network does on it, beside those who count."""
        return self._once((practised.language, practised.read), lambda: contrast(practised, found))

    def _once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        if key not in self.made:
            self.made[key] = make()
        found: Made = self.made[key]
        return found


def shortened(text: str) -> str:
    """As much of a text as is looked at, no letter cut in two."""
    sound = text.encode("utf-8", errors="ignore")
    return beginning(sound.decode("utf-8"), len(sound[:MOST_BYTES].decode("utf-8", errors="ignore")))


def words_of(language: str, text: str) -> list[str]:
    """The words of a text, cut as its language writes them."""
    if language == "zh":
        return longest_match(text, recipes.recipes(language).vocabulary.words[1:])
    return split_words(text)


def counted(language: str, text: str) -> Counted | None:
    """Count a text; nothing if it is too short."""
    words = words_of(language, shortened(text))
    if len(words) < FEWEST_WORDS:
        return None
    vocabulary = vocabulary_of([words])
    ids = vocabulary.encode(words)
    cut = int(READ_SHARE * len(ids))
    models = {name: count_ngrams([ids[:cut]], order, len(vocabulary)) for name, order in recipes.ORDERS.items()}
    bits = {name: _bits(model, ids.tolist(), cut) for name, model in models.items()}
    after = count_ngrams([ids], recipes.ORDERS["triples"], len(vocabulary)).chances(ids.tolist())[1:]
    after /= after.sum()  # it goes on: the end is not among what comes
    likeliest, known = int(after.argmax()), recipes.recipes(language).vocabulary.ids
    judged = Judged(
        len(words),
        len(vocabulary) - 1,
        sum(word not in known for word in words) / len(words),
        perplexity(bits["pairs"]),
        perplexity(bits["triples"]),
        words[-1],
        vocabulary.words[1 + likeliest],
        float(after[likeliest]),
        int(np.isclose(after, after[likeliest], rtol=ALIKE, atol=0.0).sum()) - 1,
    )
    return Counted(tuple(words), cut, bits, judged)


def contrast(practised: Practised, found: Counted) -> dict[str, float]:
    """Between how many words each hesitates at those words of the last fifth that the network knows, it among them.

    It reads the words that it knows, as if the others were not there. Nothing if it knows none.
    """
    ids = recipes.recipes(practised.language).vocabulary.encode(found.words)
    known = ids != UNKNOWN
    guessed = known[found.cut :]
    if not guessed.any():
        return {}
    begin = int(known[: found.cut].sum())
    bits = surprises_from(recipes.network(practised.language), practised.weights, ids[known], begin)
    return {name: perplexity(each[guessed]) for name, each in found.bits.items()} | {"network": perplexity(bits)}


def _bits(model: Ngrams, ids: list[int], begin: int) -> Array:
    """The surprise at every word from a place on."""
    chances = [model.chances(ids[max(0, place - model.order) : place])[ids[place]] for place in range(begin, len(ids))]
    return -np.log2(np.array(chances))


def said(text: Text, typed: OwnText) -> str:
    """What is said of it."""
    if not typed.text.strip():
        return ""
    found = typed.counted(text.language)
    if found is None:
        return text("own.short", least=FEWEST_WORDS, count=len(words_of(text.language, shortened(typed.text))))
    told = found.judged
    said = text(
        "own.said",
        count=told.words,
        different=told.different,
        unknown=told.unknown,
        pairs=told.pairs,
        triples=told.triples,
        last=quoted(told.last, LONGEST_SHOWN),
        next=quoted(told.next, LONGEST_SHOWN),
        chance=percent(told.chance),
    )
    alike = text("own.alike", alike=told.alike) if told.alike else ""
    return text.together(said, alike, _blind(text, told))


def _blind(text: Text, told: Judged) -> str:
    """That who hesitates between more words than there are, the unknown one among them, had better guess blindly."""
    blind = max(told.pairs, told.triples) > told.different + 1
    return text("own.blind", different=told.different) if blind else ""


def against(text: Text, practised: Practised, typed: OwnText, found: Counted) -> str:
    """How the network does on it, beside those who have counted it, and which gets further."""
    judges = typed.contrast(practised, found)
    count = len(found.words) - found.cut
    if not judges:
        return text("own.strange", count=count)
    known = recipes.recipes(practised.language).vocabulary.ids
    met = sum(word in known for word in found.words[found.cut :])
    knows_all = text("own.network.all", count=count, **judges)
    told = knows_all if met == count else text("own.network", count=count, known=met, **judges)
    further = "own.ahead" if judges["network"] < min(judges["pairs"], judges["triples"]) else "own.behind"
    beyond = text("own.beyond", count=len(known), words=len(known) - 1) if judges["network"] > len(known) else ""
    return text.together(told, beyond, text(further, read=practised.read))
