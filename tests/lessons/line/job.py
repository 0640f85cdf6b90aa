"""The main job of *Two numbers hold a line*."""

from tests.job import Job

JOB = Job(
    "bet.14 fit",
    "line_a=1.5 fit preset=outlier bet.none fit_rounds=100 fit",
    back="preset=curve bet.skip fit preset=two_points bet.skip fit preset=noisy",
    plays=True,
)
