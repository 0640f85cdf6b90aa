"""What was understood of a table, drawn: its first lines, how it is written, every column and what becomes of it."""

from html import escape
from typing import Final

from core.columns import USABLE, Column, Kind
from core.number_styles import GROUPS, Style, number
from core.number_styles import plain as bare
from core.tables import Table
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.words import plain, short
from ui.draw.plate.svg import document, letters, n, words
from ui.figures import shortest
from ui.kit.text import Text

WIDE: Final = 300
LINE, ROW, PAD = 16, 19, 8
MOST_ROWS: Final = 8
LETTERS_IN_A_LINE: Final = 38
MONO: Final = ' font-family="ui-monospace,Menlo,Consolas,monospace"'
STRUCK: Final = ' text-decoration="line-through"'


def svg(text: Text, now: Scene) -> str:
    """All of it, for a table that was read; the built-in ones leave nothing to understand but their columns."""
    source, table = now.source, now.table
    assert source is not None
    assert table is not None
    drawn, y = _lines(text, source.lines, table)
    if source.id == "own":
        drawn.append(words(2, y + 20, text("understood.title"), size=12.5, bold=True))
        y += 26
        for said, shown in facts(text, table):
            drawn.append(_word(2, y + 14, "✓") + _word(18, y + 14, said))
            drawn.append(_word(WIDE - 2, y + 14, escape(shown), anchor="end", more=MONO) if shown else "")
            y += ROW
        drawn.append(f'<path d="M0 {n(y + 4)}H{WIDE}" stroke="var(--edge)"/>')
    y += 8
    listed = _listed(now, table)
    for place in listed:
        drawn.append(_column(text, now, place, y))
        y += ROW
    if more := _more(text, len(table.columns) - len(listed)):
        drawn.append(_word(18, y + 14, more, quiet=True))
        y += ROW
    return document(WIDE, int(y + 4), "".join(drawn))


def alt(text: Text, now: Scene) -> str:
    """The same in words."""
    table = now.table
    assert table is not None
    _, *others = facts(text, table)
    separator = text(f"separator.{_SEPARATORS[table.separator]}.said")  # its sign is not read out
    told = text.label("say.and").join([separator, *(f"{said} {shown}".strip() for said, shown in others)])
    listed = _listed(now, table)
    columns = [
        text("alt.column", column=plain(text, now, place), becomes=becomes(text, now, place)) for place in listed
    ]
    more = _more(text, len(table.columns) - len(listed))
    return text("alt.understood", facts=told, columns=text.label("say.and").join(filter(None, [*columns, more])))


def _more(text: Text, left: int) -> str:
    """How many columns there is no room for; they stand among the numbers."""
    return text("understood.more", count=left) if left else ""


def facts(text: Text, table: Table) -> list[tuple[str, str]]:
    """How the table is written, each with an example where there is one."""
    told = [(text(f"separator.{_SEPARATORS[table.separator]}"), _SHOWN.get(table.separator, ""))]
    if table.encoding:
        told.append((text("understood.encoding"), table.encoding))
    styles: dict[Style, Column] = {}
    for column in table.columns:
        if column.kind is Kind.NUMBER and column.style is not Style.PLAIN:
            styles.setdefault(column.style, column)
    told += [(text(f"style.{_called(style, column)}"), _example(column)) for style, column in styles.items()]
    if table.above:
        told.append((text("understood.above", count=len(table.above)), ""))
    told.append((text("understood.rows", count=table.rows, columns=len(table.columns)), ""))
    if table.padded:
        told.append((text("understood.padded", count=table.padded), ""))
    if table.dropped:
        told.append((text("understood.dropped", count=table.dropped), ""))
    return told


def _called(style: Style, column: Column) -> str:
    """A style; that of gaps, which takes either mark for the decimals, by that where the example has no gap."""
    gap = any(between in bare(column.example) for between in GROUPS[Style.THOUSANDS_SPACE])
    return "both_marks" if style is Style.THOUSANDS_SPACE and not gap else style


def becomes(text: Text, now: Scene, place: int) -> str:
    """What becomes of a column, in a word or two."""
    table = now.table
    assert table is not None
    column = table.columns[place]
    if place == now.target:
        return text("becomes.target")
    if column.kind not in USABLE:
        return text(f"becomes.{column.kind}")
    if now.found is None:
        return text("becomes.open")
    why = now.found.design.unused.get(place)
    return text(f"becomes.{why}") if why else text("becomes.used")


def is_what(text: Text, column: Column) -> str:
    """Whether numbers stand in it or how many kinds of words; of anything else nothing."""
    if column.kind not in USABLE:
        return ""
    return text(f"kind.{column.kind}", **({"count": len(column.levels)} if column.levels else {}))


def is_used(now: Scene, place: int) -> bool:
    """Whether it is learned from."""
    return now.found is not None and any(each.column == place for each in now.found.design.inputs)


_SEPARATORS: Final = {";": "semicolon", "\t": "tab", "|": "bar", ",": "comma", " ": "space"}
_SHOWN: Final = {";": ";", "|": "|", ",": ","}


def _example(column: Column) -> str:
    shown = column.example[:14]
    return f"{shown} = {shortest(number(column.example, column.style), 9)}"


def _lines(text: Text, lines: tuple[str, ...], table: Table) -> tuple[list[str], float]:
    """The first lines as they stand, those above the table struck out, its header bold."""
    many, drawn = len(lines) + 1, []
    height = LINE * many + 2 * PAD
    drawn.append(
        f'<rect x=".5" y=".5" width="{WIDE - 1}" height="{height}" rx="8" fill="var(--ground)" stroke="var(--edge)"/>'
    )
    for at, line in enumerate(lines):
        struck = at < len(table.above)
        header = at == len(table.above) and table.has_header
        more = MONO + ' xml:space="preserve"' + (STRUCK if struck else "")
        shown = escape(_cut(line.replace("\t", "  ")))
        drawn.append(_word(9, PAD + LINE * at + 12, shown, bold=header, quiet=struck, more=more))
    left = table.rows - (len(lines) - len(table.above) - table.has_header)
    if left > 0:
        drawn.append(_word(9, PAD + LINE * (many - 1) + 12, text("understood.lines", count=left), quiet=True))
    return drawn, height


def _cut(line: str) -> str:
    """As much of a line as there is room for."""
    plain = "".join(letter for letter in line if letter.isprintable())
    while letters(plain) > LETTERS_IN_A_LINE:
        plain = plain[:-1]
    return plain


def _listed(now: Scene, table: Table) -> list[int]:
    """The columns that there is room for: the target, those left out, which one would look for, and those used."""
    order = sorted(range(len(table.columns)), key=lambda place: (place != now.target, is_used(now, place)))
    return order if len(order) <= MOST_ROWS else order[: MOST_ROWS - 1]


def _column(text: Text, now: Scene, place: int, y: float) -> str:
    table = now.table
    assert table is not None
    is_target, used = place == now.target, is_used(now, place)
    left_out = not is_target and not used
    mark = "◎" if is_target else "✓" if used else "✗"
    back = (
        f'<rect x="0" y="{n(y + 1)}" width="{WIDE}" height="{ROW - 2}" rx="3" fill="var(--now)" fill-opacity=".1"/>'
        if is_target
        else ""
    )
    name = escape(short(text, now, place))
    more = STRUCK if left_out else ""
    what = is_what(text, table.columns[place])
    return (
        back
        + _word(2, y + 14, mark)
        + _word(18, y + 14, name, bold=not left_out, quiet=left_out, more=more)
        + _word(132, y + 14, what, quiet=True)
        + _word(WIDE - 2, y + 14, becomes(text, now, place), anchor="end", quiet=left_out)
    )


def _word(
    x: float, y: float, said: str, *, anchor: str = "start", bold: bool = False, quiet: bool = False, more: str = ""
) -> str:
    fill = "var(--quiet)" if quiet else "var(--ink)"
    return words(x, y, said, size=12, anchor=anchor, fill=fill, bold=bold, more=more)
