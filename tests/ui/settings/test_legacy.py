"""Links made while a run was written by position: they open for ever, with the values that they had.

Every run below is what that app wrote, letter for letter. They are never edited, whatever becomes of the pages.
"""

import pytest

from tests.groups import DEFAULTS, GROUPS, everything
from ui.kit.session import Refusal, from_link
from ui.settings import gather, kinds, legacy
from ui.settings.legacy import POSITIONS, STARTS
from ui.settings.links import read, write

OLD_RUNS: list[tuple[str, str, dict[str, object]]] = [
    ("home", "tomato_egg,normal", {}),
    ("home", "congee,light", {"dish": "congee", "eaters": "light"}),
    (
        "seasoning",
        "mapo_tofu,normal,2.5,0.3,taste_map",
        {"dish": "mapo_tofu", "salt": 2.5, "spice": 0.3},
    ),
    ("seasoning", "tomato_egg,heavy,1.0,1.0,complaints", {"eaters": "heavy"}),
    ("practice", "tomato_egg,normal,1.0,1.0,usual,no,0.05,100", {}),
    ("practice", "tomato_egg,normal,1.0,1.0,usual,no,0.6,1000", {"rate": 0.6, "rounds": 1000}),
    (
        "practice",
        "chili_pork,light,2.5,1.0,alike,yes,0.44,10",
        {
            "dish": "chili_pork",
            "eaters": "light",
            "salt": 2.5,
            "spice": 1.0,
            "tongues": "alike",
            "odd": "yes",
            "rate": 0.44,
            "rounds": 10,
        },
    ),
    ("practice", "tomato_egg,normal,1.0,0.0,usual,no,1.0,100", {"spice": 0.0, "rate": 1.0}),
    ("one_step", "tomato_egg,normal,1.0,1.0,0.4,4,,yes", {"step_rate": 0.4, "press": 4, "nudged": "yes"}),
    (
        "one_step",
        "congee,normal,0.0,4.2,0.05,2,,no",
        {"dish": "congee", "salt": 0.0, "spice": 4.2, "step_rate": 0.05, "press": 2},
    ),
    ("rule", "ill,home,no", {}),
    ("rule", "too_strong,elsewhere,no", {"rule_question": "too_strong", "rule_place": "elsewhere"}),
    ("rule", "ill,elsewhere,yes", {"rule_place": "elsewhere", "rule_cough": "yes"}),
    ("line", "two_points,0.5,3.0,6.0,1000", {"dots": "two_points", "ask_x": 6.0}),
    (
        "line",
        "outlier,-1.5,4.2,6.0,10",
        {"dots": "outlier", "line_a": 0.0, "line_b": 4.0, "ask_x": 6.0, "fit_rounds": 10},
    ),
    (
        "line",
        "1_2~3_6~4.5_0.25,5.0,-10.0,6.0,100",
        {"dots": "1_2~3_6~4.5_0.25", "line_a": 4.0, "line_b": 0.0, "ask_x": 6.0, "fit_rounds": 100},
    ),
    ("line", "none,0.5,3.0,6.0,100", {"dots": "none", "ask_x": 6.0, "fit_rounds": 100}),
    ("judges", "tomato_egg,normal,3.0,1.0", {}),
    ("judges", "congee,normal,-3.0,1.0", {"dish": "congee", "picky": -3.0}),
    ("judges", "chili_pork,heavy,0.0,99.5", {"dish": "chili_pork", "eaters": "heavy", "picky": 0.0, "stated": 99.5}),
    ("six", "tomato_egg,normal,1.0,1.0,bowl,same,0.1,8,sgd", {}),
    ("six", "tomato_egg,normal,4.4,1.0,bowl,same,0.001,1,sgd", {"salt": 4.4, "race_rate": 0.001, "race_batch": 1}),
    (
        "six",
        "tomato_egg,normal,1.0,1.0,two_hollows,own,0.1,8,adam",
        {"landscape": "two_hollows", "fair": "own", "shelf_of": "adam"},
    ),
    (
        "six",
        "mapo_tofu,heavy,1.0,2.2,bowl,same,10.0,4,sgd",
        {"dish": "mapo_tofu", "eaters": "heavy", "spice": 2.2, "race_rate": 10.0, "race_batch": 4},
    ),
    (
        "stations",
        "ring,1,2,tanh,random,0,,,1000.0,train,verdict,A1,salt,4.5,1.5",
        {"ticket_salt": 4.5, "ticket_spice": 1.5},
    ),
    (
        "stations",
        "either,2,8,relu,random,9,3_-1.5~7_2,,1000.0,train,verdict,A1,salt,4.5,1.5",
        {
            "net_pattern": "either",
            "net_stations": 2,
            "net_cooks": 8,
            "net_rule": "relu",
            "net_seed": 9,
            "net_hand": "3_-1.5~7_2",
            "ticket_salt": 4.5,
            "ticket_spice": 1.5,
        },
    ),
    (
        "stations",
        "ring,1,1,identity,ones,0,,0_2~104_-6,120.0,hand,cook,B3,base,0.0,6.0",
        {
            "net_start": "ones",
            "net_cooks": 1,
            "net_rule": "identity",
            "net_touch": "0_2~104_-6",
            "net_round": 120.0,
            "net_mode": "hand",
            "net_map": "cook",
            "net_cook": "B3",
            "net_hears": "base",
            "ticket_salt": 0.0,
            "ticket_spice": 6.0,
        },
    ),
    ("blame", "either,3,1,4.8,1.8,0,0,0,1.0,300", {"slip_pattern": "either"}),
    (
        "blame",
        "ring,4,9,4.8,1.8,0,0,0,3.0,1000",
        {"slip_pattern": "ring", "slip_cooks": 4, "slip_seed": 9, "slip_rate": 3.0, "slip_rounds": 1000},
    ),
    (
        "blame",
        "either,3,1,0.9,5.7,6,50,16,0.1,30",
        {
            "slip_pattern": "either",
            "slip_salt": 0.9,
            "slip_spice": 5.7,
            "slip_press": 6,
            "slip_updates": 50,
            "slip_weight": 16,
            "slip_rate": 0.1,
            "slip_rounds": 30,
        },
    ),
]
"""The page, the run in its link, and what of it was not as usual."""

MACHINES = ("practice", "one_step", "six")
"""Pages on which the machine began from the reader's grams."""


def meant(page: str, values: dict[str, object]) -> dict[str, object]:
    """All settings of the run: grams of one's own were where the machine began."""
    begins = page in MACHINES and any(values.get(name, 1.0) != 1.0 for name in ("salt", "spice"))
    return everything(page, **values, **({"start": "mine"} if begins else {}))


def test_there_is_an_old_link_of_every_page_of_that_time_and_some_of_them_with_grams() -> None:
    assert len(OLD_RUNS) >= 20
    assert {page for page, _, _ in OLD_RUNS} == {
        *("home", "seasoning", "practice", "one_step", "rule"),
        *("line", "judges", "six", "stations", "blame"),
    }
    assert {page for page, _, values in OLD_RUNS if values.keys() & {"salt", "spice"}} == {"seasoning", *MACHINES}


@pytest.mark.parametrize(("page", "text", "values"), OLD_RUNS)
def test_an_old_run_opens_with_the_values_that_it_had(page: str, text: str, values: dict[str, object]) -> None:
    assert vars(read(page, GROUPS[page], text)) == meant(page, values)


@pytest.mark.parametrize(("page", "text", "values"), OLD_RUNS)
def test_an_old_run_shared_anew_is_the_same_run(page: str, text: str, values: dict[str, object]) -> None:
    run = read(page, GROUPS[page], text)
    assert read(page, GROUPS[page], write(run)) == run


@pytest.mark.parametrize(("page", "text", "values"), OLD_RUNS)
def test_the_old_runs_of_a_link_are_remembered_of_its_page(page: str, text: str, values: dict[str, object]) -> None:
    run = gather(GROUPS[page], meant(page, values)).run
    for name in ("cook", "ghost"):
        reader = from_link({name: text}, None, page, GROUPS[page])
        assert reader.refusals == []
        assert reader.memory(page).runs == (run,)
    first = from_link({"first": text}, None, page, GROUPS[page]).memory(page)
    assert first.linked_run
    assert (first.linked_run.run, first.runs) == (run, ())


@pytest.mark.parametrize("page", POSITIONS)
def test_the_positions_of_a_page_name_its_settings_once_each_and_all_but_the_start(page: str) -> None:
    names = POSITIONS[page]
    assert len(set(names)) == len(names)
    assert set(names) <= kinds(GROUPS[page]).keys() | legacy.GONE.get(page, frozenset())
    assert not kinds(GROUPS[page]).keys() & legacy.GONE.get(page, frozenset())


# ---- and the settings themselves, which had names all along ----


@pytest.mark.parametrize("page", MACHINES)
@pytest.mark.parametrize(
    ("query", "grams"),
    [
        ({"salt": "2.5"}, (2.5, 1.0)),
        ({"spice": "0.0"}, (1.0, 0.0)),
        ({"salt": "6.0", "spice": "4.2"}, (6.0, 4.2)),
        ({"salt": "1.0", "spice": "1.1"}, (1.0, 1.1)),
        ({"dish": "congee", "salt": "2.5", "lang": "zh", "terms": "real"}, (2.5, 1.0)),
    ],
)
def test_a_link_with_grams_opens_where_the_machine_begins_with_them(
    page: str, query: dict[str, str], grams: tuple[float, float]
) -> None:
    reader = from_link(query, None, page, GROUPS[page])
    settings = reader.settings(GROUPS[page])
    assert reader.refusals == []
    assert (reader.values["start"], reader.values.get("salt", 1.0), reader.values.get("spice", 1.0)) == ("mine", *grams)
    assert vars(settings)["start"] == "mine"
    assert settings.grams == grams  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", MACHINES)
@pytest.mark.parametrize(
    "query",
    [{}, {"salt": "1.0"}, {"salt": "1", "spice": "1.00"}, {"dish": "congee"}, {"salt": "2.5", "start": "first"}],
)
def test_a_link_without_other_grams_or_one_that_says_so_begins_with_the_first_attempt(
    page: str, query: dict[str, str]
) -> None:
    settings = from_link(query, None, page, GROUPS[page]).settings(GROUPS[page])
    assert settings.grams == (1.0, 1.0)  # type: ignore[attr-defined]


@pytest.mark.parametrize("page", MACHINES)
@pytest.mark.parametrize("asked", ["7", "nan", "much", "-0.1"])
def test_grams_that_are_not_possible_are_refused_and_leave_the_first_attempt(page: str, asked: str) -> None:
    reader = from_link({"salt": asked}, None, page, GROUPS[page])
    assert reader.refusals == [Refusal("salt", asked)]
    assert reader.settings(GROUPS[page]).grams == (1.0, 1.0)  # type: ignore[attr-defined]


def test_only_where_a_machine_begins_do_grams_mean_a_start() -> None:
    assert set(MACHINES) == STARTS
    for page in POSITIONS.keys() - STARTS:
        assert "start" not in kinds(GROUPS[page])
        assert legacy.with_start(page, {"salt": "2.5"}) == {"salt": "2.5"}


# ---- what that app did not write is refused ----


def test_less_rice_than_none_is_refused_whatever_an_old_link_says() -> None:
    with pytest.raises(ValueError, match=r"between 0 and 100, got -4\.5"):
        read("line", GROUPS["line"], "1_2~-4.5_0.25,1.0,1.0,6.0,100")


@pytest.mark.parametrize(
    "text", ["", "congee", "congee,normal,1", "congee,huge", ",", "congee, normal", "congee,normal,", "normal,congee"]
)
def test_a_run_with_too_few_too_many_or_impossible_values_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        read("home", GROUPS["home"], text)


@pytest.mark.parametrize(("page", "text"), [(page, text) for page, text, values in OLD_RUNS if values])
def test_a_run_of_another_page_or_with_a_value_less_or_more_is_refused(page: str, text: str) -> None:
    for wrong in (text.rsplit(",", 1)[0], f"{text},1", f"{text},"):
        if len(wrong.split(",")) != len(POSITIONS[page]):
            with pytest.raises(ValueError, match="must hold"):
                read(page, GROUPS[page], wrong)
    for other, group in GROUPS.items():
        if other != page and len(POSITIONS.get(other, ())) != len(POSITIONS[page]):
            with pytest.raises(ValueError, match="must hold"):
                read(other, group, text)


def test_a_page_that_never_wrote_by_position_takes_no_such_run() -> None:
    with pytest.raises(ValueError, match="must hold 0 values, got 2"):
        read("picture", GROUPS["home"], "congee,light")


def test_the_defaults_of_that_time_are_those_of_now_or_the_old_links_would_mean_something_else() -> None:
    """A link left them out: a run of three cooks was `slip_seed=2` alone. Two have changed on purpose:
    *Blame slips* opens on the disc of *Stations*, where it began with salty or spicy; and the ticket of *Stations* is
    one that a closed border judges right.
    """
    usual = {
        **{"dish": "tomato_egg", "eaters": "normal", "tongues": "usual", "odd": "no", "salt": 1.0, "spice": 1.0},
        **{"press": 0, "pot": "", "nudged": "no", "step_rate": 0.1, "rate": 0.05, "rounds": 100},
        **{"landscape": "bowl", "fair": "same", "race_rate": 0.1, "race_batch": 8, "shelf_of": "sgd"},
        **{"dots": "noisy", "line_a": 0.5, "line_b": 3.0, "ask_x": 7.0, "fit_rounds": 1000},
        **{"rule_question": "ill", "rule_place": "home", "rule_cough": "no", "picky": 3.0, "stated": 1.0},
        **{"slip_pattern": "ring", "slip_cooks": 3, "slip_seed": 1, "slip_salt": 4.8, "slip_spice": 1.8},
        **{"slip_press": 0, "slip_updates": 0, "slip_weight": 0, "slip_rate": 1.0, "slip_rounds": 300},
        **{"ticket_salt": 3.5, "ticket_spice": 0.5, "net_pattern": "ring", "net_stations": 1, "net_cooks": 2},
        **{"net_rule": "tanh", "net_start": "random", "net_seed": 0, "net_mode": "train", "net_cook": "A1"},
        **{"net_hears": "salt", "net_map": "verdict", "net_round": 1000.0, "net_hand": "", "net_touch": ""},
    }
    assert {name: DEFAULTS[name] for name in usual} == usual
    assert set(usual) == {name for names in POSITIONS.values() for name in names} - {
        name for gone in legacy.GONE.values() for name in gone
    }
