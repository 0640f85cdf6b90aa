"""What columns of chance do, as it follows the slider: at every place what fits say that are made one by one."""

import re

import numpy as np
import pytest

from core.chance_columns import with_random_columns
from core.regression import fit, judge, root_mean_square
from lessons.real_tasters import films
from lessons.real_tasters.found import DRAWS
from lessons.real_tasters.scene import Scene
from lessons.real_tasters.settings import CHANCE, RealTasters
from lessons.real_tasters.words import amount, row_word
from tests import films as sent
from ui.kit.text import LANGUAGES, Text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_follows_the_slider(language: str) -> None:
    text = Text(language, "kitchen", "real_tasters")
    now = Scene(text, RealTasters(taster_table="cheese"))
    assert now.found
    shown = sent.read(films.chance_film(text, row_word(text, now), now.found))
    for place, count in enumerate(map(int, CHANCE.values)):
        many = [with_random_columns(now.found.examples, count, seed) for seed in range(DRAWS)]
        own = np.median([root_mean_square(fit(each).predict(each.X) - each.y) for each in many])
        unseen = np.median([judge(each).rmse for each in many])
        words = shown.at(taster_chance=place)["chance", "words"]
        assert re.search(rf"(?<![\d.]){re.escape(amount(float(own)))}(?![\d])", words), (count, words)
        assert f"{amount(float(unseen))}" in words
