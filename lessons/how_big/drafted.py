"""A layout of the reader's own, drafted from Yi-6B: how many numbers, how long, how fast."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import streamlit as st
from pandas import DataFrame

from core.doublings import width_alone_doubled
from core.layouts import Decoder, active_count, parameter_count
from core.mixtures import Experts
from core.model_sizes import BANDWIDTHS, MEMORIES, holds, talk_bytes, widest, words_a_second, years
from lessons.how_big import scene, words
from lessons.how_big.settings import LAYERS, USED, HowBig
from ui.draw.rows import Cell, rows_html
from ui.figures import decimal, shortest, whole
from ui.film import Axis, Film
from ui.kit.page import Page
from ui.kit.text import Text

SLIDER: Final = "big_layers"
MOVES: Final = (SLIDER, "big_words", "big_width", "big_heads", "big_experts")
KEY: Final = "draft"
KEPT: Final = 32
FEW_YEARS = 10.0
FEW_WORDS = 10.0


@dataclass(frozen=True)
class Drafted:
    """A layout, and what it comes to."""

    layout: Decoder
    count: int
    active: int


def drafted(settings: HowBig) -> Drafted:
    """What the settings come to: Yi-6B, unless they were moved."""
    base = scene.yi()
    times, heads = settings.big_width, int(settings.big_width * settings.big_heads)
    layout = Decoder(
        layers=int(settings.big_layers),
        width=int(times * base.width),
        heads=heads,
        kv_heads=max(1, heads * base.kv_heads // base.heads),
        feed_forward=int(times * base.feed_forward),
        vocabulary=settings.big_words,
        head_size=base.head,
    )
    if settings.big_experts > 1:
        layout = replace(layout, experts=Experts(settings.big_experts, USED, layout.feed_forward))
    return Drafted(layout, parameter_count(layout), active_count(layout))


def said(text: Text, settings: HowBig) -> tuple[str, str, str]:
    """How many numbers and where they are; how many of them a word uses, if not all; how long each takes once."""
    found = drafted(settings)
    layout, count, active = found.layout, found.count, found.active
    parts = layout.parts()
    values = {
        "numbers": words.many(text, count, 4),
        "feed": parts.feed_forward / count,
        "attention": parts.attention / count,
        "words": parts.words / count,
        "size": words.size(text, count, settings.big_bits),
        "bits": settings.big_bits,
    }
    some = text("draft.active", active=words.many(text, active, 4), used=USED) if active < count else ""
    time = text("draft.time", years=long(years(count)), talk=whole(talk_bytes(layout)))
    return text("draft.say", **values), some, text.together(time, fits(text, count))


def laid_out(settings: HowBig) -> HowBig:
    """The settings that a layout is made of, but for its layers; all others as they come."""
    return HowBig(**{name: getattr(settings, name) for name in (*MOVES[1:], "big_bits")})


@lru_cache(maxsize=KEPT)
def draft_film(text: Text, settings: HowBig) -> bytes:
    """What is said of it and how fast it is, as a film that follows the number of layers."""
    places = [replace(settings, big_layers=many) for many in LAYERS.values]
    told = [said(text, place) for place in places]
    drawing = '<p id="draft0"></p><p id="draft1"></p><p id="draft2" style="margin-top:.8em"></p>'
    film = Film(drawing + _speeds_html(text, settings), (Axis(SLIDER, LAYERS.count),))
    for at, words_there in enumerate(zip(*told, strict=True)):
        film.part(f"draft{at}", (SLIDER,), words=words_there)
    for at, rates in enumerate(zip(*(rates_told(text, place) for place in places), strict=True)):
        film.part(f"rate{at}", (SLIDER,), words=rates)
    return film.packed(KEY)


def _speeds_html(text: Text, settings: HowBig) -> str:
    """The table of `speeds`, its last column to be filled by the film."""
    table = speeds(text, settings)
    known = zip(*(table[name].tolist() for name in table.columns[:-1]), strict=True)
    rows = [[*(Cell(words) for words in row), Cell(part=f"rate{at}")] for at, row in enumerate(known)]
    return rows_html(table.columns.tolist(), rows)


def long(amount: float) -> str:
    """Years as they are read."""
    return decimal(amount, 1) if amount < FEW_YEARS else whole(amount)


def fits(text: Text, count: int) -> str:
    """At how many bits it fits into which memory."""
    found = [(text(f"memory.{size}"), widest(count, size)) for size in MEMORIES]
    told = (text("draft.fits_one", memory=name, bits=bits) for name, bits in found if bits)
    return text("draft.fits", told=text.label("say.and").join(told)) if found[-1][1] else text("draft.fits_none")


def rates_told(text: Text, settings: HowBig) -> list[str]:
    """How many words a second at most, device by device, where it fits."""
    found, bits = drafted(settings), settings.big_bits
    fast = {device: _rate(words_a_second(found.layout, bits, speed)) for device, speed in BANDWIDTHS.items()}
    return [rate if holds(device, found.count, bits) else text("device.full") for device, rate in fast.items()]


def speeds(text: Text, settings: HowBig) -> DataFrame:
    """The same as a table, beside what each device's memory hands over."""
    return DataFrame(
        {
            text("column.device"): [text(f"device.{device}") for device in BANDWIDTHS],
            text("column.bandwidth"): [whole(speed) for speed in BANDWIDTHS.values()],
            text("column.speed"): rates_told(text, settings),
        }
    )


def _rate(rate: float) -> str:
    return shortest(rate, 2) if rate < FEW_WORDS else whole(rate)


def show(page: Page[HowBig]) -> None:
    """The controls, and what they come to."""
    text = page.text
    hand, picture = st.columns([5, 6], gap="large")
    with hand:
        page.number(SLIDER, form="%d")
        page.choice("big_words")
        for name in ("big_width", "big_heads", "big_experts"):
            page.buttons(name)
    with picture:
        page.film(KEY, lambda: draft_film(text, laid_out(page.settings)), still=lambda: _still(page))
        page.note(text("draft.speed"))
    alone = parameter_count(width_alone_doubled(scene.yi()))
    page.note(text("draft.alone", count=words.many(text, alone, 4)))


def _still(page: Page[HowBig]) -> None:
    page.say("\n\n".join(filter(None, said(page.text, page.settings))))
    page.table(speeds(page.text, page.settings))
