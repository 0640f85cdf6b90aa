"""What is taken home: a chef that other programs read, and answers that no spreadsheet runs."""

import csv
import io
import json
import zipfile

import numpy as np
import pytest
from numpy.testing import assert_allclose
from safetensors.numpy import load

from core.data.cheese import CHEESES, MEASURED, TASTE
from core.regression import fit
from core.table_files import FORMAT, write_chef, write_csv


def test_a_chef_answers_the_same_from_its_files() -> None:
    found = fit(CHEESES)
    data = write_chef(MEASURED, TASTE, found, CHEESES.y)
    assert data == write_chef(MEASURED, TASTE, found, CHEESES.y)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        config, weights = json.loads(archive.read("config.json")), load(archive.read("chef.safetensors"))
    assert config["format"] == FORMAT
    assert [each["name"] for each in config["inputs"]] == list(MEASURED)
    assert weights["last.weight"].shape == (1, 3)
    z = (CHEESES.X - [each["mean"] for each in config["inputs"]]) / [each["deviation"] for each in config["inputs"]]
    said = config["target"]["mean"] + config["target"]["deviation"] * (
        z @ weights["last.weight"][0] + weights["last.bias"]
    )
    assert_allclose(said, found.predict(CHEESES.X), rtol=1e-5, atol=1e-5)
    with pytest.raises(ValueError, match="as many names"):
        write_chef(MEASURED[:2], TASTE, found, CHEESES.y)


def test_text_that_would_run_is_quoted_and_numbers_stay_numbers() -> None:
    data = write_csv(
        ["=name", "x"],
        [["=1+1", "+a", "-b", "@c", "＝d", "e, f", '"g"'], np.array([-1.5, 2, 1e9, 0.1, np.nan, 3, 1e-7])],
    )
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["'=name", "x"]
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'+a", "'-b", "'@c", "'＝d", "e, f", '"g"']
    assert [row[1] for row in rows[1:]] == ["-1.5", "2", "1e+09", "0.1", "", "3", "1e-07"]
