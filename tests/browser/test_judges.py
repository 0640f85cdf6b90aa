"""Who judges? in a browser: both sliders are followed without a message, and a cook plays by itself to its end."""

from __future__ import annotations

import re
from math import floor, log

import numpy as np
import pytest
from playwright.sync_api import expect

from core.diners import regulars
from core.judges import JUDGES, learn_under, voices, with_picky_diner
from lessons.judges.settings import STATED
from tests.browser.conftest import Visit
from tests.browser.test_film import FILM, REST, place_on, slider
from tests.browser.visitor import PATIENCE, Visitor
from tests.lessons.judges.oracle import written

pytestmark = pytest.mark.browser

CALM = regulars("tomato_egg")
COOKED = {"lang": "en", "bet": "squared", "cook": "default"}


def words(visitor: Visitor, part: str) -> str:
    """What is written in a part of a film."""
    return visitor.page.locator(f"{FILM} #{part}").text_content() or ""


def agrees_with_core(visitor: Visitor, cooked: float, picky: float) -> None:
    """All plates are those that `core` cooks for one wish, tasted by somebody who has another."""
    for place, judge in enumerate(JUDGES):
        dish = learn_under(judge, with_picky_diner(CALM, cooked))
        errors = CALM.X @ dish.weights - with_picky_diner(CALM, picky).y
        share = f"{floor(100 * voices(judge, errors)[0] + 0.5 + 1e-9)}%"  # halves go up
        expect(visitor.page.locator(f"{FILM} #share{place}")).to_have_text(re.compile(f" {share}$"))
        assert words(visitor, f"grams{place}") == f"{dish.weights[0]:.2f} g · {dish.weights[1]:.2f} g"
        if picky == cooked:
            assert words(visitor, f"own{place}").endswith(f" {dish.loss:.2f}")
            unhappy = int((np.abs(dish.errors[1:]) >= 0.25).sum())
            assert words(visitor, f"unhappy{place}").endswith(f"{unhappy} of 7 unhappy")
        elif abs(picky - cooked) > 2:
            assert share in words(visitor, "wished")


def read(visitor: Visitor) -> list[str]:
    """Which of the sentences is to be seen."""
    parts = visitor.page.locator(f"{FILM} p[style]").evaluate_all(
        "parts => parts.filter((part) => getComputedStyle(part).visibility === 'visible').map((part) => part.id)"
    )
    return list(parts)


def stand_still(visitor: Visitor, name: str) -> None:
    """Bring a slider into sight, and wait until the charts above it move it no more."""
    places: list[float] = []
    while len(places) < 5 or (len(places) < 40 and len(set(places[-5:])) > 1):
        visitor.control(name).scroll_into_view_if_needed()
        places.append(place_on(visitor, name, 0.0)[1])
        visitor.page.wait_for_timeout(200)


@pytest.mark.parametrize("cooked", [False, True])
def test_while_the_picky_diners_wish_is_held_plates_and_sentence_follow_and_no_byte_is_sent(
    visit: Visit, *, cooked: bool
) -> None:
    visitor = visit().open("judges", **(COOKED if cooked else {"lang": "en", "bet": "squared"}))
    visitor.control("picky").scroll_into_view_if_needed()
    visitor.page.wait_for_function("seasonToTaste.note?.lives", timeout=PATIENCE)
    visitor.settle()
    visitor.frames.clear()
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, "picky", 3.0))
    mouse.down()
    for target in (5.0, 0.5, -2.0, 6.0):
        mouse.move(*place_on(visitor, "picky", target), steps=5)
        picky = float(slider(visitor, "picky").input_value())
        assert abs(picky - target) <= 0.51
        agrees_with_core(visitor, 3.0 if cooked else 0.0, picky)
        assert read(visitor) == ["wished"]
    visitor.page.wait_for_timeout(REST + 500)
    assert visitor.frames == []
    mouse.up()
    visitor.settle()
    assert visitor.frames.count("sent") == 1
    agrees_with_core(visitor, 3.0 if cooked else 0.0, picky)


def test_while_the_stated_chance_is_held_its_price_follows_and_no_byte_is_sent(visit: Visit) -> None:
    visitor = visit().open("judges", **COOKED)
    visitor.page.wait_for_function("seasonToTaste.note?.lives", timeout=PATIENCE)
    visitor.unfold("stated")
    visitor.settle()
    stand_still(visitor, "stated")
    visitor.frames.clear()
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, "stated", STATED.index(1.0)))
    mouse.down()
    for place in (6, 12, 0, 17):
        mouse.move(*place_on(visitor, "stated", place), steps=5)
        percent = STATED[int(float(slider(visitor, "stated").input_value()))]
        assert abs(STATED.index(percent) - place) <= 1
        expect(visitor.page.locator(f"{FILM} #price-cross_entropy")).to_have_text(written(-log(percent / 100)))
        assert words(visitor, "price-brier") == written((1 - percent / 100) ** 2)
        assert words(visitor, "told").startswith(f"The chef said {percent:g}%")
    visitor.page.wait_for_timeout(REST + 500)
    assert visitor.frames == []
    mouse.up()
    visitor.settle()
    assert visitor.frames.count("sent") == 1
    assert words(visitor, "told").startswith(f"The chef said {percent:g}%")
    visitor.switch_language()
    assert f"{percent:g}%" in words(visitor, "told")


def test_a_cook_plays_from_one_gram_of_everything_and_ends_as_core_says(visit: Visit) -> None:
    visitor = visit().open("judges", lang="en", bet="squared")
    seen = """() => {
        const roots = [...document.querySelectorAll("*")].map((host) => host.shadowRoot ?? document);
        const here = [...new Set(roots)].map((root) => root.querySelector(".film #grams0")?.textContent).find(Boolean);
        if (here && window.cooked?.at(-1) !== here) (window.cooked ??= []).push(here);
        requestAnimationFrame(window.look);
    }"""
    visitor.page.evaluate(f"window.look = {seen}; window.look()")
    visitor.button(visitor.text("judges")("cook")).click()
    clock = visitor.page.locator(".player.clock")
    expect(clock).to_be_visible(timeout=PATIENCE)
    expect(clock).to_have_attribute("data-step", "500", timeout=PATIENCE)
    salt = [float(grams.split()[0]) for grams in visitor.page.evaluate("window.cooked")]
    assert min(salt) < 2.0, "a slow machine may miss the very first frames"
    assert len(salt[salt.index(min(salt)) :]) > 8
    agrees_with_core(visitor, 3.0, 3.0)
    assert read(visitor) == ["moved"]
    assert visitor.main.locator(".st-key-outcome").evaluate("part => part.inert") is False
    clock.get_by_role("slider").press("Home")
    expect(visitor.page.locator(f"{FILM} #grams2")).to_have_text("1.00 g · 1.00 g")
    assert read(visitor) == ["begun"]
    clock.get_by_role("slider").press("End")
    agrees_with_core(visitor, 3.0, 3.0)


def test_who_wants_no_motion_sees_the_end_and_may_play_it(visit: Visit) -> None:
    visitor = visit(reduced_motion="reduce").open("judges", lang="en", bet="squared")
    visitor.button(visitor.text("judges")("cook")).click()
    clock = visitor.page.locator(".player.clock")
    expect(clock).to_be_visible(timeout=PATIENCE)
    expect(clock).to_have_attribute("data-step", "500")
    expect(clock).to_have_attribute("data-playing", "false")
    agrees_with_core(visitor, 3.0, 3.0)
    clock.locator(".play").click()
    expect(clock).to_have_attribute("data-playing", "true")
    visitor.page.keyboard.press("Escape")
    expect(clock).to_have_attribute("data-step", "500")


def test_a_finger_moves_the_plates_and_not_the_page(visit: Visit) -> None:
    visitor = visit(width=390, height=844, has_touch=True).open("judges", **COOKED)
    visitor.page.wait_for_function("seasonToTaste.note?.lives", timeout=PATIENCE)
    visitor.settle()
    visitor.control("picky").scroll_into_view_if_needed()
    top = visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    visitor.frames.clear()

    visitor.touch("touchStart", place_on(visitor, "picky", 3.0))
    for target in (4.0, 5.0, 6.0):
        visitor.touch("touchMove", place_on(visitor, "picky", target))
        visitor.page.wait_for_timeout(50)
    picky = float(slider(visitor, "picky").input_value())
    assert abs(picky - 6.0) <= 0.51
    agrees_with_core(visitor, 3.0, picky)
    assert visitor.frames == []
    visitor.touch("touchEnd")
    visitor.settle()
    assert visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == top
