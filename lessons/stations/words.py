"""Sentences of the line of cooks: numbers of `core` choose the words of `content` and fill them in."""

from core.capacity import LEARNED, SEEDS
from core.copies import copied_units, distinct_units, working_units
from core.patterns import best_linear_accuracy, corners
from lessons.stations import edits, moving, scene
from lessons.stations.scene import LIKED, KitchenLine
from lessons.stations.settings import Stations
from ui.figures import apart, beside, decimal, percent
from ui.kit import explain
from ui.kit.text import Text
from ui.settings import kinds

SAME = 0.01
"""Of the tickets that were never seen, shares judged right that are closer than this hardly differ."""

HALF = 0.5
"""Between two counts."""

LOSS_PLACES = 3

MOST_BET = 3
"""The largest number of cooks that can be bet on; beyond it is *more*."""


def truth(text: Text) -> str:
    """The answer to the bet, as counted over many starts."""
    learned = [round(float(share) * SEEDS) for share in scene.ring_capacity().learned]
    counts, needed = dict(zip(scene.COOKS_ASKED, learned, strict=True)), scene.cooks_needed()
    if not {needed - 1, needed} <= counts.keys():
        shares = (text("bet.share", cooks=units, count=count) for units, count in counts.items())
        return text("bet.shares", shares=text.label("say.and").join(shares), seeds=SEEDS)
    won, lost = (_learned(text, counts[cooks]) for cooks in (needed, needed - 1))
    told = {"needed": needed, "won": won, "fewer": needed - 1, "lost": lost}
    told["rule"] = text.option("net_rule", scene.RING_RULE)
    return text("bet.truth", seeds=SEEDS, learned=LEARNED, **told)


def _learned(text: Text, count: int) -> str:
    """Of how many starts."""
    name = "bet.all" if count == SEEDS else "bet.some" if count else "bet.none"
    return text(name, count=count, seeds=SEEDS)


def many_starts(text: Text, run: Stations) -> str:
    """Above the table of many starts: what was learned and how, and why so many cooks are needed."""
    pattern, rule = text.option("net_pattern", run.net_pattern), text.option("net_rule", run.net_rule)
    asked = text("capacity", seeds=SEEDS, pattern=pattern, rule=rule)
    learned = scene.learned_by(run.net_pattern, run.net_rule).learned
    third_closes = run.net_pattern == "ring" and not learned[1] and learned[2]
    return text.together(asked, text("bet.why")) if third_closes else asked


def answer() -> str:
    """The right bet."""
    needed = scene.cooks_needed()
    return str(needed) if needed <= MOST_BET else "more"


def of_line(text: Text, settings: Stations, run: Stations | None, shown: KitchenLine) -> str:
    """All that is to be said of the line as it is now, whatever ticket is on it, a paragraph each."""
    sentences = (
        result(text, settings, shown),
        one_side(text, shown),
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
    values = judged(shown, settings.net_pattern)
    if shown.trained:
        name = "say.trained_by_hand" if shown.by_hand(settings) else "say.trained"
        return text(name, rounds=int(settings.net_round), **values)
    how = text(f"start.{settings.net_start}", seed=settings.net_seed)
    if shown.by_hand(settings):
        how = text("start.by_hand", how=how)
    return text("say.untrained", seed=settings.net_seed, how=how, **values)


def judged(shown: KitchenLine, pattern: str) -> dict[str, int]:
    """How many tickets a line judges right of those it learns from, and of those it never sees."""
    diners, fresh = scene.tickets(pattern), scene.exam(pattern)
    found = {"right": scene.right(shown, diners), "unseen": scene.right(shown, fresh)}
    return found | {"count": len(diners), "fresh": len(fresh)}


def one_side(text: Text, shown: KitchenLine) -> str:
    """That the map has no border, where every ticket on it gets the same answer, or even the same verdict."""
    verdicts = scene.maps(shown)[-1]
    lowest, highest = float(verdicts.min()), float(verdicts.max())
    if lowest == highest:
        return text("say.one_verdict", verdict=beside(lowest, 2, LIKED))
    return text("say.all_yes") if lowest > LIKED else text("say.all_no") if highest <= LIKED else ""


def by_hand(text: Text, settings: Stations, run: Stations | None, shown: KitchenLine) -> str:
    """What the reader's hand did to the loss, if it did anything."""
    changed = shown.by_hand(settings)
    if not changed:
        return ""
    before_hand = scene.line(shown.with_hand(settings, ""), run)
    untouched, touched = (scene.loss(each, settings.net_pattern) for each in (before_hand, shown))
    before, after = apart(untouched, touched, LOSS_PLACES)
    return text("say.hand", count=len(edits.read(changed)), before=before, after=after)


def ticket(text: Text, verdict: float) -> str:
    """What the line says of the ticket on it."""
    return text("say.ticket_yes" if verdict > LIKED else "say.ticket_no", verdict=beside(verdict, 2, LIKED))


def beyond(text: Text, settings: Stations, shown: KitchenLine) -> str:
    """What the weight picked is, if its slider does not reach so far."""
    value = float(shown.weights[moving.weight_place(settings)])
    shows = abs(value) < edits.LIMIT + moving.WEIGHT.step / 2
    return "" if shows else text("weight.beyond", value=decimal(value, 2), limit=edits.LIMIT)


def copies(text: Text, settings: Stations, shown: KitchenLine) -> str:
    """Whether the cooks of a station are copies of each other, as their numbers tell."""
    if settings.net_cooks == 1:
        return ""
    different, copied = distinct_units(shown.net, shown.weights), copied_units(shown.net, shown.weights)
    working = working_units(shown.net, shown.weights)
    same = [station for station, number in zip("AB", different, strict=False) if number == 1]
    told = []
    if same:
        name = "say.copies_trained" if shown.trained else "say.copies"
        stations = text.label("say.and_also").join(same)
        told.append(text(name, stations=stations, many=len(same), cooks=settings.net_cooks))
    told += [
        text("say.copies_left", station=station, copied=few, cooks=settings.net_cooks, different=many)
        for station, few, number, many in zip("AB", copied, different, working, strict=False)
        if few and number > 1
    ]
    if not told and settings.net_start == "ones":
        return text("say.tie_broken")
    return "\n\n".join(told)


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
    if earlier.net_pattern != now.net_pattern:
        return text("say.changed_other", **changed)
    before, after = (judged(scene.finished(run), run.net_pattern) for run in (earlier, now))
    outcome = explain.outcome_of(before["unseen"], after["unseen"], SAME * after["fresh"] - HALF)
    runs = (("before", before), ("after", after))
    counts = {f"{name}_{when}": judged_then[name] for when, judged_then in runs for name in ("right", "unseen")}
    return text(f"say.changed_{outcome}", count=after["count"], fresh=after["fresh"], **changed, **counts)


def _words(text: Text, name: str, value: object) -> str:
    return str(len(edits.read(str(value)))) if name == "net_hand" else explain.setting_words(text, name, value)


def on_card(text: Text, settings: Stations, shown: KitchenLine) -> tuple[str, str]:
    """Whose card a line of the reader's own has, another's than the one above; and what has become of its numbers."""
    if shown.by_hand(settings):
        return text("card.own"), text("card.own_by_hand")
    state = text("card.trained", rounds=int(settings.net_round)) if shown.trained else text("card.untrained")
    return text("card.own"), state


def figures(text: Text, settings: Stations, shown: KitchenLine) -> dict[str, str]:
    """The loss and the shares of tickets judged right, by name."""
    now = judged(shown, settings.net_pattern)
    right, unseen = now["right"] / now["count"], now["unseen"] / now["fresh"]
    loss = decimal(scene.loss(shown, settings.net_pattern), LOSS_PLACES)
    found = {"loss": loss, "right": percent(right) + "%", "unseen": percent(unseen) + "%"}
    return {text(f"metric.{name}"): figure for name, figure in found.items()}
