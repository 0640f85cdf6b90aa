"""What else is tried in *Remodelling*: bands measured beforehand, and who judges whom."""

import pytest

from core.capacity import TICKETS
from core.patterns import RULES, crowd
from lessons.remodelling import trials
from lessons.remodelling.settings import Remodel
from ui.kitchen.trained import exam

PATTERNS = tuple(RULES)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_side_recipe_serves_a_long_line_nearly_as_well_as_all_its_numbers(pattern: str) -> None:
    for diners in (64, 128):
        small, large = trials.beside(Remodel(remodel_pattern=pattern, remodel_diners=diners))
        assert (small.learned, small.own, large.learned, large.own) == (9, 13, 67, 337)
        assert large.right["beside"] > large.right["before"] + 0.05
        assert large.right["beside"] > large.right["all"] - 0.02


@pytest.mark.parametrize("pattern", PATTERNS)
def test_thirteen_numbers_side_by_side_beat_fifteen_in_a_row(pattern: str) -> None:
    found = {each.net.sizes: each for each in trials.searched(pattern)}
    side_by_side, in_a_row = (found[sizes] for sizes in trials.ALIKE)
    assert (side_by_side.net.parameter_count, in_a_row.net.parameter_count) == (13, 15)
    assert side_by_side.apart.mean() > in_a_row.apart.mean() + 0.05
    assert len(found) == 12


def test_nobody_who_chooses_is_among_those_who_judge_or_are_practised_on() -> None:
    crowds = (
        crowd("ring", count=TICKETS),
        crowd("ring", count=trials.APART, seed=trials.APART_SEED, unseen=True),
        exam("ring"),
    )
    tickets = [set(map(tuple, each.X.tolist())) for each in crowds]
    assert not any(one & other for one, other in ((tickets[0], tickets[1]), (tickets[1], tickets[2])))
