"""What follows the reader up the ladder, at every place of the slider."""

from dataclasses import replace
from itertools import product

import pytest

from core.model_sizes import BITS
from lessons.how_big import drafted, films, scene, words
from lessons.how_big.scene import Own
from lessons.how_big.settings import HowBig
from tests import films as sent
from tests.lessons.how_big.oracle import CLIMBED, GIGABYTES, small_line
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.trained import trained

KEY = "_big_travel.en.kitchen"
COUNTS = (2, 13, 337, *CLIMBED.values())


def brought(*, theirs: bool = False) -> Own:
    """A reader's two sliders, and the chef of *Blame slips*."""
    return Own((3.0, 0.8), trained(scene.SMALL, *scene.USUAL), theirs=theirs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_rung_at_a_time_is_framed(language: str) -> None:
    film = sent.read(films.ladder_film(Text(language, "kitchen", "how_big"), KEY, brought()))
    for place in range(len(COUNTS)):
        looks = film.at(**{"_big_travel-en-kitchen": place})
        framed = [at for at in range(len(COUNTS)) if "inset 0 0 0 2px" in looks[f"rung{at}", "style"]]
        assert framed == [place]


@pytest.mark.parametrize(("bits", "language", "register"), list(product(BITS, LANGUAGES, REGISTERS)))
def test_jars_fill_as_the_numbers_grow_and_say_whether_they_fit(bits: int, language: str, register: str) -> None:
    film = sent.read(films.jars_film(Text(language, register, "how_big"), KEY, brought(), bits))
    for place, count in enumerate(COUNTS):
        looks = film.at(**{"_big_travel-en-kitchen": place})
        for at, room in enumerate(GIGABYTES):
            full = count * bits / 8 / (room * 1e9)
            assert float(looks[f"full{at}", "height"]) == pytest.approx(46 * min(full, 1), abs=0.051)
            assert float(looks[f"full{at}", "y"]) + float(looks[f"full{at}", "height"]) == pytest.approx(90, abs=0.11)
            assert looks[f"fits{at}", "words"] == ("✓" if full <= 1 else "✗")
            assert bool(looks[f"heap{at}", "d"]) == (full > 1)
            name = Text(language, register, "how_big")(f"memory.{room}")
            assert (name in looks["jars", "aria-label"]) == (full <= 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_travels_along(language: str) -> None:
    """The numbers themselves, then squares; and on every published card one square like the reader's own."""
    text, own = Text(language, "kitchen", "how_big"), brought(theirs=True)
    film = sent.read(films.card_film(text, KEY, own))
    cards = [film.at(**{"_big_travel-en-kitchen": place})["card", "drawn"] for place in range(len(COUNTS))]
    assert ">3.0<" in cards[0]
    assert ">0.8<" in cards[0]
    assert all(f">{number:z.1f}<".replace("-", "−") in cards[1] for number in small_line())
    assert text("mine") in cards[1]
    assert cards[2].partition('class="phone"')[0].count("fill-opacity") == 337
    for name, card in zip(CLIMBED, cards[3:], strict=True):
        assert f">{name}<" in card
        assert text("like_mine") in card
        assert card.count("stroke-dasharray") == 1, "squares of one tone: these numbers are not in this app"
        laptop, _, phone = card.partition('class="phone"')
        assert laptop.count('r="1.6"') == phone.count('r="1.6"') == 1, "one dot is the reader's own, on a phone too"


def test_said_in_english() -> None:
    said = sent.read(films.said_film(Text("en", "kitchen", "how_big"), KEY, brought(), 16))
    assert list(said.tracks[0].looks) == [
        "**2 numbers**, 4 bytes.",
        "**13 numbers**, 26 bytes.",
        "**337 numbers**, 674 bytes.",
        "**124,439,808 numbers**, 249 MB.",
        "**6,061,035,520 numbers**, 12.1 GB.",
        "**6,738,415,616 numbers**, 13.5 GB.",
        "**68,976,648,192 numbers**, 138 GB.",
        "**671,026,419,200 numbers**, 1342 GB.",
    ]


def test_said_in_chinese() -> None:
    text, own = Text("zh", "kitchen", "how_big"), brought(theirs=True)
    said = [words.said(text, rung, 4) for rung in scene.rungs(own)]
    assert said[1] == "**13 个数**，一共 6.5 字节。"
    assert said[4] == "**60.6 亿个数**，一共 3.03 GB。"


@pytest.mark.parametrize("number", range(8))
def test_links_keep_the_rungs_that_they_named(number: int) -> None:
    """Whatever stands between them on the ladder."""
    named = ("sliders", "cooks", "longer", "GPT-2", "Yi-6B", "Llama-2-70B", "DeepSeek-V3", "Llama-2-7B")
    assert scene.rungs(brought())[HowBig(big_travel=number).rung].id == named[number]


def test_a_chef_of_the_readers_own_is_the_second_rung() -> None:
    line = trained((2, 4, 1), *scene.USUAL)
    own = Own((1.0, 1.0), line, theirs=True)
    assert [rung.count for rung in scene.rungs(own)][:3] == [2, 17, 337]
    text = Text("en", "kitchen", "how_big")
    assert words.name(text, scene.rungs(own)[1], own) == "Your four cooks"
    assert words.chef(text, own) == "The chef you trained"


@pytest.mark.parametrize("experts", [1, 8])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_layout_of_ones_own_is_told_at_every_number_of_layers(language: str, experts: int) -> None:
    """Each layer adds as many numbers as the one before, from what no layer at all would leave."""
    text, settings = Text(language, "kitchen", "how_big"), HowBig(big_experts=experts)
    film = sent.read(drafted.draft_film(text, settings))
    width, wide, heads, kv_heads, head, words_known = 4096, 11008, 32, 4, 128, 64000
    attention = width * head * (heads + 2 * kv_heads) + heads * head * width
    router = width * experts if experts > 1 else 0
    layer = attention + 3 * width * wide * experts + router + 2 * width
    for place in range(128):
        count = 2 * words_known * width + width + (place + 1) * layer
        looks = film.at(big_layers=place)
        assert looks["draft0", "words"].startswith(f"**{words.many(text, count, 4)}**")
        assert bool(looks["draft1", "words"]) == (experts > 1)
        table = drafted.speeds(text, replace(settings, big_layers=place + 1.0))
        assert [looks[f"rate{at}", "words"] for at in range(3)] == table[text("column.speed")].tolist()
