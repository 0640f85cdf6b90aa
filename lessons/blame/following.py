"""One ticket of *Blame slips* in the reader's hand, as films: the line with its slips, the sentence and its table.

The line works on salt and spice together, so what is shown is cut into a strip for each, while the other stands.
"""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from lessons.blame import pictures, tables, walk, words
from lessons.blame.settings import GRAMS, BlameSlips
from ui.draw.charts import Look
from ui.draw.network import (
    DASH,
    NEGATIVE,
    POSITIVE,
    NetworkPicture,
    cook_id,
    fill,
    line_id,
    network_svg,
    thickness,
    with_sign,
)
from ui.draw.plate.svg import figure, n
from ui.draw.rows import Cell, rows_html
from ui.figures import narrow
from ui.film import Axis, Film
from ui.kit.text import Text
from ui.settings import defaults

TICKET = ("slip_salt", "slip_spice")
"""The sliders."""

LINE, SAID = KEYS = ("slip_line", "slip_said")
"""The films."""

AXES = tuple(Axis(key, GRAMS.count) for key in TICKET)
KEPT = 32
QUICK = 6
"""How hard a film is deflated that is made at every rest."""

Looks = dict[tuple[str, str, str], str]
"""By film, part and attribute."""


def without_hand(settings: BlameSlips) -> BlameSlips:
    """The settings with the ticket somewhere, and of the rest only what is shown of it. A line that was adjusted for
    this ticket is one with it.
    """
    usual = defaults(BlameSlips)
    shown = replace(settings, slip_mine=usual["slip_mine"], slip_rounds=usual["slip_rounds"])
    return shown if shown.slip_updates else replace(shown, **{key: usual[key] for key in TICKET})


def at(settings: BlameSlips, slider: str) -> list[BlameSlips]:
    """The settings at each place of a slider. For any other ticket the line begins anew."""
    tickets: list[dict[str, Any]] = [{slider: grams} for grams in GRAMS.values]
    moved = [replace(settings, slip_updates=0, **ticket) for ticket in tickets]
    moved[GRAMS.place_of(getattr(settings, slider))] = settings
    return moved


@lru_cache(maxsize=KEPT)
def line_film(text: Text, still: BlameSlips) -> bytes:
    """The line, as far as the ticket does not change it."""
    drawn = network_svg(_picture(text, still))
    return Film(figure(drawn, text("alt.line"), width=pictures.WIDTH), AXES).packed(LINE)


@lru_cache(maxsize=KEPT)
def said_film(text: Text, still: BlameSlips) -> bytes:
    """The sentence of the press made last, and its table."""
    rows = tables.rows_of_press(text, still)
    told = '<p id="told"></p><p id="nudged" class="later"></p>'
    return Film(told + (_table(text, rows) if rows else ""), AXES).packed(SAID)


def _table(text: Text, rows: tables.Rows) -> str:
    cells = [[Cell(part=_cell(row, name)) for name in names] for row, names in enumerate(rows)]
    return rows_html([text(f"column.{name}") for name in rows[0]], cells)


def _cell(row: int, name: str) -> str:
    return f"{name}{row}"


def strips(text: Text, settings: BlameSlips) -> tuple[bytes, ...]:
    """All that depends on the ticket: for each slider how it looks at each of its places, while the other stands."""
    standing = [GRAMS.place_of(grams) for grams in settings.ticket]
    shown = without_hand(settings)
    here = replace(shown, slip_salt=settings.slip_salt, slip_spice=settings.slip_spice)
    cut, adjusted = {key: Film("", AXES, at=standing) for key in KEYS}, _adjusted(shown)
    for slider in TICKET:
        places = [looks(text, each, numbers=adjusted) for each in at(here, slider)]
        for film, part, attribute in places[0]:
            told = [place[film, part, attribute] for place in places]
            cut[film].part(part, (slider,), cut=True, **{attribute: told})
    return tuple(film.packed(key, QUICK) for key, film in cut.items())


@lru_cache(maxsize=1024)
def looks(text: Text, settings: BlameSlips, *, numbers: bool) -> Looks:
    """How every part looks that the ticket changes. `numbers`: whether those of the line are among them."""
    said = {("told", "words"): words.said(text, settings)}
    which = walk.place_nudged(settings)
    said["nudged", "words"] = "" if which is None else words.nudged(text, settings, which)
    for row, cells in enumerate(tables.rows_of_press(text, settings)):
        said |= {(_cell(row, name), "words"): cell for name, cell in cells.items()}
    drawn = _picture(text, settings)
    line = _cooks(drawn) | (_lines(drawn) if numbers else {})
    return {(SAID, *part): look for part, look in said.items()} | {(LINE, *part): look for part, look in line.items()}


def _adjusted(settings: BlameSlips) -> bool:
    """Whether the line's numbers are those of its ticket."""
    return settings.slip_press == pictures.UPDATE or settings.slip_updates > 0


def _picture(text: Text, settings: BlameSlips) -> NetworkPicture:
    return pictures.picture_of(text, settings, walk.place_nudged(settings), Look(), moving=True)


def _cooks(drawn: NetworkPicture) -> dict[tuple[str, str], str]:
    """What each passes on, and its slip."""
    found = {}
    for layer, units in enumerate(drawn.activations):
        for unit, value in enumerate(units):
            name = cook_id(layer, unit)
            found[name, "fill"], found[f"v{name}", "words"] = fill(value), narrow(value)
            if drawn.slips and layer:
                found[f"s{name}", "words"] = narrow(drawn.slips[layer - 1][unit])
    return found


def _lines(drawn: NetworkPicture) -> dict[tuple[str, str], str]:
    """Every number, and how its line is drawn."""
    found = {}
    for layer, weights in enumerate(drawn.weights, start=1):
        for unit, heard in enumerate(weights):
            found[f"b{cook_id(layer, unit)}", "words"] = with_sign(drawn.biases[layer - 1][unit])
            for before, value in enumerate(heard):
                name = line_id(layer, unit, before)
                found[f"n{name}", "words"] = narrow(value)
                found[name, "stroke"] = POSITIVE if value >= 0 else NEGATIVE
                found[name, "stroke_width"] = n(thickness(value))
                found[name, "stroke_dasharray"] = "none" if value >= 0 else DASH
    return found
