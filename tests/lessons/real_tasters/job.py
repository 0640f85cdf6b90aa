"""The main job of *Real tasters*."""

from tests.job import Job

JOB = Job(
    "bet.larger cook",
    "taster_chance=10.0 taster_chance=25.0 taster_target=2 cook taster_table=cakes cook taster_table=own",
    back="taster_target=4 cook taster_table=cakes cook",
)
