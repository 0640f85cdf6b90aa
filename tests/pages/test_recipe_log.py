"""The recipe log: the end of the story, which knows what was done on the way."""

import pytest

from lessons.recipe_log.settings import CLAIMS
from tests.conftest import Open, Visit, address, nodes, problems
from tests.pages.test_tab import comes_back
from ui.kit.controls import LONGEST_ANSWER
from ui.kit.notes import quoted
from ui.kit.session import SKIPPED
from ui.kit.text import LANGUAGES

TYPED = "settings `code` <b>x</b> **bold** $x$"


def links(tab: Visit) -> list[str]:
    """Of the page itself, to other pages."""
    return [node.proto.label for node, around in nodes(tab.app) if node.type == "page_link" and "sidebar" not in around]


def test_the_answer_stays_shut_until_the_reader_has_given_one(visit: Open) -> None:
    tab = visit(lang="en").set("answer", TYPED).go("recipe_log")
    assert tab.content("wrote", line=quoted(TYPED, LONGEST_ANSWER)) in tab.sentences()
    assert tab.content("bridge") not in tab.sentences()
    tab.set("answer_now", " ")
    assert tab.has("show"), "nothing is no answer"
    tab.set("answer_now", "numbers that are learned")
    assert tab.content("bridge") in tab.sentences()
    assert problems(tab) == []
    assert "learned" not in "".join(tab.links())
    assert tab.switch_language().value("answer_now") == "numbers that are learned"


def test_whoever_begins_again_compares_again(visit: Open) -> None:
    tab = visit("recipe_log", lang="en").set("answer_now", "numbers").click("start_again")
    assert tab.content("bridge") not in tab.sentences()
    assert tab.widget("show").label == tab.content("compare")
    assert tab.content("bridge") in tab.click("show").sentences()


def test_nothing_is_told_of_a_claim_before_the_bet(visit: Open) -> None:
    tab = visit("recipe_log", lang="en", log_tried="4")
    assert "8.35" not in tab.text()
    assert tab.widget("try.exact").disabled
    assert "8.35" in tab.click(f"bet.{SKIPPED}").text()


def test_what_was_done_on_a_page_is_settled_here_and_still_is_in_a_new_session(visit: Open) -> None:
    tab = visit("rule", lang="en").do_job().go("file").click("bet.none").click("go_on").go("recipe_log")
    for log in (tab, comes_back(tab, "recipe_log", lang="en")):
        if log.has("bet.few"):
            log.click("bet.few")
        assert log.content("evidence.rules", threshold=37.5, rule=188, count=1000, model=120) in log.text()
        assert log.content("evidence.use_none", served=1000, count=13) in log.text()
        assert "8.35" not in log.text()
        assert log.has("try.exact")
        assert log.content("mark.there", page=log.content.title("file")) in links(log)
        assert log.content("mark.there", page=log.content.title("rule")) in links(log)
        assert log.content("mark.here") not in log.text()
        assert log.content("mark.here") in log.click("try.exact").text()


def test_too_many_spices_and_practice_elsewhere_settle_their_claims_too(visit: Open) -> None:
    tab = visit("too_many", lang="en").do_job().go("remodelling").click("bet.95").set("remodel_act", "move")
    tab.click("cook").go("recipe_log").click("bet.few")
    seen = [tab.content("mark.there", page=tab.content.title(page)) for page in ("too_many", "remodelling")]
    assert [link for link in links(tab) if link in seen] == seen
    assert tab.content("evidence.user.remodelling") in tab.text()
    assert "8.35" not in tab.text()
    assert tab.content.form("evidence.exact.too_many").rpartition("{")[0].rpartition("}")[2] in tab.text()
    tab.click("try.database")
    assert "Tried on 60 who did and 1000 who did not." in tab.text()


def test_cakes_and_a_slant_are_noted_where_they_were_seen(visit: Open) -> None:
    tasters = visit("real_tasters", lang="en").click("bet.larger").click("cook")
    once = tasters.reader.memory("real_tasters").once
    assert "cakes" not in once
    tasters.set("taster_table", "cakes").click("cook")
    assert "cakes" in once
    counter = visit("remembers", lang="en").click("bet.half").click("practise")
    for _ in range(3):
        counter.click("talk")
    once = counter.reader.memory("remembers").once
    assert "leant" not in once
    counter.set("rem_tab", "slant").click("practise")
    assert "leant" in once


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_claim_has_one_button_whose_name_and_place_stay(visit: Open, language: str) -> None:
    tab = visit("recipe_log", lang=language).click("bet.few")

    def buttons() -> list[tuple[str, str]]:
        return [(str(button.key), button.label) for button in tab.app.button if str(button.key).startswith("try.")]

    before = buttons()
    assert before == [(f"try.{claim}", f"**{tab.content.option('log_claim', claim)}**") for claim in CLAIMS]
    for claim in CLAIMS:
        tab.click(f"try.{claim}")
        assert buttons() == before


def test_both_sentences_stand_side_by_side_as_they_were_typed(visit: Open) -> None:
    tab = visit(lang="en").set("answer", TYPED).go("recipe_log").set("answer_now", f"{TYPED}!")
    for name, typed in (("wrote", TYPED), ("writes", f"{TYPED}!")):
        assert tab.content(name, line=quoted(typed, LONGEST_ANSWER)) in tab.text()


def test_the_story_ends_with_a_word_of_thanks_once_all_was_tried(visit: Open) -> None:
    tab = visit("recipe_log", lang="en").click("bet.none").click("show")
    assert tab.content("farewell") not in tab.text()
    for claim in CLAIMS:
        tab.click(f"try.{claim}")
    assert tab.content("farewell") in tab.text()


def test_a_rule_about_plates_does_not_settle_what_is_told_of_fever(visit: Open) -> None:
    plates = {"rule_question": "too_strong", "rule_place": "elsewhere", "bet": SKIPPED}
    tab = visit("rule", lang="en", **plates).click("cook")
    assert tab.reader.progress["rule"]
    tab.go("recipe_log").click(f"bet.{SKIPPED}")
    assert tab.content("mark.there", page=tab.content.title("rule")) not in links(tab)
    tab.go("rule").set("rule_question", "ill").click(f"bet.{SKIPPED}").click("cook").go("recipe_log")
    assert tab.content("mark.there", page=tab.content.title("rule")) in links(tab)


def test_the_lost_bet_is_a_surprise_also_in_a_new_session(visit: Open) -> None:
    tab = visit("file", lang="en").click("bet.few").click("go_on").go("recipe_log")
    for log in (tab, comes_back(tab, "recipe_log", lang="en")):
        assert log.content("say.bets", won=0, count=1) in log.sentences()
        assert log.content("say.surprise", page=log.content.title("file"), right="not one") in log.text()


@pytest.mark.parametrize("page", ["rule", "file", "six"])
def test_a_link_opens_another_page_as_it_was_left(visit: Open, page: str) -> None:
    tab = visit(page, lang="en").do_job()
    left, link = tab.words(), tab.links()[0]
    tab.go("recipe_log")
    ours = {line for text in tab.words() for line in text.split("\n") if line.startswith("- [")}
    assert f"- [{tab.content.title(page)}](<{link}>)" in ours
    there, query = address(link)
    assert visit(there, **query).words() == left
    again = comes_back(tab, "recipe_log", lang="en")
    (line,) = (
        line for text in again.words() for line in text.split("\n") if line.startswith(f"- [{tab.content.title(page)}")
    )
    there, query = address(line.partition("](<")[2].removesuffix(">)"))
    assert there == page
    opened = visit(there, **query)
    assert not opened.app.info
    assert opened.runs == tab.reader.memory(page).runs


def test_the_story_ends_at_home(visit: Open) -> None:
    tab = visit("recipe_log", lang="en")
    assert links(tab)[-1] == tab.content.label("next", page=tab.content.label("home"))


def test_both_files_are_offered(visit: Open) -> None:
    tab = visit("recipe_log", lang="zh")
    offered = [node.proto for node, _ in nodes(tab.app) if node.type == "download_button"]
    assert [tab.content("download") in offered[0].label, offered[1].label] == [True, tab.content("as_markdown")]
