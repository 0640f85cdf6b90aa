"""The main job of *Remodelling*."""

from tests.job import Job

JOB = Job(
    "bet.75 cook",
    "remodel_act=cut remodel_cut=40 cook remodel_act=move remodel_diners=2 cook remodel_act=hire remodel_hired=2 cook "
    "try_on try_forget try_side try_search remodel_act=round remodel_bits=2 cook",
    back="remodel_bits=32 cook remodel_bits=4 cook",
)
