"""What *Which words matter?* asks of `core`: chefs that have practised, what they see in a sentence, their exams."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.attention import Ids, Layout, look
from core.attention_training import STEPS, Chef, Exam, exam, practise
from core.clues import row, spelled, vocabulary
from core.data.ambiguous_words import WORDBOOKS
from core.training import Watch
from lessons.attention.settings import WhichWords, places
from ui.kit.text import Text
from ui.kitchen.workshop import HERE, Order, Tell

SEED = 1
"""Of the chef on screen."""

COIN = 60
"""A verdict of so many percent, as it is shown, or fewer is little more than a coin toss."""

SURE = 0.9


@dataclass(frozen=True)
class Asked:
    """A sentence with a question.

    Attributes:
        words: as they stand; known: whether the chef knows each.
        noun: the place of the word asked about; nouns: of all that may be asked about.
        hidden: places that the chef does not see.
        typed: whether a reader wrote it.
    """

    language: str
    words: tuple[str, ...]
    known: tuple[bool, ...]
    noun: int
    nouns: tuple[int, ...]
    hidden: frozenset[int] = frozenset()
    typed: bool = False

    @property
    def open(self) -> tuple[int, ...]:
        """The places of the words that are seen, but for the noun itself."""
        return tuple(at for at, known in enumerate(self.known) if known and at != self.noun and at not in self.hidden)

    def without(self, hidden: Collection[int]) -> "Asked":
        """The same with other words hidden."""
        return replace(self, hidden=frozenset(hidden))

    @property
    def whole(self) -> "Asked":
        """The same with nothing hidden."""
        return self.without(())

    @property
    def read(self) -> list[int]:
        """The places of the words that the chef knows: the others are skipped, and those that are left close up."""
        return [at for at, known in enumerate(self.known) if known]

    @property
    def row(self) -> Ids:
        """As the chef reads it; a hidden word keeps its place."""
        words = tuple(None if at in self.hidden else self.words[at] for at in self.read)
        return row(self.language, words, self.read.index(self.noun))


@dataclass(frozen=True, eq=False)
class Seen:
    """What a chef sees in a sentence after each of F records of its practice.

    Attributes:
        share, message: (F, T), T words; chance: (F,) of the device.
    """

    share: Array
    message: Array
    chance: Array


@dataclass(frozen=True)
class Scene:
    """All that is shown of one sentence."""

    asked: Asked
    look: str
    clues: int
    trained: bool

    @cached_property
    def now(self) -> Seen:
        """As it is."""
        return self._seen(self.asked, self.look == "equal", self.clues, self.trained)

    @cached_property
    def whole(self) -> Seen:
        """With nothing hidden, looked at as it was learned: what it is compared with."""
        return self._seen(self.asked.whole, False, self.clues, self.trained)

    @property
    def messages(self) -> Array:
        """(F, T) what each word says, one that is hidden as if it were not."""
        return self._seen(self.asked.whole, self.look == "equal", self.clues, self.trained).message

    @property
    def compared(self) -> bool:
        """Whether that is another picture."""
        return bool(self.asked.hidden) or self.look == "equal"

    @cached_property
    def others(self) -> Array:
        """(F, k) the chance of the device with one other word hidden in place of those that are; k may be 0.

        What may be asked about cannot be hidden.
        """
        spared = [at for at in self.asked.whole.open if at not in {*self.asked.hidden, *self.asked.nouns}]
        if not spared:
            return np.empty((len(self.whole.chance), 0))
        hide_each = without_each.__wrapped__ if self.asked.typed else without_each
        return hide_each(self.asked.whole, tuple(spared), self.clues, self.trained)

    @property
    def _seen(self) -> Callable[[Asked, bool, int, bool], Seen]:
        """What a reader typed is worked out anew each time, and kept nowhere."""
        return seen.__wrapped__ if self.asked.typed else seen


def ask(text: Text, settings: WhichWords) -> Asked:
    """The sentence that was chosen, with what is hidden in it."""
    found = understood(text.language, text.option("att_sentence", settings.att_sentence))
    assert found is not None, "every sentence on offer has one of the nouns"
    noun = found.nouns[-1 if settings.att_noun == "last" else 0]
    hidden = places(settings.att_hidden) & set(found.open)
    return replace(found, noun=noun, hidden=hidden - {noun})


def understood(language: str, written: str, most: int = 40) -> Asked | None:
    """A sentence as somebody wrote it, asked about its last noun; nothing if it has none among its first words."""
    words = spelled(language, written)[:most]
    nouns = tuple(at for at, (word, _) in enumerate(words) if word in WORDBOOKS[language].nouns)
    if not nouns:
        return None
    return Asked(language, tuple(word for word, _ in words), tuple(known for _, known in words), nouns[-1], nouns)


class Chefs(NamedTuple):
    """Two that have practised: one that learned where to look, one that looked at all words alike from the start."""

    learned: Chef
    equal: Chef


def chef(language: str, clues: int, *, equal: bool = False) -> Chef:
    """One of the two; from the workshop, if they have practised there."""
    made = HERE.look(_name(language, clues)).made
    if isinstance(made, Chefs):
        return made.equal if equal else made.learned
    return practise(language, clues, SEED, equal=equal)


def exam_of(language: str, clues: int, *, equal: bool = False) -> Exam:
    """How it does on sentences that it has not practised."""
    return exam(chef(language, clues, equal=equal))


ABOUT_SECONDS = 3.0
"""What the practice of both chefs and their exams take."""


def practice(language: str, clues: int, after: float = 0.0) -> Order[Chefs]:
    """Let both chefs practise and be tested in the workshop of the process; how far it is, as a share.

    Once it is made all that is asked here answers at once. What was made by `after` does not count.
    """

    def work(tell: Tell) -> Chefs:
        def telling(begun: float) -> Watch:
            return lambda step, losses, weights: tell(begun + step / STEPS / 2)

        chefs = Chefs(
            practise.__wrapped__(language, clues, SEED, watch=telling(0.0)),
            practise.__wrapped__(language, clues, SEED, equal=True, watch=telling(0.5)),
        )
        for each in chefs:
            exam(each)
        return chefs

    return HERE.order(_name(language, clues), work, about=ABOUT_SECONDS, after=after)


def _name(language: str, clues: int) -> tuple[str, str, int]:
    """What the workshop knows it by."""
    return "attention", language, clues


def steps(language: str, clues: int, *, trained: bool) -> tuple[int, ...]:
    """After how many steps each frame is."""
    return tuple(map(int, chef(language, clues).history.recorded)) if trained else (0,)


def weights(language: str, clues: int, *, equal: bool, trained: bool) -> Sequence[Array]:
    """The chef's numbers at each frame; before it has practised, its first ones alone."""
    if trained:
        return tuple(chef(language, clues, equal=equal).history.weights.astype(float))
    return (Layout(len(vocabulary(language))).first_weights(SEED).astype(float),)


@lru_cache(maxsize=512)
def seen(asked: Asked, equal: bool, clues: int, trained: bool) -> Seen:
    """What the chef sees at each frame."""
    layout = Layout(len(vocabulary(asked.language)), equal)
    looks = [
        look(layout, each, asked.row[np.newaxis])
        for each in weights(asked.language, clues, equal=equal, trained=trained)
    ]
    share, message = np.zeros((2, len(looks), len(asked.words)))
    share[:, asked.read] = [each.share[0, : len(asked.read)] for each in looks]
    message[:, asked.read] = [each.message[0, : len(asked.read)] for each in looks]
    return Seen(share, message, np.array([float(each.chance[0]) for each in looks]))


@lru_cache(maxsize=128)
def without_each(asked: Asked, spared: tuple[int, ...], clues: int, trained: bool) -> Array:
    """(F, k) the chance of the device at each frame, with one word hidden at a time."""
    layout = Layout(len(vocabulary(asked.language)))
    rows = np.stack([asked.without({at}).row for at in spared])
    return np.stack(
        [look(layout, each, rows).chance for each in weights(asked.language, clues, equal=False, trained=trained)]
    ).astype(float)
