"""A copy of the house that may be changed at will, and what its own tests say of it then."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

FOLDERS = ("core", "ui", "lessons", "pages", "content", "tests", "benchmarks", "docs", ".streamlit")
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", "*.png")
BLOCK = re.compile(r"^( *)```[a-z]+ (?P<path>\S+)\n(?P<text>.*?)^\1```$", re.MULTILINE | re.DOTALL)


def copy_of_the_house(place: Path) -> Path:
    """Everything that is written by hand, without its history and its screenshots."""
    house = place / "house"
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, house / folder, ignore=LEFT_BEHIND)
    for path in ROOT.iterdir():
        if path.is_file() and path.name != ".git":
            shutil.copy2(path, house)
    return house


def section(heading: str) -> str:
    """What stands under a heading of CONTRIBUTING.md."""
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (found,) = re.findall(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", guide, re.MULTILINE | re.DOTALL)
    return str(found)


def written_in(heading: str) -> dict[str, str]:
    """The files in a section of CONTRIBUTING.md: every code block that names its path, by that path."""
    return {
        found["path"]: re.sub(rf"^{found[1]}", "", found["text"], flags=re.MULTILINE)
        for found in BLOCK.finditer(section(heading))
    }


def write(house: Path, files: dict[str, str]) -> None:
    """Write files, by their path from the root, with the folders they need."""
    for path, text in files.items():
        (house / path).parent.mkdir(parents=True, exist_ok=True)
        (house / path).write_text(text, encoding="utf-8")


def edit(house: Path, path: str, before: str, after: str) -> None:
    """Replace what stands in a file exactly once."""
    text = (house / path).read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{path} has {before!r} {text.count(before)} times"
    write(house, {path: text.replace(before, after)})


@contextmanager
def replaced(house: Path, path: str, text: str) -> Iterator[None]:
    """Another text in a file, for a while."""
    kept = (house / path).read_text(encoding="utf-8")
    write(house, {path: text})
    try:
        yield
    finally:
        write(house, {path: kept})


def contents(house: Path) -> dict[str, bytes]:
    """Every file and what is in it, by path."""
    return {path.relative_to(house).as_posix(): path.read_bytes() for path in house.rglob("*") if path.is_file()}


def run_in(house: Path, *module: str) -> tuple[int, str]:
    """Run a Python module in the copy, as its root: the exit code, and all that was printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        (sys.executable, "-m", *module),
        cwd=house,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout


def pytest_in(house: Path, *arguments: str) -> tuple[int, str]:
    """Run tests of the copy."""
    return run_in(house, "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *arguments)
