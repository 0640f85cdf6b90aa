"""Tables of the page of blame slips: every number follows from the ones before, three decimals each."""

import pandas as pd

from core.slips import Slips, adjusted, cost_of_slopes, places
from lessons.blame import scene, words
from lessons.blame.scene import Training
from lessons.blame.settings import BlameSlips
from lessons.blame.words import cook, factor, number, sources
from ui.kit.text import Text

SIZES = (10, 1_000, 7_000_000_000)
"""Numbers of weights whose slopes are priced, beside the line's own."""


def _table(text: Text, rows: list[dict[str, str]]) -> pd.DataFrame:
    """Rows by the id of their column, under the columns' names."""
    return pd.DataFrame([{text(f"column.{name}"): cell for name, cell in row.items()} for row in rows])


def of_press(text: Text, settings: BlameSlips) -> pd.DataFrame:
    """The table of the press made last."""
    slips = scene.slips_of(settings)
    tables = {"forward": forward, "wrong": wrong, "last": last, "station": station, "slopes": slopes}
    name = scene.PRESSES[settings.slip_press - 1]
    return tables[name](text, slips) if name in tables else update(text, slips, settings.slip_rate)


def forward(text: Text, slips: Slips) -> pd.DataFrame:
    """Press 1: what each cook adds up and passes on."""
    rows = [
        {
            "cook": _short(text, layer, unit),
            "adds": _sum(slips, layer, unit),
            "sum": number(slips.sums(layer)[unit]),
            "passes": _passes(text, slips, layer, unit),
        }
        for layer in (1, 2)
        for unit in range(slips.net.sizes[layer])
    ]
    return _table(text, rows)


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
    return text("cell.tanh", value=number(slips.passed_on(1)[unit]))


def wrong(text: Text, slips: Slips) -> pd.DataFrame:
    """Press 2: from the chance to the loss."""
    given = slips.chance if slips.liked else 1 - slips.chance
    said = number(slips.chance) if slips.liked else f"1 − {number(slips.chance)} = {number(given)}"
    return _table(
        text, [{"chance": number(slips.chance), "given": said, "loss": f"−ln {given:.3f} = {slips.loss:.3f}"}]
    )


def last(text: Text, slips: Slips) -> pd.DataFrame:
    """Press 3: chance minus truth."""
    slip = number(slips.slips(2)[0])
    return _table(text, [{"chance": number(slips.chance), "liked": f"{slips.liked:.0f}", "slip": slip}])


def station(text: Text, slips: Slips) -> pd.DataFrame:
    """Press 4: the slips of the station, each a product of three."""
    weights = slips.net.layers(slips.parameters)[1].weights[0]
    rows = [
        {
            "cook": _short(text, 1, unit),
            "weight_on": number(weights[unit]),
            "slip_after": number(slips.slips(2)[0]),
            "awake": f"1 − {factor(passed)}² = {number(awake)}",
            "slip": number(slip),
        }
        for unit, (passed, awake, slip) in enumerate(
            zip(slips.passed_on(1), slips.awake(1), slips.slips(1), strict=True)
        )
    ]
    return _table(text, rows)


def slopes(text: Text, slips: Slips) -> pd.DataFrame:
    """Press 5: the slope of every weight, slip × what came in."""
    rows = [
        {"weight": name, "slip": slip, "came_in": came_in, "slope": number(slope)}
        for (name, slip, came_in), slope in zip(_by_weight(text, slips), slips.blame.gradient, strict=True)
    ]
    return _table(text, rows)


def _by_weight(text: Text, slips: Slips) -> list[tuple[str, str, str]]:
    """For each weight its name, the slip of its cook and what came in along it."""
    return [
        (
            name,
            number(slips.slips(layer)[unit]),
            "1" if source is None else number(slips.passed_on(layer - 1)[source]),
        )
        for name, (layer, unit, source) in zip(words.weights(text, slips.net), places(slips.net), strict=True)
    ]


def update(text: Text, slips: Slips, rate: float) -> pd.DataFrame:
    """Press 6: every weight before and after."""
    numbers = zip(slips.parameters, slips.blame.gradient, adjusted(slips, rate), strict=True)
    rows = [
        {"weight": name, "now": number(now), "step": f"− {rate:g} × {factor(slope)}", "new": number(new)}
        for name, (now, slope, new) in zip(words.weights(text, slips.net), numbers, strict=True)
    ]
    return _table(text, rows)


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
    return text("cell.billions", count=number // 10**9) if number >= 10**9 else f"{number:,}"


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
