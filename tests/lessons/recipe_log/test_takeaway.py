"""The log to take home: complete in one file, surprises first, and nothing typed is more than letters."""

import re
from dataclasses import replace
from functools import cache
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.recipe_log import html, markdown, past
from lessons.recipe_log.blocks import Document, Rows, Typed
from lessons.recipe_log.settings import CLAIMS
from lessons.recipe_log.takeaway import Story
from tests.lessons.recipe_log.oracle import shown, told_as
from ui.kit import cards
from ui.kit.session import Bet, Reader
from ui.kit.text import LANGUAGES, Text
from ui.kitchen.served import Filed, short_print
from ui.kitchen.settings import Order

HOSTILE = (
    "<script>alert(1)</script>",
    "</q></p><img src=x onerror=alert(1)>",
    "# not a heading | nor a [link](javascript:alert(1)) ![x](y) `code` **bold** <b>x</b> &lt; \\ $x$",
    "- one\n- two\r\n---\u2028|a|b|",
    '"><style>*{display:none}</style>',
)


@cache
def story(language: str, register: str = "kitchen") -> Story:
    """Of a reader who lost a bet, won another, and has tried four claims."""
    text, run = Text(language, register, "recipe_log"), Filed()
    reader = Reader(language=language, progress={"practice": True, "file": True})
    reader.bets = {("practice", "x"): Bet("0.2", ("0.2",)), ("file", "served"): Bet("few", ("none",))}
    reader.memory("seasoning").tries[Order()] = [(1.0, 1.0), (3.0, 0.8)]
    chef = past.chef(run)
    own = (text("card.whose"), chef.net.sizes, chef.weights.tolist())
    return Story(
        text,
        "settings?",
        "numbers",
        past.wagers(reader, text),
        dict.fromkeys(set(CLAIMS) - {"exact", "data"}, past.HERE),
        past.seasonings(reader),
        run,
        chef,
        cards.card(text, *own, state=short_print(chef.fingerprint)),
        past.terms(reader, language),
        {text.title(page): f"http://localhost/{page}?a=1&b=%3Cb%3E" for page in ("practice", "file")},
    )


class Read(HTMLParser):
    """What a browser makes of a file: its elements, their attributes, and its text."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.typed: list[str] = []
        self.open: list[str] = []
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.open += [] if tag in ("meta", "rect", "path", "circle", "line") else [tag]
        self.typed += [""] if tag == "q" else []

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        assert tag in ("rect", "path", "circle", "line") or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Text, of which what was typed stands in its own element."""
        if "q" in self.open:
            self.typed[-1] += data


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_complete_in_itself(language: str) -> None:
    written = html.page(story(language).document())
    read = Read(written)
    assert written.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert read.open == []
    assert {"script", "link", "iframe", "img", "object", "form"} & set(read.tags) == set()
    assert "svg" in read.tags
    assert "@media print" in written
    assert "url(" not in written
    assert "@import" not in written
    places = [value for name, value in read.attributes if name in ("href", "src")]
    assert places == list(story(language).links.values())
    assert not [name for name, _ in read.attributes if name.startswith("on")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_surprises_come_first_and_all_else_follows(language: str) -> None:
    told = story(language)
    text = told.text
    for written in (html.page(told.document()), markdown.page(told.document())):
        heads = [unescape(head) for head in re.findall(r"^(?:<h2>|## )(.*?)(?:</h2>)?$", written, re.MULTILINE)]
        assert heads == [
            text("log.surprises", count=1),
            text("log.question"),
            text("log.won", count=1),
            text("log.claims"),
            text("log.seasonings"),
            text("card.whose"),
            text("glossary"),
            text("log.links"),
        ]
        assert written.index(Text(language, "kitchen", "file")("bet.few")) < written.index("settings")
        assert told.chef.fingerprint.hex() in written
        assert all(term.meaning in unescape(written) for term in told.terms)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", ["kitchen", "real"])
def test_a_claim_is_ticked_with_its_numbers_only_where_it_was_tried(language: str, register: str) -> None:
    told = story(language, register)
    text = told.text
    (table,) = (
        block for block in told.document().blocks if isinstance(block, Rows) and block.head[0] == text("column.claim")
    )
    for claim, (name, said) in zip(CLAIMS, table.rows, strict=True):
        tried = claim in told.settled
        assert name == f"{'✗' if tried else '?'} {text.option('log_claim', claim)}"
        assert said == (text(told_as(claim), **shown(claim)) if tried else text("mark.open"))


def test_the_best_by_hand_stands_beside_the_machines() -> None:
    written = markdown.page(story("en").document())
    assert "| tomato and egg, usual palates | 3.0 g salt, 0.8 g spice: 96.2 | 3.0 g salt, 0.8 g spice: 96.2 | 1 |" in (
        written
    )


def test_what_was_not_done_is_left_out() -> None:
    bare = replace(story("en"), before=" ", now="", wagers=(), seasonings=(), terms=(), links={}, settled={})
    for written in (html.page(bare.document()), markdown.page(bare.document())):
        assert story("en").text("log.before_nothing") in written
        assert story("en").text("log.now_nothing") in written
        assert "by hand" not in written
        assert "✗" not in written


def test_what_can_be_said_at_dinner_is_not_in_it_before_it_was_seen() -> None:
    bare, text = replace(story("en"), before="", now="", shown=False), story("en").text
    bridge = "".join(re.findall(r"\w+ \w+ \w+", text("bridge"))[:1])
    for write in (html.page, markdown.page):
        assert bridge in write(story("en").document())
        assert bridge not in write(bare.document())
        assert text("log.now_open") in write(bare.document())
        assert text("log.now_nothing") not in write(bare.document())


def check(typed: str) -> None:
    """Both files hold what was typed as letters and as nothing else."""
    read, without = (Read(html.page(Document("en", "Log", (Typed("Before:", each),)))) for each in (typed, "x"))
    assert read.tags == without.tags
    assert read.attributes == without.attributes
    assert [" ".join(each.split()) for each in read.typed] == [" ".join(typed.split())]
    line = "".join(letter if letter.isprintable() else " " for letter in typed)
    assert read_back(markdown.letters(typed)) == " ".join(line.split())


def read_back(written: str) -> str:
    """What Markdown makes of a line in which every mark has to be escaped."""
    found, at = "", 0
    for part in re.finditer(r"\\([!-/:-@\[-`{-~])|&(amp|lt|gt);|([^!-/:-@\[-`{-~])", written):
        assert part.start() == at, f"{written[at]!r} stands bare in {written!r}"
        at = part.end()
        found += part[1] or {"amp": "&", "lt": "<", "gt": ">"}.get(part[2], "") or part[3]
    assert at == len(written)
    return found


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_that_is_typed_is_more_than_letters(typed: str) -> None:
    check(typed)
    told = replace(story("en"), before=typed, now=typed).document()
    assert Read(html.page(told)).tags == Read(html.page(story("en").document())).tags
    assert markdown.page(told).count("\n") == markdown.page(story("en").document()).count("\n")


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_nothing_at_all_that_is_typed_is(typed: str) -> None:
    check(typed)
