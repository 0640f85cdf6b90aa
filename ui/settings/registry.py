"""Every setting of the app by its name."""

from core.capacity import EPOCHS
from core.diners import DISHES, EATERS
from core.landscapes import LANDSCAPES
from core.optimizers import OPTIMIZERS
from core.patterns import PATTERNS, RULES
from core.people import PLACES, QUESTIONS
from ui.line.dots import Dots
from ui.settings.fields import Choice, Number, Value, Weights
from ui.stations.edits import Edits

RATES = (0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.44, 0.48, 0.5, 0.55, 0.6, 0.8, 1.0)
"""Learning rates on offer, evenly spread on a log scale but closer together around the boiling point (about 0.48)."""

RACE_RATES = (0.001, 0.003, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 10.0)
"""Learning rates that six different optimizers may be given: what is timid for one boils over for another."""

STATED = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.9)
"""Probabilities that can be stated, in percent: closer together towards certainty."""

STATION_COOKS = tuple(f"A{number}" for number in range(1, 9))
"""The cooks of the first station; those of the second are B1 to B8."""

COOKS = (*STATION_COOKS, *(cook.replace("A", "B") for cook in STATION_COOKS), "out")
"""Every cook of the longest line on offer, the one who gives the verdict last."""

MOST_UPDATES = 50
"""So many updates on one ticket are enough to see where they lead."""

SETTINGS: dict[str, Number | Choice | Weights | Dots | Edits] = {
    "dish": Choice("tomato_egg", tuple(DISHES)),
    "eaters": Choice("normal", tuple(EATERS)),
    "tongues": Choice("usual", ("usual", "alike")),
    "odd": Choice("no", ("no", "yes")),
    "salt": Number(1.0, 0.0, 6.0, 0.1),
    "spice": Number(1.0, 0.0, 6.0, 0.1),
    "view": Choice("complaints", ("complaints", "taste_map")),
    "press": Choice(0, (0, 1, 2, 3, 4)),
    "pot": Weights(),
    "nudged": Choice("no", ("no", "yes")),
    "step_rate": Choice(0.1, (0.05, 0.1, 0.2, 0.4)),
    "rate": Choice(0.05, RATES),
    "rounds": Choice(100, (10, 100, 1000)),
    "landscape": Choice("bowl", tuple(LANDSCAPES)),
    "fair": Choice("same", ("same", "own")),
    "race_rate": Choice(0.1, RACE_RATES),
    "race_batch": Choice(8, (1, 4, 8)),
    "shelf_of": Choice("sgd", tuple(OPTIMIZERS)),
    "dots": Dots("two_points"),
    "line_a": Number(0.5, -5.0, 5.0, 0.1),
    "line_b": Number(3.0, -10.0, 10.0, 0.1),
    "ask_x": Number(6.0, -10.0, 20.0, 0.5),
    "fit_rounds": Choice(100, (10, 100, 1000)),
    "rule_question": Choice("ill", tuple(QUESTIONS)),
    "rule_place": Choice("home", PLACES),
    "rule_cough": Choice("no", ("no", "yes")),
    "picky": Number(3.0, -3.0, 6.0, 0.5),
    "stated": Choice(1.0, STATED),
    "slip_pattern": Choice("either", tuple(RULES)),
    "slip_cooks": Choice(3, (2, 3, 4)),
    "slip_seed": Choice(1, tuple(range(1, 10))),
    "slip_salt": Number(4.8, 0.0, 6.0, 0.3),
    "slip_spice": Number(1.8, 0.0, 6.0, 0.3),
    "slip_press": Choice(0, tuple(range(7))),
    "slip_updates": Choice(0, tuple(range(MOST_UPDATES + 1))),
    "slip_weight": Choice(0, tuple(range(17))),
    "slip_rate": Choice(1.0, (0.1, 0.3, 1.0, 3.0)),
    "slip_rounds": Choice(300, (30, 300, 1000)),
    "ticket_salt": Number(4.5, 0.0, 6.0, 0.1),
    "ticket_spice": Number(1.5, 0.0, 6.0, 0.1),
    "net_pattern": Choice("ring", tuple(PATTERNS)),
    "net_stations": Choice(1, (1, 2)),
    "net_cooks": Choice(2, tuple(range(1, 9))),
    "net_rule": Choice("tanh", ("tanh", "relu", "sigmoid", "identity")),
    "net_start": Choice("random", ("random", "ones")),
    "net_seed": Choice(0, tuple(range(10))),
    "net_mode": Choice("train", ("train", "hand")),
    "net_cook": Choice("A1", COOKS),
    "net_hears": Choice("salt", ("salt", "spice", *STATION_COOKS, *COOKS[8:16], "base")),
    "net_map": Choice("verdict", ("verdict", "cook")),
    "net_round": Number(float(EPOCHS), 0.0, float(EPOCHS), 10.0),
    "net_hand": Edits(),
    "net_touch": Edits(),
}
"""Every setting by its name, which is also its name in a link."""

DEFAULTS: dict[str, Value] = {name: setting.default for name, setting in SETTINGS.items()}

SHARED = frozenset({"dish", "eaters"})
"""Settings that *Start again* leaves alone: they choose the question, and other pages ask it too."""
