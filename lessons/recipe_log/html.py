"""The log as one HTML file: style and drawing inside, no script, nothing asked of any other place."""

import re
from html import escape
from pathlib import Path
from typing import Final

from lessons.recipe_log.blocks import Block, Document, Drawn, Heading, Links, Quote, Rows, Says, Terms, Typed
from ui.code import read
from ui.draw import palette

MARKS: Final = ((re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"), (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"))
"""The little Markdown that our sentences hold."""


def page(log: Document) -> str:
    """The file."""
    style = f":root{{color-scheme:light dark;{palette.in_document()}}}\n{read(Path(__file__).with_name('paper.css'))}"
    body = "\n".join(map(_block, log.blocks))
    return (
        f'<!doctype html>\n<html lang="{escape(log.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(log.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<h1>{escape(log.title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"<h2>{escape(words)}</h2>"
        case Says(words):
            return f"<p>{_inline(words)}</p>"
        case Quote(words):
            return f"<blockquote>{_inline(words)}</blockquote>"
        case Typed(label, words):
            return f'<p class="typed"><span>{escape(label)}</span> <q>{escape(words)}</q></p>'
        case Rows(head, rows):
            body = "".join(_row("td", row) for row in rows)
            return f"<table><thead>{_row('th', head)}</thead><tbody>{body}</tbody></table>"
        case Terms(terms):
            told = "".join(
                f"<dt>{escape(' · '.join(dict.fromkeys((kitchen, real))))}</dt> <dd>{_inline(meaning)}</dd>"
                for kitchen, real, meaning in terms
            )
            return f'<dl class="terms">{told}</dl>'
        case Links(links):
            items = "".join(f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in links)
            return f'<ul class="links">{items}</ul>'
        case Drawn(svg, alt):
            return f'<div class="card" role="img" aria-label="{escape(alt)}">{svg}</div>'


def _row(kind: str, cells: tuple[str, ...]) -> str:
    return "<tr>" + "".join(f"<{kind}>{_inline(cell)}</{kind}>" for cell in cells) + "</tr>"


def _inline(words: str) -> str:
    """A sentence of ours, in Markdown, as HTML."""
    told = escape(words)
    for mark, written in MARKS:
        told = mark.sub(written, told)
    return told
