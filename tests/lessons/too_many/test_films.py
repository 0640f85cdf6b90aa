"""The run as a film: every frame is the line after that round, the exam is told at its end."""

import re
from itertools import product

import numpy as np
import pytest

from core.jars import open_jars
from core.patterns import scaled
from lessons.too_many import curves, films, ground, scene, shelf
from lessons.too_many.settings import TooMany
from tests.films import read
from ui.film.clock import CODE
from ui.kit.text import LANGUAGES, REGISTERS, Text

TEXT = Text("en", "kitchen", "too_many")
BARE, STOPPED = TooMany(), TooMany(brake="stop")
HARD = TooMany(brake="small", strength="much")


@pytest.mark.parametrize("run", [BARE, STOPPED, HARD], ids=str)
def test_a_run_fits_into_its_message(run: TooMany) -> None:
    sizes = [len(films.stage_film(TEXT, run, BARE, cooked=True)), len(films.said_film(TEXT, run)), len(CODE)]
    assert sum(sizes) < 120_000


def test_every_frame_shows_the_counts_the_sentence_and_the_curves_of_its_round() -> None:
    cooking, shown = scene.cooked(BARE), read(films.stage_film(TEXT, BARE, None, cooked=True))
    said = read(films.said_film(TEXT, BARE))
    drawn = films._curves(TEXT, cooking, None, curves.LAPTOP)
    assert shown.places == said.places == (len(cooking.frames),)
    for frame, at in list(enumerate(cooking.frames))[::5]:
        looks, told = shown.at(cooking=frame), said.at(cooking=frame)["said", "words"]
        right, new = int(cooking.right[at]), int(cooking.new_right[at])
        assert looks["w-regulars-right", "words"] == f"now right: {right} of 60"
        assert looks["p-new-right", "words"] == f"{new}/60"
        assert told.startswith(f"**Round {10 * at}")
        assert str(right) in told
        assert str(new) in told
        place = float(looks["w-new", "cx"]), float(looks["w-new", "cy"])
        expected = drawn.x(10 * at), drawn.y(float(cooking.course.losses[at]))
        assert place == pytest.approx(expected, abs=0.06)


def test_the_area_is_where_the_line_says_yes() -> None:
    cooking, shown = scene.cooked(BARE), read(films.stage_film(TEXT, BARE, None, cooked=True))
    dice = np.random.default_rng(0)
    for frame in (0, films_turn(), len(cooking.frames) - 1):
        rings = outline(shown.at(cooking=frame)["area", "d"])
        salts, spices = dice.uniform(0.1, 5.9, (2, 200))
        places = zip(map(ground.SQUARE.across, salts), map(ground.SQUARE.up, spices), strict=True)
        inside = [sum(crossings(ring, x, y) for ring in rings) % 2 == 1 for x, y in places]
        weights = cooking.course.history.weights[cooking.frames[frame]]
        says = cooking.net.forward(weights, scaled(np.column_stack([salts, spices]))).prediction
        clear = np.abs(says) > 0.4  # the map is drawn from 41 × 41 tickets
        assert np.mean(np.array(inside)[clear] == (says[clear] > 0)) > 0.98
        border = shown.at(cooking=frame)["border", "d"]
        assert border == shown.at(cooking=frame)["rim", "d"]


def films_turn() -> int:
    return scene.cooked(BARE).rests


def outline(path: str) -> list[np.ndarray]:
    """The rings of a path."""
    pieces = [piece for piece in path.rstrip("Z").split("M") if piece]
    return [np.array([list(map(float, p.split())) for p in piece.rstrip("Z").split("L")]) for piece in pieces]


def crossings(ring: np.ndarray, x: float, y: float) -> int:
    """How often a line to the right of a place crosses a ring."""
    (x1, y1), (x2, y2) = ring.T, np.roll(ring, -1, axis=0).T
    across = (y1 > y) != (y2 > y)
    at = x1 + (y - y1) * (x2 - x1) / np.where(across, y2 - y1, 1.0)
    return int(np.sum(across & (at > x)))


def test_the_chef_stopped_in_time_is_drawn_from_its_round_on_and_every_odd_diner_is_ringed() -> None:
    cooking, shown = scene.cooked(BARE), read(films.stage_film(TEXT, BARE, None, cooked=True))
    for frame, at in enumerate(cooking.frames):
        assert shown.at(cooking=frame)["stopped", "opacity"] == str(int(at > cooking.course.turn))
    assert shown.drawing.count('class="odd"') == 7
    (drawn,) = re.findall(r'id="stopped" d="([^"]*)"', shown.drawing)
    assert drawn == shown.at(cooking=cooking.rests)["border", "d"]
    first = read(films.stage_film(TEXT, BARE, None, cooked=False))
    assert (first.places, first.drawing.count('class="odd"')) == ((1,), 0)


def test_a_run_stopped_in_time_has_the_run_before_as_a_ghost_and_ends_at_the_turn() -> None:
    shown = read(films.stage_film(TEXT, STOPPED, BARE, cooked=True))
    bare = read(films.stage_film(TEXT, BARE, None, cooked=True))
    last = bare.places[0] - 1
    (before,) = re.findall(r'id="before" d="([^"]*)"', shown.drawing)
    assert before == bare.at(cooking=last)["border", "d"]
    assert 'id="w-before"' in shown.drawing
    assert 'id="w-before"' not in bare.drawing
    assert shown.places[0] == scene.cooked(BARE).rests + 1


def test_a_run_that_does_not_turn_has_the_run_before_as_a_ghost_too() -> None:
    """Held hard, its curve is flat: nothing is dotted on the map, and the legend names no turn."""
    shown = read(films.stage_film(TEXT, HARD, BARE, cooked=True))
    assert {shown.at(cooking=frame)["stopped", "opacity"] for frame in range(len(scene.cooked(HARD).frames))} == {"0"}
    assert TEXT("legend.before") in shown.drawing
    assert TEXT("legend.turn", round=0).partition("0")[0] not in shown.drawing


def test_the_exam_says_nothing_before_the_last_round_and_nothing_of_who_was_not_examined() -> None:
    cooking = scene.cooked(BARE)
    last = len(cooking.frames) - 1
    shown = read(films.exam_film(TEXT, BARE, 1, looked=True, bet=True))
    told = [shown.at(cooking=frame)["exam", "words"] for frame in range(last + 1)]
    assert told[:-1] == ["At round 2000"] * last
    assert told[-1] == f"{cooking.strangers_right} of 1000 strangers"
    shut = read(films.exam_film(TEXT, BARE, 1, looked=False, bet=False))
    assert {shut.at(cooking=frame)["exam", "words"] for frame in range(last + 1)} == {"Not examined yet"}


@pytest.mark.parametrize(
    ("looks", "bet", "said"),
    [
        (0, False, "Look twice"),
        (1, False, "1 look. Look twice"),
        (1, True, "1 look, which the answer to the bet takes."),
        (2, False, "2 looks: you can choose by it"),
        (2, True, "2 looks, one of them for the answer to the bet: you can choose by it"),
    ],
)
def test_looks_are_counted_and_drawn_and_the_bet_has_its_own(looks: int, bet: bool, said: str) -> None:
    drawing = read(films.exam_film(TEXT, BARE, looks, looked=False, bet=bet)).drawing
    assert said in drawing
    assert drawing.count("<circle") == looks
    assert drawing.count("<svg") == 2


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_jars_open_one_by_one_with_the_grams_and_scores_of_their_number(language: str, register: str) -> None:
    shown, found = read(shelf.shelf_film(Text(language, register, "too_many"))), open_jars()
    for place, count in enumerate(shelf.COUNTS):
        looks, grams = shown.at(jars=place), found.amounts[found.example, place]
        assert looks["scores-new-said", "words"] == f"{found.usual_strangers[place]:.0f}"
        assert f"{found.usual_strangers[place]:.0f}" in looks["jars-said", "words"]
        for jar, gram in enumerate(grams):
            said = looks[f"gram{jar}", "words"].replace("−", "-")
            assert said == "" if jar >= count else float(said) == pytest.approx(gram, abs=0.0051)
            hangs = float(looks[f"fill{jar}", "y"]) >= shelf.BASE and gram < 0
            assert hangs == (gram < 0)
            assert (looks[f"fill{jar}", "fill"] == "url(#below)") == (gram < 0)


@pytest.mark.parametrize("room", [curves.LAPTOP, curves.PHONE], ids=lambda room: room.id)
@pytest.mark.parametrize("ends", [(0.5, 0.5), (0.001, 4.0), (0.6, 0.65), (9.9, 9.8)])
def test_names_beside_the_curves_never_touch_and_stay_on_the_drawing(
    room: curves.Room, ends: tuple[float, float]
) -> None:
    names = curves.Names("off", "regulars", "new", "turn", ["heart"], "before")
    losses = [np.linspace(0.7, end, 201) for end in ends]
    drawn = curves.Curves(room, names, np.arange(0, 2001, 10), 2000, losses[0], losses[1], None).drawing()
    ys = [float(y) for y in re.findall(r'y="([\d.]+)" font-weight="600" fill="var\(--(?:now|ink)\)">', drawn)][-2:]
    assert abs(ys[0] - ys[1]) >= 37
    assert all(curves.TOP < y <= room.height - curves.FOOT for y in ys)


def test_a_loss_of_nothing_or_without_end_is_drawn_at_the_edge() -> None:
    names = curves.Names("off", "regulars", "new", "turn", ["heart"], "before")
    wild = curves.Curves(
        curves.LAPTOP, names, np.array([0, 10, 20]), 20, np.array([0.7, 0.0, 0.0]), np.array([0.7, 9.0, np.inf]), 0
    )
    assert "nan" not in wild.drawing()
    assert "inf" not in wild.drawing()
