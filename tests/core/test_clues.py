"""Sentences of two meanings: what is in them, what nobody can decide, and how a text is cut into words."""

from collections import Counter

import numpy as np
import pytest

from core.attention import NO_WORD, Layout
from core.attention_training import EXAM, EXAM_SEED, RECORDED, STEPS, exam, practise, word_drop
from core.clues import PLACES, examples, row, sentences, spelled, unseen, vocabulary
from core.data.ambiguous_words import WORDBOOKS

LANGUAGES = tuple(WORDBOOKS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_one_gap_and_the_nouns_are_known(language: str) -> None:
    book = WORDBOOKS[language]
    gaps = {name: set(words) for name, words in book.gaps.items()}
    counted = Counter(word for words in gaps.values() for word in words)
    assert [word for word, count in counted.items() if count > 1] == []
    known = vocabulary(language)
    assert set(book.nouns) <= set(known)
    assert "N" not in known
    assert not any(word.isascii() and word.isupper() for word in known), "every gap is a list"
    assert 180 <= len(known) <= 210
    assert 1500 <= Layout(len(known)).parameter_count <= 1800


@pytest.mark.parametrize("clues", [1, 2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_what_they_say(language: str, clues: int) -> None:
    book, found = WORDBOOKS[language], sentences(language, 2000, 5, clues)
    clue_words = {
        sense: {
            word
            for frame in book.clued[sense]
            for gap in frame.split()
            if gap in book.gaps and gap not in book.neutral
            for word in book.gaps[gap]
        }
        for sense in book.clued
    }
    assert not set.intersection(*clue_words.values())
    assert len(found) == 2000
    for each in found:
        assert len(each.words) <= PLACES
        assert each.words[each.asked] in book.nouns
        if each.clue is not None:
            assert each.words[each.clue] in clue_words[("food", "device")[each.sense]]
        if each.other is not None:
            assert each.words[each.other[0]] in book.nouns
            assert each.words[each.other[0]] != each.words[each.asked]
            assert each.words[each.other[1]] in clue_words[("food", "device")[1 - each.sense]]
            assert each.turned.turned == each
    undecided = [each for each in found if each.clue is None]
    assert 0.1 < len(undecided) / len(found) < 0.3
    pairs = Counter((each.words, each.asked) for each in undecided)
    assert sum(count == 2 for count in pairs.values()) >= len(pairs) - 1, "labelled both ways"
    assert any(each.other for each in found) == (clues == 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meanings_have_nothing_to_do_with_each_other(language: str) -> None:
    decided = [each for each in sentences(language, 4000, 9) if each.clue is not None]
    assert 0.46 < sum(each.sense for each in decided) / len(decided) < 0.54
    assert 0.2 < sum(each.other is not None for each in decided) / len(decided) < 0.4


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exam_asks_nothing_that_was_practised(language: str) -> None:
    practised = sentences(language, 2000, 1)
    asked = unseen(language, 500, 77, practised)
    assert len(asked) == 500
    assert all(each.clue is not None for each in asked)
    assert not {(each.words, each.asked) for each in asked} & {(each.words, each.asked) for each in practised}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_cut_into_its_words_again(language: str) -> None:
    space = WORDBOOKS[language].space
    for each in sentences(language, 300, 4):
        assert spelled(language, space.join(each.words)) == tuple((word, True) for word in each.words)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "She ATE the Apple!", "she ate the apple"),
        ("en", "the pie, the <b>apple</b>… it’s 3.5", "the pie? the b? apple b? it’s? 3? 5?"),
        ("zh", "她把苹果吃了。", "她 把 苹果 吃 了"),
        ("zh", "外婆啃了一口大苹果！", "外婆? 啃 了 一口? 大 苹果"),
        ("zh", "小米apple🍎手机", "小米 apple? 手机"),
        ("en", "", ""),
        ("zh", "🧂，。\u202e", ""),
    ],
)
def test_what_is_not_known_is_kept_and_marks_are_left_out(language: str, text: str, words: str) -> None:
    told = " ".join(word if known else f"{word}?" for word, known in spelled(language, text))
    assert told == words


def test_a_row_holds_the_place_and_the_words() -> None:
    found = row("en", ("she", None, "the", "apple"), 3)
    assert found[0] == 3
    assert len(found) == 1 + PLACES
    assert [vocabulary("en")[at] for at in found[[1, 3, 4]]] == ["she", "the", "apple"]
    assert found[2] == NO_WORD
    assert (found[5:] == NO_WORD).all()


@pytest.mark.parametrize("wrong", [{"language": "fr"}, {"count": 0}, {"seed": -1}, {"clues": 3}])
def test_what_cannot_be_drawn_is_named(wrong: dict[str, object]) -> None:
    asked: dict[str, object] = {"language": "en", "count": 5, "seed": 1, "clues": 2} | wrong
    with pytest.raises(ValueError, match=next(iter(wrong))):
        sentences(**asked)  # type: ignore[arg-type]


# ---- practised ----


def test_the_word_asked_about_is_never_dropped() -> None:
    given = examples("en", sentences("en", 400, 2))
    X, y = word_drop(given, 300, 0.5)(np.random.default_rng(1))
    assert X.shape == (300, 1 + PLACES)
    assert (X[np.arange(300), 1 + X[:, 0]] != NO_WORD).all()
    assert set(y) <= {0.0, 1.0}
    assert (given.X == examples("en", sentences("en", 400, 2)).X).all(), "the sentences themselves stay"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_learns_where_to_look(language: str) -> None:
    learned, equal, one = (
        exam(practise(language, clues, 1, equal=alike)) for clues, alike in ((2, False), (2, True), (1, False))
    )
    assert learned.asked == EXAM
    assert learned.all > 0.95
    assert learned.tricky > 0.9
    assert learned.points > 0.9
    assert learned.without_clue < 0.6 < 0.9 < learned.without_other
    assert learned.forced < learned.all - 0.1
    assert equal.tricky == learned.forced_tricky == 0.5, "one verdict, two opposite questions"
    assert 0.7 < equal.all < 0.9
    assert one.tricky < learned.tricky - 0.05


def test_practice_is_recorded_and_the_same_every_time() -> None:
    again = practise.__wrapped__("en", 2, 1)
    kept = practise("en", 2, 1)
    assert (again.history.weights == kept.history.weights).all()
    assert list(kept.history.recorded) == list(range(0, STEPS + 1, RECORDED))
    assert kept.history.losses[0] > 0.6 > 0.3 > kept.history.losses[-1]


def test_whoever_watches_can_end_it() -> None:
    seen = []

    def watch(step: int, losses: object, weights: object) -> bool:
        seen.append(step)
        return step >= 50

    assert practise("zh", 2, 4, watch=watch).history.steps == 50
    assert seen == [0, 25, 50]
    assert EXAM_SEED > 10_000, "nobody practises with the seed of the exam"


@pytest.mark.parametrize("language", WORDBOOKS)
def test_vowel_signs_accents_and_joiners_stay_with_their_words(language: str) -> None:
    noun = WORDBOOKS[language].nouns[0]
    found = [word for word, _ in spelled(language, f"नमस्ते दोस्त, {noun} cre\u0300me می\u200cخواهم 👍🏽")]
    assert found == ["नमस्ते", "दोस्त", noun, "crème", "می\u200cخواهم"]
