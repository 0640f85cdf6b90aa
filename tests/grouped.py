"""How a count is written, told by the tests for themselves."""


def grouped(number: float, places: int = 0) -> str:
    """Thousands are kept apart from ten thousand on: 1234, 12,345."""
    written = f"{number:,.{places}f}"
    return written if len(written.lstrip("-").partition(".")[0]) > len("9,999") else written.replace(",", "")
