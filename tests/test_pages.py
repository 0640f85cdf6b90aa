"""Every page through the entry script: its main job, its words, its links, and all that readers may do to it."""

import random
import re
from itertools import product
from typing import Any

import numpy as np
import pytest

from core.diners import DISHES, EATERS, regulars
from core.least_squares import bowl, gradient_descent_path
from core.one_step import taste
from tests.conftest import Open, Visit, address, nodes, problems
from ui import menu, runs
from ui.more import PARTS
from ui.session import SKIPPED, from_link
from ui.settings import DEFAULTS, PAGE_SETTINGS, SETTINGS, Choice, Number, Practice, Value, names
from ui.text import LANGUAGES, REGISTERS, Text

PAGES = tuple(entry.id for entry in menu.OPEN_PAGES)
LESSONS = tuple(page for page in PAGES if page != menu.HOME)
IN_ENGLISH = Text("en", "kitchen", menu.HOME)

MAIN_JOBS: dict[str, tuple[tuple[str, Any], ...]] = {
    "home": (("dish", "mapo_tofu"), ("cook", None), ("eaters", "heavy"), ("cook", None)),
    "seasoning": (("bet.5", None), ("view", "taste_map"), ("salt", 3.0), ("dish", "congee"), ("bet.3", None)),
    "line": (
        ("bet.12", None),
        ("line_a", 1.5),
        ("fit", None),
        ("preset", "outlier"),
        ("bet.none", None),
        ("fit_rounds", 1000),
        ("fit", None),
    ),
    "one_step": (
        ("bet.salt", None),
        *[("press", None)] * 3,
        ("nudge", None),
        ("step_rate", 0.4),
        *[("press", None)] * 2,
    ),
    "practice": (("bet.0.2", None), ("cook", None), ("rate", 0.3), ("rounds", 10), ("cook", None), ("invite", None)),
    "six": (
        ("bet.adam", None),
        ("race", None),
        ("race_rate", 1.0),
        ("race", None),
        ("shelf_of", "adam"),
        ("landscape", "two_hollows"),
        ("bet.skip", None),
        ("fair", "own"),
        ("race", None),
    ),
    "stations": (
        ("bet.2", None),
        ("train", None),
        ("net_cooks", 3),
        ("train", None),
        ("net_map", "cook"),
        ("net_mode", "hand"),
        ("_weight.0", 2.0),
        ("net_cook", "out"),
        ("ticket_salt", 3.0),
    ),
}
"""For each page, presses (no value) and settings on the way through its main job."""


def act(visit: Visit, name: str, value: Any) -> None:
    visit.click(name) if value is None else visit.set(name, value)


def do_main_job(visit: Visit) -> Visit:
    for name, value in MAIN_JOBS.get(visit.page, ()):
        act(visit, name, value)
    return visit


def words(visit: Visit) -> Text:
    return Text(visit.reader.language, visit.reader.register, visit.page)


def score_of(dish: str, salt: float, spice: float) -> float:
    """The taste score, worked out here and not asked of `ui`."""
    crowd = regulars(dish)
    errors = crowd.X @ np.array([salt, spice]) - crowd.y
    return float(100 / (1 + np.mean(errors**2)))


def kept(visit: Visit) -> tuple[object, ...]:
    """Everything that the reader chose or did."""
    reader = visit.reader
    return dict(reader.values), dict(reader.bets), dict(reader.cooks), {k: list(v) for k, v in reader.tries.items()}


# ---- every page, in every language and register ----


@pytest.mark.parametrize(("page", "language", "register"), list(product(PAGES, LANGUAGES, REGISTERS)))
def test_a_page_opens_in_its_language_and_register_with_every_word_filled_in(
    visit: Open, page: str, language: str, register: str
) -> None:
    opened = visit(page, lang=language, terms=register)
    assert problems(opened) == []
    text = Text(language, register, page)
    assert [title.value for title in opened.app.title] == [text.label(f"page.{page}")]
    assert text("idea") in opened.sentences()
    do_main_job(opened)
    assert problems(opened) == []
    assert [title.value for title in opened.app.title] == [text.label(f"page.{page}")]
    for part in PARTS if page != menu.HOME else ():
        assert problems(opened.open_part(part)) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opened_from_home_is_the_page_opened_by_its_link(visit: Open, page: str) -> None:
    assert visit(lang="zh").go(page).words() == visit(page, lang="zh").words()


@pytest.mark.parametrize(("locale", "language"), [("zh-CN", "zh"), ("zh", "zh"), ("en-GB", "en"), ("de-DE", "en")])
def test_a_first_visit_follows_the_browsers_language(visit: Open, locale: str, language: str) -> None:
    assert visit(locale=locale).reader.language == language


def test_the_links_language_wins_over_the_browsers_and_over_an_unknown_one(visit: Open) -> None:
    assert visit(locale="zh-CN", lang="en").reader.language == "en"
    assert visit(locale="zh-CN", lang="tlh").reader.language == "zh"


@pytest.mark.parametrize("page", PAGES)
def test_the_words_at_first_sight_are_under_120(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    seen = opened.at_first_sight()
    assert words(opened)("idea") in seen
    assert 20 < len(re.findall(r"[A-Za-z’']+", seen)) < 120


# ---- Home ----


@pytest.mark.parametrize("dish", DISHES)
def test_home_cooks_one_order_with_both_chefs_and_shows_both_scores(visit: Open, dish: str) -> None:
    home = visit(lang="en").set("dish", dish)
    assert "score **" not in home.text()
    home.click("cook")
    untrained, trained = runs.untrained(), bowl(regulars(dish)).bottom
    shown = [float(score) for score in re.findall(r"score \*\*(\d+)\*\*", home.text())]
    assert shown == [round(score_of(dish, *untrained)), round(score_of(dish, *trained))]
    assert f"{trained[0]:.1f} g of salt and {trained[1]:.1f} g of spice" in home.text()
    assert home.reader.progress["home"]


def test_home_asks_to_cook_again_when_the_order_changes(visit: Open) -> None:
    home = visit(lang="en").click("cook").set("eaters", "light")
    assert words(home)("closed_again") in home.text()
    assert home.click("cook").text().count("score **") == 2


def test_home_leads_to_the_first_page(visit: Open) -> None:
    home = visit(lang="en").click("cook").click("begin")
    assert home.app.title[0].value == IN_ENGLISH.label("page.seasoning")


def test_the_menu_marks_what_was_seen_and_done_and_names_what_is_to_come(visit: Open) -> None:
    tab = do_main_job(visit("practice", lang="en")).go("one_step").go("home")
    text = tab.text(sidebar=True)
    assert f"2. Practice {IN_ENGLISH.label('progress.done')}" in text
    assert f"3. One step, slowly {IN_ENGLISH.label('progress.seen')}" in text
    assert "21. The recipe log · coming" in text
    assert IN_ENGLISH.label("progress.section", done=1, count=3) in text


# ---- Season it yourself ----


def test_the_sliders_wait_for_the_bet(visit: Open) -> None:
    page = visit("seasoning", lang="en")
    assert page.widget("salt").disabled
    assert page.widget("spice").disabled
    page.click("bet.3")
    assert not page.widget("salt").disabled
    assert page.widget("bet.3").label == "✓ 3 g"


def test_just_show_me_opens_the_page_without_a_bet(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.skip").set("salt", 3.0).set("spice", 0.8)
    assert f"They are happiest near {bowl(regulars('tomato_egg')).bottom[0]:.1f} g." in page.sentences()


@pytest.mark.parametrize(("salt", "spice"), [(0.0, 0.0), (2.3, 1.0), (3.0, 0.8), (6.0, 6.0), (6.0, 0.0), (0.1, 5.9)])
def test_the_sentence_of_a_seasoning_agrees_with_core(visit: Open, salt: float, spice: float) -> None:
    page = visit("seasoning", lang="en", bet="3").set("salt", salt).set("spice", spice)
    sentence = next(s for s in page.sentences() if s.startswith("**Score"))
    errors = taste(regulars("tomato_egg"), (salt, spice)).errors
    assert sentence.startswith(f"**Score {score_of('tomato_egg', salt, spice):.0f}.**")
    said = {word: int(n) for word, n in re.findall(r"[Tt]oo (weak|strong) for (\d)", sentence)}
    assert said == {k: n for k, n in (("weak", sum(errors <= -0.25)), ("strong", sum(errors >= 0.25))) if n}
    metrics = page.figures()
    assert metrics["Taste score"] == f"{score_of('tomato_egg', salt, spice):.0f}"
    assert metrics["How far off"] == f"{100 / score_of('tomato_egg', salt, spice) - 1:.2f}"


def test_following_the_hints_passes_90(visit: Open) -> None:
    page = visit("seasoning", lang="en", dish="mapo_tofu", bet="1")
    for _ in range(30):
        sentence = next(s for s in page.sentences() if s.startswith("**Score"))
        hinted = re.search(r"([\d.]+) g (more|less) (salt|spice) would help most", sentence)
        if not hinted:
            break
        amount = float(hinted[1]) * (1 if hinted[2] == "more" else -1)
        page.set(hinted[3], round(page.value(hinted[3]) + amount, 1))
    assert int(page.figures()["Taste score"]) >= 90
    assert page.reader.progress["seasoning"]


def test_three_grams_of_salt_and_a_little_spice_pass_90_and_settle_the_bet(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.5").set("salt", 3.0).set("spice", 0.8)
    assert any(s.startswith("**You passed 90 after 2 moves") for s in page.sentences())
    assert any(s.startswith("You bet **5 g**. Not this time. They are happiest near") for s in page.sentences())
    assert page.reader.progress["seasoning"]


def test_many_tries_without_90_still_end_in_the_lesson(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.1")
    for move in range(1, 9):
        assert not any("optimizer’s job" in s for s in page.sentences())
        page.set("spice", 1.0 + move / 10)
    assert any(s.startswith("**8 moves, best score") for s in page.sentences())


def test_a_link_to_a_good_dish_does_not_praise_moves_that_nobody_made(visit: Open) -> None:
    page = visit("seasoning", lang="en", salt="3.0", spice="0.8", bet="3")
    assert "0 moves" not in page.text()


# ---- One step, slowly ----


def test_four_presses_go_once_round_and_the_fifth_begins_from_the_new_grams(visit: Open) -> None:
    page = visit("one_step", lang="en")
    assert page.widget("press").disabled
    page.click("bet.salt")
    tasting = taste(regulars("tomato_egg"), (1.0, 1.0))
    page.click("press")
    assert [table.value.shape[0] for table in page.app.table] == [8]
    page.click("press")
    assert f"how far off {tasting.loss:.3f}, taste score {100 / (1 + tasting.loss):.1f}" in page.text()
    page.click("press")
    assert f"{tasting.gradient[0]:+.3f} for salt, {tasting.gradient[1]:+.3f} for spice" in page.text()
    page.click("press")
    salt, spice = np.array([1.0, 1.0]) - 0.1 * tasting.gradient
    assert f"**{salt:.2f} of salt, {spice:.2f} of spice.**" in page.text()
    assert f"{score_of('tomato_egg', salt, spice):.1f}**" in page.text()
    assert page.reader.progress["one_step"]
    page.click("press")
    assert f"{salt:.2f} g of salt and {spice:.2f} g of spice" in page.text()


def test_the_nudge_and_the_blame_say_the_same_slope(visit: Open) -> None:
    page = visit("one_step", lang="en", dish="congee", bet="spice")
    for press in ("press", "press", "press", "nudge"):
        page.click(press)
    gradient = taste(regulars("congee"), (1.0, 1.0)).gradient
    for name, slope in zip(("salt", "spice"), gradient, strict=True):
        sentence = next(s for s in page.sentences() if s.startswith(f"{name}: with 0.01 g more"))
        assert sentence.count(f"**{slope:+.4f}**") == 2


def test_the_link_of_a_step_carries_the_nudge_and_the_next_step_forgets_it(visit: Open) -> None:
    page = visit("one_step", lang="en", bet="spice")
    for press in ("press", "press", "press", "nudge"):
        page.click(press)
    there, query = address(page.links()[0])
    nudged = [s for s in visit(there, **query).sentences() if "with 0.01 g more" in s]
    assert len(nudged) == 2
    page.click("press").click("press")
    assert "with 0.01 g more" not in page.text()


def test_every_product_in_the_tasting_table_can_be_followed_by_hand(visit: Open) -> None:
    page = visit("one_step", lang="en", salt="2.5", bet="salt").click("press")
    for row in page.app.table[0].value.to_numpy():
        parts = []
        for product_said in row[1:-1]:
            felt, grams, part = map(float, re.fullmatch(r"(.+) × (.+) = (.+)", product_said).groups())  # type: ignore[union-attr]
            assert felt * grams == pytest.approx(part, abs=6e-4)
            parts.append(part)
        assert sum(parts) == pytest.approx(float(row[-1]), abs=1.1e-3)


def test_step_by_step_is_gradient_descent(visit: Open) -> None:
    page = visit("one_step", lang="en", step_rate="0.4", bet="salt")
    steps = 5
    for _ in range(4 * steps):
        page.click("press")
    path = gradient_descent_path(regulars("tomato_egg"), (1.0, 1.0), 0.4, steps)
    before, after = (100 / (1 + loss) for loss in path.losses[-2:])
    assert f"Score {before:.1f} → **{after:.1f}**" in page.text()


# ---- Practice ----


def test_practice_waits_for_the_bet_and_then_cooks(visit: Open) -> None:
    page = visit("practice", lang="en")
    assert page.widget("cook").disabled
    page.click("bet.0.2").click("cook")
    metrics = page.figures()
    assert metrics["Your start"] == f"{score_of('tomato_egg', 1, 1):.1f}"
    assert metrics["Best possible"] == f"{runs.best_score(regulars('tomato_egg')):.1f}"
    assert any(s.startswith("You bet **0.2, bold**, and that is right.") for s in page.sentences())


def test_moving_a_slider_only_marks_the_picture_as_not_cooked_yet(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook")
    before = [s for s in page.sentences() if s.startswith("**The machine")]
    assert before
    page.set("rate", 0.6)
    assert words(page)("not_cooked") in page.sentences()
    assert [s for s in page.sentences() if s.startswith("**The machine")] == before
    assert words(page)("not_cooked") not in page.click("cook").sentences()


def test_a_second_cook_says_what_the_change_did_and_leaves_a_ghost(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook")
    assert not any("**One change:**" in s for s in page.sentences())
    page.set("rate", 0.02).click("cook")
    first, second = (100 / (1 + runs.practice(run).losses[-1]) for run in page.reader.cooks["practice"])
    change = next(s for s in page.sentences() if "**One change:**" in s)
    assert "Boldness: 0.05 → 0.02" in change
    assert f"{first:.1f} → {second:.1f}, worse" in change
    assert '"ghost"' in page.widget("stage").proto.json


def test_two_changes_at_once_are_not_called_one(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").set("rate", 0.2).set("rounds", 1000).click("cook")
    assert any("Boldness" in s and "Rounds of tasting" in s for s in page.sentences())
    assert not any("One change" in s for s in page.sentences())


def test_cooking_twice_with_the_same_settings_is_one_cook(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").click("cook")
    assert len(page.reader.cooks["practice"]) == 1
    page.set("rate", 0.2).set("rate", 0.05).click("cook")
    assert len(page.reader.cooks["practice"]) == 1


def test_only_the_last_two_cooks_are_kept(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2")
    for rate in (0.1, 0.2, 0.3):
        page.set("rate", rate).click("cook")
    assert [run.rate for run in page.reader.cooks["practice"]] == [0.2, 0.3]  # type: ignore[attr-defined]


def test_a_burnt_run_says_so_and_why_and_offers_the_fix(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.6", rate="0.6").click("cook")
    steepest = bowl(regulars("tomato_egg")).curvatures[-1]
    said = next(s for s in page.sentences() if s.startswith("**Boiled over in round"))
    assert f"Each correction was {0.6 * steepest:.1f} times what was needed" in said
    assert "Try 0.2." in said
    assert (
        f"round {runs.practice(Practice('tomato_egg', 'normal', 1.0, 1.0, 'usual', 'no', 0.6, 100)).burnt_at}" in said
    )
    assert any("Arithmetic allows that" in s for s in page.sentences())


def test_the_practice_starts_from_the_seasoning_of_the_first_page(visit: Open) -> None:
    tab = visit("seasoning", lang="en", bet="3").set("salt", 2.4).set("spice", 3.1).set("dish", "chili_pork")
    tab.go("practice")
    expected = score_of("chili_pork", 2.4, 3.1)
    assert any(s.endswith(f"2.4 g of salt, 3.1 g of spice, score {expected:.0f}.") for s in tab.sentences())
    assert tab.value("salt") == 2.4
    tab.go("one_step")
    assert "2.40 g of salt and 3.10 g of spice" in tab.text()


def test_strangers_taste_when_invited(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").click("invite")
    assert any(s.startswith("200 new diners, never met in training") for s in page.sentences())


# ---- bets ----


@pytest.mark.parametrize("page", ["seasoning", "practice", "one_step"])
def test_a_bet_can_be_changed_until_its_answer_is_seen_and_not_after(visit: Open, page: str) -> None:
    first, second = {"seasoning": ("1", "5"), "practice": ("0.02", "0.6"), "one_step": ("salt", "spice")}[page]
    opened = visit(page, lang="en").click(f"bet.{first}").click(f"bet.{second}")
    assert [bet.choice for bet in opened.reader.bets.values()] == [second]
    if page == "seasoning":
        opened.set("salt", 3.0).set("spice", 0.8)
    elif page == "practice":
        opened.click("cook")
    else:
        for _ in range(4):
            opened.click("press")
    assert [(bet.choice, bet.answers is not None) for bet in opened.reader.bets.values()] == [(second, True)]
    assert not opened.has(f"bet.{first}")


SETTLED_BETS = {
    "seasoning": ("bet.5 salt=3.0 spice=0.8", "salt=0.0 dish=congee dish=tomato_egg"),
    "line": ("bet.12 fit", "preset=curve bet.skip fit preset=noisy bet.skip fit preset=two_points"),
    "rule": ("bet.model rule_place=elsewhere cook", "rule_place=home cook rule_cough=yes cook"),
    "practice": (
        "bet.0.2 cook",
        "tongues=alike salt=0.0 spice=6.0 cook dish=congee bet.skip cook dish=mapo_tofu bet.skip cook dish=tomato_egg",
    ),
    "six": ("bet.adam race", "race_rate=1.0 race landscape=saddle bet.skip race landscape=bowl"),
    "judges": ("bet.huber cook", "picky=-2.0 cook dish=congee bet.skip cook picky=1.0 cook dish=tomato_egg"),
    "stations": ("bet.3 train", "net_pattern=either train net_cooks=1 train"),
}
"""For each page, what settles a bet, and then other runs and the way back to its question."""


def go_through(visit: Visit, way: str) -> Visit:
    """Press and set what is listed: `press name=value …`."""
    for name, _, value in (step.partition("=") for step in way.split()):
        number = re.fullmatch(r"-?\d+(\.\d+)?", value)
        act(visit, name, (float(value) if "." in value else int(value)) if number else value or None)
    return visit


def outcome(visit: Visit) -> str:
    return next(s for s in visit.sentences() if s.startswith("You bet"))


@pytest.mark.parametrize("page", SETTLED_BETS)
def test_a_settled_bet_stays_as_it_came_out_whatever_is_run_afterwards(visit: Open, page: str) -> None:
    settles, others = SETTLED_BETS[page]
    opened = go_through(visit(page, lang="en"), settles)
    before = outcome(opened)
    assert outcome(go_through(opened, others)) == before
    assert not opened.has("bet.skip")


@pytest.mark.parametrize("page", [page for page in SETTLED_BETS if page != "seasoning"])  # there nothing runs
def test_a_shared_link_tells_of_a_settled_bet_what_its_sender_was_told(visit: Open, page: str) -> None:
    sender = go_through(visit(page, lang="en"), " ".join(SETTLED_BETS[page]))
    for _ in range(2):  # the link of a link too
        path, query = address(sender.links()[0])
        reader = visit(path, **query)
        assert problems(reader) == []
        assert outcome(reader) == outcome(sender)
        sender = reader


@pytest.mark.parametrize("first", ["", "1,2,3", "nan", "tomato_egg,normal,1.0,1.0,valley,same,0.2,8,sgd,9"])
def test_a_link_with_an_impossible_first_run_says_so_and_opens(visit: Open, first: str) -> None:
    page = visit("six", lang="en", bet="adam", first=first)
    assert problems(page) == []
    assert "the first pot" in page.text()
    assert page.has("bet.skip")


def test_the_first_run_begins_with_what_was_bet_on_unless_something_was_chosen(visit: Open) -> None:
    assert visit("practice", lang="en").click("bet.0.6").value("rate") == 0.6
    assert visit("practice", lang="en", rate="0.3").click("bet.0.6").value("rate") == 0.3
    assert visit("stations", lang="en").click("bet.1").value("net_cooks") == 1
    by_hand = visit("stations", lang="en", net_mode="hand", net_hand="0_2").click("bet.1")
    assert (by_hand.reader.values["net_hand"], by_hand.reader.values["net_cooks"]) == ("0_2", DEFAULTS["net_cooks"])


def test_a_tie_is_won_by_every_one_of_the_first_also_from_a_link(visit: Open) -> None:
    race = {"landscape": "valley", "race_rate": "0.2", "cook": "tomato_egg,normal,1.0,1.0,valley,same,0.2,8,sgd"}
    first = outcome(visit("six", lang="en", bet="nesterov", **race))
    assert first == outcome(visit("six", lang="en", bet="nesterov", **race).set("race_rate", 1.0))


@pytest.mark.parametrize("page", ["seasoning", "practice"])
def test_a_new_dish_is_a_new_question(visit: Open, page: str) -> None:
    opened = visit(page, lang="en").click("bet.skip").set("dish", "congee")
    assert IN_ENGLISH.label("bet_first") in opened.sentences()
    assert IN_ENGLISH.label("bet_first") not in opened.set("dish", "tomato_egg").sentences()


def test_a_new_rate_is_not_a_new_question(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").set("rate", 0.6).set("rounds", 1000)
    assert IN_ENGLISH.label("bet_first") not in page.sentences()
    assert not page.widget("cook").disabled


# ---- start again, languages, registers, sessions ----


@pytest.mark.parametrize("page", LESSONS)
def test_start_again_clears_this_page_and_no_other(visit: Open, page: str) -> None:
    tab = visit(lang="en", dish="congee")
    for each in PAGES:
        do_main_job(tab.go(each))
    before = kept(tab)
    bets, cooks = dict(tab.reader.bets), dict(tab.reader.cooks)
    tab.go(page).click("start_again")
    assert not [key for key in tab.reader.bets if key[0] == page]
    assert page not in tab.reader.cooks
    assert {k: v for k, v in bets.items() if k[0] != page} == tab.reader.bets
    assert {k: v for k, v in cooks.items() if k != page} == tab.reader.cooks
    own = set(names(PAGE_SETTINGS[page])) - {"dish", "eaters"}
    values, *_ = before
    assert isinstance(values, dict)
    assert tab.reader.values == {**values, **{name: DEFAULTS[name] for name in own}}
    assert (tab.value("salt") if tab.has("salt") else 1.0) == 1.0
    assert problems(tab) == []


@pytest.mark.parametrize("page", PAGES)
def test_switching_the_language_at_any_moment_loses_nothing(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    for name, value in ((None, None), *MAIN_JOBS.get(page, ())):
        if name:
            act(opened, name, value)
        before, screen = kept(opened), opened.words()
        opened.switch_language()
        assert opened.reader.language == "zh"
        assert problems(opened) == []
        assert kept(opened) == before
        assert opened.switch_language().words() == screen
        assert kept(opened) == before


@pytest.mark.parametrize("page", PAGES)
def test_switching_the_register_at_any_moment_loses_nothing(visit: Open, page: str) -> None:
    opened = visit(page, lang="zh")
    for name, value in ((None, None), *MAIN_JOBS.get(page, ())):
        if name:
            act(opened, name, value)
        before, screen = kept(opened), opened.words()
        real = opened.switch_register().words()
        assert real != screen
        assert kept(opened) == before
        assert opened.switch_register().words() == screen


def test_a_choice_made_in_one_language_is_shown_and_can_be_changed_in_the_other(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").set("dish", "congee").switch_language()
    assert page.value("dish") == "congee"
    page.set("eaters", "light")
    page.set("rounds", 1000)  # the second change after the switch is the one that resets a careless menu
    assert (page.value("dish"), page.value("eaters"), page.value("rounds")) == ("congee", "light", 1000)
    page.switch_language()
    assert (page.value("dish"), page.value("eaters"), page.value("rounds")) == ("congee", "light", 1000)


def test_language_and_register_are_kept_from_page_to_page(visit: Open) -> None:
    tab = visit("seasoning", lang="en").switch_language().switch_register().go("practice")
    assert (tab.reader.language, tab.reader.register) == ("zh", "real")
    assert problems(tab) == []


def test_going_away_and_back_loses_nothing(visit: Open) -> None:
    tab = visit(lang="en")
    screens = {page: do_main_job(tab.go(page)).words() for page in ("practice", "one_step")}
    tab.go("home").go("seasoning").go("one_step")
    assert tab.words() == screens["one_step"]
    assert tab.go("practice").reader.cooks["practice"]


def test_two_readers_never_share_anything(visit: Open) -> None:
    ann, bob = visit("practice", lang="en"), visit("practice", lang="zh")
    ann.click("bet.0.2").set("rate", 0.6).click("cook")
    fresh = visit("practice", lang="zh").words()
    assert bob.app.run() is bob.app
    assert bob.words() == fresh
    assert not bob.reader.bets
    assert not bob.reader.cooks
    assert bob.reader is not ann.reader
    bob.click("bet.0.02").set("salt", 4.0)
    assert ann.app.run() is ann.app
    assert ann.value("salt") == 1.0
    assert [bet.choice for bet in ann.reader.bets.values()] == ["0.2"]


# ---- links ----


@pytest.mark.parametrize(
    ("page", "language"), [("home", "en"), ("one_step", "zh"), ("practice", "en"), ("practice", "zh")]
)
def test_the_shared_link_opens_what_is_on_screen_at_every_moment(visit: Open, page: str, language: str) -> None:
    opened = visit(page, lang=language).switch_register()
    for name, value in MAIN_JOBS[page]:
        if name in ("nudge", "invite"):
            continue  # an extra tasting is asked for again
        act(opened, name, value)
        shown = opened.words()
        there, query = address(opened.links()[0])
        assert there == page
        assert visit(there, locale="de", **query).words() == shown


def test_the_shared_link_of_the_first_page_carries_the_seasoning_the_picture_and_the_bet(visit: Open) -> None:
    opened = visit("seasoning", lang="zh").click("bet.5").set("salt", 2.0).set("spice", 0.4).set("view", "taste_map")
    there, query = address(opened.links()[0])
    again = visit(there, **query)
    said = [s for s in opened.sentences() if "分。" in s]
    assert said
    assert [s for s in again.sentences() if "分。" in s] == said
    assert [again.value(name) for name in ("salt", "spice", "view")] == [2.0, 0.4, "taste_map"]
    assert [bet.choice for bet in again.reader.bets.values()] == ["5"]


def test_a_link_carries_the_bet_of_the_question_on_screen(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.5").set("dish", "congee")
    assert "bet" not in address(page.links()[0])[1]
    page.click("bet.1")
    assert address(page.links()[0])[1]["bet"] == "1"
    assert address(page.set("dish", "tomato_egg").links()[0])[1]["bet"] == "5"


def test_a_link_leaves_out_what_is_usual_anyway(visit: Open) -> None:
    assert address(visit("practice", lang="en").links()[0]) == ("practice", {"lang": "en", "terms": "kitchen"})


@pytest.mark.parametrize("page", PAGES)
def test_a_presenter_has_no_sidebar_but_the_language_the_register_and_the_way_on(visit: Open, page: str) -> None:
    opened = visit(page, lang="en", present="1")
    assert not list(opened.app.sidebar)[1:]
    assert opened.has("_register")
    assert opened.click("language").reader.language == "zh"
    links = [link.proto for link in opened.app.get("page_link") if link.proto.query_string]
    assert links
    assert all("present=1" in link.query_string and "lang=zh" in link.query_string for link in links)


def test_a_presenter_starts_again_from_the_link_and_not_from_what_the_class_left(visit: Open) -> None:
    job = do_main_job(visit("practice", lang="en", dish="congee", salt="2.5"))
    link = address(job.links()[1])[1]
    assert link["present"] == "1"
    stage = visit("practice", **link)
    first = stage.words()
    stage.set("rate", 0.6).set("salt", 5.0).set("dish", "mapo_tofu").click("bet.skip").click("cook").click(
        "start_again"
    )
    assert stage.words() == first


def test_a_presenters_link_says_nothing_of_its_bet_on_another_page(visit: Open) -> None:
    room = visit("practice", lang="en", present="1", bet="0.2").go("seasoning").click("bet.3").click("start_again")
    assert not room.app.info
    assert not [key for key in room.reader.bets if key[0] == "seasoning"]


def test_start_again_without_presenting_goes_back_to_one_gram(visit: Open) -> None:
    page = visit("seasoning", lang="en", salt="4.0", bet="3").click("start_again")
    assert page.value("salt") == 1.0
    assert page.widget("salt").disabled


# ---- what no link and no click may break ----

HOSTILE = (
    *(
        "",
        " ",
        "0",
        "-0",
        "-1",
        "1e999",
        "-1e999",
        "nan",
        "NaN",
        "inf",
        "-inf",
        "1e-320",
        "6.0000001",
        "99999999999999999",
    ),
    *(
        "0x10",
        "1_0",
        "١",
        "３",
        "½",
        "1,5",
        "None",
        "null",
        "true",
        "[]",
        "{}",
        "{0}",
        "{asked}",
        "{name!r}",
        "%s",
        "%00",
    ),
    *("\x00", "\n\n# Title", "`", "``", "\\", "\\`x\\`", "`</code><b>x</b>", "**bold**", "[x](javascript:alert(1))"),
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "$$\\frac12$$",
        ":red[x]",
        ":material/home:",
        "🧂" * 40,
    ),
    *(
        "' OR 1=1 --",
        "'; DROP TABLE diners; --",
        "../../etc/passwd",
        "\u202e\u200b",
        "\ud7ff",
        "é" * 300,
        "好吃" * 50,
        "A" * 10_000,
    ),
    *(
        "9" * 10_000,
        "," * 10_000,
        "tomato_egg",
        "congee",
        "light",
        "yes",
        "alike",
        "skip",
        "3",
        "0.2",
        "salt",
        "en",
        "zh",
        "real",
    ),
    *(
        "tomato_egg,normal,1.0,1.0,usual,no,0.6,1000",
        "tomato_egg,normal,1.0,1.0,usual,no,0.6,7",
        "congee,heavy",
        "congee,huge",
    ),
    *("tomato_egg,normal,nan,1,usual,no,0.6,100", "1e6,1e6", "-1e6,1e6", "nan,nan", "1,2,3", "4,", "inf,0", "2.5,0.3"),
)
NAMES = (*SETTINGS, "lang", "terms", "present", "bet", "cook", "ghost", "embed", "__proto__", "page", "")


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


def possible(name: str, value: Value) -> bool:
    setting = SETTINGS[name]
    if isinstance(setting, Choice):
        return value in setting.options
    return setting.parse(str(value)) == value


@pytest.mark.parametrize("page", PAGES)
def test_whatever_a_link_asks_for_only_possible_values_are_taken(page: str) -> None:
    for _, lists in hostile_queries(300, seed=len(page)):
        query = {name: values[-1] for name, values in lists.items()}
        reader = from_link(query, None, page)
        assert all(possible(name, value) for name, value in reader.values.items())
        refused = {refusal.name for refusal in reader.refusals}
        assert refused <= query.keys()
        for name in query.keys() & SETTINGS.keys():
            assert (name in refused) or possible(name, reader.values[name])
        assert bool(reader.cooks.get(page)) == bool(query.keys() & {"cook", "ghost"} - refused)


@pytest.mark.parametrize(("page", "query"), hostile_queries(72, seed=20))
def test_no_link_breaks_a_page(visit: Open, page: str, query: dict[str, Any]) -> None:
    query = {name: [v for v in values if v != "\ud7ff"] or "" for name, values in query.items()}
    opened = visit(page, **query)
    assert problems(opened) == []
    expected = {r.name for r in from_link({name: v[-1] if v else "" for name, v in query.items()}, None, page).refusals}
    text = words(opened)
    beginnings = [
        text.label("refusal", name=text.label(f"setting.{name}"), asked="\0").split("\0")[0] for name in expected
    ]
    infos = [info.value for info in opened.app.info]
    assert all(any(info.startswith(beginning) for info in infos) for beginning in beginnings)
    for text_shown in opened.words(sidebar=True):
        outside = re.sub(r"`[^`]*`", "", text_shown)
        assert not re.search(
            r"<script|<img|<b>|javascript:|DROP TABLE|# Title|\*\*bold|:red\[|etc/passwd|AAAA|🧂🧂", outside
        )


@pytest.mark.parametrize(
    ("page", "name", "asked"),
    [
        ("home", "dish", "pizza"),
        ("home", "eaters", ""),
        ("seasoning", "salt", "99"),
        ("seasoning", "spice", "-0.1"),
        ("seasoning", "salt", "NaN"),
        ("seasoning", "view", "<b>x</b>"),
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
    text = words(opened)
    said = text.label("refusal", name=text.label(f"setting.{name}"), asked=asked or " ")
    assert [info.value for info in opened.app.info] == [said]
    opened.app.run()
    assert not opened.app.info


def test_an_impossible_wish_is_quoted_as_code_and_cut_short(visit: Open) -> None:
    opened = visit("seasoning", lang="en", salt="`</code><script>alert(1)</script>**x**" + "y" * 10_000)
    (info,) = opened.app.info
    quoted = re.findall(r"`([^`]*)`", info.value)
    assert len(quoted) == 1
    assert info.value.count("`") == 2
    assert len(quoted[0]) <= 24
    assert "script" not in re.sub(r"`[^`]*`", "", opened.text())


def test_a_pot_from_a_link_however_full_can_be_adjusted_on_and_on(visit: Open) -> None:
    for pot in ("1e6,1e6", "-1e6,1e6", "-1e6,3e5"):
        opened = visit("one_step", lang="en", pot=pot, press="4", step_rate="0.4", bet="salt")
        for _ in range(5):
            opened.click("press")
            assert problems(opened) == []


def choices(visit: Visit) -> list[tuple[str, Any, Any]]:
    """Everything that could be touched now: kind, widget, and a range or the options."""
    found: list[tuple[str, Any, Any]] = []
    for node, _ in nodes(visit.app):
        key = getattr(node, "key", None) or ""
        setting = SETTINGS.get(key) or SETTINGS.get(key[1:].split(".")[0])
        if not key or getattr(node, "disabled", False):
            continue
        if node.type == "button":
            found.append(("click", node, None))
        elif node.type == "toggle":
            found.append(("set", node, (True, False)))
        elif node.type in ("slider", "number_input") and isinstance(setting, Number):
            steps = round((setting.high - setting.low) / setting.step)
            found.append(("set", node, [round(setting.low + i * setting.step, 6) for i in range(steps + 1)]))
        elif node.type in ("selectbox", "button_group", "select_slider") and isinstance(setting, Choice):
            shown = [option for option in setting.options if node.format_func(option) in node.options]
            found.append(("set", node, shown))
        elif key.startswith("_more."):
            found.append(("set", node, PARTS))
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_order_of_clicks_breaks_a_page(visit: Open, page: str) -> None:
    dice = random.Random(page)
    opened = visit(page, lang=dice.choice(("en", "zh")), bet=SKIPPED)
    done: list[str] = []
    for _ in range(45):
        kind, widget, values = dice.choice(choices(opened))
        value = None if kind == "click" else dice.choice(values)
        done.append(f"{widget.key}={value}")
        (widget.click() if kind == "click" else widget.set_value(value)).run()
        assert problems(opened) == [], f"after {done}"
        assert len(opened.app.title) == 1
        for name, shown in opened.reader.values.items():
            assert possible(name, shown), f"{name} = {shown!r} after {done}"


def test_every_dish_and_every_crowd_can_be_cooked_for_at_every_pace(visit: Open) -> None:
    dice = random.Random(7)
    page = visit("practice", lang="zh", bet=SKIPPED)
    rates = SETTINGS["rate"]
    assert isinstance(rates, Choice)
    for rate in rates.options:
        query = {
            "dish": dice.choice(list(DISHES)),
            "eaters": dice.choice(list(EATERS)),
            "tongues": dice.choice(("usual", "alike")),
            "odd": dice.choice(("no", "yes")),
            "rounds": dice.choice((10, 100, 1000)),
            "rate": rate,
        }
        page.reader.values.update(query)
        page.app.run()
        if page.widget("cook").disabled:
            page.click("bet.skip")
        page.click("cook")
        assert problems(page) == [], query
