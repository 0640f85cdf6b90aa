"""What Home says of an order that is another than the one cooked last, and of who tastes."""

from lessons.home import words
from lessons.home.settings import Home
from ui.kit.text import Text

TEXT = Text("en", "kitchen", "home")


def test_what_is_other_than_it_was_cooked_is_named() -> None:
    cooked = Home(dish="congee")
    assert words.idea(TEXT, cooked, None, served=False) == TEXT("idea")
    assert words.idea(TEXT, cooked, cooked, served=True) == TEXT("idea_opened")
    assert words.idea(TEXT, Home(dish="mapo_tofu"), cooked, served=False) == TEXT("idea_again")
    assert words.idea(TEXT, Home(dish="congee", eaters="light"), cooked, served=False) == TEXT("idea_guests")


def test_who_tastes_is_told_where_they_are_not_the_usual_ones() -> None:
    assert words.tasters(TEXT, Home()) == ""
    assert words.tasters(TEXT, Home(eaters="heavy")) == "The diners have strong palates."
