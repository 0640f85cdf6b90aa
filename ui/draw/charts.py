"""Charts, written in Altair and turned to a specification once per language and register; the data follow each time.

A builder takes the words and returns a finished specification without data. It is kept, so that a rerun sends only
fresh numbers and the browser keeps its view: titles, domains and colours never change with the numbers. Marks are
middle tones that keep 3:1 against both the light and the dark page, and each is doubled by a shape, a dash or a word.
Words on a chart need more than that, so they are written in the ink of the theme.
"""

from dataclasses import dataclass
from typing import Any

import altair as alt

Spec = dict[str, Any]


@dataclass(frozen=True)
class Look:
    """How a chart is to look: the theme it stands in, and whether a whole room looks at it."""

    dark: bool = False
    big: bool = False

    @property
    def ink(self) -> str:
        """The colour of words."""
        return "#F4EADD" if self.dark else "#372C25"

    def height(self, pixels: int) -> int:
        """The height of a picture."""
        return round(pixels * 1.3) if self.big else pixels

    @property
    def words(self) -> int:
        """The size of words among the marks, in pixels."""
        return 18 if self.big else 13


SALT, SPICE, WISH, MACHINE, GHOST, BET = "#4A86BF", "#CF6A3A", "#8C7464", "#B5762A", "#8F857D", "#9068B4"

STRONG, RIGHT = "#CF6A3A", "#4C9273"

GRAMS = (0.0, 6.0)

CHARTS = 256
"""How many forms of a chart are kept: two languages, two registers, four looks, and what else it depends on."""


def finish(look: Look, chart: alt.Chart | alt.LayerChart) -> Spec:
    """The specification of a chart, without data. Streamlit's own grey of axes and legends is too pale to read.
    Vega would read the columns' names aloud, mark by mark; the picture has one name, given where it is drawn.

    Whether it is Vega-Lite is asked by the tests of every chart: asked here, it would cost the first reader more time
    than all else on a page.
    """
    spec = chart.to_dict(validate=False)
    spec.pop("datasets", None)
    words = {"labelColor": look.ink, "titleColor": look.ink}
    spec["config"] = {**spec.get("config", {}), "axis": words, "legend": words, "aria": False, "mark": {"aria": False}}
    return spec


def top_legend() -> alt.Legend:
    """A legend above the picture, where it covers nothing."""
    return alt.Legend(orient="top", title=None)
