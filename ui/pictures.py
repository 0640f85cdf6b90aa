"""Pictures on the page: numbers of `core` and words of `content` → plate, charts, stage."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import pandas as pd
import streamlit as st

from core.arrays import Array
from core.diners import SEASONINGS, Diners
from core.losses import taste_score
from core.one_step import Tasting
from core.training import History
from core.zones import ZONES
from ui import charts, contours, explain, plate, runs, stage
from ui.datasets import Columns, packed
from ui.stage.packing import MAX_FRAMES, thin
from ui.text import Text, minus

PLATE_WIDTH = 330
STAGE_HEIGHT = 360


def show_plate(text: Text, dish: str, grams: Array | tuple[float, ...], score: float) -> None:
    """The dish with its seasoning and the diner's face. Grams outside the sliders are drawn at their ends."""
    salt, spice = (float(g) for g in grams)
    words = text.label("alt.plate", dish=text.label(f"option.dish.{dish}"), salt=salt, spice=spice, score=score)
    drawn = plate.Plate(salt, spice, score, dish)  # clamped to what a pot can hold
    st.image(plate.plate_svg(drawn), width=PLATE_WIDTH, alt=words)


def show_box(text: Text) -> None:
    """The closed pot: the model before anybody has looked inside."""
    st.image(plate.box_svg(), width=200, alt=text("alt.box"))


def draw(spec: charts.Spec, datasets: Mapping[str, Columns | bytes], *, key: str, alt: str, **on_select: Any) -> None:
    """Send a chart: its specification, which stays the same, with fresh data; those packed before go as they are."""
    data = {name: columns if isinstance(columns, bytes) else packed(columns) for name, columns in datasets.items()}
    st.vega_lite_chart({**spec, "datasets": data}, key=key, alt=alt, width="stretch", **on_select)


def look() -> charts.Look:
    """Streamlit themes axes and legends, but not words among the marks; and a presenter's pictures are bigger."""
    return charts.Look(dark=st.context.theme.type == "dark", big=st.session_state.reader.presenting)


def show_complaints(text: Text, tasting: Tasting) -> None:
    """Each diner's complaint as a bar beside the wish."""
    rows = {
        "diner": np.arange(1, len(tasting.errors) + 1, dtype="int8"),
        "shown": np.clip(tasting.errors, -charts.ERROR_LIMIT, charts.ERROR_LIMIT).astype("float32"),
        "feeling": [text.label(f"feeling.{explain.feeling(error)}") for error in tasting.errors],
        "said": [minus(f"{error:+z.1f}") for error in tasting.errors],
    }
    draw(charts.complaints(text, look()), {"complaints": rows}, key="complaints", alt=text.label("alt.complaints"))


def show_taste_map(text: Text, diners: Diners, tries: list[tuple[float, float]], bet: float | None) -> None:
    """The walk of a reader's hand on the map of taste."""
    bands, levels = _rings(diners)
    salt, spice = np.array(tries, dtype="float32").T
    walked = {"salt": salt, "spice": spice, "order": np.arange(len(tries), dtype="int16")}
    you = {"salt": salt[-1:], "spice": spice[-1:]}
    bets = {"salt": [bet] if bet else [], "word": [text.label("your_bet_mark")] if bet else []}
    data: dict[str, Columns | bytes] = {"bands": bands, "levels": levels, "tries": walked, "you": you, "bet": bets}
    draw(charts.taste_map(text, look()), data, key="taste_map", alt=text.label("alt.taste_map"))


@lru_cache(maxsize=64)
def _rings(diners: Diners) -> tuple[bytes, bytes]:
    bands, levels = contours.rings(contours.Grid(*runs.MAP_RANGE, runs.score_map(diners)))
    return packed(bands), packed(levels)


def show_plates(text: Text, diners: Diners, tasting: Tasting) -> None:
    """What each diner tastes, part by part."""
    ends = np.cumsum(tasting.parts, axis=1)
    number = np.arange(1, len(diners) + 1)
    parts = pd.concat(
        pd.DataFrame({"diner": number, "part": text.label(f"seasoning.{name}"), "start": start, "end": end})
        for name, start, end in zip(SEASONINGS, (ends - tasting.parts).T, ends.T, strict=True)
    )
    wishes = pd.DataFrame({"diner": number, "wish": diners.y, "part": text.label("wish")})
    draw(charts.plates(text, look()), {"parts": parts, "wishes": wishes}, key="plates", alt=text.label("alt.plates"))


def show_losses(text: Text, history: History, ghost: History | None, lowest: float) -> None:
    """The loss round by round, of this cook and of the last."""
    rows = [_loss_rows(history, text.label("cook.this"))]
    rows += [_loss_rows(ghost, text.label("cook.last"))] if ghost else []
    best = pd.DataFrame({"loss": [lowest], "word": [text.label("best_possible")]})
    data = {"losses": pd.concat(rows), "best": best}
    draw(charts.loss_by_round(text, look(), ghost is not None), data, key="losses", alt=text.label("alt.losses"))


def _loss_rows(history: History, cook: str) -> pd.DataFrame:
    """At most 300 rounds of a run."""
    rounds = thin(len(history.losses), MAX_FRAMES)
    losses = np.nan_to_num(history.losses[rounds], nan=np.inf)
    return pd.DataFrame({"round": rounds, "loss": np.clip(losses, *charts.LOSS_RANGE).astype("float32"), "cook": cook})


def show_rates(text: Text, diners: Diners, start: tuple[float, float], marks: list[tuple[float, str]]) -> None:
    """The zones of the learning rate, with marks."""
    found = runs.rate_zones(diners, start)
    words = [text.label(f"zone.{zone}") for zone in ZONES]
    zones = pd.DataFrame({"start": found.starts, "end": found.ends, "zone": words})
    rows = pd.DataFrame([(rate, word, row) for row, (rate, word) in enumerate(marks)], columns=["rate", "word", "row"])
    draw(charts.rates(text, look()), {"zones": zones, "marks": rows}, key="rates", alt=text.label("alt.rates"))


def show_stage(text: Text, history: History, ghost: History | None, diners: Diners) -> None:
    """The run on the stage, over the map of its crowd, the last cook as a ghost behind it; the best once it has run."""
    field = stage.Field(runs.MAP_RANGE, runs.MAP_RANGE, runs.score_map(diners), levels=(10, 25, 50, 75, 90))
    walkers = [_walker(history, text.label("cook.this"), "main")]
    walkers += [_walker(ghost, "", "ghost")] if ghost else []
    salt, spice = map(float, runs.bowl_of(diners).bottom)
    stage.show(
        field,
        walkers,
        stage_labels(text),
        key="stage",
        height=look().height(STAGE_HEIGHT),
        goal=(salt, spice) if history.steps else None,
    )


def _walker(history: History, name: str, role: Literal["main", "ghost"]) -> stage.Run:
    return stage.Run(name, history.weights, history.losses, taste_score(history.losses), role, history.burnt)


@lru_cache(maxsize=16)
def stage_labels(text: Text) -> stage.Labels:
    """Every word the stage shows or speaks."""
    return stage.Labels(**{name: text.label(f"stage.{name}") for name in stage.Labels.__dataclass_fields__})
