"""What *When the chef makes it up* says, each sentence worked out from what the chef was asked."""

from typing import Any

import numpy as np

from core.book_reading import BATCH, CONTEXT, LEARNING_RATE, STEPS, network
from core.data.invented_menu import FACTS, GAP, WORDBOOKS
from core.invented_dishes import Name, Page, asked, named, value, vocabulary, written
from lessons.makes_up import astray, scene
from lessons.makes_up.menu import Menu
from lessons.makes_up.scene import Chef, Question, Trials
from lessons.makes_up.settings import QUESTIONS, MakesUp
from ui.kit.text import Text
from ui.kitchen.workshop import Order

BET_ON = "torn"
"""The way of asking that the bet is about; how it came out stands above, and says enough."""

SAME = 0.05
"""So far apart or less, two averages of how sure it is are called equal."""


def joined(language: str, words: tuple[str, ...]) -> str:
    """Words as a text is written, its first letter a capital."""
    whole = WORDBOOKS[language].space.join(words)
    return whole[:1].upper() + whole[1:]


def called(text: Text, name: Name) -> str:
    """A dish."""
    return WORDBOOKS[text.language].space.join(named(text.language, name))


def begun(text: Text, question: Question) -> str:
    """A question, as far as it goes."""
    return text("asked", begun=joined(text.language, asked(text.language, question.page)))


def answer(text: Text, question: Question, word: int) -> str:
    """A question with what is said to it, and with what the page ends in."""
    whole = joined(text.language, (*asked(text.language, question.page), *_ending(text, question, word)))
    return text("answered", said=whole)


def _ending(text: Text, question: Question, word: int) -> tuple[str, ...]:
    """A word that may be said to a question, with what the page ends in: five, minutes."""
    frame = WORDBOOKS[text.language].frames[FACTS[question.page.fact]]
    tail = frame[frame.index(GAP) + 1 :] if FACTS[question.page.fact] != "method" else ()
    return vocabulary(text.language).words[word], *tail


def read(text: Text, question: Question) -> str:
    """How often its page was read."""
    return text("read.torn") if question.torn else text("read.times", times=question.dish.read)


def trial(text: Text, found: Trials, at: int, frame: int) -> str:
    """One question, what was said to it, how sure, and whether that is so."""
    question, right = scene.questions()[at], bool(found.right[frame, at])
    values = {
        "answer": answer(text, question, int(found.word[frame, at])),
        "sure": float(found.sure[frame, at]),
        "read": read(text, question),
    }
    if right:
        luck = "" if _was_told(found, question, at, frame) else _luck(text, found, at)
        return text.together(text("trial.right", **values), luck)
    told = text(
        "trial.wrong",
        **values,
        truth=WORDBOOKS[text.language].space.join(_ending(text, question, value(text.language, question.page))),
    )
    return text.together(told, *_where_from(text, found, question, at, frame))


def _was_told(found: Trials, question: Question, at: int, frame: int) -> bool:
    """Whether the page of a question lies before it, or was read: at the first record nothing was."""
    was_read = frame > 0 and not question.torn
    return was_read or (bool(found.shown) and found.shown[at] == question.page)


def _luck(text: Text, found: Trials, at: int) -> str:
    """What is said of a right answer that its page did not tell: another page may lie before it."""
    if not found.shown:
        return text("trial.luck")
    return text("trial.fits", page=joined(text.language, written(text.language, found.shown[at])))


def _where_from(text: Text, found: Trials, question: Question, at: int, frame: int) -> list[str]:
    """Where a wrong answer may come from."""
    if found.shown:
        if found.shown[at] == question.page:
            return [text("trial.misread")]
        return [text("trial.shown", page=joined(text.language, written(text.language, found.shown[at])))]
    name, fact, word = question.page.name, question.page.fact, int(found.word[frame, at])
    dish = scene.lender(text.language, name, fact, word)
    return [text("trial.borrowed", dish=called(text, dish.name), word=_word(text, word))] if dish else []


def _word(text: Text, place: int) -> str:
    return vocabulary(text.language).words[place]


def said(text: Text, chef: Chef, way: str, marks: str, frame: int) -> str:
    """How many are right, and how it stands with those whose page was torn out."""
    found, gone = scene.trials(chef, way), scene.is_torn()
    right, sure = found.right[frame], found.sure[frame]
    told = text("say.right", right=int(right.sum()), count=QUESTIONS)
    of_torn = text(f"say.{way}", right=int(right[gone].sum()), count=int(gone.sum()), sure=float(sure[gone].mean()))
    foreseen, marked = scene.hits(marks, right)
    marks_told = text("say.marks", hits=foreseen, marked=marked) if marked else ""
    though = [] if way == BET_ON else _though(text, found, frame)
    return text.together(told, of_torn, *though, marks_told)


def _though(text: Text, found: Trials, frame: int) -> list[str]:
    """How many were misread from the right page; else that it was surer of what is wrong than of what is right."""
    right, sure = found.right[frame], found.sure[frame]
    own = [shown == put.page for shown, put in zip(found.shown, scene.questions(), strict=False)]
    if misread := int((~right[: len(own)] & np.array(own, dtype=bool)).sum()):
        return [text("say.misread", count=misread)]
    if right.all() or not right.any() or sure[~right].max() <= sure[right].min():
        return []
    return [text("say.apart", wrong=float(sure[~right].max()), right=float(sure[right].min()))]


def unchanged(text: Text, chef: Chef, way: str) -> str:
    """The fingerprint before the questions and after them, where pages lay before the chef."""
    found = scene.trials(chef, way)
    return text("print", before=found.before, after=found.after) if found.shown else ""


def reading(text: Text, chef: Chef) -> str:
    """What more reading does to the questions about the torn page."""
    found, gone = scene.trials(chef, "closed"), scene.is_torn()
    right, sure = found.right[:, gone].sum(axis=1), found.sure[:, gone].mean(axis=1)
    early = 1 if len(chef.recorded) > 1 else 0
    return text(
        "say.reading",
        early=chef.recorded[early],
        late=chef.recorded[-1],
        unsure=float(sure[early]),
        sure=float(sure[-1]),
        before=int(right[early]),
        after=int(right[-1]),
        count=int(gone.sum()),
    )


def new_to_it(text: Text, chef: Chef) -> str:
    """Why it is less sure with the torn page before it than with another, if it is: it had read the others."""
    found, gone = scene.trials(chef, "open"), scene.is_torn()
    new, known = float(found.sure[-1, gone].mean()), float(found.sure[-1, ~gone].mean())
    other = sure_of_torn(chef)[1]
    return text("say.new_to_it", new=new, known=known, other=other) if new < min(known, other) else ""


# ---- the bet ----


def sure_of_torn(chef: Chef) -> tuple[float, float]:
    """How sure on average of what was torn out: with the book closed, and with the wrong page before it."""
    closed, missing = (float(scene.trials(chef, way).sure[-1, scene.is_torn()].mean()) for way in ("closed", "torn"))
    return closed, missing


def truth(text: Text, chef: Chef | None) -> str:
    """Both."""
    if chef is None:
        return text("bet.wait")
    closed, missing = sure_of_torn(chef)
    return text("bet.truth", closed=closed, missing=missing)


def answers(chef: Chef | None) -> list[str]:
    """Which option that makes right."""
    if chef is None:
        return []
    closed, missing = sure_of_torn(chef)
    return ["equal" if abs(missing - closed) <= SAME else "surer" if missing > closed else "less"]


def waiting(text: Text, order: Order[Any]) -> str:
    """That it goes on, whose turn it is, or why it does not."""
    if order.state == "waiting":
        return text("wait.waiting", ahead=order.ahead, seconds=order.wait)
    return text(f"wait.{order.state}")


# ---- more of it ----


def only_if(text: Text, chef: Chef, least: float) -> dict[str, object]:
    """What fills the sentence about answering only if sure."""
    found = astray.only_if(astray.whole_book(chef), least / 100)
    return {**found._asdict(), "least": least}


def covered(text: Text) -> str:
    """What looking at the fetched page does instead."""
    kept, through = astray.well_covered(text.language)
    return text("say.covered", kept=kept, through=through, known=len(scene.every_page()) - 5, torn=5)


def nowhere(text: Text, chef: Chef, name: Name) -> list[str]:
    """What it says of a name."""
    found, dish = astray.of_name(chef, name), scene.dish_of(name)
    sure = float(found.sure[-1].mean())
    lines = [
        f"- {text('nowhere.line', said=_of(text, name, fact, int(word)), sure=float(each))}"
        for fact, (word, each) in enumerate(zip(found.word[-1], found.sure[-1], strict=True))
    ]
    if dish is None:
        lent, count = astray.borrowed(chef)
        told = text("nowhere.none", dish=called(text, name), sure=sure, lent=lent, count=count)
    elif dish.read:
        told = text(
            "nowhere.read", dish=called(text, name), times=dish.read, sure=sure, right=int(found.right[-1].sum())
        )
    else:
        told = text("nowhere.torn", dish=called(text, name), sure=sure, right=int(found.right[-1].sum()))
    return ["\n".join(lines), told]


def _of(text: Text, name: Name, fact: int, word: int) -> str:
    page = Page(name, fact, 0)
    return answer(text, Question(page, scene.torn(), False), word)


def snowball(text: Text, chef: Chef, method: int) -> list[str]:
    """How a page goes on after a method put in the chef's mouth, and after all wrong ones."""
    rolled, all_of_them = astray.snowball(chef, method), astray.rolled(chef)
    language, dish = text.language, scene.about()[0]
    tail = vocabulary(language).decode(rolled.said.words)
    begun = joined(language, (*asked(language, rolled.told), WORDBOOKS[language].values["method"][method]))
    sure = float(np.mean(rolled.said.chances)) if rolled.said.chances else 0.0
    values = {
        "page": joined(language, written(language, dish.pages[0])),
        "begun": begun,
        "tail": WORDBOOKS[language].space.join(tail),
        "sure": sure,
    }
    one = text("snowball.true" if method == dish.facts[0] else "snowball.wrong", **values)
    return [one, text("snowball.all", **all_of_them._asdict())]


def menu(text: Text, found: Menu) -> str:
    """What last year's chef says of this year's menu, and what helps."""
    return text(
        "menu.said",
        sure=found.before[2],
        right=found.before[0],
        fetched=found.fetched[0],
        six=found.six[0],
        others=found.six[1],
        others_before=found.before[1],
        whole=found.whole[0],
        whole_others=found.whole[1],
    )


def behind(text: Text) -> dict[str, object]:
    """What stands behind the page is filled with."""
    return {
        "words": len(vocabulary(text.language)),
        "numbers": network(text.language).parameter_count,
        "steps": STEPS,
        "batch": BATCH,
        "context": CONTEXT,
        "rate": LEARNING_RATE,
    }


def settled(run: MakesUp) -> bool:
    """Whether a run asks in the way that the bet is about."""
    return run.made_way == BET_ON
