"""Whether what is moved and the picture that answers it are seen together: on a phone, and with the bridge on a laptop.

The first thing to move or press is what comes after the bet in a page's main job; the pictures that answer it are named
here. Both are looked at when the job is done, by whoever is on the page anyway.
"""

from __future__ import annotations

import re

from playwright.sync_api import Locator

from tests.browser.sight import box_of
from tests.browser.visitor import Visitor
from tests.jobs import JOBS, steps

PICTURES = {
    "home": ".st-key-opened svg",
    "seasoning": ".film #plate, .film .faces",
    "practice": "canvas.map",
    "one_step": ".st-key-step svg",
    "rule": ".st-key-people svg",
    "line": ".st-key-plot svg",
    "picture": ".st-key-board svg",
    "judges": ".st-key-plates svg",
    "six": "canvas.map",
    "stations": ".st-key-lost svg, .st-key-lost_map svg",
    "blame": ".st-key-training svg",
    "too_many": ".st-key-cooking svg",
    "house_rules": ".st-key-search svg",
    "real_tasters": ".st-key-understood svg, .st-key-learned svg",
    "file": ".st-key-doors svg",
    "remodelling": ".st-key-small svg",
    "how_big": ".st-key-bars svg",
    "attention": ".st-key-practice svg",
    "next_word": ".st-key-rows .film",
    "makes_up": ".st-key-asked svg",
    "remembers": ".st-key-counter .film",
}
"""Pictures that answer the first control, by page; *The recipe log* has none: what answers there is words."""

CONTROLS = {"makes_up": "made_way", "remembers": "talk", "next_word": "word_place"}
"""Other first controls: what stands beside the one that is gone once the job is done; and the slider that the rows
follow, which a practice makes first."""

LAPTOP = 1280

LOOKS = 20


def not_together(visitor: Visitor, page: str) -> list[str]:
    """What is not, of a page whose main job is done, on the visitor's own screen: another would have another menu."""
    screen, far = visitor.page.viewport_size, list[str]()
    assert screen is not None
    for _ in range(LOOKS if page in PICTURES else 0):  # what was just drawn anew may still be taking its place
        if not (far := _far(visitor, page, screen["height"], bridge=screen["width"] == LAPTOP)):
            break
        visitor.page.wait_for_timeout(100)
    return far


def _far(visitor: Visitor, page: str, height: int, *, bridge: bool) -> list[str]:
    """What does not fit on one screen, counted from the control or from the head of the page."""
    control = visitor.control(first_control(page)).locator("visible=true").first
    pictures = visitor.main.locator(PICTURES[page]).locator("visible=true").all()
    assert pictures, f"{page}: no picture"
    boxes = [box_of(each) for each in (control, *pictures)]
    top, bottom = min(box["top"] for box in boxes), max(box["bottom"] for box in boxes)
    head = box_of(visitor.page.get_by_test_id("stHeader"))
    if not bridge:
        far = bottom - top - (height - head["bottom"])
        return [f"control and picture are {far:.0f} px too far apart"] if far > 0 else []
    scrolled = visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop")
    below = {"picture": bottom, "bridge": box_of(bridge_of(visitor, page))["bottom"]}
    return [f"the {name} ends at {at + scrolled:.0f}" for name, at in below.items() if at + scrolled >= height + 1]


def first_control(page: str) -> str:
    """What is moved or pressed first, after the bet."""
    return CONTROLS.get(page) or next(step.key for step in steps(JOBS[page].main) if not step.key.startswith("bet."))


def bridge_of(visitor: Visitor, page: str) -> Locator:
    """The paragraph that a reader takes home."""
    words = re.escape(visitor.text(page).form("bridge").replace("**", ""))
    return visitor.main.get_by_text(re.compile(re.sub(r"\\\{.*?\\\}", ".+?", words))).first
