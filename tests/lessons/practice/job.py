"""The main job of *Practice*."""

from tests.job import Job

JOB = Job(
    "bet.0.2 cook",
    "bolder rate=0.3 rounds=10 cook invite",
    back="tongues=alike rate=0.01 cook dish=congee bet.skip cook dish=mapo_tofu bet.skip cook dish=tomato_egg",
    plays=True,
)
