"""The main job of Home."""

from tests.job import Job

JOB = Job("cook", "dish=mapo_tofu cook")
