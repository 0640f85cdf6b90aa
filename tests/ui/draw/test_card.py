"""A chef's card: what is written on it, what is a square, and that a line never runs over itself."""

import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.draw.card import LINE_LETTERS, Amount, Card, card_svg, line_svg, wide_svg
from ui.figures import decimal
from ui.kit import cards
from ui.kit.text import LANGUAGES, Text

EN = Text("en", "kitchen", "seasoning")
SALT, SPICE = Amount("salt", 2.4, "g"), Amount("spice", 1.4, "g")
numbers = st.lists(st.floats(-99, 99), min_size=4, max_size=900)


def card(*named: Amount, plain: list[float] | None = None, **more: object) -> Card:
    return cards.card(EN, "Your chef’s card", (2, 1), plain or list(named), **more)  # type: ignore[arg-type]


def texts(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("text")]


def opacities(svg: str) -> list[float]:
    return [float(shade) for shade in re.findall(r'fill-opacity="([\d.]+)"', svg)]


def test_two_numbers_stand_there_with_their_names_and_units() -> None:
    drawn = texts(wide_svg(card(SALT, SPICE, state="changed by hand")))
    assert drawn == ["Your chef’s card · changed by hand", "2 numbers", "salt", "2.4 g", "spice", "1.4 g"]


def test_a_number_about_to_change_says_which_way_and_how_far() -> None:
    up, down, still = (Amount("salt", 2.48, "g", 2, change) for change in (0.05, -0.05, 0.001))
    assert [each.change for each in (up, down, still)] == ["▲0.05", "▼0.05", ""]
    assert "2.48 g ▲0.05" in texts(wide_svg(card(up, SPICE)))


@pytest.mark.parametrize(("value", "said"), [(-0.04, "0.0"), (0.0, "0.0"), (-1.26, "−1.3"), (2.0, "2.0")])
def test_a_number_below_zero_has_a_minus_and_nothing_has_none(value: float, said: str) -> None:
    assert Amount("salt", value).written == said


def test_thirteen_numbers_are_written_station_by_station_and_ones_own_is_framed() -> None:
    plain = [number / 2 for number in range(-6, 7)]
    drawn = wide_svg(card(plain=plain, mine=(2, "cook 3 heeds salt")))
    assert texts(drawn)[2:] == [decimal(number, 1) for number in plain]
    frame = re.search(r'<rect x="(\d+)" y="(\d+)" width="33"', drawn)
    assert frame
    assert (int(frame[1]), int(frame[2])) == (116 + 64 - 29, 51 - 15)
    assert texts(line_svg(card(plain=plain, mine=(2, "cook 3")))) == ["Your chef’s card · 13 numbers", "cook 3 −2.00"]
    assert texts(line_svg(card(plain=plain)))[-1] == "−3.0 to 3.0"


@given(numbers)
def test_more_are_squares_the_palest_lowest_and_the_darkest_highest(plain: list[float]) -> None:
    drawn = wide_svg(card(plain=plain))
    ElementTree.fromstring(drawn)
    each = -(-len(plain) // 400)
    if len(plain) <= 13:
        assert not opacities(drawn)
        return
    shades = opacities(drawn)
    groups = [float(np.mean(plain[at : at + each])) for at in range(0, len(plain), each)]
    assert len(shades) == len(groups) <= 400
    ranked = [shade for _, shade in sorted(zip(groups, shades, strict=True))]
    assert all(before <= after + 0.005 for before, after in itertools.pairwise(ranked))
    said = "a square each" if each == 1 else f"a square: {each} numbers"
    assert said in texts(drawn)[0]


def test_numbers_of_a_picture_keep_its_order_and_the_others_stand_apart() -> None:
    plain = [float(at) for at in range(16)] + [-3.0]
    for drawn, left, top, size in ((wide_svg, 110, 36, 44), (line_svg, 304, 5, 28)):
        shown = drawn(card(plain=plain, side=4))
        found = re.findall(r'<path d="M([\d.]+) ([\d.]+)h[^"]+" fill-opacity', shown)
        where = [((float(x) - left) / size * 4, (float(y) - top) / size * 4) for x, y in found]
        assert where == [(at % 4, at // 4) for at in range(16)] + [(5, 3)]
        assert opacities(shown)[:16] == sorted(opacities(shown)[:16])
        assert opacities(shown)[16] == min(opacities(shown))
    assert texts(line_svg(card(plain=plain, side=4))) == ["Your chef’s card · 17 numbers", ""]


@given(st.text("abcdefgh 大厨", min_size=1, max_size=30), st.integers(1, 3))
def test_the_line_is_never_fuller_than_it_has_room(whose: str, many: int) -> None:
    named = [Amount("temperature", -167.04), Amount("cough", 1.2), Amount("base", 4.39)][:many]
    left, right = texts(line_svg(cards.card(EN, whose, (2, 1), named)))
    wide = sum(2 if letter >= "⺀" else 1 for letter in left + right)
    own = sum(2 if letter >= "⺀" else 1 for letter in whose)
    assert wide <= LINE_LETTERS + 3 or own > LINE_LETTERS - sum(len(each.written) + 1 for each in named)


def test_all_of_it_is_told_to_whoever_does_not_see_it() -> None:
    assert card(SALT, SPICE).alt == "Your chef’s card: 2 numbers. salt 2.4 g, spice 1.4 g."
    by_hand = card(SALT, SPICE, state="changed by hand")
    assert by_hand.alt == "Your chef’s card, changed by hand: 2 numbers. salt 2.4 g, spice 1.4 g."
    assert card(plain=[-1.0, 2.0, 0.5, 0.0]).alt.endswith("4 numbers. −1.0 2.0 0.5 0.0.")
    assert card(plain=[float(n) for n in range(20)]).alt.endswith("20 numbers. 0.0 to 19.0.")
    assert f'aria-label="{by_hand.alt}"' in card_svg(by_hand)


def test_a_film_can_address_its_numbers_and_a_plain_card_has_no_ids() -> None:
    keyed = card_svg(card(SALT, SPICE, state="changed by hand", keys=True))
    names = re.findall(r' id="([\w-]+)"', keyed)
    assert names == ["card", "card-state", "card-wide0", "card-wide1", "card-line0", "card-line1"]
    assert ' id="' not in card_svg(card(SALT, SPICE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_card_says_is_shown_as_letters_whatever_it_holds(language: str) -> None:
    drawn = card_svg(cards.card(Text(language, "kitchen", "seasoning"), "<b>&", (2, 1), [SALT, SPICE], state="<i>"))
    assert "<b>&" not in drawn
    assert "&lt;b&gt;&amp;" in drawn
    ElementTree.fromstring(drawn.replace("&nbsp;", " "))


@pytest.mark.parametrize("layers", [(1, 1), (2, 1), (2, 3, 1), (2, 8, 8, 1), (64, 1)])
def test_the_layout_has_a_dot_a_unit_up_to_six_and_a_line_a_weight(layers: tuple[int, ...]) -> None:
    drawn = wide_svg(cards.card(EN, "x", layers, [SALT]))
    shown = [min(units, 6) for units in layers]
    dots = re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)" r="[\d.]+" fill="var\(--(page|ink)\)"', drawn)
    assert [fill for _, fill in dots] == ["page"] * shown[0] + ["ink"] * sum(shown[1:])
    assert all(33 <= float(y) <= 81 for y, _ in dots)
    lines = re.search(r'<path d="((?:M[\d. ]+L[\d. ]+)+)"', drawn)
    assert lines
    assert lines[1].count("M") == sum(a * b for a, b in itertools.pairwise(shown))


def test_on_a_phone_the_count_gives_way_to_long_numbers() -> None:
    """A pot that boiled over is hundreds of grams off: its numbers reached into “2 numbers”."""

    def line(salt: float, spice: float) -> str:
        named = (Amount("salt", salt, "", 2), Amount("spice", spice, "", 2))
        return line_svg(Card("The machine", "", "2 numbers", (2, 1), "", named=named))

    assert "2 numbers" in line(3.0, 0.8)
    assert "2 numbers" not in line(652.25, 687.71)


def test_a_state_stands_in_the_head_only_where_there_is_room_for_it() -> None:
    card = Card("The transformer", "100 recipes", "41,660 numbers", (48, 192, 48), "alt", numbers=[0.5] * 400)
    assert "100 recipes" in wide_svg(card)
    long = replace(card, state="trained on one hundred recipes")
    assert "trained" not in wide_svg(long)
    assert "41,660 numbers" in wide_svg(long)
