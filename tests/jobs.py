"""Each page's main job, told once, in `tests/lessons/<page>/job.py`, and found there by the page's id."""

import importlib

from tests.job import Job, Step, go, steps, take
from ui.kit import menu

__all__ = ["JOBS", "LESSONS", "PAGES", "Job", "Step", "go", "steps", "take"]


def _job(page: str) -> Job:
    job: Job = importlib.import_module(f"tests.lessons.{page}.job").JOB
    return job


PAGES = tuple(entry.id for entry in menu.OPEN_PAGES)
"""Every page that can be opened, in order, Home first."""

LESSONS = tuple(page for page in PAGES if page != menu.HOME)
"""All but Home."""

JOBS = {page: _job(page) for page in PAGES}
"""By page. A page without a job fails here, by name."""
