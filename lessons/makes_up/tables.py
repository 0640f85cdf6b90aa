"""Tables of *When the chef makes it up*."""

from pandas import DataFrame

from core.invented_dishes import value, vocabulary, written
from lessons.makes_up import scene, words
from lessons.makes_up.menu import Menu
from lessons.makes_up.pictures import MARKS
from lessons.makes_up.scene import Chef
from ui.figures import percent
from ui.kit.text import Text


def trials(text: Text, chef: Chef, way: str, marks: str) -> DataFrame:
    """Every question, from surest to least sure: what was said, and what is so; and the reader's marks, if they are of
    this way of asking.
    """
    found, known = scene.trials(chef, way), vocabulary(text.language).words
    order, put = found.order(-1), scene.questions()
    table = {
        "question": [words.begun(text, put[at]) for at in order],
        "answer": [known[found.word[-1, at]] for at in order],
        "truth": [known[value(text.language, put[at].page)] for at in order],
        "sure": [float(found.sure[-1, at]) for at in order],
        "right": [text("right.yes" if found.right[-1, at] else "right.no") for at in order],
        "read": [put[at].dish.read for at in order],
    }
    if marks.strip("."):
        table["mark"] = [MARKS[marks[at]] for at in order]
    if found.shown:
        table["shown"] = [words.joined(text.language, written(text.language, found.shown[at])) for at in order]
    return DataFrame({text(f"column.{name}"): column for name, column in table.items()})


def reading(text: Text, chef: Chef) -> DataFrame:
    """How sure and how often right with the book closed, the more was read."""
    found, gone = scene.trials(chef, "closed"), scene.is_torn()
    table = {
        "steps": list(chef.recorded),
        "sure_known": found.sure[:, ~gone].mean(axis=1),
        "right_known": found.right[:, ~gone].mean(axis=1),
        "sure_torn": found.sure[:, gone].mean(axis=1),
        "right_torn": found.right[:, gone].mean(axis=1),
    }
    return DataFrame({text(f"column.{name}"): column for name, column in table.items()})


def menu(text: Text, found: Menu) -> DataFrame:
    """What chefs know of the new menu."""
    return DataFrame(
        {text("column.chef"): [text(f"menu.{name}") for name in Menu._fields]}
        | {
            text(f"column.{name}"): [f"{percent(each[at])}%" for each in found]
            for at, name in enumerate(("changed", "others"))
        }
    )
