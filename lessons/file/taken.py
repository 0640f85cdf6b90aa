"""The chef of *Blame slips*, taken over when the reader comes from there."""

from lessons.file.settings import WeightsFile
from ui.kit.page import Page
from ui.kitchen.trained import arriving


def take_over(page: Page[WeightsFile]) -> None:
    """Put the chef that was trained last into the file, on the way in: it then has done nothing since."""
    trained = arriving(page)
    if trained is None:
        return
    cooks = trained.sizes[1]
    if (trained.pattern, cooks, trained.seed, trained.rate, trained.rounds) != page.settings.trained:
        page.put(file_days="")
    page.put(
        file_pattern=trained.pattern,
        file_cooks=cooks,
        file_seed=trained.seed,
        file_rate=trained.rate,
        file_rounds=trained.rounds,
        file_mine=trained.mine,
        file_place=trained.mine,
    )
