"""A chart that is none by Vega-Lite's own schema is told from one. Every chart is asked where every number is."""

import json

from tests.conftest import Open, nodes
from tests.pages.vega import Schema


def test_a_chart_that_is_none_is_told_from_one(visit: Open) -> None:
    opened, schema = visit("six", lang="en").do_job(), Schema()
    assert schema.faults(opened) == []
    (chart,) = [node.proto.spec for node, _ in nodes(opened.app) if node.type == "vega_lite_chart"]
    assert schema.said
    assert "kantitative" in schema.fault(chart.replace("quantitative", "kantitative", 1))
    assert schema.fault(json.dumps({"mark": "point", "encoding": 5}))
