"""What comes next, through the entry script: the bet, the practice, and a kitchen that is busy."""

import re

import pytest

from core.letters import whole_letters
from tests.conftest import Open, Visit, problems
from tests.hostile import outside_code
from ui.kit.text import LANGUAGES
from ui.kitchen import recipes, workshop
from ui.kitchen.workshop import Order

PAGE = "next_word"


def test_the_bet_comes_first_and_is_settled_by_the_practice(visit: Open) -> None:
    page = visit(PAGE, lang="en")
    assert page.widget("practise").disabled
    assert page.widget("word_place").disabled
    assert "The network is not ready yet" in page.text()
    page.click("bet.network")
    assert not page.widget("word_place").disabled
    page.click("practise")
    assert "pairs waver between 12.1 words, triples 6.9, the network " in page.text()
    assert page.reader.progress[PAGE]
    assert page.bets[0].answers is not None


def test_other_recipes_read_are_another_question(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.network").click("practise").set("word_read", 10)
    assert page.has("bet.pairs")
    assert "The network is not ready yet" in page.text()
    page.click("bet.triples").click("practise").set("word_read", 100)
    assert not page.has("bet.pairs")
    assert "the practised network by" in page.text()


@pytest.mark.parametrize("state", ["waiting", "working", "full", "failed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_waits_for_the_kitchen(visit: Open, monkeypatch: pytest.MonkeyPatch, state: str, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.triples")
    order: Order[recipes.Practised] = Order(state, ahead=1, seconds=3.0)
    monkeypatch.setattr(recipes, "order", lambda *_: order)
    monkeypatch.setattr(recipes, "look", lambda *_: order)
    page.click("practise")
    assert problems(page) == []
    assert page.widget("practise").disabled == order.going
    assert not page.reader.progress[PAGE]
    assert page.bets[0].answers is None
    if state in ("full", "failed"):
        assert page.content(state) in page.text()
    else:
        assert page.content.form("say.counted").rpartition("}")[2] in page.text()
    if state == "waiting":
        said = page.content("waiting", ahead=1, seconds=3)
        assert said in page.text()


LONG = "Simmer the lentils with cumin. Stir the lentils and add the tomatoes. " * 9


def typed(page: Visit, text: str) -> Visit:
    """Type a text of one's own."""
    page.set("word_more", "own").widget("own_text").set_value(text).run()
    return page


def test_a_text_of_ones_own_is_counted_at_once_and_goes_when_the_reader_starts_again(visit: Open) -> None:
    page = typed(visit(PAGE, lang="en"), LONG)
    assert "126 words and marks, 10 different" in page.text()
    assert "own_text" not in str(page.app.query_params)
    assert "lentils" not in page.reader.values.values()
    assert "126 words" in page.go("practice").go(PAGE).text()
    assert "126 words" not in page.click("start_again").text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_network_guesses_it_on_a_press_once_it_has_practised(visit: Open, language: str) -> None:
    text = LONG if language == "en" else "今天炒青菜，先把青菜洗净，锅里倒油，大火炒香，再放盐。" * 9
    page = typed(visit(PAGE, lang=language), text)
    assert page.content("own.first") in page.text()
    assert not page.has("own_guess")
    assert page.widget("own_practise").disabled, "the bet comes first"
    page.click("bet.network").click("own_practise")
    assert page.reader.progress[PAGE]
    assert not page.has("own_practise")
    verdicts = {page.content(f"own.{name}", read=100) for name in ("ahead", "behind")}
    assert not any(verdict in page.text() for verdict in verdicts)
    page.click("own_guess")
    assert sum(verdict in page.text() for verdict in verdicts) == 1
    assert problems(page) == []
    assert not any(verdict in typed(page, text + text).text() for verdict in verdicts), "none is guessed unasked"


def test_a_short_one_is_too_short(visit: Open) -> None:
    page = typed(visit(PAGE, lang="zh"), "今天炒个青菜。")
    assert "个词（标点也算）。靠数数来猜，至少要 50 个" in page.text()
    assert problems(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_are_mere_letters(visit: Open, language: str) -> None:
    page = visit(PAGE, lang=language)
    for text in (
        "<b>x</b> $a$ `b` :red[c] " * 20,
        "\u202e\u200b" * 40,
        "🧂 " * 60,
        "\u0646\u0635 " * 60,
        "豆腐" * 9000,
    ):
        typed(page, text)
        assert not page.app.exception
        outside = outside_code(" ".join(page.said()))
        assert "<b>" not in outside
        assert ":red[c" not in outside


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("end", ["हिन्दी में", "crème", "👍🏽", "👩\u200d👩\u200d👧", "🇳🇴", "می\u200cخواهم"])
def test_no_letter_is_shown_broken(visit: Open, language: str, end: str) -> None:
    """What follows is quoted in whole letters; in English, in whole words."""
    page = typed(visit(PAGE, lang=language), f"नमस्ते दोस्त {end} " * 30 + end)
    quoted = re.findall(r"`([^`]*)`", " ".join(page.said()))
    assert len(quoted) == 2
    words = f"नमस्ते दोस्त {end}".split()
    letters = {letter for word in words for letter in whole_letters(word)}
    assert set(quoted) <= (set(words) if language == "en" else {*letters, *words})


def test_whoever_comes_to_it_in_the_other_language_finds_the_network_there_too(visit: Open) -> None:
    page = visit(PAGE, lang="en").click("bet.network").click("practise").switch_language()
    assert problems(page) == []
    assert "神经网络" in page.text()
    assert page.reader.progress[PAGE]
    assert workshop.HERE.look(("recipes", "zh", 100, recipes.steps)).state == "made"
