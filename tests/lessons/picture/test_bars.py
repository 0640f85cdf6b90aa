"""The bars of right faces: their counts apart from one another, the bet out of their way."""

import re
from itertools import pairwise

import pytest

from lessons.picture import bars

WRITTEN = bars.Written("right", ("in place", "1 lower", "2 lower"), "legend", "a coin", "your bet: about 50")
WORD = re.compile(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


@pytest.mark.parametrize("one", [(100, 50, 20), (100, 100, 100)])
def test_the_bet_stands_below_all_bars_and_no_count_meets_the_next(one: tuple[int, ...]) -> None:
    drawn = bars.bars_svg(WRITTEN, one, (100, 100, 100), place=0)
    told = {said: float(y) for _, y, said in WORD.findall(drawn)}
    feet = [
        float(y) + float(high) for y, high in re.findall(r'<rect x="[\d.]+" y="([\d.]+)"[^>]*height="([\d.]+)"', drawn)
    ]
    assert told["your bet: about 50"] - 13 > max(feet)
    counts = sorted(float(y) for _, y, said in WORD.findall(drawn) if said.isdigit())
    assert all(later - earlier >= 13 for earlier, later in pairwise(counts))
