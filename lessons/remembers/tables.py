"""Tables of *What the chef remembers*."""

from pandas import DataFrame

from core.counter import words_of
from lessons.remembers import scene, words
from lessons.remembers.chefs import Chef, Slant
from lessons.remembers.scene import Chat
from lessons.remembers.settings import MOST_SAME, MOST_TALK
from ui.kit.text import Text


def turns(text: Text, chat: Chat) -> DataFrame:
    """However often they talk on: how far back the word stands, and what a chef who has practised answers then."""
    each = [chat.earlier(talk) for talk in range(MOST_TALK + 1)]
    told: dict[str, list[float]] = {
        text("column.talk"): list(range(MOST_TALK + 1)),
        text("column.back"): [chat.back for chat in each],
    }
    if chat.chef:
        told[text("column.right")] = [float(chat.answers[chat.guest]) for chat in each]
        told[text("column.all")] = [float(chat.answers.sum()) for chat in each]
    return DataFrame(told)


def orders(text: Text, chef: Chef) -> DataFrame:
    """What is expected after so many orders, and the best that can be known."""
    found = scene.habit(chef)
    return DataFrame(
        {
            text("column.times"): list(range(MOST_SAME + 1)),
            text("column.chance"): found.chances[:, 0],
            text("column.best"): found.best[:, 0],
        }
    )


def fading(text: Text, chef: Chef) -> DataFrame:
    """How a habit fades."""
    found = scene.habit(chef)
    return DataFrame({text("column.talk"): list(range(MOST_TALK + 1)), text("column.chance"): found.fading})


def leanings(text: Text, made: Slant) -> DataFrame:
    """How likely each thing is called spicy: before, after the opinions, after that was undone."""
    found = words.leaning_of(made)
    assert found is not None
    return DataFrame(
        {
            text("column.eaten"): list(words_of(text.language).eaten),
            text("column.before"): found.before,
            text("column.slanted"): found.slanted[-1],
            text("column.undone"): found.undone[-1],
        }
    )


def practice(text: Text, chef: Chef) -> DataFrame:
    """How far off the chef was as he practised."""
    return DataFrame({text("column.steps"): list(chef.recorded), text("column.loss"): list(chef.losses)})
