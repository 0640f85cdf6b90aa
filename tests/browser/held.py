"""A slider under a held thumb: what its page shows meanwhile, and what it sends."""

from __future__ import annotations

from tests.browser.visitor import Visitor

SLIDERS = "[data-testid=stSlider] input[type=range]:enabled"
FILMS = ".film"
LOOKS = "films => films.map((film) => film.innerHTML).join()"
KEY = "slider => slider.closest('[class*=st-key-]').className.match(/st-key-_?([a-z_]+)/)[1]"
TO_THE_MIDDLE = "slider => slider.scrollIntoView({ block: 'center' })"
AWAY = 0.3
"""Of the track, how far a thumb is drawn: towards the end that is further off."""

WAITS = 200
"""Milliseconds for a film to be drawn."""


def not_followed(visitor: Visitor) -> set[str]:
    """The keys of the page's sliders that no picture follows while they are held.

    Raises:
        AssertionError: if one cannot be moved, or sends anything meanwhile.
    """
    found, mouse = set(), visitor.page.mouse
    films = visitor.page.locator(FILMS)
    for slider in visitor.main.locator(SLIDERS).all():
        slider.evaluate(TO_THE_MIDDLE)
        track = slider.locator("xpath=ancestor::*[@role='group'][1]/*[1]").bounding_box()
        thumb = slider.locator("xpath=ancestor::*[contains(@style, 'left')][1]").bounding_box()
        assert track
        assert thumb
        x, y = thumb["x"] + thumb["width"] / 2, thumb["y"] + thumb["height"] / 2
        way = AWAY if x < track["x"] + track["width"] / 2 else -AWAY
        key, before = slider.evaluate(KEY), slider.input_value()
        mouse.move(x, y)
        mouse.down()
        looked = films.evaluate_all(LOOKS)
        visitor.frames.clear()
        mouse.move(x + way * track["width"], y, steps=8)
        visitor.page.wait_for_timeout(WAITS)
        assert slider.input_value() != before, f"{key} does not move"
        assert visitor.frames == [], f"{key} sends while it is held"
        if films.evaluate_all(LOOKS) == looked:
            found.add(key)
        mouse.up()
        visitor.settle()
    return found
