"""Single sentences of *How big is a B?*, and the figures that stand in its text by hand."""

import json
from dataclasses import replace
from itertools import product

import pytest

from core.data.kinds_of_models import KINDS
from core.data.published_models import LAYOUTS
from core.layouts import active_count, parameter_count
from core.model_configs import READERS
from core.model_sizes import stored_bytes
from lessons.how_big import drafted, dropped, kinds, scene, words
from lessons.how_big.settings import HowBig
from tests.core.test_model_configs import CONFIGS
from ui.figures import whole
from ui.kit.text import LANGUAGES, REGISTERS, Text, page_sections
from ui.kitchen.trained import trained

EN, ZH = (Text(language, "kitchen", "how_big") for language in LANGUAGES)
YI = parameter_count(LAYOUTS["Yi-6B"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bridge_says_of_yi_is_so(language: str) -> None:
    bridge = Text(language, "kitchen", "how_big").form("bridge")
    assert (whole(YI) if language == "en" else "60.6 亿") in bridge
    assert "12 GB" in bridge
    assert round(stored_bytes(YI, 16) / 1e9) == 12
    assert "16" in bridge


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_in_the_text_behind_the_page_are_so(language: str) -> None:
    told = page_sections(language, "how_big")["real_model", "kitchen"]
    deepseek = LAYOUTS["DeepSeek-V3"]
    counts = (YI, parameter_count(LAYOUTS["Llama-2-7B"]), parameter_count(deepseek), active_count(deepseek))
    unit = 1e9 if language == "en" else 1e8
    for count, digits in zip(counts, (3, 3, 3, 3), strict=True):
        assert f"{float(f'{count / unit:.{digits}g}'):g}" in told


def test_the_salt_in_the_text_behind_the_page_is_as_on_the_ladder() -> None:
    own = scene.Own((1.0, 1.0), trained(scene.SMALL, *scene.USUAL), theirs=False)
    told = words.behind(EN, own)
    assert [told[name] for name in ("lenet", "yi_34", "gpt_3", "seconds")] == ["3.6", "2.1", "10.5", "31.6 million"]


def test_twice_the_layers_comes_closest() -> None:
    assert scene.closest() == ["layers"]
    assert words.truth(EN) == (
        "Twice the stations: 11.6 billion (91% of all stand there); twice is 12.12 billion. "
        "Twice as wide: more cooks, each hearing more: 23.2 billion."
    )
    assert words.truth(ZH) == (
        "档口多一倍，成了 116 亿，离正好两倍的 121.2 亿最近：91% 的数都在档口里。"
        "处处加宽一倍，成了 232 亿：帮厨多一倍，每人要听的也多一倍。"
    )


@pytest.mark.parametrize(("language", "register"), list(product(LANGUAGES, REGISTERS)))
def test_what_the_bet_says_of_yi_is_so(language: str, register: str) -> None:
    asked = Text(language, register, "how_big")("bet")
    assert str(scene.yi().layers) in asked
    assert ("six billion" if language == "en" else "60 亿") in asked
    assert round(YI / 1e9) == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_answered_is_the_question_of_the_first_page(language: str) -> None:
    question = Text(language, "kitchen", "home")("question")
    assert all(question in Text(language, "kitchen", "how_big")(name) for name in ("stop", "stop_on"))


@pytest.mark.parametrize(("bits", "told"), [(32, "4,294,967,296"), (16, "65,536"), (8, "256"), (4, "16")])
def test_said_of_bits(bits: int, told: str) -> None:
    bytes_ = {32: "4 bytes", 16: "2 bytes", 8: "1 byte", 4: "0.5 bytes"}[bits]
    assert words.bits_are(EN, bits) == f"{bits} bits, 0s and 1s, are {bytes_}: one of {told} values."


def test_a_layout_of_ones_own_begins_as_yi() -> None:
    found = drafted.drafted(HowBig())
    assert found.count == found.active == YI
    wide = drafted.drafted(replace(HowBig(), big_width=2.0))
    assert wide.count == scene.doublings()["width"]
    assert drafted.drafted(replace(HowBig(), big_layers=64.0)).count == scene.doublings()["layers"]
    assert drafted.drafted(replace(HowBig(), big_words=128000)).count == scene.doublings()["words"]


def test_said_of_a_layout_with_experts() -> None:
    said = " ".join(drafted.said(EN, replace(HowBig(), big_experts=8, big_bits=4)))
    assert said.startswith("**36,361,736,192 numbers**, at 4 bits each 18.2 GB.")
    assert "each word uses 10,390,605,824 numbers: 2 experts a layer" in said
    assert "24 GB graphics card: 4 bits" in said
    assert "16 GB laptop" not in said


def test_what_fits_nowhere_is_said() -> None:
    huge = replace(HowBig(), big_layers=128.0, big_width=4.0)
    assert "Not one of the four holds it." in drafted.said(EN, huge)[-1]
    assert "这四处都装不下。" in drafted.said(ZH, huge)[-1]


@pytest.mark.parametrize("text", [EN, ZH])
def test_a_speed_is_told_only_where_the_model_fits(text: Text) -> None:
    """Over many layouts: each device by its own memory, and the speed from what a word reads, written out."""
    rooms, speeds, told = (8e9, 16e9, 80e9), (50e9, 100e9, 3350e9), set()
    for layers, vocabulary, width, heads, experts, bits in product(
        (1, 32, 128), (8000, 256000), (0.25, 1.0, 4.0), (8, 128), (1, 8), (32, 16, 8, 4)
    ):
        settings = HowBig(
            big_layers=float(layers),
            big_words=vocabulary,
            big_width=width,
            big_heads=heads,
            big_experts=experts,
            big_bits=bits,
        )
        found = drafted.drafted(settings)
        read = (found.active - (vocabulary - 1) * found.layout.width) * bits / 8
        shown = drafted.speeds(text, settings)[text("column.speed")].tolist()
        for words_shown, room, speed in zip(shown, rooms, speeds, strict=True):
            full = words_shown == text("device.full")
            assert full == (found.count * bits / 8 > room)
            told.add(full)
            if not full:
                near = max(0.5, 0.051 * speed / read)
                assert float(words_shown.replace(",", "")) == pytest.approx(speed / read, abs=near)
    assert told == {True, False}


@pytest.mark.parametrize("text", [EN, ZH])
def test_of_a_config_it_is_said_what_is_not_counted(text: Text) -> None:
    for kind in READERS:
        keys = next(keys for known, keys in CONFIGS.values() if known == kind)
        said = dropped.said(text, dropped.read("config.json", json.dumps({"model_type": kind} | keys).encode()))
        partly = [text(f"config.without.{each}") for each in ("bert", "deepseek_v3")]
        assert [each in said for each in partly] == [kind == "bert", kind == "deepseek_v3"]


def test_kinds_can_be_filtered_until_nothing_is_left() -> None:
    everything = replace(HowBig(), kind_size="all")
    assert len(kinds.listed(everything)) == len(KINDS)
    assert [kind.name for kind in kinds.listed(replace(everything, kind_input="sound"))] == ["Whisper large"]
    assert kinds.listed(replace(everything, kind_input="sound", kind_task="play")) == []
    unknown = kinds.listed(replace(everything, kind_size="unknown"))
    assert [kind.name for kind in unknown] == ["GPT-4", "Gemini Ultra", "ERNIE Bot"]
    table = kinds.table(ZH, unknown)
    assert [what.split(" · ")[0] for what in table[ZH("column.kind")]] == ["**没公布**"] * 3
    assert list(table[ZH("column.model")])[2] == "文心一言（2023）"


@pytest.mark.parametrize(
    ("count", "bits", "shown"),
    [(2, 4, "1 byte"), (13, 4, "6.5 bytes"), (999, 8, "999 bytes"), (2_000, 4, "1 kB"), (999_600, 8, "1000 kB")],
)
def test_bytes_as_they_are_read(count: int, bits: int, shown: str) -> None:
    assert words.size(EN, count, bits) == shown


@pytest.mark.parametrize(
    ("count", "shown"),
    [(1, "1 grain"), (100, "100 grains"), (101, "6.1 mg"), (10**6, "60 g"), (165_000, "9.9 g"), (166_000, "10 g")],
)
def test_salt_as_it_is_weighed(count: int, shown: str) -> None:
    assert words.salt(EN, count) == shown
