"""Which words matter?, through the entry script: practice, pressed words, and sentences of one's own."""

import json
import random

import pytest

from lessons.attention import films, own, scene
from lessons.attention.scene import Scene
from tests.conftest import NO_NUMBER, Open, Visit, problems
from tests.fuzz import wrong_with
from tests.hostile import HOSTILE
from tests.touch import press
from ui.kit.text import LANGUAGES, Text

PAGE = "attention"
WORDS = {"en": ("charged", "ate", "apple", "orange"), "zh": ("小米", "炒", "苹果", "充电")}


def practised(visit: Open, language: str, **settings: str) -> Visit:
    """The page after its main job."""
    return visit(PAGE, lang=language, **settings).click("bet.75").click("practise")


def type_in(page: Visit, text: str) -> Visit:
    """A sentence of one's own."""
    page.widget("own").set_value(text).run()
    return page


def test_the_bet_is_settled_by_practice(visit: Open) -> None:
    page = practised(visit, "en")
    assert page.bets[0].answers == ("50",)
    assert "Practised on 2 clues: 50%, one answer for both nouns, wrong for one." in page.text()
    assert page.reader.progress[PAGE]


def test_nothing_is_trained_before_it_is_asked_for(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: object, **rest: object) -> None:
        raise AssertionError("trained")

    monkeypatch.setattr("lessons.attention.scene.practise", never)
    page = visit(PAGE, lang="en").open_part("numbers")
    assert problems(page) == []
    assert "Not practised yet" in page.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pressed_word_is_hidden_and_shown_again_and_the_other_noun_asks(visit: Open, language: str) -> None:
    page = practised(visit, language)
    clue, other = (5, 3) if language == "en" else (8, 2)
    before = page.sentences()
    press(page, f"s{clue}")
    assert page.reader.values["att_hidden"] == str(clue)
    assert problems(page) == []
    assert page.content.form("say.other").partition("{")[0] in page.text()
    press(page, f"s{clue}")
    assert page.reader.values["att_hidden"] == ""
    assert page.sentences() == before
    press(page, f"s{other}")
    assert page.reader.values["att_noun"] == "first"
    press(page, "s0")
    press(page, f"s{clue}")
    assert page.reader.values["att_hidden"] == f"0_{clue}"
    page.set("att_sentence", "one")
    assert page.reader.values["att_hidden"] == "", "another sentence begins with nothing hidden"


def test_what_is_hidden_travels_in_a_link(visit: Open) -> None:
    page = practised(visit, "en", att_hidden="5")
    assert "Hide “ate”" in page.text()
    assert "att_hidden=5" in page.links()[0]


@pytest.mark.parametrize("told", ["", "s", "s99", "s-1", "x1", 5, None, [], {}, "s²", "s1 ", "o3", "s" + "9" * 300])
def test_a_message_of_another_form_changes_nothing(visit: Open, told: object) -> None:
    page = practised(visit, "en")
    values = dict(page.reader.values)
    press(page, told)
    assert problems(page) == []
    assert page.reader.values == values


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_of_ones_own_is_read_and_its_words_can_be_hidden(visit: Open, language: str) -> None:
    typed, clue = ("My uncle peeled a nice orange", 2) if language == "en" else ("外婆熬了小米", 1)
    page = type_in(practised(visit, language), typed)
    assert problems(page) == []
    assert page.content("sense.food") in page.text()
    assert page.content.form("own.unknown").partition("{")[0] in page.text()
    press(page, f"{own.LETTER}{clue}")
    kept = page.reader.memory(PAGE).recall(own.Own)
    assert kept is not None
    assert kept.hidden == frozenset({clue})
    assert problems(page) == []
    page.switch_register()
    assert page.widget("own").value == typed


def test_it_is_read_only_after_practice_and_kept_nowhere_else(visit: Open) -> None:
    page = type_in(visit(PAGE, lang="en"), "she ate my orange")
    assert "Let the chef practise first" in page.text()
    assert "my orange" not in json.dumps(page.links())
    assert "my orange" not in " ".join(str(value) for value in page.reader.values.values())
    assert page.click("start_again").widget("own").value == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_sentences_are_mere_words(visit: Open, language: str) -> None:
    page, dice = practised(visit, language), random.Random(language)
    noun = WORDS[language][2]
    words = [each for each in HOSTILE if each.isprintable() and not NO_NUMBER.search(each)]
    for value in dice.sample(words, 12):
        type_in(page, f"{value[:150]} {noun} {value[:20]}")
        assert wrong_with(page) == [], value


def test_any_text_is_cut_and_drawn_without_a_fault() -> None:
    dice = random.Random(1)
    letters = "apple orange 苹果小米 ate吃<>&\"'`*$[]{}🧂\u202e\u0301éé\n\t\x00१२𝒳日本 charged 充电"
    for _ in range(400):
        typed = "".join(dice.choice(letters) for _ in range(dice.randint(0, 60)))
        for language in LANGUAGES:
            asked = own.Own(typed).asked(language)
            if asked is not None:
                assert len(asked.words) <= own.MOST_WORDS
                now = Scene(asked, "learned", 2, False)
                drawn = films.picture(Text(language, "kitchen", PAGE), now, own.LETTER)
                html = drawn.html(drawn.looks(-1))
                assert "<script" not in html
                assert html.count("<text") == html.count("</text>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_vowel_signs_and_accents_stay_with_their_letters(visit: Open, language: str) -> None:
    noun = WORDS[language][2]
    page = type_in(practised(visit, language), f"नमस्ते दोस्त, {noun} cre\u0300me")
    assert page.content("own.unknown", unknown=3, count=4) in page.text()


def test_a_sentence_is_cut_between_letters(visit: Open) -> None:
    page = type_in(practised(visit, "en"), "apple " + "नि" * 150)
    kept = page.reader.memory(PAGE).recall(own.Own)
    assert kept is not None
    assert kept.typed == "apple " + "नि" * 97


def test_practised_on_one_clue_it_fails_on_two(visit: Open) -> None:
    page = practised(visit, "en")
    page.set("att_clues", 1)
    assert page.content("stale") in page.text()
    page.click("practise")
    assert page.content("stale") not in page.text()
    assert page.text().count("Practised on sentences with ") == 2


@pytest.mark.parametrize("language", ["en", "zh"])
def test_of_a_long_sentence_it_is_said_how_much_is_read(visit: Open, language: str) -> None:
    page = visit(PAGE, lang=language)
    noun, word = WORDS[language][2], {"en": "ate ", "zh": "吃"}[language]
    type_in(page, word * 10 + noun)
    cut = page.content("own.cut", most=own.MOST_WORDS)
    assert cut not in page.text()
    type_in(page, word * 25 + noun)
    assert cut in page.text()
    assert page.content.form("own.none").partition("{")[0] in page.text()


def test_what_a_reader_typed_is_kept_in_no_memory_of_the_process(visit: Open) -> None:
    page = practised(visit, "en")
    before = scene.seen.cache_info().currsize, scene.without_each.cache_info().currsize
    type_in(page, "my brother peeled the orange")
    assert "orange" in page.text()
    assert (scene.seen.cache_info().currsize, scene.without_each.cache_info().currsize) == before
