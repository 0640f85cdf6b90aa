"""The main job of *Blame slips*."""

from tests.job import Job

JOB = Job(
    "bet.2 slip_press*6 train",
    "slip_rate=3.0 slip_pattern=ring train",
    back="slip_salt=0.9 slip_press*6 slip_pattern=ring slip_press*6 train slip_pattern=either slip_salt=4.8 "
    "slip_press*6",
    plays=True,
)
