"""Every chart that a page shows is one by Vega-Lite's own schema, which the app does not ask itself."""

import json

import altair as alt
import pytest

from tests.conftest import Open, Visit, nodes
from tests.jobs import PAGES


def charts_of(visit: Visit) -> list[dict[str, object]]:
    """The specifications of the charts on screen."""
    return [json.loads(node.proto.spec) for node, _ in nodes(visit.app) if node.type == "vega_lite_chart"]


@pytest.mark.parametrize("page", PAGES)
def test_every_chart_is_one_by_the_schema(visit: Open, page: str) -> None:
    visitor = visit(page)
    specs = charts_of(visitor) + charts_of(visitor.do_job())
    for spec in specs:
        alt.Chart.from_dict(spec, validate=True)


def test_a_chart_that_is_none_is_told_from_one() -> None:
    spec = {"mark": "point", "encoding": {"x": {"field": "x", "type": "kantitative"}}}
    with pytest.raises(Exception, match="kantitative"):
        alt.Chart.from_dict(spec, validate=True)
