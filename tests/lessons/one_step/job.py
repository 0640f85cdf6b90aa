"""The main job of *One step, slowly*."""

from tests.job import Job

JOB = Job("bet.salt press*4", "press*3 nudge step_rate=0.4 press*2", back="step_rate=0.4 press*5")
