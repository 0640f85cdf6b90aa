"""A text of the reader's own, against counting by hand; and hostile ones."""

import numpy as np
import pytest

from core.ngrams import count_ngrams
from lessons.next_word import own, pieces, written
from lessons.next_word.own import Judged, OwnText
from tests.lessons.next_word.hostile_texts import try_text
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen import recipes
from ui.kitchen.recipes import Practised


def told(language: str, text: str) -> Judged:
    """What counting makes of a text that is long enough."""
    found = own.counted(language, text)
    assert found is not None
    return found.judged


def test_the_last_fifth_is_guessed_from_the_first_four() -> None:
    text = "one two three two one two three four " * 10
    found = told("en", text)
    assert (found.words, found.different) == (80, 4)
    ids = np.array([("one", "two", "three", "four").index(word) + 1 for word in text.split()])
    for order, wavers in ((2, found.pairs), (3, found.triples)):
        model = count_ngrams([ids[:64]], order, 5)
        chances = [model.chances(ids[:place].tolist())[ids[place]] for place in range(64, 80)]
        assert wavers == pytest.approx(np.exp(-np.log(chances).mean()))
    assert (found.last, found.next) == ("four", "one")
    assert found.alike == 0


def test_what_comes_next_is_told_of_a_text_that_goes_on() -> None:
    """The end has a chance of its own, and a large one where the last words came once: it is left out of both sides."""
    text = "all went home . " * 20 + "then it rained all evening ."
    found, words = told("en", text), text.split()
    ids = np.array([sorted(set(words)).index(word) + 1 for word in words])
    chances = count_ngrams([ids], 3, len(set(words)) + 1).chances(ids.tolist())
    assert chances[0] > chances[1:].max(), "the end would be likeliest"
    assert found.chance == pytest.approx(chances[1:].max() / (1 - chances[0]))
    assert found.next == sorted(set(words))[int(chances[1:].argmax())]


def test_words_that_are_as_likely_are_counted() -> None:
    text = " ".join(f"{first}{second}x" for first in "abcdefgh" for second in "pqrstuvw")
    assert told("en", text).alike == 63
    assert "Just as likely are 63 others." in own.said(Text("en", "kitchen", "next_word"), OwnText(text))


def test_wavering_between_more_words_than_there_are_is_called_worse_than_a_blind_guess() -> None:
    """64 words that never come again: whoever guessed blindly, the unknown one among them, wavers between 65."""
    for language, register in ((language, register) for language in LANGUAGES for register in REGISTERS):
        text = Text(language, register, "next_word")
        new = " ".join(f"{first}{second}x" for first in "abcdefgh" for second in "pqrstuvw")
        found = told(language, new)
        blind = text("own.blind", different=found.different)
        assert min(found.pairs, found.triples) > found.different + 1
        assert own.said(text, OwnText(new)).endswith(blind)
        again = own.said(text, OwnText("one two three two one two three four " * 10))
        assert blind[-10:] not in again


def test_words_of_no_recipe_are_counted_as_such() -> None:
    assert told("en", "salt xyzzy " * 30).unknown == 0.5
    assert own.counted("en", "salt " * (own.FEWEST_WORDS - 1)) is None


def untrained(language: str) -> Practised:
    """A network as it begins."""
    net = recipes.network(language)
    weights = net.start(1)
    return Practised(language, 100, (), weights, net.parts(weights)["embedding"][np.newaxis])


TEXTS = {"en": "heat the oil in a wok and xyzzy add the salt . ", "zh": "锅里倒油，魑魅放盐，炒香。"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_network_guesses_those_words_that_it_knows_and_nobody_is_judged_by_others(language: str) -> None:
    found, net = own.counted(language, TEXTS[language] * 12), untrained(language)
    assert found is not None
    ids = recipes.recipes(language).vocabulary.ids
    known = [ids[word] for word in found.words if word in ids]
    begin = sum(word in ids for word in found.words[: found.cut])
    assert 0 < begin < len(known) < len(found.words)
    chances = [net.guesser(known[:place])[known[place]] for place in range(begin, len(known))]
    judges = own.contrast(net, found)
    assert judges["network"] == pytest.approx(np.exp(-np.log(chances).mean()), rel=1e-4)
    places = [at for at, word in enumerate(found.words[found.cut :]) if word in ids]
    for name in ("pairs", "triples"):
        assert judges[name] == pytest.approx(2 ** found.bits[name][places].mean())
    text = Text(language, "kitchen", "next_word")
    said = own.against(text, net, OwnText(TEXTS[language] * 12), found)
    assert text("own.behind", read=100) in said
    assert f"{len(known) - begin}" in said


@pytest.mark.parametrize(
    "text", [Text(language, register, "next_word") for language in LANGUAGES for register in REGISTERS]
)
def test_nothing_is_skipped_where_the_network_knows_every_word(text: Text) -> None:
    net = untrained(text.language)
    read = "".join(f"{word} " for word in recipes.recipes(text.language).others[0].words) * 3
    found = own.counted(text.language, read)
    assert found is not None
    count = len(found.words) - found.cut
    assert text("own.network.all", count=count, **own.contrast(net, found)) in own.against(
        text, net, OwnText(read), found
    )


def test_it_is_said_where_the_network_gets_further_and_where_it_knows_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    text, net = Text("en", "kitchen", "next_word"), untrained("en")
    strange = own.counted("en", "xyzzy plugh " * 40)
    assert strange is not None
    assert own.contrast(net, strange) == {}
    assert own.against(text, net, OwnText(""), strange) == text("own.strange", count=16)
    monkeypatch.setattr(own, "contrast", lambda *_: {"pairs": 9.0, "triples": 8.0, "network": 7.0})
    assert text("own.ahead", read=100) in own.against(text, net, OwnText(""), strange)
    monkeypatch.setattr(own, "contrast", lambda *_: {"pairs": 7.0, "triples": 9.0, "network": 8.0})
    assert text("own.behind", read=100) in own.against(text, net, OwnText(""), strange)
    known = len(recipes.recipes("en").vocabulary) - 1
    assert text("own.beyond", words=known) not in own.against(text, net, OwnText(""), strange)
    monkeypatch.setattr(own, "contrast", lambda *_: {"pairs": 7.0, "triples": 9.0, "network": 9999.0})
    assert text("own.beyond", words=known) in own.against(text, net, OwnText(""), strange)


def test_nothing_outside_the_session_keeps_what_was_typed() -> None:
    kept = OwnText("a word nobody has typed before " * 12)
    assert kept.counted("en") is kept.counted("en")
    assert not hasattr(own.counted, "cache_info"), "that cache would be the whole process's"


def test_a_long_text_is_cut_between_characters() -> None:
    assert len(own.shortened("豆" * 20_000).encode()) <= own.MOST_BYTES
    assert set(own.shortened("豆" * 20_000)) == {"豆"}
    assert own.shortened("\ud800soup") == "soup"


def test_hostile_texts_give_no_traceback() -> None:
    assert sum(map(try_text, range(200))) > 100, "most are long enough to be counted"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_read_is_found_word_for_word(language: str) -> None:
    read = recipes.recipes(language).others[0]
    known = written.read_steps(language, 10)
    assert set(written.steps(read.words[len(read.title) :])) <= known
    assert "".join(word for step in written.steps(read.words) for word in step) == "".join(read.words)
    assert (("soup", ".") in known) is False


def test_the_first_pieces_of_chinese_are_words() -> None:
    first = ["".join(pair) for pair in pieces.merges("zh")[:10]]
    assert len(set(first) & {"分钟", "切成", "锅里", "洗净", "切成丝", "出锅"}) >= 3
