"""Parameters counted by formula, against published counts to the digit, and against counts matrix by matrix."""

from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.data.kinds_of_models import ARCHITECTURES, BOUNDS, INPUTS, KINDS, SIZES, TASKS, TRAININGS
from core.data.published_models import LAYOUTS, MODELS
from core.doublings import DOUBLINGS, doubled, widened, width_alone_doubled
from core.layouts import Bert, Decoder, Gpt2, active_count, fetched_count, in_one_layer, parameter_count
from core.mixtures import Experts, Latent
from core.other_models import COUNTS, block, convolution, dense

PUBLISHED = {
    "GPT-2": 124_439_808,
    "GPT-2 XL": 1_557_611_200,
    "GPT-3": 174_604_259_328,
    "Yi-6B": 6_061_035_520,
    "Llama-2-7B": 6_738_415_616,
    "Mistral-7B": 7_241_732_096,
    "Qwen2.5-7B": 7_615_616_512,
    "Llama-2-13B": 13_015_864_320,
    "Yi-34B": 34_388_917_248,
    "Mixtral-8x7B": 46_702_792_704,
    "Llama-2-70B": 68_976_648_192,
    "Qwen3-30B-A3B": 30_532_122_624,
    "Qwen3-235B-A22B": 235_093_634_560,
    "DeepSeek-V3": 671_026_419_200,
    "DeepSeek-R1": 671_026_419_200,
    "BERT-base": 109_482_240,
    "BERT-large": 335_141_888,
    "Llama-3-8B": 8_030_261_248,
    "Llama-3-70B": 70_553_706_496,
    "Llama-3.1-405B": 405_853_388_800,
    "Qwen3-0.6B": 596_049_920,
    "Qwen3-8B": 8_190_735_360,
}
ACTIVE = {
    "Mixtral-8x7B": 12_879_925_248,
    "Qwen3-30B-A3B": 3_353_032_704,
    "Qwen3-235B-A22B": 22_190_763_520,
    "DeepSeek-V3": 37_552_297_472,
    "DeepSeek-R1": 37_552_297_472,
}
OTHERS = {
    "LeNet-5": 60_000,
    "AlexNet": 61_100_840,
    "VGG-16": 138_357_544,
    "ResNet-50": 25_557_032,
    "DQN": 1_693_362,
    "ViT-B/16": 86_567_656,
    "CLIP L/14": 427_616_513,
    "Whisper large": 1_543_304_960,
    "T5-11B": 11_307_321_344,
}
YI = cast("Decoder", LAYOUTS["Yi-6B"])


def test_every_published_count_comes_out_to_the_digit() -> None:
    assert {name: parameter_count(layout) for name, layout in LAYOUTS.items()} == PUBLISHED
    assert {name: active_count(layout) for name, layout in LAYOUTS.items()} == PUBLISHED | ACTIVE
    assert COUNTS == OTHERS


def test_the_first_of_them_layer_by_layer() -> None:
    """LeNet-5 as its authors list it, and a transformer block as a list of its matrices."""
    assert COUNTS["LeNet-5"] == 156 + 12 + 1_516 + 32 + 48_120 + 10_164
    assert convolution(1, 6, 5) == 156
    assert dense(120, 84) == 10_164
    assert block(8) == dense(8, 8) * 4 + dense(8, 32, 8) + 2 * (8 + 8)


def test_where_the_numbers_of_yi_are() -> None:
    parts = YI.parts()
    shares = [round(100 * part / sum(parts)) for part in (parts.feed_forward, parts.attention, parts.words)]
    assert shares == [71, 20, 9]


def test_what_the_doublings_come_to() -> None:
    found = {what: parameter_count(doubled(YI, what)) for what in DOUBLINGS}
    assert found == {"layers": 11_597_778_944, "words": 6_585_323_520, "width": 23_195_033_600}
    assert parameter_count(width_alone_doubled(YI)) == 12_122_071_040 == 2 * parameter_count(YI)
    with pytest.raises(ValueError, match="what must be one of layers, words, width, got 'salt'"):
        doubled(YI, "salt")


def test_a_config_is_counted_matrix_by_matrix() -> None:
    """Latent attention and experts, against a list of all the matrices of DeepSeek-V3."""
    d, heads = 7168, 128
    attention = [d * 1536, 1536, 1536 * heads * 192, d * 576, 512, 512 * heads * 256, heads * 128 * d]
    dense_layer = [3 * d * 18432]
    expert_layer = [257 * 3 * d * 2048, 256 * d, 256]
    norms = [2 * d]
    total = 61 * sum(attention + norms) + 3 * sum(dense_layer) + 58 * sum(expert_layer) + 2 * 129280 * d + d
    assert total == PUBLISHED["DeepSeek-V3"]
    assert total - 58 * 248 * 3 * d * 2048 == ACTIVE["DeepSeek-V3"]


def test_talk_memory_in_numbers() -> None:
    talk = {name: LAYOUTS[name].talk_numbers for name in ("GPT-2", "Yi-6B", "Llama-2-7B", "DeepSeek-V3", "BERT-base")}
    assert talk == {"GPT-2": 18_432, "Yi-6B": 32_768, "Llama-2-7B": 262_144, "DeepSeek-V3": 35_136, "BERT-base": 0}


sizes = st.integers(1, 64)


@st.composite
def decoders(draw: st.DrawFn) -> Decoder:
    """Small ones of all kinds."""
    heads = draw(st.integers(1, 8))
    count = draw(st.integers(1, 6))
    experts = Experts(count, draw(st.integers(1, count)), draw(sizes), shared=draw(st.integers(0, 2)))
    return Decoder(
        layers=draw(st.integers(1, 40)),
        width=heads * draw(st.integers(1, 8)),
        heads=heads,
        kv_heads=draw(st.sampled_from([keys for keys in range(1, heads + 1) if heads % keys == 0])),
        feed_forward=draw(sizes),
        vocabulary=draw(sizes),
        tied=draw(st.booleans()),
        qkv_bias=draw(st.booleans()),
        qk_norm=draw(st.booleans()),
        experts=draw(st.none() | st.just(experts)),
    )


@given(decoders())
@settings(max_examples=200)
def test_counts_are_straight_lines_in_layers_and_in_words(layout: Decoder) -> None:
    one, two, three = (parameter_count(replace(layout, layers=layout.layers + more)) for more in range(3))
    assert two - one == three - two > 0
    a, b, c = (parameter_count(replace(layout, vocabulary=layout.vocabulary + more)) for more in range(3))
    assert b - a == c - b == layout.width * (2 - layout.tied)


@given(decoders())
@settings(max_examples=200)
def test_the_laws_of_doubling(layout: Decoder) -> None:
    count, parts = parameter_count(layout), layout.parts()
    assert parameter_count(doubled(layout, "layers")) == 2 * count - parts.words - layout.width
    assert parameter_count(doubled(layout, "words")) == count + parts.words
    if not layout.experts and not layout.qkv_bias and not layout.qk_norm:
        assert parameter_count(width_alone_doubled(layout)) == 2 * count
        wide = doubled(layout, "width").parts()
        assert wide.attention == 4 * parts.attention
        assert wide.feed_forward == 4 * parts.feed_forward
        assert wide.words == 2 * parts.words
    assert active_count(layout) <= count


@given(decoders())
@settings(max_examples=100)
def test_a_mixture_of_one_expert_is_an_ordinary_model_and_a_chooser(layout: Decoder) -> None:
    plain = replace(layout, experts=None)
    one = replace(layout, experts=Experts(1, 1, layout.feed_forward))
    assert parameter_count(one) == active_count(one) == parameter_count(plain) + layout.layers * layout.width


@given(decoders())
@settings(max_examples=100)
def test_of_a_table_that_is_looked_up_one_row_is_fetched(layout: Decoder) -> None:
    """The same model that knows one word, and has the rest of its way back to words, if that is another table."""
    one = replace(layout, vocabulary=1)
    back = (layout.vocabulary - 1) * layout.width
    assert fetched_count(layout) == active_count(one) + back
    assert fetched_count(one) == active_count(one)


def test_of_places_and_of_an_encoder_s_words_one_row_is_fetched() -> None:
    assert fetched_count(Gpt2(3, 6, 11, 5)) == active_count(Gpt2(3, 6, 11, 1))
    assert fetched_count(Bert(3, 6, 24, 11, 5)) == active_count(Bert(3, 6, 24, 1, 1, 1))


def test_gpt_2_and_bert_matrix_by_matrix() -> None:
    d, f = 6, 24
    layer = 3 * (d * d + d) + (d * d + d) + (d * f + f) + (f * d + d) + 4 * d
    assert parameter_count(Gpt2(3, d, 11, 5)) == 11 * d + 5 * d + 3 * layer + 2 * d
    assert parameter_count(Gpt2(3, d, 11, 5, feed_forward=f)) == parameter_count(Gpt2(3, d, 11, 5))
    assert parameter_count(Bert(3, d, f, 11, 5)) == (11 + 5 + 2) * d + 2 * d + 3 * layer + d * d + d


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: replace(YI, layers=0), "layers must be between 1 and"),
        (lambda: replace(YI, heads=33), "width must be a multiple of heads, got 4096 and 33"),
        (lambda: replace(YI, kv_heads=33), "kv_heads must be between 1 and 32, got 33"),
        (lambda: replace(YI, kv_heads=5), "heads must be a multiple of kv_heads, got 32 and 5"),
        (lambda: Experts(4, 5, 8), "experts used must be between 1 and 4, got 5"),
        (lambda: Latent(1, 1, 1, 1, 0), "value must be between 1 and"),
        (lambda: widened(YI, 0.3), "width must be a whole number"),
        (lambda: Gpt2(1, 1, 1, 0), "places must be between 1 and"),
        (lambda: Bert(1, 1, 1, 1, 1, 0), "types must be between 1 and"),
    ],
)
def test_what_is_no_layout_is_refused(wrong: object, says: str) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=says):
        wrong()


TRAINED_ON = {"DeepSeek-V3", "DeepSeek-R1", "Qwen3-235B-A22B"}
"""Names of models that were trained on with answers and rewards; what they began from has another name, or none."""


def test_kinds_of_models_are_told_in_known_words_and_each_count_has_its_ground() -> None:
    for kind in KINDS:
        assert kind.architecture in ARCHITECTURES
        assert kind.task in TASKS
        assert kind.training in TRAININGS
        assert kind.given in INPUTS
        assert kind.source
        assert (kind.count is None) == (kind.known == "U") == (kind.size == "unknown")
        if kind.known == "F":
            assert kind.count == {**PUBLISHED, **OTHERS}[kind.name]
            assert kind.active == ACTIVE.get(kind.name, kind.count)
        if kind.source.startswith("arXiv:") and kind.known == "F":
            assert kind.year + 1 >= 2000 + int(kind.source[6:8]) >= kind.year - 1, "counted is what the source lays out"
    assert [kind.year for kind in KINDS] == sorted(kind.year for kind in KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    assert {kind.size for kind in KINDS} == set(SIZES)
    assert {kind.name for kind in KINDS if kind.training == "several"} >= TRAINED_ON
    by_size = [replace(KINDS[0], count=bound - less).size for bound in BOUNDS for less in (1, 0)]
    assert by_size == ["small", "middle", "middle", "large", "large", "huge"]
    assert all(model.source for model in MODELS)


@pytest.mark.parametrize("name", LAYOUTS)
def test_one_layer_is_what_one_more_adds(name: str) -> None:
    layout = LAYOUTS[name]
    more, each = replace(layout, layers=layout.layers + 1), in_one_layer(layout)
    if isinstance(layout, Decoder) and layout.experts and layout.experts.dense_layers:
        assert each is None, "its first layers are not as the others"
    else:
        assert each == parameter_count(more) - parameter_count(layout)
        assert each == in_one_layer(replace(layout, layers=1))
