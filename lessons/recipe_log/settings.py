"""What can be set on *The recipe log*."""

from dataclasses import dataclass
from typing import Final

from ui.settings import Choice, Settings, setting

CLAIMS: Final = ("database", "rules", "exact", "use", "user", "data")
"""What some say of large models, by id."""

NOTHING: Final = "none"
"""No claim."""


@dataclass(frozen=True)
class RecipeLog(Settings):
    """What was tried here, and what is looked at.

    Attributes:
        log_tried: the claims that were tried here, a bit each, the first of `CLAIMS` the lowest.
        log_dinner: whether what can be said at dinner is open.
        log_claim: the claim that was pressed last.
    """

    log_tried: int = setting(Choice(0, tuple(range(2 ** len(CLAIMS)))))
    log_dinner: str = setting(Choice("no", ("no", "yes")), looked_at=True)
    log_claim: str = setting(Choice(NOTHING, (NOTHING, *CLAIMS)), looked_at=True)

    @property
    def tried(self) -> frozenset[str]:
        """The claims that were tried here."""
        return frozenset(claim for claim in CLAIMS if self.log_tried & _bit(claim))

    def with_tried(self, claim: str) -> int:
        """The setting once a claim is tried as well."""
        return self.log_tried | _bit(claim)


def _bit(claim: str) -> int:
    return 1 << CLAIMS.index(claim)
