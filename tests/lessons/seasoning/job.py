"""The main job of *Season it yourself*."""

from tests.job import Job

JOB = Job(
    "bet.most spice=0.8 salt=3.0",
    "salt=2.0 dish=congee bet.all salt=3.0",
    back="salt=0.0 dish=congee dish=tomato_egg",
)
