"""Random readers: `python -m tests.fuzz [cases] [--seed S]`.

A reader opens a page by a random link, presses and sets whatever is on screen, and every third time sends a message
that no browser sends. Each link, press and message is a case. After each one the page must stand as every page must:
no exception, nothing unfilled, nothing of the other language, no setting that is not possible, and nothing of what was
sent on screen but as code.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from streamlit.logger import set_log_level

from tests.conftest import Visit, nodes, possible, problems
from tests.groups import KINDS
from tests.hostile import HOSTILE, MARKUP, MESSAGES, NAMES, listeners, outside_code, send
from tests.jobs import PAGES
from ui.kit.more import PARTS
from ui.settings import Choice, Number

CASES = 3000
"""How many cases the full run has."""

STAY = 9
"""How many presses and messages a visit has after its link."""

SHOWN = 80
"""How much of a value is repeated where it did harm."""

Query = dict[str, Any]


@dataclass
class Tour:
    """One reader's visit.

    Attributes:
        done: what the reader has done so far, for whoever wants to do it again.
    """

    dice: random.Random
    page: str
    query: Query
    done: list[str] = field(default_factory=list)

    def faults(self, cases: int) -> Iterator[str]:
        """Open the page and stay for some cases; what was found wrong on the way ends the visit."""
        self._note(f"open {self.page}", self.query)
        visit = Visit(self.page, **self.query)
        for left in reversed(range(cases)):
            if wrong := wrong_with(visit):
                yield f"{wrong} after {self.done}"
                return
            if left:
                self._go_on(visit)

    def _go_on(self, visit: Visit) -> None:
        if self.dice.random() < 1 / 3:
            node = self.dice.choice(listeners(visit))
            name, value = self.dice.choice(MESSAGES[node.type])
            self._note(f"send {node.proto.id} {name}", value)
            send(visit, node, name, value)
        else:
            press(self.dice, visit, self.done)

    def _note(self, what: str, value: object) -> None:
        self.done.append(f"{what}={value!r:.{SHOWN}}")


def press(dice: random.Random, visit: Visit, done: list[str]) -> None:
    """Press or set anything on screen, and note what."""
    kind, widget, values = dice.choice(choices(visit))
    value = None if kind == "click" else dice.choice(values)
    done.append(f"{widget.key}={value}")
    (widget.click() if kind == "click" else widget.set_value(value)).run()


def choices(visit: Visit) -> list[tuple[str, Any, Any]]:
    """Everything that could be touched now: kind, widget, and a range or the options."""
    found: list[tuple[str, Any, Any]] = []
    for node, _ in nodes(visit.app):
        key = getattr(node, "key", None) or ""
        setting = KINDS.get(key) or KINDS.get(key[1:].split(".")[0])
        if not key or getattr(node, "disabled", False):
            continue
        if node.type == "button":
            found.append(("click", node, None))
        elif node.type == "toggle":
            found.append(("set", node, (True, False)))
        elif node.type in ("slider", "number_input") and isinstance(setting, Number):
            steps = round((setting.high - setting.low) / setting.step)
            found.append(("set", node, [round(setting.low + i * setting.step, 6) for i in range(steps + 1)]))
        elif node.type in ("selectbox", "button_group", "select_slider") and isinstance(setting, Choice):
            shown = [option for option in setting.options if node.format_func(option) in node.options]
            found.append(("set", node, shown))
        elif key.startswith("_more."):
            found.append(("set", node, PARTS))
    return found


def wrong_with(visit: Visit) -> list[str]:
    """What is wrong with the page as it stands."""
    wrong = problems(visit)
    wrong += [] if len(visit.app.title) == 1 else [f"{len(visit.app.title)} titles"]
    wrong += [] if len(visit.app.info) <= 3 else ["more boxes than one each for settings, bet and message"]
    shown = map(outside_code, visit.words(sidebar=True))
    wrong += [f"as markup: {words[:SHOWN]!r}" for words in shown if MARKUP.search(words)]
    kept = visit.reader.values if "reader" in visit.app.session_state else {}
    return wrong + [f"{name} = {value!r}" for name, value in kept.items() if not possible(name, value)]


def query(dice: random.Random) -> Query:
    """Up to six names, some of them twice, with hostile values; sometimes none."""
    names = dice.sample(NAMES, dice.randint(0, 6))
    return {name: [dice.choice(SENDABLE) for _ in range(dice.choice((1, 1, 1, 2)))] for name in names}


SENDABLE = tuple(value for value in HOSTILE if value.isascii() or value.encode("utf-8", "ignore").decode() == value)
"""Half a character cannot be sent."""


def fuzz(cases: int, seed: int) -> list[str]:
    """What so many cases found wrong, each with the way to it."""
    found: list[str] = []
    dice = random.Random(seed)
    while cases > 0:
        tour = Tour(dice, dice.choice(PAGES), query(dice))
        found += tour.faults(min(cases, 1 + STAY))
        cases -= 1 + STAY
    return found


def main() -> None:
    """Run from the command line and say in a line what was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("cases", type=int, nargs="?", default=CASES)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    set_log_level("CRITICAL")
    logging.disable(logging.WARNING)
    began = time.perf_counter()
    found = fuzz(asked.cases, asked.seed)
    print(*found, sep="\n", end="\n" if found else "")
    seconds = time.perf_counter() - began
    print(f"{asked.cases} cases, seed {asked.seed}: {len(found)} faults in {seconds:.0f} s")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
