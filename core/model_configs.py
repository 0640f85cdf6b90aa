"""The `config.json` of a published model, read into a layout. Nothing but its sizes is looked at, and nothing is run.

The names are those of Hugging Face's transformers; what a config is silent of has the value that its kind has there.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from core.layouts import Bert, Decoder, Gpt2, Layout
from core.mixtures import EXPERTS_LIMIT, LAYERS_LIMIT, SIZE_LIMIT, Experts, Latent

MOST_BYTES = 1_000_000
"""No config of a model is longer by far."""

MOST_SHOWN = 24
"""Letters of a value that an error repeats."""

Fault = Literal["too_long", "no_json", "no_object", "no_type", "unknown_type", "missing", "impossible", "unknown_form"]


class ConfigError(ValueError):
    """Why a config cannot be counted.

    Attributes:
        fault: what is wrong.
        name: which key; empty if it is none.
        value: what stands there, as it is written in JSON, a kind of model by its name; cut, and then with a mark.
    """

    def __init__(self, fault: Fault, name: str = "", value: object = None) -> None:
        self.fault, self.name = fault, name
        self.value = _cut(value) if fault == "unknown_type" and str(value).isprintable() else _short(value)
        super().__init__(f"config is not known: {fault} {name} {self.value}".rstrip())


def _short(value: object) -> str:
    """A value as it stands in the file, as far as it can be written in a few letters."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return "[…]" if isinstance(value, list) else "{…}"
    if isinstance(value, str):
        written = json.dumps(value[: MOST_SHOWN + 1], ensure_ascii=not value.isprintable())
    else:
        written = json.dumps(value)
    return _cut(written)


def _cut(written: object) -> str:
    written = str(written)
    return written if len(written) <= MOST_SHOWN else f"{written[: MOST_SHOWN - 1]}…"


class Config:
    """The keys of a config, each checked when it is asked for."""

    def __init__(self, keys: Mapping[str, Any]) -> None:
        self.keys = keys

    def whole(self, name: str, most: int = SIZE_LIMIT, *, low: int = 1, usual: int | None = None) -> int:
        """A whole number in range; `usual` where the config is silent or says null.

        Raises:
            ConfigError: if there is none, or another thing stands there.
        """
        value = self.keys.get(name)
        if value is None:
            if usual is None:
                raise ConfigError("missing", name)
            return usual
        if type(value) is not int or not low <= value <= most:
            raise ConfigError("impossible", name, value)
        return value

    def flag(self, name: str, *, usual: bool) -> bool:
        """Yes or no, likewise."""
        value = self.keys.get(name)
        if value is not None and type(value) is not bool:
            raise ConfigError("impossible", name, value)
        return usual if value is None else value

    def must_be(self, name: str, value: object) -> None:
        """Refuse a form of which the count is not known: what stands there may only be this, or nothing.

        Raises:
            ConfigError: if anything else does.
        """
        found = self.keys.get(name)
        if found is not None and (type(found) is not type(value) or found != value):
            raise ConfigError("unknown_form", name, found)

    def must_guess_words(self, *others: str) -> None:
        """Refuse a model without the head that guesses the next word, or with another besides.

        Args:
            others: names that are counted alike.

        Raises:
            ConfigError: if one of its `architectures` is named otherwise.
        """
        named = self.keys.get("architectures") or []
        for name in named if isinstance(named, list) else [named]:
            if not isinstance(name, str) or not (name.endswith(("ForCausalLM", "LMHeadModel")) or name in others):
                raise ConfigError("unknown_form", "architectures", name)


def read_config(text: str | bytes) -> tuple[str, Layout]:
    """The kind of model that a config describes, and its layout.

    Raises:
        ConfigError: a `ValueError` that says what is not known.
    """
    if len(text) > MOST_BYTES:
        raise ConfigError("too_long")
    try:
        keys = json.loads(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError("no_json") from error
    if not isinstance(keys, dict):
        raise ConfigError("no_object")
    kind = keys.get("model_type")
    if not isinstance(kind, str):
        raise ConfigError("no_type")
    if kind not in READERS:
        raise ConfigError("unknown_type", "model_type", kind)
    config = Config(keys)
    config.must_be("pruned_heads", {})
    if kind != "bert":  # there a head for a task comes on top of what is counted
        config.must_guess_words("GPT2Model")  # its head is its table of words
    return kind, READERS[kind](config)


def _decoder(config: Config, *, usual_keys: int = 0, **more: Any) -> Decoder:
    """`usual_keys`: the key heads of a config that is silent of them; null, or 0 here, means as many as heads."""
    heads, width = config.whole("num_attention_heads"), config.whole("hidden_size")
    named = "num_key_value_heads" in config.keys or not usual_keys
    keys = config.whole("num_key_value_heads", heads, usual=heads) if named else usual_keys
    head_size = config.whole("head_dim", usual=0)
    head_size = more.pop("head_size", head_size)
    if width % heads and not head_size and "latent" not in more:
        raise ConfigError("impossible", "num_attention_heads", heads)
    if heads % keys:
        raise ConfigError("impossible" if named else "missing", "num_key_value_heads", keys if named else None)
    config.must_be("mlp_bias", False)
    if "qkv_bias" not in more:
        config.must_be("attention_bias", False)
    return Decoder(
        layers=config.whole("num_hidden_layers", LAYERS_LIMIT),
        width=width,
        heads=heads,
        kv_heads=keys,
        feed_forward=config.whole("intermediate_size"),
        vocabulary=config.whole("vocab_size"),
        head_size=head_size,
        tied=config.flag("tie_word_embeddings", usual=False),
        **more,
    )


def _qwen3(config: Config) -> Decoder:
    return _decoder(config, usual_keys=32, qk_norm=True, head_size=config.whole("head_dim", usual=128))


def _qwen3_experts(config: Config) -> Decoder:
    config.must_be("decoder_sparse_step", 1)
    config.must_be("mlp_only_layers", [])
    count = config.whole("num_experts", EXPERTS_LIMIT, usual=128)
    used = config.whole("num_experts_per_tok", count, usual=min(8, count))
    experts = Experts(count, used, config.whole("moe_intermediate_size", usual=768))
    head_size = config.whole("head_dim", usual=0)
    return _decoder(config, usual_keys=4, qk_norm=True, head_size=head_size, experts=experts)


def _mixtral(config: Config) -> Decoder:
    count = config.whole("num_local_experts", EXPERTS_LIMIT, usual=8)
    used = config.whole("num_experts_per_tok", count, usual=min(2, count))
    return _decoder(config, usual_keys=8, experts=Experts(count, used, config.whole("intermediate_size")))


def _deepseek(config: Config) -> Decoder:
    config.must_be("moe_layer_freq", 1)
    count = config.whole("n_routed_experts", EXPERTS_LIMIT)
    experts = Experts(
        count=count,
        used=config.whole("num_experts_per_tok", count),
        width=config.whole("moe_intermediate_size"),
        shared=config.whole("n_shared_experts", EXPERTS_LIMIT, low=0, usual=0),
        dense_layers=config.whole("first_k_dense_replace", LAYERS_LIMIT, low=0, usual=0),
        dense_width=config.whole("intermediate_size"),
        biased=True,
    )
    latent = Latent(
        query_rank=config.whole("q_lora_rank"),
        key_rank=config.whole("kv_lora_rank"),
        plain=config.whole("qk_nope_head_dim"),
        rotary=config.whole("qk_rope_head_dim"),
        value=config.whole("v_head_dim"),
    )
    return _decoder(config, experts=experts, latent=latent, head_size=0)


def _gpt2(config: Config) -> Gpt2:
    config.must_be("tie_word_embeddings", True)
    config.must_be("add_cross_attention", False)
    return Gpt2(
        layers=config.whole("n_layer", LAYERS_LIMIT),
        width=config.whole("n_embd"),
        vocabulary=config.whole("vocab_size"),
        places=config.whole("n_positions"),
        feed_forward=config.whole("n_inner", usual=0),
    )


def _bert(config: Config) -> Bert:
    config.must_be("add_cross_attention", False)
    config.must_be("is_decoder", False)
    config.must_be("position_embedding_type", "absolute")
    return Bert(
        layers=config.whole("num_hidden_layers", LAYERS_LIMIT),
        width=config.whole("hidden_size"),
        feed_forward=config.whole("intermediate_size"),
        vocabulary=config.whole("vocab_size"),
        places=config.whole("max_position_embeddings"),
        types=config.whole("type_vocab_size", usual=2),
    )


READERS: dict[str, Callable[[Config], Layout]] = {
    "llama": _decoder,
    "mistral": lambda config: _decoder(config, usual_keys=8),
    "qwen2": lambda config: _decoder(config, usual_keys=32, qkv_bias=True),
    "qwen3": _qwen3,
    "qwen3_moe": _qwen3_experts,
    "gpt2": _gpt2,
    "mixtral": _mixtral,
    "deepseek_v3": _deepseek,
    "bert": _bert,
}
"""By `model_type`: those of which the count is known."""
