"""Sentences and tables of the line of cooks: numbers of `core` choose the words of `content` and fill them in."""

from dataclasses import replace

import numpy as np
import pandas as pd

from core.capacity import LEARNED, SEEDS
from core.copies import distinct_units
from core.patterns import best_linear_accuracy, corners
from ui import explain
from ui.settings import Stations, names
from ui.stations import cooks, edits
from ui.stations import runs as runs_stations
from ui.stations.runs import LIKED, Line
from ui.text import Text

SAME = 0.005
"""Shares of right tickets closer than this are called the same."""

THREE_BORDERS = 3
"""So few straight borders can close round an area."""


def truth(text: Text) -> str:
    """The answer to the bet, as counted over many starts."""
    learned = [round(float(share) * SEEDS) for share in runs_stations.ring_capacity().learned]
    counts, needed = dict(zip(runs_stations.COOKS_ASKED, learned, strict=True)), runs_stations.cooks_needed()
    if not {needed - 1, needed} <= counts.keys():
        shares = (text("bet.share", cooks=units, count=count) for units, count in counts.items())
        return text("bet.shares", shares=text.label("say.and").join(shares), seeds=SEEDS)
    few = {"fewer": needed - 1, "before": counts[needed - 1]}
    said = text("bet.truth", needed=needed, count=counts[needed], seeds=SEEDS, **few)
    return said + text.label("say.between") + text("bet.why") if needed == THREE_BORDERS else said


def answer() -> str:
    """The right bet."""
    needed = runs_stations.cooks_needed()
    return str(needed) if needed <= THREE_BORDERS else "more"


def said(text: Text, settings: Stations, run: Stations | None, shown: Line) -> str:
    """All that is to be said of the line as it is now, a paragraph each."""
    sentences = (
        result(text, settings, shown),
        by_hand(text, settings, run, shown),
        copies(text, settings, shown),
        spoon(text, settings),
        ticket(text, runs_stations.verdict(settings, shown)),
    )
    return "\n\n".join(filter(None, sentences))


def result(text: Text, settings: Stations, shown: Line) -> str:
    """How many tickets the line judges right, and whether it was trained."""
    diners = runs_stations.tickets(settings.net_pattern)
    fresh = runs_stations.exam(settings.net_pattern)
    share, unseen = runs_stations.right(shown, diners), runs_stations.right(shown, fresh)
    values = {"right": round(share * len(diners)), "count": len(diners), "unseen": 100 * unseen, "fresh": len(fresh)}
    if not shown.trained:
        return text(
            "say.untrained",
            seed=settings.net_seed,
            how=text(f"start.{settings.net_start}", seed=settings.net_seed),
            **values,
        )
    return text("say.trained", rounds=int(settings.net_round), **values)


def by_hand(text: Text, settings: Stations, run: Stations | None, shown: Line) -> str:
    """What the reader's hand did to the loss, if it did anything."""
    changed = settings.net_touch if shown.trained else settings.net_hand
    if not changed:
        return ""
    without = replace(settings, net_touch="") if shown.trained else replace(settings, net_hand="")
    before = runs_stations.loss(runs_stations.line(without, run), settings.net_pattern)
    after = runs_stations.loss(shown, settings.net_pattern)
    return text("say.hand", count=len(edits.read(changed)), before=before, after=after)


def ticket(text: Text, verdict: float) -> str:
    """What the line says of the ticket on it."""
    return text("say.ticket_yes" if verdict > LIKED else "say.ticket_no", verdict=verdict)


def copies(text: Text, settings: Stations, shown: Line) -> str:
    """Whether the cooks of a station are copies of each other, as their numbers tell."""
    if settings.net_cooks == 1:
        return ""
    different = distinct_units(shown.net, shown.weights)
    same = [station for station, number in zip("AB", different, strict=False) if number == 1]
    if same:
        name = "say.copies_trained" if shown.trained else "say.copies"
        return text(name, stations=text.label("say.and_also").join(same), cooks=settings.net_cooks)
    return text("say.tie_broken", cooks=settings.net_cooks) if settings.net_start == "ones" else ""


def spoon(text: Text, settings: Stations) -> str:
    """What no single spoon can do: the best straight border, by trying them all."""
    if settings.net_rule == "identity":
        return text("say.identity")
    if settings.net_pattern != "either":
        return ""
    best = best_linear_accuracy(corners())
    return text("say.spoon", best=round(best * len(corners())), count=len(corners()))


def what_changed(text: Text, earlier: Stations, now: Stations) -> str:
    """What was changed since the last run, and what that did."""
    changed = explain.changed(text, earlier, now, names(Stations), _words)
    before, after = (
        runs_stations.right(runs_stations.finished(run), runs_stations.tickets(run.net_pattern))
        for run in (earlier, now)
    )
    outcome = explain.outcome_of(before, after, SAME)
    return text(f"say.changed_{outcome}", **changed, before=100 * before, after=100 * after)


def _words(text: Text, name: str, value: object) -> str:
    return str(len(edits.read(str(value)))) if name == "net_hand" else text.label(f"option.{name}.{value}")


def capacity_table(text: Text) -> pd.DataFrame:
    """Of how many starts each width learned the ring."""
    found = runs_stations.ring_capacity()
    return pd.DataFrame(
        {
            text("column.cooks"): [str(units) for units in found.units],
            text("column.learned", learned=100 * LEARNED): [
                text("of", count=round(float(share) * SEEDS), seeds=SEEDS) for share in found.learned
            ],
            text("column.accuracy"): [f"{100 * float(np.median(right)):.0f}%" for right in found.accuracies],
        }
    )


def weights_table(text: Text, settings: Stations, shown: Line) -> pd.DataFrame:
    """Every number of the line."""
    rows = []
    for cook in cooks.cooks(settings):
        layer, unit = cooks.seat(settings, cook)
        block = shown.net.blocks(shown.weights)[layer - 1][unit]
        before = (*(cooks.TICKET, *cooks.stations(settings))[layer - 1], cooks.BASE)
        rows += [
            (text.label(f"option.net_hears.{name}"), text.label(f"option.net_cook.{cook}"), round(float(value), 4))
            for name, value in zip(before, block, strict=True)
        ]
    return pd.DataFrame(rows, columns=[text("column.from"), text("column.to"), text("column.weight")])


def rounds_table(text: Text, run: Stations) -> pd.DataFrame:
    """The loss of a run at every recorded round."""
    history = runs_stations.training(run)
    return pd.DataFrame(
        {text.label("column.round"): history.recorded, text.label("column.loss"): history.losses.round(4)}
    )
