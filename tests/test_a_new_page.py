"""A page is added by the steps of CONTRIBUTING.md alone: no shared file is touched, and every page's tests are its own.

The steps are written for a page `picture`. Where that is open already, the same files are written for the first page to
come; where none is left to come, the last page is taken out of the copy first.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests import trial
from tests.conftest import ROOT
from ui.kit import menu
from ui.kit.text import LANGUAGES

WRITTEN_FOR = "picture"
NEW = next((entry for entry in menu.PAGES if not entry.exists), menu.PAGES[-1])
"""The page that is added."""

OF_ONE_PAGE = {f"test_{entry.id}.py" for entry in menu.OPEN_PAGES}
ASKED_OF_EVERY_PAGE = sorted(
    f"tests/pages/{path.name}" for path in (ROOT / "tests/pages").glob("test_*.py") if path.name not in OF_ONE_PAGE
)
ALL_JOBS_IN_ONE_TAB = "test_start_again_clears_this_page_and_no_other"
"""Does the jobs of all pages before it asks about one: half a minute, for one more page."""


def steps() -> dict[str, str]:
    """The files of "Add a page", by path, for the page that is added."""

    def renamed(text: str) -> str:
        return re.sub(rf"(?<=lessons[./]){WRITTEN_FOR}\b|(?<=\"){WRITTEN_FOR}(?=\")", NEW.id, text)

    return {
        renamed(re.sub(rf"(?<=/){WRITTEN_FOR}(?=\.md)", NEW.id, path)).replace(
            f"pages/NN_{WRITTEN_FOR}.py", NEW.file
        ): renamed(text)
        for path, text in trial.written_in("Add a page").items()
    }


def words_of(page: str) -> set[str]:
    """The paths of a page's two content files, which stand there with the title before the page does."""
    return {f"content/{language}/{page}.md" for language in LANGUAGES}


def title_in(words: str) -> str:
    """The first section of a content file, which is all that stands there of a page to come."""
    return re.split(r"\n+(?=<!-- @)", words)[0] + "\n"


def house_without_it(place: Path) -> Path:
    """A copy of the house in which the page is still to come."""
    house = trial.copy_of_the_house(place)
    if NEW.exists:
        for room in (f"lessons/{NEW.id}", f"tests/lessons/{NEW.id}"):
            shutil.rmtree(house / room)
        for file in (NEW.file, f"tests/pages/test_{NEW.id}.py"):
            (house / file).unlink(missing_ok=True)
        for file in words_of(NEW.id):
            trial.write(house, {file: title_in((house / file).read_text(encoding="utf-8"))})
    return house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house with the new page in it."""
    copy = house_without_it(tmp_path_factory.mktemp("new_page"))
    before = trial.contents(copy)
    trial.write(copy, steps())
    after = trial.contents(copy)
    assert before.keys() <= after.keys()
    assert {path for path in before if before[path] != after[path]} == words_of(NEW.id)
    return copy


def test_a_page_is_a_script_a_room_two_content_files_and_tests() -> None:
    assert {path.split("/")[0] for path in steps()} == {"pages", "lessons", "content", "tests"}
    assert {path for path in steps() if path.startswith("content/")} == words_of(NEW.id)
    own = (NEW.file, f"lessons/{NEW.id}/", f"tests/lessons/{NEW.id}/")
    assert all(path in words_of(NEW.id) or path.startswith(own) for path in steps())


def test_the_steps_are_written_as_the_linters_want_it(house: Path) -> None:
    written = [path for path in steps() if path.endswith(".py")]
    for command in (("check",), ("format", "--check")):
        code, said = trial.run_in(house, "ruff", *command, "--no-cache", *written)
        assert code == 0, said


def test_the_new_page_is_asked_all_that_every_page_is_asked_and_passes(house: Path) -> None:
    of_all_pages = " or ".join(Path(file).stem for file in ASKED_OF_EVERY_PAGE)
    code, said = trial.pytest_in(
        house,
        *("tests/test_layers.py", "tests/ui/kit/test_menu.py", "tests/ui/test_content.py", *ASKED_OF_EVERY_PAGE),
        *("-k", f"({NEW.id} or not ({of_all_pages})) and not {ALL_JOBS_IN_ONE_TAB}"),
    )
    assert code == 0, said


@pytest.mark.parametrize(
    ("left_out", "asked", "named"),
    [
        (f"tests/lessons/{NEW.id}/job.py", "tests/pages/test_every_page.py", f"tests.lessons.{NEW.id}"),
        (f"content/zh/{NEW.id}.md", "tests/ui/test_content.py", f"test_both_languages_have_the_same_keys.*{NEW.id}"),
        (f"lessons/{NEW.id}/__init__.py", "tests/test_layers.py", f"test_every_room_is_named.*'{NEW.id}'"),
        (f"lessons/{NEW.id}/settings.py", "tests/ui/settings/test_groups.py", f"lessons.{NEW.id}.settings"),
    ],
)
def test_what_is_left_out_is_named(house: Path, left_out: str, asked: str, named: str) -> None:
    kept = (house / left_out).read_text(encoding="utf-8")
    (house / left_out).unlink()
    if left_out in words_of(NEW.id):
        trial.write(house, {left_out: title_in(kept)})
    try:
        code, said = trial.pytest_in(house, "-x", asked, "-k", "every_room or job or same_keys")
    finally:
        trial.write(house, {left_out: kept})
    assert code != 0
    assert re.search(named, said, re.DOTALL), said
