"""What holds of all texts as Markdown, however it is read."""

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

BARE_ADDRESS = re.compile(r"(?<![<(])https?://\S+")
"""An address that neither angle brackets nor a link close: Markdown takes what follows, 。 and ** too, into it."""


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: "/".join(path.parts[-2:]))
def test_every_address_says_where_it_ends(path: Path) -> None:
    assert BARE_ADDRESS.findall(path.read_text(encoding="utf-8")) == []


def test_a_bare_address_is_found() -> None:
    assert BARE_ADDRESS.search("2016年，https://arxiv.org/abs/1）。**多**")
    assert not BARE_ADDRESS.search("<https://arxiv.org/abs/1>, [there](https://arxiv.org/abs/1)")
