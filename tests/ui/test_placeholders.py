"""Values stand in a sentence in the same order, and are written alike, in every language and register.

Where the words of two languages want another order, the orders are listed here as they were read, sentence by sentence.
"""

import re
from itertools import combinations

import pytest

from tests.ui.test_content import PAGES, Texts, files
from ui.kit.text import LANGUAGES

HOLE = re.compile(r"(?<!\{)\{(\w+)(?::([^{}|]*|0\?[^{}]*))?\}")
"""Where a number stands; a choice between two words is none, unless one is said of none and one holds the number."""

STEP = "seasoning feeling felt slope rate change"
STEP_REAL = "signed seasoning slope rate"
STEP_FLAT = "seasoning feeling felt slope rate"
STEP_SIGNED = "seasoning signed slope rate"

CROWDS = (
    "some crowds strangers none stop small dropout three small_much dropout_much round_30 round_100 rounds round_2000"
)

ORDERS: dict[tuple[str, str], tuple[str, str, str, str]] = {
    ("labels", "say.weak"): ("number count", "limit number count", "count number", "count number limit"),
    ("labels", "say.strong"): ("number count", "limit number count", "count number", "count number limit"),
    ("labels", "say.all_weak"): ("count", "limit count", "count", "count limit"),
    ("labels", "say.all_strong"): ("count", "limit count", "count", "count limit"),
    ("labels", "say.split"): (
        "weak count strong",
        "limit weak count strong",
        "count weak strong",
        "count weak strong limit",
    ),
    ("seasoning", "hint.more"): ("amount seasoning", "seasoning amount", "amount seasoning", "seasoning amount"),
    ("seasoning", "hint.less"): ("amount seasoning", "seasoning amount", "amount seasoning", "seasoning amount"),
    ("practice", "say.short"): ("rounds score gap best", "", "rounds score best gap", ""),
    ("one_step", "say.add"): (
        f"{STEP} seasoning",
        f"{STEP_REAL} seasoning change",
        STEP,
        "seasoning signed slope rate change",
    ),
    ("one_step", "say.leave"): (STEP_FLAT, STEP_REAL, STEP_FLAT, STEP_SIGNED),
    ("rule", "author.ill"): ("line best met rule count model", "", "line met best count rule model", ""),
    ("rule", "author.too_strong"): (
        "line shift best met rule count model",
        "",
        "line shift met best count rule model",
        "",
    ),
    ("rule", "mark.wrong.ill"): ("wrong count", "", "count wrong", ""),
    ("rule", "mark.wrong.too_strong"): ("wrong count", "", "count wrong", ""),
    ("judges", "plate.unhappy"): ("number others", "number others", "others number", "others number"),
    ("real_tasters", "say.goes"): ("column target way size others", "", "others column target way size", ""),
    ("real_tasters", "say.goes_level"): (
        "column level target way size base",
        "",
        "column level target base way size",
        "",
    ),
    ("six", "say.noise"): (
        *("batch count steps", "batch count steps seed"),
        *("count batch steps", "batch count steps seed"),
    ),
    ("six", "say.changed"): (
        "what changes before after arrived_before arrived_after count",
        "",
        "what changes before after count arrived_before arrived_after",
        "",
    ),
    ("six", "shelf.edge"): ("below rounds edge",) * 2 + ("rounds below edge",) * 2,
    ("stations", "lost.number"): ("cook hears", "hears cook", "cook hears", "hears cook"),
    ("stations", "lost.task"): ("hears cook limit limit",) * 2 + ("cook hears limit limit", "hears cook limit limit"),
    ("stations", "lost.closed"): ("value right count fresh unseen",) * 2 + ("value count right fresh unseen",) * 2,
    ("stations", "weight"): ("hears cook", "hears cook", "cook hears", "hears cook"),
    ("stations", "bet.truth"): (
        *("seeds needed rule learned won fewer lost",) * 2,
        *("seeds learned needed rule won fewer lost",) * 2,
    ),
    ("stations", "of"): ("count seeds", "", "seeds count", ""),
    ("stations", "say.untrained"): ("how right count fresh unseen",) * 2 + ("how count right fresh unseen",) * 2,
    ("stations", "say.trained"): ("rounds right count fresh unseen",) * 2 + ("rounds count right fresh unseen",) * 2,
    ("stations", "say.trained_by_hand"): (
        *("rounds right count fresh unseen",) * 2,
        *("rounds count right fresh unseen",) * 2,
    ),
    ("stations", "say.copies_left"): (
        *("station copied cooks cooks different",) * 2,
        *("station cooks copied cooks different",) * 2,
    ),
    ("stations", "say.spoon"): ("best count",) * 2 + ("count best",) * 2,
    ("home", "progress"): ("done count", "", "count done", ""),
    ("seasoning", "bet.truth"): ("best happy count", "best happy count", "best count happy", "best count happy"),
    ("picture", "say.anywhere"): (
        "count numbers right",
        "count right numbers",
        "count right numbers",
        "count right numbers",
    ),
    ("too_many", "bet.truth"): ("right count share", "right count share", "count right share", "count right share"),
    ("too_many", "say.round"): (
        "round right count new count",
        "round right count new count",
        "round count right count new",
        "round count right count new",
    ),
    ("too_many", "say.turn"): (
        "round right count new count",
        "round right count new count",
        "round count right count new",
        "round count right count new",
    ),
    ("too_many", "say.stopped"): (
        "round right count new count",
        "round right count new count",
        "round count right count new",
        "round count right count new",
    ),
    ("too_many", "say.changed"): (
        "what changes before after count new_before new_after",
        "what changes before after count new_before new_after",
        "what changes count before after new_before new_after",
        "what changes count before after new_before new_after",
    ),
    ("too_many", "exam.says"): ("right count", "right count", "count right", "count right"),
    ("too_many", "jars.two"): (
        *("regulars new number times example",) * 2,
        *("regulars new times number example",) * 2,
    ),
    ("too_many", "real_model"): (
        *(f"many few more_bare few_bare more_stop few_stop {CROWDS} turned crowds", ""),
        *(f"few many few_bare more_bare few_stop more_stop {CROWDS} crowds turned", ""),
    ),
    ("real_tasters", "chance.some"): (*("count row own unseen before draws", "count own row unseen before draws") * 2,),
    ("too_many", "jars.worse"): ("worse times", "worse times", "times worse", "times worse"),
    ("line", "bet.truth_many"): ("points hits count touch largest", "", "points count hits touch largest", ""),
    ("line", "bet.truth"): ("points hits count touch largest", "", "points count hits touch largest", ""),
    ("file", "bet.truth"): ("served changed count",) * 2 + ("served count changed",) * 2,
    ("file", "say.practised"): (
        *("guests complained rounds changed count exam before after",) * 2,
        *("guests complained rounds count changed exam before after",) * 2,
    ),
    ("remodelling", "verdict.worse"): ("fewer guests", "", "guests fewer", "guests fewer"),
    ("remodelling", "verdict.better"): ("more guests", "", "guests more", "guests more"),
    ("remodelling", "verdict.lucky"): ("more guests", "", "guests more", "guests more"),
    ("how_big", "bet.truth"): (
        "closest share twice wide",
        "closest share twice wide",
        "closest twice share wide",
        "closest twice share wide",
    ),
    ("attention", "say.hidden_equal"): (
        "before was words now sense",
        "before was words now sense",
        "words before was now sense",
        "before was words now sense",
    ),
    ("attention", "say.other"): ("was least", "was least", "least was", "was least"),
    ("attention", "own.unknown"): ("unknown count", "unknown count", "count unknown", "count unknown"),
    ("real_tasters", "bridge"): ("count inputs rmse", "", "inputs count rmse", ""),
    ("remodelling", "verdict.luck"): ("turned guests",) * 2 + ("guests turned",) * 2,
    ("remodelling", "say.beginner"): ("rounds wins seeds",) * 2 + ("rounds seeds wins",) * 2,
    ("makes_up", "say.right"): ("right count",) * 2 + ("count right",) * 2,
    ("makes_up", "say.closed"): ("right count sure",) * 2 + ("count right sure",) * 2,
    ("makes_up", "say.open"): ("right count sure",) * 2 + ("count right sure",) * 2,
    ("makes_up", "say.torn"): ("right count sure",) * 2 + ("count right sure",) * 2,
    ("makes_up", "say.marks"): ("hits marked", "", "marked hits", ""),
    ("makes_up", "say.reading"): (
        *("early unsure before count late sure after count",) * 2,
        *("early unsure count before late sure after",) * 2,
    ),
    ("makes_up", "say.covered"): (*("kept known through torn",) * 2, *("known kept torn through",) * 2),
    ("makes_up", "nowhere.none"): (*("dish sure lent count",) * 2, *("dish sure count lent",) * 2),
    ("makes_up", "snowball.all"): (*("fits tried true sure usually",) * 2, *("tried fits true sure usually",) * 2),
    ("recipe_log", "evidence.user"): (
        *("complained unchanged kept count",) * 2,
        *("complained unchanged count kept",) * 2,
    ),
    ("recipe_log", "evidence.user_none"): (*("complained kept count",) * 2, *("complained count kept",) * 2),
    ("recipe_log", "evidence.use"): ("served changed count",) * 2 + ("served count changed",) * 2,
    ("recipe_log", "evidence.exact.too_many"): (
        *("cooks right regulars wrong count best",) * 2,
        *("cooks regulars right count wrong best",) * 2,
    ),
    ("recipe_log", "say.bets"): ("won count", "", "count won", ""),
    ("blame", "say.score"): (
        *("right count unseen new", "right count unseen new loss"),
        *("count right new unseen", "count right new unseen loss"),
    ),
    ("blame", "say.changed"): (
        *("what changes before after count unseen_before unseen_after new",) * 2,
        *("what changes count before after new unseen_before unseen_after",) * 2,
    ),
    ("house_rules", "say.changed"): (
        *("what changes grid_before grid_after count random_before random_after",) * 2,
        *("what changes count grid_before grid_after random_before random_after",) * 2,
    ),
    ("stations", "say.changed_better"): (
        *("what changes right_before right_after count unseen_before unseen_after fresh",) * 2,
        *("what changes count right_before right_after fresh unseen_before unseen_after",) * 2,
    ),
}
"""By file and section: in English, its real form, in Chinese, its real form; empty where there is no such form."""

ORDERS[("stations", "lost.task_other")] = ORDERS[("stations", "lost.task")]
ORDERS[("stations", "lost.task_last")] = ORDERS[("stations", "lost.task")]
ORDERS[("stations", "say.changed_worse")] = ORDERS[("stations", "say.changed_better")]
ORDERS[("stations", "say.changed_same")] = ORDERS[("stations", "say.changed_better")]
ORDERS[("one_step", "say.take")] = ORDERS[("one_step", "say.add")]

FORMS = [(language, register) for language in LANGUAGES for register in ("kitchen", "real")]
"""In the order of `ORDERS`."""


def forms(file: str) -> dict[str, list[str]]:
    """The text of each section in its four forms, empty where there is none."""
    texts: dict[str, Texts] = {language: files(language)[file] for language in LANGUAGES}
    names = dict.fromkeys(name for name, _ in texts["en"])
    return {name: [texts[language].get((name, register), "") for language, register in FORMS] for name in names}


def holes(text: str) -> list[str]:
    """What is filled in, in order."""
    return [name for name, _ in HOLE.findall(text)]


def both(one: str, other: str) -> tuple[list[str], list[str]]:
    """The values that stand in both of two texts; each where it stands first, if one says some of them more often."""
    names = set(holes(one)) & set(holes(other))
    first, second = ([name for name in holes(text) if name in names] for text in (one, other))
    return (
        (first, second) if sorted(first) == sorted(second) else (list(dict.fromkeys(first)), [*dict.fromkeys(second)])
    )


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_values_stand_in_the_same_order_in_every_form(file: str) -> None:
    for name, texts in forms(file).items():
        if (file, name) not in ORDERS:
            for one, other in combinations(filter(None, texts), 2):
                first, second = both(one, other)
                assert first == second, name


@pytest.mark.parametrize(("file", "name"), ORDERS)
def test_another_order_is_the_one_that_was_read(file: str, name: str) -> None:
    texts = forms(file)[name]
    assert [" ".join(holes(text)) for text in texts] == list(ORDERS[file, name])
    assert any(len(set(map(tuple, both(one, other)))) > 1 for one, other in combinations(filter(None, texts), 2))


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_a_value_is_written_alike_in_every_form(file: str) -> None:
    """With as many digits and the same sign; only English sets a comma between thousands."""
    for name, texts in forms(file).items():
        written: dict[str, set[str]] = {}
        for text in texts:
            for value, form in HOLE.findall(text):
                written.setdefault(value, set()).add("" if form.startswith("0?") else form.replace(",", ""))
        assert {value: found for value, found in written.items() if len(found) > 1} == {}, name


@pytest.mark.parametrize("file", ["labels", *PAGES])
def test_before_comes_before_after_and_an_arrow_goes_from_one_to_the_other(file: str) -> None:
    for name, texts in forms(file).items():
        for text in texts:
            found = holes(text)
            for before in (hole for hole in found if hole.endswith("before")):
                if (after := f"{before.removesuffix('before')}after") in found:
                    assert found.index(before) < found.index(after), name
            for left, right in re.findall(r"\{(\w*before)[^{}]*\} → \{(\w+)", text):
                assert right == f"{left.removesuffix('before')}after", name
