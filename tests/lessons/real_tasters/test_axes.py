"""Numbers on the axes of foretold and true: they have room, can be told apart, and stand where they say."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from lessons.real_tasters.pictures import LEFT, SIDE, TICK_LETTER, _Scale

WORD = re.compile(r'<text x="([^"]+)" y="([^"]+)"[^>]*text-anchor="(end|middle)"[^>]*>([^<]+)</text>')
POWER = re.compile(r"× 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def read(scale: _Scale) -> list[tuple[float, float, str, float]]:
    """Of each number: where it stands, on which axis, and its value with the common power."""
    drawn = "".join(scale.ticks())
    power = POWER.search(drawn)
    times = 10.0 ** int(power[1].translate(LOWERED)) if power else 1.0
    return [
        (float(x), float(y), anchor, float(shown.translate(LOWERED)) * times)
        for x, y, anchor, shown in WORD.findall(drawn)
    ]


@example(middle=0.0, width=0.15, power=0)
@given(st.floats(-1e5, 1e5), st.floats(1e-2, 1), st.integers(-12, 12))
def test_a_number_stands_where_it_says(middle: float, width: float, power: int) -> None:
    size = 10.0**power
    low, high = (middle / 1e5 - width) * size, (middle / 1e5 + width) * size
    scale = _Scale(low, high)
    found = read(scale)
    assert len({value for *_, value in found}) >= 2
    for x, y, anchor, value in found:
        if anchor == "middle":
            assert x == pytest.approx(scale.x(value), abs=0.5)
        else:
            assert y == pytest.approx(scale.y(value) + 4, abs=0.5)


@given(st.floats(0.5, 10), st.integers(-12, 12), st.booleans())
def test_no_number_lies_over_another_or_leaves_the_picture(high: float, power: int, is_signed: bool) -> None:
    top = high * 10.0**power
    assume(top < 1e15)
    drawn = WORD.findall("".join(_Scale(-top if is_signed else 0.0, top).ticks()))
    right = [(float(x), len(shown) * TICK_LETTER / 2) for x, _, anchor, shown in drawn if anchor == "middle"]
    for (x, half), (after, other) in pairwise(right):
        assert after - other - x - half > 2
    up = [(float(x), len(shown)) for x, _, anchor, shown in drawn if anchor == "end"]
    assert up
    assert all(x - count * TICK_LETTER > 7 for x, count in up)
    assert all(LEFT <= x <= SIDE for x, _ in right)
