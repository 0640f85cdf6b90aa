"""How big is a B, through the entry script: the bet, the ladder, and a config that is dropped."""

import json
from typing import Any

import pytest

from core.files import PICKLES
from core.model_configs import MOST_BYTES
from lessons.how_big import dropped, scene
from lessons.how_big.dropped import Dropped
from tests.conftest import Open, Visit, problems
from tests.core.test_model_configs import CONFIGS, written
from ui.kit import menu
from ui.kit.notes import quoted
from ui.kit.text import LANGUAGES, Text
from ui.kitchen.trained import TrainedLine, trained

PAGE = "how_big"
WRONG: dict[str, tuple[bytes, str]] = {
    "bad": (b"{", "could not be read as JSON"),
    "a list": (b"[1, 2]", "no list of names and values"),
    "silent": (b"{}", "does not say in `model_type`"),
    "another kind": (b'{"model_type": "mamba"}', "is of the kind `mamba`"),
    "without layers": (b'{"model_type": "gpt2"}', "lacks `n_layer`"),
    "negative": (b'{"model_type": "gpt2", "n_layer": -3}', "`n_layer` is `-3`"),
    "huge": (b" " * (MOST_BYTES + 1), "longer than any config"),
    "deep": (b"[" * 200_000, "could not be read as JSON"),
    "markup": (b'{"model_type": "<b>$x$ **bold** :red[x]"}', "is of the kind `<b>$x$ **bold**"),
}


def drop(page: Visit, name: str, content: bytes) -> Visit:
    """Drop a file."""
    page.widget(dropped.KEY).upload(name, content, "application/json").run()
    return page


def test_the_bet_is_settled_by_doubling(visit: Open) -> None:
    page = visit(PAGE, lang="en")
    assert page.widget("double").disabled
    page.click("bet.words").click("double")
    assert "twice is 12.12 billion" in page.text()
    assert page.widget("double").disabled, "twice it would do nothing"
    assert page.bets[0].answers == ("layers",)
    assert page.reader.progress[PAGE]
    assert page.reader.values["big_travel"] == 4, "whoever has not set out yet is carried to Yi-6B"


def test_whoever_is_on_the_way_stays_there(visit: Open) -> None:
    page = visit(PAGE, lang="en", big_travel="6").click("bet.layers").click("double")
    assert page.reader.values["big_travel"] == 6
    assert "**671,026,419,200 numbers**" in page.text()


def test_the_doublings_are_drawn_only_once_they_are_asked_for(visit: Open) -> None:
    page = visit(PAGE, lang="en")
    before = page.text()
    assert "23.20" not in before
    assert "11.60" not in before
    assert page.click("bet.layers").text().count("23.20") == 0
    assert "23.20" in page.click("double").text()


def test_the_chef_of_blame_slips_is_the_second_rung(visit: Open) -> None:
    page = visit("blame", lang="en", slip_cooks="4").click("bet.half").click("train")
    line = page.reader.left(TrainedLine)
    assert line is not None
    assert len(line.weights) == 17
    page.go(PAGE)
    assert "The chef you trained has 17 of the same kind" in page.text()
    assert "Your four cooks: 17" in page.text()


def test_without_one_it_is_the_chef_that_blame_slips_would_train(visit: Open) -> None:
    page = visit("blame", lang="en").click("bet.half").click("train")
    assert page.reader.left(TrainedLine) == trained(scene.SMALL, *scene.USUAL)
    assert "The chef of Blame slips has 13" in visit(PAGE, lang="en").text()


def test_the_two_sliders_are_the_readers_own(visit: Open) -> None:
    page = visit("seasoning", lang="en", salt="3.2", spice="0.9").go(PAGE)
    assert {"3.2", "0.9"} <= {text.strip() for text in page.words()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_can_be_answered_is_said_and_what_comes_next_only_if_it_is_there(visit: Open, language: str) -> None:
    page = visit(PAGE, lang=language).click("bet.layers").click("double")
    name = "stop_on" if menu.is_open("next_word") else "stop"
    assert page.content(name) in page.sentences()


@pytest.mark.parametrize("name", CONFIGS)
def test_a_published_config_is_counted(visit: Open, name: str) -> None:
    page = drop(visit(PAGE, lang="en"), "config.json", written(name).encode())
    assert problems(page) == []
    assert f"Just as many as {name}" in page.text()


def test_it_is_kept_across_language_register_and_page_and_until_start_again(visit: Open) -> None:
    page = drop(visit(PAGE, lang="en"), "config.json", written("Yi-6B").encode())
    assert "describes a model of the kind `llama`: **6,061,035,520 numbers**" in page.text()
    assert "6,061,035,520 parameters" in page.switch_register().text()
    assert "跟 Yi-6B 一个不差" in page.switch_language().text()
    page.go("practice").go(PAGE)
    assert "跟 Yi-6B 一个不差" in page.text()
    assert "一个不差" not in page.click("start_again").text()


def test_after_a_restart_the_page_says_that_it_is_gone(visit: Open) -> None:
    page = drop(visit(PAGE, lang="en"), "config.json", written("Yi-6B").encode())
    assert "drop it again" not in page.text()
    del page.reader.memory(PAGE).kept[Dropped]
    assert "Your file was only in this tab’s memory and is gone; drop it again." in page.go(PAGE).text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", WRONG)
def test_what_cannot_be_counted_is_said_in_a_sentence(visit: Open, which: str, language: str) -> None:
    content, says = WRONG[which]
    page = visit(PAGE, lang=language)
    page.reader.memory(PAGE).keep(dropped.read("`config`.json", content))
    page.go(PAGE)
    assert problems(page) == []
    assert not page.app.exception
    assert language != "en" or says in page.text()
    assert quoted("`config`.json", dropped.LONGEST_NAME) in page.text()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", PICKLES)
def test_every_pickle_can_be_dropped_and_is_refused_with_the_reason(visit: Open, ending: str, language: str) -> None:
    page = visit(PAGE, lang=language)
    assert ending in page.widget(dropped.KEY).proto.type
    page = drop(page, f"model{ending}", written("Yi-6B").encode())
    assert page.content("config.pickle", file=f"`model{ending}`") in page.text()
    assert "6,061,035,520" not in dropped.said(
        Text(language, "kitchen", PAGE), dropped.read(f"MODEL{ending.upper()}", b"{}")
    )


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "<script>alert(1)</script>.json", "a" * 300 + ".json", "$x$.json", ""]
)
def test_a_files_name_is_mere_letters(name: str) -> None:
    found: Any = dropped.read(name, b"{}")
    said = dropped.said(Text("en", "kitchen", PAGE), found)
    quoted = said.split("`")[1]
    assert len(quoted) <= dropped.LONGEST_NAME
    assert json.dumps(quoted)
    assert said.startswith("`")
