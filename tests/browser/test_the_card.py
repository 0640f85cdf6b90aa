"""The pages of the card at 400 % on a laptop, which leaves 320 by 256 pixels: their main jobs with the keyboard alone.

Their tour on a laptop does the same in the other language, and on a larger screen.
"""

from __future__ import annotations

import pytest

from tests.browser.after_the_job import shows
from tests.browser.checks import Checks
from tests.browser.conftest import Visit
from tests.browser.sight import in_both_schemes, sideways
from tests.browser.test_tours import ONE_TONGUE, TONGUES

pytestmark = pytest.mark.browser

WIDE, HIGH = 1280 // 4, 1024 // 4


@pytest.mark.parametrize("page", ["file", "remodelling", "how_big"])
def test_the_main_job_by_keyboard_at_four_times_the_size(visit: Visit, page: str) -> None:
    (language,) = set(TONGUES) - {dict(ONE_TONGUE)[page]}
    visitor = visit(hand="keyboard", language=language, width=WIDE, height=HIGH).open(page)
    visitor.at(page)
    with Checks() as check:
        with check("axe, before the job"):
            assert in_both_schemes(visitor) == []
        visitor.do(page)
        with check("the job shows its result"):
            shows(page, visitor)
        with check("axe, after the job"):
            assert in_both_schemes(visitor) == []
        with check("no sideways scroll"):
            assert sideways(visitor) == []
