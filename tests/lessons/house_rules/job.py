"""The main job of *Who sets the house rules?*: a bet and a search; then other kitchens, and what is in the fold."""

from tests.job import Job

JOB = Job(
    "bet.random cook",
    "search_trials=4 search_kitchen=3.0 cook next_kitchen learner exam_64 job_people job_automatic job_people job_back",
    back="search_trials=16 cook search_kitchen=200.0 cook search_trials=9",
    plays=True,
)
