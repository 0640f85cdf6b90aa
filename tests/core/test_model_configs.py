"""Configs of published models come out at their counts; whatever else is handed over is refused with a reason."""

import json
import random
from typing import Any

import pytest

from core.data.published_models import LAYOUTS
from core.layouts import Bert, Decoder, Gpt2, Layout, active_count, parameter_count
from core.model_configs import MOST_BYTES, READERS, ConfigError, read_config

SHARED = {"architectures": ["SomeForCausalLM"], "torch_dtype": "bfloat16", "rope_theta": 10000.0}
LLAMA = {
    "hidden_size": 4096,
    "intermediate_size": 11008,
    "num_attention_heads": 32,
    "num_hidden_layers": 32,
    "num_key_value_heads": 4,
    "vocab_size": 64000,
    "tie_word_embeddings": False,
    "attention_bias": False,
}
MISTRAL = LLAMA | {"intermediate_size": 14336, "num_key_value_heads": 8, "vocab_size": 32000, "head_dim": None}
GPT_2 = {"n_layer": 12, "n_embd": 768, "n_head": 12, "n_positions": 1024, "n_ctx": 1024, "vocab_size": 50257}
CONFIGS: dict[str, tuple[str, dict[str, Any]]] = {
    "Yi-6B": ("llama", LLAMA),
    "Mistral-7B": ("mistral", MISTRAL),
    "Mixtral-8x7B": ("mixtral", MISTRAL | {"num_local_experts": 8, "num_experts_per_tok": 2}),
    "Qwen2.5-7B": (
        "qwen2",
        {
            "hidden_size": 3584,
            "intermediate_size": 18944,
            "num_attention_heads": 28,
            "num_hidden_layers": 28,
            "num_key_value_heads": 4,
            "vocab_size": 152064,
            "use_sliding_window": False,
        },
    ),
    "Qwen3-0.6B": (
        "qwen3",
        {
            "head_dim": 128,
            "hidden_size": 1024,
            "intermediate_size": 3072,
            "num_attention_heads": 16,
            "num_hidden_layers": 28,
            "num_key_value_heads": 8,
            "tie_word_embeddings": True,
            "vocab_size": 151936,
        },
    ),
    "Qwen3-30B-A3B": (
        "qwen3_moe",
        {
            "decoder_sparse_step": 1,
            "head_dim": 128,
            "hidden_size": 2048,
            "intermediate_size": 6144,
            "mlp_only_layers": [],
            "moe_intermediate_size": 768,
            "num_attention_heads": 32,
            "num_experts": 128,
            "num_experts_per_tok": 8,
            "num_hidden_layers": 48,
            "num_key_value_heads": 4,
            "vocab_size": 151936,
        },
    ),
    "GPT-2": ("gpt2", GPT_2),
    "DeepSeek-V3": (
        "deepseek_v3",
        {
            "first_k_dense_replace": 3,
            "hidden_size": 7168,
            "intermediate_size": 18432,
            "kv_lora_rank": 512,
            "moe_intermediate_size": 2048,
            "moe_layer_freq": 1,
            "n_routed_experts": 256,
            "n_shared_experts": 1,
            "num_attention_heads": 128,
            "num_experts_per_tok": 8,
            "num_hidden_layers": 61,
            "num_key_value_heads": 128,
            "q_lora_rank": 1536,
            "qk_nope_head_dim": 128,
            "qk_rope_head_dim": 64,
            "v_head_dim": 128,
            "vocab_size": 129280,
        },
    ),
    "BERT-base": (
        "bert",
        {
            "hidden_size": 768,
            "intermediate_size": 3072,
            "max_position_embeddings": 512,
            "num_attention_heads": 12,
            "num_hidden_layers": 12,
            "type_vocab_size": 2,
            "vocab_size": 30522,
        },
    ),
}


def written(name: str) -> str:
    """A config as its authors publish it."""
    kind, keys = CONFIGS[name]
    return json.dumps(SHARED | {"model_type": kind} | keys)


@pytest.mark.parametrize("name", CONFIGS)
def test_a_published_config_comes_out_at_its_count(name: str) -> None:
    kind, layout = read_config(written(name))
    assert kind == CONFIGS[name][0]
    assert parameter_count(layout) == parameter_count(LAYOUTS[name])
    assert active_count(layout) == active_count(LAYOUTS[name])
    assert layout.talk_numbers == LAYOUTS[name].talk_numbers
    assert read_config(b"\xef\xbb\xbf" + written(name).encode()) == (kind, layout), "a mark in front is no matter"


@pytest.mark.parametrize(
    ("kind", "heads", "silent"),
    [("llama", 32, 32), ("mistral", 32, 8), ("mixtral", 32, 8), ("qwen2", 64, 32), ("qwen3", 64, 32)],
)
def test_of_key_heads_that_nobody_names_there_are_as_many_as_the_kind_has(kind: str, heads: int, silent: int) -> None:
    """Written as null they are as many as the heads."""
    config = {"model_type": kind, **{key: value for key, value in LLAMA.items() if key != "num_key_value_heads"}}
    config["num_attention_heads"] = heads
    for more, count in (({}, silent), ({"num_key_value_heads": None}, heads)):
        layout = read_config(json.dumps(config | more))[1]
        assert isinstance(layout, Decoder)
        assert layout.kv_heads == count


def test_key_heads_that_do_not_fit_are_missed_where_nobody_named_them() -> None:
    config = {"model_type": "mistral", **LLAMA, "num_attention_heads": 4}
    del config["num_key_value_heads"]
    with pytest.raises(ConfigError) as failure:
        read_config(json.dumps(config))
    assert (failure.value.fault, failure.value.name) == ("missing", "num_key_value_heads")


def test_every_kind_is_tried() -> None:
    assert {kind for kind, _ in CONFIGS.values()} == set(READERS)


def config_of(layout: Layout) -> dict[str, Any]:
    """A layout as a config would tell it."""
    if isinstance(layout, Gpt2):
        return {"n_layer": layout.layers, "n_embd": layout.width, "n_positions": layout.places}
    told = {"hidden_size": layout.width, "intermediate_size": layout.feed_forward, "num_hidden_layers": layout.layers}
    if isinstance(layout, Bert):
        return told | {"max_position_embeddings": layout.places, "type_vocab_size": layout.types}
    return told | {
        "num_attention_heads": layout.heads,
        "num_key_value_heads": layout.kv_heads,
        "head_dim": layout.head_size or None,
        "tie_word_embeddings": layout.tied,
    }


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_a_layout_told_as_a_config_is_read_again(name: str) -> None:
    layout = LAYOUTS[name]
    if isinstance(layout, Decoder) and (layout.experts or layout.latent):
        pytest.skip("told in full above")
    kind = "gpt2" if isinstance(layout, Gpt2) else "bert" if isinstance(layout, Bert) else "llama"
    if isinstance(layout, Decoder) and layout.qkv_bias:
        kind = "qwen2"
    if isinstance(layout, Decoder) and layout.qk_norm:
        kind = "qwen3"
    told = config_of(layout) | {"model_type": kind, "vocab_size": layout.vocabulary}
    assert read_config(json.dumps(told)) == (kind, layout)


@pytest.mark.parametrize(
    ("text", "fault", "name"),
    [
        ("", "no_json", ""),
        ("{", "no_json", ""),
        (b"\xff\xfe\x00", "no_json", ""),
        ("[" * 100_000, "no_json", ""),
        ('{"a":' * 50_000, "no_json", ""),
        ("1" * 5_000, "no_json", ""),
        ("[]", "no_object", ""),
        ("3", "no_object", ""),
        ("null", "no_object", ""),
        ("{}", "no_type", ""),
        ('{"model_type": 3}', "no_type", ""),
        ('{"model_type": "mamba"}', "unknown_type", "model_type"),
        ('{"model_type": "llama"}', "missing", "num_attention_heads"),
        (" " * (MOST_BYTES + 1), "too_long", ""),
    ],
)
def test_what_is_not_known_is_said(text: str | bytes, fault: str, name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(text)
    assert (caught.value.fault, caught.value.name) == (fault, name)


@pytest.mark.parametrize(
    ("change", "fault", "name", "value"),
    [
        ({"hidden_size": -1}, "impossible", "hidden_size", "-1"),
        ({"hidden_size": 0}, "impossible", "hidden_size", "0"),
        ({"hidden_size": 4096.0}, "impossible", "hidden_size", "4096.0"),
        ({"hidden_size": True}, "impossible", "hidden_size", "true"),
        ({"hidden_size": "4096"}, "impossible", "hidden_size", '"4096"'),
        ({"hidden_size": [1]}, "impossible", "hidden_size", "[…]"),
        ({"hidden_size": {}}, "impossible", "hidden_size", "{…}"),
        ({"hidden_size": float("nan")}, "impossible", "hidden_size", "NaN"),
        ({"hidden_size": 10**40}, "impossible", "hidden_size", "1" + 22 * "0" + "…"),
        ({"hidden_size": None}, "missing", "hidden_size", ""),
        ({"num_attention_heads": 33, "num_key_value_heads": 3}, "impossible", "num_attention_heads", "33"),
        ({"num_key_value_heads": 64}, "impossible", "num_key_value_heads", "64"),
        ({"num_key_value_heads": 5}, "impossible", "num_key_value_heads", "5"),
        ({"tie_word_embeddings": "yes"}, "impossible", "tie_word_embeddings", '"yes"'),
        ({"model_type": "x" * 100}, "unknown_type", "model_type", 23 * "x" + "…"),
        ({"model_type": ""}, "unknown_type", "model_type", ""),
        ({"model_type": "\ud800"}, "unknown_type", "model_type", '"\\ud800"'),
        ({"model_type": "大厨"}, "unknown_type", "model_type", "大厨"),
        ({"model_type": "qwen3_moe", "mlp_only_layers": [1]}, "unknown_form", "mlp_only_layers", "[…]"),
        ({"model_type": "qwen3_moe", "decoder_sparse_step": 2}, "unknown_form", "decoder_sparse_step", "2"),
        ({"attention_bias": True}, "unknown_form", "attention_bias", "true"),
        ({"mlp_bias": 0}, "unknown_form", "mlp_bias", "0"),
    ],
)
def test_a_config_with_something_wrong_says_what(change: dict[str, Any], fault: str, name: str, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(json.dumps({"model_type": "llama"} | LLAMA | change))
    assert (caught.value.fault, caught.value.name, caught.value.value) == (fault, name, value)


HOSTILE: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    1,
    1.5,
    10**9,
    10**30,
    "",
    "x" * 10_000,
    "\ud800",
    [],
    {},
    [[]],
    float("inf"),
)


@pytest.mark.parametrize("seed", range(200))
def test_a_config_that_was_tampered_with_is_counted_or_refused_and_nothing_else(seed: int) -> None:
    """Keys lost, doubled and given other values; letters cut, swapped and put in."""
    dice = random.Random(seed)
    name = dice.choice(sorted(CONFIGS))
    keys = json.loads(written(name))
    for _ in range(dice.randint(0, 3)):
        key = dice.choice(list(keys))
        keys[key] = dice.choice(HOSTILE)
        if dice.random() < 0.3:
            del keys[key]
    text = json.dumps(keys)
    data = bytearray(text.encode())
    for _ in range(dice.choice((0, 0, 1, 4))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    cut = bytes(data[: dice.choice((len(data), len(data), dice.randrange(len(data))))])
    try:
        _, layout = read_config(cut)
    except ConfigError as error:
        assert error.fault  # noqa: PT017
    else:
        assert 0 < active_count(layout) <= parameter_count(layout)
        assert layout.talk_numbers >= 0


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("llama", "architectures", ["LlamaForSequenceClassification"]),
        ("gpt2", "architectures", ["GPT2ForTokenClassification"]),
        ("gpt2", "architectures", ["GPT2DoubleHeadsModel"]),
        ("mistral", "architectures", ["MistralModel"]),
        ("llama", "architectures", [7]),
        ("bert", "position_embedding_type", "relative_key"),
        ("bert", "pruned_heads", {"0": [1, 2]}),
        ("llama", "pruned_heads", {"3": [0]}),
    ],
)
def test_a_model_of_another_form_is_not_counted_as_the_usual_one(kind: str, name: str, value: object) -> None:
    with pytest.raises(ConfigError, match=name) as refused:
        read_config(json.dumps({"model_type": kind, name: value}))
    assert refused.value.fault == "unknown_form"
