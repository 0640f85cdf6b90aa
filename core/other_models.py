"""Models that are no decoders of language, their parameters counted layer by layer.

A convolution of k × k from m to n channels has `n·m·k²` weights, and n biases where it has any; a scaled channel
(batch norm) has 2. A transformer block of width d with biases, four times as wide inside, has `12d² + 13d`.
"""

from itertools import pairwise


def convolution(inputs: int, outputs: int, size: int, *, bias: bool = True) -> int:
    """`n·m·k² (+ n)`."""
    return outputs * inputs * size * size + outputs * bias


def dense(*sizes: int) -> int:
    """Layers one after the other, each with its biases."""
    return sum(inputs * outputs + outputs for inputs, outputs in pairwise(sizes))


def block(width: int) -> int:
    """`12d² + 13d`."""
    return 12 * width**2 + 13 * width


def lenet_5() -> int:
    """LeNet-5 as published (LeCun et al. 1998), its last layer fixed.

    Six maps, pooled with two numbers each; sixteen that see some of the six, pooled; then 120 and 84 units.
    """
    seen = 6 * 3 + 9 * 4 + 1 * 6
    return convolution(1, 6, 5) + 2 * 6 + (seen * 25 + 16) + 2 * 16 + convolution(16, 120, 5) + dense(120, 84)


def alexnet() -> int:
    """AlexNet in one column, as torchvision has it (Krizhevsky 2014, arXiv:1404.5997)."""
    seen = [(3, 64, 11), (64, 192, 5), (192, 384, 3), (384, 256, 3), (256, 256, 3)]
    return sum(convolution(*each) for each in seen) + dense(256 * 36, 4096, 4096, 1000)


def vgg_16() -> int:
    """VGG-16 (Simonyan & Zisserman 2014, arXiv:1409.1556)."""
    channels = (3, 64, 64, 128, 128, 256, 256, 256, *[512] * 6)
    return sum(convolution(*pair, 3) for pair in pairwise(channels)) + dense(512 * 49, 4096, 4096, 1000)


def resnet_50() -> int:
    """ResNet-50 (He et al. 2015, arXiv:1512.03385): bottlenecks of 1, 3 and 1, each convolution scaled, none biased."""
    total, inputs = _scaled(3, 64, 7), 64
    for width, depth in ((64, 3), (128, 4), (256, 6), (512, 3)):
        for place in range(depth):
            total += _scaled(inputs, width, 1) + _scaled(width, width, 3) + _scaled(width, 4 * width, 1)
            total += _scaled(inputs, 4 * width, 1) if place == 0 else 0
            inputs = 4 * width
    return total + dense(2048, 1000)


def _scaled(inputs: int, outputs: int, size: int) -> int:
    return convolution(inputs, outputs, size, bias=False) + 2 * outputs


def deep_q_network() -> int:
    """The player of Atari games (Mnih et al. 2015, doi:10.1038/nature14236), with eighteen moves."""
    return convolution(4, 32, 8) + convolution(32, 64, 4) + convolution(64, 64, 3) + dense(64 * 49, 512, 18)


def vision_transformer() -> int:
    """ViT-B/16 (Dosovitskiy et al. 2020, arXiv:2010.11929): pieces of 16 × 16, 196 of them and one for the answer."""
    width = 768
    return convolution(3, width, 16) + width + 197 * width + 12 * block(width) + 2 * width + dense(width, 1000)


def clip() -> int:
    """CLIP ViT-L/14 (Radford et al. 2021, arXiv:2103.00020).

    A tower for pictures, one for words, and one number for how warmly they are compared.
    """
    seen, read, shared = 1024, 768, 768
    pictures = convolution(3, seen, 14, bias=False) + seen + 257 * seen + 4 * seen + 24 * block(seen) + seen * shared
    words = (49408 + 77) * read + 12 * block(read) + 2 * read + read * shared
    return pictures + words + 1


def whisper_large() -> int:
    """Whisper large (Radford et al. 2022, arXiv:2212.04356); keys have no bias.

    The sound's 1,500 places are counted, though they are set by formula.
    """
    d = 1280
    heard = convolution(80 * 3, d, 1) + convolution(d * 3, d, 1) + 1500 * d + 32 * (12 * d**2 + 12 * d) + 2 * d
    said = (51865 + 448) * d + 32 * (16 * d**2 + 17 * d) + 2 * d
    return heard + said


def t5_11b() -> int:
    """T5-11B (Raffel et al. 2019, arXiv:1910.10683): no biases, 128 heads of 128, distances in 32 steps a head."""
    d, inner, f = 1024, 128 * 128, 65536
    attention, feed = 4 * d * inner, 2 * d * f
    reads, writes = attention + feed + 2 * d, 2 * attention + feed + 3 * d
    return 32128 * d + 24 * (reads + writes) + 2 * 32 * 128 + 2 * d


COUNTS: dict[str, int] = {
    "LeNet-5": lenet_5(),
    "AlexNet": alexnet(),
    "VGG-16": vgg_16(),
    "ResNet-50": resnet_50(),
    "DQN": deep_q_network(),
    "ViT-B/16": vision_transformer(),
    "CLIP L/14": clip(),
    "Whisper large": whisper_large(),
    "T5-11B": t5_11b(),
}
"""By name."""
