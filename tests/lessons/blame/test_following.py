"""The ticket in the reader's hand: at every place of its sliders, line, sentence and table are those of that ticket."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from lessons.blame import following
from lessons.blame.settings import BlameSlips
from tests.films import Shown, read
from tests.lessons.blame.oracle import Oracle
from tests.oracle import State
from ui.kit.session import from_link
from ui.kit.text import LANGUAGES, REGISTERS, Text

PLACES = [round(0.3 * place, 6) for place in range(21)]
STATES = {
    **{f"press {press}": BlameSlips(slip_press=press, slip_weight=4) for press in range(7)},
    "adjusted": BlameSlips(slip_press=4, slip_updates=2, slip_rate=3.0),
    "adjusted, before a press": BlameSlips(slip_updates=1, slip_pattern="either", slip_cooks=2),
    "four cooks": BlameSlips(slip_press=6, slip_cooks=4, slip_seed=7, slip_pattern="either"),
}


def expected(text: Text, settings: BlameSlips) -> Oracle:
    reader = from_link({}, text.language, "blame", BlameSlips)
    return Oracle(State(settings, (settings,), (), "", text, reader, numbers_open=False))


@pytest.fixture(params=STATES)
def settings(request: pytest.FixtureRequest) -> BlameSlips:
    """A ticket on its way."""
    return STATES[request.param]


def standing(settings: BlameSlips) -> dict[str, int]:
    return {"slip_salt": PLACES.index(settings.slip_salt), "slip_spice": PLACES.index(settings.slip_spice)}


def test_each_strip_is_the_ticket_worked_out_by_hand_at_every_place(settings: BlameSlips) -> None:
    text, here = Text("en", "kitchen", "blame"), standing(settings)
    line, said = map(read, following.strips(text, settings))
    for slider, place in product(following.TICKET, range(21)):
        moved: dict[str, Any] = {slider: PLACES[place], "slip_updates": 0}
        there = settings if here[slider] == place else replace(settings, **moved)
        told, at = expected(text, there).followed(), {**here, slider: place}
        assert told["strips1"].items() <= line.at(**at).items(), (slider, place)
        assert said.at(**at) == told["strips2"], (slider, place)


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_every_part_that_moves_is_in_the_drawing(language: str, register: str, settings: BlameSlips) -> None:
    text, still = Text(language, register, "blame"), following.without_hand(settings)
    films = [following.line_film(text, still), following.said_film(text, still)]
    for film, strip in zip(map(read, films), map(read, following.strips(text, settings)), strict=True):
        assert film.key == strip.key
        assert all(f'id="{track.part}"' in film.drawing for track in strip.tracks)


def test_a_move_sends_little(settings: BlameSlips) -> None:
    assert sum(map(len, following.strips(Text("en", "kitchen", "blame"), settings))) < 11_000  # in base64 15 kB


def test_what_the_ticket_does_not_change_is_made_once(settings: BlameSlips) -> None:
    moved = replace(settings, slip_salt=0.3, slip_rounds=30)
    same = following.without_hand(moved) == following.without_hand(settings)
    assert same == (settings.slip_updates == 0)


def test_colours_and_dashes_follow_an_adjusted_line() -> None:
    shown: Shown = read(following.strips(Text("en", "kitchen", "blame"), STATES["press 6"])[0])
    looks = shown.at(**standing(STATES["press 6"]))
    for (part, attribute), look in looks.items():
        if attribute == "stroke-dasharray":
            assert (look == "none") == (looks[f"n{part}", "words"][0] != "−")
