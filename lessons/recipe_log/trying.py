"""Six claims, each a button above what speaks against it, in its place before and after."""

from functools import partial

import streamlit as st

from lessons.recipe_log import past, pictures, words
from lessons.recipe_log.settings import CLAIMS, RecipeLog
from ui.kit.page import Page
from ui.kitchen.served import Filed

IN_A_ROW = 3


def draw(page: Page[RecipeLog], run: Filed, bet: str | None) -> None:
    """The claims; nothing is told of one before the bet, however it was settled."""
    text, pressed = page.text, page.settings.tried | {page.settings.log_claim}
    settled = past.settled(page.reader, page.settings) if bet else {}
    page.say(text("said" if len(settled) == len(CLAIMS) else "some_say"))
    for begin in range(0, len(CLAIMS), IN_A_ROW):
        row = CLAIMS[begin : begin + IN_A_ROW]
        for column, claim in zip(st.columns(IN_A_ROW, gap="small"), row, strict=True):
            with column, st.container(border=True, gap="xsmall", key=f"claim_{claim}"):
                kind = st.button if claim not in settled else partial(st.button, type="tertiary")
                put = partial(try_out, page, claim)
                kind(f"**{words.claim(text, claim)}**", key=f"try.{claim}", on_click=put, disabled=bet is None)
                told = pictures.Told(text, claim, run, settled.get(claim), yet=claim in settled and claim in pressed)
                page.drawing(f"claim.{claim}", told.html(), told.alt())
                if (there := settled.get(claim, past.HERE)) != past.HERE:
                    page.frame.link(there, text("mark.there", page=text.title(there)))


def try_out(page: Page[RecipeLog], claim: str) -> None:
    """Put a claim to the test."""
    page.put(log_tried=page.settings.with_tried(claim), log_claim=claim)
