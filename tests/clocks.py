"""What a page without a browser sends to the clock of its run."""

import json
from typing import Any

from tests.conftest import COMPONENT, Visit, nodes


def clock_of(page: Visit) -> dict[str, Any]:
    """The message to the bar of the player; only a clock is told where it rests."""
    sent = (json.loads(node.proto.json) for node, _ in nodes(page.app) if node.type == COMPONENT and node.proto.json)
    found: dict[str, Any] = next(each for each in sent if isinstance(each, dict) and "rests" in each)
    return found
