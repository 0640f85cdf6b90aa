"""What *Real tasters* shows of some settings: a table, what of it is foretold, and what was learned."""

from dataclasses import dataclass
from functools import cached_property

from core.columns import Kind
from core.data.cheese import CHEESES, MEASURED
from core.designs import Why, arrange, targets
from core.examples import Examples
from core.regression import explained, fit
from core.table_errors import TableError
from core.tables import Table
from lessons.real_tasters.found import Found
from lessons.real_tasters.settings import USUAL, RealTasters
from lessons.real_tasters.sources import TARGETS, Source, built_in
from ui.kit.text import Text

ASKED = MEASURED.index("acetic")
"""The measurement that is bet on."""

ALIKE = 0.25
"""Two weights that differ by less than this share are the same; less than this share of another is next to nothing."""


@dataclass(frozen=True, eq=False)
class Scene:
    """One state.

    Attributes:
        settings: as they are, or those of a run.
        own: the table that the reader has brought, if this tab still has it.
    """

    text: Text
    settings: RealTasters
    own: Source | None = None

    @property
    def is_own(self) -> bool:
        """Whether the reader's own table is asked about."""
        return self.settings.taster_table == "own"

    @property
    def source(self) -> Source | None:
        """The table that is asked about; None if it is the reader's own and is not here."""
        if not self.is_own:
            return built_in(self.settings.taster_table, self.text)
        return self.own if self.own and self.own.mark == self.settings.taster_mark else None

    @property
    def table(self) -> Table | None:
        """As it was understood."""
        return self.source.table if self.source else None

    @cached_property
    def targets(self) -> tuple[int, ...]:
        """The columns that can be foretold."""
        return tuple(
            place for place, column in enumerate(self.table.columns if self.table else ()) if column.kind is Kind.NUMBER
        )

    @property
    def target(self) -> int | None:
        """The column that is foretold: the one asked for, if it can be, else the usual one."""
        if not self.targets:
            return None
        wanted = self.settings.taster_target - 1
        if self.settings.taster_target != USUAL and wanted in self.targets:
            return wanted
        return TARGETS.get(self.settings.taster_table, self.targets[-1])

    @cached_property
    def _learned(self) -> Found | TableError | None:
        source, target = self.source, self.target
        if source is None:
            return None
        try:
            targets(source.table)
            assert target is not None
            every = self.settings.taster_words == "yes"
            if (target, every) not in source.found:
                source.found[target, every] = Found(arrange(source.table, target, all_categories=every))
            return source.found[target, every]
        except TableError as error:
            return error

    @property
    def found(self) -> Found | None:
        """What is learned from it."""
        return self._learned if isinstance(self._learned, Found) else None

    @property
    def refused(self) -> TableError | None:
        """Why nothing is."""
        return self._learned if isinstance(self._learned, TableError) else None

    @property
    def has_words_left(self) -> bool:
        """Whether columns of words are left out, or would be if they were not asked for."""
        if not self.is_own:
            return False
        return self.settings.taster_words == "yes" or bool(self.found and Why.MANY in self.found.design.unused.values())

    @property
    def is_asked(self) -> bool:
        """Whether this is what the bet is about: the taste of the cheeses."""
        return self.settings.taster_table == "cheese" and self.target == TARGETS["cheese"]

    @property
    def is_of_cakes(self) -> bool:
        """Whether it is how palatable the cakes are."""
        return self.settings.taster_table == "cakes" and self.target == TARGETS["cakes"]


def asked_about(run: RealTasters) -> bool:
    """Whether a run settles the bet."""
    return run.taster_table == "cheese" and run.taster_target in (USUAL, TARGETS["cheese"] + 1)


def alone() -> Examples:
    """The cheeses with nothing known of them but what is bet on."""
    return Examples(CHEESES.X[:, ASKED : ASKED + 1], CHEESES.y)


def share_alone() -> float:
    """How much of the taste it explains by itself."""
    return explained(alone(), fit(alone()).predict(alone().X))


def steps() -> tuple[float, float]:
    """What a usual step of it gives by itself, and beside the others."""
    return float(fit(alone()).steps[0]), float(fit(CHEESES).steps[ASKED])


def answer() -> str:
    """What becomes of its weight beside the others."""
    by_itself, beside = steps()
    if abs(beside) < ALIKE * abs(by_itself):
        return "nothing"
    return "same" if abs(beside / by_itself - 1) < ALIKE else "larger"
