"""The drawing shows what is known so far."""

from dataclasses import replace

import pytest
import streamlit as st

from lessons.blame import pictures, scene
from lessons.blame.settings import BlameSlips
from tests.groups import DEFAULTS
from ui.draw.charts import Look
from ui.kit.text import Text
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS)
TEXT = Text("en", "kitchen", "blame")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every picture that is shown, as SVG."""
    shown: list[str] = []
    monkeypatch.setattr(st, "image", lambda svg, **_: shown.append(svg))
    monkeypatch.setattr(pictures, "look", lambda: Look(dark=True))
    return shown


@pytest.mark.parametrize(("press", "unknown"), [(0, 4), (1, 0), (2, 0), (3, 3), (4, 0), (5, 0), (6, 0)])
def test_what_is_not_known_yet_is_a_question_mark(drawn: list[str], press: int, unknown: int) -> None:
    pictures.show_line(TEXT, replace(USUAL, slip_press=press))
    assert drawn[0].count(">?<") == unknown


def test_after_the_last_press_the_line_is_drawn_with_its_new_weights(drawn: list[str]) -> None:
    pictures.show_line(TEXT, replace(USUAL, slip_press=6))
    new = scene.updated(USUAL).parameters[1]
    assert f">{new:.2f}<" in drawn[0]


def test_a_bias_has_no_line_to_mark(drawn: list[str]) -> None:
    for which in range(13):
        pictures.show_line(TEXT, replace(USUAL, slip_press=5), which)
    biases = {2, 5, 8, 12}
    assert [number for number, svg in enumerate(drawn) if svg != drawn[2]] == sorted(set(range(13)) - biases)
