"""What the log to take home is made of, before it is written as HTML or as Markdown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """Of a part of the log."""

    words: str


@dataclass(frozen=True)
class Says:
    """A paragraph of ours, in Markdown."""

    words: str


@dataclass(frozen=True)
class Quote:
    """What is to be said at dinner, in Markdown."""

    words: str


@dataclass(frozen=True)
class Typed:
    """What the reader typed, after a few words of ours: mere letters, whatever they look like."""

    label: str
    words: str


@dataclass(frozen=True)
class Rows:
    """A table, its cells in Markdown."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Terms:
    """Words of the glossary: the kitchen's, the field's, what is meant."""

    terms: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Links:
    """Titles of pages, each with its address."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Drawn:
    """A drawing, and the same in words."""

    svg: str
    alt: str


Block = Heading | Says | Quote | Typed | Rows | Terms | Links | Drawn


@dataclass(frozen=True)
class Document:
    """All of the log.

    Attributes:
        language: its code.
        title: what it is called.
    """

    language: str
    title: str
    blocks: tuple[Block, ...]
