"""The cakes: the surface against the normal equations and the published figures, and the cake that differs from itself.

| What | Against |
| --- | --- |
| `fitted` | the normal equations in uncoded minutes and degrees, solved in fractions |
| R², peak | Oehlert's data, as printed to so many digits |
| `peak` | a fine grid |
"""

from fractions import Fraction

import numpy as np
import pytest

from core.cakes import Surface, fitted, repeated
from core.data.cakes import CAKES

WORDS = "33 340 3.89 37 340 6.36 33 360 7.65 37 360 6.79 35 350 8.36 35 350 7.63 35 350 8.12"
LATER = "37.8284 350 8.40 32.1716 350 5.38 35 364.1421 7.00 35 335.8579 4.51 35 350 7.81 35 350 8.44 35 350 8.06"


def in_fractions() -> list[list[Fraction]]:
    """The rows of the book, exactly: minutes, degrees, palatability."""
    numbers = list(map(Fraction, f"{WORDS} {LATER}".split()))
    return [numbers[at : at + 3] for at in range(0, len(numbers), 3)]


def solved(rows: list[list[Fraction]]) -> list[Fraction]:
    """Six numbers from the normal equations, by Gauss and Jordan in fractions."""
    powers = [[Fraction(1), t, T, t * t, T * T, t * T] for t, T, _ in rows]
    system = [
        [sum((row[i] * row[j] for row in powers), Fraction(0)) for j in range(6)]
        + [sum((row[i] * y for row, (_, _, y) in zip(powers, rows, strict=True)), Fraction(0))]
        for i in range(6)
    ]
    for column in range(6):
        pivot = next(row for row in range(column, 6) if system[row][column])
        system[column], system[pivot] = system[pivot], system[column]
        system[column] = [value / system[column][column] for value in system[column]]
        for row in set(range(6)) - {column}:
            factor = system[row][column]
            system[row] = [a - factor * b for a, b in zip(system[row], system[column], strict=True)]
    return [row[-1] for row in system]


def test_the_data_are_those_of_the_book() -> None:
    assert [[cake.minutes, cake.fahrenheit, cake.palatability] for cake in CAKES] == [
        list(map(float, row)) for row in in_fractions()
    ]
    assert [cake.block for cake in CAKES] == [0] * 7 + [1] * 7


def test_the_surface_is_what_the_normal_equations_say() -> None:
    rows = in_fractions()
    b = solved(rows)
    for t, T, _ in [*rows, [Fraction(30), Fraction(330), Fraction(0)]]:
        exact = b[0] + b[1] * t + b[2] * T + b[3] * t * t + b[4] * T * T + b[5] * t * T
        assert fitted().at([float(t), float(T)]) == pytest.approx(float(exact), abs=1e-9)


def test_the_published_figures_come_out() -> None:
    surface = fitted()
    minutes, fahrenheit = surface.peak
    assert surface.explained == pytest.approx(0.949, abs=5e-4)
    assert (round(minutes, 1), round(fahrenheit, 1), round((fahrenheit - 32) / 1.8, 1)) == (35.8, 352.6, 178.1)
    assert round(float(surface.at(surface.peak)), 2) == 8.35


def test_no_place_nearby_is_higher_than_the_peak() -> None:
    surface = fitted()
    grid = np.stack(np.meshgrid(np.linspace(30, 40, 201), np.linspace(330, 370, 201)), axis=-1)
    assert surface.at(grid).shape == (201, 201)
    assert surface.at(grid).max() <= surface.at(surface.peak)
    assert surface.at(surface.peak) - surface.at(grid).max() < 1e-3


def test_the_same_cake_baked_six_times_is_never_the_same_and_the_peak_lies_among_them() -> None:
    times = repeated()
    assert times == (7.63, 7.81, 8.06, 8.12, 8.36, 8.44)
    assert times[0] < fitted().at(fitted().peak) < times[-1]


def test_a_saddle_has_no_peak() -> None:
    with pytest.raises(ValueError, match="not bent down"):
        _ = Surface(np.array([0.0, 0.0, 0.0, -1.0, 1.0, 0.0]), 0.0).peak


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="baked"):
        fitted().at([float("nan"), 350.0])
