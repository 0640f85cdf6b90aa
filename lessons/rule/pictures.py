"""The picture of the rule's page: examples, the rule's step, the model's curve and the earlier one's."""

from functools import lru_cache

import numpy as np
import pandas as pd

from core.arrays import Array
from lessons.rule import charts, scene
from lessons.rule.settings import Rule
from ui.draw.show import draw, look
from ui.kit.text import Text

GOLDEN = 0.618033988749895
"""Multiples of the golden section, less their whole parts, are strewn evenly without a die."""


def show_chances(text: Text, here: Rule, trained: Rule | None, earlier: Rule | None) -> None:
    """The examples of this place, the rule, and what was trained, be it here or elsewhere."""
    models = () if trained is None else ("no_cough", "coughs") if len(trained.features) > 1 else ("model",)
    lines = ("rule", *models, *(("earlier",) if earlier else ()))
    spec = charts.chances(text, look(), here.rule_question, lines)
    data = {
        "people": people(here),
        "words": words(text, here.rule_question),
        "curves": curves(text, here.rule_question, trained, earlier),
    }
    draw(spec, data, key="chances", alt=text("alt.chances"))


@lru_cache(maxsize=64)
def people(here: Rule) -> pd.DataFrame:
    """Where each example stands: yes above the curve, no below it, strewn a little so that none hides another."""
    crowd = scene.met(here)
    yes = crowd.y > 0
    near, far = charts.BAND
    away = near + (far - near) * strewn(len(crowd))
    filled = crowd.X[:, 1] if len(here.features) > 1 else np.ones(len(crowd))
    return pd.DataFrame(
        {
            "x": crowd.X[:, 0].astype("float32"),
            "y": np.where(yes, 1 + away, -away).astype("float32"),
            "answer": np.where(yes, "yes", "no"),
            "filled": filled.astype("int8"),
        }
    )


def words(text: Text, question: str) -> pd.DataFrame:
    """What each band says: beside it, where the curves are on the other side."""
    low, high = scene.WINDOWS[question]
    rows = [
        (low, 0.9, f"▲ {text(f'yes.{question}')}", "yes"),
        (high, 0.1, f"● {text(f'no.{question}')}", "no"),
    ]
    return pd.DataFrame(rows, columns=["x", "y", "word", "answer"])


def strewn(count: int) -> Array:
    """(count,) numbers between 0 and 1, the same every time."""
    spread: Array = np.arange(1, count + 1) * GOLDEN % 1.0
    return spread


def curves(text: Text, question: str, trained: Rule | None, earlier: Rule | None) -> pd.DataFrame:
    """The rule's step and the curves of up to two models."""
    rows = [_rows(text("line.rule"), "rule", *scene.step(question))]
    for run, role in ((earlier, "earlier"), (trained, "model")):
        for curve in scene.curves(run) if run else ():
            name = text(f"line.{role if role == 'earlier' else _name(curve)}")
            rows.append(_rows(name, f"{role} {curve.others}", curve.x, curve.chance))
    return pd.concat(rows)


def _name(curve: scene.Curve) -> str:
    """The id of a model's curve: the only one, or the one without or with a cough."""
    return {(): "model", (0.0,): "no_cough"}.get(curve.others, "coughs")


def _rows(line: str, part: str, x: Array, chance: Array) -> pd.DataFrame:
    return pd.DataFrame({"x": x.astype("float32"), "chance": chance.astype("float32"), "line": line, "part": part})
