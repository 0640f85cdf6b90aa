"""A press on a part of a picture, as the browser tells of it."""

import json
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates

from tests.conftest import COMPONENT, Visit, nodes
from tests.hostile import message
from ui.kit.touch import KEY


def press(page: Visit, told: object) -> Visit:
    """A part is pressed, or something else is told."""
    (heard,) = [node.proto.id for node, _ in nodes(page.app) if node.type == COMPONENT and _is_press(node)]
    states = WidgetStates(widgets=page.app._tree.get_widget_states().widgets)
    text = json.dumps([{"event": "pressed", "value": told}])
    states.widgets.append(message(f"$$STREAMLIT_INTERNAL_KEY_{heard}__events", "json_trigger_value", text))
    page.app._tree = page.app._run(states)._tree
    return page


def _is_press(node: Any) -> bool:
    return str(node.proto.id).endswith(f"-{KEY}")
