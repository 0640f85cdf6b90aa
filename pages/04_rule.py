"""Rule or model? One line of a program and one learned curve answer the same question, at home and elsewhere."""

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss, sigmoid
from core.people import QUESTIONS, learn
from lessons.rule import pictures, scene, words
from lessons.rule.settings import Rule
from ui.kit.page import open_page

page = open_page("rule", Rule)
text = page.text
question = page.settings.rule_question
trainings = page.runs.only(lambda run: run.rule_question == question)
bet = page.bet_on_runs(
    ("rule", "model", "same"),
    about=lambda run: run.rule_question,
    settled=lambda run: run.rule_place == "elsewhere",
    answers=lambda run: [scene.better(run.rule_question, "elsewhere")],
    truth=lambda run: words.truth(text, run.rule_question),
)


def rule_and_model() -> None:
    """The people of a place, the rule that was written and the model that was learned."""
    here, trained, earlier = page.settings.run, trainings.last, trainings.before
    hand, picture = st.columns([4, 7], gap="large")
    with hand:
        page.bet_first(bet, words.now_move(text) if trained and not page.seen() else "")
        page.buttons("rule_place")
        if len(QUESTIONS[question].features) > 1:
            page.buttons("rule_cough")
        page.primary(text("train"), key="cook", on_click=page.cook, disabled=bet is None, width="stretch")
        if trained:
            page.say(page.figures(words.figures(text, here, trained)))
    with picture:
        page.hint(words.not_trained(text, here, trained) if bet else "")
        pictures.show_chances(text, here, trained, earlier)
        page.note(words.place(text, here))
        page.note(text("code"))
        page.code(QUESTIONS[question].rule)
    if trained:
        page.say(words.verdicts(text, here, trained))
        page.say(words.what_came(text, here, trained, earlier))
    if bet and page.seen():
        page.done()


def numbers() -> dict[str, DataFrame]:
    """The verdicts and the people of this place, and the last training round by round."""
    here, trained = page.settings.run, trainings.last
    tables = {"verdicts": words.verdict_table(text, here, trained), "people": words.people_table(text, here, trained)}
    return tables | ({"rounds": words.loss_table(text, trained)} if trained else {})


page.live(rule_and_model, moves=("rule_place", "rule_cough"))
page.buttons("rule_question")
page.read_more(learn, sigmoid, log_loss, tables=numbers, threshold=QUESTIONS[question].threshold)
page.close()
