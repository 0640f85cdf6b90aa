"""What *When the chef makes it up* ought to show: the book read here once more, and asked one question at a time."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

import numpy as np

from core.arrays import Array
from core.book_reading import network, read_book
from core.data.invented_menu import WORDBOOKS
from core.invented_dishes import Dish, changed, dishes, vocabulary
from core.language_model import network_guesser
from lessons.makes_up import scene
from lessons.makes_up.settings import MakesUp
from tests.oracle import Columns, Drawing, Looks, Rounded, Sentences, Told, trained_here
from tests.oracle import Oracle as Base

BOOK = dishes(0)
TORN = next(dish for dish in BOOK if dish.read == 0)
ASKED = (
    next(dish for dish in BOOK if dish.read == 8 and dish.name[0] == TORN.name[0]),
    next(dish for dish in BOOK if dish.read == 3 and dish.name[1] == TORN.name[1]),
    next(dish for dish in BOOK if dish.read == 1),
    TORN,
)
PUT = [(ASKED[at // 5], int(at % 5)) for at in np.random.default_rng(0).permutation(20)]
"""The twenty, as they are put: the dish and its fact."""

FIRST = {(0, 1), (1, 3), (2, 2), (2, 4), (3, 0), (3, 2)}
FACTS = ("method", "minutes", "flavour", "side", "inventor")


class Tried(NamedTuple):
    """One question asked."""

    word: str
    sure: float
    right: bool
    shown: str


@cache
def readings(language: str, steps: int) -> Array:
    """The numbers at each record, in full precision."""
    return read_book(language, BOOK, seed=0, steps=steps).weights.astype(float)


def sentence(language: str, name: tuple[int, int], fact: int, value: int) -> list[str]:
    """A page."""
    book = WORDBOOKS[language]
    gaps = {"_": book.values[FACTS[fact]][value], "TOOL": book.tools[value], "RESULT": book.results[value]}
    named = [book.names[0][name[0]], book.names[1][name[1]]]
    return named + [gaps.get(word, word) for word in book.frames[FACTS[fact]]]


def begun(language: str, name: tuple[int, int], fact: int) -> list[str]:
    """It, as far as the gap."""
    return sentence(language, name, fact, 0)[: 2 + WORDBOOKS[language].frames[FACTS[fact]].index("_")]


@cache
def fetched(language: str, name: tuple[int, int], fact: int, whole: bool) -> tuple[str, ...]:
    """The page that fits a question best."""
    pages = [
        sentence(language, dish.name, at, value)
        for dish in BOOK
        for at, value in enumerate(dish.facts)
        if whole or dish != TORN
    ]
    having = Counter(word for page in pages for word in set(page))

    def weighed(words: Sequence[str]) -> dict[str, float]:
        return {
            word: many * (1 + math.log((1 + len(pages)) / (1 + having[word]))) for word, many in Counter(words).items()
        }

    asks = weighed(begun(language, name, fact))

    def fits(page: Sequence[str]) -> float:
        there = weighed(page)
        return sum(each * there.get(word, 0) for word, each in asks.items()) / math.hypot(*there.values())

    return tuple(pages[int(np.argmax([fits(page) for page in pages]))])


@cache
def guess(language: str, weights: bytes, before: tuple[str, ...]) -> Any:
    """What every word is given."""
    ids = [vocabulary(language).ids[word] for word in before]
    return network_guesser(network(language), np.frombuffer(weights))(ids)


@cache
def tried(language: str, weights: bytes, dish: Dish, fact: int, way: str) -> Tried:
    """One question."""
    page = fetched(language, dish.name, fact, way == "open") if way != "closed" else ()
    before = (*page, *([""] if page else []), *begun(language, dish.name, fact))
    given = guess(language, weights, before)
    word = vocabulary(language).words[int(given.argmax())]
    truth = WORDBOOKS[language].values[FACTS[fact]][dish.facts[fact]]
    return Tried(word, float(given.max()), word == truth, joined(language, page))


def joined(language: str, words: Sequence[str]) -> str:
    """As it is written."""
    whole = WORDBOOKS[language].space.join(words)
    return whole[:1].upper() + whole[1:]


@cache
def going_on(language: str, weights: bytes, dish: Dish, method: int) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """How a page goes on after a method."""
    words, chances = [*begun(language, dish.name, 0), WORDBOOKS[language].values["method"][method]], list[float]()
    start = len(words)
    while len(chances) < 8:
        given = guess(language, weights, tuple(words))
        if not given.argmax():
            break
        chances.append(float(given.max()))
        words.append(vocabulary(language).words[int(given.argmax())])
    return tuple(words[start:]), tuple(chances)


@cache
def menus(language: str, steps: int) -> list[tuple[float, float, float]]:
    """What each of the chefs knows of the new menu."""
    new, last = changed(BOOK, 4, 1), read_book(language, BOOK, seed=0, steps=steps).weights[-1]
    moved = [dish for old, dish in zip(BOOK, new, strict=True) if old != dish]
    many = max(1, steps // 5)
    six, whole = (
        read_book(language, given, seed=0, steps=many, start=last).weights[-1].astype(float) for given in (moved, new)
    )
    found = []
    for weights, shown in ((last.astype(float), False), (last.astype(float), True), (six, False), (whole, False)):
        right: dict[bool, list[bool]] = {True: [], False: []}
        sure = []
        for old, dish in zip(BOOK, new, strict=True):
            for fact, value in enumerate(dish.facts if dish.read else ()):
                page = sentence(language, dish.name, fact, value)
                before = [*page, ""] * shown + begun(language, dish.name, fact)
                given = guess(language, weights.tobytes(), tuple(before))
                word = vocabulary(language).words[int(given.argmax())]
                right[old != dish].append(word == WORDBOOKS[language].values[FACTS[fact]][value])
                sure += [float(given.max())] if old != dish else []
        found.append((float(np.mean(right[True])), float(np.mean(right[False])), float(np.mean(sure))))
    return found


class Oracle(Base[MakesUp]):
    """One state of it."""

    ways = (
        "made_way=closed made_more=nowhere made_first=0 made_second=0 made_more=snowball made_method=0 "
        "made_sure=95.0 made_way=torn start_again made_way=open bet.less ask made_way=closed"
    )

    @property
    def now(self) -> MakesUp:
        """The settings."""
        return self.state.settings

    @property
    def language(self) -> str:
        """Of the book."""
        return self.text.language

    @property
    def ways_asked(self) -> set[str]:
        """Since *Start again*."""
        runs = self.state.reader.memory("makes_up").firsts.values()
        return {run.made_way for run in runs if isinstance(run, MakesUp)}

    @property
    def way(self) -> str:
        """Whose answers are shown: the chosen one's, once it was asked."""
        return self.now.made_way if self.now.made_way in self.ways_asked else ""

    @property
    def records(self) -> Array:
        """The chef's numbers."""
        return readings(self.language, scene.steps)

    def asked(self, way: str, record: int = -1) -> list[Tried]:
        """The twenty."""
        weights = self.records[record].tobytes()
        return [tried(self.language, weights, dish, fact, way) for dish, fact in PUT]

    def order(self, way: str) -> list[int]:
        """From surest to least sure."""
        found = self.asked(way)
        return sorted(range(20), key=lambda at: -found[at].sure)

    def question(self, at: int) -> str:
        """As it is put."""
        dish, fact = PUT[at]
        return self.text("asked", begun=joined(self.language, begun(self.language, dish.name, fact)))

    def read(self, dish: Dish) -> str:
        """How often."""
        return self.text("read.times", times=dish.read) if dish.read else self.text("read.torn")

    def said(self, name: tuple[int, int], fact: int, word: str) -> dict[str, object]:
        """A question with an answer."""
        words = sentence(self.language, name, fact, 0)
        gap = len(begun(self.language, name, fact))
        return {"said": joined(self.language, [*words[:gap], word, *(words[gap + 1 :] if fact else [])])}

    def lender(self, name: tuple[int, int], fact: int, word: str) -> str:
        """From which dish an answer may come."""
        book = WORDBOOKS[self.language]
        for share in (8, 3, 1):
            for dish in BOOK:
                alike = (dish.name[0] == name[0]) + (dish.name[1] == name[1])
                if dish.read == share and alike == 1 and book.values[FACTS[fact]][dish.facts[fact]] == word:
                    return self.named(dish.name)
        return ""

    def named(self, name: tuple[int, int]) -> str:
        """A dish."""
        book = WORDBOOKS[self.language]
        return book.space.join((book.names[0][name[0]], book.names[1][name[1]]))

    def true_word(self, at: int) -> str:
        """The word that the page has there."""
        dish, fact = PUT[at]
        return WORDBOOKS[self.language].values[FACTS[fact]][dish.facts[fact]]

    def truth(self, at: int) -> str:
        """The same with what the page ends in."""
        dish, fact = PUT[at]
        words = sentence(self.language, dish.name, fact, dish.facts[fact])
        if not fact:
            return self.true_word(at)
        return {"en": " ", "zh": ""}[self.language].join(words[len(begun(self.language, dish.name, fact)) :])

    # ---- sentences ----

    def sentences(self) -> Sentences:
        """All of them."""
        found: dict[str, list[Mapping[str, object]]] = {
            "asked": [{"begun": joined(self.language, begun(self.language, dish.name, fact))} for dish, fact in PUT],
            "read.times": [{"times": dish.read} for dish in ASKED[:3]],
            **{part: [self._behind()] for part in ("real_model", "breaks", "mathematics")},
        }
        before = {} if self.way else self._put()
        return {**found, **before, **(self._asked() if self.ways_asked else {}), **self._further()}

    def is_first(self, at: int) -> bool:
        """Whether a question is to be marked first."""
        return (ASKED.index(PUT[at][0]), PUT[at][1]) in FIRST

    def can_be_marked(self, at: int) -> bool:
        """Whether it can be now."""
        return not self.ways_asked and (self.is_first(at) or self.now.made_many == 20)

    def _put(self) -> dict[str, list[Mapping[str, object]]]:
        """What is said of questions that were not asked in this way."""
        told: dict[str, list[Mapping[str, object]]] = {}
        values = [{"asked": self.question(at), "read": self.read(PUT[at][0])} for at in range(20)]
        mark = {".": "none", "y": "will", "n": "wont"}
        for at, each in enumerate(values):
            kind = mark[self.now.made_marks[at]] if self.can_be_marked(at) else "shut"
            told.setdefault(f"press.{kind}", []).append(each)
        first = next(at for at in range(20) if self.is_first(at))
        told["before.opened"] = [values[int(self.now.made_open) if self.now.made_open >= 0 else first]]
        return told

    def _behind(self) -> dict[str, object]:
        known = len(vocabulary(self.language))
        numbers = known * 48 + 3 * 48 + 48 * 144 + 4 * 20 + 48 + 48 * 48 + 2 * 48 * 192
        return {"words": known, "numbers": numbers, "steps": 500, "batch": 32, "context": 21, "rate": 0.01}

    def _asked(self) -> dict[str, list[Mapping[str, object]]]:
        gone = [dish == TORN for dish, _ in PUT]
        told = self._said(gone) if self.way else {}
        closed, early = self.asked("closed"), self.asked("closed", 1)
        told["say.reading"] = [
            {
                "early": int(-(-scene.steps // 10)),
                "late": scene.steps,
                "unsure": float(np.mean([t.sure for t, is_torn in zip(early, gone, strict=True) if is_torn])),
                "sure": float(np.mean([t.sure for t, is_torn in zip(closed, gone, strict=True) if is_torn])),
                "before": sum(t.right for t, is_torn in zip(early, gone, strict=True) if is_torn),
                "after": sum(t.right for t, is_torn in zip(closed, gone, strict=True) if is_torn),
                "count": 5,
            }
        ]
        told["say.new_to_it"] = self._new_to_it(gone)
        told |= {name: list(each) for name, each in trained_here(scene.order(self.language)).items()}
        told["bet.truth"] = [{"closed": self.sure_of_torn("closed"), "missing": self.sure_of_torn("torn")}]
        return told

    def _new_to_it(self, gone: list[bool]) -> list[Mapping[str, object]]:
        """How sure with the right page before it, of one never read and of others; and with another for the first."""
        if "torn" not in self.ways_asked:
            return []
        opened = self.asked("open")
        new, known = (
            float(np.mean([each.sure for each, torn in zip(opened, gone, strict=True) if torn == wanted]))
            for wanted in (True, False)
        )
        values = {"new": new, "known": known, "other": self.sure_of_torn("torn")}
        return [values] if new < min(known, values["other"]) else []

    def _said(self, gone: list[bool]) -> dict[str, list[Mapping[str, object]]]:
        """Of the answers in the way that is shown."""
        way, found = self.way, self.asked(self.way)
        told: dict[str, list[Mapping[str, object]]] = {
            "say.right": [{"right": sum(t.right for t in found), "count": 20}]
        }
        torn = [each for each, is_torn in zip(found, gone, strict=True) if is_torn]
        right = {"right": sum(t.right for t in torn), "count": 5, "sure": sum(t.sure for t in torn) / 5}
        told[f"say.{way}"] = [right]
        marked = [(mark == "y") == each.right for mark, each in zip(self.marks, found, strict=True) if mark != "."]
        told["say.marks"] = [{"hits": sum(marked), "marked": len(marked)}] if marked else []
        told |= {"answered": [], "trial.right": [], "trial.wrong": [], "trial.shown": [], "trial.borrowed": []}
        told |= {"trial.misread": [], "trial.luck": [], "trial.fits": []}
        for at, each in enumerate(found):
            self._trial(told, at, each)
        quiet = way == "torn"
        misread = not quiet and sum(not each.right and each.shown == self.own_page(at) for at, each in enumerate(found))
        told["say.misread"] = [{"count": misread}] if misread else []
        wrong, true = ([each.sure for each in found if each.right == right] for right in (False, True))
        apart = not quiet and not misread and wrong and true and max(wrong) > min(true)
        told["say.apart"] = [{"wrong": max(wrong), "right": min(true)}] if apart else []
        seal = sha256(self.records[-1].astype(np.float32).tobytes()).hexdigest()[:6]
        told["print"] = [{"before": seal, "after": seal}] if way != "closed" else []
        return told

    @property
    def marks(self) -> str:
        """The reader's, if it was asked first in the way that is shown."""
        runs = self.state.reader.memory("makes_up").firsts.values()
        first = next(run.made_way for run in runs if isinstance(run, MakesUp))
        return self.now.made_marks if self.way == first else "." * 20

    def own_page(self, at: int) -> str:
        """The page that answers a question."""
        (dish, fact) = PUT[at]
        return joined(self.language, sentence(self.language, dish.name, fact, dish.facts[fact]))

    def _trial(self, told: dict[str, list[Mapping[str, object]]], at: int, each: Tried) -> None:
        (dish, fact), said = PUT[at], self.said(PUT[at][0].name, PUT[at][1], each.word)
        told["answered"].append(said)
        values = {"answer": self.text("answered", **said), "sure": each.sure, "read": self.read(dish)}
        told["trial.right" if each.right else "trial.wrong"].append(
            values if each.right else values | {"truth": self.truth(at)}
        )
        if each.right:
            if dish == TORN and each.shown != self.own_page(at):
                told["trial.fits" if each.shown else "trial.luck"].append({"page": each.shown} if each.shown else {})
            return
        if each.shown == self.own_page(at):
            told["trial.misread"].append({})
        elif each.shown:
            told["trial.shown"].append({"page": each.shown})
        elif lent := self.lender(dish.name, fact, each.word):
            told["trial.borrowed"].append({"dish": lent, "word": each.word})

    def sure_of_torn(self, way: str) -> float:
        """How sure on average."""
        return float(np.mean([each.sure for each, (dish, _) in zip(self.asked(way), PUT, strict=True) if dish == TORN]))

    def only_if(self, least: float) -> dict[str, object]:
        """What is left of all 120."""
        last, kept, through = self.records[-1].tobytes(), list[bool](), list[bool]()
        for dish in BOOK:
            for fact in range(5):
                each = tried(self.language, last, dish, fact, "closed")
                if each.sure >= least / 100:
                    (through if dish == TORN else kept).append(each.right)
        counts: dict[str, object] = {"kept": len(kept), "kept_right": sum(kept), "least": least}
        return counts | {"through": len(through), "through_right": sum(through)}

    def _further(self) -> dict[str, list[Mapping[str, object]]]:
        """What stands behind the fold; answers are said there as well."""
        more = self._more() if self.ways_asked else {}
        if "answered" in more and self.way:
            more["answered"] += self._asked()["answered"]
        return more

    def _more(self) -> dict[str, list[Mapping[str, object]]]:
        told: dict[str, list[Mapping[str, object]]] = {"say.only_if": [self.only_if(self.now.made_sure)]}
        asks = [(dish, fact) for dish in BOOK for fact in range(5)]
        whole = [
            set(begun(self.language, dish.name, fact)) <= set(fetched(self.language, dish.name, fact, False))
            for dish, fact in asks
        ]
        kept = sum(all_there for all_there, (dish, _) in zip(whole, asks, strict=True) if dish != TORN)
        told["say.covered"] = [{"kept": kept, "through": sum(whole) - kept, "known": 115, "torn": 5}]
        if self.now.made_more == "nowhere":
            return told | self._nowhere()
        if self.now.made_more == "snowball":
            return told | self._snowball()
        before, new, six, every = menus(self.language, scene.steps)
        shares = {"right": before[0], "others_before": before[1], "sure": before[2], "fetched": new[0]}
        shares |= {"six": six[0], "others": six[1], "whole": every[0], "whole_others": every[1]}
        return told | {"menu.said": [shares]}

    def _nowhere(self) -> dict[str, list[Mapping[str, object]]]:
        last, name = self.records[-1].tobytes(), (self.now.made_first, self.now.made_second)
        real = next((dish for dish in BOOK if dish.name == name), None)
        found = [tried(self.language, last, real or Dish(name, (0,) * 5, 0), fact, "closed") for fact in range(5)]
        answers = [self.said(name, fact, each.word) for fact, each in enumerate(found)]
        lines = [
            {"said": self.text("answered", **said), "sure": each.sure}
            for said, each in zip(answers, found, strict=True)
        ]
        told: dict[str, list[Mapping[str, object]]] = {"answered": [*answers], "nowhere.line": [*lines]}
        values: dict[str, object] = {"dish": self.named(name), "sure": float(np.mean([each.sure for each in found]))}
        if real is None:
            names = {(a, b) for a in range(8) for b in range(8)} - {dish.name for dish in BOOK}
            lent = sum(
                bool(self.lender(each, fact, tried(self.language, last, Dish(each, (0,) * 5, 0), fact, "closed").word))
                for each in names
                for fact in range(5)
            )
            return told | {"nowhere.none": [values | {"lent": lent, "count": 200}]}
        values |= {"right": sum(each.right for each in found)}
        if real == TORN:
            return told | {"nowhere.torn": [values]}
        return told | {"nowhere.read": [values | {"times": real.read}]}

    def _snowball(self) -> dict[str, list[Mapping[str, object]]]:
        last, dish, method = self.records[-1].tobytes(), ASKED[0], self.now.made_method
        book = WORDBOOKS[self.language]
        words, chances = going_on(self.language, last, dish, method)
        one = {
            "page": joined(self.language, sentence(self.language, dish.name, 0, dish.facts[0])),
            "begun": joined(self.language, [*begun(self.language, dish.name, 0), book.values["method"][method]]),
            "tail": book.space.join(words),
            "sure": float(np.mean(chances)) if chances else 0.0,
        }
        rolled, usual, fits, true = list[float](), list[float](), 0, 0
        read = [each for each in BOOK if each.read]
        for each in read:
            for other in range(8):
                words, chances = going_on(self.language, last, each, other)
                gap = len(begun(self.language, each.name, 0)) + 1
                if other == each.facts[0]:
                    usual += chances
                    continue
                rolled += chances
                fits += list(words) == sentence(self.language, each.name, 0, other)[gap:]
                true += list(words) == sentence(self.language, each.name, 0, each.facts[0])[gap:]
        everything: dict[str, object] = {"fits": fits, "true": true, "tried": 7 * len(read)}
        told = "snowball.true" if method == dish.facts[0] else "snowball.wrong"
        sure = {"sure": float(np.mean(rolled)), "usually": float(np.mean(usual))}
        return {told: [one], "snowball.all": [everything | sure]}

    def must(self) -> Collection[str]:
        """How many are right, and of those torn out."""
        settled = ["bet.truth"] if "torn" in self.ways_asked else []
        said = ["say.right", f"say.{self.way}", *["print"] * (self.way != "closed")] if self.way else ["before.opened"]
        return [*said, *["say.only_if"] * bool(self.ways_asked), *settled]

    def answers(self) -> Collection[str]:
        """Which way it went."""
        if "torn" not in self.ways_asked:
            return []
        rise = self.sure_of_torn("torn") - self.sure_of_torn("closed")
        return ["surer" if rise > 0.05 else "less" if rise < -0.05 else "equal"]

    # ---- tables ----

    def tables(self) -> Told:
        """Every trial, and how it came to be so sure."""
        told = {"trials": self._trials(self.way)} if self.way else {}
        return told | ({"reading": self._reading()} if self.ways_asked else {})

    def _trials(self, way: str) -> Columns:
        text = self.text
        found, order, marks = self.asked(way), self.order(way), {".": "?", "y": "✓", "n": "✗"}
        trials: dict[str, Any] = {
            "question": [self.question(at) for at in order],
            "answer": [found[at].word for at in order],
            "truth": [self.true_word(at) for at in order],
            "sure": [found[at].sure for at in order],
            "right": [text("right.yes" if found[at].right else "right.no") for at in order],
            "read": [PUT[at][0].read for at in order],
            **({"mark": [marks[self.marks[at]] for at in order]} if set(self.marks) > {"."} else {}),
        }
        trials |= {"shown": [found[at].shown for at in order]} if way != "closed" else {}
        return {text(f"column.{column}"): values for column, values in trials.items()}

    def _reading(self) -> Columns:
        every = -(-scene.steps // 10)
        reading: dict[str, Any] = {"steps": list(range(0, scene.steps + 1, every))}
        for name, kept in (("known", False), ("torn", True)):
            parts = [
                [each for each, (dish, _) in zip(self.asked("closed", at), PUT, strict=True) if (dish == TORN) == kept]
                for at in range(len(reading["steps"]))
            ]
            reading[f"sure_{name}"] = [float(np.mean([each.sure for each in part])) for part in parts]
            reading[f"right_{name}"] = [float(np.mean([each.right for each in part])) for part in parts]
        return {self.text(f"column.{column}"): values for column, values in reading.items()}

    def page_tables(self) -> Sequence[Columns]:
        """What is known of the new menu."""
        if not self.ways_asked or self.now.made_more != "menu":
            return []
        text, found = self.text, menus(self.language, scene.steps)
        return [
            {
                text("column.chef"): [text(f"menu.{name}") for name in ("before", "fetched", "six", "whole")],
                text("column.changed"): [f"{each[0]:.0%}" for each in found],
                text("column.others"): [f"{each[1]:.0%}" for each in found],
            }
        ]

    # ---- pictures ----

    def stills(self) -> Mapping[str, Drawing]:
        """The picture, and the two bars."""
        return {"asked": self._picture, "left": self._bars} if self.ways_asked else {"asked": self._picture}

    def _picture(self, drawn: str) -> None:
        for at in range(20):
            pressed = self.way or self.can_be_marked(at)
            assert drawn.count(f'data-press="q{at}"') == (2 if pressed else 0)
        assert drawn.count("-stem") == (40 if self.way else 0)
        assert "NaN" not in drawn

    def _bars(self, drawn: str) -> None:
        left: Any = self.only_if(self.now.made_sure)
        for name, share in self._shares(left).items():
            assert f'width="{300 * share:.1f}"'.replace('.0"', '"') in drawn, name

    def _shares(self, left: Any) -> dict[str, float]:
        return {
            "kept": left["kept"] / 115,
            "kept-right": left["kept_right"] / 115,
            "through": left["through"] / 5,
            "through-right": left["through_right"] / 5,
        }

    def place_of(self, slider: str) -> int:
        """The clock stands at the end until it is played."""
        return -1 if slider == "asked" else super().place_of(slider)

    def films(self) -> Mapping[str, Looks]:
        """The stems at the last record, and the bars."""
        if not self.ways_asked:
            return {}
        shares = self._shares(self.only_if(self.now.made_sure))
        bars: Looks = {(name, "width"): Rounded(300 * share, 1) for name, share in shares.items()}
        return {"left": bars} | ({"asked": self._looks(), "made_said": {}} if self.way else {})

    def _looks(self) -> Looks:
        found, order = self.asked(self.way), self.order(self.way)
        looks: dict[tuple[str, str], str | Rounded] = {}
        for place, at in enumerate(order):
            sure, right = found[at].sure, found[at].right
            mark = self.marks[at]
            for room, left, step, top, foot in (("w", 44, 37.2, 14, 146), ("p", 30, 32.6, 14, 104)):
                column, down = (place, 0) if room == "w" else (place % 10, 178 * (place // 10))
                across = f"{left + step * (column + 0.5):.1f}".removesuffix(".0")
                high = f"{foot - sure * (foot - top):.1f}".removesuffix(".0")
                looks[f"{room}{at}", "transform"] = f"translate({across} {down})"
                looks[f"{room}{at}-head", "transform"] = f"translate(0 {high})"
                looks[f"{room}{at}-yes", "opacity"] = "1" if right else "0"
                looks[f"{room}{at}-no", "opacity"] = "0" if right else "1"
                looks[f"{room}{at}-hit", "opacity"] = "1" if mark != "." and (mark == "y") == right else "0"
        return looks
