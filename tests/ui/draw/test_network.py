"""The picture of a network shows the numbers it is given, and a sign never by colour alone."""

from __future__ import annotations

import math
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from ui.draw.network import (
    FEW_EDGES,
    NEGATIVE,
    ON_COOK,
    POSITIVE,
    WIDTH,
    WORDS,
    NetworkPicture,
    fill,
    network_svg,
    thickness,
)
from ui.figures import narrow

SVG = "{http://www.w3.org/2000/svg}"
BACKGROUNDS = ("#FFFBF4", "#1E1916")


def picture(units: int = 3) -> NetworkPicture:
    """A network 2-units-1 with numbers that are all different."""
    hidden = tuple(0.1 + 0.01 * unit for unit in range(units))
    return NetworkPicture(
        activations=((0.5, -0.33), hidden, (0.91,)),
        weights=(tuple((1.0 + unit, -1.5 - unit) for unit in range(units)), (tuple(2.0 + h for h in hidden),)),
        biases=(tuple(0.31 + 0.01 * unit for unit in range(units)), (-1.16,)),
        inputs=("salt", "spice"),
        output="verdict",
    )


def words(drawn: NetworkPicture) -> list[str]:
    """Every word of the picture, in order."""
    return [node.text or "" for node in ElementTree.fromstring(network_svg(drawn)).iter(f"{SVG}text")]


def lines(drawn: NetworkPicture) -> list[dict[str, str]]:
    """The lines of the weights, in the order of layers, units and units before."""
    return [dict(node.attrib) for node in ElementTree.fromstring(network_svg(drawn)).iter(f"{SVG}path")]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_number_of_a_small_network_stands_in_the_picture() -> None:
    """Activations, weights and biases with their sign, and the names."""
    shown = words(picture())
    for said in ("0.50", "−0.33", "0.10", "0.11", "0.12", "0.91", "1.00", "−1.50", "+0.31", "−1.16", "salt", "verdict"):
        assert said in shown


def test_a_large_network_numbers_only_the_lines_of_the_picked_cook() -> None:
    """Twenty-four lines with twenty-four numbers could not be read."""
    many = picture(8)
    assert sum(map(len, many.weights[0])) + len(many.weights[1][0]) > FEW_EDGES
    assert "−3.50" not in words(many)
    assert "−3.50" in words(replace(many, picked=(1, 2)))
    assert "−4.50" not in words(replace(many, picked=(1, 2)))
    assert "−4.50" in words(replace(many, picked=(1, 2), picked_line=(1, 3, 1)))


def test_a_negative_weight_is_broken_as_well_as_blue() -> None:
    """The sign is never told by colour alone."""
    first, second = lines(picture())[:2]
    assert first["stroke"] == POSITIVE
    assert "stroke-dasharray" not in first
    assert second["stroke"] == NEGATIVE
    assert "stroke-dasharray" in second


def test_a_larger_weight_is_a_thicker_line() -> None:
    """Thickness grows with size, whatever the sign, up to the end of the slider."""
    sizes = [thickness(tenth / 10) for tenth in range(61)]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)
    assert thickness(-3.0) == thickness(3.0)
    assert thickness(60.0) == thickness(6.0)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0.0, "0.00"),
        (-0.001, "0.00"),
        (-0.98, "−0.98"),
        (12.34, "12.3"),
        (-123.4, "−123"),
        (2e7, "2e7"),
        (math.nan, "?"),
    ],
)
def test_numbers_are_short(number: float, said: str) -> None:
    """Nothing that stands in a cook is longer than its circle is wide, and zero has no sign."""
    assert narrow(number) == said


def test_slips_and_slopes_are_written_where_given() -> None:
    """A slip for every cook, a slope under every numbered weight."""
    plain = picture()
    blamed = replace(
        plain,
        slips=((0.71, -0.72, 0.73), (0.74,)),
        slopes=(((0.81, 0.82), (0.83, 0.84), (0.85, 0.86)), ((0.87, -0.88, 0.89),)),
        names=(("A1", "A2", "A3"),),
    )
    shown = words(blamed)
    for said in ("0.71", "−0.72", "0.74", "∂ 0.81", "∂ −0.88", "A3"):
        assert said in shown
    assert not any(word.startswith("∂") for word in words(plain))


def test_a_network_that_boiled_over_is_still_drawn() -> None:
    """Numbers that are no numbers are question marks, not tracebacks."""
    burnt = replace(picture(), activations=((0.5, math.nan), (math.inf, 0.1, 0.1), (math.nan,)))
    assert words(burnt).count("?") == 3
    assert "nan" not in network_svg(burnt)


@pytest.mark.parametrize(
    "broken",
    [
        {"weights": ()},
        {"biases": ((0.1,), (0.2,))},
        {"inputs": ("salt",)},
        {"slips": ((0.1, 0.2, 0.3),)},
        {"slopes": (((0.1,),),)},
        {"names": (("A1",),)},
    ],
)
def test_numbers_that_do_not_fit_together_are_refused(broken: dict[str, object]) -> None:
    """The message names what does not fit."""
    with pytest.raises(ValueError, match=next(iter(broken))):
        replace(picture(), **broken)  # type: ignore[arg-type]


def test_names_stay_names() -> None:
    """A name that looks like markup is mere letters."""
    assert "<b>&" in words(replace(picture(), output="<b>&"))


@pytest.mark.parametrize("activation", [-2.0, -1.0, -0.4, 0.0, 0.3, 1.0, math.nan])
def test_what_a_cook_passes_on_can_be_read_on_its_own_colour(activation: float) -> None:
    """WCAG 2: 4.5 to 1."""
    assert contrast(ON_COOK, fill(activation)) >= 4.5


@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize("colour", [POSITIVE, NEGATIVE])
def test_lines_stand_out_on_both_pages(colour: str, background: str) -> None:
    """WCAG 2: 3 to 1."""
    assert contrast(colour, background) >= 3.0


@pytest.mark.parametrize("units", range(1, 9))
def test_numbers_on_lines_do_not_cover_each_other(units: int) -> None:
    """Of a picked cook each number can be read."""
    drawn = replace(picture(units), picked=(2, 0))
    patches = [
        [float(node.attrib[side]) for side in ("x", "y", "width", "height")]
        for node in ElementTree.fromstring(network_svg(drawn)).iter(f"{SVG}rect")
        if "fill-opacity" in node.attrib
    ]
    for i, (x, y, wide, high) in enumerate(patches):
        for other_x, other_y, other_wide, other_high in patches[:i]:
            apart_x = x >= other_x + other_wide or other_x >= x + wide
            assert apart_x or y >= other_y + other_high or other_y >= y + high


def test_a_phone_shows_the_words_at_eleven_pixels() -> None:
    """The picture is as wide as a phone's column of 364 pixels, near enough."""
    assert WORDS * 364 / WIDTH >= 11


@pytest.mark.parametrize(("verdict", "alike"), [(0.1, -0.8), (0.5, 0.0), (0.75, 0.5), (1.2, 1.0)])
def test_a_verdict_has_the_colour_of_the_map_where_one_half_is_neither_yes_nor_no(verdict: float, alike: float) -> None:
    drawn = network_svg(replace(picture(), activations=((0.5, -0.33), (0.1, 0.11, 0.12), (verdict,)), even=0.5))
    circles = [node.get("fill") for node in ElementTree.fromstring(drawn).iter(f"{SVG}ellipse")]
    assert circles[-1] == fill(alike)
