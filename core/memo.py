"""Answers kept, so that the same question is worked out once and its answer is the same object."""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Generic, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Kept(Generic[Given, Answer]):
    """A function that remembers its last answers, as `lru_cache` does.

    What cannot be a key, a list say, is handed to the function as it is: its own checks name what is wrong, where
    `lru_cache` would raise a bare `TypeError`.

    Attributes:
        __wrapped__: the function that remembers nothing.
    """

    __wrapped__: Callable[Given, Answer]

    def __init__(self, function: Callable[Given, Answer], size: int) -> None:
        self._remembered = cast("Callable[Given, Answer]", lru_cache(maxsize=size)(function))
        update_wrapper(self, function)

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> Answer:
        """The answer, from memory where the same was asked lately."""
        try:
            hash((args, tuple(kwargs.values())))
        except TypeError:
            return self.__wrapped__(*args, **kwargs)
        return self._remembered(*args, **kwargs)


def kept(size: int) -> Callable[[Callable[Given, Answer]], Kept[Given, Answer]]:
    """Keep the last `size` answers of the function below."""
    return lambda function: Kept(function, size)
