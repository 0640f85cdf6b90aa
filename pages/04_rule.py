"""Rule or model? A line that somebody wrote and one that was learned, taken to a warmer town together."""

from functools import partial

import streamlit as st
from pandas import DataFrame

from core.losses import log_loss, sigmoid
from core.people import QUESTIONS, learn
from lessons.rule import films, scene, stills, words
from lessons.rule.hand import author, in_hand
from lessons.rule.settings import Rule
from ui.kit.page import open_page
from ui.kit.presses import press
from ui.kitchen.clock import OUTCOME

page = open_page("rule", Rule, words.idea)
text = page.text
question = page.settings.rule_question
trainings = page.runs.only(lambda run: run.rule_question == question)
trained = trainings.last or scene.at_home(question)
earlier = trainings.before or (scene.at_home(question) if trainings else None)
with st.container(key=OUTCOME):
    bet = page.bet_on_runs(
        ("rule", "model", "same"),
        about=lambda run: run.rule_question,
        settled=lambda run: run.rule_place == "elsewhere",
        answers=lambda run: [scene.better(run.rule_question, "elsewhere")],
        truth=lambda run: words.truth(text, run.rule_question),
        words=words.asked(text, question),
    )


def go_on() -> None:
    """Take both to the other town, or train the model where they are."""
    here = page.settings
    if trained == here.run and here.rule_place == "home":
        page.put(rule_place="elsewhere")
    else:
        press(page, settles=here.rule_place == "elsewhere" and not page.seen())


def what_to_do() -> None:
    """Where both are, and what is next."""
    here = page.settings
    with st.container(horizontal=True):
        page.buttons("rule_place", named=False)
        idle = bet is None or (trained == here.run and here.rule_place == "elsewhere")
        name = words.press(text, here, trained, first=not trainings)
        page.primary(name, key="cook", on_click=go_on, disabled=idle, width="stretch")
    page.bet_first(bet)
    page.say(words.numbers_of(text, here, trained, first=not trainings))


def told() -> None:
    """What the films, which follow the rule's author by themselves, are told."""
    here = page.settings
    shown = ("people", "said", "learned") if bet else ("people", "learned")
    page.follow(in_hand(page), films=shown, looks=films.note(text, here, trained, earlier))


def numbers() -> dict[str, DataFrame]:
    """The verdicts and the people of this place, and the last training round by round."""
    here = page.settings
    tables = {"verdicts": words.verdict_table(text, here, trained), "people": words.people_table(text, here, trained)}
    return tables | {"rounds": words.loss_table(text, trained, earlier)}


hand, picture = st.columns([5, 12], gap="small")
with hand:
    what_to_do()
    page.live(told, controls=partial(author, page), films=in_hand(page), watch=lambda: in_hand(page))
with picture:
    stills.show_people(page, trained, earlier)
stills.show_said(page, trained, earlier, bet=bet is not None)
page.once("warmer", bool(page.runs.only(scene.fever_away)))
if bet and page.seen():
    page.done()
page.bridge(lambda: stills.show_card(page, trained, earlier))
with page.fold():
    gives_away = words.author(text, question) if bet is not None else ""  # how the model does where the bet asks
    page.say(words.moved(text, trained, earlier), words.read_out(text, trained), gives_away)
    page.say(words.sample(text, page.settings), text(f"more.{question}"), words.cough(text, page.settings, trained))
    if len(QUESTIONS[question].features) > 1:
        page.buttons("rule_cough")
    page.buttons("rule_question")
written = QUESTIONS[question]
about = {"threshold": written.threshold, "rounds": scene.ROUNDS}
page.read_more(written.rule, scene.by_rule, learn, sigmoid, log_loss, tables=numbers, **about)
page.close()
