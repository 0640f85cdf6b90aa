"""Files that nobody would make on purpose: `python -m tests.lessons.file.hostile_files [cases] [--seed S]`.

Each case changes a good file, its header alone, its zip, two configs and an index in a few bytes, and brings them
wherever *What is in the file?* and *How big is a B?* take files.
"""

from typing import Final

from core.files import CHEF, CONFIG, WEIGHTS, write_chef, write_config
from core.headers import needed
from lessons.file import scene, tables, uploads, words
from lessons.file.settings import WeightsFile
from lessons.file.uploads import Brought, Loaded, Looked, Refused
from lessons.how_big import dropped
from tests.cases import try_many
from tests.core.test_files import mutated
from tests.core.test_model_configs import written
from ui.kit.text import LANGUAGES, Text

CASES: Final = 10_000
LISTED: Final = tuple(LANGUAGES)
NOW: Final = scene.chef(WeightsFile())
OWN_CONFIG: Final = write_config(NOW.config).encode()
GOOD: Final = (
    (CHEF, write_chef(NOW.config, NOW.weights)),
    (WEIGHTS, NOW.file),
    ("piece.bin", NOW.file[: needed(NOW.file)]),
    (CONFIG, OWN_CONFIG),
    (CONFIG, written("Yi-6B").encode()),
    ("index.json", b'{"metadata": {"total_size": 9}, "weight_map": {"layers.0.a": "1", "layers.1.a": "2"}}'),
)


def bring(seed: int | None) -> None:
    """Bring every good file with the changes of this number, or with none.

    Raises:
        AssertionError: where nothing is said of one; any error of the reading likewise comes through.
    """
    language = LISTED[(seed or 0) % len(LISTED)]
    text, count = Text(language, "kitchen", "file"), Text(language, "kitchen", "how_big")
    for name, good in GOOD:
        brought = Brought(name, _changed(good, seed))
        _say(text, uploads.load([brought]))
        _say(text, uploads.look(brought))
        assert dropped.said(count, dropped.read(name, brought.data))
    _say(text, uploads.load([Brought(CONFIG, _changed(OWN_CONFIG, seed)), Brought(WEIGHTS, NOW.file)]))
    _say(text, uploads.load([Brought(CONFIG, OWN_CONFIG), Brought(WEIGHTS, _changed(NOW.file, seed))]))


def _changed(good: bytes, seed: int | None) -> bytes:
    return good if seed is None else mutated(good, seed)


def _say(text: Text, found: Loaded | Looked | Refused) -> None:
    """Say all that the page says of it."""
    if isinstance(found, Refused):
        assert words.refusal(text, found)
    elif isinstance(found, Loaded):
        assert words.loaded(text, found, NOW, NOW)
    else:
        assert words.held(text, found)
        words.metadata(text, found)
        tables.beside(text, found, NOW)
        tables.blocks(text, found)


if __name__ == "__main__":
    try_many(str(__doc__), f"cases of {len(GOOD) + 2} files", bring, usual=CASES)
