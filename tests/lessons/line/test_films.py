"""The films of *Two numbers hold a line* at all places of its sliders, against lines worked out one by one."""

import re
from itertools import product

import numpy as np
import pytest

from core.lines import PRESETS
from lessons.line import films, pictures, scene, words
from lessons.line.scene import Scene
from lessons.line.settings import Line
from tests import films as sent
from ui import film
from ui.kit.text import LANGUAGES, REGISTERS, Text

EN = Text("en", "kitchen", "line")
OWN = "3_2~0_0.5~2_6~7_1~40_80"
TENTHS = [place / 10 for place in range(41)]
HALVES = [place / 2 for place in range(17)]


def plain(said: str) -> str:
    return said.replace("**", "")


@pytest.mark.parametrize("dots", ["noisy", "curve", OWN])
def test_the_squares_are_as_large_as_each_line_misses_everywhere(dots: str) -> None:
    now = Scene(Line(dots=dots))
    shown, given = sent.read(films.plot_film(EN, now, None)), now.points
    tracks = {(track.part, track.attribute): track for track in shown.tracks}
    for plot in pictures.plots(given):
        for at, (x, y) in enumerate(zip(given.x, given.y, strict=True)):
            track = tracks[f"miss{at}-{plot.shown}", "transform"]
            assert track.along == ("line_a", "line_b")
            grown = [[float(look[6:-1].split()[-1]) for look in row] for row in track.looks]
            wished = [[(a * x + b - y) * plot.unit for b in TENTHS] for a in TENTHS]
            assert np.allclose(grown, wished, atol=0.31)


@pytest.mark.parametrize("fitted", [None, Line()], ids=["by hand", "fitted"])
def test_film_and_still_say_and_draw_the_same_at_every_line(fitted: Line | None) -> None:
    still = Scene(Line(), fitted)
    plot, said, card = (
        sent.read(made)
        for made in (
            films.plot_film(EN, still, None),
            films.said_film(EN, still, None),
            films.card_film(EN, still, None),
        )
    )
    end = {} if fitted is None else {"fit_player": -1}
    for (i, a), (j, b) in product(enumerate(TENTHS), enumerate(TENTHS)):
        k = (7 * i + 3 * j) % len(HALVES)
        now = Scene(Line(line_a=a, line_b=b, ask_x=HALVES[k]), fitted)
        places = {"line_a": i, "line_b": j, "ask_x": k}
        looks = said.at(**places, **end)
        parts = [looks[part, "words"] for part in ("before", "answer", "after")]
        whole = words.asked(EN, now)
        assert plain(whole).startswith(plain("".join(parts)))
        gaps = [looks[part, "words"] for part in ("typical-machine", "typical-yours") if (part, "words") in looks]
        assert re.findall(r"\d+\.\d+", whole)[-len(gaps) :] == gaps
        assert looks["measured", "words"].strip() == words.measured(EN, now, HALVES[k])
        looks = plot.at(**places, **end)
        for picture in pictures.plots(now.points):
            for (part, name), look in pictures._now(EN, now, picture).items():
                assert looks[pictures.id_of(part, picture), name] == look, (part, name, a, b)
        numbers = now.last.tolist()
        shown = [card.at(**places, **end)[f"card-wide{at}", "words"] for at in (0, 1)]
        assert shown == [f"{number:.2f}" for number in numbers]


def test_no_square_is_out_of_sight_while_there_is_room_on_the_other_side() -> None:
    now = Scene(Line(dots="curve"), Line(dots="curve", fit_rounds=1000))
    for plot in pictures.plots(now.points):
        looks = pictures._now(EN, now, plot)
        for at, x in enumerate(now.points.x.tolist()):
            side = float(looks[f"miss{at}", "transform"][6:-1].split()[0])
            assert 0 <= plot.across(x) + side <= plot.width
    assert min(float(look[6:-1].split()[0]) for (part, _), look in looks.items() if part == "miss0") > 50


def test_no_round_is_told_that_a_fit_has_not() -> None:
    """The one before may have had more: it walks on, and the round that is told stays the last of this one."""
    now, before = (Scene(run, run) for run in (Line(fit_rounds=10), Line(fit_rounds=1000)))
    told, frames = pictures.rounds(EN, now, before), pictures.steps(EN, now, before)
    assert frames[-1] == 1000
    assert told == [min(step, 10) for step in frames.tolist()]
    assert pictures.rounds(EN, before, now) == frames.tolist()


@pytest.mark.parametrize("name", ["noisy", "curve"])
def test_the_machine_s_line_walks_as_core_walked(name: str) -> None:
    run = Line(dots=name)
    now = Scene(run, run)
    steps = film.timeline(pictures.walkers(EN, now, None))
    shown, card = sent.read(films.plot_film(EN, now, None)), sent.read(films.card_film(EN, now, None))
    told = sent.read(films.said_film(EN, now, None))
    given = PRESETS[name]
    for frame, step in enumerate(steps.tolist()):
        a, b = now.history.weights[step].tolist()
        looks = shown.at(line_a=0, line_b=0, ask_x=4, fit_player=frame)
        errors = a * given.x + b - given.y
        total = float(looks["sum-machine-laptop", "words"].split()[-1])
        assert total == pytest.approx(float((errors**2).sum()), abs=0.0501)
        grown = [float(looks[f"miss{at}-laptop", "transform"][6:-1].split()[-1]) for at in range(len(given))]
        assert np.allclose(grown, errors * pictures.plots(given)[0].unit, atol=0.31)
        assert looks["said-laptop", "words"] == EN("answer", y=round(2 * a + b, 9))
        said = told.at(line_a=0, line_b=0, ask_x=4, fit_player=frame)
        assert said["answer", "words"] == f"**{2 * a + b:.1f}**".replace("-", "−")
        going, miss = frame < len(steps) - 1, np.sqrt((errors**2).mean())
        assert said["going", "words"] == (f"{miss:.1f}" if going else "")
        assert bool(said["arrived", "style"]) == going
        spot = card.at(line_a=0, line_b=0, ask_x=0, fit_player=frame)
        assert float(spot["card-wide0", "words"].replace("−", "-")) == pytest.approx(a, abs=0.00501)
        assert f"a {spot['card-wide0', 'words']}, b" in spot["card", "aria-label"], (
            "who does not see it hears that round"
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("dots", ["none", "3_4", "100_100~0_0"])
def test_every_points_have_films_of_a_size_to_send(language: str, register: str, dots: str) -> None:
    text, now = Text(language, register, "line"), Scene(Line(dots=dots))
    assert len(films.plot_film(text, now, None)) + len(films.said_film(text, now, None)) < 50_000


def test_the_most_points_still_fit_into_a_film() -> None:
    dice = np.random.default_rng(3)
    dots = "~".join(f"{x:.2f}_{y:.2f}" for x, y in dice.uniform(0, 16, (60, 2)))
    now = Scene(Line(dots=dots))
    assert len(films.plot_film(EN, now, None)) < 61_000
    assert scene.everywhere(now.points).errors.shape == (41, 41, 60)
