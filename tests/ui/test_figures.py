"""How a number is written: what rounding must not say."""

import ast
import math
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import ROOT
from ui.figures import (
    LARGEST,
    MINUS,
    MOST_PLACES,
    Figures,
    apart,
    beside,
    decimal,
    large,
    narrow,
    percent,
    shortest,
)

FINITE = st.floats(-1e12, 1e12)
READABLE = st.floats(-1e5, 1e5)
PLACES = st.integers(0, 4)
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


def read(written: str) -> float:
    """The number that a reader takes from what is written."""
    return float(written.translate(LOWERED).replace(" × 10", "e").replace(",", ""))


def fill(form: str, **values: object) -> str:
    return Figures().vformat(form, (), values)


@given(FINITE, PLACES)
def test_what_is_read_is_the_number_rounded(value: float, places: int) -> None:
    off = abs(read(decimal(value, places)) - value)
    assert off <= max(0.5 * 10.0**-places, 0.05 * abs(value) if abs(value) >= LARGEST else 0) * (1 + 1e-9)


@given(FINITE, PLACES)
def test_only_less_than_zero_has_a_minus_and_zero_has_no_sign(value: float, places: int) -> None:
    written = decimal(value, places, sign=True)
    shown = read(written)
    assert written[0] == (MINUS if shown < 0 else "+" if shown > 0 else "0")
    assert "-" not in written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "–"),
        (-2.5e7, "−2.5 × 10⁷"),
        (1e300, "1.0 × 10³⁰⁰"),
        (-0.001, "0.00"),
    ],
)
def test_what_no_pot_could_hold_is_written_too(value: float, written: str) -> None:
    assert decimal(value, 2) == written


@given(st.floats(0, 1), PLACES)
def test_a_share_is_all_only_if_it_is_all_and_none_only_if_it_is_none(share: float, places: int) -> None:
    shown = float(percent(share, places))
    assert (shown == 100) == (share == 1)
    assert (shown == 0) == (share == 0)
    assert abs(shown - 100 * share) <= max(0.5 * 10.0**-places, 1e-6)


@given(st.integers(1, 5000).flatmap(lambda many: st.tuples(st.integers(0, many), st.just(many))))
def test_a_count_out_of_many_never_reads_as_all_or_none_of_them(counted: tuple[int, int]) -> None:
    right, many = counted
    assert (fill("{share:.0%}", share=right / many) == "100%") == (right == many)
    assert (fill("{share:.0%}", share=right / many) == "0%") == (right == 0)


@given(st.integers(1, 400).flatmap(lambda many: st.tuples(st.integers(1, many - 1 or 1), st.just(many))))
@example((9, 40))
@example((1, 8))
@example((57, 200))
def test_a_half_of_a_percent_goes_up(counted: tuple[int, int]) -> None:
    right, many = counted
    nearest = (200 * right + many) // (2 * many)
    assert nearest in (0, 100) or percent(right / many) == str(nearest)


@pytest.mark.parametrize("share", [-0.001, 1.001, math.nan, math.inf])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        percent(share)


@given(READABLE, READABLE, PLACES)
def test_two_numbers_read_alike_only_if_they_are_the_same_to_the_last_place(
    one: float, other: float, places: int
) -> None:
    shown = apart(one, other, places)
    if shown[0] == shown[1]:
        assert abs(one - other) <= 10.0**-MOST_PLACES
    else:
        assert (read(shown[0]) < read(shown[1])) == (one < other)


@given(READABLE, st.integers(-3, 100).map(float), PLACES)
def test_a_number_is_read_on_the_side_of_the_limit_where_it_lies(value: float, limit: float, places: int) -> None:
    shown = read(beside(value, places, limit))
    if abs(value - limit) > 10.0**-MOST_PLACES:
        assert (shown > limit) == (value > limit)
        assert (shown < limit) == (value < limit)


def test_half_is_not_above_a_half() -> None:
    assert beside(0.5004, 2, 0.5) == "0.5004"
    assert beside(0.5, 2, 0.5) == "0.50"
    assert beside(0.61, 2, 0.5) == "0.61"


@given(st.floats(-9e5, 9e5), st.integers(1, 6))
def test_the_shortest_form_keeps_the_digits_that_count(value: float, digits: int) -> None:
    written = shortest(value, digits)
    assert read(written) == pytest.approx(float(f"{value:.{digits}g}"), rel=1e-12)
    assert not re.search(r"\.\d*0$|e", written)


@given(FINITE)
def test_a_narrow_number_has_five_characters_and_a_sign(value: float) -> None:
    assert len(narrow(value).lstrip(MINUS)) <= 5
    assert (narrow(value)[0] == MINUS) <= (value < 0)


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (124_439_808, "124 million", "1.24 亿"),
        (6_061_035_520, "6.06 billion", "60.6 亿"),
        (60_000, "60,000", "6 万"),
        (25_557_032, "25.6 million", "2560 万"),
        (13, "13", "13"),
        (999, "999", "999"),
        (1_800_000_000_000, "1.8 trillion", "18000 亿"),
    ],
)
def test_large_numbers_are_read_as_each_language_counts(number: int, english: str, chinese: str) -> None:
    assert large(number, "en") == english
    assert large(number, "zh") == chinese


@pytest.mark.parametrize(
    ("number", "said"), [(0, "rounds"), (1, "round"), (2, "rounds"), (11, "rounds"), (21, "rounds")]
)
def test_one_is_singular_and_everything_else_is_plural(number: int, said: str) -> None:
    assert fill("{n} {n:round|rounds}", n=number) == f"{number} {said}"


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [
        ("{x}", -3, "−3"),
        ("{x}", -0.25, "−0.25"),
        ("{x}", "so-called", "so-called"),
        ("{x:,}", 12_345, "12,345"),
        ("{x:,.1f}", 24_284.13, "24,284.1"),
        ("{x:,.1f}", -1234.56, "−1234.6"),
        ("{x:,.1f}", 9999.96, "10,000.0"),
        ("{x:,}", 9_999, "9999"),
        ("{x:,}", -10_000, "−10,000"),
        ("{x:0?nobody|# of them}", 0, "nobody"),
        ("{x:0?nobody|# of them}", 1, "1 of them"),
        ("{x:0?nobody|# of them}", 12_345, "12,345 of them"),
        ("{x:0?|, # more}", 0, ""),
        ("{x:,.1f}", 36.28, "36.3"),
        ("{x:,.1f}", 1e9, "1.0 × 10⁹"),
        ("{x:.4g}", 1.2376e14, "1.238 × 10¹⁴"),
        ("{x:.4g}", 1.2e14, "1.2 × 10¹⁴"),
        ("{x:g}", 1e6, "1.0 × 10⁶"),
        ("{x:+g}", 0.0, "0"),
        ("{x:+g}", 2.50, "+2.5"),
        ("{x:+.2f}", -0.004, "0.00"),
        ("{x:.2g}", 0.00678, "0.0068"),
        ("{x:.3g}", -5.1e-12, "−5.1 × 10⁻¹²"),
        ("{x:g}", 1e-6, "0.000001"),
        ("{x:.1%}", 0.9999, "99.99%"),
        ("{x:.0f}", 99.6, "100"),
    ],
)
def test_a_gap_is_filled_as_its_form_says(form: str, value: object, written: str) -> None:
    assert fill(form, x=value) == written


@pytest.mark.parametrize("form", ["{x:.2e}", "{x:5d}", "{x:.f}", "{x:>7}", "{x:z.2f}", "{x:,.2e}", "{x:,.f}"])
def test_no_number_is_written_in_any_other_form(form: str) -> None:
    with pytest.raises(ValueError, match="no number is written"):
        fill(form, x=1.5)


# ---- nobody else rounds ----

WRITERS = sorted(path for part in ("lessons", "ui", "pages") for path in (ROOT / part).rglob("*.py"))
LINKS = re.compile(r"ui/(draw|film|settings)/|ui/(figures|code)\.py|/(settings|edits|points|dots|tab|menu)\.py$")
"""Where a number becomes a place in a drawing, a link, or the message of what is raised, and not a word."""


def rounding(path: Path) -> list[str]:
    """Every place where a file writes a number in a form of its own."""
    return [
        f"{path.name}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None
    ]


@pytest.mark.parametrize("path", [p for p in WRITERS if not LINKS.search(p.relative_to(ROOT).as_posix())], ids=str)
def test_no_page_writes_a_number_in_a_form_of_its_own(path: Path) -> None:
    assert rounding(path) == []


def test_the_search_finds_a_form_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "own.py"
    file.write_text('said = f"{1 / 3:.2f}"\n', encoding="utf-8")
    assert rounding(file)
