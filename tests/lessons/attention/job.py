"""The main job of *Which words matter?*: a bet, and practice; then other sentences and looks."""

from tests.job import Job
from ui.kitchen import workshop

workshop.patience = 60.0
"""Whoever goes through the page in tests waits until it is made."""

JOB = Job(
    "bet.75 practise",
    "att_sentence=turned att_look=equal att_clues=1 practise att_look=learned att_sentence=none",
    back="att_clues=1 practise att_clues=2 practise",
    plays=True,
)
