"""Counts of published models that are typed into texts are those that `core` comes to."""

import re
from pathlib import Path

import pytest

from core.data.published_models import LAYOUTS
from core.layouts import in_one_layer, parameter_count
from core.model_sizes import stored_bytes
from core.other_models import COUNTS
from lessons.file.uploads import example
from tests.grouped import grouped
from ui.kit.text import LANGUAGES, page_sections

CONTENT = Path(__file__).parents[2] / "content"
PAGES = sorted(path for language in LANGUAGES for path in (CONTENT / language).glob("*.md"))
LONG = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3}){2,}(?![\d,])")
KNOWN = {grouped(count) for count in (*map(parameter_count, LAYOUTS.values()), *COUNTS.values())}
NOT_OF_MODELS = {"23,454,912"}
"""The weights of ResNet-50 that slide, which `tests/core/test_convolution.py` counts."""

IN_MYRIADS = {
    "line": {"1.24 亿": "GPT-2", "6 万": "LeNet-5", "2556 万": "ResNet-50"},
    "real_tasters": {"1.24 亿": "GPT-2"},
}


def gigabytes(model: str, bits: int) -> float:
    """What the numbers of a model take."""
    return stored_bytes(parameter_count(LAYOUTS[model]), bits) / 1e9


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_count_written_in_every_digit_is_one_that_is_counted(path: Path) -> None:
    assert set(LONG.findall(path.read_text(encoding="utf-8"))) <= KNOWN | NOT_OF_MODELS


@pytest.mark.parametrize("page", IN_MYRIADS)
def test_the_same_in_chinese_words(page: str) -> None:
    told = "".join(page_sections("zh", page).values())
    for written, model in IN_MYRIADS[page].items():
        assert written in told
        number, unit = written.split()
        count = COUNTS[model] if model in COUNTS else parameter_count(LAYOUTS[model])
        digits = len(number.replace(".", ""))
        size = {"万": 1e4, "亿": 1e8}[unit]
        assert float(number) == float(f"{count / size:.{digits}g}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bytes_typed_on_the_file_s_page_and_on_remodelling(language: str) -> None:
    bridge = page_sections(language, "file")["bridge", "kitchen"]
    assert f"{gigabytes('Llama-2-7B', 16):.1f} GB" in bridge
    bridge = page_sections(language, "remodelling")["bridge", "kitchen"]
    assert f"{gigabytes('Yi-6B', 16):.1f} GB" in bridge
    assert {"en": " to 3 ", "zh": "到 3 GB"}[language] in bridge
    assert round(gigabytes("Yi-6B", 4)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_share_of_yi_s_file_that_is_numbers(language: str) -> None:
    header = example().header
    assert header is not None
    share = 1 - header.data_begin / header.file_size
    assert f"{share:.4%}" in page_sections(language, "file")["real_model", "kitchen"]


def test_the_layers_of_the_example_are_those_of_its_layout() -> None:
    assert example().made_of.in_layer == (in_one_layer(LAYOUTS["Yi-6B"]),) * 2
