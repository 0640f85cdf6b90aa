"""The picture of the dish says what the numbers say: more salt is more crystals, a better score is a better smile."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from core import diners
from ui.draw.plate import DISHES, Plate, box_svg, face_svg, mouth_curve, plate_svg, unseasoned_svg
from ui.draw.plate.svg import FACE_OUTLINE, OUTLINE, POT_OUTLINE, STEAM_COOL, STEAM_WARM

SVG = "{http://www.w3.org/2000/svg}"
BACKGROUNDS = ("#FFFBF4", "#1E1916")
TENTHS = [tenth / 10 for tenth in range(61)]


def pieces(svg: str, kind: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return the pieces of salt or of spice, in the order in which they fell."""
    (group,) = (node for node in ElementTree.fromstring(svg).iter(f"{SVG}g") if node.get("id") == kind)
    return [(use.get("href"), use.get("x"), use.get("y")) for use in group]


def documents() -> list[str]:
    """Return one of everything, from empty to as full as it gets."""
    plates = [
        plate_svg(Plate(grams, grams, score, dish))
        for dish in DISHES
        for grams in (0, 2.5, 6)
        for score in range(0, 101, 5)
    ]
    return [
        *plates,
        *map(unseasoned_svg, DISHES),
        *(face_svg(score) for score in range(101)),
        box_svg(),
        box_svg(open=True),
    ]


def luminance(red: int, green: int, blue: int) -> float:
    """Return the relative luminance of WCAG 2."""
    linear = [
        (c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4) for c in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rgb(colour: str) -> tuple[int, int, int]:
    """Return the three bytes of #RRGGBB."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    dark, light = sorted((luminance(*rgb(one)), luminance(*rgb(other))))
    return (light + 0.05) / (dark + 0.05)


def test_every_dish_that_can_be_ordered_is_drawn_and_no_other() -> None:
    assert list(DISHES) == list(diners.DISHES)


@pytest.mark.parametrize("dish", DISHES)
def test_more_salt_only_adds_crystals(dish: str) -> None:
    """Every tenth of a gram is seen, and nothing that already lies on the dish moves."""
    shown = [pieces(plate_svg(Plate(grams, 1.0, 50.0, dish)), "salt") for grams in TENTHS]
    for fewer, more in pairwise(shown):
        assert len(more) > len(fewer)
        assert more[: len(fewer)] == fewer
    assert shown[0] == []


@pytest.mark.parametrize("dish", DISHES)
def test_more_spice_only_adds_chilli(dish: str) -> None:
    """Spice behaves as salt does, in larger pieces."""
    shown = [pieces(plate_svg(Plate(1.0, grams, 50.0, dish)), "spice") for grams in TENTHS]
    for fewer, more in pairwise(shown):
        assert more[: len(fewer)] == fewer
    assert all(len(more) > len(fewer) for fewer, more in zip(shown, shown[2:], strict=False))
    assert shown[0] == []


def test_one_seasoning_does_not_touch_the_other() -> None:
    """Moving the salt leaves the spice as it is, and a new score leaves both."""
    before, after = plate_svg(Plate(1, 2, 40)), plate_svg(Plate(4, 2, 90))
    assert pieces(before, "spice") == pieces(after, "spice")
    assert pieces(plate_svg(Plate(1, 2, 90)), "salt") == pieces(before, "salt")


def test_pieces_do_not_hide_each_other() -> None:
    """A count can be seen only if no two pieces lie on one spot."""
    for kind in ("salt", "spice"):
        spots = [(x, y) for _, x, y in pieces(plate_svg(Plate(6, 6, 50)), kind)]
        assert len(set(spots)) == len(spots)


@pytest.mark.parametrize(("wild", "tame"), [(-3.0, 0.0), (6.4, 6.0), (1e300, 6.0), (-1e300, 0.0)])
def test_amounts_are_clamped(wild: float, tame: float) -> None:
    """Training may take a weight below zero or far away: the plate shows the nearest it can."""
    assert plate_svg(Plate(wild, 1, 50)) == plate_svg(Plate(tame, 1, 50))
    assert plate_svg(Plate(1, wild, 50)) == plate_svg(Plate(1, tame, 50))


def test_score_is_clamped() -> None:
    """A score outside 0–100 is drawn as the nearest one."""
    assert face_svg(-5) == face_svg(0)
    assert plate_svg(Plate(1, 1, 250)) == plate_svg(Plate(1, 1, 100))


@pytest.mark.parametrize("name", ["salt", "spice", "score"])
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_is_refused_by_name(name: str, value: float) -> None:
    """The message says which number was wrong."""
    numbers: dict[str, Any] = {"salt": 1.0, "spice": 1.0, "score": 50.0, name: value}
    with pytest.raises(ValueError, match=f"^{name} must be a finite number"):
        plate_svg(Plate(**numbers))


def test_face_refuses_what_is_not_a_number() -> None:
    """The face alone is as strict as the plate."""
    with pytest.raises(ValueError, match="score"):
        face_svg(math.nan)


def test_unknown_dish_is_refused() -> None:
    """The message lists the dishes there are."""
    with pytest.raises(ValueError, match="tomato_egg, chili_pork, mapo_tofu, congee"):
        Plate(1, 1, 50, dish="soup")


def test_documents_are_small_and_keep_to_themselves() -> None:
    """Each parses, fits 9 kB, is hidden from screen readers, runs nothing and fetches nothing."""
    for svg in documents():
        root = ElementTree.fromstring(svg)
        assert svg.startswith("<svg ")
        assert root.get("role") == "img"
        assert root.get("aria-hidden") == "true"
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
        assert len(svg.encode()) < 9000
        assert "script" not in svg
        assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
        drawn = re.sub(r' opacity="[^"]*"', "", svg)
        assert not re.search(r"\.\d\d|nan|inf", drawn), "at most one decimal, and every one a number"


def test_every_piece_used_is_defined_once() -> None:
    """A picture that refers to a missing piece shows a hole and no error."""
    for svg in documents():
        nodes = list(ElementTree.fromstring(svg).iter())
        ids = [node.get("id") for node in nodes if node.get("id")]
        assert len(ids) == len(set(ids))
        assert {str(node.get("href"))[1:] for node in nodes if node.tag == f"{SVG}use"} <= set(ids)


def test_same_numbers_same_picture() -> None:
    """Nothing is left to chance, and each dish is a picture of its own."""
    assert plate_svg(Plate(2, 3, 60)) == plate_svg(Plate(2, 3, 60))
    assert len({plate_svg(Plate(2, 3, 60, dish)) for dish in DISHES}) == len(DISHES)


def drawn_curve(score: float) -> float:
    """Return how far the drawn upper lip hangs below the corners of the mouth."""
    (mouth,) = (node for node in ElementTree.fromstring(face_svg(score)).iter() if node.get("id") == "mouth")
    numbers = [float(text) for text in re.findall(r"-?[\d.]+", str(mouth.get("d")))]
    return (numbers[3] - numbers[1]) / 2


def test_mouth_follows_the_score() -> None:
    """From frown to smile without ever turning back, on paper and as drawn."""
    curves = [mouth_curve(score) for score in range(101)]
    assert curves == sorted(curves)
    assert len(set(curves)) == 101
    assert curves[0] < 0 < curves[100]
    assert [drawn_curve(score) for score in range(101)] == pytest.approx(curves, abs=0.11)


def test_five_points_change_the_face() -> None:
    """A better score is a visibly better mouth: at least one unit in a face of a hundred."""
    assert all(drawn_curve(score + 5) - drawn_curve(score) >= 1 for score in range(0, 96, 5))


def test_marks_outside_the_plate_show_on_both_backgrounds() -> None:
    """An image cannot know the page's theme: outlines and steam reach 3:1 on the light page and on the dark one."""
    steam = [
        "#" + "".join(f"{round(a + (b - a) * step / 20):02X}" for a, b in zip(STEAM_COOL, STEAM_WARM, strict=True))
        for step in range(21)
    ]
    for colour in (OUTLINE, FACE_OUTLINE, POT_OUTLINE, *steam):
        for background in BACKGROUNDS:
            assert contrast(colour, background) >= 3, (colour, background)
