"""The main job of *A picture, in 65 numbers*: a bet, and practice; then the face lower, and six that slide."""

from tests.job import Job

JOB = Job(
    "bet.fewer practise",
    "pic_place=2 next pic_layout=sliding pic_place=1 next pic_set=4 practise",
    back="pic_set=2 practise pic_set=1 practise",
)
