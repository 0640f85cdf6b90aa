"""A config.json of the reader's own, counted. It is kept in this tab's memory and nowhere else."""

from dataclasses import dataclass
from functools import partial
from typing import Literal

import streamlit as st

from core.data.published_models import MODELS
from core.files import PICKLES
from core.layouts import Layout, active_count, parameter_count
from core.model_configs import MOST_BYTES, READERS, ConfigError, Fault, read_config
from lessons.how_big import words
from lessons.how_big.settings import HowBig
from ui.figures import whole
from ui.kit.controls import drawn
from ui.kit.hand import sent
from ui.kit.notes import quoted
from ui.kit.page import Page
from ui.kit.text import Text

KEY = "big_config"
ONCE = "config"
LONGEST_NAME = 40
MEGABYTES = 1
PARTLY = ("bert", "deepseek_v3")
"""Kinds of which a published file may hold more than is counted."""


@dataclass(frozen=True)
class Dropped:
    """A file that was dropped here, as far as it was understood.

    Attributes:
        file: its name.
        kind, layout: what it describes; or
        fault, name, value: why it cannot be counted, of a `ConfigError`; or that it is a pickle.
    """

    file: str
    kind: str = ""
    layout: Layout | None = None
    fault: Fault | Literal["pickle"] | None = None
    name: str = ""
    value: str = ""


def read(file: str, content: bytes) -> Dropped:
    """Read a file; whatever is wrong with it is no error."""
    if file.lower().endswith(PICKLES):
        return Dropped(file, fault="pickle")
    try:
        kind, layout = read_config(content)
    except ConfigError as error:
        return Dropped(file, fault=error.fault, name=error.name, value=error.value)
    return Dropped(file, kind, layout)


def show(page: Page[HowBig]) -> None:
    """Where it is dropped, and what was found."""
    drop = partial(
        st.file_uploader,
        page.text("config.drop"),
        type=["json", *PICKLES],
        key=KEY,
        max_upload_size=MEGABYTES,
        on_change=_take,
        args=(page,),
    )
    drawn(page.reader, KEY, drop)
    found = page.memory.recall(Dropped)
    if found is not None and found.file:
        page.say(said(page.text, found))
    elif ONCE in page.memory.once:
        page.note(page.text("config.gone"))
    page.note(page.text("config.kept"))


def _take(page: Page[HowBig]) -> None:
    """Take up what was dropped, or forget what was taken away."""
    given = sent(KEY)
    if given is None:
        page.memory.keep(Dropped(""))
        page.memory.once.discard(ONCE)
        return
    content = given.getvalue() if given.size <= MOST_BYTES else b" " * (MOST_BYTES + 1)
    page.memory.keep(read(str(given.name), content))
    page.memory.once.add(ONCE)


def said(text: Text, found: Dropped) -> str:
    """What a file describes, or why it cannot be counted."""
    file = quoted(found.file, LONGEST_NAME)
    if found.layout is None:
        known = text.label("say.and_also").join(quoted(each) for each in READERS)
        told = {"file": file, "name": quoted(found.name), "value": quoted(found.value), "known": known}
        return text(f"config.{found.fault}", **told)
    count, active = parameter_count(found.layout), active_count(found.layout)
    parts = found.layout.parts()
    values = {
        "file": file,
        "kind": quoted(found.kind),
        "count": whole(count),
        "size": words.size(text, count, 16),
        "feed": parts.feed_forward / count,
        "attention": parts.attention / count,
        "words": parts.words / count,
    }
    left_out = text(f"config.without.{found.kind}") if found.kind in PARTLY else ""
    some = text("config.active", active=whole(active)) if active < count else ""
    twins = [model.name for model in MODELS if parameter_count(model.layout) == count]
    same = text("config.same", names=text.label("say.and_also").join(twins)) if twins else ""
    return text.together(text("config.say", **values), left_out, some, same)
