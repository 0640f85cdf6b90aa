"""The main job of *When the chef makes it up*: a bet, the questions with the book closed, and with its page missing.

Tests wait for the reading, which is short for them.
"""

import os

from lessons.makes_up import scene
from tests.job import Job
from ui.kitchen import workshop

workshop.patience, scene.steps = 60.0, 60
os.environ |= {"WORKSHOP_PATIENCE": "60", "BOOK_STEPS": "60"}  # for the server that a browser is shown

JOB = Job(
    "bet.surer ask made_way=torn ask",
    "made_sure=50.0 made_first=3 made_second=3 made_more=snowball made_method=2 made_more=menu made_way=open ask",
    back="made_way=closed ask made_way=open ask",
    plays=True,
)
