"""How tensors are stacked in layers, by their names."""

import pytest

from core.stacks import Stack, layer_of, stack


@pytest.mark.parametrize(
    ("name", "layer"),
    [
        ("model.layers.12.mlp.up_proj.weight", "model.layers.12"),
        ("h.0.ln_1.weight", "h.0"),
        ("transformer.h.11.attn.c_attn.bias", "transformer.h.11"),
        ("model.layers.3.mlp.experts.17.up_proj.weight", "model.layers.3"),
        ("station_1.weight", "station_1"),
        ("last.bias", ""),
        ("fc1.weight", ""),
        ("conv2d.weight", ""),
        ("7", "7"),
        ("", ""),
    ],
)
def test_a_layer_is_the_name_as_far_as_its_first_number(name: str, layer: str) -> None:
    assert layer_of(name) == layer


def test_layers_and_what_stands_outside_are_counted() -> None:
    tensors = [("words", 100), *((f"layers.{n}.{part}", 10 + n) for n in range(3) for part in "ab"), ("last", 5)]
    assert stack(tensors) == Stack(3, 20, 24, 105)
    assert stack([("w", 7)]) == Stack(0, 0, 0, 7)
    assert stack([]) == Stack(0, 0, 0, 0)
