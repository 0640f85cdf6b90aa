"""Why a table cannot be read or used: data that a page turns into a sentence."""

from typing import Literal

Fault = Literal[
    "too_large",
    "too_many_rows",
    "too_many_columns",
    "spreadsheet",
    "no_text",
    "no_table",
    "no_number",
    "only_row_numbers",
    "no_input",
    "no_spread",
    "too_few_rows",
    "too_many_inputs",
]


class TableError(ValueError):
    """A table is refused.

    Attributes:
        fault: what is wrong.
        given, limit: how much there is of it, and how much there may or must be; 0 where nothing is counted.
    """

    def __init__(self, fault: Fault, given: int = 0, limit: int = 0) -> None:
        self.fault, self.given, self.limit = fault, given, limit
        super().__init__(f"table is refused: {fault}, got {given:,}, limit {limit:,}")
