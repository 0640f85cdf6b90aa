"""Parts of newer layouts: attention through narrow vectors, and mixtures of experts; counted by formula."""

from dataclasses import dataclass

from core.arrays import whole

SIZE_LIMIT = 10_000_000
"""No size in a layout is larger."""

LAYERS_LIMIT = 10_000
EXPERTS_LIMIT = 100_000


@dataclass(frozen=True)
class Latent:
    """Latent attention (DeepSeek-V3): queries, and keys with values, pass through narrow vectors.

    Attributes:
        query_rank, key_rank: the widths of those vectors.
        plain, rotary, value: sizes of a head: of what knows no place, of what does, and of the values.
    """

    query_rank: int
    key_rank: int
    plain: int
    rotary: int
    value: int

    def __post_init__(self) -> None:
        for name in ("query_rank", "key_rank", "plain", "rotary", "value"):
            whole(name, getattr(self, name), 1, SIZE_LIMIT)

    def count(self, width: int, heads: int) -> int:
        """`d·q + q + q·h·(plain + rotary) + d·(r + rotary) + r + r·h·(plain + value) + h·value·d`, ranks q and r."""
        q, r, head = self.query_rank, self.key_rank, self.plain + self.rotary
        down = width * q + q + width * (r + self.rotary) + r
        return down + q * heads * head + r * heads * (self.plain + self.value) + heads * self.value * width


@dataclass(frozen=True)
class Experts:
    """A mixture of experts in place of the feed-forward part: of `count` each word uses `used`, and all `shared`.

    Attributes:
        width: the feed-forward width of one.
        dense_layers, dense_width: so many first layers have an ordinary feed-forward part instead, of this width.
        biased: whether what chooses them has a bias an expert.
    """

    count: int
    used: int
    width: int
    shared: int = 0
    dense_layers: int = 0
    dense_width: int = 1
    biased: bool = False

    def __post_init__(self) -> None:
        whole("experts", self.count, 1, EXPERTS_LIMIT)
        whole("experts used", self.used, 1, self.count)
        whole("expert width", self.width, 1, SIZE_LIMIT)
        whole("shared experts", self.shared, 0, EXPERTS_LIMIT)
        whole("dense layers", self.dense_layers, 0, LAYERS_LIMIT)
        whole("dense width", self.dense_width, 1, SIZE_LIMIT)

    def total(self, layers: int, width: int, *, active: bool) -> int:
        """Over all layers, of all E experts or of those that one word uses: `n·3·d·f + d·E (+ E)` a layer."""
        at_work = (self.used if active else self.count) + self.shared
        chooser = self.count * (width + self.biased)
        dense = min(self.dense_layers, layers)
        return dense * 3 * width * self.dense_width + (layers - dense) * (at_work * 3 * width * self.width + chooser)
