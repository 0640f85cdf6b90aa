"""The mutation run makes the faults it says, each one a program that can be read, and knows who could see them."""

import ast
import math
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mutate import PLACES, sample, stages, table
from tests.mutations import of_python, of_words

PYTHON = [file for place in PLACES for file in sorted(ROOT.glob(place)) if file.suffix == ".py"]


def faults(source: str) -> set[str]:
    """Every version of a line of Python with one fault."""
    return {mutation.applied(source.encode()).decode() for mutation in of_python(source.encode())}


@pytest.mark.parametrize(
    ("truth", "wanted"),
    [
        ("a < b", {"a <= b", "a > b"}),
        ("a == b", {"a != b"}),
        ("a in b", {"a not in b"}),
        ("a + b", {"a - b"}),
        ("(a) * (b)", {"(a) / (b)"}),
        ("'é' + f'{a}'", set()),
        ("é = -a", {"é = a"}),
        ("not a", {"a"}),
        ("a and b", {"a or b"}),
        ("True", {"False"}),
        ("x = 3", {"x = 30", "x = 4"}),
        ("x[0]", {"x[1]"}),
        ("x[-1]", {"x[0]"}),
        ("max(a)", {"min(a)"}),
        ("a.argmin()", {"a.argmax()"}),
        ("int(a)", {"round(a)"}),
        ("f(before=a, after=b)", {"f(before=b, after=a)"}),
        ("f(before=a, after=a)", set()),
        ("{'salt': a, 'spice': b}", {"{'spice': a, 'salt': b}"}),
        ("f'{a:.1f}'", {"f'{a:.2f}'"}),
        ("zip(a, b, strict=True)", set()),
        ("f(a=(c := 1 / d), b=c)", {"f(a=(c := 10 / d), b=c)", "f(a=(c := 2 / d), b=c)", "f(a=(c := 1 * d), b=c)"}),
        ("__all__ = ['a'] + ['b']", set()),
    ],
)
def test_a_line_has_these_faults_and_no_others(truth: str, wanted: set[str]) -> None:
    assert faults(truth) == wanted


def test_types_decorators_messages_and_documentation_stay_as_they_are() -> None:
    source = '@cache(maxsize=8)\ndef f(a: "Row[0]" = b) -> "Row[1]":\n    """At most 3."""\n    raise E(3 + n)\n'
    assert faults(source) == set()


@pytest.mark.parametrize(
    ("truth", "wanted"),
    [
        (
            "from {before:.1f} to {after:.2f}",
            {
                "from {after:.1f} to {before:.2f}",
                "from {before:.2f} to {after:.2f}",
                "from {before:.1f} to {after:.3f}",
            },
        ),
        ("{a} of {a}, {{b}} {c}", {"{a} of {c}, {{b}} {a}"}),
        ("好 {a:g} → {b:.1f}", {"好 {b:g} → {a:.1f}", "好 {a:g} → {b:.2f}"}),
        ("{a}\n{b}", set()),
    ],
)
def test_a_sentence_has_these_faults(truth: str, wanted: set[str]) -> None:
    assert {mutation.applied(truth.encode()).decode() for mutation in of_words(truth.encode())} == wanted


@pytest.mark.parametrize("file", PYTHON, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_fault_can_be_read_and_differs_from_the_truth(file: Path) -> None:
    source = file.read_bytes()
    for mutation in of_python(source)[:: max(1, file.stat().st_size // 2000)]:
        faulty = mutation.applied(source)
        assert faulty != source
        ast.parse(faulty)
        assert 1 <= mutation.line <= source.count(b"\n")


def test_a_sample_is_spread_evenly_and_the_same_for_a_seed() -> None:
    made = sample(["core"], 60, 1)
    assert made == sample(["core"], 60, 1) != sample(["core"], 60, 2)
    files = [mutant.path for mutant in made]
    assert all(files.count(file) <= math.ceil(60 / len(set(files))) for file in files)


def test_every_file_has_tests_that_are_there_the_nearest_first() -> None:
    for file in {mutant.path for mutant in sample([], 200, 1)}:
        asked = [test for stage in stages(file) for test in stage if test.startswith("tests/")]
        assert asked, file
        assert [test for test in asked if not (ROOT / test).exists() or "browser" in test] == []
    assert next(stages(Path("core/zones.py"))) == ("tests/core/test_zones.py",)
    assert next(stages(Path("lessons/rule/words.py"))) == ("tests/lessons/rule/test_words.py",)


def test_the_table_counts_what_was_killed() -> None:
    made = [*sample(["core"], 4, 1), *sample(["content"], 4, 1)]
    rows = [line.split() for line in table(made, made[3:5]).splitlines()]
    assert rows[1:] == [
        ["content", "4", "3", "1", "75%"],
        ["core", "4", "3", "1", "75%"],
        ["sentences", "4", "3", "1", "75%"],
        ["all", "8", "6", "2", "75%"],
    ]
