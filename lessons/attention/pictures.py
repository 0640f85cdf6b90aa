"""The picture of a sentence: a bar under each word for how much it is looked at, what each says, and the verdict."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from core.arrays import Array
from lessons.attention import icons
from lessons.attention.layout import LAPTOP, PHONE, TILE, Plan, fitted, plan
from lessons.attention.scene import Scene
from ui.draw.plate.svg import n
from ui.figures import percent

SAYS: Final = 0.5
"""A message weaker than that is drawn as nothing said."""

LEAST: Final = 0.01
"""A smaller share is not written."""

WITHIN: Final = 20.0
"""Where the outline of another bar hangs so much lower, a share has room within it, under its own bar."""

Looks = dict[tuple[str, str], str]
"""By part and attribute."""

ByPart = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Words:
    """What is written in the picture.

    Attributes:
        names: what each word is called.
        senses: what the two meanings are called.
        looks, says: at the bars, and at what the words say.
        now, before: at the verdict; coin: in its middle.
        hide, show, ask, asked, unknown: what a press on a word does, or why none does anything; each may hold {word}.
    """

    names: tuple[str, ...]
    senses: tuple[str, str]
    looks: tuple[str, str]
    says: tuple[str, str]
    now: str
    before: str
    coin: str
    hide: str
    show: str
    ask: str
    asked: str
    unknown: str


class Picture:
    """One sentence, drawn for a laptop and for a phone.

    Attributes:
        key: what is told of a word that is pressed begins with it.
    """

    def __init__(self, scene: Scene, words: Words, alt: str, key: str) -> None:
        self.scene, self.words, self.alt, self.key = scene, words, alt, key
        self.plans = {room.id: plan(scene.asked.words, room) for room in (LAPTOP, PHONE)}

    def html(self, found: Looks) -> str:
        """All of it, with what moves looking so."""
        looks: dict[str, dict[str, str]] = {}
        for (part, name), look in found.items():
            looks.setdefault(part, {})[name] = look
        drawn = "".join(
            f'<div class="{kind}">{self._svg(self.plans[room.id], looks)}</div>'
            for kind, room in (("laptop", LAPTOP), ("phone", PHONE))
        )
        return f'<div role="group" aria-label="{escape(self.alt)}">{drawn}</div>'

    def looks(self, frame: int) -> Looks:
        """How all that moves looks at a frame."""
        found: Looks = {}
        for each in self.plans.values():
            for at in range(len(each.tiles)):
                found |= self._word_looks(each, at)
                found |= self._bar_looks(each, at, frame)
            found |= self._verdict_looks(each, frame)
        return found

    # ---- words and bars ----

    def _word_looks(self, at_plan: Plan, at: int) -> Looks:
        """A tile: whether it is seen, hidden, not known, or the one that asks."""
        asked, part = self.scene.asked, f"{at_plan.room.id}{self.key}{at}"
        hidden, known, asks = at in asked.hidden, asked.known[at], at == asked.noun
        does = "asked" if asks else "ask" if at in asked.nouns else "show" if hidden else "hide" if known else "unknown"
        return {
            (f"{part}", "aria-label"): getattr(self.words, does).format(word=self.words.names[at]),
            (f"{part}", "aria-pressed"): str(hidden or asks).lower(),
            (f"{part}-box", "stroke"): "var(--now)" if asks else "var(--ink)" if hidden else "var(--edge)",
            (f"{part}-box", "stroke-width"): "2.4" if asks else "1.6" if hidden else "1.2",
            (f"{part}-box", "stroke-dasharray"): "5 4" if hidden else "none",
            (f"{part}-box", "fill"): "var(--edge)" if hidden else "var(--ground)" if known else "var(--page)",
            (f"{part}-word", "fill"): "var(--ink)" if known else "var(--quiet)",
            (f"{part}-word", "font-weight"): "700" if asks else "400",
        }

    def _bar_looks(self, at_plan: Plan, at: int, frame: int) -> Looks:
        """How far its bar hangs, now and before, and what it says."""
        scene, part, tile = self.scene, f"{at_plan.room.id}{self.key}{at}", at_plan.tiles[at]
        now, whole = scene.now, scene.whole
        share, before = float(now.share[frame, at]), float(whole.share[frame, at])
        seen = scene.asked.known[at] and at not in scene.asked.hidden
        was = before if scene.compared else 0.0
        says = self._says(scene.messages[frame], at)
        long, was_long = share * at_plan.hangs, was * at_plan.hangs
        end = long if was_long > long + WITHIN else max(long, was_long)
        return {
            (f"{part}-bar", "height"): n(long),
            (f"{part}-was", "height"): n(was_long),
            (f"{part}-was", "opacity"): "1" if was_long >= 1 else "0",
            (f"{part}-share", "y"): n(tile.foot + end + 14),
            (f"{part}-share", "words"): f"{percent(share)}%" if seen and share >= LEAST else "",
            (f"{part}-says", "words"): says if scene.asked.known[at] else "",
            (f"{part}-says", "text-decoration"): "none" if seen else "line-through",
            (f"{part}-says", "fill"): "var(--ink)" if seen else "var(--quiet)",
        }

    def _says(self, messages: Array, at: int) -> str:
        message = float(messages[at])
        if abs(message) < SAYS:
            return "·"
        return f"▲{self.words.senses[1]}" if message > 0 else f"▼{self.words.senses[0]}"

    # ---- the verdict ----

    def _verdict_looks(self, at_plan: Plan, frame: int) -> Looks:
        """Where the disc is, where it was, and what is written beside it."""
        room, scene = at_plan.room, self.scene
        chance, was = float(scene.now.chance[frame]), float(scene.whole.chance[frame])
        part, moved = f"{room.id}{self.key}v", scene.compared
        found: Looks = {
            (f"{part}-ring", "opacity"): "1" if moved else "0",
            (f"{part}-said", "words"): f"{self.words.now} {self._favoured(chance)}",
            (f"{part}-was", "words"): f"{self.words.before} {self._favoured(was)}" if moved else "",
        }
        if room is LAPTOP:
            y, before = _up(chance), _up(was)
            beside = before + (26 if before >= y else -14) if abs(before - y) < 30 else before + 5
            found |= {
                (f"{part}-disc", "cy"): n(y),
                (f"{part}-ring", "cy"): n(before),
                (f"{part}-said", "y"): n(y + 5),
                (f"{part}-was", "y"): n(min(max(beside, 40), POST_FOOT)),
            }
        else:
            found |= {(f"{part}-disc", "cx"): n(_across(chance)), (f"{part}-ring", "cx"): n(_across(was))}
        return found

    def _favoured(self, chance: float) -> str:
        """The likelier meaning, and how likely."""
        sense = self.words.senses[int(chance > 0.5)]
        return f"{percent(max(chance, 1 - chance))}% {sense}"

    # ---- the drawing ----

    def _svg(self, at_plan: Plan, looks: ByPart) -> str:
        room = at_plan.room
        words = "".join(self._word(at_plan, at, looks) for at in range(len(at_plan.tiles)))
        if room is LAPTOP:
            high = max(at_plan.high, POST_FOOT + 44)
            beside = self._names(at_plan) + self._post(looks)
        else:
            high = at_plan.high + LYING
            beside = f'<g transform="translate(0 {n(at_plan.high)})">{self._bar_of_verdict(looks)}</g>'
        return (
            f'<svg viewBox="0 0 {n(room.wide)} {n(high)}" font-size="{n(room.font)}" fill="var(--ink)" '
            f'style="max-width:calc({n(room.wide + 20)}px*var(--scale,1))">{words}{beside}</svg>'
        )

    def _word(self, at_plan: Plan, at: int, looks: ByPart) -> str:
        """A tile that can be pressed, the bar that hangs from it, and what it says."""
        tile, part = at_plan.tiles[at], f"{at_plan.room.id}{self.key}{at}"
        asked = self.scene.asked
        middle, bar = n(tile.middle), min(28.0, tile.wide - 10)
        can = f' role="button" tabindex="0" data-press="{self.key}{at}"' if asked.known[at] else ' role="img"'
        style = ' style="cursor:pointer"' if asked.known[at] else ""
        box = (
            f'<rect id="{part}-box" x="{n(tile.x + 1)}" y="{n(tile.y)}" width="{n(tile.wide - 2)}" height="{n(TILE)}" '
            f'rx="8"{_set(looks, f"{part}-box")}/>'
        )
        word = (
            f'<text id="{part}-word" x="{middle}" y="{n(tile.y + 25)}" text-anchor="middle"'
            f"{_set(looks, f'{part}-word')}>{escape(fitted(asked.words[at], at_plan.room))}</text>"
        )
        hung = (
            f'<path d="M{n(tile.x)} {n(tile.foot - 1)}h{n(tile.wide)}" stroke="var(--quiet)" stroke-width="1.4"/>'
            f'<rect id="{part}-bar" x="{n(tile.middle - bar / 2)}" y="{n(tile.foot)}" width="{n(bar)}" rx="2" '
            f'fill="var(--band6)"{_set(looks, f"{part}-bar")}/>'
            f'<rect id="{part}-was" x="{n(tile.middle - bar / 2)}" y="{n(tile.foot)}" width="{n(bar)}" fill="none" '
            f'stroke="var(--ink)" stroke-width="1.4" stroke-dasharray="3 3"{_set(looks, f"{part}-was")}/>'
        )
        low = tile.foot + at_plan.hangs + 32
        told = (
            f'<text id="{part}-share" x="{middle}" font-size="13" text-anchor="middle"{_set(looks, f"{part}-share")}>'
            f"{_words(looks, f'{part}-share')}</text>"
            f'<text id="{part}-says" x="{middle}" y="{n(low)}" font-size="13" font-weight="600" text-anchor="middle"'
            f"{_set(looks, f'{part}-says')}>{_words(looks, f'{part}-says')}</text>"
        )
        label = _set(looks, part)
        return f'<g id="{part}"{can}{label}{style}>{box}{word}</g><g aria-hidden="true">{hung}{told}</g>'

    def _names(self, at_plan: Plan) -> str:
        """What bars and messages are, at the left of the first row."""
        tile = at_plan.tiles[0]
        low = tile.foot + at_plan.hangs + 32
        rows = (
            *((tile.foot + 16, self.words.looks[0]), (tile.foot + 33, self.words.looks[1])),
            *((low - 12, self.words.says[0]), (low + 4, self.words.says[1])),
        )
        lines = "".join(f'<text x="0" y="{n(y)}">{escape(said)}</text>' for y, said in rows)
        return f'<g font-size="13" fill="var(--quiet)" aria-hidden="true">{lines}</g>'

    def _post(self, looks: ByPart) -> str:
        """The verdict, upright: the device above, the food below."""
        part, x = f"w{self.key}v", POST
        food, device = self.words.senses
        kind = self.scene.asked.words[self.scene.asked.noun]
        return (
            f'<g aria-hidden="true"><path d="M598 6V{n(POST_FOOT + 40)}" stroke="var(--edge)"/>'
            f"{icons.phone(x, 20)}{icons.food(kind, x, POST_FOOT + 22)}"
            f'<g font-weight="600" font-size="15"><text x="{x + 26}" y="26">▲ {escape(device)}</text>'
            f'<text x="{x + 26}" y="{n(POST_FOOT + 28)}">▼ {escape(food)}</text></g>'
            f'<rect x="{x - 6}" y="{n(POST_TOP)}" width="12" height="{n(POST_FOOT - POST_TOP)}" rx="6" '
            'fill="var(--ground)" stroke="var(--edge)"/>'
            f'<path d="M{x - 14} {n(_up(0.5))}h28" stroke="var(--quiet)" stroke-dasharray="3 3"/>'
            f'<text x="{x - 18}" y="{n(_up(0.5) + 5)}" font-size="13" text-anchor="end" fill="var(--quiet)">'
            f"{escape(self.words.coin)}</text>"
            f'<circle id="{part}-ring" cx="{x}" r="9" fill="var(--page)" stroke="var(--ink)" stroke-width="1.6" '
            f'stroke-dasharray="3 3"{_set(looks, f"{part}-ring")}/>'
            f'<circle id="{part}-disc" cx="{x}" r="9" fill="var(--now)"{_set(looks, f"{part}-disc")}/>'
            f'<text id="{part}-was" x="{x + 16}" font-size="13" fill="var(--quiet)"{_set(looks, f"{part}-was")}>'
            f"{_words(looks, f'{part}-was')}</text>"
            f'<text id="{part}-said" x="{x + 16}" font-size="15" font-weight="650" stroke="var(--page)" '
            f'stroke-width="4" paint-order="stroke"{_set(looks, f"{part}-said")}>'
            f"{_words(looks, f'{part}-said')}</text></g>"
        )

    def _bar_of_verdict(self, looks: ByPart) -> str:
        """The verdict, lying: the food at the left, the device at the right."""
        part = f"p{self.key}v"
        food, device = self.words.senses
        kind = self.scene.asked.words[self.scene.asked.noun]
        return (
            f'<g aria-hidden="true">{icons.food(kind, 18, 26)}{icons.phone(338, 26)}'
            f'<g font-weight="600" font-size="14"><text x="38" y="31">▼{escape(food)}</text>'
            f'<text x="320" y="31" text-anchor="end">{escape(device)}▲</text></g>'
            f'<rect x="{LIES}" y="20" width="{REST - LIES}" height="12" rx="6" fill="var(--ground)" '
            'stroke="var(--edge)"/>'
            f'<path d="M{n(_across(0.5))} 14v24" stroke="var(--quiet)" stroke-dasharray="3 3"/>'
            f'<circle id="{part}-ring" cy="26" r="8" fill="var(--page)" stroke="var(--ink)" stroke-width="1.6" '
            f'stroke-dasharray="3 3"{_set(looks, f"{part}-ring")}/>'
            f'<circle id="{part}-disc" cy="26" r="8" fill="var(--now)"{_set(looks, f"{part}-disc")}/>'
            f'<text id="{part}-was" x="176" y="10" font-size="13" text-anchor="middle" fill="var(--quiet)"'
            f"{_set(looks, f'{part}-was')}>{_words(looks, f'{part}-was')}</text>"
            f'<text id="{part}-said" x="176" y="54" font-weight="650" text-anchor="middle"'
            f"{_set(looks, f'{part}-said')}>{_words(looks, f'{part}-said')}</text></g>"
        )


POST: Final = 664
POST_TOP: Final = 46.0
POST_FOOT: Final = 196.0
LYING: Final = 60.0
LIES, REST = 96, 256


def _up(chance: float) -> float:
    """How high on the post."""
    return POST_FOOT - 9 - chance * (POST_FOOT - POST_TOP - 18)


def _across(chance: float) -> float:
    """How far along the lying post."""
    return LIES + 8 + chance * (REST - LIES - 16)


def _set(looks: ByPart, part: str) -> str:
    """The attributes of a part, as they look."""
    return "".join(f' {name}="{escape(look)}"' for name, look in looks[part].items() if name != "words")


def _words(looks: ByPart, part: str) -> str:
    """The words of a part, as they are."""
    return escape(looks[part]["words"])
