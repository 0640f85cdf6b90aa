"""The stage, part by part: which squares have ink, which marks stand for which weights, where stencils are framed."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from core.drawings import FACES
from lessons.picture.scene import Scene
from lessons.picture.settings import Picture, written
from lessons.picture.stage import alone, stage
from tests.lessons.picture import oracle
from ui.kit.text import LANGUAGES, REGISTERS, Text

EN = Text("en", "kitchen", "picture")
FACE = FACES[6]


def drawn(run: Picture | None = None, text: Text = EN, **settings: object) -> ElementTree.Element:
    """The stage as a tree: so it is well formed."""
    here = Picture(**{"pic_face": written(FACE), **settings})  # type: ignore[arg-type]
    return ElementTree.fromstring(f"<div>{stage(text, Scene(here, run), big=False)}</div>")


def part(tree: ElementTree.Element, name: str) -> ElementTree.Element:
    """The part of this class."""
    return next(each for each in tree.iter() if each.get("class") == name)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_all_squares_are_there_and_those_below_the_edge_out_of_sight(place: int) -> None:
    squares = [each for each in drawn(pic_place=place).iter() if each.get("data-square")]
    assert [int(str(each.get("data-square"))) for each in squares] == list(range(64))
    assert [each.get("aria-selected") == "true" for each in squares] == [bool(inked) for inked in FACE]
    seen = [each for each in squares if each.get("class") != "off"]
    assert len(seen) == 64 - 8 * place
    assert [float(str(each.get("y"))) for each in seen[:1]] == [23.0 * place]
    assert [each.get("tabindex") for each in seen].count("0") == 1
    assert seen[0].get("aria-label") == f"row {1 + place}, column 1"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_mark_a_weight_its_way_by_the_sign_and_frames_where_there_is_ink(place: int) -> None:
    weights = part(drawn(Picture(), pic_place=place), "weights")
    numbers = oracle.stencil(Picture())[:64]
    paths = [each.get("d") or "" for each in weights.iter("path") if (each.get("fill") or "").startswith("var(--")]
    marks = [re.match(r"M([\d.]+) ([\d.]+)h([\d.]+)L([\d.]+) ([\d.]+)z", d) for d in paths]
    found = {}
    for mark in filter(None, marks):
        x, y, wide, middle, tip = map(float, mark.groups())
        assert middle == pytest.approx(x + wide / 2, abs=0.11)
        found[int((y + tip) / 2 // 23 * 8 + middle // 23)] = tip < y
    large = {at: number > 0 for at, number in enumerate(numbers) if abs(number) >= 0.01 * abs(numbers).max()}
    assert found == large
    framed = next(each for each in weights.iter() if each.get("stroke-width") == "2.4")
    where = [round(float(str(r.get("y"))) / 23 * 8 + float(str(r.get("x"))) / 23) for r in framed]
    assert where == oracle.moved(FACE, place).nonzero()[0].tolist()


@pytest.mark.parametrize("place", [0, 2])
def test_each_of_the_six_that_has_a_say_is_framed_where_it_answers_strongest(place: int) -> None:
    tree = drawn(Picture(), pic_layout="sliding", pic_place=place)
    found = oracle.found(Picture(), oracle.moved(FACE, place))
    adds = [h * s for h, s in zip(found.strength, found.counts, strict=True)]
    frames = [each for each in part(tree, "board").iter("rect") if each.get("rx") == "3"]
    wished = [k for k in range(6) if abs(adds[k]) >= 0.05]
    assert [float(str(each.get("x"))) for each in frames] == [23.0 * (found.place[k] % 8) - 21 + k for k in wished]
    assert [float(str(each.get("y"))) for each in frames] == [23.0 * (found.place[k] // 8) - 21 + k for k in wished]
    numbers = [
        (each.get("x"), each.get("y")) for each in part(tree, "board").iter("text") if each.get("font-size") == "12"
    ]
    assert len(numbers) == len(wished)
    for one, other in combinations([(float(str(x)), float(str(y))) for x, y in numbers], 2):
        assert abs(one[0] - other[0]) >= 8 or abs(one[1] - other[1]) >= 11, "two numbers lie on each other"
    written_below = [each.text for each in part(tree, "weights").iter("text") if each.get("text-anchor") == "middle"]
    assert [float(str(number).replace("−", "-")) for number in written_below] == [round(add, 1) + 0.0 for add in adds]


def test_before_practice_there_is_no_mark_and_no_judgement() -> None:
    tree = drawn()
    fills = {path.get("fill") for path in part(tree, "weights").iter("path")}
    assert not fills & {"var(--strong)", "var(--weak)"}
    assert "neither" in "".join(part(tree, "verdict").itertext())
    assert not [each for each in tree.iter() if each.get("aria-label") in ("✓", "✗")]


def test_the_verdict_says_what_it_was_and_what_it_was_in_place() -> None:
    lower, in_place = drawn(Picture(), pic_place=2), drawn(Picture())
    marks = [each.get("aria-label") for each in lower.iter() if each.get("aria-label") in ("✓", "✗")]
    assert marks == ["✗", "✓"]
    assert "in place it says smile" in "".join(part(lower, "verdict").itertext())
    assert "in place it says" not in "".join(part(in_place, "verdict").itertext())
    assert part(lower, "verdict").get("data-spoken") == "Verdict: frown, 97% sure"


def test_smiles_come_first_then_frowns_and_the_one_on_the_board_is_pressed() -> None:
    scene = Scene(Picture(pic_sheet=4), None)
    for shown in (stage(EN, scene, big=False), alone(EN, scene, big=True)):
        buttons = list(ElementTree.fromstring(f"<div>{shown}</div>").iter("button"))
        assert [int(str(each.get("data-press"))) for each in buttons] == [1, 3, 5, 7, 9, 11, 2, 4, 6, 8, 10, 12]
        assert [each.get("data-press") for each in buttons if each.get("aria-pressed") == "true"] == ["4"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("layout", ["one", "sliding"])
def test_it_is_well_formed_in_every_language(language: str, register: str, layout: str) -> None:
    for run in (None, Picture()):
        drawn(run, Text(language, register, "picture"), pic_layout=layout, pic_place=1, pic_sheet=2)


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("pic_set", [1, 2, 3, 4, 5])
def test_the_figures_shown_add_up_to_what_is_said(pic_set: int, place: int) -> None:
    run = Picture(pic_set=pic_set)
    for face in FACES[:12]:
        here = Picture(pic_face=written(face), pic_place=place, pic_set=pic_set)
        told = part(drawn(run, pic_face=written(face), pic_place=place, pic_set=pic_set), "verdict")
        *_, smile, frown = (float(str(each.text)) for each in told.iter("text") if each.get("font-weight") == "650")
        base = next(float(str(t.text)[5:].replace("−", "-")) for t in told.iter("text") if "base" in str(t.text))
        says = Scene(here, run).verdict.says
        assert smile - frown + base >= 0 if says == "smile" else smile - frown + base <= 0.01, (smile, frown, base)


def test_where_nothing_is_dashed_nothing_is_said_of_it() -> None:
    said = EN("stage.dashed")
    for face, told in ((FACE, said), (0 * FACE, None)):
        board = part(drawn(Picture(), pic_face=written(face), pic_place=2), "board")
        assert next(board.iter("small")).text == told
