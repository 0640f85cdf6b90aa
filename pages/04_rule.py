"""Rule or model? One line of a program and one learned curve answer the same question, at home and elsewhere."""

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss, sigmoid
from core.people import QUESTIONS, learn
from ui import controls
from ui.rule import pictures as rule_pictures
from ui.rule import runs as runs_rule
from ui.rule import words as rule_words
from ui.settings import Rule
from ui.shell import open_page

page = open_page("rule")
reader, text = page.reader, page.text
question = reader.settings(Rule).rule_question


def trainings() -> list[Rule]:
    """The last training for this question and the one before it, newest last."""
    return [run for run in reader.runs("rule", Rule) if run.rule_question == question]


def has_seen() -> bool:
    """Whether the model has been trained elsewhere, which the bet is about; once seen, it stays so."""
    return (question, "elsewhere") in reader.firsts("rule", Rule, lambda run: (run.rule_question, run.rule_place))


bet = page.bet(
    question,
    ("rule", "model", "same"),
    seen=has_seen(),
    answers=lambda: [runs_rule.better(question, "elsewhere")],
    truth=lambda: rule_words.truth(text, question),
)


def rule_and_model() -> None:
    """The people of a place, the rule that was written and the model that was learned."""
    here, runs_so_far = reader.settings(Rule).run, trainings()
    trained = runs_so_far[-1] if runs_so_far else None
    earlier = runs_so_far[0] if len(runs_so_far) > 1 else None
    place, elsewhere = here.rule_place, text.label("option.rule_place.elsewhere")
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        page.bet_first(bet, text("say.now_move", place=elsewhere) if trained and not has_seen() else "")
        controls.buttons(reader, text, "rule_place")
        if len(QUESTIONS[question].features) > 1:
            controls.buttons(reader, text, "rule_cough")
        page.primary(text("train"), key="cook", on_click=page.cook, disabled=bet is None, width="stretch")
        if trained:
            shown = {"rule": runs_rule.rule_verdict(question, place), "model": runs_rule.model_verdict(trained, place)}
            page.say(page.figures({text(f"metric.{who}"): f"{v.accuracy:.1%}" for who, v in shown.items()}))
    with picture:
        page.hint(rule_words.not_trained(text, here, trained) if bet else "")
        rule_pictures.show_chances(text, here, trained, earlier)
        page.note(rule_words.place(text, here))
        page.note(text("code"))
        page.code(QUESTIONS[question].rule)
    page.say(rule_words.verdicts(text, here, trained) if trained else "")
    if trained and trained == here:
        page.say(rule_words.what_changed(text, earlier, here) if earlier else rule_words.found(text, trained))
        page.say(text("say.no_room") if len(trained.features) > 1 else "")
    if bet and has_seen():
        page.done()


def numbers() -> dict[str, DataFrame]:
    """The verdicts and the people of this place, and the last training round by round."""
    here, trained = reader.settings(Rule).run, next(reversed(trainings()), None)
    tables = {
        "verdicts": rule_words.verdict_table(text, here, trained),
        "people": rule_words.people_table(text, here, trained),
    }
    return tables | ({"rounds": rule_words.loss_table(text, trained)} if trained else {})


page.live(rule_and_model, outside=has_seen)
controls.buttons(reader, text, "rule_question")
page.read_more(learn, sigmoid, log_loss, tables=numbers, threshold=QUESTIONS[question].threshold)
page.close()
