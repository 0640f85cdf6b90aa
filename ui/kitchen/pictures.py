"""The words of the player, which several pages of this kitchen show."""

from functools import lru_cache

from ui import film
from ui.kit.text import Text


@lru_cache(maxsize=16)
def player_labels(text: Text) -> film.Labels:
    """Every word the player shows or speaks."""
    return film.Labels(**{name: text.label(f"player.{name}") for name in film.Labels.__dataclass_fields__})
