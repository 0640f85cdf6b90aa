"""Vega-Lite's own schema, which the app does not ask about its charts."""

import json
import re
from dataclasses import dataclass, field

import altair as alt
from jsonschema import ValidationError

from tests.conftest import Visit, nodes

NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


@dataclass
class Schema:
    """What the schema says of charts, each asked once: those that differ in their numbers alone are alike to it."""

    said: dict[str, str] = field(default_factory=dict)

    def faults(self, visit: Visit) -> list[str]:
        """What is wrong with the charts on screen."""
        charts = [node.proto.spec for node, _ in nodes(visit.app) if node.type == "vega_lite_chart"]
        return [fault for chart in charts if (fault := self.fault(chart))]

    def fault(self, chart: str) -> str:
        """What is wrong with a chart; empty if nothing is."""
        alike = NUMBER.sub("0", chart)
        if alike not in self.said:
            self.said[alike] = _fault(chart)
        return self.said[alike]


def _fault(chart: str) -> str:
    try:
        alt.Chart.from_dict(json.loads(chart), validate=True)
    except ValidationError as error:
        return error.message
    return ""
