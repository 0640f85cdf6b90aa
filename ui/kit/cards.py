"""A chef's card in words: what stands on it, and all of it for whoever does not see it."""

from collections.abc import Sequence
from typing import cast

from ui.draw.card import MOST_SQUARES, MOST_WRITTEN, Amount, Card
from ui.figures import decimal, whole
from ui.kit.text import Text


def card(
    text: Text,
    whose: str,
    layers: Sequence[int],
    numbers: Sequence[Amount] | Sequence[float],
    *,
    state: str = "",
    mine: tuple[int, str] | None = None,
    keys: bool = False,
    side: int = 0,
) -> Card:
    """The card of a chef.

    Args:
        whose: the chef.
        layers: how many units each layer has, the inputs first.
        numbers: all of them: up to three with their names, more without.
        state: what there is to say of them: that they change by hand, in training, for how many rounds.
        mine: the place of the number that the reader calls their own, and what it is called.
        keys: whether it has parts that a film can address; side: of the picture that the numbers make; see `Card`.
    """
    count = text.label("card.numbers", count=whole(len(numbers)))
    if all(isinstance(number, Amount) for number in numbers):
        named = cast("Sequence[Amount]", numbers)
        told = text.label("say.and_also").join(f"{each.name} {each.written} {each.unit}".strip() for each in named)
        alt = _spoken(text, whose, state, count, told)
        return Card(whose, state, count, layers, alt, named=named, keys=keys)
    plain = [float(cast("float", number)) for number in numbers]
    between = text.label("card.between", low=decimal(min(plain), 1), high=decimal(max(plain), 1))
    if len(plain) > MOST_WRITTEN:
        each = -(-len(plain) // MOST_SQUARES)
        state = state or text.label("card.square" if each == 1 else "card.squares", count=each)
        told = between
    else:
        told = " ".join(decimal(number, 1) for number in plain)
    alt = _spoken(text, whose, state, count, told)
    return Card(whose, state, count, layers, alt, numbers=plain, between=between, mine=mine, side=side)


def _spoken(text: Text, whose: str, state: str, count: str, told: str) -> str:
    whose = f"{whose}{text.label('say.aside')}{state}" if state else whose
    return text.label("card.alt", whose=whose, count=count, told=told)
