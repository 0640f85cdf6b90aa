"""The main job of *Stations*: a number that was lost is found by hand; more of it is a line of one's own."""

from tests.job import Job

JOB = Job(
    "bet.3 _found.7=3.2",
    "net_number=11 _found.11=-1.5 train net_cooks=2 train net_map=cook net_mode=hand _weight.0=2.0 net_cook=out"
    " ticket_salt=3.0",
    back="net_pattern=either train net_cooks=1 train",
)
