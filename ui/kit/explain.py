"""What was changed between two runs, and what became of it, in words.

A page's own sentences are made in its own room.
"""

from collections.abc import Callable, Iterable

from ui.figures import decimal, shortest
from ui.kit.text import Text
from ui.settings import Settings

SAME_SCORE = 0.05
"""Scores closer than this are the same to the eye."""


def outcome_of(before: float, after: float, same_within: float) -> str:
    """Whether a score became "better" or "worse", or stayed the "same" to the eye."""
    return "better" if after > before + same_within else "worse" if after < before - same_within else "same"


def changed(
    text: Text,
    earlier: Settings,
    now: Settings,
    names: Iterable[str],
    words: Callable[[Text, str, object], str] | None = None,
    called: Callable[[Text, str], str] | None = None,
) -> dict[str, str]:
    """Which of some settings differ between two runs, from what to what: the `what` and `changes` of a sentence.

    A setting that means nothing in one of them has not been changed by anybody, and is not told.

    Args:
        words: how a setting's value is said; `setting_words` unless a page says some of its own otherwise.
        called: how a setting is called; as over its control unless a page says so more shortly.
    """
    say, call = words or setting_words, called or setting_name
    differ = [
        text.label(
            "say.changed_one",
            name=call(text, name),
            before=say(text, name, getattr(earlier, name)),
            after=say(text, name, getattr(now, name)),
        )
        for name in names
        if name not in earlier.idle | now.idle and getattr(earlier, name) != getattr(now, name)
    ]
    what = text.label("say.one_change" if len(differ) == 1 else "say.many_changes", count=len(differ))
    return {"what": what, "changes": text.label("say.and").join(differ)}


def setting_name(text: Text, name: str) -> str:
    """What a setting is called over its control."""
    return text.label(f"setting.{name}")


def setting_words(text: Text, name: str, value: object) -> str:
    """A setting's value as a reader would say it."""
    if not isinstance(value, int | float):
        return text.option(name, value)
    return text.label("grams", amount=decimal(value, 1)) if name in ("salt", "spice") else shortest(value)
