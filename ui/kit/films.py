"""Pictures that follow the reader's hand: a page's films, and the sliders that tell the server only at rest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast

import streamlit as st

from ui import document, film
from ui.draw.card import Amount, card_svg
from ui.draw.plate.svg import figure
from ui.kit import cards, tab
from ui.kit.controls import Controls, followed, give, key_of
from ui.kit.hand import Taker, sent
from ui.settings import Group, Number, kinds

NOTE = "film_note"

Looks = Mapping[tuple[str, str, str], str]
"""By film, part and attribute."""


@dataclass(frozen=True)
class Own:
    """A slider of a page's own, which is no setting.

    Attributes:
        take: what is done with a value that it was moved to.
    """

    kind: Number
    value: float
    take: Taker


@dataclass(eq=False)
class Films(Controls[Group]):
    """The films of one page.

    Attributes:
        id: the page.
        own: sliders that films follow and that are no settings, by key.
    """

    id: str
    own: dict[str, Own] = field(default_factory=dict)

    @property
    def lives(self) -> bool:
        """Whether the page's films have said that they follow the hand. Until then sliders call for a rerun."""
        return self.id in self.reader.hand.lives

    def bring_films(self) -> None:
        """What all films and drawings of the page are shown by. To stand at its head."""
        if self.reader.hand.plain:
            st.empty()  # or all below would move up a place, and be built anew under the reader's hand
        else:
            film.bring(on_told=self._is_plain)

    def _is_plain(self) -> None:
        """Take in that the browser unzips nothing."""
        message = sent(film.PROGRAM_KEY)
        told: Any = message.get("told") if isinstance(message, Mapping) else None
        self.reader.hand.plain = isinstance(told, Mapping) and told.get("plain") is True

    def film(self, key: str, make: Callable[[], bytes], *, still: Callable[[], object]) -> None:
        """Show a film: best where no slider draws the page again, so that it travels once a visit.

        Args:
            make: makes its message, or has it still.
            still: shows the same as it is now, for a browser in which no film lives, and until this one does.
        """
        if not self.lives:
            with st.container(key=f"still-{key}"):
                still()
        film.show(make(), key=key, on_told=lambda: self._told(key))

    def drawing(self, key: str, drawn: str, alt: str, *, width: int = 0) -> None:
        """Show a drawing in the page's type and the theme's colours. See `ui.draw.palette` for their names.

        Args:
            drawn: SVG text, a `viewBox` in its head.
            alt: the same in words.
            width: the most pixels that it takes, if not all that there are.
        """
        self._draw(figure(drawn, alt, width=width), key)

    def still(self, key: str, drawn: str) -> None:
        """Show what the film of this key would, as it is now."""
        self._draw(drawn, f"still.{key}")

    def _draw(self, drawn: str, key: str) -> None:
        """As large as whoever looks needs it: one reader, or a room."""
        sized = f'<div class="big">{drawn}</div>' if self.reader.presenting else drawn
        film.drawing(sized, key=key, plain=self.reader.hand.plain)

    def card(
        self,
        whose: str,
        layers: Sequence[int],
        numbers: Sequence[Amount] | Sequence[float],
        *,
        state: str = "",
        mine: tuple[int, str] | None = None,
        side: int = 0,
        key: str = "card",
    ) -> None:
        """Show a chef's card. See `ui.kit.cards.card`."""
        self._draw(card_svg(cards.card(self.text, whose, layers, numbers, state=state, mine=mine, side=side)), key)

    def offer(self, name: str, kind: Number) -> str:
        """Tell the films of the scale of a setting before it is drawn; its key.

        Args:
            kind: the setting's options, as places.
        """
        key = key_of(self.reader, name)

        def take(value: float) -> None:
            self.put(**{name: value})

        self.own[key] = Own(kind, self.reader.values[name], take)
        return key

    def move(self, key: str, slider: Callable[..., object]) -> None:
        """A slider that is no setting, once the films were told of it.

        Args:
            slider: draws it, given its value, its key and what it calls for.
        """
        own = self.own[key]
        give(self.reader, key, own.value)

        def take() -> None:
            try:
                own.take(own.kind.parse(str(sent(key))))
            except ValueError:
                self.reader.misread = True

        followed(self.reader, key, take, partial(slider, value=own.value))  # for a message that Streamlit cannot read

    def follow(
        self, names: Sequence[str], *, films: Sequence[str], looks: Looks, strips: Callable[[], Sequence[bytes]] = tuple
    ) -> None:
        """Tell the page's films where these sliders stand, and hear from them what the hand has done. The last that a
        live part draws: it tells the tab what to keep, too.

        Args:
            films: their keys; the first stands in no live part.
            looks: looks that depend on more than the sliders.
            strips: makes films without a drawing, cut where the sliders stand, for those with their keys.
        """
        numbers = self._numbers(names)
        values = {**self.reader.values, **{key: own.value for key, own in self.own.items()}}
        at = {name: kind.place_of(values[name]) for name, kind in numbers.items()}
        self.reader.hand.followed[self.id] = numbers
        self.reader.noted = True
        film.note(
            key=NOTE,
            at=at,
            films=films,
            looks=looks,
            lives=self.lives,
            page=self.id,
            visit=f"{self.reader.visit} {self.id} {self.reader.hand.begun}",
            big=self.reader.presenting,
            memory=tab.write(self.reader, self.id),
            counted=self.reader.hand.counted,
            strips=strips(),
            on_told=lambda: self._told(NOTE),
        )

    def _told(self, key: str) -> None:
        """Take in what a film or the note has just told."""
        message = sent(key)
        told: Any = message.get("told") if isinstance(message, Mapping) else None
        self.reader.back |= self.reader.said_back  # films speak of themselves at first: nobody can have read it yet
        if isinstance(told, dict) and told.get("lives") is True:
            self.reader.hand.lives.add(self.id)
            # As if the page were just come to: a menu that the browser has yet to build is given its value once more.
            self.reader.here = ""
        self.reader.set_down(self.id, self.reader.hand.take(self.id, told))

    def moves(self, *names: str) -> list[tuple[float, ...]]:
        """Where each move of the hand on these sliders has ended since this was last asked."""
        numbers = self._numbers(names).values()

        def values(places: Sequence[int]) -> tuple[float, ...]:
            return tuple(kind.values[at] for kind, at in zip(numbers, places, strict=True))

        return [values(end) for end in self.reader.hand.moves(self.id)]

    def _left(self) -> None:
        """Take in what the hand did on the page before, and was not told there."""
        message = sent(document.KEY)
        told = message.get("left") if isinstance(message, Mapping) else None
        page = str(told.get("page")) if isinstance(told, Mapping) else ""
        self.reader.set_down(page, self.reader.hand.take(page, told))

    def _numbers(self, names: Sequence[str]) -> dict[str, Number]:
        own = {key: slider.kind for key, slider in self.own.items()}
        return {name: own.get(name) or cast("Number", kinds(self.group)[name]) for name in names}

    def _rest(self, names: Sequence[str]) -> None:
        """Let these sliders tell the server only at rest, if there is a film that will."""
        self.reader.hand.rest(self._numbers(names) if self.lives else {})
        self.reader.hand.takers[self.id] = {key: slider.take for key, slider in self.own.items()}
