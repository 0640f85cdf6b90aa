"""Rule or model? in a browser: the rule follows the hand without a message, and a training plays by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.people import QUESTIONS, ask_model, examples, judge, learn, only
from tests.browser.conftest import Visit
from tests.browser.test_film import FILM, REST, place_on, slider
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

TRAINED = {"lang": "en", "bet": "model", "rule_place": "elsewhere"}
SETTINGS = {"ill": ("rule_line", (38.0, 39.2, 37.1)), "too_strong": ("rule_strength", (5.0, 6.4, 2.3))}


def words(visitor: Visitor, part: str) -> str:
    """What is written in a part of a film."""
    return visitor.page.locator(f"{FILM} #{part}").text_content() or ""


def agrees_with_core(visitor: Visitor, question: str, line: float) -> None:
    """All that follows the rule's line is what a count of the people gives."""
    met, others = (examples(question, "elsewhere", unseen=unseen, count=200 + 800 * unseen) for unseen in (False, True))
    here, there = (judge(crowd.X[:, 0] > line, crowd.y) for crowd in (met, others))
    expect(visitor.page.locator(f"{FILM} #counted-rule_alarms")).to_have_text(str(here.false_alarms))
    assert words(visitor, "counted-rule_missed") == str(here.missed)
    assert words(visitor, "others-rule") == str(there.false_alarms + there.missed)
    for size in "lp":
        assert words(visitor, f"{size}-rule-alarms") == f"● false alarms: {here.false_alarms}"
        assert words(visitor, f"{size}-rule-missed") == f"■ missed: {here.missed}"
        assert words(visitor, f"{size}-rule-wrong") == f"{here.false_alarms + here.missed} wrong of 200"
        for mark, count in (("discs", here.false_alarms), ("squares", here.missed)):
            path = visitor.page.locator(f"{FILM} #{size}-rule-{mark}").get_attribute("d") or ""
            assert path.count("M") == count


@pytest.mark.parametrize("question", QUESTIONS)
def test_while_the_rules_line_is_held_all_of_it_follows_and_no_byte_is_sent(visit: Visit, question: str) -> None:
    setting, targets = SETTINGS[question]
    trained = ("" if question == "ill" else f"rule_question={question};") + "rule_place=elsewhere"
    visitor = visit().open("rule", rule_question=question, cook=trained, **TRAINED)
    visitor.control(setting).scroll_into_view_if_needed()
    visitor.page.wait_for_function("seasonToTaste.note?.lives", timeout=PATIENCE)
    visitor.settle()
    visitor.frames.clear()
    mouse = visitor.page.mouse
    mouse.move(*place_on(visitor, setting, QUESTIONS[question].threshold))
    mouse.down()
    for target in targets:
        mouse.move(*place_on(visitor, setting, target), steps=5)
        line = round(float(slider(visitor, setting).input_value()), 1)
        assert abs(line - target) <= 0.11
        agrees_with_core(visitor, question, line)
    visitor.page.wait_for_timeout(REST + 500)
    assert visitor.frames == []
    mouse.up()
    visitor.settle()
    assert visitor.frames.count("sent") == 1
    agrees_with_core(visitor, question, line)


def test_a_training_plays_from_where_the_line_was_and_ends_at_the_model(visit: Visit) -> None:
    visitor = visit().open("rule", **TRAINED)
    seen = """() => {
        const roots = [...document.querySelectorAll("*")].map((host) => host.shadowRoot);
        const all = roots.map((root) => root?.querySelector("#l-model-line0"));
        const lines = all.filter((line) => line?.ownerSVGElement.getBoundingClientRect().height);
        const here = lines.pop()?.getAttribute("d");
        if (here && window.walked?.at(-1) !== here) (window.walked ??= []).push(here);
        requestAnimationFrame(window.look);
    }"""
    visitor.page.evaluate(f"window.look = {seen}; window.look()")
    visitor.button(visitor.text("rule")("train.first")).click()
    clock = visitor.page.locator(".player.clock")
    expect(clock).to_be_visible(timeout=PATIENCE)
    expect(clock).to_have_attribute("data-step", "1500", timeout=PATIENCE)
    walked = [float(path[1:].split(" ")[0]) for path in visitor.page.evaluate("window.walked")]
    assert len(walked) > 5
    assert walked == sorted(walked), "it walks to the right and never jumps ahead to its end"
    home, away = (only(examples("ill", place), "temperature") for place in ("home", "elsewhere"))
    before, after = (learn(crowd, epochs=1500) for crowd in (home, away))
    ends = [(model.threshold() - 35) / 5.4 * 551 for model in (before, after)]
    assert [walked[0], walked[-1]] == pytest.approx(ends, abs=0.06)
    verdict = ask_model(after, examples("ill", "elsewhere", unseen=True, count=1000))
    assert words(visitor, "others-model") == str(verdict.false_alarms + verdict.missed)
    assert f"{after.weights[0]:.3f}" in (visitor.page.locator(f"{FILM} #numbers").text_content() or "")


def test_who_wants_no_motion_sees_the_end_and_may_play_it(visit: Visit) -> None:
    visitor = visit(reduced_motion="reduce").open("rule", **TRAINED)
    visitor.button(visitor.text("rule")("train.first")).click()
    clock = visitor.page.locator(".player.clock")
    expect(clock).to_be_visible(timeout=PATIENCE)
    expect(clock).to_have_attribute("data-step", "1500")
    expect(clock).to_have_attribute("data-playing", "false")
    clock.locator(".play").click()
    expect(clock).to_have_attribute("data-playing", "true")
    visitor.page.keyboard.press("Escape")
    expect(clock).to_have_attribute("data-step", "1500")
