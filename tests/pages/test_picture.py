"""A picture, in 65 numbers, through the entry script: drawing, practice, redrawn faces, and messages nobody sends."""

import json
from typing import Any

import numpy as np
import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates

from core.drawings import FACES, lowered
from lessons.picture import scene
from lessons.picture.settings import Picture, redrawn, squares, written
from tests.conftest import COMPONENT, Open, Visit, address, nodes, problems
from tests.hostile import HOSTILE, message

PAGE = "picture"
MINE = "8000000000000001"
BLANK = "0" * 16


def practised(visit: Open, language: str = "en", **settings: str) -> Visit:
    """The page after its main job."""
    return visit(PAGE, lang=language, **settings).click("bet.fewer").click("practise")


def tell(page: Visit, event: str, value: object, key: str = "board") -> Visit:
    """The board tells of something."""
    (heard,) = [node.proto.id for node, _ in nodes(page.app) if node.type == COMPONENT and _is(node, key)]
    states = WidgetStates(widgets=page.app._tree.get_widget_states().widgets)
    text = json.dumps([{"event": event, "value": value}])
    states.widgets.append(message(f"$$STREAMLIT_INTERNAL_KEY_{heard}__events", "json_trigger_value", text))
    page.app._tree = page.app._run(states)._tree
    return page


def _is(node: Any, key: str) -> bool:
    return str(node.proto.id).endswith(f"-{key}")


def here(page: Visit) -> Picture:
    """The settings."""
    settings: Picture = page.reader.settings(Picture)
    return settings


def test_practice_settles_the_bet_and_shows_three_places(visit: Open) -> None:
    page = practised(visit)
    assert page.bets[0].answers == ("fewer",)
    assert "First practice: two squares lower, of 100 the big stencil gets 20." in page.text()
    assert "Of 100 new faces." not in page.text()
    assert "one big stencil: 100 in place, 50 one square lower, 20 two lower" in page.text()


def test_nothing_is_trained_before_it_is_asked_for(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **rest: object) -> None:
        raise AssertionError("trained")

    monkeypatch.setattr(scene, "practise", never)
    page = visit(PAGE, lang="en").open_part("numbers").set("pic_layout", "sliding").set("pic_place", 2).click("next")
    assert problems(page) == []


def test_two_squares_lower_the_ink_lies_on_the_other_face_and_the_six_do_not_mind(visit: Open) -> None:
    page = practised(visit)
    assert "it sees this smile rightly" in page.text()
    assert "the squares under this smile’s ink speak more for a frown" in page.set("pic_place", 2).text()
    page.set("pic_layout", "sliding")
    assert "it sees this smile rightly" in page.text()
    assert "Of 100 the six, 67 numbers in all, get 100 right, in all three places." in page.text()
    assert "6 × 9" not in page.text(folded=False)


def test_what_is_drawn_is_the_next_drawing_and_nobody_else_says_what_it_is(visit: Open) -> None:
    page = tell(practised(visit), "drawn", MINE)
    assert here(page).pic_face == MINE
    assert problems(page) == []
    assert page.content("stage.own") in page.text()
    assert "no square with ink has a say" in tell(page, "drawn", BLANK).text()
    smile = written(FACES[0])
    assert "it is a smile" in tell(page, "drawn", smile).text(), "one of the generator's own faces is known again"


def test_what_lies_out_of_sight_below_keeps_its_ink(visit: Open) -> None:
    page = tell(practised(visit, pic_place="2"), "drawn", "00000000000000ff")
    assert here(page).pic_face == "00000000000000ff"
    assert lowered(squares(here(page).pic_face), 2).sum() == 0
    assert problems(page.set("pic_place", 0)) == []


@pytest.mark.parametrize("key", ["board", "practised"])
def test_a_practised_face_can_be_redrawn_and_practised_again(visit: Open, key: str) -> None:
    page = tell(practised(visit), "pressed", 3, key)
    assert here(page).pic_sheet == 3
    assert "face 3: redraw it" in page.text()
    tell(page, "drawn", MINE)
    assert redrawn(here(page).pic_redrawn) == {3: MINE}
    assert page.content("stale") in page.text()
    assert page.content("practise") == page.widget("practise").label
    page.click("practise")
    assert page.content("stale") not in page.text()
    (run,) = page.runs[-1:]
    assert (scene.practised(run).X[2] == squares(MINE)).all()
    assert here(tell(page, "pressed", 3)).pic_sheet == 0, "pressed again it lies back"
    assert here(page).pic_face == Picture().pic_face


def test_next_goes_through_all_faces_and_begins_again(visit: Open) -> None:
    page = visit(PAGE, lang="en")
    seen = [here(page).pic_face, *(here(page.click("next")).pic_face for _ in range(12))]
    assert len(set(seen)) == 12
    assert seen[-1] == seen[0]
    assert here(tell(page, "drawn", MINE).click("next")).pic_face == written(FACES[0])


def test_next_lays_a_practised_face_aside_first(visit: Open) -> None:
    page = tell(visit(PAGE, lang="en"), "pressed", 5).click("next")
    assert (here(page).pic_sheet, here(page).pic_face) == (0, Picture().pic_face)


def test_a_link_carries_every_drawing(visit: Open) -> None:
    page = tell(practised(visit, "zh"), "drawn", MINE)
    tell(tell(page, "pressed", 2), "drawn", BLANK).click("practise")
    path, query = address(page.links()[0])
    other = visit(path, **query)
    assert problems(other) == []
    assert here(other) == here(page)
    assert other.runs == page.runs


NOTHING: tuple[Any, ...] = (
    None,
    [],
    {},
    5,
    "",
    "0",
    MINE[:-1],
    MINE + "0",
    MINE.upper()[:15] + "G",
    "٣" * 16,
    1e300,
    True,
    *HOSTILE,
)


@pytest.mark.parametrize("told", NOTHING, ids=lambda told: ascii(str(told)[:12]))
def test_squares_of_another_form_change_nothing(board: Visit, told: object) -> None:
    values = dict(board.reader.values)
    tell(board, "drawn", told)
    assert problems(board) == []
    assert board.reader.values == values


@pytest.mark.parametrize("told", [0, 13, -1, 2.5, True, "3", None, [], {"a": 1}, 10**30, [3]])
def test_numbers_of_no_face_change_nothing(board: Visit, told: object) -> None:
    values = dict(board.reader.values)
    tell(board, "pressed", told)
    assert problems(board) == []
    assert board.reader.values == values


@pytest.fixture(scope="module")
def board() -> Visit:
    """One page for all that does no harm to it."""
    return Visit(PAGE, lang="en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_any_drawing_in_any_place_has_its_words(visit: Open, language: str) -> None:
    page, dice = practised(visit, language), np.random.default_rng(1)
    for at in range(8):
        tell(page, "drawn", f"{int(dice.integers(2**63)):016x}")
        page.set("pic_place", at % 3)
        assert problems(page) == []
        assert page.content("stage.own") in page.text()
