"""Pictures of *What is in the file?*: two doors, the file's fingerprint before and after, and the file byte by byte."""

from typing import Final

from core.files import WEIGHTS, Stored
from core.headers import LENGTH, needed
from lessons.file.words import belongs
from ui.draw import faces
from ui.draw.plate.svg import document, n, words
from ui.figures import decimal, whole
from ui.kit.text import Text
from ui.kitchen.served import PRACTISE, SERVE, Chef, short_print, waiting

DOORS_WIDE, DOORS_HIGH = 320, 150
LEFT_DOOR, RIGHT_DOOR = 18, DOORS_WIDE - 88
PRINT_HIGH: Final = 118
BAR: Final = 5.2
ROW, HEAD, FILE_WIDE = 21, 83, 376
BYTE, FIRST, NUMBER, WHOSE = 27, 10, 180, 192
MONO: Final = ' font-family="ui-monospace,Menlo,Consolas,monospace"'
HEADER_SHOWN: Final = 26
"""So many letters of the header are shown."""


def _words(
    x: float,
    y: float,
    said: str,
    *,
    size: float = 12,
    anchor: str = "middle",
    bold: bool = False,
    fill: str = "",
    more: str = "",
) -> str:
    colour = fill or ("var(--ink)" if bold else "var(--quiet)")
    return words(x, y, said, size=size, anchor=anchor, fill=colour, bold=bold, more=more)


# ---- the doors ----


def doors_svg(text: Text, now: Chef, saved: Chef, door: str) -> str:
    """The two doors, one of them open, what is to be carried from one to the other, and both fingerprints."""
    carried, served = _carried(text, now), _served(now)
    below = ("door.service", "door.practice") if served else ("door.cooks", "door.learns")
    prints = _prints(text, saved.fingerprint, now.fingerprint if served else None)
    drawn = [
        _door(LEFT_DOOR, SERVE, is_open=door == "service", complained=any(day.complained for day in waiting(now))),
        _door(RIGHT_DOOR, PRACTISE, is_open=door == "practice"),
        _words(LEFT_DOOR + 35, 122, text("option.file_door.service"), bold=True),
        _words(LEFT_DOOR + 35, 138, text(below[0]), size=11),
        _words(RIGHT_DOOR + 35, 122, text("option.file_door.practice"), bold=True),
        _words(RIGHT_DOOR + 35, 138, text(below[1]), size=11),
        _between(text, carried),
        f'<g transform="translate(0 {DOORS_HIGH + 6})">{prints}</g>',
    ]
    return document(DOORS_WIDE, DOORS_HIGH + 6 + PRINT_HIGH, "".join(drawn))


def _served(now: Chef) -> bool:
    """Whether it has served anybody: only then the picture tells what that changes."""
    return any(day.kind == SERVE for day in now.days)


def _carried(text: Text, now: Chef) -> str:
    if not _served(now):
        return text("door.nobody")
    left = waiting(now)
    return text("door.complained", count=sum(day.complained for day in left)) if left else text("door.carried")


def _door(left: float, kind: str, *, is_open: bool, complained: bool = False) -> str:
    """A door of 70 by 100; behind an open one guests sit, or the chef's pot stands."""
    frame = f'<path d="M{n(left)} 104V6h70v98" fill="none" stroke="var(--spare)" stroke-width="4"/>'
    if not is_open:
        panels = "".join(
            f'<rect x="{n(left + 12)}" y="{n(y)}" width="46" height="34" rx="4" fill="none" stroke="var(--edge)" '
            'stroke-width="2"/>'
            for y in (16, 60)
        )
        leaf = f'<path d="M{n(left + 2)} 104V8h66v96z" fill="var(--ground)"/>'
        knob = f'<circle cx="{n(left + 63)}" cy="57" r="3" fill="var(--spare)"/>'
        return leaf + panels + knob + frame
    room = f'<path d="M{n(left + 2)} 104V8h66v96z" fill="var(--band2)"/>'
    leaf = (
        f'<path d="M{n(left)} 6l-7 8v98l7-8z" fill="var(--ground)" stroke="var(--spare)" stroke-width="2"/>'
        if left < DOORS_WIDE / 2
        else f'<path d="M{n(left + 70)} 6l7 8v98l-7-8z" fill="var(--ground)" stroke="var(--spare)" stroke-width="2"/>'
    )
    return room + (_guests(left, complained=complained) if kind == SERVE else _pot(left)) + frame + leaf


def _guests(left: float, *, complained: bool) -> str:
    """Two of them; one makes a face if anybody has complained."""
    sour = "too_strong" if complained else "about_right"
    return "".join(
        f'<g transform="translate({n(left + x)} {n(y)}) scale(.62)">{faces.tilted(diner, feeling, "both")}</g>'
        for diner, feeling, x, y in ((2, "about_right", 21, 52), (5, sour, 50, 74))
    )


def _pot(left: float) -> str:
    x, y = left + 35, 62
    return (
        f'<path d="M{n(x - 22)} {n(y)}h44v22q0 8-8 8h-28q-8 0-8-8z" fill="var(--ink)"/>'
        f'<path d="M{n(x - 28)} {n(y + 8)}h6m44 0h6" stroke="var(--ink)" stroke-width="5" stroke-linecap="round"/>'
        f'<path d="M{n(x - 8)} {n(y - 10)}q-5-8 0-15m10 15q-5-8 0-15m10 15q-5-8 0-15" fill="none" '
        'stroke="var(--quiet)" stroke-width="2" stroke-linecap="round"/>'
    )


def _between(text: Text, carried: str) -> str:
    """What lies between the doors, and who alone can carry it over."""
    middle = DOORS_WIDE / 2
    arrow = (
        f'<path d="M{n(middle - 42)} 62h74" stroke="var(--quiet)" stroke-width="1.8" stroke-dasharray="5 4"/>'
        f'<path d="M{n(middle + 32)} 56l11 6-11 6z" fill="var(--quiet)"/>'
    )
    first, second = text("door.carry").split("\n")
    return "".join(
        [
            _words(middle, 46, carried, size=12.5, bold=True),
            arrow,
            _words(middle, 84, first, size=11),
            _words(middle, 98, second, size=11),
        ]
    )


def _prints(text: Text, before: bytes, after: bytes | None) -> str:
    """Two fingerprints as bars, a byte a bar, and in words whether they are the same; the second once it is known."""
    verdict = text("print.open" if after is None else "print.same" if before == after else "print.other")
    rows = [("print.saved", before, 26, "var(--quiet)")]
    rows += [] if after is None else [("print.now", after, 62, "var(--now)")]
    return "".join(
        [
            _words(4, 12, text("print.title"), anchor="start", bold=True),
            *(_print(text(name), each, top, colour) for name, each, top, colour in rows),
            _words(DOORS_WIDE / 2, 112, verdict, size=12.5, bold=True),
        ]
    )


def _print(name: str, fingerprint: bytes, top: float, colour: str) -> str:
    bars = "".join(
        f"M{n(62 + BAR * at)} {n(top + 24)}v{n(-3 - byte / 255 * 21)}" for at, byte in enumerate(fingerprint)
    )
    return (
        _words(4, top + 20, name, size=11, anchor="start")
        + f'<path d="{bars}" stroke="{colour}" stroke-width="3.6"/>'
        + _words(DOORS_WIDE - 2, top + 22, short_print(fingerprint), size=11, anchor="end", more=MONO)
    )


# ---- the file ----


def file_svg(text: Text, now: Chef, chosen: int, mine: int) -> str:
    """The file from its first byte to its last: its length, its header in short, and a row a number."""
    height = HEAD + ROW * len(now.rows) + 8
    frame = (
        f'<rect x="1" y="1" width="{FILE_WIDE - 2}" height="{height - 2}" rx="10" fill="none" stroke="var(--edge)"/>'
    )
    bar = f'<path d="M1 11q0-10 10-10H{FILE_WIDE - 11}q10 0 10 10v15H1z" fill="var(--ground)"/>'
    size = text("file.bytes", count=len(now.file))
    name = _words(12, 18, WEIGHTS, size=13, anchor="start", bold=True, more=MONO)
    drawn = [frame, bar, name, _words(FILE_WIDE - 12, 18, size, size=12.5, anchor="end", bold=True)]
    drawn += _beginning(text, now)
    drawn += [_row(text, now, row, at, chosen, mine) for at, row in enumerate(now.rows)]
    return document(FILE_WIDE, height, "".join(drawn))


def _beginning(text: Text, now: Chef) -> list[str]:
    """The length of the header and how the header begins."""
    length, long = now.file[:LENGTH].hex(" "), needed(now.file) - LENGTH
    header = now.file[LENGTH : needed(now.file)].decode().strip()
    begins = header[:HEADER_SHOWN].replace("&", "&amp;").replace("<", "&lt;") + " …"
    return [
        _words(12, 40, length, size=11, anchor="start", more=MONO),
        _words(FILE_WIDE - 12, 40, text("file.length", count=long), size=11, anchor="end"),
        _words(12, 56, begins, size=11, anchor="start", more=MONO),
        _words(FILE_WIDE - 12, 56, text("file.names"), size=11, anchor="end"),
        _words(12, 74, text("file.pairs"), size=11, anchor="start"),
        f'<path d="M1 {HEAD - 2}H{FILE_WIDE - 1}" stroke="var(--edge)"/>',
    ]


def _row(text: Text, now: Chef, row: Stored, at: int, chosen: int, mine: int) -> str:
    """Four bytes, the number that they are, and whose it is; the row looked at is lit, the reader's own named."""
    top, lit = HEAD + ROW * at + 2, row.place == chosen
    parts = []
    if lit:
        parts.append(
            f'<rect x="4" y="{n(top)}" width="{FILE_WIDE - 8}" height="{ROW - 2}" rx="5" fill="var(--now)" '
            'fill-opacity=".12" stroke="var(--now)" stroke-width="1.6"/>'
        )
    colour = "var(--now)" if lit else "var(--quiet)"
    for place, byte in enumerate(row.raw.hex(" ").split()):
        x = FIRST + BYTE * place
        parts.append(
            f'<rect x="{n(x)}" y="{n(top + 2)}" width="24" height="15" rx="3" fill="var(--ground)" stroke="{colour}" '
            f'stroke-opacity="{1 if lit else 0}"/>'
        )
        parts.append(_words(x + 12, top + 14, byte, fill="var(--ink)", more=MONO))
    shown = decimal(row.value, 3)
    parts.append(_words(NUMBER, top + 14, shown, size=12.5, anchor="end", bold=lit, fill="var(--ink)"))
    whose = belongs(text, now.net, row.place) + (text("file.mine") if row.place == mine else "")
    parts.append(_words(WHOSE, top + 14, whose, anchor="start", bold=row.place == mine))
    return "".join(parts)


def alt_doors(text: Text, now: Chef, saved: Chef) -> str:
    """The doors and the fingerprints in words."""
    if not _served(now):
        return text("alt.doors_before", before=short_print(saved.fingerprint))
    same = text("print.same" if now.fingerprint == saved.fingerprint else "print.other")
    return text("alt.doors", carried=_carried(text, now), before=short_print(saved.fingerprint), same=same)


def alt_file(text: Text, now: Chef, chosen: int) -> str:
    """The file in words."""
    row = next(each for each in now.rows if each.place == chosen)
    return text(
        "alt.file",
        bytes=len(now.file),
        count=whole(len(now.rows)),
        name=belongs(text, now.net, chosen),
        raw=row.raw.hex(" "),
        value=row.value,
    )
