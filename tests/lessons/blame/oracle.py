"""What *Blame slips* ought to show: the ticket down the line and back with the chain rule written out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import exp, isfinite, log
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.losses import binary_cross_entropy
from core.network import Network
from core.optimizers import sgd
from core.patterns import crowd, liked
from core.slips import first_weights
from core.training import History, train
from core.workspace import fast
from lessons.blame.settings import BlameSlips
from tests.grouped import grouped
from tests.oracle import CardShown, Columns, Looks, Sentences, Told
from tests.oracle import Oracle as Base
from ui.draw.network import NetworkPicture

NAMES = ("slip_pattern", "slip_cooks", "slip_seed", "slip_rate", "slip_rounds")
NUDGE = 0.01
TICKETS, NEW = 100, 1000
PRICED = (10, 1_000, 7_000_000_000)
CELLS = (
    *("cook", "adds", "sum", "passes", "chance", "given", "loss", "liked", "slip", "weight_on", "slip_after", "awake"),
    *("weight", "came_in", "slope", "now", "step", "new"),
)
"""Columns of the tables of single presses."""


def number(value: float, digits: int = 3) -> str:
    """With a true minus sign, and none before nothing."""
    written = f"{abs(value):.{digits}f}"
    return written if value >= 0 or not float(written) else f"−{written}"


def factor(value: float, digits: int = 3) -> str:
    """In brackets below zero."""
    written = number(value, digits)
    return f"({written})" if written[0] == "−" else written


def _short(value: float) -> str:
    """Two digits below ten, one above."""
    return number(value, 2 if abs(value) < 9.995 else 1)


@dataclass(frozen=True, eq=False)
class Ticket:
    """One ticket with some weights: all that comes of it, by hand."""

    weights: Array
    heard: Array
    likes: float

    @property
    def cooks(self) -> int:
        """At the station."""
        return (len(self.weights) - 1) // 4

    @property
    def first(self) -> Array:
        """(k, 3) weights and base of each cook."""
        return self.weights[: 3 * self.cooks].reshape(self.cooks, 3)

    @property
    def last(self) -> Array:
        """(k + 1,) of the last cook."""
        return self.weights[3 * self.cooks :]

    @cached_property
    def sums(self) -> Array:
        """What each cook adds up."""
        return np.array([w[0] * self.heard[0] + w[1] * self.heard[1] + w[2] for w in self.first])

    @cached_property
    def passed(self) -> Array:
        """What each passes on."""
        return np.tanh(self.sums)

    @cached_property
    def logit(self) -> float:
        """What the last cook adds up."""
        return float(self.last[:-1] @ self.passed + self.last[-1])

    @property
    def chance(self) -> float:
        """Of yes."""
        return 1 / (1 + exp(-self.logit))

    @property
    def given(self) -> float:
        """The chance that was given to what is true."""
        return self.chance if self.likes else 1 / (1 + exp(self.logit))

    @property
    def loss(self) -> float:
        """The surprise."""
        return -log(self.given)

    @property
    def slip(self) -> float:
        """Of the last cook."""
        return self.chance - self.likes

    @property
    def awake(self) -> Array:
        """How much gets through each cook: the slope of tanh is 1 / cosh²."""
        awake: Array = 1 / np.cosh(self.sums) ** 2
        return awake

    @property
    def slips(self) -> Array:
        """Of each cook of the station."""
        return self.slip * self.last[:-1] * self.awake

    @property
    def biggest(self) -> list[int]:
        """Whose slips are the biggest, as three decimals show them."""
        shown = [abs(float(f"{slip:.3f}")) for slip in self.slips]
        return [unit for unit, size in enumerate(shown) if size == max(shown)]

    @property
    def slopes(self) -> Array:
        """(d,) slip × what came in."""
        back = [slip * came_in for slip in self.slips for came_in in (*self.heard, 1.0)]
        return np.array([*back, *(self.slip * came_in for came_in in (*self.passed, 1.0))])

    def stepped(self, rate: float) -> "Ticket":
        """After one update."""
        return Ticket(self.weights - rate * self.slopes, self.heard, self.likes)

    def with_more(self, which: int, size: float) -> "Ticket":
        """With a little more of one weight."""
        return Ticket(self.weights + size * np.eye(len(self.weights))[which], self.heard, self.likes)


def net(run: BlameSlips) -> Network:
    """The line."""
    return Network((2, run.slip_cooks, 1), "tanh")


@cache
def ticket(now: BlameSlips) -> Ticket:
    """As these settings have it, after its updates."""
    heard = np.round([now.slip_salt / 3 - 1, now.slip_spice / 3 - 1], 6)
    at = Ticket(first_weights(net(now), now.slip_seed), heard, float(liked(now.slip_pattern, heard[np.newaxis])[0]))
    for _ in range(now.slip_updates):
        at = at.stepped(now.slip_rate)
    return at


class Course(NamedTuple):
    """A training: after every round the weights, how far off, how many tickets are right, of 100 and of 1,000 others,
    and how far round the border goes.
    """

    weights: Array
    losses: Array
    right: Array
    unseen: Array
    closed: Array

    @property
    def closes(self) -> int | None:
        """The round from which on the border is closed."""
        at = len(self.closed)
        while at and self.closed[at - 1] == 1:
            at -= 1
        return at if at < len(self.closed) else None


def _history(run: BlameSlips, seed: int) -> History:
    line = net(run)
    start, rounds = first_weights(line, seed), run.slip_rounds
    tickets = crowd(run.slip_pattern, count=TICKETS)
    return train(fast(line), tickets, binary_cross_entropy, sgd(run.slip_rate), start, epochs=rounds)


@cache
def trained(run: BlameSlips) -> Course:
    """The line's way from its first weights."""
    tickets, new = crowd(run.slip_pattern, count=TICKETS), crowd(run.slip_pattern, count=1000, unseen=True)
    history = _history(run, run.slip_seed)
    right, unseen = (
        np.array([((_logits(w, each.X) > 0) == (each.y > 0.5)).sum() for w in history.weights])
        for each in (tickets, new)
    )
    closed = np.array([_closed(weights) for weights in history.weights])
    return Course(history.weights, history.losses, right, unseen, closed)


@cache
def worst(run: BlameSlips) -> tuple[Ticket, tuple[float, float]]:
    """Of the crowd the ticket that the new line judges worst, and its grams."""
    tickets, weights = crowd(run.slip_pattern, count=TICKETS), first_weights(net(run), run.slip_seed)
    each = [Ticket(weights, x, float(y)) for x, y in zip(tickets.X, tickets.y, strict=True)]
    found = max(each, key=lambda one: one.loss)
    return found, (float(3 * found.heard[0] + 3), float(3 * found.heard[1] + 3))


@cache
def closing(run: BlameSlips) -> int:
    """From how many of 40 starts the border closes, each trained by itself."""
    return sum(_closed(_history(run, seed).weights[-1]) == 1 for seed in range(1, 41))


def _not_for_good(course: Course, at: int) -> str:
    """How the border stands while it is not closed for good: there is one only if both answers are given somewhere."""
    grid = np.stack(np.meshgrid(*[np.linspace(-1, 1, 41)] * 2), axis=-1).reshape(-1, 2)
    yes = _logits(course.weights[at], grid) > 0
    if course.closed[at] == 1:
        return "passing"
    return "all" if yes.all() else "open" if yes.any() else "none"


def _closed(weights: Array) -> float:
    """In how many of all directions another answer than in the middle is met between it and the edge of the map."""
    angles = np.radians(np.arange(0, 360, 2))
    ways = np.stack([np.cos(angles), np.sin(angles)]) / np.maximum(abs(np.cos(angles)), abs(np.sin(angles)))
    places = np.einsum("s,cd->dsc", np.arange(1, 61) / 60, ways).reshape(-1, 2)
    inside = _logits(weights, np.zeros((1, 2)))[0] > 0
    other = (_logits(weights, places) > 0).reshape(180, 60) != inside
    return float(other.any(axis=1).mean())


def _logits(weights: Array, X: Array) -> Array:
    at = Ticket(weights, X[0], 0.0)
    logits: Array = np.tanh(X @ at.first[:, :2].T + at.first[:, 2]) @ at.last[:-1] + at.last[-1]
    return logits


class Oracle(Base[BlameSlips]):
    """One state of it."""

    @property
    def now(self) -> BlameSlips:
        """The settings."""
        return self.state.settings

    @property
    def here(self) -> Ticket:
        """The ticket."""
        return ticket(self.now)

    @property
    def run(self) -> BlameSlips | None:
        """The training on screen."""
        return self.state.cooked[-1] if self.state.cooked else None

    @property
    def mine(self) -> int:
        """The place of the reader's own number."""
        return min(self.now.slip_mine, 4 * (self.run or self.now).slip_cooks)

    @property
    def about(self) -> BlameSlips | None:
        """What the bet was settled by: the first training on such tickets."""
        return next((run for run in self.state.cooked if run.slip_pattern == self.now.slip_pattern), None)

    def answers(self) -> list[str]:
        """How far round the border went."""
        share = trained(self.about or self.now.run).closed[-1]
        return ["round" if share == 1 else "half" if share > 0.5 else "open"]

    # ---- names ----

    def _cook(self, unit: int) -> str:
        return self.text("name.cook", number=unit + 1)

    @property
    def _ways(self) -> list[tuple[str, str, float, float]]:
        """Of each weight: from whom, to whom, the slip there and what came in."""
        here, text = self.here, self.text
        salt_spice = list(zip((text("name.salt"), text("name.spice")), here.heard, strict=True))
        base = [(text("name.base"), 1.0)]
        cooks = [(self._cook(u), passed) for u, passed in enumerate(here.passed)]
        first = [(f, self._cook(u), here.slips[u], x) for u in range(here.cooks) for f, x in (*salt_spice, *base)]
        return [*first, *((f, text("name.last"), here.slip, x) for f, x in (*cooks, *base))]

    def _ways_of(self, cooks: int) -> list[tuple[str, str]]:
        """From whom to whom each number of a line leads."""
        text = self.text
        heard = [text("name.salt"), text("name.spice"), text("name.base")]
        first = [(source, self._cook(unit)) for unit in range(cooks) for source in heard]
        return [
            *first,
            *((self._cook(unit), text("name.last")) for unit in range(cooks)),
            (heard[2], text("name.last")),
        ]

    @property
    def _called(self) -> str:
        """The reader's own number."""
        source, unit = self._ways_of((self.run or self.now).slip_cooks)[self.mine]
        return self.text("name.weight", source=source, unit=unit)

    @property
    def _weights(self) -> list[str]:
        return [self.text("name.weight", source=source, unit=unit) for source, unit, _, _ in self._ways]

    @property
    def nudged(self) -> int | None:
        """The place of the weight that is nudged."""
        return min(self.now.slip_weight, len(self.here.weights) - 1) if self.now.slip_press == 5 else None

    # ---- sentences ----

    def sentences(self) -> Sentences:
        """The press made last, and the training."""
        said: Sentences = {}
        most = max(self.here.cooks, (self.run or self.now).slip_cooks)
        said["name.cook"] = [{"number": unit + 1} for unit in range(most)]
        ways = [*self._ways_of(self.here.cooks), *self._ways_of((self.run or self.now).slip_cooks)]
        said["name.weight"] = [{"source": source, "unit": unit} for source, unit in ways]
        said["mine.curve"] = said["mine.phone"] = [{"name": self._called}]
        said |= self._first_ticket()
        said[f"say.crowd.{self.now.slip_pattern}"] = [{"tickets": TICKETS}]
        return said | self._press() | self._training()

    def _press(self) -> Sentences:
        """Of the press made last."""
        presses = (self._ticket, self._forward, self._wrong, self._last, self._station, self._slopes, self._update)
        return presses[self.now.slip_press]()

    def _first_ticket(self) -> Sentences:
        """The ticket that is followed on the stage: what is said of it before and on its slips' way back."""
        at, grams = worst(self.run or self.now.run)
        likes = "likes" if at.likes else "dislikes"
        count = {"count": len(at.weights)}
        said: Sentences = {
            "line_key": [{"count": TICKETS}],
            "trip.station": [{"cooks": at.cooks}],
            "trip.numbers": [count],
        }
        said["trip.all." + likes] = [{"chance": at.chance, **count}]
        said["trip.asked." + likes] = [{"salt": grams[0], "spice": grams[1], "chance": at.chance}]
        later = trained(self.run).weights if self.run else ()
        each = [at, *(Ticket(weights, at.heard, at.likes) for weights in later)]
        told = [float(slip) for one in each for slip in (*one.slips, one.slip)]
        said["slip.less"] = [{"size": number(slip, 2), "slip": number(slip, 2)} for slip in told if slip > 0]
        said["slip.more"] = [{"size": number(-slip, 2), "slip": number(slip, 2)} for slip in told if slip < 0]
        return said

    @property
    def _likes(self) -> str:
        return "likes" if self.here.likes else "dislikes"

    def must(self) -> Collection[str]:
        """The press, and the training."""
        said = {name for name in self.sentences() if name.startswith("say.")}
        optional = {"say.one_change", "say.many_changes", "say.changed_one", "say.updates", "say.score"}
        return {name for name in said - optional if not name.startswith("say.round")}

    def _ticket(self) -> Sentences:
        x1, x2 = (number(x, 1) for x in self.here.heard)
        grams = {"salt": self.now.slip_salt, "spice": self.now.slip_spice, "x1": x1, "x2": x2}
        return {f"say.ticket.{self._likes}": [grams], "say.updates": [{"count": self.now.slip_updates}]}

    def _forward(self) -> Sentences:
        here = self.here
        return {
            "say.forward": [{"logit": number(here.logit), "chance": here.chance}],
            "cell.chance": [{"chance": here.chance}],
            "cell.tanh": [{"value": number(passed)} for passed in here.passed],
        }

    def _wrong(self) -> Sentences:
        given = self.here.given
        return {f"say.wrong.{self._likes}": [{"given": given, "percent": given, "loss": self.here.loss}]}

    def _means(self, slip: float, base: int) -> tuple[Sentences, str]:
        """What a slip says of a cook with this base, and what a little more there really does."""
        which = "nothing" if abs(slip) < 0.0005 else "raises" if slip > 0 else "lowers"
        really = self.here.with_more(base, NUDGE).loss - self.here.loss
        values = {"nudge": NUDGE, "size": abs(slip) * NUDGE, "really": really}
        return {f"means.{which}": [values]}, self.text(f"means.{which}", **values)

    def _last(self) -> Sentences:
        here = self.here
        said, means = self._means(here.slip, len(here.weights) - 1)
        values = {"chance": number(here.chance), "liked": int(here.likes), "slip": number(here.slip)}
        return said | {"say.last": [values | {"means": means}]}

    def _station(self) -> Sentences:
        here, (unit, *ties) = self.here, self.here.biggest
        said, means = self._means(here.slips[unit], 3 * unit + 2)
        values = {"cook": self._cook(unit), "weight": number(here.last[unit]), "after": factor(here.slip)}
        values |= {"awake": number(here.awake[unit]), "slip": number(here.slips[unit]), "means": means}
        also = [{"cook": self._cook(each), "slip": number(here.slips[each])} for each in ties]
        values["also"] = self.text.label("say.and_also").join(self.text("say.tie", **each) for each in also)
        return said | {"say.station": [values], **({"say.tie": also} if also else {})}

    def _slopes(self) -> Sentences:
        which = self.nudged
        assert which is not None
        _, _, slip, came_in = self._ways[which]
        slope = self.here.slopes[which]
        above, below = (self.here.with_more(which, size).loss for size in (NUDGE, -NUDGE))
        found = (above - below) / (2 * NUDGE)
        apart = abs(found - slope) / max(abs(found), abs(slope)) if found or slope else 0.0
        values = {
            "name": self._weights[which],
            "slip": number(slip, 5),
            "came_in": factor(came_in, 1 if which < 3 * self.here.cooks else 5),
            "slope": number(slope, 5),
            "size": NUDGE,
            "twice": 2 * NUDGE,
            "above": number(above, 6),
            "below": number(below, 6),
            "nudged": number(found, 5),
            "error": apart,
        }
        count = len(self.here.weights)
        return {
            "say.slopes": [{"count": count}],
            "say.nudged": [values],
            "cell.billions": [{"count": 7}, {"count": 14}],
        }

    def _update(self) -> Sentences:
        after = self.here.stepped(self.now.slip_rate)
        chances = {"chance_before": self.here.chance, "chance_after": after.chance}
        losses = {"before": self.here.loss, "after": after.loss}
        return {"say.update": [{"rate": self.now.slip_rate} | losses | chances]}

    def _training(self) -> Sentences:
        if not self.state.cooked:
            return {}
        *before, run = self.state.cooked[-2:]
        course = trained(run)
        said: Sentences = {"card.state": [{"rounds": at} for at in range(run.slip_rounds + 1)]}
        if run.slip_pattern == "ring":
            closed = closing(replace(run, slip_seed=1))
            name = "none" if closed == 0 else "all" if closed == 40 else "some"
            said[f"say.starts.{name}"] = [{"count": 40, "closed": closed} if name == "some" else {"count": 40}]
        if of := self.about:
            settled = trained(of)
            named = {"cooks": of.slip_cooks, "rate": of.slip_rate, "rounds": of.slip_rounds}
            said["bet.truth.round"] = [named | {"round": settled.closes}]
            said["bet.truth.open"] = [named | {"share": settled.closed[-1]}]
        said |= self._rounds(course, run)
        if not before:
            return said
        differ = self.changes(before[0], run, NAMES, self._words)
        if before[0].slip_pattern != run.slip_pattern:
            return said | differ | {"say.changed.tickets": [self.changed(differ)]}
        ends = {"before": trained(before[0]).right[-1], "after": course.right[-1], "count": TICKETS, "new": NEW}
        ends |= {"unseen_before": trained(before[0]).unseen[-1], "unseen_after": course.unseen[-1]}
        return said | differ | {"say.changed": [self.changed(differ) | ends]}

    def _rounds(self, course: Course, run: BlameSlips) -> Sentences:
        """What is said of any round."""
        scores = [
            {"right": right, "unseen": unseen, "loss": loss, "count": TICKETS, "new": NEW}
            for right, unseen, loss in zip(course.right, course.unseen, course.losses, strict=True)
        ]
        told: list[Mapping[str, object]] = [
            {"round": at, "score": self.text("say.score", **score)} for at, score in enumerate(scores)
        ]
        if run.slip_pattern != "ring":
            return {"say.round.plain": told, "say.score": scores}
        closes = len(told) if course.closes is None else course.closes
        parts: dict[str, list[Mapping[str, object]]] = {"just": told[closes : closes + 5], "closed": told[closes + 5 :]}
        for at, each in enumerate(told[:closes]):
            parts.setdefault(_not_for_good(course, at), []).append(each)
        return {"say.score": scores, **{f"say.round.{name}": part for name, part in parts.items()}}

    def _words(self, name: str, value: float | str) -> str:
        return self.text.option(name, value) if isinstance(value, str) else f"{value:g}"

    # ---- tables ----

    def _table(self, **columns: Sequence[object]) -> Columns:
        return {self.text(f"column.{name}"): column for name, column in columns.items()}

    def page_tables(self) -> Sequence[Columns]:
        """Of the press made last, and what slopes cost."""
        made = [self._table_of_press()] if self.now.slip_press else []
        return [*made, *([self._cost()] if self.nudged is not None else [])]

    def _table_of_press(self) -> Columns:
        presses: dict[int, Callable[[], Columns]] = {1: self._adds, 2: self._price, 3: self._truth, 4: self._products}
        presses |= {5: self._by_weight, 6: self._new}
        return presses[self.now.slip_press]()

    @property
    def _numbers(self) -> list[str]:
        return [str(unit + 1) for unit in range(self.here.cooks)]

    def _adds(self) -> Columns:
        here, text = self.here, self.text
        heard = [*((weights, here.heard) for weights in here.first), (here.last, here.passed)]
        sums = [
            " + ".join(
                [*(f"{factor(w)} × {factor(x)}" for w, x in zip(weights, xs, strict=False)), factor(weights[-1])]
            )
            for weights, xs in heard
        ]
        passes = [text("cell.tanh", value=number(passed)) for passed in here.passed]
        return self._table(
            cook=[*self._numbers, text("cell.last")],
            adds=sums,
            sum=[*map(number, here.sums), number(here.logit)],
            passes=[*passes, text("cell.chance", chance=here.chance)],
        )

    def _price(self) -> Columns:
        here = self.here
        chance, given = number(here.chance), number(here.given)
        said = chance if here.likes else f"1 − {chance} = {given}"
        return self._table(chance=[chance], given=[said], loss=[f"−ln {here.given:.3f} = {here.loss:.3f}"])

    def _truth(self) -> Columns:
        here = self.here
        return self._table(chance=[number(here.chance)], liked=[f"{here.likes:.0f}"], slip=[number(here.slip)])

    def _products(self) -> Columns:
        here = self.here
        pairs = zip(here.passed, here.awake, strict=True)
        return self._table(
            cook=self._numbers,
            weight_on=[number(weight) for weight in here.last[:-1]],
            slip_after=[number(here.slip)] * here.cooks,
            awake=[f"1 − {factor(passed)}² = {number(awake)}" for passed, awake in pairs],
            slip=[number(slip) for slip in here.slips],
        )

    def _by_weight(self) -> Columns:
        base = self.text("name.base")
        return self._table(
            weight=self._weights,
            slip=[number(slip) for _, _, slip, _ in self._ways],
            came_in=["1" if source == base else number(came_in) for source, _, _, came_in in self._ways],
            slope=[number(slope) for slope in self.here.slopes],
        )

    def _new(self) -> Columns:
        here, rate = self.here, self.now.slip_rate
        return self._table(
            weight=self._weights,
            now=[number(weight) for weight in here.weights],
            step=[f"− {rate:g} × {factor(slope)}" for slope in here.slopes],
            new=[number(weight) for weight in here.stepped(rate).weights],
        )

    def _cost(self) -> Columns:
        counts = sorted({*PRICED, len(self.here.weights)})
        return self._table(
            weights=[self._count(count) for count in counts],
            backward=["1" for _ in counts],
            one_sided=[self._count(count) for count in counts],
            two_sided=[self._count(2 * count) for count in counts],
        )

    def _count(self, count: int) -> str:
        return self.text("cell.billions", count=count // 10**9) if count >= 10**9 else grouped(count)

    def tables(self) -> Told:
        """All on the slips, and the training."""
        here = self.here
        each = [*(unit for unit in range(here.cooks) for _ in range(3)), *[here.cooks] * (here.cooks + 1)]
        sums, awake = [*here.sums, here.logit], [*here.awake, 1.0]
        slips = self._table(
            **{"from": [source for source, _, _, _ in self._ways]},
            to=[unit for _, unit, _, _ in self._ways],
            now=here.weights.tolist(),
            came_in=[came_in for _, _, _, came_in in self._ways],
            sum=[sums[unit] for unit in each],
            awake=[awake[unit] for unit in each],
            slip=[slip for _, _, slip, _ in self._ways],
            slope=here.slopes.tolist(),
        )
        if not self.state.cooked:
            return {"slips": slips}
        course = trained(self.state.cooked[-1])
        shares = {"right": course.right.tolist(), "unseen": course.unseen.tolist()}
        rounds = self._table(round=range(len(course.losses)), loss=course.losses.tolist(), **shares)
        return {"slips": slips, "training": rounds}

    # ---- pictures ----

    def networks(self) -> Sequence[NetworkPicture]:
        """The line, with what is known by now; after the last press with the new weights."""
        press, text = self.now.slip_press, self.text
        here = self.here.stepped(self.now.slip_rate) if press == 6 else self.here
        press = 1 if press == 6 else press
        unknown = (float("nan"),) * here.cooks
        passed = (tuple(here.passed), (here.logit,)) if press else (unknown, unknown[:1])
        slips = (tuple(here.slips) if press >= 4 else unknown, (here.slip,)) if press >= 3 else None
        which, line = self.nudged, None
        if which is not None and which < 3 * here.cooks:
            line = (1, which // 3, which % 3) if which % 3 < 2 else None
        elif which is not None and which < 4 * here.cooks:
            line = (2, 0, which - 3 * here.cooks)
        first, last = tuple(map(tuple, here.first[:, :2])), (tuple(here.last[:-1]),)
        return [
            NetworkPicture(
                activations=(tuple(here.heard), *passed),
                weights=(first, last),
                biases=(tuple(here.first[:, 2]), (here.last[-1],)),
                inputs=(text("name.salt"), text("name.spice")),
                output=text("name.last"),
                slips=slips,
                names=(tuple(map(self._cook, range(here.cooks))),),
                picked_line=line,
            )
        ]

    def cards(self) -> Sequence[CardShown]:
        """The chef's, once there is one; what stands there until its film lives."""
        run, text = self.run, self.text
        if run is None:
            return ()
        state = text("card.state", rounds=run.slip_rounds)
        numbers = trained(run).weights[-1].tolist()
        return [CardShown(text("card.whose"), (2, run.slip_cooks, 1), numbers, state, (self.mine, text("mine.short")))]

    def place_of(self, slider: str) -> int:
        """Of a side of the ticket; the clock stands at the end until it is played."""
        return super().place_of(slider) if slider in ("slip_salt", "slip_spice") else -1

    def followed(self) -> Mapping[str, Looks]:
        """The ticket in the reader's hand: the line, the sentence and its table."""
        (drawn,), line = self.networks(), dict[tuple[str, str], str]()
        for layer, units in enumerate(drawn.activations):
            for unit, value in enumerate(units):
                name = f"c{layer}-{unit}"
                line[f"v{name}", "words"] = _short(value) if isfinite(value) else "?"
                if drawn.slips and layer:
                    slip = drawn.slips[layer - 1][unit]
                    line[f"s{name}", "words"] = _short(slip) if isfinite(slip) else "?"
        if self.now.slip_press == 6 or self.now.slip_updates:
            numbers = [(f"nl1-{unit}-{at}", w) for unit, row in enumerate(drawn.weights[0]) for at, w in enumerate(row)]
            numbers += [(f"nl2-0-{at}", weight) for at, weight in enumerate(drawn.weights[1][0])]
            line |= {(name, "words"): _short(weight) for name, weight in numbers}
        return {"slip_line": {}, "slip_said": {}, "strips1": line, "strips2": self._told()}

    def _told(self) -> Looks:
        """The sentence of the press made last, that of the nudge, and every cell of the table."""
        press, text = self._press(), self.text
        names = [f"say.ticket.{self._likes}", "say.forward", f"say.wrong.{self._likes}", "say.last", "say.station"]
        name = [*names, "say.slopes", "say.update"][self.now.slip_press]
        told = text(name, **press[name][0])
        if not self.now.slip_press and self.now.slip_updates:
            told += " " + text("say.updates", **press["say.updates"][0])
        nudged = text("say.nudged", **press["say.nudged"][0]) if self.nudged is not None else ""
        said = {("told", "words"): told, ("nudged", "words"): nudged}
        if self.now.slip_press:
            ids = {text(f"column.{name}"): name for name in CELLS}
            for column, cells in self._table_of_press().items():
                said |= {(f"{ids[str(column)]}{row}", "words"): str(cell) for row, cell in enumerate(cells)}
        return said

    def films(self) -> Mapping[str, Looks]:
        """The last frame: every number of the line, the two curves, and the sentence."""
        run = self.run
        weights = trained(run).weights[-1] if run else first_weights(net(self.now), self.now.slip_seed)
        cooks, line = (run or self.now).slip_cooks, {}
        bases = {*(3 * unit + 2 for unit in range(cooks)), 4 * cooks}
        earlier = trained(run).weights[-6] if run else weights
        first, _ = worst(run or self.now.run)
        ticket_here = Ticket(np.array(weights), first.heard, first.likes)
        for name, slip in [("2-0", ticket_here.slip), *((f"1-{u}", s) for u, s in enumerate(ticket_here.slips))]:
            line[f"ws{name}-said", "words"] = line[f"ps{name}-said", "words"] = self._on_slip(float(slip))
        line["caption", "words"] = self._caption(first)
        for place, value in enumerate(weights.tolist()):
            went = value - earlier[place] if run else -np.sign(ticket_here.slopes[place].round(9))
            arrow = "▲" if went > 0.005 else "▼" if went < -0.005 else ""
            sign = "+" if place in bases and value >= 0 else ""
            line[f"wn{place}", "words"] = line[f"pn{place}", "words"] = f"{sign}{_short(value)}{arrow}"
        line["wown-said", "words"] = line["pown-said", "words"] = number(weights[self.mine], 2)
        if run is None:
            return {"training": line, **self.followed()}
        course = trained(run)
        line["wloss-said", "words"] = line["ploss-said", "words"] = number(course.losses[-1], 2)
        said = {("said", "words"): self._at_the_end(course, run)}
        return {"training": line, "said": said, "machine": {}, **self.followed()}

    def _on_slip(self, slip: float) -> str:
        size = number(abs(slip), 2)
        if not float(size):
            return size
        return self.text("slip.less" if slip > 0 else "slip.more", size=size, slip=number(slip, 2))

    def _caption(self, first: Ticket) -> str:
        """Before the training what the picture shows, and how it is read at its end."""
        if self.run:
            return self.text("line_key", count=TICKETS)
        likes = "likes" if first.likes else "dislikes"
        return self.text(f"trip.all.{likes}", chance=first.chance, count=len(first.weights))

    def _at_the_end(self, course: Course, run: BlameSlips) -> str:
        names = ((name, told[-1]) for name, told in self._rounds(course, run).items() if told and name != "say.score")
        name, last = max(names, key=lambda each: float(str(each[1]["round"])))
        return self.text(name, **last)
