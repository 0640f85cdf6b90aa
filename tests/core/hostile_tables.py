"""Tables that nobody would make on purpose: `python -m tests.core.hostile_tables [cases] [--seed S]`.

Each is drawn by a number: an ugly one with bytes changed, cut, doubled or put elsewhere, or rows of cells that no table
holds. It is read, and learned from as far as it can be; nothing may come of it but a table whose numbers are finite, or
a `TableError`.
"""

import contextlib
import random
import warnings

import numpy as np

from core.columns import USABLE, Kind
from core.designs import arrange, targets
from core.regression import descend, fit, judge, rounds_needed, standardised
from core.table_errors import TableError
from core.tables import Table, read_bytes
from tests.cases import try_many
from tests.core.ugly_tables import UGLY

CASES = 1000

CELLS = (
    *("", " ", "-", "?", "NaN", "inf", "-inf", "1e999", "1e308", "-1e-308", "1e15", "9" * 60, "9" * 400, "0x10", "1_0"),
    *("1,5", "1.5", "1.234", "1,234", "1 234", "1.234,5", "(5)", "((5)", "--5", "5 %", "$", "$5", "٣", "½", "１２"),
    *("=1+1", "@cmd", "<script>", "\u202e", "\ufeff", "\ufffd", "好吃", '"', '""', '"a', "a\nb", "\r", "\x0b", "\x1c"),
    *("2026-11-27", "27.11.2026", "12:30", "2026年11月27日", "yes", "no", "tall", "x" * 5000, "sep=;", "\u2028"),
)
SEPARATORS = (";", "\t", "|", ",", " ", "  ", ";;", '";"')
ENDS = ("\n", "\r\n", "\r", "\n\n")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "gb18030", "big5", "shift_jis")


def hostile_table(dice: random.Random) -> bytes:
    """One of them."""
    return _changed(dice) if dice.random() < 0.4 else _drawn(dice)


def _changed(dice: random.Random) -> bytes:
    data = bytearray(dice.choice(list(UGLY.values())).data * dice.choice((1, 1, 5)))
    for _ in range(dice.randrange(1, 12)):
        place = dice.randrange(len(data) + 1)
        match dice.randrange(4):
            case 0:
                data[place:place] = bytes([dice.randrange(256)])
            case 1:
                del data[place : place + dice.randrange(9)]
            case 2:
                data[place:place] = data[place : place + dice.randrange(40)]
            case _:
                data[place : place + 1] = dice.choice((b'"', b"\n", b";", b",", b"\t", b"-", b"9"))
    return bytes(data)


def _drawn(dice: random.Random) -> bytes:
    separator, end, sizes = dice.choice(SEPARATORS), dice.choice(ENDS), [0.0, 1e-300, 1e-9, 1.0, 1e9, 1e14]
    columns = [
        [f"{dice.gauss(0, 1) * dice.choice(sizes)}" for _ in range(40)]
        if dice.random() < 0.7
        else [dice.choice(CELLS) for _ in range(40)]
        for _ in range(dice.randrange(1, 6))
    ]
    if dice.random() < 0.3:
        columns.append(columns[0])
    rows = [separator.join(row) for row in zip(*columns, strict=True)][: dice.choice((0, 3, 12, 40, 40))]
    for _ in range(dice.choice((0, 0, 1, 5))):
        rows.insert(dice.randrange(len(rows) + 1), dice.choice(CELLS) + separator * dice.randrange(9))
    names = [dice.choice(CELLS) + separator for _ in columns] if dice.random() < 0.6 else []
    return end.join(["".join(names), *rows]).encode(dice.choice(ENCODINGS), errors="replace")


def try_table(seed: int) -> None:
    """Read the table of this number and learn from it.

    Raises:
        AssertionError: where what comes of it is not sound; any other error but a `TableError` likewise comes through.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with contextlib.suppress(TableError):
            table = read_bytes(hostile_table(random.Random(seed)))
            _check(table)
            for target in targets(table)[:2]:
                _learn(table, target)


def _check(table: Table) -> None:
    for column in table.columns:
        assert column.values.shape == (table.rows,)
        assert not np.isinf(column.values).any()
        assert "\n" not in column.name
        if column.kind in USABLE:
            assert not column.missing.all()
        if column.kind is Kind.CATEGORY:
            known = column.values[~column.missing].astype(int)
            assert set(known) == set(range(len(column.levels)))
    assert all(column.stand_in is None or np.isfinite(column.stand_in) for column in table.columns)


def _learn(table: Table, target: int) -> None:
    examples = arrange(table, target).examples
    unseen = judge(examples)
    for numbers in (
        fit(examples).weights,
        descend(examples).weights,
        unseen.predicted,
        [unseen.rmse, unseen.explained],
    ):
        assert np.isfinite(numbers).all()
    assert rounds_needed(standardised(examples)[0]) >= 0


if __name__ == "__main__":
    try_many(str(__doc__), "hostile tables", try_table, usual=CASES)
