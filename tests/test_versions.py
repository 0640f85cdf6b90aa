"""What is said of versions in several places is the same in all of them."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")


def requirements(file: str) -> list[Requirement]:
    """The packages that a requirements file names itself, without comments and files that it includes."""
    lines = (line.split(" #")[0].strip() for line in (ROOT / file).read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


PINNED = {canonicalize_name(pin.name): pin for pin in requirements("constraints.txt")}
ASKED_FOR = [*requirements("requirements.txt"), *requirements("requirements-dev.txt")]


@pytest.mark.parametrize("asked", ASKED_FOR, ids=lambda asked: asked.name)
def test_what_the_tests_ran_with_is_in_the_range_that_is_asked_for(asked: Requirement) -> None:
    (pin,) = PINNED[canonicalize_name(asked.name)].specifier
    assert pin.operator == "=="
    assert asked.specifier.contains(pin.version)


def test_every_range_has_two_ends() -> None:
    """Or it promises what nobody has tried."""
    for asked in ASKED_FOR:
        operators = {each.operator for each in asked.specifier}
        assert operators in ({">=", "<"}, {"=="}), asked


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == PROJECT["project"]["version"]


def test_one_python_is_the_oldest_for_the_project_the_linters_and_the_readme() -> None:
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    assert PROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
    assert f"Python {oldest} or newer" in README


def test_every_change_runs_the_readmes_command_to_the_letter() -> None:
    asked_for = re.search(r"grep -m 1 -F '(.*?)' README\.md", (ROOT / ".ci/run").read_text("utf-8"))
    assert asked_for
    (command,) = (line for line in README.splitlines() if asked_for[1] in line)
    assert command.startswith("python3 -m venv .venv && ")
    assert command.endswith("-m pytest -n 2")
    assert "-r requirements-dev.txt -c constraints.txt" in command
