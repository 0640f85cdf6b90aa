"""The main job of *When the chef makes it up*: a bet, and the questions three times: book closed, open, page missing.

Tests wait for the reading, which is short for them.
"""

import os

from lessons.makes_up import scene
from tests.job import Job
from ui.kitchen import workshop

workshop.patience, scene.steps = 60.0, 60
os.environ |= {"WORKSHOP_PATIENCE": "60", "BOOK_STEPS": "60"}  # for the server that a browser is shown

JOB = Job(
    "bet.surer ask ask ask",
    "made_sure=50.0 made_first=3 made_second=3 made_more=snowball made_method=2 made_more=menu made_way=open",
    back="made_way=closed made_way=torn",
    plays=True,
)
