"""3 Rule or model? One line of a program and one learned curve answer the same question, at home and elsewhere."""

import inspect
from typing import cast

import streamlit as st

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
here = reader.settings(Rule).run
question, place = here.rule_question, here.rule_place

cooks = [run.run for run in cast("tuple[Rule, ...]", reader.cooks.get("rule", ())) if run.rule_question == question]
moved = page.keep(about="moved", questions=set())["questions"]
moved.update(run.rule_question for run in cooks if run.rule_place != "home")

seen = question in moved
truth = rule_words.truth(text, question) if seen else ""
answer = runs_rule.better(question, "elsewhere") if seen else None
bet = page.bet(question, ("rule", "model", "same"), answer=answer, truth=truth)


def cook() -> None:
    """Note a training with the settings as they are when the button is pressed."""
    reader.cook("rule", reader.settings(Rule).run)


trained = cooks[-1] if cooks else None
earlier = cooks[0] if len(cooks) > 1 else None
hand, picture = st.columns([4, 7], gap="large")
with hand:
    page.hint("" if bet else text.label("bet_first"))
    controls.buttons(reader, text, "rule_place")
    if len(QUESTIONS[question].features) > 1:
        controls.buttons(reader, text, "rule_cough")
    page.primary(text("train"), key="cook", on_click=cook, disabled=bet is None, width="stretch")
    if trained:
        shown = {"rule": runs_rule.rule_verdict(question, place), "model": runs_rule.model_verdict(trained, place)}
        page.figures({text(f"metric.{who}"): f"{verdict.accuracy:.1%}" for who, verdict in shown.items()})
with picture:
    if bet and not trained:
        page.note(text("not_trained"))
    elif trained and trained != here:
        was = text.label(f"option.rule_place.{trained.rule_place}")
        page.note(text("not_trained_here" if trained.rule_place != place else "not_trained_so", place=was))
    rule_pictures.show_chances(text, here, trained, earlier)
    page.note(rule_words.place(text, here))
    page.note(text("code"))
    st.code(inspect.getsource(QUESTIONS[question].rule), language=None, wrap_lines=True)

page.say(rule_words.verdicts(text, here, trained) if trained else "")
if trained and trained == here:
    page.say(rule_words.what_changed(text, earlier, here) if earlier else rule_words.found(text, trained))
    if len(trained.features) > 1:
        page.say(text("say.no_room"))
if bet and seen:
    page.done()

controls.buttons(reader, text, "rule_question")
page.read_more(learn, sigmoid, log_loss)
tables = {
    "verdicts": rule_words.verdict_table(text, here, trained),
    "people": rule_words.people_table(text, here, trained),
}
page.numbers(tables | ({"rounds": rule_words.loss_table(text, trained)} if trained else {}))
page.close()
