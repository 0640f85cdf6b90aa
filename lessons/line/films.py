"""Films of *Two numbers hold a line*: plot, sentence and card at all places of a, b and the rice that is asked about.

After a fit the machine's line, its squares and its card follow the clock. The answer depends on all three sliders, so
its looks are written once for each different answer.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.arrays import Array
from core.lines import Points, errors_of
from lessons.line import pictures, scene, words
from lessons.line.pictures import KEY, Plot, id_of
from lessons.line.scene import Scene
from lessons.line.settings import SLIDERS
from ui.draw.card import card_svg
from ui.draw.plate.svg import n
from ui.figures import decimal
from ui.film import HIDDEN, Axis, Coded, Film, Slot
from ui.kit import cards
from ui.kit.text import Text

A, B, ASKED = KEYS = ("line_a", "line_b", "ask_x")
NAMES = ("plot", "said", "line_card")
AT_ONCE = 50
"""So many points are one part, which may not be too large."""

KEPT = 16
STEEP, HIGH, RICE = (slider.values for slider in SLIDERS)


def _axes(steps: Array | None) -> tuple[Axis, ...]:
    hand = tuple(Axis(key, slider.count) for key, slider in zip(KEYS, SLIDERS, strict=True))
    return hand if steps is None else (*hand, Axis(KEY, len(steps), time=True))


@lru_cache(maxsize=KEPT)
def plot_film(text: Text, now: Scene, ghost: Scene | None) -> bytes:
    """The plot. Of the settings only the points matter, which `without_hand` leaves."""
    walk = _walk(text, now, ghost)
    made, plots = Film(pictures.moving(text, now), _axes(walk)), pictures.plots(now.points)
    there = scene.everywhere(now.points)
    for plot in plots:
        made.part(id_of("lift", plot), (B,), transform=[pictures.lifted(plot, b) for b in HIGH])
        made.part(id_of("yours", plot), (A,), d=[pictures.sloped(plot, a) for a in STEEP])
        _looks(made, plot, (ASKED,), partial(pictures.asked_looks, plot, now.points), np.array(RICE))
        _looks(made, plot, KEYS, partial(pictures.own_looks, plot), there.answers)
        if now.points_there:
            _together(made, text, "yours", plot, (A, B), there.losses * len(now.points))
    asked: tuple[str, ...]
    if walk is None:
        _squares(made, now.points, (A, B), there.errors, np.zeros(there.losses.shape, dtype=bool))
        asked, answers = KEYS, there.answers
    else:
        errors = errors_of(now.points, walk)
        for plot in plots:
            made.part(id_of("machine", plot), (KEY,), d=[pictures.sloped(plot, a, b) for a, b in walk.tolist()])
            _together(made, text, "machine", plot, (KEY,), scene.losses_of(errors) * len(now.points))
        _squares(made, now.points, (KEY,), errors, walk[:, 0] < 0)
        asked, answers = (KEY, ASKED), scene.answers_of(walk, np.array(RICE))
    for plot in plots:
        _looks(made, plot, asked, partial(pictures.answer_looks, text, plot), answers)
    return made.packed("plot")


@lru_cache(maxsize=KEPT)
def said_film(text: Text, now: Scene, ghost: Scene | None) -> bytes:
    """What the last line answers, by how much it misses, and what was measured there. A machine that has a line answers
    with the one of the round that is played.
    """
    walk = _walk(text, now, ghost)
    made = Film("", _axes(walk))
    if not now.points_there:
        made.drawing = f"<p>{text('no_point')}</p>"
        return made.packed("said")
    given = now.points
    there = scene.everywhere(given)
    told = [words.answer_around(text, now, rice) for rice in RICE]
    for at, part in enumerate(("before", "after")):
        made.part(part, (ASKED,), words=[each[at] for each in told])
    along: tuple[str, ...]
    if walk is None:
        along, answers = KEYS, there.answers
    else:
        along, answers = (KEY, ASKED), scene.answers_of(walk, np.array(RICE))
    made.part("answer", along, words=_coded(answers, lambda water: words.bold(decimal(water, 1))))
    made.part("measured", (ASKED,), words=[_after(text, words.measured(text, now, rice)) for rice in RICE])
    between = text.label("say.between")
    spans = "".join(f'<span id="{part}"></span>' for part in ("before", "answer", "after"))
    made.drawing = f'<p>{spans}{between}{_typical(made, text, now, walk)}<span id="measured"></span></p>'
    return made.packed("said")


def _typical(made: Film, text: Text, now: Scene, walk: Array | None) -> str:
    """By how much the reader's line misses everywhere, and the machine's in every round: at the end with as many digits
    as tell the two apart.
    """
    yours = np.sqrt(scene.everywhere(now.points).losses)
    if walk is None:
        return made.sentence("typical", text("say.typical", yours=Slot("yours")), (A, B), yours=yours)
    machine, own = (_coded(yours, partial(words.one_of_both, now.typical, at)) for at in (0, 1))
    template = text("say.typical_both", machine=Slot("machine"), yours=Slot("yours"))
    said = made.sentence("typical", template, (A, B), machine=machine, yours=own)
    going = [decimal(miss, 1) for miss in np.sqrt(scene.losses_of(errors_of(now.points, walk[:-1])))]
    made.part("going", (KEY,), words=[*going, ""])
    made.part("arrived", (KEY,), style=[*(HIDDEN for _ in going), ""])
    arrived = '<span id="typical-machine"></span>'
    return said.replace(arrived, f'<span id="going"></span><span id="arrived">{arrived}</span>')


def _after(text: Text, said: str) -> str:
    return f"{text.label('say.between')}{said}" if said else ""


@lru_cache(maxsize=KEPT)
def card_film(text: Text, now: Scene, ghost: Scene | None) -> bytes:
    """The card: the reader's numbers are those of the sliders, the machine's those of the round that is played."""
    walk = _walk(text, now, ghost)
    whose, state, amounts = words.card(text, now)
    drawn = card_svg(cards.card(text, whose, words.LAYERS, amounts, state=state, keys=True))
    made = Film(drawn, _axes(walk))
    for at, (key, values) in enumerate(((A, STEEP), (B, HIGH))):
        along, numbers = (key, values) if walk is None else (KEY, walk[:, at].tolist())
        said = [decimal(number, amounts[at].digits) for number in numbers]
        for form in ("wide", "line"):
            made.part(f"card-{form}{at}", (along,), words=said)
    if walk is not None:
        rounds = [[replace(one, value=value) for one, value in zip(amounts, ab, strict=True)] for ab in walk.tolist()]
        told = [cards.card(text, whose, words.LAYERS, each, state=state).alt for each in rounds]
        made.part("card", (KEY,), aria_label=told)
    return made.packed("line_card")


def note(text: Text, now: Scene) -> dict[tuple[str, str, str], str]:
    """What is said of the pictures to whoever does not see them."""
    told = {("plot", "plot", "aria-label"): pictures.told(text, now)}
    if now.fitted:  # then it is the machine's, and its film says what it is in each round
        return told
    whose, state, amounts = words.card(text, now)
    card = cards.card(text, whose, words.LAYERS, amounts, state=state)
    return told | {("line_card", "card", "aria-label"): card.alt}


def _walk(text: Text, now: Scene, ghost: Scene | None) -> Array | None:
    """The machine's line at every frame of the player, (frames, 2); none before a fit."""
    if not now.fitted:
        return None
    return now.history.weights[pictures.rounds(text, now, ghost)]


def _coded(values: Array, say: Callable[[float], str]) -> Coded:
    """What is said of numbers, of each different one once."""
    different, codes = np.unique(values, return_inverse=True)
    return Coded(codes.reshape(values.shape), [say(value) for value in different.tolist()])


def _looks(
    made: Film,
    plot: Plot,
    along: tuple[str, ...],
    look: Callable[[float], Mapping[tuple[str, str], str]],
    values: Array,
) -> None:
    """Parts whose looks follow from one number."""
    different, codes = np.unique(values, return_inverse=True)
    codes = codes.reshape(values.shape)
    each = [look(value) for value in different.tolist()]
    for part, name in each[0]:
        looks: dict[str, Any] = {name.replace("-", "_"): Coded(codes, [known[part, name] for known in each])}
        made.part(id_of(part, plot), along, **looks)


def _together(made: Film, text: Text, name: str, plot: Plot, along: tuple[str, ...], totals: Array) -> None:
    """One square as large as all of a line's, and how large that is."""
    squares = np.round(totals, 9)
    side = _coded(squares, lambda total: n(pictures.side_of(total, plot)))
    before, _, after = pictures.total(text, name, Slot("total")).partition(format(Slot("total"), ".1f"))
    said = lambda total: f"{before}{decimal(total, 1)}{after}"  # noqa: E731
    made.part(id_of(f"all-{name}", plot), along, width=side, height=side)
    made.part(
        id_of(f"sum-{name}", plot),
        along,
        words=_coded(squares, said),
    )


def _squares(made: Film, given: Points, along: tuple[str, ...], errors: Array, falls: NDArray[np.bool_]) -> None:
    """The squares of all errors (…, n) of lines that fall or do not."""
    wide, *_ = plots = pictures.plots(given)
    sizes = 2 * pictures.size_of(errors, wide) + pictures.which_turn(errors, falls, given)
    different, codes = np.unique(sizes, return_inverse=True)
    codes = np.moveaxis(codes.reshape(sizes.shape), -1, 0)
    for plot in plots:
        grown = [pictures.grown(size // 2, plot, wide, turned=bool(size % 2)) for size in different.tolist()]
        for first in range(0, len(codes), AT_ONCE):
            some = codes[first : first + AT_ONCE]
            names = [id_of(f"miss{at}", plot) for at in range(first, first + len(some))]
            made.part(names, along, transform=Coded(some, grown))
