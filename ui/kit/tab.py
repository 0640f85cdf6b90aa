"""What a tab keeps of its reader, for a new session of the same tab: after a reload, a restart or a long sleep.

It is written in the form of our links, at most `MOST_BYTES` long, and checked like a link when it comes back: nothing
impossible is taken, and nothing is said about it. What the address asks for wins where it was followed; after a reload
it is the older of the two, but for the numbers of sliders, which stand in it at once.
"""

import json
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from ui.kit import menu
from ui.kit.memory import WALK_LENGTH, Memory
from ui.kit.session import RUNS, Asleep, Bet, Reader
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
        **({"answer_now": reader.answer_now} if reader.answer_now else {}),
        "progress": reader.progress,
        "values": reader.asleep.values | unusual(reader),
        "bets": [[*key, *_bet(bet)] for key, bet in reader.bets.items()],
        "pages": reader.asleep.pages | {page: part for page, memory in reader.pages.items() if (part := _page(memory))},
    }
    for shorten in (_nothing, _short_walks, _no_walks, *[_one_page_less] * len(kept["pages"]), _no_bets):
        shorten(kept, here)
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) <= MOST_BYTES:
            return text
    return "{}"


def read(reader: Reader, text: str, group: type[Settings], *, again: bool) -> bool:
    """Give a new reader back what the tab kept. Whether there was anything done to give back, and no link that asks
    for something else of this page.

    Args:
        group: the settings of the page.
        again: whether it was loaded again, or was there all the time, and no link was followed. A link that says how
            its page is to stand says so of all of it: what it does not name is as it is for whoever comes new.
    """
    try:
        kept = json.loads(text) if len(text) <= MOST_BYTES else {}
    except (ValueError, RecursionError):
        return False
    if not isinstance(kept, dict):
        return False
    asked = reader.link
    if again:
        asked = _forget_link(reader, group)
    _take_words(reader, kept, asked)
    done = _take_progress(reader, kept)
    _take_bets(reader, kept, asked)
    linked = not again and bool(asked.keys() & {*kinds(group), *RUNS, "bet"})
    named = asked.keys() | (kinds(group).keys() if linked else set())
    values = {name: value for name, value in _items(kept, "values") if isinstance(value, str)}
    pages = {page: part for page, part in _items(kept, "pages") if menu.is_open(page) and isinstance(part, dict)}
    if linked:
        pages.pop(reader.opened, None)
    reader.asleep = Asleep({name: value for name, value in values.items() if name not in named}, pages)
    return not linked and (done or bool(reader.bets) or _has_run(pages))


def _has_run(pages: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(part.get("runs") or part.get("tries") for part in pages.values())


def wake(reader: Reader, page: str, group: type[Settings]) -> None:
    """Take up what was kept of a page, now that its settings are known."""
    wake_settings(reader, group)
    part = reader.asleep.pages.pop(page, None)
    if part is None:
        return
    memory = reader.memory(page)
    if not memory.runs:
        for run in _runs(page, group, part, "runs"):
            memory.cook(run)
    memory.known = tuple(_runs(page, group, part, "firsts"))
    for about, walk in _tries(page, group, part).items():
        memory.tries.setdefault(about, walk)
    memory.once.update(_words(part, "once"))


def wake_settings(reader: Reader, group: type[Settings]) -> None:
    """Take up what was kept of some settings."""
    for name in kinds(group).keys() & reader.asleep.values.keys():
        value = _setting(group, name, reader.asleep.values.pop(name))
        reader.values |= {} if value is None else {name: value}


def walks(reader: Reader, page: str, group: type[Settings]) -> Mapping[Hashable, list[tuple[float, float]]]:
    """What the reader's hand has tried on a page, whether that has been woken or not."""
    return _tries(page, group, reader.asleep.pages.get(page, {})) | reader.memory(page).tries


def once(reader: Reader, page: str, what: str) -> bool:
    """Whether something has been so on a page, likewise."""
    return what in reader.memory(page).once or what in _words(reader.asleep.pages.get(page, {}), "once")


def runs_asleep(reader: Reader, page: str) -> list[str]:
    """The runs of a page that has not been woken, as in a link."""
    return _words(reader.asleep.pages.get(page, {}), "runs")


def unusual(reader: Reader) -> dict[str, str]:
    """Every setting that is not at its default."""
    values, usual = reader.values, reader.usual
    return {name: str(value) for name, value in values.items() if name not in usual or value != usual[name]}


# ---- writing ----


def _bet(bet: Bet) -> tuple[str, ...]:
    """The choice; and in another word, if that is known, all options that were right."""
    return (bet.choice,) if bet.right is None else (bet.choice, " ".join(bet.right))


def _page(memory: Memory) -> Part:
    part: Part = {
        "runs": [links.write(run) for run in memory.runs],
        "firsts": [links.write(run) for run in memory.firsts.values()],
        "tries": [[_name(about), _steps(walk)] for about, walk in memory.tries.items() if isinstance(about, Settings)],
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
    """The language, the register and the menu, unless the address names them; and what the reader has answered."""
    if "lang" not in asked and kept.get("lang") in tuple(LANGUAGES):
        reader.language = kept["lang"]
    if "terms" not in asked and kept.get("terms") in tuple(REGISTERS):
        reader.register = kept["terms"]
    reader.full = reader.full or ("menu" not in asked and kept.get("menu") == "full")
    for name in ("answer", "answer_now"):
        answer = kept.get(name)
        setattr(reader, name, getattr(reader, name) or (answer[:LONGEST] if isinstance(answer, str) else ""))


def _take_progress(reader: Reader, kept: Part) -> bool:
    """The pages visited. Whether the main job of one was done."""
    visited = {page: flag is True for page, flag in _items(kept, "progress") if menu.is_open(page)}
    for page, done in visited.items():
        reader.progress[page] = done or reader.progress.get(page, False)
    return any(visited.values())


def _take_bets(reader: Reader, kept: Part, asked: Mapping[str, str]) -> None:
    """The choices; how a bet came out is hearsay until its page has asked again. A linked bet goes before."""
    for page, question, choice, *right in (*_rows(kept, "bets", 3), *_rows(kept, "bets", 4)):
        linked = page == reader.opened and "bet" in asked
        if menu.is_open(page) and not linked and max(map(len, (question, choice, *right))) <= LONGEST:
            told = tuple(right[0].split()) if right else None
            reader.bets.setdefault((page, question), Bet(choice, told=told))


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


def _tries(page: str, group: type[Settings], part: Part) -> dict[Hashable, list[tuple[float, float]]]:
    """What the reader's hand has tried about each thing, the first of the same thing counting."""
    found: dict[Hashable, list[tuple[float, float]]] = {}
    for key, walk in _rows(part, "tries", 2):
        about, places = _about(page, group, key), _walk(group, walk)
        if about is not None and places:
            found.setdefault(about, places)
    return found


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
