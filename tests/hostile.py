"""What no friendly link or browser sends: values of a link, and messages of widgets."""

import json
import re
from collections.abc import Iterator
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from tests.conftest import QUOTED, Visit, nodes
from tests.groups import KINDS

NUMBERS = (
    *("", " ", "0", "-0", "-1", "1e999", "-1e999", "nan", "NaN", "inf", "-inf", "1e-320", "6.0000001"),
    *("99999999999999999", "0x10", "1_0", "١", "３", "½", "1,5", "3", "0.2", "9" * 10_000, "," * 10_000),
)
WORDS = (
    *("None", "null", "true", "[]", "{}", "{0}", "{asked}", "{name!r}", "%s", "%00", "\x00", "\n\n# Title"),
    *("`", "``", "\\", "\\`x\\`", "`</code><b>x</b>", "**bold**", "[x](javascript:alert(1))"),
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "$$\\frac12$$", "$zqx$", ":red[x]"),
    *(":material/home:", "🧂" * 40, "' OR 1=1 --", "'; DROP TABLE diners; --", "../../etc/passwd"),
    *("\u202e\u200b", "\u2066\u200d\ufeff", "\ud7ff", "é" * 300, "好吃" * 50, "A" * 10_000, "$zqx$" * 20_000),
)
POSSIBLE = ("tomato_egg", "congee", "light", "yes", "alike", "skip", "salt", "en", "zh", "real")
RUNS = (
    *("tomato_egg,normal,1.0,1.0,usual,no,0.6,1000", "tomato_egg,normal,1.0,1.0,usual,no,0.6,7", "congee,heavy"),
    *("congee,huge", "tomato_egg,normal,nan,1,usual,no,0.6,100", "1e6,1e6", "-1e6,1e6", "nan,nan", "1,2,3", "4,"),
    *("inf,0", "2.5,0.3", "default", "dish=congee;dish=congee", "rate=0.3;rounds=10", "=;=", "rate=" + "9" * 999),
)
HOSTILE = (*NUMBERS, *WORDS, *POSSIBLE, *RUNS)
"""Values that a link may hold."""

NAMES = (*KINDS, "lang", "terms", "present", "bet", "cook", "ghost", "first", "embed", "__proto__", "page", "")
"""Names under which it may hold them."""

MARKUP = re.compile(
    r"<script|<img|<b>|javascript:|DROP TABLE|# Title|\*\*bold|:red\[|:material/|\$zqx\$|etc/passwd|AAAA|🧂🧂"
    "|[\u202a-\u202e\u2066-\u2069\u200b-\u200d\ufeff]"
)
"""What of it may stand on screen only as code, if at all."""


def outside_code(shown: str) -> str:
    """What is shown without that which is quoted as code."""
    return QUOTED.sub("", shown)


# ---- messages ----

NAN, INF = float("nan"), float("inf")
NUMBER_ARRAYS: tuple[tuple[str, Any], ...] = (
    *(("double_array_value", values) for values in ([NAN], [INF], [-INF], [1e9], [-1.0], [], [1.0, 2.0], [0.15])),
    *(("int_array_value", values) for values in ([0], [99], [-1], [], [1, 2])),
)
NOTHING: tuple[tuple[str, Any], ...] = (("string_array_value", []), ("json_trigger_value", "[5]"), ("", None))
ARRAYS = (*NUMBER_ARRAYS, *NOTHING, ("string_value", "no such"), ("bytes_value", b"ab"))
PLAIN: tuple[tuple[str, Any], ...] = (
    *(("string_value", value) for value in (*WORDS, "", "congee")),
    *(("int_value", value) for value in (0, 5, -1, 2**31)),
    *(("double_value", value) for value in (0.0, NAN, INF)),
    *(("bool_value", True), ("trigger_value", True), ("bytes_value", b"\xff"), ("json_value", "5"), *NOTHING[1:]),
)
CELLS = (None, True, 5, -1, 1e308, "", "abc", "1,5", "９", "nan", "1e999", [1, [2]], {"a": 1}, *WORDS)
ROWS: tuple[Any, ...] = (
    *(5, None, [], "x", {}, {"zzz": "1"}, {"_index": "1"}),
    *({"x": cell, "y": "1"} for cell in CELLS),
)
REPORTS = (
    *({"edited_rows": {str(place): row}} for place in (0, 1, 7, -1, 9_999_999) for row in ROWS),
    *({"added_rows": [row]} for row in ROWS),
    *({"added_rows": rows} for rows in (5, "x", None, [{"x": "a"}] * 300, [{"x": "y" * 100_000, "y": "1"}])),
    *({"deleted_rows": rows} for rows in (5, None, ["a"], [-1], [99], [0, 0], [0, 1], [True], [[0]])),
)
SPOTS: tuple[Any, ...] = (
    *(5, None, [], [5], [{}]),
    *([{"x": x, "y": y}] for x, y in (("a", 1), (1e9, 1), (NAN, INF), (2, 3))),
)
SELECTIONS = ({}, {"selection": {}}, *({"selection": {"spot": spots}} for spots in SPOTS))

MESSAGES: dict[str, tuple[tuple[str, Any], ...]] = {
    "slider": ARRAYS,
    "select_slider": (*ARRAYS, ("string_array_value", ["no such"]), ("string_array_value", ["0.2", "0.6"])),
    "button_group": (*ARRAYS, ("string_array_value", ["no such"]), ("string_array_value", ["a", "b"])),
    "selectbox": PLAIN,
    "toggle": (*PLAIN, *NUMBER_ARRAYS),
    "button": (*PLAIN, *NUMBER_ARRAYS),
    "dataframe": tuple(("string_value", json.dumps(report)) for report in REPORTS),
    "vega_lite_chart": tuple(("string_value", json.dumps(selection)) for selection in SELECTIONS),
    "bidi_component": (("json_value", "{}"), ("json_value", "5"), ("json_value", "[[]]"), ("string_value", "x")),
}
"""By kind of widget: messages that none such sends, as far as Streamlit can read them at all.

What it cannot read (a number where a list is expected, text that is no JSON) ends before any line of a page's script.
"""


def listeners(visit: Visit) -> list[Any]:
    """Everything on screen that a message can be sent to."""
    return [
        node for node, _ in nodes(visit.app) if node.type in MESSAGES and hasattr(node.proto, "id") and node.proto.id
    ]


def send(visit: Visit, node: Any, field: str, value: Any) -> Visit:
    """Send a message for one widget, as a browser would send it beside the state of all others."""
    states = WidgetStates(widgets=_others(visit, node.proto.id))
    states.widgets.append(message(node.proto.id, field, value))
    visit.app._tree = visit.app._run(states)._tree
    return visit


def message(widget: str, field: str, value: Any) -> WidgetState:
    """A message; a list fills a field that holds a list, and without a field it says nothing."""
    made = WidgetState(id=widget)
    if isinstance(value, list):
        held: Any = getattr(made, field)
        held.SetInParent()
        held.data.extend(value)
    elif field:
        setattr(made, field, value)
    return made


def _others(visit: Visit, widget: str) -> Iterator[WidgetState]:
    return (state for state in visit.app._tree.get_widget_states().widgets if state.id != widget)
