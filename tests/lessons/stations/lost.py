"""The line that lost a number, worked out cook by cook: what it says, what its pictures show, what is on its card."""

import re
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from core.arrays import Array
from core.network import Network
from core.patterns import crowd
from core.slips import first_weights
from lessons.stations.settings import Stations
from tests.grouped import grouped
from tests.oracle import CardShown, Drawing, Looks, Rounded, Sentences
from ui.kit.text import Text

TICKETS, FRESH, ROUNDS = 100, 1000, 300
PLACES = (0, 1, 3, 4, 6, 7, 9, 10, 11)
CIRCLES = ((212, 36), (212, 112), (212, 188), (352, 72))
RADIUS, REACH = 22, 1.35
WHERE = ("below", "left", "above", "right_side")


def sigmoid(logit: Array) -> Array:
    """The chance of a yes."""
    return 1 / (1 + np.exp(-logit))


def above_nothing(grams: float) -> str:
    """A width with one digit, or as many more as show that it is not 0."""
    return next((shown for digits in range(1, 7) if float(shown := f"{grams:.{digits}f}")), "0.000000")


@cache
def given() -> tuple[float, ...]:
    """Trained by plain gradient descent on the cross-entropy, written out; then tenths, and one number 0."""
    weights = np.array(first_weights(Network((2, 3, 1), "tanh"), 0))
    tickets = crowd("ring", count=TICKETS)
    one = np.ones((TICKETS, 1))
    for _ in range(ROUNDS):
        station, last = weights[:9].reshape(3, 3), weights[9:]
        heard = np.hstack([tickets.X, one])
        passed = np.tanh(heard @ station.T)
        slip = (sigmoid(np.hstack([passed, one]) @ last) - tickets.y) / TICKETS
        back = slip[:, None] * last[None, :3] * (1 - passed**2)
        weights = weights - np.concatenate([(back.T @ heard).ravel(), slip @ np.hstack([passed, one])])
    weights = np.round(weights, 1)
    weights[7] = 0.0
    return tuple(weights.tolist())


def with_found(text: str) -> Array:
    """With the numbers of a setting in their places."""
    weights = np.array(given())
    for part in filter(None, text.split("~")):
        place, value = part.split("_")
        weights[int(place)] = float(value)
    return weights


@dataclass(frozen=True)
class Found:
    """The line as it is set, and what is to be shown of it."""

    text: Text
    now: Stations

    @cached_property
    def weights(self) -> Array:
        """All thirteen."""
        return with_found(self.now.net_found)

    def passed(self, X: Array, weights: Array | None = None) -> Array:
        """(4, n) what the cooks pass on."""
        numbers = self.weights if weights is None else weights
        rows = numbers[:9].reshape(3, 3)
        station = np.tanh(rows[:, :2] @ X.T + rows[:, 2:])
        return np.vstack([station, numbers[9:12] @ station + numbers[12]])

    @property
    def ticket(self) -> Array:
        """As the cooks hear it."""
        return np.array([[self.now.ticket_salt / 3 - 1, self.now.ticket_spice / 3 - 1]])

    def figures(self, weights: Array | None = None) -> tuple[float, int]:
        """How far off, and how many are right."""
        diners = crowd("ring", count=TICKETS)
        logits = self.passed(diners.X, weights)[-1]
        surprise = np.log1p(np.exp(-np.where(diners.y > 0.5, logits, -logits)))
        return float(surprise.mean()), int(((logits > 0) == (diners.y > 0.5)).sum())

    def unseen(self) -> int:
        """How many of other tickets are right."""
        diners = crowd("ring", count=FRESH, unseen=True)
        return int(((self.passed(diners.X)[-1] > 0) == (diners.y > 0.5)).sum())

    def gap(self) -> float:
        """How wide it is open along all four sides, in grams: each crossing of a side found by halving."""
        sides = ((None, -1.0), (-1.0, None), (None, 1.0), (1.0, None))
        return 3 * sum(self.above_along(*side) for side in sides)

    def above_along(self, salt: float | None, spice: float | None) -> float:
        """How much of one side, from -1 to 1, is liked."""

        def verdict(at: Array) -> Array:
            fixed = [at if each is None else np.full(len(at), each) for each in (salt, spice)]
            return np.asarray(self.passed(np.column_stack(fixed))[-1])

        ends = np.linspace(-1, 1, 241)
        low, high, begins = ends[:-1].copy(), ends[1:].copy(), verdict(ends) > 0
        for _ in range(30):
            middle = (low + high) / 2
            as_below = (verdict(middle) > 0) == begins[:-1]
            low, high = np.where(as_below, middle, low), np.where(as_below, high, middle)
        first = np.where(begins[:-1] == begins[1:], ends[1:], low) - ends[:-1]
        return float(np.where(begins[:-1], first, 0).sum() + np.where(begins[1:], np.diff(ends) - first, 0).sum())

    def sides(self) -> list[str]:
        """On which sides the border is open; `nobody` where nothing is liked, `everybody` where all is."""
        axis = np.linspace(-1, 1, 41)
        everything = np.array([(salt, spice) for spice in axis for salt in axis])
        likes = self.passed(everything)[-1].reshape(41, 41) > 0
        edges = (likes[0], likes[:, 0], likes[-1], likes[:, -1])
        if likes.all() or not likes.any():
            return ["everybody" if likes.all() else "nobody"]
        return [name for name, edge in zip(WHERE, edges, strict=True) if edge.any()]

    @property
    def closed(self) -> bool:
        """By a hand."""
        return bool(self.now.net_found) and not self.sides()

    # ---- words ----

    def cook(self, number: int) -> str:
        """A cook's name."""
        return self.text("lost.last") if number == 3 else self.text("lost.cook", number=number + 1)

    def heeds(self, place: int) -> dict[str, str]:
        """Who heeds what with a number."""
        if place > 8:
            return {"cook": self.cook(3), "hears": self.cook(place - 9)}
        return {"cook": self.cook(place // 3), "hears": self.text.option("net_hears", ("salt", "spice")[place % 3])}

    def number(self, place: int) -> str:
        """Its name."""
        return self.text("lost.number", **self.heeds(place))

    @property
    def value(self) -> str:
        """The number in the hand, as it is written."""
        return f"{self.weights[self.now.net_number]:z.1f}".replace("-", "−")

    def verdict(self) -> tuple[str, str, str]:
        """The answer, how sure it is, and whether the diner agrees."""
        logit = float(self.passed(self.ticket)[-1, 0])
        likes = float(np.hypot(self.now.ticket_salt - 3, self.now.ticket_spice - 3)) < 1.5
        chance = max(float(sigmoid(np.array(logit))), 1 - float(sigmoid(np.array(logit))))
        sure = self.text("lost.sure_over") if chance >= 0.995 else self.text("lost.sure", chance=chance)
        agrees = "✓" if (logit > 0) == likes else "✗"
        mark = f"{agrees} {self.text('lost.diner_yes' if likes else 'lost.diner_no')}"
        return self.text("diner.yes" if logit > 0 else "diner.no"), sure, mark

    def said(self) -> tuple[str, dict[str, object]]:
        """The sentence, and what it is filled with."""
        sides = self.sides()
        values: dict[str, object] = {"value": self.value}
        if not sides:
            counts = {"right": self.figures()[1], "count": TICKETS, "unseen": self.unseen(), "fresh": FRESH}
            return "lost.closed", values | counts
        if sides in (["nobody"], ["everybody"]):
            return f"lost.{sides[0]}", values
        where = self.text.label("say.and_also").join(self.text(f"lost.{side}") for side in sides)
        where = self.text("lost.all_sides") if len(sides) == 4 else where
        return "lost.open", values | {"where": where, "gap": above_nothing(self.gap())}

    def task(self) -> tuple[str, dict[str, object]]:
        """What is asked of the hand."""
        place = self.now.net_number
        name = {7: "lost.task"}.get(place, "lost.task_last" if place > 8 else "lost.task_other")
        return name, {**self.heeds(place), "limit": 6}

    def was(self) -> tuple[str, str]:
        """Both figures before the last move."""
        if not self.now.net_found:
            return "", ""
        loss, right = self.figures(with_found(self.now.net_was))
        return self.text("lost.was", value=f"{loss:.2f}"), self.text("lost.was", value=f"{right}")

    def sentences(self) -> Sentences:
        """All that may be said of it."""
        answer, sure, mark = self.verdict()
        logit = self.passed(self.ticket)[-1, 0]
        chance = float(sigmoid(np.array(abs(logit))))
        name, values = self.said()
        task, asked = self.task()
        spoken = {
            "number": self.number(self.now.net_number),
            "value": self.value,
            "salt": self.now.ticket_salt,
            "spice": self.now.ticket_spice,
        }
        found: Sentences = {
            "lost.cook": [{"number": number} for number in (1, 2, 3)],
            "lost.number": [self.heeds(place) for place in PLACES],
            "alt.lost": [spoken | {"answer": answer, "sure": sure, "mark": mark}],
            "lost.axis": [{"name": self.text.option("net_hears", name)} for name in ("salt", "spice")],
            name: [values],
            task: [asked],
        }
        moved = [at for at, weight in enumerate(self.weights.tolist()) if weight != given()[at]]
        others = [self.number(at) for at in moved if at != self.now.net_number]
        if others:
            found["lost.besides"] = [{"numbers": self.text.label("say.and_also").join(others)}]
        if chance < 99.5:
            found["lost.sure"] = [{"chance": chance}]
        if self.now.net_found:
            loss, right = self.figures(with_found(self.now.net_was))
            found["lost.was"] = [{"value": f"{loss:.2f}"}, {"value": f"{right}"}]
        return found

    def card(self) -> CardShown:
        """Its card."""
        changed = tuple(self.weights.tolist()) != given()
        state = self.text("card.by_hand") if changed else ""
        mine = (self.now.net_number, self.number(self.now.net_number))
        return CardShown(self.text("card.whose"), (2, 3, 1), self.weights.tolist(), state, mine)

    # ---- pictures ----

    def drawings(self) -> dict[str, Drawing]:
        """The line and the map where no film lives."""
        return {"lost_still": self._line, "lost_map_still": self._map}

    def films(self) -> dict[str, Looks]:
        """What films show where the sliders stand."""
        loss, right = self.figures()
        figures: dict[tuple[str, str], str | Rounded] = {
            ("loss", "words"): Rounded(loss, 2),
            ("right", "words"): f"{right}",
            ("unseen", "words"): grouped(self.unseen()),
        }
        words = {("g0", "words"): f"{self.now.ticket_salt:.1f}", ("g1", "words"): f"{self.now.ticket_spice:.1f}"}
        name, values = self.said()
        answer, sure, mark = self.verdict()
        strips: dict[tuple[str, str], str | Rounded] = {("answer", "words"): answer, ("mark", "words"): mark}
        strips["sure", "words"] = sure
        for cook, value in enumerate(self.passed(self.ticket)[:3, 0].tolist()):
            strips[f"v{cook}", "words"] = Rounded(value, 2)
        salt, spice = 22 + self.now.ticket_salt / 6 * 272, 292 - self.now.ticket_spice / 6 * 272
        ticket = {
            ("salt", "transform"): f"translate({round(salt, 1):g} 0)",
            ("spice", "transform"): f"translate(0 {round(spice, 1):g})",
        }
        place = self.now.net_number
        return {
            "lost": figures | words | {(f"t{place}", "words"): self.value},
            "lost_map": figures | ticket,
            "lost_said": {("said", "words"): self.text(name, **values)},
            "lost_card": {},
            "strips1": strips,
        }

    def _line(self, svg: str) -> None:
        """Each number on its line, each cook's own border, the ticket and the verdict."""
        for place in PLACES:
            assert _words(svg, f"t{place}") == f"{self.weights[place]:z.1f}".replace("-", "−"), place
        for cook, value in enumerate(self.passed(self.ticket)[:3, 0].tolist()):
            assert abs(float(_words(svg, f"v{cook}").replace("−", "-")) - value) <= 0.0051, cook
        assert tuple(_words(svg, name) for name in ("answer", "sure", "mark")) == self.verdict()
        asked = (f"{self.now.ticket_salt:.1f}", f"{self.now.ticket_spice:.1f}")
        assert (_words(svg, "g0"), _words(svg, "g1")) == asked
        for cook, (x, y) in enumerate(CIRCLES):
            points = _points(svg, f"b{cook}")
            tickets = np.column_stack([(points[:, 0] - x), (y - points[:, 1])]) / RADIUS * REACH
            passed = self.passed(tickets)[cook] if len(points) else np.zeros(0)
            assert np.median(np.abs(passed), axis=None) < 0.2 if len(points) else True, cook
        self._figures(svg)

    def _map(self, svg: str) -> None:
        """The border where a yes turns into a no, now and before; every diner; the ticket."""
        for name, weights in (("border", self.weights), ("before", with_found(self.now.net_was))):
            points = _points(svg, name)
            assert (
                bool(len(points))
                or (name == "before" and not self.now.net_found)
                or self.sides() in (["nobody"], ["everybody"])
            )
            tickets = np.column_stack([(points[:, 0] - 22) / 136 - 1, (292 - points[:, 1]) / 136 - 1])
            assert np.abs(self.passed(tickets, weights)[-1]).max(initial=0) < 0.5, name
        diners = crowd("ring", count=TICKETS)
        rings = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="3.2"/>', svg)
        liked = diners.X[diners.y > 0.5]
        places = np.column_stack([22 + (liked[:, 0] + 1) * 136, 292 - (liked[:, 1] + 1) * 136])
        assert np.abs(np.array(rings, float) - places).max() <= 0.051
        assert svg.count("l6 6m0-6l-6 6") == TICKETS - len(liked)
        self._figures(svg)

    def _figures(self, svg: str) -> None:
        loss, right = self.figures()
        assert abs(float(_words(svg, "loss")) - loss) <= 0.0051
        assert _words(svg, "right") == f"{right}"
        assert _words(svg, "unseen") == grouped(self.unseen())
        assert (_words(svg, "loss-was"), _words(svg, "right-was"), _words(svg, "unseen-was")) == (*self.was(), "")


def _words(svg: str, name: str) -> str:
    found = re.search(rf'<(\w+)[^>]* ?id="{name}"[^>]*>([^<]*)</\1>', svg)
    assert found, name
    return found[2]


def _points(svg: str, name: str) -> Array:
    found = re.search(rf'<path id="{name}" d="([^"]*)"', svg)
    assert found, name
    return np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", found[1]), float).reshape(-1, 2)
