"""A trained network as files: its numbers as safetensors, its layout as config.json, and both in one zip.

The weights file holds numbers and, in a header, names that say where each belongs; nothing else is saved. Its tensors
are named and laid out as PyTorch lays out linear layers, (units, units before): `station_1.weight`, `station_1.bias`,
…, `last.weight`, `last.bias`. Whatever is read is checked before it is used: a file may come from anywhere. The format:
https://huggingface.co/docs/safetensors.
"""

import hashlib
import io
import json
import math
import zipfile
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save

from core.arrays import Array, finite
from core.headers import read_header
from core.network import Network
from core.patterns import RULES

WEIGHTS, CONFIG, CHEF = "chef.safetensors", "config.json", "chef.zip"
"""What the files are called."""

FORMAT: Final = "season-to-taste line 1"
LARGEST_FILE, LARGEST_HEADER, LARGEST_NUMBER = 64 * 1024, 16 * 1024, 1e6
PICKLES: Final = (".pt", ".pth", ".bin", ".ckpt", ".pkl", ".pickle")
"""Endings of files that run what is in them when they are loaded."""

NUMBERS: Final = {"F64": np.float64, "F32": np.float32, "F16": np.float16}
"""The kinds of number that a chef's file may hold."""


@dataclass(frozen=True)
class Config:
    """How a line of cooks is laid out, and how it was trained: everything about a chef but its numbers.

    Attributes:
        sizes, activation: of its `Network`.
        pattern: the crowd it learned from.
        seed: of its first weights.
        rate, rounds: learning rate and epochs of plain gradient descent, those of later practice among them.
    """

    sizes: tuple[int, ...]
    activation: str
    pattern: str
    seed: int
    rate: float
    rounds: int

    @property
    def net(self) -> Network:
        """The layout.

        Raises:
            ValueError: if it is none.
        """
        return Network(self.sizes, self.activation)


class Stored(NamedTuple):
    """One number in a weights file.

    Attributes:
        offset: of its first byte in the file.
        raw: its four bytes.
        value: the number that they are.
        place: where it stands in the network's flat vector.
    """

    offset: int
    raw: bytes
    value: float
    place: int


def layer_names(net: Network) -> tuple[str, ...]:
    """What the layers are called in a file, the first first."""
    return (*(f"station_{layer}" for layer in range(1, len(net.sizes) - 1)), "last")


def tensors(net: Network, parameters: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """The numbers (d,) of a network by the names of their tensors: weights (units, units before), biases (units,).

    Raises:
        ValueError: if there are not as many numbers as the network has.
    """
    named: dict[str, NDArray[Any]] = {}
    for name, layer in zip(layer_names(net), net.layers(parameters), strict=True):
        named[f"{name}.weight"], named[f"{name}.bias"] = layer.weights, layer.biases
    return named


def flat(net: Network, named: dict[str, NDArray[Any]]) -> Array:
    """The flat vector (d,) of these tensors: `tensors` backwards.

    Raises:
        ValueError: if a tensor is missing, has another shape, or is not one of the network's.
    """
    wanted = {name: numbers.shape for name, numbers in tensors(net, np.zeros(net.parameter_count)).items()}
    found = {name: numbers.shape for name, numbers in named.items()}
    if wanted != found:
        raise ValueError(f"the file must hold {_told(wanted)}, got {_told(found)}")
    pairs = [(named[f"{name}.weight"], named[f"{name}.bias"]) for name in layer_names(net)]
    with np.errstate(invalid="ignore"):  # a number that is none may come in any of its forms
        return np.concatenate([np.column_stack(pair).ravel().astype(float) for pair in pairs])


def write_weights(net: Network, parameters: Array) -> bytes:
    """The weights file of a network: its numbers rounded to 32 bits each.

    Raises:
        ValueError: if a number is not finite or there are not as many as the network has.
    """
    named = tensors(net, finite("parameters", parameters))
    return bytes(save({name: np.ascontiguousarray(numbers, dtype="<f4") for name, numbers in named.items()}))


def read_weights(data: bytes, net: Network) -> Array:
    """The numbers (d,) of a weights file, as float64, if it is a file of exactly this network.

    Raises:
        ValueError: that says what keeps the file from being read: too large, cut, other names or shapes, numbers that
            are not finite, too large, or of another kind.
    """
    if len(data) > LARGEST_FILE:
        raise ValueError(f"a chef's file has at most {LARGEST_FILE:,} bytes, got {len(data):,}")
    header = read_header(data)
    if header.length > LARGEST_HEADER:
        raise ValueError(f"a chef's header has at most {LARGEST_HEADER:,} bytes, got {header.length:,}")
    if header.missing:
        raise ValueError(f"the file is cut: {header.missing:,} bytes are missing")
    if header.file_size != len(data):
        raise ValueError(f"the file goes on after its numbers: {len(data) - header.file_size:,} bytes too many")
    if kinds := {tensor.kind for tensor in header.tensors} - NUMBERS.keys():
        raise ValueError(f"numbers must be {', '.join(NUMBERS)}, got {', '.join(sorted(kinds))}")
    try:
        named = load(data)
    except (SafetensorError, KeyError, ValueError, TypeError) as error:
        raise ValueError(f"this is no safetensors file: {error}") from error
    numbers = flat(net, named)
    if not np.isfinite(numbers).all() or np.abs(numbers).max() > LARGEST_NUMBER:
        raise ValueError(f"every number must be finite and at most {LARGEST_NUMBER:,.0f} from zero")
    return numbers


def stored(data: bytes, net: Network) -> list[Stored]:
    """Every number of a weights file of 32 bits each, in the order of the file, byte by byte.

    Raises:
        ValueError: if it is no such file of this network.
    """
    read_weights(data, net)
    header, places = read_header(data), tensors(net, np.arange(net.parameter_count))
    found = []
    for tensor in sorted(header.tensors, key=lambda each: each.begin):
        if tensor.kind != "F32":
            raise ValueError(f"numbers must have 32 bits, got {tensor.kind}")
        for at, place in enumerate(places[tensor.name].ravel().tolist()):
            offset = header.data_begin + tensor.begin + 4 * at
            raw = data[offset : offset + 4]
            found.append(Stored(offset, raw, float(np.frombuffer(raw, "<f4")[0]), place))
    return found


def fingerprint(data: bytes) -> bytes:
    """SHA-256: 32 bytes that change if any bit of the file does."""
    return hashlib.sha256(data).digest()


# ---- the layout ----


def write_config(config: Config) -> str:
    """The text of config.json."""
    return json.dumps({"format": FORMAT, **asdict(config)}, indent=2) + "\n"


def read_config(text: str | bytes) -> Config:
    """What a config.json says.

    Raises:
        ValueError: if it is not one of a line of cooks, or says what no line can be.
    """
    if len(text) > LARGEST_HEADER:
        raise ValueError(f"a chef's config has at most {LARGEST_HEADER:,} bytes, got {len(text):,}")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{CONFIG} is no JSON: {error}") from error
    names = {field.name for field in fields(Config)}
    if not isinstance(found, dict) or found.get("format") != FORMAT or found.keys() != names | {"format"}:
        raise ValueError(f'{CONFIG} must have "format": "{FORMAT}" and {", ".join(sorted(names))}')
    if not isinstance(found["sizes"], list) or not all(type(size) is int for size in found["sizes"]):
        raise ValueError("sizes must be a list of whole numbers")
    config = Config(**{**{name: found[name] for name in names}, "sizes": tuple(found["sizes"])})
    _check(config)
    return config


def _check(config: Config) -> None:
    """That this is a line of cooks for tickets of salt and spice, trained in a way that exists."""
    if type(config.activation) is not str or type(config.pattern) is not str or config.pattern not in RULES:
        raise ValueError(f"pattern must be one of {', '.join(RULES)}, got {config.pattern!r}")
    if config.net.sizes[0] != 2 or config.net.sizes[-1] != 1:
        raise ValueError(f"a line takes 2 inputs and gives 1 verdict, got {config.sizes}")
    for name, value, most in (("seed", config.seed, 2**32 - 1), ("rounds", config.rounds, 1_000_000)):
        if type(value) is not int or not 0 <= value <= most:
            raise ValueError(f"{name} must be a whole number from 0 to {most:,}, got {value!r}")
    if type(config.rate) not in (int, float) or not math.isfinite(config.rate) or not 0 < config.rate <= 1e3:
        raise ValueError(f"rate must be above 0 and at most 1,000, got {config.rate!r}")


# ---- both together ----


def write_chef(config: Config, parameters: Array) -> bytes:
    """A zip of config.json and the weights file, the same bytes for the same chef.

    Raises:
        ValueError: as `write_weights`.
    """
    return packed(write_config(config), write_weights(config.net, parameters))


def packed(config: str, weights: bytes) -> bytes:
    """A zip of these two, without the time of day."""
    archived = io.BytesIO()
    with zipfile.ZipFile(archived, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo(CONFIG), config)
        archive.writestr(zipfile.ZipInfo(WEIGHTS), weights)
    return archived.getvalue()


def read_chef(data: bytes) -> tuple[Config, Array]:
    """The layout and the numbers of such a zip.

    Raises:
        ValueError: that says what keeps it from being read.
    """
    config, weights = unpacked(data)
    read = read_config(config)
    return read, read_weights(weights, read.net)


def unpacked(data: bytes) -> tuple[bytes, bytes]:
    """The two files of such a zip, not read yet.

    Raises:
        ValueError: likewise.
    """
    if len(data) > 2 * LARGEST_FILE:
        raise ValueError(f"a chef's zip has at most {2 * LARGEST_FILE:,} bytes, got {len(data):,}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sorted(archive.namelist()) != sorted((CONFIG, WEIGHTS)):
                raise ValueError(f"the zip must hold {CONFIG} and {WEIGHTS} and nothing else")
            if any(entry.file_size > LARGEST_FILE for entry in archive.infolist()):
                raise ValueError(f"a file in the zip unpacks to more than {LARGEST_FILE:,} bytes")
            return archive.read(CONFIG), archive.read(WEIGHTS)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zipfile.LargeZipFile) as error:
        raise ValueError(f"this is no zip file that can be read: {error}") from error


def _told(shapes: dict[str, tuple[int, ...]]) -> str:
    """Names and shapes, the first few."""
    told = [f"{name[:40]} {list(shape)}" for name, shape in sorted(shapes.items())]
    return ", ".join(told[:6]) + (f" and {len(told) - 6} more" if len(told) > 6 else "") if told else "nothing"
