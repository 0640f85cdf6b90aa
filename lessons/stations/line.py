"""The line of cooks that a reader of *Stations* has before them: its settings, its last run, what is pressed."""

from lessons.stations import scene
from lessons.stations.scene import KitchenLine
from lessons.stations.settings import Stations
from ui.kit.page import Page
from ui.settings import defaults

StationsPage = Page[Stations]

LAYOUT = ("net_pattern", "net_stations", "net_rule", "net_start", "net_seed", "net_hand", "net_mode", "net_map")
"""Settings of a line of the reader's own that no bet sets."""


def settings_of(page: StationsPage) -> Stations:
    """The settings now. Numbers set by hand belong to one line only: another line forgets them."""
    if page.turned_to(page.settings.structure):
        page.put(net_hand="", net_touch="")
    return page.settings


def last_run(page: StationsPage) -> Stations | None:
    """The last training, if it was with the settings as they are now."""
    return None if page.runs.stale(page.settings) else page.runs.last


def shown(page: StationsPage) -> KitchenLine:
    """The line on screen."""
    return scene.line(settings_of(page), last_run(page))


def run_before(page: StationsPage) -> Stations | None:
    """The run before, if it learned the same pattern."""
    run = page.runs.before
    return run if run and run.net_pattern == page.settings.net_pattern else None


def before(page: StationsPage) -> KitchenLine | None:
    """The line that came of it."""
    run = run_before(page)
    return scene.finished(run) if run else None


def train(page: StationsPage) -> None:
    """Note a training with the settings as they are now, to be looked at from its end."""
    page.put(net_touch="", net_round=defaults(Stations)["net_round"])
    page.cook()


def try_first(page: StationsPage, cooks: str) -> None:
    """Begin with as many cooks as were bet on, unless the line was laid out or run already."""
    now = settings_of(page)
    if not (page.runs or now.net_hand or now.net_cooks != defaults(Stations)["net_cooks"]):
        page.put(net_cooks=int(cooks) if cooks.isdigit() else scene.COOKS_ASKED[-1])


def laid_out(page: StationsPage) -> bool:
    """Whether a reader, or a link, has done anything with a line of their own: then it is in sight at once."""
    usual, now = defaults(Stations), page.settings
    return bool(page.runs) or any(getattr(now, name) != usual[name] for name in LAYOUT)
