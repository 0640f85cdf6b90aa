"""The steps of CONTRIBUTING.md for a language and for a dish, followed in a copy of the house.

The steps must name every file that is changed, the tests of the copy must pass when all of them were followed, and must
name what is missing when one was not.
"""

import re
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import trial
from ui.kit.text import glossary

FIRST_IDEA = next(iter(glossary("en")))
A_DRAWING = '''
def _dumplings() -> str:
    """Draw pale half moons."""
    defs = '<g id="h"><path d="M-24 6Q-20-14 0-14 20-14 24 6 0 14-24 6z" fill="#F5E8CD"/></g>'
    return f"<defs>{SEASONING}{defs}</defs>" + _flat_plate() + _heap("h", 12, (160, 156, 82, 36), 0.4, 24, 10)


DISHES: Final'''


def not_named(heading: str, house: Path, before: dict[str, bytes]) -> set[str]:
    """Files of the copy that were changed or written, though the steps name neither them nor their folder."""
    steps = re.sub(r"content/<(code|language)>", "content/xx", trial.section(heading))
    named = set(re.findall(r"`([\w.]+/[\w./]+)`", steps))
    changed = {path for path, content in trial.contents(house).items() if before.get(path) != content}
    of_any = {re.sub("^content/(en|zh|xx)/", "content/xx/", path) for path in changed}
    return {path for path in of_any if not any(path == name or path.startswith(f"{name}/") for name in named)}


# ---- a language ----


@pytest.fixture(scope="module")
def with_xx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house that speaks one more language: English under another name."""
    house = trial.copy_of_the_house(tmp_path_factory.mktemp("language"))
    before = trial.contents(house)
    shutil.copytree(house / "content/en", house / "content/xx")
    words = (house / "content/glossary.toml").read_text(encoding="utf-8")
    words = re.sub(r"^en((?:_plural)? = .*)$", r"en\1\nxx\1", words, flags=re.MULTILINE)
    trial.write(house, {"content/glossary.toml": words})
    trial.edit(house, "ui/kit/text.py", '"zh": "中文"}', '"zh": "中文", "xx": "Xx"}')
    trial.edit(house, "tests/conftest.py", '"zh": ENGLISH}', '"zh": ENGLISH, "xx": CJK}')
    assert not_named("Add a language", house, before) == set()
    return house


def test_a_language_is_added_by_its_steps_and_the_app_opens_in_it(with_xx: Path) -> None:
    code, said = trial.pytest_in(
        *(with_xx, "tests/ui/test_content.py", "tests/pages/test_every_page.py", "tests/pages/test_switches.py"),
        *("-k", "same_files or same_keys or every_idea or has_its_words or (home and xx and opens_in) or first_visit"),
    )
    assert code == 0, said


def test_what_the_language_lacks_is_named(with_xx: Path) -> None:
    lacking = {
        "content/xx/rule.md": r"<!-- @breaks -->[^@]*(?=<!-- @)",
        "content/xx/labels.toml": r'\nshare = "Share"',
        "content/glossary.toml": r"\nxx = .*",
    }
    with ExitStack() as mended_afterwards:
        for path, left_out in lacking.items():
            words, count = re.subn(left_out, "", (with_xx / path).read_text(encoding="utf-8"), count=1)
            assert count == 1
            mended_afterwards.enter_context(trial.replaced(with_xx, path, words))
        code, said = trial.pytest_in(with_xx, "tests/ui/test_content.py", "-k", "same_keys or every_idea_has")
    assert code != 0
    for named in (r"same_keys_in_the_same_order\[rule\]", r"same_keys_in_the_same_order\[labels\]"):
        assert re.search(named, said), said
    for lost in ("'breaks'", "'share'", f"AssertionError: {FIRST_IDEA}"):
        assert lost in said, said


# ---- a dish ----


@pytest.fixture(scope="module")
def with_dumplings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house with one more dish."""
    house = trial.copy_of_the_house(tmp_path_factory.mktemp("dish"))
    before = trial.contents(house)
    trial.edit(house, "core/diners.py", "(3.2, 0.2),\n", '(3.2, 0.2),\n    "dumplings": (3.0, 0.5),\n')
    trial.edit(
        house, "tests/core/test_diners.py", '("3.2", "0.2"),\n', '("3.2", "0.2"),\n    "dumplings": ("3.0", "0.5"),\n'
    )
    trial.edit(house, "ui/draw/plate/dishes.py", "\nDISHES: Final", A_DRAWING)
    last = '    "congee": Dish(_congee, (160.0, 140.0, 106.0, 45.0)),\n'
    added = '    "dumplings": Dish(_dumplings, (160.0, 147.0, 90.0, 38.0)),\n'
    trial.edit(house, "ui/draw/plate/dishes.py", last, last + added)
    for language, name in (("en", "dumplings"), ("zh", "饺子")):
        trial.edit(
            house, f"content/{language}/labels.toml", "\n[option.eaters]", f'dumplings = "{name}"\n\n[option.eaters]'
        )
    assert not_named("Add a dish", house, before) == set()
    return house


A_DISHS_TESTS = ("tests/core/test_diners.py", "tests/ui/draw/test_plate.py", "tests/ui/test_content.py")
A_DISHS_NAMES = "test_diners or test_plate or (test_every_setting_of_a_page and home) or no_name_is_left"


def test_a_dish_is_added_by_its_steps(with_dumplings: Path) -> None:
    code, said = trial.pytest_in(with_dumplings, *A_DISHS_TESTS, "-k", A_DISHS_NAMES)
    assert code == 0, said


def test_a_dish_that_lies_too_near_and_what_it_lacks_are_named(with_dumplings: Path) -> None:
    mistakes = (
        ("core/diners.py", "(3.0, 0.5)", "(1.5, 1.2)", r"flat_axis\[dumplings-light\]"),
        ("tests/core/test_diners.py", '("3.0", "0.5")', '("1.5", "1.2")', r"timid_rate_creeps\[dumplings-light\]"),
        ("ui/draw/plate/dishes.py", '"dumplings": Dish(', '"buns": Dish(', "can_be_ordered_is_drawn.*'dumplings'"),
        ("content/zh/labels.toml", "dumplings =", "buns =", r"content/zh/labels.toml has no 'option\.dish\.dumplings'"),
    )
    with ExitStack() as mended_afterwards:
        for path, right, wrong, _ in mistakes:
            text = (with_dumplings / path).read_text(encoding="utf-8")
            assert text.count(right) == 1
            mended_afterwards.enter_context(trial.replaced(with_dumplings, path, text.replace(right, wrong)))
        code, said = trial.pytest_in(with_dumplings, *A_DISHS_TESTS, "-k", A_DISHS_NAMES)
    assert code != 0
    for *_, named in mistakes:
        assert re.search(named, said, re.DOTALL), said
