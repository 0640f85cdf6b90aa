"""The main job of *What comes next?*: a bet, and the network's practice; more of it is the walk and fewer recipes.

Tests wait for a practice, which is short for them.
"""

import os

from tests.job import Job
from ui.kitchen import recipes, workshop

workshop.patience, recipes.steps = 60.0, 100
os.environ |= {"WORKSHOP_PATIENCE": "60", "PRACTICE_STEPS": "100"}  # for the server that a browser is shown

JOB = Job(
    "bet.network practise",
    "word_place=3.0 word_heat=0.5 word_place=30.0 "
    "word_more=near word_place=20.0 word_near=beef word_more=write another word_bold=0.0 "
    "word_more=pieces word_place=7.0 word_more=own "
    "word_read=10 bet.triples practise",
    back="word_read=20 bet.pairs practise word_read=100",
)
