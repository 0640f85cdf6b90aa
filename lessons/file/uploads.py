"""Files that a reader brings: a chef to load back, or any model's file to look at. Nothing is run, nothing is written.

Whatever is wrong with a file is told in a sentence of the page; what a check found, beside it in the check's own words.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from core.data.published_models import LAYOUTS
from core.files import LARGEST_FILE, PICKLES, read_config, read_weights, unpacked
from core.headers import Header, needed, read_header, write_header
from core.layouts import Decoder, Layout, in_one_layer, parameter_count
from core.model_configs import ConfigError
from core.model_configs import read_config as read_config_of_a_model
from core.stacks import Stack, stack
from core.table_files import is_of_a_table
from ui.kitchen.served import Chef

EXAMPLE: Final = "Yi-6B"

MOST_ROWS: Final = 2000
"""So many tensors are listed."""

LONGEST_NAME: Final = 120


def _letters(name: str) -> str:
    """A name as far as it can be printed, the beginning of a long one."""
    plain = "".join(letter for letter in name if letter.isprintable())
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"


class Brought(NamedTuple):
    """A file as it was brought."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Refused:
    """Why a file cannot be used.

    Attributes:
        why: the section that says it.
        reason: exactly, in the words of the check; may be empty.
        name, value: the file or the key that it is about, and what stands there.
        needed, given: of so many bytes that it takes, so many are there.
    """

    why: str
    reason: str = ""
    name: str = ""
    value: str = ""
    needed: int = 0
    given: int = 0


@dataclass(frozen=True)
class Loaded:
    """A chef that was loaded back.

    Attributes:
        file: of its numbers, as it was brought.
    """

    chef: Chef
    file: bytes


class Index(NamedTuple):
    """What the index of a model's files says.

    Attributes:
        tensors, files, layers: how many of each.
        size: the bytes of all, or 0 if it does not say.
    """

    tensors: int
    files: int
    layers: int
    size: int


@dataclass(frozen=True)
class Looked:
    """What a file says that it is made of: one of the three.

    Attributes:
        name: of the file.
        header: of a file of numbers.
        index: of the files of a model.
        kind, layout: of a config.json.
    """

    name: str
    header: Header | None = None
    index: Index | None = None
    kind: str = ""
    layout: Layout | None = None

    @cached_property
    def table(self) -> list[tuple[str, str, str, int, int]]:
        """Name, shape, kind, count of numbers and bytes of each tensor, the first `MOST_ROWS`."""
        tensors = self.header.tensors[:MOST_ROWS] if self.header else ()
        return [
            (_letters(each.name), _shape(each.shape), each.kind, each.count, each.end - each.begin) for each in tensors
        ]

    @cached_property
    def made_of(self) -> "MadeOf":
        """What it is made of, in figures."""
        if self.header:
            return made_of(self.header)
        if self.index:
            return MadeOf(blocks=self.index.tensors, layers=self.index.layers, size=self.index.size or None)
        assert self.layout is not None
        count, layers, each = parameter_count(self.layout), self.layout.layers, in_one_layer(self.layout)
        if each is None:
            return MadeOf(count, layers=layers)
        return MadeOf(count, layers=layers, in_layer=(each, each), outside=count - layers * each)


class MadeOf(NamedTuple):
    """What a file is made of; None where it does not say.

    Attributes:
        numbers, blocks, layers: how many of each.
        in_layer: numbers in the smallest layer and in the largest; outside: numbers in no layer.
        size: in bytes.
    """

    numbers: int | None = None
    blocks: int | None = None
    layers: int | None = None
    in_layer: tuple[int, int] | None = None
    outside: int | None = None
    size: int | None = None


def made_of(header: Header) -> MadeOf:
    """What a file with this header is made of."""
    layers: Stack = stack((tensor.name, tensor.count) for tensor in header.tensors)
    in_layer = (layers.least, layers.most) if layers.layers else None
    size = header.file_size + header.left_over
    return MadeOf(header.count, len(header.tensors), layers.layers, in_layer, layers.outside, size)


def _shape(sizes: Sequence[int]) -> str:
    return " × ".join(map(str, sizes)) or "1"


@dataclass(frozen=True)
class Back:
    """What came of the chef that was brought last, for as long as the tab is open; nothing if it was taken away."""

    found: Loaded | Refused | None


@dataclass(frozen=True)
class Sight:
    """What came of the file that was to be looked at last, likewise."""

    found: Looked | Refused | None


def load(brought: Sequence[Brought]) -> Loaded | Refused:
    """A chef from its zip, or from its two files."""
    if any(len(each.data) > 2 * LARGEST_FILE for each in brought):
        return Refused("refused.large")
    pickle = next((each for each in brought if each.name.lower().endswith(PICKLES)), None)
    if pickle:
        return Refused("refused.pickle", name=pickle.name)
    configs = [each for each in brought if each.name.lower().endswith(".json")]
    weights = [each for each in brought if each.name.lower().endswith(".safetensors")]
    zips = [each for each in brought if each.name.lower().endswith(".zip")]
    try:
        if len(zips) == len(brought) == 1:
            return _loaded(*unpacked(zips[0].data))
        if len(configs) == len(weights) == 1 and len(brought) == 2:
            return _loaded(configs[0].data, weights[0].data)
    except ValueError as error:
        return Refused("refused.table") if _of_a_table([*zips, *configs]) else Refused("refused.chef", str(error))
    if len(brought) == 1 and weights + configs:
        return _half(weights, configs)
    return Refused("refused.which")


def _loaded(said: bytes, file: bytes) -> Loaded:
    config = read_config(said)
    return Loaded(Chef(config, read_weights(file, config.net)), file)


def _of_a_table(brought: Sequence[Brought]) -> bool:
    """Whether it is what *Real tasters* gave to take home: a chef, but no line of cooks."""
    try:
        configs = [unpacked(each.data)[0] if each.name.lower().endswith(".zip") else each.data for each in brought]
    except ValueError:
        return False
    return any(map(is_of_a_table, configs))


def _half(weights: Sequence[Brought], configs: Sequence[Brought]) -> Refused:
    """One of a chef's two files, as far as it is one; the other is to be brought with it."""
    try:
        if weights:
            read_header(weights[0].data)
        else:
            read_config(configs[0].data)
    except ValueError as error:
        return Refused("refused.table") if _of_a_table(configs) else Refused("refused.chef", str(error))
    return Refused("refused.no_config" if weights else "refused.no_weights")


def look(brought: Brought) -> Looked | Refused:
    """What any model's file is made of, by its header alone: the first piece of a file is enough."""
    name = brought.name.lower()
    if name.endswith(PICKLES) and brought.data[8:9] != b"{":
        return Refused("refused.pickle", name=brought.name)
    if name.endswith(".json"):
        return _indexed(brought)
    try:
        end, given = needed(brought.data), len(brought.data)
        if given < end:
            return Refused("refused.cut", needed=end, given=given)
        return Looked(brought.name, read_header(brought.data))
    except ValueError as error:
        return Refused("refused.header", str(error))


def _indexed(brought: Brought) -> Looked | Refused:
    """An index says in which file each tensor is; a config says how a model is laid out."""
    try:
        found: Any = json.loads(brought.data)
    except (ValueError, RecursionError):
        return Refused("refused.no_json")
    if isinstance(found, dict) and "model_type" in found:
        return _laid_out(brought)
    listed = found.get("weight_map") if isinstance(found, dict) else None
    if not isinstance(listed, dict) or not all(isinstance(file, str) for file in listed.values()):
        return Refused("refused.json")
    metadata = found.get("metadata")
    size: Any = metadata.get("total_size") if isinstance(metadata, dict) else None
    known = type(size) in (int, float) and 0 <= size < 2**63 and size == int(size)
    layers = stack((name, 0) for name in listed).layers
    return Looked(brought.name, index=Index(len(listed), len(set(listed.values())), layers, int(size) if known else 0))


def _laid_out(brought: Brought) -> Looked | Refused:
    """A config whose kind is known is counted by formula."""
    try:
        kind, layout = read_config_of_a_model(brought.data)
    except ConfigError as error:
        why = "json" if error.fault in ("no_object", "no_type") else error.fault
        return Refused(f"refused.{why}", name=error.name, value=error.value)
    return Looked(brought.name, kind=kind, layout=layout)


def example() -> Looked:
    """The header of Yi-6B made from its published layout, to look at without a download: no file of its makers."""
    layout = LAYOUTS[EXAMPLE]
    assert isinstance(layout, Decoder)
    width, shared, inner, words = layout.width, layout.kv_heads * layout.head, layout.feed_forward, layout.vocabulary
    tensors: list[tuple[str, tuple[int, ...]]] = [("model.embed_tokens.weight", (words, width))]
    for layer in range(layout.layers):
        at = f"model.layers.{layer}"
        tensors += [
            (f"{at}.input_layernorm.weight", (width,)),
            (f"{at}.self_attn.q_proj.weight", (width, width)),
            (f"{at}.self_attn.k_proj.weight", (shared, width)),
            (f"{at}.self_attn.v_proj.weight", (shared, width)),
            (f"{at}.self_attn.o_proj.weight", (width, width)),
            (f"{at}.post_attention_layernorm.weight", (width,)),
            (f"{at}.mlp.gate_proj.weight", (inner, width)),
            (f"{at}.mlp.up_proj.weight", (inner, width)),
            (f"{at}.mlp.down_proj.weight", (width, inner)),
        ]
    tensors += [("model.norm.weight", (width,)), ("lm_head.weight", (words, width))]
    begin = write_header([(name, "BF16", shape) for name, shape in tensors])
    return Looked(EXAMPLE, read_header(begin))
