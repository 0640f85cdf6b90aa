"""How a model is made of layers, told by the names of its tensors: `model.layers.3.mlp…` belongs to the layer 3."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

NUMBERED: Final = re.compile(r"(?:^|[._])[0-9]+(?=[._]|$)")


class Stack(NamedTuple):
    """Layers, and what stands outside them.

    Attributes:
        layers: how many there are.
        least, most: numbers in the smallest and in the largest layer.
        outside: numbers in no layer.
    """

    layers: int
    least: int
    most: int
    outside: int


def layer_of(name: str) -> str:
    """The layer that a tensor belongs to: its name as far as the first number in it; empty if there is none."""
    found = NUMBERED.search(name)
    return name[: found.end()] if found else ""


def stack(tensors: Iterable[tuple[str, int]]) -> Stack:
    """The layers of tensors, given by name and count of numbers."""
    held: Counter[str] = Counter()
    for name, count in tensors:
        held[layer_of(name)] += count
    outside = held.pop("", 0)
    return Stack(len(held), min(held.values(), default=0), max(held.values(), default=0), outside)
