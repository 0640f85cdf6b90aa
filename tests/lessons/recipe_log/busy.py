"""A reader who has been everywhere, lost every other bet and seasoned eight orders, and their log."""

from lessons.recipe_log import past
from lessons.recipe_log.settings import CLAIMS, RecipeLog
from lessons.recipe_log.takeaway import Story
from tests.groups import GROUPS
from tests.jobs import JOBS, LESSONS
from ui.kit import cards
from ui.kit.controls import LONGEST_ANSWER
from ui.kit.session import Bet, Reader
from ui.kit.text import Text
from ui.kitchen.served import short_print
from ui.kitchen.settings import Order

TYPED = {"en": "The settings that one can change? ", "zh": "能改的那些设置？"}
DISHES = ("tomato_egg", "chili_pork", "mapo_tofu", "congee")
EVERYWHERE = "https://season-to-taste.streamlit.app/{page}?lang={language}&cook=rate%3D0.6"


def reader(language: str) -> Reader:
    """With two bets a page, one of them lost, and a sentence as long as there is room for."""
    busy = Reader(language=language, progress=dict.fromkeys(JOBS, True))
    busy.answer = busy.answer_now = (TYPED.get(language, "?") * LONGEST_ANSWER)[:LONGEST_ANSWER]
    for page in LESSONS:
        pressed = next(press for press in JOBS[page].presses if press.startswith("bet."))
        choice = pressed.removeprefix("bet.")
        busy.bets |= {(page, "won"): Bet(choice, (choice,)), (page, "lost"): Bet(choice, ())}
        busy.groups[page] = GROUPS[page]
    tries = busy.memory(past.PLAYED_ON).tries
    for dish in DISHES:
        for eaters in ("normal", "light"):
            tries[Order(dish, eaters)] = [(1.0, 1.0), (2.0, 2.0), (3.0, 0.8)]
    return busy


def story(language: str, register: str = "kitchen") -> Story:
    """The log of this reader."""
    busy, text = reader(language), Text(language, register, "recipe_log")
    run = past.filed(busy)
    chef = past.chef(run)
    own = (text("card.whose"), chef.net.sizes, chef.weights.tolist())
    return Story(
        text,
        busy.answer,
        busy.answer_now,
        past.wagers(busy, text),
        past.settled(busy, RecipeLog(log_tried=2 ** len(CLAIMS) - 1)),
        past.seasonings(busy),
        run,
        chef,
        cards.card(text, *own, state=short_print(chef.fingerprint)),
        past.terms(busy, language),
        {text.title(page): EVERYWHERE.format(page=page, language=language) for page in LESSONS},
    )
