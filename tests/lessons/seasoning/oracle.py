"""What *Season it yourself* ought to show: the reader's walk tasted again, diner by diner."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from itertools import groupby
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np
import pandas as pd

from lessons.seasoning.settings import Seasoning
from tests.grams import weighed
from tests.oracle import ASIDE, Drawing, Looks, Rounded, Sentences, Told, rounded
from tests.oracle import Oracle as Base
from tests.ui.kitchen import oracle as kitchen
from ui.draw.plate import Plate

LEVELS = (10, 25, 50, 75, 90)
ENOUGH = 90
TRIES = 8
STOPS_DRAWN = 60
INKS = {"too_weak": "var(--weak)", "about_right": "var(--right)", "too_strong": "var(--strong)"}
A_GRAM = 178 / 6
"""Units of the map."""

WITHIN = 0.1 / A_GRAM
"""Grams by which a tenth of a unit on the map may miss."""


def grams(x: float, y: float) -> tuple[float, float]:
    """What lies at a place of the map, from (26, 202) on."""
    return (x - 26) / A_GRAM, (202 - y) / A_GRAM


def by_id(root: Element, name: str) -> Element:
    """The one part of this name."""
    (found,) = (each for each in root.iter() if each.attrib.get("id") == name)
    return found


def points(path: Element) -> list[str]:
    """The corners of a closed path."""
    return path.attrib["d"].removeprefix("M").removesuffix("z").split("L")


def texts(svg: str) -> dict[str, str]:
    """The words of every named text."""
    root = tree(svg)
    return {each.attrib["id"]: each.text or "" for each in root.iter() if "id" in each.attrib}


def tree(drawn: str) -> Element:
    """A drawing as a tree; marks of HTML without an end are given one."""
    plain = drawn.replace("\u00a0", " ").replace('xmlns="http://www.w3.org/2000/svg" ', "")
    return ElementTree.fromstring(f"<drawing>{plain}</drawing>")


def number(words: str) -> float:
    """A number as it is written on a picture."""
    return float(words.replace("−", "-"))


def in_points(score: float) -> str:
    """A score in whole points; just below what has to be passed, as many places as keep it there."""
    places = 0
    while score < ENOUGH <= round(score, places):
        places += 1
    return f"{score:.{places}f}"


def close(shown: float, expected: Rounded) -> bool:
    """Whether a number is shown to its digits."""
    return abs(shown - expected.value) <= 0.5 * 10.0**-expected.digits * (1 + 1e-6)


@cache
def best_of(crowd: kitchen.Crowd) -> tuple[float, float]:
    """The best of all places of the sliders, by tasting at every one."""
    return min(((salt / 10, spice / 10) for salt in range(61) for spice in range(61)), key=crowd.loss)


class Oracle(Base[Seasoning]):
    """One moment of it."""

    ways = "eaters=heavy bet.few spice=0.2 salt=3.8"
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
        """How many are happy at the best place, by tasting at every one."""
        happy = self.happy()[1]
        return ["all" if happy == 8 else "most" if happy in (6, 7) else "few"]

    def happy(self) -> tuple[float, int]:
        """The best score of all places, and how many are happy there."""
        best = best_of(self.crowd)
        feelings = [kitchen.feeling(error) for error in self.crowd.errors(best)]
        return self.crowd.score(best), feelings.count("about_right")

    def hint(self) -> tuple[Sentences, str]:
        """The best of all moves of one slider to a place of its own, by trying each; of equal ones the smaller."""
        now = self.state.settings.grams
        tried = [("salt", place / 10 - now[0], (place / 10, now[1])) for place in range(61)]
        tried += [("spice", place / 10 - now[1], (now[0], place / 10)) for place in range(61)]
        which, change, there = min(
            tried, key=lambda move: (-round(self.crowd.score(move[2]), 9), round(abs(move[1]), 9))
        )
        if round(self.crowd.score(there), 9) <= round(self.crowd.score(now), 9):
            salts, spices = np.meshgrid(np.arange(61) / 10, np.arange(61) / 10)
            felt = self.crowd.X @ np.stack([salts.ravel(), spices.ravel()]) - self.crowd.y[:, None]
            best = 100 / (1 + float((felt**2).mean(axis=0).min()))
            nothing = "hint.pleased" if self.happy()[1] == 8 else "hint.none"
            return {}, self.text(nothing if self.crowd.score(now) > best - 1e-9 else "hint.both")
        name = "hint.more" if change > 0 else "hint.less"
        values = {"amount": f"{round(abs(change), 1):g}", "seasoning": self.text.label(f"seasoning.{which}")}
        return {name: [values]}, self.text(name, **values)

    @property
    def veiled(self) -> bool:
        """Whether what would give the bet away is still kept back."""
        return not self.state.bet or self.walk == [(1.0, 1.0)]

    def halves(self) -> tuple[Sentences, dict[str, str]]:
        """How many of those who feel salt more find it too weak or too strong, and of the others."""
        shares = (self.crowd.X[:, 0] / self.crowd.X.sum(axis=1)).round(2)
        order = sorted(range(len(shares)), key=lambda diner: -shares[diner])
        feelings = [kitchen.feeling(error) for error in self.crowd.errors(self.walk[-1])]
        numbers: dict[str, list[Mapping[str, object]]] = {"half.weak": [], "half.strong": []}
        alike = {"too_weak": "half.all_weak", "too_strong": "half.all_strong", "about_right": "half.right"}
        said = {}
        for seasoning, diners in (("salt", order[:4]), ("spice", order[4:])):
            heard = [feelings[diner] for diner in diners]
            parts = []
            if len(set(heard)) == 1:
                said[seasoning] = self.text(alike[heard[0]])
                continue
            for name, feeling in (("half.weak", "too_weak"), ("half.strong", "too_strong")):
                if count := heard.count(feeling):
                    numbers[name].append({"number": count})
                    parts.append(self.text(name, number=count))
            said[seasoning] = self.text.label("say.and_also").join(parts)
        return dict(numbers), said

    def sentences(self) -> Sentences:
        """What the diners say, what would help, how the hand has done, and what is on the card."""
        score, tries = self.scores[-1], len(self.walk) - 1
        halves, said = self.halves()
        much = max(self.crowd.score((10.0, spice / 100)) for spice in range(601))
        hints, hinted = self.hint()
        _, plate = kitchen.plate(self.text, self.state.settings, self.walk[-1], score)
        best = in_points(max(self.scores))
        passed = [move for move, each in enumerate(self.scores) if each >= ENOUGH]
        ending: Sentences = {}
        if passed:
            values = {"passed": passed[0]} if passed[0] else {}
            ending = {"you_did_it" if passed[0] else "you_had_it": [{**values, "best": best}]}
        return {
            **halves,
            **hints,
            "alt.plate": [plate],
            "say": [{"score": in_points(score), **said, "hint": self.text("hint.wait") if self.veiled else hinted}],
            "bet.truth": [{"best": self.happy()[0], "happy": self.happy()[1], "count": 8}],
            **(ending or {"you_tried": [{"tries": tries, "best": best}]}),
            "card.numbers": [{"count": "2"}],
            "card.alt": [self.card()],
            "much_salt": [{"salt": 10.0, "score": much}],
        }

    def card(self) -> Mapping[str, object]:
        """The two numbers, and that they were changed by hand."""
        text, (salt, spice) = self.text, self.walk[-1]
        state = text("card.by_hand" if len(self.walk) > 1 else "card.first")
        told = [
            f"{text.label(f'seasoning.{name}')} {weighed(grams, text)}"
            for name, grams in (("salt", salt), ("spice", spice))
        ]
        return {
            "whose": f"{text('card.whose')}{ASIDE[text.language]}{state}",
            "count": text.label("card.numbers", count="2"),
            "told": text.label("say.and_also").join(told),
        }

    def must(self) -> list[str]:
        """What the diners say; and how the hand has done, when that is clear."""
        best, tries = max(self.scores), len(self.walk) - 1
        done = self.state.bet and tries and (best >= ENOUGH or tries >= TRIES)
        did = "you_had_it" if self.scores[0] >= ENOUGH else "you_did_it" if best >= ENOUGH else "you_tried"
        return ["say", *([did] if done else [])]

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

    def stills(self) -> Mapping[str, Drawing]:
        """What the films show, as it stands until they live."""
        return {"plate": self.plate_beside, "picture": self.picture, "card": self.on_card}

    def plate_beside(self, drawn: str) -> None:
        """The figures beside the plate."""
        for name, value in self.figures_beside().items():
            assert re.search(rf">{re.escape(name)}</(div|span)>\s*<b[^>]*>{re.escape(value)}<", drawn), (
                f"{name} {value}: {drawn[-600:]}"
            )

    def figures_beside(self) -> Mapping[str, str]:
        """By their names, as written."""
        loss, tries, best = self.crowd.loss(self.walk[-1]), len(self.walk) - 1, max(self.scores)
        found = {
            "score": in_points(self.scores[-1]),
            "loss": f"{loss:.2f}",
            "tries": f"{tries}",
            "best": in_points(best),
        }
        return {self.text.label(f"metric.{name}"): value for name, value in found.items()}

    def picture(self, drawn: str) -> None:
        """The faces and the map."""
        self.faces(drawn)
        self.map(drawn)

    def on_card(self, drawn: str) -> None:
        """Both numbers, in both forms, and all of it in words."""
        salt, spice = (f"{grams:.1f}" for grams in self.walk[-1])
        bold = re.findall(r'font-weight="650"[^>]*>([\d.]+)<', drawn)
        assert bold == [salt, spice] * 2, f"on the card: {bold}"
        assert f'aria-label="{self.text.label("card.alt", **self.card())}"' in drawn

    def faces(self, svg: str) -> None:
        """Below each head what that diner says, and how far off it is."""
        words = texts(svg)
        for part, look in self.faces_looks().items():
            if part[1] == "words":
                shown = words[part[0]]
                assert close(number(shown), look) if isinstance(look, Rounded) else shown == look, f"{part}: {shown}"

    def map(self, svg: str) -> None:
        """The walk and its end, and bands with their names."""
        root = tree(svg)
        stops = [grams(*map(float, stop.split(","))) for stop in by_id(root, "walk").attrib["points"].split()]
        assert np.allclose(stops, self.walk[-STOPS_DRAWN:], atol=WITHIN), f"stops at {stops}"
        for part, (key, look) in zip(("salt", "spice"), self.map_looks().items(), strict=True):
            assert by_id(root, part).attrib[key[1]] == look, f"{part} at {by_id(root, part).attrib}"
        veil = by_id(root, "veil").attrib["style"]
        assert veil == ("" if self.veiled else "display:none"), f"the veil is {veil}"
        assert by_id(root, "map").attrib["aria-label"] == self.text("alt.shut" if self.veiled else "alt.taste_map")
        bands, names = kitchen.bands_of(self.crowd, LEVELS)
        rings = [path for path in root.iter("path") if "band" in path.attrib.get("fill", "")]
        rows = [(ring, *grams(*map(float, at.split()))) for ring, path in enumerate(rings) for at in points(path)]
        bands(pd.DataFrame(rows, columns=["ring", "salt", "spice"]))
        named = [text for text in root.iter("text") if "paint-order" in text.attrib]
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
        """Where the dot stands."""
        salt, spice = self.walk[-1]
        return {
            ("salt", "transform"): f"translate({round(26 + A_GRAM * salt, 1):g} 0)",
            ("spice", "transform"): f"translate(0 {round(202 - A_GRAM * spice, 1):g})",
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
            **{(f"say-{half}", "words"): words for half, words in self.halves()[1].items()},
            ("say-hint", "words"): self.hint()[1],
        }
        card: Looks = {
            (f"card-{form}{place}", "words"): f"{grams:.1f}"
            for form in ("wide", "line")
            for place, grams in enumerate(self.walk[-1])
        }
        return {"plate": plate, "picture": {**self.faces_looks(), **self.map_looks()}, "said": said, "card": card}

    def plates(self) -> Sequence[Plate]:
        """The one plate."""
        return [kitchen.plate(self.text, self.state.settings, self.walk[-1], self.scores[-1])[0]]
