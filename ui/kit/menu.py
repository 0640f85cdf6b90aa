"""The twenty-one pages in six sections, in the order of the menu. A page exists once its file does."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOME = "home"


@dataclass(frozen=True)
class Entry:
    """One page: its number, its stable id, the section it belongs to."""

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


def neighbours(page: str) -> tuple[Entry | None, Entry | None]:
    """The open pages before and after this one; pages still to come are skipped."""
    place = OPEN_PAGES.index(entry(page))
    before = OPEN_PAGES[place - 1] if place else None
    after = OPEN_PAGES[place + 1] if place + 1 < len(OPEN_PAGES) else None
    return before, after


def is_open(page: str) -> bool:
    """Whether there is a page with this id that can be opened yet."""
    return any(entry.id == page for entry in OPEN_PAGES)
