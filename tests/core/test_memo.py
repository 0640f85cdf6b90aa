"""What is kept is the same object, and nothing is refused in other words than the function's own."""

import pytest

from core.memo import kept


@kept(2)
def doubled(value: float, *, times: int = 1) -> list[float]:
    """Twice as much."""
    if not isinstance(value, float):
        raise ValueError(f"value must be a float, got {value!r}")
    return [2 * value * times]


def test_the_same_question_has_the_same_answer_until_others_crowd_it_out() -> None:
    first = doubled(1.0, times=3)
    assert first == [6.0]
    assert doubled(1.0, times=3) is first
    doubled(2.0)
    doubled(3.0)
    assert doubled(1.0, times=3) is not first


def test_it_is_the_function_in_all_but_memory() -> None:
    assert doubled.__doc__ == "Twice as much."
    assert doubled.__wrapped__(1.0) == doubled(1.0)
    assert doubled.__wrapped__(1.0) is not doubled(1.0)


def test_what_cannot_be_remembered_is_judged_by_the_function_itself() -> None:
    with pytest.raises(ValueError, match=r"value must be a float, got \[1.0\]"):
        doubled([1.0])  # type: ignore[arg-type]
