"""What *How big is a B?* ought to show: every count worked out once more, from sizes typed in here."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np

from core.data.kinds_of_models import KINDS
from core.data.published_models import MODELS
from core.network import Network
from core.patterns import crowd
from core.slips import first_weights
from lessons.how_big.settings import HowBig
from tests.grams import weighed
from tests.grouped import grouped
from tests.oracle import ASIDE, Columns, Drawing, Looks, Rounded, Sentences, Told
from tests.oracle import Oracle as Base
from ui.kitchen.trained import TrainedLine

YI = 6_061_035_520
CLIMBED = {
    "GPT-2": 124_439_808,
    "Yi-6B": YI,
    "Llama-2-7B": 6_738_415_616,
    "Llama-2-70B": 68_976_648_192,
    "DeepSeek-V3": 671_026_419_200,
}
LINKED = (0, 1, 2, 3, 4, 7, 5, 6)
"""By place on the ladder: the number of the rung in links."""
TWICE = {"layers": 11_597_778_944, "words": 6_585_323_520, "width": 23_195_033_600}
GIGABYTES = (8, 16, 24, 80)
SPEEDS = {"phone": 50, "laptop": 100, "server": 3350}
DIMENSIONS = ("kind_architecture", "kind_task", "kind_training", "kind_input")
YEAR = 31_557_600


@cache
def small_line() -> tuple[float, ...]:
    """The chef of *Blame slips*: plain gradient descent on the cross-entropy, written out."""
    weights, tickets = np.array(first_weights(Network((2, 3, 1), "tanh"), 1)), crowd("ring", count=100)
    one = np.ones((100, 1))
    heard = np.hstack([tickets.X, one])
    for _ in range(300):
        station, last = weights[:9].reshape(3, 3), weights[9:]
        passed = np.tanh(heard @ station.T)
        slip = (1 / (1 + np.exp(-np.hstack([passed, one]) @ last)) - tickets.y) / 100
        back = slip[:, None] * last[None, :3] * (1 - passed**2)
        weights = weights - np.concatenate([(back.T @ heard).ravel(), slip @ np.hstack([passed, one])])
    return tuple(weights.tolist())


def short(amount: float, digits: int) -> str:
    """So many digits that count, and no zeros behind the point."""
    return f"{float(f'{amount:.{digits}g}'):.6f}".rstrip("0").rstrip(".")


class Oracle(Base[HowBig]):
    """One state of it."""

    ways = (
        "big_travel=0 big_travel=2 big_bits=32 big_layers=1.0 big_width=0.25 big_heads=8 big_experts=1"
        " big_words=256000 kind_input=sound kind_task=all kind_size=unknown kind_input=all kind_size=all"
    )

    @property
    def now(self) -> HowBig:
        """The settings."""
        return self.state.settings

    @property
    def line(self) -> TrainedLine | None:
        """The chef that the reader trained, if any."""
        return self.state.reader.left(TrainedLine)

    @property
    def chef(self) -> int:
        """How many numbers it has."""
        return len(self.line.weights) if self.line else len(small_line())

    # ---- words for numbers ----

    def large(self, count: float, digits: int) -> str:
        """As it is read aloud."""
        steps: tuple[tuple[float, str], ...] = ((1e8, "亿"), (1e4, "万"))
        if self.text.language == "en":
            steps = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
        for size, name in steps:
            if count >= size:
                return f"{short(count / size, digits)} {name}"
        return grouped(count)

    def names(self) -> list[tuple[str, int]]:
        """The rungs, and how many numbers each has."""
        cooks = self.text(f"few.{self.line.sizes[1] if self.line else 3}")
        own = "rung.own_cooks" if self.line else "rung.cooks"
        mine = [(self.text("rung.sliders"), 2), (self.text(own, cooks=cooks), self.chef)]
        return [*mine, (self.text("rung.longer", cooks=32), 3 * 16 + 17 * 16 + 17), *CLIMBED.items()]

    @property
    def place(self) -> int:
        """Where on the ladder the reader is."""
        return LINKED.index(self.now.big_travel)

    def count(self, count: int, digits: int) -> tuple[str, dict[str, object]]:
        """The section that tells a count, and what fills it."""
        if self.text.language == "zh" and count >= 10_000:
            return "count.words", {"count": self.large(count, digits)}
        return "count.digits", {"count": grouped(count)}

    def size(self, count: float, bits: int) -> tuple[str, dict[str, object]]:
        """Of bytes likewise."""
        stored = count * bits / 8
        for power, name in ((9, "GB"), (6, "MB"), (3, "kB")):
            if stored >= 10**power:
                amount = stored / 10**power
                return f"size.{name}", {"amount": grouped(amount) if amount >= 999.5 else short(amount, 3)}
        return "size.bytes", {"amount": stored}

    @staticmethod
    def salt(count: int) -> tuple[str, dict[str, object]]:
        """Of salt likewise."""
        if count <= 100:
            return "salt.grains", {"count": count}
        grams = count * 0.00006
        scale, unit = (1e6, "t") if grams >= 1e6 else (1e3, "kg") if grams >= 1e3 else (1e-3, "mg")
        amount = grams / scale
        return f"salt.{unit}", {"amount": f"{amount:.0f}" if amount >= 9.95 else f"{amount:.1f}"}

    def said(self, told: tuple[str, dict[str, object]]) -> str:
        """A section filled in."""
        return self.text(told[0], **told[1])

    # ---- the rung ----

    @property
    def here(self) -> tuple[str, int]:
        """The rung where the reader is."""
        return self.names()[self.place]

    def rung(self) -> tuple[str, dict[str, object]]:
        """The sentence of the rung."""
        count = self.here[1]
        return "say.rung", {
            "numbers": self.said(self.count(count, 3)),
            "size": self.said(self.size(count, self.now.big_bits)),
        }

    def jars(self) -> dict[str, object]:
        """What stands above the memories."""
        name, count = self.here
        return {"name": name, "bits": self.now.big_bits, "size": self.said(self.size(count, self.now.big_bits))}

    def values(self) -> tuple[str, dict[str, object]]:
        """How many values so many bits tell apart."""
        bits, chinese = self.now.big_bits, self.text.language == "zh"
        values = {
            4: "16",
            8: "256",
            16: "6.55 万" if chinese else "65,536",
            32: "42.9 亿" if chinese else "4,294,967,296",
        }
        return "values.words" if chinese and bits > 8 else "values.digits", {"count": values[bits]}

    def bits(self) -> dict[str, object]:
        """What so many bits are."""
        return {"bits": self.now.big_bits, "bytes": self.now.big_bits / 8, "values": self.said(self.values())}

    # ---- the layout of the reader's own ----

    def drafted(self) -> dict[str, float]:
        """All its numbers, and where they are."""
        now = self.now
        times, experts = now.big_width, now.big_experts
        width, feed = int(4096 * times), int(11008 * times)
        inner, keys = int(now.big_heads * times) * 128, max(1, int(now.big_heads * times) // 8) * 128
        layers, words = int(now.big_layers), 2 * now.big_words * width
        one = 3 * width * feed
        parts = experts * one + experts * width if experts > 1 else one
        used = 2 * one + experts * width if experts > 1 else one
        attention = 2 * width * inner + 2 * width * keys
        rest = layers * (attention + 2 * width) + width + words
        return {
            "total": rest + layers * parts,
            "active": rest + layers * used,
            "feed": layers * parts,
            "attention": layers * attention,
            "words": words,
            "talk": 2 * layers * keys * 2,
            "fetched": rest + layers * used - (words // 2 - width),
        }

    def _draft(self) -> Sentences:
        told, bits, text = self.drafted(), self.now.big_bits, self.text
        total = told["total"]
        shares = {name: told[name] / total for name in ("feed", "attention", "words")}
        numbers = self.said(self.count(int(total), 4))
        years = total / YEAR
        found: Sentences = {
            "draft.say": [{"numbers": numbers, "bits": bits, "size": self.said(self.size(total, bits)), **shares}],
            "draft.time": [
                {"years": f"{years:.1f}" if years < 10 else grouped(years), "talk": grouped(int(told["talk"]))}
            ],
            "draft.alone": [{"count": self.said(self.count(2 * YI, 4))}],
        }
        if told["active"] < total:
            found["draft.active"] = [{"active": self.said(self.count(int(told["active"]), 4)), "used": 2}]
        fits = [{"memory": text(f"memory.{room}"), "bits": self._most(total, room)} for room in GIGABYTES]
        ones = [each for each in fits if each["bits"]]
        if ones:
            joined = text.label("say.and").join(text("draft.fits_one", **each) for each in ones)
            found |= {"draft.fits_one": ones, "draft.fits": [{"told": joined}]}
        return found

    @staticmethod
    def _most(count: float, room: int) -> int:
        return max((bits for bits in (32, 16, 8, 4) if count * bits / 8 <= room * 1e9), default=0)

    # ---- all of it ----

    def answers(self) -> Collection[str]:
        """Twice the layers."""
        return [min(TWICE, key=lambda what: abs(TWICE[what] - 2 * YI))]

    def sentences(self) -> Sentences:
        """Rung by rung, and what follows from the settings."""
        text, (name, values), draft = self.text, self.rung(), self._draft()
        told = [self.count(count, 3) for _, count in self.names()]
        sizes = [self.size(self.here[1], self.now.big_bits), self.size(self.drafted()["total"], self.now.big_bits)]
        counts = [
            *told,
            self.count(int(self.drafted()["total"]), 4),
            self.count(int(self.drafted()["active"]), 4),
            self.count(2 * YI, 4),
        ]
        rungs = [{"name": each, "count": grouped(count)} for each, count in self.names()]
        cooks = text(f"few.{self.line.sizes[1] if self.line else 3}")
        found: Sentences = {
            name: [values],
            **draft,
            "rung.own_cooks" if self.line else "rung.cooks": [{"cooks": cooks}],
            "alt.rung": rungs,
            "alt.ladder": [{"rungs": text.label("say.and").join(text("alt.rung", **each) for each in rungs)}],
            "jars.head": [self.jars()],
            "rung.longer": [{"cooks": 32}],
            "jars.bits": [self.bits()],
            "jar.room": [{"room": room} for room in GIGABYTES],
            "bars.twice": [{"count": self._figure(2 * YI)}],
            "bridge": [
                {"whose": text("bridge.own" if self.line else "bridge.other"), "count": self.chef},
            ],
            "bet.truth": [
                {
                    "closest": self.large(TWICE["layers"], 4),
                    "twice": self.large(2 * YI, 4),
                    "share": (YI - 2 * 64000 * 4096 - 4096) / YI,
                    "wide": self.large(TWICE["width"], 4),
                }
            ],
            "alt.bars": [
                {"twice": self.large(2 * YI, 4), **{what: self.large(each, 4) for what, each in TWICE.items()}}
            ],
            **self._card(),
            **self._kinds(),
            **self._behind(),
        }
        held = [text(f"memory.{room}") for room in GIGABYTES if self._fits(room)]
        if held:
            found["alt.fits"] = [{"where": text.label("say.and_also").join(held)}]
        for section, filled in (self.values(), *counts, *sizes, *(self.salt(count) for _, count in self.names())):
            found[section] = [*found.get(section, ()), filled]
        return found

    def _fits(self, room: int) -> bool:
        return self.here[1] * self.now.big_bits / 8 <= room * 1e9

    def _card(self) -> Sentences:
        name, count = self.here
        each, text = self.large(count / 400, 3), self.text
        if name in CLIMBED:
            return {
                "card.each": [{"count": each}],
                "one_of": [{"count": self.large(count, 3)}],
                "alt.card": [{"name": name, "count": grouped(count), "each": each}],
            }
        label = text.label("card.numbers", count=grouped(count))
        found: Sentences = {"card.numbers": [{"count": grouped(count)}]}
        if self.place == 0:
            values = self.state.reader.values
            grams = [(each, float(values.get(each, 1.0))) for each in ("salt", "spice")]
            spoken = text.label("say.and_also").join(
                f"{text.label(f'seasoning.{each}')} {weighed(amount, text)}" for each, amount in grams
            )
            return found | {"card.alt": [{"whose": name, "count": label, "told": spoken}]}
        numbers = list(self.line.weights) if self.line else list(small_line())
        if self.place == 2:
            numbers = list(long_line())
        written = [f"{number:z.1f}".replace("-", "−") for number in numbers]
        between = {"low": f"{min(numbers):z.1f}".replace("-", "−"), "high": f"{max(numbers):z.1f}".replace("-", "−")}
        found["card.between"] = [between]
        if count > 13:
            found["card.square"] = [{"count": 1}]
            whose = f"{name}{ASIDE[text.language]}{text.label('card.square')}"
            spoken = text.label("card.between", **between)
            return found | {"card.alt": [{"whose": whose, "count": label, "told": spoken}]}
        return found | {"card.alt": [{"whose": name, "count": label, "told": " ".join(written)}]}

    def _figure(self, count: int) -> str:
        return f"{count / 1e8:.1f}" if self.text.language == "zh" else f"{count / 1e9:.2f}"

    def _behind(self) -> Sentences:
        llama = 6_738_415_616
        mantissa, _, power = f"{6 * llama * 2e12:.1e}".partition("e")
        raised = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(int(power)))
        values: Mapping[str, object] = {
            "chef": self.chef,
            "diners": 100 / self.chef,
            "turns": YI / 100 / 40_075_017,
            "tokens": 2e12 / llama,
            "compute": f"{mantissa} × 10{raised}",
            "gpt": 3e11 / 174_604_259_328,
            "grain": "0.06",
            "lenet": f"{60_000 * 0.00006:.1f}",
            "yi_34": f"{34_388_917_248 * 6e-11:.1f}",
            "gpt_3": f"{174_604_259_328 * 6e-11:.1f}",
            "seconds": self.large(YEAR, 3),
        }
        return {name: [values] for name in ("real_model", "breaks", "mathematics")}

    def _kinds(self) -> Sentences:
        found = self._listed()
        exact = [each for each in found if each.count is not None]
        return {
            "kind.found": [{"count": len(found), "all": len(KINDS)}],
            "kind.name": [{"name": self._called(each.name), "year": each.year} for each in found],
            "kind.active": [
                {"count": self._written(each), "active": self.large(each.active or 0, 3)}
                for each in exact
                if each.active != each.count
            ],
            "kind.what": [self._what(each) for each in found],
            **{f"known.{known}": [{"source": each.source} for each in found] for known in "FSU"},
            "column.gigabytes": [{"bits": bits} for bits in (16, 8, 4)],
            "column.fits": [{"memory": self.text(f"memory.{room}")} for room in GIGABYTES],
        }

    def _listed(self) -> list[Any]:
        asked = [getattr(self.now, name) for name in (*DIMENSIONS, "kind_size")]
        bounds = {"small": (0, 1e7), "middle": (1e7, 1e9), "large": (1e9, 1e11), "huge": (1e11, 1e15)}
        found = []
        for each in KINDS:
            own = [each.architecture, each.task, each.training, each.given]
            size = next((name for name, (low, high) in bounds.items() if low <= (each.count or -1) < high), "unknown")
            if all(wish in ("all", has) for wish, has in zip(asked, [*own, size], strict=True)):
                found.append(each)
        return found

    def _called(self, name: str) -> str:
        other = {"ERNIE Bot": "name.ernie_bot", "AlexNet": "name.alexnet"}
        return self.text(other[name]) if name in other else name

    def _written(self, each: Any) -> str:
        return grouped(each.count) if each.known == "F" else self.large(each.count, 4)

    def must(self) -> Collection[str]:
        """The rung, the layout and the bridge."""
        return [self.rung()[0], "draft.say", "bridge"]

    # ---- tables ----

    def page_tables(self) -> Sequence[Columns]:
        """How fast it runs where, and the kinds that pass the filters."""
        text, told = self.text, self.drafted()
        taken = {"phone": 8e9, "laptop": 16e9, "server": 80e9}
        rates = [speed * 8e9 / (told["fetched"] * self.now.big_bits) for speed in SPEEDS.values()]
        fit = [told["total"] * self.now.big_bits <= 8 * room for room in taken.values()]
        fast = [short(rate, 2) if rate < 10 else grouped(rate) for rate in rates]
        speeds = {
            text("column.device"): [text(f"device.{device}") for device in SPEEDS],
            text("column.bandwidth"): ["50", "100", "3350"],
            text("column.speed"): [rate if held else text("device.full") for rate, held in zip(fast, fit, strict=True)],
        }
        found = self._listed()
        return [speeds, *([self._kinds_table(found)] if found else [])]

    def _kinds_table(self, found: list[Any]) -> Columns:
        text = self.text
        return {
            text("column.model"): [text("kind.name", name=self._called(e.name), year=e.year) for e in found],
            text("column.kind"): [text("kind.what", **self._what(each)) for each in found],
        }

    def _what(self, each: Any) -> dict[str, object]:
        own = zip(DIMENSIONS, (each.architecture, each.task, each.training, each.given), strict=True)
        what = self.text.label("say.and_also").join(self.text.option(name, what) for name, what in own)
        count = self.text("kind.unknown") if each.count is None else self._written(each)
        if each.active != each.count:
            count = self.text("kind.active", count=count, active=self.large(each.active, 3))
        return {"count": count, "what": what, "known": self.text(f"known.{each.known}", source=each.source)}

    def tables(self) -> Told:
        """The ladder, the published layouts, and the doublings once they are seen."""
        text, rungs = self.text, self.names()
        model, count = text("column.model"), text("column.count")
        ladder = {
            model: [name for name, _ in rungs],
            count: [each for _, each in rungs],
            text("column.salt"): [each * 0.00006 for _, each in rungs],
        }
        counts = [PUBLISHED[each.name] for each in MODELS]
        models: dict[str, Any] = {
            model: [each.name for each in MODELS],
            count: [total for total, _, _ in counts],
            text("column.active"): [active for _, active, _ in counts],
        }
        for bits in (16, 8, 4):
            models[text("column.gigabytes", bits=bits)] = [total * bits / 8e9 for total, _, _ in counts]
        for room in GIGABYTES:
            fits = [str(self._most(total, room) or "–") for total, _, _ in counts]
            models[text("column.fits", memory=text(f"memory.{room}"))] = fits
        models[text("column.years")] = [total / YEAR for total, _, _ in counts]
        models[text("column.talk")] = [talk for _, _, talk in counts]
        models[text("column.layout_source")] = [each.source for each in MODELS]
        doublings = {
            text("column.doubled"): ["Yi-6B", *(text(f"bet.{what}") for what in TWICE)],
            count: [YI, *TWICE.values()],
            text("column.times"): [1.0, *(each / YI for each in TWICE.values())],
        }
        seen = {"doublings": doublings} if self.state.cooked else {}
        return {"ladder": ladder, "models": models, **seen}

    # ---- pictures ----

    def drawings(self) -> Mapping[str, Drawing]:
        """The doublings."""
        return {"bars": self._bars}

    def _bars(self, drawn: str) -> None:
        told = [YI, *(TWICE.values() if self.state.cooked else ())]
        longs = [float(each) for each in re.findall(r'width="([\d.]+)" height="18"', drawn)]
        assert len(longs) == len(told)
        for count, long in zip(told, longs, strict=True):
            assert abs(long / longs[0] - count / YI) < 0.02, (count, long)
            assert f">{self._figure(count)}" in drawn
        dashed = float(re.findall(r'd="M([\d.]+) 39V', drawn)[0])
        assert abs(dashed - (96 + 2 * longs[0])) < 0.3
        assert (" ✓" in drawn) == bool(self.state.cooked)

    def stills(self) -> Mapping[str, Drawing]:
        """The ladder, the memories and the card, until films live."""
        return {"ladder": self._ladder, "jars": self._jars, "card": self._drawn_card}

    def _ladder(self, drawn: str) -> None:
        assert drawn.count('id="rung') == len(self.names())
        for at, (name, count) in enumerate(self.names()):
            row = drawn.partition(f'id="rung{at}"')[2].partition("</div>")[0]
            assert f">{name}<" in row
            assert f">{grouped(count)}<" in row
            assert f">{self.said(self.salt(count))}<" in row
            assert ("inset 0 0 0 2px" in row) == (at == self.place), at

    def _jars(self, drawn: str) -> None:
        assert self.text("jars.head", **self.jars()) in drawn
        assert self.text("jars.bits", **self.bits()) in drawn
        for at, room in enumerate(GIGABYTES):
            full = self.here[1] * self.now.big_bits / 8 / (room * 1e9)
            high = float(re.findall(rf'id="full{at}"[^>]*height="([\d.]+)"', drawn)[0])
            assert abs(high - 46 * min(full, 1)) < 0.06
            assert re.findall(rf'id="fits{at}"[^>]*>(.)<', drawn) == ["✓" if full <= 1 else "✗"]
            assert bool(re.findall(rf'id="heap{at}" d="M', drawn)) == (full > 1)

    def _drawn_card(self, drawn: str) -> None:
        name, count = self.here
        assert f">{name}<" in drawn
        shown = self.large(count, 3) if name in CLIMBED else self.text.label("card.numbers", count=grouped(count))
        assert f">{shown}<" in drawn

    def films(self) -> Mapping[str, Looks]:
        """What follows the slider."""
        text, (name, values) = self.text, self.rung()
        ladder: dict[tuple[str, str], str | Rounded] = {}
        jars: dict[tuple[str, str], str | Rounded] = {("head", "words"): text("jars.head", **self.jars())}
        for at, room in enumerate(GIGABYTES):
            full = self.here[1] * self.now.big_bits / 8 / (room * 1e9)
            jars[f"full{at}", "height"] = Rounded(46 * min(full, 1), 1)
            jars[f"fits{at}", "words"] = "✓" if full <= 1 else "✗"
        said: Looks = {("said", "words"): text(name, **values)}
        draft = self._draft()
        some, last = draft.get("draft.active"), draft.get("draft.fits")
        told = text("draft.time", **draft["draft.time"][0])
        fits = text("draft.fits", **last[0]) if last else text("draft.fits_none")
        own: Looks = {
            ("draft0", "words"): text("draft.say", **draft["draft.say"][0]),
            ("draft1", "words"): text("draft.active", **some[0]) if some else "",
            ("draft2", "words"): text.label("say.between").join((told, fits)),
        }
        return {"ladder": ladder, "jars": jars, "big_said": said, "card": {}, "draft": own}

    def place_of(self, slider: str) -> int:
        """The rung."""
        return self.place if slider.startswith("_big_travel") else super().place_of(slider)


@cache
def long_line() -> tuple[float, ...]:
    """The longer line: two stations of sixteen, trained the same way at half the rate, written out."""
    weights, tickets = np.array(first_weights(Network((2, 16, 16, 1), "tanh"), 1)), crowd("ring", count=100)
    one = np.ones((100, 1))
    for _ in range(300):
        first, second, last = weights[:48].reshape(16, 3), weights[48:320].reshape(16, 17), weights[320:]
        heard = np.hstack([tickets.X, one])
        a = np.tanh(heard @ first.T)
        b = np.tanh(np.hstack([a, one]) @ second.T)
        slip = (1 / (1 + np.exp(-np.hstack([b, one]) @ last)) - tickets.y) / 100
        back_b = slip[:, None] * last[None, :16] * (1 - b**2)
        back_a = (back_b @ second[:, :16]) * (1 - a**2)
        slopes = (back_a.T @ heard, back_b.T @ np.hstack([a, one]), slip @ np.hstack([b, one]))
        weights = weights - 0.5 * np.concatenate([each.ravel() for each in slopes])
    return tuple(weights.tolist())


PUBLISHED = {
    "GPT-2": (124_439_808, 124_439_808, 36_864),
    "GPT-2 XL": (1_557_611_200, 1_557_611_200, 307_200),
    "GPT-3": (174_604_259_328, 174_604_259_328, 4_718_592),
    "BERT-base": (109_482_240, 109_482_240, 0),
    "BERT-large": (335_141_888, 335_141_888, 0),
    "Llama-2-7B": (6_738_415_616, 6_738_415_616, 524_288),
    "Llama-2-13B": (13_015_864_320, 13_015_864_320, 819_200),
    "Llama-2-70B": (68_976_648_192, 68_976_648_192, 327_680),
    "Mistral-7B": (7_241_732_096, 7_241_732_096, 131_072),
    "Yi-6B": (YI, YI, 65_536),
    "Yi-34B": (34_388_917_248, 34_388_917_248, 245_760),
    "Mixtral-8x7B": (46_702_792_704, 12_879_925_248, 131_072),
    "Llama-3-8B": (8_030_261_248, 8_030_261_248, 131_072),
    "Llama-3-70B": (70_553_706_496, 70_553_706_496, 327_680),
    "Llama-3.1-405B": (405_853_388_800, 405_853_388_800, 516_096),
    "Qwen2.5-7B": (7_615_616_512, 7_615_616_512, 57_344),
    "DeepSeek-V3": (671_026_419_200, 37_552_297_472, 70_272),
    "DeepSeek-R1": (671_026_419_200, 37_552_297_472, 70_272),
    "Qwen3-0.6B": (596_049_920, 596_049_920, 114_688),
    "Qwen3-8B": (8_190_735_360, 8_190_735_360, 147_456),
    "Qwen3-30B-A3B": (30_532_122_624, 3_353_032_704, 98_304),
    "Qwen3-235B-A22B": (235_093_634_560, 22_190_763_520, 192_512),
}
"""All numbers, those at work for a word, and what a word takes in the memory of the talk, in bytes at 16 bits."""
