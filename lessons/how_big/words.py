"""What *How big is a B?* says: how many, how heavy, how many bytes, and whether they fit."""

from typing import Final

from core.capacity import TICKETS
from core.data.published_models import LAYOUTS
from core.layouts import parameter_count
from core.model_sizes import (
    GIGABYTE,
    GRAIN_GRAMS,
    YEAR_SECONDS,
    round_the_earth,
    salt_grams,
    stored_bytes,
    training_steps,
)
from core.other_models import COUNTS
from lessons.how_big import scene
from lessons.how_big.scene import Own, Rung
from ui.figures import decimal, large, shortest, whole
from ui.kit.menu import is_open
from ui.kit.text import Text

MYRIAD: Final = 10_000
"""From here on a count is read in words."""

SMALL_COUNT: Final = 100
"""Up to here grains are counted, not weighed."""

PRACTISED: Final = "Llama-2-7B"
LLAMA_TOKENS, GPT_3_TOKENS = 2.0e12, 3.0e11
"""How many words, or pieces of them, they read in training (arXiv:2307.09288, arXiv:2005.14165)."""

WEIGHED: Final = {"yi_34": "Yi-34B", "gpt_3": "GPT-3"}
"""Models that are weighed in the text, in tonnes of salt."""

DIGITS: Final = 3
_WEIGHTS: Final = ((1e6, "t"), (1e3, "kg"), (1.0, "g"), (1e-3, "mg"))
_BYTES: Final = ((1e9, "GB"), (1e6, "MB"), (1e3, "kB"))


def name(text: Text, rung: Rung, own: Own) -> str:
    """What a rung is called."""
    if rung.id in scene.CLIMBED:
        return rung.id
    if rung.id == "sliders":
        return text("rung.sliders")
    if rung.id == "longer":
        return text("rung.longer", cooks=sum(rung.sizes[1:-1]))
    cooks = text(f"few.{rung.sizes[1]}")
    return text("rung.own_cooks" if own.theirs else "rung.cooks", cooks=cooks)


def many(text: Text, count: int, digits: int = DIGITS, of: str = "count") -> str:
    """So many numbers: in every digit where English reads it so, in words where they are long in Chinese.

    Args:
        of: the sections that say of what.
    """
    if text.language == "zh" and count >= MYRIAD:
        return text(f"{of}.words", count=large(count, text.language, digits))
    return text(f"{of}.digits", count=whole(count))


def in_words(text: Text, count: float, digits: int = DIGITS) -> str:
    """A count as it is read aloud."""
    return large(count, text.language, digits)


def salt(text: Text, count: int) -> str:
    """What so many grains of salt come to."""
    if count <= SMALL_COUNT:
        return text("salt.grains", count=count)
    grams = salt_grams(count)
    size, unit = next((size, unit) for size, unit in _WEIGHTS if grams >= size or unit == "mg")
    amount = grams / size
    return text(f"salt.{unit}", amount=decimal(amount, 0) if amount >= 9.95 else decimal(amount, 1))


def size(text: Text, count: float, bits: int) -> str:
    """What so many numbers take."""
    stored = stored_bytes(count, bits)
    for unit, called in _BYTES:
        if stored >= unit:
            amount = stored / unit
            return text(f"size.{called}", amount=whole(amount) if amount >= 999.5 else shortest(amount, DIGITS))
    return text("size.bytes", amount=stored)


def gigabytes(count: float, bits: int) -> float:
    """The same in gigabytes."""
    return stored_bytes(count, bits) / GIGABYTE


def said(text: Text, rung: Rung, bits: int) -> str:
    """How many numbers a rung has, and what they take."""
    return text("say.rung", numbers=many(text, rung.count), size=size(text, rung.count, bits))


def truth(text: Text) -> str:
    """What twice the layers comes to, and why; and why twice the width is far from it."""
    told = {"closest": scene.doublings()[scene.closest()[0]], "twice": 2 * scene.counts(scene.yi())[0]}
    told["wide"] = scene.doublings()["width"]
    counts = {what: in_words(text, count, 4) for what, count in told.items()}
    return text("bet.truth", share=scene.share_of_layers(), **counts)


def doublings(text: Text) -> str:
    """All doublings, for whoever does not see them."""
    told = {what: in_words(text, count, 4) for what, count in scene.doublings().items()}
    return text("alt.bars", twice=in_words(text, 2 * scene.counts(scene.yi())[0], 4), **told)


def ladder(text: Text, own: Own) -> str:
    """All rungs, for whoever does not see them."""
    told = (text("alt.rung", name=name(text, rung, own), count=whole(rung.count)) for rung in scene.rungs(own))
    return text("alt.ladder", rungs=text.label("say.and").join(told))


def jars(text: Text, rung: Rung, own: Own, bits: int) -> str:
    """What stands above the memories."""
    return text("jars.head", name=name(text, rung, own), bits=bits, size=size(text, rung.count, bits))


def bits_are(text: Text, bits: int) -> str:
    """What so many bits are, and how many values a number of so many can have."""
    values = many(text, 2**bits, of="values")
    return text("jars.bits", bits=bits, bytes=stored_bytes(1, bits), values=values)


def chef(text: Text, own: Own) -> str:
    """Who has the few numbers that the bridge compares with."""
    return text("bridge.own" if own.theirs else "bridge.other")


def stop(text: Text) -> str:
    """What can be answered now; and what there is to stay for, if it is there."""
    goes_on = is_open("next_word")
    return text("stop_on" if goes_on else "stop")


def behind(text: Text, own: Own) -> dict[str, object]:
    """What stands behind the page is filled with."""
    llama = parameter_count(LAYOUTS[PRACTISED])
    chef = len(own.line.weights)
    return {
        "chef": chef,
        "diners": TICKETS / chef,
        "turns": round_the_earth(scene.counts(scene.yi())[0]),
        "tokens": LLAMA_TOKENS / llama,
        "compute": decimal(training_steps(llama, LLAMA_TOKENS), 1),
        "grain": shortest(GRAIN_GRAMS * 1000),
        "lenet": decimal(salt_grams(COUNTS["LeNet-5"]), 1),
        **{name: decimal(salt_grams(parameter_count(LAYOUTS[of])) / 1e6, 1) for name, of in WEIGHED.items()},
        "seconds": in_words(text, YEAR_SECONDS),
        "gpt": GPT_3_TOKENS / parameter_count(LAYOUTS["GPT-3"]),
    }
