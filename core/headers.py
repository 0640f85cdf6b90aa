"""What the header of a safetensors file says, read without the library: names, kinds, shapes, and where the bytes are.

A file begins with the length of its header, 8 bytes, little end first; then comes the header, JSON; then the numbers
(https://huggingface.co/docs/safetensors). The first megabyte of a file is therefore enough to see what it is made of.
Nothing is believed: a file may come from anywhere. It is read a member at a time, so that what is not kept takes no
memory, and what is too much is refused before it does.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

LENGTH: Final = 8
"""Bytes that hold the header's length."""

LARGEST: Final = 16 * 1024 * 1024
MOST_TENSORS: Final = 50_000
MOST_METADATA: Final = 10_000
LONGEST_ENTRY: Final = 2_000
"""Letters of JSON that one tensor's kind, shape and place may take."""

MOST_DIMENSIONS: Final = 32
MOST_BYTES: Final = 2**53
BITS: Final = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E5M2", "F8_E4M3", "F8_E8M0", "F8_E4M3FNUZ", "F8_E5M2FNUZ"), 8),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 16),
    **dict.fromkeys(("U32", "I32", "F32"), 32),
    **dict.fromkeys(("U64", "I64", "F64", "C64"), 64),
    "F4": 4,
    "F6_E2M3": 6,
    "F6_E3M2": 6,
}
"""Bits a number of each kind."""

WHOLE: Final = ("U8", "I8", "U16", "I16", "U32", "I32", "U64", "I64")
"""Kinds of whole numbers: a file of few bits a weight packs several of them into one."""

METADATA: Final = "__metadata__"
SPACE: Final = re.compile(r"[ \t\n\r]*")


@dataclass(frozen=True, slots=True)
class Tensor:
    """One block of numbers.

    Attributes:
        kind: of number, a key of `BITS`.
        begin, end: its bytes, counted from the first number of the file.
    """

    name: str
    kind: str
    shape: tuple[int, ...]
    begin: int
    end: int

    @property
    def count(self) -> int:
        """How many numbers."""
        return math.prod(self.shape)


@dataclass(frozen=True)
class Header:
    """The header of a file, and how much of the file is there.

    Attributes:
        length: of the JSON, in bytes.
        tensors: in the order of the header.
        metadata: free text by name.
        given: how many bytes of the file there were to read.
    """

    length: int
    tensors: tuple[Tensor, ...]
    metadata: Mapping[str, str]
    given: int

    @property
    def data_begin(self) -> int:
        """The place in the file of the first number."""
        return LENGTH + self.length

    @cached_property
    def file_size(self) -> int:
        """Bytes of the whole file."""
        return self.data_begin + max((tensor.end for tensor in self.tensors), default=0)

    @property
    def missing(self) -> int:
        """Bytes of the file that were not given."""
        return max(0, self.file_size - self.given)

    @property
    def left_over(self) -> int:
        """Bytes given that come after the last number."""
        return max(0, self.given - self.file_size)

    @cached_property
    def count(self) -> int:
        """How many numbers the file holds."""
        return sum(tensor.count for tensor in self.tensors)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of number in it, by name."""
        return tuple(sorted({tensor.kind for tensor in self.tensors}))


def needed(data: bytes) -> int:
    """How many bytes from the beginning of a file hold its whole header.

    Raises:
        ValueError: if this is not how such a file begins.
    """
    if len(data) < LENGTH:
        raise ValueError(f"a safetensors file begins with {LENGTH} bytes of length, got {len(data)} bytes")
    length = int.from_bytes(data[:LENGTH], "little")
    if not 2 <= length <= LARGEST:
        raise ValueError(f"a header has 2 to {LARGEST:,} bytes, got {length:,}")
    return LENGTH + length


def read_header(data: bytes) -> Header:
    """The header of a file, of which the beginning is enough.

    Raises:
        ValueError: if this is no header, more of the file is needed to read it, or it says what cannot be.
    """
    end = needed(data)
    if len(data) < end:
        raise ValueError(f"the header needs the first {end:,} bytes of the file, got {len(data):,}")
    try:
        tensors, metadata = _read(_Json(str(memoryview(data)[LENGTH:end], "utf-8")))
    except RecursionError as error:
        raise ValueError("the header cannot be read: too many brackets in one another") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"the header cannot be read: {error}") from error
    _check_places(tensors)
    return Header(end - LENGTH, tensors, metadata, len(data))


def write_header(tensors: Sequence[tuple[str, str, tuple[int, ...]]]) -> bytes:
    """The beginning of a file of these tensors (name, kind, shape), one after another: its length and its header.

    Raises:
        ValueError: for a kind of number that is not known, one that does not fill whole bytes, or too many numbers.
    """
    said, begin = {}, 0
    for name, kind, shape in tensors:
        end = begin + _bytes(name, kind, shape)
        said[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [begin, end]}
        begin = end
    text = json.dumps(said, separators=(",", ":")).encode()
    text += b" " * (-len(text) % LENGTH)
    return len(text).to_bytes(LENGTH, "little") + text


class _Json:
    """JSON, read from its beginning a piece at a time."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def ends(self) -> bool:
        """Whether nothing but space comes next, which is passed."""
        space = SPACE.match(self.text, self.at)
        self.at = space.end() if space else self.at
        return self.at == len(self.text)

    def begins(self, sign: str) -> bool:
        """Whether this sign comes next."""
        return not self.ends() and self.text.startswith(sign, self.at)

    def take(self, sign: str) -> None:
        """Pass this sign, which has to come next."""
        if not self.begins(sign):
            raise json.JSONDecodeError(f"expected {sign!r}", self.text, self.at)
        self.at += len(sign)

    def string(self) -> str:
        """The string that has to come next."""
        if not self.begins('"'):
            raise json.JSONDecodeError("expected a string", self.text, self.at)
        found, self.at = DECODER.raw_decode(self.text, self.at)
        return str(found)

    def entry(self) -> Any:
        """Whatever comes next, if it is short."""
        self.ends()
        found, long = DECODER.raw_decode(self.text[self.at : self.at + LONGEST_ENTRY])
        self.at += long
        return found

    def names(self) -> Iterator[str]:
        """The names in the object that has to come next; what belongs to a name is to be read before the next one."""
        self.take("{")
        if self.begins("}"):
            self.take("}")
            return
        while True:
            name = self.string()
            self.take(":")
            yield name
            if self.begins("}"):
                self.take("}")
                return
            self.take(",")


def _read(said: _Json) -> tuple[tuple[Tensor, ...], dict[str, str]]:
    """The tensors that a header names, and its metadata."""
    if not said.begins("{"):
        raise ValueError("the header must be a JSON object")
    tensors: dict[str, Tensor] = {}
    metadata: dict[str, str] | None = None
    for name in said.names():
        if name in tensors or (name == METADATA and metadata is not None):
            raise ValueError("the header cannot be read: a name stands in it twice")
        if name == METADATA:
            metadata = _metadata(said)
            continue
        tensors[name] = _tensor(name, said.entry())
        if len(tensors) > MOST_TENSORS:
            raise ValueError(f"the header names more than {MOST_TENSORS:,} tensors")
    if not said.ends():
        raise ValueError("the header cannot be read: it goes on after its end")
    return tuple(tensors.values()), metadata or {}


def _metadata(said: _Json) -> dict[str, str]:
    found: dict[str, str] = {}
    if not said.begins("{"):
        raise ValueError("metadata must be text by name")
    for name in said.names():
        if name in found or not said.begins('"'):
            raise ValueError("metadata must be text by name, each name once")
        found[name] = said.string()
        if len(found) > MOST_METADATA:
            raise ValueError(f"metadata has more than {MOST_METADATA:,} names")
    return found


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("the header cannot be read: a name stands in it twice")
    return found


DECODER: Final = json.JSONDecoder(object_pairs_hook=_pairs)


def _tensor(name: str, said: Any) -> Tensor:
    if not isinstance(said, dict) or said.keys() != {"dtype", "shape", "data_offsets"}:
        raise ValueError(f"tensor {name[:40]!r} needs dtype, shape and data_offsets")
    kind, shape, offsets = said["dtype"], said["shape"], said["data_offsets"]
    if not isinstance(kind, str) or kind not in BITS:
        raise ValueError(f"tensor {name[:40]!r}: numbers of a kind that is not known, {str(kind)[:20]!r}")
    if not _counts(shape) or len(shape) > MOST_DIMENSIONS:
        raise ValueError(f"tensor {name[:40]!r}: its shape must be at most {MOST_DIMENSIONS} whole numbers")
    if not _counts(offsets) or len(offsets) != 2 or offsets[1] - offsets[0] != _bytes(name, kind, tuple(shape)):
        raise ValueError(f"tensor {name[:40]!r}: its bytes do not fit its shape")
    return Tensor(name, kind, tuple(shape), *offsets)


def _counts(found: Any) -> bool:
    return isinstance(found, list) and all(type(each) is int and 0 <= each <= MOST_BYTES for each in found)


def _bytes(name: str, kind: str, shape: tuple[int, ...]) -> int:
    bits = BITS.get(kind, 0) * math.prod(shape)
    if kind not in BITS or bits % 8:
        raise ValueError(f"tensor {name[:40]!r}: {list(shape)} numbers of kind {kind!r} do not fill whole bytes")
    if bits // 8 > MOST_BYTES:
        raise ValueError(f"tensor {name[:40]!r}: {list(shape)} numbers take more than {MOST_BYTES:,} bytes")
    return bits // 8


def _check_places(tensors: Sequence[Tensor]) -> None:
    """That tensors lie one after another, without gap and without overlap."""
    end = 0
    for tensor in sorted(tensors, key=lambda each: (each.begin, each.end)):
        if tensor.begin != end:
            raise ValueError(f"tensor {tensor.name[:40]!r}: its bytes leave a gap or overlap others")
        end = tensor.end
