"""What the player shows, checked and packed into a message small enough to send with every change."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

MAX_FRAMES = 300  # of one run; all runs of one picture share MAX_POINTS, which keeps six racers as light as two runs
MAX_POINTS = 480
MAX_STEPS = 1_000_000  # so that the gap between two frames fits into two bytes
MAX_RACERS = 6  # as many as there are colours, dashes and marker shapes to tell them apart
HEIGHTS = (160, 900)
MAX_MARKS = 1000
ROLES = ("main", "ghost", "racer")
SCALES = ("log", "linear")


def _nowhere() -> NDArray[Any]:
    return np.zeros((0, 2))


@dataclass(frozen=True)
class Field:
    """A regular grid of values on the map. `values`: (rows, cols) or (frames, rows, cols), row 0 at the lowest y.

    Frame i is shown from step `keyframes[i]` on. Values outside `value_range` are drawn as its ends. `border`: one of
    the levels, drawn as a strong line. `rings` and `crosses`: (n, 2) places marked on the map, x and y.
    """

    x_range: tuple[float, float]
    y_range: tuple[float, float]
    values: NDArray[Any]
    value_range: tuple[float, float] = (0, 100)
    levels: tuple[float, ...] = (10, 25, 40, 50, 60, 75, 90, 95)
    keyframes: tuple[int, ...] = (0,)
    border: float | None = None
    rings: NDArray[Any] = field(default_factory=_nowhere)
    crosses: NDArray[Any] = field(default_factory=_nowhere)

    def __post_init__(self) -> None:
        """Raise ValueError when the grid, a range, the levels or the keyframes cannot be drawn."""
        shape = self.frames.shape
        if len(shape) != 3 or shape[1] < 2 or shape[2] < 2 or not np.isfinite(self.values).all():
            raise ValueError(f"values: shape {shape}; need finite (frames,) rows >= 2, cols >= 2")
        for name in ("x_range", "y_range", "value_range"):
            _increasing(name, getattr(self, name))
        _increasing("levels", self.levels)
        _increasing("keyframes", self.keyframes)
        if len(self.keyframes) != shape[0] or self.keyframes[0] != 0:
            raise ValueError(f"keyframes: {self.keyframes}; need one step for each of {shape[0]} frames, the first 0")
        if self.border is not None and self.border not in self.levels:
            raise ValueError(f"border: {self.border}; need one of the levels {self.levels}")
        for name in ("rings", "crosses"):
            _places(name, getattr(self, name))

    @property
    def frames(self) -> NDArray[Any]:
        """The values as (frames, rows, cols)."""
        return self.values[None] if self.values.ndim == 2 else self.values


@dataclass(frozen=True)
class Run:
    """One walker. `path`: (T, 2) x and y at each step; `losses`, `values`: (T,) at the same steps.

    `walks`: whether the path is drawn; the run of a chef with more than two weights has losses, but no place on a map.
    `favourite`: the racer that the reader has bet on, drawn bolder and above the others.
    """

    name: str
    path: NDArray[Any]
    losses: NDArray[Any]
    values: NDArray[Any]
    role: Literal["main", "ghost", "racer"] = "main"
    burnt: bool = False
    walks: bool = True
    favourite: bool = False

    def __post_init__(self) -> None:
        """Raise ValueError when the role is unknown, the shapes differ or the very first point is not finite."""
        steps = len(self.path)
        if self.role not in ROLES:
            raise ValueError(f"role: {self.role!r}; allowed: {', '.join(ROLES)}")
        if steps > MAX_STEPS:
            raise ValueError(f"path: {steps} steps; allowed: at most {MAX_STEPS}")
        if steps < 1 or self.path.shape != (steps, 2) or not np.isfinite(self.path[0]).all():
            raise ValueError(f"path: shape {self.path.shape}; need (T >= 1, 2) with a finite first point")
        for name in ("losses", "values"):
            if np.shape(getattr(self, name)) != (steps,):
                raise ValueError(f"{name}: shape {np.shape(getattr(self, name))}; need ({steps},) like the path")


def pack(
    field: Field,
    runs: Sequence[Run],
    *,
    goal: tuple[float, float] | None = None,
    bet: float | None = None,
    panel: str | None = None,
    own: Sequence[tuple[float, float]] = (),
    fog: float | None = None,
    height: int = 360,
    unit: int = 1,
) -> dict[str, Any]:
    """The message to the browser, without the words. `panel`: the scale of the losses, if they are drawn.

    Raises ValueError for anything out of range.
    """
    _check(runs, goal, bet, panel, height, unit)
    _places("own", np.reshape(own, (-1, 2)))
    if fog is not None and not (0 < fog < np.inf):
        raise ValueError(f"fog: {fog}; need a finite number above 0")
    tables = [_table(run) for run in runs]
    steps = _timeline([len(table) for table in tables])
    gaps = np.diff(steps, prepend=0)
    wide = bool(gaps.max() > 255)
    return {
        "field": _pack_field(field),
        "gaps": _base64(gaps.astype("<u2" if wide else "u1")),
        "wide_gaps": wide,
        "runs": [_pack_run(run, table, steps, panel) for run, table in zip(runs, tables, strict=True)],
        "goal": goal and [float(v) for v in goal],
        "bet": None if bet is None else float(bet),
        "panel": panel,
        "own": [[round(float(x), 3), round(float(y), 3)] for x, y in own] or None,
        "fog": fog,
        "height": height,
        "unit": unit,
    }


def thin(length: int, limit: int) -> NDArray[np.int64]:
    """Which of `length` steps to keep, at most `limit`: all early ones, where the moves are large, then ever fewer."""
    if length <= limit:
        return np.arange(length)
    early = limit // 5
    late = np.geomspace(max(early, 1), length - 1, limit - early)
    return np.unique(np.concatenate([np.arange(early), np.rint(late).astype(int)]))


def _timeline(lengths: Sequence[int]) -> NDArray[np.int64]:
    """The steps shown, shared by all runs; the last step of every run is one of them."""
    limit = min(MAX_FRAMES, MAX_POINTS // len(lengths))
    kept = thin(max(lengths), limit - len(set(lengths)) + 1)
    return np.union1d(kept, np.array(lengths) - 1)


def _table(run: Run) -> NDArray[np.float32]:
    """A run as (T, 4) columns x, y, value, loss, cut after the last step at which the point is finite."""
    with np.errstate(over="ignore"):
        table = np.column_stack([run.path, run.values, run.losses]).astype("<f4")
    lost = np.flatnonzero(~np.isfinite(table[:, :2]).all(axis=1))
    finite: NDArray[np.float32] = np.nan_to_num(table[: lost[0]] if lost.size else table)
    return finite


def _pack_run(run: Run, table: NDArray[np.float32], steps: NDArray[np.int64], panel: str | None) -> dict[str, Any]:
    columns = 2 if run.role == "ghost" and panel is None else 4  # a ghost is only seen, unless its losses are drawn
    kept = table[steps[steps < len(table)], :columns]
    burnt = run.burnt or len(table) < len(run.path)
    words = {"name": run.name, "role": run.role, "burnt": burnt, "walks": run.walks, "favourite": run.favourite}
    return {**words, "columns": columns, "numbers": _base64(kept)}


def _pack_field(field: Field) -> dict[str, Any]:
    """Two bytes a grid point: the coefficients of the cubic B-spline that passes through the values.

    Drawn as that spline the bands are smooth, however coarse the grid.
    """
    frames = np.clip(field.frames, *field.value_range).astype(float)
    across, up = _spline_matrix(frames.shape[2]), _spline_matrix(frames.shape[1])
    coefficients = np.linalg.solve(up, np.linalg.solve(across, frames.swapaxes(1, 2)).swapaxes(1, 2))
    low, high = float(coefficients.min()), float(coefficients.max())
    scale = (high - low) / 65535 or 1.0
    return {
        "x": field.x_range,
        "y": field.y_range,
        "rows": frames.shape[1],
        "cols": frames.shape[2],
        "low": low,
        "scale": scale,
        "levels": field.levels,
        "keyframes": field.keyframes,
        "border": field.border,
        "rings": _pack_places(field, field.rings),
        "crosses": _pack_places(field, field.crosses),
        "bytes": _base64(np.rint((coefficients - low) / scale).astype("<u2")),
    }


def _pack_places(field: Field, places: NDArray[Any]) -> str:
    """Two bytes a coordinate: how far along the axis, from 0 to 65535; places off the map are left out."""
    low, high = np.array([field.x_range, field.y_range], dtype=float).T
    shares = (np.asarray(places, dtype=float) - low) / (high - low)
    inside = ((shares >= 0) & (shares <= 1)).all(axis=1)
    return _base64(np.rint(shares[inside] * 65535).astype("<u2"))


def _spline_matrix(n: int) -> NDArray[np.float64]:
    """(n, n): from the coefficients of a cubic B-spline, repeated beyond its ends, to the values at the grid points."""
    matrix = (4 * np.eye(n) + np.eye(n, k=1) + np.eye(n, k=-1)) / 6
    matrix[0, 0] = matrix[-1, -1] = 5 / 6
    return matrix


def _check(
    runs: Sequence[Run], goal: tuple[float, float] | None, bet: float | None, panel: str | None, height: int, unit: int
) -> None:
    racers = sum(run.role == "racer" for run in runs)
    if not runs or racers > MAX_RACERS:
        raise ValueError(f"runs: {len(runs)} with {racers} racers; allowed: one or more, at most {MAX_RACERS} racers")
    if goal is not None and (len(goal) != 2 or not np.isfinite(goal).all()):
        raise ValueError(f"goal: {goal}; need two finite numbers")
    if bet is not None and not np.isfinite(bet):
        raise ValueError(f"bet: {bet}; need a finite number")
    if panel is not None and panel not in SCALES:
        raise ValueError(f"loss_scale: {panel!r}; allowed: {', '.join(SCALES)}")
    if not HEIGHTS[0] <= height <= HEIGHTS[1]:
        raise ValueError(f"height: {height}; allowed: {HEIGHTS[0]} to {HEIGHTS[1]}")
    if unit < 1:
        raise ValueError(f"unit: {unit}; allowed: 1 or more steps per round")


def _places(name: str, places: NDArray[Any]) -> None:
    shape = np.shape(places)
    if len(shape) != 2 or shape[1] != 2 or shape[0] > MAX_MARKS or not np.isfinite(places).all():
        raise ValueError(f"{name}: shape {shape}; need at most {MAX_MARKS} finite pairs")


def _increasing(name: str, numbers: Sequence[float]) -> None:
    if len(numbers) < 1 or not np.isfinite(numbers).all() or not (np.diff(numbers) > 0).all():
        raise ValueError(f"{name}: {numbers}; need finite, increasing numbers")


def _base64(array: NDArray[Any]) -> str:
    return base64.b64encode(array.tobytes()).decode("ascii")
