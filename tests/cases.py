"""Cases drawn by number, each tried by itself: what a command says of thousands of them."""

import argparse
from collections.abc import Callable


def try_many(described: str, what: str, attempt: Callable[[int], object], *, usual: int) -> None:
    """Try so many as the command line asks for, and end by whether any did harm.

    Args:
        described: what the command does.
        what: is tried, in a word or two.
        attempt: tries one; whatever it raises is harm.
        usual: how many, if nothing is asked for.

    Raises:
        SystemExit: always, with 1 if there was harm.
    """
    said = argparse.ArgumentParser(description=described.splitlines()[0])
    said.add_argument("cases", nargs="?", type=int, default=usual)
    said.add_argument("--seed", type=int, default=0)
    given = said.parse_args()
    harm = 0
    for seed in range(given.seed, given.seed + given.cases):
        try:
            attempt(seed)
        except Exception as error:
            harm += 1
            print(f"case {seed}: {error!r}")
    print(f"{given.cases} {what}, {harm} did harm")
    raise SystemExit(bool(harm))
