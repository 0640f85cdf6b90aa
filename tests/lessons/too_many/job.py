"""The main job of *Too many spices*: a bet, and sixteen cooks without a brake; then the brakes and the fold."""

from tests.job import Job

JOB = Job(
    "bet.80 cook",
    "brake=stop cook exam jars=8.0 threshold brake=small strength=much cook exam",
    back="spice_cooks=1 cook brake=stop cook spice_cooks=16",
    plays=True,
)
