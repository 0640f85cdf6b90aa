"""Tables of a race of the six apprentices."""

import numpy as np
import pandas as pd

from core.race import Racer
from core.training import NEVER
from lessons.six import scene
from lessons.six.settings import Race
from lessons.six.words import Racers, name, round_rate
from ui.figures import decimal, shortest
from ui.kit.text import Text


def board(text: Text, racers: Racers, earlier: Racers | None) -> pd.DataFrame:
    """The result of each: its boldness, when it arrived, its score at the end, and the race before."""
    table = {
        text.label("column.apprentice"): [name(text, racer.optimizer) for racer in racers],
        text.label("column.rate"): [round_rate(racer.rate) for racer in racers],
        text.label("column.arrived"): [_outcome(text, racer) for racer in racers],
        text.label("column.end_score"): [decimal(racer.end, 1) for racer in racers],
    }
    if earlier:
        table[text.label("column.race_before")] = [_outcome(text, racer) for racer in earlier]
    return pd.DataFrame(table)


def diners(text: Text, run: Race) -> pd.DataFrame:
    """Who tastes on a landscape: what each feels of a gram, and what each wishes for."""
    crowd = scene.landscape(run).diners
    felt = ("column.felt",) if len(crowd.features) == 1 else ("column.salt_felt", "column.spice_felt")
    return pd.DataFrame(
        {
            text.label("column.diner"): np.arange(1, len(crowd) + 1),
            **{text.label(name): column for name, column in zip(felt, crowd.X.T, strict=True)},
            text.label("column.wish"): crowd.y,
        }
    )


def _outcome(text: Text, racer: Racer) -> str:
    if racer.lucky:
        return text("outcome.luck")
    if racer.leapt:
        return text("outcome.leap", round=racer.arrived)
    return text(f"outcome.{racer.fate}", round=racer.burnt_round if racer.fate == "burnt" else racer.arrived)


def rounds(text: Text, racers: Racers) -> pd.DataFrame:
    """The score of each after every round; empty once it has boiled over."""
    columns = {name(text, racer.optimizer): pd.Series(racer.scores) for racer in racers}
    return pd.DataFrame({text.label("column.round"): np.arange(scene.ROUNDS + 1), **columns})


def shelf(text: Text, run: Race, optimizer: str) -> pd.DataFrame:
    """The 64 learning rates of one optimizer."""
    shown = scene.shelf(run, optimizer)
    ends = ((scene.arrivals(run, optimizer), "outcome.arrived"), (shown.burnt_at, "outcome.burnt"))
    arrived, burnt = (["" if r == NEVER else text(said, round=int(r)) for r in found] for found, said in ends)
    return pd.DataFrame(
        {
            text.label("column.rate"): [shortest(rate, 4) for rate in shown.rates],
            text.label("column.arrived"): [a or b or text("outcome.not") for a, b in zip(arrived, burnt, strict=True)],
            text.label("column.end_score"): shown.scores[-1],
        }
    )
