"""Choosing points."""

from lessons.line.points import OWN, preset


def test_points_that_are_no_preset_are_one_s_own() -> None:
    assert preset("curve") == "curve"
    assert preset("1_1") == OWN
