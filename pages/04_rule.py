"""Rule or model? A line that somebody wrote and one that was learned, taken to a warmer town together."""

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
trained = trainings.last or scene.at_home(question)
earlier = trainings.before or (scene.at_home(question) if trainings else None)
bet = page.bet_on_runs(
    ("rule", "model", "same"),
    about=lambda run: run.rule_question,
    settled=lambda run: run.rule_place == "elsewhere",
    answers=lambda run: [scene.better(run.rule_question, "elsewhere")],
    truth=lambda run: words.truth(text, run.rule_question),
)


def go_on() -> None:
    """Take both to the other town, or train the model where they are."""
    here = page.settings
    if trained == here.run and here.rule_place == "home":
        page.put(rule_place="elsewhere")
    else:
        page.cook()


def rule_and_model() -> None:
    """The same people twice: what the rule says of them, and what the model says."""
    here = page.settings
    hand, picture = st.columns([5, 12], gap="small")
    with hand:
        with st.container(horizontal=True):
            page.buttons("rule_place", named=False)
            idle = bet is None or (trained == here.run and here.rule_place == "elsewhere")
            page.primary(words.press(text, here, trained), key="cook", on_click=go_on, disabled=idle, width="stretch")
        page.bet_first(bet, words.not_trained(text, here, trained))
        if bet:
            page.number(words.line_of(here))
    with picture:
        drawn, alt = (make(text, here, trained, earlier) for make in (pictures.people, pictures.told))
        page.drawing("people", drawn, alt, width=pictures.WIDEST)
    if bet:
        page.say(words.outcome(text, here, trained, told=page.seen()))
    if bet and page.seen():
        page.done()


def numbers() -> dict[str, DataFrame]:
    """The verdicts and the people of this place, and the last training round by round."""
    here = page.settings
    tables = {"verdicts": words.verdict_table(text, here, trained), "people": words.people_table(text, here, trained)}
    return tables | {"rounds": words.loss_table(text, trained)}


page.live(rule_and_model, moves=("rule_place", "rule_line", "rule_strength"))
state = text(f"card.state.{trained.rule_place}")
layers = (len(trained.features), 1)
page.bridge(lambda: page.card(text("card.whose"), layers, words.card(text, trained, earlier), state=state))
with page.fold():
    page.say(words.moved(text, trained, earlier), words.author(text, question))
    page.say(text(f"more.{question}"), words.cough(text, trained))
    if len(QUESTIONS[question].features) > 1:
        page.buttons("rule_cough")
    page.buttons("rule_question")
threshold = QUESTIONS[question].threshold
page.read_more(QUESTIONS[question].rule, learn, sigmoid, log_loss, tables=numbers, threshold=threshold)
page.close()
