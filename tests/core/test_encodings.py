"""Which encoding bytes are in: sentences of several languages in the encodings that their programs write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.encodings import MARKS, SPREADSHEETS, decode
from core.table_errors import TableError

CHINESE = "菜名,价格,口味\n麻婆豆腐,28,辣\n虾饺（六只）,32,鲜\n糍粑鳜鱼,58,香\n"
GERMAN = "Straße;Größe;Übung\nKöln;für süß;größer\n"
FRENCH = "ville;été;déjà créée\nNîmes;forêt;à côté\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((text, "utf-8") for text in (CHINESE, GERMAN, FRENCH, "a,b\n1,2\n")),
        *((CHINESE, name) for name in ("gb18030", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")),
        *((text, "cp1252") for text in (GERMAN, FRENCH, "Größe;a\n1;2\n", "Preis €;a\n")),
    ],
)
def test_text_comes_back_in_the_encoding_it_was_saved_in(text: str, encoding: str) -> None:
    mark = next((mark for mark, name in MARKS.items() if name == encoding and encoding != "utf-8"), b"")
    found = decode(mark + text.encode(encoding))
    assert found == (text, encoding, bool(mark), 0)


def test_a_mark_settles_it() -> None:
    assert decode(b"\xef\xbb\xbfa") == ("a", "utf-8", True, 0)
    assert decode(b"\xef\xbb\xbfa\xff") == ("a\ufffd", "utf-8", True, 1)


@given(st.binary(max_size=300).filter(lambda data: b"\0" not in data and not data.startswith(SPREADSHEETS)))
def test_any_bytes_without_a_nought_are_text(data: bytes) -> None:
    found = decode(data)
    assert found.unreadable == found.text.count("\ufffd")


@pytest.mark.parametrize(("data", "fault"), [(b"a\0b", "no_text"), (SPREADSHEETS[0], "spreadsheet")])
def test_what_is_no_text_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(TableError, match=fault):
        decode(data)
