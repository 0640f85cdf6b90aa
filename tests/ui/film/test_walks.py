"""Packing and checking of what the player shows."""

import base64
import json
import re
import tomllib
from dataclasses import asdict, fields, replace
from typing import Any

import numpy as np
import pytest

from tests.conftest import ROOT
from ui.film import Field, Labels, Run, player, walks


def a_field(**changes: Any) -> Field:
    x = np.linspace(-1.5, 6.5, 41)
    values = 100 / (1 + (x[None] - 3) ** 2 + 4 * (x[:, None] - 1) ** 2)
    return Field(**{"x_range": (-1.5, 6.5), "y_range": (-1.5, 6.5), "values": values, **changes})


def a_run(steps: int = 101, **changes: Any) -> Run:
    t = np.arange(steps)
    path = np.column_stack([3 - 2 * 0.9**t, 1 + 0.5 * 0.8**t])
    losses = 4 * 0.81**t
    return Run(**{"name": "run", "path": path, "losses": losses, "values": 100 / (1 + losses), **changes})


def words() -> Labels:
    return Labels(**{field.name: field.name for field in fields(Labels)})


def unpack(text: str, kind: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(text), dtype=kind)


def numbers(packed: dict[str, Any], run: int = 0) -> np.ndarray:
    table = packed["runs"][run]
    return unpack(table["numbers"], "<f4").reshape(-1, table["columns"])


def steps_of(packed: dict[str, Any]) -> np.ndarray:
    return unpack(packed["gaps"], "<u2" if packed["wide_gaps"] else "u1").cumsum()


def drawn(packed: dict[str, Any], frame: int = 0) -> np.ndarray:
    """What the browser's cubic B-spline gives at the grid points: (1, 4, 1) / 6 along both sides."""
    counts = unpack(packed["bytes"], "<u2").reshape(-1, packed["rows"], packed["cols"])[frame]
    coefficients = packed["low"] + packed["scale"] * counts
    padded = np.pad(coefficients, 1, mode="edge")
    across = (padded[:, :-2] + 4 * padded[:, 1:-1] + padded[:, 2:]) / 6
    return (across[:-2] + 4 * across[1:-1] + across[2:]) / 6


def test_a_short_run_travels_whole() -> None:
    run = a_run(101)
    packed = walks.pack(a_field(), [run])
    np.testing.assert_array_equal(steps_of(packed), np.arange(101))
    table = np.column_stack([run.path, run.values, run.losses])
    np.testing.assert_array_equal(numbers(packed), table.astype("f4"))


@pytest.mark.parametrize("steps", [301, 350, 1001, 100_001])
def test_a_long_run_is_thinned_and_keeps_its_ends_and_true_steps(steps: Any) -> None:
    run = a_run(steps)
    packed = walks.pack(a_field(), [run])
    kept = steps_of(packed)
    assert len(kept) <= walks.MAX_FRAMES
    assert kept[0] == 0
    assert kept[-1] == steps - 1
    np.testing.assert_array_equal(kept[:60], np.arange(60))
    np.testing.assert_array_equal(numbers(packed)[:, :2], run.path[kept].astype("f4"))


def test_gaps_between_kept_steps_never_shrink_by_more_than_rounding() -> None:
    gaps = np.diff(walks.thin(5000, 300))
    assert (np.diff(gaps) >= -1).all()


def test_runs_of_different_lengths_share_one_timeline_and_keep_their_own_ends() -> None:
    runs = [a_run(1001), a_run(500, role="ghost"), a_run(7, role="racer")]
    packed = walks.pack(a_field(), runs)
    kept = steps_of(packed)
    assert len(kept) <= walks.MAX_FRAMES
    assert {6, 499, 1000} <= set(kept.tolist())
    for index, run in enumerate(runs):
        np.testing.assert_array_equal(numbers(packed, index)[-1, :2], run.path[-1].astype("f4"))


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf, 1e300])
def test_a_point_that_is_not_finite_ends_the_run_there_and_burns_it(broken: Any) -> None:
    path = a_run(20).path.copy()
    path[12:] = broken
    packed = walks.pack(a_field(), [a_run(20, path=path)])
    assert packed["runs"][0]["burnt"] is True
    assert len(numbers(packed)) == 12
    assert np.isfinite(numbers(packed)).all()


def test_a_loss_that_is_not_finite_leaves_the_message_finite() -> None:
    losses = np.full(20, np.inf)
    assert np.isfinite(numbers(walks.pack(a_field(), [a_run(20, losses=losses)]))).all()


def test_the_map_passes_through_the_values() -> None:
    field = a_field()
    assert np.abs(drawn(walks.pack(field, [a_run()])["field"]) - field.values).max() < 0.005


def test_frames_are_packed_one_after_another_and_clipped_to_the_value_range() -> None:
    values = np.stack([np.full((5, 4), 20.0), np.full((5, 4), 500.0)])
    packed = walks.pack(a_field(values=values, keyframes=(0, 10)), [a_run()])["field"]
    assert (packed["rows"], packed["cols"], list(packed["keyframes"])) == (5, 4, [0, 10])
    np.testing.assert_allclose(drawn(packed, 0), 20, atol=0.01)
    np.testing.assert_allclose(drawn(packed, 1), 100, atol=0.01)


def test_places_travel_as_shares_of_the_axes_and_those_off_the_map_stay_behind() -> None:
    field = a_field(rings=np.array([[-1.5, 6.5], [2.5, 0.5], [7.0, 0.0]]))
    packed = walks.pack(field, [a_run()])["field"]
    shares = unpack(packed["rings"], "<u2").reshape(-1, 2) / 65535
    np.testing.assert_allclose(shares, [[0, 1], [0.5, 0.25]], atol=1e-4)  # type: ignore[arg-type]
    assert packed["crosses"] == ""
    assert packed["border"] is None


def test_a_run_may_have_losses_and_no_place_on_the_map() -> None:
    packed = walks.pack(a_field(border=50.0), [a_run(walks=False)], panel="log")
    assert packed["runs"][0]["walks"] is False
    assert packed["runs"][0]["columns"] == 4
    assert packed["field"]["border"] == 50.0


def test_twelve_small_maps_with_two_hundred_places_stay_under_60_kilobytes() -> None:
    places = np.random.default_rng(0).uniform(0, 6, (100, 2))
    keyframes = tuple(range(12))
    field = a_field(values=np.full((12, 31, 31), 50.0), keyframes=keyframes, rings=places, crosses=places)
    runs = [a_run(1001, walks=False), a_run(1001, role="ghost", walks=False)]
    data = {**walks.pack(field, runs, panel="log"), "labels": asdict(words())}
    assert len(json.dumps(data)) + len(player.HTML) + len(player.CODE) < 60_000


def test_a_flat_field_can_be_packed() -> None:
    packed = walks.pack(a_field(values=np.full((3, 3), 42.0)), [a_run()])["field"]
    np.testing.assert_allclose(drawn(packed), 42, atol=0.01)


def test_a_ghost_carries_its_losses_only_where_they_are_drawn() -> None:
    runs = [a_run(), a_run(role="ghost")]
    assert walks.pack(a_field(), runs)["runs"][1]["columns"] == 2
    assert walks.pack(a_field(), runs, panel="log")["runs"][1]["columns"] == 4


def whole_message(runs: list[Run]) -> int:
    """Bytes that Streamlit sends: data, words and the code of the component."""
    data = {**walks.pack(a_field(), runs, goal=(3, 1), bet=5), "labels": asdict(words())}
    return len(json.dumps(data)) + len(player.HTML) + len(player.CODE)


@pytest.mark.parametrize("steps", [300, 1001])
def test_a_map_and_a_run_stay_under_26_and_a_half_kilobytes_with_the_code(steps: Any) -> None:
    assert whole_message([a_run(steps)]) < 26_500


def test_six_racers_stay_under_30_and_a_half_kilobytes_with_the_code() -> None:
    assert whole_message([a_run(1001, role="racer") for _ in range(6)]) < 30_500


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"values": np.zeros(5)}, r"values: shape \(5,\)"),
        ({"values": np.zeros((1, 5))}, "values: shape"),
        ({"values": np.full((3, 3), np.nan)}, "values: .*finite"),
        ({"x_range": (2, 2)}, r"x_range: \(2, 2\)"),
        ({"y_range": (2, -1)}, r"y_range: \(2, -1\)"),
        ({"value_range": (0, np.inf)}, "value_range"),
        ({"levels": (50, 50)}, "levels"),
        ({"levels": ()}, "levels"),
        ({"keyframes": (0, 5)}, r"keyframes: \(0, 5\)"),
        ({"keyframes": (3,)}, r"keyframes: \(3,\)"),
        ({"border": 55.0}, "border: 55.0; need one of the levels"),
        ({"rings": np.zeros((3, 3))}, r"rings: shape \(3, 3\)"),
        ({"crosses": np.full((1, 2), np.inf)}, "crosses: .*finite"),
    ],
)
def test_a_field_that_cannot_be_drawn_is_refused_by_name(changes: Any, message: Any) -> None:
    with pytest.raises(ValueError, match=message):
        a_field(**changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"role": "waiter"}, "role: 'waiter'; allowed: main, ghost, racer"),
        ({"path": np.zeros((0, 2))}, "path: shape"),
        ({"path": np.zeros((101, 3))}, r"path: shape \(101, 3\)"),
        ({"path": np.full((101, 2), np.nan)}, "path: .*finite"),
        ({"losses": np.zeros(5)}, r"losses: shape \(5,\); need \(101,\)"),
        ({"values": np.zeros((101, 1))}, "values: shape"),
    ],
)
def test_a_run_that_cannot_be_drawn_is_refused_by_name(changes: Any, message: Any) -> None:
    with pytest.raises(ValueError, match=message):
        a_run(**changes)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"goal": (1, np.nan)}, "goal"),
        ({"bet": np.inf}, "bet: inf"),
        ({"panel": "cubic"}, "loss_scale: 'cubic'; allowed: log, linear"),
        ({"height": 10}, "height: 10; allowed: 160 to 900"),
        ({"unit": 0}, "unit: 0"),
    ],
)
def test_a_setting_out_of_range_is_refused_with_the_range(options: Any, message: Any) -> None:
    with pytest.raises(ValueError, match=message):
        walks.pack(a_field(), [a_run()], **options)


def test_no_runs_and_more_racers_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="runs: 0"):
        walks.pack(a_field(), [])
    too_many = walks.MAX_RACERS + 1
    with pytest.raises(ValueError, match=f"{too_many} racers"):
        walks.pack(a_field(), [replace(a_run(), role="racer")] * too_many)


@pytest.mark.parametrize("name", ["SHAPES", "DASHES"])
def test_every_racer_has_a_shape_and_a_dash_of_its_own(name: str) -> None:
    (written,) = re.findall(
        rf"^const {name} = (.*?);", (ROOT / "ui/film/landscape.js").read_text("utf-8"), re.MULTILINE
    )
    own = json.loads(written)
    assert len(own) == walks.MAX_RACERS
    assert all(one not in own[:place] for place, one in enumerate(own))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_racer_has_a_colour_of_its_own(theme: str) -> None:
    looks = tomllib.loads((ROOT / ".streamlit/config.toml").read_text("utf-8"))["theme"][theme]
    assert len(set(looks["chartCategoricalColors"])) == walks.MAX_RACERS


def test_fog_and_what_goes_with_it_are_sent_as_they_are() -> None:
    own = walks.Own(np.array([[1.0, 1.0], [2.0, 0.5]]), "mine", "me")
    packed = walks.pack(
        a_field(), [a_run()], fog=walks.Fog(0.3, "fog"), own=own, floor=walks.Floor(0.04, "best"), plays=True
    )
    assert packed["fog"] == {"reach": 0.3, "word": "fog"}
    assert packed["own"] == {"path": [[1.0, 1.0], [2.0, 0.5]], "name": "mine", "here": "me"}
    assert packed["floor"] == {"loss": 0.04, "word": "best"}
    assert packed["plays"] is True


def test_the_next_step_travels_with_a_run_that_knows_it() -> None:
    ahead = np.linspace(0, 1, 202).reshape(101, 2)
    run = walks.pack(a_field(), [a_run(next_steps=ahead)])["runs"][0]
    assert run["columns"] == 6
    assert unpack(run["numbers"], "<f4").reshape(-1, 6)[:, 4:] == pytest.approx(ahead)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: walks.Fog(0.0, "fog"), "reach: 0.0"),
        (lambda: walks.Own(np.zeros((0, 2)), "mine", "me"), "path: empty"),
        (lambda: walks.Own(np.full((1, 2), np.nan), "mine", "me"), "path: .*finite"),
        (lambda: a_run(next_steps=np.zeros((3, 2))), r"next_steps: shape \(3, 2\)"),
        (lambda: walks.pack(a_field(), [a_run()], floor=walks.Floor(0.1, "best")), "floor.*fog"),
        (lambda: walks.pack(a_field(), [a_run()], own=walks.Own(np.ones((1, 2)), "mine", "me")), "own.*fog"),
    ],
)
def test_what_lies_in_fog_is_refused_by_name(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_the_timeline_is_what_the_player_shows() -> None:
    runs = [a_run(1001), a_run(11, role="ghost")]
    steps = walks.timeline(runs)
    assert np.cumsum(unpack(walks.pack(a_field(), runs)["gaps"], "<u1")).tolist() == steps.tolist()
    assert (steps[0], steps[-1]) == (0, 1000)
