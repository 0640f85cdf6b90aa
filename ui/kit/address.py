"""Addresses: the page's own in the browser, where the numbers of its sliders stand, and that of what a page shows."""

import math
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from ui.kit import menu, tab
from ui.kit.session import Reader
from ui.settings import Number, Settings, kinds, links, shared


def straighten(group: type[Settings]) -> None:
    """Bring the numbers of the address onto the steps of their sliders, and draw the page again from that address.

    Streamlit gives a slider its first value from the address as it stands, which may lie between two steps, beyond the
    slider's ends, or be written in other digits. To be called before any slider is drawn; once the address is straight
    it does nothing.
    """
    asked = st.query_params.to_dict()
    numbers = {name: kind for name, kind in kinds(group).items() if isinstance(kind, Number) and name in asked}
    crooked = {name: kind for name, kind in numbers.items() if not _is_straight(asked[name], kind)}
    for name, kind in crooked.items():
        try:
            st.query_params[name] = str(kind.parse(asked[name]))
        except ValueError:
            del st.query_params[name]
    if crooked:
        st.rerun()


def of(reader: Reader, page: str, here: str, **extra: str) -> str:
    """The full link of what a page shows a reader: its language, every setting, the bet and its run, both cooks.

    Args:
        here: the page on screen, whose address the browser has told.
    """
    base, own = urlsplit(st.context.url or ""), menu.entry(here).url_path
    path = base.path.removesuffix("/").removesuffix(own) + menu.entry(page).url_path if page != here else base.path
    return urlunsplit((base.scheme, base.netloc, path, urlencode(query_of(reader, page) | extra), ""))


def query_of(reader: Reader, page: str) -> dict[str, str]:
    """The query of that link. Of a page that only the tab remembers, as the tab has written it."""
    memory, group = reader.memory(page), reader.groups.get(page)
    query = {"lang": reader.language, "terms": reader.register}
    query |= {"menu": "full"} if reader.full else {}
    query |= links.query_of(reader.settings(group)) if group else _asleep(reader)
    asked = [question for on, question in reader.bets if on == page]
    bet = reader.bets.get((page, memory.question if group else next(iter(asked), "")))
    query |= {"bet": bet.choice} if bet else {}
    runs = [links.write(run) for run in memory.runs] if group else tab.runs_asleep(reader, page)
    query |= dict(zip(("cook", "ghost"), reversed(runs), strict=False))
    if bet and bet.run and memory.runs[:1] != (bet.run,):  # the older of two runs would else be taken for it
        query["first"] = links.write(bet.run)
    return query


def _asleep(reader: Reader) -> dict[str, str]:
    """All settings that may belong to a page that only the tab remembers."""
    owned = {name for group in reader.groups.values() for name in kinds(group).keys() - shared(group)}
    kept = tab.unusual(reader) | reader.asleep.values
    return {name: value for name, value in kept.items() if name not in owned}


def _is_straight(text: str, kind: Number) -> bool:
    """Whether the text is a number on a step, in the digits that a browser reads."""
    try:
        return text.isascii() and "_" not in text and math.isclose(float(text), kind.parse(text), abs_tol=1e-9)
    except ValueError:
        return False
