"""Season it yourself: the bet, the sliders, the hints, and when the lesson is learned."""

import re

import pytest

from core.diners import regulars
from core.one_step import taste
from tests.conftest import Open, address, score_of


def test_the_sliders_wait_for_the_bet(visit: Open) -> None:
    page = visit("seasoning", lang="en")
    assert page.widget("salt").disabled
    assert page.widget("spice").disabled
    page.click("bet.most")
    assert not page.widget("salt").disabled
    assert page.has("bet.back")


def test_just_show_me_opens_the_page_without_a_bet(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.skip").set("salt", 3.0).set("spice", 0.8)
    assert "The sliders’ best: score 96, 6 of 8 happy there." in page.sentences()


@pytest.mark.parametrize(("salt", "spice"), [(0.0, 0.0), (2.3, 1.0), (3.0, 0.8), (6.0, 6.0), (6.0, 0.0), (0.1, 5.9)])
def test_the_sentence_of_a_seasoning_agrees_with_core(visit: Open, salt: float, spice: float) -> None:
    page = visit("seasoning", lang="en", bet="most").set("salt", salt).set("spice", spice)
    sentence = next(s for s in page.sentences() if s.startswith("**Score"))
    errors = taste(regulars("tomato_egg"), (salt, spice)).errors
    assert sentence.startswith(f"**Score {score_of('tomato_egg', salt, spice):.0f}.**")
    salty, spicy = re.search(r"Salt tongues: (.*?)\. Spice tongues: (.*?)\.", sentence).groups()  # type: ignore[union-attr]
    more_salt = regulars("tomato_egg").X @ [1, -1] > 0.1  # the fifth feels spice a little more
    for told, half in ((salty, more_salt), (spicy, ~more_salt)):
        said = {word: int(n) for n, word in re.findall(r"(\d) finds? it too (weak|strong)", told)}
        said |= dict.fromkeys(re.findall(r"all find it too (weak|strong)", told), 4)
        errors_there = errors[half]
        counts = {"weak": int(sum(errors_there <= -0.25)), "strong": int(sum(errors_there >= 0.25))}
        assert said == {word: n for word, n in counts.items() if n}


def test_following_the_hints_passes_90(visit: Open) -> None:
    page = visit("seasoning", lang="en", dish="mapo_tofu", bet="few")
    assert not any("would help most" in said for said in page.sentences())
    page.set("salt", 1.1)
    for _ in range(30):
        sentence = next(s for s in page.sentences() if s.startswith("**Score"))
        hinted = re.search(r"([\d.]+) g (more|less) (salt|spice) would help most", sentence)
        if not hinted:
            break
        amount = float(hinted[1]) * (1 if hinted[2] == "more" else -1)
        page.set(hinted[3], round(page.value(hinted[3]) + amount, 1))
    assert score_of("mapo_tofu", page.value("salt"), page.value("spice")) >= 90
    assert page.reader.progress["seasoning"]


def test_three_grams_of_salt_and_a_little_spice_pass_90_and_settle_the_bet(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.all").set("salt", 3.0).set("spice", 0.8)
    assert any(s.startswith("**You passed 90 after 1 move.**") for s in page.sentences())
    missed = "You bet **all 8**: not this time. The sliders’ best: score 96,"
    assert any(s.startswith(missed) for s in page.sentences())
    assert page.reader.progress["seasoning"]


def test_many_tries_without_90_still_end_in_the_lesson(visit: Open) -> None:
    page = visit("seasoning", lang="en").click("bet.few")
    for move in range(1, 9):
        assert not any("**optimizer**" in s for s in page.sentences())
        page.set("spice", 1.0 + move / 10)
    assert any(s.startswith("**8 moves, best score") for s in page.sentences())


def test_a_link_to_a_good_dish_does_not_praise_moves_that_nobody_made(visit: Open) -> None:
    page = visit("seasoning", lang="en", salt="3.0", spice="0.8", bet="most")
    assert "0 moves" not in page.text()


def test_the_shared_link_of_the_first_page_carries_the_seasoning_and_the_bet(visit: Open) -> None:
    opened = visit("seasoning", lang="zh").click("bet.all").set("salt", 2.0).set("spice", 0.4)
    there, query = address(opened.links()[0])
    again = visit(there, **query)
    said = [s for s in opened.sentences() if "分**。" in s]
    assert said
    assert [s for s in again.sentences() if "分**。" in s] == said
    assert [again.value(name) for name in ("salt", "spice")] == [2.0, 0.4]
    assert [bet.choice for bet in again.bets] == ["all"]


@pytest.mark.parametrize(("language", "unit"), [("en", " g"), ("zh", " 克")])
def test_weights_have_no_grams_in_the_field_s_words(visit: Open, language: str, unit: str) -> None:
    assert visit("seasoning", lang=language).widget("salt").proto.format == f"%.1f{unit}"
    assert visit("seasoning", lang=language, terms="real").widget("salt").proto.format == "%.1f"
