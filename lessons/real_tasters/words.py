"""Sentences of *Real tasters*, computed from what was learned."""

from typing import Final

from core.cakes import fitted, repeated
from core.columns import Kind
from core.designs import Input
from core.regression import MOST_ROUNDS
from core.table_errors import TableError
from lessons.real_tasters import scene
from lessons.real_tasters.found import DRAWS, Found
from lessons.real_tasters.scene import Scene
from ui.draw.plate.svg import letters
from ui.figures import LARGEST, decimal, large, percent, shortest, whole
from ui.kit.notes import quoted
from ui.kit.text import Text

LONGEST: Final = 13
"""Letters of a column's name in a picture."""

QUOTED: Final = 30
"""Letters of it in a sentence."""

THOUSAND: Final = 1000
MEGABYTE: Final = 1024 * 1024


def amount(value: float, digits: int = 3, *, sign: bool = False) -> str:
    """A measurement in so many digits that count, and with all of them before the point."""
    if THOUSAND <= abs(value) < LARGEST:
        return ("+" if sign and value > 0 else "") + whole(value)
    return shortest(value, digits, sign=sign)


def named(text: Text, now: Scene, place: int) -> str:
    """What a column is called in a sentence: one of the reader's own as they wrote it, as code."""
    assert now.table is not None
    name = now.table.columns[place].name
    if not name:
        return text("column.nameless", number=place + 1)
    return quoted(name, QUOTED) if now.is_own else name


def plain(text: Text, now: Scene, place: int) -> str:
    """The same where nothing is markup: in menus, tables and files."""
    assert now.table is not None
    name = "".join(letter for letter in now.table.columns[place].name if letter.isprintable())
    return name or text("column.nameless", number=place + 1)


def short(text: Text, now: Scene, place: int, most: int = LONGEST) -> str:
    """The same in a picture, as much as there is room for."""
    return _fitted(plain(text, now, place), most)


def _fitted(name: str, most: int) -> str:
    if letters(name) <= most:
        return name
    while letters(name) >= most:
        name = name[:-1]
    return f"{name}…"


def level_of(now: Scene, each: Input) -> str:
    """Of a category, the value that an input says yes to; of a number nothing."""
    assert now.table is not None
    return "" if each.level is None else now.table.columns[each.column].levels[each.level]


def usual(now: Scene, each: Input) -> str:
    """Of a category, the value that the others are compared with: the one that no input says yes to."""
    assert now.table is not None
    assert now.found is not None
    design, column = now.found.design, now.table.columns[each.column]
    asked = [other.level for other in design.inputs if other.column == each.column]
    (place,) = {int(level) for level in column.values[design.rows]}.difference(asked)
    return column.levels[place]


def input_plain(text: Text, now: Scene, each: Input) -> str:
    """What an input is called where nothing is markup."""
    level = "".join(letter for letter in level_of(now, each) if letter.isprintable())
    return plain(text, now, each.column) + (f" = {level}" if each.level is not None else "")


def input_short(text: Text, now: Scene, each: Input, most: int) -> str:
    """The same in a picture."""
    return _fitted(input_plain(text, now, each), most)


def truth(text: Text) -> str:
    """What became of the weight that was bet on."""
    by_itself, beside = scene.steps()
    return text("bet.truth", alone=by_itself, beside=beside)


def ask(text: Text) -> str:
    """What is bet on."""
    return text("bet", share=scene.share_alone())


def found(text: Text, now: Scene, learned: Found) -> str:
    """What the longest bar says, and the honest score."""
    assert now.target is not None
    each = learned.design.inputs[learned.longest]
    unseen = learned.unseen
    weight = float(learned.weights[learned.longest])
    values: dict[str, object] = {
        "column": named(text, now, each.column),
        "target": named(text, now, now.target),
        "size": amount(abs(weight)),
        "way": text("say.more" if weight > 0 else "say.less"),
        "others": len(learned.design.inputs) - 1,
    }
    if weight == 0.0:
        goes = text("say.none", **values)
    elif now.is_of_cakes:
        goes = text("say.set", **values)
    elif each.level is None:
        goes = text("say.goes", **values)
    else:
        goes = text(
            "say.goes_level", level=quoted(level_of(now, each), QUOTED), base=quoted(usual(now, each), QUOTED), **values
        )
    tied = text("say.tied") if learned.is_tied else ""
    score = text(
        "say.left_out" if unseen.left_out else "say.held",
        row=row_word(text, now),
        count=len(unseen.rows),
        rmse=amount(learned.felt(unseen.rmse)),
        mean=amount(unseen.rmse_of_mean),
    )
    worse = text("say.no_better") if unseen.rmse >= unseen.rmse_of_mean else ""
    return text.together(goes, tied, score, worse)


def numbered(text: Text, now: Scene, number: int) -> str:
    """Which row, counted from 1."""
    return text(f"numbered.{now.settings.taster_table}", number=number)


def row_word(text: Text, now: Scene) -> str:
    """What a row is called."""
    return text(f"row.{now.settings.taster_table}")


def why_not(text: Text, error: TableError | None) -> str:
    """Why a table cannot be used, if so."""
    if error is None:
        return ""
    if error.fault == "too_large":
        return text("refused.too_large", limit=error.limit // MEGABYTE)
    return text(f"refused.{error.fault}", given=error.given, limit=error.limit)


def warnings(text: Text, now: Scene) -> str:
    """What in a table may not be what it seems."""
    told: list[str] = []
    table = now.table
    if table is None:
        return ""
    if table.unreadable:
        told.append(text("warn.unreadable", count=table.unreadable))
    nameless = [column.kind for column in table.columns if not column.name]
    if Kind.NUMBER in nameless:
        told.append(text("warn.nameless", count=len(nameless)))
    for place, column in enumerate(table.columns):
        if column.stand_in is not None:
            told.append(text("warn.stand_in", column=named(text, now, place), value=column.stand_in))
    if now.found:
        design = now.found.design
        without, gap = design.without_target, design.with_gap
        if without and gap:
            told.append(text("warn.rows", target=without, gap=gap))
        elif without:
            told.append(text("warn.rows_target", target=without))
        elif gap:
            told.append(text("warn.rows_gap", gap=gap))
        if met := now.found.met:
            held = len(now.found.held)
            told.append(text("warn.twice_held" if held else "warn.twice", twice=met, held=held))
        told += [against] if (against := _compared(text, now)) else []
    return "\n\n".join(told[:MOST_WARNINGS])


MOST_WARNINGS: Final = 5


def _compared(text: Text, now: Scene) -> str:
    """With which of its values each category is compared; nothing where there is none."""
    assert now.found
    first = {each.column: each for each in now.found.design.inputs if each.level is not None}
    told = [
        text("warn.compared_one", column=named(text, now, column), base=quoted(usual(now, each), QUOTED))
        for column, each in first.items()
    ]
    return text("warn.compared", told=text.label("say.and_also").join(told)) if told else ""


def scaling(text: Text, learned: Found) -> str:
    """What scaling saves, and whether small steps have come as far as the formula."""
    scaled, raw = learned.rounds
    exact, descended = (decimal(share, 3) for share in learned.explained)
    counted = text("more.scaling", scaled=scaled, raw=_many(text, raw))
    told = text("more.no_miss") if learned.misses_nothing else counted
    same = text("more.same" if exact == descended else "more.on_the_way", exact=exact, descended=descended)
    return text.together(told, same, text("more.shared_out") if exact == descended and not learned.agree else "")


def _many(text: Text, rounds: int) -> str:
    told = whole(rounds) if rounds < LARGEST else large(rounds, text.language)
    return text("more.over", count=told) if rounds >= MOST_ROUNDS else told


def chance(text: Text, row: str, learned: Found, wanted: int) -> str:
    """What columns of pure chance do on its own rows and on others."""
    count = learned.most_chance(wanted)
    before, after = learned.with_chance(0), learned.with_chance(count)
    own, unseen, earlier = map(learned.felt, (after.own, after.unseen, before.unseen))
    values: dict[str, object] = {"count": count, "row": row, "own": amount(own), "unseen": amount(unseen)}
    if not count:
        return text("chance.none" if learned.unseen.left_out else "chance.none_once", **values)
    told = text(
        "chance.some" if learned.unseen.left_out else "chance.once",
        **values,
        draws=DRAWS,
        before=amount(earlier),
    )
    worse = unseen > earlier and amount(unseen) != amount(earlier)
    overfit = text("chance.overfit") if worse and own < learned.felt(before.own) else ""
    edge = (
        text("chance.edge", low=amount(learned.felt(after.low)), high=amount(learned.felt(after.high)))
        if after.free == 0 and learned.unseen.left_out and not (learned.misses_nothing or learned.is_tied)
        else ""
    )
    fewer = text("chance.fewer", count=count) if count < wanted else ""
    return text.together(told, overfit, edge, fewer)


def peak(text: Text, now: Scene) -> str:
    """Of the cakes, where their hill is highest, and how far the same cake differs from itself."""
    if not now.is_of_cakes:
        return ""
    hill, times = fitted(), repeated()
    minutes, fahrenheit = map(float, hill.peak)
    said = float(hill.at(hill.peak))
    values = {"said": said, "times": len(times), "low": times[0], "high": times[-1]}
    return text("bent.peak", minutes=minutes, fahrenheit=fahrenheit, celsius=(fahrenheit - 32) / 1.8, **values)


def points(score: float) -> str:
    """A score in whole points; 100 only where nothing is missed."""
    return percent(score / 100)


def bent(text: Text, now: Scene, learned: Found) -> str:
    """What products of columns do."""
    if len(learned.bent) < 2:
        return ""
    last, most = learned.bent[-1], max(each.unseen for each in learned.bent)
    best = [each for each in learned.bent if points(each.unseen) == points(most)]
    return text(
        "bent.say",
        row=row_word(text, now),
        count=last.numbers,
        own=points(last.own),
        unseen=points(last.unseen),
        best=text.label("say.and_also").join(text(f"degree.{each.degree}") for each in best),
        best_unseen=points(most),
        guessed=points(learned.guessed),
    )
