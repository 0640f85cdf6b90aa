"""What *Stations* ought to show: a line of cooks worked out cook by cook, with its counts, its maps and its borders."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from math import floor
from typing import cast

import numpy as np

from core.arrays import Array
from core.capacity import Capacity
from core.capacity import capacity as core_capacity
from core.losses import squared
from core.network import Network
from core.optimizers import adam
from core.patterns import crowd
from core.starts import start
from core.training import History, train
from core.workspace import fast
from lessons.stations.settings import Stations
from tests.lessons.stations.lost import Found
from tests.lessons.stations.maps import borders, heat, small_maps
from tests.oracle import CardShown, Columns, Drawing, Looks, Rounded, Sentences, Told, rounded
from tests.oracle import Oracle as Base
from ui.draw.card import card_svg
from ui.draw.network import NetworkPicture
from ui.figures import percent
from ui.kit import cards
from ui.settings import kinds

ROUNDS, EVERY, RATE = 1000, 10, 0.05
TICKETS, FRESH, STARTS = 100, 1000, 60
WIDTHS = (1, 2, 3, 4)
NEARLY_ALWAYS, LEARNED = 0.9, 0.9
POINTS, SMALL_POINTS = 41, 21

PASSES: dict[str, Callable[[Array], Array]] = {
    "tanh": np.tanh,
    "relu": lambda x: np.where(x > 0, x, 0.0),
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "identity": lambda x: x,
}
HALFWAY = {"tanh": 0.0, "relu": 1e-6, "sigmoid": 0.5, "identity": 0.0}


def numbers_by_hand(text: str) -> dict[int, float]:
    """What a setting of numbers set by hand holds."""
    parts = [part.split("_") for part in text.split("~") if part]
    return {int(place): float(value) for place, value in parts}


def with_hand(weights: Array, text: str) -> Array:
    """With those numbers in their places, as far as there are such."""
    changed = weights.copy()
    for place, value in numbers_by_hand(text).items():
        if place < len(changed):
            changed[place] = value
    return changed


@dataclass(frozen=True, eq=False)
class Line:
    """A line of cooks with its numbers, one layer after the other, each unit's weights and then its base."""

    sizes: tuple[int, ...]
    rule: str
    weights: Array
    trained: bool

    @cached_property
    def layers(self) -> list[Array]:
        """(units, inputs + 1) of each layer."""
        found, at = [], 0
        for came_in, units in zip(self.sizes[:-1], self.sizes[1:], strict=True):
            found.append(self.weights[at : at + units * (came_in + 1)].reshape(units, came_in + 1))
            at += units * (came_in + 1)
        assert at == len(self.weights)
        return found

    def passed(self, heard: Array) -> list[Array]:
        """What every layer passes on, (units, tickets) each; the last cook adds up and no more."""
        found = [heard.T]
        for number, layer in enumerate(self.layers, start=1):
            sums = layer[:, :-1] @ found[-1] + layer[:, -1:]
            found.append(sums if number == len(self.layers) else PASSES[self.rule](sums))
        return found

    def verdicts(self, heard: Array) -> Array:
        """Of the last cook."""
        return self.passed(heard)[-1][0]

    def right(self, pattern: str, count: int, *, unseen: bool = False) -> float:
        """The share of tickets on the right side of one half."""
        tickets = crowd(pattern, count=count, unseen=unseen)
        return float(np.mean((self.verdicts(tickets.X) > 0.5) == (tickets.y > 0.5)))

    def loss(self, pattern: str) -> float:
        """The mean squared error."""
        tickets = crowd(pattern, count=TICKETS)
        return float(np.mean((self.verdicts(tickets.X) - tickets.y) ** 2))

    def maps(self, points: int = POINTS) -> list[Array]:
        """(units, spice, salt) of each layer, the ticket's own first: what every cook passes on for every ticket."""
        axis = np.linspace(-1, 1, points)
        everything = np.array([(salt, spice) for spice in axis for salt in axis])
        return [layer.reshape(-1, points, points) for layer in self.passed(everything)]


def sizes(run: Stations) -> tuple[int, ...]:
    """Of the layers."""
    return (2, *[run.net_cooks] * run.net_stations, 1)


def beginning(run: Stations) -> Array:
    """The first numbers."""
    way = "ones" if run.net_start == "ones" else "he" if run.net_rule == "relu" else "xavier"
    return with_hand(start(Network(sizes(run), run.net_rule), way, run.net_seed), run.net_hand)


@cache
def training(run: Stations) -> History:
    """A run; copies are trained in the plain form, which keeps them equal to the last digit."""
    net = Network(sizes(run), run.net_rule)
    model = net.model if run.net_start == "ones" else fast(net)
    tickets = crowd(run.net_pattern, count=TICKETS)
    return train(model, tickets, squared, adam(RATE), beginning(run), epochs=ROUNDS, record_every=EVERY)


def finished(run: Stations) -> Line:
    """A run's end."""
    return Line(sizes(run), run.net_rule, training(run).weights[-1], trained=True)


@cache
def starts(pattern: str = "ring", rule: str = "tanh") -> Capacity:
    """Many starts of each width."""
    way = "he" if rule == "relu" else "xavier"
    return core_capacity(pattern, WIDTHS, activation=rule, way=way)


def counts(pattern: str = "ring", rule: str = "tanh") -> dict[int, int]:
    """Of how many starts each width learned a pattern."""
    rows = starts(pattern, rule).accuracies
    return {width: int(np.sum(row >= LEARNED)) for width, row in zip(WIDTHS, rows, strict=True)}


def needed() -> int:
    """The fewest that nearly always do."""
    return min(width for width, count in counts().items() if count >= NEARLY_ALWAYS * STARTS)


def beside_half(verdict: float) -> str:
    """A verdict with two digits, or as many more as show on which side of one half it lies."""
    for digits in range(2, 7):
        shown = f"{verdict:z.{digits}f}"
        if (float(shown) > 0.5) == (verdict > 0.5) and (float(shown) < 0.5) == (verdict < 0.5):
            return shown.replace("-", "−")
    return f"{verdict:z.6f}".replace("-", "−")


def told_apart(one: float, other: float) -> tuple[str, str]:
    """Two losses with three digits, or as many more as tell them apart."""
    for digits in range(3, 7):
        shown = f"{one:.{digits}f}", f"{other:.{digits}f}"
        if shown[0] != shown[1]:
            return shown
    return f"{one:.3f}", f"{other:.3f}"


def handed_on(layers: Sequence[Array]) -> list[int]:
    """How many kinds of units each hidden layer has, if those are of a kind that hear as much of each kind before."""
    alike, kinds = [[0], [1]], []
    for layer in layers:
        hears = [(*(round(sum(unit[same]), 9) for same in alike), unit[-1]) for unit in layer]
        alike = [[place for place, each in enumerate(hears) if each == one] for one in dict.fromkeys(hears)]
        kinds.append(len(alike))
    return kinds


class Oracle(Base[Stations]):
    """The expected page."""

    ways = (
        "net_mode=train net_stations=2 net_start=ones net_cooks=2 train net_start=random net_rule=sigmoid train"
        " net_map=verdict net_round=100.0 net_mode=hand net_cook=B1 net_hears=A2 net_mode=train net_rule=identity"
    )

    @property
    def now(self) -> Stations:
        """The settings."""
        return self.state.settings

    @property
    def run(self) -> Stations | None:
        """The last run, if it is one of the settings as they are."""
        runs = self.state.cooked
        return runs[-1] if runs and runs[-1] == self.now.run else None

    def line(self, settings: Stations) -> Line:
        """At the round looked at."""
        if self.run is None or settings.net_round == 0:
            return Line(sizes(settings), settings.net_rule, beginning(settings), trained=False)
        weights = training(self.run).weights[round(settings.net_round / EVERY)]
        return Line(sizes(settings), settings.net_rule, with_hand(weights, settings.net_touch), trained=True)

    @cached_property
    def shown(self) -> Line:
        """The line on screen."""
        return self.line(self.now)

    # ---- who is who ----

    @property
    def names(self) -> list[list[str]]:
        """The cooks of each layer after the ticket."""
        stations = [[f"{letter}{k + 1}" for k in range(self.now.net_cooks)] for letter in "AB"[: self.now.net_stations]]
        return [*stations, ["out"]]

    @property
    def picked(self) -> tuple[int, int, str]:
        """The layer, the unit and the name of the cook looked at."""
        seats = {name: (layer, unit) for layer, row in enumerate(self.names, 1) for unit, name in enumerate(row)}
        name = self.now.net_cook if self.now.net_cook in seats else "A1"
        return (*seats[name], name)

    def heard(self, layer: int) -> list[str]:
        """What the cooks of a layer hear."""
        return [*(["salt", "spice"], *self.names)[layer - 1], "base"]

    @property
    def verdict(self) -> float:
        """On the ticket."""
        return float(self.shown.verdicts(self.ticket)[0])

    @property
    def judged(self) -> str:
        """That, with as many digits from the second on as show on which side of one half it lies."""
        return beside_half(self.verdict)

    @property
    def ticket(self) -> Array:
        """As the cooks hear it."""
        return np.array([[self.now.ticket_salt / 3 - 1, self.now.ticket_spice / 3 - 1]])

    @property
    def before(self) -> Line | None:
        """The line of the run before, if it learned the same."""
        runs = self.state.cooked
        return finished(runs[-2]) if len(runs) > 1 and runs[-2].net_pattern == self.now.net_pattern else None

    @property
    def found(self) -> Found:
        """The line that lost a number."""
        return Found(self.text, self.now)

    # ---- words ----

    def answers(self) -> Collection[str]:
        """How many cooks it takes."""
        return [str(needed())]

    def figures(self) -> Mapping[str, float]:
        """Under the map."""
        pattern = self.now.net_pattern
        found = {
            "loss": self.shown.loss(pattern),
            "right": self.shown.right(pattern, TICKETS),
            "unseen": self.shown.right(pattern, FRESH, unseen=True),
        }
        return {self.text(f"metric.{name}"): value for name, value in found.items()}

    def sentences(self) -> Sentences:
        """All that the page may say."""
        fewest, won = needed(), counts()
        often = [self._often(won[width]) for width in (fewest, fewest - 1)]
        truth = {"needed": fewest, "won": often[0], "seeds": STARTS, "fewer": fewest - 1, "lost": often[1]}
        truth["learned"] = 0.9
        truth["rule"] = self.text.option("net_rule", "tanh")
        how = {"cooks": sum(map(len, self.names)) - 1, "verdict": self.judged}
        ticket = "say.ticket_yes" if self.verdict > 0.5 else "say.ticket_no"
        grams = zip(("salt", "spice"), (self.now.ticket_salt, self.now.ticket_spice), strict=True)
        who = self.picked[2] if self.now.net_map == "cook" else "out"
        return {
            "bet.truth": [truth],
            "alt.network": [how],
            "alt.map": [{"who": self.text.option("net_cook", who)}, {"who": self.text("lost.last")}],
            **self.found.sentences(),
            "on_ticket": [{"name": self.text.option("net_hears", name), "grams": asked} for name, asked in grams],
            "bet.all": [{"seeds": STARTS, "count": STARTS}],
            "bet.none": [{"seeds": STARTS, "count": 0}],
            **self._many_starts(),
            ticket: [{"verdict": self.judged}],
            **self._weight(),
            **self._result(),
            **self._one_side(),
            **self._hand(),
            **self._copies(),
            **self._spoon(),
            **self._changed(),
        }

    def must(self) -> Collection[str]:
        """Whatever is to be said, has to be."""
        own = {**self._result(), **self._one_side(), **self._hand(), **self._copies(), **self._spoon()}
        return {
            "alt.network",
            "alt.map",
            "alt.lost",
            self.found.said()[0],
            *(name for name in own if name.startswith("say.")),
        }

    def _often(self, count: int) -> str:
        name = {0: "bet.none", STARTS: "bet.all"}.get(count, "bet.some")
        return self.text(name, count=count, seeds=STARTS)

    def _many_starts(self) -> Sentences:
        """Of the last run's pattern and rule."""
        if not self.state.cooked:
            return {}
        run = self.state.cooked[-1]
        names = {"pattern": self.text.option("net_pattern", run.net_pattern)}
        names["rule"] = self.text.option("net_rule", run.net_rule)
        learned = counts(run.net_pattern, run.net_rule).values()
        return {
            "capacity": [names | {"seeds": STARTS}],
            "of": [{"count": count, "seeds": STARTS} for count in learned],
            "column.learned": [{"learned": LEARNED}],
        }

    def _weight(self) -> Sentences:
        layer, unit, name = self.picked
        hears = self.now.net_hears if self.now.net_hears in self.heard(layer) else self.heard(layer)[0]
        words = {"hears": self.text.option("net_hears", hears), "cook": self.text.option("net_cook", name)}
        number = self.shown.layers[layer - 1][unit][self.heard(layer).index(hears)]
        far = (
            {"weight.beyond": [{"value": f"{number:.2f}".replace("-", "−"), "limit": 6.0}]}
            if abs(number) >= 6.05
            else {}
        )
        return {"weight": [words], **far}

    def _result(self) -> Sentences:
        pattern, line = self.now.net_pattern, self.shown
        values = {
            "right": round(line.right(pattern, TICKETS) * TICKETS),
            "count": TICKETS,
            "unseen": round(line.right(pattern, FRESH, unseen=True) * FRESH),
            "fresh": FRESH,
        }
        if line.trained:
            rounds = {"rounds": int(self.now.net_round)}
            name = "say.trained_by_hand" if self.now.net_touch else "say.trained"
            return {name: [values | rounds], "card.trained": [rounds]}
        seed = {"seed": self.now.net_seed}
        name = f"start.{self.now.net_start}"
        how = self.text(name, **seed)
        found: Sentences = {name: [seed]}
        if self.now.net_hand:
            found["start.by_hand"] = [{"how": how}]
            how = self.text("start.by_hand", how=how)
        return {**found, "say.untrained": [values | seed | {"how": how}]}

    def _one_side(self) -> Sentences:
        """Where all verdicts on the map are the same."""
        axis = np.linspace(-1, 1, 41)
        verdicts = self.shown.verdicts(np.array([(salt, spice) for spice in axis for salt in axis]))
        if len(set(verdicts.tolist())) == 1:
            return {"say.one_verdict": [{"verdict": beside_half(float(verdicts[0]))}]}
        return {}

    def _hand(self) -> Sentences:
        now, pattern = self.now, self.now.net_pattern
        changed = now.net_touch if self.shown.trained else now.net_hand
        if not changed:
            return {}
        without = self.line(replace(now, net_touch="")) if self.shown.trained else self.line(replace(now, net_hand=""))
        before, after = told_apart(without.loss(pattern), self.shown.loss(pattern))
        return {"say.hand": [{"count": len(numbers_by_hand(changed)), "before": before, "after": after}]}

    def _copies(self) -> Sentences:
        now, number = self.now, self.now.net_cooks
        if number == 1:
            return {}
        found: Sentences = {}
        stations = [letter for letter, twins in zip("AB", self.twins, strict=False) if min(twins) == number - 1]
        if stations:
            name = "say.copies_trained" if self.shown.trained else "say.copies"
            named = self.text.label("say.and_also").join(stations)
            found[name] = [{"cooks": number, "stations": named, "many": len(stations)}]
        left: list[Mapping[str, object]] = []
        for letter, twins in zip("AB", self.twins, strict=False):
            if any(twins) and letter not in stations:
                copied = sum(many > 0 for many in twins)
                working = self.working["AB".index(letter)]
                left.append({"station": letter, "copied": copied, "cooks": number, "different": working})
        if left:
            found["say.copies_left"] = left
        if not found and now.net_start == "ones":
            found["say.tie_broken"] = [{}]
        return found

    @property
    def working(self) -> list[int]:
        """How many different things the cooks of each station hand on."""
        return handed_on(self.shown.layers[:-1])

    @property
    def twins(self) -> list[list[int]]:
        """Of each cook of each station, how many others have the same numbers, in, base and out."""
        found = []
        for layer, after in zip(self.shown.layers, self.shown.layers[1:], strict=False):
            cooks = [(*layer[unit].tolist(), *after[:, unit].tolist()) for unit in range(len(layer))]
            found.append([cooks.count(each) - 1 for each in cooks])
        return found

    def _spoon(self) -> Sentences:
        said = self.now.net_pattern == "either" and self.now.net_rule != "identity"
        return {"say.spoon": [{"best": 3, "count": 4}]} if said else {}

    def _changed(self) -> Sentences:
        if self.run is None or len(self.state.cooked) < 2:
            return {}
        earlier, now = self.state.cooked[-2:]
        differ = self.changes(earlier, now, kinds(Stations), self._words)
        if earlier.net_pattern != now.net_pattern:
            return differ | {"say.changed_other": [self.changed(differ)]}
        values = self.changed(differ) | {"count": TICKETS, "fresh": FRESH}
        for when, run in (("before", earlier), ("after", now)):
            line = finished(run)
            values[f"right_{when}"] = round(line.right(run.net_pattern, TICKETS) * TICKETS)
            values[f"unseen_{when}"] = round(line.right(run.net_pattern, FRESH, unseen=True) * FRESH)
        more = int(str(values["unseen_after"])) - int(str(values["unseen_before"]))
        outcome = "better" if more >= FRESH // 100 else "worse" if more <= -FRESH // 100 else "same"
        return differ | {f"say.changed_{outcome}": [values]}

    def _words(self, name: str, value: object) -> str:
        if name == "net_hand":
            return str(len(numbers_by_hand(str(value))))
        return str(value) if isinstance(value, int | float) else self.text.option(name, value)

    # ---- tables ----

    def page_tables(self) -> Sequence[Columns]:
        """Many starts of each width, with the pattern and the rule of the last run."""
        if not self.state.cooked:
            return ()
        run = self.state.cooked[-1]
        middle = [np.sort(row)[[29, 30]].mean() for row in starts(run.net_pattern, run.net_rule).accuracies]
        return [
            {
                self.text("column.cooks"): list(map(str, WIDTHS)),
                self.text("column.learned", learned=LEARNED): [
                    self.text("of", count=count, seeds=STARTS)
                    for count in counts(run.net_pattern, run.net_rule).values()
                ],
                self.text("column.accuracy"): [f"{floor(100 * share + 0.5 + 1e-9)}%" for share in middle],
            }
        ]

    def tables(self) -> Told:
        """Every number of the line, and the loss of its training."""
        rows = [
            (self.text.option("net_hears", source), self.text.option("net_cook", cook), value)
            for number, (layer, row) in enumerate(zip(self.shown.layers, self.names, strict=True), start=1)
            for cook, weights in zip(row, layer, strict=True)
            for source, value in zip(self.heard(number), weights, strict=True)
        ]
        sources, cooks, values = zip(*rows, strict=True)
        columns = [self.text(f"column.{name}") for name in ("from", "to", "weight")]
        told: Told = {
            "net_lost": self._lost(),
            "net_weights": dict(zip(columns, (sources, cooks, rounded(values, 4)), strict=True)),
        }
        if self.run is None:
            return told
        losses = training(self.run).losses
        names = [self.text.label(f"column.{name}") for name in ("round", "loss")]
        rounds = dict(zip(names, (range(0, ROUNDS + 1, EVERY), rounded(losses, 4)), strict=True))
        return {**told, "net_rounds": rounds}

    def _lost(self) -> Columns:
        """Every number of the line that lost one."""
        found, rows = self.found, []
        for cook in range(4):
            sources = [self.text.option("net_hears", name) for name in ("salt", "spice")]
            sources = [found.cook(each) for each in range(3)] if cook == 3 else sources
            rows += [(source, found.cook(cook)) for source in (*sources, self.text.option("net_hears", "base"))]
        columns = [self.text(f"column.{name}") for name in ("from", "to", "weight")]
        return dict(zip(columns, (*zip(*rows, strict=True), found.weights.tolist()), strict=True))

    # ---- pictures ----

    def drawings(self) -> Mapping[str, Drawing]:
        """The line that lost a number, and its map."""
        return self.found.drawings()

    def cards(self) -> Sequence[CardShown]:
        """That of the line that lost a number, and that of the reader's own."""
        return [self.found.card(), self._own_card]

    @property
    def _own_card(self) -> CardShown:
        now, line = self.now, self.shown
        state = self.text("card.trained", rounds=int(now.net_round)) if line.trained else self.text("card.untrained")
        state = self.text("card.own_by_hand") if (now.net_touch if line.trained else now.net_hand) else state
        return CardShown(self.text("card.own"), line.sizes, line.weights.tolist(), state)

    def networks(self) -> Sequence[NetworkPicture]:
        """The line with the ticket on it."""
        now, (layer, unit, _) = self.now, self.picked
        passed = self.shown.passed(self.ticket)
        hears = self.heard(layer).index(now.net_hears) if now.net_hears in self.heard(layer) else 0
        by_hand = now.net_mode == "hand" and hears < len(self.heard(layer)) - 1
        grams = zip(("salt", "spice"), (now.ticket_salt, now.ticket_spice), strict=True)
        return [
            NetworkPicture(
                activations=tuple(tuple(map(float, each[:, 0])) for each in passed),
                weights=tuple(tuple(tuple(map(float, row[:-1])) for row in each) for each in self.shown.layers),
                biases=tuple(tuple(map(float, each[:, -1])) for each in self.shown.layers),
                inputs=tuple(
                    self.text("on_ticket", name=self.text.option("net_hears", name), grams=asked)
                    for name, asked in grams
                ),
                output=self.text.option("net_cook", "out"),
                picked=(layer, unit),
                names=tuple(map(tuple, self.names[:-1])),
                picked_line=(layer, unit, hears) if by_hand else None,
                even=0.5,
            )
        ]

    def datasets(self) -> Told:
        """The map of the cook looked at, its border and that of the run before, the diners and the ticket."""
        now, (layer, unit, name) = self.now, self.picked
        if now.net_map != "cook" or name == "out":
            layer, unit, name = len(self.names), 0, "out"
        heights = self.shown.maps()[layer][unit]
        level = 0.5 if name == "out" else HALFWAY[now.net_rule]
        lines = [("border", heights, level)]
        if name == "out" and self.before is not None:
            lines.append(("border_before", self.before.maps()[-1][0], 0.5))
        tickets = crowd(now.net_pattern, count=TICKETS)
        places = 3 * (tickets.X + 1)
        wishes = [self.text("diner.yes" if y > 0.5 else "diner.no") for y in tickets.y]
        return {
            "ticket_map.heat": heat(2 * heights - 1 if name == "out" else heights),
            "ticket_map.borders": borders([(self.text(words), each, at) for words, each, at in lines]),
            "ticket_map.tickets": {
                "salt": rounded(places[:, 0], 2),
                "spice": rounded(places[:, 1], 2),
                "diner": wishes,
            },
            "ticket_map.ticket": {"salt": [now.ticket_salt], "spice": [now.ticket_spice]},
        }

    def films(self) -> Mapping[str, Looks]:
        """The line and the ticket on it, the ticket on the map, the figures; each cook's map has no words."""
        now, text = self.now, self.text
        line: dict[tuple[str, str], str | Rounded] = {}
        for column, (name, grams) in enumerate((("salt", now.ticket_salt), ("spice", now.ticket_spice))):
            line[f"wc0-{column}", "words"] = text("on_ticket", name=text.option("net_hears", name), grams=grams)
        strips: dict[tuple[str, str], str | Rounded] = {}
        for layer, passed in enumerate(self.shown.passed(self.ticket)):
            for unit, value in enumerate(passed[:, 0].tolist()):
                if abs(value) < 9.9:
                    strips[f"vc{layer}-{unit}", "words"] = Rounded(value, 2)
        says = "say.ticket_yes" if self.verdict > 0.5 else "say.ticket_no"
        strips["verdict", "words"] = text(says, verdict=self.judged)
        loss, *shares = self.figures().values()
        said: dict[tuple[str, str], str | Rounded] = {("figure0", "words"): Rounded(loss, 3)}
        for number, share in enumerate(shares, start=1):
            said[f"figure{number}", "words"] = f"{percent(share)}%"
        ticket: Looks = {
            ("salt", "transform"): f"translate({round(34 + 52 * now.ticket_salt, 1):g} 0)",
            ("spice", "transform"): f"translate(0 {round(336 - 52 * now.ticket_spice, 1):g})",
        }
        own: Mapping[str, Looks] = {"line": line, "strips2": strips, "ticket_map": ticket, "small": {}, "said": said}
        card = self._own_card
        drawn = cards.card(text, card.whose, card.layers, cast("list[float]", card.numbers), state=card.state)
        own = {**own, "own_card": {("card", "drawn"): card_svg(drawn)}}
        return {**own, **self.found.films()}

    def place_of(self, slider: str) -> int:
        """Of a weight: where it stands to a tenth, from −6 on."""
        if slider.startswith("_found-"):
            return round((self.found.weights[int(slider.removeprefix("_found-"))] + 6) / 0.1)
        if not slider.startswith("_weight-"):
            return super().place_of(slider)
        weight = float(self.shown.weights[int(slider.removeprefix("_weight-"))])
        return round((min(max(round(weight, 1), -6), 6) + 6) / 0.1)

    def images(self) -> Sequence[Drawing]:
        """Every cook's own map, the one looked at in a frame."""
        maps = self.shown.maps(SMALL_POINTS)[1:-1]
        named = [
            (name, each)
            for row, layer in zip(self.names, maps, strict=False)
            for name, each in zip(row, layer, strict=True)
        ]
        return [small_maps(dict(named), self.picked[2])]
