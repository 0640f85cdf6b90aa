"""The menu: twenty-one pages in six sections, numbered for good."""

import re

import pytest

from ui.kit import menu


def test_twenty_one_pages_are_numbered_in_the_order_of_the_sections() -> None:
    assert [entry.number for entry in menu.PAGES] == list(range(1, 22))
    assert [entry.id for entry in menu.PAGES] == [page for pages in menu.SECTIONS.values() for page in pages]
    assert len(menu.SECTIONS) == 6


def test_no_two_pages_share_an_id() -> None:
    ids = [menu.HOME, *(entry.id for entry in menu.PAGES)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("page", "file"),
    [("home", "streamlit_app.py"), ("seasoning", "pages/01_seasoning.py"), ("one_step", "pages/03_one_step.py")],
)
def test_a_pages_file_is_named_for_number_and_id(page: str, file: str) -> None:
    assert menu.entry(page).file == file
    assert menu.entry(page).exists


def test_every_file_in_pages_is_in_the_menu_and_open() -> None:
    files = {f"pages/{path.name}" for path in (menu.ROOT / "pages").glob("*.py")}
    assert files == {entry.file for entry in menu.OPEN_PAGES} - {"streamlit_app.py"}
    assert all(re.fullmatch(r"pages/\d\d_[a-z_]+\.py", file) for file in files)


def test_a_page_without_a_file_is_still_to_come() -> None:
    to_come = [entry for entry in menu.PAGES if not (menu.ROOT / entry.file).exists()]
    assert not any(entry.exists for entry in to_come)


def test_a_link_to_home_has_no_path_and_every_other_page_its_id() -> None:
    assert menu.entry("home").url_path == ""
    assert menu.entry("practice").url_path == "practice"


def test_the_menu_knows_in_which_section_a_page_stands() -> None:
    assert {entry.section for entry in menu.PAGES} == set(menu.SECTIONS)
    assert menu.entry("practice").section == "chef"
    assert menu.entry("home").section == ""


def test_neighbours_on_the_full_menu_skip_pages_to_come() -> None:
    order = menu.OPEN_PAGES
    for place, entry in enumerate(order):
        before, after = menu.neighbours(entry.id, full=True)
        assert before == (order[place - 1] if place else None)
        assert after == (order[place + 1] if place + 1 < len(order) else None)
    assert menu.neighbours("home", full=True)[0] is None
    assert [entry.number for entry in order] == sorted(entry.number for entry in order)


def test_the_tasting_menu_has_eleven_pages_in_the_order_of_the_full_one_and_every_other_page_belongs_to_one() -> None:
    assert len(menu.TASTING) == 11
    numbers = [menu.entry(page).number for page in menu.TASTING]
    assert numbers == sorted(numbers)
    assert [menu.entry(page).place for page in menu.TASTING] == list(range(1, 12))
    sides = [page for pages in menu.MORE_OF_THIS.values() for page in pages]
    assert sorted((*menu.TASTING, *sides)) == sorted(entry.id for entry in menu.PAGES)
    assert menu.MORE_OF_THIS.keys() <= set(menu.TASTING)
    assert all(menu.entry(page).place is None for page in (*sides, "home"))


def test_the_tasting_menu_leads_from_page_to_page_and_from_a_side_dish_back_to_it() -> None:
    order = [entry for entry in menu.OPEN_PAGES if entry.id == "home" or entry.id in menu.TASTING]
    assert list(menu.path(full=False)) == order
    for place, entry in enumerate(order):
        before, after = menu.neighbours(entry.id, full=False)
        assert before == (order[place - 1] if place else None)
        assert after == (order[place + 1] if place + 1 < len(order) else None)
    for page, of, on in (("line", "rule", "stations"), ("judges", "one_step", "rule"), ("six", "one_step", "rule")):
        assert menu.neighbours(page, full=False) == (menu.entry(of), menu.entry(on))


def test_the_page_to_come_is_told_where_the_path_ends_for_now() -> None:
    assert menu.to_come("practice") is None
    assert menu.to_come("recipe_log") is None
    last = menu.path(full=False)[-1]
    coming = menu.to_come(last.id)
    assert coming is None or (coming.id in menu.TASTING and not coming.exists)


def test_an_unknown_page_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"page must be one of home, seasoning, .*got 'pizza'"):
        menu.entry("pizza")
