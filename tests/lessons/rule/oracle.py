"""What *Rule or model?* ought to show: the answers counted one by one, the curve learned by another hand."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.arrays import Array
from core.people import QUESTIONS, examples
from lessons.rule.settings import Rule
from tests.oracle import Columns, Sentences, Told, rounded
from tests.oracle import Oracle as Base

SEED, UNMET, ROUNDS, RATE = 2026, 1000, 300, 2.0
SEEN = {"ill": (35.0, 40.5), "too_strong": (1.0, 8.0)}
Counted = dict[str, int]


def people(question: str, place: str, *, met: bool) -> tuple[Array, Array]:
    """What is known of each and whether the answer is yes: those to learn from, or those never met."""
    crowd = examples(question, place, unseen=not met, count=200 if met else UNMET, seed=SEED)
    return crowd.X, crowd.y


def count(says_yes: NDArray[np.bool_], is_yes: Array) -> Counted:
    """How often yes was said wrongly, and how often no."""
    pairs = list(zip(says_yes.tolist(), (is_yes > 0.5).tolist(), strict=True))
    alarms, missed = pairs.count((True, False)), pairs.count((False, True))
    return {"wrong": alarms + missed, "false_alarms": alarms, "missed": missed}


def share_right(counted: Counted) -> float:
    """Of those never met."""
    return 1.0 - counted["wrong"] / UNMET


@cache
def by_rule(question: str, place: str) -> Counted:
    """What the rule gets wrong: it compares the first number."""
    X, y = people(question, place, met=False)
    return count(X[:, 0] > QUESTIONS[question].threshold, y)


@dataclass(frozen=True)
class Learned:
    """A logistic regression, by gradient descent on standardised features with the slope written out."""

    run: Rule

    @cached_property
    def fit(self) -> tuple[Array, float, Array]:
        """Slopes and intercept in natural units, and the loss at each round."""
        X, y = people(self.run.rule_question, self.run.rule_place, met=True)
        X = X[:, : len(self.run.features)]
        middle, spread = X.mean(axis=0), X.std(axis=0)
        Z, w, b, losses = (X - middle) / spread, np.zeros(X.shape[1]), 0.0, []
        for _ in range(ROUNDS + 1):
            logit = Z @ w + b
            losses.append(float(np.mean(np.logaddexp(0.0, logit) - y * logit)))
            wrong = 0.5 * (1 + np.tanh(logit / 2)) - y
            end, w, b = (w, b), w - RATE * Z.T @ wrong / len(y), b - RATE * float(wrong.mean())
        slopes = end[0] / spread
        return slopes, end[1] - float(slopes @ middle), np.array(losses)

    def chance(self, X: Array) -> Array:
        """Of yes."""
        slopes, intercept, _ = self.fit
        chance: Array = 1.0 / (1.0 + np.exp(-(X[:, : len(slopes)] @ slopes + intercept)))
        return chance

    def limit(self, *others: float) -> float:
        """The first feature at even chances."""
        slopes, intercept, _ = self.fit
        return float(-(intercept + sum(s * x for s, x in zip(slopes[1:], others, strict=True))) / slopes[0])

    def verdict(self, place: str) -> Counted:
        """What it gets wrong among those never met."""
        X, y = people(self.run.rule_question, place, met=False)
        return count(self.chance(X) > 0.5, y)


learned = cache(Learned)


class Oracle(Base[Rule]):
    """One state of it."""

    @property
    def here(self) -> Rule:
        """What is looked at."""
        return self.state.settings.run

    @cached_property
    def trainings(self) -> list[Learned]:
        """Of the last two runs those about this question."""
        return [learned(run) for run in self.state.cooked[-2:] if run.rule_question == self.here.rule_question]

    @property
    def last(self) -> Learned | None:
        """The model on screen."""
        return self.trainings[-1] if self.trainings else None

    @property
    def earlier(self) -> Learned | None:
        """The one before it."""
        return self.trainings[0] if len(self.trainings) > 1 else None

    @cached_property
    def right(self) -> dict[str, float]:
        """How many both get right at home and elsewhere, the model trained in each without knowing of a cough."""
        question, shares = self.here.rule_question, {}
        for name, place in {"home": "home", "away": "elsewhere"}.items():
            shares[f"rule_{name}"] = share_right(by_rule(question, place))
            shares[f"model_{name}"] = share_right(learned(Rule(question, place, "no")).verdict(place))
        return shares

    def answers(self) -> list[str]:
        """Who is better elsewhere, by one in a hundred at least."""
        ahead = self.right["model_away"] - self.right["rule_away"]
        return ["same" if abs(ahead) < 0.01 else "model" if ahead > 0 else "rule"]

    def sentences(self) -> Sentences:
        """Whom the picture shows, what both get wrong, what was found or changed."""
        text, question, place = self.text, self.here.rule_question, self.here.rule_place
        _, y = people(question, place, met=True)
        asked = QUESTIONS[question]
        behind: Sentences = {part: [{"threshold": asked.threshold}] for part in ("mathematics", "real_model", "breaks")}
        shown = {"count": len(y), "yes": int(y.sum()), "shift": asked.shift}
        said: Sentences = {f"place.{question}.{place}": [shown], "bet.truth": [self.right]}
        said |= behind | {"say.now_move": [{"place": text.option("rule_place", "elsewhere")}]}
        if self.last is None:
            return said
        was = {"place": text.label(f"option.rule_place.{self.last.run.rule_place}")}
        said |= {"not_trained_here": [was]} if self.last.run.rule_place != place else {"not_trained_so": [was]}
        rule, model = by_rule(question, place), self.last.verdict(place)
        said |= {f"say.rule.{question}": [{"count": UNMET, **rule}], "say.model": [model]}
        return said | (self._trained_here(self.last) if self.last.run == self.here else {})

    def _trained_here(self, last: Learned) -> Sentences:
        asked, said = QUESTIONS[last.run.rule_question], Sentences()
        home = learned(replace(last.run, rule_place="home"))
        if last.run.rule_place != "home" and home.verdict("home") == last.verdict(last.run.rule_place):
            said["say.as_at_home"] = [{"shift": asked.shift}]
        if self.earlier:
            return said | self._changed(self.earlier, last)
        if len(last.run.features) == 1:
            found = {"line": last.limit(), "rule": asked.threshold}
            return said | {f"say.found.{last.run.rule_question}": [found]}
        return said | {"say.found.cough": [{"without": last.limit(0.0), "coughing": last.limit(1.0)}]}

    def _changed(self, earlier: Learned, last: Learned) -> Sentences:
        names = ("rule_place", "rule_cough")
        differ = self.changes(earlier.run, last.run, names, self.text.option)
        shares = [share_right(each.verdict(last.run.rule_place)) for each in (earlier, last)]
        said = differ | {"say.changed": [self.changed(differ) | {"before": shares[0], "after": shares[1]}]}
        if len(earlier.run.features) == len(last.run.features) == 1:
            stays = QUESTIONS[last.run.rule_question].threshold
            said["say.moved"] = [{"before": earlier.limit(), "after": last.limit(), "rule": stays}]
        return said

    def must(self) -> Collection[str]:
        """Both verdicts, and what was found or changed."""
        if self.last is None:
            return ()
        found = self._trained_here(self.last) if self.last.run == self.here else {}
        optional = {"say.changed_one", "say.one_change", "say.many_changes"}
        return {f"say.rule.{self.here.rule_question}", "say.model", *found} - optional

    def figures(self) -> Mapping[str, float]:
        """How many both get right here."""
        if self.last is None:
            return {}
        place = self.here.rule_place
        who = {"rule": by_rule(self.here.rule_question, place), "model": self.last.verdict(place)}
        return {self.text(f"metric.{name}"): share_right(counted) for name, counted in who.items()}

    def tables(self) -> Told:
        """Those never met, counted; those to learn from; and the training."""
        text, question, place = self.text, self.here.rule_question, self.here.rule_place
        who = {text("line.rule"): by_rule(question, place)}
        who |= {text("line.model"): self.last.verdict(place)} if self.last else {}
        counted = {
            "who": list(who),
            "right": [UNMET - each["wrong"] for each in who.values()],
            "false_alarms": [each["false_alarms"] for each in who.values()],
            "missed": [each["missed"] for each in who.values()],
            "accuracy": [share_right(each) for each in who.values()],
        }
        found: Told = {
            "verdicts": {text(f"column.{name}"): column for name, column in counted.items()},
            "people": self._people(),
        }
        if self.last is None:
            return found
        losses = self.last.fit[2]
        rounds = {text.label("column.round"): range(len(losses)), text.label("column.loss"): losses}
        return {**found, "rounds": rounds}

    def _people(self) -> Columns:
        text, asked = self.text, QUESTIONS[self.here.rule_question]
        X, y = people(self.here.rule_question, self.here.rule_place, met=True)
        columns: dict[str, object] = {
            text(f"column.{name}"): rounded(X[:, j], 2) for j, name in enumerate(asked.features)
        }
        columns |= {text(f"column.label.{self.here.rule_question}"): y}
        columns |= {text("column.rule"): (X[:, 0] > asked.threshold).astype(int)}
        return columns | ({text("column.chance"): rounded(self.last.chance(X), 3)} if self.last else {})

    def datasets(self) -> Told:
        """The picture."""
        low, high = SEEN[self.here.rule_question]
        yes, no = (self.text(f"{answer}.{self.here.rule_question}") for answer in ("yes", "no"))
        words = {"x": [low, high], "y": [0.9, 0.1], "word": [f"▲ {yes}", f"● {no}"], "answer": ["yes", "no"]}
        return {"chances.people": self._strewn, "chances.words": words, "chances.curves": self._curves}

    def _strewn(self, table: pd.DataFrame) -> None:
        """Each at its own number, yes above and no below, filled if it coughs and that is known."""
        X, y = people(self.here.rule_question, self.here.rule_place, met=True)
        assert np.allclose(table["x"], X[:, 0], rtol=1e-6), "somebody stands elsewhere"
        assert list(table["answer"]) == ["yes" if each else "no" for each in y], "yes and no"
        assert ((table["y"] > 1) == (y > 0)).all(), "above is yes"
        assert ((table["y"] < 0) == (y < 1)).all(), "below is no"
        assert table["y"].nunique() == len(y), "one hides another"
        assert table["y"].between(-0.26, 1.26).all(), "out of sight"
        filled = X[:, 1] if len(self.here.features) > 1 else np.ones(len(y))
        assert list(table["filled"]) == list(filled), "filled"

    def _curves(self, table: pd.DataFrame) -> None:
        """The rule jumps at its limit; each model's curve is its chance; each has its own name."""
        parts = dict(list(table.groupby("part", sort=False)))
        expected = {"rule": (self.text("line.rule"), None, ())}
        for who, model in (("earlier", self.earlier), ("model", self.last)):
            known: tuple[tuple[float, ...], ...] = ((0.0,), (1.0,))
            for others in () if model is None else known if len(model.run.features) > 1 else ((),):
                name = "earlier" if who == "earlier" else {(): "model", (0.0,): "no_cough", (1.0,): "coughs"}[others]
                expected[f"{who} {others}"] = (self.text(f"line.{name}"), model, others)  # type: ignore[assignment]
        assert list(parts) == list(expected), f"lines {list(parts)}, expected {list(expected)}"
        for part, (name, model, others) in expected.items():
            self._curve(parts[part], name, model, others)

    def _curve(self, rows: pd.DataFrame, name: str, model: Learned | None, others: tuple[float, ...]) -> None:
        low, high = SEEN[self.here.rule_question]
        x, limit = rows["x"].to_numpy(float), QUESTIONS[self.here.rule_question].threshold
        assert (rows["line"] == name).all(), f"{name} is called {rows['line'].iloc[0]}"
        assert np.allclose((x[0], x[-1]), (low, high)), f"{name} does not reach from side to side"
        assert (np.diff(x) >= 0).all(), f"{name} goes back"
        if model is None:
            assert list(rows["chance"]) == [0, 0, 1, 1], "the rule's step"
            assert np.allclose(x[1:3], limit), "where the rule steps"
        else:
            known = np.column_stack([x, *(np.full(len(x), other) for other in others)])
            assert len(x) >= 50, f"{name} is coarse"
            assert np.allclose(rows["chance"], model.chance(known), atol=1e-5), f"the chance of {name}"
