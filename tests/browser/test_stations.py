"""Stations in a real browser: line, map and loss follow the ticket, a weight and the round; and a weight by keys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Locator, expect

from lessons.stations import cooks, edits, moving, scene
from lessons.stations.lost import scene as finding
from lessons.stations.scene import KitchenLine
from lessons.stations.settings import Stations
from tests.browser.conftest import Visit
from tests.browser.visitor import PATIENCE, Visitor
from tests.jobs import go

pytestmark = pytest.mark.browser

HAND = Stations(net_mode="hand")
PLACE = moving.weight_place(HAND)
DOTS = "canvas => canvas.toDataURL()"
A_MOVE = 15_000
"""Bytes that a move may bring."""


def slider(visitor: Visitor, key: str) -> Locator:
    return visitor.page.locator(f"[class*='st-key-{key}'] input[type=range]").first


def film(visitor: Visitor, key: str) -> Locator:
    return visitor.page.locator(f".st-key-{key} .film")


UNFOLDED = 600
"""Milliseconds that a fold takes to open."""


def unfold(visitor: Visitor) -> None:
    """Open what there is more, unless it is open."""
    fold = visitor.page.locator(".st-key-more_here details").first
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
        visitor.page.wait_for_timeout(UNFOLDED)
        visitor.settle()


def shown(visitor: Visitor, part: str, key: str = "line") -> str:
    return (film(visitor, key).locator(f"#{part}").text_content() or "").replace("−", "-")


def agrees_with_core(visitor: Visitor, settings: Stations, line: KitchenLine) -> None:
    """Every cook's number, the verdict and the loss are those of the line."""
    passed = line.forward(scene.ticket(settings)).activations
    verdict = float(passed[-1][0, 0])
    expect(film(visitor, "line").locator(f"#vc{len(passed) - 1}-0")).to_have_text(f"{verdict:.2f}".replace("-", "−"))
    for layer, units in enumerate(passed):
        for unit, value in enumerate(units[:, 0].tolist()):
            assert abs(float(shown(visitor, f"vc{layer}-{unit}")) - value) <= 0.0051
    assert f"{verdict:.2f}" in shown(visitor, "verdict")
    assert abs(float(shown(visitor, "figure0", "said")) - scene.loss(line, settings.net_pattern)) <= 0.00051


def test_held_weights_and_tickets_move_line_map_and_loss_without_a_byte(visit: Visit) -> None:
    visitor = visit().open("stations", lang="en", bet="3", net_mode="hand")
    heat = film(visitor, "ticket_map").locator("#heat")
    track = slider(visitor, "_weight").locator("xpath=ancestor::*[@role='group'][1]/*[1]")
    track.scroll_into_view_if_needed()
    box = track.bounding_box()
    assert box
    visitor.frames.clear()
    mouse, y = visitor.page.mouse, box["y"] + box["height"] / 2
    now = float(slider(visitor, "_weight").input_value())
    mouse.move(box["x"] + (now + 6) / 12 * box["width"], y)
    mouse.down()
    maps = {heat.evaluate(DOTS)}
    for target in (3.0, -2.0):
        mouse.move(box["x"] + (target + 6) / 12 * box["width"], y, steps=6)
        value = round(float(slider(visitor, "_weight").input_value()), 1)
        assert abs(value - target) <= 0.3
        held = replace(HAND, net_hand=edits.write({PLACE: value}))
        agrees_with_core(visitor, held, scene.line(held, None))
        maps.add(heat.evaluate(DOTS))
    assert len(maps) == 3
    assert visitor.frames == []
    mouse.up()
    visitor.settle()
    agrees_with_core(visitor, held, scene.line(held, None))
    slider(visitor, "ticket_spice").focus()
    visitor.frames.clear()
    for step in range(1, 4):
        visitor.page.keyboard.press("ArrowRight")
        there = replace(held, ticket_spice=0.5 + step / 10)
        agrees_with_core(visitor, there, scene.line(there, None))
    assert visitor.frames == []


def test_from_a_hand_to_the_machine_at_once_the_run_is_looked_at_from_its_end(visit: Visit) -> None:
    """A move that is told late is not read as one of the slider that has taken its place."""
    visitor = visit().open("stations", lang="en", net_cooks="2", bet="3", net_mode="hand")
    slider(visitor, "_weight").focus()
    for _ in range(6):
        visitor.page.keyboard.press("ArrowRight")
    value = round(float(slider(visitor, "_weight").input_value()), 1)
    visitor.control("net_mode").get_by_role("radio", name=visitor.text("stations").option("net_mode", "train")).click()
    visitor.settle()
    visitor.click("train")
    visitor.settle()
    run = Stations(net_cooks=2, net_hand=edits.write({moving.weight_place(replace(HAND, net_cooks=2)): value}))
    expect(slider(visitor, "net_round")).to_have_value(f"{run.net_round:g}")
    agrees_with_core(visitor, run, scene.line(run, run.run))
    visitor.choose("net_mode", "hand")
    by_hand = replace(run, net_mode="hand")
    assert scene.line(by_hand, by_hand.run).trained
    agrees_with_core(visitor, by_hand, scene.line(by_hand, by_hand.run))


def test_the_round_of_a_run_can_be_dragged_through(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("stations", lang="en", net_cooks="3", bet="3", cook="net_cooks=3")
    run = Stations(net_cooks=3)
    slider(visitor, "net_round").focus()
    visitor.frames.clear()
    for step in range(1, 4):
        visitor.page.keyboard.press("ArrowLeft")
        there = replace(run, net_round=1000.0 - 10 * step)
        agrees_with_core(visitor, there, scene.line(there, run.run))
    visitor.page.keyboard.press("Home")
    agrees_with_core(visitor, replace(run, net_round=0.0), scene.line(replace(run, net_round=0.0), run.run))
    assert visitor.frames == []
    visitor.received.clear()
    visitor.settle()
    assert 0 < sum(visitor.received) <= A_MOVE


def test_after_a_reload_every_film_lives(visit: Visit) -> None:
    """What is drawn anew before it was drawn at all is called twice, and hears of the end of the first call last."""
    visitor = visit(hand="keyboard").open("stations", lang="en")
    visitor.do("stations")
    for step in range(3):
        slider(visitor, "_found").focus()
        visitor.page.keyboard.press("ArrowRight")
        visitor.settle()
        visitor.page.reload()
        visitor.at("stations")
        before, after = (3.2 + (step + more) / 10 for more in (1, 2))
        expect(film(visitor, "lost_said").locator("p").first).to_contain_text(f"{before:.1f}")
        slider(visitor, "_found").focus()
        visitor.page.keyboard.press("ArrowRight")
        expect(film(visitor, "lost_said").locator("p").first).to_contain_text(f"{after:.1f}")
        visitor.page.keyboard.press("ArrowLeft")
        visitor.settle()


def test_two_sliders_at_once_are_both_heard(visit: Visit) -> None:
    """A strip holds while the other sliders stand; where both have moved the picture waits for the rest."""
    visitor = visit(hand="keyboard").open("stations", lang="en", bet="3", net_mode="hand", net_hand=f"{PLACE}_1")
    slider(visitor, "_weight").focus()
    visitor.page.keyboard.press("ArrowRight")
    slider(visitor, "ticket_salt").focus()
    visitor.page.keyboard.press("ArrowLeft")
    visitor.settle()
    there = replace(HAND, net_hand=edits.write({PLACE: 1.1}), ticket_salt=3.4)
    agrees_with_core(visitor, there, scene.line(there, None))


def test_the_ticket_on_the_map_can_be_dragged(visit: Visit) -> None:
    visitor = visit().open("stations", lang="en", bet="3")
    unfold(visitor)
    ticket, mouse = film(visitor, "ticket_map").locator(".hold"), visitor.page.mouse
    ticket.scroll_into_view_if_needed()
    box = ticket.bounding_box()
    assert box
    gram = 52 * ticket.evaluate("dot => dot.ownerSVGElement.getScreenCTM().a")
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2 - gram, box["y"] + box["height"] / 2 - 2 * gram, steps=5)
    mouse.up()
    visitor.settle()
    assert [slider(visitor, f"ticket_{name}").input_value() for name in ("salt", "spice")] == ["2.5", "2.5"]
    there = Stations(ticket_salt=2.5, ticket_spice=2.5)
    agrees_with_core(visitor, there, scene.line(there, None))


def test_a_weight_by_hand_sends_little(visit: Visit) -> None:
    visitor = visit(hand="keyboard", language="zh").open("stations")
    text = visitor.at("stations")
    unfold(visitor)
    go(visitor, "bet.3 net_mode=hand")
    visitor.reach(visitor.slider(text("weight", hears=text.label("option.net_hears.salt"), cook="A1")))
    visitor.page.keyboard.press("ArrowRight")
    said = text("say.hand", count=1, before=0, after=0).split("**")[1]
    expect(visitor.main.get_by_text(said)).to_be_visible(timeout=PATIENCE)
    visitor.settle()
    visitor.received.clear()
    visitor.page.keyboard.press("ArrowRight")
    visitor.settle()
    assert 0 < sum(visitor.received) <= A_MOVE, sum(visitor.received)
    visitor.go_on("blame")
    visitor.page.go_back()
    visitor.at("stations")
    first = float(np.round(scene.beginning(HAND)[PLACE], 1))
    expect(slider(visitor, "_weight")).to_have_value(f"{first + 0.2:g}", timeout=PATIENCE)
    assert cooks.picked(HAND) == "A1"


def test_the_lost_number_held_moves_line_map_and_figures_without_a_byte(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("stations", lang="en", bet="3")
    lines = [finding.line(f"7_{step / 10:g}") for step in range(1, 4)]
    expected = [
        (f"{float(finding.loss(weights)):.2f}", float(finding.passed_on(weights, finding.ticket(Stations()))[2, 0]))
        for weights in lines
    ]
    slider(visitor, "_found").focus()
    heat = film(visitor, "lost_map").locator("#heat")
    maps = {heat.evaluate(DOTS)}
    visitor.frames.clear()
    for step, (loss, passed) in enumerate(expected, start=1):
        visitor.page.keyboard.press("ArrowRight")
        assert shown(visitor, "t7", "lost") == f"{step / 10:.1f}"
        assert shown(visitor, "loss", "lost") == loss
        assert abs(float(shown(visitor, "v2", "lost")) - passed) <= 0.0051
        maps.add(heat.evaluate(DOTS))
    assert len(maps) == 4
    assert visitor.frames == []
    visitor.settle()
    assert "was 0.71" in shown(visitor, "loss-was", "lost")


def test_closing_the_border_settles_the_bet_and_shows_the_way_on(visit: Visit) -> None:
    visitor = visit(hand="keyboard").open("stations", lang="en", bet="3", net_found="7_2.9")
    slider(visitor, "_found").focus()
    visitor.page.keyboard.press("ArrowRight")
    expect(visitor.main.get_by_text("You bet")).to_be_visible(timeout=PATIENCE)
    expect(visitor.page.locator(".st-key-lead_on button")).to_be_visible(timeout=PATIENCE)
