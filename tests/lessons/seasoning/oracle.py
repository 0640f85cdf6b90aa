"""What *Season it yourself* ought to show: the reader's walk tasted again, diner by diner."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np
import pandas as pd

from lessons.seasoning.settings import Seasoning
from tests.oracle import Drawing, Looks, Rounded, Sentences, Told, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.plate import Plate

GRAMS_BET_ON = (1, 3, 5)
LEVELS = (10, 25, 50, 75, 90)
ENOUGH = 90
TRIES = 8
STOPS_DRAWN = 60
INKS = {"too_weak": "var(--weak)", "about_right": "var(--right)", "too_strong": "var(--strong)"}
SVG = "{http://www.w3.org/2000/svg}"
WITHIN = 0.1 / 52
"""Grams by which a tenth of a unit on the map may miss."""


def grams(x: float, y: float) -> tuple[float, float]:
    """What lies at a place of the map: 52 units a gram, from (34, 336) on."""
    return (x - 34) / 52, (336 - y) / 52


def by_id(root: Element, name: str) -> Element:
    """The one part of this name."""
    (found,) = (each for each in root.iter() if each.attrib.get("id") == name)
    return found


def points(path: Element) -> list[str]:
    """The corners of a closed path."""
    return path.attrib["d"].removeprefix("M").removesuffix("z").split("L")


def texts(svg: str) -> dict[str, str]:
    """The words of every named text."""
    root = ElementTree.fromstring(svg)
    return {each.attrib["id"]: each.text or "" for each in root.iter(f"{SVG}text") if "id" in each.attrib}


def number(words: str) -> float:
    """A number as it is written on a picture."""
    return float(words.replace("−", "-"))


def close(shown: float, expected: Rounded) -> bool:
    """Whether a number is shown to its digits."""
    return abs(shown - expected.value) <= 0.5 * 10.0**-expected.digits * (1 + 1e-6)


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

    def images(self) -> Sequence[Drawing]:
        """The picture looked at, as it stands until its film lives."""
        return [self.faces if self.state.settings.view == "complaints" else self.map]

    def faces(self, svg: str) -> None:
        """Below each head what that diner says, and how far off it is."""
        words = texts(svg)
        for part, look in self.faces_looks().items():
            if part[1] == "words":
                shown = words[part[0]]
                assert close(number(shown), look) if isinstance(look, Rounded) else shown == look, f"{part}: {shown}"

    def map(self, svg: str) -> None:
        """The walk and its end, the bet, and bands with their names."""
        root = ElementTree.fromstring(svg)
        stops = [grams(*map(float, stop.split(","))) for stop in by_id(root, "walk").attrib["points"].split()]
        assert np.allclose(stops, self.walk[-STOPS_DRAWN:], atol=WITHIN), f"stops at {stops}"
        for part, (key, look) in zip(("salt", "spice"), self.map_looks().items(), strict=True):
            assert by_id(root, part).attrib[key[1]] == look, f"{part} at {by_id(root, part).attrib}"
        bets = [int(self.state.bet)] if self.state.bet in map(str, GRAMS_BET_ON) else []
        lines = re.findall(r"^M([\d.]+) 24v312$", by_id(root, "bet").attrib["d"])
        assert np.allclose([grams(float(x), 0)[0] for x in lines], bets, atol=WITHIN), f"bet at {lines}"
        bands, names = kitchen.bands_of(self.crowd, LEVELS)
        rings = [path for path in root.iter(f"{SVG}path") if "band" in path.attrib.get("fill", "")]
        rows = [(ring, *grams(*map(float, at.split()))) for ring, path in enumerate(rings) for at in points(path)]
        bands(pd.DataFrame(rows, columns=["ring", "salt", "spice"]))
        named = [text for text in root.iter(f"{SVG}text") if "paint-order" in text.attrib]
        rows = [(int(each.text or 0), *grams(float(each.attrib["x"]), float(each.attrib["y"]) - 4)) for each in named]
        names(pd.DataFrame(rows, columns=["level", "salt", "spice"]))

    def faces_looks(self) -> Looks:
        """What each diner says, and how far off that is."""
        looks: dict[tuple[str, str], str | Rounded] = {}
        for diner, error in enumerate(self.crowd.errors(self.walk[-1])):
            feeling = kitchen.feeling(error)
            looks[f"word{diner}", "words"] = self.text.label(f"feeling.{feeling}")
            looks[f"word{diner}", "fill"] = INKS[feeling]
            looks[f"error{diner}", "words"] = Rounded(float(error), 1)
        return looks

    def map_looks(self) -> Looks:
        """Where the dot stands: 52 units a gram."""
        salt, spice = self.walk[-1]
        return {
            ("salt", "transform"): f"translate({round(34 + 52 * salt, 1):g} 0)",
            ("spice", "transform"): f"translate(0 {round(336 - 52 * spice, 1):g})",
        }

    def films(self) -> Mapping[str, Looks]:
        """Plate, picture and sentence."""
        (salt, spice), score = self.walk[-1], self.scores[-1]
        plate: Looks = {
            ("salt", "count"): Rounded(12 * salt, 0),
            ("spice", "count"): Rounded(7 * spice, 0),
            ("score-now", "words"): Rounded(score, 0),
            ("loss-now", "words"): Rounded(self.crowd.loss(self.walk[-1]), 2),
        }
        said: Looks = {
            ("say-score", "words"): Rounded(score, 0),
            ("say-complaints", "words"): kitchen.complaints(self.text, self.crowd, self.walk[-1])[1],
            ("say-hint", "words"): self.hint()[1],
        }
        shown = self.faces_looks() if self.state.settings.view == "complaints" else self.map_looks()
        return {"plate": plate, "picture": shown, "said": said}

    def plates(self) -> Sequence[Plate]:
        """The one plate."""
        return [kitchen.plate(self.text, self.state.settings, self.walk[-1], self.scores[-1])[0]]
