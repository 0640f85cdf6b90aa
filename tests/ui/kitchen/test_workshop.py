"""One thing at a time, for whoever waits and whoever has left."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from ui.kitchen import workshop
from ui.kitchen.workshop import Order, Tell, Workshop

SOON = 10.0


def ended(shop: Workshop, key: str) -> Order[object]:
    """What became of an order."""
    until = time.monotonic() + SOON
    while shop.look(key).going and time.monotonic() < until:
        time.sleep(0.002)
    return shop.look(key)


class Gate:
    """Work that goes on only when it is let."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Event(), threading.Event()

    def work(self, tell: Tell) -> str:
        """Begin, tell once, wait, end."""
        tell("begun")
        self.begun.set()
        self.open.wait(SOON)
        tell("nearly")
        return "soup"


@pytest.fixture
def gate() -> Iterator[Gate]:
    """One that is open in the end, whatever happens."""
    made = Gate()
    yield made
    made.open.set()


@pytest.fixture(autouse=True)
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the app."""
    monkeypatch.setattr(workshop, "patience", 0.0)


def at_once(made: object) -> Callable[[Tell], object]:
    """Work that is done at once."""
    return lambda tell: made


def test_an_order_is_answered_at_once_and_made_meanwhile(gate: Gate) -> None:
    shop = Workshop()
    assert shop.look("soup").state == "unknown"
    assert shop.order("soup", gate.work, about=4.0).state in ("waiting", "working")
    assert gate.begun.wait(SOON)
    order = shop.look("soup")
    assert (order.state, order.progress, order.made, order.going) == ("working", ("begun",), None, True)
    gate.open.set()
    order = ended(shop, "soup")
    assert (order.state, order.progress, order.made, order.going) == ("made", ("begun", "nearly"), "soup", False)
    assert order.took > 0
    assert abs(order.finished - time.time()) < SOON


def test_it_is_made_once_for_all(gate: Gate) -> None:
    shop, calls = Workshop(), list[int]()

    def work(tell: Tell) -> int:
        calls.append(1)
        return len(calls)

    shop.order("other", gate.work, about=1.0)
    for _ in range(9):
        shop.order("rice", work, about=1.0)
    gate.open.set()
    assert ended(shop, "rice").made == 1
    assert shop.order("rice", work, about=1.0).made == 1


def test_it_is_made_anew_for_whoever_asks_and_others_keep_what_there_is(gate: Gate) -> None:
    shop = Workshop()
    shop.order("soup", at_once("first"), about=1.0)
    first = ended(shop, "soup")
    assert shop.order("soup", gate.work, about=1.0, after=first.finished).going
    assert gate.begun.wait(SOON)
    assert shop.look("soup", after=first.finished).state == "working"
    assert shop.look("soup").made == shop.order("soup", at_once("other"), about=1.0).made == "first"
    gate.open.set()
    until = time.monotonic() + SOON
    while shop.look("soup", after=first.finished).going and time.monotonic() < until:
        time.sleep(0.002)
    assert shop.look("soup").made == shop.order("soup", gate.work, about=1.0, after=first.finished).made == "soup"


def test_one_at_a_time_others_are_told_their_turn_and_only_so_many_wait(gate: Gate) -> None:
    shop = Workshop(most_waiting=2)
    shop.order("first", gate.work, about=4.0)
    assert gate.begun.wait(SOON)
    second, third = shop.order("second", at_once(2), about=3.0), shop.order("third", at_once(3), about=3.0)
    assert (second.state, second.ahead) == ("waiting", 1)
    assert (third.state, third.ahead) == ("waiting", 2)
    assert 0 < second.seconds <= 4
    assert second.seconds + 2.5 < third.seconds <= 7
    assert shop.order("fourth", at_once(4), about=3.0).state == "full"
    assert shop.look("fourth").state == "unknown"
    gate.open.set()
    assert [ended(shop, key).made for key in ("first", "second", "third")] == ["soup", 2, 3]
    shop.order("fourth", at_once(4), about=3.0)
    assert ended(shop, "fourth").made == 4


def test_what_fails_is_said_and_stops_nobody() -> None:
    shop = Workshop()

    def burn(tell: Tell) -> None:
        raise ValueError("too salty")

    shop.order("burnt", burn, about=1.0)
    order = ended(shop, "burnt")
    assert (order.state, order.failure, order.made) == ("failed", "ValueError: too salty", None)
    shop.order("burnt", at_once("saved"), about=1.0)
    assert ended(shop, "burnt").made == "saved"


def test_what_was_asked_for_lately_is_kept() -> None:
    shop = Workshop(most_kept=2)
    for key in ("a", "b"):
        shop.order(key, at_once(key), about=0.1)
        ended(shop, key)
    shop.look("a")
    shop.order("c", at_once("c"), about=0.1)
    assert ended(shop, "c").made == "c"
    assert [shop.look(key).state for key in ("a", "b", "c")] == ["made", "unknown", "made"]


def test_nothing_is_ever_made_by_two_threads_at_once() -> None:
    shop, inside, most = Workshop(most_waiting=50), list[int](), list[int]()

    def work(tell: Tell) -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.001)
        inside.pop()

    orders = [threading.Thread(target=shop.order, args=(key, work), kwargs={"about": 0.1}) for key in range(40)]
    for thread in orders:
        thread.start()
    for thread in orders:
        thread.join()
    for key in range(40):
        ended(shop, key)  # type: ignore[arg-type]
    assert max(most) == 1


def test_a_patient_one_is_given_it_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "patience", SOON)
    assert Workshop().order("soup", at_once("soup"), about=0.1).made == "soup"
