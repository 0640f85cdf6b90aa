"""The main job of *Rule or model?*."""

from tests.job import Job

JOB = Job(
    "bet.model cook cook",
    "rule_line=38.2 rule_cough=yes cook rule_question=too_strong bet.rule cook rule_strength=5.0",
    back="rule_place=home cook rule_cough=yes cook",
    plays=True,
)
