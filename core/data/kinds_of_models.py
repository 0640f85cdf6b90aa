"""Kinds of models: what they are made of, what they do, how they learned, what they are given, how large they are.

Every count is one of three: F, by formula in `core`; S, as published, with its source; U, disclosed by nobody.
"""

from dataclasses import dataclass

from core.data.published_models import LAYOUTS, MODELS
from core.layouts import active_count, parameter_count
from core.other_models import COUNTS

ARCHITECTURES = ("convolution", "transformer", "recurrent", "other")
TASKS = ("see", "read", "write", "translate", "hear", "draw", "play")
TRAININGS = ("labelled", "itself", "pairs", "reward", "several")
INPUTS = ("pictures", "text", "sound", "both", "chance")
SIZES = ("small", "middle", "large", "huge", "unknown")
BOUNDS = (10**7, 10**9, 10**11)
"""From so many on a model is middle, large, huge."""


@dataclass(frozen=True)
class Kind:
    """One model.

    Attributes:
        architecture, task, training, given: ids as above; `given` is its input.
        count, active: how many parameters, and how many one word uses; none where nobody says.
        known: F, S or U.
        source: for S where the figure is published; else where the model is.
    """

    name: str
    year: int
    architecture: str
    task: str
    training: str
    given: str
    count: int | None
    active: int | None
    known: str
    source: str

    @property
    def size(self) -> str:
        """One of `SIZES`."""
        return "unknown" if self.count is None else SIZES[sum(self.count >= bound for bound in BOUNDS)]


SOURCES = {model.name: model.source for model in MODELS} | {
    "LeNet-5": "LeCun 1998",
    "AlexNet": "arXiv:1404.5997",
    "VGG-16": "arXiv:1409.1556",
    "ResNet-50": "arXiv:1512.03385",
    "DQN": "doi:10.1038/nature14236",
    "ViT-B/16": "arXiv:2010.11929",
    "CLIP L/14": "arXiv:2103.00020",
    "Whisper large": "arXiv:2212.04356",
    "T5-11B": "arXiv:1910.10683",
}


def _counted(name: str, year: int, architecture: str, task: str, training: str, given: str) -> Kind:
    """A row whose count follows from a formula."""
    layout = LAYOUTS.get(name)
    count = parameter_count(layout) if layout else COUNTS[name]
    active = active_count(layout) if layout else count
    return Kind(name, year, architecture, task, training, given, count, active, "F", SOURCES[name])


def _writer(name: str, year: int, training: str = "itself") -> Kind:
    return _counted(name, year, "transformer", "write", training, "text")


def _published(
    name: str,
    year: int,
    architecture: str,
    task: str,
    training: str,
    given: str,
    count: int,
    *,
    source: str,
    active: int | None = None,
) -> Kind:
    """A row whose count is a published figure."""
    return Kind(name, year, architecture, task, training, given, count, active or count, "S", source)


def _undisclosed(name: str, year: int, given: str, source: str) -> Kind:
    return Kind(name, year, "transformer", "write", "several", given, None, None, "U", source)


KINDS: tuple[Kind, ...] = (
    _counted("LeNet-5", 1998, "convolution", "see", "labelled", "pictures"),
    _published("word2vec", 2013, "other", "read", "itself", "text", 900_000_000, source="code.google.com"),
    _counted("AlexNet", 2014, "convolution", "see", "labelled", "pictures"),
    _counted("VGG-16", 2014, "convolution", "see", "labelled", "pictures"),
    _counted("ResNet-50", 2015, "convolution", "see", "labelled", "pictures"),
    _counted("DQN", 2015, "convolution", "play", "reward", "pictures"),
    _published("LSTM LM", 2016, "recurrent", "write", "itself", "text", 1_040_000_000, source="arXiv:1602.02410"),
    _published("Transformer", 2017, "transformer", "translate", "pairs", "text", 65_000_000, source="arXiv:1706.03762"),
    _counted("BERT-base", 2018, "transformer", "read", "itself", "text"),
    _published("MobileNetV2", 2018, "convolution", "see", "labelled", "pictures", 3_500_000, source="torchvision"),
    _published("StyleGAN", 2018, "convolution", "draw", "itself", "chance", 26_200_000, source="arXiv:1812.04948"),
    _published(
        "EfficientNet-B0", 2019, "convolution", "see", "labelled", "pictures", 5_300_000, source="arXiv:1905.11946"
    ),
    _counted("T5-11B", 2019, "transformer", "translate", "several", "text"),
    _writer("GPT-2 XL", 2019),
    _writer("GPT-3", 2020),
    _counted("ViT-B/16", 2020, "transformer", "see", "labelled", "pictures"),
    _counted("CLIP L/14", 2021, "transformer", "see", "pairs", "both"),
    _published("DALL·E", 2021, "transformer", "draw", "pairs", "text", 12_000_000_000, source="arXiv:2102.12092"),
    _published(
        "ERNIE 3.0 Titan", 2021, "transformer", "write", "itself", "text", 260_000_000_000, source="arXiv:2112.12731"
    ),
    _published("Chinchilla", 2022, "transformer", "write", "itself", "text", 70_000_000_000, source="arXiv:2203.15556"),
    _published("PaLM", 2022, "transformer", "write", "itself", "text", 540_000_000_000, source="arXiv:2204.02311"),
    _counted("Whisper large", 2022, "transformer", "hear", "pairs", "sound"),
    _published(
        "Stable Diffusion v1",
        2022,
        "convolution",
        "draw",
        "pairs",
        "text",
        983_000_000,
        source="github.com",
    ),
    _writer("Yi-6B", 2023),
    _writer("Yi-34B", 2023),
    _writer("Llama-2-7B", 2023),
    _writer("Llama-2-70B", 2023),
    _writer("Mistral-7B", 2023),
    _writer("Mixtral-8x7B", 2023),
    _published("Mamba", 2023, "other", "write", "itself", "text", 2_800_000_000, source="arXiv:2312.00752"),
    _undisclosed("GPT-4", 2023, "both", "arXiv:2303.08774"),
    _undisclosed("Gemini Ultra", 2023, "both", "arXiv:2312.11805"),
    _undisclosed("ERNIE Bot", 2023, "text", "yiyan.baidu.com"),
    _writer("Llama-3.1-405B", 2024),
    _writer("DeepSeek-V3", 2024, "several"),
    _writer("DeepSeek-R1", 2025, "several"),
    _writer("Qwen3-235B-A22B", 2025, "several"),
    _published(
        "gpt-oss-120b",
        2025,
        "transformer",
        "write",
        "several",
        "text",
        116_800_000_000,
        source="arXiv:2508.10925",
        active=5_100_000_000,
    ),
)
"""In the order of their years."""
