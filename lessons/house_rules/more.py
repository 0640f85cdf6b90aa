"""Behind the fold: the other layout, a search that learns, the best of 64, and who does what when a model is made."""

from functools import partial

import streamlit as st

from core.search import LAYOUTS
from lessons.house_rules import curse, tables, words
from lessons.house_rules.pictures import HouseRulesPage
from lessons.house_rules.settings import AUTOMATIC, JOBS, PEOPLE


def show(page: HouseRulesPage) -> None:
    """All four."""
    text = page.text
    st.header(text("layouts.header"), anchor=False)
    page.say(words.knobs(text), words.layouts(text))
    for name in LAYOUTS:
        page.say(text(f"layouts.{name}"))
        page.table(tables.layout(text, name))
    st.header(text("learner.header"), anchor=False)
    page.say(text("learner.idea"))
    st.button(text("learner.press"), key="learner", on_click=partial(page.put, learner_tried="yes"))
    if page.settings.learner_tried == "yes":
        page.say(words.learner(text))
    st.header(text("curse.header"), anchor=False)
    page.say(text("curse.idea", **words.contestants(text)))
    st.button(text("curse.press"), key="exam_64", on_click=partial(page.put, exam_taken="yes"))
    if page.settings.exam_taken == "yes":
        page.drawing(curse.KEY, curse.drawing(text), text("alt.curse"), width=curse.WIDE)
        page.say(words.curse(text))
        page.table(tables.exams(text))
        page.say(words.larger(text))
    st.header(text("jobs.header"), anchor=False)
    page.say(text("jobs.idea", jobs=len(JOBS)))
    _show_jobs(page)


def _show_jobs(page: HouseRulesPage) -> None:
    """The job to be sorted now, and those that were; marked once all of them are."""
    text, done = page.text, page.settings.jobs_sorted
    if len(done) < len(JOBS):
        page.say(words.job(text, len(done)))
    else:
        page.say(words.jobs(text, page.settings))
    with st.container(horizontal=True):
        for letter, name in ((PEOPLE, "people"), (AUTOMATIC, "automatic")):
            st.button(
                text(f"jobs.{name}"),
                key=f"job_{name}",
                on_click=partial(page.put, jobs_sorted=(done + letter)[: len(JOBS)]),
                disabled=len(done) == len(JOBS),
            )
        back = partial(page.put, jobs_sorted=done[:-1] if len(done) < len(JOBS) else "")
        name = "jobs.back" if len(done) < len(JOBS) else "jobs.again"
        st.button(text(name), key="job_back", type="tertiary", on_click=back, disabled=not done)
    if done:
        page.table(tables.jobs(text, page.settings))
