"""What is said of a run is what its losses and its bowl give."""

import re
from itertools import product

import numpy as np
import pytest

from core.diners import DISHES, regulars, strangers
from core.examples import Examples
from core.training import NEVER
from lessons.practice import films, words
from lessons.practice.rival import Rival, rival
from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from ui.figures import beside
from ui.kit.memory import Memory
from ui.kit.text import LANGUAGES, REGISTERS, Text
from ui.kitchen.settings import Order

TEXTS = [Text(language, register, "practice") for language, register in product(LANGUAGES, REGISTERS)]
TEXT = TEXTS[0]
TRIED = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.49, 0.5, 0.55, 0.6, 0.8, 1.0)
"""Learning rates, closer together around the boiling point."""


def score(crowd: Examples, grams: np.ndarray) -> float:
    return 100 / (1 + float(np.mean((crowd.X @ grams - crowd.y) ** 2)))


def walked(run: Practice) -> list[np.ndarray]:
    """The grams after every round, gone by hand."""
    crowd = regulars(run.dish, run.eaters, alike=run.tongues == "alike", inconsistent=run.odd == "yes")
    path = [np.array(run.grams)]
    for _ in range(run.rounds):
        path.append(path[-1] - run.rate * 2 / len(crowd) * crowd.X.T @ (crowd.X @ path[-1] - crowd.y))
    return path


def curvatures(crowd: Examples) -> np.ndarray:
    """Of the mean squared error, the flattest first."""
    return np.linalg.eigvalsh(2 / len(crowd) * crowd.X.T @ crowd.X)


def best(crowd: Examples) -> float:
    return score(crowd, np.linalg.solve(crowd.X.T @ crowd.X, crowd.X.T @ crowd.y))


def sections(run: Practice) -> list[str]:
    """The sentences that tell a run, found again in what was said."""
    names = (
        "burnt",
        "fix",
        "boiling",
        "not_for_long",
        "already",
        "short",
        "too_small",
        "too_small_along",
        "swings",
        "arrived",
        "settled",
    )
    crowd, now = regulars(run.dish, run.eaters), Scene(run)
    scores = [score(crowd, grams) for grams in walked(run)]
    values = {
        "rounds": run.rounds,
        "score": scores[-1],
        "best": best(crowd),
        "gap": beside(best(crowd) - scores[-1], 1, 1.0),
        "factor": beside(run.rate * curvatures(crowd)[-1], 1, 1.0, 2.0),
        "boil": 0.48,
        "salt": walked(run)[-1][0],
        "spice": walked(run)[-1][1],
        "arrived": next((r for r in range(len(scores)) if min(scores[r:]) >= best(crowd) - 1), NEVER),
        "burnt_round": int(now.history.burnt_at),
    }
    named, said = TEXT("say.rate", rate=run.rate) + " ", words.run(TEXT, now)
    assert said.startswith(named), "whatever stands on the slider by now"
    said = said.removeprefix(named)
    found = [name for name in names if TEXT(f"say.{name}", **values) in said]
    assert len(" ".join(TEXT(f"say.{name}", **values) for name in found)) == len(said)
    return found


@pytest.mark.parametrize(
    ("run", "told"),
    [
        (Practice(rate=0.01, rounds=10), ["short", "too_small"]),
        (Practice(rate=0.3, rounds=10), ["short", "too_small_along"]),
        (Practice(rate=0.05, rounds=100), ["arrived"]),
        (Practice(rate=0.2, rounds=100), ["arrived", "settled"]),
        (Practice(rate=0.3, rounds=100), ["swings", "arrived", "settled"]),
        (Practice(rate=0.48, rounds=10), ["short", "swings"]),
        (Practice(rate=0.2, start="mine", salt=3.0, spice=0.8), ["already", "settled"]),
        (Practice(rate=0.01, rounds=10, start="mine", salt=2.9, spice=0.9), ["already"]),
        (Practice(rate=0.55, rounds=10), ["fix", "boiling"]),
    ],
)
def test_a_run_is_told_by_its_own_numbers(run: Practice, told: list[str]) -> None:
    assert sections(run) == told


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_burnt_run_is_told_with_its_round_and_the_grams_that_stand_on_its_card(text: Text) -> None:
    now = Scene(Practice(rate=1.0, rounds=1000))
    path = walked(Practice(rate=1.0, rounds=40))
    losses = [np.mean((now.crowd.X @ grams - now.crowd.y) ** 2) for grams in path]
    burnt_at = next(round for round, loss in enumerate(losses) if loss > 1e6)
    salt, spice = path[burnt_at]
    factor = f"{curvatures(now.crowd)[-1]:.1f}"
    burnt = text("say.burnt", burnt_round=burnt_at, factor=factor, salt=salt, spice=spice)
    said = words.run(text, now)
    at = text("say.rate", rate=1.0)
    assert said == text.label("say.between").join([at, burnt, text("say.fix", boil=0.48)])
    assert all(amount.written in said for amount in films.amounts(text, now))
    assert words.below_zero(text, now) == ""
    own = Rival(((1.0, 1.0), (2.0, 1.0)))
    assert text("match.machine", score=100 / (1 + losses[burnt_at]), rounds=burnt_at) in words.match(text, now, own)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dish", DISHES)
def test_what_is_claimed_of_a_run_holds_for_every_boldness_and_length(text: Text, dish: str) -> None:
    """Recomputed along the axes of the bowl, on which a run is a geometric series."""
    for rate, rounds, tongues, mine in product(TRIED, (10, 100), ("usual", "alike"), ((1.0, 1.0), (3.0, 0.8))):
        run = Practice(dish, tongues=tongues, rate=rate, rounds=rounds, start="mine", salt=mine[0], spice=mine[1])
        crowd = regulars(dish, alike=tongues == "alike")
        values, axes = np.linalg.eigh(2 / len(crowd) * crowd.X.T @ crowd.X)
        bottom = np.linalg.solve(crowd.X.T @ crowd.X, crowd.X.T @ crowd.y)
        far = axes.T @ (np.array(run.grams) - bottom)
        end = bottom + axes @ (far * (1 - rate * values) ** rounds)
        said, now = words.run(text, Scene(run)), Scene(run)
        factor = rate * values[-1]
        assert (text("say.fix", boil=np.floor(200 / values[-1]) / 100) in said) == (factor > 2)
        if now.history.burnt:
            continue
        near = best(crowd) - score(crowd, end) <= 1
        short = text("say.short", rounds=rounds, score=score(crowd, end), best=best(crowd), gap="#").split("#")
        assert (short[0] in said) == (factor < 2 and not near)
        if short[0] in said:
            assert float(re.search(re.escape(short[0]) + r"([\d.]+)", said)[1]) > 1  # type: ignore[index]
        swings = text("say.swings", factor="#").split("#")
        along = (rate * values * far)[:, np.newaxis] ** 2 * (1 - rate * values)[:, np.newaxis] ** (
            2 * np.arange(rounds - 1) + 1
        )
        back = along.sum(axis=0) < -1e-4  # of two steps that follow on one another, each a sum along both axes
        already = text("say.already", **_end(run, crowd, end)) in said
        assert (swings[1] in said) == (factor < 2 and not already and bool(back.any() if near else back[-1]))
        if swings[1] in said:
            assert 1 < float(re.search(re.escape(swings[0]) + r"([\d.]+)", said)[1]) < 2  # type: ignore[index]
        left = axes.T @ (end - bottom)
        still = np.linalg.norm(rate * values * left) < 0.002 and np.linalg.norm(left) < 0.005
        assert (text("say.settled") in said) == (factor < 2 and still)


def _end(run: Practice, crowd: Examples, end: np.ndarray) -> dict[str, float]:
    return {"rounds": run.rounds, "score": score(crowd, end), "best": best(crowd)}


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_never_is_said_exactly_where_the_steepest_side_is_overshot_further_each_time(text: Text) -> None:
    for dish, tongues, rate in product(DISHES, ("usual", "alike"), (*TRIED, 0.4841, 0.4843)):
        now = Scene(Practice(dish, tongues=tongues))
        grows = abs(1 - rate * np.linalg.eigvalsh(2 / len(now.crowd) * now.crowd.X.T @ now.crowd.X)[-1]) > 1
        assert (words.arrival(text, now, rate) == text("arrival.never")) == grows


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_seasoning_below_zero_is_told_with_the_round_in_which_it_was_lowest(text: Text) -> None:
    run = Practice("congee", rate=0.48, rounds=100)
    path = np.array(walked(run))
    round, which = np.unravel_index(path.argmin(), path.shape)
    assert path[round, which] < 0
    seasoning = text.label(f"seasoning.{('salt', 'spice')[which]}")
    values = {"round": round, "seasoning": seasoning, "amount": f"{path.min():.2f}".replace("-", "−")}
    assert words.below_zero(text, Scene(run)) == text("say.below_zero", **values)
    assert words.below_zero(text, Scene(Practice(rate=0.05))) == ""


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("run", [Practice(rate=0.1, rounds=10), Practice("congee", tongues="alike", rate=0.2)], ids=str)
def test_the_figures_are_the_scores_of_start_end_and_best(text: Text, run: Practice) -> None:
    crowd, path = Scene(run).crowd, walked(run)
    wanted = {"you": score(crowd, path[0]), "machine": score(crowd, path[-1])}
    figures = words.figures(text, Scene(run))
    for who, found in wanted.items():
        assert float(figures[text(f"metric.{who}")]) == pytest.approx(found, abs=0.051)
    assert float(figures[text("metric.best")]) >= float(figures[text("metric.machine")])


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dish", DISHES)
@pytest.mark.parametrize("tongues", ["usual", "alike"])
def test_the_crowd_never_met_is_the_one_of_the_usual_seed_and_scores_start_and_end(
    text: Text, dish: str, tongues: str
) -> None:
    run = Practice(dish, "heavy", tongues=tongues, rate=0.1, rounds=10)
    crowd = strangers(dish, "heavy", alike=tongues == "alike", count=200, seed=2026)
    now, path = Scene(run), walked(run)
    assert np.array_equal(now.unmet.X, crowd.X)
    assert np.array_equal(now.unmet.y, crowd.y)
    scores = {"you": score(crowd, path[0]), "machine": score(crowd, path[-1])}
    assert words.strangers(text, now) == text("say.strangers", count=200, **scores)


@pytest.mark.parametrize("text", TEXTS, ids=str)
@pytest.mark.parametrize("dish", DISHES)
def test_the_pot_boils_over_at_2_divided_by_the_steepest_curvature(text: Text, dish: str) -> None:
    steepest = curvatures(regulars(dish))[-1]
    assert words.boil(text, Scene(Practice(dish))) == text("say.boil", boil=2 / steepest, steepest=steepest, good=30)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_change_is_told_from_before_to_after(text: Text) -> None:
    earlier, now = Practice(rate=0.01, rounds=10), Practice(rate=0.2, rounds=10)
    scores = [score(regulars("tomato_egg"), walked(run)[-1]) for run in (earlier, now)]
    said = words.what_changed(text, Scene(earlier), Scene(now))
    assert "0.01 → 0.2" in said
    assert scores[0] < scores[1]
    assert [float(found) for found in re.findall(r"\d+\.\d", said.split("0.2", 1)[1])] == pytest.approx(
        scores, abs=0.051
    )
    back = words.what_changed(text, Scene(now), Scene(earlier))
    assert [float(found) for found in re.findall(r"\d+\.\d+", back)][-2:] == pytest.approx(scores[::-1], abs=0.051)


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_better_and_worse_are_said_only_where_the_scores_shown_differ_and_the_same_diners_judge(text: Text) -> None:
    runs = [Practice(rate=rate, rounds=rounds) for rate, rounds in product((0.05, 0.2, 0.25, 0.44), (10, 100, 1000))]
    for earlier, now in product(runs, runs):
        if earlier == now:
            continue
        ends = [score(regulars("tomato_egg"), walked(run)[-1]) for run in (earlier, now)]
        said = words.what_changed(text, Scene(earlier), Scene(now))
        outcome = "same" if f"{ends[0]:.1f}" == f"{ends[1]:.1f}" else "better" if ends[1] > ends[0] else "worse"
        changes = {"what": "", "changes": ""}
        tail = text(f"say.changed_{outcome}", **changes, before=ends[0], after=ends[1])
        assert said.endswith(tail[-6:])
    for other in (Practice("congee"), Practice(eaters="light"), Practice(tongues="alike"), Practice(odd="yes")):
        tail = text("say.changed_other", what="", changes="")
        assert words.what_changed(text, Scene(Practice()), Scene(other)).endswith(tail[-12:])


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_start_is_told_with_its_own_grams_and_score(text: Text) -> None:
    mine = Practice(start="mine", salt=2.5, spice=0.3)
    values = {"salt": 2.5, "spice": 0.3, "score": score(regulars("tomato_egg"), np.array([2.5, 0.3]))}
    assert words.start(text, Scene(mine)) == text("from_yours", **values)
    first = text("from_first", score=score(regulars("tomato_egg"), np.array([1.0, 1.0])))
    assert words.start(text, Scene(Practice(salt=2.5, spice=0.3))) == first


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_bet_is_answered_rate_by_rate_and_names_its_run(text: Text) -> None:
    run = Scene(Practice("mapo_tofu", "light", start="mine", salt=0.0, spice=5.0))
    said = words.arrivals(text, run, run.run)
    arrived = [text("arrival.after", rounds=run.rounds_at(rate)) for rate in (0.02, 0.2)]
    assert [said.index(each) for each in arrived] == sorted(said.index(each) for each in arrived)
    assert text("arrival.never") in said
    assert text.option("dish", "mapo_tofu") in said
    unusual = Practice(tongues="alike", odd="yes")
    odd = words.arrivals(text, Scene(unusual), Practice())
    assert text("table.alike") in odd
    assert text("table.odd") in odd
    assert text("table.alike") not in said
    assert text("table.usual") not in said
    usual = words.arrivals(text, Scene(Practice()), unusual)
    assert text.label("say.and_also").join((text("table.usual"), text("table.sane"))) in usual, "others are on screen"
    assert text.option("eaters", "light") in said
    assert text("bet.from_yours", salt=0.0, spice=5.0) in said


def test_a_start_that_is_the_same_under_another_name_is_no_change() -> None:
    text = Text("en", "kitchen", "practice")
    first, mine = Practice(rate=0.2), Practice(rate=0.02, start="mine", salt=1.0, spice=1.0).run
    assert words.what_changed(text, Scene(first), Scene(mine)).startswith("**One change:**")
    moved = Practice(rate=0.02, start="mine", salt=2.0, spice=1.0)
    assert words.what_changed(text, Scene(first), Scene(moved)).startswith("**2 changes at once:**")


def test_where_all_begin_there_whoever_stays_is_right_and_that_is_said() -> None:
    text = Text("en", "kitchen", "practice")
    there = Scene(Practice(start="mine", salt=3.0, spice=0.8))
    assert there.fastest == ["0.02", "0.2"]
    assert text("arrival.leaves") in words.arrivals(text, there, there.run)
    assert words.arrivals(text, there, there.run).endswith(text("bet.all_there"))
    assert text("bet.all_there") not in words.arrivals(text, Scene(Practice()), Practice())


def test_never_is_said_of_a_rate_that_boils_and_not_of_one_that_is_only_slow() -> None:
    slow = Scene(Practice(tongues="alike", start="mine", salt=0.0, spice=5.0))
    assert slow.rounds_at(0.02) == NEVER
    assert words.arrival(TEXT, slow, 0.02) == TEXT("arrival.not_yet", patience=1000)
    assert words.arrival(TEXT, Scene(Practice()), 0.6) == TEXT("arrival.never")


@pytest.mark.parametrize(
    ("value", "limits", "said"),
    [(1.033, (1.0, 2.0), "1.03"), (1.983, (1.0, 2.0), "1.98"), (2.06, (1.0, 2.0), "2.1"), (1.04, (1.0,), "1.04")],
)
def test_a_number_is_not_read_as_the_limit_beside_it(value: float, limits: tuple[float, ...], said: str) -> None:
    assert beside(value, 1, *limits) == said


def test_a_run_that_overshoots_is_never_called_too_small() -> None:
    for rate in TRIED:
        names = words._run_sections(Scene(Practice(rate=rate, rounds=10)))
        assert not {"say.too_small", "say.swings"} <= set(names)
        assert "say.too_small" not in names or rate * curvatures(regulars("tomato_egg"))[-1] <= 1


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_the_match_is_real(text: Text) -> None:
    run, crowd = Scene(Practice(rate=0.2)), regulars("tomato_egg")
    own = Rival(((1.0, 1.0), (2.0, 1.0), (2.8, 1.0)))
    said = words.match(text, run, own)
    assert text("match.you", score=score(crowd, np.array([2.8, 1.0])), moves=2) in said
    assert text("match.machine", score=score(crowd, walked(run.run)[-1]), rounds=100) in said
    assert text("match.invite") not in said
    assert said.endswith(text("match.why"))  # two moves, a hundred rounds
    patient = Rival(own.walk * 40)
    assert text("match.why") not in words.match(text, run, patient)
    assert words.match(text, Scene(Practice(), cooked=False), None) == text("match.invite")


def test_a_walk_ends_at_its_best_and_nobody_who_has_not_moved_has_one() -> None:
    memory, order, diners = Memory(), Order(), regulars("tomato_egg")
    assert rival(memory, order, diners) is None
    memory.taste(order, (1.0, 1.0))
    assert rival(memory, order, diners) is None
    for grams in ((2.0, 1.0), (2.8, 1.0), (5.0, 5.0)):
        memory.taste(order, grams)
    assert rival(memory, order, diners) == Rival(((1.0, 1.0), (2.0, 1.0), (2.8, 1.0)))
    memory.taste(order, (3.0, 0.8))
    found = rival(memory, order, diners)
    assert found is not None
    assert (found.walk[-1], found.moves) == ((3.0, 0.8), 4)
    assert rival(memory, Order("congee"), regulars("congee")) is None


def test_the_best_try_is_the_one_that_those_like_best_for_whom_the_machine_cooks() -> None:
    memory, order = Memory(), Order("congee", "heavy")
    for grams in ((0.1, 4.5), (0.0, 4.5)):
        memory.taste(order, grams)
    usual, alike = (rival(memory, order, regulars("congee", "heavy", alike=each)) for each in (False, True))
    assert usual is not None
    assert alike is not None
    assert (usual.moves, alike.moves) == (0, 1)


def test_the_marks_are_the_bet_and_both_cooks() -> None:
    now, ghost = Scene(Practice(rate=0.3)), Scene(Practice(rate=0.05))
    names = [TEXT.label(name) for name in ("your_bet_mark", "cook.this", "cook.last")]
    assert words.marks(TEXT, "0.2", now, ghost) == list(zip((0.2, 0.3, 0.05), names, strict=True))
    assert words.marks(TEXT, "skip", now, None) == [(0.3, names[1])]
    assert words.marks(TEXT, None, now, None) == [(0.3, names[1])]
