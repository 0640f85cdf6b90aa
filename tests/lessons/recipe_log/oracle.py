"""What *The recipe log* ought to show: six experiments done another way, and the bets counted one by one."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, cached_property, partial
from hashlib import sha256
from html import escape
from typing import Any

import numpy as np

from core.data.cakes import CAKES
from core.diners import regulars, strangers
from core.patterns import crowd
from lessons.recipe_log.settings import CLAIMS, RecipeLog
from lessons.rule.settings import Rule
from lessons.too_many.settings import TooMany
from tests.lessons.file import oracle as file
from tests.lessons.file.oracle import lived, packed
from tests.lessons.rule.oracle import by_rule, count, learned, people
from tests.lessons.too_many import oracle as too_many
from tests.oracle import CardShown, Columns, Drawing, Sentences, Told
from tests.oracle import Oracle as Base
from tests.ui.kit.words_met import MET
from ui.kit.session import SKIPPED
from ui.kit.text import glossary, page_sections

DEGREES, UNMET, GROWTH = 37.5, 1000, 20
USUAL = ("ring", 3, 1, 1.0, 300)
"""How the chef was trained whom a reader has who has trained none."""

COUNT, TICKETS = 13, 100


@cache
def rules() -> Mapping[str, float]:
    """The rule as written, and a curve learned by another hand, among people who run warmer."""
    X, y = people("ill", "elsewhere", met=False)
    model = learned(Rule("ill", "elsewhere"))
    found = count(X[:, 0] > model.limit(), y)
    return {"threshold": DEGREES, "rule": by_rule("ill", "elsewhere", DEGREES)["wrong"], "model": found["wrong"]}


@cache
def exact() -> Mapping[str, float]:
    """The surface in minutes and degrees as they are, by its normal equations; its top by walking uphill."""
    rows = np.array([(cake.minutes - 35, cake.fahrenheit - 350) for cake in CAKES])
    given = np.array([cake.palatability for cake in CAKES])

    def powers(baked: Any) -> Any:
        t, T = np.moveaxis(np.asarray(baked), -1, 0)
        return np.stack([np.ones_like(t), t, T, t * t, T * T, t * T], axis=-1)

    A = powers(rows)
    b = np.linalg.solve(A.T @ A, A.T @ given)
    low, high = np.array([-5.0, -20.0]), np.array([5.0, 20.0])
    for _ in range(60):
        grid = np.stack(np.meshgrid(*np.linspace(low, high, 9).T, indexing="ij"), axis=-1).reshape(-1, 2)
        top, span = grid[np.argmax(powers(grid) @ b)], (high - low) / 4
        low, high = top - span, top + span
    alike = [cake.palatability for cake in CAKES if (cake.minutes, cake.fahrenheit) == (35, 350)]
    return {"bakes": len(alike), "low": min(alike), "high": max(alike), "said": float(powers(top) @ b)}


@cache
def alike() -> float:
    """Of six lines that learn from six other crowds the middle one: how often it says what ours says."""
    pattern, cooks, seed, rate, rounds = USUAL
    come, verdicts = file.exam(pattern).X, []
    for number in range(7):
        met = crowd(pattern, count=TICKETS, seed=number)
        weights = file.practised(cooks, np.array(file.first(cooks, seed)), met.X, met.y, rate, rounds)
        verdicts.append(file.logits(cooks, weights, come) > 0)
    shares = sorted(float((verdict == verdicts[0]).mean()) for verdict in verdicts[1:])
    return (shares[2] + shares[3]) / 2


@cache
def by_heart() -> Mapping[str, float]:
    """What sixteen cooks say once they have learned sixty regulars by heart."""
    usual = TooMany()
    right = too_many.course_of(usual).chefs[-1].right(too_many.people()[0])
    wrong = UNMET - too_many.exam(usual)
    best = too_many.roundest()
    return {"cooks": 16, "regulars": 60, "right": right, "wrong": wrong, "count": UNMET, "best": best}


def known_again() -> Mapping[str, float]:
    """How often one is right who takes those for met whom they judge right, asked of as many met as not."""
    found = by_heart()
    met, taken_for_met = found["right"] / 60, 1 - found["wrong"] / UNMET
    return {"cooks": 16, "regulars": 60, "count": UNMET, "share": (met + 1 - taken_for_met) / 2}


@cache
def complaints() -> tuple[int, int]:
    """How many of a thousand guests complain, and how many numbers practising on that changes."""
    served, practised = lived(USUAL, "sp")[1]
    return served.complained, practised.changed


@cache
def drift() -> Mapping[str, float]:
    """Strangers judge the chef of two numbers before tastes grow and after, and one who asked again."""
    own, others, factor = regulars("tomato_egg"), strangers("tomato_egg"), 1 + GROWTH / 100
    grams = np.linalg.solve(own.X.T @ own.X, own.X.T @ own.y)

    def score(by: float, wish: float) -> float:
        return float(100 / (1 + np.mean((others.X @ grams * by - others.y * wish) ** 2)))

    return {"before": score(1, 1), "after": score(1, factor), "again": score(factor, factor)}


def shown(claim: str) -> Mapping[str, float]:
    """The numbers that speak against a claim."""
    complained, changed = complaints()
    found: Mapping[str, Callable[[], Mapping[str, float]]] = {
        "database": lambda: {
            "count": COUNT,
            "bits": 4 * 8 * COUNT,
            "tickets": TICKETS,
            "needed": TICKETS * (32 + 32 + 1),
            "crowds": 6,
            "alike": alike(),
        },
        "rules": lambda: {**rules(), "count": UNMET},
        "exact": exact,
        "use": lambda: {"served": UNMET, "changed": 0, "count": COUNT},
        "user": lambda: {
            "complained": complained,
            "unchanged": 0,
            "changed": changed,
            "kept": COUNT - changed,
            "count": COUNT,
        },
        "data": lambda: {**drift(), "growth": GROWTH},
    }
    return found[claim]()


def told_as(claim: str) -> str:
    """The sentence of it: whoever only serves changes nothing."""
    return f"evidence.{claim}_none" if claim in ("use", "user") else f"evidence.{claim}"


class Oracle(Base[RecipeLog]):
    """One state of it, of a reader who has been to no other page."""

    ways = "try.use start_again show bet.none try.rules try.exact try.use try.user try.data try.database"

    @cached_property
    def tried(self) -> tuple[str, ...]:
        """The claims put to the test, in the order of the page."""
        return tuple(claim for at, claim in enumerate(CLAIMS) if self.state.settings.log_tried // 2**at % 2)

    @property
    def told(self) -> tuple[str, ...]:
        """Those of which the page tells: none before the bet."""
        return self.tried if self.state.bet else ()

    @property
    def settled(self) -> bool:
        """Whether the bet has come out."""
        return self.state.bet not in ("", SKIPPED) and len(self.tried) == len(CLAIMS)

    def answers(self) -> Collection[str]:
        """None of them holds."""
        return ["none"]

    def evidence(self, claim: str) -> str:
        """In words."""
        return self.text(told_as(claim), **shown(claim))

    def yet(self, claim: str) -> str:
        """What is so nevertheless."""
        return self.text(f"yet.{claim}", **(known_again() if claim == "database" else {}))

    def sentences(self) -> Sentences:
        """What was tried, and how the bet came out."""
        names = {claim: self.text.option("log_claim", claim) for claim in CLAIMS}
        said: Sentences = {
            "alt.open": [{"claim": name} for claim, name in names.items() if claim not in self.told],
            "alt.refuted": [{"claim": names[claim], "evidence": self.evidence(claim)} for claim in self.told],
            **{told_as(claim): [shown(claim)] for claim in self.told},
        }
        if self.told:
            said["and_yet"] = [{"told": self.yet(claim)} for claim in self.told]
            said |= {"yet.database": [known_again()]} if "database" in self.told else {}
        if typed := self.state.reader.answer_now.strip():
            said["writes"] = [{"line": f"`{typed}`"}]
        if len(self.told) == len(CLAIMS):
            said |= {"bet.truth": [{"held": 0, "count": len(CLAIMS)}]}
        return said | (self._bet() if self.settled else {})

    def _bet(self) -> Sentences:
        if self.state.bet == "none":
            return {"say.all_won": [{"count": 1}], "alt.won": [{"page": self._came_out}]}
        lost = {"page": self.text.title("recipe_log"), "right": self.text("bet.none")}
        return {"say.bets": [{"won": 0, "count": 1}], "say.surprise": [lost], "alt.lost": [{"page": self._came_out}]}

    @property
    def _came_out(self) -> str:
        """The bet by its page's title, with what would have won."""
        title = self.text.title("recipe_log")
        won = self.state.bet == "none"
        return title if won else self.text("say.surprise", page=title, right=self.text("bet.none"))

    def must(self) -> Collection[str]:
        """All that the tests have shown; how the bet came out."""
        return (*(told_as(claim) for claim in self.told), *(self._bet() if self.settled else ()))

    def drawings(self) -> Mapping[str, Drawing]:
        """The claims; the bet, once it has come out."""
        claims = {f"claim.{claim}": partial(self._claim, claim) for claim in CLAIMS}
        return claims | ({"bets": self._bets} if self.settled else {})

    def _claim(self, claim: str, drawn: str) -> None:
        told = re.findall(r"<b>(.*?)</b></div><div class=\"told\">(.*?)</div>|<span>(.*?)</span>", drawn)
        where = f"{self.text('mark.refuted')} · {self.text('mark.here')}"
        settled = (escape(where), escape(self.evidence(claim)), "")
        expected = settled if claim in self.told else ("", "", self.text("mark.open"))
        assert told == [expected], f"{told}, expected {expected}"
        assert ('class="told yet"' in drawn) == (claim in self.told)

    def _bets(self, drawn: str) -> None:
        marks = re.findall(r'<div class="(won|lost)">.*?<span>(.*?)</span></div>', drawn)
        assert marks == [("won" if self.state.bet == "none" else "lost", escape(self._came_out))], marks

    def cards(self) -> Sequence[CardShown]:
        """The chef of *Blame slips*, as it is trained there unless a reader asks otherwise; nobody was there yet."""
        weights = lived(USUAL, "")[0]
        data, _ = packed(3, weights)
        whole = sha256(data).hexdigest()
        state = f"{whole[:4]}…{whole[-4:]}"
        return [CardShown(self.text("card.whose"), (2, 3, 1), list(map(float, weights)), state)]

    def page_tables(self) -> Sequence[Columns]:
        """The glossary of this page."""
        known = glossary(self.text.language)
        read = set(MET[self.text.language]["recipe_log"].split())
        alike = {idea for idea, term in known.items() if term.kitchen == term.real and self._says(term.real)}
        met = [term for idea, term in known.items() if idea in read | alike]
        names = {"kitchen": "legend.kitchen", "real": "legend.real", "meaning": "legend.meaning"}
        return [{self.text.label(label): [getattr(term, name) for term in met] for name, label in names.items()}]

    def _says(self, word: str) -> bool:
        sections = page_sections(self.text.language, "recipe_log").items()
        told = " ".join(said for (_, register), said in sections if register == "kitchen")
        return bool(re.search(rf"(?<![a-z]){word}s?(?![a-z])", told, re.IGNORECASE))

    def tables(self) -> Told:
        """The bet on the claims, once it has come out."""
        if not self.settled:
            return {}
        text = self.text
        row = {
            "page": text.title("recipe_log"),
            "question": text("asked.recipe_log"),
            "choice": text(f"bet.{self.state.bet}"),
            "right": text("bet.none"),
        }
        return {"bets": {text(f"column.{name}"): [value] for name, value in row.items()}}
