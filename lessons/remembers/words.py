"""What *What the chef remembers* says, each sentence worked out from what the chef answers."""

from typing import Any

import numpy as np
from pandas import DataFrame

from core.counter import FAVOURITE, vocabulary, words_of
from core.counter_training import BALANCED, CHATS, SLANT_STEPS, network
from core.data.counter_words import CHEF
from lessons.remembers import chefs, counter, scene, slant
from lessons.remembers import habit as habits
from lessons.remembers.chefs import Chef, Generation, Slant
from lessons.remembers.scene import HABIT_WINDOW, Chat, Habit, Leaning
from ui.figures import decimal
from ui.kit.text import Text
from ui.kitchen import recipes
from ui.kitchen.workshop import Order

FISH = 1
"""The place of the fish among what is eaten. The opinions are about the first."""

GUESS, HALF, SURE = 0.25, (0.35, 0.65), 0.9
"""Up to here a chance is called a guess among eight, within here about half, from here on almost always."""

SAMPLE = 24


# ---- the counter ----


def counter_words(text: Text, chat: Chat) -> counter.Words:
    """What is written in its picture."""
    return counter.Words(
        back=text.form("draw.back"),
        sees=text("draw.sees", window=chat.window),
        sent=text("draw.sent"),
        turn=text.form("draw.turn"),
        inside=text("draw.inside", food=chat.food),
        outside=text("draw.outside"),
        asked=text("draw.asked", question=joined(text, chat.said[-1].words)),
        before=text("draw.before"),
    )


def joined(text: Text, words: tuple[str, ...]) -> str:
    """Words as they are written."""
    return ("" if text.language == "zh" else " ").join(words)


def counter_alt(text: Text, chat: Chat) -> str:
    """The picture, for whoever does not see it."""
    said = text.together(
        *(text("alt.chef" if each.who == CHEF else "alt.guest", words=joined(text, each.words)) for each in chat.said)
    )
    return text("alt.counter", said=said, sent=text.label("say.and_also").join(map(str, chat.sent)))


def said(text: Text, chat: Chat) -> str:
    """Where the word stands, and what the chef answers."""
    if chat.chef is None:
        return text("say.untrained")
    top = int(chat.answers.argmax())
    values: dict[str, Any] = {"food": chat.food, "back": chat.back, "window": chat.window}
    values |= {"answer": words_of(text.language).foods[top], "chance": float(chat.answers[top])}
    if not chat.inside:
        rest = np.delete(np.arange(len(chat.answers)), chat.guest)
        other = int(rest[chat.answers[rest].argmax()])
        values |= {"answer": words_of(text.language).foods[other], "chance": float(chat.answers[other])}
        return text("say.outside", **values, own=float(chat.answers[chat.guest]))
    return text("say.inside" if top == chat.guest else "say.confused", **values)


def answers(chat: Chat) -> list[str]:
    """The option of the bet that is right, if one is."""
    chance = float(chat.answers[chat.guest])
    if chance >= SURE:
        return ["sure"]
    return ["guess"] if chance <= GUESS else ["half"] if HALF[0] <= chance <= HALF[1] else []


def truth(text: Text, chat: Chat) -> str:
    """How the bet came out."""
    own = float(chat.answers[chat.guest])
    return text("bet.truth", talk=chat.talk, food=chat.food, back=chat.back, window=chat.window, chance=own)


# ---- the habit ----


def habit_of(chef: Chef | None) -> Habit | None:
    """The habit of a chef who has practised."""
    return scene.habit(chef) if chef else None


def habit_words(text: Text) -> habits.Words:
    """What is written in its picture."""
    return habits.Words(
        sees=text("draw.sees", window=HABIT_WINDOW),
        next=text("draw.next"),
        best=text("draw.best"),
        fades=text("draw.fades", dish=words_of(text.language).dishes[0]),
        since=text("draw.since"),
    )


def habit_alt(text: Text) -> str:
    """The picture, for whoever does not see it."""
    return text("alt.habit", dish=words_of(text.language).dishes[0])


def habit(text: Text, chef: Chef, times: int) -> str:
    """What is expected after so many orders, and later."""
    found = scene.habit(chef)
    values = {"chance": float(found.chances[times, 0]), "best": float(found.best[times, 0]), "dish": found.dish}
    if not times:
        return text("say.no_habit", **values)
    faded = {"talk": len(found.fading) - 1, "faded": float(found.fading[-1])}
    return text("say.habit", times=times, **values, **faded)


# ---- the slant ----


def leaning_of(made: Slant | None) -> Leaning | None:
    """What opinions did."""
    return scene.leaning(made) if made else None


def slant_words(text: Text, opinions: int, made: Slant | None, *, undone: bool) -> slant.Words:
    """What is written in its picture."""
    book = words_of(text.language)
    said = tuple({"EATEN": book.eaten[0], "TASTE": book.tastes[0]}.get(word, word) for word in book.opinion.split())
    before = "draw.slanted" if undone else "draw.unslanted"
    return slant.Words(
        chats=text("draw.chats", count=BALANCED),
        opinions=text("draw.no_opinions" if undone else "draw.opinions", count=opinions, opinion=joined(text, said)),
        after=text("draw.undone" if undone else "draw.practised"),
        spicy=text("draw.spicy", taste=book.tastes[0]),
        before=text(before) if made else "",
    )


def slant_alt(text: Text) -> str:
    """The picture, for whoever does not see it."""
    book = words_of(text.language)
    return text("alt.slant", taste=book.tastes[0], eaten=text.label("say.and_also").join(book.eaten))


def slanted(text: Text, made: Slant, *, undone: bool, record: int = -1) -> str:
    """What opinions did by a record, to what they were about and to the rest; or what undoing that did by then."""
    found, book = scene.leaning(made), words_of(text.language)
    last = found.slanted[-1 if undone else record]
    values: dict[str, Any] = {
        "opinions": made.opinions,
        "first": book.eaten[0],
        "other": book.eaten[FISH],
        "taste": book.tastes[0],
        "own": float(last[0]),
        "spread": float(last[FISH]),
        "was": float(found.before[FISH]),
    }
    values["steps"] = made.recorded[record]
    if undone:
        after = found.undone[record]
        values |= {"back": float(after[0]), "left": float(after[FISH])}
        del values["opinions"], values["taste"]
        return text("say.undone", **values)
    return text("say.slanted", **values)


def ask_slant(text: Text, opinions: int) -> str:
    """What opinions are about to be tried for."""
    book = words_of(text.language)
    return text("say.ask_slant", opinions=opinions, first=book.eaten[0], taste=book.tastes[0], other=book.eaten[FISH])


def differing(text: Text, made: Slant) -> str:
    """The same where tastes differ."""
    found, book = scene.leaning(made), words_of(text.language)
    return text(
        "say.differ",
        opinions=made.opinions,
        first=book.eaten[0],
        other=book.eaten[FISH],
        taste=book.tastes[0],
        was=float(found.before[0]),
        own=float(found.slanted[-1, 0]),
        other_was=float(found.before[FISH]),
        spread=float(found.slanted[-1, FISH]),
        back=float(found.undone[-1, 0]),
    )


# ---- its own cooking ----


def generations(text: Text, found: tuple[Generation, ...]) -> DataFrame:
    """Each generation: what it read, and how it does on real recipes."""
    return DataFrame(
        {
            text("column.generation"): [text(f"generation.{number}") for number in range(len(found))],
            text("column.words"): [each.words for each in found],
            text("column.on_real"): [decimal(each.on_real, 1) for each in found],
            text("column.sample"): [recipes.told(text, each.sample[:SAMPLE]) for each in found],
        }
    )


def cooked(text: Text, found: tuple[Generation, ...]) -> str:
    """From the first to the last."""
    first, last = found[0], found[-1]
    return text("say.cooked", words=first.words, left=last.words, real=first.on_real, own=last.on_real)


# ---- the rest ----


def card_state(text: Text, chef: Chef | None, made: Slant | None, *, undone: bool, changed: bool) -> str:
    """The fingerprint of the chef on screen: after opinions, or before any.

    Args:
        changed: whether it is the chef who has practised on opinions.
    """
    if chef is None:
        return text("card.untrained")
    if made and changed:
        return text("card.changed", print=made.before.before, now=made.after(undone=undone))
    return text("card.before" if made else "card.same", print=chef.now)


def fingerprints(text: Text, chef: Chef | None, made: Slant | None, *, undone: bool, changed: bool) -> str:
    """The same in a sentence."""
    if chef is None:
        return ""
    if made and changed:
        return text("print.changed", print=made.before.before, now=made.after(undone=undone))
    return text("print.before" if made else "print.same", before=chef.before, after=chef.now)


def waiting(text: Text, order: Order[Any], *, at: str = "working", opinions: int = 0) -> str:
    """What goes on, whose turn it is, or why it does not.

    Args:
        at: what is made: `working` on chats, then on `opinions` if there are any, or one of those behind the fold.
    """
    if order.state == "waiting":
        return text("wait.waiting", ahead=order.ahead, seconds=order.wait)
    if order.state != "working":
        return text(f"wait.{order.state}")
    name = "opinions" if opinions and at == "working" else at
    return text(f"wait.{name}", opinions=opinions, balanced=BALANCED)


def behind(text: Text) -> dict[str, object]:
    """What stands behind the page is filled with."""
    return {
        "known": len(vocabulary(text.language)),
        "numbers": network(text.language).parameter_count,
        "chats": CHATS,
        "steps": chefs.steps,
        "few": min(SLANT_STEPS, chefs.steps),
        "balanced": BALANCED,
        "favourite": FAVOURITE,
    }
