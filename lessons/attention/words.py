"""What *Which words matter?* says, each sentence worked out from what the chef sees."""

from collections.abc import Sequence

import numpy as np

from core.attention import EMBEDDING, QUERY, Layout
from core.attention_training import EXAM, SENTENCES, STEPS
from core.clues import vocabulary
from core.data.ambiguous_words import SENSES
from lessons.attention import scene
from lessons.attention.pictures import SAYS, Words
from lessons.attention.scene import COIN, Asked, Scene
from lessons.attention.settings import WhichWords
from ui.figures import percent
from ui.kit.text import Text
from ui.kitchen.workshop import Order

HUNDRED = 100


def sense(text: Text, chance: float) -> str:
    """The likelier meaning."""
    return text(f"sense.{SENSES[int(chance > 0.5)]}")


def likely(chance: float) -> float:
    """How likely that is."""
    return max(chance, 1.0 - chance)


def names(text: Text, asked: Asked) -> tuple[str, ...]:
    """What each word is called: one that stands more than once, with which of them it is."""
    nth = [asked.words[: at + 1].count(word) for at, word in enumerate(asked.words)]
    return tuple(
        text("word.nth", word=word, nth=which) if asked.words.count(word) > 1 else word
        for word, which in zip(asked.words, nth, strict=True)
    )


def drawn(text: Text, shown: Scene) -> Words:
    """What is written in the picture: *before* is as it picks words by itself, with none of them hidden."""
    before = text("names.before") if shown.look == "learned" else text("names.picked")
    press = {does: text.form(f"press.{does}") for does in ("hide", "show", "ask", "asked", "unknown")}
    return Words(
        names=names(text, shown.asked),
        senses=(text("sense.food"), text("sense.device")),
        looks=(text("names.looks"), text("names.looks_more")),
        says=(text("names.says"), text("names.says_more")),
        now=text("names.now"),
        before=before,
        coin=text("names.coin"),
        **press,
    )


def alt(text: Text, asked: Asked) -> str:
    """The picture, for whoever does not see it."""
    return text("alt.picture", noun=names(text, asked)[asked.noun])


def said(text: Text, shown: Scene, frame: int) -> str:
    """Where the noun looks and what comes of it; and how it would be if nothing were hidden or all were looked at."""
    now = float(shown.now.chance[frame])
    if not shown.trained:
        return text("say.untrained", chance=likely(now), sense=sense(text, now))
    parts = [*_compared(text, shown, frame)] if shown.compared else [_looks(text, shown, frame), _verdict(text, now)]
    return text.together(*parts)


def _looks(text: Text, shown: Scene, frame: int) -> str:
    """Which word is looked at most, and what it says."""
    called, share = names(text, shown.asked), shown.now.share[frame]
    most = int(share.argmax())
    message = float(shown.now.message[frame, most])
    values = {"noun": called[shown.asked.noun], "word": called[most], "share": float(share[most])}
    if most == shown.asked.noun:
        del values["word"]
        return text("say.looks_self", **values)
    if abs(message) < SAYS:
        return text("say.looks_none", **values)
    return text("say.looks", **values, says=sense(text, float(message > 0)))


def _verdict(text: Text, chance: float) -> str:
    return text("say.coin" if tossed(chance) else "say.verdict", chance=likely(chance), sense=sense(text, chance))


def tossed(chance: float) -> bool:
    """Whether a verdict, as it is shown, is little more than a coin toss."""
    return float(percent(likely(chance))) <= COIN


def _compared(text: Text, shown: Scene, frame: int) -> list[str]:
    now, before = float(shown.now.chance[frame]), float(shown.whole.chance[frame])
    values = {"before": likely(before), "was": sense(text, before), "now": likely(now), "sense": sense(text, now)}
    alike = sense(text, now) == sense(text, before) and percent(likely(now)) == percent(likely(before))
    if not shown.asked.hidden:
        return [text("say.equal", **values), *([text("say.toss")] if tossed(now) else [])]
    called = names(text, shown.asked)
    hidden = text.label("say.quoted").join(text("say.quoted", word=called[at]) for at in sorted(shown.asked.hidden))
    if alike:
        return [text("say.hidden_same", words=hidden, now=values["now"], sense=values["sense"])]
    name = "say.hidden" if shown.look == "learned" else "say.hidden_equal"
    told = [text(name, words=hidden, **values), *([text("say.toss")] if tossed(now) else [])]
    others = shown.others[frame] if shown.look == "learned" else np.empty(0)
    least, left = (others, now) if before > 0.5 else (1.0 - others, 1.0 - now)  # of the sense that was the likelier
    least = float(least.min(initial=1.0))
    decides = others.size and least > max(0.5, left)
    return [*told, text("say.other", was=values["was"], least=least)] if decides else told


# ---- the exam ----


def truth(text: Text, run: WhichWords) -> str:
    """How a chef does that only knows which words are there, and one that has learned where to look."""
    equal, learned = (scene.exam_of(text.language, run.att_clues, equal=equal) for equal in (True, False))
    return text("bet.truth", clues=run.att_clues, equal=equal.tricky, learned=learned.tricky)


def answer(text: Text, run: WhichWords) -> list[str]:
    """The option nearest to it."""
    right = HUNDRED * scene.exam_of(text.language, run.att_clues, equal=True).tricky
    return [min(("50", "75", "95"), key=lambda option: abs(float(option) - right))]


def cause(text: Text, run: WhichWords) -> str:
    """Whether the word that is looked at is the one that decides."""
    found = scene.exam_of(text.language, run.att_clues)
    return text(
        "say.cause",
        count=found.asked,
        all=found.all,
        points=found.points,
        sure=found.sure,
        without_clue=found.without_clue,
        without_other=found.without_other,
    )


def practised(text: Text, runs: Sequence[WhichWords]) -> str:
    """How the last chefs do on tricky sentences, by what they have practised on."""
    told = [
        text(
            "say.practised",
            clues=text.option("att_clues", run.att_clues),
            all=scene.exam_of(text.language, run.att_clues).all,
            tricky=scene.exam_of(text.language, run.att_clues).tricky,
        )
        for run in runs
    ]
    return "\n\n".join(told)


def waiting(text: Text, order: Order[scene.Chefs]) -> str:
    """That it goes on, whose turn it is, or why it does not."""
    if order.state == "waiting":
        return text("wait.waiting", ahead=order.ahead, seconds=order.wait)
    return text(f"wait.{order.state}")


# ---- a sentence of one's own ----


def own(text: Text, asked: Asked) -> list[str]:
    """What is to be said of it besides."""
    unknown = asked.known.count(False)
    told = [text("own.unknown", unknown=unknown, count=len(asked.words))] if unknown else []
    if not asked.whole.open:
        told.append(text("own.nothing"))
    return told


def behind(text: Text) -> dict[str, object]:
    """What stands behind the page is filled with."""
    known = len(vocabulary(text.language))
    return {
        "known": known,
        "numbers": Layout(known).parameter_count,
        "each": EMBEDDING,
        "query": QUERY,
        "sentences": SENTENCES,
        "steps": STEPS,
        "exam": EXAM,
    }
