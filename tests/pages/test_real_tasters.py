"""*Real tasters*: tables of the reader's own, what is said of them, and what is kept of them."""

import csv
import io
import random
import re
import warnings
import zipfile
from collections.abc import Iterable
from typing import get_args
from xml.etree import ElementTree

import numpy as np
import pytest

from core.data.cheese import ROWS
from core.table_errors import Fault, TableError
from lessons.real_tasters import bring, pictures, tables, understood, words
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import RealTasters
from lessons.real_tasters.sources import brought
from tests.conftest import Open, Visit, problems
from tests.core.hostile_tables import hostile_table
from tests.core.ugly_tables import UGLY, Ugly
from tests.hostile import MARKUP, outside_code
from ui.kit.text import LANGUAGES, REGISTERS, Text

PAGE = "real_tasters"
UGLY_CHEESE = "\n".join(
    [
        "Cheddar, tasted by people",
        "no;from;taste;acetic;H2S;lactic",
        *(f"{at};Victoria;{';'.join(map(str, row))}".replace(".", ",") for at, row in enumerate(ROWS, start=1)),
    ]
)
"""The cheeses in the form of many exports."""

HOSTILE_NAMES = ("<script>alert(1)</script>", "**bold**", "[x](javascript:alert(1))", "$zqx$ :red[x]", "# Title", "`x`")


def scene(given: bytes | str, target: int = 0, language: str = "en", register: str = "kitchen") -> Scene:
    """A table of the reader's own, as the page would show it."""
    source = brought(given)
    text = Text(language, register, PAGE)
    return Scene(text, RealTasters(taster_table="own", taster_mark=source.mark, taster_target=target), source)


def everything(now: Scene) -> str:
    """All that the page says and draws of a table, its weights found."""
    text, told = now.text, [words.warnings(now.text, now)]
    if now.refused:
        told.append(words.why_not(text, now.refused))
    if now.table is not None:
        told += [understood.svg(text, now), understood.alt(text, now)]
    if found := now.found:
        for learned in (None, found):
            told += [pictures.svg(text, now, learned, "bet"), pictures.alt(text, now, learned)]
        told += [
            words.found(text, now, found),
            words.chance(text, words.row_word(text, now), found, 3),
            words.bent(text, now, found),
        ]
        told += [words.scaling(text, found), str(tables.weights(text, now, found)), str(tables.rows(text, now, found))]
        assert tables.chef(text, now, found)
        assert tables.predictions(text, now, found)
    return "\n".join(told)


def pasted(page: Visit, given: str) -> Visit:
    """Paste a table."""
    page.set("taster_table", "own").widget("taster_paste").set_value(given).run()
    return page


def table_of(rows: Iterable[tuple[float, ...]], names: str) -> str:
    """Rows as they are pasted."""
    return "\n".join([names, *("\t".join(map(repr, row)) for row in rows)])


EXACT = [(a, b, 2 * a - 3 * b + 1) for a, b in np.random.default_rng(6).integers(-9, 9, size=(12, 2)).tolist()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_missed_no_row_is_the_worst_no_form_is_best_and_chance_does_no_harm(language: str) -> None:
    now = scene(table_of(EXACT, "a\tb\ty"), language=language)
    text, found = now.text, now.found
    assert found is not None
    assert pictures.alt(text, now, found).endswith(text("alt.scatter_none", count=12))
    assert numbered(text, now) not in pictures.svg(text, now, found, "")
    every = text.label("say.and_also").join(text(f"degree.{each.degree}") for each in found.bent)
    assert len(found.bent) > 1
    assert every in words.bent(text, now, found)
    most = found.most_chance(25)
    assert text("chance.edge", low="0", high="0") not in words.chance(text, "row", found, most)
    assert found.with_chance(most).free == 0


def numbered(text: Text, now: Scene) -> str:
    """What the worst row's words begin with."""
    return words.numbered(text, now, 1).partition("1")[0]


def test_of_misses_alike_none_is_the_most_and_both_numbers_show_what_is_between_them() -> None:
    cross = scene(table_of([(1, 1, 1), (1, -1, 0), (-1, 1, 0), (-1, -1, -1)] * 3, "a\tb\ty"))
    assert "most in" not in pictures.alt(cross.text, cross, cross.found)
    large = [(2.5 * at, 1e14 + at * 1e12 + (at % 3) * 2e11) for at in range(12)]
    now = scene(table_of(large, "a\ty"))
    was, foretold = re.findall(r"was (\S+ × 10\S+), foretold (\S+ × 10\S+)", pictures.alt(now.text, now, now.found))[0]
    assert was != foretold


def test_only_of_the_cakes_that_were_planned_is_a_cause_told() -> None:
    text = Text("en", "kitchen", PAGE)
    for table, planned in (("cakes", True), ("cheese", False)):
        now = Scene(text, RealTasters(taster_table=table), None)
        assert now.found is not None
        said = words.found(text, now, now.found)
        assert ("by plan" in said) == planned
        assert ("goes with, not causes" in said) != planned


# --- a table of one's own


def test_the_cheeses_in_an_ugly_form_are_the_cheeses(visit: Open) -> None:
    page = pasted(visit(PAGE, lang="en", terms="kitchen"), UGLY_CHEESE).set("taster_target", 3).click("cook")
    assert "One more unit of `H2S` goes with `taste` higher by 3.91" in page.text()
    assert "misses it by 10.6, large misses counting most; guessing the mean, 16.5" in page.text()
    assert problems(page) == []
    assert page.reader.progress[PAGE] is True


def test_a_table_needs_no_bet_but_the_cheeses_do(visit: Open) -> None:
    page = visit(PAGE, lang="en")
    assert page.widget("cook").disabled
    assert pasted(page, UGLY_CHEESE).widget("cook").disabled is False
    assert page.set("taster_table", "cheese").widget("cook").disabled


def test_it_stays_in_the_tab_and_in_no_link(visit: Open) -> None:
    page = pasted(visit(PAGE, lang="en"), UGLY_CHEESE).click("cook")
    mark = page.reader.values["taster_mark"]
    assert re.fullmatch("[0-9a-f]{8}", str(mark))
    assert "Victoria" not in str(page.app.query_params)
    said = "large misses counting most"
    assert said in page.go("practice").go(PAGE).text()
    assert "大致差" in page.click("language").text()
    assert said in page.click("language").text()
    assert said not in page.click("start_again").text()


@pytest.mark.parametrize(("language", "said"), [("en", "The table is gone"), ("zh", "表不在了")])
def test_after_a_restart_the_page_says_that_it_is_gone_and_takes_it_again(
    visit: Open, language: str, said: str
) -> None:
    mark = brought(UGLY_CHEESE).mark
    page = visit(PAGE, lang=language, taster_table="own", taster_mark=mark, taster_target="3")
    assert said in page.text()
    pasted(page, UGLY_CHEESE)
    assert said not in page.text()
    assert page.reader.values["taster_mark"] == mark


def test_an_emptied_field_and_a_new_table_are_told_apart(visit: Open) -> None:
    page = pasted(visit(PAGE, lang="en"), UGLY_CHEESE).click("cook")
    page.widget("taster_paste").set_value("").run()
    assert "large misses counting most" in page.text()
    page.widget("taster_paste").set_value("a;b\n1;2\n3;7\n").run()
    assert "Only 2 rows can be used; here it takes 10" in page.text()
    assert "large misses counting most" not in page.text()


def test_what_was_pasted_is_shown_as_code_or_not_at_all(visit: Open) -> None:
    rows = "\n".join(",".join(str(n * k % 17) for k in range(1, 7)) for n in range(1, 30))
    for language in LANGUAGES:
        page = pasted(visit(PAGE, lang=language), ",".join(HOSTILE_NAMES) + "\n" + rows).click("cook")
        assert problems(page) == []
        said = outside_code("\n".join(page.sentences()))
        assert not MARKUP.search(said), said


def test_in_a_picture_markup_is_letters() -> None:
    now = scene(
        ",".join(HOSTILE_NAMES) + "\n" + "\n".join(",".join(str(n * k % 17) for k in range(1, 7)) for n in range(30))
    )
    assert "&lt;script" in understood.svg(now.text, now)
    for drawn in (understood.svg(now.text, now), pictures.svg(now.text, now, now.found, "")):
        assert "<script" not in drawn


def test_what_cannot_be_read_is_told_and_takes_nobodys_place(visit: Open) -> None:
    page = pasted(visit(PAGE, lang="en"), UGLY_CHEESE).click("cook")
    page.widget("taster_paste").set_value("nothing").run()
    assert "No table was found" in page.text()
    assert "large misses counting most" in page.text()
    page.widget("taster_paste").set_value(UGLY_CHEESE).run()
    assert "No table was found" not in page.text()


def test_a_file_that_is_too_large_is_refused_in_a_sentence_and_takes_nobodys_place(visit: Open) -> None:
    page = pasted(visit(PAGE, lang="en"), UGLY_CHEESE).click("cook")
    limits = "At most 5 MB, 10,000 rows, 50 columns."
    assert limits in page.text()
    assert page.widget("taster_file").proto.max_upload_size_mb > 5
    page.widget("taster_file").set_value(("a.csv", b"1,2\n" * (6 * 2**20 // 4), "text/csv")).run()
    assert "This table has more than 5 MB." in page.text()
    assert "large misses counting most" in page.text()
    assert limits in page.text()
    page.widget("taster_file").set_value(("b.csv", UGLY_CHEESE.encode(), "text/csv")).run()
    assert "more than 5 MB" not in page.text()


def test_a_table_that_comes_again_is_not_read_or_learned_from_again(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = pasted(visit(PAGE, lang="en"), UGLY_CHEESE).click("cook")
    monkeypatch.setattr(bring, "brought", lambda given: pytest.fail("it is read again"))
    page.widget("taster_file").set_value(("b.csv", UGLY_CHEESE.encode(), "text/csv")).run()
    assert "large misses counting most" in page.text()
    assert problems(page) == []


def test_of_many_columns_those_left_out_are_drawn_and_told_and_all_stand_in_a_table() -> None:
    rows = "\n".join(
        f"{n};2024-01-{n % 28 + 1:02d};guest {n * 37 % 61} of {n},"
        + "".join(f";{n * (k + 3) * 7 % 53}" for k in range(12))
        for n in range(60)
    )
    now = scene("no;day;who" + "".join(f";c{k}" for k in range(12)) + "\n" + rows)
    drawn, alt = understood.svg(now.text, now), understood.alt(now.text, now)
    for column, why in (
        ("no", "left out: like row numbers"),
        ("day", "left out: dates"),
        ("who", "left out: text, or out of range"),
    ):
        assert f">{column}<" in drawn
        assert f">{why}<" in drawn
        assert f"{column}: {why}" in alt
    assert "and 8 more columns" in drawn
    assert "and 8 more columns" in alt
    listed = tables.columns(now.text, now)
    assert list(listed["Column"]) == ["no", "day", "who", *(f"c{k}" for k in range(12))]
    assert list(listed["What becomes of it"])[:4] == [
        "left out: like row numbers",
        "left out: dates",
        "left out: text, or out of range",
        "used",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_encoding_of_a_file_is_told(encoding: str) -> None:
    now = scene(("菜名,价格\n" + "\n".join(f"{n * n % 11},{n * 7 % 13}" for n in range(20))).encode(encoding))
    assert f">{encoding}<" in understood.svg(now.text, now)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("sign", "en", "zh"), [(";", "semicolons", "分号"), (",", "commas", "逗号"), ("\t", "tabs", "制表符")]
)
def test_what_parts_the_columns_is_told_by_its_name(language: str, sign: str, en: str, zh: str) -> None:
    rows = "\n".join(f"{n * n % 11}{sign}{n * 7 % 13}" for n in range(20))
    now = scene(f"a{sign}b\n{rows}", language=language)
    assert (f"columns parted by {en}" if language == "en" else f"列之间用{zh}隔开") in understood.alt(now.text, now)


def test_a_name_that_looks_like_markup_is_drawn_and_told_as_it_is_written() -> None:
    rows = "\n".join(f"{n * n % 11};{n * 7 % 13};{n * 5 % 17}" for n in range(20))
    now = scene(f"a&b;<i>c;d<e\n{rows}")
    drawn = pictures.svg(now.text, now, now.found, "")
    for picture in (drawn, understood.svg(now.text, now)):
        ElementTree.fromstring(picture)
        assert "a&amp;b" in picture
    for told in (pictures.alt(now.text, now, now.found), understood.alt(now.text, now)):
        assert all(name in told for name in ("a&b", "<i>c", "d<e"))


# --- every table


@pytest.mark.parametrize("ugly", UGLY.values(), ids=UGLY.keys())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ugly_table_is_told_about(ugly: Ugly, language: str) -> None:
    assert not re.search(r"\bnan\b", everything(scene(ugly.data, language=language)), re.IGNORECASE)


@pytest.mark.parametrize("seed", range(60))
def test_of_every_hostile_table_something_is_said(seed: int) -> None:
    dice = random.Random(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            now = scene(hostile_table(dice), seed % 4, dice.choice(list(LANGUAGES)), dice.choice(REGISTERS))
        except TableError:
            return  # every reason has its sentence
        assert now.refused or now.found
        assert everything(now)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_sentence(language: str) -> None:
    text = Text(language, "kitchen", PAGE)
    said = {words.why_not(text, TableError(fault, 12, 10)) for fault in get_args(Fault)}
    assert len(said) == len(get_args(Fault))


def test_many_rows_are_judged_on_a_fifth_held_back() -> None:
    dice = np.random.default_rng(0)
    rows = dice.normal(50, 10, (300, 3))
    now = scene("a,b,c\n" + "\n".join(",".join(f"{value:.3f}" for value in row) for row in rows))
    assert now.found is not None
    said = words.found(now.text, now, now.found)
    assert "A fit without 60 of the rows" in said
    assert "no better than guessing the mean" in said


def test_rounds_that_are_not_counted_to_their_end_are_more_than_that() -> None:
    dice = np.random.default_rng(0)
    people, share = dice.uniform(2e4, 2e6, 60), dice.uniform(8e-4, 8e-3, 60)
    score = np.log10(people) + 500 * share + dice.normal(0, 0.3, 60)
    table = "\n".join(f"{a:.0f},{b:.6f},{c:.3f}" for a, b, c in zip(people, share, score, strict=True))
    now = scene(f"people,share,score\n{table}")
    assert now.found is not None
    assert "**more than 1000 trillion** as they stand" in words.scaling(now.text, now.found)


def test_what_stands_in_a_column_of_words_is_so_many_kinds() -> None:
    lines = [f"{n % 11},{('Rome', 'Paris', 'Bonn')[n % 3]},{n * n % 17}" for n in range(30)]
    now = scene("a,city,price\n" + "\n".join(lines))
    assert now.table is not None
    assert [understood.is_what(now.text, column) for column in now.table.columns] == ["number", "3 kinds", "number"]


def test_a_category_is_told_by_its_value_and_warnings_by_their_columns() -> None:
    lines = [f"{n * n % 13};{-200 if n % 9 == 0 else n % 7};{'hot' if n % 3 else 'mild'}" for n in range(40)]
    lines = [f"{line};{20 * n if n % 3 else 20 * n - 300}" for n, line in enumerate(lines)]
    now = scene("a;b;kind;price\n" + "\n".join(lines))
    assert now.found is not None
    assert "In `b`, −200 lies far off" in words.warnings(now.text, now)
    said = words.found(now.text, now, now.found)
    assert "Where `kind` is `mild`, `price` is lower by" in said
    assert "than where it is `hot`, all else the same" in said


def test_rows_that_stand_twice_and_what_kinds_are_compared_with_are_told() -> None:
    lines = [f"{7 * n % 16};{('red', 'red', 'blue')[n % 3]};{n * n % 17}" for n in range(16)]
    once, twice = (words.warnings(now.text, now) for now in (scene("a;hue;y\n" + "\n".join(lines * k)) for k in (1, 2)))
    assert "32 rows have the same values as another" in twice
    assert "the same values" not in once
    assert "each stands against one of them: `hue` against `red`." in once


def test_a_category_of_three_is_compared_with_the_most_frequent_and_that_is_named() -> None:
    kinds = ("red", "green", "blue", "red")
    lines = [f"{n * n % 13};{kinds[n % 4]};{n * n % 13 + 19 * (n % 4 == 2)}" for n in range(40)]
    now = scene("a;kind;price\n" + "\n".join(lines))
    assert now.found is not None
    assert "Where `kind` is `blue`, `price` is higher by 19 than where it is `red`" in words.found(
        now.text, now, now.found
    )


def test_columns_without_a_name_are_all_counted_and_one_beside_named_ones_is_no_header_missing() -> None:
    lines = "\n".join(f"{n},{n * n % 7},{n * n % 11}" for n in range(12))
    text = Text("en", "kitchen", PAGE)
    assert text("warn.nameless", count=3) in words.warnings(text, scene(lines))
    assert "no name" not in words.warnings(text, scene(f",a,b\n{lines}"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("without", "gaps"), [(0, 0), (1, 0), (0, 1), (4, 2)])
def test_rows_left_out_are_counted_by_why_and_none_is_not_a_count(language: str, without: int, gaps: int) -> None:
    rows = [(str(n * n % 13), str(n * n % 11)) for n in range(20)]
    rows[:without] = [(salt, "") for salt, _ in rows[:without]]
    rows[10 : 10 + gaps] = [("", taste) for _, taste in rows[10 : 10 + gaps]]
    now = scene("\n".join(["salt,taste", *map(",".join, rows)]), language=language)
    ways = {"warn.rows_target": (1, 0), "warn.rows_gap": (0, 1), "warn.rows": (1, 1)}
    told = [
        name for name in ways if now.text(name, target=without, gap=gaps) in words.warnings(now.text, now).split("\n\n")
    ]
    assert told == [name for name, which in ways.items() if which == (without > 0, gaps > 0)]


def test_words_are_left_out_where_rows_are_few_until_they_are_asked_for(visit: Open) -> None:
    lines = [f"{n * n % 13};{'abcdefg'[n % 7]};{n % 5}" for n in range(20)]
    page = pasted(visit(PAGE, lang="en"), "\n".join(["x;kind;y", *lines])).click("cook")
    assert "2 numbers, one a **bias**" in page.text()
    assert "8 numbers, one a **bias**" in page.set("taster_words", "yes").click("cook").text()


# --- taken home


def test_what_is_taken_home_holds_every_row_and_runs_nothing() -> None:
    rows = "\n".join(f"{n};{n * n % 11};{n % 5 + n / 3:.2f}" for n in range(2, 30))
    now = scene(f"a;=cmd();@y\n{rows}")
    assert now.found is not None
    written = list(csv.reader(io.StringIO(tables.predictions(now.text, now, now.found).decode("utf-8-sig"))))
    assert written[0] == ["Row", "a", "'=cmd()", "'@y", "Foretold", "Foretold unseen"]
    assert [row[0] for row in written[1:]] == [str(place) for place in range(1, 29)]
    assert [float(row[5]) for row in written[1:]] == pytest.approx(now.found.unseen.predicted)
    with zipfile.ZipFile(io.BytesIO(tables.chef(now.text, now, now.found))) as archive:
        assert archive.namelist() == ["config.json", "chef.safetensors"]
