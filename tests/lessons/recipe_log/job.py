"""The main job of *The recipe log*."""

from tests.job import Job

JOB = Job(
    "bet.few show try.database try.rules try.exact try.use try.user try.data",
    "try.exact answer_now=numbers",
    back="try.database",
)
