"""The workshop: one thread of the whole process that trains what takes seconds, one thing at a time.

A page orders something by name and goes on; it looks again as often as it likes. Whoever leaves changes nothing, what
was made is kept for all who come after, and as long as it is being made its progress can be watched.

    HERE.order(key, work, about=4.0)   what is known about it now; begun, or put in the queue, if it was not yet
    HERE.look(key)                     the same without an order
    HERE.order(…, after=finished)      made once more, unless that was since; whoever does not ask keeps what there is

`work(tell)` is called in the thread: whatever it hands to `tell` is progress, what it returns is kept. It is given to
all readers, so nothing in it may change. A key names all that the work depends on.
"""

import math
import os
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")

MOST_WAITING = 5
"""So many orders wait at a time; others are told to come again."""

MOST_KEPT = 24
"""So much of what was made, the longest unasked for is forgotten first."""

MOST_PROGRESS = 500

patience = float(os.environ.get("WORKSHOP_PATIENCE", "0"))
"""For how many seconds whoever orders waits for it to be made. Readers never wait; tests set it, also for a server."""

Tell = Callable[[Any], None]
Work = Callable[[Tell], Made]


@dataclass(frozen=True)
class Order(Generic[Made]):
    """What is known about something ordered.

    Attributes:
        state: `unknown` (nobody ordered it), `full` (too many wait), `waiting`, `working`, `made` or `failed`.
        ahead: how many are made before it while it waits; seconds: about how long until its own turn.
        progress: all that was told of it so far.
        made: what it is, once made; failure: why it could not be.
        took: how many seconds it was worked on; finished: when, by `time.time`.
    """

    state: str = "unknown"
    ahead: int = 0
    seconds: float = 0.0
    progress: tuple[Any, ...] = ()
    made: Made | None = None
    failure: str = ""
    took: float = 0.0
    finished: float = 0.0

    @property
    def wait(self) -> int:
        """Whole seconds until its own turn, as a reader is told: 1 at least."""
        return max(1, math.ceil(self.seconds))

    @property
    def going(self) -> bool:
        """Whether it is worth looking again."""
        return self.state in ("waiting", "working")


@dataclass
class _Task:
    """One order in the workshop's own books."""

    key: Hashable
    work: Work[Any]
    about: float
    order: Order[Any]
    begun: float = 0.0


class Workshop:
    """One thread, its queue, and what it has made."""

    def __init__(self, most_waiting: int = MOST_WAITING, most_kept: int = MOST_KEPT) -> None:
        self.most_waiting, self.most_kept = most_waiting, most_kept
        self._lock = threading.Condition()
        self._queue: deque[_Task] = deque()
        self._now: _Task | None = None
        self._known: OrderedDict[Hashable, Order[Any]] = OrderedDict()
        self._thread: threading.Thread | None = None

    def order(self, key: Hashable, work: Work[Made], *, about: float, after: float = 0.0) -> Order[Made]:
        """Let something be made, unless it is or is about to be; what failed is tried again.

        Args:
            key: names it, and all that it depends on.
            work: makes it.
            about: how many seconds that takes, for those who wait.
            after: what was finished then or before does not count as made.
        """
        with self._lock:
            found = self._look(key, after)
            if found.state in ("unknown", "failed"):
                if len(self._queue) >= self.most_waiting:
                    return Order("full")
                self._queue.append(_Task(key, work, about, Order("waiting")))
                self._start()
                self._lock.notify_all()
            if patience:
                self._lock.wait_for(lambda: not self._look(key, after).going, patience)
            return self._look(key, after)

    def look(self, key: Hashable, *, after: float = 0.0) -> Order[Any]:
        """What is known about something; what was finished by `after` does not count."""
        with self._lock:
            return self._look(key, after)

    def _look(self, key: Hashable, after: float) -> Order[Any]:
        known = self._known.get(key, Order())
        if known.state == "made" and known.finished > after:
            self._known.move_to_end(key)
            return known
        if self._now is not None and self._now.key == key:
            return self._now.order
        ahead = self._left()
        for place, task in enumerate(self._queue):
            if task.key == key:
                return replace(task.order, ahead=place + (self._now is not None), seconds=ahead)
            ahead += task.about
        return known if known.state == "failed" else Order()

    def _left(self) -> float:
        """About how many seconds what is being made will still take; what is overdue, a quarter of what it took."""
        if self._now is None:
            return 0.0
        spent = time.monotonic() - self._now.begun
        return max(self._now.about - spent, spent / 4)

    def _start(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="workshop", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: bool(self._queue))
                task = self._now = self._queue.popleft()
                task.begun, task.order = time.monotonic(), Order("working")
            ended = self._ended(task)
            with self._lock:
                self._now = None
                self._known[task.key] = ended
                while len(self._known) > self.most_kept:
                    self._known.popitem(last=False)
                self._lock.notify_all()

    def _ended(self, task: _Task) -> Order[Any]:
        def tell(progress: Any) -> None:
            with self._lock:
                told = (*task.order.progress, progress)[-MOST_PROGRESS:]
                task.order = replace(task.order, progress=told)

        try:
            made = task.work(tell)
        except Exception as error:  # whoever ordered it is told; the thread goes on with the next
            made, failure = None, f"{type(error).__name__}: {error}"
        else:
            failure = ""
        state = "failed" if failure else "made"
        took = time.monotonic() - task.begun
        return replace(task.order, state=state, made=made, failure=failure, took=took, finished=time.time())


HERE = Workshop()
"""That of this process."""
