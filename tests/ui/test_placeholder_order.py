"""Both languages fill in their values in the same order, but where their grammar differs, which is listed here.

`{before} → {after}` the wrong way round in one language is filled in without complaint and reads well: only the other
language knows better.
"""

import string
from itertools import product

import pytest

from ui.kit import menu
from ui.kit.text import REGISTERS, labels, page_sections

OTHERWISE_IN_CHINESE = {
    ("labels", "say.weak", "kitchen"): "count number",
    ("labels", "say.weak", "real"): "count number",
    ("labels", "say.strong", "kitchen"): "count number",
    ("labels", "say.strong", "real"): "count number",
    ("labels", "say.split", "kitchen"): "count weak strong",
    ("labels", "say.split", "real"): "count weak strong",
    ("practice", "say.short", "kitchen"): "rounds score best gap",
    ("practice", "say.short", "real"): "rounds score best gap",
    ("one_step", "say.add", "kitchen"): "seasoning feeling felt slope rate change seasoning",
    ("one_step", "say.add", "real"): "seasoning signed slope rate change",
    ("one_step", "say.take", "kitchen"): "seasoning feeling felt slope rate change seasoning",
    ("one_step", "say.take", "real"): "seasoning signed slope rate change",
    ("rule", "say.as_at_home", "kitchen"): "shift shift",
    ("rule", "say.as_at_home", "real"): "shift shift",
    ("line", "bet.truth", "kitchen"): "count hits largest",
    ("line", "bet.truth", "real"): "count hits largest",
    ("line", "left_out.far", "kitchen"): "row shown limit limit",
    ("line", "left_out.far", "real"): "row shown limit limit",
    ("six", "say.noise", "kitchen"): "count batch steps seed",
    ("six", "say.changed", "kitchen"): "what changes before after count arrived_before arrived_after",
    ("six", "say.changed", "real"): "what changes before after count arrived_before arrived_after",
    ("six", "one.restless", "kitchen"): "name at best score",
    ("six", "one.restless", "real"): "name at best score",
    ("six", "shelf.edge", "kitchen"): "rounds below edge",
    ("six", "shelf.edge", "real"): "rounds below edge",
    ("stations", "bet.truth", "kitchen"): "needed needed seeds count fewer before",
    ("stations", "bet.truth", "real"): "needed needed seeds count fewer before",
    ("stations", "of", "kitchen"): "seeds count",
    ("stations", "of", "real"): "seeds count",
    ("stations", "say.untrained", "kitchen"): "how count right",
    ("stations", "say.untrained", "real"): "how count right",
    ("stations", "say.trained", "kitchen"): "rounds count right fresh unseen",
    ("stations", "say.trained", "real"): "rounds count right fresh unseen",
    ("stations", "say.spoon", "kitchen"): "count best",
    ("stations", "say.spoon", "real"): "count best",
    ("blame", "say.trained", "real"): "rounds tickets right before after",
}
"""By file, section and register: “of {count} so many”, where English says “so many of {count}”."""

FILES = ("labels", *(entry.id for entry in menu.OPEN_PAGES))


def form(language: str, file: str, name: str, register: str) -> str:
    texts = labels(language) if file == "labels" else page_sections(language, file)
    return texts.get((name, register), texts[name, "kitchen"])


def order(words: str) -> str:
    """The placeholders, one after another."""
    return " ".join(name for _, name, _, _ in string.Formatter().parse(words) if name)


@pytest.mark.parametrize(("file", "register"), list(product(FILES, REGISTERS)))
def test_values_stand_in_the_same_order_in_both_languages(file: str, register: str) -> None:
    texts = labels("en") if file == "labels" else page_sections("en", file)
    for name in {name for name, _ in texts}:
        english, chinese = (order(form(language, file, name, register)) for language in ("en", "zh"))
        expected = OTHERWISE_IN_CHINESE.get((file, name, register), english)
        assert chinese == expected, f"{file}, {name}: {english} / {chinese}"


def test_no_exception_outlives_its_reason() -> None:
    for (file, name, register), chinese in OTHERWISE_IN_CHINESE.items():
        assert order(form("en", file, name, register)) != chinese, f"{file}, {name}"
