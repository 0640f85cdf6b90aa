"""Each word of a legend has the colour, dash or shape that means it, on every chart and in every language."""

import colorsys
import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from lessons.judges import charts as judges
from lessons.practice import charts as practice
from lessons.stations import charts as stations
from ui.draw.charts import Look, Spec
from ui.draw.palette import in_image
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.tongues import COLOURS

WORDS = [(language, register) for language, register in product(LANGUAGES, REGISTERS)]
HUES = {"red": (5, 12), "ember": (12, 18), "orange": (18, 22), "amber": (30, 40), "green": (145, 160)}
HUES |= {"teal": (180, 190), "blue": (200, 215), "purple": (265, 280)}
GREY = 0.2
"""A colour less saturated than this is a grey."""


def hue(colour: str) -> str:
    """What a colour is called."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    turn, _, saturation = colorsys.rgb_to_hls(red, green, blue)
    return next((name for name, (low, high) in HUES.items() if low <= 360 * turn < high and saturation > GREY), "grey")


def scales(part: Any, channel: str) -> Iterator[dict[str, Any]]:
    """Every legend's words with what they are drawn as."""
    if isinstance(part, dict):
        scale = part.get(channel, {}).get("scale", {}) if isinstance(part.get(channel), dict) else {}
        if "range" in scale:
            assert len(scale["domain"]) == len(scale["range"])
            yield dict(zip(scale["domain"], scale["range"], strict=True))
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from scales(child, channel)


def drawn(spec: Spec, channel: str) -> dict[str, Any]:
    """The one legend of a channel, however many layers share it."""
    first, *others = scales(spec, channel)
    assert all(other == first for other in others)
    return first


def hues(spec: Spec) -> dict[str, str]:
    return {word: hue(colour) for word, colour in drawn(spec, "color").items()}


@pytest.mark.parametrize("dark", [False, True])
def test_too_weak_is_blue_and_too_strong_is_orange(dark: bool) -> None:
    declared = dict(re.findall(r"--(\w+):(#\w+);", in_image(dark=dark)))
    named = {feeling: hue(declared[colour[len("var(--") : -1]]) for feeling, colour in COLOURS.items()}
    assert named == {"too_weak": "blue", "about_right": "green", "too_strong": "orange"}


@pytest.mark.parametrize(("language", "register"), WORDS)
def test_a_rate_is_pale_while_timid_green_where_good_and_red_where_it_boils(language: str, register: str) -> None:
    text = Text(language, register, "practice")
    named = {"timid": "blue", "good": "green", "swings": "amber", "boils": "ember"}
    assert hues(practice.rates(text, Look())) == {text.label(f"zone.{zone}"): name for zone, name in named.items()}


@pytest.mark.parametrize(("language", "register"), WORDS)
def test_each_judge_has_a_colour_and_a_shape_on_both_charts(language: str, register: str) -> None:
    text = Text(language, register, "judges")
    named = {"squared": "amber", "absolute": "teal", "huber": "purple"}
    shapes = {"squared": "square", "absolute": "triangle-up", "huber": "circle"}
    for spec in (judges.complaints(text, Look()), judges.dishes(text, Look(), (3.0, 1.0))):
        assert hues(spec) == {text(f"judge.{judge}"): name for judge, name in named.items()}
        assert drawn(spec, "shape") == {text(f"judge.{judge}"): shape for judge, shape in shapes.items()}


@pytest.mark.parametrize(("language", "register"), WORDS)
def test_the_border_of_the_run_before_is_dotted_and_who_likes_a_dish_is_a_ring(language: str, register: str) -> None:
    text = Text(language, register, "stations")
    both = stations.ticket_map(text, Look(), True)
    assert drawn(both, "strokeDash") == {text("border"): [1, 0], text("border_before"): [3, 5]}
    assert drawn(stations.ticket_map(text, Look(), False), "strokeDash") == {text("border"): [1, 0]}
    likes, beyond = (drawn(both, "shape")[text(f"diner.{answer}")] for answer in ("yes", "no"))
    assert likes == "circle"
    assert beyond.startswith("M-.9-.9L.9.9")
