"""Which words of the kitchen stand on which page, read through by eye: what the table of words behind it lists."""

from tests.oracle import Columns
from ui.kit.text import Text, glossary

MET = {
    "en": {
        "home": "chef parameter diner card apprentice round",
        "seasoning": "chef input diner tongue wish loss score card",
        "practice": "seasoning diner tongue wish loss score card training cook round rate boiled adjust",
        "one_step": "chef seasoning diner tongue wish complaint loss score card rate adjust",
        "rule": "diner card round bias",
        "line": "card round",
        "picture": "card training round probability bias architecture",
        "judges": "chef diner wish complaint loss cook round loss_function",
        "six": "seasoning diner tongue loss card training round rate boiled optimizer batch_size unit",
        "stations": (
            "diner loss card round probability neural_network ticket layer unit connection bias "
            "activation_function error_signal"
        ),
        "blame": (
            "chef diner complaint loss round rate adjust probability neural_network ticket layer unit bias "
            "error_signal backpropagation"
        ),
        "too_many": (
            "chef diner complaint loss score training cook round neural_network ticket unit connection evaluation "
            "test_set"
        ),
        "house_rules": (
            "chef parameter diner card training round rate ticket unit evaluation hyperparameter grid_search"
        ),
        "real_tasters": "chef tongue round",
        "file": (
            "chef diner complaint card apprentice training round rate layer unit connection bias error_signal "
            "evaluation architecture inference"
        ),
        "remodelling": "chef diner apprentice training round rate ticket layer unit connection bias architecture",
        "how_big": "chef diner card layer unit error_signal architecture",
        "next_word": "training temperature",
        "attention": "chef loss training evaluation",
        "makes_up": "chef round probability",
        "remembers": "chef loss training probability",
        "recipe_log": "chef seasoning diner complaint card training round optimizer ticket unit architecture",
    },
    "zh": {
        "home": "chef parameter diner card apprentice training round",
        "seasoning": "chef input diner tongue wish plate loss score adjust",
        "practice": "diner tongue wish loss score card training cook round rate boiled adjust",
        "one_step": "chef parameter seasoning diner tongue wish complaint loss score card rate",
        "rule": "parameter diner card training round probability bias",
        "line": "card round",
        "picture": "training round probability bias evaluation architecture",
        "judges": "chef diner wish complaint cook round loss_function probability",
        "six": "seasoning diner tongue loss score card training round rate boiled optimizer batch_size unit",
        "stations": (
            "diner loss card training round probability neural_network ticket layer unit connection bias "
            "activation_function error_signal"
        ),
        "blame": (
            "chef diner complaint loss training round rate probability neural_network ticket layer unit bias "
            "error_signal backpropagation"
        ),
        "too_many": (
            "chef seasoning diner wish complaint loss training cook round neural_network ticket unit evaluation "
            "test_set"
        ),
        "house_rules": (
            "chef parameter diner card training round rate probability ticket unit evaluation hyperparameter "
            "grid_search random_search"
        ),
        "real_tasters": "chef round bias",
        "file": (
            "chef diner complaint card apprentice training round rate ticket layer unit connection bias "
            "error_signal architecture inference"
        ),
        "remodelling": "chef diner apprentice training round rate ticket layer unit bias architecture",
        "how_big": "chef seasoning diner card layer unit error_signal architecture",
        "next_word": "training probability temperature",
        "attention": "chef loss training probability evaluation",
        "makes_up": "chef round probability",
        "remembers": "chef loss training probability",
        "recipe_log": "chef diner complaint card training round optimizer probability ticket unit architecture",
    },
}
"""Ideas of the glossary, by language and page."""


def legend(text: Text) -> Columns:
    """The table of a page."""
    known = glossary(text.language)
    ideas = [known[idea] for idea in MET[text.language][text.page].split()]
    names = ("kitchen", "real", "meaning")
    return {text.label(f"legend.{name}"): [getattr(idea, name) for idea in ideas] for name in names}
