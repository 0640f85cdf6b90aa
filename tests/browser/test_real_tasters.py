"""Real tasters in a browser: tables pasted by keyboard or brought as files, learned from, and readable by all."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from core.data.cheese import ROWS
from tests.browser.conftest import Visit
from tests.browser.sight import on_both_screens
from tests.browser.visitor import PATIENCE, Visitor

pytestmark = pytest.mark.browser

MENU = "菜名,价格,辣度\n" + "".join(f"菜{n},{12 + n * n % 31}元,{n % 5 + n // 7}\n" for n in range(20))


def says(visitor: Visitor, words: str) -> None:
    """Wait until the page says this."""
    expect(visitor.main.get_by_text(words).first).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "A fit without a row"), ("zh", "每回拿掉表上一行，拿其余的行重学")]
)
def test_a_table_of_ones_own_with_the_keyboard_alone(visit: Visit, language: str, said: str) -> None:
    visitor = visit(language=language, hand="keyboard").open("real_tasters", lang=language, taster_table="own")
    visitor.page.locator("textarea").focus()
    rows = "\n".join(";".join(map(str, row)).replace(".", ",") for row in ROWS)
    visitor.page.keyboard.insert_text(f"Cheddar\nlactic and more;acetic;H2S;taste\n{rows}")
    visitor.page.keyboard.press("Control+Enter")
    visitor.settle()
    visitor.click("cook")
    says(visitor, said)
    assert on_both_screens(visitor) == []


def test_files_are_read_or_refused_and_a_refusal_loses_nothing(visit: Visit) -> None:
    visitor = visit(language="zh").open("real_tasters", lang="zh", taster_table="own")
    chooser = visitor.page.locator("input[type=file]")
    chooser.set_input_files({"name": "菜单.csv", "mimeType": "text/csv", "buffer": MENU.encode("gb18030")})
    expect(visitor.main.get_by_text("gb18030").first).to_be_attached(timeout=PATIENCE)
    visitor.settle()
    visitor.click("cook")
    says(visitor, "只猜平均数")
    chooser.set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"1,2\n" * (6 * 1024 * 1024 // 4)})
    says(visitor, "这张表超过 5 MB")
    says(visitor, "只猜平均数")
    assert "per file" not in visitor.main.inner_text()
    chooser.set_input_files({"name": "a.xlsx", "mimeType": "application/zip", "buffer": b"PK\x03\x04"})
    says(visitor, "另存为 CSV")
    says(visitor, "只猜平均数")
    assert visitor.complaints == []
