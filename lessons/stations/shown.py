"""What of *Stations* follows the hand: its films, and the same as stills where none lives."""

from functools import partial

from lessons.stations import controls, films, line, moving, pictures, words
from lessons.stations.line import StationsPage
from lessons.stations.lost import films as lost
from lessons.stations.lost import scene
from lessons.stations.lost import shown as finding

KEYS = (*lost.KEYS, "line", "ticket_map", "small", "said", "own_card")
"""Of the films, those of the line that lost a number first."""


THROUGH = ("net_hand", "net_touch", "net_found", "net_was")
"""The settings that sliders change which are none themselves."""


def sliders(page: StationsPage) -> tuple[str, ...]:
    """The sliders that the films follow: what moves the line, if anything does, and the ticket."""
    page.own.clear()
    found = finding.offer(page)
    if page.settings.net_mode == "hand":
        controls.offer_weight(page, line.shown(page))
    mover = moving.key_of(page.settings, line.last_run(page))
    return (found, *([mover] if mover else []), *films.TICKET)


def around(page: StationsPage) -> tuple[object, ...]:
    """What is shown around the line and does not follow its sliders."""
    now = page.settings
    return moving.without_hand(now, line.last_run(page)), line.last_run(page), now.net_number, scene.found(now)


def show_line(page: StationsPage) -> None:
    """The line with the ticket on it."""
    now, run, text = page.settings, line.last_run(page), page.text
    still = lambda: pictures.show_network(text, now, line.shown(page))  # noqa: E731
    page.film("line", lambda: films.line_film(text, moving.without_hand(now, run), run), still=still)


def show_map(page: StationsPage) -> None:
    """The map of all tickets, the figures, and each cook's small map."""
    text, now, shown = page.text, page.settings, line.shown(page)
    run = line.last_run(page)
    still = moving.without_hand(now, run)
    before = line.run_before(page)
    page.film(
        "ticket_map",
        lambda: films.map_film(text, still, run, before),
        still=lambda: pictures.show_map(text, now, shown, line.before(page)),
    )
    page.film(
        "small",
        lambda: films.small_film(text, still, run),
        still=lambda: pictures.show_small_maps(text, now, shown),
    )


def say(page: StationsPage) -> None:
    """The figures and all sentences."""
    text, now, shown, run = page.text, page.settings, line.shown(page), line.last_run(page)
    changed = words.what_changed(text, page.runs.before, run)
    page.film(
        "said",
        lambda: films.said_film(text, moving.without_hand(now, run), run, changed),
        still=lambda: page.say(
            page.figures(words.figures(text, now, shown)), words.said(text, now, run, shown), changed
        ),
    )


def card(page: StationsPage) -> None:
    """The line's card."""
    text, now, shown, run = page.text, page.settings, line.shown(page), line.last_run(page)
    whose, state = words.on_card(text, now, shown)
    still = partial(page.card, whose, shown.net.sizes, shown.weights.tolist(), state=state, key="card.own")
    page.film("own_card", lambda: films.card_film(text, moving.without_hand(now, run), run), still=still)


def note(page: StationsPage) -> dict[tuple[str, str, str], str]:
    """What is spoken of the line where it stands."""
    now = page.settings
    words_of_line = pictures.network_words(page.text, now, line.shown(page))
    return {("line", "line", "aria-label"): words_of_line, **finding.note(page)}


def strips(page: StationsPage) -> tuple[bytes, ...]:
    """What every cook passes on while all sliders but one stand, in either line."""
    now, text = page.settings, page.text
    return lost.strips(text, now), films.strips(text, now, line.last_run(page))
