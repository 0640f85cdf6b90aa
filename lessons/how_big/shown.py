"""What the page draws as it is now: what films begin from, and what stands for them."""

from core.doublings import DOUBLINGS
from core.model_sizes import MEMORIES, stored_bytes
from lessons.how_big import bars, jars, ladder, scene, words
from lessons.how_big.scene import Own
from ui.draw.plate.svg import figure
from ui.figures import decimal, whole
from ui.kit.text import Text

BILLION, YI_UNIT = 1e9, 1e8
"""What English counts large numbers in, and Chinese."""


def ladder_html(text: Text, own: Own, here: int) -> str:
    """The ladder."""
    lines = [
        ladder.Line(words.name(text, rung, own), rung.count, whole(rung.count), words.salt(text, rung.count))
        for rung in scene.rungs(own)
    ]
    return ladder.ladder_html(lines, (text("head.numbers"), text("head.salt")), here, words.ladder(text, own))


def jars_html(text: Text, own: Own, here: int, bits: int) -> str:
    """The memories."""
    rung = scene.rungs(own)[here]
    said = jars.Words(
        words.jars(text, rung, own, bits),
        words.bits_are(text, bits),
        [text("jar.room", room=size) for size in MEMORIES],
        [text(f"jar.{size}") for size in MEMORIES],
        text("jars.memory"),
    )
    drawn = jars.jars_svg(said, stored_bytes(rung.count, bits))
    return figure(drawn, alt_of_jars(text, own, here, bits), name="jars")


def alt_of_jars(text: Text, own: Own, here: int, bits: int) -> str:
    """The same in words."""
    rung = scene.rungs(own)[here]
    stored = stored_bytes(rung.count, bits)
    fits = [text(f"memory.{size}") for at, size in enumerate(MEMORIES) if jars.share(at, stored) <= 1]
    where = text.label("say.and_also").join(fits)
    told = text("alt.fits", where=where) if fits else text("alt.fits_none")
    said = (words.jars(text, rung, own, bits), told, words.bits_are(text, bits), text("jars.memory"))
    return text.together(*said)


def bars_html(text: Text, bet: str, *, seen: bool) -> str:
    """The doublings; before they are seen only Yi-6B, and where twice is."""
    count = scene.counts(scene.yi())[0]
    counts = {"": count} | (scene.doublings() if seen else {})
    unit = YI_UNIT if text.language == "zh" else BILLION
    digits = 1 if text.language == "zh" else 2
    said = bars.Words(
        head=text("bars.unit"),
        twice=text("bars.twice", count=decimal(2 * count / unit, digits)),
        names={"": scene.YI} | {what: text(f"bars.{what}") for what in DOUBLINGS},
        figures={what: decimal(each / unit, digits) for what, each in counts.items()},
        mine=text("bars.mine"),
    )
    return bars.bars_svg(said, counts, bet, scene.closest()[0] if seen else "")
