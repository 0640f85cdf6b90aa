"""The unit of a weight, as the oracles write it."""

from ui.kit.text import Text


def unit_of(text: Text) -> str:
    """What stands behind a number on a card of salt and spice: grams in the kitchen, nothing in the field's words."""
    return {"en": "g", "zh": "克"}[text.language] if text.register == "kitchen" else ""


def weighed(amount: float, text: Text) -> str:
    """Such a number with its unit."""
    return f"{amount:.1f} {unit_of(text)}".rstrip()
