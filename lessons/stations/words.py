"""Sentences of the line of cooks: numbers of `core` choose the words of `content` and fill them in."""

from dataclasses import replace

from core.capacity import SEEDS
from core.copies import distinct_units
from core.patterns import best_linear_accuracy, corners
from lessons.stations import edits, scene
from lessons.stations.scene import LIKED, KitchenLine
from lessons.stations.settings import Stations
from ui.kit import explain
from ui.kit.text import Text
from ui.settings import kinds

SAME = 0.005
"""Shares of right tickets closer than this are called the same."""

MOST_BET = 3
"""The largest number of cooks that can be bet on; beyond it is *more*."""


def truth(text: Text) -> str:
    """The answer to the bet, as counted over many starts."""
    learned = [round(float(share) * SEEDS) for share in scene.ring_capacity().learned]
    counts, needed = dict(zip(scene.COOKS_ASKED, learned, strict=True)), scene.cooks_needed()
    if not {needed - 1, needed} <= counts.keys():
        shares = (text("bet.share", cooks=units, count=count) for units, count in counts.items())
        return text("bet.shares", shares=text.label("say.and").join(shares), seeds=SEEDS)
    few = {"fewer": needed - 1, "before": counts[needed - 1]}
    return text("bet.truth", needed=needed, count=counts[needed], seeds=SEEDS, **few)


def answer() -> str:
    """The right bet."""
    needed = scene.cooks_needed()
    return str(needed) if needed <= MOST_BET else "more"


def of_line(text: Text, settings: Stations, run: Stations | None, shown: KitchenLine) -> str:
    """All that is to be said of the line as it is now, whatever ticket is on it, a paragraph each."""
    sentences = (
        result(text, settings, shown),
        by_hand(text, settings, run, shown),
        copies(text, settings, shown),
        spoon(text, settings),
    )
    return "\n\n".join(filter(None, sentences))


def said(text: Text, settings: Stations, run: Stations | None, shown: KitchenLine) -> str:
    """The same, and what it says of the ticket on it."""
    return f"{of_line(text, settings, run, shown)}\n\n{ticket(text, scene.verdict(settings, shown))}"


def result(text: Text, settings: Stations, shown: KitchenLine) -> str:
    """How many tickets the line judges right, and whether it was trained."""
    diners = scene.tickets(settings.net_pattern)
    fresh = scene.exam(settings.net_pattern)
    share, unseen = scene.right(shown, diners), scene.right(shown, fresh)
    values = {"right": round(share * len(diners)), "count": len(diners), "unseen": 100 * unseen, "fresh": len(fresh)}
    if not shown.trained:
        return text(
            "say.untrained",
            seed=settings.net_seed,
            how=text(f"start.{settings.net_start}", seed=settings.net_seed),
            **values,
        )
    return text("say.trained", rounds=int(settings.net_round), **values)


def by_hand(text: Text, settings: Stations, run: Stations | None, shown: KitchenLine) -> str:
    """What the reader's hand did to the loss, if it did anything."""
    changed = settings.net_touch if shown.trained else settings.net_hand
    if not changed:
        return ""
    without = replace(settings, net_touch="") if shown.trained else replace(settings, net_hand="")
    before = scene.loss(scene.line(without, run), settings.net_pattern)
    after = scene.loss(shown, settings.net_pattern)
    return text("say.hand", count=len(edits.read(changed)), before=before, after=after)


def ticket(text: Text, verdict: float) -> str:
    """What the line says of the ticket on it."""
    return text("say.ticket_yes" if verdict > LIKED else "say.ticket_no", verdict=verdict)


def copies(text: Text, settings: Stations, shown: KitchenLine) -> str:
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


def what_changed(text: Text, earlier: Stations | None, now: Stations | None) -> str:
    """What was changed since the last run, and what that did; nothing if there was none."""
    if not (earlier and now):
        return ""
    changed = explain.changed(text, earlier, now, kinds(Stations), _words)
    before, after = (scene.right(scene.finished(run), scene.tickets(run.net_pattern)) for run in (earlier, now))
    outcome = explain.outcome_of(before, after, SAME)
    return text(f"say.changed_{outcome}", **changed, before=100 * before, after=100 * after)


def _words(text: Text, name: str, value: object) -> str:
    return str(len(edits.read(str(value)))) if name == "net_hand" else explain.setting_words(text, name, value)


def figures(text: Text, settings: Stations, shown: KitchenLine) -> dict[str, str]:
    """The loss and the share of tickets judged right, by name."""
    share = scene.right(shown, scene.tickets(settings.net_pattern))
    found = {"loss": f"{scene.loss(shown, settings.net_pattern):.3f}", "right": f"{share:.0%}"}
    return {text(f"metric.{name}"): figure for name, figure in found.items()}
