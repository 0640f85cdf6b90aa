"""The main job of *Rule or model?*."""

from tests.job import Job

JOB = Job(
    "bet.model cook rule_place=elsewhere cook",
    "rule_cough=yes cook rule_question=too_strong bet.rule cook",
    back="rule_place=home cook rule_cough=yes cook",
)
