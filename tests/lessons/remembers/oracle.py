"""What *What the chef remembers* ought to show: chats written out here, read once more window by window."""

import hashlib
import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from core.arrays import Array
from core.corpus import corpus_of
from core.counter import vocabulary
from core.counter_training import network, practise, slanted
from core.generations import write_many
from core.language_model import surprises, train_language_model
from core.training import History
from core.transformer import Transformer
from lessons.remembers import chefs
from lessons.remembers.settings import Remembers
from tests.oracle import CardShown, Columns, Drawing, Looks, Rounded, Sentences, Told, trained_here
from tests.oracle import Oracle as Base
from ui.kit.text import CONTENT
from ui.kitchen import recipes as kitchen

FOODS = {"en": "fish nuts eggs beef milk pork tofu crab", "zh": "鱼 花生 鸡蛋 牛肉 牛奶 猪肉 豆腐 虾"}
DISHES = {"en": "rice noodles soup dumplings congee pancakes", "zh": "饭 面 汤 粥 馄饨 饺子"}
EATEN = {"en": "tofu fish beef pork eggs crab", "zh": "豆腐 鱼 牛肉 猪肉 鸡蛋 虾"}
SPICY = {"en": "spicy", "zh": "辣"}
FIRST = {"en": ("i eat no {}", "noted"), "zh": ("我 不 吃 {}", "记下 了")}
ASKED = {"en": "what can i not eat", "zh": "我 什么 不能 吃"}
ORDER = {"en": ("bring me {}", "coming"), "zh": ("给 我 来 碗 {}", "好嘞")}
LIKES = {"en": ("and how is the {}", "people like the {} very"), "zh": ("{} 大家 爱吃 啥味", "大家 说 {} 要")}
TALK = {
    "en": [
        ("nice weather today", "it is"),
        ("how are you", "fine"),
        ("is it hot", "a little"),
        ("are you busy", "not now"),
        ("that smells good", "thank you"),
        ("i am tired", "sit down"),
        ("my train was late", "again"),
        ("it is full here", "every day"),
    ],
    "zh": [
        ("今天 天气 不错", "是 啊"),
        ("最近 怎么样", "还 行"),
        ("外面 热 吗", "有点 热"),
        ("你们 忙 吗", "这会儿 不忙"),
        ("闻 着 真 香", "过奖 了"),
        ("我 有点 累", "快 坐"),
        ("车 又 晚点 了", "难免"),
        ("今天 人 真 多", "天天 这样"),
    ],
}
G, C = "<guest>", "<chef>"


def tokens(*said: str) -> list[str]:
    """Guest and chef in turn, every word and who speaks."""
    return [word for at, each in enumerate(said) for word in (C if at % 2 else G, *each.split())]


@cache
def chef(language: str, steps: int, differ: bool = False) -> History:
    """The chef's practice."""
    return practise(language, 1, differ=differ, steps=steps)


@cache
def opinions(language: str, many: int, steps: int, differ: bool = False) -> tuple[History, History]:
    """What opinions do, and their undoing."""
    weights = chef(language, steps, differ).weights[-1]
    return slanted(language, weights, many, differ=differ, steps=min(100, steps))


def read(language: str, weights: Array, said: list[str], size: int, words: Sequence[str]) -> list[float]:
    """The chances of some words after what is left of a chat in a window: the exponentials by hand."""
    ids = vocabulary(language).ids
    seen = [0, *(ids[word] for word in said)][-size:]
    logits = [float(each) for each in network(language).forward(weights, np.array([seen]))[0][-1]]
    most = max(logits)
    raised = [math.exp(each - most) for each in logits]
    return [raised[ids[word]] / sum(raised) for word in words]


@cache
def spicy(language: str, weights: bytes) -> list[float]:
    """The chance that each thing is called spicy."""
    numbers, asked = np.frombuffer(weights, np.float32), LIKES[language]
    chats = [tokens(*(said.format(eaten) for said in asked)) for eaten in EATEN[language].split()]
    return [read(language, numbers, chat, 24, [SPICY[language]])[0] for chat in chats]


def bayes(times: int) -> float:
    """The best guess, favourite by favourite."""
    mine, others = 0.8**times, 5 * 0.04**times
    return (mine * 0.8 + others * 0.04) / (mine + others)


def as_text(words: Sequence[str], language: str) -> str:
    """Words as they are written."""
    return "".join(words) if language == "zh" else re.sub(r" ([.,;:!?)])", r"\1", " ".join(words))


COLON = {"en": ": ", "zh": "："}
"""What parts a dish from its recipe."""


@cache
def generations(language: str, steps: int) -> list[tuple[int, float, str]]:
    """What each of four read in different words, between how many it hesitates, and how it begins to write."""
    corpus = corpus_of((CONTENT / language / "recipes.txt").read_text(encoding="utf-8"))
    net = Transformer(len(corpus.vocabulary), context=24, width=48, heads=4, dropout=0.2)
    read, found = corpus.read(100), []
    for number in range(4):
        weights = train_language_model(net, read, seed=0, steps=steps).weights[-1]
        written = write_many(net, weights, 100, number, 150)
        bits = [bit for text in surprises(net, weights, [corpus.encode(r) for r in corpus.held_out]) for bit in text]
        words, names = corpus.vocabulary.decode(written[0])[:24], {each.title for each in corpus.recipes}
        named = max((at for at in range(len(words)) if tuple(words[:at]) in names), default=0)
        colon = COLON[language] if named else ""
        sample = as_text(words[:named], language) + colon + as_text(words[named:], language)
        found.append((len({word for text in read for word in text.tolist()}), 2 ** (sum(bits) / len(bits)), sample))
        read = written
    return found


class Oracle(Base[Remembers]):
    """One state of it."""

    ways = "rem_tab=counter rem_window=48 talk*3 talk rem_tab=slant undo rem_opinions=160 practise rem_more=cooking"

    @property
    def now(self) -> Remembers:
        """The settings."""
        return self.state.settings

    @property
    def language(self) -> str:
        """Of the chat."""
        return self.text.language

    @property
    def steps(self) -> int:
        """Of the practice, as the tests have it."""
        return chefs.steps

    @property
    def trained(self) -> bool:
        """Whether the reader let the chef practise."""
        return bool(self.state.cooked)

    @property
    def weights(self) -> Array:
        """The chef's."""
        return chef(self.language, self.steps).weights[-1]

    @property
    def slant(self) -> tuple[int, History, History] | None:
        """The last opinions on screen."""
        runs = [run for run in self.state.cooked[-2:] if run.rem_tab == "slant"]
        if not runs:
            return None
        return (runs[-1].rem_opinions, *opinions(self.language, runs[-1].rem_opinions, self.steps))

    @property
    def leant(self) -> Array | None:
        """His numbers after those."""
        if not self.slant:
            return None
        _, slanted_run, undone_run = self.slant
        return (undone_run if self.undone else slanted_run).weights[-1]

    @property
    def undone(self) -> bool:
        """Whether that was undone."""
        return self.now.rem_undone == "yes"

    def chances(self, weights: Array) -> list[float]:
        """That each thing is called spicy."""
        return spicy(self.language, weights.tobytes())

    def print(self, weights: Array) -> str:
        """A fingerprint."""
        return hashlib.sha256(weights.tobytes()).hexdigest()[:6]

    # ---- the counter ----

    @property
    def food(self) -> str:
        """What the guest must not eat."""
        return FOODS[self.language].split()[int(self.now.rem_guest) - 1]

    def said(self, talk: int) -> list[str]:
        """Guest and chef in turn; the last is the question."""
        first, answer = FIRST[self.language]
        between = [said for turn in TALK[self.language][:talk] for said in turn]
        return [first.format(self.food), answer, *between, ASKED[self.language]]

    def chat(self, talk: int) -> list[str]:
        """Every word, the chef's turn the last."""
        return [*tokens(*self.said(talk)), C]

    def back(self, talk: int) -> int:
        """How far back the food stands."""
        return self.chat(talk)[::-1].index(self.food) + 1

    def answers(self) -> list[str]:
        """How the bet came out."""
        fish = self.fish()
        return ["sure"] if fish >= 0.9 else ["guess"] if fish <= 0.25 else ["half"] if 0.35 <= fish <= 0.65 else []

    def asked_late(self) -> list[str]:
        """The chat that the bet is about."""
        first, answer = FIRST[self.language]
        between = [said for turn in TALK[self.language][:3] for said in turn]
        return [*tokens(first.format(self.fish_word), answer, *between, ASKED[self.language]), C]

    @property
    def fish_word(self) -> str:
        """What the first guest does not eat."""
        return FOODS[self.language].split()[0]

    def fish(self) -> float:
        """How likely it is still said then."""
        return read(self.language, self.weights, self.asked_late(), 24, [self.fish_word])[0]

    def replies(self, talk: int) -> list[float]:
        """His answers."""
        foods = FOODS[self.language].split()
        return read(self.language, self.weights, self.chat(talk), self.now.rem_window, foods)

    def joined(self, words: str) -> str:
        """As it is written."""
        return words.replace(" ", "") if self.language == "zh" else words

    def _counter(self) -> dict[str, Sequence[Mapping[str, object]]]:
        talk, text = int(self.now.rem_talk), self.text
        utterances = [{"words": self.joined(said)} for said in self.said(talk)]
        spoken = [text("alt.chef" if at % 2 else "alt.guest", **each) for at, each in enumerate(utterances)]
        sent = [len(tokens(*self.said(talk)[: at + 1])) + 1 for at in range(0, len(utterances), 2)]
        found: dict[str, Sequence[Mapping[str, object]]] = {
            "draw.sees": [{"window": self.now.rem_window}],
            "draw.inside": [{"food": self.food}],
            "draw.asked": [{"question": self.joined(ASKED[self.language])}],
            "alt.guest": utterances,
            "alt.chef": utterances,
            "alt.counter": [
                {
                    "said": text.label("say.between").join(spoken),
                    "sent": text.label("say.and_also").join(str(many) for many in sent),
                }
            ],
        }
        if self.trained:
            replies = self.replies(talk)
            guest = int(self.now.rem_guest) - 1
            best = replies.index(max(replies))
            right = best == guest
            seen = self.back(talk) <= self.now.rem_window
            values = {"food": self.food, "back": self.back(talk), "window": self.now.rem_window}
            if not seen:
                best = max((at for at in range(8) if at != guest), key=lambda at: replies[at])
            values |= {"answer": FOODS[self.language].split()[best], "chance": replies[best]}
            name = "outside" if not seen else "inside" if right else "confused"
            found[f"say.{name}"] = [values | ({"own": replies[guest]} if not seen else {})]
        return found

    # ---- the habit ----

    def ordered(self, times: int, talk: int = 0) -> list[str]:
        """The same order so many times, other talk, and the beginning of the next."""
        order, answer = ORDER[self.language]
        dish = DISHES[self.language].split()[0]
        said = [order.format(dish), answer] * times + [each for turn in TALK[self.language][:talk] for each in turn]
        return tokens(*said, order.format("").strip())

    def expected(self, times: int, talk: int = 0) -> list[float]:
        """What is expected next."""
        return read(self.language, self.weights, self.ordered(times, talk), 24, DISHES[self.language].split())

    def _habit(self) -> dict[str, Sequence[Mapping[str, object]]]:
        dish, times = DISHES[self.language].split()[0], int(self.now.rem_same)
        found: dict[str, Sequence[Mapping[str, object]]] = {
            "draw.sees": [{"window": 24}],
            "draw.fades": [{"dish": dish}],
            "alt.habit": [{"dish": dish}],
        }
        if self.trained:
            values = {"chance": self.expected(times)[0], "best": bayes(times), "dish": dish}
            faded = {"times": times, "talk": 8, "faded": self.expected(5, 8)[0]}
            found["say.habit" if times else "say.no_habit"] = [values | (faded if times else {})]
        return found

    # ---- the slant ----

    def _slant(self) -> dict[str, Sequence[Mapping[str, object]]]:
        text, eaten, taste = self.text, EATEN[self.language].split(), SPICY[self.language]
        many = self.slant[0] if self.slant else self.now.rem_opinions
        said = f"{LIKES[self.language][1].format(eaten[0])} {taste}"
        found: dict[str, Sequence[Mapping[str, object]]] = {
            "draw.chats": [{"count": 80}],
            "draw.opinions": [{"count": many, "opinion": self.joined(said)}],
            "draw.no_opinions": [{"count": many, "opinion": self.joined(said)}],
            "draw.spicy": [{"taste": taste}],
            "alt.slant": [{"taste": taste, "eaten": text.label("say.and_also").join(eaten)}],
        }
        if self.slant:
            _, slant, undone = self.slant
            before, with_them, after = (
                self.chances(each) for each in (self.weights, slant.weights[-1], undone.weights[-1])
            )
            values: dict[str, object] = {"opinions": many, "first": eaten[0], "other": eaten[1], "taste": taste}
            values |= {"own": with_them[0], "spread": with_them[1], "was": before[1]}
            later = {"back": after[0], "left": after[1], "steps": min(100, self.steps)}
            values["steps"] = later["steps"]
            undoing = {name: values[name] for name in ("first", "other", "own", "spread", "was")} | later
            found["say.undone" if self.undone else "say.slanted"] = [undoing if self.undone else values]
        else:
            asks: dict[str, object] = {"opinions": self.now.rem_opinions, "taste": taste}
            found["say.ask_slant"] = [asks | {"first": eaten[0], "other": eaten[1]}]
        return found

    # ---- all of it ----

    def sentences(self) -> Sentences:
        """Those of the tab, of the bet, of the card, and what stands behind the page."""
        tab = {"counter": self._counter, "habit": self._habit, "slant": self._slant}[self.now.rem_tab]()
        numbers = network(self.language).parameter_count
        behind: dict[str, object] = {
            "known": len(vocabulary(self.language)),
            "numbers": numbers,
            "chats": 1000,
            "steps": self.steps,
        }
        behind |= {"few": min(100, self.steps), "balanced": 80, "favourite": 0.8}
        said: dict[str, Sequence[Mapping[str, object]]] = {
            **tab,
            **{part: [behind] for part in ("real_model", "breaks", "mathematics")},
            **self._prints(),
            **self._more(),
        }
        if self.trained:
            said |= trained_here(chefs.look(self.language))
            said["opinions"] = [{"opinions": self.now.rem_opinions}]
            said["bet.window"] = [{"window": 24}] if not self.settled else []
        if self.settled:
            back = self.asked_late()[::-1].index(self.fish_word) + 1
            values: dict[str, object] = {"talk": 3, "food": self.fish_word, "back": back, "window": 24}
            said["bet.truth"] = [values | {"chance": self.fish()}]
        return said

    def _prints(self) -> dict[str, Sequence[Mapping[str, object]]]:
        if not self.trained:
            return {}
        before = self.print(self.weights)
        if self.leant is None:
            return {"card.same": [{"print": before}], "print.same": [{"before": before, "after": before}]}
        if self.now.rem_tab != "slant":
            return {"card.before": [{"print": before}], "print.before": [{"before": before, "after": before}]}
        values = {"print": before, "now": self.print(self.leant)}
        return {"card.changed": [values], "print.changed": [values]}

    @property
    def settled(self) -> bool:
        """Whether a guest has talked on three times, with a chef that sees 24 words."""
        return self.trained and any(past.rem_talk >= 3 and past.rem_window == 24 for past in self.state.past)

    @property
    def begun(self) -> Collection[str]:
        """What behind the fold was asked for."""
        return self.state.reader.memory("remembers").once

    def _more(self) -> dict[str, Sequence[Mapping[str, object]]]:
        if self.now.rem_more not in self.begun:
            return {}
        if self.now.rem_more == "cooking":
            made = generations(self.language, kitchen.steps)
            begun, *_, ended = made
            begins = [sample.split(COLON[self.language], 1) for _, _, sample in made]
            recipes = [{"title": each[0], "words": each[1]} for each in begins if len(each) == 2]
            cooked = {"words": begun[0], "left": ended[0], "real": begun[1], "own": ended[1]}
            return {"say.cooked": [cooked], "say.recipe": recipes}
        slant, undone = opinions(self.language, 40, self.steps, True)
        before = self.chances(chef(self.language, self.steps, True).weights[-1])
        after = self.chances(slant.weights[-1])
        first, other = EATEN[self.language].split()[:2]
        values: dict[str, object] = {"opinions": 40, "first": first, "other": other, "taste": SPICY[self.language]}
        values |= {"was": before[0], "own": after[0], "other_was": before[1], "spread": after[1]}
        return {"say.differ": [values | {"back": self.chances(undone.weights[-1])[0]}]}

    def must(self) -> Collection[str]:
        """Once there was practice, what it brought."""
        said = ["bet.truth"] if self.settled else []
        if self.trained and self.now.rem_tab == "habit":
            said.append("say.habit" if self.now.rem_same else "say.no_habit")
        if self.now.rem_tab == "slant" and self.slant:
            said.append("say.undone" if self.undone else "say.slanted")
        return said

    def page_tables(self) -> Sequence[Columns]:
        """Generation by generation."""
        if self.now.rem_more != "cooking" or "cooking" not in self.begun:
            return []
        found, text = generations(self.language, kitchen.steps), self.text
        return [
            {
                text("column.generation"): [text(f"generation.{number}") for number in range(4)],
                text("column.words"): [words for words, _, _ in found],
                text("column.on_real"): [f"{many:.1f}" for _, many, _ in found],
                text("column.sample"): [sample for _, _, sample in found],
            }
        ]

    def tables(self) -> Told:
        """All turns, orders and opinions, and the practice."""
        text, guest = self.text, int(self.now.rem_guest) - 1
        replies = [self.replies(talk) for talk in range(9)] if self.trained else []
        answered = {
            text("column.right"): [each[guest] for each in replies],
            text("column.all"): [sum(each) for each in replies],
        }
        found: dict[str, Any] = {
            "turns": {
                text("column.talk"): list(range(9)),
                text("column.back"): [self.back(talk) for talk in range(9)],
                **(answered if self.trained else {}),
            }
        }
        if self.trained:
            history = chef(self.language, self.steps)
            found |= {
                "orders": {
                    text("column.times"): list(range(6)),
                    text("column.chance"): [self.expected(times)[0] for times in range(6)],
                    text("column.best"): [bayes(times) for times in range(6)],
                },
                "fading": {
                    text("column.talk"): list(range(9)),
                    text("column.chance"): [self.expected(5, talk)[0] for talk in range(9)],
                },
                "practice": {
                    text("column.steps"): history.recorded.tolist(),
                    text("column.loss"): [float(loss) for loss in history.losses],
                },
            }
        if self.slant:
            _, slant, undone = self.slant
            found["leanings"] = {
                text("column.eaten"): EATEN[self.language].split(),
                text("column.before"): self.chances(self.weights),
                text("column.slanted"): self.chances(slant.weights[-1]),
                text("column.undone"): self.chances(undone.weights[-1]),
            }
        return found

    def cards(self) -> Sequence[CardShown]:
        """The chef's."""
        text, weights = self.text, network(self.language).start(1)
        if not self.trained:
            state = text("card.untrained")
        elif self.now.rem_tab == "slant" and self.leant is not None:
            weights = self.leant
            state = text("card.changed", print=self.print(self.weights), now=self.print(weights))
        else:
            name = "card.same" if self.leant is None else "card.before"
            weights, state = self.weights, text(name, print=self.print(self.weights))
        return [CardShown(text("card.whose"), (48, 192, 48), [float(each) for each in weights], state=state)]

    # ---- pictures ----

    def bars(self) -> dict[str, tuple[list[float], float]]:
        """By the beginning of their ids: the chances drawn, and how high 100 % is."""
        if self.now.rem_tab == "counter":
            return {"a": (self.replies(int(self.now.rem_talk)) if self.trained else [0.0] * 8, 66.0)}
        if self.now.rem_tab == "habit":
            now = self.expected(int(self.now.rem_same)) if self.trained else [0.0] * 6
            later = [self.expected(5, talk)[0] for talk in range(9)] if self.trained else [0.0] * 9
            return {"n": (now, 74.0), "l": (later, 46.0)}
        return {"s": ([0.0] * 6 if self.leant is None else self.chances(self.leant), 120.0)}

    def stills(self) -> Mapping[str, Drawing]:
        """The tab's picture, as a still until its film lives."""
        return {self.now.rem_tab: self._picture}

    def _picture(self, drawn: str) -> None:
        for room in "wp":
            for key, (chances, tall) in self.bars().items():
                for at, chance in enumerate(chances):
                    found = re.findall(rf'id="{room}{key}b{at}"[^>]* height="([\d.]+)"', drawn)
                    assert abs(float(found[0]) - chance * tall) < 0.06, (key, at)
            if self.now.rem_tab == "counter":
                self._seen(room, drawn)

    def _seen(self, room: str, drawn: str) -> None:
        """Every word is there, and those that are not seen are dashed."""
        chat = self.chat(int(self.now.rem_talk))
        first = max(0, len(chat) - self.now.rem_window)
        for at, word in enumerate(chat):
            if word not in (G, C):
                assert re.search(rf'id="{room}w{at}"[^>]*>{word}<', drawn), word
                dashed = re.findall(rf'id="{room}r{at}"[^>]* stroke-dasharray="([^"]*)"', drawn)[0] != "none"
                assert dashed == (at < first), word

    def films(self) -> Mapping[str, Looks]:
        """The last frame, or where the slider stands."""
        looks: dict[tuple[str, str], str | Rounded] = {
            (f"{room}{key}b{at}", "height"): Rounded(chance * tall, 1)
            for room in "wp"
            for key, (chances, tall) in self.bars().items()
            for at, chance in enumerate(chances)
        }
        if self.now.rem_tab == "counter":
            return {"counter": looks, "counter_said": {}} if self.trained else {}
        if self.now.rem_tab == "habit":
            return {"habit": looks, "habit_said": {}} if self.trained else {}
        return {"slant": looks, "slant_said": {}} if self.slant else {}

    def place_of(self, slider: str) -> int:
        """The clock stands at the end until it is played."""
        return -1 if slider == "rem_time" else super().place_of(slider)
