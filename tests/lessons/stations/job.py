"""The main job of *Stations*."""

from tests.job import Job

JOB = Job(
    "bet.3 train",
    "net_cooks=2 train net_map=cook net_mode=hand _weight.0=2.0 net_cook=out ticket_salt=3.0",
    back="net_pattern=either train net_cooks=1 train",
)
