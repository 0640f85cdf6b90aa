"""The main job of *Who judges?*."""

from tests.job import Job

JOB = Job(
    "bet.huber cook",
    "picky=4.0 cook stated=0.5 dish=chili_pork bet.skip cook",
    back="picky=-2.0 cook dish=congee bet.skip cook picky=1.0 cook dish=tomato_egg",
    plays=True,
)
