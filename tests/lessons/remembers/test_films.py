"""The films at every frame, what they weigh, and where the picture's words stand."""

import re
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from core.arrays import Array
from core.counter_training import network
from lessons.remembers import films, words
from lessons.remembers.chat import boxes
from lessons.remembers.chefs import Chef, Slant
from lessons.remembers.drawing import HALF, Picture
from lessons.remembers.scene import Chat, ordered
from lessons.remembers.settings import GUESTS, MOST_SAME, MOST_TALK, WINDOWS
from tests import films as sent
from ui.kit.text import LANGUAGES, Text

PART = re.compile(r'<[^<>]*\bid="([^"]*)"([^>]*)>([^<]*)')
"""Something with an id: that, its attributes from there on, and the words in it."""

TEXTS = {language: Text(language, "kitchen", "remembers") for language in LANGUAGES}
CHEFS = {language: Chef(language, network(language).start(1), (0,), (4.0,)) for language in LANGUAGES}


def records(language: str, seed: int) -> Array:
    """Numbers of three chefs one after another."""
    return np.stack([network(language).start(seed + at) for at in range(3)])


SLANTS = {
    language: Slant(chef, 40, records(language, 2), records(language, 5), (0, 10, 20))
    for language, chef in CHEFS.items()
}


def agrees(packed: bytes, drawn: Picture, frames: int, axis: str) -> None:
    """At every frame the film looks as the picture drawn there, and is light enough."""
    assert len(packed) < 60_000
    film = sent.read(packed)
    for at in range(frames):
        expected, looks = drawn.looks(at), film.at(**{axis: at})
        assert looks.keys() == expected.keys()
        parts = {part: (tag, inside) for part, tag, inside in PART.findall(drawn.html(expected))[::-1]}
        for (part, attribute), look in looks.items():
            tag, inside = parts[part]
            found = inside if attribute == "words" else re.findall(rf' {attribute}="([^"]*)"', tag)[0]
            assert found == look, (part, attribute, at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("talk", [0, 3, MOST_TALK])
def test_the_counter_word_by_word(language: str, talk: int) -> None:
    text, chef = TEXTS[language], CHEFS[language]
    chat = Chat(language, 1, talk, 24, chef)
    packed = films.counter_film(text, 1, talk, 24, chef)
    agrees(packed, films.counter_picture(text, chat), len(films.frames(chat)), films.CLOCK)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("talk", [0, 4, MOST_TALK])
def test_each_turns_bar_ends_in_how_much_is_sent_and_not_in_what_is_seen(language: str, talk: int) -> None:
    chat = Chat(language, 1, talk, 12, CHEFS[language])
    drawn = films.counter_picture(TEXTS[language], chat).html({})
    for turn, sent_then in enumerate(chat.sent):
        rows = re.findall(rf'<g font-size="11.5" id="\w+turn{turn}"[^>]*>(.*?)</g>', drawn, re.DOTALL)
        assert rows
        assert {re.findall(r">(\d+)</text>", row)[-1] for row in rows} == {str(sent_then)}
    assert chat.sent[-1] > 12 or not talk


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_habit_order_by_order(language: str) -> None:
    text, chef = TEXTS[language], CHEFS[language]
    agrees(films.habit_film(text, chef), films.habit_picture(text, chef), MOST_SAME + 1, "rem_same")
    said = sent.read(films.habit_said_film(text, chef))
    assert len({said.at(rem_same=at)["said", "words"] for at in range(MOST_SAME + 1)}) == MOST_SAME + 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("undone", [False, True])
def test_the_slant_record_by_record(language: str, undone: bool) -> None:
    text, made = TEXTS[language], SLANTS[language]
    drawn = films.slant_picture(text, made.opinions, made, undone=undone)
    agrees(films.slant_film(text, made, undone), drawn, len(films.frames(made)), films.CLOCK)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_say_what_the_picture_shows_at_that_frame(language: str) -> None:
    text, chef, made = TEXTS[language], CHEFS[language], SLANTS[language]
    said = sent.read(films.counter_said_film(text, 0, 2, 12, chef))
    last = len(films.frames(Chat(language, 0, 2, 12, chef))) - 1
    talking = text("say.talking_on")
    begun = sent.read(films.counter_said_film(text, 0, 0, 12, chef))
    assert begun.at(rem_time=0)["said", "words"] == text("say.talking"), "there is no question before"
    assert {said.at(rem_time=at)["said", "words"] for at in range(last)} == {talking}
    assert said.at(rem_time=last)["said", "words"] == words.said(text, Chat(language, 0, 2, 12, chef))
    told = sent.read(films.slant_said_film(text, made, True))
    assert ["20" in told.at(rem_time=at)["said", "words"] for at in range(3)][-1]
    assert len({told.at(rem_time=at)["said", "words"] for at in range(3)}) == 3
    leaning = sent.read(films.slant_said_film(text, made, False))
    for at, steps in enumerate(made.recorded):
        assert re.search(rf"(?<!\d){steps} (steps|步)", leaning.at(rem_time=at)["said", "words"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chat_goes_on_from_where_it_was_and_ends_with_the_chefs_turn(language: str) -> None:
    for talk in range(MOST_TALK + 1):
        chat = Chat(language, 0, talk, 24, None)
        ends = films.frames(chat)
        before = chat.earlier(talk - 1) if talk else None
        asked = len(chat.said[-1].tokens) + 1
        assert ends[0] == (len(before.tokens) - asked if before else 0)
        assert ends[-1] == len(chat.tokens)
        assert set(np.diff(ends)) == {0, 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_that_matters_never_stands_at_the_very_edge(language: str) -> None:
    """There the chef would see it without the word before it, and be neither here nor there."""
    for guest, talk, window in product(range(GUESTS), range(MOST_TALK + 1), WINDOWS):
        assert Chat(language, guest, talk, window, None).back != window


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_is_wider_than_its_half(language: str) -> None:
    chats: list[Any] = [Chat(language, guest, MOST_TALK, 24, None).said for guest in range(GUESTS)]
    for said, open_at_end in [*((each, True) for each in chats), (ordered(language, MOST_SAME), False)]:
        found = boxes(said, open_at_end=open_at_end)
        assert max(box.x + box.wide for box in found) < HALF - 20
        for one, two in pairwise(found):
            assert one.row < two.row or one.x + one.wide < two.x
