"""The log as Markdown."""

from string import punctuation
from typing import Final

from lessons.recipe_log.blocks import Block, Document, Drawn, Heading, Links, Quote, Rows, Says, Terms, Typed

MARKS: Final = {mark: f"\\{mark}" for mark in punctuation} | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""What Markdown may take for more than a mark, so written that it stays one (CommonMark 0.31, 2.4 and 2.5)."""


def page(log: Document) -> str:
    """The file."""
    return "\n\n".join((f"# {log.title}", *map(_block, log.blocks))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"## {words}"
        case Says(words):
            return words
        case Quote(words):
            return f"> {words}"
        case Typed(label, words):
            return f"{label} {letters(words)}"
        case Rows(head, rows):
            return "\n".join(map(_row, (head, ("---",) * len(head), *rows)))
        case Terms(terms):
            return "\n".join(
                f"- **{' · '.join(dict.fromkeys((kitchen, real)))}** {meaning}" for kitchen, real, meaning in terms
            )
        case Links(links):
            return "\n".join(f"- [{title}](<{url}>)" for title, url in links)
        case Drawn(_, alt):
            return alt


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def letters(typed: str) -> str:
    """What somebody typed as mere letters, in one line."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in typed).split())
    return "".join(MARKS.get(letter, letter) for letter in line)
