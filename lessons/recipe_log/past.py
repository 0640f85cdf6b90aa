"""What a reader has done on the other pages, as far as this session or the tab knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from lessons.recipe_log import scene
from lessons.recipe_log.settings import RecipeLog
from ui.kit import menu, tab
from ui.kit.more import met
from ui.kit.session import SKIPPED, Bet, Reader
from ui.kit.text import ContentError, Term, Text, glossary, page_sections
from ui.kitchen import crowds
from ui.kitchen.served import PRACTISE, SERVE, Chef, Filed, chef_after
from ui.kitchen.settings import Begun, Order
from ui.kitchen.trained import TrainedLine
from ui.settings import kinds, links

PLAYED_ON, TRAINED_ON, FILED_ON = "seasoning", "blame", "file"
"""The pages where a reader seasons by hand, where the chef is trained, and where it lies in its file."""

Grams = tuple[float, float]


# ---- bets ----


class Wager(NamedTuple):
    """A bet that has come out, in words.

    Attributes:
        page: on which.
        right: what would have won, nothing if nothing would have.
    """

    page: str
    question: str
    choice: str
    right: str
    won: bool


def wagers(reader: Reader, text: Text) -> tuple[Wager, ...]:
    """All of them, in the order of the pages. What was only shown is no bet. Where a page has asked the same again, its
    settings were others, and that is said.
    """
    bets = sorted(reader.bets.items(), key=lambda bet: menu.entry(bet[0][0]).number)
    told = (_wager(Text(text.language, text.register, page), text, bet) for (page, _), bet in bets)
    found: list[Wager] = []
    for each in filter(None, told):
        again = any((other.page, other.question) == (each.page, each.question) for other in found)
        found.append(each._replace(question=text("other_settings", question=each.question)) if again else each)
    return tuple(found)


def _wager(there: Text, here: Text, bet: Bet) -> Wager | None:
    """A bet in the words of its page; nothing if it is open, or such as no page asks."""
    if bet.right is None or bet.choice == SKIPPED:
        return None
    try:
        choice, *right = (there(f"bet.{option}") for option in (bet.choice, *bet.right))
        question = _question(there, here)
    except ContentError:  # a tab may have kept anything
        return None
    return Wager(there.page, question, choice, here.label("say.and_also").join(right), bet.choice in bet.right)


def _question(there: Text, here: Text) -> str:
    """What was bet on: as the page asks it, unless that needs what stands around it there."""
    own = f"asked.{there.page}"
    return here(own) if (own, "kitchen") in page_sections(here.language, here.page) else there("bet")


# ---- seasonings ----


@dataclass(frozen=True)
class Seasoned:
    """The best that a reader's hand has tasted for an order, and the machine's beside it.

    Attributes:
        tries: how often the hand has moved.
    """

    order: Order
    own: Grams
    machine: Grams
    tries: int

    def score(self, grams: Grams) -> float:
        """The taste score of either."""
        return crowds.score(crowds.crowd(self.order), grams)


def seasonings(reader: Reader) -> tuple[Seasoned, ...]:
    """One an order, in the order in which they were first tried."""
    walks = tab.walks(reader, PLAYED_ON, Begun)
    tried = {order: walk for order, walk in walks.items() if isinstance(order, Order) and len(walk) > 1}
    return tuple(_best(order, walk) for order, walk in tried.items())


def _best(order: Order, walk: list[Grams]) -> Seasoned:
    crowd = crowds.crowd(order)
    own = max(walk, key=lambda grams: crowds.score(crowd, grams))
    return Seasoned(order, own, scene.machine(order), len(walk) - 1)


# ---- the chef ----


def has_number(reader: Reader) -> bool:
    """Whether the reader was on a page where one of the chef's numbers is called their own."""
    return not {TRAINED_ON, FILED_ON}.isdisjoint(reader.progress)


def filed(reader: Reader) -> Filed:
    """How the reader's own chef was trained and what it has done since: the one in the file, or one trained later."""
    tab.wake_settings(reader, Filed)
    line = reader.left(TrainedLine)
    if line and reader.memory(FILED_ON).recall(TrainedLine) is not line:
        return Filed(line.pattern, line.sizes[1], line.seed, line.rate, line.rounds, file_mine=line.mine)
    if FILED_ON not in reader.progress and (runs := tab.runs_asleep(reader, TRAINED_ON)):
        return _as_filed(runs[-1])
    return reader.settings(Filed)


def _as_filed(run: str) -> Filed:
    """A run of *Blame slips* that only the tab remembers, as the file would name it; the usual one if it is none."""
    named = (part.partition("=") for part in run.split(";"))
    asked = {name.replace("slip_", "file_", 1): value for name, _, value in named}
    try:
        return Filed(**links.parse(Filed, {name: asked[name] for name in kinds(Filed).keys() & asked.keys()}))
    except ValueError:
        return Filed()


def chef(run: Filed) -> Chef:
    """That chef as it is now."""
    return chef_after(run.run)


# ---- claims ----

LEARNED_ON: Final = "too_many"
"""The page whose main job shows that what was learned by heart errs on whom it never met."""

SEEN: Final = (
    ("rules", "rule", "warmer"),
    ("exact", "real_tasters", "cakes"),
    ("user", "remodelling", "moved"),
    ("user", "remembers", "leant"),
    ("database", FILED_ON, "searched"),
    ("data", FILED_ON, "drifted"),
)
"""What settles a claim once it has been so on a page."""

HERE: Final = "recipe_log"


def settled(reader: Reader, here: RecipeLog) -> Mapping[str, str]:
    """The claims that the reader has settled, each with the page where the very experiment was done; else here."""
    days = filed(reader).file_days
    done = dict.fromkeys(here.tried, HERE)
    if reader.progress.get(LEARNED_ON):
        done["exact"] = LEARNED_ON
    done |= {claim: page for claim, page, what in SEEN if tab.once(reader, page, what)}
    return done | {claim: FILED_ON for claim, day in (("use", SERVE), ("user", PRACTISE)) if day in days}


def visited(reader: Reader) -> tuple[menu.Entry, ...]:
    """The pages that the reader has been to, in order; Home, where all begin, is none of them."""
    return tuple(entry for entry in menu.OPEN_PAGES if entry.section and entry.id in reader.progress)


def terms(reader: Reader, language: str) -> tuple[Term, ...]:
    """The ideas of the glossary that those pages speak of."""
    told = {term for entry in visited(reader) for term in met(language, entry.id)}
    return tuple(term for term in glossary(language).values() if term in told)
