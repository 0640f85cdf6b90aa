"""What *Who judges?* ought to show: three dishes cooked with each judge's slope written out; two prices of a word."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import floor, log

import numpy as np
import pandas as pd

from core.arrays import Array
from lessons.judges.settings import STATED, Judges
from tests.oracle import Columns, Drawing, Looks, Rounded, Sentences, Told, Values, minus, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.figures import shortest
from ui.kitchen.settings import Order

LIMIT = 0.5
"""From here on Huber heeds a complaint no more."""

SLOPES: dict[str, Callable[[Array], Array]] = {
    "squared": lambda e: 2.0 * e,
    "absolute": np.sign,
    "huber": lambda e: np.clip(e, -LIMIT, LIMIT),
}
COUNTS: dict[str, Callable[[Array], Array]] = {
    "squared": lambda e: e**2,
    "absolute": np.abs,
    "huber": lambda e: np.where(np.abs(e) <= LIMIT, e**2 / 2, LIMIT * (np.abs(e) - LIMIT / 2)),
}
START, RATES, ROUNDS = (1.0, 1.0), (0.4, 0.1, 0.02, 0.004, 0.0008), 100
LONGEST_BAR = 7.0
TOLD_APART = (10.0, 1.0, 0.1)
NAMES = ("picky", "dish", "eaters")


@dataclass(frozen=True)
class Cooked:
    """Three dishes for one order whose first diner may be picky."""

    order: Order
    picky: float

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        usual = kitchen.crowd(self.order)
        return kitchen.Crowd(usual.X, np.array([usual.y[0] + self.picky, *usual.y[1:]]))

    @cached_property
    def dishes(self) -> dict[str, Array]:
        """Grams by judge."""
        return {judge: self.rounds(judge)[-1] for judge in SLOPES}

    def rounds(self, judge: str) -> Array:
        """(501, 2) grams before the first round and after each."""
        X, y, w = self.crowd.X, self.crowd.y, np.array(START)
        found = [w]
        for rate in (rate for rate in RATES for _ in range(ROUNDS)):
            w = w - rate * (SLOPES[judge](w @ X.T - y) / len(y)) @ X
            found.append(w)
        return np.array(found)

    def errors(self, judge: str) -> Array:
        """Each diner's complaint."""
        return self.crowd.errors(self.dishes[judge])

    def others(self, judge: str) -> float:
        """How far off it is on average for all but the first."""
        return float(np.mean([abs(error) for error in self.errors(judge)[1:]]))

    def apart(self, other: "Cooked") -> dict[str, float]:
        """How far each dish lies from that of another cook."""
        return {judge: float(np.hypot(*(self.dishes[judge] - other.dishes[judge]))) for judge in SLOPES}


cooked = cache(Cooked)


def brier(percent: float) -> tuple[float, float]:
    """What it costs to have said so of what came, and its slope along the logit."""
    p = percent / 100
    return (1 - p) ** 2, -2 * p * (1 - p) ** 2


def surprise(percent: float) -> tuple[float, float]:
    """The same as a surprise."""
    return -log(percent / 100), percent / 100 - 1


def heard(judge: str, errors: Array) -> float:
    """The first diner's part of all pulls."""
    pulls = [abs(float(pull)) for pull in SLOPES[judge](errors)]
    return pulls[0] / sum(pulls)


def _look(error: float) -> int:
    """Too weak, content or too strong."""
    return int(error >= kitchen.CONTENT_WITHIN) - int(error <= -kitchen.CONTENT_WITHIN)


def _marks(dish: Array) -> tuple[int, int]:
    """Tenths of a gram, of which a plate holds fifty."""
    salt, spice = (min(50, max(0, round(float(grams) * 10))) for grams in dish)
    return salt, spice


def written(price: float) -> str:
    """Two decimals, and two digits that count below a tenth."""
    if price >= 0.1:
        return f"{price:.2f}"
    return np.format_float_positional(price, precision=2, fractional=False, trim="-")


def _tenth(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


PRICES = {"brier": brier, "cross_entropy": surprise}


class Oracle(Base[Judges]):
    """One state of it."""

    @cached_property
    def shown(self) -> Cooked:
        """The dishes on screen; before any is cooked, those of a table at which nobody is picky."""
        if not self.state.cooked:
            return cooked(self.state.settings.order, 0.0)
        run = self.state.cooked[-1]
        return cooked(run.order, run.picky)

    @property
    def runs(self) -> list[Cooked]:
        """The last two cooks."""
        return [cooked(run.order, run.picky) for run in self.state.cooked[-2:]]

    @property
    def calm(self) -> Cooked:
        """Without a picky diner."""
        return cooked(self.shown.order, 0.0)

    @cached_property
    def bet_run(self) -> Judges | None:
        """The first run with a picky diner at the table that is asked about now."""
        asked = self.state.settings.order
        return next((run for run in self.state.cooked if run.picky and run.order == asked), None)

    @cached_property
    def bet_moves(self) -> dict[str, float]:
        """How far each dish moved in it."""
        run = self.bet_run or self.state.settings
        return cooked(run.order, run.picky).apart(cooked(run.order, 0.0))

    def answers(self) -> list[str]:
        """Whose dish moved most, to a hundredth of a gram."""
        most = f"{max(self.bet_moves.values()):.2f}"
        return [judge for judge, far in self.bet_moves.items() if f"{far:.2f}" == most]

    def _bet(self) -> Sentences:
        run = self.bet_run
        if not run:
            return {}
        names = [self.text(f"bet.{judge}") for judge in ("squared", "absolute", "huber") if judge in self.answers()]
        who = self.text.label("say.and_last").join(names)
        order = {"dish": self.text.option("dish", run.dish), "eaters": self.text.option("eaters", run.eaters)}
        said = "bet.truth" if len(names) == 1 else "bet.truth_even"
        return {said: [{"picky": run.picky, "who": who, "most": max(self.bet_moves.values()), **order}]}

    def sentences(self) -> Sentences:
        """All that is said."""
        behind: Values = {"threshold": LIMIT, "surprise": surprise(0.1)[0]}
        said: Sentences = {part: [behind] for part in ("mathematics", "real_model", "breaks")}
        said |= self._bet()
        said |= {"column.pull": [{"judge": self.text(f"stated.{judge}")} for judge in PRICES]}
        said |= self._stated() | self._plates() | self._now()
        return said | (self._cooked() if self.state.cooked else {})

    @property
    def wish(self) -> float:
        """Of the first diner, as the slider stands: of whoever has cooked for another wish, too."""
        return self.state.settings.picky

    def _tasted(self, judge: str) -> Array:
        """What is said of a plate by eight diners, the first of whom wishes for what the slider says."""
        usual, dish = kitchen.crowd(self.shown.order), self.shown.dishes[judge]
        return usual.X @ dish - usual.y - self.wish * np.eye(8)[0]

    def _plates(self) -> Sentences:
        """What each master makes of complaints of 1 and 3, and what is on its plate."""
        counts = [{"off": off, "counts": float(COUNTS[judge](np.array(off)))} for judge in SLOPES for off in (1.0, 3.0)]
        dishes = self.shown.dishes.values()
        unhappy = [{"number": self._unhappy(judge), "others": 7} for judge in SLOPES]
        looks = self._in_plates
        return {
            "alt.plate": [
                {
                    "judge": self.text(f"judge.{judge}"),
                    "told": self.text.label("say.and").join(
                        str(looks[f"{part}{place}", "words"]) for part in ("grams", "share", "unhappy", "own")
                    ),
                }
                for place, judge in enumerate(SLOPES)
            ],
            "plate.counts": counts,
            "plate.grams": [{"salt": d[0], "spice": d[1]} for d in dishes],
            "plate.unhappy": unhappy,
            "plate.own": [{"count": self._own(judge)} for judge in SLOPES],
            "plate.voice": [{"share": self._share(judge)} for judge in SLOPES],
        }

    def _unhappy(self, judge: str) -> str:
        """How many of the other seven are not content, and were not while nobody was picky."""
        calm, now = (
            sum(abs(error) >= kitchen.CONTENT_WITHIN for error in list(at.errors(judge))[1:])
            for at in (self.calm, self.shown)
        )
        return f"{calm} → {now}" if self.shown.picky else str(now)

    def _own(self, judge: str) -> str:
        calm, now = (f"{COUNTS[judge](errors).mean():.2f}" for errors in (self.calm.errors(judge), self._tasted(judge)))
        return f"{calm} → {now}" if self.shown.picky or self.wish else now

    def _share(self, judge: str) -> str:
        return f"{floor(100 * heard(judge, self._tasted(judge)) + 0.5 + 1e-9)}"  # halves go up

    def stills(self) -> Mapping[str, Drawing]:
        """Three plates, and two curves."""
        return {"plates": self._drawn, "costs": self._priced}

    def films(self) -> Mapping[str, Looks]:
        """The same where the sliders stand, in the last round; and what is said."""
        said: Looks = {("impossible", "words"): self._impossible}
        if self.state.cooked:
            said = {**said, ("away", "words"): self.text("say.away", picky=self.wish, cooked=self.shown.picky)}
        if not (self.state.cooked and self.wish == self.shown.picky):
            said = {**said, ("wished", "words"): self._wished, ("wished", "style"): "grid-area:1/1"}
        else:
            said = {**said, ("moved", "style"): "grid-area:1/1"}
        percent = self.state.settings.stated
        told = {("told", "words"): self.text(self._side, **self._prices)}
        films: dict[str, Looks] = {"plates": self._in_plates, "costs": self._at(percent), "price": told}
        return films | ({"said": said} if self.state.bet or self.state.cooked else {})

    def place_of(self, slider: str) -> int:
        """The clock stands at its end; the stated chances are closer together towards certainty."""
        if slider == "cooking":
            return -1
        return STATED.index(self.state.settings.stated) if slider.startswith("_stated") else super().place_of(slider)

    @property
    def _in_plates(self) -> Looks:
        looks: dict[tuple[str, str], str | Rounded] = {}
        for place, (judge, dish) in enumerate(self.shown.dishes.items()):
            errors = self._tasted(judge)
            looks[f"salt{place}", "count"], looks[f"spice{place}", "count"] = map(str, _marks(dish))
            looks[f"voice{place}", "width"] = Rounded(116 * heard(judge, errors), 1)
            looks[f"share{place}", "words"] = self.text("plate.voice", share=self._share(judge))
            looks[f"own{place}", "words"] = self.text("plate.own", count=self._own(judge))
            looks[f"unhappy{place}", "words"] = self.text("plate.unhappy", number=self._unhappy(judge), others=7)
            looks[f"grams{place}", "words"] = self.text("plate.grams", salt=float(dish[0]), spice=float(dish[1]))
            for diner, (was, error) in enumerate(zip(self.calm.errors(judge), errors, strict=True)):
                if diner:
                    looks[f"ring{diner}-{place}", "opacity"] = str(int(_look(was) != _look(error)))
        return looks

    @property
    def _wished(self) -> str:
        if not self.state.cooked and not self.wish:
            return self.text("say.nobody")
        shares = {judge: heard(judge, self._tasted(judge)) for judge in SLOPES}
        if not self.state.cooked:
            return self.text("say.wished_first", picky=self.wish, **shares)
        return self.text("say.wished", picky=self.wish, cooked=self.shown.picky, **shares)

    @property
    def _strength(self) -> float:
        """What the first diner wishes for."""
        return float(kitchen.crowd(self.shown.order).y[0]) + self.wish

    @property
    def _impossible(self) -> str:
        return self.text("say.impossible", wish=self._strength) if self._strength < 0 else ""

    def _at(self, percent: float) -> Looks:
        looks: dict[tuple[str, str], str | Rounded] = {
            ("upright", "transform"): f"translate({_tenth(34 + percent / 100 * 314)} 0)"
        }
        for judge, price in PRICES.items():
            looks[f"mark-{judge}", "cy"] = Rounded(192 - price(percent)[0] / 7 * 180, 1)
            looks[f"price-{judge}", "words"] = written(price(percent)[0])
        return looks

    def _priced(self, drawn: str) -> None:
        """Marks at the stated chance, their prices, and a curve that goes through every price."""
        for (part, attribute), look in self._at(self.state.settings.stated).items():
            value = f"{look.value:.{look.digits}f}".removesuffix(".0") if isinstance(look, Rounded) else look
            held = f'id="{part}"[^>]*>{value}<' if attribute == "words" else f'id="{part}"[^>]* {attribute}="{value}"'
            held = held.replace("(", r"\(").replace(")", r"\)") if attribute == "transform" else held
            assert re.search(held, drawn), f"{part} {attribute}: {value}"
        for judge, price in PRICES.items():
            (points,) = re.findall(rf'class="{judge}" points="([^"]+)"', drawn)
            spots = np.array([point.split(",") for point in points.split()], dtype=float)
            assert len(spots) >= 40, f"{judge} is coarse"
            for x, y in spots[spots[:, 0] > 42]:  # left of it a tenth of a pixel is a long way down
                assert abs(192 - price((x - 34) / 3.14)[0] / 7 * 180 - y) < 0.6, f"the price of {judge}"

    def _drawn(self, drawn: str) -> None:
        """As many marks as tenths of a gram, faces that say what the diners say, and each master's own count."""
        columns = drawn.split('<g transform="translate(')
        assert len(columns) > 3
        salt, spice = zip(*(_marks(dish) for dish in self.shown.dishes.values()), strict=True)
        assert drawn.count('<path d="M-3-3H3V3H-3z"') == sum(salt), "grains of salt"
        assert drawn.count('stroke="#D2301C" stroke-width="2"') == sum(spice), "rings of spice"
        for judge, dish in self.shown.dishes.items():
            own, share = self.text("plate.own", count=self._own(judge)), self._share(judge)
            number = self.text("plate.unhappy", number=self._unhappy(judge), others=7)
            for said in (own, number, self.text("plate.voice", share=share)):
                assert f">{said}</text>" in drawn, f"what {judge} makes of it"
            grams = self.text("plate.grams", salt=float(dish[0]), spice=float(dish[1]))
            assert f">{grams}</text>" in drawn, f"grams of {judge}"
        errors = np.concatenate([self._tasted(judge) for judge in SLOPES])
        weak, strong = int((errors <= -kitchen.CONTENT_WITHIN).sum()), int((errors >= kitchen.CONTENT_WITHIN).sum())
        assert drawn.count("M-11.8-5H-5.2") == weak, "faces that find it too weak"
        assert drawn.count("M-12.8-8.6") == strong, "faces that find it too strong"
        assert drawn.count('opacity="1"><circle r="28"') == self._turned(), "faces that changed"

    def _turned(self) -> int:
        """How many diners but the first say something else than while nobody was picky."""
        return sum(_look(was) != _look(error) for was, error in self._other_errors())

    def _other_errors(self) -> list[tuple[float, float]]:
        pairs = (zip(self.calm.errors(judge)[1:], self.shown.errors(judge)[1:], strict=True) for judge in SLOPES)
        return [(float(was), float(error)) for each in pairs for was, error in each]

    @property
    def _prices(self) -> dict[str, float]:
        percent = self.state.settings.stated
        (cheap, soft), (dear, hard) = brier(percent), surprise(percent)
        values = {"brier": cheap, "surprise": dear, "brier_pull": -soft, "surprise_pull": -hard}
        return values | {"times": hard / soft, "percent": percent}

    @property
    def _side(self) -> str:
        percent = self.state.settings.stated
        return f"say.said_{'even' if percent == 50 else 'right' if percent > 50 else 'wrong'}"

    def _stated(self) -> Sentences:
        told = {f"percent_{i}": percent for i, percent in enumerate(TOLD_APART)}
        for judge, price in PRICES.items():
            told |= {f"{judge}_{i}": price(percent)[0] for i, percent in enumerate(TOLD_APART)}
        return {self._side: [self._prices], "say.telling": [told]}

    def _now(self) -> Sentences:
        """What is said of the wish on the slider."""
        shares: Values = {judge: heard(judge, self._tasted(judge)) for judge in SLOPES}
        said: Sentences = {"say.impossible": [{"wish": self._strength}]} if self._strength < 0 else {}
        if self.state.cooked and self.wish != self.shown.picky:
            said["say.wished"] = [{"picky": self.wish, "cooked": self.shown.picky, **shares}]
        elif not self.state.cooked and self.wish:
            said["say.wished_first"] = [{"picky": self.wish, **shares}]
        return said

    def _cooked(self) -> Sentences:
        shown, said = self.shown, Sentences()
        if shown.picky:
            values: dict[str, object] = {"picky": shown.picky}
            values |= {f"{judge}_moved": far for judge, far in shown.apart(self.calm).items()}
            said["say.moves"] = [values]
        else:
            loudest = max(abs(error) for error in shown.errors("squared"))
            said["say.calm"] = [{"largest": loudest, "threshold": LIMIT}]
        said["say.in_figures"] = [{"picky": shown.picky}]
        return said | kitchen.below_zero(self.text, np.array([*shown.dishes.values()])) | self._changed()

    def _changed(self) -> Sentences:
        if len(self.runs) < 2:
            return {}
        earlier, now = self.state.cooked[-2:]
        differ = self.changes(earlier, now, NAMES, self._words)
        if earlier.order != now.order:
            return differ | {"say.another_table": [self.changed(differ)]}
        before, after = self.runs
        return differ | {"say.changed": [self.changed(differ) | after.apart(before)]}

    def _words(self, name: str, value: float | str) -> str:
        if isinstance(value, str):
            return self.text.option(name, value)
        return shortest(value, sign=True)

    def must(self) -> Collection[str]:
        """How far the dishes moved, or what the new wish makes of them."""
        if not self.state.cooked:
            return self._now().keys() if self.state.bet else set()
        passed = {"say.changed_one", "say.one_change", "say.many_changes"}
        passed |= {"say.moves", "say.calm"} if self.wish != self.shown.picky else set()
        return {*self._cooked(), *self._now()} - passed

    def page_tables(self) -> Sequence[Columns]:
        """The three dishes."""
        if not self.state.cooked:
            return []
        text, shown = self.text, self.shown
        return [
            {
                text("column.judge"): [text(f"judge.{judge}") for judge in SLOPES],
                text.label("column.salt_grams"): [minus(f"{shown.dishes[judge][0]:.2f}") for judge in SLOPES],
                text.label("column.spice_grams"): [minus(f"{shown.dishes[judge][1]:.2f}") for judge in SLOPES],
                text("column.one"): [minus(f"{shown.errors(judge)[0]:+.2f}") for judge in SLOPES],
                text("column.others"): [minus(f"{shown.others(judge):.2f}") for judge in SLOPES],
            }
        ]

    def tables(self) -> Told:
        """Every diner under every judge, and the price of every chance."""
        text, shown = self.text, self.shown
        judged: dict[str, object] = {text.label("column.diner"): range(1, 9)}
        judged[text.label("column.wish")] = rounded(shown.crowd.y, 3)
        judged |= {text(f"judge.{judge}"): rounded(shown.errors(judge), 3) for judge in SLOPES}
        stated: dict[str, object] = {text("axis.stated"): STATED}
        for judge, price in PRICES.items():
            name = text(f"stated.{judge}")
            stated[name] = rounded((price(percent)[0] for percent in STATED), 4)
            stated[text("column.pull", judge=name)] = rounded((price(percent)[1] for percent in STATED), 4)
        return {"judged": judged, "stated": stated}

    def datasets(self) -> Told:
        """The map, and who complains."""
        if not self.state.cooked:
            return {}
        calm, now = self._places(self.calm, 0), self._places(self.shown, 1)
        none = calm.iloc[:0]
        picky = bool(self.shown.picky)
        return {
            "judged.complaints": self._complaints(self.shown),
            "judged.before": self._complaints(self._ghost),
            "dishes.dishes": now,
            "dishes.calm": calm if picky else none,
            "dishes.moves": pd.concat([calm, now]) if picky else none,
        }

    @property
    def _ghost(self) -> Cooked | None:
        """The cook before, if it was of the same table."""
        return self.runs[0] if len(self.runs) > 1 and self.runs[0].order == self.runs[1].order else None

    def _complaints(self, shown: Cooked | None) -> Columns:
        judges = list(SLOPES)
        if shown is None:
            return {"diner": [], "shown": [], "judge": []}
        errors = np.concatenate([shown.errors(judge) for judge in judges])
        names = [self.text(f"judge.{judge}") for judge in judges for _ in range(8)]
        return {"diner": [*range(1, 9)] * len(judges), "shown": errors.clip(-LONGEST_BAR, LONGEST_BAR), "judge": names}

    def _places(self, shown: Cooked, order: int) -> pd.DataFrame:
        rows = [
            (*grams, self.text(f"judge.{judge}"), order, judge == "squared") for judge, grams in shown.dishes.items()
        ]
        return pd.DataFrame(rows, columns=["salt", "spice", "judge", "order", "left"])
