"""What *What comes next?* says: surprises in bits, who hesitates between how many words, and what is written."""

from collections.abc import Mapping

from lessons.next_word import scene
from lessons.next_word.scene import Walk
from lessons.next_word.settings import HEAT
from ui.figures import decimal, percent, whole
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Moment, Practised
from ui.kitchen.workshop import Order

CALLED = {".": "stop", "。": "stop", ",": "comma", "，": "comma", "、": "list"}
"""Marks that a voice would leave out between other words, by what they are called."""

ALMOST = 0.0005
"""A chance so near to none or to all is written as nearly that."""


def word(text: Text, language: str, place: int) -> str:
    """A word of the vocabulary; the end of a recipe has a name."""
    return recipes.recipes(language).vocabulary.words[place] or text("end")


def aloud(text: Text, written: str) -> str:
    """A word as whoever does not see it is told: a mark by its name."""
    return text(f"mark.{CALLED[written]}") if written in CALLED else written


def bits(text: Text, surprise: float) -> str:
    """A surprise."""
    return text("bits", bits=decimal(surprise, 1))


def share(text: Text, chance: float, rank: int = 0) -> str:
    """A chance, and which place its word takes where that is not plain; of those without any chance none is first."""
    if 0 < chance < ALMOST:
        told = "≈0%"
    elif 1 - ALMOST < chance < 1:
        told = "≈100%"
    else:
        told = f"{percent(float(chance))}%"
    return text("ranked", share=told, rank=rank) if rank and chance > 0 else told


def saw(walk: Walk, guesser: str, place: int) -> str:
    """The words that a guesser looks at."""
    if guesser == "network":
        return "… " + recipes.joined(walk.seen(place, 2), walk.language)
    return recipes.joined(walk.seen(place, recipes.ORDERS[guesser] - 1), walk.language)


def guesses(text: Text, walk: Walk, place: int) -> str:
    """The words of each guesser at a place, for whoever does not see them."""
    told = []
    for guesser in walk.rows:
        names = [aloud(text, word(text, walk.language, each)) for each in walk.rows[guesser].shown[place]]
        told.append(text("alt.guesses", who=text(f"bet.{guesser}"), words=text.label("say.and_also").join(names)))
    title, so_far = (recipes.joined(words, walk.language) for words in (walk.title, walk.words[:place]))
    return text(
        "alt.rows",
        title=title,
        before=text("alt.so_far", words=so_far) if so_far else text("alt.nothing"),
        word=aloud(text, walk.words[place]),
        guesses=text.together(*told),
    )


def place(text: Text, walk: Walk, at: int, heat: float) -> str:
    """How much the word at a place surprises each."""
    values = {name: float(row.bits[HEAT.place_of(heat), at]) for name, row in walk.rows.items()}
    practised = len(walk.rows) == len(scene.GUESSERS)
    said = text("say.place" if practised else "say.counted", word=walk.words[at], **values)
    return text.together(said, heated(text, heat))


def heated(text: Text, heat: float) -> str:
    """What a temperature does to the chances; at 1, as they were learned, nothing."""
    if heat == HEAT.default:
        return ""
    return text("heat.none" if heat == 0 else "heat.low" if heat < HEAT.default else "heat.high")


def truth(text: Text, read: int, practised: Practised | None) -> str:
    """Who is surprised least by recipes that nobody has read."""
    if practised is None:
        return text("bet.wait")
    return text("bet.truth", **scene.perplexities(text.language, read, practised))


def moment(text: Text, now: Moment) -> Mapping[str, object]:
    """What fills the sentence of a record."""
    return {"step": whole(now.step), "on_new": now.on_new, "on_read": now.on_read}


def blind(text: Text, now: Moment) -> str:
    """That a network which wavers between more words than it knows is worse than guessing blindly; else nothing."""
    known = len(recipes.recipes(text.language).vocabulary)
    return text("say.blind", known=known, words=known - 1) if now.on_new > known else ""


def sample(text: Text, now: Moment) -> str:
    """What is written at a record; where it breaks off, that it would go on."""
    told = recipes.joined(now.sample, text.language)
    return told if told.endswith(recipes.FULL_STOPS) else text("written.on", words=told)


def begun(text: Text) -> str:
    """What it goes on from."""
    corpus = recipes.recipes(text.language)
    return recipes.told(text, corpus.vocabulary.decode(recipes.beginning(text.language)))


def waiting(text: Text, order: Order[Practised]) -> str:
    """What whoever has ordered is told until it is made."""
    if order.state == "working":
        step = order.progress[-1].step if order.progress else 0
        return text("practising", step=step, steps=recipes.steps)
    if order.state == "waiting":
        return text("waiting", ahead=order.ahead, seconds=max(1, round(order.seconds)))
    return text("failed" if order.state == "failed" else "full")
