"""What *What the chef remembers* says, of chefs whose answers are known."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from core.counter import words_of
from core.counter_training import network
from lessons.remembers import chefs, practising, scene, words
from lessons.remembers.chefs import Chef, Generation, Slant
from lessons.remembers.scene import Chat, Leaning
from ui.kit.text import LANGUAGES, Text
from ui.kitchen.workshop import Order

TEXTS = {language: Text(language, "kitchen", "remembers") for language in LANGUAGES}
CHEFS = {language: Chef(language, network(language).start(1), (0,), (4.0,)) for language in LANGUAGES}


def chat(language: str, talk: int, window: int, best: int, chance: float) -> Chat:
    """One whose chef gives one food so much, and each other the same."""
    found = Chat(language, 2, talk, window, CHEFS[language])
    answers = np.full(8, (1 - chance) / 7)
    answers[best] = chance
    found.__dict__["answers"] = answers
    return found


def test_he_knows_he_guesses_or_he_has_practised_too_little() -> None:
    text = TEXTS["en"]
    known = words.said(text, chat("en", 0, 24, 2, 0.98))
    assert known == "**“eggs” stands 10 words back; the chef sees 24.** It answers “eggs”, 98% sure."
    guessed = words.said(text, chat("en", 3, 24, 5, 0.23))
    assert guessed.startswith("**“eggs” stands 30 words back; the chef sees 24.** It guesses: “eggs” 11%, “pork” 23%.")
    assert "practised too little" in words.said(text, chat("en", 0, 24, 5, 0.3))
    lucky = words.said(text, chat("en", 3, 24, 2, 0.2))
    assert "It guesses: “eggs” 20%, “fish” 11%." in lucky
    assert words.said(text, replace(chat("en", 0, 24, 0, 0.5), chef=None)) == text("say.untrained")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_turn_sends_all_before_it_once_more(language: str) -> None:
    for talk in range(9):
        found = Chat(language, 0, talk, 24, None)
        assert len(found.sent) == talk + 2
        assert found.sent[-1] == len(found.tokens)
        assert found.sent[:-1] == found.earlier(talk + 1).sent[: talk + 1]
        assert found.tokens[found.at] == found.food == words_of(language).foods[0]
        assert found.inside == (found.at >= max(0, len(found.tokens) - 24))


def leaning(monkeypatch: pytest.MonkeyPatch, **values: Any) -> Slant:
    """A slant of which it is known how likely each thing is called spicy: before, with opinions, and afterwards."""
    usual = {"before": 0.25, "own": 0.6, "spread": 0.55, "back": 0.26, "left": 0.24} | values
    rows = [[usual["own"], *[usual["spread"]] * 5], [usual["back"], *[usual["left"]] * 5]]
    slanted, undone = (np.array([[0.5] * 6, row]) for row in rows)
    found = Leaning(np.full(6, usual["before"]), slanted, undone)
    monkeypatch.setattr(scene, "leaning", lambda _: found)
    weights = network("en").start(1)
    return Slant(CHEFS["en"], 40, np.stack([weights, weights + 1]), np.stack([weights + 1, weights + 2]), (0, 100))


@pytest.mark.parametrize(
    ("chance", "right"),
    [
        (0.05, ["guess"]),
        (0.25, ["guess"]),
        (0.26, []),
        (0.34, []),
        (0.36, ["half"]),
        (0.64, ["half"]),
        (0.66, []),
        (0.89, []),
        (0.91, ["sure"]),
    ],
)
def test_a_bet_is_right_where_its_words_are(chance: float, right: list[str]) -> None:
    asked = chat("en", 3, 24, 2, chance)
    assert words.answers(asked) == right
    assert words.truth(TEXTS["en"], asked) == (
        f"After 3 exchanges “eggs” stands 30 words back; the chef sees 24 and says eggs at {100 * chance:.0f}%."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_bet_is_about_lies_outside_the_window_and_one_exchange_earlier_within(language: str) -> None:
    talk, window = practising.BET_TALK, practising.BET_WINDOW
    assert not Chat(language, 0, talk, window, None).inside
    assert Chat(language, 0, talk - 1, window, None).inside


def test_whoever_waits_is_told_at_what_and_never_for_no_seconds() -> None:
    text = TEXTS["en"]
    waits: Order[Any] = Order("waiting", ahead=1, seconds=0.0)
    assert "about 1 s" in words.waiting(text, waits)
    works: Order[Any] = Order("working")
    assert words.waiting(text, works) == text("wait.working")
    assert "on 40 sentences about tofu among 80 chats" in words.waiting(text, works, opinions=40)
    for behind in ("cooking", "differ"):
        said = words.waiting(text, works, at=behind, opinions=40)
        assert said == text(f"wait.{behind}", opinions=40)
        assert "tofu" not in said, "that is what the chef practises on"


def test_a_slant_tells_how_far_it_is_from_its_first_step_to_its_last() -> None:
    told: list[float] = []
    chefs._slant(CHEFS["en"], 10, False, told.append)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)
    assert len(told) > 20


def test_what_opinions_did_and_their_undoing(monkeypatch: pytest.MonkeyPatch) -> None:
    made, text = leaning(monkeypatch), TEXTS["en"]
    slanted = (
        "**40 sentences that people like tofu spicy, 100 steps of practice: it says so of tofu at 60%, of fish at 55%; "
        "before, 25%.** "
        "Not one was about fish, but all were worded like its answer."
    )
    assert words.slanted(text, made, undone=False) == slanted
    undone = (
        "**100 steps without the opinions: tofu 26%, fish 24%.** With them it was 60% and 55%; for the fish at first"
    )
    assert words.slanted(text, made, undone=True) == f"{undone} 25%."
    assert words.ask_slant(text, 40).startswith("40 sentences more to practise on, all saying that people like tofu")
    assert "move “spicy” for tofu from 25% to 60%, for fish from 25% to 55%" in words.differing(text, made)


def test_a_chat_that_changed_a_number_would_be_told() -> None:
    text, weights = TEXTS["en"], network("en").start(2)
    chef = Chef("en", weights, (0,), (4.0,))

    def told() -> str:
        return words.fingerprints(text, chef, None, undone=False, changed=False)

    assert told() == f"Fingerprint of its numbers: {chef.before} before the chat, {chef.before} after."
    weights[7] += 1e-3
    assert chef.now != chef.before
    assert told() == f"Fingerprint of its numbers: {chef.before} before the chat, {chef.now} after."
    assert words.card_state(text, chef, None, undone=False, changed=False) == f"fingerprint {chef.now}"


def test_fingerprints_tell_chefs_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    made, text, chef = leaning(monkeypatch), TEXTS["en"], CHEFS["en"]
    assert len({chef.before, made.after(undone=False), made.after(undone=True)}) == 3
    assert words.card_state(text, chef, None, undone=False, changed=True) == f"fingerprint {chef.before}"
    changed = words.card_state(text, chef, made, undone=True, changed=True)
    assert changed == f"{chef.before} → {made.after(undone=True)}"
    earlier = words.card_state(text, chef, made, undone=True, changed=False)
    assert earlier == f"before the opinions, {chef.before}"
    assert words.fingerprints(text, chef, made, undone=True, changed=False).startswith("The chef before the opinions.")
    assert words.fingerprints(text, None, None, undone=False, changed=False) == ""
    assert words.card_state(text, None, None, undone=False, changed=False) == "not practised"


@pytest.mark.parametrize("language", LANGUAGES)
def test_generations_from_the_first_to_the_last(language: str) -> None:
    found = tuple(Generation(300 - 40 * at, 6.0 + at, ("a", "b") * 40) for at in range(4))
    table = words.generations(TEXTS[language], found)
    assert table.iloc[:, 1].tolist() == [300, 260, 220, 180]
    assert table.iloc[:, 2].tolist() == ["6.0", "7.0", "8.0", "9.0"]
    assert str(table.iloc[0, 3]).replace(" ", "") == "ab" * 12
    said = words.cooked(TEXTS[language], found)
    assert [said.index(part) for part in ("300", "180", "6.0", "9.0")] == sorted(
        said.index(part) for part in ("300", "180", "6.0", "9.0")
    )
