"""Pictures of *What the chef remembers* as films: counter and slant follow time, the habit its slider."""

from functools import lru_cache
from typing import Final

from lessons.remembers import counter, habit, slant, words
from lessons.remembers.chefs import Chef, Slant
from lessons.remembers.drawing import Picture
from lessons.remembers.scene import Chat
from lessons.remembers.settings import MOST_SAME, SAME
from ui.film import Axis, Film, one_sentence
from ui.kit.text import Text

CLOCK: Final = "rem_time"
SLIDERS: Final = ("rem_same",)
KEPT: Final = 32


def counter_picture(text: Text, chat: Chat) -> Picture:
    """The counter."""
    return counter.picture(chat, words.counter_words(text, chat), words.counter_alt(text, chat))


def habit_picture(text: Text, chef: Chef | None) -> Picture:
    """The habit."""
    found = words.habit_of(chef)
    return habit.picture(text.language, found, words.habit_words(text), words.habit_alt(text))


def slant_picture(text: Text, opinions: int, made: Slant | None, *, undone: bool) -> Picture:
    """The slant."""
    told = words.slant_words(text, opinions, made, undone=undone)
    found = words.leaning_of(made)
    return slant.picture(text.language, opinions, found, told, words.slant_alt(text), undone=undone)


def frames(now: Chat | Slant) -> tuple[int, ...]:
    """What is counted on the clock: words said, or steps taken."""
    return counter.ends(now) if isinstance(now, Chat) else now.recorded


@lru_cache(maxsize=KEPT)
def counter_film(text: Text, guest: int, talk: int, window: int, chef: Chef) -> bytes:
    """The counter, word by word."""
    chat = Chat(text.language, guest, talk, window, chef)
    return _timed("counter", counter_picture(text, chat), len(frames(chat)))


@lru_cache(maxsize=KEPT)
def slant_film(text: Text, made: Slant, undone: bool) -> bytes:
    """The slant, record by record."""
    return _timed("slant", slant_picture(text, made.opinions, made, undone=undone), len(frames(made)))


@lru_cache(maxsize=KEPT)
def counter_said_film(text: Text, guest: int, talk: int, window: int, chef: Chef) -> bytes:
    """Its sentence, once the question has been asked."""
    chat = Chat(text.language, guest, talk, window, chef)
    talking = [text("say.talking_on" if talk else "say.talking")] * (len(frames(chat)) - 1)
    return one_sentence("counter_said", Axis(CLOCK, len(frames(chat)), time=True), [*talking, words.said(text, chat)])


@lru_cache(maxsize=KEPT)
def slant_said_film(text: Text, made: Slant, undone: bool) -> bytes:
    """Its sentence, record by record."""
    many = len(frames(made))
    told = [words.slanted(text, made, undone=undone, record=record) for record in range(many)]
    return one_sentence("slant_said", Axis(CLOCK, many, time=True), told)


def _timed(key: str, drawn: Picture, many: int) -> bytes:
    film = Film(drawn.html({}), (Axis(CLOCK, many, time=True),))
    film.parts(CLOCK, [drawn.looks(at) for at in range(many)])
    return film.packed(key)


@lru_cache(maxsize=KEPT)
def habit_film(text: Text, chef: Chef) -> bytes:
    """The habit, order by order."""
    drawn = habit_picture(text, chef)
    film = Film(drawn.html({}), (Axis(SLIDERS[0], SAME.count),))
    film.parts(SLIDERS[0], [drawn.looks(at) for at in range(MOST_SAME + 1)])
    return film.packed("habit")


@lru_cache(maxsize=KEPT)
def habit_said_film(text: Text, chef: Chef) -> bytes:
    """Its sentence."""
    told = [words.habit(text, chef, times) for times in range(MOST_SAME + 1)]
    return one_sentence("habit_said", Axis(SLIDERS[0], SAME.count), told)
