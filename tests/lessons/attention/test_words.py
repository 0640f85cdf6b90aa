"""What *Which words matter?* says and draws: its sentences are known, its failures fail, its figures are measured."""

from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest

from core.clues import spelled
from lessons.attention import films, own, scene, tables, words
from lessons.attention.layout import LAPTOP, PHONE, fitted, plan
from lessons.attention.own import Own
from lessons.attention.scene import Asked, Scene
from lessons.attention.settings import SENTENCES, Hidden, WhichWords, places, written
from tests.films import read
from ui.kit.text import LANGUAGES, REGISTERS, Text, page_sections

TEXTS = {language: Text(language, "kitchen", "attention") for language in LANGUAGES}
TRICKY = ("both", "turned", "after", "parts", "alike")


def asked(language: str, **settings: Any) -> Asked:
    """A sentence on offer."""
    return scene.ask(TEXTS[language], replace(WhichWords(), **settings))


def shown(language: str, look: str = "learned", **settings: Any) -> Scene:
    """It, read by the chef that has practised."""
    return Scene(asked(language, **settings), look, 2, True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", SENTENCES)
def test_every_word_of_the_sentences_on_offer_is_known(language: str, which: str) -> None:
    found = spelled(language, TEXTS[language].option("att_sentence", which))
    assert all(known for _, known in found), found
    assert len(asked(language, att_sentence=which).nouns) == (2 if which in TRICKY else 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", TRICKY)
def test_in_tricky_ones_the_two_nouns_mean_different_things(language: str, which: str) -> None:
    first, last = (
        float(shown(language, att_sentence=which, att_noun=noun).now.chance[-1]) for noun in ("first", "last")
    )
    assert (first > 0.5) != (last > 0.5)
    alike = [shown(language, "equal", att_sentence=which, att_noun=noun).now.chance[-1] for noun in ("first", "last")]
    assert alike[0] == pytest.approx(alike[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nobody_can_tell_it_is_not_sure(language: str) -> None:
    assert words.tossed(float(shown(language, att_sentence="none").now.chance[-1]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_a_coin_toss_is_named_at_sixty_percent_and_no_more(language: str, register: str) -> None:
    text, named = Text(language, register, "attention"), set()
    toss = text("say.toss").strip(".。").casefold()
    for which, noun, look in product(SENTENCES, ("first", "last"), ("learned", "equal")):
        whole = asked(language, att_sentence=which, att_noun=noun)
        for hidden in ((), *((at,) for at in whole.open)):
            read = Scene(whole.without(hidden), look, 2, True)
            said, chance = words.said(text, read, -1), float(read.now.chance[-1])
            if toss in said.casefold():
                named.add(hidden == ())
                assert round(100 * words.likely(chance)) <= 60, said
    assert named == {False, True}, "whether a word is hidden or not"


@pytest.mark.parametrize("language", LANGUAGES)
def test_hiding_the_clue_makes_the_verdict_fall_and_hiding_another_word_does_not(language: str) -> None:
    whole = shown(language)
    clue = int(whole.now.share[-1].argmax())
    hidden = shown(language, att_hidden=str(clue))
    assert words.likely(float(whole.now.chance[-1])) > 0.95
    assert words.likely(float(hidden.now.chance[-1])) < 0.7
    said = words.said(TEXTS[language], hidden, -1)
    assert (TEXTS[language]("say.toss") in said) == words.tossed(float(hidden.now.chance[-1]))
    others = hidden.others[-1]
    assert min(words.likely(float(other)) for other in others) > 0.9
    assert hidden.now.share[-1, clue] == 0
    assert float(hidden.now.share[-1].sum()) == pytest.approx(1.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", ["learned", "equal"])
def test_a_hidden_word_keeps_what_it_says_in_the_picture_and_in_the_table(language: str, look: str) -> None:
    text, whole = TEXTS[language], asked(language)
    told = tuple(tables.reading(text, Scene(whole, look, 2, True))[text("column.message")])
    for at in whole.open:
        hidden = Scene(whole.without({at}), look, 2, True)
        assert tuple(tables.reading(text, hidden)[text("column.message")]) == told
        assert np.delete(hidden.now.message[-1], at) == pytest.approx(np.delete(told, at), abs=1e-9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_every_word_that_can_be_hidden_is_nothing_is_said_of_another(language: str) -> None:
    whole = shown(language)
    clue = int(whole.now.share[-1].argmax())
    can = set(whole.asked.whole.open) - set(whole.asked.nouns)
    other = TEXTS[language].form("say.other").split("{")[0].strip()
    assert other in words.said(TEXTS[language], shown(language, att_hidden=str(clue)), -1)
    all_of_them = shown(language, att_hidden="_".join(map(str, sorted(can))))
    assert all_of_them.others.shape[1] == 0
    assert other not in words.said(TEXTS[language], all_of_them, -1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_word_is_told_of_only_where_the_hidden_one_matters_more_than_any(language: str) -> None:
    """Hidden one by one: at most one of the words is the one that decides."""
    other = TEXTS[language].form("say.other").split("{")[0].strip()
    whole = shown(language)
    can = sorted(set(whole.asked.whole.open) - set(whole.asked.nouns))
    left = {at: float(shown(language, att_hidden=str(at)).now.chance[-1]) for at in can}
    first = min(left, key=left.__getitem__) if float(whole.now.chance[-1]) > 0.5 else max(left, key=left.__getitem__)
    told = [at for at in can if other in words.said(TEXTS[language], shown(language, att_hidden=str(at)), -1)]
    assert told == [first]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_failures_are_failures(language: str) -> None:
    text, table = TEXTS[language], tables.failures(TEXTS[language], WhichWords())
    for meant, says in zip(table[text("column.meant")], table[text("column.says")], strict=True):
        assert meant not in says, (meant, says)
    assert spelled(language, text("fail.fourth"))[3 if language == "en" else 1][1] is False, "it has never met “not”"


def test_said_of_a_sentence() -> None:
    text = TEXTS["en"]
    assert words.said(text, shown("en"), -1).startswith("“apple” looks most at “ate” (")
    assert words.said(text, shown("en", att_hidden="5"), -1).startswith("**Hide “ate”: 99% fruit becomes ")
    assert "Taking all alike: " in words.said(text, shown("en", "equal"), -1)
    both = words.said(text, shown("en", "equal", att_hidden="5"), -1)
    assert both.startswith("**Picking among all words: 99% fruit. Taking all alike, “ate” hidden: "), "two changes"
    untrained = Scene(asked("en"), "learned", 2, False)
    assert words.said(text, untrained, -1).startswith("Not practised yet: ")
    assert words.said(TEXTS["zh"], shown("zh"), -1).startswith("“苹果”看得最多的是“充电”")


@pytest.mark.parametrize("value", ["", "0", "2_5", "0_1_19"])
def test_hidden_places_in_a_link(value: str) -> None:
    assert Hidden().parse(value) == value
    assert written(sorted(places(value))) == value


@pytest.mark.parametrize("value", ["x", "5_2", "2_2", "20", "-1", "1__2", "01", "²", "_", "1 2"])
def test_impossible_places_in_a_link(value: str) -> None:
    with pytest.raises(ValueError, match="places below 20"):
        Hidden().parse(value)


def test_places_that_the_sentence_does_not_have_and_its_noun_stay_in_sight() -> None:
    assert asked("en", att_hidden="1_7_19").hidden == frozenset({1})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", SENTENCES)
def test_words_stand_apart_and_inside(language: str, which: str) -> None:
    found = asked(language, att_sentence=which)
    for room in (LAPTOP, PHONE):
        tiles = plan(found.words, room).tiles
        assert all(room.left <= tile.x and tile.x + tile.wide <= room.right + 0.01 for tile in tiles)
        for one, other in pairwise(tiles):
            assert other.row > one.row or other.x >= one.x + one.wide
        assert max(tile.row for tile in tiles) <= (1 if len(tiles) <= 9 else 2)


def test_a_very_long_word_fits() -> None:
    tiles = plan(("a" * 200, "苹" * 90), PHONE).tiles
    assert all(tile.x + tile.wide <= PHONE.right for tile in tiles)
    assert fitted("a" * 200, PHONE) == "a" * 46 + "…"
    assert fitted("苹" * 90, PHONE) == "苹" * 23 + "…"
    assert fitted("apple", PHONE) == "apple"


@pytest.mark.parametrize("text", TEXTS.values(), ids=str)
def test_what_another_chef_says_is_not_called_before(text: Text) -> None:
    learned, equal = (words.drawn(text, Scene(asked(text.language), look, 2, True)) for look in ("learned", "equal"))
    assert learned.before == text("names.before")
    assert equal.before == text("names.picked") != text("names.before")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_film_says_at_every_frame_what_the_chef_sees_there(language: str) -> None:
    text, now = TEXTS[language], shown(language, att_hidden="1")
    film, said = read(films.picture_film(text, now)), read(films.said_film(text, now))
    assert film.places == said.places == (41,)
    drawn = films.picture(text, now)
    for frame in (0, 7, 40):
        looks = film.at(**{films.KEY: frame})
        wished = drawn.looks(frame)
        assert looks.keys() == wished.keys()
        assert {part: look for part, look in looks.items() if look != wished[part]} == {}
        for at, share in enumerate(now.now.share[frame]):
            assert float(looks[f"ws{at}-bar", "height"]) == pytest.approx(share * drawn.plans["w"].hangs, abs=0.051)
        assert said.at(**{films.KEY: frame})["said", "words"] == words.said(text, now, frame)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pressed_word_stays_the_same_in_the_drawing(language: str) -> None:
    text = TEXTS[language]
    drawings = {
        read(films.picture_film(text, shown(language, att_hidden=hidden))).drawing for hidden in ("", "0", "0_1")
    }
    assert len(drawings) == 1


# ---- a sentence of one's own ----


def test_own_words_that_are_not_known_are_skipped_and_told() -> None:
    text = TEXTS["en"]
    found = Own("My brother peeled the <b>orange</b>").asked("en")
    assert found is not None
    assert [word for word, known in zip(found.words, found.known, strict=True) if not known] == ["brother", "b", "b"]
    assert words.own(text, found) == ["3 of 7 words here it has never met: grey, and skipped."]
    drawn = films.picture(text, Scene(found, "learned", 2, True), own.LETTER)
    html = drawn.html(drawn.looks(-1))
    assert "“brother”: not known" in html
    assert "<b>" not in html
    assert 'data-press="o1"' not in html


def test_of_a_word_that_stands_twice_it_is_said_which_of_the_two_is_meant() -> None:
    text = TEXTS["en"]
    found = Own("she peeled the apple and the apple rang").asked("en")
    assert found is not None
    called = ("she", "peeled", "the (1)", "apple (1)", "and", "the (2)", "apple (2)", "rang")
    assert words.names(text, found) == called
    assert words.names(TEXTS["zh"], found)[-2] == "apple（第 2 个）"
    now = Scene(found, "learned", 2, True)
    most = called[int(now.now.share[-1].argmax())]
    assert words.said(text, now, -1).startswith(f"“{called[found.noun]}” looks most at “{most}”")
    assert words.alt(text, found) == text("alt.picture", noun=called[found.noun])
    hidden = Scene(found.without({5}), "learned", 2, True)
    assert "“the (2)”" in words.said(text, hidden, -1)
    drawn = films.picture(text, now, own.LETTER)
    assert "“the (2)”: " in drawn.html(drawn.looks(-1))


def test_a_sentence_without_a_noun_or_without_a_known_word() -> None:
    assert Own("she ate the pear").asked("en") is None
    alone = Own("apple").asked("en")
    assert alone is not None
    assert words.own(TEXTS["en"], alone) == ["It knows no word beside the noun: all that is left is a guess."]
    seen = scene.seen(alone, False, 2, True)
    assert seen.share[-1] == pytest.approx([1.0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_measured_figures_stand_in_both_languages(language: str) -> None:
    told = page_sections(language, "attention")["real_model", "kitchen"]
    for figure in MEASURED[language]:
        assert figure in told, figure


FIGURES = ("99.8%", "99.7%", "99.3%", "99.0%", "98.6%", "50%", "51%", "83%", "84%", "86%", "74%", "94%")
MEASURED = dict.fromkeys(LANGUAGES, FIGURES)
"""Over ten chefs a language, as `benchmarks.bench_attention` measures them."""
