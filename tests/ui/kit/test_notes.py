"""Small words beside the page's own: quiet lines, and what somebody typed, quoted so that it stays mere letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.letters import hangs
from ui.kit.notes import ASKED_LENGTH, quoted


@given(st.text(max_size=60))
def test_what_somebody_typed_is_one_piece_of_code_that_ends_where_it_should(typed: str) -> None:
    said = quoted(typed)
    fence, inside = re.fullmatch(r"(`+)(.+?)\1", said, re.DOTALL).groups()  # type: ignore[union-attr]
    assert not re.search(rf"(?<!`){fence}(?!`)", inside)
    inside = inside[1:-1] if "`" in inside else inside
    assert all(each.isprintable() or hangs(each) for each in inside)
    assert len(inside) <= ASKED_LENGTH


@pytest.mark.parametrize(
    ("typed", "said"),
    [("congee", "`congee`"), ("", "` `"), ("\n`\x00", "`` ` ``"), ("a`b\\c", "`` a`b\\c ``"), ("西红柿", "`西红柿`")],
)
def test_letters_stay_and_none_ends_the_quotation(typed: str, said: str) -> None:
    assert quoted(typed) == said


def test_it_is_cut_to_what_was_asked() -> None:
    assert quoted("x" * 99, 3) == "`xx…`"
    assert quoted("x" * 99) == f"`{'x' * (ASKED_LENGTH - 1)}…`"
    assert quoted("x" * ASKED_LENGTH) == f"`{'x' * ASKED_LENGTH}`"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("👩\u200d👩\u200d👧 🇳🇴", "`👩\u200d👩\u200d👧 🇳🇴`"),
        ("हिन्दी", "`हिन्दी`"),
        ("\u200d\u0301x", "`x`"),
        ("\n\u0301`\u0301", "`` `\u0301 ``"),
    ],
)
def test_no_letter_is_broken(typed: str, said: str) -> None:
    assert quoted(typed) == said
    assert quoted("x" * 23 + "🇳🇴") == f"`{'x' * 23}…`"
    assert quoted("x" + "\u0301" * 99) == "`…`"
