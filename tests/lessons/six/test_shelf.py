"""The shelf as a picture: what is in the PNG, where the edges lie, how small it is."""

import base64
import json
import struct
import zlib

import numpy as np
import pandas as pd
import pytest

from core import sweeps
from core.landscapes import LANDSCAPES
from core.losses import taste_score
from core.optimizers import OPTIMIZERS
from core.sweeps import Shelf
from core.training import NEVER
from lessons.six import shelf
from ui.draw.charts import Look
from ui.kit.text import LANGUAGES, REGISTERS, Text

BEST = float(taste_score(LANDSCAPES["bowl"].lowest_loss))
TEXT = Text("en", "kitchen", "six")


@pytest.fixture(scope="module")
def sgd() -> Shelf:
    return sweeps.shelf(LANDSCAPES["bowl"], "sgd", rounds=100)


def decode(address: str) -> tuple[np.ndarray, np.ndarray]:
    """The indices and the palette of a picture, read chunk by chunk."""
    data = base64.b64decode(address.removeprefix("data:image/png;base64,"))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    place, chunks = 8, {}
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length]) == (zlib.crc32(kind + body),)
        chunks[kind] = body
        place += 12 + length
    columns, rows = struct.unpack(">II", chunks[b"IHDR"][:8])
    lines = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), np.uint8).reshape(rows, columns + 1)
    assert not lines[:, 0].any()
    return lines[:, 1:], np.frombuffer(chunks[b"PLTE"], np.uint8).reshape(-1, 3)


@pytest.mark.parametrize("dark", [False, True])
def test_every_cell_has_the_shade_of_its_score_and_burnt_ones_are_striped(sgd: Shelf, dark: bool) -> None:
    indices, colours = decode(shelf.image(sgd, dark))
    across, up = shelf.CELL
    assert indices.shape == (up * 101, across * 64)
    assert len(colours) == 103
    for k, round_ in [(0, 0), (10, 100), (40, 50), (50, 1), (63, 100), (63, 0)]:
        cell = indices[up * (100 - round_) : up * (101 - round_), across * k : across * (k + 1)]
        burnt = sgd.burnt_at[k] != NEVER and round_ >= sgd.burnt_at[k]
        assert (cell > 100).all() == burnt
        if not burnt:
            assert (cell == round(float(sgd.scores[round_, k]))).all()
    assert {101, 102} <= set(indices[:, -across:].ravel().tolist())


def test_the_shades_grow_away_from_the_page() -> None:
    for dark in (False, True):
        shades = np.frombuffer(shelf.palette(dark), np.uint8).reshape(-1, 3)[:101].astype(int)
        brightness = shades @ np.array([0.3, 0.59, 0.11])
        assert (np.diff(brightness) >= 0).all() if dark else (np.diff(brightness) <= 0).all()


def test_the_edges_are_where_core_found_them(sgd: Shelf) -> None:
    table = shelf.edges(TEXT, sgd, sgd.arrivals(BEST))
    for words, rounds in ((TEXT("shelf.arrives"), sgd.arrivals(BEST)), (TEXT("shelf.burns"), sgd.burnt_at)):
        drawn = table[table.edge == words]
        assert drawn["round"].tolist() == [r for r in rounds if r != NEVER]
        assert np.allclose(drawn.rate, sgd.rates[rounds != NEVER], rtol=1e-6)


def test_where_nothing_arrives_or_burns_there_is_no_edge(sgd: Shelf) -> None:
    calm = sweeps.shelf(LANDSCAPES["valley"], "adagrad", rounds=5)
    assert shelf.edges(TEXT, calm, calm.arrivals(BEST)).empty


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("landscape", LANDSCAPES)
def test_it_travels_light(landscape: str, name: str) -> None:
    """Numbers and specification together stay far below 25 kB."""
    one = sweeps.shelf(LANDSCAPES[landscape], name, rounds=100, batch_size=1, seed=6)
    image = shelf.image(one, False)
    edges = shelf.edges(TEXT, one, one.arrivals(BEST))
    spec = json.dumps(shelf.chart(TEXT, Look(), 100, tuple(edges["edge"].unique())))
    assert len(image) + len(spec) + 12 * len(edges) < 20_000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", REGISTERS)
def test_the_chart_keeps_its_words_and_axes_whatever_the_numbers(language: str, register: str) -> None:
    text = Text(language, register, "six")
    edges = text("shelf.arrives"), text("shelf.burns")
    for found in ((), edges[:1], edges[1:], edges):
        spec = shelf.chart(text, Look(), 100, found)
        assert "datasets" not in spec
        written = json.dumps(spec, ensure_ascii=False)
        assert text.label("setting.race_rate") in written
        assert text.label("axis.round") in written
        assert [edge for edge in edges if edge in written] == list(found), "the legend names the edges that are there"
    short = sweeps.shelf(LANDSCAPES["bowl"], "adam", rounds=3)
    assert isinstance(shelf.edges(text, short, short.arrivals(BEST)), pd.DataFrame)
