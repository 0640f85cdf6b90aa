"""The picture: the recipe as far as it is known, and what each guesser gives the next word."""

from html import escape
from typing import Final

from lessons.next_word import words
from lessons.next_word.scene import GUESSERS, SHOWN, Walk
from lessons.next_word.settings import HEAT
from ui.draw.plate.svg import figure, n
from ui.kit.text import Text
from ui.kitchen import recipes

RECIPE: Final = "border:1px solid var(--edge);border-radius:10px;padding:5px 12px;margin-bottom:.4em;font-size:.92em"
COLUMNS: Final = "clamp(5.2em,20vw,9em) minmax(0,1fr) clamp(4.8em,18vw,6.4em)"
GUESSER: Final = (
    f"display:grid;grid-template-columns:{COLUMNS};column-gap:clamp(.4em,1vw,.9em);padding:.4em 0;font-size:.85em;"
    "line-height:1.3;border-bottom:1px solid var(--edge)"
)
GUESS: Final = (
    "display:grid;grid-template-columns:clamp(4.6em,16vw,6.6em) minmax(0,1fr) clamp(3.6em,14vw,5.4em);"
    "column-gap:.4em;align-items:center"
)
NAMED: Final = "text-align:right;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;"
QUIET: Final = "display:block;color:var(--quiet);font-size:.9em"
SAW: Final = "background:var(--ground);border-radius:5px;padding:0 .35em;overflow-wrap:anywhere"
TRACK: Final = "height:.85em;"
BAR: Final = (
    "display:block;height:100%;border-radius:2px;background:var(--c,var(--band5));"
    "box-shadow:inset 0 0 0 1px var(--quiet);"
)
HATCH: Final = (
    "display:block;height:100%;border-radius:2px;border:1px solid var(--quiet);"
    "background:repeating-linear-gradient(135deg,var(--quiet) 0 1px,transparent 1px 5px);"
)
COIN: Final = (
    "display:block;max-width:100%;height:.65em;margin-top:.3em;background:radial-gradient(circle at .3em .3em,"
    "var(--spare) .25em,transparent .28em) 0 0/.62em .65em repeat-x;"
)
MOST_COINS: Final = 10
"""So many coins are drawn at most."""
HIDDEN: Final = "color:transparent;background:var(--edge);border-radius:4px;user-select:none"
FRAMED: Final = "outline:2px solid var(--now);border-radius:4px;font-weight:650;padding:0 .25em"
HATCHED: Final = (60, 25, 12)


def known(at: int, place: int) -> str:
    """How a word of the recipe looks: read, guessed now, or still to come."""
    return "" if at < place else FRAMED if at == place else HIDDEN


def width(chance: float) -> str:
    """How long a bar is."""
    return f"{BAR}width:{max(0.4, round(100 * chance, 1))}%"


def colour(*, true: bool) -> str:
    """Of the true word's bar, and of the others."""
    return TRACK + ("--c:var(--now)" if true else "")


def coins(bits: float) -> str:
    """A coin a bit, the last one cut."""
    return f"{COIN}width:{n(0.62 * round(min(bits, MOST_COINS), 1))}em"


def weight(*, true: bool) -> str:
    """Of the chance beside it."""
    return "font-weight:650" if true else ""


def name_look(*, true: bool) -> str:
    """Of the word."""
    return NAMED + weight(true=true)


def called(text: Text, walk: Walk, guess: int, *, true: bool) -> str:
    """A word that is guessed."""
    return ("◆ " if true else "") + words.word(text, walk.language, guess)


def rank(walk: Walk, guesser: str, place: int, at: int) -> int:
    """Which place the true word takes, where it does not stand in it."""
    row = walk.rows[guesser]
    behind = at == SHOWN - 1 and row.shown[place, at] == walk.truth[place] and row.rank[place] > SHOWN
    return int(row.rank[place]) if behind else 0


def rows_html(text: Text, walk: Walk, place: int, heat: float) -> str:
    """All of it where the sliders stand."""
    rows = "".join(_row(text, walk, name, place, HEAT.place_of(heat)) for name in GUESSERS)
    foot = f'<div style="{QUIET};padding-top:.4em" aria-hidden="true">{escape(text("repeat"))}</div>'
    return figure(f"{_recipe(text, walk, place)}{rows}{foot}", words.guesses(text, walk, place), name="rows")


def _recipe(text: Text, walk: Walk, place: int) -> str:
    told = text("unread", title=recipes.joined(walk.title, walk.language))
    spans = ""
    for at, word in enumerate(walk.words):
        gap = "" if walk.language == "zh" or word in recipes.CLOSE_UP else " "
        spans += f'{gap}<span id="t{at}" style="{known(at, place)}">{escape(word)}</span>'
        spans += "<wbr>" if walk.language == "zh" else ""
    return f'<div style="{RECIPE}" aria-hidden="true"><div style="{QUIET}">{escape(told)}</div>{spans} …</div>'


def _row(text: Text, walk: Walk, name: str, place: int, heat: int) -> str:
    who = f'<b>{escape(text(f"bet.{name}"))}</b><span style="{QUIET}">{escape(text(f"sees.{name}"))}</span>'
    if name not in walk.rows:
        bars = (f'<span style="{TRACK}"><i style="{HATCH}width:{wide}%"></i></span>' for wide in HATCHED)
        hatched = "".join(f'<div style="{GUESS}"><span style="{NAMED}">···</span>{bar}</div>' for bar in bars)
        return (
            f'<div style="{GUESSER}" aria-hidden="true"><div>{who}</div><div>{hatched}</div><div><span style="{QUIET}">'
            f'{escape(text("surprise"))}</span>···<span style="{QUIET}">{escape(text("coin"))}</span></div></div>'
        )
    row = walk.rows[name]
    seen = f'<span style="{SAW}" id="{name}-saw">{escape(words.saw(walk, name, place))}</span>'
    bits = float(row.bits[heat, place])
    guesses = "".join(_guess(text, walk, name, place, heat, at) for at in range(SHOWN))
    return (
        f'<div style="{GUESSER}" aria-hidden="true"><div>{who}{seen}</div><div>{guesses}</div>'
        f'<div><span style="{QUIET}">{escape(text("surprise"))}</span><b id="{name}-bits">{words.bits(text, bits)}</b>'
        f'<span id="{name}-coins" style="{coins(bits)}"></span></div></div>'
    )


def _guess(text: Text, walk: Walk, name: str, place: int, heat: int, at: int) -> str:
    row = walk.rows[name]
    guess, chance = int(row.shown[place, at]), float(row.shares[heat, place, at])
    true = guess == walk.truth[place]
    told = words.share(text, chance, rank(walk, name, place, at))
    return (
        f'<div style="{GUESS}"><span id="{name}-w{at}" style="{name_look(true=true)}">'
        f"{escape(called(text, walk, guess, true=true))}</span>"
        f'<span id="{name}-b{at}" style="{colour(true=true)}"><i id="{name}-i{at}" style="{width(chance)}">'
        f'</i></span><span id="{name}-p{at}" style="{weight(true=true)}">{told}</span></div>'
    )
