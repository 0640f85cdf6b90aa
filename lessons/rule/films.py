"""Films of *Rule or model?*: the rule follows its author's hand, the model the rounds of its training.

Each is made once for a place, a training, a language and a register: whatever the rule's line, it is the same film.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from core.arrays import Array
from core.people import Classifier, Verdict, judge
from lessons.rule import pictures, scene, words
from lessons.rule.settings import LINES, RANGES, Rule
from ui.draw.card import card_svg
from ui.film import HIDDEN, Axis, Coded, Film, Slot
from ui.kit import cards
from ui.kit.text import Text

TIME = "trained_line"
"""Of the clock."""

READS_LIKE = 0.051
"""Farther apart no two lines read alike, to one place."""

KEPT = 24


@dataclass(frozen=True)
class Stage:
    """What the films are made for.

    Attributes:
        here: the settings, the rule's line as it was first written.
        trained, earlier: the training on screen and the one before it.
        held: whether the rule's line is in a hand; before that it stands where it was written.
    """

    here: Rule
    trained: Rule
    earlier: Rule | None
    held: bool = True

    @property
    def slider(self) -> str:
        """The rule's number."""
        return LINES[self.here.rule_question]

    @property
    def axes(self) -> tuple[Axis, Axis]:
        """The rule's line, and the rounds of the model's training."""
        frames = len(scene.rounds(self.earlier))
        return Axis(self.slider, len(self.everywhere), time=not self.held), Axis(TIME, frames, time=True)

    @property
    def everywhere(self) -> list[Rule]:
        """The settings with the rule's line at each of its places."""
        if not self.held:
            return [self.here]
        return [_ruled(self.here, line) for line in RANGES[self.here.rule_question].values]


def _ruled(here: Rule, line: float) -> Rule:
    return replace(here, rule_line=line) if here.rule_question == "ill" else replace(here, rule_strength=line)


def stage(here: Rule, trained: Rule, earlier: Rule | None, *, held: bool = True) -> Stage:
    """That, wherever the rule's line is now."""
    return Stage(here.run, trained, earlier, held)


@lru_cache(maxsize=KEPT)
def picture_film(text: Text, now: Stage) -> bytes:
    """The same people twice: what the rule says of them at every line, and what the model says in every round."""
    question, limits = now.here.rule_question, scene.limits(now.trained)
    rule = [pictures.rule_half(text, each, limits) for each in now.everywhere]
    walk = scene.walk(now.trained, now.earlier)
    model = [pictures.model_half(text, now.here, learned, now.earlier) for learned in walk]
    film = Film(pictures.framed(pictures.drawing(text, question, (rule[0], model[-1]))), now.axes)
    for size in pictures.SIZES:
        for halves, along in ((rule, now.slider), (model, TIME)):
            drawn = [pictures.layers(text, question, half, size) for half in halves]
            for at, layer in enumerate(drawn[0]):
                for name, piece in layer.items():
                    moving: dict[str, Any] = {
                        attribute: [each[at][name].looks[attribute] for each in drawn] for attribute in piece.looks
                    }
                    film.part(name, (along,), **moving)
    return film.packed("people")


@lru_cache(maxsize=KEPT)
def said_film(text: Text, now: Stage, *, told: bool) -> bytes:
    """What each gets wrong, of those in the picture and of those never met. `told`: as of `words.outcome`."""
    question, place = now.here.rule_question, now.here.rule_place
    film, both, crowd = Film("", now.axes), (now.slider, TIME), scene.met(now.here)
    walk, others = scene.walk(now.trained, now.earlier), scene.unmet(question, place)
    lines = [each.line for each in now.everywhere]
    seen = {
        **_kinds("rule", [judge(scene.by_rule(line, crowd), crowd.y) for line in lines]),
        **_kinds("model", [judge(learned.answers(crowd), crowd.y) for learned in walk]),
    }
    rule = np.array([words.wrong(scene.rule_verdict(question, place, line)) for line in lines])
    model = np.array([words.wrong(judge(learned.answers(others), others.y)) for learned in walk])
    unmet = {"count": np.full(1, len(others)), "rule": rule[:, np.newaxis], "model": model}
    first = _filled(film, "counted", text(f"say.counted.{question}", **_slots(seen)), seen)
    second = _filled(film, "others", text(f"say.unmet.{question}", **_slots(unmet)), unmet)
    known = (rule[:, np.newaxis] == words.away(question)[0]) & (model == words.away(question)[1])
    hidden = known & told & (place == "elsewhere")
    film.part("unmet", both, style=Coded(hidden.astype(int), ["", HIDDEN]))
    between = text.label("say.between")
    more, codes = np.unique(_wrong("model", seen) - _wrong("rule", seen), return_inverse=True)
    film.part(
        "apart", both, words=Coded(codes.reshape(hidden.shape), [words.apart(text, each) for each in more.tolist()])
    )
    film.part("nearly", both, words=_nearly(text, now, walk, between))
    line = [words.its_line(text, question, learned) for learned in walk]
    film.part("line", (TIME,), words=line)
    missed = {name: counts for name, counts in seen.items() if name.endswith("missed")}
    fair = between + _filled(film, "fair", text("say.fair", **_slots(missed)), missed) if told else ""
    tied = f'{between}<span id="apart"></span>{between * any(line)}<span id="line"></span><span id="nearly"></span>'
    film.drawing = f'<p>{first}{tied}<span id="unmet">{between}{second}</span>{fair}</p>'
    return film.packed("said")


def _nearly(text: Text, now: Stage, walk: Sequence[Classifier], between: str) -> Coded:
    """In each round, at the one line that may read like the model's: what is then said of that."""
    lines = np.array([each.line for each in now.everywhere])
    gaps = np.abs(lines[:, np.newaxis] - [scene.limits_of(learned)[0] for learned in walk])
    codes, found = np.zeros(gaps.shape, int), [""]
    for place, at in np.argwhere(gaps < READS_LIKE):
        if said := words.nearly(text, now.everywhere[place], walk[at]):
            codes[place, at] = len(found)
            found.append(between + said)
    return Coded(codes, found)


def _kinds(who: str, verdicts: Sequence[Verdict]) -> dict[str, Array]:
    """The rule's down the first axis, the model's along the second."""
    counts = {"alarms": [v.false_alarms for v in verdicts], "missed": [v.missed for v in verdicts]}
    shape = (-1, 1) if who == "rule" else (1, -1)
    return {f"{who}_{kind}": np.reshape(numbers, shape) for kind, numbers in counts.items()}


def _wrong(who: str, seen: dict[str, Array]) -> Array:
    """How many each gets wrong, either way."""
    return np.asarray(seen[f"{who}_alarms"] + seen[f"{who}_missed"])


def _slots(values: dict[str, Any]) -> dict[str, Slot]:
    return {name: Slot(name) for name in values}


def _filled(film: Film, name: str, template: str, values: dict[str, Array]) -> str:
    """A sentence whose numbers depend on the rule's line or on the model's round."""
    axes = [axis.key for axis in film.axes]
    shape = tuple(axis.places for axis in film.axes)
    return film.sentence(name, template, axes, **{gap: np.broadcast_to(each, shape) for gap, each in values.items()})


@lru_cache(maxsize=KEPT)
def card_film(text: Text, now: Stage) -> bytes:
    """The model's card in every round; in the first the numbers are those of the training before."""
    walk, layers = scene.walk(now.trained, now.earlier), (len(now.trained.features), 1)
    begun = now.earlier or now.trained
    places = [begun.rule_place, *[now.trained.rule_place] * (len(walk) - 1)]
    amounts = [words.card(text, now.trained, now.earlier, learned) for learned in walk]
    drawn = [
        card_svg(cards.card(text, text("card.whose"), layers, each, state=text(f"card.state.{place}")))
        for each, place in zip(amounts, places, strict=True)
    ]
    film = Film('<div id="numbers"></div>', now.axes[1:])
    film.part("numbers", (TIME,), drawn=drawn)
    return film.packed("learned")


def note(text: Text, here: Rule, trained: Rule, earlier: Rule | None) -> dict[tuple[str, str, str], str]:
    """The picture in words, as it is now."""
    return {("people", "people", "aria-label"): pictures.told(text, here, trained, earlier)}
