"""Sentences and tables of the rule's page, computed from the state."""

from dataclasses import replace

import numpy as np
import pandas as pd

from core.people import QUESTIONS, Verdict
from lessons.rule import scene
from lessons.rule.settings import Rule
from ui.kit import explain
from ui.kit.text import Text


def place(text: Text, here: Rule) -> str:
    """Whom the picture shows."""
    crowd = scene.met(here)
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
    rule = scene.rule_verdict(here.rule_question, here.rule_place)
    model = scene.model_verdict(trained, here.rule_place)
    words = [
        text(f"say.rule.{here.rule_question}", count=rule.count, **_wrong(rule)),
        text("say.model", **_wrong(model)),
    ]
    at_home = replace(trained, rule_place="home")
    if trained == here != at_home and model == scene.model_verdict(at_home, "home"):
        words.append(text("say.as_at_home", shift=QUESTIONS[here.rule_question].shift))
    return text.label("say.between").join(words)


def _wrong(verdict: Verdict) -> dict[str, int]:
    wrong = verdict.false_alarms + verdict.missed
    return {"wrong": wrong, "false_alarms": verdict.false_alarms, "missed": verdict.missed}


def found(text: Text, trained: Rule) -> str:
    """Where the model changes its mind, which nobody told it."""
    model, rule = scene.model(trained), QUESTIONS[trained.rule_question].threshold
    if len(trained.features) == 1:
        return text(f"say.found.{trained.rule_question}", line=model.threshold(), rule=rule)
    return text("say.found.cough", without=model.threshold(0.0), coughing=model.threshold(1.0))


def what_changed(text: Text, earlier: Rule, now: Rule) -> str:
    """What was changed since the last training, and what both models do where the second was trained."""
    changed = explain.changed(text, earlier, now, ("rule_place", "rule_cough"))
    before, after = (scene.model_verdict(run, now.rule_place).accuracy for run in (earlier, now))
    said = text("say.changed", **changed, before=before, after=after)
    if len(earlier.features) == len(now.features) == 1:
        lines = [scene.model(run).threshold() for run in (earlier, now)]
        said += text.label("say.between") + text(
            "say.moved", before=lines[0], after=lines[1], rule=QUESTIONS[now.rule_question].threshold
        )
    return said


def truth(text: Text, question: str) -> str:
    """How both do at home and elsewhere, the model trained in each and reading no more than the rule."""
    places = {"home": "home", "away": "elsewhere"}
    shares = {f"rule_{name}": scene.rule_verdict(question, place).accuracy for name, place in places.items()}
    for name, place in places.items():
        shares[f"model_{name}"] = scene.model_verdict(Rule(question, place, "no"), place).accuracy
    return text("bet.truth", **shares)


def verdict_table(text: Text, here: Rule, trained: Rule | None) -> pd.DataFrame:
    """The rule and the model, counted."""
    rows = {text("line.rule"): scene.rule_verdict(here.rule_question, here.rule_place)}
    rows |= {text("line.model"): scene.model_verdict(trained, here.rule_place)} if trained else {}
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
    crowd, asked = scene.met(here), QUESTIONS[here.rule_question]
    columns = {text(f"column.{name}"): crowd.X[:, j].round(2) for j, name in enumerate(crowd.features)}
    columns[text(f"column.label.{here.rule_question}")] = crowd.y.astype(int)
    columns[text("column.rule")] = asked.answers(crowd.X[:, 0]).astype(int)
    if trained:
        chance = scene.model(trained).probability(crowd.X[:, : len(trained.features)])
        columns[text("column.chance")] = chance.round(3)
    return pd.DataFrame(columns)


def loss_table(text: Text, trained: Rule) -> pd.DataFrame:
    """The cross-entropy, round by round."""
    history = scene.model(trained).history
    columns = {"round": np.arange(len(history.losses)), "loss": history.losses}
    return pd.DataFrame({text.label(f"column.{name}"): column for name, column in columns.items()})


def now_move(text: Text) -> str:
    """What to do next while the bet is open: take both elsewhere."""
    return text("say.now_move", place=text.option("rule_place", "elsewhere"))


def figures(text: Text, here: Rule, trained: Rule) -> dict[str, str]:
    """How many both get right here, by name."""
    place = here.rule_place
    shown = {
        "rule": scene.rule_verdict(here.rule_question, place),
        "model": scene.model_verdict(trained, place),
    }
    return {text(f"metric.{who}"): f"{verdict.accuracy:.1%}" for who, verdict in shown.items()}


def what_came(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> str:
    """What the last training has found, or changed against the one before it; nothing if it was for other settings."""
    if trained != here:
        return ""
    came = what_changed(text, earlier, here) if earlier else found(text, trained)
    return "\n\n".join([came, *([text("say.no_room")] if len(trained.features) > 1 else [])])
