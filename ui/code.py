"""The program of a component, as short as it gets: Streamlit sends it again with every message of the component."""

import base64
import re
import zlib
from pathlib import Path

UNZIP = """
const zipped = Uint8Array.from(atob("{zipped}"), (letter) => letter.charCodeAt(0));
const stream = new Blob([zipped]).stream().pipeThrough(new DecompressionStream("deflate"));
const code = await new Response(stream, {{ headers: {{ "content-type": "text/javascript" }} }}).blob();
const unzipped = await import(URL.createObjectURL(code));
"""

_NO_SPACE = re.compile(
    r'"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\s*([{}()\[\];,=<>?:&|!])\s*|(?<=[\w)\]\s]) ?([-+*/%]) (?=[\w(\[])'
)
"""What is quoted, or a mark around which spaces mean nothing. Of signs that is one between two values: `a + +b` is not
`a++b`."""


def read(path: Path) -> str:
    """A file without its indentation and comments."""
    return re.sub(r"^(\s+|//.*\n|/\*.*\*/\n)+| // .*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def narrow(code: str) -> str:
    """A program without spaces that mean nothing. Every statement has to end in its semicolon."""
    return _NO_SPACE.sub(lambda found: found[1] or found[2] or found[0], code)


def zipped(code: str) -> str:
    """A module with a default export, as one of a third of its weight that the browser unzips once."""
    return f"{unzipping(code)}export default unzipped.default;\n"


def unzipping(code: str) -> str:
    """Statements that unzip this module and run it."""
    return UNZIP.format(zipped=base64.b64encode(zlib.compress(narrow(code).encode(), 9)).decode("ascii"))
