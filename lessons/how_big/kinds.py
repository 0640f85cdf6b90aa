"""Kinds of models, as a table to filter."""

from collections.abc import Mapping

import streamlit as st
from pandas import DataFrame

from core.data.kinds_of_models import KINDS, Kind
from lessons.how_big import words
from lessons.how_big.settings import ALL, HowBig
from ui.figures import whole
from ui.kit.page import Page
from ui.kit.text import Text

FILTERS: Mapping[str, str] = {
    "kind_architecture": "architecture",
    "kind_task": "task",
    "kind_training": "training",
    "kind_input": "given",
    "kind_size": "size",
}
"""By setting: what of a model it asks about."""

NAMED = {"AlexNet": "name.alexnet", "ERNIE Bot": "name.ernie_bot"}
"""Models that are called otherwise in another language."""


def listed(settings: HowBig) -> list[Kind]:
    """Those that pass all filters."""
    asked = {of: getattr(settings, setting) for setting, of in FILTERS.items()}
    return [kind for kind in KINDS if all(each in (ALL, getattr(kind, of)) for of, each in asked.items())]


def table(text: Text, kinds: list[Kind]) -> DataFrame:
    """One row a model."""
    return DataFrame(
        {
            text("column.model"): [text("kind.name", name=_name(text, kind), year=kind.year) for kind in kinds],
            text("column.kind"): [_what(text, kind) for kind in kinds],
        }
    )


def _name(text: Text, kind: Kind) -> str:
    return text(NAMED[kind.name]) if kind.name in NAMED else kind.name


def _count(text: Text, kind: Kind) -> str:
    if kind.count is None:
        return text("kind.unknown")
    count = whole(kind.count) if kind.known == "F" else words.in_words(text, kind.count, 4)
    if kind.active == kind.count:
        return count
    return text("kind.active", count=count, active=words.in_words(text, kind.active or 0))


def _what(text: Text, kind: Kind) -> str:
    """How many numbers it has; what it is made of, does, learned from and is given; and how its count is known."""
    told = (text.option(setting, getattr(kind, of)) for setting, of in FILTERS.items() if of != "size")
    known = text(f"known.{kind.known}", source=kind.source)
    what = text.label("say.and_also").join(told)
    return text("kind.what", count=_count(text, kind), what=what, known=known)


def show(page: Page[HowBig]) -> None:
    """The filters and the table."""
    with st.container(horizontal=True):
        for setting in FILTERS:
            page.choice(setting)
    found = listed(page.settings)
    page.note(page.text("kind.found", count=len(found), all=len(KINDS)))
    if found:
        page.table(table(page.text, found))
