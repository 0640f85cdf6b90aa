"""What a count of parameters comes to: bytes, years, salt, and words a second.

Bytes are those of the numbers alone: a file's header, the memory of the talk and all overhead come on top. A gigabyte
has 10⁹ bytes.
"""

from core.arrays import in_range
from core.layouts import Layout, fetched_count

BITS = (32, 16, 8, 4)
"""So many a number may take."""

GIGABYTE = 10**9
MEMORIES = (8, 16, 24, 80)
"""Gigabytes of a phone, a laptop, a graphics card and a server's."""

GRAIN_GRAMS = 0.00006
"""A grain of salt weighs about so much."""

YEAR_SECONDS = 365.25 * 24 * 3600

BANDWIDTHS = {"phone": 50, "laptop": 100, "server": 3350}
"""Gigabytes that the memory hands over in a second; the server's is an H100's (NVIDIA, data sheet of 2023)."""

RUNS_IN = {"phone": 8, "laptop": 16, "server": 80}
"""Gigabytes of memory of the devices that `BANDWIDTHS` names."""

EARTH_METRES = 40_075_017.0
"""Once round, along the equator (WGS 84)."""

COUNT_LIMIT = 2.0**53


def stored_bytes(count: float, bits: int) -> float:
    """`count · bits / 8`.

    Raises:
        ValueError: for a count below 0 or beyond 2⁵³, or bits that are none of `BITS`.
    """
    if bits not in BITS:
        raise ValueError(f"bits must be one of {', '.join(map(str, BITS))}, got {bits!r}")
    return in_range("count", count, 0, COUNT_LIMIT) * bits / 8


def widest(count: float, gigabytes: float) -> int | None:
    """The most bits a number at which so many numbers fit into a memory; None if they fit at none."""
    return next((bits for bits in BITS if stored_bytes(count, bits) <= gigabytes * GIGABYTE), None)


def holds(device: str, count: float, bits: int) -> bool:
    """Whether so many numbers fit into the memory of one of `RUNS_IN`."""
    return stored_bytes(count, bits) <= RUNS_IN[device] * GIGABYTE


def years(count: float) -> float:
    """How long it takes to move each number once, one a second."""
    return in_range("count", count, 0, COUNT_LIMIT) / YEAR_SECONDS


def salt_grams(count: float) -> float:
    """What so many grains of salt weigh."""
    return in_range("count", count, 0, COUNT_LIMIT) * GRAIN_GRAMS


def talk_bytes(layout: Layout) -> int:
    """What a word (token) takes in the memory of the talk, at 16 bits a number."""
    return 2 * layout.talk_numbers


def words_a_second(layout: Layout, bits: int, gigabytes_a_second: float) -> float:
    """At most so many words (tokens) a second for one reader: `bandwidth / (fetched · bits / 8)`.

    Each word has to fetch all the numbers that it uses from memory, of a table of words only its own row.
    """
    return gigabytes_a_second * GIGABYTE / stored_bytes(fetched_count(layout), bits)


def round_the_earth(count: float, centimetres: float = 1.0) -> float:
    """How often so many sliders, side by side and so wide each, go round the Earth."""
    return in_range("count", count, 0, COUNT_LIMIT) * centimetres / 100 / EARTH_METRES


def training_steps(count: float, examples: float) -> float:
    """About how many sums and products a training takes that sees so many words (tokens): `6·N·D`.

    Two forward and four back for each number and word (Kaplan et al. 2020, arXiv:2001.08361).
    """
    return 6.0 * in_range("count", count, 0, COUNT_LIMIT) * in_range("examples", examples, 0, COUNT_LIMIT)
