"""The app run without a browser, page by page, and every word that is then on screen."""

import json
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import settings
from streamlit import config
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, app_test, local_script_runner
from streamlit.testing.v1.element_tree import Block, ElementTree
from streamlit.testing.v1.local_script_runner import LocalScriptRunner
from threadpoolctl import threadpool_limits

from core.diners import regulars
from tests import films
from tests.groups import KINDS
from tests.jobs import JOBS, go
from ui.kit import menu
from ui.kit.session import Bet, Reader
from ui.kit.text import Text
from ui.settings import Choice, Value

settings.register_profile("untimed", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SECONDS = 60
CJK = re.compile(r"[\u3400-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z’']{2,}(?:[ ,;:]+[A-Za-z’']{2,}){2,}")
FOREIGN = {"en": CJK, "zh": ENGLISH}
"""By language, what on its screens can only have come from another."""

HALF_WIDTH = re.compile(r"[。；，：！？](?:\*\*)? (?=[^\s\d›=])|[\u3400-\u9fff]\. ")
"""Chinese sentences that were put together as English ones are. After a mark a token's number may stand, or what a link
asked for.
"""

QUOTED = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
"""What somebody typed stands between as many backticks as it needs."""

FORMULA = re.compile(r"\$\$.+?\$\$|\$[^$]+\$", re.DOTALL)
NO_NUMBER = re.compile(r"\b((?i:nan|inf|infinity)|None(?! of))\b")
_ICON = re.compile(r"(:[a-z]+\[)?:material/\w+:(?(1)\])\s*")
_GREY = re.compile(r"(?::[a-z]+\[)+([^\[\]]*)\]+")  # :small[:gray[words]] are small grey words
COLLAPSED = 2
CODE = {"code"}
COMPONENT = "bidi_component"
FOLDED = {"expander", "popover", "dialog", "sidebar"}
CHARTS = {"vega_lite_chart", COMPONENT}
SPOKEN = {"markdown", "caption", "title", "header", "subheader", "info", "warning", "success", "error", "metric"}
SPOKEN |= {"table", "dataframe"}


def unpacked(data: bytes) -> pd.DataFrame:
    """A data set as it travels to a chart, read again."""
    table: pd.DataFrame = pa.ipc.open_stream(data).read_pandas()
    return table


class PageError(Exception):
    """What the page itself raised, with its traceback."""


class Visit:
    """One reader's tab: a page opened by a link, clicked through by key."""

    def __init__(self, page: str = menu.HOME, /, *, locale: str = "en-US", **query: Any) -> None:
        self.app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=SECONDS)
        self.app.context = {"url": f"http://localhost:8501/{menu.entry(page).url_path}", "locale": locale}
        for name, value in query.items():
            self.app.query_params[name] = value
        self.go(page)

    def go(self, page: str) -> "Visit":
        """Open another page of the same tab."""
        self.page = page
        self.app.context["url"] = f"http://localhost:8501/{menu.entry(page).url_path}"
        self.app.switch_page(menu.entry(page).file).run()
        return self

    @property
    def reader(self) -> Reader:
        """What the app remembers of this reader."""
        current: Reader = self.app.session_state["reader"]
        return current

    @property
    def content(self) -> Text:
        """The words of the page, in the reader's language and register."""
        return Text(self.reader.language, self.reader.register, self.page)

    @property
    def bets(self) -> list[Bet]:
        """The reader's bets, on all pages."""
        return list(self.reader.bets.values())

    @property
    def runs(self) -> tuple[Any, ...]:
        """The last runs of the page, newest last."""
        return self.reader.memory(self.page).runs

    def kept(self) -> tuple[object, ...]:
        """Everything that the reader chose or did."""
        reader = self.reader
        done = {
            page: (memory.runs, {order: list(walk) for order, walk in memory.tries.items()})
            for page, memory in reader.pages.items()
            if memory.runs or memory.tries
        }
        return dict(reader.values), dict(reader.bets), done

    def widget(self, name: str) -> Any:
        """The widget with this key, or for this setting, whatever its kind.

        Raises:
            PageError: if the page failed; what a widget is missing for is then known.
            LookupError: if there is none.
        """
        for failure in self.app.exception:
            raise PageError("\n".join((failure.message, *failure.stack_trace)))
        for node, _ in nodes(self.app):
            if getattr(node, "key", None) in (name, f"_{name}.{self.reader.language}.{self.reader.register}"):
                return node
        raise LookupError(f"no widget {name!r} on screen")

    def has(self, name: str) -> bool:
        """Whether there is such a widget."""
        try:
            return bool(self.widget(name))
        except LookupError:
            return False

    def click(self, name: str) -> "Visit":
        """Press a button; one that is not enabled cannot be pressed."""
        button = self.widget(name)
        assert not button.disabled, f"{name} cannot be pressed"
        button.click().run()
        return self

    def set(self, name: str, value: object) -> "Visit":
        """Give a setting another value with its widget."""
        widget = self.widget(name)
        assert not widget.disabled, f"{name} cannot be moved"
        widget.set_value(value).run()
        return self

    def value(self, name: str) -> Any:
        """What the widget of a setting shows."""
        return self.widget(name).value

    def do_job(self) -> "Visit":
        """Do the page's main job, and go on a little."""
        return go(self, JOBS[self.page].whole)

    def open_part(self, part: str) -> "Visit":
        """Open one of the parts behind the page: "real_model", "breaks", "mathematics" or "numbers"."""
        return self.set(f"more.{self.page}", part)

    def switch_language(self) -> "Visit":
        """Press the button that names the other language."""
        return self.click("language")

    def switch_register(self) -> "Visit":
        """Flip between the kitchen's words and the field's."""
        self.widget("_register").set_value(self.reader.register == "kitchen").run()
        return self

    def links(self, *, close: bool = True) -> tuple[str, str]:
        """The two links that *Share* offers: to go on, and to present. `close`: and draw the page without the dialog,
        which whatever comes next does anyway.
        """
        self.click("share")
        shown = [node.value for node, folds in nodes(self.app) if node.type == "code" and "dialog" in folds]
        self.reader.sharing = ""  # what closing it does
        if close:
            self.app.run()
        return shown[0], shown[1]

    def words(self, *, folded: bool = True, sidebar: bool = False, charts: bool = True) -> list[str]:
        """Every text on the page, but code. `folded`: also what is behind a click."""
        found: list[str] = []
        for node, folds in nodes(self.app):
            if node.type in CODE or ("sidebar" in folds and not sidebar) or (node.type in CHARTS and not charts):
                continue
            if not folded and (folds & FOLDED) - ({"sidebar"} if sidebar else set()):
                continue
            found += texts(node)
        return [text for text in found if text.strip()]

    def text(self, **which: bool) -> str:
        """The same in one piece."""
        return "\n".join(self.words(**which))

    def at_first_sight(self) -> str:
        """What a page says before anything is touched, down to *Read more* or Home's list of pages, which stand there
        always: no folds, no menu's other options, nothing only spoken.
        """
        seen: list[str] = []
        for node, folds in nodes(self.app):
            if str(getattr(node, "key", "")).startswith("_more.") or is_menu(node, self):
                break
            if node.type == COMPONENT and not folds & FOLDED:
                seen += on_card(node.proto)
                seen += [text for text in told_at_the_end(node.proto) if text not in "\n".join(map(str, seen))]
            if node.type in CODE | CHARTS | {"image"} or folds & FOLDED:
                continue
            if node.type in ("selectbox", "select_slider"):
                seen += [node.label, node.format_func(node.value)]
            else:
                unseen = {getattr(node, "help", ""), node.label if collapsed(node) else ""}
                seen += [text for text in texts(node) if text not in unseen]
        return "\n".join(map(str, seen))

    def sentences(self) -> list[str]:
        """What the page says between its controls: paragraphs in sight, in order."""
        return [
            text
            for node, folds in nodes(self.app)
            if node.type in ("markdown", "caption") and not folds & FOLDED
            for text in "\n\n".join(texts(node)).split("\n\n")
            if text
        ]

    def said(self) -> list[str]:
        """The same with what is folded."""
        return [part for text in self.words(charts=False) for part in text.split("\n\n")]

    def figures(self) -> dict[str, str]:
        """The named numbers on the page."""
        written = "\n".join(node.value for node in self.app.markdown)
        found = re.findall(r":gray\[([^\]]+)\]\u00a0\*\*([^*]+)\*\*", written)
        return {name.replace("\u00a0", " "): figure for name, figure in found}


def nodes(app: AppTest) -> Iterator[tuple[Any, frozenset[str]]]:
    """Every element and block on screen in order, with the kinds of blocks around it."""

    def walk(block: Block | ElementTree, around: frozenset[str]) -> Iterator[tuple[Any, frozenset[str]]]:
        for child in block.children.values():
            yield child, around
            if isinstance(child, Block):
                yield from walk(child, around | {child.type})

    yield from walk(app._tree, frozenset())


def texts(node: Any) -> list[str]:
    """The words that one element shows or speaks."""
    proto: Any = getattr(node, "proto", None)
    if node.type == "vega_lite_chart":
        return [proto.alt, *chart_words(json.loads(proto.spec))]
    if node.type == COMPONENT:
        return component_words(proto)
    if node.type == "image":
        return [image.alt for image in proto.imgs]
    found = [getattr(node, "label", ""), getattr(node, "help", ""), *getattr(node, "options", [])]
    value = getattr(node, "value", "") if node.type in SPOKEN else ""
    if isinstance(value, pd.DataFrame):
        empty = getattr(proto, "placeholder", "") or "None"
        cells = (cell for row in value.to_numpy() for cell in row)
        found += [*map(str, value.columns), *(empty if pd.isna(cell) else str(cell) for cell in cells)]
    else:
        found.append(value)
    return [typed(_GREY.sub(r"\1", _ICON.sub("", text))) for text in found if isinstance(text, str)]


def is_menu(node: Any, visit: Visit) -> bool:
    """Whether Home's list of pages begins here."""
    return (
        visit.page == menu.HOME
        and node.type == "header"
        and any(node.value.startswith(visit.content.form(name).partition(" · ")[0]) for name in ("menu", "menu_full"))
    )


def collapsed(node: Any) -> bool:
    """Whether a widget's name is only spoken."""
    visibility = getattr(getattr(node, "proto", None), "label_visibility", None)
    return getattr(visibility, "value", 0) == COLLAPSED


def on_card(proto: Any) -> list[str]:
    """What is written on a chef's card, as a laptop shows it."""
    drawn = drawn_by(proto)
    if 'class="card"' not in drawn:
        return []
    wide = drawn.partition('class="laptop"')[2].partition('class="phone"')[0]
    return [unescape(text) for text in re.findall(r">([^<>]+)<", wide)]


def drawn_by(proto: Any) -> str:
    """The drawing that a component shows; empty if it is none."""
    if proto.component_name == "drawing":
        return zlib.decompress(bytes(proto.bytes)).decode()
    data = json.loads(proto.json or "0")
    return data if isinstance(data, str) and data.startswith("<") else ""


def told_at_the_end(proto: Any) -> list[str]:
    """The sentences of a film along time, for which no text stands on the page."""
    return films.read(bytes(proto.bytes)).read_at_the_end() if proto.component_name == "film" else []


def component_words(proto: Any) -> list[str]:
    """What a component of ours may show: all words of a film, the labels of another."""
    if proto.component_name == "film":
        return film_words(bytes(proto.bytes))
    if drawn := drawn_by(proto):
        bare = re.sub(r"<style>.*?</style>", "", drawn, flags=re.DOTALL)
        return [typed(unescape(said or word)) for said, word in re.findall(r'aria-label="([^"]*)"|>([^<>]+)<', bare)]
    if not proto.json:
        return []  # a program brings no words
    data = json.loads(proto.json)
    if isinstance(data, str):
        data = json.loads(data)  # what a note says, or what the tab is to keep
    if not isinstance(data, dict):
        return []
    spoken = [look for *_, attribute, look in data.get("looks", []) if attribute in ("words", "aria-label")]
    return [typed(text) for text in (*data.get("labels", {}).values(), *spoken)]


@cache
def film_words(message: bytes) -> list[str]:
    """All that a film may say, at whatever place."""
    return [typed(text) for text in films.read(message).words()]


def typed(text: str) -> str:
    """Words as a keyboard writes them: with a hyphen for a minus sign and plain spaces."""
    return text.replace("−", "-").replace("\u00a0", " ")


def chart_words(spec: Any) -> list[str]:
    """Titles, and the names in legends, of a chart."""
    if isinstance(spec, list):
        return [word for part in spec for word in chart_words(part)]
    if not isinstance(spec, dict):
        return []
    found = [spec["title"]] if isinstance(spec.get("title"), str) else []
    if isinstance(domain := spec.get("domain"), list):
        found += [word for word in domain if isinstance(word, str)]
    return found + [word for part in spec.values() for word in chart_words(part)]


def open_bold(text: str) -> list[str]:
    """Bold words whose end Markdown does not see: it ends in a mark, and a letter follows at once."""
    found = []
    for paragraph in text.split("\n\n"):
        parts = paragraph.split("**")
        pairs = zip(parts[1::2], parts[2::2], strict=False)
        found += [bold for bold, after in pairs if bold and not bold[-1].isalnum() and after[:1].isalnum()]
    return found


def problems(visit: Visit) -> list[str]:
    """All that no screen may ever show, whatever the reader did."""
    wrong = [f"exception: {e.message}" for e in visit.app.exception]
    wrong += [f"bold that never ends: {words!r}" for node in visit.app.markdown for words in open_bold(node.value)]
    wrong += [f"error: {e.value}" for e in visit.app.error]
    language = visit.reader.language
    for node, _ in nodes(visit.app):
        if node.type in CODE or getattr(node, "key", None) == "language":
            continue
        for text in dict.fromkeys(texts(node)):
            wrong += _wrong_in(text, language, ("[[", "]]") if node.type == COMPONENT else ("{", "}", "[[", "]]"))
    return wrong


@cache
def _wrong_in(text: str, language: str, unfilled: tuple[str, ...]) -> tuple[str, ...]:
    plain = FORMULA.sub(" ", QUOTED.sub(" ", text))
    wrong = [f"no number: {text!r}"] if NO_NUMBER.search(plain) else []
    wrong += [f"not filled in: {text!r}" for mark in unfilled if mark in plain]
    wrong += [f"in the other language: {text!r}"] if FOREIGN[language].search(plain) else []
    wrong += [f"half-width between sentences: {text!r}"] if language == "zh" and HALF_WIDTH.search(text) else []
    return tuple(wrong)


def address(link: str) -> tuple[str, dict[str, str]]:
    """The page and the query of a link."""
    parts = urlsplit(link)
    return parts.path.strip("/") or menu.HOME, dict(parse_qsl(parts.query, keep_blank_values=True))


def score_of(dish: str, salt: float, spice: float) -> float:
    """The taste score, worked out here and not asked of `ui`."""
    crowd = regulars(dish)
    errors = crowd.X @ np.array([salt, spice]) - crowd.y
    return float(100 / (1 + np.mean(errors**2)))


def possible(name: str, value: Value) -> bool:
    """Whether a setting can have this value."""
    setting = KINDS[name]
    if isinstance(setting, Choice):
        return value in setting.options
    return setting.parse(str(value)) == value


@pytest.fixture(scope="session", autouse=True)
def _installed_packages_are_read_once() -> Iterator[None]:
    """Each visit asks every installed package for components: four fifths of the time that it takes to open a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _scripts_are_compiled_once() -> Iterator[None]:
    """A server keeps the compiled scripts for all its readers; each run of a visit would compile them again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "ScriptCache", cache(ScriptCache))
        patch.setattr(app_test, "ScriptCache", cache(ScriptCache))
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_run_is_waited_for() -> Iterator[None]:
    """And not asked about every millisecond: that took its thread up to a tenth of the processor."""

    def wait(runner: LocalScriptRunner, timeout: float) -> None:
        thread = runner._script_thread
        assert thread is not None
        thread.join(timeout)
        if thread.is_alive():
            give_up(runner, 0.0)

    give_up = local_script_runner.require_widgets_deltas
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session", autouse=True)
def _linear_algebra_takes_one_thread() -> Iterator[None]:
    """Tests run side by side, and threads that wait for each other burn a quarter of it."""
    with threadpool_limits(1, "blas"):
        yield


@pytest.fixture(autouse=True)
def _no_minute_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was trained was trained just now: two looks at one page would differ once a minute has passed."""
    monkeypatch.setattr("ui.kitchen.anew.minutes_since", lambda finished: 0)


@pytest.fixture(scope="session", autouse=True)
def _a_page_that_fails_says_why() -> Iterator[None]:
    """Readers are told nothing of what went wrong on the server; tests are."""
    told = config.get_option("client.showErrorDetails")
    config.set_option("client.showErrorDetails", "full")
    yield
    config.set_option("client.showErrorDetails", told)


Open = Callable[..., Visit]


@pytest.fixture
def visit() -> Open:
    """`visit("practice", lang="zh", rate="0.2")` opens a page by its link in a new tab."""
    return Visit
