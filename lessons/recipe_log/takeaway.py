"""The log to take home: all that the reader did, the surprises first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessons.recipe_log import words
from lessons.recipe_log.blocks import Block, Document, Drawn, Heading, Links, Quote, Rows, Says, Terms, Typed
from lessons.recipe_log.past import Seasoned, Wager
from lessons.recipe_log.settings import CLAIMS
from ui.draw.card import Card, wide_svg
from ui.figures import decimal
from ui.kit.text import Term, Text
from ui.kitchen.served import Chef, Filed


@dataclass(frozen=True)
class Story:
    """What is in it.

    Attributes:
        before, now: what the reader would have said at dinner, and says.
        settled: the claims that experiments have settled, each with the page where.
        run, chef: the reader's own, as trained and as it is now, with its card.
        links: titles of pages, each with the address of what was left there.
        shown: whether the reader has seen what can be said at dinner.
    """

    text: Text
    before: str
    now: str
    wagers: Sequence[Wager]
    settled: Mapping[str, str]
    seasonings: Sequence[Seasoned]
    run: Filed
    chef: Chef
    card: Card
    terms: Sequence[Term]
    links: Mapping[str, str]
    shown: bool = True

    def document(self) -> Document:
        """All of it."""
        blocks = (
            *self._bets("log.surprises", [wager for wager in self.wagers if not wager.won]),
            *self._dinner(),
            *self._bets("log.won", [wager for wager in self.wagers if wager.won]),
            *self._claims(),
            *self._seasonings(),
            *self._chef(),
            *self._terms(),
            *self._links(),
        )
        return Document(self.text.language, self.text("log.title", app=self.text.label("app")), blocks)

    def _dinner(self) -> list[Block]:
        text = self.text
        nothing_now = "log.now_nothing" if self.shown else "log.now_open"
        lines: list[Block] = [
            Typed(text(f"log.{when}"), typed) if typed.strip() else Says(text(nothing))
            for when, typed, nothing in (
                ("before", self.before, "log.before_nothing"),
                ("now", self.now, nothing_now),
            )
        ]
        return [Heading(text("log.question")), *lines, *([Quote(text("bridge"))] if self.shown else [])]

    def _bets(self, name: str, wagers: Sequence[Wager]) -> list[Block]:
        """A part with these bets; nothing without any."""
        text = self.text
        head = tuple(text(f"column.{column}") for column in ("page", "question", "choice", "right"))
        rows = tuple(
            (text.title(each.page), each.question, each.choice, each.right or text("nothing")) for each in wagers
        )
        return [Heading(text(name, count=len(wagers))), Rows(head, rows)] if wagers else []

    def _claims(self) -> list[Block]:
        text = self.text
        head = tuple(text(f"column.{column}") for column in ("claim", "found"))
        rows = tuple(
            (
                f"{'✗' if name in self.settled else '?'} {words.claim(text, name)}",
                words.evidence(text, name, self.run, self.settled[name]) if name in self.settled else text("mark.open"),
            )
            for name in CLAIMS
        )
        return [Heading(text("log.claims")), Rows(head, rows)]

    def _seasonings(self) -> list[Block]:
        text = self.text
        head = tuple(text(f"column.{column}") for column in ("order", "own", "machine", "tries"))
        rows = tuple(
            (
                words.order(text, each.order),
                *(words.grams(text, grams, each.score(grams)) for grams in (each.own, each.machine)),
                decimal(each.tries, 0),
            )
            for each in self.seasonings
        )
        return [Heading(text("log.seasonings")), Rows(head, rows)] if rows else []

    def _chef(self) -> list[Block]:
        text, chef = self.text, self.chef
        told = text("log.chef", layout=words.layout(chef), count=chef.net.parameter_count, print=chef.fingerprint.hex())
        return [Heading(text("card.whose")), Drawn(wide_svg(self.card), self.card.alt), Says(told)]

    def _terms(self) -> list[Block]:
        terms = tuple((term.kitchen, term.real, term.meaning) for term in self.terms)
        return [Heading(self.text("glossary")), Terms(terms)] if terms else []

    def _links(self) -> list[Block]:
        return [Heading(self.text("log.links")), Links(tuple(self.links.items()))] if self.links else []
