"""The picture: a stem for each question, from surest to least sure, above the page that it is about and the mark."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
        columns, pitch: so many questions stand in a row, and from row to row.
        below: what a row needs below the foot.
        beside: whether the mark stands beside its page, else below it.
    """

    id: str
    kind: str
    wide: float
    left: float
    step: float
    top: float
    foot: float
    head: float
    columns: int = QUESTIONS
    pitch: float = 0.0
    below: float = 72.0
    beside: bool = False

    @property
    def rows(self) -> int:
        """Of questions."""
        return QUESTIONS // self.columns

    def across(self, place: int) -> float:
        """The middle of the stem at a place."""
        return self.left + self.step * (place % self.columns + 0.5)

    def down(self, place: int) -> float:
        """How much lower than the first its row is."""
        return self.pitch * (place // self.columns)

    def up(self, sure: float) -> float:
        """How high so much lies."""
        return self.foot - sure * (self.foot - self.top)

    @property
    def low(self) -> float:
        """The foot of it all."""
        return self.foot + self.below + self.down(QUESTIONS - 1)


LAPTOP: Final = Room("w", "laptop", 791.0, 44.0, 37.2, 14.0, 146.0, 10.0)
PHONE: Final = Room("p", "phone", 356.0, 30.0, 32.6, 14.0, 104.0, 9.0, columns=10, pitch=178.0)
ASKED: Final = (LAPTOP, PHONE)
PUT: Final = (
    replace(LAPTOP, left=0.0, step=39.5, foot=2.0, below=60.0),
    replace(PHONE, left=0.0, step=71.2, foot=2.0, columns=5, pitch=52.0, below=48.0, beside=True),
)
"""Before anything was asked: on a phone with room for a finger."""


@dataclass(frozen=True)
class Picture:
    """The twenty questions.

    Attributes:
        chef: who was asked; nobody before the first time.
        marks: the reader's; many: how many can be marked; opened: the question that was pressed, −1 for none.
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
        """The question that is told in words: the pressed one; of the answers else the surest that is wrong, and
        before there are any the first to be marked.
        """
        if self.opened >= 0:
            return self.opened
        return scene.surest_wrong(self.found) if self.found else scene.first_marked()

    @property
    def rooms(self) -> tuple[Room, Room]:
        """To draw in."""
        return ASKED if self.chef else PUT

    def markable(self, at: int) -> bool:
        """Whether a question can be marked now."""
        first = scene.questions()[at].first
        return self.chef is None and (self.many == QUESTIONS or (self.many > 0 and first))

    def html(self, looks: Looks) -> str:
        """All of it, with what moves looking so."""
        parts: dict[str, dict[str, str]] = {}
        for (part, name), look in looks.items():
            parts.setdefault(part, {})[name] = look
        drawn = "".join(f'<div class="{room.kind}">{self._svg(room, parts)}</div>' for room in self.rooms)
        box = f'<div id="box" style="{BOX}">{escape(parts["box"]["words"])}</div>'
        alt = escape(self.text("alt.asked" if self.chef else "alt.before"))
        return f'<div role="group" aria-label="{alt}">{self._legend()}{drawn}{box}</div>'

    def looks(self, frame: int) -> Looks:
        """How all that moves looks at a frame."""
        found: Looks = {("box", "words"): self._told(frame)}
        places = self.found.order(frame) if self.found else list(range(QUESTIONS))
        for place, at in enumerate(places):
            for room in self.rooms:
                found |= self._look(room, place, at, frame)
        return found

    def _told(self, frame: int) -> str:
        question = scene.questions()[self.told]
        if self.found:
            return words.trial(self.text, self.found, self.told, frame)
        return self.text("before.opened", asked=words.begun(self.text, question), read=words.read(self.text, question))

    def _look(self, room: Room, place: int, at: int, frame: int) -> Looks:
        part = f"{room.id}{at}"
        looks: Looks = {(part, "transform"): f"translate({n(room.across(place))} {n(room.down(place))})"}
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
        page, gone = _sign(_page("8"), 10), _sign(_torn_page(), 10)
        told = [(page, text("legend.read")), (gone, text("legend.torn"))]
        marked = set(self.marks) != {UNMARKED}
        if self.chef:
            yes, no = _sign(_disc(8.5), 0), _sign(_diamond(8.5), 0)
            told = [(yes, text("legend.right")), (no, text("legend.wrong")), *told]
            told += [("<b>✓</b> <b>✗</b>", text("legend.guess"))] if marked else []
            told += [("<u><b>✓</b></u>", text("legend.hit"))] if marked else []
        elif marked or self.many:
            told += [("<b>?</b> <b>✓</b> <b>✗</b>", text("legend.guess"))]
        spans = "".join(
            f'<span style="display:inline-flex;gap:.35em;align-items:center">{drawn}{escape(said)}</span>'
            for drawn, said in told
        )
        return f'<div style="{LEGEND}">{spans}</div>'

    def _svg(self, room: Room, looks: Mapping[str, Mapping[str, str]]) -> str:
        axis = self._axis(room) + self._ends(room) if self.chef else ""
        groups = "".join(self._question(room, at, looks) for at in range(QUESTIONS))
        size = 13 if room.kind == "laptop" else 11
        return (
            f'<svg viewBox="0 0 {n(room.wide)} {n(room.low)}" font-size="{size}" fill="var(--ink)" '
            f'style="max-width:calc({n(room.wide + 20)}px*var(--scale,1))">{axis}{groups}</svg>'
        )

    def _axis(self, room: Room) -> str:
        """The scale, in every row."""
        lines = "".join(
            f'<path d="M{n(room.left)} {n(y)}H{n(room.wide)}" stroke="var(--edge)"/>'
            f'<text x="{n(room.left - 5)}" y="{n(y + 4)}" text-anchor="end" fill="var(--quiet)">'
            f"{round(100 * share)}{'%' if room is LAPTOP else ''}</text>"
            for row in range(room.rows)
            for share in (0, 0.5, 1)
            for y in (room.up(share) + row * room.pitch,)
        )
        return f'<g aria-hidden="true">{lines}</g>'

    def _ends(self, room: Room) -> str:
        """The ends of the order, the first below the first row and the last below the last."""
        text, first, last = self.text, room.foot + 68, room.low - room.below + 68
        return (
            f'<g fill="var(--quiet)" aria-hidden="true"><text x="{n(room.left)}" y="{n(first)}">'
            f'◂ {escape(text("row.surest"))}</text><text x="{n(room.wide)}" y="{n(last)}" text-anchor="end">'
            f"{escape(text('row.least'))} ▸</text></g>"
        )

    def _question(self, room: Room, at: int, looks: Mapping[str, Mapping[str, str]]) -> str:
        question, part = scene.questions()[at], f"{room.id}{at}"
        can = self.chef is not None or self.markable(at)
        role = f' role="button" tabindex="0" data-press="{LETTER}{at}" style="cursor:pointer"' if can else ' role="img"'
        half = room.step / 2 - 1
        top = room.top - 12 if self.chef else room.foot
        ground = "var(--ground)" if question.torn else "transparent"
        told = at == self.told and (can or self.opened >= 0)
        frame = f' stroke="{"var(--now)" if told else "var(--quiet)"}" stroke-width="1.6"' * (told or self.markable(at))
        high = room.foot + (44 if room.beside else 56) - top
        band = (
            f'<rect x="{n(-half)}" y="{n(top)}" width="{n(2 * half)}" height="{n(high)}" rx="4" '
            f'fill="{ground}"{frame}/>'
        )
        page = _torn_page() if question.torn else _page(str(question.dish.read))
        x, y = (-14.0, 12.0) if room.beside else (0.0, 8.0)
        below = f'<g transform="translate({n(x)} {n(room.foot + y)})">{page}</g>{self._mark(room, at, looks)}'
        stem = self._stem(room, part, looks) if self.chef else ""
        set_ = _set(looks, part)
        return f'<g id="{part}"{role}{set_}>{band}<g aria-hidden="true">{stem}{below}</g></g>'

    def _mark(self, room: Room, at: int, looks: Mapping[str, Mapping[str, str]]) -> str:
        mark = self.marks[at]
        shown = "" if mark == UNMARKED and not self.markable(at) else MARKS[mark]
        x, y = (14.0, room.foot + 27) if room.beside else (0.0, room.foot + 48)
        line = ""
        if self.chef:
            part = f"{room.id}{at}-hit"
            line = f'<path id="{part}" d="M-6 {n(y + 4)}h12" stroke="var(--ink)" stroke-width="2"{_set(looks, part)}/>'
        return f'<text x="{n(x)}" y="{n(y)}" text-anchor="middle" font-weight="600">{shown}</text>{line}'

    def _stem(self, room: Room, part: str, looks: Mapping[str, Mapping[str, str]]) -> str:
        wide = 5 if room is LAPTOP else 4
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


def _page(written: str) -> str:
    """A page, with how often it was read."""
    half = 8.0
    return (
        f'<path d="M{n(-half)} 0H{n(half - 4)}L{n(half)} 4V20H{n(-half)}z" fill="var(--page)" stroke="var(--ink)" '
        f'stroke-width="1.2"/><text y="15" font-size="12" font-weight="600" text-anchor="middle" fill="var(--ink)">'
        f"{written}</text>"
    )


def _torn_page() -> str:
    """What is left of one that was torn out."""
    half = 8.0
    third = 2 * half / 4
    jags = "".join(f"l{n(third / 2)} {dy}l{n(third / 2)} {-dy}" for dy in (-4, -4, -4, -4))
    return f'<path d="M{n(-half)} 20V12{jags}V20z" fill="var(--spare)" stroke="var(--ink)" stroke-width="1.2"/>'


def _set(looks: Mapping[str, Mapping[str, str]], part: str) -> str:
    """The attributes of a part, as they look."""
    return "".join(f' {name}="{escape(look)}"' for name, look in looks.get(part, {}).items() if name != "words")
