"""What *Which words matter?* ought to show: each sentence read once more, word by word, from the chef's numbers."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array
from core.attention import Layout
from core.attention_training import EXAM, EXAM_SEED, Chef, practise
from core.clues import Sentence, unseen, vocabulary
from lessons.attention.settings import WhichWords
from tests.oracle import CardShown, Columns, Drawing, Looks, Rounded, Sentences, Told, trained_here
from tests.oracle import Oracle as Base
from ui.kitchen.workshop import HERE

WORDS = {
    "en": {
        "both": "she charged the orange and ate the apple",
        "turned": "she ate the orange and charged the apple",
        "after": "the apple rang while he peeled the orange",
        "parts": "he looked at the screen of the orange and the apple was juicy",
        "one": "dad washed the apple in the kitchen",
        "joined": "mum was in the garden because the orange crashed",
        "alike": "the apple was ripe but the orange was locked",
        "none": "anna took the apple and left",
    },
    "zh": {
        "both": "她 把 小米 炒 了 然后 给 苹果 充电",
        "turned": "她 给 小米 充电 然后 把 苹果 洗 了",
        "after": "苹果 响 了 可是 他 把 小米 切 了",
        "parts": "妈妈 看了看 小米 的 屏幕 然后 吃 了 苹果",
        "one": "爸爸 在 厨房 里 洗 了 苹果",
        "joined": "因为 小米 死机 了 所以 奶奶 走 了",
        "alike": "苹果 很 脆 不过 小米 没电 了",
        "none": "老王 把 苹果 忘 了",
    },
}
"""The sentences on offer, word by word."""

FAIL = {
    "en": [
        "the apple crashed to? the ground?",
        "the apple was charged to? his account?",
        "she left her phone next? to? the apple",
        "the apple is not? a phone",
    ],
    "zh": ["超市 给 苹果 贴膜", "手机 旁边有个? 苹果", "小米 做 的 电池", "苹果 不? 是 手机"],
}
"""Those it takes the wrong way; a question mark stands behind what it does not know."""

NOUNS = {"en": ("apple", "orange"), "zh": ("苹果", "小米")}


class Read(NamedTuple):
    """What a chef makes of one sentence."""

    share: list[float]
    says: list[float]
    chance: float


def chef(language: str, clues: int, equal: bool) -> Chef:
    """The chef on screen."""
    return practise(language, clues, 1, equal=equal)


def read(language: str, weights: Array, words: Sequence[str | None], noun: int, equal: bool) -> Read:
    """A sentence word by word; None is hidden or not known."""
    rows, asks, answers, far, says = tables(language, weights.tobytes())
    here = [at for at, word in enumerate(words) if word is not None]
    known = np.array([rows[str(words[at])] for at in here])
    query = rows[str(words[noun])] @ asks
    raised, told = np.zeros(len(words)), np.zeros(len(words))
    away = [max(-10, min(10, at - noun)) + 10 for at in here]
    raised[here] = 1.0 if equal else np.exp(known @ answers @ query / 2 + far[away])
    told[here] = np.tanh(known @ says)
    share = raised / raised.sum()
    return Read(share.tolist(), told.tolist(), float(1 / (1 + np.exp(-6 * (share @ told)))))


@cache
def tables(language: str, weights: bytes) -> tuple[dict[str, Array], Array, Array, Array, Array]:
    """A row a word, what it asks with and what it answers with, the distances, and what is heard of a row."""
    numbers = np.frombuffer(weights, np.float32).astype(float)
    known = vocabulary(language)
    rows = {word: numbers[8 * at : 8 * at + 8] for at, word in enumerate(known)}
    rest = numbers[8 * len(known) :]
    return rows, rest[:32].reshape(8, 4), rest[32:64].reshape(8, 4), rest[64:85], rest[85:93]


@cache
def seen(
    language: str, sentence: str, noun: int, hidden: frozenset[int], equal: bool, clues: int, trained: bool
) -> Read:
    """The same for a sentence as it is written above."""
    size = Layout(len(vocabulary(language)))
    weights = chef(language, clues, equal).history.weights[-1] if trained else size.first_weights(1)
    words = [None if at in hidden else word for at, word in enumerate(sentence.split())]
    return read(language, weights, words, noun, equal)


class Tested(NamedTuple):
    """An exam, counted sentence by sentence."""

    all: float
    tricky: float
    forced: float
    forced_tricky: float
    points: float
    sure: float
    without_clue: float
    without_other: float


@cache
def exam(language: str, clues: int, equal: bool) -> Tested:
    """The exam of a chef."""
    who = chef(language, clues, equal)
    weights, asked = who.history.weights[-1], unseen(language, EXAM, EXAM_SEED, who.practised)
    dice = np.random.default_rng(EXAM_SEED)

    def given(one: Sentence, alike: bool, without: int | None = None) -> Read:
        words = [None if at == without else word for at, word in enumerate(one.words)]
        return read(language, weights, words, one.asked, alike)

    def truth(one: Sentence, chance: float) -> float:
        return chance if one.sense else 1 - chance

    whole = [given(one, equal) for one in asked]
    others = [dice.choice([at for at in range(len(one.words)) if at not in (one.asked, one.clue)]) for one in asked]
    hard = [each for one in asked if one.other for each in (one, one.turned)]

    def right(sentences: Sequence[Sentence], alike: bool) -> float:
        return float(np.mean([truth(one, given(one, alike).chance) > 0.5 for one in sentences]))

    return Tested(
        all=right(asked, equal),
        tricky=right(hard, equal),
        forced=right(asked, True),
        forced_tricky=right(hard, True),
        points=float(np.mean([int(np.argmax(r.share)) == one.clue for r, one in zip(whole, asked, strict=True)])),
        sure=float(np.mean([truth(one, r.chance) for one, r in zip(asked, whole, strict=True)])),
        without_clue=float(np.mean([truth(one, given(one, equal, one.clue).chance) for one in asked])),
        without_other=float(
            np.mean([truth(one, given(one, equal, int(at)).chance) for one, at in zip(asked, others, strict=True)])
        ),
    )


class Oracle(Base[WhichWords]):
    """One state of it."""

    ways = (
        "att_sentence=both practise att_look=equal att_sentence=one att_look=learned att_sentence=after"
        " att_clues=2 practise att_sentence=parts att_sentence=alike att_sentence=joined"
    )

    @property
    def now(self) -> WhichWords:
        """The settings."""
        return self.state.settings

    @property
    def language(self) -> str:
        """Of the sentence."""
        return self.text.language

    @property
    def run(self) -> WhichWords | None:
        """The last practice."""
        return self.state.cooked[-1] if self.state.cooked else None

    @property
    def clues(self) -> int:
        """What the chef on screen has practised on."""
        return (self.run or self.now).att_clues

    @property
    def words(self) -> list[str]:
        """Of the sentence."""
        return WORDS[self.language][self.now.att_sentence].split()

    @property
    def noun(self) -> int:
        """The place of the word asked about."""
        places = [at for at, word in enumerate(self.words) if word in NOUNS[self.language]]
        return places[-1 if self.now.att_noun == "last" else 0]

    @property
    def hidden(self) -> frozenset[int]:
        """What is hidden, as far as it can be."""
        asked = {int(part) for part in self.now.att_hidden.split("_") if part}
        return frozenset(at for at in asked if at < len(self.words) and at != self.noun)

    def read(self, hidden: frozenset[int], equal: bool) -> Read:
        """The sentence, as the chef on screen reads it."""
        sentence = WORDS[self.language][self.now.att_sentence]
        return seen(self.language, sentence, self.noun, hidden, equal, self.clues, self.run is not None)

    @property
    def shown(self) -> Read:
        """As it is."""
        return self.read(self.hidden, self.now.att_look == "equal")

    @property
    def whole(self) -> Read:
        """What it is compared with."""
        return self.read(frozenset(), False)

    def sense(self, chance: float) -> str:
        """The likelier meaning."""
        return self.text("sense.device" if chance > 0.5 else "sense.food")

    @property
    def twins(self) -> dict[int, dict[str, object]]:
        """By place: of a word that stands more than once, which of them it is."""
        where = {word: [at for at, each in enumerate(self.words) if each == word] for word in self.words}
        return {
            at: {"word": word, "nth": nth}
            for word, places in where.items()
            for nth, at in enumerate(places, 1)
            if len(places) > 1
        }

    def called(self, at: int) -> str:
        """What the word at a place is called."""
        return self.text("word.nth", **self.twins[at]) if at in self.twins else self.words[at]

    # ---- what is said ----

    def sentences(self) -> Sentences:
        """The verdict, what hiding does, the exams."""
        text = self.text
        said: dict[str, Sequence[Mapping[str, object]]] = {
            "alt.picture": [{"noun": self.called(self.noun)}],
            "word.nth": list(self.twins.values()),
            "own.label": [{"first": NOUNS[self.language][0], "second": NOUNS[self.language][1]}],
            **self._verdict(),
            **{part: [self._behind()] for part in ("real_model", "breaks", "mathematics")},
        }
        if self.run:
            learned, equal = exam(self.language, self.clues, False), exam(self.language, self.clues, True)
            if self.settled:
                both = exam(self.language, 2, False), exam(self.language, 2, True)
                said["bet.truth"] = [{"equal": both[1].tricky, "learned": both[0].tricky, "clues": 2}]
            cause = {"all", "points", "sure", "without_clue", "without_other"}
            said["say.cause"] = [{"count": 1000} | {name: getattr(learned, name) for name in cause}]
            said["say.practised"] = [
                {
                    "clues": text(f"option.att_clues.{run.att_clues}"),
                    "all": exam(self.language, run.att_clues, False).all,
                    "tricky": exam(self.language, run.att_clues, False).tricky,
                }
                for run in self.state.cooked[-2:]
            ]
            said["fail.says"] = [{"chance": chance, "sense": sense} for chance, sense, _ in self._failures()]
            said |= trained_here(HERE.look(("attention", self.language, self.clues)))
            assert equal.tricky == 0.5
        return said

    def _verdict(self) -> dict[str, Sequence[Mapping[str, object]]]:
        chance, was = self.shown.chance, self.whole.chance
        found: dict[str, object] = {"chance": max(chance, 1 - chance), "sense": self.sense(chance)}
        if not self.run:
            return {"say.untrained": [found]}
        if not self.hidden and self.now.att_look == "learned":
            most = int(np.argmax(self.shown.share))
            looks = {"noun": self.called(self.noun), "word": self.called(most), "share": self.shown.share[most]}
            message = self.shown.says[most]
            name = "say.coin" if 0.395 <= chance <= 0.605 else "say.verdict"
            if most == self.noun:
                del looks["word"]
                return {"say.looks_self": [looks], name: [found]}
            if abs(message) < 0.5:
                return {"say.looks_none": [looks], name: [found]}
            return {"say.looks": [looks | {"says": self.sense(message / 2 + 0.5)}], name: [found]}
        both: dict[str, object] = {"before": max(was, 1 - was), "was": self.sense(was)}
        both |= {"now": found["chance"], "sense": found["sense"]}
        if not self.hidden:
            return {"say.equal": [both]}
        quoted = [{"word": self.called(at)} for at in sorted(self.hidden)]
        words = self.text.label("say.quoted").join(self.text("say.quoted", **each) for each in quoted)
        asked_about = NOUNS[self.language]
        others = [at for at, word in enumerate(self.words) if word not in asked_about and at not in self.hidden]
        each = [self.read(frozenset({at}), False).chance for at in others]
        left = chance if was > 0.5 else 1 - chance
        least = min((one if was > 0.5 else 1 - one for one in each), default=0)
        return {
            "say.quoted": quoted,
            "say.hidden" if self.now.att_look == "learned" else "say.hidden_equal": [both | {"words": words}],
            "say.hidden_same": [{"words": words, "now": both["now"], "sense": both["sense"]}],
            "say.other": [{"was": both["was"], "least": least}] if least > max(0.5, left) else [],
        }

    def _behind(self) -> dict[str, object]:
        known = len(vocabulary(self.language))
        sizes: dict[str, object] = {"each": 8, "query": 4, "sentences": 2000, "steps": 1000, "exam": 1000}
        return {"known": known, "numbers": 8 * known + 32 + 32 + 21 + 8} | sizes

    def must(self) -> Collection[str]:
        """A verdict, whatever else."""
        if not self.run:
            return ["say.untrained"]
        said = ["say.equal"] if self.now.att_look == "equal" and not self.hidden else ["say.cause"]
        return [*said, "bet.truth"] if self.settled else said

    @property
    def settled(self) -> bool:
        """Whether a chef has practised on sentences like those that the bet asks about."""
        return any(run.att_clues == 2 for run in self.state.cooked)

    def answers(self) -> list[str]:
        """A bag of words says the same of both nouns, so it is right in every other question."""
        return ["50"]

    def _failures(self) -> list[tuple[str, str, str]]:
        """How sure, of what, and where it looks."""
        found = []
        for sentence in FAIL[self.language]:
            words = [word for word in sentence.split() if not word.endswith("?")]
            noun = max(at for at, word in enumerate(words) if word in NOUNS[self.language])
            one = seen(self.language, " ".join(words), noun, frozenset(), False, self.clues, True)
            many = 100 * max(one.chance, 1 - one.chance)
            sure = f"{many:.0f}%" if many < 99.5 else f"{many:.1f}%"  # 100 only if it is all
            found.append((sure, self.sense(one.chance), words[int(np.argmax(one.share))]))
        return found

    # ---- tables, card and pictures ----

    def page_tables(self) -> Sequence[Columns]:
        """Where it goes wrong."""
        if not self.run:
            return []
        names, text = ("first", "second", "third", "fourth"), self.text
        failures = self._failures()
        return [
            {
                text("column.sentence"): [text(f"fail.{name}") for name in names],
                text("column.meant"): [text(f"fail.{name}_meant") for name in names],
                text("column.says"): [text("fail.says", chance=sure, sense=sense) for sure, sense, _ in failures],
                text("column.most"): [most for _, _, most in failures],
            }
        ]

    def tables(self) -> Told:
        """Word by word; the exams; how far off, step by step."""
        text, shown = self.text, self.shown
        states = [
            "asked" if at == self.noun else "hidden" if at in self.hidden else "yes" for at in range(len(self.words))
        ]
        says = self.read(frozenset(), self.now.att_look == "equal").says
        found: dict[str, Any] = {
            "reading": {
                text("column.word"): self.words,
                text("column.seen"): [text(f"seen.{state}") for state in states],
                text("column.share"): shown.share,
                text("column.message"): says,
            }
        }
        if not self.run:
            return found
        learned, equal = exam(self.language, self.clues, False), exam(self.language, self.clues, True)
        history = chef(self.language, self.clues, False).history
        found["exams"] = {
            text("column.chef"): [text(f"chef.{who}") for who in ("learned", "forced", "equal")],
            text("column.right"): [learned.all, learned.forced, equal.all],
            text("column.tricky"): [learned.tricky, 0.5, 0.5],
        }
        found["practice"] = {
            text("column.steps"): list(range(0, 1001, 25)),
            text("column.loss"): [float(loss) for loss in history.losses],
        }
        return found

    def cards(self) -> Sequence[CardShown]:
        """All its numbers."""
        if not self.run:
            return []
        weights = chef(self.language, self.clues, False).history.weights[-1]
        return [CardShown(self.text("card.whose"), (8, 4, 1), [float(weight) for weight in weights])]

    def stills(self) -> Mapping[str, Drawing]:
        """The picture, until films live."""
        return {"practice": self._picture}

    def _picture(self, drawn: str) -> None:
        for room in ("w", "p"):
            for at, word in enumerate(self.words):
                assert f">{word}</text>" in drawn
                tile = re.findall(rf'<g id="{room}s{at}"[^>]*>', drawn)[0]
                assert f'data-press="s{at}"' in tile
                assert f"“{self.called(at)}”" in tile
                shown, other = f'{room}s{at}-bar"', self.shown.share[at]
                high = float(re.findall(rf'id="{shown}[^>]* height="([\d.]+)"', drawn)[0])
                assert abs(high - other * self._hangs(room)) < 0.06, (word, high, other)

    def _hangs(self, room: str) -> float:
        """How far a bar of 100 % hangs: less with the words in more rows."""
        return {1: 116.0, 2: 62.0, 3: 40.0}[self._rows(room)]

    def _rows(self, room: str) -> int:
        letters = [sum(2 if "\u3400" < letter < "\u9fff" else 1 for letter in word) for word in self.words]
        wide = [max(46, 8.2 * n + 15) if room == "w" else max(28, 7.2 * n + 11) for n in letters]
        most, gap, rows, filled = (504.0, 5, 1, 0.0) if room == "w" else (356.0, 3, 1, 0.0)
        for each in wide:
            if filled and filled + gap + each > most:
                rows, filled = rows + 1, 0.0
            filled += each + (gap if filled else 0)
        return rows

    def place_of(self, slider: str) -> int:
        """The clock stands at the end until it is played."""
        return -1

    def films(self) -> Mapping[str, Looks]:
        """The last frame."""
        looks: dict[tuple[str, str], str | Rounded] = {}
        compared = bool(self.hidden) or self.now.att_look == "equal"
        for room in ("w", "p"):
            for at in range(len(self.words)):
                part, hangs = f"{room}s{at}", self._hangs(room)
                looks[f"{part}-bar", "height"] = Rounded(self.shown.share[at] * hangs, 1)
                looks[f"{part}-was", "height"] = Rounded(self.whole.share[at] * hangs if compared else 0.0, 1)
                looks[part, "aria-pressed"] = str(at in self.hidden or at == self.noun).lower()
                message = self.read(frozenset(), self.now.att_look == "equal").says[at]
                mark, sense = ("▲", "device") if message > 0 else ("▼", "food")
                looks[f"{part}-says", "words"] = mark + self.text(f"sense.{sense}") if abs(message) >= 0.5 else "·"
        looks["wsv-disc", "cy"] = Rounded(46 + 9 + (1 - self.shown.chance) * 132, 1)
        looks["psv-disc", "cx"] = Rounded(96 + 8 + self.shown.chance * 144, 1)
        return {"practice": looks, "att_said": {}}
