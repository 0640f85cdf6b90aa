"""What Home ought to show: dice for the one chef, and for the other where two hundred steps lead, in closed form."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from core.arrays import Array
from lessons.home.settings import Home
from tests.grams import weighed
from tests.oracle import Columns, Drawing, Sentences
from tests.oracle import Oracle as Base
from tests.ui.kit.words_met import legend
from tests.ui.kitchen import oracle as kitchen
from ui.draw.plate import Plate, box_svg, unseasoned_svg
from ui.kit import menu

SEED, RATE, ROUNDS = 57, 0.2, 200


class Oracle(Base[Home]):
    """One state of it."""

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        return kitchen.crowd(self.state.settings.order)

    @property
    def cooked(self) -> bool:
        """Whether the order on screen was cooked."""
        return self.state.cooked[-1:] == (self.state.settings,)

    @cached_property
    def chefs(self) -> dict[str, Array]:
        """The grams of both."""
        dice = np.random.default_rng(SEED).uniform(0.0, 6.0, size=2)
        X = self.crowd.X
        left = np.linalg.matrix_power(np.eye(2) - RATE * 2.0 * X.T @ X / len(X), ROUNDS)
        return {"untrained": dice, "trained": np.round(self.crowd.bottom + left @ (dice - self.crowd.bottom), 1)}

    def sentences(self) -> Sentences:
        """Both chefs' plates and cards, and how far the reader is."""
        box: Sentences = {"alt.box": [{"dish": self.text.option("dish", self.state.settings.dish)}]}
        eaters = self.state.settings.eaters
        who: Sentences = {"tasters": [{"eaters": self.text.option("eaters", eaters)}]} if eaters != "normal" else {}
        return {**(self.served() if self.cooked else box), **who, **self.progress()}

    def served(self) -> Sentences:
        """What both chefs made of the order."""
        text = self.text
        scores = {chef: self.crowd.score(grams) for chef, grams in self.chefs.items()}
        plates = [kitchen.plate(text, self.state.settings, self.chefs[chef], scores[chef])[1] for chef in self.chefs]
        names: Sentences = {f"{chef}.name": [{"rounds": ROUNDS}] for chef in self.chefs}
        return {
            **names,
            "alt.plate": plates,
            "alt.chef": [
                {
                    "name": text(f"{chef}.name", rounds=ROUNDS),
                    "plate": text.label("alt.plate", **shown),
                    "card": text.label("card.alt", **self.card(chef)),
                }
                for chef, shown in zip(self.chefs, plates, strict=True)
            ],
            "typical": [self.typical()],
            "card.numbers": [{"count": "2"}],
            "card.alt": [self.card(chef) for chef in self.chefs],
        }

    def typical(self) -> Mapping[str, object]:
        """How many of a thousand throws of the dice score lower."""
        salt, spice = self.chefs["untrained"]
        throws = [np.random.default_rng(seed).uniform(0.0, 6.0, size=2) for seed in range(1000)]
        mine = self.crowd.score((salt, spice))
        lower = sum(self.crowd.score(throw) < mine for throw in throws)
        return {"count": 1000, "lower": lower, "salt": salt, "spice": spice}

    def card(self, chef: str) -> Mapping[str, object]:
        """A chef's two numbers."""
        text, (salt, spice) = self.text, self.chefs[chef]
        pairs = (("salt", salt), ("spice", spice))
        told = [f"{text.label(f'seasoning.{name}')} {weighed(grams, text)}" for name, grams in pairs]
        count = text.label("card.numbers", count="2")
        return {"whose": text(f"{chef}.card"), "count": count, "told": text.label("say.and_also").join(told)}

    def progress(self) -> Sentences:
        """How many pages of the tasting menu are done, once there is one."""
        tasting = [page for page in menu.TASTING if menu.is_open(page)]
        head = {"count": 11, "minutes": 25}
        return {"progress": [{"done": sum(map(self.done, tasting)), "count": len(tasting)}], "menu": [head]}

    def done(self, page: str) -> bool:
        """Whether a page's job is done."""
        return self.state.reader.progress.get(page, False)

    def page_tables(self) -> Sequence[Columns]:
        """The kitchen's words that stand on Home, once the lid is off."""
        return [legend(self.text)] if self.cooked else []

    def plates(self) -> Sequence[Plate]:
        """The apprentice's and the trained chef's."""
        if not self.cooked:
            return []
        chefs = self.chefs.values()
        return [kitchen.plate(self.text, self.state.settings, grams, self.crowd.score(grams))[0] for grams in chefs]

    def drawings(self) -> Mapping[str, Drawing]:
        """The closed pot, or what was in it."""
        return {"opened": self.opened} if self.cooked else {"closed": self.closed}

    def closed(self, drawn: str) -> None:
        """The dish that is ordered, and of the chef nothing but the pot."""
        dish = self.state.settings.dish
        assert box_svg() in drawn
        assert unseasoned_svg(dish) in drawn
        assert f"<b>{self.text.option('dish', dish)}</b>" in drawn

    def opened(self, drawn: str) -> None:
        """Both scores, and both cards in both forms."""
        scores = re.findall(r"<b>(\d+)</b>", drawn)
        assert scores == [f"{self.crowd.score(grams):.0f}" for grams in self.chefs.values()], f"scores {scores}"
        bold = re.findall(r'font-weight="650"[^>]*>(\d+\.\d)<', drawn)
        expected = [f"{gram:.1f}" for grams in self.chefs.values() for _ in range(2) for gram in grams]
        assert bold == expected, f"on the cards {bold}"
        assert box_svg(open=True) in drawn
