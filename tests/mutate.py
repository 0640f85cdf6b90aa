"""A mutation run: small faults put into a copy of the house one at a time, and whether a test sees each.

`python -m tests.mutate core lessons/six/words.py --seed 1 --most 120` takes a sample, spread evenly over the files
below those paths. Each mutant meets the tests nearest to its file first and dies at the first that fails, or after a
minute of computing. What survives is printed with its place, to be read: it is a fault that no test sees, or the same
program in other words. Tests that killed are run once more without any fault, and what fails then has killed nothing.
"""

import argparse
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

import altair  # noqa: F401 (what every fork would import again)
import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import pytest
import streamlit.testing.v1  # noqa: F401

from tests.mutations import Mutation, of_python, of_words

ROOT = Path(__file__).parents[1]
PLACES = (
    *("core/*.py", "ui/kitchen/*.py", "ui/settings/*.py", "content/*/*.md", "content/*/labels.toml"),
    *(f"lessons/*/{name}.py" for name in ("words", "tables", "pictures", "scene")),
    *(f"ui/kit/{name}.py" for name in ("bets", "runs", "live", "session", "explain", "notes")),
)
"""What is mutated."""

SECONDS = 60
"""Of computing, then a stage of tests is stopped."""

PATIENCE = 5
"""So many times longer it may wait for its turn on a busy machine."""

Stage = tuple[str, ...]


class Mutant(NamedTuple):
    """One fault in one file."""

    path: Path
    mutation: Mutation

    def __str__(self) -> str:
        before, after = (" ".join(each.split()) for each in (self.mutation.before, self.mutation.after))
        return f"{self.path}:{self.mutation.line}: {before} → {after}"


def sample(paths: Sequence[str], most: int, seed: int) -> list[Mutant]:
    """A seeded sample below some paths (all of `PLACES` if none is named): a mutation from each file in turn."""
    chance = random.Random(seed)
    files = sorted(file.relative_to(ROOT) for place in PLACES for file in ROOT.glob(place))
    files = [file for file in files if not paths or any(file.is_relative_to(path) for path in paths)]
    chance.shuffle(files)
    queues = [[Mutant(file, mutation) for mutation in _mutations(file)] for file in files]
    for queue in queues:
        chance.shuffle(queue)
    turns = max(map(len, queues), default=0)
    return [queue[turn] for turn in range(turns) for queue in queues if turn < len(queue)][:most]


def _mutations(file: Path) -> list[Mutation]:
    source = (ROOT / file).read_bytes()
    return of_python(source) if file.suffix == ".py" else of_words(source)


def stages(file: Path) -> Iterator[Stage]:
    """The tests that could see a fault of this file, nearest first; none of the browser's."""
    room, name = file.parent, file.stem
    if room.parts[0] == "content":
        page = () if name == "labels" else _there(f"tests/lessons/{name}", f"tests/pages/test_{name}.py")
        yield ("tests/ui/test_placeholders.py", "tests/ui/test_content.py")
        yield page or ("tests/ui/kit", "tests/ui/kitchen")
        yield ("tests/pages/test_every_page.py", "tests/pages/test_switches.py", *(("-k", name) if page else ()))
        return
    near = _there(f"tests/{room}/test_{name}.py")
    asking = tuple(test for test in _importing(file, "tests") if test not in near and "/browser/" not in test)
    mirrors = {f"tests/{Path(user).parent}/test_{Path(user).stem}.py" for user in _importing(file, "core lessons ui")}
    units = sorted({*asking, *_there(*mirrors)} - set(near))
    yield near
    yield tuple(test for test in units if test.startswith(f"tests/{room}/"))
    yield tuple(test for test in units if not test.startswith((f"tests/{room}/", "tests/pages/")))
    if room.parts[0] == "lessons":
        yield _there(f"tests/lessons/{room.name}")
        yield _there(f"tests/pages/test_{room.name}.py")
        yield (*(f"tests/pages/test_{name}.py" for name in ("every_page", "switches", "bets")), "-k", room.name)
    elif room.name == "kit":
        yield ("tests/ui/kit",)
        yield from ((str(test.relative_to(ROOT)),) for test in sorted((ROOT / "tests/pages").glob("test_*.py")))
    elif room.name in ("kitchen", "settings"):
        yield (f"tests/{room}",)
        yield _there(*(f"tests/pages/test_{page}.py" for page in ("seasoning", "practice", "links")))


def _there(*tests: str) -> Stage:
    return tuple(test for test in tests if (ROOT / test).exists())


def _importing(file: Path, folders: str) -> list[str]:
    """The files below some folders that import a module."""
    package, name = ".".join(file.parent.parts), re.escape(file.stem)
    asked = re.compile(rf"(from|import) {package}\.{name}\b|from {package} import .*\b{name}\b")
    return [path for folder in folders.split() for path, text in _sources(folder).items() if asked.search(text)]


@cache
def _sources(folder: str) -> dict[str, str]:
    """The lines that import something in the Python files below a folder, by path."""
    lines = re.compile(r"^ *(?:from|import) .*$", re.MULTILINE)
    files = sorted((ROOT / folder).rglob("*.py"))
    return {str(path.relative_to(ROOT)): "\n".join(lines.findall(path.read_text("utf-8"))) for path in files}


class Outcome(NamedTuple):
    """How a run of some tests ended: "passed", "failed" or "late", and what failed."""

    end: str
    failed: tuple[str, ...] = ()


class Failures:
    """Notes what fails, and why a run ends early."""

    def __init__(self, notes: Path) -> None:
        self.notes = notes

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test."""
        self._note(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A file that cannot even be read."""
        self._note(report)

    def _note(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.failed:
            with self.notes.open("a", encoding="utf-8") as notes:
                notes.write(f"{report.nodeid}\n")


@dataclass
class House:
    """A copy of the tree in which faults are made, so that the checkout stays as it is."""

    root: Path
    notes: Path
    killers: dict[Stage, list[Mutant]] = field(default_factory=dict)

    @classmethod
    def copied(cls, folder: Path) -> "House":
        """The tree as it stands, without what is hidden."""
        shutil.copytree(ROOT, folder / "house", ignore=shutil.ignore_patterns(".*", "__pycache__", "node_modules"))
        shutil.copytree(ROOT / ".streamlit", folder / "house/.streamlit")
        return cls(folder / "house", folder / "failed")

    def killed(self, mutant: Mutant) -> bool:
        """Whether some test sees the fault."""
        file = self.root / mutant.path
        source = file.read_bytes()
        file.write_bytes(mutant.mutation.applied(source))
        for cached in (file.parent / "__pycache__").glob(f"{file.stem}.*"):
            cached.unlink()
        try:
            return any(self._sees(stage, mutant) for stage in stages(mutant.path) if stage)
        finally:
            file.write_bytes(source)

    def _sees(self, stage: Stage, mutant: Mutant) -> bool:
        outcome = self.run(stage, "-x")
        if outcome.end != "passed":
            self.killers.setdefault(outcome.failed[:1] or stage, []).append(mutant)
        return outcome.end != "passed"

    def spared(self) -> list[Mutant]:
        """What was killed by tests that fail or take too long without any fault too."""
        alone = [tests for tests in self.killers if len(tests) == 1]
        fine = alone if self.run(sum(alone, ())).end == "passed" else []
        doubtful = [tests for tests in self.killers if tests not in fine]
        return [mutant for tests in doubtful if self.run(tests).end != "passed" for mutant in self.killers[tests]]

    def run(self, tests: Stage, *options: str) -> Outcome:
        """Run tests in a process of its own that has the large libraries already."""
        self.notes.unlink(missing_ok=True)
        child = os.fork()
        if not child:
            self._tests([*tests, *options])
        status = _ended(child, SECONDS * PATIENCE)
        failed = tuple(self.notes.read_text("utf-8").splitlines()) if self.notes.exists() else ()
        if status is None or (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)):
            return Outcome("late")
        nothing = os.WIFEXITED(status) and os.WEXITSTATUS(status) == pytest.ExitCode.NO_TESTS_COLLECTED
        return Outcome("passed" if status == 0 or nothing else "failed", failed)

    def _tests(self, arguments: list[str]) -> None:
        """The forked process, from here to its end."""
        code = 1
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
            silence = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silence, 1)
            os.dup2(silence, 2)
            os.chdir(self.root)
            for name in [name for name in sys.modules if name.split(".")[0] == "tests"]:
                del sys.modules[name]
            quick = ["-q", "-n", "0", "-p", "no:cacheprovider", "-m", "not browser", "--no-header"]
            quick += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # libraries are here already
            code = pytest.main([*arguments, *quick], plugins=[Failures(self.notes)])
        finally:
            os._exit(code)


def _ended(child: int, seconds: float) -> int | None:
    """How a child ended; None if it had to be stopped."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def kind_of(path: Path) -> str:
    """The row of the table that a file belongs to."""
    if path.parts[0] == "lessons":
        return f"lessons/*/{path.name}"
    return "content" if path.parts[0] == "content" else str(path.parent)


def is_told(path: Path) -> bool:
    """Whether a file makes sentences."""
    return path.parts[0] == "content" or path.name in ("words.py", "explain.py")


def table(made: Sequence[Mutant], survived: Sequence[Mutant]) -> str:
    """Made, killed and survived by kind; then all sentences, and everything."""
    files = sorted({mutant.path for mutant in made})
    rows = {kind: [file for file in files if kind_of(file) == kind] for kind in sorted(set(map(kind_of, files)))}
    rows |= {"sentences": [file for file in files if is_told(file)], "all": files}
    lines = [f"{'':24}{'made':>6}{'killed':>8}{'survived':>10}{'share':>8}"]
    for name, group in rows.items():
        count, left = (sum(mutant.path in group for mutant in each) for each in (made, survived))
        if count:
            lines.append(f"{name:24}{count:6}{count - left:8}{left:10}{(count - left) / count:8.0%}")
    return "\n".join(lines)


def main() -> None:
    """Run, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    parser.add_argument("paths", nargs="*", help="folders or files; everything that is mutated if none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most", type=int, default=120)
    asked = parser.parse_args()
    sys.dont_write_bytecode = True  # a fault as long as the truth, in the same second, would be taken for it
    made = sample(asked.paths, asked.most, asked.seed)
    survived = []
    with tempfile.TemporaryDirectory() as folder:
        house = House.copied(Path(folder))
        for number, mutant in enumerate(made, start=1):
            print(f"{number} of {len(made)}", end="\r", file=sys.stderr)
            if not house.killed(mutant):
                survived.append(mutant)
                print(f"survived  {mutant}", flush=True)
        for mutant in house.spared():
            survived.append(mutant)
            print(f"killed by what fails without it, too  {mutant}", flush=True)
    print(table(made, survived))


if __name__ == "__main__":
    main()
