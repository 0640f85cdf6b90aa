"""What *What is in the file?* ought to show: a line worked out with its own slopes, and a file packed byte by byte."""

import json
import re
import struct
from collections.abc import Collection, Mapping, Sequence
from functools import cache, cached_property
from hashlib import sha256
from typing import NamedTuple

import numpy as np

from core.arrays import Array
from core.diners import regulars, strangers
from core.examples import Examples
from core.patterns import crowd
from core.starts import start
from lessons.file.settings import WeightsFile
from tests.grams import unit_of
from tests.grouped import grouped
from tests.oracle import CardShown, Columns, Drawing, Looks, Sentences, Told, minus
from tests.oracle import Oracle as Base
from ui.draw.card import Amount

GUESTS, TICKETS, PRACTICE, EXAM, DRAWS = 1000, 100, 100, 99, 200
LINE = tuple[int, Array]


def unpacked(cooks: int, weights: Array) -> tuple[Array, Array, Array, float]:
    """A station's weights and bases, the last cook's weights and base; the flat vector holds a cook after another."""
    station = weights[: 3 * cooks].reshape(cooks, 3)
    return station[:, :2], station[:, 2], weights[3 * cooks : -1], float(weights[-1])


def logits(cooks: int, weights: Array, X: Array) -> Array:
    """What the last cook adds up."""
    into, bases, last, base = unpacked(cooks, weights)
    return np.tanh(X @ into.T + bases) @ last + base


def step(cooks: int, weights: Array, X: Array, y: Array, rate: float) -> Array:
    """One step down the slope of the mean cross-entropy, by the chain rule written out."""
    into, bases, last, base = unpacked(cooks, weights)
    passed = np.tanh(X @ into.T + bases)
    slip = (1 / (1 + np.exp(-(passed @ last + base))) - y) / len(y)
    slips = np.outer(slip, last) * (1 - passed**2)
    slope = np.concatenate([np.column_stack([slips.T @ X, slips.sum(axis=0)]).ravel(), passed.T @ slip, [slip.sum()]])
    return weights - rate * slope


def practised(cooks: int, weights: Array, X: Array, y: Array, rate: float, rounds: int) -> Array:
    """So many steps."""
    for _ in range(rounds):
        weights = step(cooks, weights, X, y, rate)
    return weights


@cache
def first(cooks: int, seed: int) -> tuple[float, ...]:
    """First weights, to two decimals."""
    from core.network import Network

    return tuple(np.round(start(Network((2, cooks, 1)), "xavier", seed), 2).tolist())


def honest(share: float) -> str:
    """A share in percent, all only if it is all."""
    digits = next(d for d in range(7) if share in (0, 1) or float(f"{100 * share:.{d}f}") not in (0, 100))
    return f"{100 * share:.{digits}f}%"


class Day(NamedTuple):
    """A day: its letter, guests, complaints, and how many numbers changed."""

    kind: str
    guests: int
    complained: int
    changed: int


@cache
def lived(trained: tuple[str, int, int, float, int], days: str) -> tuple[Array, tuple[Day, ...]]:
    """The numbers after these days, and the days."""
    pattern, cooks, seed, rate, rounds = trained
    own = crowd(pattern, count=TICKETS)
    if not days:
        return practised(cooks, np.array(first(cooks, seed)), own.X, own.y, rate, rounds), ()
    weights, before = lived(trained, days[:-1])
    served = sum(day.kind == "s" for day in before)
    if days[-1] == "s":
        come = crowd(pattern, count=GUESTS, seed=served, unseen=True)
        wrong = int(((logits(cooks, weights, come.X) > 0) != (come.y > 0.5)).sum())
        return weights, (*before, Day("s", GUESTS, wrong, 0))
    letters = "".join(day.kind for day in before)
    waiting = len(letters) - letters.rfind("p") - 1
    if not waiting:
        return weights, before
    met = [own, *(crowd(pattern, count=GUESTS, seed=served - waiting + at, unseen=True) for at in range(waiting))]
    X, y = np.vstack([each.X for each in met]), np.concatenate([each.y for each in met])
    after = practised(cooks, weights, X, y, rate, PRACTICE)
    changed = int((after.astype(np.float32) != weights.astype(np.float32)).sum())
    complained = sum(day.complained for day in before[-waiting:])
    return after, (*before, Day("p", GUESTS * waiting, complained, changed))


def exam(pattern: str) -> Examples:
    """Who judges."""
    return crowd(pattern, count=GUESTS, seed=EXAM, unseen=True)


def right(pattern: str, cooks: int, weights: Array) -> float:
    """The share of the exam."""
    come = exam(pattern)
    return float(np.mean((logits(cooks, weights, come.X) > 0) == (come.y > 0.5)))


def packed(cooks: int, weights: Array) -> tuple[bytes, list[tuple[int, int]]]:
    """The file, and for each number of it where it stands and whose it is."""
    layout = {
        "last.bias": ([1], [len(weights) - 1]),
        "last.weight": ([1, cooks], list(range(3 * cooks, 4 * cooks))),
        "station_1.bias": ([cooks], [3 * cook + 2 for cook in range(cooks)]),
        "station_1.weight": ([cooks, 2], [3 * cook + at for cook in range(cooks) for at in (0, 1)]),
    }
    said, numbers, begin = {}, b"", 0
    for name, (shape, places) in layout.items():
        numbers += struct.pack(f"<{len(places)}f", *weights[places])
        said[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, begin + 4 * len(places)]}
        begin += 4 * len(places)
    header = json.dumps(said, separators=(",", ":")).encode()
    header += b" " * (-len(header) % 8)
    data = struct.pack("<Q", len(header)) + header + numbers
    order = [place for _, places in layout.values() for place in places]
    return data, [(8 + len(header) + 4 * at, place) for at, place in enumerate(order)]


class Oracle(Base[WeightsFile]):
    """One state of it."""

    ways = "file_try=change file_place=12 file_try=search file_diner=1.0 file_try=drift file_growth=0.0 file_try=places"

    @property
    def now(self) -> WeightsFile:
        """The settings."""
        return self.state.settings

    @property
    def cooks(self) -> int:
        """At the station."""
        return self.now.file_cooks

    @cached_property
    def chef(self) -> tuple[Array, tuple[Day, ...]]:
        """Its numbers and its days."""
        return lived(self.now.trained, self.now.file_days)

    @property
    def weights(self) -> Array:
        """Its numbers."""
        return self.chef[0]

    @property
    def days(self) -> tuple[Day, ...]:
        """Since it was saved."""
        return self.chef[1]

    @cached_property
    def file(self) -> tuple[bytes, list[tuple[int, int]]]:
        """Its file, and where each number is."""
        return packed(self.cooks, self.weights)

    @property
    def count(self) -> int:
        """How many numbers."""
        return 4 * self.cooks + 1

    @property
    def mine(self) -> int:
        """The place of the reader's own."""
        return min(self.now.file_mine, self.count - 1)

    @property
    def chosen(self) -> int:
        """The place looked at."""
        return min(self.now.file_place, self.count - 1)

    @property
    def since(self) -> tuple[Day, ...]:
        """The services since the last practice."""
        letters = "".join(day.kind for day in self.days)
        return self.days[letters.rfind("p") + 1 :]

    def share(self, weights: Array) -> float:
        """Right of the exam."""
        return right(self.now.file_pattern, self.cooks, weights)

    def cook(self, unit: int) -> str:
        """What a cook of the station is called."""
        return self.text("cook", number=unit + 1)

    def whose(self, place: int) -> str:
        """Whose number stands there."""
        if place >= 3 * self.cooks:
            heard = place - 3 * self.cooks
            if heard == self.cooks:
                return self.text("belongs.last_base")
            return self.text("belongs.last", hears=self.cook(heard))
        unit, at = divmod(place, 3)
        if at == 2:
            return self.text("belongs.base", cook=self.cook(unit))
        return self.text("belongs.weight", cook=self.cook(unit), hears=self.text(f"hears.{('salt', 'spice')[at]}"))

    def answers(self) -> list[str]:
        """Serving changes none."""
        return ["none"]

    def sentences(self) -> Sentences:
        """Of the file, its days, and what is tried."""
        served = sum(day.kind == "s" for day in self.days)
        size = len(self.file[0])
        names = [self.cook(unit) for unit in range(self.cooks)]
        hears = [*names, self.text("hears.salt"), self.text("hears.spice")]
        raw = self.row(self.chosen)[1]
        same = self.file[0] == packed(self.cooks, lived(self.now.trained, "")[0])[0]
        complained = sum(day.complained for day in self.since)
        said: Sentences = {
            "bet.truth_none": [{"served": GUESTS * served, "changed": 0, "count": self.count}],
            "press.serve": [{"guests": GUESTS}],
            "press.serve_again": [{"guests": GUESTS}],
            "door.complained": [{"count": complained}] if self.since else [],
            **{
                name: [
                    {"cooks": self.cooks, "share": 4 * self.count / size, "stored": size, "count": self.count}
                    | {"bits": 64, "held": 8 * self.count, "passed": 2 + self.cooks + 1}
                ]
                for name in ("real_model", "breaks", "mathematics")
            },
            "file.bytes": [{"count": size}],
            "file.length": [{"count": size - 8 - 4 * self.count}],
            "cook": [{"number": unit + 1} for unit in range(self.cooks)],
            "belongs.base": [{"cook": name} for name in names],
            "belongs.last": [{"hears": name} for name in names],
            "belongs.weight": [{"cook": name, "hears": heard} for name in names for heard in hears],
            "alt.doors_before": [{"before": self.printed}],
            "alt.doors": [
                {
                    "carried": self.text("door.complained", count=complained)
                    if self.since
                    else self.text("door.carried"),
                    "before": self.printed,
                    "same": self.text("print.same" if same else "print.other"),
                }
            ],
            "alt.file": [
                {
                    "bytes": size,
                    "count": str(self.count),
                    "name": self.whose(self.chosen),
                    "raw": raw.hex(" "),
                    "value": struct.unpack("<f", raw)[0],
                }
            ],
        }
        return said | self._last_day() | self._card() | self._tried()

    def must(self) -> Collection[str]:
        """What the last day did."""
        return (*self._last_day(),)

    def _last_day(self) -> Sentences:
        size = len(self.file[0])
        if not self.days:
            own = 4 * self.count
            return {"say.saved": [{"bytes": size, "own": own, "count": self.count, "share": own / size}]}
        last = self.days[-1]
        if last.kind == "s":
            served = {"served": GUESTS * len(self.since), "complained": sum(day.complained for day in self.since)}
            return {"say.served": [served | {"bytes": size}]}
        values: dict[str, object] = {
            "guests": last.guests,
            "complained": last.complained,
            "rounds": PRACTICE,
            "changed": last.changed,
        }
        eve = "".join(day.kind for day in self.days[:-1])
        shares = {"before": self.share(lived(self.now.trained, eve)[0]), "after": self.share(self.weights)}
        return {"say.practised": [values | {"count": self.count, "exam": 1000} | shares]}

    @property
    def _state(self) -> str:
        ((name, (values,)),) = self._card().items()
        return self.text(name, **values)

    def _card(self) -> Sentences:
        practised = sum(day.kind == "p" for day in self.days)
        if practised:
            return {"card.practised": [{"more": PRACTICE * practised}]}
        return {"card.state": [{"rounds": self.now.file_rounds}]}

    def _tried(self) -> Sentences:
        name = self.now.file_try
        return {
            "change": self._changed,
            "places": dict,
            "search": self._searched,
            "drift": self._drifted,
            "load": dict,
            "look": self._looked,
        }[name]()

    def films(self) -> Mapping[str, Looks]:
        """What is said of the one thing tried, where a slider moves it."""
        said = [self.text(name, **each) for name, told in self._tried().items() for each in told]
        told = {("told", "words"): self.text.label("say.between").join(said)}
        return {"tried": told} if self.now.file_try in {"change", "search", "drift"} else {}

    def _changed(self) -> Sentences:
        place, value = self.chosen, self.now.file_value
        other = self.weights.copy()
        other[place] = value
        pairs = zip(self.file[0], packed(self.cooks, other)[0], strict=True)
        values: dict[str, object] = {"was": float(self.weights[place]), "value": value}
        values |= {"bytes": sum(a != b for a, b in pairs)}
        shares: dict[str, object] = {"before": self.share(self.weights), "after": self.share(other)}
        return {"say.changed": [values | shares | {"name": self.whose(place), "guests": GUESTS}]}

    def _searched(self) -> Sentences:
        number = int(self.now.file_diner)
        met = crowd(self.now.file_pattern, count=TICKETS)
        salt, spice = ((x + 1) * 3 for x in met.X[number - 1])
        order = {"diner": number, "salt": salt, "spice": spice, "forms": 16, "found": 0}
        likes = self.text("likes" if met.y[number - 1] else "dislikes")
        bits = {"bits": 32 * self.count, "needed": 65 * TICKETS, "tickets": TICKETS}
        return {"say.not_found": [order | {"likes": likes}], "say.bits": [bits]}

    @property
    def grams(self) -> Array:
        """Of the chef of two numbers, by the normal equations."""
        own = regulars("tomato_egg")
        return np.asarray(np.linalg.solve(own.X.T @ own.X, own.X.T @ own.y))

    def _drifted(self) -> Sentences:
        others, factor = strangers("tomato_egg"), 1 + self.now.file_growth / 100

        def score(grams: Array, y: Array) -> float:
            return float(100 / (1 + np.mean((others.X @ grams - y) ** 2)))

        salt, spice = self.grams
        scores = {"before": score(self.grams, others.y), "after": score(self.grams, factor * others.y)}
        scores |= {"again": score(factor * self.grams, factor * others.y)}
        name = "say.drift" if self.now.file_growth else "say.no_drift"
        return {name: [{"salt": salt, "spice": spice, "growth": self.now.file_growth} | scores]}

    def _looked(self) -> Sentences:
        counted = 2 * 64_000 * 4096 + 4096
        counted += 32 * (2 * 4096 * 4096 + 2 * 4096 * 512 + 3 * 4096 * 11008 + 2 * 4096)
        assert counted == 6_061_035_520
        header = self._header
        values = {"tensors": 9 * 32 + 3, "count": counted, "kinds": "BF16", "read": header}
        if self.now.file_example == "no":
            return {}
        return {"look.named": [{"name": "`Yi-6B`"}], "look.header": [values | {"bytes": header + 2 * counted}]}

    @property
    def _beside(self) -> Columns:
        """Yi-6B by the formula of one layer, and the chef with its one station."""
        layer = 2 * 4096 * 4096 + 2 * 4096 * 512 + 3 * 4096 * 11008 + 2 * 4096
        outside = 2 * 64_000 * 4096 + 4096
        theirs = (outside + 32 * layer, 9 * 32 + 3, 32, layer, outside, self._header + 2 * (outside + 32 * layer))
        own = (self.count, 4, 1, 3 * self.cooks, self.cooks + 1, len(self.file[0]))
        rows = [self.text(f"made.{name}") for name in ("numbers", "blocks", "layers", "in_layer", "outside", "size")]
        figures = {self.text("made.theirs"): theirs, self.text("made.own"): own}
        return {self.text("column.made"): rows} | {
            name: [grouped(each) for each in column] for name, column in figures.items()
        }

    @property
    def _header(self) -> int:
        """The length of the example's header, its JSON written out."""
        shapes = {
            "input_layernorm": [4096],
            "self_attn.q_proj": [4096, 4096],
            "self_attn.k_proj": [512, 4096],
            "self_attn.v_proj": [512, 4096],
            "self_attn.o_proj": [4096, 4096],
            "post_attention_layernorm": [4096],
            "mlp.gate_proj": [11008, 4096],
            "mlp.up_proj": [11008, 4096],
            "mlp.down_proj": [4096, 11008],
        }
        listed = [("model.embed_tokens", [64000, 4096])]
        listed += [(f"model.layers.{layer}.{name}", shape) for layer in range(32) for name, shape in shapes.items()]
        listed += [("model.norm", [4096]), ("lm_head", [64000, 4096])]
        said, begin = [], 0
        for name, shape in listed:
            end = begin + 2 * int(np.prod(shape))
            place = f"[{','.join(map(str, shape))}]"
            said.append(f'"{name}.weight":{{"dtype":"BF16","shape":{place},"data_offsets":[{begin},{end}]}}')
            begin = end
        length = len("{" + ",".join(said) + "}")
        return 8 + length + -length % 8

    # ---- pictures and tables ----

    def row(self, place: int) -> tuple[int, bytes]:
        """Where a number stands in the file, and its bytes."""
        offset = next(offset for offset, whose in self.file[1] if whose == place)
        return offset, self.file[0][offset : offset + 4]

    def cards(self) -> Sequence[CardShown]:
        """The chef in the file; and the chef of two numbers, while tastes drift."""
        mine = (self.mine, self.text("mine.short"))
        whole = CardShown(self.text("card.whose"), (2, self.cooks, 1), self.weights.tolist(), self._state, mine)
        if self.now.file_try != "drift":
            return [whole]
        unit = unit_of(self.text)
        names = [self.text.label(f"seasoning.{name}") for name in ("salt", "spice")]
        amounts = [Amount(name, float(gram), unit, 2) for name, gram in zip(names, self.grams, strict=True)]
        return [whole, CardShown(self.text("drift.whose"), (2, 1), amounts)]

    def drawings(self) -> Mapping[str, Drawing]:
        """The doors and the file."""
        return {"doors": self._doors, "file": self._file}

    @property
    def printed(self) -> str:
        """The fingerprint of the chef as saved, as the picture has it."""
        saved = sha256(packed(self.cooks, lived(self.now.trained, "")[0])[0]).hexdigest()
        return f"{saved[:4]}…{saved[-4:]}"

    def _doors(self, drawn: str) -> None:
        texts = re.findall(r"<text[^>]*>(.*?)</text>", drawn)
        before = sha256(packed(self.cooks, lived(self.now.trained, "")[0])[0]).hexdigest()
        after = sha256(self.file[0]).hexdigest()
        told = (before, after) if self.days else (before,)
        for each in told:
            assert f"{each[:4]}…{each[-4:]}" in texts
        answers = [self.text(f"print.{name}") in texts for name in ("open", "same", "other")]
        known = bool(self.days)
        assert answers == [not known, known and before == after, known and before != after]
        assert [self.text(f"door.{name}") in texts for name in ("service", "cooks")] == [known, not known]
        bars = re.findall(r'<path d="(M[^"]*v[^"]*)" stroke="var\(--(?:quiet|now)\)" stroke-width="3.6"', drawn)
        heights = [[-float(v) for v in re.findall(r"v(-[\d.]+)", each)] for each in bars]
        for found, each in zip(heights, told, strict=True):
            assert np.allclose(found, [3 + byte / 255 * 21 for byte in bytes.fromhex(each)], atol=0.051)

    def _file(self, drawn: str) -> None:
        texts = re.findall(r"<text[^>]*>(.*?)</text>", drawn)
        rows = texts[7:]
        expected: list[str] = []
        for offset, place in self.file[1]:
            raw = self.file[0][offset : offset + 4]
            value = struct.unpack("<f", raw)[0]
            own = self.text("file.mine") if place == self.mine else ""
            written = f"{value:.3f}"
            expected += [*raw.hex(" ").split(), minus(written) if float(written) else written.lstrip("-")]
            expected.append(self.whose(place) + own)
        assert rows == expected
        assert drawn.count("fill-opacity") == 1

    def tables(self) -> Told:
        """Every number of the file, and every day."""
        stored = {
            "offset": [offset for offset, _ in self.file[1]],
            "bytes": [self.row(place)[1].hex(" ") for _, place in self.file[1]],
            "number": [self._written(place) for _, place in self.file[1]],
            "whose": [self.whose(place) for _, place in self.file[1]],
        }
        days = {
            "day": [self.text(f"day.{day.kind}") for day in self.days],
            "guests": [day.guests for day in self.days],
            "complained": [day.complained for day in self.days],
            "changed": [day.changed for day in self.days],
        }
        told = {"stored": stored} | ({"days": days} if self.days else {})
        return {
            name: {self.text(f"column.{column}"): cells for column, cells in table.items()}
            for name, table in told.items()
        }

    def _written(self, place: int) -> str:
        written = f"{struct.unpack('<f', self.row(place)[1])[0]:.6f}"
        return minus(written) if float(written) else written.lstrip("-")

    def page_tables(self) -> Sequence[Columns]:
        """What a large model is made of beside the chef, and what the numbers are worth elsewhere."""
        if self.now.file_try == "look" and self.now.file_example == "yes":
            return [self._beside]
        if self.now.file_try != "places":
            return []
        cooks, weights = self.cooks, self.weights
        into, bases, last, base = unpacked(cooks, weights)
        order = [1, 0, *range(2, cooks)]

        def line(into: Array, bases: Array, last: Array) -> Array:
            return np.concatenate([np.column_stack([into, bases]).ravel(), last, [base]])

        draw = np.random.default_rng(0)
        shares = [
            self.share(weights),
            self.share(line(into[order], bases[order], last[order])),
            self.share(line(into[order], bases[order], last)),
            self.share(line(into.ravel(order="F").reshape(cooks, 2), bases, last)),
            float(np.mean([self.share(draw.permutation(weights)) for _ in range(DRAWS)])),
            float(np.mean([self.share(np.array(first(cooks, seed))) for seed in range(DRAWS)])),
        ]
        names = ("saved", "swapped", "half_swapped", "turned", "shuffled", "school")
        return [
            {
                self.text("column.where"): [self.text(f"where.{name}") for name in names],
                self.text("column.right"): [honest(share) for share in shares],
            }
        ]
