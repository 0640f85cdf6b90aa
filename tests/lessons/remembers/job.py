"""The main job of *What the chef remembers*: a bet, and a guest who talks on; then opinions, their undoing and a habit.

Tests wait for a practice, which is short for them.
"""

import os

from lessons.remembers import chefs
from tests.job import Job
from ui.kitchen import workshop

workshop.patience, chefs.steps = 60.0, 40
os.environ |= {"WORKSHOP_PATIENCE": "60", "PRACTICE_STEPS": "100"}  # for the server that a browser is shown

JOB = Job(
    "bet.half practise talk*3",
    "rem_tab=slant practise undo rem_opinions=10 practise rem_tab=counter rem_window=12 rem_tab=habit rem_same=5.0 "
    "rem_more=differ",
    back="rem_tab=slant practise rem_tab=counter",
    plays=True,
)
