"""Sentences of *Who sets the house rules?* are true in every state, and so is what they claim without a number."""

from dataclasses import replace

import pytest

from core.exams import SIZES, candidates, contest_of
from core.search import BUDGETS, tally
from core.trials import trials
from lessons.house_rules import scene, tables, words
from lessons.house_rules.scene import Scene
from lessons.house_rules.settings import AUTOMATIC, JOBS, PEOPLE, HouseRules, Sorted
from ui.kit.text import Text

TEXT = Text("en", "kitchen", "house_rules")
NINE = HouseRules()
TRUE = "".join(who for _, _, who in JOBS)


def test_the_bet_is_about_nine_trials_and_random_wins_it_beyond_a_coin() -> None:
    assert words.answers(NINE) == ["random"]
    told = words.truth(TEXT, NINE)
    assert told.startswith("In 200 kitchens, 9 trials each, random wins 124 times, the grid 76. ")
    assert "up to 9 values of boldness, the grid 3; boldness matters most" in told
    boldness, cooks = trials().shares
    assert cooks < 0.05 < boldness
    assert [HouseRules(search_trials=budget).bet_on for budget in BUDGETS] == [False, True, False, False]


@pytest.mark.parametrize("budget", BUDGETS)
def test_every_kitchen_has_a_sentence_that_says_who_found_the_better_chef(budget: int) -> None:
    for kitchen in range(1, 201):
        now = Scene(HouseRules(search_trials=budget, search_kitchen=float(kitchen)))
        told, (grid, random) = words.said(TEXT, now, budget), (now.searched.grid, now.searched.random)
        first, second = told.partition("right")[0], told.partition("right")[2]
        if grid.most == random.most:
            assert "both get" in told
        else:
            better = "random’s" if random.most > grid.most else "the grid’s"
            assert better in first
            assert better not in second
            assert str(max(grid.most, random.most)) in first
            assert str(min(grid.most, random.most)) in second


def test_a_search_that_is_not_over_says_how_far_it_is() -> None:
    assert words.said(TEXT, Scene(NINE), 0) == "Nothing tried yet of 9 trials each."
    assert words.said(TEXT, Scene(NINE), 6).startswith("**After 6 of 9 trials, at best: random gets 716 of 1000")
    assert words.said(TEXT, Scene(NINE), 9).startswith("**Kitchen 1, at best: random’s 9 values of boldness get 812")


def test_what_changed_tells_the_bests_of_both_searches() -> None:
    assert words.what_changed(TEXT, None, NINE) == ""
    told = words.what_changed(TEXT, NINE, replace(NINE, search_kitchen=2.0))
    assert told.startswith("**One change:** Kitchen: 1 → 2. At the end, the grid’s best: 711 → ")


def test_the_layout_decides_too() -> None:
    few, usual, other = tally(4), tally(9), tally(9, "ends")
    assert few.random_better < few.grid_better
    assert usual.random_better > usual.grid_better
    assert other.random_better < other.grid_better, "the counts that are told point both ways"
    assert "82%" in words.knobs(TEXT)
    assert words.layouts(TEXT).count("trials") == 2


def test_the_winner_is_worth_no_more_than_one_whom_nobody_chose() -> None:
    found = contest_of(SIZES[0])
    assert abs(float(found.fresh[-1] - found.fresh[0])) < 0.005
    assert "90.5% right on the exam that chose it, 83.8% before all others" in words.curse(TEXT)
    low, high = scene.middle_half()
    assert high - low < 1 / SIZES[0] / 2, "nearly as good as each other: less than half a diner of an exam apart"
    shares = candidates().mean(axis=1)
    assert ((shares >= low) & (shares <= high)).sum() == len(shares) / 2
    falls = [float(contest_of(size).fall[-1]) for size in SIZES]
    assert falls == sorted(falls, reverse=True)
    assert "falls by 6.7 points after an exam of 20, by 3.5 after 100, by 1.5 after 400" in words.larger(TEXT)


# ---- the jobs ----


def test_twelve_jobs_two_a_step_and_who_does_them() -> None:
    assert len(JOBS) == 12
    steps = [step for _, step, _ in JOBS]
    assert [steps.count(step) for step in dict.fromkeys(steps)] == [2] * 6
    assert (TRUE.count(PEOPLE), TRUE.count(AUTOMATIC)) == (7, 5)


@pytest.mark.parametrize(("done", "right"), [(TRUE, 12), (TRUE.translate({97: 112, 112: 97}), 0), ("p" * 12, 7)])
def test_what_was_sorted_is_counted(done: str, right: int) -> None:
    now = HouseRules(jobs_sorted=done)
    assert scene.sorted_right(now) == right
    assert words.jobs(TEXT, now).startswith(f"**{right} of 12 as it is.** People do 7 of them, a program 5.")
    marks = [cell[0] for cell in tables.jobs(TEXT, now)["As it is"]]
    assert marks.count("✓") == right


def test_no_answer_is_told_before_all_are_sorted() -> None:
    assert list(tables.jobs(TEXT, HouseRules(jobs_sorted=TRUE[:11])).columns) == ["Step", "Job", "You said"]
    assert words.job(TEXT, 4).startswith("**Job 5 of 12 · training:")


@pytest.mark.parametrize("text", ["", "p", "pa" * 6])
def test_jobs_that_there_may_be_are_taken(text: str) -> None:
    assert Sorted().parse(text) == text


@pytest.mark.parametrize("text", ["x", "P", "p" * 13, "p a", "<b>"])
def test_others_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="at most 12 letters"):
        Sorted().parse(text)
