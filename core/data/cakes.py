"""Fourteen cakes baked for so many minutes at so many degrees Fahrenheit, and how palatable they were.

Oehlert (2000), *A First Course in Design and Analysis of Experiments*, Example 19.3: a central composite design in two
blocks, its middle baked six times.
"""

from typing import NamedTuple


class Cake(NamedTuple):
    """One bake.

    Attributes:
        block: on which of two occasions.
        minutes: in the oven; fahrenheit: its temperature.
        palatability: what those who ate of it gave it.
    """

    block: int
    minutes: float
    fahrenheit: float
    palatability: float


CAKES = (
    Cake(0, 33.0, 340.0, 3.89),
    Cake(0, 37.0, 340.0, 6.36),
    Cake(0, 33.0, 360.0, 7.65),
    Cake(0, 37.0, 360.0, 6.79),
    Cake(0, 35.0, 350.0, 8.36),
    Cake(0, 35.0, 350.0, 7.63),
    Cake(0, 35.0, 350.0, 8.12),
    Cake(1, 37.8284, 350.0, 8.40),
    Cake(1, 32.1716, 350.0, 5.38),
    Cake(1, 35.0, 364.1421, 7.00),
    Cake(1, 35.0, 335.8579, 4.51),
    Cake(1, 35.0, 350.0, 7.81),
    Cake(1, 35.0, 350.0, 8.44),
    Cake(1, 35.0, 350.0, 8.06),
)
