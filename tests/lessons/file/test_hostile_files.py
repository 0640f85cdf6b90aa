"""No file that is brought does more than be told of, or be refused with a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.lessons.file.hostile_files import bring

WATCHED = """
import encodings.cp437  # names in a zip are read with it
import sys
from tests.lessons.file.hostile_files import bring

bring(None)  # whatever is imported late is imported now
seen = []


def watch(event, told):
    if event == "open" and (set(str(told[1])) & set("wax+") or (told[2] or 0) & 0o3):
        seen.append((event, told[0]))
    if event in ("exec", "compile", "import", "pickle.find_class", "marshal.loads"):
        seen.append((event, str(told[0])))
    if event.split(".")[0] in ("subprocess", "socket", "ctypes", "shutil", "tempfile"):
        seen.append((event, ""))
    if event in ("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.mkdir", "os.rename", "os.remove"):
        seen.append((event, ""))


sys.addaudithook(watch)
if len(sys.argv) > 1:
    open(sys.argv[1], "w").close()
for seed in range(1, 200):
    bring(seed)
print(seen)
"""


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_no_mutation_does_more_than_be_told_of(start: int) -> None:
    for seed in range(start, start + 50):
        bring(seed)


def watched(*path: str) -> str:
    """What the watch sees while 200 files of each kind are brought."""
    ran = subprocess.run([sys.executable, "-c", WATCHED, *path], capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()[-1]


def test_nothing_is_written_and_nothing_executed() -> None:
    assert watched() == "[]"


def test_the_watch_sees_what_is_written(tmp_path: Path) -> None:
    assert "written.txt" in watched(f"{tmp_path}/written.txt")
