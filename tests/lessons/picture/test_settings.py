"""Drawings as a link carries them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.drawings import FACES
from lessons.picture.settings import Picture, Redrawn, Sheet, redrawn, redrawn_text, squares, written

sheets = st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")


@given(sheets)
def test_a_drawing_comes_back_from_its_sixteen_digits(text: str) -> None:
    drawing = squares(text)
    assert drawing.shape == (64,)
    assert set(np.unique(drawing)) <= {0.0, 1.0}
    assert written(drawing) == Sheet("0" * 16).parse(text) == text


def test_the_first_digit_is_the_top_left_and_rows_follow() -> None:
    assert squares("8" + "0" * 15).tolist() == [1.0] + [0.0] * 63
    assert squares("0" * 14 + "01").tolist() == [0.0] * 63 + [1.0]
    assert written(FACES[0]) == "240000423c000000"


@given(st.dictionaries(st.integers(1, 12), sheets, max_size=12))
def test_redrawn_faces_come_back_by_their_numbers(drawings: dict[int, str]) -> None:
    assert redrawn(Redrawn().parse(redrawn_text(drawings))) == drawings


@pytest.mark.parametrize(
    "text", ["", "0", "g" * 16, "0" * 15, "0" * 17, "A" * 16, "１" * 16, f" {'0' * 15}", f"0x{'0' * 14}"]
)
def test_no_other_text_is_a_drawing(text: str) -> None:
    with pytest.raises(ValueError, match="16 digits"):
        Sheet("0" * 16).parse(text)


ONE = "0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    [
        *("3", "3.", f"0.{ONE}", f"13.{ONE}", f"x.{ONE}", f"3.{ONE}~3.{ONE}", f"5.{ONE}~3.{ONE}", f"3.{ONE}~", "~"),
        *(f"03.{ONE}", f"3.{ONE}x", f"-1.{ONE}", f"３.{ONE}", "None", "{0}", "9" * 10_000),
    ],
    ids=lambda text: text[:12],
)
def test_no_other_text_names_redrawn_faces(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Redrawn().parse(text)


def test_a_run_knows_what_it_practised_on_and_not_what_is_looked_at() -> None:
    looked = Picture(pic_set=2, pic_redrawn=f"3.{ONE}", pic_layout="sliding", pic_place=2, pic_face=ONE, pic_sheet=4)
    assert looked.run == Picture(pic_set=2, pic_redrawn=f"3.{ONE}")
