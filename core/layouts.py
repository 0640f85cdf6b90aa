"""Layouts of language models and their parameters, counted by formula, to the digit.

A layout is what a `config.json` says: sizes, and no weight. Of a decoder of L layers, width d, h heads of size s of
which k hold keys and values, feed-forward width f and a vocabulary V the count is

    V·d·(2, or 1 if tied) + L·[2·d·h·s + 2·d·k·s + 3·d·f + 2·d] + d

as `LlamaForCausalLM` has it (Touvron et al. 2023, arXiv:2307.09288). `Gpt2` and `Bert` have biases and learned places.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from core.arrays import whole
from core.mixtures import LAYERS_LIMIT, SIZE_LIMIT, Experts, Latent


class Parts(NamedTuple):
    """Where the parameters of a layout are.

    Attributes:
        words: a row a word (embeddings, also of places), and the way back to words.
        attention: of all layers.
        feed_forward: of all layers, experts and what chooses them included.
        norms: scales, and the biases of scales.
    """

    words: int
    attention: int
    feed_forward: int
    norms: int


@dataclass(frozen=True)
class Decoder:
    """A model of the Llama type, with or without experts.

    Attributes:
        head_size: of one head; `width / heads` unless given.
        feed_forward: the width of its feed-forward part, which has three matrices; unused where there are experts.
        tied: whether the way back to words is the embedding itself.
        qkv_bias: biases of queries, keys and values (Qwen2); qk_norm: scales of queries and keys (Qwen3).

    Raises:
        ValueError: for a size that is no whole number in range, heads that fit into no width, or queries that cannot be
            shared out evenly among the keys.
    """

    layers: int
    width: int
    heads: int
    kv_heads: int
    feed_forward: int
    vocabulary: int
    head_size: int = 0
    tied: bool = False
    qkv_bias: bool = False
    qk_norm: bool = False
    experts: Experts | None = None
    latent: Latent | None = None

    def __post_init__(self) -> None:
        whole("layers", self.layers, 1, LAYERS_LIMIT)
        for name in ("width", "heads", "feed_forward", "vocabulary"):
            whole(name, getattr(self, name), 1, SIZE_LIMIT)
        whole("kv_heads", self.kv_heads, 1, self.heads)
        whole("head_size", self.head_size, 0, SIZE_LIMIT)
        if not self.head_size and not self.latent and self.width % self.heads:
            raise ValueError(f"width must be a multiple of heads, got {self.width} and {self.heads}")
        if self.heads % self.kv_heads:
            raise ValueError(f"heads must be a multiple of kv_heads, got {self.heads} and {self.kv_heads}")

    @property
    def head(self) -> int:
        """The size of one head."""
        return self.head_size or self.width // self.heads

    @property
    def talk_numbers(self) -> int:
        """How many numbers a word (token) leaves in the memory of the talk: its keys and values.

        `2·L·k·s`; if attention is latent, `L·(key_rank + rotary)`.
        """
        if self.latent:
            return self.layers * (self.latent.key_rank + self.latent.rotary)
        return 2 * self.layers * self.kv_heads * self.head

    @property
    def passed_over(self) -> int:
        """What one word leaves alone of a table of which it looks up one row: `(V − 1)·d`, or 0 if tied."""
        return 0 if self.tied else (self.vocabulary - 1) * self.width

    def parts(self, *, active: bool = False) -> Parts:
        """Where the parameters are: all of them, or those that one word uses."""
        d, inner, keys = self.width, self.heads * self.head, self.kv_heads * self.head
        attention = self.latent.count(d, self.heads) if self.latent else 2 * d * (inner + keys)
        attention += (inner + 2 * keys) * self.qkv_bias + 2 * self.head * self.qk_norm
        feed = self.layers * 3 * d * self.feed_forward
        if self.experts:
            feed = self.experts.total(self.layers, d, active=active)
        return Parts(self.vocabulary * d * (2 - self.tied), self.layers * attention, feed, 2 * d * self.layers + d)


@dataclass(frozen=True)
class Gpt2:
    """A decoder of the GPT-2 type (Radford et al. 2019), whose heads change nothing of its count.

    `V·d + T·d + L·(4d² + 4d + 2·d·f + f + d + 4d) + 2d` with T places, and `f = 4d` unless given.
    """

    layers: int
    width: int
    vocabulary: int
    places: int
    feed_forward: int = 0

    def __post_init__(self) -> None:
        whole("layers", self.layers, 1, LAYERS_LIMIT)
        for name in ("width", "vocabulary", "places"):
            whole(name, getattr(self, name), 1, SIZE_LIMIT)
        whole("feed_forward", self.feed_forward, 0, 4 * SIZE_LIMIT)

    @property
    def talk_numbers(self) -> int:
        """As of a `Decoder`: `2·L·d`."""
        return 2 * self.layers * self.width

    @property
    def passed_over(self) -> int:
        """As of a `Decoder`, of the table of places: `(T − 1)·d`."""
        return (self.places - 1) * self.width

    def parts(self, *, active: bool = False) -> Parts:
        """As of a `Decoder`; each word uses all of them."""
        d, f = self.width, self.feed_forward or 4 * self.width
        words = (self.vocabulary + self.places) * d
        return Parts(
            words, self.layers * 4 * (d * d + d), self.layers * (2 * d * f + f + d), self.layers * 4 * d + 2 * d
        )


@dataclass(frozen=True)
class Bert:
    """An encoder of the BERT type (Devlin et al. 2018, arXiv:1810.04805), its pooler included and no head.

    `(V + T + types)·d + 2d + L·(4(d² + d) + 2·d·f + f + d + 4d) + d² + d`
    """

    layers: int
    width: int
    feed_forward: int
    vocabulary: int
    places: int
    types: int = 2

    def __post_init__(self) -> None:
        whole("layers", self.layers, 1, LAYERS_LIMIT)
        for name in ("width", "feed_forward", "vocabulary", "places", "types"):
            whole(name, getattr(self, name), 1, SIZE_LIMIT)

    @property
    def talk_numbers(self) -> int:
        """It reads all at once, and keeps nothing of a talk."""
        return 0

    @property
    def passed_over(self) -> int:
        """As of a `Decoder`, of all its tables, none of which leads back to words: `(V + T + types − 3)·d`."""
        return (self.vocabulary + self.places + self.types - 3) * self.width

    def parts(self, *, active: bool = False) -> Parts:
        """As of a `Decoder`; the pooler counts as feed-forward."""
        d, f = self.width, self.feed_forward
        words = (self.vocabulary + self.places + self.types) * d
        feed = self.layers * (2 * d * f + f + d) + d * d + d
        return Parts(words, self.layers * 4 * (d * d + d), feed, self.layers * 4 * d + 2 * d)


Layout = Decoder | Gpt2 | Bert


def parameter_count(layout: Layout) -> int:
    """All parameters of a layout."""
    return sum(layout.parts())


def in_one_layer(layout: Layout) -> int | None:
    """The parameters of one layer: what one more adds, or one less takes away; None if layers are not all alike."""
    if isinstance(layout, Decoder) and layout.experts and layout.experts.dense_layers:
        return None
    other = replace(layout, layers=layout.layers + (1 if layout.layers == 1 else -1))
    return abs(parameter_count(other) - parameter_count(layout))


def active_count(layout: Layout) -> int:
    """The parameters that one word uses: fewer only where there are experts."""
    return sum(layout.parts(active=True))


def fetched_count(layout: Layout) -> int:
    """The parameters that have to come from memory for one word: those that it uses, and of a table only its row."""
    return active_count(layout) - layout.passed_over
