"""What *Rule or model?* ought to show: the answers counted one by one, the curve learned by another hand."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from html import unescape
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.people import QUESTIONS, examples
from lessons.rule.settings import Rule
from tests.oracle import CardShown, Columns, Drawing, Looks, Rounded, Sentences, Told, rounded
from tests.oracle import Oracle as Base
from ui.draw.card import Amount, card_svg
from ui.kit import cards

SEED, UNMET, ROUNDS, RATE = 2026, 1000, 1500, 2.0
DIGITS = {"temperature": 3, "strength": 2, "cough": 1}
WINDOWS = {"ill": (35.0, 40.4), "too_strong": (0.9, 8.1)}
LINES = {"ill": "rule_line", "too_strong": "rule_strength"}
Counted = dict[str, int]


def people(question: str, place: str, *, met: bool) -> tuple[Array, Array]:
    """What is known of each and whether the answer is yes: those to learn from, or those never met."""
    crowd = examples(question, place, unseen=not met, count=200 if met else UNMET, seed=SEED)
    return crowd.X, crowd.y


def off_the_rule(limit: float, question: str) -> str:
    """A model's line to the tenth, or to as many digits as set it off from the line that a person wrote."""
    places = 1
    while round(limit, places) == QUESTIONS[question].threshold:
        places += 1
    return f"{limit:.{places}f}"


def count(says_yes: NDArray[np.bool_], is_yes: Array) -> Counted:
    """How often yes was said wrongly, and how often no."""
    pairs = list(zip(says_yes.tolist(), (is_yes > 0.5).tolist(), strict=True))
    alarms, missed = pairs.count((True, False)), pairs.count((False, True))
    return {"wrong": alarms + missed, "false_alarms": alarms, "missed": missed}


def share_right(counted: Counted) -> float:
    """Of those never met."""
    return 1.0 - counted["wrong"] / UNMET


@cache
def by_rule(question: str, place: str, line: float, *, met: bool = False) -> Counted:
    """What the rule gets wrong: it compares the first number."""
    X, y = people(question, place, met=met)
    return count(X[:, 0] > line, y)


@dataclass(frozen=True)
class Learned:
    """A logistic regression, by gradient descent on standardised features with the slope written out.

    Attributes:
        earlier: the training whose numbers it goes on from.
    """

    run: Rule
    earlier: Rule | None = None

    @cached_property
    def rounds(self) -> list[tuple[Array, float, float]]:
        """Slopes and intercept in natural units, and the loss, at each round."""
        X, y = people(self.run.rule_question, self.run.rule_place, met=True)
        X = X[:, : len(self.run.features)]
        middle, spread = X.mean(axis=0), X.std(axis=0)
        Z, w, b, found = (X - middle) / spread, np.zeros(X.shape[1]), 0.0, []
        if self.earlier:
            slopes, base, _ = learned(self.earlier).fit
            both = min(len(w), len(slopes))
            w[:both] = slopes[:both] * spread[:both]
            b = base + float(slopes[:both] @ middle[:both])
        for _ in range(ROUNDS + 1):
            logit = Z @ w + b
            found.append(
                (w / spread, b - float(w / spread @ middle), float(np.mean(np.logaddexp(0, logit) - y * logit)))
            )
            wrong = 0.5 * (1 + np.tanh(logit / 2)) - y
            w, b = w - RATE * Z.T @ wrong / len(y), b - RATE * float(wrong.mean())
        return found

    @property
    def fit(self) -> tuple[Array, float, Array]:
        """Slopes and intercept after the last, and the loss at each."""
        slopes, intercept, _ = self.rounds[-1]
        return slopes, intercept, np.array([loss for *_, loss in self.rounds])

    def chance(self, X: Array) -> Array:
        """Of yes."""
        slopes, intercept, _ = self.fit
        chance: Array = 1.0 / (1.0 + np.exp(-(X[:, : len(slopes)] @ slopes + intercept)))
        return chance

    def limit(self, *others: float) -> float:
        """The first feature at even chances."""
        slopes, intercept, _ = self.fit
        return float(-(intercept + sum(s * x for s, x in zip(slopes[1:], others, strict=True))) / slopes[0])

    @property
    def limits(self) -> tuple[float, ...]:
        """Where its answer changes: at one temperature, or without and with a cough."""
        return (self.limit(),) if len(self.run.features) == 1 else (self.limit(0.0), self.limit(1.0))

    def verdict(self, place: str, *, met: bool = False) -> Counted:
        """What it gets wrong among those never met, or those in the picture."""
        X, y = people(self.run.rule_question, place, met=met)
        return count(self.chance(X) > 0.5, y)


learned = cache(Learned)


def frames(*, again: bool) -> list[int]:
    """Which rounds are shown: 0 to 29, then ever fewer; of a model that comes trained, the last alone."""
    later = [round(30 * (ROUNDS / 30) ** (step / 14)) for step in range(15)]
    return [*range(30), *later] if again else [ROUNDS]


def spots(path: str) -> list[tuple[float, float]]:
    """Where the marks of a path stand: dots where they begin, crosses at half their first stroke."""
    found = re.findall(r"M([\d.]+) ([\d.]+)(?:h0|l([\d.]+) )", path)
    return [(float(x) + float(arm or 0) / 2, float(y) + float(arm or 0) / 2) for x, y, arm in found]


class Oracle(Base[Rule]):
    """One state of it."""

    @property
    def here(self) -> Rule:
        """What is looked at."""
        return self.state.settings

    @property
    def line(self) -> float:
        """Where the rule's author has drawn it."""
        return float(getattr(self.here, LINES[self.here.rule_question]))

    @cached_property
    def trainings(self) -> list[Learned]:
        """The one that the model came with, and of the last two runs those about this question."""
        question = self.here.rule_question
        runs = [run for run in self.state.cooked[-2:] if run.rule_question == question]
        return [learned(run) for run in (Rule(question), *runs)]

    @property
    def last(self) -> Learned:
        """The model on screen."""
        return self.trainings[-1]

    @property
    def earlier(self) -> Learned | None:
        """The one before it."""
        return self.trainings[-2] if len(self.trainings) > 1 else None

    @cached_property
    def away(self) -> tuple[int, int]:
        """How many the rule as written and a model trained there get wrong elsewhere."""
        question = self.here.rule_question
        rule = by_rule(question, "elsewhere", QUESTIONS[question].threshold)
        return rule["wrong"], learned(Rule(question, "elsewhere")).verdict("elsewhere")["wrong"]

    def answers(self) -> list[str]:
        """Who is better elsewhere, by one in a hundred at least."""
        rule, model = self.away
        return ["same" if abs(rule - model) < UNMET / 100 else "model" if model < rule else "rule"]

    def sentences(self) -> Sentences:
        """What both get wrong, where the lines are, who drew them."""
        question, last = self.here.rule_question, self.last
        asked = QUESTIONS[question]
        about = {"threshold": asked.threshold, "rounds": ROUNDS}
        behind: Sentences = {part: [about] for part in ("mathematics", "real_model", "breaks")}
        rule, model = self.away
        said = behind | {f"say.counted.{question}": [self._counted], f"say.unmet.{question}": [self._unmet]}
        said["say.fair"] = [{name: count for name, count in self._counted.items() if name.endswith("missed")}]
        said[f"bet.truth.{question}"] = [{"count": UNMET, "rule": rule, "model": model}]
        said |= {f"asked.{question}": [{"shift": asked.shift}], "say.sample": [{"met": 200, "count": UNMET}]}
        said |= self._here
        if self.state.bet:
            said |= {f"author.{question}": [self._author], "author.several": [self._ends]}
        if len(last.limits) == 1:
            slopes, base, _ = last.fit
            said[f"read_out.{question}"] = [
                {"weight": slopes[0], "base": -base, "line": off_the_rule(-base / slopes[0], question)}
            ]
            said["say.its_line"] = [self._its_line]
        said[f"say.apart.{self._apart[0]}"] = [{"more": self._apart[1]}]
        said |= {"say.nearly": [{"line": self._nearly}]} if self._nearly else {}
        if self._moved:
            said["say.moved"] = [self._moved]
        if len(last.limits) > 1:
            known, unknown = (
                learned(Rule("ill", last.run.rule_place, knows)).verdict(self.here.rule_place)["wrong"]
                for knows in ("yes", "no")
            )
            limits = {"without": last.limits[0], "coughing": last.limits[1]}
            said["say.cough"] = [{**limits, "count": UNMET, "known": known, "unknown": unknown}]
        return said | self._written

    @property
    def _moved_by_hand(self) -> dict[float, int]:
        """Every line that is wrong least often among the 200 there, and what it gets wrong of those never met."""
        question = self.here.rule_question
        low, high = {"ill": (360, 395), "too_strong": (20, 70)}[question]
        wrong = {at / 10: by_rule(question, "elsewhere", at / 10, met=True)["wrong"] for at in range(low, high + 1)}
        best = [line for line, each in wrong.items() if each == min(wrong.values())]
        return {line: by_rule(question, "elsewhere", line)["wrong"] for line in best}

    @property
    def _ends(self) -> dict[str, object]:
        """From how few to how many mistakes these lines make."""
        counts = self._moved_by_hand.values()
        return {"low": min(counts), "high": max(counts)}

    @property
    def _author(self) -> dict[str, object]:
        """The rule moved by hand to wherever it is wrong least often among the 200 there."""
        question, best = self.here.rule_question, self._moved_by_hand
        asked, (_, model) = QUESTIONS[question], self.away
        several = len(set(best.values())) > 1
        moved = self.text("author.several", **self._ends) if several else str(self._ends["low"])
        told = {"line": asked.threshold, "shift": asked.shift, "met": 200, "count": UNMET}
        lines = self.text.label("say.and_also").join(f"{line:.1f}" for line in best)
        return {**told, "best": lines, "rule": moved, "model": model}

    @property
    def _here(self) -> Sentences:
        """Where the model's numbers are from, and what to press if that is not here."""
        place, trained = self.here.rule_place, self.last.run
        alike = (trained.rule_place, trained.features) == (place, self.here.features)
        if alike:
            return {f"here.{place}": [{"count": 200}]}
        button = "train.first" if self.earlier is None and place == "elsewhere" else f"train.{place}"
        said = f"not_trained.{trained.rule_place}" if trained.rule_place != place else "not_trained_so"
        return {said: [{"press": self.text(button)}]}

    @property
    def _seen(self) -> tuple[Counted, Counted]:
        """What both get wrong among those in the picture."""
        question, place = self.here.rule_question, self.here.rule_place
        return by_rule(question, place, self.line, met=True), self.last.verdict(place, met=True)

    @property
    def _apart(self) -> tuple[str, int]:
        """Who of the two gets more of them wrong, and by how many."""
        rule, model = (each["wrong"] for each in self._seen)
        return "model" if model > rule else "rule" if rule > model else "same", abs(model - rule)

    @property
    def _nearly(self) -> str:
        """The model's line with as many digits as set it off from the rule's, if both read alike."""
        (limit, *others), line = self.last.limits, self.line
        if others or off_the_rule(limit, self.here.rule_question) != f"{line:.1f}":
            return ""
        return next((f"{limit:.{n}f}" for n in range(2, 7) if abs(round(limit, n) - line) > 1e-9), "")

    @property
    def _its_line(self) -> dict[str, str]:
        """The division that makes the model's line."""
        (slope,), base, _ = self.last.fit
        digits = DIGITS[QUESTIONS[self.here.rule_question].features[0]]
        line = off_the_rule(self.last.limits[0], self.here.rule_question)
        return {"base": f"{-base:.2f}", "weight": f"{slope:.{digits}f}", "line": line}

    @property
    def _counted(self) -> dict[str, int]:
        return {
            f"{who}_{kind}": each[name]
            for who, each in zip(("rule", "model"), self._seen, strict=True)
            for kind, name in (("alarms", "false_alarms"), ("missed", "missed"))
        }

    @property
    def _unmet(self) -> dict[str, int]:
        question, place = self.here.rule_question, self.here.rule_place
        rule, model = by_rule(question, place, self.line), self.last.verdict(place)
        return {"count": UNMET, "rule": rule["wrong"], "model": model["wrong"]}

    @property
    def _moved(self) -> dict[str, float]:
        """Nothing where the line has not moved by a tenth, or is not one line."""
        if self.earlier is None or len(self.last.limits) > 1 or len(self.earlier.limits) > 1:
            return {}
        before, after = self.earlier.limits[0], self.last.limits[0]
        return {"before": before, "after": after} if f"{before:.1f}" != f"{after:.1f}" else {}

    @property
    def _written(self) -> Sentences:
        """What is written into the picture, and what it is called."""
        question, last, (_, y) = self.here.rule_question, self.last, people(self.here.rule_question, "home", met=True)
        said: Sentences = {f"head.rule.{question}": [{"line": self.line}], f"alt.{question}": [{"count": len(y)}]}
        if len(last.limits) > 1:
            said["head.model.cough"] = [{"without": last.limits[0], "coughing": last.limits[1]}]
        else:
            said[f"head.model.{question}"] = [{"line": off_the_rule(last.limits[0], question)}]
        said[f"mark.wrong.{question}"] = [{"wrong": each["wrong"], "count": len(y)} for each in self._seen]
        said["mark.false_alarms"] = [{"false_alarms": each["false_alarms"]} for each in self._seen]
        said["mark.missed"] = [{"missed": each["missed"]} for each in self._seen]
        heads = [said[f"head.rule.{question}"], said.get(f"head.model.{question}", said.get("head.model.cough"))]
        names = [f"head.rule.{question}", f"head.model.{question}" if len(last.limits) == 1 else "head.model.cough"]
        said["axis.ill" if question == "ill" else "axis.too_strong"] = [{"at": 40 if question == "ill" else 7}]
        halves = []
        for name, values, each in zip(names, heads, self._seen, strict=True):
            told = [self.text(f"mark.wrong.{question}", wrong=each["wrong"], count=len(y))]
            told += [self.text(f"mark.{kind}", **{kind: each[kind]}) for kind in ("false_alarms", "missed")]
            joined = self.text.label("say.and").join(told)
            halves.append({"head": self.text(name, **values[0]), "told": joined})  # type: ignore[index]
        return said | {"alt.half": halves[:1], "alt.half_end": halves[1:]}

    def must(self) -> Collection[str]:
        """Both verdicts, and where training took the line."""
        question = self.here.rule_question
        said = {"alt.half", "alt.half_end", "say.sample", *self._here} | ({"say.moved"} if self._moved else set())
        said |= {f"say.apart.{self._apart[0]}", *(["say.nearly"] if self._nearly else [])}
        said |= {f"read_out.{question}", "say.its_line"} if len(self.last.limits) == 1 else set()
        if not self.state.bet:
            return said
        said |= {f"author.{question}", f"say.counted.{question}"}
        away = (self._unmet["rule"], self._unmet["model"]) == self.away and self.here.rule_place == "elsewhere"
        return said if away else said | {f"say.unmet.{question}"}

    def cards(self) -> list[CardShown]:
        """The model's numbers, and by how much training has moved the base."""
        slopes, base, _ = self.last.fit
        names = QUESTIONS[self.here.rule_question].features[: len(slopes)]
        change = None
        if self.earlier and len(slopes) == len(self.earlier.fit[0]) == 1:
            change = float(f"{base:.2f}") - float(f"{self.earlier.fit[1]:.2f}")
        amounts = [
            Amount(self.text(f"amount.{name}"), float(slope), digits=DIGITS[name])
            for name, slope in zip(names, slopes, strict=True)
        ]
        amounts.append(Amount(self.text("amount.base"), base, digits=2, next=change))
        state = self.text(f"card.state.{self.last.run.rule_place}")
        return [CardShown(self.text("card.whose"), (len(slopes), 1), amounts, state)]

    def tables(self) -> Told:
        """Those never met, counted; those in the picture; and the training."""
        text, question, place = self.text, self.here.rule_question, self.here.rule_place
        who = {text("line.rule"): by_rule(question, place, self.line), text("line.model"): self.last.verdict(place)}
        counted = {
            "who": list(who),
            "right": [UNMET - each["wrong"] for each in who.values()],
            "false_alarms": [each["false_alarms"] for each in who.values()],
            "missed": [each["missed"] for each in who.values()],
            "accuracy": [share_right(each) for each in who.values()],
        }
        losses = learned(self.last.run, self.earlier.run if self.earlier else None).fit[2]
        return {
            "verdicts": {text(f"column.{name}"): column for name, column in counted.items()},
            "people": self._people(),
            "rounds": {text.label("column.round"): range(len(losses)), text.label("column.loss"): losses},
        }

    def _people(self) -> Columns:
        text, question = self.text, self.here.rule_question
        X, y = people(question, self.here.rule_place, met=True)
        columns: dict[str, object] = {
            text(f"column.{name}"): rounded(X[:, j], 2) for j, name in enumerate(QUESTIONS[question].features)
        }
        columns |= {text(f"column.label.{question}"): y}
        columns |= {text("column.rule"): (X[:, 0] > self.line).astype(int)}
        return columns | {text("column.chance"): rounded(self.last.chance(X), 3)}

    def stills(self) -> Mapping[str, Drawing]:
        """The same people twice."""
        return {"people": self._picture}

    def place_of(self, slider: str) -> int:
        """Of the training's time the end."""
        if slider == "trained_line":
            return len(frames(again=self.earlier is not None)) - 1
        if not self._settled and self.line == QUESTIONS[self.here.rule_question].threshold:
            return 0  # nobody has it in hand
        return super().place_of(slider)

    @property
    def _settled(self) -> bool:
        """Whether a model was trained elsewhere: that answers the bet."""
        asked = self.here.rule_question
        return any(run.rule_question == asked and run.rule_place == "elsewhere" for run in self.state.cooked)

    def films(self) -> Mapping[str, Looks]:
        """What is counted and where the lines are; the sentence; and the card."""
        text, question, picture = self.text, self.here.rule_question, dict[tuple[str, str], str | Rounded]()
        low, high = WINDOWS[question]
        lines = zip(("rule", "model"), (self.line, self.last.limits[0]), self._seen, strict=True)
        for who, line, each in lines:
            for size, width in (("l", 551), ("p", 356)):
                ids = f"{size}-{who}"
                picture[f"{ids}-wrong", "words"] = text(f"mark.wrong.{question}", wrong=each["wrong"], count=200)
                for mark, kind in (("● ", "alarms"), ("■ ", "missed")):
                    name = "false_alarms" if kind == "alarms" else "missed"
                    picture[f"{ids}-{kind}", "words"] = mark + text(f"mark.{name}", **{name: each[name]})
                picture[f"{ids}-ground0", "x"] = Rounded((line - low) / (high - low) * width, 1)
        heads = {"rule": f"head.rule.{question}", "model": f"head.model.{question}"}
        values: dict[str, dict[str, float | str]] = {
            "rule": {"line": self.line},
            "model": {"line": off_the_rule(self.last.limits[0], question)},
        }
        if len(self.last.limits) > 1:
            heads["model"] = "head.model.cough"
            values["model"] = {"without": self.last.limits[0], "coughing": self.last.limits[1]}
        for who, head in heads.items():
            picture[f"l-{who}-head", "words"] = picture[f"p-{who}-head", "words"] = text(head, **values[who])
        card = self.cards()[0]
        drawn = card_svg(cards.card(text, card.whose, card.layers, card.numbers, state=card.state))
        films: dict[str, Looks] = {"people": picture, "learned": {("numbers", "drawn"): drawn}}
        return films | ({"said": self._said} if self.state.bet else {})

    def _as_said(self, name: str, number: int) -> str:
        """In the kitchen's Chinese, those missed are missed in words."""
        if not name.endswith("missed") or (self.text.language, self.text.register) != ("zh", "kitchen"):
            return str(number)
        each = "人" if self.here.rule_question == "ill" else "盘"
        return f"漏报 {number} {each}" if number else f"一{each}没漏"

    @property
    def _said(self) -> dict[tuple[str, str], str]:
        """The numbers of the sentence, and whether what the bet told is told again."""
        said = {(f"counted-{name}", "words"): self._as_said(name, number) for name, number in self._counted.items()}
        said |= {(f"others-{who}", "words"): str(self._unmet[who]) for who in ("rule", "model")}
        who, more = self._apart
        said["apart", "words"] = self.text(f"say.apart.{who}", more=more)
        nearly = self.text("say.nearly", line=self._nearly) if self._nearly else ""
        said["nearly", "words"] = nearly and self.text.label("say.between") + nearly
        one = len(self.last.limits) == 1
        said["line", "words"] = self.text("say.its_line", **self._its_line) if one else ""
        if self._settled:
            said |= {(f"fair-{who}_missed", "words"): str(self._counted[f"{who}_missed"]) for who in ("rule", "model")}
        again = self.here.rule_place == "elsewhere" and (self._unmet["rule"], self._unmet["model"]) == self.away
        return said | {("unmet", "style"): "display:none" if again and self._settled else ""}

    def _picture(self, drawn: str) -> None:
        """Twice, each half with as many marks of each kind as there are people, and what is counted written beside."""
        assert drawn.count("<svg") == 2, "one drawing for a laptop and one for a phone"
        X, y = people(self.here.rule_question, self.here.rule_place, met=True)
        said = (X[:, 0] > self.line, self.last.chance(X) > 0.5)
        for svg in drawn.split("<svg")[1:]:
            marks = re.findall(r'<g fill="none" stroke-linecap="round">(.*?)</g>', svg)
            assert len(marks) == 2, "a rule and a model"
            for yes, drawn_marks, each in zip(said, marks, self._seen, strict=True):
                rings, _, crosses, discs, squares = re.findall(r'<path d="([^"]*)"', drawn_marks)
                assert rings.count("M") == int((~yes & (y < 1)).sum()), "rings are well and called so"
                assert crosses.count("M") == int((yes & (y > 0)).sum()), "crosses are ill and called so"
                assert discs.count("M") == each["false_alarms"], "discs are false alarms"
                assert squares.count("M") == each["missed"], "squares are missed"
            self._piles(marks)
            words = unescape(" ".join(re.findall(r">([^<>]+)<", svg)))
            for each in self._seen:
                assert self.text("mark.false_alarms", false_alarms=each["false_alarms"]) in words
                assert self.text("mark.missed", missed=each["missed"]) in words
            lines = re.findall(r'<path d="M([\d.]+) [\d.]+V[\d.]+" stroke="var\(--(?:ink|now)\)" stroke-width="3"', svg)
            self._lines([float(x) for x in lines], float(re.findall(r'viewBox="0 0 (\d+)', svg)[0]))

    def _piles(self, marks: list[str]) -> None:
        """Both judges look at the same piles."""
        halves = [[spots(path) for path in re.findall(r'<path d="([^"]*)"', half)] for half in marks]
        rule, model = (np.array([*chain.from_iterable(half[at] for at in (0, 2, 3, 4))]) for half in halves)
        apart = np.abs(rule[:, np.newaxis] - model).max(axis=2)
        assert len(rule) == len(model)
        assert max(apart.min(axis=0).max(), apart.min(axis=1).max()) < 0.25, "the same people in the same places"

    def _lines(self, drawn: list[float], width: float) -> None:
        """The rule's line and the model's stand where their answers change."""
        low, high = WINDOWS[self.here.rule_question]
        wished = [(at - low) / (high - low) * width for at in (self.line, *self.last.limits)]
        assert np.allclose(drawn, wished, atol=0.06), f"lines at {drawn}, expected {wished}"
