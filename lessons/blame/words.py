"""Sentences of *Blame slips*: one a press, from the numbers of `core`, and those of a training run."""

from core.capacity import TICKETS
from core.network import Network
from core.patterns import grams
from core.slips import NUDGE_SIZE, Slips, places, relative_error
from lessons.blame import scene, trip
from lessons.blame.scene import ALL, PRESSES, Training
from lessons.blame.settings import BlameSlips
from lessons.blame.trip import Moment
from ui.figures import MINUS, decimal
from ui.kit import explain, menu
from ui.kit.text import Text
from ui.settings import kinds

JUST = 5
"""For so many rounds the border has just closed."""

SHOWN = 3
"""So many decimals of a slip are shown."""

NOTHING = 0.0005
"""A slip smaller than this changes next to nothing."""


def factor(value: float, digits: int = 3) -> str:
    """A number after a ×, in brackets if it is negative."""
    text = decimal(value, digits)
    return f"({text})" if text.startswith(MINUS) else text


def cook(text: Text, layer: int, unit: int) -> str:
    """The name of a cook: those of the station are numbered, the last one is not."""
    return text("name.cook", number=unit + 1) if layer == 1 else text("name.last")


def sources(text: Text, net: Network, layer: int) -> list[str]:
    """The names of all that a station hears."""
    if layer == 1:
        return [text("name.salt"), text("name.spice")]
    return [cook(text, layer - 1, unit) for unit in range(net.sizes[layer - 1])]


def weights(text: Text, net: Network) -> list[str]:
    """The names of all weights, in the order of the flat vector: from whom to whom."""
    return [
        text(
            "name.weight",
            source=text("name.base") if place.source is None else sources(text, net, place.layer)[place.source],
            unit=cook(text, place.layer, place.unit),
        )
        for place in places(net)
    ]


def truth(text: Text, run: BlameSlips) -> str:
    """The answer to the bet, which names its run: how far round the border went at the end."""
    training = scene.training(run)
    named = {"cooks": run.slip_cooks, "rate": run.slip_rate, "rounds": run.slip_rounds}
    if training.closes is not None:
        return text("bet.truth.round", round=training.closes, **named)
    return text("bet.truth.open", share=training.closed[-1], **named)


def after(text: Text, run: BlameSlips, at: int) -> str:
    """What the line has come to after a round."""
    training = scene.training(run)
    score = text("say.score", **_right(training, at), loss=training.history.losses[at])
    if run.slip_pattern != "ring":
        return text("say.round.plain", round=at, score=score)
    return text(f"say.round.{_standing(training, at)}", round=at, score=score)


def _standing(training: Training, at: int) -> str:
    """How the border stands after a round: closed for good or for now, open, or not on the map at all."""
    if training.closed[at] == 1:
        since = -1 if training.closes is None else at - training.closes
        return "passing" if since < 0 else "just" if since < JUST else "closed"
    if training.closed[at] == 0:
        asked = scene.logits(training.net, training.history.weights[at])
        if asked.max() <= 0 or asked.min() > 0:
            return "none" if asked.max() <= 0 else "all"
    return "open"


def _right(training: Training, at: int) -> dict[str, int]:
    """How many tickets the line is right about after a round, of those it learns from and of new ones."""
    right, unseen = int(training.right[at]), int(training.unseen[at])
    return {"right": right, "count": TICKETS, "unseen": unseen, "new": scene.NEW_TICKETS}


def on_slip(text: Text, slip: float) -> str:
    """What stands on a slip: which way the cook's sum should go, and how much that would matter."""
    size = decimal(abs(slip), 2)
    way = "" if size == decimal(0.0, 2) else "more" if slip < 0 else "less"
    return text(f"slip.{way}", size=size, slip=decimal(slip, 2)) if way else size


def before(text: Text, run: BlameSlips) -> str:
    """What the picture shows before the first training: one ticket, and the slips that it sends back."""
    slips = trip.slips(run, scene.untrained(run).history.weights[0])
    return text(f"trip.all.{_liked(slips)}", chance=slips.chance, count=slips.net.parameter_count)


def caption(text: Text, run: BlameSlips, moment: Moment, at: int) -> str:
    """What happens on the line: which slips are on their way; in the rounds, how it is read."""
    if at:
        return text("line_key", count=TICKETS)
    slips = trip.slips(run, scene.untrained(run).history.weights[0])
    part = trip.PARTS[moment.part]
    if part == "asked":
        ((salt, spice),) = grams(slips.ticket.X).tolist()
        values = {"salt": salt, "spice": spice, "chance": slips.chance}
        return text(f"trip.asked.{_liked(slips)}", **values)
    if part == "last":
        return text("trip.last.less" if slips.slips(2)[0] > 0 else "trip.last.more")
    return text(f"trip.{part}", cooks=run.slip_cooks, count=slips.net.parameter_count)


def stop(text: Text) -> tuple[str, str]:
    """What the reader can say now; and that one may stop here, once there is a page to go on to."""
    return text("stop"), text("stop.here") if menu.is_open("file") else ""


def starts(text: Text, run: BlameSlips | None) -> str:
    """Beside the training shown, from how many starts the border closes; nothing where there is none to close."""
    if run is None or run.slip_pattern != "ring":
        return ""
    closed, count = scene.starts_closed(run), scene.STARTS
    if closed in (0, count):
        return text("say.starts.all" if closed else "say.starts.none", count=count)
    return text("say.starts.some", count=count, closed=closed)


def way(text: Text, press: int) -> str:
    """The six presses in a row, the last one made in bold."""
    steps = [text(f"step.{step}") for step in PRESSES]
    return " → ".join(f"**{step}**" if place == press else step for place, step in enumerate(steps, start=1))


def button(text: Text, settings: BlameSlips) -> str:
    """What the next press is called."""
    press = settings.slip_press
    return text(f"press.{PRESSES[press]}") if press < ALL else text("press.again")


def said(text: Text, settings: BlameSlips) -> str:
    """What the last press did; before the first, what is on the ticket."""
    return press(text, settings) if settings.slip_press else ticket(text, settings, scene.slips_of(settings))


def ticket(text: Text, settings: BlameSlips, slips: Slips) -> str:
    """What the ticket asks for, how the line reads it, and whether the diner likes it."""
    x1, x2 = (decimal(value, 1) for value in slips.passed_on(0))
    grams = {"salt": settings.slip_salt, "spice": settings.slip_spice}
    before = text("say.updates", count=settings.slip_updates) if settings.slip_updates else ""
    now = text(f"say.ticket.{_liked(slips)}", **grams, x1=x1, x2=x2)
    return text.together(now, before)


def press(text: Text, settings: BlameSlips) -> str:
    """The sentence of the press made last."""
    slips = scene.slips_of(settings)
    name = PRESSES[settings.slip_press - 1]
    of_ticket = {"forward": _forward, "wrong": _wrong, "slopes": _slopes}
    of_state = {"last": _last, "station": _station, "update": _update}
    return of_ticket[name](text, slips) if name in of_ticket else of_state[name](text, settings)


def _liked(slips: Slips) -> str:
    return "likes" if slips.liked else "dislikes"


def _forward(text: Text, slips: Slips) -> str:
    return text("say.forward", logit=decimal(slips.sums(2)[0], 3), chance=slips.chance)


def _wrong(text: Text, slips: Slips) -> str:
    given = slips.chance if slips.liked else 1 - slips.chance
    return text(f"say.wrong.{_liked(slips)}", given=given, percent=given, loss=slips.loss)


def _last(text: Text, settings: BlameSlips) -> str:
    slips = scene.slips_of(settings)
    slip = float(slips.slips(2)[0])
    values = {"chance": decimal(slips.chance, 3), "liked": int(slips.liked), "slip": decimal(slip, 3)}
    return text("say.last", **values, means=_means(text, settings, 2, 0))


def _means(text: Text, settings: BlameSlips, layer: int, unit: int) -> str:
    """What a slip says, a little more in this cook's sum, and what that really does."""
    slip = float(scene.slips_of(settings).slips(layer)[unit])
    which = "nothing" if abs(slip) < NOTHING else "raises" if slip > 0 else "lowers"
    size, really = abs(slip) * NUDGE_SIZE, scene.really(settings, layer, unit)
    return text(f"means.{which}", nudge=NUDGE_SIZE, size=size, really=really)


def _station(text: Text, settings: BlameSlips) -> str:
    slips = scene.slips_of(settings)
    unit, *ties = slips.biggest(SHOWN)
    slip = float(slips.slips(1)[unit])
    also = [text("say.tie", cook=cook(text, 1, each), slip=decimal(slips.slips(1)[each], SHOWN)) for each in ties]
    return text(
        "say.station",
        cook=cook(text, 1, unit),
        weight=decimal(slips.net.layers(slips.parameters)[1].weights[0, unit], 3),
        after=factor(slips.slips(2)[0]),
        awake=decimal(slips.awake(1)[unit], 3),
        slip=decimal(slip, SHOWN),
        means=_means(text, settings, 1, unit),
        also=text.label("say.and_also").join(also),
    )


def _slopes(text: Text, slips: Slips) -> str:
    return text("say.slopes", count=slips.net.parameter_count)


def nudged(text: Text, settings: BlameSlips, which: int) -> str:
    """One weight's slope by the slips beside its slope by nudging and tasting."""
    slips, nudge = scene.slips_of(settings), scene.nudged(settings, which)
    layer, unit, source = places(slips.net)[which]
    slope = float(slips.blame.gradient[which])
    return text(
        "say.nudged",
        name=weights(text, slips.net)[which],
        slip=decimal(slips.slips(layer)[unit], 5),
        came_in=factor(1.0 if source is None else slips.passed_on(layer - 1)[source], 1 if layer == 1 else 5),
        slope=decimal(slope, 5),
        size=nudge.size,
        twice=2 * nudge.size,
        above=decimal(nudge.above, 6),
        below=decimal(nudge.below, 6),
        nudged=decimal(nudge.slope, 5),
        error=relative_error(nudge.slope, slope),
    )


def _update(text: Text, settings: BlameSlips) -> str:
    before, after = scene.slips_of(settings), scene.updated(settings)
    values = {"rate": settings.slip_rate, "before": before.loss, "after": after.loss}
    chances = {"chance_before": before.chance, "chance_after": after.chance}
    return text("say.update", **values, **chances)


def crowd(text: Text, settings: BlameSlips) -> str:
    """Whose tickets the line is trained on."""
    return text(f"say.crowd.{settings.slip_pattern}", tickets=len(scene.tickets_of(settings)))


def what_changed(text: Text, earlier: BlameSlips | None, now: BlameSlips | None) -> str:
    """What was changed since the last training and what that did; nothing if there was none."""
    if earlier is None or now is None:
        return ""
    changed = explain.changed(text, earlier, now, kinds(BlameSlips))
    if earlier.slip_pattern != now.slip_pattern:
        return text("say.changed.tickets", **changed)
    before, after = (_right(scene.training(run), -1) for run in (earlier, now))
    told = {"before": before["right"], "after": after["right"], "count": after["count"], "new": after["new"]}
    return text("say.changed", **changed, **told, unseen_before=before["unseen"], unseen_after=after["unseen"])
