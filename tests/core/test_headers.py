"""The header of a safetensors file, read without the library, from the first bytes of a file that may be anything."""

import json
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load, save

from core.headers import (
    BITS,
    LARGEST,
    LONGEST_ENTRY,
    MOST_METADATA,
    MOST_TENSORS,
    Tensor,
    needed,
    read_header,
    write_header,
)
from tests.core.test_files import header, mutated, of

KINDS = {"F64": np.float64, "F32": np.float32, "F16": np.float16, "I64": np.int64, "U8": np.uint8}
NAMES = st.text(st.characters(codec="utf-8"), max_size=12).filter(lambda name: name != "__metadata__")
TENSORS = st.dictionaries(NAMES, st.tuples(st.sampled_from(sorted(KINDS)), st.lists(st.integers(0, 4), max_size=3)))


@given(TENSORS)
def test_it_reads_what_the_library_writes(said: dict[str, tuple[str, list[int]]]) -> None:
    arrays = {name: np.zeros(shape, dtype=KINDS[kind]) for name, (kind, shape) in said.items()}
    data = bytes(save(arrays))
    found = read_header(data)
    assert {each.name: (each.kind, each.shape) for each in found.tensors} == {
        name: (kind, tuple(shape)) for name, (kind, shape) in said.items()
    }
    assert found.file_size == len(data)
    assert found.count == sum(array.size for array in arrays.values())
    assert read_header(data[: needed(data)]).missing == len(data) - needed(data)


@given(TENSORS)
def test_the_library_reads_what_it_writes(said: dict[str, tuple[str, list[int]]]) -> None:
    listed = [(name, kind, tuple(shape)) for name, (kind, shape) in said.items()]
    begin = write_header(listed)
    found = read_header(begin)
    arrays = load(begin + b"\0" * found.missing)
    assert {name: array.shape for name, array in arrays.items()} == {name: shape for name, _, shape in listed}
    assert [each.name for each in found.tensors] == [name for name, _, _ in listed]


def test_metadata_is_kept_as_text() -> None:
    data = bytes(save({"a": np.zeros(2, dtype=np.float32)}, metadata={"format": "<b>pt</b>"}))
    assert read_header(data).metadata == {"format": "<b>pt</b>"}


def test_a_cut_header_says_how_much_of_the_file_it_needs() -> None:
    data = header(a=of([2], 0, 8))
    with pytest.raises(ValueError, match=f"needs the first {len(data)} bytes of the file, got 20"):
        read_header(data[:20])


def raw(text: str) -> bytes:
    """A header of exactly this text."""
    return struct.pack("<Q", len(text)) + text.encode()


ONE = '{"dtype":"U8","shape":[1],"data_offsets":[0,1]}'
WRONG = {
    "empty": b"",
    "length alone": struct.pack("<Q", 10),
    "too long": struct.pack("<Q", LARGEST + 1),
    "no JSON": struct.pack("<Q", 4) + b"\xff\xfe{}",
    "a list": struct.pack("<Q", 2) + b"[]",
    "deep": struct.pack("<Q", 200_000) + b"[" * 200_000,
    "metadata that is no text": header(__metadata__={"a": 1}),
    "unknown kind": header(a=of([1], 0, 4, "F31")),
    "no kind": header(a={"shape": [1], "data_offsets": [0, 4]}),
    "shape below zero": header(a=of([-1], 0, -4)),
    "shape of truths": header(a=of([True], 0, 4)),
    "bytes that do not fit": header(a=of([2], 0, 4)),
    "overlap": header(a=of([1], 0, 4), b=of([1], 2, 6)),
    "gap": header(a=of([1], 0, 4), b=of([1], 8, 12)),
    "half a byte": header(a=of([1], 0, 1, "F4")),
    "absurd": header(a=of([2**53] * 30, 0, 2**53)),
    "a name twice": raw(f'{{"a":{ONE},"a":{ONE}}}'),
    "a key twice": raw('{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}'),
    "metadata twice": raw('{"__metadata__":{},"__metadata__":{}}'),
    "a name of metadata twice": raw('{"__metadata__":{"a":"b","a":"b"}}'),
    "metadata that is a list": raw('{"__metadata__":[["a","b"]]}'),
    "more after its end": raw(f'{{"a":{ONE}}}{{}}'),
    "a comma too many": raw(f'{{"a":{ONE},}}'),
    "a comma missing": raw(f'{{"a":{ONE} "b":{ONE}}}'),
    "cut in the middle": raw(f'{{"a":{ONE},'),
    "an entry too long": header(a=[[]] * LONGEST_ENTRY),
    "too many tensors": header(**{f"{n}": of([0], 0, 0) for n in range(MOST_TENSORS + 1)}),
    "too much metadata": header(__metadata__=dict.fromkeys(map(str, range(MOST_METADATA + 1)), "")),
    "an endless shape": header(a=of([1] * 1000, 0, 4)),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG.keys())
def test_what_is_no_header_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+ \w+"):
        read_header(data)


def test_every_kind_of_number_has_its_bits() -> None:
    for kind, bits in BITS.items():
        (tensor,) = read_header(write_header([("a", kind, (8,))])).tensors
        assert tensor == Tensor("a", kind, (8,), 0, bits)
        assert tensor.count == 8
    with pytest.raises(ValueError, match="F31"):
        write_header([("a", "F31", (8,))])


@settings(max_examples=200)
@given(st.integers(0, 10**6))
def test_no_mutation_of_a_header_does_more_than_be_refused(seed: int) -> None:
    data = mutated(header(__metadata__={"a": "b"}, a=of([2], 0, 8), b=of([3, 1], 8, 20)), seed)
    try:
        found = read_header(data)
    except ValueError:
        return
    assert found.count == sum(tensor.count for tensor in found.tensors)
    assert json.dumps(dict(found.metadata))


def test_space_between_the_signs_changes_nothing() -> None:
    said = {"__metadata__": {"a": "b"}, "a": of([2], 0, 8), "b": of([3, 1], 8, 20)}
    loose, tight = raw(f" \n{json.dumps(said, indent=8)}\t "), raw(json.dumps(said, separators=(",", ":")))
    assert read_header(loose).tensors == read_header(tight).tensors
    assert read_header(loose).metadata == read_header(tight).metadata == {"a": "b"}


def test_as_many_tensors_as_may_be_are_read() -> None:
    assert len(read_header(header(**{f"{n}": of([0], 0, 0) for n in range(MOST_TENSORS)})).tensors) == MOST_TENSORS
