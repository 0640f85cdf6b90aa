"""Whether what was shown agrees with what an oracle expects: a list of what does not, empty if all is well."""

import math
import re
import string
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from tests import films
from tests.oracle import Check, Columns, Drawing, Looks, Player, Rounded, Sentences, Told, Values
from tests.pages.recorder import Said, Shown
from ui.figures import Figures

NEAR = 1e-6
"""Two ways to the same number differ by less than this, relative to its size."""

SMALL = 1e-8
"""Of numbers about 0, rounding is all that is left."""

FLOAT32 = 1e-5
"""Charts are sent float32."""

NUMBER = re.compile(r"([+-]?)([\d,]*\.?\d+)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)|e([+-]?\d+))?(%?)", re.IGNORECASE)
LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


class SaidElsewhere:
    """A value that is itself a text filled in and judged in the same drawing."""


SAID = SaidElsewhere()


def close(shown: object, expected: object, near: float = NEAR) -> bool:
    """Whether two values are the same: words to the letter, numbers up to rounding."""
    if is_number(shown) and isinstance(expected, Rounded):
        return abs(as_float(shown) - expected.value) <= 0.5 * 10.0**-expected.digits * (1 + 1e-6)
    if is_number(shown) and is_number(expected):
        a, b = as_float(shown), as_float(expected)
        return a == b or abs(a - b) <= SMALL + near * abs(b) < math.inf or (math.isnan(a) and math.isnan(b))
    if expected is None:
        return shown is None or shown is pd.NA  # an empty cell
    return type(shown) is type(expected) and shown == expected


def is_number(value: object) -> bool:
    """Whether this is a number, and not whether something is so."""
    kind: Any = type(value)
    return _are_numbers(kind)


@cache
def _are_numbers(kind: type) -> bool:
    """The same of all things of a kind: to ask an abstract class of each takes long."""
    return issubclass(kind, Real | np.number) and not issubclass(kind, bool | np.bool_)


def as_float(value: Any) -> float:
    """A number of any kind."""
    return float(value)


# ---- sentences ----


def unsaid(shown: Sequence[Said], expected: Sentences) -> list[str]:
    """What was said that should not have been, or not with these values, or whose written number is another."""
    fills = {said.words for said in shown}
    wrong = []
    for said in shown:
        if said.name not in expected:
            wrong.append(f"{said.name}: no oracle knows this sentence here: {said.words!r}")
        elif not any(_same_values(said.values, each, fills) for each in expected[said.name]):
            wrong.append(f"{said.name}: {dict(said.values)!r}, expected {_nearest(said, expected[said.name])}")
        wrong += [f"{said.name}: {what}" for what in miswritten(said)]
    return wrong


def _same_values(values: Values, expected: Values, fills: Collection[str]) -> bool:
    return values.keys() == expected.keys() and all(
        str(value) in fills if expected[name] is SAID else close(value, expected[name])
        for name, value in values.items()
    )


def _nearest(said: Said, expected: Sequence[Values]) -> str:
    """What differs from the alternative that differs least."""
    apart = [
        {name: each.get(name, "nothing") for name in {*each, *said.values} if not _agrees(said.values, each, name)}
        for each in expected
    ]
    return repr(min(apart, key=len, default="nothing"))


def _agrees(values: Values, expected: Values, name: str) -> bool:
    known = name in values and name in expected
    return known and (expected[name] is SAID or close(values[name], expected[name]))


def miswritten(said: Said) -> list[str]:
    """Numbers that are not written where their placeholder stands, or not as the number that they are."""
    pattern, names = "", []
    for literal, name, spec, _ in string.Formatter().parse(said.form):
        pattern += re.escape(literal)
        if name is not None and "|" in (spec or ""):  # one of two words
            pattern += f"(?:{re.escape(Figures().format_field(said.values[name], str(spec)))})"
        elif name is not None:
            names.append(name)
            value = said.values[re.split(r"[.\[]", name)[0]]
            pattern += "(.+?)" if is_number(value) else f"({re.escape(str(value))})"
    found = re.fullmatch(pattern, said.words, re.DOTALL)
    if not found:
        return [f"{said.words!r} is not its form filled in"]
    pairs = zip(names, found.groups(), strict=True)
    return [
        f"{name} is {said.values[name]!r}, and {written!r} is written"
        for name, written in pairs
        if name in said.values and is_number(said.values[name]) and not writes(written, as_float(said.values[name]))
    ]


def writes(written: str, number: float) -> bool:
    """Whether these digits are the number, rounded to as many as are there."""
    found = NUMBER.fullmatch(written.replace("−", "-").strip())
    if not found:
        return written == {"inf": "∞", "-inf": "−∞", "nan": "–"}.get(str(number))
    sign, digits, raised, power, percent = found.groups()
    scale = 10.0 ** int((raised or "").translate(LOWERED) or power or 0) / (100 if percent else 1)
    decimals = len(digits.partition(".")[2])
    read = float(f"{sign}{digits.replace(',', '')}") * scale
    return abs(read - number) <= 0.5 * 10.0**-decimals * scale * (1 + 1e-9) + 1e-12 * abs(number)


# ---- tables, data sets and figures ----


def mistold(shown: Mapping[str, pd.DataFrame], expected: Told, near: float = NEAR) -> list[str]:
    """Tables that nobody expects, and those that differ."""
    wrong = [f"{name}: no oracle knows this table here" for name in shown if name not in expected]
    wrong += [f"{name}: expected, and not there" for name in expected if name not in shown]
    for name, table in shown.items():
        if name in expected:
            wrong += [f"{name}: {what}" for what in _judged(table, expected[name], near)]
    return wrong


def _judged(table: pd.DataFrame, expected: Columns | Check, near: float) -> list[str]:
    if not callable(expected):
        return different(table, expected, near)
    try:
        expected(table)
    except AssertionError as error:
        return [str(error)]
    return []


def different(table: pd.DataFrame, expected: Columns, near: float = NEAR) -> list[str]:
    """Columns that are missing, in another order, or not equal."""
    if list(table.columns) != list(expected.keys()):
        return [f"columns {list(table.columns)}, expected {list(expected.keys())}"]
    wrong = []
    for name in table.columns:
        values, wished = list(table[name]), list(expected[name])
        if len(values) != len(wished):
            wrong.append(f"{name!r}: {len(values)} rows, expected {len(wished)}")
            continue
        apart = [i for i, (a, b) in enumerate(zip(values, wished, strict=True)) if not close(a, b, near)]
        wrong += [f"{name!r}, row {i}: {values[i]!r}, expected {wished[i]!r}" for i in apart[:1]]
    return wrong


def misnamed(shown: Sequence[Mapping[str, str]], expected: Mapping[str, float]) -> list[str]:
    """Named numbers that nobody expects, or that are others."""
    return [
        f"figure {name!r}: {figure!r}, expected {expected.get(name, 'none')}"
        for line in shown
        for name, figure in line.items()
        if name not in expected or not writes(figure, expected[name])
    ]


# ---- pictures ----


def unlike(what: str, shown: Any, expected: Any, near: float = NEAR) -> list[str]:
    """Where two things made of dataclasses, sequences, arrays and numbers differ, by their path."""
    if is_dataclass(expected) and type(shown) is type(expected):
        names = [each.name for each in fields(expected)]
        return [w for name in names for w in unlike(f"{what}.{name}", getattr(shown, name), getattr(expected, name))]
    if isinstance(expected, np.ndarray) or isinstance(shown, np.ndarray):
        return _unlike_arrays(what, np.asarray(shown), np.asarray(expected), near)
    if isinstance(expected, list | tuple) and isinstance(shown, list | tuple):
        if len(shown) != len(expected):
            return [f"{what}: {len(shown)} of them, expected {len(expected)}"]
        if all(map(_are_numbers, {*map(type, shown), *map(type, expected)})):  # the numbers of a chef are many
            return _unlike_arrays(what, np.array(shown, float), np.array(expected, float), near)
        pairs = enumerate(zip(shown, expected, strict=True))
        return [w for i, (a, b) in pairs for w in unlike(f"{what}[{i}]", a, b, near)]
    same = close(shown, expected, near) or (not is_number(shown) and shown == expected)
    return [] if same else [f"{what}: {shown!r}, expected {expected!r}"]


def _unlike_arrays(what: str, shown: Any, expected: Any, near: float) -> list[str]:
    if shown.shape != expected.shape:
        return [f"{what}: shape {shown.shape}, expected {expected.shape}"]
    apart = ~np.isclose(shown, expected, rtol=near, atol=SMALL, equal_nan=True)
    if not apart.any():
        return []
    where = tuple(np.argwhere(apart)[0])
    return [f"{what}{list(map(int, where))}: {shown[where]}, expected {expected[where]}"]


def misdrawn(shown: Sequence[str], expected: Sequence[Drawing]) -> list[str]:
    """Pictures that nobody expects, and those that differ."""
    if len(shown) != len(expected):
        return [f"images: {len(shown)} of them, expected {len(expected)}"]
    wrong = []
    for i, (svg, wished) in enumerate(zip(shown, expected, strict=True)):
        if callable(wished):
            try:
                wished(svg)
            except AssertionError as error:
                wrong.append(f"images[{i}]: {error}")
        elif svg != wished:
            wrong.append(f"images[{i}]: {svg[:200]!r}, expected {wished[:200]!r}")
    return wrong


def misdrawn_by_key(shown: Mapping[str, str], expected: Mapping[str, Drawing]) -> list[str]:
    """Drawings that nobody expects, those that are missing, and those that differ."""
    wrong = [f"drawing {key!r}: no oracle knows it" for key in shown.keys() - expected.keys()]
    wrong += [f"drawing {key!r} is missing" for key in expected.keys() - shown.keys()]
    for key in shown.keys() & expected.keys():
        wrong += [f"drawing {key!r}: {what}" for what in misdrawn([shown[key]], [expected[key]])]
    return wrong


def misfilmed(shown: Mapping[str, films.Shown], oracle: Any) -> list[str]:
    """What films show otherwise than expected where their sliders stand. Of each film the oracle names some parts at
    least; all of them at every place are asked by the tests of the page's films.
    """
    expected: Mapping[str, Looks] = oracle.films()
    wrong = [f"film {key!r}: no oracle knows it" for key in shown.keys() - expected.keys()]
    wrong += [f"film {key!r} is missing" for key in expected.keys() - shown.keys()]
    for key in shown.keys() & expected.keys():
        places = {axis: oracle.place_of(axis) for axis in shown[key].axes}
        looks = shown[key].at(**places)
        if missing := expected[key].keys() - looks.keys():
            wrong.append(f"film {key!r} lacks {missing}")
        for part in expected[key].keys() & looks.keys():
            wished, look = expected[key][part], looks[part]
            wrong += unlike(f"film {key!r} {part}", _number(look) if isinstance(wished, Rounded) else look, wished)
    return wrong


def _number(look: str) -> float:
    return float(look.replace("−", "-"))


def misplayed(shown: Sequence[Mapping[str, Any]], expected: Player | None) -> list[str]:
    """What the player shows otherwise than expected; where it is drawn twice, the last counts."""
    if not shown or expected is None:
        return [] if not shown and expected is None else [f"player: shown {len(shown)} times, expected {expected}"]
    usual = {each.name: each.default for each in fields(Player)}
    wrong = []
    for name in usual:
        wrong += unlike(f"player.{name}", shown[-1].get(name, usual[name]), getattr(expected, name))
    unknown = shown[-1].keys() - usual.keys() - {"key", "height", "tells", "waits"}
    return wrong + [f"player.{name}: no oracle knows this" for name in unknown]


def disagreements(shown: Shown, oracle: Any, frame: Sentences) -> list[str]:
    """Everything that a drawing shows and its oracle does not."""
    wrong = unsaid(shown.said, {**frame, **oracle.sentences()})
    wrong += [f"{name}: not said" for name in oracle.must() if all(said.name != name for said in shown.said)]
    wrong += misnamed(shown.figures, oracle.figures())
    wrong += mistold(shown.tables, oracle.tables() if oracle.state.numbers_open else {})
    wrong += mistold(shown.datasets, oracle.datasets(), FLOAT32)
    expected = list(oracle.page_tables())
    if len(shown.page_tables) != len(expected):
        wrong.append(f"tables on the page: {len(shown.page_tables)}, expected {len(expected)}")
    else:
        pairs = enumerate(zip(shown.page_tables, expected, strict=True))
        wrong += [f"table {i} on the page: {w}" for i, (table, wished) in pairs for w in different(table, wished)]
    wrong += unlike("plates", shown.plates, list(oracle.plates()))
    wrong += unlike("networks", shown.networks, list(oracle.networks()))
    wrong += misdrawn(shown.images, oracle.images())
    wrong += misdrawn_by_key(shown.drawings, oracle.drawings())
    wrong += misdrawn_by_key(shown.stills, oracle.stills())
    wrong += unlike("cards", shown.cards, list(oracle.cards()))
    wrong += misfilmed(shown.films, oracle)
    return wrong + misplayed(shown.players, oracle.player())
