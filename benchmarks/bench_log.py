"""How long the log of a reader who did everything takes: `python -m benchmarks.bench_log`."""

from statistics import median
from time import perf_counter, process_time

from lessons.recipe_log import html, markdown
from tests.lessons.recipe_log.busy import story
from ui.kit.text import LANGUAGES

TIMES = 20


def main() -> None:
    """Print the first time, for which all experiments and the chef are made, and the median of later ones."""
    for language in LANGUAGES:
        for name, page in (("HTML", html.page), ("Markdown", markdown.page)):
            took, used = [], []
            for _ in range(TIMES):
                begun, cost = perf_counter(), process_time()
                size = len(page(story(language).document()).encode())
                took.append(1000 * (perf_counter() - begun))
                used.append(1000 * (process_time() - cost))
            print(
                f"{language} {name}: {size:,} bytes, first {took[0]:.0f} ms ({used[0]:.0f} of processor), "
                f"then {median(took[1:]):.0f} ms ({median(used[1:]):.0f})"
            )


if __name__ == "__main__":
    main()
