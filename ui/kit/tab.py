"""What a tab keeps of its reader, for a new session of the same tab: after a reload, a restart or a long sleep.

It is written in the form of our links, at most `MOST_BYTES` long, and checked like a link when it comes back: nothing
impossible is taken, and nothing is said about it. What the address asks for wins where it was followed; after a reload
it is the older of the two, but for the numbers of sliders, which stand in it at once.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ui.kit import menu
from ui.kit.memory import WALK_LENGTH, Memory
from ui.kit.session import Asleep, Bet, Reader
from ui.kit.text import LANGUAGES, REGISTERS
from ui.settings import Group, Number, Settings, defaults, kinds, links

MOST_BYTES = 8_000
LONGEST = 200
"""Letters of a question's name, or of something that has been so once."""

Part = dict[str, Any]


def write(reader: Reader, here: str) -> str:
    """All that is worth keeping of a reader on this page.

    If that is too long the walks are cut to their ends, then left out, then other pages, the oldest first, then all but
    the settings and how far the reader has come.
    """
    kept = {
        "lang": reader.language,
        "terms": reader.register,
        **({"menu": "full"} if reader.full else {}),
        **({"answer": reader.answer} if reader.answer else {}),
        "progress": reader.progress,
        "values": reader.asleep.values | _unusual(reader),
        "bets": [[page, question, bet.choice] for (page, question), bet in reader.bets.items()],
        "pages": reader.asleep.pages | {page: part for page, memory in reader.pages.items() if (part := _page(memory))},
    }
    for shorten in (_nothing, _short_walks, _no_walks, *[_one_page_less] * len(kept["pages"]), _no_bets):
        shorten(kept, here)
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) <= MOST_BYTES:
            return text
    return "{}"


def read(reader: Reader, text: str, again: type[Settings] | None = None) -> bool:
    """Give a new reader back what the tab kept. Whether there was anything done to give back.

    Args:
        again: the settings of the page, if it was loaded again, or was there all the time, and no link was followed.
    """
    try:
        kept = json.loads(text) if len(text) <= MOST_BYTES else {}
    except (ValueError, RecursionError):
        return False
    if not isinstance(kept, dict):
        return False
    asked = reader.link
    if again is not None:
        asked = _forget_link(reader, again)
    _take_words(reader, kept, asked)
    done = _take_progress(reader, kept)
    _take_bets(reader, kept, asked)
    values = {name: value for name, value in _items(kept, "values") if isinstance(value, str)}
    pages = {page: part for page, part in _items(kept, "pages") if menu.is_open(page) and isinstance(part, dict)}
    reader.asleep = Asleep({name: value for name, value in values.items() if name not in asked}, pages)
    return done or bool(reader.bets) or any(part.get("runs") or part.get("tries") for part in pages.values())


def wake(reader: Reader, page: str, group: type[Settings]) -> None:
    """Take up what was kept of a page, now that its settings are known."""
    for name in kinds(group).keys() & reader.asleep.values.keys():
        value = _setting(group, name, reader.asleep.values.pop(name))
        reader.values |= {} if value is None else {name: value}
    part = reader.asleep.pages.pop(page, None)
    if part is None:
        return
    memory = reader.memory(page)
    if not memory.runs:
        for run in _runs(page, group, part, "runs"):
            memory.cook(run)
    memory.known = tuple(_runs(page, group, part, "firsts"))
    for key, walk in _rows(part, "tries", 2):
        about, places = _about(page, group, key), _walk(group, walk)
        if about is not None and places:
            memory.tries.setdefault(about, places)
    for key, place in _rows(part, "met", 2):
        about, places = _about(page, group, key), _walk(group, place)
        if about is not None and places:
            memory.met.setdefault(about, places[0])
    memory.once.update(_words(part, "once"))


# ---- writing ----


def _unusual(reader: Reader) -> dict[str, str]:
    """Every setting that is not at its default."""
    values, usual = reader.values, reader.usual
    return {name: str(value) for name, value in values.items() if name not in usual or value != usual[name]}


def _page(memory: Memory) -> Part:
    part: Part = {
        "runs": [links.write(run) for run in memory.runs],
        "firsts": [links.write(run) for run in memory.firsts.values()],
        "tries": [[_name(about), _steps(walk)] for about, walk in memory.tries.items() if isinstance(about, Settings)],
        "met": [[_name(about), _steps([best])] for about, best in memory.met.items() if isinstance(about, Settings)],
        "once": sorted(memory.once),
    }
    return {name: what for name, what in part.items() if what}


def _name(about: Settings) -> str:
    """What settings are kept under: the name of their group, and they as in a link."""
    return f"{type(about).__name__}:{links.write(about)}"


def _steps(walk: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{salt:g}/{spice:g}" for salt, spice in walk)


def _nothing(kept: Part, here: str) -> None:
    """All of it."""


def _short_walks(kept: Part, here: str) -> None:
    for part in kept["pages"].values():
        part["tries"] = [[key, " ".join(walk.split(" ")[-20:])] for key, walk in part.get("tries", [])]


def _no_walks(kept: Part, here: str) -> None:
    for part in kept["pages"].values():
        part.pop("tries", None)


def _one_page_less(kept: Part, here: str) -> None:
    for page in [page for page in kept["pages"] if page != here][:1]:
        del kept["pages"][page]


def _no_bets(kept: Part, here: str) -> None:
    kept["bets"] = []
    kept["pages"].clear()


# ---- reading ----


def _forget_link(reader: Reader, group: type[Settings]) -> Mapping[str, str]:
    """Undo what an older address asked for; what it still has to say: the numbers of sliders, and the language."""
    numbers = {name for name, kind in kinds(group).items() if isinstance(kind, Number)}
    for name in kinds(group).keys() - numbers:
        reader.values[name] = defaults(group)[name]
    reader.bets.clear()
    reader.pages.pop(reader.opened, None)
    return {name: value for name, value in reader.link.items() if name in numbers or name == "lang"}


def _take_words(reader: Reader, kept: Part, asked: Mapping[str, str]) -> None:
    """The language, the register and the menu, unless the address names them; and what the reader once answered."""
    if "lang" not in asked and kept.get("lang") in tuple(LANGUAGES):
        reader.language = kept["lang"]
    if "terms" not in asked and kept.get("terms") in tuple(REGISTERS):
        reader.register = kept["terms"]
    reader.full = reader.full or ("menu" not in asked and kept.get("menu") == "full")
    answer = kept.get("answer")
    reader.answer = reader.answer or (answer[:LONGEST] if isinstance(answer, str) else "")


def _take_progress(reader: Reader, kept: Part) -> bool:
    """The pages visited. Whether the main job of one was done."""
    visited = {page: flag is True for page, flag in _items(kept, "progress") if menu.is_open(page)}
    for page, done in visited.items():
        reader.progress[page] = done or reader.progress.get(page, False)
    return any(visited.values())


def _take_bets(reader: Reader, kept: Part, asked: Mapping[str, str]) -> None:
    """The choices alone: how a bet came out is asked again, of what is known. A linked bet goes before."""
    for page, question, choice in _rows(kept, "bets", 3):
        linked = page == reader.opened and "bet" in asked
        if menu.is_open(page) and not linked and max(len(question), len(choice)) <= LONGEST:
            reader.bets.setdefault((page, question), Bet(choice))


def _items(kept: Part, name: str) -> list[tuple[str, Any]]:
    part = kept.get(name)
    return list(part.items()) if isinstance(part, dict) else []


def _rows(kept: Part, name: str, length: int) -> list[list[str]]:
    part = kept.get(name)
    rows = part if isinstance(part, list) else []
    return [r for r in rows if isinstance(r, list) and len(r) == length and all(isinstance(cell, str) for cell in r)]


def _words(kept: Part, name: str) -> list[str]:
    part = kept.get(name)
    return [word for word in part if isinstance(word, str)] if isinstance(part, list) else []


def _setting(group: type[Settings], name: str, text: str) -> Any:
    """The value of a setting, or nothing if it is not possible."""
    try:
        return kinds(group)[name].parse(text)
    except ValueError:
        return None


def _run(page: str, group: type[Group], text: str) -> Group | None:
    """The settings of a run, or nothing if they are not possible."""
    try:
        return links.read(page, group, text)
    except ValueError:
        return None


def _runs(page: str, group: type[Group], part: Part, name: str) -> list[Group]:
    return [run for text in _words(part, name) if (run := _run(page, group, text)) is not None]


def _about(page: str, group: type[Settings], text: str) -> Settings | None:
    """The inverse of `_name`, for a group that this one is made of."""
    name, _, rest = text.partition(":")
    known = {each.__name__: each for each in group.__mro__ if issubclass(each, Settings)}
    return _run(page, known[name], rest) if name in known else None


def _walk(group: type[Settings], text: str) -> list[tuple[float, float]]:
    """A walk of the reader's hand, as far as the sliders have its places."""
    places: list[tuple[float, float]] = []
    for place in text.split(" ")[:WALK_LENGTH] if {"salt", "spice"} <= kinds(group).keys() else ():
        salt, _, spice = place.partition("/")
        pair = (_setting(group, "salt", salt), _setting(group, "spice", spice))
        if None in pair:
            break
        places.append(pair)
    return places
