"""The house stands: imports go pages → lessons → ui → core and never back, and a few shortcuts are taken by nobody.

The files are parsed, not run. Each rule is a function from a source to what it finds wrong, so that every rule is first
shown a source that breaks it: a rule that sees nothing would hold nothing.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ENTRY = "streamlit_app.py"
LAYERS = ("core", "ui", "lessons", "pages")
TOP_LEVELS = (*LAYERS, "content", "tests", "benchmarks", "docs")
LONGEST_PAGE = 90

CORE_MAY_IMPORT = {"numpy", "core", *sys.stdlib_module_names}
CORE_EXCEPTIONS: dict[str, set[str]] = {
    "core/counter_training.py": {"threadpoolctl"},    # one thread while it trains
    "core/files.py": {"safetensors"},    # a weights file is a safetensors file
    "core/language_model.py": {"threadpoolctl"},    # one thread while it trains
}  # fmt: skip
"""What single files of `core` may import as well. pandas comes here, by file, where a table is a table."""

MAY_NOT_IMPORT = {
    "ui": {"lessons", "pages", "tests", "benchmarks", "streamlit_app"},
    "lessons": {"pages", "tests", "benchmarks", "streamlit_app"},
    "pages": {"pages", "tests", "benchmarks", "streamlit_app"},
    ENTRY: {"tests", "benchmarks"},
}
FORBIDDEN_NAMES = {"unsafe_allow_html", "unsafe_allow_javascript"}
PAGE_BY_NUMBER = re.compile(r"\b[Pp]ages? \d+|第\s*[\d一二三四五六七八九十]+\s*页")
WRITTEN = ("*.md", "*.toml", "*.txt", "*.css", "*.js", "*.html")
VAGUE_FILES = {"utils", "util", "helpers", "helper"}


def sources(*places: str) -> Iterator[tuple[str, str]]:
    """Path from the root and text of every Python file of those folders or files."""
    for place in places:
        found = [ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py"))
        for path in found:
            if path.exists():
                yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


@cache
def parsed(source: str) -> tuple[ast.AST, ...]:
    """Every node of a source."""
    return tuple(ast.walk(ast.parse(source)))


def imported(path: str, source: str) -> set[str]:
    """Every module imported anywhere in the file, in full; relative imports resolved."""
    modules: set[str] = set()
    package = list(Path(path).parent.parts)
    for node in parsed(source):
        if isinstance(node, ast.Import):
            modules.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            modules.update(f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("__import__", "import_module")):
            modules.add(node.args[0].value if isinstance(node.args[0], ast.Constant) else "a computed module")  # type: ignore[arg-type]
    return modules


def top_levels(path: str, source: str) -> set[str]:
    return {module.split(".")[0] for module in imported(path, source)}


def foreign_to_core(path: str, source: str) -> set[str]:
    return top_levels(path, source) - CORE_MAY_IMPORT - CORE_EXCEPTIONS.get(path, set())


def imports_backwards(path: str, source: str) -> set[str]:
    return top_levels(path, source) & MAY_NOT_IMPORT[path.split("/")[0]]


def rooms_of_others(path: str, source: str) -> set[str]:
    """Rooms that a page or its room enters besides its own."""
    _, own, *_ = Path(path).parts if path.startswith("lessons/") else ("", re.sub(r"^\d+_", "", Path(path).stem))
    own = "home" if path == ENTRY else own
    entered = {module.split(".")[1] for module in imported(path, source) if module.startswith("lessons.")}
    return entered - {own}


def streamlit_in_use(path: str, source: str) -> set[str]:
    names = {node.id for node in parsed(source) if isinstance(node, ast.Name)}
    return (names & {"st", "streamlit"}) | (top_levels(path, source) & {"streamlit"})


def edits_of_sys_path(path: str, source: str) -> set[str]:
    """Any mention of sys.path in code: reading it is no better."""
    attributes = [node for node in parsed(source) if isinstance(node, ast.Attribute) and node.attr == "path"]
    mentions = {ast.unparse(node) for node in attributes} & {"sys.path"}
    return mentions | (imported(path, source) & {"sys.path", "site.addsitedir"})


def forbidden_names(path: str, source: str) -> set[str]:
    """As an argument, an attribute, a name or a whole string."""
    found: set[str] = set()
    for node in parsed(source):
        for field in ("arg", "attr", "id", "value"):
            word = getattr(node, field, None)
            if isinstance(word, str) and word in FORBIDDEN_NAMES:
                found.add(word)
    return found


def too_long(path: str, source: str) -> set[str]:
    lines = len(source.splitlines())
    return {f"{lines} lines"} if lines > LONGEST_PAGE else set()


def numbered_pages(path: str, source: str) -> set[str]:
    """Pages called by their number, which changes whenever one is put between others."""
    return set(PAGE_BY_NUMBER.findall(source))


def complaints(rule: Callable[[str, str], set[str]], *places: str) -> dict[str, set[str]]:
    found = {path: rule(path, source) for path, source in sources(*places)}
    return {path: wrong for path, wrong in found.items() if wrong}


# --- each rule finds what it is for


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (foreign_to_core, "core/a.py", "import pandas as pd"),
        (foreign_to_core, "core/a.py", "from ui.kit.text import words"),
        (foreign_to_core, "core/a.py", "from streamlit import cache_data"),
        (foreign_to_core, "core/a.py", "from ..ui import text"),
        (foreign_to_core, "core/a.py", "def late():\n    import scipy.linalg"),
        (foreign_to_core, "core/a.py", "import importlib\nimportlib.import_module('pandas')"),
        (foreign_to_core, "core/a.py", "import safetensors"),
        (foreign_to_core, "core/deep/a.py", "from ...pages import b"),
        (imports_backwards, "ui/a.py", "import pages.b"),
        (imports_backwards, "ui/a.py", "import streamlit_app"),
        (imports_backwards, "ui/film/a.py", "from ...pages import b"),
        (imports_backwards, "ui/kit/a.py", "from lessons.six import words"),
        (imports_backwards, "ui/kit/a.py", "import lessons.six"),
        (imports_backwards, "lessons/six/a.py", "import pages"),
        (rooms_of_others, "lessons/six/a.py", "from lessons.practice.settings import Practice"),
        (rooms_of_others, "pages/08_six.py", "from lessons.practice import words"),
        (rooms_of_others, "streamlit_app.py", "from lessons.practice import words"),
        (imports_backwards, "pages/a.py", "from tests.b import c"),
        (streamlit_in_use, "ui/charts.py", "import streamlit as st"),
        (streamlit_in_use, "ui/charts.py", "from streamlit.runtime import exists"),
        (streamlit_in_use, "core/a.py", "st.write(1)"),
        (edits_of_sys_path, "pages/a.py", "import sys\nsys.path.insert(0, '..')"),
        (edits_of_sys_path, "pages/a.py", "from sys import path\npath.append('..')"),
        (forbidden_names, "ui/a.py", "st.markdown(text, unsafe_allow_html=True)"),
        (forbidden_names, "ui/a.py", "st.html(text, **{'unsafe_allow_javascript': True})"),
        (too_long, "pages/a.py", "\n" * (LONGEST_PAGE + 1)),
        (numbered_pages, "ui/a.py", '"""As last trained on p' + 'age 9."""'),
        (numbered_pages, "content/zh/a.md", "见第" + "三页"),
    ],
)
def test_a_rule_sees_what_breaks_it(rule: Callable[[str, str], set[str]], path: str, source: str) -> None:
    assert rule(path, source)


@pytest.mark.parametrize(
    ("rule", "path", "source"),
    [
        (foreign_to_core, "core/a.py", "import math\nimport numpy as np\nfrom core.b import c\nfrom . import d"),
        (foreign_to_core, "core/files.py", "from safetensors.numpy import save"),
        (imports_backwards, "ui/a.py", "import streamlit as st\nfrom core.b import c\nfrom .d import e"),
        (imports_backwards, "pages/a.py", "from ui.b import c\nfrom core.d import e\nfrom lessons.a import f"),
        (rooms_of_others, "lessons/six/a.py", "from lessons.six.settings import Race\nfrom ui.kit import page"),
        (rooms_of_others, "pages/08_six.py", "from lessons.six import words"),
        (edits_of_sys_path, "ui/a.py", "import sys\nfrom pathlib import Path\nsys.exit()"),
        (forbidden_names, "ui/a.py", '"""Never unsafe_allow_html: nothing of the reader\'s becomes HTML."""'),
        (too_long, "pages/a.py", "\n" * LONGEST_PAGE),
        (numbered_pages, "README.md", "200 readers of the page *Practice*; 第一次翻页"),
    ],
)
def test_a_rule_lets_through_what_keeps_it(rule: Callable[[str, str], set[str]], path: str, source: str) -> None:
    assert not rule(path, source)


# --- and the house keeps them


def test_the_files_are_really_seen() -> None:
    """Otherwise everything below holds of nothing."""
    core = {path for path, _ in sources("core")}
    assert {
        f"core/{name}.py" for name in ("arrays", "diners", "least_squares", "losses", "optimizers", "training")
    } <= core
    assert any(path.startswith("ui/") for path, _ in sources("ui"))
    assert any(path.startswith("lessons/") for path, _ in sources("lessons"))
    assert Path(__file__).relative_to(ROOT).as_posix() in {path for path, _ in sources("tests")}
    examples = (ROOT / "core/examples.py").read_text(encoding="utf-8")
    assert {"numpy", "core", "dataclasses"} <= top_levels("core/examples.py", examples)


def test_core_imports_only_numpy_the_standard_library_and_itself() -> None:
    assert complaints(foreign_to_core, "core") == {}


def test_ui_lessons_and_pages_never_import_backwards() -> None:
    assert complaints(imports_backwards, "ui", "lessons", "pages", ENTRY) == {}


def test_no_room_enters_another_pages() -> None:
    assert complaints(rooms_of_others, "lessons", "pages", ENTRY) == {}


def test_every_room_is_named_as_a_page() -> None:
    rooms = {path.name for path in (ROOT / "lessons").iterdir() if (path / "__init__.py").exists()}
    assert rooms == {re.sub(r"^\d+_", "", path.stem) for path in (ROOT / "pages").glob("*.py")} | {"home"}


def test_core_never_touches_the_screen() -> None:
    assert complaints(streamlit_in_use, "core") == {}


def test_charts_are_made_without_streamlit() -> None:
    assert (
        complaints(streamlit_in_use, *(path for path, _ in sources("ui", "lessons") if path.endswith("charts.py")))
        == {}
    )


def test_nobody_touches_sys_path() -> None:
    assert complaints(edits_of_sys_path, *LAYERS, ENTRY, "tests", "benchmarks") == {}


def test_no_text_becomes_html_or_script_by_an_unsafe_switch() -> None:
    assert complaints(forbidden_names, *LAYERS, ENTRY) == {}


def test_no_page_is_longer_than_a_page() -> None:
    assert complaints(too_long, "pages") == {}


def test_pages_are_called_by_id_or_title_and_never_by_number() -> None:
    texts = [
        path.relative_to(ROOT).as_posix()
        for pattern in WRITTEN
        for path in (*ROOT.glob(pattern), *(p for place in TOP_LEVELS for p in (ROOT / place).rglob(pattern)))
    ]
    assert "README.md" in texts
    assert "content/zh/home.md" in texts
    found = {path: numbered_pages(path, (ROOT / path).read_text(encoding="utf-8")) for path in texts}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert complaints(numbered_pages, *TOP_LEVELS, ENTRY) == {}


def test_every_file_is_named_for_its_subject() -> None:
    named = [path for path, _ in sources(*LAYERS, ENTRY, "tests", "benchmarks")]
    assert [path for path in named if Path(path).stem.lower() in VAGUE_FILES] == []
