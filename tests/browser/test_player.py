"""The player in a real browser, on a small page of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, WebSocket, expect

# Words are the names of their fields, so that a test sees which one is shown where.
SCRIPT = """
import dataclasses
import numpy as np
import streamlit as st
from ui import film

st.set_page_config(page_title="Player")
st.title("Player")
names = [field.name for field in dataclasses.fields(film.Labels)]
prefix = "two " if st.checkbox("other words") else ""
now = "round {round} of {rounds}, x {x}, y {y}, value {value}, loss {loss}"
templates = {"now": now, "now_many": "round {round} of {rounds}", "value": "at {value}"}
labels = film.Labels(**{name: prefix + templates.get(name, name.replace("_", " ")) for name in names})
kind = st.radio("kind", ["main", "racers", "burnt", "long", "short"])
x = np.linspace(-1.5, 6.5, 61)
field = film.Field((-1.5, 6.5), (-1.5, 6.5), 100 / (1 + (x[None] - 3) ** 2 + 3 * (x[:, None] - 1) ** 2))

def run(name, steps, factor, **options):
    path = np.array([3.0, 1.0]) + np.outer(factor ** np.arange(steps), [-2.0, 1.0])
    losses = (path[:, 0] - 3) ** 2 + 3 * (path[:, 1] - 1) ** 2
    return film.Run(name, path, losses, 100 / (1 + losses), **options)

runs = {
    "main": [run("old", 31, 0.5, role="ghost"), run("new", 31, 0.8)],
    "racers": [run(f"racer {i}", 31, 0.4 + 0.1 * i, role="racer") for i in range(6)],
    "burnt": [run("hot", 31, -1.5, burnt=True)],
    "long": [run("patient", 1001, 0.99)],
    "short": [run("old", 31, 0.5, role="ghost"), run("new", 11, 0.8)],
}[kind]
film.play(field, runs, labels, key="run", goal=(3, 1), bet=5, loss_panel=kind != "main")
"""

OpenPlayer = Callable[..., Page]
FRAMES: dict[Page, list[str]] = {}
"""What went over the wire, by page."""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    script = tmp_path_factory.mktemp("player") / "app.py"
    script.write_text(SCRIPT, encoding="utf-8")
    return serve(script)


@pytest.fixture
def open_player(browser: Browser, contexts: dict[str, BrowserContext], address: str) -> Iterator[OpenPlayer]:
    """`open_player(**options)` opens the page in a new tab; anything on the console fails the test."""
    pages: list[Page] = []
    complaints: list[str] = []

    def open_page(**options: Any) -> Page:
        key = f"player {sorted(options.items())!r}"
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
        page = contexts[key].new_page()
        pages.append(page)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.extend([message.text] if message.type == "error" else []))
        page.on("websocket", lambda socket: listen(socket, FRAMES.setdefault(page, [])))
        page.goto(address)
        expect(player_of(page)).to_have_attribute("data-step", "30", timeout=30_000)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert complaints == []


def listen(socket: WebSocket, frames: list[str]) -> None:
    socket.on("framesent", lambda _: frames.append("sent"))
    socket.on("framereceived", lambda _: frames.append("received"))


def player_of(page: Page) -> Locator:
    return page.locator(".player")


def reading(page: Page) -> Locator:
    return page.locator(".player output")


def choose(page: Page, kind: str) -> None:
    page.get_by_text(kind, exact=True).click()


def count_steps(page: Page) -> None:
    """From now on the page notes in `window.seen` every step that the player shows."""
    player_of(page).evaluate(
        """player => {
            window.seen = [];
            const note = () => window.seen.push(+player.dataset.step);
            new MutationObserver(note).observe(player, { attributeFilter: ["data-step"] });
        }"""
    )


def picture(page: Page) -> str:
    return page.locator("canvas.map").evaluate("canvas => canvas.toDataURL()")


def test_nothing_moves_before_play_and_the_whole_path_is_shown(open_player: OpenPlayer) -> None:
    page = open_player()
    expect(player_of(page)).to_have_attribute("data-playing", "false")
    expect(reading(page)).to_contain_text("round 30 of 30")


def test_playing_shows_the_steps_between_and_sends_and_receives_nothing(open_player: OpenPlayer) -> None:
    page = open_player()
    count_steps(page)
    page.get_by_label("speed", exact=True).select_option("4")
    page.wait_for_load_state("networkidle")
    FRAMES[page].clear()
    page.get_by_role("button", name="play", exact=True).click()
    expect(player_of(page)).to_have_attribute("data-playing", "true")
    expect(player_of(page)).to_have_attribute("data-playing", "false", timeout=20_000)
    seen = page.evaluate("window.seen")
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (0, 30)
    assert len(seen) > 5
    assert FRAMES[page] == []


def test_a_path_is_drawn_between_two_steps_too(open_player: OpenPlayer) -> None:
    page = open_player()
    page.get_by_label("speed", exact=True).select_option("0.25")
    drawn_at_one_step = """async player => {
        const canvas = player.querySelector("canvas.map"), pictures = new Set();
        while (+player.dataset.step < 1) await new Promise(requestAnimationFrame);
        while (+player.dataset.step === 1) {
            pictures.add(canvas.toDataURL());
            await new Promise(requestAnimationFrame);
        }
        return pictures.size;
    }"""
    page.get_by_role("button", name="play", exact=True).click()
    assert player_of(page).evaluate(drawn_at_one_step) > 2


def test_space_plays_and_pauses_and_the_pause_is_spoken(open_player: OpenPlayer) -> None:
    page = open_player()
    page.get_by_label("speed", exact=True).select_option("0.25")
    page.get_by_role("button", name="play", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="pause", exact=True)).to_be_focused()
    expect(page.locator(".spoken")).to_be_empty()
    page.keyboard.press("Enter")
    expect(player_of(page)).to_have_attribute("data-playing", "false")
    expect(page.locator(".spoken")).to_contain_text("of 30")


def test_arrow_keys_scrub_and_the_slider_says_what_is_shown(open_player: OpenPlayer) -> None:
    page = open_player()
    scrub = page.get_by_label("scrub", exact=True)
    before = picture(page)
    scrub.focus()
    scrub.press("ArrowLeft")
    expect(player_of(page)).to_have_attribute("data-step", "29")
    scrub.press("Home")
    expect(reading(page)).to_have_text("round 0 of 30, x 1.00, y 2.00, value 12.5, loss 7.00")
    expect(scrub).to_have_attribute("aria-valuetext", "round 0 of 30, x 1.00, y 2.00, value 12.5, loss 7.00")
    assert picture(page) != before


def test_single_steps_stop_at_both_ends(open_player: OpenPlayer) -> None:
    page = open_player()
    back, forward = (page.get_by_role("button", name=name, exact=True) for name in ("back", "forward"))
    forward.click()
    expect(player_of(page)).to_have_attribute("data-step", "30")
    back.click()
    back.click()
    expect(player_of(page)).to_have_attribute("data-step", "28")
    expect(page.locator(".spoken")).to_contain_text("round 28 of 30")
    page.get_by_label("scrub", exact=True).press("Home")
    expect(page.locator(".spoken")).to_be_empty()  # or it would still be at another round for whoever reads on
    back.click()
    expect(player_of(page)).to_have_attribute("data-step", "0")


def test_with_reduced_motion_it_jumps_from_step_to_step(open_player: OpenPlayer) -> None:
    page = open_player(reduced_motion="reduce")
    page.get_by_label("speed", exact=True).select_option("4")
    pictures_and_steps = """async player => {
        const canvas = player.querySelector("canvas.map"), pictures = new Set(), steps = new Set();
        do {
            await new Promise(requestAnimationFrame);
            pictures.add(canvas.toDataURL());
            steps.add(player.dataset.step);
        } while (player.dataset.playing === "true");
        return [pictures.size, steps.size];
    }"""
    page.get_by_role("button", name="play", exact=True).click()
    pictures, steps = player_of(page).evaluate(pictures_and_steps)
    assert 2 < pictures <= steps


def test_new_data_stop_it_at_the_last_step_and_a_long_run_keeps_its_true_rounds(open_player: OpenPlayer) -> None:
    page = open_player()
    page.get_by_label("speed", exact=True).select_option("0.25")
    page.get_by_role("button", name="play", exact=True).click()
    choose(page, "long")
    expect(player_of(page)).to_have_attribute("data-step", "1000")
    expect(player_of(page)).to_have_attribute("data-playing", "false")
    expect(reading(page)).to_contain_text("round 1000 of 1000")
    assert int(page.get_by_label("scrub", exact=True).get_attribute("max") or 0) < 300


def test_what_was_spoken_of_a_run_is_not_left_beside_another(open_player: OpenPlayer) -> None:
    page = open_player()
    page.get_by_role("button", name="back", exact=True).click()
    expect(page.locator(".spoken")).to_contain_text("round 29 of 30")
    choose(page, "short")
    expect(page.locator(".spoken")).to_be_empty()


def test_other_words_for_the_same_run_leave_it_where_it_was(open_player: OpenPlayer) -> None:
    page = open_player()
    page.get_by_label("scrub", exact=True).press("Home")
    page.get_by_label("speed", exact=True).select_option("0.25")
    page.get_by_role("button", name="play", exact=True).click()
    page.get_by_text("other words").click()
    expect(reading(page)).to_contain_text("two round")
    expect(player_of(page)).to_have_attribute("data-playing", "true")
    expect(page.get_by_role("button", name="two pause", exact=True)).to_be_visible()


def test_a_burnt_run_says_so_at_its_end_only(open_player: OpenPlayer) -> None:
    page = open_player()
    choose(page, "burnt")
    expect(reading(page)).to_contain_text("burnt")
    page.get_by_role("button", name="back", exact=True).click()
    expect(reading(page)).not_to_contain_text("burnt")


def test_a_run_shorter_than_the_one_before_tells_no_round_that_it_has_not(open_player: OpenPlayer) -> None:
    page = open_player()
    choose(page, "short")
    expect(reading(page)).to_contain_text("round 10 of 10,")
    back = page.get_by_role("button", name="back", exact=True)
    for _ in range(21):
        back.click()
    expect(reading(page)).to_contain_text("round 9 of 10,")


def test_the_legend_names_every_racer_with_its_value_and_the_ghost(open_player: OpenPlayer) -> None:
    page = open_player()
    expect(page.locator(".legend li")).to_have_text(["ghost · old", "new"])
    choose(page, "racers")
    expect(page.locator(".legend li")).to_have_text([re.compile(rf"racer {i}\s*at \d") for i in range(6)])
    choose(page, "burnt")
    expect(page.locator(".legend")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(open_player: OpenPlayer, scheme: Literal["light", "dark"], width: int) -> None:
    page = open_player(color_scheme=scheme, viewport={"width": width, "height": 900})
    choose(page, "racers")
    expect(page.locator(".legend li")).to_have_count(6)
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("width", [320, 390, 1100])
def test_it_fits_the_width_and_every_control_is_large_enough(open_player: OpenPlayer, width: int) -> None:
    page = open_player(viewport={"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for control in page.locator(".player :is(button:not(.skip), input, select)").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert 0 <= box["x"] <= width - box["width"]
    canvas = page.locator("canvas.map").bounding_box()
    assert canvas is not None
    assert canvas["height"] <= canvas["width"]


def test_a_change_of_theme_paints_the_map_again(open_player: OpenPlayer) -> None:
    page = open_player(color_scheme="light")
    corner = "canvas => [...canvas.getContext('2d').getImageData(canvas.width - 40, 60, 1, 1).data.slice(0, 3)]"
    bright = page.locator("canvas.map").evaluate(corner)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => matchMedia('(prefers-color-scheme: dark)').matches")
    is_dark = f"canvas => ({corner})(canvas).every((part) => part < 128)"
    for _ in range(100):
        if page.locator("canvas.map").evaluate(is_dark):
            break
        page.wait_for_timeout(50)
    assert min(bright) > 128 > max(page.locator("canvas.map").evaluate(corner))


def test_the_pictures_have_names(open_player: OpenPlayer) -> None:
    page = open_player()
    expect(page.get_by_role("img", name="map description")).to_be_visible()
    choose(page, "burnt")
    expect(page.get_by_role("img", name="loss description")).to_be_visible()


def test_the_script_stands_beside_the_sources() -> None:
    """The folder holds what the page is made of, and nothing is fetched from elsewhere."""
    folder = Path(__file__).parents[2] / "ui" / "film"
    for name in ("player.html", "bar.html", "player.css", "player.js", "time.js"):
        assert "http" not in (folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["Escape", "Space", "skip"])
def test_escape_space_and_a_button_end_it(open_player: OpenPlayer, way: str) -> None:
    page = open_player()
    page.get_by_label("speed", exact=True).select_option("0.25")
    play, skip = (page.get_by_role("button", name=name, exact=True) for name in ("play", "skip"))
    expect(skip).to_be_hidden()
    play.click()
    expect(player_of(page)).to_have_attribute("data-playing", "true")
    if way == "Space":
        page.evaluate("document.activeElement.shadowRoot?.activeElement.blur()")
    if way == "skip":
        skip.click()
    else:
        page.keyboard.press(way)
    expect(player_of(page)).to_have_attribute("data-playing", "false")
    expect(player_of(page)).to_have_attribute("data-step", "30")
    expect(skip).to_be_hidden()
    expect(page.locator(".spoken")).to_contain_text("round 30 of 30")
    if way == "skip":
        expect(play).to_be_focused()


def test_keys_do_what_they_always_do_while_nothing_plays(open_player: OpenPlayer) -> None:
    page = open_player()
    page.get_by_label("scrub", exact=True).press("Home")
    page.keyboard.press("Escape")
    expect(player_of(page)).to_have_attribute("data-step", "0")
    page.get_by_label("speed", exact=True).select_option("0.25")
    page.get_by_role("button", name="play", exact=True).click()
    page.keyboard.press("Tab")
    expect(player_of(page)).to_have_attribute("data-playing", "true")
    expect(page.get_by_role("button", name="skip", exact=True)).to_be_focused()


FILM = """
import numpy as np
import streamlit as st
from ui import film
from ui.kit.text import Text
from ui.kitchen.pictures import player_labels

st.title("Film")
film.bring(on_told=lambda: None)
labels = player_labels(Text("en", "kitchen", "practice"))
path = np.column_stack([np.linspace(0, 3, 11), np.linspace(3, 0, 11)])
run = film.Run("run", path, np.linspace(1, 0, 11), np.linspace(0, 100, 11))
film.play(film.Field((0, 4), (0, 4), np.zeros((3, 3))), [run], labels, key="run")
card = film.Film('<p id="card"></p>', [film.Axis("run", 11, time=True)])
card.part("card", ("run",), words=[f"frame {frame}" for frame in range(11)])
film.show(card.packed("card"), key="card", on_told=lambda: None)
"""


def test_a_film_of_the_page_follows_the_player(
    browser: Browser, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    script = tmp_path_factory.mktemp("film") / "app.py"
    script.write_text(FILM, encoding="utf-8")
    page = browser.new_page()
    page.goto(serve(script))
    card = page.locator("#card")
    expect(card).to_have_text("frame 10", timeout=30_000)
    page.get_by_label("Moment of the run", exact=True).press("Home")
    expect(card).to_have_text("frame 0")
    page.get_by_role("button", name="One step forward", exact=True).click()
    expect(card).to_have_text("frame 1")
    page.get_by_role("button", name="Play", exact=True).click()
    page.keyboard.press("Escape")
    expect(card).to_have_text("frame 10")
    page.close()
