"""Everything that a page says with numbers, caught at its source while the page is drawn."""

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pytest
import streamlit as st

from tests.conftest import ROOT, unpacked
from tests.films import Shown as Filmed
from tests.films import read
from tests.jobs import PAGES
from tests.oracle import CardShown
from ui import film
from ui.draw import network, plate
from ui.kit import session
from ui.kit.more import More
from ui.kit.page import Page
from ui.kit.text import _TERM, Text
from ui.settings import Settings


@dataclass(frozen=True)
class Said:
    """One text that was filled in: its section, its form with the terms in place, the values, and what came of it."""

    name: str
    form: str
    values: Mapping[str, object]
    words: str


@dataclass
class Shown:
    """What one drawing of a page has shown."""

    said: list[Said] = field(default_factory=list)
    figures: list[Mapping[str, str]] = field(default_factory=list)
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    page_tables: list[pd.DataFrame] = field(default_factory=list)
    datasets: dict[str, pd.DataFrame] = field(default_factory=dict)
    plates: list[plate.Plate] = field(default_factory=list)
    networks: list[network.NetworkPicture] = field(default_factory=list)
    stills: dict[str, str] = field(default_factory=dict)
    drawings: dict[str, str] = field(default_factory=dict)
    cards: list[CardShown] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    players: list[dict[str, Any]] = field(default_factory=list)
    films: dict[str, Filmed] = field(default_factory=dict)


class Recorder:
    """Wraps the few functions through which every number reaches the screen; `shown` begins anew with every drawing."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.shown = Shown()
        self._known: set[str] = set()
        self._muted = False
        self._patch = patch
        self._watch_beginnings()
        self._watch_words()
        self._watch_tables()
        self._watch_pictures()
        self._watch_films()

    def _watch_beginnings(self) -> None:
        begin = session.reader

        def reader(page: str, group: type[Settings]) -> session.Reader:
            self.shown = Shown()
            return begin(page, group)

        self._patch.setattr(session, "reader", reader)

    def _watch_words(self) -> None:
        fill, line = Text._fill, Page.figures

        def filled(
            text: Text, texts: Mapping[tuple[str, str], str], name: str, file: str, values: dict[str, object]
        ) -> str:
            words = fill(text, texts, name, file, values)
            if values and not self._muted:
                form = _TERM.sub(lambda match: text.term(match[1]), text._form(texts, name, file))
                self.shown.said.append(Said(name, form, dict(values), words))
            return words

        def figures(page: Page[Any], named: Mapping[str, str]) -> str:
            self.shown.figures.append(dict(named))
            return line(page, named)

        self._patch.setattr(Text, "_fill", filled)
        self._patch.setattr(Page, "figures", figures)

    def _watch_tables(self) -> None:
        behind, within = More._table, Page.table

        def table(more: More, name: str, rows: pd.DataFrame) -> None:
            self.shown.tables[name] = rows
            behind(more, name, rows)

        def page_table(page: Page[Any], rows: pd.DataFrame) -> None:
            self.shown.page_tables.append(rows)
            within(page, rows)

        self._patch.setattr(More, "_table", table)
        self._patch.setattr(Page, "table", page_table)

    def _watch_pictures(self) -> None:
        chart, play, drawn = st.vega_lite_chart, film.play, plate.plate_svg

        def vega_lite_chart(spec: dict[str, Any], *, key: str, **rest: Any) -> Any:
            self.shown.datasets |= {f"{key}.{name}": unpacked(data) for name, data in spec["datasets"].items()}
            return chart(spec, key=key, **rest)

        def show(ground: film.Field, runs: Any, labels: film.Labels, **rest: Any) -> None:
            self.shown.players.append({"field": ground, "runs": list(runs), **rest})
            play(ground, runs, labels, **rest)

        def plate_svg(dish: plate.Plate) -> str:
            self.shown.plates.append(dish)
            return self._knows(drawn(dish))

        self._patch.setattr(st, "vega_lite_chart", vega_lite_chart)
        self._patch.setattr(film, "play", show)
        self._patch.setattr(plate, "plate_svg", plate_svg)
        self._watch_networks()
        self._watch_images()
        self._watch_drawings()

    def _watch_films(self) -> None:
        """A film says all that might be said; what of it is said now is asked of the film itself."""
        show, follow = Page.film, Page.follow

        def made(key: str, make: Callable[[], bytes]) -> bytes:
            self._muted = True
            try:
                message = make()
            finally:
                self._muted = False
            if message:
                self.shown.films[key] = read(message)
            return message

        def watched(page: Page[Any], key: str, make: Callable[[], bytes], *, still: Callable[[], object]) -> None:
            message = made(key, make)
            show(page, key, lambda: message, still=still)

        def followed(
            page: Page[Any], names: Any, *, strips: Callable[[], Sequence[bytes]] = tuple, **more: Any
        ) -> None:
            self._muted = True
            messages = strips()
            self._muted = False
            self.shown.films |= {f"strips{at}": read(message) for at, message in enumerate(messages, start=1)}
            follow(page, names, strips=lambda: messages, **more)

        self._patch.setattr(Page, "film", watched)
        self._patch.setattr(Page, "follow", followed)

    def _knows(self, svg: str) -> str:
        """What is in this picture is written down already."""
        self._known.add(svg)
        return svg

    def _watch_images(self) -> None:
        """Whatever else is shown as a picture: neither a plate nor a network."""
        show = st.image

        def image(svg: str, **rest: Any) -> Any:
            if svg not in self._known:
                self.shown.images.append(svg)
            return show(svg, **rest)

        self._patch.setattr(st, "image", image)

    def _watch_drawings(self) -> None:
        """Drawings in the page's own type; and cards, by what they are made of."""
        draw, card, stand = Page.drawing, Page.card, Page.still

        def drawing(page: Page[Any], key: str, drawn: str, alt: str, **rest: Any) -> None:
            self.shown.drawings[key] = drawn
            draw(page, key, drawn, alt, **rest)

        def carded(page: Page[Any], whose: str, layers: Any, numbers: Any, *, key: str = "card", **rest: Any) -> None:
            self.shown.cards.append(CardShown(whose, tuple(layers), list(numbers), **rest))
            card(page, whose, layers, numbers, key=key, **rest)

        def still(page: Page[Any], key: str, drawn: str) -> None:
            self.shown.stills[key] = drawn
            stand(page, key, drawn)

        self._patch.setattr(Page, "drawing", drawing)
        self._patch.setattr(Page, "still", still)
        self._patch.setattr(Page, "card", carded)

    def _watch_networks(self) -> None:
        """Rooms call the drawing of a network by its name, so each is watched where it is called."""
        drawn = network.network_svg

        def network_svg(picture: network.NetworkPicture) -> str:
            if not self._muted:
                self.shown.networks.append(picture)
            return self._knows(drawn(picture))

        for page in PAGES:
            for path in (ROOT / "lessons" / page).glob("[!_]*.py"):
                room = importlib.import_module(f"lessons.{page}.{path.stem}")
                if getattr(room, "network_svg", None) is drawn:
                    self._patch.setattr(room, "network_svg", network_svg)


def recorders() -> Iterator[Recorder]:
    """One at a time, for a fixture."""
    with pytest.MonkeyPatch.context() as patch:
        yield Recorder(patch)
