"""What a page asks of the document around it. It draws nothing but one line, while the server is lost.

It may do exactly this, and leans on these names of Streamlit's:

- set the language of the document (`html[lang]`);
- scroll a newly opened page to its top (`[data-testid=stMain]`), unless the reader has scrolled by then;
- close the phone's drawer on a newly opened page (`[data-testid=stSidebar][data-collapsed=false]` and the button in
  `[data-testid=stSidebarCollapseButton]`);
- say that the server is lost (`[data-testid=stApp]` and its `data-test-connection-state`), and close the box that says
  so in English (`[data-testid=stDialog] [role=dialog]` without a `[data-testid=stVerticalBlock]`, by its *Close*);
- let a place to drop files call itself a group and not mere decoration, since it has a name and takes the keyboard
  (`[data-testid=stFileUploaderDropzone][role=presentation]`), and say there in the page's language what Streamlit says
  in English (`[data-testid=stFileUploader]`, `[data-testid=stTooltipErrorContent]`, and the words themselves);
- let a finger that goes up or down on a slider scroll the page: the slider is told only of one that goes along it, or
  is lifted at once (`[data-testid=stSlider] [data-rac]` and `pointerdown`);
- tell what the reader's hand did on the page before and was not counted there (see `ui/film`), until it is;
- keep this tab's memory in `sessionStorage`, and give it once to a session that knows nothing yet, saying whether the
  page was loaded again or its address followed.

If one of them is renamed a browser test fails, and the app works on without it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from ui.code import read, zipped

__all__ = ["KEY", "WORDS_AT_FILES", "dress", "remember", "show"]

HERE = Path(__file__).parent
A_DAY = 86_400
WORDS_AT_FILES = ("upload", "add", "remove", "limit", "too_large", "wrong_kind")
KEY = "document"


def show(
    *,
    language: str,
    page: str,
    visit: str,
    waiting: str,
    files: Mapping[str, str],
    memory: str,
    asks: bool,
    counted: int,
    on_left: Callable[[], None],
) -> tuple[str, bool] | None:
    """Mount the document. To be called once a run of a page, outside every fragment.

    Args:
        language: of the page.
        page: its id; when it changes the document is scrolled to its top.
        visit: tells this session from others of the same tab.
        waiting: what is said while the server is lost.
        files: what is said at a place for files, by `WORDS_AT_FILES`; with {size} and {what} in it.
        memory: what this tab is to keep, in place of what it kept before.
        asks: whether this session knows nothing yet.
        counted: the number of the hand's last move that was told (see `ui/film`).
        on_left: called when there is something to hear of the page before: `left` of this component's state.

    Returns:
        What the tab kept of an earlier session, on the one run in which it is handed over; and whether the page was
        loaded again, or was there all the time, so that this is newer than what its address once asked for.
    """
    data = {"language": language, "page": page, "visit": visit, "memory": memory, "asks": asks, "counted": counted}
    data |= {"labels": {"waiting": waiting}, "files": dict(files)}
    told = _document(key=KEY, data=data, on_kept_change=_nothing, on_left_change=on_left)
    _keep_alive()
    kept: Any = told.kept
    found = kept.get("memory") if isinstance(kept, Mapping) else None
    return (found, kept.get("again") is True) if isinstance(found, str) else None


def dress() -> None:
    """The one style sheet against the framework: what its theme cannot say. To stand at the head of every page.

    It leans on the documented classes `st-key-…` and on `[data-testid=stElementContainer]`, without which the menu is
    merely longer; on `html`, for the swipe that would leave a page; and on `[data-testid=…]` of `stMain`,
    `stMainBlockContainer`, `stHeader` and `stToolbar`, without which a page begins lower.
    """
    st.html(SHEET)


def remember(memory: str) -> None:
    """What this tab is to keep from now on: for the end of a part that was drawn again by itself."""
    _memory(key="memory", data=memory)


@st.fragment(run_every=A_DAY)
def _keep_alive() -> None:
    """Because of this the browser asks for the page anew when it finds the server again, be it a new one."""


def _nothing() -> None:
    """Streamlit hands a value over only if somebody wishes to be told."""


SHEET = f"<style>{read(HERE / 'sheet.css')}</style>"
_document = st.components.v2.component(
    "document",
    html='<div class="notice" role="status"></div>',
    css=read(HERE / "document.css"),
    js=zipped(read(HERE / "document.js")),
)
_memory = st.components.v2.component("memory", js=read(HERE / "memory.js"))
