"""What stands behind a page can be taken home: the tables as files that spreadsheets open in every language."""

import io
from typing import Any

import pandas as pd
import pytest

from lessons.practice.scene import Scene
from lessons.practice.settings import Practice
from lessons.practice.tables import rounds
from tests.ui.kit.words_met import MET
from tests.ui.kit.words_met import legend as written
from ui.kit.more import More, legend
from ui.kit.session import Reader
from ui.kit.text import LANGUAGES, Text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_is_downloaded_whole_and_marked_as_unicode(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Without the mark a spreadsheet reads Chinese headings in the wrong letters."""
    text = Text(language, "kitchen", "practice")
    table, taken = rounds(text, Scene(Practice(rate=0.2, rounds=10)).history), dict[str, Any]()

    def take(label: str, data: bytes, file: str, kind: str, **_: Any) -> None:
        taken.update(label=label, data=data, file=file, kind=kind)

    monkeypatch.setattr("ui.kit.more.st.download_button", take)
    monkeypatch.setattr("ui.kit.more.st.dataframe", lambda shown, **_: taken.update(shown=shown))
    monkeypatch.setattr("ui.kit.more.st.markdown", lambda words: taken.update(words=words))
    behind = More("practice", Reader(language), text, (), lambda: {"rounds": table}, {})
    behind._show("numbers")
    assert taken["data"].startswith(b"\xef\xbb\xbf")
    read = pd.read_csv(io.StringIO(taken["data"].decode("utf-8-sig")))
    pd.testing.assert_frame_equal(read, table, check_dtype=False)
    assert (taken["file"], taken["kind"]) == ("season-to-taste-practice-rounds.csv", "text/csv")
    assert (taken["label"], taken["words"]) == (text.label("download"), text.label("table.rounds"))
    assert taken["shown"] is table


@pytest.mark.parametrize(("language", "page"), [(language, page) for language, pages in MET.items() for page in pages])
def test_the_words_of_the_glossary_that_stand_on_a_page_are_listed_and_no_others(language: str, page: str) -> None:
    """Not *six apprentices* as untrained models, nor *judges worst* as a loss function; but cook, ticket and base."""
    text = Text(language, "kitchen", page)
    assert legend(text).to_dict("list") == written(text)


def test_a_page_that_has_no_kitchen_word_says_so_instead_of_an_empty_table(monkeypatch: pytest.MonkeyPatch) -> None:
    text, said = Text("zh", "kitchen", "line"), list[str]()
    monkeypatch.setattr("ui.kit.more.used", lambda *_: ())
    monkeypatch.setattr("ui.kit.more.st.markdown", said.append)
    More("line", Reader("zh"), text, (), dict, {})._show("words")
    assert said == [text.label("no_words")]
