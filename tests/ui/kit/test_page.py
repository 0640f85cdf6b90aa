"""The frame of every page: head, bet, sentences, folds, memory and links."""

import re

import pytest

from tests.conftest import Open, address, nodes
from tests.groups import DEFAULTS
from ui.kit import menu
from ui.kit.more import PARTS
from ui.kit.text import LANGUAGES, Text, page_sections

EN = Text("en", "kitchen", "seasoning")
EN_PRACTICE = Text("en", "kitchen", "practice")
LESSONS = [entry.id for entry in menu.OPEN_PAGES if entry.section]


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("practice", "The chef · 2 of 11"),
        ("stations", "The kitchen line · 5 of 11"),
        ("judges", "The same elsewhere · side dish"),
    ],
)
def test_a_page_says_where_it_stands_in_the_tasting_menu(visit: Open, page: str, where: str) -> None:
    assert next(s for s in visit(page, lang="en").sentences() if "·" in s) == where


def test_home_has_no_place_no_start_again_and_nothing_before_it(visit: Open) -> None:
    home = visit(lang="en")
    assert not home.has("start_again")
    foot = [link.proto.label for link in home.app.main if link.type == "page_link"]
    assert not any(label.startswith("‹") for label in foot)
    assert foot[-1] == EN.label("next", page=EN.title("seasoning"))


@pytest.mark.parametrize("page", [entry.id for entry in menu.OPEN_PAGES])
def test_the_foot_leads_to_the_open_pages_before_and_after(visit: Open, page: str) -> None:
    opened = visit(page, lang="en")
    labels = [link.proto.label for link in opened.app.main if link.type == "page_link"]
    for neighbour, direction in zip(menu.neighbours(page, full=False), ("previous", "next"), strict=True):
        if neighbour:
            name = EN.title(neighbour.id) if neighbour.section else EN.label("home")
            assert EN.label(direction, page=name) in labels


@pytest.mark.parametrize("page", LESSONS)
def test_behind_each_page_are_the_real_model_the_break_the_code_and_the_numbers_one_at_a_time(
    visit: Open, page: str
) -> None:
    opened = visit(page, lang="en")
    begins = {part: re.split(r"[{$\[−]", page_sections("en", page)[part, "kitchen"])[0] for part in PARTS[:3]}
    assert not any(begin in opened.text() for begin in begins.values())
    for part in PARTS:
        words = opened.open_part(part).text()
        assert [name for name, begin in begins.items() if begin in words] == [part] * (part in begins)
        assert any(node.type == "code" for node, _ in nodes(opened.app)) == (part == "mathematics")


def test_below_the_mathematics_stands_the_code_that_ran(visit: Open) -> None:
    opened = visit("practice", lang="en").open_part("mathematics")
    shown = [node.value for node, _ in nodes(opened.app) if node.type == "code"]
    source = (menu.ROOT / "core/optimizers.py").read_text(encoding="utf-8")
    assert shown[0].strip() in source
    assert shown[0].startswith("def sgd(")


def test_the_numbers_are_made_when_asked_for_with_a_download_each(visit: Open) -> None:
    page = visit("seasoning", lang="en", bet="most").set("salt", 2.0)
    assert not page.app.dataframe
    page.open_part("numbers")
    tables = [table.value for table in page.app.dataframe]
    assert [len(table) for table in tables] == [8, 2]
    assert page.text().count(EN.label("download")) == 2


def test_the_switch_names_the_next_language_in_that_language(visit: Open) -> None:
    page = visit("seasoning", lang="en")
    english, *others = LANGUAGES
    for language in (*others, english):
        assert page.widget("language").label == LANGUAGES[language]
        page.switch_language()
        assert page.app.query_params["lang"] == language


def test_the_language_of_the_address_wins_only_when_it_changes(visit: Open) -> None:
    page = visit("seasoning", lang="en").switch_language()
    page.app.query_params["lang"] = "zh"
    page.app.run()
    assert page.reader.language == "zh"
    page.app.query_params["lang"] = "en"  # the reader went back
    page.app.run()
    assert page.reader.language == "en"


def test_links_in_the_app_carry_the_language_on(visit: Open) -> None:
    queries = [
        node.proto.query_string for node, _ in nodes(visit("practice", lang="zh").app) if node.type == "page_link"
    ]
    assert queries
    assert set(queries) == {"lang=zh"}


@pytest.mark.parametrize("full", [False, True])
def test_the_menu_that_is_followed_is_shown_pages_to_come_as_plain_text(visit: Open, full: bool) -> None:
    opened = visit("practice", lang="en", **({"menu": "full"} if full else {}))
    in_menu = [node for node, around in nodes(opened.app) if "sidebar" in around]
    links = {node.proto.label for node in in_menu if node.type == "page_link"}
    plain = "".join(str(getattr(node, "value", "")) for node in in_menu if node.type == "markdown")
    for entry in menu.PAGES:
        title = EN.title(entry.id)
        listed = full or entry.place is not None
        assert any(title in link for link in links) == (listed and entry.exists)
        assert (title in plain) == (listed and not entry.exists)
    numbered = re.findall(r"(\d+)\*\*&ensp;", " ".join((*links, plain)))
    assert sorted(map(int, numbered)) == list(range(1, 12)), "the tasting menu alone is numbered"


def test_a_reader_turns_from_one_menu_to_the_other_and_links_know_which(visit: Open) -> None:
    page = visit("rule", lang="en")
    assert menu.neighbours("rule", full=False)[1] == menu.entry("stations")
    page.click("other.menu")
    assert page.reader.full
    links = [node.proto for node, _ in nodes(page.app) if node.type == "page_link"]
    assert all("menu=full" in link.query_string for link in links)
    foot = [link.proto.label for link in page.app.main if link.type == "page_link"]
    assert foot[-1] == EN.label("next", page=EN.title("line"))
    there, query = address(page.links()[0])
    assert query["menu"] == "full"
    assert visit(there, **query).reader.full
    assert not page.click("other.menu").reader.full
    assert not any("menu=" in node.proto.query_string for node, _ in nodes(page.app) if node.type == "page_link")


def test_side_dishes_are_offered_where_they_belong_to_whoever_follows_the_tasting_menu(visit: Open) -> None:
    def offered(page: str, **query: str) -> list[str]:
        shown = visit(page, lang="en", **query)
        titles = {EN.title(entry.id) for entry in menu.PAGES}
        return [link.proto.label for link in shown.app.main if link.type == "page_link" and link.proto.label in titles]

    assert offered("rule") == [EN.title("line"), EN.title("picture")]
    assert offered("one_step") == [EN.title("judges"), EN.title("six")]
    assert offered("rule", menu="full") == []
    assert offered("practice") == []


def test_the_kitchens_words_of_a_page_stand_beside_the_fields(visit: Open) -> None:
    page = visit("practice", lang="en").open_part("words")
    table = page.app.table[0].value
    assert list(table.columns) == [EN.label(f"legend.{name}") for name in ("kitchen", "real", "meaning")]
    pairs = dict(zip(table.iloc[:, 0], table.iloc[:, 1], strict=True))
    assert pairs["boldness"] == "learning rate"
    assert pairs["round"] == "epoch"
    assert "attention" not in pairs


def test_the_bet_becomes_a_line_in_its_place(visit: Open) -> None:
    page = visit("seasoning", lang="en")
    assert page.has("bet.most")
    page.click("bet.all")
    assert not page.has("bet.most")
    assert any("Your bet: **all 8**." in s for s in page.sentences())
    assert page.click("bet.back").has("bet.most")


def test_a_right_bet_a_wrong_bet_and_no_bet_are_told_apart(visit: Open) -> None:
    said = {}
    for choice in ("most", "all", "skip"):
        page = visit("seasoning", lang="en", bet=choice, salt="3.0", spice="0.8")
        said[choice] = next(s for s in page.sentences() if "The sliders’ best: score 96" in s)
    assert said["most"].startswith("You bet **6 or 7**: right.")
    assert said["all"].startswith("You bet **all 8**: not this time. The sliders’ best")
    assert said["skip"].startswith("The sliders’ best")


def test_a_linked_bet_fits_its_question_or_is_refused(visit: Open) -> None:
    assert [bet.choice for bet in visit("seasoning", lang="en", bet="all").reader.bets.values()] == ["all"]
    page = visit("seasoning", lang="en", bet="7")
    assert page.reader.bets == {}
    assert [info.value for info in page.app.info] == [EN.label("refusal", told=f"{EN.label('setting.bet')} = `7`")]


def test_the_link_holds_every_changed_setting_of_the_page_and_no_other(visit: Open) -> None:
    page = visit("practice", lang="en", rate="0.6").go("seasoning").click("bet.most").set("salt", 2.5)
    there, query = address(page.links()[0])
    assert there == "seasoning"
    assert query == {"lang": "en", "terms": "kitchen", "salt": "2.5", "bet": "most"}
    assert address(page.links()[1])[1] == {**query, "present": "1"}
    assert page.reader.values["rate"] == 0.6 != DEFAULTS["rate"]


def test_the_pages_memory_begins_again_with_start_again(visit: Open) -> None:
    page = visit("practice", lang="en", bet="0.2").click("cook").click("invite")
    assert any("never met in training" in s for s in page.set("rate", 0.2).said())
    page.click("start_again").click("bet.skip").click("cook")
    assert not any("never met in training" in s for s in page.said())


@pytest.mark.parametrize("page", ["practice", "one_step", "six"])
def test_a_link_from_the_first_attempt_opens_there_although_the_reader_has_grams(visit: Open, page: str) -> None:
    """An older link with grams alone means that the machine begins with them, so a new one says that it does not."""
    shared = visit("seasoning", lang="en", bet="most").set("salt", 2.5).go(page)
    there, query = address(shared.links()[0])
    opened = visit(there, **query)
    for name, value in (("start", "first"), ("salt", 2.5)):
        assert opened.reader.values[name] == shared.reader.values[name] == value
    own = (
        "**You**",
        EN_PRACTICE("match.invite"),
        EN_PRACTICE("own_walk"),
        EN_PRACTICE("you"),
    )  # how the hand has walked is the reader's own
    assert [s for s in opened.words() if not s.startswith(own)] == [s for s in shared.words() if not s.startswith(own)]
