"""Sentences, tables and the card of the rule's page, computed from the state."""

import numpy as np
import pandas as pd

from core.people import QUESTIONS, Classifier, Verdict, judge
from lessons.rule import scene
from lessons.rule.settings import LINES, Rule
from ui.draw.card import Amount
from ui.figures import beside, decimal
from ui.kit.text import Text

DIGITS = {"temperature": 3, "cough": 1, "strength": 2}
BASE_DIGITS = 2
"""Of the card's last number: so many that both divided come to the line that is shown."""


def idea(here: Rule) -> str:
    """The section that says what is asked of both."""
    return "idea" if here.rule_question == "ill" else f"idea.{here.rule_question}"


def asked(text: Text, question: str) -> str:
    """What is bet on: what another place is supposed to be like, and who will do better there."""
    return text.together(text(f"asked.{question}", shift=QUESTIONS[question].shift), text("bet"))


def press(text: Text, here: Rule, trained: Rule, *, first: bool = False) -> str:
    """What the button does: go there, train again where one is, or nothing more.

    The way of the main job, its `first` training not yet made, is numbered: who has gone there is half way.
    """
    there = here.rule_place == "elsewhere"
    if trained == here.run:
        return text("trained" if there else "go.first" if first else "go")
    return text("train.first") if first and there else text(f"train.{here.rule_place}")


def numbers_of(text: Text, here: Rule, trained: Rule, *, first: bool = False) -> str:
    """Where the model's numbers are from, and what to press if they are not from here."""
    if trained == here.run:
        return text(f"here.{here.rule_place}", count=len(scene.met(here)))
    said = "not_trained_so" if trained.rule_place == here.rule_place else f"not_trained.{trained.rule_place}"
    return text(said, press=press(text, here, trained, first=first))


def wrong(verdict: Verdict) -> int:
    """How many are judged wrong, either way."""
    return verdict.false_alarms + verdict.missed


def _seen(here: Rule, trained: Rule) -> tuple[Verdict, Verdict]:
    """The rule judged by those in the picture, and the model."""
    crowd = scene.met(here)
    return judge(scene.by_rule(here.line, crowd), crowd.y), judge(scene.by_model(trained, crowd), crowd.y)


def counted(text: Text, here: Rule, trained: Rule) -> str:
    """What each gets wrong among those in the picture."""
    rule, model = _seen(here, trained)
    return text(
        f"say.counted.{here.rule_question}",
        rule_alarms=rule.false_alarms,
        rule_missed=rule.missed,
        model_alarms=model.false_alarms,
        model_missed=model.missed,
    )


def fair(text: Text, here: Rule, trained: Rule) -> str:
    """That both kinds of mistake counted alike, and who is better for whom misses are worse."""
    rule, model = _seen(here, trained)
    return text("say.fair", rule_missed=rule.missed, model_missed=model.missed)


def unmet(text: Text, here: Rule, trained: Rule, *, told: bool) -> str:
    """What each gets wrong among those never met. `told`: the bet says so already, of the rule as it was written."""
    rule = wrong(scene.rule_verdict(here.rule_question, here.rule_place, here.line))
    model = wrong(scene.model_verdict(trained, here.rule_place))
    if told and here.rule_place == "elsewhere" and (rule, model) == away(here.rule_question):
        return ""
    return text(f"say.unmet.{here.rule_question}", count=scene.UNMET, rule=rule, model=model)


def away(question: str) -> tuple[int, int]:
    """How many the rule as written and a model trained there get wrong elsewhere: what was bet on."""
    trained = scene.model_verdict(Rule(question, "elsewhere"), "elsewhere")
    return wrong(scene.written_rule(question, "elsewhere")), wrong(trained)


def apart(text: Text, more: int) -> str:
    """That the model gets so many more wrong than the rule, of the same people; fewer, if that is below 0."""
    who = "same" if not more else "model" if more > 0 else "rule"
    return text(f"say.apart.{who}", more=abs(more))


def seen_apart(text: Text, here: Rule, trained: Rule) -> str:
    """That, of those in the picture."""
    rule, model = _seen(here, trained)
    return apart(text, wrong(model) - wrong(rule))


def nearly(text: Text, here: Rule, learned: Classifier) -> str:
    """Where the model's line is to more places, if it reads like the rule's and is another."""
    (limit, *others), line = scene.limits_of(learned), here.line
    if others or shown_line(limit, here.rule_question) != decimal(line, 1):
        return ""
    closer = beside(limit, 2, line)
    return text("say.nearly", line=closer) if float(closer) != line else ""


def its_line(text: Text, question: str, learned: Classifier) -> str:
    """How the numbers of the card make the model's line; nothing where there are three."""
    if len(learned.names) > 1:
        return ""
    (name,), (weight,), (line,) = learned.names, learned.weights, scene.limits_of(learned)
    values = {"base": decimal(-learned.bias, BASE_DIGITS), "weight": decimal(float(weight), DIGITS[name])}
    return text("say.its_line", **values, line=shown_line(line, question))


def shown_line(limit: float, question: str) -> str:
    """Where a model's answer changes, with enough digits to show on which side of the rule as it was written."""
    return beside(limit, 1, QUESTIONS[question].threshold)


def before(text: Text, here: Rule, trained: Rule) -> str:
    """All that is said under the picture before the bet."""
    learned = scene.model(trained)
    line = (its_line(text, here.rule_question, learned), nearly(text, here, learned))
    return text.together(seen_apart(text, here, trained), *line)


def outcome(text: Text, here: Rule, trained: Rule, *, told: bool) -> str:
    """All that is said there after it; see `unmet` for `told`. Once it is, also that both mistakes counted alike."""
    said = (
        counted(text, here, trained),
        before(text, here, trained),
        unmet(text, here, trained, told=told),
        fair(text, here, trained) if told else "",
    )
    return text.together(*said)


def truth(text: Text, question: str) -> str:
    """How both do elsewhere, the model trained there and reading no more than the rule as it was written."""
    rule, model = away(question)
    return text(f"bet.truth.{question}", count=scene.UNMET, rule=rule, model=model)


def moved(text: Text, trained: Rule, earlier: Rule | None) -> str:
    """Where training has taken the model's line; nothing where it did not."""
    if earlier is None or len(trained.features) > 1 or len(earlier.features) > 1:
        return ""
    before, after = (scene.limits(run)[0] for run in (earlier, trained))
    if decimal(before, 1) == decimal(after, 1):
        return ""
    return text("say.moved", before=before, after=after)


def cough(text: Text, here: Rule, trained: Rule) -> str:
    """What a third number does, judged where both are now; nothing without one."""
    if len(trained.features) == 1:
        return ""
    without, coughing = scene.limits(trained)
    known, unknown = (
        wrong(scene.model_verdict(Rule(trained.rule_question, trained.rule_place, knows), here.rule_place))
        for knows in ("yes", "no")
    )
    values = {"without": without, "coughing": coughing, "count": scene.UNMET, "known": known, "unknown": unknown}
    return text.together(text("say.cough", **values), text("say.no_room"))


def card(text: Text, trained: Rule, earlier: Rule | None, learned: Classifier | None = None) -> list[Amount]:
    """The model's numbers, and by how much training has moved the last of two, as a reader finds it from those shown.

    Args:
        learned: the model in another round than its last.
    """
    model = learned or scene.model(trained)
    alike = earlier is not None and earlier.features == trained.features and len(trained.features) == 1
    base = round(model.bias, BASE_DIGITS)
    change = base - round(scene.model(earlier).bias, BASE_DIGITS) if earlier and alike else None
    amounts = [
        Amount(text(f"amount.{name}"), float(weight), digits=DIGITS[name])
        for name, weight in zip(trained.features, model.weights, strict=True)
    ]
    return [*amounts, Amount(text("amount.base"), model.bias, digits=BASE_DIGITS, next=change)]


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
    columns = {text(f"column.{name}"): crowd.X[:, j] for j, name in enumerate(crowd.features)}
    columns[text(f"column.label.{here.rule_question}")] = crowd.y.astype(int)
    columns[text("column.rule")] = scene.by_rule(here.line, crowd).astype(int)
    chance = scene.model(trained).probability(crowd.X[:, : len(trained.features)])
    return pd.DataFrame(columns | {text("column.chance"): chance})


def loss_table(text: Text, trained: Rule, earlier: Rule | None) -> pd.DataFrame:
    """The cross-entropy, round by round."""
    history = scene.model(trained, earlier).history
    columns = {"round": np.arange(len(history.losses)), "loss": history.losses}
    return pd.DataFrame({text.label(f"column.{name}"): column for name, column in columns.items()})


def author(text: Text, question: str) -> str:
    """Who drew the rule's line, that it is theirs to move, and what comes of it with the model's own 200 answers."""
    asked, lines = QUESTIONS[question], scene.moved_rules(question, "elsewhere")
    mistakes = sorted({wrong(scene.rule_verdict(question, "elsewhere", line)) for line in lines})
    moved_by_hand = str(mistakes[0])
    if len(mistakes) > 1:
        moved_by_hand = text("author.several", low=mistakes[0], high=mistakes[-1])
    best = text.label("say.and_also").join(decimal(line, 1) for line in lines)
    _, model = away(question)
    values = {"met": len(scene.met(Rule(question))), "best": best, "rule": moved_by_hand, "model": model}
    return text(f"author.{question}", line=asked.threshold, shift=asked.shift, count=scene.UNMET, **values)


def read_out(text: Text, trained: Rule) -> str:
    """How the two numbers of the card make the line; nothing where there are three."""
    if len(trained.features) > 1:
        return ""
    model = scene.model(trained)
    line = shown_line(scene.limits(trained)[0], trained.rule_question)
    values = {"weight": float(model.weights[0]), "base": -model.bias, "line": line}
    return text(f"read_out.{trained.rule_question}", **values)


def sample(text: Text, here: Rule) -> str:
    """Who stands in the picture, and who the others are."""
    return text("say.sample", met=len(scene.met(here)), count=scene.UNMET)


def line_of(here: Rule) -> str:
    """The setting that is the rule's number here."""
    return LINES[here.rule_question]
