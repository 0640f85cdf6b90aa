"""The main job of *What is in the file?*."""

from tests.job import Job

JOB = Job(
    "bet.few go_on",
    "go_on file_door=practice go_on file_value=2.0 file_place=9 file_try=places file_try=search file_diner=7.0 "
    "file_try=drift file_growth=20.0 file_try=load file_try=look look_example file_door=service go_on",
    back="file_try=change file_value=-1.0",
)
