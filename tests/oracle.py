"""What a page ought to say, worked out beside it: the frame of every page's oracle.

An oracle stands in `tests/lessons/<page>/oracle.py`. It knows the settings, the runs and `core`, never the page's own
room, and names every number that the page may show in the state at hand. Whatever it does not name must not be shown.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic

import pandas as pd

from ui.draw.card import Amount
from ui.draw.network import NetworkPicture
from ui.draw.plate import Plate
from ui.film import Field, Floor, Fog, Own, Run
from ui.kit.session import Reader
from ui.kit.text import Text
from ui.kitchen.workshop import Order
from ui.settings import Group, Settings, kinds

Values = Mapping[str, object]
Sentences = dict[str, Sequence[Values]]
"""By the section of the content: what it may be filled with, one mapping for each time that it may be said."""

Columns = Mapping[str, Any] | pd.DataFrame
Check = Callable[[pd.DataFrame], None]
Drawing = str | Callable[[str], None]
"""A picture to the letter, or a function that looks at one and asserts."""

Told = Mapping[str, Columns | Check]
"""By name: the columns expected, or a function that looks at the table and asserts."""


def trained_here(order: Order[Any]) -> Sentences:
    """How long something took that was made in the workshop: just now, as tests have it."""
    return {"trained.now": [{"took": order.took}]}


@dataclass(frozen=True)
class State(Generic[Group]):
    """All that a page is drawn from.

    Attributes:
        settings: as they are now.
        past: the settings after each step of this visit, the last those of now.
        cooked: every run of this visit, newest last.
        bet: the choice on the question asked last; empty while there is none.
        reader: for what else was chosen.
        numbers_open: whether the tables behind the page are.
    """

    settings: Group
    past: tuple[Group, ...]
    cooked: tuple[Group, ...]
    bet: str
    text: Text
    reader: Reader
    numbers_open: bool = False


@dataclass(frozen=True)
class Rounded:
    """A number that a table shows to so many digits."""

    value: float
    digits: int


Looks = Mapping[tuple[str, str], str | Rounded]
"""How parts of a film look, by part and attribute."""


def rounded(values: Iterable[float], digits: int) -> list[Rounded]:
    """A column of them."""
    return [Rounded(float(value), digits) for value in values]


@dataclass(frozen=True)
class Player:
    """What is shown in the player."""

    field: Field
    runs: Sequence[Run]
    goal: tuple[float, float] | None = None
    bet: float | None = None
    loss_panel: bool = False
    loss_scale: str = "log"
    unit: int = 1
    fog: Fog | None = None
    own: Own | None = None
    floor: Floor | None = None
    plays: bool = False
    clock: str = ""


@dataclass(frozen=True)
class CardShown:
    """What stands on a chef's card.

    Attributes:
        numbers: plain, or each with its name.
        mine: the place of the reader's own, and what it is called.
        side: of the picture that the first of them make.
    """

    whose: str
    layers: Sequence[int]
    numbers: Sequence[Amount] | Sequence[float]
    state: str = ""
    mine: tuple[int, str] | None = None
    side: int = 0


ASIDE = {"en": ", ", "zh": "，"}
"""Between whose a card is and what there is to say of it."""


def raised(value: float) -> str:
    """A number too large for decimals, in powers of ten."""
    mantissa, _, power = f"{value:.1e}".partition("e")
    return f"{mantissa} × 10" + "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in str(int(power)))


def minus(written: str) -> str:
    """What Python wrote, with a minus sign for its hyphen."""
    return written.replace("-", "−")


@dataclass(frozen=True)
class Oracle(Generic[Group]):
    """What one page ought to show in one state. A page's own oracle answers what it shows; all else is nothing."""

    state: State[Group]

    ways: ClassVar[str] = ""
    """How to go on from the page's job to states in which it says other things, as a job is told."""

    @property
    def text(self) -> Text:
        """The words, to make expected ones of."""
        return self.state.text

    def sentences(self) -> Sentences:
        """Every sentence with values that may be said now."""
        return {}

    def must(self) -> Collection[str]:
        """Those of them that have to be said."""
        return ()

    def answers(self) -> Collection[str]:
        """The options of the bet that are right, once that has been seen."""
        return ()

    def figures(self) -> Mapping[str, float]:
        """The named numbers, by their name on screen."""
        return {}

    def tables(self) -> Told:
        """The tables behind the page, by id."""
        return {}

    def page_tables(self) -> Sequence[Columns]:
        """The tables on the page, in order."""
        return ()

    def datasets(self) -> Told:
        """What is sent to charts, as `key.name`."""
        return {}

    def plates(self) -> Sequence[Plate]:
        """The plates, in order."""
        return ()

    def networks(self) -> Sequence[NetworkPicture]:
        """The pictures of networks, in order."""
        return ()

    def images(self) -> Sequence[Drawing]:
        """The pictures that are neither plates nor networks, in order."""
        return ()

    def drawings(self) -> Mapping[str, Drawing]:
        """The drawings in the page's own type, by key."""
        return {}

    def stills(self) -> Mapping[str, Drawing]:
        """What stands in the place of films until they live, by their keys."""
        return {}

    def cards(self) -> Sequence[CardShown]:
        """The chefs' cards that follow no slider, in order."""
        return ()

    def films(self) -> Mapping[str, Looks]:
        """By film: how parts of it look where the sliders stand, by part and attribute."""
        return {}

    def place_of(self, slider: str) -> int:
        """At which of its places a slider stands, by its key as in a class."""
        kind: Any = kinds(type(self.state.settings))[slider]
        return round((getattr(self.state.settings, slider) - kind.low) / kind.step)

    def player(self) -> Player | None:
        """What is in the player."""
        return None

    def changes(
        self,
        earlier: Settings,
        now: Settings,
        names: Iterable[str],
        words: Callable[[str, Any], str],
        called: str = "setting",
    ) -> Sentences:
        """How it is said which settings changed between two runs: three sentences of the frame."""
        idle = earlier.idle | now.idle
        differ = [name for name in names if name not in idle and getattr(earlier, name) != getattr(now, name)]
        told = [
            {
                "name": self.text.label(f"{called}.{name}"),
                "before": words(name, getattr(earlier, name)),
                "after": words(name, getattr(now, name)),
            }
            for name in differ
        ]
        return {"say.changed_one": told, "say.one_change": [{"count": 1}], "say.many_changes": [{"count": len(differ)}]}

    def changed(self, said: Sentences) -> dict[str, str]:
        """The `what` and `changes` of a page's sentence, from those."""
        ones, many = said["say.changed_one"], said["say.many_changes"][0]
        what = self.text.label("say.one_change" if len(ones) == 1 else "say.many_changes", **many)
        changes = self.text.label("say.and").join(self.text.label("say.changed_one", **one) for one in ones)
        return {"what": what, "changes": changes}
