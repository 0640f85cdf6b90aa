"""Many checks in one visit: all of them are made, however many fail, and what failed is told at the end by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

from playwright.sync_api import Error


class Checks:
    """`with Checks() as check:` and in it `with check("no sideways scroll"):`, as often as there is something to see.

    What is not inside a check ends the visit at once, because nothing after it could be seen.
    """

    def __init__(self) -> None:
        self.made: list[str] = []
        self.failed: list[Exception] = []

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Make a check."""
        self.made.append(name)
        try:
            yield
        except (AssertionError, Error) as failure:
            failure.add_note(f"→ {name}")
            self.failed.append(failure)

    def __enter__(self) -> Checks:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: TracebackType | None) -> None:
        print(f"{len(self.made)} checks:", *self.made, sep="\n  ")
        failures = [*self.failed, *([error] if isinstance(error, Exception) else [])]
        if self.failed:
            names = [note for failure in self.failed for note in failure.__notes__]
            raise ExceptionGroup(f"{len(failures)} failures {' '.join(names)}", failures)
