"""A chef as a file: what is written is what the library's own reader finds, and whatever is read is checked."""

import hashlib
import io
import json
import struct
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import load, save

from core.files import (
    CONFIG,
    FORMAT,
    WEIGHTS,
    Config,
    fingerprint,
    flat,
    read_chef,
    read_config,
    read_weights,
    stored,
    tensors,
    write_chef,
    write_config,
    write_weights,
)
from core.headers import read_header
from core.network import Network
from core.starts import start

NET = Network((2, 3, 1))
NUMBERS = np.random.default_rng(4).normal(size=NET.parameter_count)
FILE = write_weights(NET, NUMBERS)
CHEF = Config((2, 3, 1), "tanh", "ring", 1, 1.0, 300)

LINES = st.builds(
    lambda cooks, last: Network((2, *cooks, last)), st.lists(st.integers(1, 5), max_size=3), st.integers(1, 3)
)


def mutated(data: bytes, seed: int) -> bytes:
    """A few bytes changed, put in, or left out."""
    draw = np.random.default_rng(seed)
    changed = bytearray(data)
    for _ in range(int(draw.integers(1, 6))):
        at, byte = int(draw.integers(len(changed))), int(draw.integers(256))
        way = draw.integers(3)
        if way == 0:
            changed[at] = byte
        elif way == 1:
            changed.insert(at, byte)
        elif len(changed) > 1:
            del changed[at : at + int(draw.integers(1, 9))]
    return bytes(changed)


@given(LINES, st.integers(0, 99))
def test_what_is_saved_is_loaded_to_32_bits(net: Network, seed: int) -> None:
    numbers = start(net, "xavier", seed)
    read = read_weights(write_weights(net, numbers), net)
    assert read.tolist() == numbers.astype(np.float32).astype(float).tolist()


@given(LINES, st.integers(0, 99))
def test_the_librarys_reader_finds_the_layers_as_linear_layers_are_laid_out(net: Network, seed: int) -> None:
    numbers = start(net, "xavier", seed)
    found = load(write_weights(net, numbers))
    x = np.array([[0.3, -0.7]])
    heard = x
    for layer in range(1, len(net.sizes)):
        name = "last" if layer == len(net.sizes) - 1 else f"station_{layer}"
        heard = heard @ found[f"{name}.weight"].T + found[f"{name}.bias"]
        heard = heard if name == "last" else np.tanh(heard)
    assert len(found) == 2 * (len(net.sizes) - 1)
    np.testing.assert_allclose(heard[0], np.atleast_1d(net.forward(numbers, x).prediction.squeeze()), atol=1e-5)


@given(LINES, st.integers(0, 99))
def test_tensors_and_the_flat_vector_are_one_another_backwards(net: Network, seed: int) -> None:
    numbers = start(net, "xavier", seed)
    assert flat(net, tensors(net, numbers)).tolist() == numbers.tolist()


def test_each_number_stands_at_its_place_in_the_file() -> None:
    rows = stored(FILE, NET)
    assert sorted(row.place for row in rows) == list(range(NET.parameter_count))
    for row in rows:
        assert FILE[row.offset : row.offset + 4] == row.raw
        assert struct.unpack("<f", row.raw)[0] == row.value == np.float32(NUMBERS[row.place])
    assert [row.offset for row in rows] == list(range(280, 332, 4))
    assert len(FILE) == 332


def test_the_fingerprint_is_that_of_the_bytes_and_one_bit_changes_it() -> None:
    assert fingerprint(FILE).hex() == hashlib.sha256(FILE).hexdigest()
    for bit in range(8):
        other = bytearray(FILE)
        other[-1] ^= 1 << bit
        assert fingerprint(bytes(other)) != fingerprint(FILE)


def test_a_file_changed_by_any_one_bit_is_refused_or_holds_another_number() -> None:
    numbers = read_weights(FILE, NET)
    for bit in range(8 * len(FILE)):
        other = bytearray(FILE)
        other[bit // 8] ^= 1 << bit % 8
        assert fingerprint(bytes(other)) != fingerprint(FILE)
        try:
            read = read_weights(bytes(other), NET)
        except ValueError:
            continue
        assert (read != numbers).any(), bit


@settings(max_examples=200)
@given(st.integers(0, 10**6))
def test_no_mutation_does_more_than_be_refused(seed: int) -> None:
    data = mutated(FILE, seed)
    try:
        read = read_weights(data, NET)
    except ValueError:
        return
    assert read.shape == (NET.parameter_count,)
    assert np.isfinite(read).all()


def header(**tensors_said: object) -> bytes:
    text = json.dumps(tensors_said).encode()
    return struct.pack("<Q", len(text)) + text


def of(shape: list[int], begin: int, end: int, kind: str = "F32") -> dict[str, object]:
    return {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}


NAN = dict(tensors(NET, np.full(13, np.nan, dtype=np.float32)))
TWICE = b"{" + b",".join([b'"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'] * 2) + b"}"
WRONG = {
    "nothing": b"",
    "too short": b"\x01\x02",
    "no safetensors": b"PK\x03\x04" + b"0" * 400,
    "cut": FILE[:-4],
    "longer": FILE + b"0000",
    "huge": FILE + b"0" * 70_000,
    "other shapes": write_weights(Network((2, 4, 1)), start(Network((2, 4, 1)), "xavier", 0)),
    "not a number": bytes(save({name: np.ascontiguousarray(each) for name, each in NAN.items()})),
    "whole numbers": bytes(save({"a": np.arange(4)})),
    "bfloat": header(a=of([2], 0, 4, "BF16")) + b"0000",
    "absurd shape": header(a=of([2**60, 2**60], 0, 8)),
    "a path for a name": header(**{"../../etc/passwd": of([1], 0, 4)}) + b"0000",
    "many empty": header(**{f"t{i}": of([0], 0, 0) for i in range(900)}),
    "twice": struct.pack("<Q", len(TWICE)) + TWICE + b"0000",
    "a large header": header(__metadata__={"a": "x" * 20_000}, a=of([0], 0, 0)),
}


@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG.keys())
def test_what_is_no_file_of_this_chef_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w+ \w+ \w+"):
        read_weights(data, NET)


def test_numbers_too_large_for_a_chef_are_refused_and_half_precision_is_read() -> None:
    with pytest.raises(ValueError, match="at most 1,000,000"):
        read_weights(write_weights(NET, np.full(13, 2e6)), NET)
    half = {name: np.ascontiguousarray(each, dtype=np.float16) for name, each in tensors(NET, NUMBERS).items()}
    assert read_weights(bytes(save(half)), NET) == pytest.approx(NUMBERS, abs=2e-3)


def test_a_network_that_is_not_finite_is_not_saved() -> None:
    with pytest.raises(ValueError, match="parameters"):
        write_weights(NET, np.full(13, np.nan))


# ---- config and zip ----


def test_a_chef_survives_the_zip() -> None:
    config, numbers = read_chef(write_chef(CHEF, NUMBERS))
    assert config == CHEF
    assert numbers.tolist() == NUMBERS.astype(np.float32).tolist()
    assert write_chef(CHEF, NUMBERS) == write_chef(CHEF, NUMBERS), "the same chef is the same bytes"


def test_anybody_can_open_the_zip() -> None:
    with zipfile.ZipFile(io.BytesIO(write_chef(CHEF, NUMBERS))) as archive:
        assert json.loads(archive.read(CONFIG)) == {
            "format": FORMAT,
            "sizes": [2, 3, 1],
            "activation": "tanh",
            "pattern": "ring",
            "seed": 1,
            "rate": 1.0,
            "rounds": 300,
        }
        assert archive.read(WEIGHTS) == FILE


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("format", "other"),
        ("sizes", [3, 3, 1]),
        ("sizes", [2, 3, 2]),
        ("sizes", [2, 10**9, 1]),
        ("sizes", "2,3,1"),
        ("sizes", [2, True, 1]),
        ("activation", "sine"),
        ("activation", ["tanh"]),
        ("pattern", "stripes"),
        ("seed", -1),
        ("seed", 1.5),
        ("rate", float("nan")),
        ("rate", "1"),
        ("rounds", 10**9),
        ("more", 1),
    ],
)
def test_a_config_that_no_line_can_have_is_refused(change: str, value: object) -> None:
    said = json.loads(write_config(CHEF)) | {change: value}
    with pytest.raises(ValueError, match=r"\w+ \w+ \w+"):
        read_config(json.dumps(said))


@settings(max_examples=200)
@given(st.integers(0, 10**6))
def test_no_mutation_of_config_or_zip_does_more_than_be_refused(seed: int) -> None:
    for data, read in ((write_config(CHEF).encode(), read_config), (write_chef(CHEF, NUMBERS), read_chef)):
        try:
            read(mutated(data, seed))
        except ValueError:
            continue


def test_a_bomb_and_a_zip_of_other_files_are_refused() -> None:
    def zipped(**files: bytes) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name.replace("_", "."), data)
        return packed.getvalue()

    with pytest.raises(ValueError, match="unpacks to more"):
        read_chef(zipped(config_json=b"0" * 10**6, chef_safetensors=FILE))
    with pytest.raises(ValueError, match="nothing else"):
        read_chef(zipped(config_json=b"{}"))


def test_the_header_agrees_with_what_was_saved() -> None:
    found = read_header(FILE)
    assert found.count == NET.parameter_count
    assert found.file_size == len(FILE)
    assert found.missing == 0
    assert found.kinds == ("F32",)
