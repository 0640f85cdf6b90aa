"""The main job of *How big is a B?*: a bet, and Yi-6B doubled; more of it is the way up the ladder and the fold."""

from tests.job import Job

JOB = Job(
    "bet.width double",
    "big_travel=7 big_bits=4 big_layers=64.0 big_width=2.0 big_experts=8 kind_task=see kind_size=large",
    back="big_travel=2 big_bits=8",
)
