"""Tokens: the line that the network reads as a row of numbers, and a text of the reader's own cut into pieces."""

import re
from functools import lru_cache
from html import escape
from typing import Any, Final, NamedTuple

from core.letters import beginning
from core.tokens import END, UNKNOWN, Vocabulary, byte_pairs, split_words, vocabulary_of
from lessons.next_word import films, pieces
from lessons.next_word.practising import NextWordPage
from lessons.next_word.settings import PLACES
from lessons.next_word.words import aloud
from ui.draw.plate.svg import figure
from ui.figures import whole
from ui.film import HIDDEN, Axis, Film
from ui.kit.text import Text
from ui.kitchen import recipes

MOST_PIECES = 40
MOST_LETTERS = 400
"""No more of a text of one's own is cut."""

ROW: Final = "display:flex;flex-wrap:wrap;gap:.3em;line-height:1.25;margin:.2em 0 .5em"
CHIP: Final = (
    "display:inline-block;min-width:2.2em;text-align:center;border:1px solid var(--edge);border-radius:6px;"
    "padding:.15em .4em;background:var(--ground)"
)
NEXT: Final = CHIP + ";outline:2px solid var(--now);font-weight:650"
NUMBER: Final = "display:block;color:var(--quiet);font-size:.8em;font-variant-numeric:tabular-nums"

KEY: Final = "tokens"
PLACE: Final = "word_place"


class Token(NamedTuple):
    """One of a row: as it is written, and its number; `UNKNOWN` if it has none."""

    written: str
    number: int


# ---- the line ----


def seen(text: Text, place: int) -> list[Token]:
    """What the network is given at a place of the recipe: its last tokens, a beginning among them while it is near."""
    corpus = recipes.recipes(text.language)
    recipe = corpus.held_out[0]
    before = [END, *corpus.encode(recipe)[: len(recipe.title) + place].tolist()]
    last = before[-recipes.network(text.language).context :]
    return [Token(corpus.vocabulary.words[each] or text("line.start"), each) for each in last]


def described(text: Text, tokens: list[Token]) -> str:
    """The row in words."""
    told = (f"{aloud(text, token.written)} {whole(token.number)}" for token in tokens)
    return text("alt.line", count=len(tokens), words=text.label("say.and_also").join(told))


def line_html(text: Text, place: int) -> str:
    """The row at a place."""
    tokens, room = seen(text, place), recipes.network(text.language).context
    chips = ""
    for at in range(room):
        back = room - at
        token = tokens[-back] if back <= len(tokens) else Token("", END)
        look = CHIP if back <= len(tokens) else HIDDEN
        chips += (
            f'<span id="token-{at}" style="{look}"><b id="token-{at}-word">{escape(token.written)}</b>'
            f'<span id="token-{at}-id" style="{NUMBER}">{whole(token.number)}</span></span>'
        )
    chips += f'<span style="{NEXT}">?<span style="{NUMBER}">?</span></span>'
    return figure(f'<div style="{ROW}" aria-hidden="true">{chips}</div>', described(text, tokens), name="tokens")


@lru_cache(maxsize=films.KEPT)
def line_film(text: Text) -> bytes:
    """It follows the place in the recipe."""
    film, key, room = Film(line_html(text, 0), (Axis(PLACE, PLACES),)), (PLACE,), recipes.network(text.language).context
    rows = [seen(text, place) for place in range(PLACES)]
    film.part("tokens", key, aria_label=[described(text, row) for row in rows])
    for at in range(room):
        back = room - at
        there: list[Any] = [row[-back] if back <= len(row) else None for row in rows]
        film.part(f"token-{at}", key, style=[CHIP if token else HIDDEN for token in there])
        film.part(f"token-{at}-word", key, words=[token.written if token else "" for token in there])
        film.part(f"token-{at}-id", key, words=[whole(token.number) if token else whole(END) for token in there])
    return film.packed(KEY)


def show(page: NextWordPage) -> None:
    """The row, and what it is."""
    text, place = page.text, int(page.settings.word_place) - 1
    page.film(KEY, lambda: line_film(text), still=lambda: page.still(KEY, line_html(text, place)))
    count = len(recipes.recipes(text.language).vocabulary)
    page.say(text("line", count=count, words=count - 1))


# ---- a text of one's own ----


@lru_cache(maxsize=4)
def pieces_known(language: str) -> Vocabulary:
    """All pieces that byte pair encoding of the recipes knows, in order: characters, then whatever it joined."""
    characters = (word for recipe in recipes.recipes(language).recipes for word in recipe.words)
    return vocabulary_of([*characters, [left + right for left, right in pieces.merges(language)]])


def cut(language: str, typed: str) -> list[Token]:
    """The beginning of a text in pieces."""
    begun = "".join(letter if letter.isprintable() else " " for letter in beginning(typed, MOST_LETTERS)).lower()
    marks = re.escape("".join(sorted(pieces.MARKS)))
    runs = re.findall(rf"[{marks}]|[^\s{marks}]+", begun) if language == "zh" else split_words(begun)
    merges, found = pieces.merges(language), list[str]()
    for run in runs:
        found += byte_pairs(run, merges)
        if len(found) >= MOST_PIECES:
            break
    known = pieces_known(language)
    numbers = known.encode(found[:MOST_PIECES]).tolist()
    return [Token(piece, number) for piece, number in zip(found, numbers, strict=False)]


def cut_html(tokens: list[Token]) -> str:
    """Those in a row; what has no number has a question mark."""
    chips = "".join(
        f'<bdi style="{CHIP}">{escape(token.written)}<span style="{NUMBER}">'
        f"{'?' if token.number == UNKNOWN else whole(token.number)}</span></bdi>"
        for token in tokens
    )
    return f'<div style="{ROW}" aria-hidden="true">{chips}</div>'


def show_own(page: NextWordPage, typed: str) -> None:
    """A text of the reader's own in pieces; nothing before there is one."""
    text = page.text
    if not (tokens := cut(text.language, typed)):
        return
    page.drawing("own_pieces", cut_html(tokens), text("alt.cut", count=len(tokens)))
    page.say(text("cut", count=len(tokens), known=len(pieces_known(text.language)) - 1))
