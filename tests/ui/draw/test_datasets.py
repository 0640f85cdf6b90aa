"""Data sets are packed so that Arrow gives back what went in, and nothing of pandas travels along."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import unpacked
from ui.draw.datasets import packed

ROWS = st.lists(st.tuples(st.floats(width=32, allow_nan=False), st.text(), st.integers(-100, 100)), max_size=9)


@given(ROWS)
def test_what_is_packed_comes_out_again(rows: list[tuple[float, str, int]]) -> None:
    numbers, words, counts = map(list, zip(*rows, strict=True)) if rows else ([], [], [])
    sent = {
        "number": np.array(numbers, "float32"),
        "word": np.array(words, object),
        "count": np.array(counts, "int8"),
    }
    table = unpacked(packed(sent))
    assert table["number"].tolist() == numbers
    assert table["word"].tolist() == words
    assert table["count"].tolist() == counts


def test_a_frame_is_packed_as_its_columns_are() -> None:
    columns = {"x": np.array([1.5, 2.5], "float32"), "word": ["a", "火"]}
    frame = pd.DataFrame(columns, index=[7, 7])
    pd.testing.assert_frame_equal(unpacked(packed(frame)), unpacked(packed(columns)), check_dtype=False)
    schema = pa.ipc.open_stream(packed(frame)).schema
    assert schema.names == ["x", "word"]
    assert schema.metadata is None
    assert schema.field("x").type == pa.float32()


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(pa.ArrowInvalid):
        packed({"x": [1.0], "y": [1.0, 2.0]})
