"""The picture: a stem for each question, from surest to least sure, above the page that it is about and the mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from lessons.makes_up import scene, words
from lessons.makes_up.scene import Chef, Trials
from lessons.makes_up.settings import QUESTIONS, UNMARKED, WILL
from ui.draw.plate.svg import n
from ui.kit.text import Text

LETTER: Final = "q"
"""What presses on the picture begin with."""

MARKS: Final = {UNMARKED: "?", "y": "✓", "n": "✗"}
SHUT: Final = "·"
"""Under a question that is not to be marked."""

LEGEND: Final = "display:flex;flex-wrap:wrap;gap:.2em 1em;font-size:.85em;align-items:center"
BOX: Final = "border:1.4px solid var(--edge);border-radius:8px;padding:.45em .8em;margin-top:.3em;font-size:.92em"

Looks = dict[tuple[str, str], str]
"""By part and attribute."""


@dataclass(frozen=True)
class Room:
    """A width to draw for.

    Attributes:
        id: what the ids of its parts begin with; kind: on which screen it is shown.
        wide, left, step: of the picture, of its axis, and from stem to stem.
        top, foot: of the stems, at 100 % and at 0 %.
        head: half the height of what stands on a stem.
    """

    id: str
    kind: str
    wide: float
    left: float
    step: float
    top: float
    foot: float
    head: float

    def across(self, place: int) -> float:
        """The middle of the stem at a place."""
        return self.left + self.step * (place + 0.5)

    def up(self, sure: float) -> float:
        """How high so much lies."""
        return self.foot - sure * (self.foot - self.top)

    @property
    def low(self) -> float:
        """The foot of it all."""
        return self.foot + 72


LAPTOP: Final = Room("w", "laptop", 791.0, 44.0, 37.2, 14.0, 146.0, 10.0)
PHONE: Final = Room("p", "phone", 356.0, 30.0, 16.2, 14.0, 150.0, 7.5)
EMPTY: Final = 96.0
"""So much lower is the picture before anything was asked."""


@dataclass(frozen=True)
class Picture:
    """The twenty questions.

    Attributes:
        chef: who was asked; nobody before the first time.
        marks: the reader's; many: how many can be marked; opened: the question that is told in words, if one is.
    """

    text: Text
    chef: Chef | None
    way: str
    marks: str
    many: int
    opened: int

    @property
    def found(self) -> Trials | None:
        """What was said."""
        return scene.trials(self.chef, self.way) if self.chef else None

    @property
    def told(self) -> int:
        """The question that is told in words; −1 for none."""
        return scene.surest_wrong(self.found) if self.found and self.opened < 0 else self.opened

    def markable(self, at: int) -> bool:
        """Whether a question can be marked now."""
        return self.chef is None and (self.many == QUESTIONS or scene.questions()[at].first)

    def html(self, looks: Looks) -> str:
        """All of it, with what moves looking so."""
        parts: dict[str, dict[str, str]] = {}
        for (part, name), look in looks.items():
            parts.setdefault(part, {})[name] = look
        drawn = "".join(f'<div class="{room.kind}">{self._svg(room, parts)}</div>' for room in (LAPTOP, PHONE))
        box = f'<div id="box" style="{BOX}">{escape(parts["box"]["words"])}</div>' if self.told >= 0 else ""
        alt = escape(self.text("alt.asked" if self.chef else "alt.before"))
        return f'<div role="group" aria-label="{alt}">{self._legend()}{drawn}{box}</div>'

    def looks(self, frame: int) -> Looks:
        """How all that moves looks at a frame."""
        found: Looks = {}
        if self.told >= 0:
            found["box", "words"] = self._told(frame)
        places = self.found.order(frame) if self.found else list(range(QUESTIONS))
        for place, at in enumerate(places):
            for room in (LAPTOP, PHONE):
                found |= self._look(room, place, at, frame)
        return found

    def _told(self, frame: int) -> str:
        question = scene.questions()[self.told]
        if self.found:
            return words.trial(self.text, self.found, self.told, frame)
        return self.text("before.opened", asked=words.begun(self.text, question), read=words.read(self.text, question))

    def _look(self, room: Room, place: int, at: int, frame: int) -> Looks:
        part = f"{room.id}{at}"
        looks: Looks = {(part, "transform"): f"translate({n(room.across(place))} 0)"}
        if self.found is None:
            return looks | {(part, "aria-label"): self._mark_label(at)}
        right, high = bool(self.found.right[frame, at]), room.up(float(self.found.sure[frame, at]))
        mark = self.marks[at]
        hit = mark != UNMARKED and (mark == WILL) == right
        return looks | {
            (part, "aria-label"): words.trial(self.text, self.found, at, frame),
            (f"{part}-stem", "y2"): n(min(high + room.head, room.foot)),
            (f"{part}-stem", "stroke"): "var(--right)" if right else "var(--strong)",
            (f"{part}-stem", "stroke-dasharray"): "none" if right else "4 3",
            (f"{part}-head", "transform"): f"translate(0 {n(high)})",
            (f"{part}-yes", "opacity"): "1" if right else "0",
            (f"{part}-no", "opacity"): "0" if right else "1",
            (f"{part}-hit", "opacity"): "1" if hit else "0",
        }

    def _mark_label(self, at: int) -> str:
        question = scene.questions()[at]
        values = {"asked": words.begun(self.text, question), "read": words.read(self.text, question)}
        if not self.markable(at):
            return self.text("press.shut", **values)
        kind = {UNMARKED: "none", WILL: "will"}.get(self.marks[at], "wont")
        return self.text(f"press.{kind}", **values)

    # ---- the drawing ----

    def _legend(self) -> str:
        text = self.text
        page, gone = _sign(_page(LAPTOP, "8"), 10), _sign(_torn_page(LAPTOP), 10)
        told = [(page, text("legend.read")), (gone, text("legend.torn"))]
        if self.chef:
            yes, no = _sign(_disc(8.5), 0), _sign(_diamond(8.5), 0)
            told = [(yes, text("legend.right")), (no, text("legend.wrong")), *told]
            told += [("<u><b>✓</b></u>", text("legend.hit"))] if set(self.marks) != {UNMARKED} else []
        spans = "".join(
            f'<span style="display:inline-flex;gap:.35em;align-items:center">{drawn}{escape(said)}</span>'
            for drawn, said in told
        )
        return f'<div style="{LEGEND}">{spans}</div>'

    def _svg(self, room: Room, looks: Mapping[str, Mapping[str, str]]) -> str:
        cut = 0.0 if self.chef else room.foot - EMPTY + 62
        axis = self._axis(room) if self.chef else ""
        groups = "".join(self._question(room, at, looks) for at in range(QUESTIONS))
        high = room.low - cut
        size = 13 if room is LAPTOP else 11
        return (
            f'<svg viewBox="0 {n(cut)} {n(room.wide)} {n(high)}" font-size="{size}" fill="var(--ink)" '
            f'style="max-width:calc({n(room.wide + 20)}px*var(--scale,1))">{axis}{self._rows(room)}{groups}</svg>'
        )

    def _axis(self, room: Room) -> str:
        lines = "".join(
            f'<path d="M{n(room.left)} {n(room.up(share))}H{n(room.wide)}" stroke="var(--edge)"/>'
            f'<text x="{n(room.left - 5)}" y="{n(room.up(share) + 4)}" text-anchor="end" fill="var(--quiet)">'
            f"{round(100 * share)}{'%' if room is LAPTOP else ''}</text>"
            for share in (0, 0.5, 1)
        )
        return f'<g aria-hidden="true">{lines}</g>'

    def _rows(self, room: Room) -> str:
        """What the two rows are, and the ends of the order."""
        text, x = self.text, n(room.left - 5)
        told = (
            f'<text x="{x}" y="{n(room.foot + 23)}" text-anchor="end">{escape(text("row.read"))}</text>'
            f'<text x="{x}" y="{n(room.foot + 48)}" text-anchor="end">{escape(text("row.you"))}</text>'
        )
        if self.chef:
            y = n(room.foot + 68)
            told += (
                f'<text x="{n(room.left)}" y="{y}">◂ {escape(text("row.surest"))}</text>'
                f'<text x="{n(room.wide)}" y="{y}" text-anchor="end">{escape(text("row.least"))} ▸</text>'
            )
        return f'<g fill="var(--quiet)" aria-hidden="true">{told}</g>'

    def _question(self, room: Room, at: int, looks: Mapping[str, Mapping[str, str]]) -> str:
        question, part = scene.questions()[at], f"{room.id}{at}"
        can = self.chef is not None or self.markable(at)
        role = f' role="button" tabindex="0" data-press="{LETTER}{at}" style="cursor:pointer"' if can else ' role="img"'
        half = room.step / 2 - 1
        top = room.top - 12 if self.chef else room.foot
        ground = "var(--ground)" if question.torn else "transparent"
        framed = at == self.told or self.markable(at)
        frame = f' stroke="{"var(--now)" if at == self.told else "var(--quiet)"}" stroke-width="1.6"' if framed else ""
        band = (
            f'<rect x="{n(-half)}" y="{n(top)}" width="{n(2 * half)}" height="{n(room.foot + 56 - top)}" rx="4" '
            f'fill="{ground}"{frame}/>'
        )
        page = _torn_page(room) if question.torn else _page(room, str(question.dish.read))
        below = f'<g transform="translate(0 {n(room.foot + 8)})">{page}</g>{self._mark(room, at, looks)}'
        stem = self._stem(room, part, looks) if self.chef else ""
        set_ = _set(looks, part)
        return f'<g id="{part}"{role}{set_}>{band}<g aria-hidden="true">{stem}{below}</g></g>'

    def _mark(self, room: Room, at: int, looks: Mapping[str, Mapping[str, str]]) -> str:
        mark = self.marks[at]
        shown = SHUT if mark == UNMARKED and not self.markable(at) else MARKS[mark]
        y = room.foot + 48
        line = ""
        if self.chef:
            part = f"{room.id}{at}-hit"
            line = f'<path id="{part}" d="M-6 {n(y + 4)}h12" stroke="var(--ink)" stroke-width="2"{_set(looks, part)}/>'
        return f'<text y="{n(y)}" text-anchor="middle" font-weight="600">{shown}</text>{line}'

    def _stem(self, room: Room, part: str, looks: Mapping[str, Mapping[str, str]]) -> str:
        wide = 5 if room is LAPTOP else 3
        return (
            f'<line id="{part}-stem" x1="0" x2="0" y1="{n(room.foot)}" stroke-width="{wide}"'
            f"{_set(looks, f'{part}-stem')}/>"
            f'<g id="{part}-head"{_set(looks, f"{part}-head")}>'
            f'<g id="{part}-yes"{_set(looks, f"{part}-yes")}>{_disc(room.head)}</g>'
            f'<g id="{part}-no"{_set(looks, f"{part}-no")}>{_diamond(room.head)}</g></g>'
        )


def _sign(drawn: str, middle: float) -> str:
    """A piece of the picture among words; `middle`: its own, from its origin down."""
    box = f'viewBox="-11 {n(middle - 11)} 22 22" style="width:20px;height:20px;flex:none" aria-hidden="true"'
    return f"<svg {box}>{drawn}</svg>"


def _disc(r: float) -> str:
    """Right."""
    tick = f"M{n(-0.45 * r)} 0l{n(0.35 * r)} {n(0.35 * r)}L{n(0.5 * r)} {n(-0.4 * r)}"
    return (
        f'<circle r="{n(r)}" fill="var(--right)"/>'
        f'<path d="{tick}" fill="none" stroke="var(--page)" stroke-width="{n(0.22 * r)}"/>'
    )


def _diamond(r: float) -> str:
    """Wrong."""
    x = 0.3 * r
    return (
        f'<path d="M0 {n(-r)}L{n(r)} 0 0 {n(r)} {n(-r)} 0z" fill="var(--page)" stroke="var(--strong)" '
        'stroke-width="2"/>'
        f'<path d="M{n(-x)} {n(-x)}L{n(x)} {n(x)}M{n(-x)} {n(x)}L{n(x)} {n(-x)}" stroke="var(--strong)" '
        'stroke-width="1.8"/>'
    )


def _page(room: Room, written: str) -> str:
    """A page, with how often it was read."""
    half = 8.0 if room is LAPTOP else 6.5
    return (
        f'<path d="M{n(-half)} 0H{n(half - 4)}L{n(half)} 4V20H{n(-half)}z" fill="var(--page)" stroke="var(--ink)" '
        f'stroke-width="1.2"/><text y="15" font-size="12" font-weight="600" text-anchor="middle" fill="var(--ink)">'
        f"{written}</text>"
    )


def _torn_page(room: Room) -> str:
    """What is left of one that was torn out."""
    half = 8.0 if room is LAPTOP else 6.5
    third = 2 * half / 4
    jags = "".join(f"l{n(third / 2)} {dy}l{n(third / 2)} {-dy}" for dy in (-4, -4, -4, -4))
    return f'<path d="M{n(-half)} 20V12{jags}V20z" fill="var(--spare)" stroke="var(--ink)" stroke-width="1.2"/>'


def _set(looks: Mapping[str, Mapping[str, str]], part: str) -> str:
    """The attributes of a part, as they look."""
    return "".join(f' {name}="{escape(look)}"' for name, look in looks.get(part, {}).items() if name != "words")
