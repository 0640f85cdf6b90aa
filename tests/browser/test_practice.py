"""Practice in a real browser: the first step follows the learning rate in the hand; a run plays to its end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from core.diners import regulars
from core.losses import squared, taste_score
from core.models import linear
from core.one_step import taste
from core.optimizers import sgd
from core.training import train
from tests.browser.conftest import Visit
from tests.browser.test_film import FILM, REST, place_on, slider
from tests.browser.visitor import PATIENCE, Visitor
from ui.figures import decimal

pytestmark = pytest.mark.browser

CROWD = regulars("tomato_egg")
A_MOVE = 5_000
"""Bytes that a move may bring."""

START = (1.0, 1.0)
NEAR_LEFT, NEAR_HIGH, GRAM = 0.5, 3.0, 100 / 3
"""The corner of the map and a gram on it, in units of the drawing."""

ARROW = """line => {
    const { left, top } = line.ownerSVGElement.getBoundingClientRect(), { a } = line.getScreenCTM();
    const [x, y] = line.getAttribute("d").match(/-?[\\d.]+/g).map(Number);
    return [left + a * x, top + a * y];
}"""
"""Where the arrow begins on the screen."""

COLOURS = """([x, y]) => {
    const host = [...document.querySelectorAll("*")].find((one) => one.shadowRoot?.querySelector("canvas.map"));
    const canvas = (host?.shadowRoot ?? document).querySelector("canvas.map"), box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width, left = (x - box.left - 12) * ratio, top = (y - box.top - 12) * ratio;
    const { data, width } = canvas.getContext("2d").getImageData(left, top, 25 * ratio, 25 * ratio);
    const at = (dx, dy) => {
        const first = 4 * (Math.round((12 + dy) * ratio) * width + Math.round((12 + dx) * ratio));
        return [...data.slice(first, first + 4)];
    };
    return [at(0, 0), at(-3, -3), at(3, 3), at(-3, 3), at(3, -3), at(-12, 12)];
}"""
"""What the map shows there, a little around it, and further off."""


def words(visitor: Visitor, part: str) -> str:
    return (visitor.page.locator(f"{FILM} #{part}").text_content() or "").replace("−", "-")


def rate_of(visitor: Visitor) -> float:
    return round(float(slider(visitor, "rate").input_value()), 2)


def agrees_with_core(visitor: Visitor, rate: float) -> None:
    """Arrow and sentence are those of the first round at this learning rate."""
    run = train(linear, CROWD, squared, sgd(rate), START, epochs=1)
    salt, spice = run.weights[1] - run.weights[0]
    before, after = taste_score(run.losses).tolist()
    expect(visitor.page.locator(f"{FILM} #first-rate")).to_have_text(f"{rate:.2f}")
    said = [words(visitor, f"first-{name}") for name in ("before", "after")]
    assert said == [f"{before:.1f}", f"{after:.1f}"]
    assert words(visitor, "ahead-score") == f"score {after:.1f}"
    drawn = visitor.page.locator(f"{FILM} #ahead-line").get_attribute("d") or ""
    x, y, to_x, to_y = map(float, re.findall(r"-?[\d.]+", drawn)[:4])
    assert [x, y] == pytest.approx([(1 - NEAR_LEFT) * GRAM, (NEAR_HIGH - 1) * GRAM], abs=0.051)
    whole = [x + salt * GRAM, y - spice * GRAM]
    inside = all(0 <= end <= 100 for end in whole)
    assert ([to_x, to_y] == pytest.approx(whole, abs=0.11)) == inside
    assert (to_x - x) * spice == pytest.approx((y - to_y) * salt, abs=0.4)


def to_the_slider(visitor: Visitor) -> None:
    visitor.control("rate").scroll_into_view_if_needed()
    visitor.page.wait_for_function("seasonToTaste.note?.lives", timeout=PATIENCE)
    visitor.settle()
    visitor.frames.clear()


@pytest.mark.parametrize("cooked", [False, True])
def test_while_the_rate_is_held_the_first_step_follows_and_no_byte_is_sent(visit: Visit, cooked: bool) -> None:
    run = {"cook": "rate=0.2"} if cooked else {}
    visitor = visit().open("practice", lang="en", bet="0.2", rate="0.2", **run)
    to_the_slider(visitor)
    arrow = visitor.page.locator(f"{FILM} #ahead")
    assert arrow.is_hidden() == cooked  # the run on screen has taken that very step
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, "rate", 0.2))
    mouse.down()
    for target in (0.4, 0.9, 0.02):
        mouse.move(*place_on(visitor, "rate", target), steps=5)
        rate = rate_of(visitor)
        assert abs(rate - target) <= 0.025
        expect(arrow).to_be_visible()
        agrees_with_core(visitor, rate)
    visitor.page.wait_for_timeout(REST + 500)
    assert visitor.frames == []
    visitor.received.clear()
    mouse.up()
    visitor.settle()
    assert visitor.frames.count("sent") == 1
    assert 0 < sum(visitor.received) <= A_MOVE, sum(visitor.received)
    agrees_with_core(visitor, rate)


def test_a_finger_on_the_rate_moves_the_arrow_and_not_the_page(visit: Visit) -> None:
    visitor = visit(width=390, height=844, has_touch=True).open("practice", lang="en", bet="0.2")
    to_the_slider(visitor)

    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    before = visitor.page.evaluate(scrolled)
    x, y = place_on(visitor, "rate", 0.05)
    visitor.touch("touchStart", (x, y))
    for target in (0.2, 0.5):
        visitor.touch("touchMove", (place_on(visitor, "rate", target)[0], y + 20))
        visitor.page.wait_for_timeout(50)
    assert abs(rate_of(visitor) - 0.5) <= 0.02
    agrees_with_core(visitor, rate_of(visitor))
    assert visitor.page.evaluate(scrolled) == before
    assert visitor.frames == []
    visitor.touch("touchEnd")
    visitor.settle()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_arrow_begins_where_the_map_shows_the_machine(visit: Visit, width: int) -> None:
    """The drawing over the map and the map agree on where grams lie."""
    visitor = visit(width=width, height=844).open("practice", lang="en", bet="0.2", rate="1.0")
    to_the_slider(visitor)
    line = visitor.page.locator(f"{FILM} #ahead-line")
    line.scroll_into_view_if_needed()
    here, *around, beyond = visitor.page.evaluate(COLOURS, line.evaluate(ARROW))
    assert all(each == here for each in around)
    assert beyond != here


@pytest.mark.parametrize(("rate", "rounds"), [(0.2, 100), (0.03, 10), (0.6, 100)])
def test_a_run_plays_to_its_end_or_to_where_it_burnt_and_ends_as_core_says(
    visit: Visit, rate: float, rounds: int
) -> None:
    before = {"cook": "rate=0.1"}
    visitor = visit().open("practice", lang="en", bet="0.2", rate=f"{rate:g}", rounds=str(rounds), **before)
    text = visitor.at("practice")
    visitor.button(text("cook")).click()
    player, run = visitor.player(), train(linear, CROWD, squared, sgd(rate), START, epochs=rounds)
    expect(player).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    expect(visitor.page.locator(f"{FILM} #ahead")).to_be_hidden(timeout=PATIENCE)
    visitor.page.keyboard.press("Escape")
    end = rounds if rate < 0.48 else int(run.burnt_at)
    expect(player).to_have_attribute("data-step", str(end if rate >= 0.48 else max(end, 100)))
    said = player.locator("output").text_content() or ""
    assert f"score {decimal(float(taste_score(run.losses[-1])), 1)}" in said
    assert (text.label("player.burnt") in said) == (rate >= 0.48)
    for at, grams in enumerate(run.weights[-1].tolist()):
        expect(visitor.page.locator(f"{FILM} #card-wide{at}")).to_have_text(decimal(grams, 2))
    expect(player.locator(".legend")).to_contain_text(text.label("player.ghost"))
    if rate >= 0.48:
        expect(visitor.main.get_by_text(f"Boiled over in round {end}")).to_be_visible()


def test_where_the_machine_begins_is_shown_as_soon_as_it_is_chosen(visit: Visit) -> None:
    visitor = visit().open(
        "practice", lang="en", bet="0.2", rate="0.2", cook="rate=0.2", salt="2.4", spice="2.1", start="first"
    )
    to_the_slider(visitor)
    visitor.set("start", "mine")
    tasting = taste(CROWD, (2.4, 2.1))
    expect(visitor.page.locator(f"{FILM} #first-before")).to_have_text(
        f"{100 / (1 + tasting.loss):.1f}", timeout=PATIENCE
    )
    drawn = visitor.page.locator(f"{FILM} #ahead-line").get_attribute("d") or ""
    begin = [float(each) for each in re.findall(r"-?[\d.]+", drawn)[:2]]
    assert begin == pytest.approx([(2.4 - NEAR_LEFT) * GRAM, (NEAR_HIGH - 2.1) * GRAM], abs=0.051)
    expect(visitor.player()).to_have_attribute("data-steps", "0")
