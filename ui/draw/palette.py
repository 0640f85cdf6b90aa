"""The theme's colours by what they mean, as variables of CSS: a drawing names them and is true on either page.

In the document they turn with the theme, without a rerun or a message. A drawing shown as an image knows nothing of the
page around it, and is given those of one theme.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

import streamlit as st

_SINGLE: Final = {
    "ink": "textColor",
    "quiet": "grayTextColor",
    "page": "backgroundColor",
    "ground": "secondaryBackgroundColor",
    "edge": "borderColor",
    "now": "primaryColor",
}
_CATEGORIES: Final = {"weak": 0, "strong": 1, "bet": 2, "right": 3, "spare": 4, "walk": 5}
BANDS: Final = 10
"""How many shades a map has, `band0` the lowest."""

FONT: Final = "system-ui,-apple-system,sans-serif"


def _colours(theme: str) -> Mapping[str, str]:
    def option(name: str) -> list[str]:
        found = st.get_option(f"theme.{theme}.{name}")
        return found if isinstance(found, list) else [found]

    categories, shades = option("chartCategoricalColors"), option("chartSequentialColors")
    return {
        **{name: option(of)[0] for name, of in _SINGLE.items()},
        **{name: categories[of] for name, of in _CATEGORIES.items()},
        **{f"band{band}": shades[band] for band in range(BANDS)},
    }


@cache
def in_document() -> str:
    """Declarations of the variables that turn with the theme."""
    light, dark = _colours("light"), _colours("dark")
    return _declared(light, lambda name: f"light-dark({light[name]},{dark[name]})")


@cache
def in_image(*, dark: bool) -> str:
    """Declarations of the variables of one theme."""
    colours = _colours("dark" if dark else "light")
    return _declared(colours, lambda name: colours[name])


def _declared(names: Mapping[str, str], value: Callable[[str], str]) -> str:
    return "".join(f"--{name}:{value(name)};" for name in names)


def still(svg: str, *, dark: bool) -> str:
    """A drawing as an image of its own, in the colours of one theme."""
    head, body = svg.split(">", 1)
    return f'{head} font-family="{FONT}"><style>svg{{{in_image(dark=dark)}}}</style>{body}'
