"""Links, on every page: what is shared opens what was on screen, and nothing that a link asks for breaks a page."""

import random
from typing import Any

import pytest

from tests.conftest import QUOTED, Open, address, possible, problems
from tests.groups import GROUPS
from tests.hostile import HOSTILE, MARKUP, NAMES, outside_code
from tests.jobs import JOBS, PAGES, take
from ui.kit.notes import TOLD, quoted
from ui.kit.session import from_link
from ui.kit.text import LANGUAGES
from ui.settings import kinds


@pytest.mark.parametrize(
    ("page", "language"),
    [
        *((page, ("en", "zh")[place % 2]) for place, page in enumerate(PAGES) if page != "seasoning"),
        ("practice", "en"),
    ],
)  # how often one has seasoned is one's own
def test_the_shared_link_opens_what_is_on_screen_at_every_moment(visit: Open, page: str, language: str) -> None:
    opened = visit(page, lang=language).switch_register()
    for step in JOBS[page].whole:
        if step.key in ("nudge", "invite", "answer_now"):
            continue  # an extra tasting is asked for again; what somebody typed is in no link
        take(opened, step)
        shown = opened.words()
        there, query = address(opened.links(close=False)[0])
        assert there == page
        assert visit(there, locale="de", **query).words() == shown


def test_a_link_leaves_out_what_is_usual_anyway(visit: Open) -> None:
    assert address(visit("practice", lang="en").links()[0]) == ("practice", {"lang": "en", "terms": "kitchen"})


def hostile_queries(count: int, seed: int) -> list[tuple[str, dict[str, Any]]]:
    """Pages and queries: one to six names, some of them twice, with hostile values."""
    dice = random.Random(seed)
    made = []
    for _ in range(count):
        query: dict[str, Any] = {}
        for name in dice.sample(NAMES, dice.randint(1, 6)):
            query[name] = [dice.choice(HOSTILE) for _ in range(dice.choice((1, 1, 1, 2)))]
        made.append((dice.choice(PAGES), query))
    return made


@pytest.mark.parametrize("page", PAGES)
def test_whatever_a_link_asks_for_only_possible_values_are_taken(page: str) -> None:
    for _, lists in hostile_queries(300, seed=len(page)):
        query = {name: values[-1] for name, values in lists.items()}
        reader = from_link(query, None, page, GROUPS[page])
        assert all(possible(name, value) for name, value in reader.values.items())
        refused = {refusal.name for refusal in reader.refusals}
        assert refused <= query.keys()
        for name in query.keys() & kinds(GROUPS[page]).keys():
            assert (name in refused) or possible(name, reader.values[name])
        assert bool(reader.memory(page).runs) == bool(query.keys() & {"cook", "ghost"} - refused)


@pytest.mark.parametrize(("page", "query"), hostile_queries(72, seed=20))
def test_no_link_breaks_a_page(visit: Open, page: str, query: dict[str, Any]) -> None:
    query = {name: [v for v in values if v != "\ud7ff"] or "" for name, values in query.items()}
    opened = visit(page, **query)
    assert problems(opened) == []
    last = {name: values[-1] if values else "" for name, values in query.items()}
    refused = from_link(last, None, page, GROUPS[page]).refusals
    text, infos = opened.content, [info.value for info in opened.app.info]
    assert len(infos) <= 2, "one box for the settings, one for the bet"
    for refusal in refused[:TOLD]:
        assert f"{text.label(f'setting.{refusal.name}')} = {quoted(refusal.asked)}" in infos[0]
    if len(refused) > 1:
        assert str(len(refused)) in infos[0]
    for text_shown in opened.words(sidebar=True):
        outside = outside_code(text_shown)
        assert not MARKUP.search(outside)


@pytest.mark.parametrize(
    ("page", "name", "asked"),
    [
        ("home", "dish", "pizza"),
        ("home", "eaters", ""),
        ("seasoning", "salt", "99"),
        ("seasoning", "spice", "-0.1"),
        ("seasoning", "salt", "NaN"),
        ("practice", "start", "<b>x</b>"),
        ("one_step", "step_rate", "0.3"),
        ("one_step", "press", "5"),
        ("one_step", "pot", "nan,nan"),
        ("practice", "rate", "1e9"),
        ("practice", "rounds", "11"),
        ("practice", "tongues", "forked"),
        ("practice", "odd", "maybe"),
        ("practice", "cook", "1,2"),
        ("practice", "ghost", "x"),
        ("practice", "bet", "everything"),
        ("seasoning", "bet", "salt"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_impossible_wish_is_refused_in_words_once(
    visit: Open, page: str, name: str, asked: str, language: str
) -> None:
    opened = visit(page, lang=language, **{name: asked})
    text = opened.content
    said = text.label("refusal", told=f"{text.label(f'setting.{name}')} = {quoted(asked)}")
    assert [info.value for info in opened.app.info] == [said]
    opened.app.run()
    assert not opened.app.info


def test_an_impossible_wish_is_quoted_as_code_and_cut_short(visit: Open) -> None:
    opened = visit("seasoning", lang="en", salt="`</code><script>alert(1)</script>**x**" + "y" * 10_000)
    (info,) = opened.app.info
    (asked,) = QUOTED.finditer(info.value)
    assert asked[0].startswith("`` `</code>"), "the backtick is shown, and ends nothing"
    assert len(asked[0].strip("` ")) <= 24
    assert "script" not in outside_code(opened.text())
