"""Tables of *Which words matter?*."""

from pandas import DataFrame

from lessons.attention import scene, words
from lessons.attention.scene import Asked, Scene
from lessons.attention.settings import WhichWords
from ui.figures import percent
from ui.kit.text import Text

FAILURES = ("first", "second", "third", "fourth")


def reading(text: Text, shown: Scene) -> DataFrame:
    """Each word: how much it is looked at, and what it says."""
    now, asked = shown.now, shown.asked
    return DataFrame(
        {
            text("column.word"): list(asked.words),
            text("column.seen"): [text(f"seen.{_state(asked, at)}") for at in range(len(asked.words))],
            text("column.share"): now.share[-1],
            text("column.message"): shown.messages[-1],
        }
    )


def _state(asked: Asked, at: int) -> str:
    if at == asked.noun:
        return "asked"
    return "hidden" if at in asked.hidden else "yes" if asked.known[at] else "unknown"


def exams(text: Text, run: WhichWords) -> DataFrame:
    """How often chefs are right on new sentences."""
    learned, equal = (scene.exam_of(text.language, run.att_clues, equal=equal) for equal in (False, True))
    return DataFrame(
        {
            text("column.chef"): [text(f"chef.{who}") for who in ("learned", "forced", "equal")],
            text("column.right"): [learned.all, learned.forced, equal.all],
            text("column.tricky"): [learned.tricky, learned.forced_tricky, equal.tricky],
        }
    )


def practice(text: Text, run: WhichWords) -> DataFrame:
    """How far off the chef was as it practised."""
    history = scene.chef(text.language, run.att_clues).history
    return DataFrame({text("column.steps"): history.recorded, text("column.loss"): history.losses.astype(float)})


def failures(text: Text, run: WhichWords) -> DataFrame:
    """Sentences that it takes the wrong way, and what it says."""
    asked = [scene.understood(text.language, text(f"fail.{which}")) for which in FAILURES]
    found = [(each, scene.seen(each, False, run.att_clues, True)) for each in asked if each is not None]
    return DataFrame(
        {
            text("column.sentence"): [text(f"fail.{which}") for which in FAILURES],
            text("column.meant"): [text(f"fail.{which}_meant") for which in FAILURES],
            text("column.says"): [_says(text, float(seen.chance[-1])) for _, seen in found],
            text("column.most"): [each.words[int(seen.share[-1].argmax())] for each, seen in found],
        }
    )


def _says(text: Text, chance: float) -> str:
    return text("fail.says", chance=f"{percent(words.likely(chance))}%", sense=words.sense(text, chance))
