"""The main job of *Blame slips*."""

from tests.job import Job

JOB = Job(
    "bet.half train",
    "slip_press*6 slip_rate=3.0 slip_mine=8 train",
    back="slip_salt=0.9 slip_press*6 slip_pattern=either bet.open slip_press*6 train slip_pattern=ring slip_salt=4.8 "
    "slip_press*6",
    plays=True,
)
