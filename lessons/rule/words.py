"""Sentences, tables and the card of the rule's page, computed from the state."""

import numpy as np
import pandas as pd

from core.people import QUESTIONS, Verdict, judge
from lessons.rule import scene
from lessons.rule.settings import LINES, Rule
from ui.draw.card import Amount
from ui.kit.text import Text

DIGITS = {"temperature": 2, "cough": 1, "strength": 2}


def press(text: Text, here: Rule, trained: Rule) -> str:
    """What the button does: go there, train again where one is, or nothing more."""
    if trained != here.run:
        return text(f"train.{here.rule_place}")
    there = here.rule_place == "elsewhere"
    return text("trained" if there else "go")


def not_trained(text: Text, here: Rule, trained: Rule) -> str:
    """That the model was trained elsewhere, or with other features; nothing if it is up to date."""
    if trained == here.run:
        return ""
    if trained.rule_place != here.rule_place:
        return text(f"not_trained.{trained.rule_place}")
    return text("not_trained_so")


def wrong(verdict: Verdict) -> int:
    """How many are judged wrong, either way."""
    return verdict.false_alarms + verdict.missed


def counted(text: Text, here: Rule, trained: Rule) -> str:
    """What each gets wrong among those in the picture."""
    crowd = scene.met(here)
    rule = judge(scene.by_rule(here.line, crowd), crowd.y)
    model = judge(scene.by_model(trained, crowd), crowd.y)
    return text(
        "say.counted",
        rule_alarms=rule.false_alarms,
        rule_missed=rule.missed,
        model_alarms=model.false_alarms,
        model_missed=model.missed,
    )


def unmet(text: Text, here: Rule, trained: Rule, *, told: bool) -> str:
    """What each gets wrong among those never met. `told`: the bet says so already, of the rule as it was written."""
    rule = wrong(scene.rule_verdict(here.rule_question, here.rule_place, here.line))
    model = wrong(scene.model_verdict(trained, here.rule_place))
    if told and here.rule_place == "elsewhere" and (rule, model) == _away(here.rule_question):
        return ""
    return text("say.unmet", count=scene.UNMET, rule=rule, model=model)


def _away(question: str) -> tuple[int, int]:
    trained = scene.model_verdict(Rule(question, "elsewhere"), "elsewhere")
    return wrong(scene.written_rule(question, "elsewhere")), wrong(trained)


def outcome(text: Text, here: Rule, trained: Rule, *, told: bool) -> str:
    """All that is said under the picture; see `unmet` for `told`."""
    said = (counted(text, here, trained), unmet(text, here, trained, told=told))
    return text.label("say.between").join(filter(None, said))


def truth(text: Text, question: str) -> str:
    """How both do elsewhere, the model trained there and reading no more than the rule as it was written."""
    rule, model = _away(question)
    return text(f"bet.truth.{question}", count=scene.UNMET, rule=rule, model=model)


def moved(text: Text, trained: Rule, earlier: Rule | None) -> str:
    """Where training has taken the model's line; nothing where it did not."""
    if earlier is None or len(trained.features) > 1 or len(earlier.features) > 1:
        return ""
    before, after = (scene.limits(run)[0] for run in (earlier, trained))
    if round(before, 1) == round(after, 1):
        return ""
    return text("say.moved", before=before, after=after)


def cough(text: Text, trained: Rule) -> str:
    """What a third number does; nothing without one."""
    if len(trained.features) == 1:
        return ""
    without, coughing = scene.limits(trained)
    known, unknown = (
        wrong(scene.model_verdict(Rule(trained.rule_question, trained.rule_place, knows), trained.rule_place))
        for knows in ("yes", "no")
    )
    values = {"without": without, "coughing": coughing, "count": scene.UNMET, "known": known, "unknown": unknown}
    return text("say.cough", **values) + text.label("say.between") + text("say.no_room")


def card(text: Text, trained: Rule, earlier: Rule | None) -> list[Amount]:
    """The model's numbers, and by how much training has moved the last of two."""
    model = scene.model(trained)
    alike = earlier is not None and earlier.features == trained.features and len(trained.features) == 1
    change = model.bias - scene.model(earlier).bias if earlier and alike else None
    amounts = [
        Amount(text(f"amount.{name}"), float(weight), digits=DIGITS[name])
        for name, weight in zip(trained.features, model.weights, strict=True)
    ]
    return [*amounts, Amount(text("amount.base"), model.bias, next=change)]


def verdict_table(text: Text, here: Rule, trained: Rule) -> pd.DataFrame:
    """The rule and the model, counted."""
    rows = {
        text("line.rule"): scene.rule_verdict(here.rule_question, here.rule_place, here.line),
        text("line.model"): scene.model_verdict(trained, here.rule_place),
    }
    columns = {
        "who": list(rows),
        "right": [v.count - wrong(v) for v in rows.values()],
        "false_alarms": [v.false_alarms for v in rows.values()],
        "missed": [v.missed for v in rows.values()],
        "accuracy": [v.accuracy for v in rows.values()],
    }
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})


def people_table(text: Text, here: Rule, trained: Rule) -> pd.DataFrame:
    """Everybody in the picture: what is known, the label, the rule's answer, the model's chance."""
    crowd = scene.met(here)
    columns = {text(f"column.{name}"): crowd.X[:, j].round(2) for j, name in enumerate(crowd.features)}
    columns[text(f"column.label.{here.rule_question}")] = crowd.y.astype(int)
    columns[text("column.rule")] = scene.by_rule(here.line, crowd).astype(int)
    chance = scene.model(trained).probability(crowd.X[:, : len(trained.features)])
    return pd.DataFrame(columns | {text("column.chance"): chance.round(3)})


def loss_table(text: Text, trained: Rule) -> pd.DataFrame:
    """The cross-entropy, round by round."""
    history = scene.model(trained).history
    columns = {"round": np.arange(len(history.losses)), "loss": history.losses}
    return pd.DataFrame({text.label(f"column.{name}"): column for name, column in columns.items()})


def author(text: Text, question: str) -> str:
    """Who drew the rule's line, and that it is theirs to move."""
    asked = QUESTIONS[question]
    return text(f"author.{question}", line=asked.threshold, shift=asked.shift)


def line_of(here: Rule) -> str:
    """The setting that is the rule's number here."""
    return LINES[here.rule_question]
