"""What *Season it yourself* ought to show: the reader's walk tasted again, diner by diner."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby

import numpy as np

from lessons.seasoning.settings import Seasoning
from tests.oracle import Oracle as Base
from tests.oracle import Sentences, Told, rounded
from tests.ui.kitchen import oracle as kitchen
from ui.draw.plate import Plate

GRAMS_BET_ON = (1, 3, 5)
LEVELS = (10, 25, 50, 75, 90)
ENOUGH = 90
TRIES = 8


class Oracle(Base[Seasoning]):
    """One moment of it."""

    ways = "eaters=heavy bet.3 spice=0.2 salt=3.8"
    """To a best score between 90 and 95."""

    @cached_property
    def crowd(self) -> kitchen.Crowd:
        """Those who taste."""
        return kitchen.crowd(self.state.settings.order)

    @cached_property
    def walk(self) -> list[tuple[float, float]]:
        """All that was tasted of this order, as the reader went."""
        now = self.state.settings
        tasted = [(past.salt, past.spice) for past in self.state.past if past.order == now.order]
        return [grams for grams, _ in groupby(tasted)]

    @cached_property
    def scores(self) -> list[float]:
        """How it scored."""
        return [self.crowd.score(grams) for grams in self.walk]

    def answers(self) -> list[str]:
        """The bet nearest to the best salt."""
        best = self.crowd.bottom[0]
        return [str(GRAMS_BET_ON[int(np.argmin([(grams - best) ** 2 for grams in GRAMS_BET_ON]))])]

    def hint(self) -> tuple[Sentences, str]:
        """The best of all moves of one slider to a place of its own, by trying each; of equal ones the smaller."""
        now = self.state.settings.grams
        tried = [("salt", place / 10 - now[0], (place / 10, now[1])) for place in range(61)]
        tried += [("spice", place / 10 - now[1], (now[0], place / 10)) for place in range(61)]
        which, change, there = min(
            tried, key=lambda move: (-round(self.crowd.score(move[2]), 9), round(abs(move[1]), 9))
        )
        if round(self.crowd.score(there), 9) <= round(self.crowd.score(now), 9):
            return {}, self.text.label("hint.none")
        name = "hint.more" if change > 0 else "hint.less"
        values = {"amount": f"{round(abs(change), 1):g}", "seasoning": self.text.label(f"seasoning.{which}")}
        return {name: [values]}, self.text.label(name, **values)

    def sentences(self) -> Sentences:
        """What the diners say, what would help, and how the hand has done."""
        score, best, tries = self.scores[-1], max(self.scores), len(self.walk) - 1
        complaints, complained = kitchen.complaints(self.text, self.crowd, self.walk[-1])
        hints, hinted = self.hint()
        _, plate = kitchen.plate(self.text, self.state.settings, self.walk[-1], score)
        end = "you_did_it" if best >= ENOUGH else "you_tried"
        return {
            **complaints,
            **hints,
            "alt.plate": [plate],
            "say": [{"score": score, "complaints": complained, "hint": hinted}],
            "bet.truth": [{"wanted": self.crowd.bottom[0]}],
            end: [{"tries": tries, "best": best}],
        }

    def must(self) -> list[str]:
        """What the diners say; and how the hand has done, when that is clear."""
        best, tries = max(self.scores), len(self.walk) - 1
        done = self.state.bet and tries and (best >= ENOUGH or tries >= TRIES)
        return ["say", *([("you_did_it" if best >= ENOUGH else "you_tried")] if done else [])]

    def figures(self) -> Mapping[str, float]:
        """Below the plate."""
        found = {"score": self.scores[-1], "loss": self.crowd.loss(self.walk[-1])}
        found |= {"tries": len(self.walk) - 1, "best": max(self.scores)}
        return {self.text.label(f"metric.{name}"): number for name, number in found.items()}

    def tables(self) -> Told:
        """The diners, and the walk."""
        text, crowd = self.text, self.crowd
        errors = crowd.errors(self.walk[-1])
        diners = {
            "diner": range(1, 9),
            "salt_felt": rounded(crowd.X[:, 0], 3),
            "spice_felt": rounded(crowd.X[:, 1], 3),
            "plate": rounded(errors + crowd.y, 3),
            "wish": rounded(crowd.y, 3),
            "error": rounded(errors, 3),
        }
        salts, spices = zip(*self.walk, strict=True)
        walk = {text.label("seasoning.salt"): salts, text.label("seasoning.spice"): spices}
        tries = walk | {text.label("metric.score"): rounded(self.scores, 1)}
        return {"diners": {text.label(f"column.{name}"): column for name, column in diners.items()}, "tries": tries}

    def datasets(self) -> Told:
        """The picture looked at."""
        if self.state.settings.view == "complaints":
            return {"complaints.complaints": kitchen.complaint_bars(self.text, self.crowd, self.walk[-1])}
        salts, spices = zip(*self.walk, strict=True)
        bets = [int(self.state.bet)] if self.state.bet in map(str, GRAMS_BET_ON) else []
        bands, names = kitchen.bands_of(self.crowd, LEVELS)
        return {
            "taste_map.bands": bands,
            "taste_map.levels": names,
            "taste_map.tries": {"salt": salts, "spice": spices, "order": range(len(salts))},
            "taste_map.you": {"salt": salts[-1:], "spice": spices[-1:]},
            "taste_map.bet": {"salt": bets, "word": [self.text.label("your_bet_mark") for _ in bets]},
        }

    def plates(self) -> Sequence[Plate]:
        """The one plate."""
        return [kitchen.plate(self.text, self.state.settings, self.walk[-1], self.scores[-1])[0]]
