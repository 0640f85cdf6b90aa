"""Tables of *How big is a B?*."""

from pandas import DataFrame

from core.data.published_models import MODELS
from core.layouts import active_count, parameter_count
from core.model_sizes import MEMORIES, salt_grams, talk_bytes, widest, years
from lessons.how_big import scene, words
from lessons.how_big.scene import Own
from ui.kit.text import Text

WEIGHED_BITS = (16, 8, 4)


def ladder(text: Text, own: Own) -> DataFrame:
    """The rungs."""
    rungs = scene.rungs(own)
    return DataFrame(
        {
            text("column.model"): [words.name(text, rung, own) for rung in rungs],
            text("column.count"): [rung.count for rung in rungs],
            text("column.salt"): [salt_grams(rung.count) for rung in rungs],
        }
    )


def doublings(text: Text) -> DataFrame:
    """Yi-6B, and its doublings."""
    count, told = scene.counts(scene.yi())[0], scene.doublings()
    return DataFrame(
        {
            text("column.doubled"): [scene.YI, *(text(f"bet.{what}") for what in told)],
            text("column.count"): [count, *told.values()],
            text("column.times"): [1.0, *(each / count for each in told.values())],
        }
    )


def models(text: Text) -> DataFrame:
    """Every published layout that is counted here."""
    counts = [parameter_count(model.layout) for model in MODELS]
    table = {
        text("column.model"): [model.name for model in MODELS],
        text("column.count"): counts,
        text("column.active"): [active_count(model.layout) for model in MODELS],
    }
    for bits in WEIGHED_BITS:
        table[text("column.gigabytes", bits=bits)] = [words.gigabytes(count, bits) for count in counts]
    for size in MEMORIES:
        fits = [widest(count, size) for count in counts]
        table[text("column.fits", memory=text(f"memory.{size}"))] = [str(bits) if bits else "–" for bits in fits]
    table[text("column.years")] = [years(count) for count in counts]
    table[text("column.talk")] = [talk_bytes(model.layout) for model in MODELS]
    table[text("column.layout_source")] = [model.source for model in MODELS]
    return DataFrame(table)
