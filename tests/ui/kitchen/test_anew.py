"""When something was trained, how long that took, and what *Train again* does on each page that trains."""

import time

import pytest

from tests.conftest import Open, problems
from tests.grouped import grouped
from tests.jobs import JOBS, go
from ui.kit.text import Text
from ui.kitchen import anew, recipes
from ui.kitchen.workshop import HERE, Order

EN, ZH = Text("en", "kitchen", "next_word"), Text("zh", "kitchen", "next_word")
MINUTES_SINCE = anew.minutes_since
TRAINS = ("next_word", "attention", "makes_up", "remembers")


def test_how_long_it_took() -> None:
    order = Order[int]("made", took=2.84, finished=time.time())
    assert anew.told(EN, order) == "Trained here just now, in 2.8 s."
    assert anew.told(ZH, order).endswith("用了 2.8 秒。")


@pytest.mark.parametrize(("seconds", "minutes"), [(59, 0), (61, 1), (1_499, 24), (90_001, 1_500), (-30, 0)])
def test_how_long_ago_it_was(seconds: float, minutes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anew, "minutes_since", MINUTES_SINCE)
    order = Order[int]("made", took=2.84, finished=time.time() - seconds)
    assert anew.told(EN, order).startswith(
        f"Trained here {grouped(minutes)} min ago" if minutes else "Trained here just"
    )
    assert anew.told(ZH, order).startswith(f"{grouped(minutes)} 分钟前" if minutes else "刚")


@pytest.mark.parametrize("page", TRAINS)
def test_whoever_presses_it_sees_the_training_again_and_the_same_comes_out(visit: Open, page: str) -> None:
    opened = go(visit(page, lang="en"), JOBS[page].main)
    assert "Trained here just now" in opened.text()
    before, made = opened.sentences(), dict(HERE._known)
    opened.click("train_again")
    assert problems(opened) == []
    fresh = [key for key, order in HERE._known.items() if key in made and order.finished > made[key].finished]
    assert len(fresh) == 1, "one thing is made anew, whoever needs what"
    assert HERE._known[fresh[0]].made is not made[fresh[0]].made
    assert opened.sentences() == before
    assert opened.reader.progress[page]


def test_others_keep_what_there_is_meanwhile(visit: Open) -> None:
    go(visit("next_word", lang="en"), JOBS["next_word"].main)
    there = recipes.look("en", 100)
    assert recipes.order("en", 100).made is there.made
    assert recipes.look("en", 100, there.finished).state == "unknown"
