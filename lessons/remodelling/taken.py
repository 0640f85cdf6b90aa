"""The chef of *Blame slips*, taken over when the reader comes from there."""

from lessons.remodelling.settings import Remodel
from ui.kit.page import Page
from ui.kitchen.trained import arriving


def take_over(page: Page[Remodel]) -> None:
    """Let the chef that was trained last be the one that is remodelled, on the way in."""
    trained = arriving(page)
    if trained is None:
        return
    page.put(
        remodel_pattern=trained.pattern,
        remodel_cooks=trained.sizes[1],
        remodel_seed=trained.seed,
        remodel_rate=trained.rate,
        remodel_rounds=trained.rounds,
        remodel_mine=trained.mine,
    )
