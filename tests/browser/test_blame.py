"""Blame slips in a real browser: the ticket in the hand, held, by touch and by keys; and a training that is played."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from lessons.blame import scene, trip
from lessons.blame.settings import BlameSlips
from tests.browser.conftest import Visit
from tests.browser.test_film import REST, place_on, slider
from tests.browser.visitor import PATIENCE, Visitor
from tests.grouped import grouped

pytestmark = pytest.mark.browser

STATION = 4
"""After so many presses all slips are known."""

HERE = BlameSlips(slip_press=STATION)
A_MOVE = 15_000
"""Bytes that a move may bring."""

UNFOLDED = 600
"""Milliseconds that a fold takes to open."""

WAITS = """part => [
  part.dataset.waits ?? null, getComputedStyle(part, "::before").visibility, getComputedStyle(part).visibility]"""
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


def shown(visitor: Visitor, part: str, key: str) -> str:
    return (visitor.page.locator(f".st-key-{key} .film #{part}").text_content() or "").replace("−", "-")


def agrees_with_core(visitor: Visitor, settings: BlameSlips) -> None:
    """What each cook passes on, its slip, the sentence and the table are those of this ticket."""
    slips = scene.slips_of(settings)
    last = f"{slips.slips(2)[0]:.2f}".replace("-", "−")
    expect(visitor.page.locator(".st-key-slip_line .film #sc2-0")).to_have_text(last)
    for unit in range(settings.slip_cooks):
        slip, passed = slips.slips(1)[unit], slips.passed_on(1)[unit]
        assert abs(float(shown(visitor, f"sc1-{unit}", "slip_line")) - slip) <= 0.0051
        assert abs(float(shown(visitor, f"vc1-{unit}", "slip_line")) - passed) <= 0.0051
        assert abs(float(shown(visitor, f"slip{unit}", "slip_said")) - slip) <= 0.00051
    biggest = slips.slips(1)[slips.biggest(3)[0]]
    assert f"{biggest:.3f}" in shown(visitor, "told", "slip_said")


@pytest.fixture
def unfolded(visit: Visit) -> Callable[..., Visitor]:
    """`unfolded(**options)` opens the page where all slips of the ticket are known, and its fold."""

    def open_page(**options: object) -> Visitor:
        visitor = visit(**options).open("blame", lang="en", bet="round", slip_press=str(STATION))
        visitor.unfold("slip_salt")
        visitor.page.wait_for_timeout(UNFOLDED)
        visitor.settle()
        slider(visitor, "slip_salt").evaluate("thumb => thumb.scrollIntoView({ block: 'center' })")
        visitor.frames.clear()
        return visitor

    return open_page


def test_while_the_ticket_is_held_slips_sentence_and_table_follow_without_a_byte(
    unfolded: Callable[..., Visitor],
) -> None:
    visitor = unfolded()
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, "slip_salt", 4.8))
    mouse.down()
    for target in (3.0, 0.6, 5.4):
        mouse.move(*place_on(visitor, "slip_salt", target), steps=5)
        salt = round(float(slider(visitor, "slip_salt").input_value()), 1)
        assert abs(salt - target) <= 0.31
        agrees_with_core(visitor, replace(HERE, slip_salt=salt))
    visitor.page.wait_for_timeout(REST + 300)
    assert visitor.frames == []
    visitor.received.clear()
    mouse.up()
    visitor.settle()
    agrees_with_core(visitor, replace(HERE, slip_salt=salt))
    assert visitor.frames.count("sent") == 1
    assert 0 < sum(visitor.received) <= A_MOVE


def test_keys_move_the_ticket_and_the_presses_stay(unfolded: Callable[..., Visitor]) -> None:
    visitor = unfolded(hand="keyboard")
    slider(visitor, "slip_spice").focus()
    for step in range(1, 5):
        visitor.page.keyboard.press("ArrowRight")
        agrees_with_core(visitor, replace(HERE, slip_spice=round(1.8 + 0.3 * step, 1)))
    assert visitor.frames == []
    visitor.settle()
    slider(visitor, "slip_salt").focus()
    visitor.page.keyboard.press("ArrowLeft")
    agrees_with_core(visitor, replace(HERE, slip_spice=3.0, slip_salt=4.5))
    visitor.settle()
    visitor.click("slip_press")
    slope = scene.slips_of(replace(HERE, slip_spice=3.0, slip_salt=4.5)).blame.gradient[0]
    expect(visitor.page.locator(".st-key-slip_said .film #slope0")).to_have_text(f"{slope:.3f}".replace("-", "−"))


def test_a_finger_moves_the_ticket_and_not_the_page(unfolded: Callable[..., Visitor]) -> None:
    visitor = unfolded(width=390, height=844, has_touch=True)
    before = visitor.page.evaluate(SCROLLED)

    visitor.touch("touchStart", place_on(visitor, "slip_salt", 4.8))
    for target in (4.2, 3.0, 1.5):
        x, y = place_on(visitor, "slip_salt", target)
        visitor.touch("touchMove", (x, y + 20))
        visitor.page.wait_for_timeout(50)
    salt = round(float(slider(visitor, "slip_salt").input_value()), 1)
    assert abs(salt - 1.5) <= 0.31
    agrees_with_core(visitor, replace(HERE, slip_salt=salt))
    assert visitor.frames == []
    assert visitor.page.evaluate(SCROLLED) == before
    visitor.touch("touchEnd")


def test_while_the_training_plays_a_line_waits_in_the_answers_place_and_nothing_jumps(visit: Visit) -> None:
    visitor = visit().open("blame", lang="en", bet="round")
    visitor.control("train").get_by_role("button").click()
    player, told = visitor.player(), visitor.main.locator(".st-key-outcome")
    expect(player).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    assert told.evaluate(WAITS) == ["The answer comes with the last round.", "visible", "hidden"]
    place = visitor.control("train").bounding_box(), player.bounding_box()
    visitor.page.keyboard.press("Escape")
    assert told.evaluate(WAITS) == [None, "visible", "visible"]
    expect(visitor.main.get_by_text("You bet")).to_be_visible()
    assert (visitor.control("train").bounding_box(), player.bounding_box()) == place
    player.get_by_role("slider").press("Home")
    assert told.evaluate(WAITS) == [None, "visible", "visible"]


def test_scrubbing_moves_border_line_card_and_loss_together_and_the_end_is_that_of_core(visit: Visit) -> None:
    visitor = visit().open("blame", lang="en", bet="round")
    visitor.control("train").get_by_role("button").click()
    player, main = visitor.player(), visitor.main
    expect(player).to_have_attribute("data-playing", "true", timeout=PATIENCE)
    visitor.page.keyboard.press("Escape")
    history, bar = scene.training(BlameSlips()).history, player.get_by_role("slider")
    trip_frames, rounds = len(trip.moments()), scene.training(BlameSlips()).frames
    seen = []
    for frame in (trip_frames - 1, trip_frames + 40, trip_frames + len(rounds) - 2):
        bar.evaluate("(bar, at) => { bar.value = at; bar.dispatchEvent(new Event('input')); }", frame)
        at = rounds[frame - trip_frames + 1]
        expect(player).to_have_attribute("data-step", str(at))
        loss, weight = float(history.losses[at]), float(history.weights[at][3])
        expect(main.locator(".film #wloss-said")).to_have_text(f"{loss:.2f}")
        assert re.sub("[▲▼]", "", shown(visitor, "wn3", "training")) == f"{weight:.2f}"
        assert grouped(at) in shown(visitor, "said", "said")
        card = shown(visitor, "card", "machine")
        assert f"{weight:.1f}" in card
        seen.append((main.locator(".film #border").get_attribute("d"), card))
    assert len(set(seen)) == 3
    expect(player).to_have_attribute("data-step", "300")


def test_a_second_training_has_the_first_as_a_ghost(visit: Visit) -> None:
    visitor = visit().open("blame", lang="en", bet="round", cook="slip_rate=1.0")
    border = visitor.main.locator(".film #border").get_attribute("d")
    visitor.set("slip_rate", 3.0)
    visitor.click("train")
    visitor.page.keyboard.press("Escape")
    ghost = visitor.main.locator(".film #before")
    expect(ghost).to_have_attribute("d", border or "", timeout=PATIENCE)
