"""A component's program loses what means nothing, and nothing else."""

import base64
import re
import zlib
from pathlib import Path

import pytest

from ui.code import narrow, read, unzipping, zipped


@pytest.mark.parametrize(
    ("wide", "close"),
    [
        ("const a = { b: 1, c: [2, 3] };", "const a={b:1,c:[2,3]};"),
        ('say("a = b ; c");', 'say("a = b ; c");'),
        ("say(`a = ${ b } c`) ;", "say(`a = ${ b } c`);"),
        ('say("one \\" = two") ;', 'say("one \\" = two");'),
        ("a + +b - -c", "a + +b - -c"),
        ("const a = b * (c - d) / e[0] % 2 + 1;", "const a=b*(c-d)/e[0]%2+1;"),
        ('say(`calc(${ a } - 1px)`, "a - b", a++ + b);', 'say(`calc(${ a } - 1px)`,"a - b",a++ +b);'),
        ("return x\nelse y", "return x\nelse y"),
        ("if (a) { b() ;\n}", "if(a){b();}"),
    ],
)
def test_spaces_that_mean_nothing_go(wide: str, close: str) -> None:
    assert narrow(wide) == close


def test_what_was_zipped_is_the_same_program_again() -> None:
    code = 'const tab = window; export default () => tab.say("a ; b");'
    (packed,) = re.findall(r'atob\("([^"]+)"\)', unzipping(code))
    assert zlib.decompress(base64.b64decode(packed)).decode() == narrow(code)
    assert zipped(code) == f"{unzipping(code)}export default unzipped.default;\n"


def test_comments_and_indentation_go(tmp_path: Path) -> None:
    file = tmp_path / "a.js"
    file.write_text("// what it does\nconst a = 1; // one\n/* and */\n  const b = 'http://c';\n", encoding="utf-8")
    assert read(file) == "const a = 1;\nconst b = 'http://c';\n"
