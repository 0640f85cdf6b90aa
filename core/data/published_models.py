"""Layouts of published language models, each from its report and the `config.json` its authors publish."""

from typing import NamedTuple

from core.layouts import Bert, Decoder, Gpt2, Layout
from core.mixtures import Experts, Latent


class Published(NamedTuple):
    """A published model.

    Attributes:
        source: where its layout is told.
    """

    name: str
    year: int
    layout: Layout
    source: str


LLAMA_2 = "arXiv:2307.09288"
LLAMA_3 = "arXiv:2407.21783"
YI = "arXiv:2403.04652"
QWEN_3 = "arXiv:2505.09388"
GPT_2 = "Radford 2019"
DEEPSEEK = Decoder(
    61,
    7168,
    128,
    128,
    18432,
    129280,
    experts=Experts(256, 8, 2048, shared=1, dense_layers=3, dense_width=18432, biased=True),
    latent=Latent(1536, 512, 128, 64, 128),
)

MODELS: tuple[Published, ...] = (
    Published("GPT-2", 2019, Gpt2(12, 768, 50257, 1024), GPT_2),
    Published("GPT-2 XL", 2019, Gpt2(48, 1600, 50257, 1024), GPT_2),
    Published("GPT-3", 2020, Gpt2(96, 12288, 50257, 2048), "arXiv:2005.14165"),
    Published("BERT-base", 2018, Bert(12, 768, 3072, 30522, 512), "arXiv:1810.04805"),
    Published("BERT-large", 2018, Bert(24, 1024, 4096, 30522, 512), "arXiv:1810.04805"),
    Published("Llama-2-7B", 2023, Decoder(32, 4096, 32, 32, 11008, 32000), LLAMA_2),
    Published("Llama-2-13B", 2023, Decoder(40, 5120, 40, 40, 13824, 32000), LLAMA_2),
    Published("Llama-2-70B", 2023, Decoder(80, 8192, 64, 8, 28672, 32000), LLAMA_2),
    Published("Mistral-7B", 2023, Decoder(32, 4096, 32, 8, 14336, 32000), "arXiv:2310.06825"),
    Published("Yi-6B", 2023, Decoder(32, 4096, 32, 4, 11008, 64000), YI),
    Published("Yi-34B", 2023, Decoder(60, 7168, 56, 8, 20480, 64000), YI),
    Published(
        "Mixtral-8x7B",
        2023,
        Decoder(32, 4096, 32, 8, 14336, 32000, experts=Experts(8, 2, 14336)),
        "arXiv:2401.04088",
    ),
    Published("Llama-3-8B", 2024, Decoder(32, 4096, 32, 8, 14336, 128256), LLAMA_3),
    Published("Llama-3-70B", 2024, Decoder(80, 8192, 64, 8, 28672, 128256), LLAMA_3),
    Published("Llama-3.1-405B", 2024, Decoder(126, 16384, 128, 8, 53248, 128256), LLAMA_3),
    Published("Qwen2.5-7B", 2024, Decoder(28, 3584, 28, 4, 18944, 152064, qkv_bias=True), "arXiv:2412.15115"),
    Published("DeepSeek-V3", 2024, DEEPSEEK, "arXiv:2412.19437"),
    Published("DeepSeek-R1", 2025, DEEPSEEK, "arXiv:2501.12948"),
    Published(
        "Qwen3-0.6B", 2025, Decoder(28, 1024, 16, 8, 3072, 151936, head_size=128, qk_norm=True, tied=True), QWEN_3
    ),
    Published("Qwen3-8B", 2025, Decoder(36, 4096, 32, 8, 12288, 151936, head_size=128, qk_norm=True), QWEN_3),
    Published(
        "Qwen3-30B-A3B",
        2025,
        Decoder(48, 2048, 32, 4, 6144, 151936, head_size=128, qk_norm=True, experts=Experts(128, 8, 768)),
        QWEN_3,
    ),
    Published(
        "Qwen3-235B-A22B",
        2025,
        Decoder(94, 4096, 64, 4, 12288, 151936, head_size=128, qk_norm=True, experts=Experts(128, 8, 1536)),
        QWEN_3,
    ),
)

LAYOUTS: dict[str, Layout] = {model.name: model.layout for model in MODELS}
"""By name."""
