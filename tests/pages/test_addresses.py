"""Numbers in an address that lie on no step of their slider: the page is drawn to its end, and soon."""

from collections.abc import Callable

import pytest

from tests.conftest import Open, problems
from tests.groups import GROUPS, KINDS
from tests.jobs import PAGES
from ui.kit import session
from ui.settings import Number, kinds

MOST_RUNS = 2
"""A page may ask once to be drawn again from a straightened address."""

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

CROOKED: dict[str, Callable[[Number], str]] = {
    "between two steps": lambda kind: f"{kind.low + 1.4 * kind.step:.6f}",
    "a hair off a step": lambda kind: f"{kind.low + 2 * kind.step + 1e-7:.7f}",
    "halfway": lambda kind: str(kind.low + 1.5 * kind.step),
    "below": lambda kind: str(kind.low - 1.0),
    "above": lambda kind: str(kind.high + 1.0),
    "other digits": lambda kind: f"{kind.low + 1.4 * kind.step:.2f}".translate(ARABIC),
    "other digits on a step": lambda kind: str(kind.parse(str(kind.low + 3 * kind.step))).translate(ARABIC),
    "with underscores": lambda kind: "0_1",
    "not a number": lambda kind: "nan",
    "endless": lambda kind: "inf",
    "words": lambda kind: "much",
    "the default in other words": lambda kind: f"{kind.default:.3e}",
}


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose scripts were begun, in order."""
    begun: list[str] = []
    reader = session.reader

    def counted(page: str, group: type) -> session.Reader:
        begun.append(page)
        return reader(page, group)

    monkeypatch.setattr(session, "reader", counted)
    return begun


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("crooked", CROOKED)
def test_an_address_off_the_grid_ends(visit: Open, runs: list[str], page: str, crooked: str) -> None:
    numbers = {name: kind for name, kind in kinds(GROUPS[page]).items() if isinstance(kind, Number)}
    opened = visit(page, lang="en", **{name: CROOKED[crooked](kind) for name, kind in numbers.items()})
    assert 1 <= len(runs) <= MOST_RUNS
    assert problems(opened) == []
    for name, kind in numbers.items():
        value = opened.reader.values[name]
        assert value == kind.parse(str(value))
        if opened.has(name):
            assert opened.value(name) == pytest.approx(value, abs=1e-9)
    runs.clear()
    opened.app.run()
    assert len(runs) == 1, "once it is straight it stays so"


def test_what_the_readers_of_the_fault_saw_no_longer_happens(visit: Open, runs: list[str]) -> None:
    for salt in ("3.14", "1.25", "2.0000001", "٣.٣٣"):
        runs.clear()
        opened = visit("seasoning", lang="en", salt=salt)
        assert len(runs) == MOST_RUNS
        assert opened.value("salt") == KINDS["salt"].parse(salt)
