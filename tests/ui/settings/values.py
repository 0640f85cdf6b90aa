"""Anything that a reader can set, for hypothesis."""

from typing import Any

from hypothesis import strategies as st

from core.lines import PRESETS
from lessons.line import dots
from lessons.line.dots import Dots
from lessons.one_step.settings import Weights
from lessons.stations import edits
from lessons.stations.edits import LIMIT, MOST_PLACES, Edits
from tests.groups import GROUPS, KINDS
from ui.settings import Choice, Number, Settings, kinds


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
    raise AssertionError(f"{name}: {kind} is of a kind that these tests do not know")


def groups(page: str) -> st.SearchStrategy[Settings]:
    """Any settings of a page."""
    return st.builds(GROUPS[page], **{name: values(name) for name in kinds(GROUPS[page])})
