"""The search as a film: at every frame so many trials, the best of them, and the tally when it may be seen."""

import re
from itertools import product

import numpy as np
import pytest

from core.search import BUDGETS, KITCHENS
from lessons.house_rules import films, panel, squares
from lessons.house_rules.panel import DIAMOND, LAPTOP, PHONE, Panel, Room
from lessons.house_rules.scene import STEPS, Scene
from lessons.house_rules.settings import HouseRules
from tests.films import read
from tests.lessons.house_rules.oracle import searched
from ui.film.clock import CODE
from ui.kit.text import LANGUAGES, REGISTERS, Text

ROOMS = (LAPTOP, PHONE)
TEXT = Text("en", "kitchen", "house_rules")
NINE, OTHER = HouseRules(), HouseRules(search_trials=25, search_kitchen=43.0)
RUNS = [HouseRules(search_trials=budget, search_kitchen=kitchen) for budget in BUDGETS for kitchen in (1.0, 8.0, 200.0)]


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_a_search_fits_into_its_message(run: HouseRules) -> None:
    made = [films.stage_film(TEXT, run, NINE, cooked=True), films.said_film(TEXT, run)]
    made.append(films.tally_film(TEXT, run, waits=True))
    assert sum(map(len, made)) + len(CODE) < 60_000


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_every_frame_shows_the_trials_so_far_and_the_best_of_them(run: HouseRules) -> None:
    now, shown = Scene(run), read(films.stage_film(TEXT, run, None, cooked=True))
    steps, many = STEPS[run.search_trials], run.search_trials
    assert shown.places == (many * steps + 1, KITCHENS)
    for frame in range(0, shown.places[0], 2):
        looks, landed = shown.at(search=frame, search_kitchen=0), frame // steps
        for (name, tried), room in product(now.both.items(), (LAPTOP, PHONE)):
            key = f"{room.id}-{name}"
            assert looks[f"{key}-rings", "count"] == str(min(many, landed + (frame % steps > 0)))
            assert looks[f"{key}-scores", "count"] == looks[f"{key}-below", "count"] == str(landed)
            assert bool(looks[f"{key}-falling", "drawn"]) == (frame % steps > 0)
            assert looks[f"{key}-best", "opacity"] == str(int(landed > 0))
            if landed:
                best = int(np.argmax(tried.right[:landed]))
                x, top, foot = Panel(room, name, now.searched, tried).at(best)
                assert place(looks[f"{key}-best", "transform"]) == pytest.approx((x, foot), abs=0.06)
                assert place(looks[f"{key}-best-there", "transform"]) == pytest.approx((x, top), abs=0.06)
                assert looks[f"{key}-said", "words"] == f"best {tried.right[best]}"
                count = len({*tried.rates[:landed].tolist()})
                values = f"tries {count} {'value' if count == 1 else 'values'} of boldness"
                assert looks[f"{key}-values", "words"] == values


def place(transform: str) -> tuple[float, float]:
    x, y = re.findall(r"-?[\d.]+", transform)
    return float(x), float(y)


def test_nobody_stands_outside_its_picture_and_words_stand_on_the_side_with_room() -> None:
    for run, room in product(RUNS, (LAPTOP, PHONE)):
        now, shown = Scene(run), read(films.stage_film(TEXT, run, None, cooked=True))
        for name, tried in now.both.items():
            drawn = Panel(room, name, now.searched, tried)
            for trial in range(run.search_trials):
                x, top, foot = drawn.at(trial)
                assert room.left <= x <= room.width
                assert room.top <= top <= room.foot
                assert room.roof - 9 <= foot <= room.ground
            looks = shown.at(search=shown.places[0] - 1, search_kitchen=0)
            x = float(looks[f"{room.id}-{name}-said", "x"])
            side = looks[f"{room.id}-{name}-said", "text-anchor"]
            assert x + 62 < room.width if side == "start" else x - 62 > room.left


def test_before_a_search_there_is_the_map_and_where_would_be_searched_and_no_trial() -> None:
    shown = read(films.stage_film(TEXT, NINE, None, cooked=False))
    assert shown.places == (1, KITCHENS)
    looks = shown.at(search=0, search_kitchen=0)
    assert {look for (part, what), look in looks.items() if what == "count"} == {"0"}
    assert {look for (part, what), look in looks.items() if what == "opacity"} == {"0"}
    assert shown.drawing.count(DIAMOND) == 8, "the best of this search, and of none before"


@pytest.mark.parametrize("budget", BUDGETS)
def test_the_slider_shows_where_another_kitchen_would_be_searched(budget: int) -> None:
    shown = read(films.stage_film(TEXT, NINE, None, cooked=True, ahead=budget))
    for kitchen in (1, 2, 43, 200):
        looks = shown.at(search=0, search_kitchen=kitchen - 1)
        for (name, tried), room in product(zip(("grid", "random"), searched(kitchen, budget), strict=True), ROOMS):
            assert looks[f"{room.id}-{name}-ahead", "opacity"] == str(int(kitchen != NINE.search_kitchen))
            wide, high = (room.width - room.left - 3) / 121, room.height / 13
            for at, trial in enumerate(tried):
                ring = f"{room.id}-{name}-ahead{at}"
                assert float(looks[ring, "cx"]) == pytest.approx(room.left + (trial.boldness + 0.5) * wide, abs=0.051)
                assert float(looks[ring, "cy"]) == pytest.approx(room.foot - (trial.cooks + 0.5) * high, abs=0.051)
            assert (f"{room.id}-{name}-ahead{budget}", "cx") not in looks


def test_the_best_of_the_search_before_is_dashed_in_every_panel_and_named() -> None:
    shown = read(films.stage_film(TEXT, OTHER, NINE, cooked=True))
    assert shown.drawing.count('stroke-width="1.6" stroke-dasharray="3 2"') == 8
    assert "best of the search before" in shown.drawing
    alone = read(films.stage_film(TEXT, OTHER, None, cooked=True))
    assert "best of the search before" not in alone.drawing


@pytest.mark.parametrize("room", [LAPTOP, PHONE], ids=lambda room: room.id)
def test_the_map_is_all_of_it_each_chef_once_in_its_shade(room: Room) -> None:
    drawn = panel._map(room)
    cells = re.findall(r"h([\d.]+)v", drawn)
    wide, _ = room.cell
    assert sum(map(float, cells)) == pytest.approx(13 * 121 * wide, rel=0.01)
    assert "nan" not in drawn


# ---- the tally ----


@pytest.mark.parametrize("run", RUNS, ids=str)
def test_every_kitchen_has_its_square_and_the_layout_is_always_said(run: HouseRules) -> None:
    found = Scene(run).tally
    drawn = squares.drawing(Scene(run), 100)
    assert drawn.count("<rect") == KITCHENS + found.equal + 1, "a half-full square is two, and one is the frame"
    assert drawn.count('width="5.6" height="5.6" fill="var(--ink)"') == found.random_better
    assert drawn.count('width="5.6" height="5.6" fill="none"') == found.equal + found.grid_better
    shown = read(films.tally_film(TEXT, run, waits=False)).at(search=0)
    assert shown["tally-random", "words"] == f"random better in {found.random_better} kitchens"
    assert shown["tally-grid", "words"] == f"grid better in {found.grid_better}"
    assert (
        f"Layout: {run.search_trials} trials each; boldness over a 10,000-fold range" in shown["tally-layout", "words"]
    )


def test_this_kitchen_is_framed_among_those_of_its_kind() -> None:
    for kitchen in range(1, 201, 7):
        now = Scene(HouseRules(search_kitchen=float(kitchen)))
        at, found = now.order.index(kitchen - 1), now.tally
        ahead = {1: 0, 0: found.random_better, -1: found.random_better + found.equal}[now.searched.outcome]
        behind = {1: found.random_better, 0: found.random_better + found.equal, -1: KITCHENS}[now.searched.outcome]
        assert ahead <= at < behind


def test_the_tally_that_settles_the_bet_is_unseen_until_the_last_trial() -> None:
    shown = read(films.tally_film(TEXT, NINE, waits=True))
    looks = [shown.at(search=frame)["tally", "style"] for frame in range(shown.places[0])]
    assert ["hidden" in look for look in looks] == [True] * (len(looks) - 1) + [False]
    plain = read(films.tally_film(TEXT, NINE, waits=False))
    assert all("hidden" not in plain.at(search=frame)["tally", "style"] for frame in range(plain.places[0]))


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_sentence_goes_from_nothing_to_both_bests(language: str, register: str) -> None:
    text, now = Text(language, register, "house_rules"), Scene(NINE)
    shown = read(films.said_film(text, NINE))
    told = [shown.at(search=frame)["said", "words"] for frame in range(shown.places[0])]
    assert told[0] == text("say.none", trials=9)
    assert str(now.searched.random.most) in told[-1]
    assert str(now.searched.grid.most) in told[-1]
    assert len(dict.fromkeys(told)) == 10
