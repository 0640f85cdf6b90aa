"""What a reader of *Rule or model?* has in hand."""

from core.people import QUESTIONS
from lessons.rule import words
from lessons.rule.settings import Rule
from ui.kit.page import Page

RulePage = Page[Rule]


def held(page: RulePage) -> bool:
    """Whether the rule's line is in the reader's hand: it is the rule's turn after the model's."""
    return page.seen() or page.settings.line != QUESTIONS[page.settings.rule_question].threshold


def in_hand(page: RulePage) -> tuple[str, ...]:
    """The sliders."""
    return (words.line_of(page.settings),) if held(page) else ()


def author(page: RulePage) -> None:
    """The rule's author at work, once it is the rule's turn: after the model's."""
    for name in in_hand(page):
        page.number(name)
