"""Tables of *What is in the file?*."""

import pandas as pd

from core.headers import read_header
from lessons.file import scene
from lessons.file.settings import WeightsFile
from lessons.file.uploads import Looked, MadeOf, made_of
from lessons.file.words import belongs
from ui.figures import decimal, percent, whole
from ui.kit.text import Text
from ui.kitchen.served import Chef


def elsewhere(text: Text, settings: WeightsFile) -> pd.DataFrame:
    """What the same numbers are worth where they belong, and elsewhere."""
    found = scene.places(settings.run)
    return pd.DataFrame(
        {
            text("column.where"): [text(f"where.{name}") for name in found._fields],
            text("column.right"): [f"{percent(share)}%" for share in found],
        }
    )


def stored(text: Text, now: Chef) -> pd.DataFrame:
    """Every number of the file: where it stands, its bytes, and whose it is."""
    columns = {
        "offset": [row.offset for row in now.rows],
        "bytes": [row.raw.hex(" ") for row in now.rows],
        "number": [decimal(row.value, 6) for row in now.rows],
        "whose": [belongs(text, now.net, row.place) for row in now.rows],
    }
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})


def days(text: Text, now: Chef) -> pd.DataFrame:
    """What the chef has done since it was saved, and how many of its numbers each day changed."""
    columns = {
        "day": [text(f"day.{day.kind}") for day in now.days],
        "guests": [day.guests for day in now.days],
        "complained": [day.complained for day in now.days],
        "changed": [day.changed for day in now.days],
    }
    return pd.DataFrame({text(f"column.{name}"): column for name, column in columns.items()})


def blocks(text: Text, looked: Looked) -> pd.DataFrame:
    """Every tensor of a header, by name."""
    names = [text(f"column.{name}") for name in ("tensor", "shape", "kind", "count", "size")]
    return pd.DataFrame(looked.table, columns=names)


def beside(text: Text, looked: Looked, now: Chef) -> pd.DataFrame:
    """What a file is made of beside the chef's own: only what the file says."""
    found, own = looked.made_of, made_of(read_header(now.file))
    said = [name for name, value in found._asdict().items() if value is not None]
    rows = {text("column.made"): [text(f"made.{name}") for name in said]}
    whose = {text("made.theirs"): found, text("made.own"): own}
    return pd.DataFrame(rows | {name: [_cell(each, row) for row in said] for name, each in whose.items()})


def _cell(found: MadeOf, row: str) -> str:
    value = getattr(found, row)
    pair = value if isinstance(value, tuple) else (value, value)
    return "–".join(dict.fromkeys(whole(each) for each in pair))
