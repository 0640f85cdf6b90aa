"""The main job of *Six apprentices*."""

from tests.job import Job

JOB = Job(
    "bet.adam race",
    "race_rate=1.0 race shelf_of=adam landscape=two_hollows bet.skip fair=own race",
    back="race_rate=1.0 race landscape=saddle bet.skip race landscape=bowl",
    plays=True,
)
