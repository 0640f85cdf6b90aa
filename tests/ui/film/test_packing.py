"""A film's message, read again by a reader of its own: every look at every place comes back."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tests import films
from ui.figures import decimal
from ui.film.packing import MOST_PLACES, Axis, Coded, Film, Handle, Slot, css, written

AXES = (Axis("salt", 5), Axis("spice", 4))

words = arrays.arrays(object, (5, 4), elements=st.text(max_size=3))
numbers = arrays.arrays(float, (5, 4), elements=st.floats(-1e4, 1e4))


def sent(made: Film) -> films.Shown:
    return films.read(made.packed("here"))


@given(words, numbers)
def test_what_was_packed_is_shown_at_every_place(said: Any, x: Any) -> None:
    made = Film('<p id="a"></p>', AXES)
    made.part("a", ("salt", "spice"), words=said, x=x)
    shown = sent(made)
    assert (shown.key, shown.drawing, shown.axes, shown.places) == ("here", '<p id="a"></p>', ("salt", "spice"), (5, 4))
    for i, j in np.ndindex(5, 4):
        looks = shown.at(salt=i, spice=j)
        assert looks["a", "words"] == said[i, j]
        assert abs(float(looks["a", "x"]) - x[i, j]) <= 0.05 + 1e-9


@given(st.integers(1, 500), st.randoms(use_true_random=False))
def test_few_looks_and_many_come_back_alike(count: int, chance: Any) -> None:
    codes = np.array([chance.randrange(count) for _ in range(300)])
    made = Film("", [Axis("rate", 300)])
    made.part("a", ("rate",), fill=Coded(codes, [f"look {code}" for code in range(count)]))
    shown = sent(made)
    assert [shown.at(rate=at)["a", "fill"] for at in range(300)] == [f"look {code}" for code in codes]


def test_a_part_may_follow_one_slider_of_two_and_in_either_order() -> None:
    made = Film("", AXES)
    made.part("a", ("spice",), x=[0.0, 1.5, 2.25, -0.04])
    made.part("b", ("spice", "salt"), words=[[f"{i}{j}" for j in range(5)] for i in range(4)])
    looks = sent(made).at(salt=2, spice=3)
    assert looks == {("a", "x"): "0", ("b", "words"): "32"}


def test_parts_that_change_together_are_sent_once() -> None:
    codes = np.random.default_rng(0).integers(0, 3, (5, 4))
    one, two = Film("", AXES), Film("", AXES)
    for made, names in ((one, "a"), (two, "ab")):
        for name in names:
            made.part(name, ("salt", "spice"), fill=Coded(codes, ("red", "white", "blue")))
    assert len(two._rolls) == len(one._rolls) == len(two._tables) == 1


def test_an_attribute_with_a_hyphen_is_named_with_a_line() -> None:
    made = Film("", [Axis("salt", 1)])
    made.part("a", ("salt",), text_anchor=["end"])
    assert sent(made).at(salt=0) == {("a", "text-anchor"): "end"}


def test_a_sentence_is_words_with_gaps_that_follow() -> None:
    made = Film("", AXES)
    values = np.arange(20).reshape(5, 4) - 3.5
    said = made.sentence(
        "say",
        f"**Score {Slot('score'):.1f}.** Less & <more>: {Slot('what')}",
        ("salt", "spice"),
        score=values,
        what=np.full((5, 4), "yes"),
    )
    score, what = '<span id="say-score"></span>', '<span id="say-what"></span>'
    assert said == f"<b>Score {score}.</b> Less &amp; &lt;more&gt;: {what}"
    assert sent(made).at(salt=0, spice=1) == {("say-score", "words"): "−2.5", ("say-what", "words"): "yes"}


@given(arrays.arrays(float, 30, elements=st.floats(-100, 100)))
def test_numbers_are_written_as_everywhere(values: Any) -> None:
    codes, table = written(values, "+.1f")
    assert [table[code] for code in codes] == [decimal(value, 1, sign=True) for value in values.tolist()]
    assert len(set(table)) == len(table)


def test_a_handle_names_its_two_sliders_by_their_place() -> None:
    made = Film("", AXES, Handle("dot", "spice", "salt", (0, 10, 10, 0)))
    assert sent(made).handle == {"part": "dot", "axes": [1, 0], "box": [0, 10, 10, 0]}


def test_a_key_is_written_as_streamlit_writes_it() -> None:
    assert css(" _net_seed.en kitchen") == "_net_seed-en-kitchen"


@pytest.mark.parametrize("looks", [np.zeros(5), np.zeros((4, 5)), [["a"] * 4] * 4, 1.0])
def test_looks_of_another_shape_are_refused(looks: Any) -> None:
    with pytest.raises(ValueError, match=r"a\.x: shape .* need \(5, 4\)"):
        Film("", AXES).part("a", ("salt", "spice"), x=looks)


def test_too_many_places_and_too_many_looks_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 100000 places"):
        Film("", [Axis("a", MOST_PLACES + 1)]).part("b", ("a",), x=np.zeros(MOST_PLACES + 1))
    with pytest.raises(ValueError, match="looks; at most 65536"):
        Film("", [Axis("a", 70_000)]).part("b", ("a",), x=np.arange(70_000))


def test_parts_of_a_kind_are_told_together_and_a_cut_holds_while_the_others_stand() -> None:
    made = Film("", AXES, at=(2, 1))
    made.part(("a", "b"), ("salt",), cut=True, words=[[f"a{i}" for i in range(5)], [f"b{i}" for i in range(5)]])
    made.part(("a", "b"), ("spice",), cut=True, words=[["x", "a2", "y", "z"], ["x", "b2", "y", "z"]])
    shown = sent(made)
    assert shown.at(salt=2, spice=1) == {("a", "words"): "a2", ("b", "words"): "b2"}
    assert shown.at(salt=4, spice=1) == {("a", "words"): "a4", ("b", "words"): "b4"}
    assert shown.at(salt=2, spice=3) == {("a", "words"): "z", ("b", "words"): "z"}
    assert shown.at(salt=4, spice=3) == {}


@given(arrays.arrays(np.uint8, (2, 5, 9), elements=st.integers(0, 2)))
def test_the_dots_of_a_canvas_come_back(codes: Any) -> None:
    made, colours = Film("", AXES), ("#ff0000", "#00ff00", "#0000ff")
    made.part(("a", "b"), ("salt",), shades=Coded(codes, colours))
    for place in range(5):
        looks = sent(made).at(salt=place, spice=0)
        for part, name in enumerate("ab"):
            assert looks[name, "shades"] == ",".join(colours[code] for code in codes[part, place])


@pytest.mark.parametrize("codes", [np.zeros((5, 4, 9)), np.zeros(5), np.zeros((4, 9))])
def test_dots_of_another_shape_are_refused(codes: Any) -> None:
    with pytest.raises(ValueError, match=r"a\.shades: shape"):
        Film("", AXES).part("a", ("salt",), shades=Coded(codes, ["#ffffff"]))
