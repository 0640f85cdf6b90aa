"""What *What comes next?* ought to show: the network trained here once more, and judged window by window."""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from core.corpus import Corpus, Recipe, corpus_of
from core.language_model import network_guesser, train_language_model, write
from core.ngrams import count_ngrams
from core.tokens import byte_pair_merges, byte_pairs
from core.training import History
from core.transformer import Transformer
from lessons.next_word.settings import NextWord
from tests.grouped import grouped
from tests.oracle import CardShown, Drawing, Looks, Sentences, Told, trained_here
from tests.oracle import Oracle as Base
from ui.kit.text import CONTENT
from ui.kitchen import recipes as kitchen

WALKED = 40
NAMES = ("pairs", "triples", "network")
READ = (10, 20, 40, 70, 100)
CONTEXT = 24


@cache
def corpus(language: str) -> Corpus:
    """The recipes."""
    return corpus_of((CONTENT / language / "recipes.txt").read_text(encoding="utf-8"))


def net(language: str) -> Transformer:
    """The network."""
    return Transformer(len(corpus(language).vocabulary), context=CONTEXT, width=48, heads=4, dropout=0.2)


@cache
def trained(language: str, read: int, steps: int) -> History:
    """Its training."""
    return train_language_model(net(language), corpus(language).read(read), seed=0, steps=steps)


@cache
def chances(language: str, name: str, read: int, before: tuple[int, ...], steps: int) -> Any:
    """What a guesser gives every word."""
    if name == "network":
        return network_guesser(net(language), trained(language, read, steps).weights[-1])(before)
    return ngrams(language, name, read).chances(before)


@cache
def ngrams(language: str, name: str, read: int) -> Any:
    """What was counted."""
    return count_ngrams(corpus(language).read(read), NAMES.index(name) + 2, len(corpus(language).vocabulary), 0.75)


@cache
def counting(language: str, name: str, read: int) -> float:
    """Perplexity of the n-grams on the recipes held out."""
    bits = []
    for recipe in corpus(language).held_out:
        ids = [*corpus(language).encode(recipe).tolist(), 0]
        bits += [-math.log2(ngrams(language, name, read).chances(ids[:at])[word]) for at, word in enumerate(ids)]
    return float(2 ** (sum(bits) / len(bits)))


@cache
def practised(language: str, read: int, steps: int, record: int) -> float:
    """Perplexity of the network at a record: every word from the 24 before it, each window by itself."""
    weights, windows = trained(language, read, steps).weights[record], dict[int, list[tuple[list[int], int]]]()
    for recipe in corpus(language).held_out:
        ids = [0, *corpus(language).encode(recipe).tolist(), 0]
        for at in range(1, len(ids)):
            seen = ids[max(0, at - CONTEXT) : at]
            windows.setdefault(len(seen), []).append((seen, ids[at]))
    nats = []
    for many in windows.values():
        logits = net(language).forward(weights, np.array([seen for seen, _ in many]))[0]
        last = logits.reshape(len(many), -1, logits.shape[-1])[:, -1].astype(float)
        right = last[np.arange(len(many)), [word for _, word in many]]
        nats += (np.log(np.exp(last - last.max(axis=1, keepdims=True)).sum(axis=1)) + last.max(axis=1) - right).tolist()
    return math.exp(sum(nats) / len(nats))


class Oracle(Base[NextWord]):
    """One state of it."""

    ways = "word_heat=0.0 word_place=18.0 word_heat=2.0 word_place=1.0 word_read=40"

    @property
    def now(self) -> NextWord:
        """The settings."""
        return self.state.settings

    @property
    def language(self) -> str:
        """Of the recipes."""
        return self.text.language

    @property
    def steps(self) -> int:
        """How long is practised."""
        return kitchen.steps

    @property
    def done(self) -> bool:
        """Whether the network has practised on so many."""
        return self.now.word_read in {run.word_read for run in self.state.cooked}

    @property
    def guessers(self) -> Sequence[str]:
        """Those that guess."""
        return NAMES if self.done else NAMES[:2]

    @property
    def recipe(self) -> Recipe:
        """The one walked along."""
        return corpus(self.language).held_out[0]

    def aloud(self, written: str) -> str:
        """Marks have names where nothing is seen."""
        names = {".": "a full stop", ",": "a comma", "。": "句号", "，": "逗号", "、": "顿号"}
        return names.get(written, written)

    def before(self, place: int) -> tuple[int, ...]:
        """The ids of all words before a place, the title's among them."""
        return tuple(corpus(self.language).encode(self.recipe)[: len(self.recipe.title) + place].tolist())

    def truth(self, place: int) -> int:
        """The word that comes."""
        return int(corpus(self.language).encode(self.recipe)[len(self.recipe.title) + place])

    @property
    def place(self) -> int:
        """Where the reader stands, from 0."""
        return int(self.now.word_place) - 1

    def plain(self, name: str, place: int) -> Any:
        """At temperature 1."""
        return chances(self.language, name, self.now.word_read, self.before(place), self.steps)

    def heated(self, name: str, place: int) -> Any:
        """At the temperature that is set."""
        plain, heat = self.plain(name, place), self.now.word_heat
        if heat == 0:
            return (plain == plain.max()) / (plain == plain.max()).sum()
        powers = (plain / plain.max()) ** (1 / heat)
        return powers / powers.sum()

    def bits(self, name: str) -> float:
        """The surprise."""
        chance = float(self.heated(name, self.place)[self.truth(self.place)])
        return -math.log2(chance) + 0.0 if chance else math.inf

    def shown(self, name: str) -> list[int]:
        """The four words."""
        plain = self.plain(name, self.place).tolist()
        best = sorted(range(len(plain)), key=lambda word: (-plain[word], word))[:4]
        return best if self.truth(self.place) in best else [*best[:3], self.truth(self.place)]

    def words(self, ids: Sequence[int]) -> list[str]:
        """What they are called."""
        return [corpus(self.language).vocabulary.words[each] or self.text("end") for each in ids]

    def joined(self, words: Sequence[str]) -> str:
        """As a text."""
        if self.language == "zh":
            return "".join(words)
        return re.sub(r" ([.,;:!?)])", r"\1", " ".join(words))

    def one(self, bits: float) -> str:
        """A surprise, written."""
        return self.text("bits", bits="∞" if math.isinf(bits) else f"{bits:.1f}")

    # ---- sentences ----

    def sentences(self) -> Sentences:
        """All of them."""
        told = {name: self.bits(name) for name in self.guessers}
        word = self.words([self.truth(self.place)])[0]
        guesses = [
            {
                "who": self.text(f"bet.{name}"),
                "words": self.text.label("say.and_also").join(map(self.aloud, self.words(self.shown(name)))),
            }
            for name in self.guessers
        ]
        title, before = self.recipe.title, self.words(self.before(self.place))
        assert before[: len(title)] == list(title)
        said = {"words": self.joined(before[len(title) :])}
        so_far = {
            "title": self.joined(title),
            "before": self.text("alt.so_far", **said) if said["words"] else self.text("alt.nothing"),
        }
        all_of_them = self.text.label("say.between").join(self.text("alt.guesses", **each) for each in guesses)
        found: Sentences = {
            "say.place" if self.done else "say.counted": [{"word": word, **told}],
            "unread": [{"title": self.joined(self.recipe.title)}],
            "bits": [{"bits": "∞" if math.isinf(each) else f"{each:.1f}"} for each in told.values()],
            "alt.guesses": guesses,
            "ranked": [
                {"share": written, "rank": rank}
                for written, rank in (self._ranked(name, 3) for name in self.guessers)
                if rank
            ],
            **({"alt.so_far": [said]} if said["words"] else {}),
            "alt.rows": [{**so_far, "word": self.aloud(word), "guesses": all_of_them}],
        }
        found = found | self._more()
        if not self.done:
            return found
        order = kitchen.look(self.language, self.now.word_read)
        return found | {
            "bet.truth": [self.perplexities()],
            "card.practised": [{"read": self.now.word_read}],
            **trained_here(order),
        }

    def _more(self) -> Sentences:
        """What stands behind the fold."""
        text, chosen = self.text, self.now.word_more
        if chosen == "pieces":
            return {"pieces": [self._pieces()], **self._line()}
        if chosen == "own" or not self.done:
            return {}
        if chosen == "near":
            return self._near()
        weights = trained(self.language, self.now.word_read, self.steps).weights[-1]
        guess = network_guesser(net(self.language), weights)
        ids = write(guess, [], self.now.word_bold, int(self.now.word_writing), 90)
        steps = [step for step in re.findall(r"[^.。]+(?:[.。]|$)", " ".join(self.words(ids))) if step.strip()][1:]
        raw = (CONTENT / self.language / "recipes.txt").read_text(encoding="utf-8").strip().split("\n\n")
        others = [recipe for at, recipe in enumerate(raw) if at % 5 != 2 or at > 122][: self.now.word_read]
        known = {line.strip() for recipe in others for line in recipe.splitlines()[1:]}
        copied = sum(step.strip() in known for step in steps)
        told: Sentences = {"copied": [{"copied": copied, "steps": len(steps)}]}
        if not steps:
            told = {"copied.alone": [{}]}
        if copied == len(steps) > 1:
            told = {"copied.all": [{"steps": len(steps)}]}
        words, names = self.words(ids), {tuple(dish.splitlines()[0].split()) for dish in raw}
        named = max((at for at in range(len(words)) if tuple(words[:at]) in names), default=0)
        colon = {"en": ": ", "zh": "："}[self.language] if named else ""
        written = self.joined(words[:named]) + colon + self.joined(words[named:])
        told |= {"written.title": []} if words and not named else {}
        told |= {} if self.now.word_bold else {"written.same": []}
        return {"written": [{"recipe": written or text("end")}], **told}

    @property
    def asked(self) -> int:
        """The word whose neighbours are shown."""
        if self.now.word_near == "here":
            return self.truth(self.place)
        return corpus(self.language).vocabulary.ids[self.text(f"option.word_near.{self.now.word_near}")]

    @property
    def directions(self) -> Any:
        """The network's table of words at the end, each row brought to length one."""
        weights = trained(self.language, self.now.word_read, self.steps).weights[-1].astype(float)
        many = len(corpus(self.language).vocabulary)
        table = weights[: many * 48].reshape(many, 48)
        return table / np.sqrt((table * table).sum(axis=1))[:, np.newaxis]

    def _alike(self) -> dict[str, float]:
        """The five words most alike."""
        table = self.directions
        alike = {
            word: float(row @ table[self.asked])
            for at, (word, row) in enumerate(zip(corpus(self.language).vocabulary.words, table, strict=True))
            if at != self.asked and word.strip(".,。，、；：")
        }
        return {word: alike[word] for word in sorted(alike, key=lambda word: -alike[word])[:5]}

    @property
    def commonest(self) -> list[str]:
        """The sixty words of the map."""
        words = (CONTENT / self.language / "recipes.txt").read_text(encoding="utf-8").split()
        times = Counter(word for word in words if word not in set(".,。，、；："))
        return sorted(times, key=lambda word: -times[word])[:60]

    def _eigen(self) -> tuple[Any, Any]:
        """The map by eigenvectors: where each of the sixty lies, and which share of the spread that keeps."""
        rows = self.directions[corpus(self.language).vocabulary.encode(self.commonest)]
        values, vectors = np.linalg.eigh(np.cov(rows.T))
        return (rows - rows.mean(axis=0)) @ vectors[:, [-1, -2]], values[-2:].sum() / values.sum()

    def _near(self) -> Sentences:
        word, alike = self.words([self.asked])[0], self._alike()
        ones = [{"word": each, "alike": cosine} for each, cosine in alike.items()]
        told = self.text.label("say.and_also").join(self.text("near.one", **one) for one in ones)
        return {
            "near.one": ones,
            "near": [{"word": word, "words": told, "step": grouped(self.steps)}],
            "map": [{"count": 60, "kept": self._eigen()[1]}],
            "alt.map": [{"count": 60, "word": self.aloud(word), "words": told}],
        }

    def _still_map(self, drawn: str) -> None:
        """The sixty lie as the eigenvectors say, either way round; whoever is alike is lit and joined by a line."""
        found = re.findall(r'translate\(([-\d.]+) ([-\d.]+)\)" style="([^"]*)"><text[^>]*>([^<]*)<', drawn)
        lies = {word: (float(x), -float(y)) for x, y, _, word in found}
        shown = np.array([lies[word] for word in self.commonest])
        expected, _ = self._eigen()
        shown, expected = shown - shown.mean(axis=0), expected - expected.mean(axis=0)
        scale = np.abs(shown).max() / np.abs(expected).max()
        for axis in (0, 1):
            apart = min(np.abs(shown[:, axis] - sign * scale * expected[:, axis]).max() for sign in (1, -1))
            assert apart < 0.3, axis
        lit = {word for *_, style, word in found if "--now" in style}
        assert lit == {*self._alike(), *self.words([self.asked])}
        assert {word for *_, style, word in found if "hidden" not in style} == {*lit, *self.commonest}
        lines = re.findall(r'id="map-lines" d="([^"]*)"', drawn)[0]
        assert lines.count("M") == 5

    @property
    def line(self) -> list[int]:
        """The ids that the network is given."""
        return [0, *self.before(self.place)][-CONTEXT:]

    def _tokens(self) -> dict[tuple[str, str], str]:
        words = [corpus(self.language).vocabulary.words[each] or self.text("line.start") for each in self.line]
        first = CONTEXT - len(words)
        return {
            (f"token-{first + at}-{name}", "words"): told
            for at, (word, number) in enumerate(zip(words, self.line, strict=True))
            for name, told in (("word", word), ("id", grouped(number)))
        }

    def _still_tokens(self, drawn: str) -> None:
        for (part, _), words in self._tokens().items():
            assert re.findall(rf'id="{part}"[^>]*>([^<]*)<', drawn) == [words], part
        assert drawn.count("display:none") == CONTEXT - len(self.line)

    def _line(self) -> Sentences:
        told = list(self._tokens().values())
        pairs = (f"{self.aloud(word)} {number}" for word, number in zip(told[::2], told[1::2], strict=True))
        words, count = self.text.label("say.and_also").join(pairs), len(corpus(self.language).vocabulary)
        return {
            "line": [{"count": count, "words": count - 1}],
            "alt.line": [{"count": len(self.line), "words": words}],
        }

    def _pieces(self) -> dict[str, object]:
        space = "" if self.language == "zh" else " "
        whole = [space.join(recipe.words) for recipe in corpus(self.language).recipes]
        merges = byte_pair_merges([run for text in whole for run in re.split(r"[ .,。，、；：]+", text) if run], 400)
        example = self.text("pieces.example")
        first = self.text.label("say.quoted").join(f"“{left + right}”" for left, right in merges[:10])
        cut = " · ".join(byte_pairs(example, merges))
        return {"count": len(merges), "first": first, "example": example, "cut": cut}

    def must(self) -> Collection[str]:
        """The sentence of the place."""
        return ["say.place"] if self.done else ["say.counted"]

    def perplexities(self) -> dict[str, float]:
        """On the recipes held out."""
        read = self.now.word_read
        return {name: counting(self.language, name, read) for name in NAMES[:2]} | {
            "network": practised(self.language, read, self.steps, -1)
        }

    def answers(self) -> Collection[str]:
        """Who is surprised least."""
        if not self.done:
            return []
        found = self.perplexities()
        return [name for name in NAMES if found[name] == min(found.values())]

    # ---- tables ----

    def tables(self) -> Told:
        """Every word, what more reading does, and the records."""
        text, walk = self.text, dict[str, list[float]]()
        for name in self.guessers:
            each = (float(self.plain(name, place)[self.truth(place)]) for place in range(WALKED))
            walk[text(f"bet.{name}")] = [-math.log2(chance) for chance in each]
        words = list(self.recipe.words[len(self.recipe.title) :][:WALKED])
        reading = {text("column.read"): [float(read) for read in READ]} | {
            text(f"bet.{name}"): [counting(self.language, name, read) for read in READ] for name in NAMES[:2]
        }
        told: dict[str, Any] = {"walk": {text("column.word"): words, **walk}, "reading": reading}
        return told | ({"practice": self._practice} if self.done else {})

    def _practice(self, table: pd.DataFrame) -> None:
        run = trained(self.language, self.now.word_read, self.steps)
        steps, on_new, on_read = (table[self.text(f"column.{name}")].tolist() for name in ("step", "on_new", "on_read"))
        assert steps == run.recorded.tolist()
        for record, (new, read) in enumerate(zip(on_new, on_read, strict=True)):
            assert math.isclose(new, practised(self.language, self.now.word_read, self.steps, record), rel_tol=1e-4)
            assert math.isclose(read, math.exp(run.losses[record]), rel_tol=1e-4)

    # ---- pictures ----

    def cards(self) -> Sequence[CardShown]:
        """The network's."""
        whose, shape = self.text("card.whose"), (48, 192, 48)
        if not self.done:
            numbers = net(self.language).start(0).tolist()
            return [CardShown(whose, shape, numbers, state=self.text("card.untrained"))]
        numbers = trained(self.language, self.now.word_read, self.steps).weights[-1].tolist()
        return [CardShown(whose, shape, numbers, state=self.text("card.practised", read=self.now.word_read))]

    def share(self, name: str, at: int) -> str:
        """A chance as it is written, and the rank of a word that is not among the first."""
        written, rank = self._ranked(name, at)
        return self.text("ranked", share=written, rank=rank) if rank else written

    def _ranked(self, name: str, at: int) -> tuple[str, int]:
        """Both; 0 for a word among the first, or one without a chance."""
        word = self.shown(name)[at]
        chance = float(self.heated(name, self.place)[word])
        places = next((p for p in range(7) if float(f"{100 * chance:.{p}f}") not in (0, 100)), 0)
        written = f"{100 * chance:.{places}f}"
        if 0 < chance < 0.0005 or 0.9995 < chance < 1:
            written = "≈0" if chance < 0.5 else "≈100"
        plain = self.plain(name, self.place)
        rank = int((plain >= plain[self.truth(self.place)]).sum())
        behind = at == 3 and word == self.truth(self.place) and rank > 4 and chance > 0
        return f"{written}%", rank if behind else 0

    def _rows(self) -> dict[tuple[str, str], str]:
        found = {}
        for name in self.guessers:
            found[f"{name}-bits", "words"] = self.one(self.bits(name))
            for at, word in enumerate(self.shown(name)):
                true = "◆ " if word == self.truth(self.place) else ""
                found[f"{name}-w{at}", "words"] = true + self.words([word])[0]
                found[f"{name}-p{at}", "words"] = self.share(name, at)
        return found

    def stills(self) -> Mapping[str, Drawing]:
        """The rows, and the line or the map behind the fold, until films live."""
        return {"rows": self._still_rows} | {
            name: look
            for name, look in (("tokens", self._still_tokens), ("map", self._still_map))
            if name == self.picture
        }

    @property
    def picture(self) -> str:
        """The film behind the fold."""
        chosen = self.now.word_more
        return "tokens" if chosen == "pieces" else "map" if chosen == "near" and self.done else ""

    def _still_rows(self, drawn: str) -> None:
        for (part, _), words in self._rows().items():
            assert re.findall(rf'id="{part}"[^>]*>([^<]*)<', drawn) == [words], part
        for name in self.guessers:
            for at, word in enumerate(self.shown(name)):
                wide = float(re.findall(rf'id="{name}-i{at}" style="[^"]*width:([\d.]+)%', drawn)[0])
                assert abs(wide - max(0.4, 100 * float(self.heated(name, self.place)[word]))) < 0.06
        for at in range(WALKED):
            style = re.findall(rf'id="t{at}" style="([^"]*)"', drawn)[0]
            assert ("transparent" in style) == (at > self.place)
            assert ("outline" in style) == (at == self.place)

    def films(self) -> Mapping[str, Looks]:
        """What follows the sliders, and the clock."""
        word = self.words([self.truth(self.place)])[0]
        written = {name: "∞" if math.isinf(self.bits(name)) else f"{self.bits(name):.1f}" for name in self.guessers}
        said = {("said-word", "words"): word} | {(f"said-{name}", "words"): each for name, each in written.items()}
        found: dict[str, Looks] = {"rows": dict(self._rows()), "said": dict(said)}
        if self.done:
            last = practised(self.language, self.now.word_read, self.steps, -1)
            found["practice"] = {
                ("moment-step", "words"): grouped(self.steps),
                ("moment-on_new", "words"): f"{last:.1f}",
            }
        if self.picture == "tokens":
            found["tokens"] = dict(self._tokens())
        if self.picture == "map":
            now = self._near()
            found["map"] = {(f"near-{name}", "words"): str(told) for name, told in now["near"][0].items()} | {
                ("kept-kept", "words"): f"{self._eigen()[1]:.0%}",
                ("map-alt", "aria-label"): self.text("alt.map", **now["alt.map"][0]),
            }
        return found

    def place_of(self, slider: str) -> int:
        """Where the sliders stand; the clock at the last record."""
        return 10 if slider == "practice" else super().place_of(slider)
