"""Bytes, years, salt and words a second, against the figures that were measured beforehand."""

import pytest

from core.data.published_models import LAYOUTS
from core.layouts import parameter_count
from core.model_sizes import (
    BANDWIDTHS,
    BITS,
    MEMORIES,
    RUNS_IN,
    holds,
    round_the_earth,
    salt_grams,
    stored_bytes,
    talk_bytes,
    training_steps,
    widest,
    words_a_second,
    years,
)

FOUND = {
    # name: (GB at 16, 8, 4 bits), widest that fits 8, 16, 24, 80 GB, years, bytes of talk
    "GPT-2": ((0.25, 0.12, 0.06), (32, 32, 32, 32), 3.9, 36_864),
    "Yi-6B": ((12.1, 6.1, 3.0), (8, 16, 16, 32), 192, 65_536),
    "Llama-2-7B": ((13.5, 6.7, 3.4), (8, 16, 16, 32), 214, 524_288),
    "Yi-34B": ((68.8, 34.4, 17.2), (None, None, 4, 16), 1_090, 245_760),
    "Llama-2-70B": ((138, 69, 34.5), (None, None, None, 8), 2_186, 327_680),
    "DeepSeek-V3": ((1342, 671, 336), (None, None, None, None), 21_264, 70_272),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_published_models_come_to(name: str) -> None:
    layout, (sizes, fits, time, talk) = LAYOUTS[name], FOUND[name]
    count = parameter_count(layout)
    for bits, size in zip((16, 8, 4), sizes, strict=True):
        shown = stored_bytes(count, bits) / 1e9
        assert shown == pytest.approx(size, abs=0.5 if size > 100 else 0.05 if size > 1 else 0.005)
    assert tuple(widest(count, memory) for memory in MEMORIES) == fits
    assert years(count) == pytest.approx(time, abs=0.5 if time > 10 else 0.05)
    assert talk_bytes(layout) == talk


def test_salt() -> None:
    kilos = {name: salt_grams(parameter_count(LAYOUTS[name])) / 1000 for name in ("GPT-2", "Yi-6B", "Yi-34B", "GPT-3")}
    assert {name: float(f"{kilo:.3g}") for name, kilo in kilos.items()} == {
        "GPT-2": 7.47,
        "Yi-6B": 364,
        "Yi-34B": 2060,
        "GPT-3": 10500,
    }
    assert salt_grams(60_000) == pytest.approx(3.6)


def test_how_fast() -> None:
    rates = [words_a_second(LAYOUTS["Yi-6B"], 4, speed) for speed in (50, 100, 3350)]
    assert [round(rate) for rate in rates] == [17, 34, 1155]
    whole, active = (words_a_second(LAYOUTS[name], 8, 100) for name in ("Yi-34B", "DeepSeek-V3"))
    assert active == pytest.approx(100e9 / (37_552_297_472 - 129_279 * 7168)), "what is not at work need not be fetched"
    assert whole == pytest.approx(100e9 / (34_388_917_248 - 63_999 * 7168))


def test_what_a_device_holds() -> None:
    yi = parameter_count(LAYOUTS["Yi-6B"])
    assert [[device for device in RUNS_IN if holds(device, yi, bits)] for bits in BITS] == [
        ["server"],
        ["laptop", "server"],
        ["phone", "laptop", "server"],
        ["phone", "laptop", "server"],
    ]
    assert RUNS_IN.keys() == BANDWIDTHS.keys()
    assert set(RUNS_IN.values()) <= set(MEMORIES)
    assert holds("phone", 8e9, 8)
    assert not holds("phone", 8e9 + 1, 8)


def test_the_earth_and_the_work_of_training() -> None:
    assert round_the_earth(7e9) == pytest.approx(1.75, abs=0.005)
    assert training_steps(174_604_259_328, 3e11) == pytest.approx(3.1e23, rel=0.02)


def test_bytes_are_in_proportion_and_nonsense_is_refused() -> None:
    assert [stored_bytes(13, bits) for bits in BITS] == [52, 26, 13, 6.5]
    assert widest(8e9, 8) == 8
    assert widest(8e9 + 1, 8) == 4
    with pytest.raises(ValueError, match="bits must be one of 32, 16, 8, 4, got 3"):
        stored_bytes(13, 3)
    for function in (years, salt_grams, round_the_earth):
        with pytest.raises(ValueError, match="count must be between 0 and"):
            function(-1)
