"""Tables of the page of blame slips: every number follows from the ones before, three decimals each."""

import pandas as pd

from core.slips import Slips, adjusted, cost_of_slopes, places
from lessons.blame import scene, words
from lessons.blame.scene import Training
from lessons.blame.settings import BlameSlips
from lessons.blame.words import cook, factor, sources
from ui.figures import decimal, shortest, whole
from ui.kit.text import Text

SIZES = (10, 1_000, 7_000_000_000)
"""Numbers of weights whose slopes are priced, beside the line's own."""


Rows = list[dict[str, str]]
"""Cells by the id of their column."""


def _table(text: Text, rows: Rows) -> pd.DataFrame:
    """Rows under the columns' names."""
    return pd.DataFrame([{text(f"column.{name}"): cell for name, cell in row.items()} for row in rows])


def of_press(text: Text, settings: BlameSlips) -> pd.DataFrame:
    """The table of the press made last."""
    return _table(text, rows_of_press(text, settings))


def rows_of_press(text: Text, settings: BlameSlips) -> Rows:
    """What stands in it; nothing before the first press."""
    if not settings.slip_press:
        return []
    slips = scene.slips_of(settings)
    tables = {"forward": forward, "wrong": wrong, "last": last, "station": station, "slopes": slopes}
    name = scene.PRESSES[settings.slip_press - 1]
    return tables[name](text, slips) if name in tables else update(text, slips, settings.slip_rate)


def forward(text: Text, slips: Slips) -> Rows:
    """Press 1: what each cook adds up and passes on."""
    return [
        {
            "cook": _short(text, layer, unit),
            "adds": _sum(slips, layer, unit),
            "sum": decimal(slips.sums(layer)[unit], 3),
            "passes": _passes(text, slips, layer, unit),
        }
        for layer in (1, 2)
        for unit in range(slips.net.sizes[layer])
    ]


def _short(text: Text, layer: int, unit: int) -> str:
    """A cook under the heading that says what it is: narrow columns break longer names."""
    return str(unit + 1) if layer == 1 else text("cell.last")


def _sum(slips: Slips, layer: int, unit: int) -> str:
    """Weights times what comes in, and the base: `0.800 × 0.600 + …`."""
    weights, biases = slips.net.layers(slips.parameters)[layer - 1]
    products = [
        f"{factor(weight)} × {factor(heard)}"
        for weight, heard in zip(weights[unit], slips.passed_on(layer - 1), strict=True)
    ]
    return " + ".join([*products, factor(biases[unit])])


def _passes(text: Text, slips: Slips, layer: int, unit: int) -> str:
    if layer == 2:
        return text("cell.chance", chance=slips.chance)
    return text("cell.tanh", value=decimal(slips.passed_on(1)[unit], 3))


def wrong(text: Text, slips: Slips) -> Rows:
    """Press 2: from the chance to the loss."""
    given = slips.chance if slips.liked else 1 - slips.chance
    said = decimal(slips.chance, 3) if slips.liked else f"1 − {decimal(slips.chance, 3)} = {decimal(given, 3)}"
    loss = f"−ln {decimal(given, 3)} = {decimal(slips.loss, 3)}"
    return [{"chance": decimal(slips.chance, 3), "given": said, "loss": loss}]


def last(text: Text, slips: Slips) -> Rows:
    """Press 3: chance minus truth."""
    slip = decimal(slips.slips(2)[0], 3)
    return [{"chance": decimal(slips.chance, 3), "liked": str(int(slips.liked)), "slip": slip}]


def station(text: Text, slips: Slips) -> Rows:
    """Press 4: the slips of the station, each a product of three."""
    weights = slips.net.layers(slips.parameters)[1].weights[0]
    return [
        {
            "cook": _short(text, 1, unit),
            "weight_on": decimal(weights[unit], 3),
            "slip_after": decimal(slips.slips(2)[0], 3),
            "awake": f"1 − {factor(passed)}² = {decimal(awake, 3)}",
            "slip": decimal(slip, 3),
        }
        for unit, (passed, awake, slip) in enumerate(
            zip(slips.passed_on(1), slips.awake(1), slips.slips(1), strict=True)
        )
    ]


def slopes(text: Text, slips: Slips) -> Rows:
    """Press 5: the slope of every weight, slip × what came in."""
    return [
        {"weight": name, "slip": slip, "came_in": came_in, "slope": decimal(slope, 3)}
        for (name, slip, came_in), slope in zip(_by_weight(text, slips), slips.blame.gradient, strict=True)
    ]


def _by_weight(text: Text, slips: Slips) -> list[tuple[str, str, str]]:
    """For each weight its name, the slip of its cook and what came in along it."""
    return [
        (
            name,
            decimal(slips.slips(layer)[unit], 3),
            "1" if source is None else decimal(slips.passed_on(layer - 1)[source], 3),
        )
        for name, (layer, unit, source) in zip(words.weights(text, slips.net), places(slips.net), strict=True)
    ]


def update(text: Text, slips: Slips, rate: float) -> Rows:
    """Press 6: every weight before and after."""
    numbers = zip(slips.parameters, slips.blame.gradient, adjusted(slips, rate), strict=True)
    return [
        {
            "weight": name,
            "now": decimal(now, 3),
            "step": f"− {shortest(rate)} × {factor(slope)}",
            "new": decimal(new, 3),
        }
        for name, (now, slope, new) in zip(words.weights(text, slips.net), numbers, strict=True)
    ]


def cost(text: Text, slips: Slips) -> pd.DataFrame:
    """What the slopes of so many weights cost, by the blame and by nudging."""
    rows = []
    for count in sorted({*SIZES, slips.net.parameter_count}):
        price = cost_of_slopes(count)
        row = {"weights": count, **price._asdict()}
        rows.append({name: _count(text, number) for name, number in row.items()})
    return _table(text, rows)


def _count(text: Text, number: int) -> str:
    """A whole number; whole billions in words, because so many zeros neither fit a phone nor are read."""
    return text("cell.billions", count=number // 10**9) if number >= 10**9 else whole(number)


def everything(text: Text, slips: Slips) -> pd.DataFrame:
    """Every number of the ticket's way, unrounded, to read and to download: a row a weight."""
    rows = [
        {
            "from": text("name.base") if source is None else sources(text, slips.net, layer)[source],
            "to": cook(text, layer, unit),
            "now": float(slips.parameters[at]),
            "came_in": 1.0 if source is None else float(slips.passed_on(layer - 1)[source]),
            "sum": float(slips.sums(layer)[unit]),
            "awake": float(slips.awake(layer)[unit]),
            "slip": float(slips.slips(layer)[unit]),
            "slope": float(slips.blame.gradient[at]),
        }
        for at, (layer, unit, source) in enumerate(places(slips.net))
    ]
    return pd.DataFrame([{text(f"column.{name}"): cell for name, cell in row.items()} for row in rows])


def rounds(text: Text, training: Training) -> pd.DataFrame:
    """A training run, round by round."""
    history = training.history
    columns = {
        "round": history.epochs.astype(int),
        "loss": history.losses,
        "right": training.right,
        "unseen": training.unseen,
    }
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})
