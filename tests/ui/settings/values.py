"""Anything that a reader can set, for hypothesis."""

from typing import Any

from hypothesis import strategies as st

from core.lines import PRESETS
from lessons.attention.settings import Hidden, written
from lessons.house_rules.settings import AUTOMATIC, JOBS, PEOPLE, Sorted
from lessons.line import dots
from lessons.line.dots import Dots
from lessons.makes_up.settings import NEXT, QUESTIONS, Marks
from lessons.one_step.settings import Weights
from lessons.picture.settings import PRACTISED, Redrawn, Sheet, redrawn_text
from lessons.real_tasters.settings import LETTERS, Mark
from lessons.stations import edits
from lessons.stations.edits import LIMIT, MOST_PLACES, Edits
from lessons.too_many.settings import CHEFS, Looked
from tests.groups import GROUPS, KINDS
from ui.kitchen.served import MOST_DAYS, Days
from ui.settings import Choice, Number, Settings, kinds

SHEETS = st.integers(0, 2**64 - 1).map(lambda number: f"{number:016x}")


def values(name: str) -> st.SearchStrategy[Any]:
    """Anything that this setting can be."""
    kind = KINDS[name]
    match kind:
        case Choice():
            return st.sampled_from(kind.options)
        case Number():
            steps = round((kind.high - kind.low) / kind.step)
            return st.integers(0, steps).map(lambda i: kind.parse(str(kind.low + i * kind.step)))
        case Weights():
            weights = st.floats(-kind.limit, kind.limit)
            return st.just("") | st.tuples(weights, weights).map(lambda w: kind.parse(f"{w[0]},{w[1]}"))
        case Dots():
            coordinate = st.floats(0, 10)
            own = st.lists(st.tuples(coordinate, coordinate), max_size=9).map(dots.write)
            return st.sampled_from(sorted(PRESETS)) | own
        case Edits():
            return st.dictionaries(st.integers(0, MOST_PLACES - 1), st.floats(-LIMIT, LIMIT), max_size=9).map(
                edits.write
            )
        case Hidden():
            return st.sets(st.integers(0, 19), max_size=9).map(lambda places: written(sorted(places)))
        case Sheet():
            return SHEETS
        case Redrawn():
            return st.dictionaries(st.integers(1, PRACTISED), SHEETS, max_size=9).map(redrawn_text)
        case Marks():
            return st.text(st.sampled_from("".join(NEXT)), min_size=QUESTIONS, max_size=QUESTIONS)
        case Looked():
            return st.lists(st.sampled_from(sorted(CHEFS)), unique=True).map(".".join)
        case Sorted():
            return st.text(st.sampled_from((PEOPLE, AUTOMATIC)), max_size=len(JOBS))
        case Days():
            return st.text("sp", max_size=MOST_DAYS)
        case Mark():
            return st.just("") | st.text("0123456789abcdef", min_size=LETTERS, max_size=LETTERS)
    raise AssertionError(f"{name}: {kind} is of a kind that these tests do not know")


def groups(page: str) -> st.SearchStrategy[Settings]:
    """Any settings of a page."""
    return st.builds(GROUPS[page], **{name: values(name) for name in kinds(GROUPS[page])})
