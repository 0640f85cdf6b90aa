"""What a reader takes home of a table: the fitted sum in the two files of `core.files`, and its answers as CSV."""

import csv
import io
import json
from collections.abc import Sequence
from typing import Final

import numpy as np

from core.arrays import Array, shown
from core.files import packed, write_weights
from core.network import Network
from core.regression import Fit, scale_of

FORMAT: Final = "season-to-taste table 1"
FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A text that begins so is run as a formula by spreadsheets."""

CSV_MARK: Final = "\ufeff"
"""Without a byte-order mark Excel takes UTF-8 for something else."""


def write_chef(names: Sequence[str], target: str, fitted: Fit, y: Array) -> bytes:
    """A zip of config.json and a weights file with `last.weight` (1, d) and `last.bias` (1,).

    Both sides are in standard deviations from the mean, so that 32 bits are enough for each number: the config holds
    `mean` and `deviation` of every column, and the target is `mean + deviation · (last.weight · inputs + last.bias)`.

    Raises:
        ValueError: unless there is a name for each weight.
    """
    weights = fitted.standard[1:]
    if len(names) != len(weights):
        raise ValueError(f"a fit of {len(weights)} weights needs as many names, got {len(names)}")
    scale = scale_of(y[:, np.newaxis])
    (center,), (spread,) = scale.center.tolist(), scale.spread.tolist()
    inputs = [
        {"name": name, "mean": mean, "deviation": deviation}
        for name, mean, deviation in zip(names, fitted.scale.center.tolist(), fitted.scale.spread.tolist(), strict=True)
    ]
    config = {
        "format": FORMAT,
        "inputs": inputs,
        "target": {"name": target, "mean": center, "deviation": spread},
    }
    parameters = np.append(weights, fitted.standard[0] - center) / spread
    return packed(
        json.dumps(config, indent=2, ensure_ascii=False) + "\n",
        write_weights(Network((len(weights), 1), "identity"), parameters),
    )


def is_of_a_table(config: bytes) -> bool:
    """Whether a config.json is that of such a zip."""
    try:
        found = json.loads(config)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("format") == FORMAT


def write_csv(names: Sequence[str], columns: Sequence[Sequence[str] | Array]) -> bytes:
    """Columns of text or of numbers as a file that any spreadsheet opens.

    Text that a spreadsheet would run as a formula gets a quotation mark in front; numbers stay numbers, and a gap is an
    empty cell.
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(map(_harmless, names))
    writer.writerows(zip(*[[_cell(each) for each in column] for column in columns], strict=True))
    return (CSV_MARK + written.getvalue()).encode()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULAS) else text


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return _harmless(value)
    return "" if np.isnan(value) else shown(float(value))
