"""The twenty-one pages in six sections, in the order of the menu. A page exists once its file does.

Eleven of them are the tasting menu, numbered, about twenty-five minutes; the others are side dishes. A reader follows
either the tasting menu or the full one.
"""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = "home"


@dataclass(frozen=True)
class Entry:
    """One page: its number among the files, its stable id, the section it belongs to."""

    number: int
    id: str
    section: str

    @property
    def file(self) -> str:
        """Where the page's script is, from the root of the app."""
        return "streamlit_app.py" if self.id == HOME else f"pages/{self.number:02d}_{self.id}.py"

    @property
    def exists(self) -> bool:
        """Whether the page can be opened yet."""
        return self in OPEN_PAGES

    @property
    def place(self) -> int | None:
        """Its place in the tasting menu, from 1; none for a side dish and for Home."""
        return TASTING.index(self.id) + 1 if self.id in TASTING else None

    @property
    def url_path(self) -> str:
        """The page's path in a link."""
        return "" if self.id == HOME else self.id


SECTIONS = {
    "chef": ("seasoning", "practice", "one_step"),
    "elsewhere": ("rule", "line", "picture", "judges", "six"),
    "kitchen_line": ("stations", "blame"),
    "cooking_well": ("too_many", "house_rules", "real_tasters"),
    "card": ("file", "remodelling", "how_big"),
    "talks": ("next_word", "attention", "makes_up", "remembers", "recipe_log"),
}
"""The ids of the pages in each section."""

MINUTES = 25
"""What the tasting menu takes, all of it."""

TASTING = (
    "seasoning",
    "practice",
    "one_step",
    "rule",
    "stations",
    "blame",
    "file",
    "how_big",
    "next_word",
    "makes_up",
    "recipe_log",
)
"""The tasting menu, in order."""

MORE_OF_THIS = {
    "one_step": ("judges", "six"),
    "rule": ("line", "picture"),
    "blame": ("too_many", "house_rules", "real_tasters"),
    "file": ("remodelling",),
    "next_word": ("attention",),
    "makes_up": ("remembers",),
}
"""The side dishes, by the page of the tasting menu that they belong to."""

PAGES = tuple(
    Entry(number, page, section)
    for number, (section, page) in enumerate(((s, p) for s, pages in SECTIONS.items() for p in pages), start=1)
)
HOME_ENTRY = Entry(0, HOME, "")
OPEN_PAGES = tuple(entry for entry in (HOME_ENTRY, *PAGES) if (ROOT / entry.file).is_file())
"""The pages that can be opened, in order, Home first."""


def entry(page: str) -> Entry:
    """The menu entry of a page id.

    Raises:
        ValueError: for an id that is not in the menu.
    """
    for candidate in (HOME_ENTRY, *PAGES):
        if candidate.id == page:
            return candidate
    raise ValueError(f"page must be one of home, {', '.join(e.id for e in PAGES)}, got {page!r}")


def path(*, full: bool) -> tuple[Entry, ...]:
    """The open pages of the full menu, or of the tasting menu, Home first."""
    return tuple(entry for entry in OPEN_PAGES if full or entry.place or entry.id == HOME)


def neighbours(page: str, *, full: bool) -> tuple[Entry | None, Entry | None]:
    """The open pages before and after this one on the path; pages still to come are skipped.

    From a side dish the tasting menu leads back to the page that it belongs to, and on to the one after that.
    """
    here, pages = entry(page), path(full=full)
    if here not in pages:
        home = next((entry(of) for of, sides in MORE_OF_THIS.items() if page in sides and is_open(of)), here)
        before = [home] if home in pages else [each for each in pages if each.number < here.number]
        after = [each for each in pages if each.number > before[-1].number]
        return before[-1], after[0] if after else None
    place = pages.index(here)
    before, after = list(pages[:place]), list(pages[place + 1 :])
    return before[-1] if before else None, after[0] if after else None


def to_come(page: str) -> Entry | None:
    """The next page of the tasting menu, if it cannot be opened yet."""
    number = entry(page).number
    later = next((entry(each) for each in TASTING if entry(each).number > number), None)
    return later if later and not later.exists else None


def is_open(page: str) -> bool:
    """Whether there is a page with this id that can be opened yet."""
    return any(entry.id == page for entry in OPEN_PAGES)
