"""Sentences and tables of the rule's page, computed from the state like those of `ui/explain.py`."""

from dataclasses import replace

import numpy as np
import pandas as pd

from core.people import QUESTIONS, Verdict
from ui import explain
from ui.rule import runs as runs_rule
from ui.settings import Rule
from ui.text import Text


def place(text: Text, here: Rule) -> str:
    """Whom the picture shows."""
    crowd = runs_rule.met(here)
    shift = QUESTIONS[here.rule_question].shift
    values = {"count": len(crowd), "yes": int(crowd.y.sum()), "shift": shift}
    said = text(f"place.{here.rule_question}.{here.rule_place}", **values)
    return said + text.label("say.between") + text("place.filled") if len(here.features) > 1 else said


def not_trained(text: Text, here: Rule, trained: Rule | None) -> str:
    """That the picture shows no training yet, or one elsewhere or with other features; nothing if it is up to date."""
    if trained is None:
        return text("not_trained")
    if trained == here:
        return ""
    was = text.label(f"option.rule_place.{trained.rule_place}")
    return text("not_trained_here" if trained.rule_place != here.rule_place else "not_trained_so", place=was)


def verdicts(text: Text, here: Rule, trained: Rule) -> str:
    """How many the rule and the model get wrong among those never met, and in which way."""
    rule = runs_rule.rule_verdict(here.rule_question, here.rule_place)
    model = runs_rule.model_verdict(trained, here.rule_place)
    words = [
        text(f"say.rule.{here.rule_question}", count=rule.count, **_wrong(rule)),
        text("say.model", **_wrong(model)),
    ]
    at_home = replace(trained, rule_place="home")
    if trained == here != at_home and model == runs_rule.model_verdict(at_home, "home"):
        words.append(text("say.as_at_home", shift=QUESTIONS[here.rule_question].shift))
    return text.label("say.between").join(words)


def _wrong(verdict: Verdict) -> dict[str, int]:
    wrong = verdict.false_alarms + verdict.missed
    return {"wrong": wrong, "false_alarms": verdict.false_alarms, "missed": verdict.missed}


def found(text: Text, trained: Rule) -> str:
    """Where the model changes its mind, which nobody told it."""
    model, rule = runs_rule.model(trained), QUESTIONS[trained.rule_question].threshold
    if len(trained.features) == 1:
        return text(f"say.found.{trained.rule_question}", line=model.threshold(), rule=rule)
    return text("say.found.cough", without=model.threshold(0.0), coughing=model.threshold(1.0))


def what_changed(text: Text, earlier: Rule, now: Rule) -> str:
    """What was changed since the last training, and what both models do where the second was trained."""
    changed = explain.changed(text, earlier, now, ("rule_place", "rule_cough"))
    before, after = (runs_rule.model_verdict(run, now.rule_place).accuracy for run in (earlier, now))
    said = text("say.changed", **changed, before=before, after=after)
    if len(earlier.features) == len(now.features) == 1:
        lines = [runs_rule.model(run).threshold() for run in (earlier, now)]
        said += text.label("say.between") + text(
            "say.moved", before=lines[0], after=lines[1], rule=QUESTIONS[now.rule_question].threshold
        )
    return said


def truth(text: Text, question: str) -> str:
    """How both do at home and elsewhere, the model trained in each and reading no more than the rule."""
    places = {"home": "home", "away": "elsewhere"}
    shares = {f"rule_{name}": runs_rule.rule_verdict(question, place).accuracy for name, place in places.items()}
    for name, place in places.items():
        shares[f"model_{name}"] = runs_rule.model_verdict(Rule(question, place, "no"), place).accuracy
    return text("bet.truth", **shares)


def verdict_table(text: Text, here: Rule, trained: Rule | None) -> pd.DataFrame:
    """The rule and the model, counted."""
    rows = {text("line.rule"): runs_rule.rule_verdict(here.rule_question, here.rule_place)}
    rows |= {text("line.model"): runs_rule.model_verdict(trained, here.rule_place)} if trained else {}
    columns = {
        "who": list(rows),
        "right": [v.count - v.false_alarms - v.missed for v in rows.values()],
        "false_alarms": [v.false_alarms for v in rows.values()],
        "missed": [v.missed for v in rows.values()],
        "accuracy": [v.accuracy for v in rows.values()],
    }
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})


def people_table(text: Text, here: Rule, trained: Rule | None) -> pd.DataFrame:
    """Everybody whom the model learns from here: what is known, the label, the rule's answer, the model's chance."""
    crowd, asked = runs_rule.met(here), QUESTIONS[here.rule_question]
    columns = {text(f"column.{name}"): crowd.X[:, j].round(2) for j, name in enumerate(crowd.features)}
    columns[text(f"column.label.{here.rule_question}")] = crowd.y.astype(int)
    columns[text("column.rule")] = asked.rule(crowd.X[:, 0]).astype(int)
    if trained:
        chance = runs_rule.model(trained).probability(crowd.X[:, : len(trained.features)])
        columns[text("column.chance")] = chance.round(3)
    return pd.DataFrame(columns)


def loss_table(text: Text, trained: Rule) -> pd.DataFrame:
    """The cross-entropy, round by round."""
    history = runs_rule.model(trained).history
    columns = {"round": np.arange(len(history.losses)), "loss": history.losses}
    return pd.DataFrame({text.label(f"column.{name}"): column for name, column in columns.items()})
