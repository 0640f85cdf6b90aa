"""Sentences of *The recipe log*, computed from what the reader has done."""

from collections.abc import Mapping, Sequence

from lessons.recipe_log import scene
from lessons.recipe_log.past import HERE, Grams, Wager
from lessons.recipe_log.settings import CLAIMS
from ui.kit.controls import LONGEST_ANSWER
from ui.kit.notes import quoted
from ui.kit.text import Text
from ui.kitchen.served import Chef, Filed, chef_after
from ui.kitchen.settings import Order

MOST_FEW = 2

BY_SERVING = {"use": "changed", "user": "unchanged"}
"""By claim: how many numbers guests changed. None is told in a word, not as 0."""


def wrote(text: Text, answer: str, now: str) -> str:
    """The line that the reader wrote on Home, and the one written here."""
    before = text("wrote", line=quoted(answer, LONGEST_ANSWER)) if answer.strip() else text("wrote_nothing")
    return f"{before}\n\n{text('writes', line=quoted(now, LONGEST_ANSWER))}" if now.strip() else before


def claim(text: Text, name: str) -> str:
    """What some say a large model is."""
    return text.option("log_claim", name)


def evidence(text: Text, name: str, run: Filed, where: str = HERE) -> str:
    """What the experiment has shown of a claim, on the page where it was done."""
    if seen := scene.SEEN.get((name, where)):
        return text(f"evidence.{name}.{where}", **seen())
    found = scene.EXPERIMENTS[name](run)
    said = f"evidence.{name}_none" if name in BY_SERVING and not found[BY_SERVING[name]] else f"evidence.{name}"
    return text(said, **found)


def and_yet(text: Text, name: str) -> str:
    """What is so nevertheless."""
    numbers = scene.CAVEATS.get(name, dict)()
    return text("and_yet", told=text(f"yet.{name}", **numbers))


def held(run: Filed) -> int:
    """How many of the claims stand after their experiments."""
    return sum(scene.holds(name, run) for name in CLAIMS)


def answers(run: Filed) -> list[str]:
    """The right bet on how many do."""
    return ["none" if not held(run) else "few" if held(run) <= MOST_FEW else "many"]


def truth(text: Text, run: Filed) -> str:
    """How many do."""
    return text("bet.truth", held=held(run), count=len(CLAIMS))


def bets(text: Text, wagers: Sequence[Wager]) -> str:
    """How many bets were won."""
    won = sum(wager.won for wager in wagers)
    if not wagers:
        return text("say.no_bets")
    return text("say.all_won", count=won) if won == len(wagers) else text("say.bets", won=won, count=len(wagers))


def came_out(text: Text, wager: Wager) -> str:
    """A bet by the title of its page; of a lost one what would have won."""
    page = text.title(wager.page)
    return page if wager.won else text("say.surprise", page=page, right=wager.right or text("nothing"))


def where(text: Text, page: str) -> str:
    """Where a claim was settled, in a word on its mark; of another page a link says it."""
    return f" · {text('mark.here')}" if page == HERE else ""


def since(text: Text, run: Filed) -> str:
    """What the reader's own number was when the chef was trained, if it is another one by now."""
    trained, now = chef_after(Filed(*run.trained)), chef_after(run.run)
    place = min(run.file_mine, now.net.parameter_count - 1)
    before, after = float(trained.weights[place]), float(now.weights[place])
    return text("card.since", before=before, now=after) if before != after else ""


def layout(chef: Chef) -> str:
    """How many there are at each station, the inputs first."""
    return "–".join(map(str, chef.net.sizes))


def order(text: Text, ordered: Order) -> str:
    """An order as a menu would name it."""
    names = (text.option(name, getattr(ordered, name)) for name in ("dish", "eaters"))
    return text.label("say.and_also").join(names)


def grams(text: Text, seasoned: Grams, score: float) -> str:
    """Both seasonings, and what they score."""
    salt, spice = seasoned
    return text("seasoned", salt=salt, spice=spice, score=score)


def to_copy(text: Text) -> str:
    """The two sentences for dinner, without what introduces them."""
    return text("bridge").rpartition("**")[2].lstrip("：: ")


def links(addresses: Mapping[str, str]) -> str:
    """Titles of pages as links."""
    return "\n".join(f"- [{title}](<{address}>)" for title, address in addresses.items())


def file(ending: str) -> str:
    """What the log is called on a disk."""
    return f"season-to-taste-recipe-log.{ending}"
