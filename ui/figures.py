"""The one place that rounds: how a number is written wherever it is read.

What is rounded must not say what is not so. A share reads 100% only if it is all, and 0% only if it is none
(`percent`). Two numbers that are compared show the digits that tell them apart (`apart`), and a number that is judged
by a limit shows on which side it lies (`beside`). Zero has no sign, less than zero has a minus, and what no pot could
hold is written in powers of ten (`decimal`).

`content/` asks for all this inside a gap, as in `str.format`: `{score:.1f}`, `{slope:+.2f}`, `{rate:g}`, `{people:,}`,
`{words:,.1f}`, `{right:.0%}` for a share between 0 and 1. Thousands are kept apart from five digits on. Two words with
a bar between them are a singular and a plural, chosen by the number: `{rounds} {rounds:round|rounds}`; after `0?` they
are what is said of none and of some, whose number stands at the hash: `{missed:0?nobody|# of them}`.
"""

import math
import numbers
import string
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any, Final

MINUS: Final = "−"
LARGEST: Final = 1e6
"""From here on a number with decimals is written in powers of ten."""

SMALLEST: Final = 1e-6
"""Below it one with as many digits as it needs is too."""

APART_FROM: Final = 10_000
"""From here on thousands are kept apart; a number of four digits is read at a glance, in either language."""

MOST_PLACES: Final = 6
"""Two numbers that agree to so many places are called the same."""

_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_MYRIAD: Final = ((10**8, "亿"), (10**4, "万"))
_THOUSANDS: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def decimal(value: float, places: int, *, sign: bool = False, largest: float = LARGEST, thousands: bool = False) -> str:
    """A number with so many places behind the point, with a plus sign above zero or thousands kept apart if asked for.

    From `largest` on it is written in powers of ten; infinity is ∞, and what is no number is a dash.
    """
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return f"{_sign(value, sign)}∞"
    if abs(value) >= largest:
        return _sign(value, sign) + _powers(abs(value))
    grouped = thousands and round(abs(value), places) >= APART_FROM
    digits = f"{abs(value):,.{places}f}" if grouped else f"{abs(value):.{places}f}"
    return digits if not digits.strip("0.") else _sign(value, sign) + digits


def shortest(value: float, digits: int = 6, *, sign: bool = False) -> str:
    """A number with as many digits as it needs, at most so many that count: 0.2, 12, 0.00034.

    Meant for what was set and not measured: a rate, a limit, a step.
    """
    if not math.isfinite(value):
        return decimal(value, 0, sign=sign)
    rounded = float(f"{abs(value):.{digits}g}")
    if abs(value) >= LARGEST or 0 < rounded < SMALLEST:
        return _sign(value, sign) + _powers(abs(value), digits - 1)
    if not rounded:
        return "0"
    places = max(0, digits - 1 - math.floor(math.log10(rounded)))
    return _sign(value, sign) + (f"{rounded:.{places}f}".rstrip("0").rstrip(".") if places else f"{rounded:.0f}")


def whole(count: float) -> str:
    """A count, its thousands kept apart from `APART_FROM` on: 1234, 12,345."""
    number = round(count)
    return (f"{number:,}" if abs(number) >= APART_FROM else str(number)).replace("-", MINUS)


def power_of_ten(power: int) -> str:
    """10³, 10⁻¹²."""
    return f"10{str(power).translate(_RAISED)}"


def narrow(value: float) -> str:
    """A number where there is room for five characters: 0.12, 12.3, 1234, 1e15; what is not finite is a question."""
    if not math.isfinite(value):
        return "?"
    size = abs(value)
    text = f"{size:.2f}" if size < 9.995 else f"{size:.1f}" if size < 99.95 else f"{size:.0f}"
    text = text if size < 9999.5 else f"{size:.0e}".replace("e+0", "e").replace("e+", "e")
    return text if not float(text) else _sign(value, False) + text


def percent(share: float, places: int = 0) -> str:
    """A share of one in percent, without the sign: 100 only if it is all, and 0 only if it is none.

    Places are added until that holds; a share closer to all than a millionth is still not all. Halves go up, as at
    school: 9 of 40 are 23.

    Raises:
        ValueError: if the share is not between 0 and 1.
    """
    if not 0 <= share <= 1:
        raise ValueError(f"a share lies between 0 and 1, not at {share}")
    if share in (0, 1):
        return f"{100 * share:.0f}"
    exact = Decimal(str(float(share))).scaleb(2)
    for digits in range(places, MOST_PLACES + 1):
        shown = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        if shown not in (0, 100):
            return f"{shown:f}"
    return "0.000001" if share < 0.5 else "99.999999"


def apart(one: float, other: float, places: int) -> tuple[str, str]:
    """Two numbers with at least so many places, and as many more as tell them apart.

    Both are written alike only if `MOST_PLACES` do not tell them apart: whoever compares them says *the same* then.
    """
    for digits in range(places, MOST_PLACES + 1):
        shown = decimal(one, digits), decimal(other, digits)
        if shown[0] != shown[1]:
            return shown
    return decimal(one, places), decimal(other, places)


def beside(value: float, places: int, *limits: float) -> str:
    """A number judged by limits: at least so many places, and as many more as show on which side of each it lies."""
    sides = [_side(value, limit) for limit in limits]
    for digits in range(places, MOST_PLACES + 1):
        shown = decimal(value, digits)
        if not math.isfinite(value) or [_side(float(f"{value:.{digits}f}"), limit) for limit in limits] == sides:
            return shown
    return decimal(value, MOST_PLACES)


def large(number: float, language: str, digits: int = 3) -> str:
    """A large number as it is read aloud, with so many digits that count: 124 million, 6.06 billion; 1.24 亿, 6 万."""
    steps, gap = (_MYRIAD, " ") if language == "zh" else (_THOUSANDS, " ")
    for size, name in steps:
        if abs(number) >= size:
            return f"{shortest(number / size, digits)}{gap}{name}"
    return whole(number)


class Figures(string.Formatter):
    """Fills the gaps of a sentence with numbers written as this module says."""

    def parse(self, format_string: Any) -> Iterable[Any]:
        """The pieces of a form, found once: a film fills the same one at each place of a slider."""
        return _pieces(format_string)

    def format_field(self, value: Any, format_spec: str) -> str:
        """One gap filled; what is no number writes itself.

        Raises:
            ValueError: if the form after the colon is none of those above, or does not fit the value.
        """
        if not isinstance(value, numbers.Real):
            return format(value, format_spec)
        if "|" in format_spec:
            first, _, second = format_spec.partition("|")
            if first.startswith("0?"):
                return second.replace("#", whole(float(value))) if value else first.removeprefix("0?")
            return first if value == 1 else second
        number = value if isinstance(value, int) else float(value)
        sign = format_spec.startswith("+")
        form = format_spec.removeprefix("+")
        if not form:
            return shortest(number, sign=sign) if isinstance(value, float) else str(value).replace("-", MINUS)
        if form == ",":
            return whole(number)
        if form == "g":
            return shortest(number, sign=sign)
        if form[:2] == ",." and form[2:-1].isdigit() and form[-1] == "f":
            return decimal(number, int(form[2:-1]), sign=sign, thousands=True)
        if form[0] == "." and form[1:-1].isdigit() and form[-1] in _WAYS:
            return _WAYS[form[-1]](number, int(form[1:-1]), sign)
        raise ValueError(f"no number is written as {format_spec!r}")


FIGURES: Final = Figures()

_WAYS: Final[dict[str, Callable[[float, int, bool], str]]] = {
    "f": lambda value, places, sign: decimal(value, places, sign=sign),
    "g": lambda value, digits, sign: shortest(value, digits, sign=sign),
    "%": lambda value, places, sign: percent(value, places) + "%",
}


@lru_cache(maxsize=8192)
def _pieces(form: str) -> tuple[Any, ...]:
    return tuple(string.Formatter().parse(form))


def _sign(value: float, plus: bool) -> str:
    return MINUS if value < 0 else "+" if plus else ""


def _side(value: float, limit: float) -> int:
    return int(value > limit) - int(value < limit)


def _powers(size: float, places: int = 1) -> str:
    mantissa, _, power = f"{size:.{places}e}".partition("e")
    mantissa = mantissa.rstrip("0")
    mantissa += "0" * mantissa.endswith(".")
    return f"{mantissa} × {power_of_ten(int(power))}"
