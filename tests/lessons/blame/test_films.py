"""The training as a film: every frame is the line after that round, and the message stays small."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from core.losses import sigmoid
from core.network import Network
from core.slips import places
from lessons.blame import curves, films, line, scene, trip
from lessons.blame.settings import BlameSlips
from tests.films import read
from tests.groups import DEFAULTS
from ui.film.clock import CODE
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.settings import gather

USUAL = gather(BlameSlips, DEFAULTS).run
TEXT = Text("en", "kitchen", "blame")
REEL = films.frames(TEXT, USUAL, trained=True)
BEFORE = len(trip.moments())


@pytest.mark.parametrize(("rounds", "cooks", "pattern"), [(30, 2, "ring"), (300, 4, "ring"), (1000, 4, "either")])
def test_a_training_fits_into_its_message(rounds: int, cooks: int, pattern: str) -> None:
    run = replace(USUAL, slip_rounds=rounds, slip_cooks=cooks, slip_pattern=pattern)
    sizes = [len(films.training_film(TEXT, run, 0, trained=True)), len(films.said_film(TEXT, run)), len(CODE)]
    assert sum(sizes) < 120_000


def test_every_frame_shows_the_weights_the_loss_and_the_chances_of_its_round() -> None:
    training, shown = scene.training(USUAL), read(films.training_film(TEXT, USUAL, 6, trained=True))
    net = Network((2, 3, 1))
    for frame, at in list(enumerate(REEL.rounds))[::9]:
        looks = shown.at(training=frame)
        weights = training.history.weights[at]
        for place, value in enumerate(weights):
            said = looks[f"wn{place}", "words"].rstrip("▲▼").replace("−", "-")
            assert float(said) == pytest.approx(value, abs=0.0051)
        assert float(looks["wloss-said", "words"]) == pytest.approx(training.history.losses[at], abs=0.0051)
        corner = sigmoid(net.forward(weights, np.array([[-1.0, 1.0]])).prediction)[0]
        band = films.SHADES.index(looks["heat", "shades"].split(",")[0])  # no salt, 6 g of spice: the first dot
        assert band / 12 <= corner <= (band + 1) / 12
        assert looks["border", "d"] == looks["rim", "d"] == looks["wring", "d"]


def test_the_border_is_one_closed_line_from_the_closing_on_and_ghosts_come_after_their_rounds() -> None:
    shown = read(films.training_film(TEXT, USUAL, 6, trained=True))
    for frame, at in enumerate(REEL.rounds):
        looks = shown.at(training=frame)
        assert looks["border", "d"].endswith("Z") == (at >= 153), at
        assert (looks["ghost2", "opacity"] != "0") == (at > 145)
        assert (looks["ghosts", "opacity"] != "0") == (looks["ghost0", "opacity"] != "0") == (at > 61)


def test_before_training_there_is_one_frame_of_the_first_weights() -> None:
    shown = read(films.training_film(TEXT, USUAL, 6, trained=False))
    assert shown.places == (1,)
    assert shown.at(training=0)["wn6", "words"].rstrip("▲▼") == "−0.41"


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_the_readers_own_number_is_named_in_every_language(language: str, register: str) -> None:
    text = Text(language, register, "blame")
    drawing = read(films.training_film(text, USUAL, 6, trained=True)).drawing
    assert text("name.weight", source=text("name.salt"), unit=text("name.cook", number=3)) in drawing


@pytest.mark.parametrize(
    ("numbers", "side"), [((0.0, 0.0, 1.0), "all"), ((0.0, 0.0, -1.0), "none"), ((1, 0, 9), "all")]
)
def test_a_cook_whose_border_is_off_the_map_is_all_of_one_colour(numbers: tuple[float, ...], side: str) -> None:
    area, chord = line._cut(np.array(numbers, dtype=float), 18.0)
    assert chord == "M0 0"
    assert (area == "M0 0") == (side == "none")


def test_a_cooks_border_stands_where_its_sum_is_zero() -> None:
    area, chord = line._cut(np.array([1.0, 0.0, 0.0]), 18.0)  # upright through the middle; it speaks for the right
    assert chord == "M0 18L0 -18"
    assert area.startswith("M0 18A18 18 0 0 0 0 -18")


# ---- one ticket's slips, on their way back before the first round ----


def loss_of(weights: np.ndarray, x: np.ndarray, y: float, more: dict[int, float]) -> float:
    """The surprise of one ticket, by hand, with more added to the sums of some cooks: 0 to 2, and 3 the last."""
    sums = weights[:9].reshape(3, 3) @ np.array([*x, 1.0]) + [more.get(unit, 0.0) for unit in range(3)]
    logit = np.tanh(sums) @ weights[9:12] + weights[12] + more.get(3, 0.0)
    return float(np.log1p(np.exp(-logit if y else logit)))


def slope(weights: np.ndarray, x: np.ndarray, y: float, unit: int) -> float:
    return (loss_of(weights, x, y, {unit: 1e-5}) - loss_of(weights, x, y, {unit: -1e-5})) / 2e-5


def test_the_ticket_that_is_followed_is_the_one_of_the_hundred_that_the_new_line_judges_worst() -> None:
    start, tickets = scene.training(USUAL).history.weights[0], scene.tickets_of(USUAL)
    losses = [loss_of(start, x, float(y), {}) for x, y in zip(tickets.X, tickets.y, strict=True)]
    assert tickets.X[int(np.argmax(losses))].tolist() == trip.ticket(USUAL).X[0].tolist()


@pytest.mark.parametrize("trained", [False, True])
def test_slips_say_which_way_a_cook_should_go_and_how_much_that_would_matter(trained: bool) -> None:
    shown = read(films.training_film(TEXT, USUAL, 7, trained=trained))
    (x,), (y,) = trip.ticket(USUAL).X, trip.ticket(USUAL).y
    for frame, at in list(enumerate(REEL.rounds if trained else (0,)))[::7]:
        looks, weights = shown.at(training=frame), scene.training(USUAL).history.weights[at]
        for unit, name in enumerate(("1-0", "1-1", "1-2", "2-0")):
            said = looks[f"ws{name}-said", "words"]
            found = slope(weights, x, float(y), unit)
            assert said == looks[f"ps{name}-said", "words"]
            assert float(said.lstrip("▲▼ ")) == pytest.approx(abs(found), abs=0.0051)
            assert said[0] == ("▼" if found > 0 else "▲") or abs(found) < 0.0051


def test_the_last_cooks_slip_comes_first_then_those_of_the_station_and_then_every_number_knows_its_way() -> None:
    shown = read(films.training_film(TEXT, USUAL, 7, trained=True))
    looks = [shown.at(training=frame) for frame in range(BEFORE)]

    def first(part: str, attribute: str, look: Callable[[str], bool]) -> int:
        return next(frame for frame, at in enumerate(looks) if look(at[part, attribute]))

    last = first("ws2-0", "opacity", lambda seen: seen == "1")
    station = [first(f"ws1-{unit}", "opacity", lambda seen: seen == "1") for unit in range(3)]
    arrows = [first(f"wn{place}", "words", lambda said: said[-1] in "▲▼") for place in range(13)]
    assert 0 < last < station[0] == station[1] == station[2] < min(arrows) == max(arrows) < BEFORE
    started = looks[station[0]]["ws1-2", "transform"]
    assert started != looks[arrows[0]]["ws1-2", "transform"], "it travels"


def test_before_the_first_round_an_arrow_goes_against_the_slope_of_that_ticket() -> None:
    shown = read(films.training_film(TEXT, USUAL, 7, trained=False)).at(training=0)
    (x,), (y,) = trip.ticket(USUAL).X, trip.ticket(USUAL).y
    weights = scene.training(USUAL).history.weights[0]
    for place in range(13):
        more, less = (loss_of(weights + size * np.eye(13)[place], x, float(y), {}) for size in (1e-5, -1e-5))
        assert shown[f"wn{place}", "words"][-1] == ("▼" if more > less else "▲")


def test_every_part_of_the_trip_is_told_while_it_is_seen() -> None:
    shown = read(films.training_film(TEXT, USUAL, 7, trained=True))
    told = list(dict.fromkeys(shown.at(training=frame)["caption", "words"] for frame in range(shown.places[0])))
    begins = [
        "The ticket that the new line judges worst",
        "So the last cook",
        "The last cook passes",
        "Each slip tells",
    ]
    assert [said.strip("*").startswith(begin) for said, begin in zip(told, begins, strict=False)] == [True] * 4
    assert told[4:] == [TEXT("line_key", count=100)]


def test_the_card_follows_the_round_that_is_shown() -> None:
    shown = read(films.card_film(TEXT, USUAL, 7))
    for frame, at in list(enumerate(REEL.rounds))[::11]:
        drawn = shown.at(training=frame)["card", "drawn"]
        for value in scene.training(USUAL).history.weights[at]:
            assert f">{value:z.1f}<".replace("-", "−") in drawn
        assert f"{at} round" in drawn


@pytest.mark.parametrize("cooks", [2, 3, 4])
@pytest.mark.parametrize("room", [line.LAPTOP, line.PHONE])
def test_no_number_and_no_slip_of_the_line_lies_on_another_or_past_the_edge(room: line.Room, cooks: int) -> None:
    layout = places(Network((2, cooks, 1)))
    spots = line.number_spots(layout, room)
    boxes = [
        (x, y, *(line.TAG if place.source is None else (42, 15))) for (x, y), place in zip(spots, layout, strict=True)
    ]
    boxes += [(x, y, 44, 16) for seats in line.slip_seats(cooks, room) for x, y in seats]
    for x, y, wide, high in boxes:
        assert 0 <= x - wide / 2 < x + wide / 2 <= room.width
        assert 0 <= y - high / 2 < y + high / 2 <= room.height
    for (x, y, wide, high), (x2, y2, wide2, high2) in combinations(boxes, 2):
        assert abs(x - x2) >= (wide + wide2) / 2 - 3 or abs(y - y2) >= (high + high2) / 2 - 3


@pytest.mark.parametrize("cooks", [2, 3, 4])
def test_a_cook_s_name_lies_under_no_base_and_no_slip(cooks: int) -> None:
    """A line of these letters is 11 units high above its foot, three below it."""
    layout = places(Network((2, cooks, 1)))
    for room in (line.LAPTOP, line.PHONE):
        spots = zip(line.number_spots(layout, room), layout, strict=True)
        bases = [spot for spot, place in spots if place.source is None]
        slips = line.slip_seats(cooks, room)[0]
        for x, y in line.seats(cooks, room)[1]:
            foot, right = y - line.radius(cooks) - line.NAME, x + 6
            assert foot - 11 >= 0
            assert all(abs(at - x) > 40 or high - 8 >= foot or high + 8 <= foot - 10 for at, high in bases)
            assert all(at - 22 >= right or high - 8 >= foot or high + 8 <= foot - 10 for at, high in slips)


@pytest.mark.parametrize("ends", [(-14.8, 0.03), (-0.2, 12.0), (0.01, 0.02), (-3.0, 4.0)])
def test_the_levels_of_a_curve_are_not_written_over_one_another(ends: tuple[float, float]) -> None:
    drawn = curves.Curve("c", "", np.linspace(*ends, 30), 300, 120).drawing()
    feet = sorted(float(y) for y in re.findall(r'<text x="25" y="([\d.]+)"', drawn))
    assert len(feet) >= 2
    assert (np.diff(feet) >= 11).all()


def of_part(drawing: str, part: str) -> str:
    found = re.search(rf'id="{part}" d="([^"]*)"', drawing)
    return found[1] if found else ""


@pytest.mark.parametrize(("change", "value"), [("slip_rate", 3.0), ("slip_seed", 2), ("slip_rounds", 30)])
def test_a_second_training_shows_where_the_first_ended(change: str, value: float) -> None:
    again = replace(USUAL, **{change: value})  # type: ignore[arg-type]
    drawing = read(films.training_film(TEXT, again, 6, trained=True, before=USUAL)).drawing
    line = Network((2, 3, 1))
    logits = scene.logits(line, scene.training(USUAL).history.weights[-1])
    assert of_part(drawing, "before") == films.border_path(logits)
    assert "ghost0" not in drawing
    curve = films._curves(TEXT, scene.training(again), 6, scene.training(USUAL))[0]
    ends = of_part(drawing, "wloss-before").rpartition("L")[2].split(" ")
    last = min(again.slip_rounds, 300)
    loss = scene.training(USUAL).history.losses[last]
    assert [float(each) for each in ends] == pytest.approx([curve._x(last), curve._y(float(loss))], abs=0.06)
    assert of_part(drawing, "wown-before")


def test_what_cannot_be_compared_is_no_ghost() -> None:
    other = read(films.training_film(TEXT, USUAL, 6, trained=True, before=replace(USUAL, slip_pattern="either")))
    assert not re.search('id="[^"]*before"', other.drawing)
    fewer = read(films.training_film(TEXT, USUAL, 6, trained=True, before=replace(USUAL, slip_cooks=2)))
    assert of_part(fewer.drawing, "wloss-before")
    assert not of_part(fewer.drawing, "wown-before")


def test_on_a_phone_what_stands_around_the_map_is_nearly_twice_as_large_and_said_in_fewer_words() -> None:
    """The map is drawn there at half its size: its words were seven pixels high."""
    drawing = read(films.training_film(TEXT, USUAL, 6, trained=True)).drawing
    phone = re.search(r'<g class="phone" font-size="(\d+)">(.*?)</g>', drawing)
    assert phone
    assert int(phone[1]) * 200 / 380 > 11
    assert re.findall(r">([^<>]+)</text>", phone[2])[-3:] == ["spice", "○ likes it · × does not", "salt"]
    for room in ('<g class="laptop">', phone[0].partition(">")[0] + ">"):
        assert re.search(rf'<g id="ghosts">.*{room}<text[^>]*>dotted: earlier<', drawing), room
