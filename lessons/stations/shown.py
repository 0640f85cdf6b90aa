"""What of *Stations* follows the hand: its films, and the same as stills where none lives."""

from lessons.stations import controls, films, line, moving, pictures, words
from lessons.stations.line import StationsPage

KEYS = ("line", "ticket_map", "small", "said")
"""Of the films."""


def sliders(page: StationsPage) -> tuple[str, ...]:
    """The sliders that the films follow: what moves the line, if anything does, and the ticket."""
    page.own.clear()
    if page.settings.net_mode == "hand":
        controls.offer_weight(page, line.shown(page))
    mover = moving.key_of(page.settings, line.last_run(page))
    return (*([mover] if mover else []), *films.TICKET)


def around(page: StationsPage) -> tuple[object, ...]:
    """What is shown around the line and does not follow its sliders."""
    return moving.without_hand(page.settings), line.last_run(page)


def show_line(page: StationsPage) -> None:
    """The line with the ticket on it."""
    now, run, text = page.settings, line.last_run(page), page.text
    still = lambda: pictures.show_network(text, now, line.shown(page))  # noqa: E731
    page.film("line", lambda: films.line_film(text, moving.without_hand(now), run), still=still)


def show_map(page: StationsPage) -> None:
    """The map of all tickets, the figures, and each cook's small map."""
    text, now, shown = page.text, page.settings, line.shown(page)
    still, run = moving.without_hand(now), line.last_run(page)
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
        lambda: films.said_film(text, moving.without_hand(now), run, changed),
        still=lambda: page.say(
            page.figures(words.figures(text, now, shown)), words.said(text, now, run, shown), changed
        ),
    )


def note(page: StationsPage) -> dict[tuple[str, str, str], str]:
    """What is spoken of the line where it stands."""
    now = page.settings
    return {("line", "line", "aria-label"): pictures.network_words(page.text, now, line.shown(page))}


def strips(page: StationsPage) -> bytes:
    """What every cook passes on while all sliders but one stand."""
    return films.strips(page.text, page.settings, line.last_run(page))
