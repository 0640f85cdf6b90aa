"""Layouts twice as large, in one way or another."""

from dataclasses import replace

from core.arrays import whole
from core.layouts import Decoder
from core.mixtures import SIZE_LIMIT

DOUBLINGS = ("layers", "words", "width")
"""What can be doubled."""


def doubled(layout: Decoder, what: str) -> Decoder:
    """Twice the layers, twice the words it knows, or twice as wide throughout: width, feed-forward and all heads.

    Raises:
        ValueError: for anything else, or if a size grows too large.
    """
    if what == "layers":
        return replace(layout, layers=2 * layout.layers)
    if what == "words":
        return replace(layout, vocabulary=2 * layout.vocabulary)
    if what == "width":
        return widened(layout, 2)
    raise ValueError(f"what must be one of {', '.join(DOUBLINGS)}, got {what!r}")


def widened(layout: Decoder, times: float) -> Decoder:
    """So many times as wide throughout: width, feed-forward, all heads; the size of a head stays.

    Raises:
        ValueError: if a size is no whole number then, or too large.
    """

    def wide(name: str) -> int:
        return whole(name, times * getattr(layout, name), 1, SIZE_LIMIT)

    return replace(
        layout,
        width=wide("width"),
        feed_forward=wide("feed_forward"),
        heads=wide("heads"),
        kv_heads=wide("kv_heads"),
        head_size=layout.head,
    )


def width_alone_doubled(layout: Decoder) -> Decoder:
    """Twice the width and nothing else: every term of the count holds the width once, so it doubles exactly."""
    return replace(layout, width=2 * layout.width, head_size=layout.head)
