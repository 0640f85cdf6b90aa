"""Tables of *One step, slowly*. Three decimals: enough to follow every product by hand."""

import pandas as pd

from core.arrays import Array
from core.diners import SEASONINGS
from core.examples import Examples
from core.one_step import Tasting
from ui.figures import decimal
from ui.kit.text import Text
from ui.kitchen import tables as kitchen


def _table(text: Text, columns: dict[str, Array], **values: object) -> pd.DataFrame:
    """A table with a row a diner, all numbers as text so that no reader sees 0.30000000000000004."""
    count = len(next(iter(columns.values())))
    table = {text.label("column.diner"): [str(i) for i in range(1, count + 1)]}
    table |= {
        text.label(f"column.{name}", **values): [decimal(v, 3) for v in column] for name, column in columns.items()
    }
    return pd.DataFrame(table)


def tasted(text: Text, diners: Examples, tasting: Tasting) -> pd.DataFrame:
    """Press 1: the parts of each plate and their sum."""
    products = {
        text.label("column.part", seasoning=text.label(f"seasoning.{name}")): [
            f"{decimal(felt, 2)} × {decimal(grams, 2)} = {decimal(part, 3)}"
            for felt, part in zip(diners.X[:, j], tasting.parts[:, j], strict=True)
        ]
        for j, (name, grams) in enumerate(zip(SEASONINGS, tasting.weights, strict=True))
    }
    table = _table(text, {"plate": tasting.predictions})
    for place, (name, column) in enumerate(products.items(), start=1):
        table.insert(place, name, column)
    return table


def wrong(text: Text, diners: Examples, tasting: Tasting) -> pd.DataFrame:
    """Press 2: plate, wish, error and its square."""
    columns = {"plate": tasting.predictions, "wish": diners.y, "error": tasting.errors, "squared": tasting.errors**2}
    return _table(text, columns)


def fault(text: Text, diners: Examples, tasting: Tasting) -> pd.DataFrame:
    """Press 3: each error shared out by how strongly that tongue feels a gram of each seasoning."""
    table = _table(text, {"error": tasting.errors})
    for j, name in enumerate(SEASONINGS):
        heading = text.label("column.share", seasoning=text.label(f"seasoning.{name}"))
        felt, shares = diners.X[:, j], tasting.shares[:, j]
        table[heading] = [f"× {decimal(x, 2)} = {decimal(share, 3)}" for x, share in zip(felt, shares, strict=True)]
    means = ["", *(decimal(mean, 3) for mean in tasting.shares.mean(axis=0))]
    slopes = ["", *(decimal(slope, 3) for slope in tasting.gradient)]
    foot = [[text.label("column.mean"), *means], [text.label("column.slope"), *slopes]]
    return pd.concat([table, pd.DataFrame(foot, columns=table.columns)], ignore_index=True)


def everything(text: Text, diners: Examples, tasting: Tasting) -> pd.DataFrame:
    """Every number of a step, unrounded, to read and to download."""
    table = kitchen.diners(text, diners, tasting)
    table[text.label("column.squared")] = tasting.errors**2
    for j, name in enumerate(SEASONINGS):
        table[text.label("column.share", seasoning=text.label(f"seasoning.{name}"))] = tasting.shares[:, j]
    return table
