"""*What is in the file?*: a chef served and practised, its file loaded back, other people's files looked at."""

import hashlib
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest

from core.data.cheese import CHEESES, MEASURED
from core.files import CONFIG, PICKLES, WEIGHTS, packed, write_chef
from core.regression import fit
from core.table_files import write_chef as write_sum
from lessons.file import scene, uploads, words
from lessons.file.settings import WeightsFile
from lessons.file.uploads import Brought, Loaded, Looked, Refused
from tests.conftest import QUOTED, Open, Visit
from tests.core.test_files import mutated
from tests.grouped import grouped
from tests.hostile import outside_code
from ui.kit.text import LANGUAGES, Text
from ui.kitchen.served import Chef
from ui.kitchen.trained import TrainedLine, exam

CHEF = scene.chef(WeightsFile())
ZIP = write_chef(CHEF.config, CHEF.weights)


def test_serving_changes_no_number_and_practice_changes_them(visit: Open) -> None:
    page = visit("file", lang="en").click("bet.few").click("go_on")
    assert "20 complained, and their visit left the fingerprint as it was" in page.text()
    assert page.bets[0].answers == ("none",)
    card = scene.chef(page.reader.settings(WeightsFile)).fingerprint
    assert card == CHEF.fingerprint
    page.set("file_door", "practice").click("go_on")
    assert "13 of 13 numbers changed" in page.text()
    assert scene.chef(page.reader.settings(WeightsFile)).fingerprint != CHEF.fingerprint


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_beside_the_bet_answers_it(visit: Open, language: str) -> None:
    page = visit("file", lang=language)
    text = Text(language, "kitchen", "file")
    answers = [text(name) for name in ("door.service", "print.same", "bridge")]
    for _ in ("open", "placed"):
        drawn = " ".join(page.words())
        assert not any(answer in drawn for answer in answers)
        if page.has("bet.few"):
            page.click("bet.few")
    drawn = " ".join(page.click("go_on").words())
    assert all(answer in drawn for answer in answers)


def test_practice_waits_for_what_somebody_carries_over(visit: Open) -> None:
    page = visit("file", lang="en").click("bet.all").set("file_door", "practice")
    assert page.widget("go_on").disabled
    page.set("file_door", "service").click("go_on").set("file_door", "practice").click("go_on")
    assert page.widget("go_on").disabled, "all that was said has been practised on"


def test_the_chef_of_blame_slips_is_the_one_in_the_file(visit: Open) -> None:
    page = (
        visit("blame", lang="en").click("bet.half").set("slip_cooks", 4).set("slip_mine", 2).click("train").go("file")
    )
    left = page.reader.left(TrainedLine)
    assert left is not None
    now = scene.chef(page.reader.settings(WeightsFile))
    assert tuple(now.weights.tolist()) == left.weights
    assert page.reader.values["file_mine"] == 2
    assert "17 numbers" in page.text()


def test_a_chef_trained_anew_takes_the_place_of_the_one_that_has_served(visit: Open) -> None:
    page = visit("file", lang="en").click("bet.few").click("go_on").go("blame").click("bet.half").set("slip_seed", 2)
    page.click("train").go("file")
    assert page.reader.values["file_days"] == ""


def test_a_chef_is_loaded_back_from_its_zip_and_from_its_two_files() -> None:
    with zipfile.ZipFile(io.BytesIO(ZIP)) as archive:
        two = [Brought(name, archive.read(name)) for name in (CONFIG, WEIGHTS)]
    for brought in ([Brought("chef.zip", ZIP)], two, two[::-1]):
        found = uploads.load(brought)
        assert isinstance(found, Loaded)
        assert found.chef.fingerprint == CHEF.fingerprint


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ((WEIGHTS,), "refused.no_config"),
        ((CONFIG,), "refused.no_weights"),
        ((CONFIG, WEIGHTS, "chef.zip"), "refused.which"),
        (("model.pt",), "refused.pickle"),
        (("PYTORCH_MODEL.BIN", CONFIG), "refused.pickle"),
        (("photo.png",), "refused.which"),
    ],
)
def test_what_is_missing_is_said(names: tuple[str, ...], why: str) -> None:
    with zipfile.ZipFile(io.BytesIO(ZIP)) as archive:
        own = {name: archive.read(name) for name in (CONFIG, WEIGHTS)}
    found = uploads.load([Brought(name, own.get(name, b"{}")) for name in names])
    assert isinstance(found, Refused)
    assert found.why == why


@pytest.mark.parametrize("name", [CONFIG, WEIGHTS])
@pytest.mark.parametrize("data", [b"", b"{}", b"[" * 10_000, b"\xff" * 400])
def test_what_is_alone_is_read_before_it_is_called_half_a_chef(name: str, data: bytes) -> None:
    found = uploads.load([Brought(name, data)])
    assert isinstance(found, Refused)
    assert found.why == "refused.chef"


def test_a_large_file_is_sent_to_where_only_headers_are_read() -> None:
    assert uploads.load([Brought("model.safetensors", b"0" * 10**6)]) == Refused("refused.large")


def test_numbers_of_another_layout_are_refused_with_the_reason() -> None:
    other = scene.chef(WeightsFile(file_cooks=4))
    with zipfile.ZipFile(io.BytesIO(ZIP)) as archive:
        config = archive.read(CONFIG)
    found = uploads.load([Brought(CONFIG, config), Brought(WEIGHTS, other.file)])
    assert isinstance(found, Refused)
    assert "station_1.weight [4, 2]" in found.reason


@pytest.mark.parametrize("packed", [True, False])
def test_a_chef_of_real_tasters_is_told_for_what_it_is(packed: bool) -> None:
    given = write_sum(MEASURED, "taste", fit(CHEESES), CHEESES.y)
    with zipfile.ZipFile(io.BytesIO(given)) as archive:
        files = [Brought(name, archive.read(name)) for name in (CONFIG, WEIGHTS)]
    for brought in ([Brought("chef.zip", given)],) if packed else (files, files[:1]):
        found = uploads.load(brought)
        assert found == Refused("refused.table")
        assert "no line of cooks" in words.refusal(Text("en", "kitchen", "file"), found)


def test_the_example_has_as_many_numbers_as_are_published() -> None:
    header = uploads.example().header
    assert header is not None
    assert header.count == 6_061_035_520
    assert header.file_size - header.data_begin == 12_122_071_040
    assert header.missing == 12_122_071_040


def test_an_index_is_counted() -> None:
    said = {"metadata": {"total_size": 13_476_831_232}, "weight_map": {"a": "1.safetensors", "b": "2.safetensors"}}
    found = uploads.look(Brought("model.safetensors.index.json", json.dumps(said).encode()))
    assert found == Looked("model.safetensors.index.json", index=uploads.Index(2, 2, 0, 13_476_831_232))
    said["weight_map"] = {f"model.layers.{layer}.{part}": "1.safetensors" for layer in range(3) for part in "ab"}
    found = uploads.look(Brought("index.json", json.dumps(said).encode()))
    assert isinstance(found, Looked)
    assert found.made_of == uploads.MadeOf(blocks=6, layers=3, size=13_476_831_232)


def test_a_config_of_a_known_kind_is_counted_and_any_other_is_refused_with_the_reason() -> None:
    said = {"model_type": "llama", "num_hidden_layers": 32, "hidden_size": 4096, "intermediate_size": 11008}
    said |= {"num_attention_heads": 32, "num_key_value_heads": 4, "vocab_size": 64_000, "tie_word_embeddings": False}
    found = uploads.look(Brought("config.json", json.dumps(said).encode()))
    assert isinstance(found, Looked)
    assert found.kind == "llama"
    example = uploads.example().made_of
    assert found.made_of == example._replace(blocks=None, size=None), "the formula and the header count alike"
    other = uploads.look(Brought("config.json", json.dumps(said | {"model_type": "teapot"}).encode()))
    assert isinstance(other, Refused)
    assert (other.why, other.value) == ("refused.unknown_type", "teapot")


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"weight_map": {"a": 1}}', b"[" * 100_000])
def test_what_is_no_index_is_refused(data: bytes) -> None:
    assert isinstance(uploads.look(Brought("index.json", data)), Refused)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_does_more_than_be_refused_with_a_sentence(language: str) -> None:
    text = Text(language, "kitchen", "file")
    for seed in range(200):
        for name, data in (("chef.zip", ZIP), ("chef.safetensors", CHEF.file)):
            brought = Brought(name, mutated(data, seed))
            for found in (uploads.load([brought]), uploads.look(brought)):
                if isinstance(found, Refused):
                    assert words.refusal(text, found)
                elif isinstance(found, Looked):
                    assert words.held(text, found)
                else:
                    assert words.loaded(text, found, CHEF, CHEF)


def header_of(tensors: dict[str, object], data: bytes) -> bytes:
    """A file as the format has it, written by hand."""
    said = json.dumps(tensors).encode()
    return len(said).to_bytes(8, "little") + said + data


def block(kind: str, shape: list[int], begin: int, end: int) -> dict[str, object]:
    """What a header says of a block."""
    return {"dtype": kind, "shape": shape, "data_offsets": [begin, end]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_told_as_long_as_it_is(language: str) -> None:
    """Whole, cut and continued: the length said is that of the file, and what belongs to no block is counted."""
    text = Text(language, "kitchen", "file")
    for count in (1, 2, 1000):
        whole = header_of({"w": block("F32", [count], 0, 4 * count)}, b"\0" * 4 * count)
        for change in (-3, 0, 1, 9):
            data = (whole + b"\0" * 9)[: len(whole) + change]
            found = uploads.look(Brought("a.safetensors", data))
            assert isinstance(found, Looked)
            said = words.held(text, found)
            many = grouped(count)
            numbers = {"en": "1 number" if count == 1 else f"{many} numbers", "zh": f"{many} 个数"}[language]
            assert "`a.safetensors`" in said.split(f"**{numbers}**")[0]
            assert f"{grouped(max(len(data), len(whole)))} " in said
            last = "1 byte belongs" if change == 1 else f"{change} bytes belong"
            assert ({"en": f"The last {last}", "zh": f"还有 {change} "}[language] in said) == (change > 0)
            assert (text("look.here") in said) == (change >= 0)
    nothing = uploads.look(Brought("a.safetensors", header_of({}, b"")))
    assert isinstance(nothing, Looked)
    assert words.held(text, nothing).endswith(text("look.empty", bytes=10))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_size_of_an_index_is_never_told_as_nothing(language: str) -> None:
    text = Text(language, "kitchen", "file")
    for size, told in ((1, "1 "), (1234, "1234 "), (10**8, "0.1 GB"), (13_476_831_232, "13.5 GB"), (4096.0, "4096 ")):
        said = json.dumps({"metadata": {"total_size": size}, "weight_map": {"a": "b"}})
        found = uploads.look(Brought("index.json", said.encode()))
        assert isinstance(found, Looked)
        assert told in words.held(text, found)
    for odd in (0, -1, 1.5, True, "9", 10**30):
        said = json.dumps({"metadata": {"total_size": odd}, "weight_map": {"a": "b"}})
        found = uploads.look(Brought("index.json", said.encode()))
        assert isinstance(found, Looked)
        assert words.held(text, found).endswith(text("look.index", tensors=1, files=1))


LAYOUT = {"model_type": "llama", "num_hidden_layers": 2, "hidden_size": 8, "intermediate_size": 9, "vocab_size": 5}
LAYOUT |= {"num_attention_heads": 4, "num_key_value_heads": 2}
WRONG: dict[str, tuple[dict[str, object], str]] = {
    "kind": ({"model_type": "teapot"}, "unknown_type"),
    "no kind": ({"model_type": 3}, "json"),
    "heads": ({"num_key_value_heads": 3}, "impossible"),
    "text": ({"hidden_size": "8"}, "impossible"),
    "missing": ({"hidden_size": None}, "missing"),
    "form": ({"mlp_bias": True}, "unknown_form"),
}


@pytest.mark.parametrize("which", WRONG)
def test_what_is_wrong_with_a_config_is_told_in_the_reader_s_language(which: str) -> None:
    change, why = WRONG[which]
    found = uploads.look(Brought("config.json", json.dumps(LAYOUT | change).encode()))
    assert isinstance(found, Refused)
    assert found.why == f"refused.{why}"
    chinese = words.refusal(Text("zh", "kitchen", "file"), found)
    assert not re.search("[a-z]{3}", outside_code(chinese)), "what is English stands in code"
    for key in change:
        assert why in ("json", "unknown_type") or f"`{key}`" in chinese


def test_a_reason_in_the_words_of_a_check_is_told_as_such() -> None:
    for language, says in (("en", "In the check’s own words: `"), ("zh", "（英文）：`")):
        text = Text(language, "kitchen", "file")
        wrong: tuple[dict[str, object], ...] = (
            {"w": {}},
            {"w": block("F32", [9], 0, 4)},
            {"w": block("F32", [2**40, 2**40], 0, 4)},
        )
        for data in (b"", b"12345678", b"\0" * 20, *(header_of(said, b"") for said in wrong)):
            found = uploads.look(Brought("a.safetensors", data))
            assert isinstance(found, Refused)
            said = words.refusal(text, found)
            assert (says in said) == (found.why == "refused.header")
            assert said.count(text("refused.header")) <= 1
        for name in ("a.bin", "b.ckpt"):
            found = uploads.look(Brought(name, b"GGUF"))
            assert isinstance(found, Refused)
            assert words.refusal(text, found) == text("refused.pickle", name=f"`{name}`")


def test_practice_is_compared_with_the_day_before() -> None:
    """Over many runs of days: what is said to have been before is what the chef of the day before is worth."""
    for days in ("sp", "ssp", "spsp", "spssp", "spspsp", "sppp", "spspp"):
        now = scene.chef(WeightsFile(file_days=days))
        begun = days.rstrip("p")
        before = scene.chef(WeightsFile(file_days=begun))
        assert now.days[-1].right == float(before.right_with(before.weights))
        assert before.right != scene.chef(WeightsFile()).right or begun in ("s", "ss")


def test_names_in_a_file_are_shown_as_mere_letters() -> None:
    text = Text("en", "kitchen", "file")
    reason = words.refusal(text, Refused("refused.chef", "<b>`$x^2$` :material/home:\n# A title</b>"))
    plain = text.together(text("refused.chef"), text("refused.exactly", reason=""))
    assert outside_code(reason).strip() == plain.strip()
    assert "\n" not in reason


# ---- brought in a browser's tab ----


def bring(page: Visit, key: str, name: str, data: bytes) -> Visit:
    """Drop a file."""
    page.widget(key).upload(name, data, "application/octet-stream").run()
    return page


def flipped(offset: int, bit: int) -> bytes:
    """The chef's zip, one bit of its weights file changed."""
    weights = bytearray(CHEF.file)
    weights[offset] ^= 1 << bit
    with zipfile.ZipFile(io.BytesIO(ZIP)) as archive:
        return packed(archive.read(CONFIG).decode(), bytes(weights))


@pytest.mark.parametrize(("bit", "section"), [(0, "load.alike"), (31, "load.other")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_one_bit_changed_is_another_file_and_whether_it_tastes_different_is_said(
    visit: Open, language: str, bit: int, section: str
) -> None:
    """The lowest bit of a number, and its sign."""
    row = CHEF.rows[0]
    found = uploads.load([Brought("chef.zip", flipped(row.offset + bit // 8, bit % 8))])
    assert isinstance(found, Loaded)
    weights = CHEF.weights.copy()
    weights[row.place] = found.chef.weights[row.place]
    judges = exam(CHEF.config.pattern)
    verdicts = [CHEF.net.forward(each, judges.X).prediction > 0 for each in (CHEF.weights, weights)]
    differing = int(sum(one != two for one, two in zip(*verdicts, strict=True)))
    assert (differing > 0) == (section == "load.other")
    shares = [float((each == (judges.y == 1)).mean()) for each in verdicts]
    page = visit("file", lang=language, file_try="load")
    said = bring(page, "load", "chef.zip", flipped(row.offset + bit // 8, bit % 8)).text()
    assert page.content("load.another") in said
    assert page.content(section, guests=1000, differing=differing, own=shares[0], right=shares[1]) in said
    whole = found.chef.fingerprint.hex()
    assert f"{whole[:4]}…{whole[-4:]}" in said
    assert found.chef.fingerprint != CHEF.fingerprint


def test_the_same_numbers_in_other_bytes_are_told_from_the_very_file_and_have_their_own_fingerprint() -> None:
    text = Text("en", "kitchen", "file")
    size = int.from_bytes(CHEF.file[:8], "little")
    header = json.loads(CHEF.file[8 : 8 + size]) | {"__metadata__": {"diner 3": "liked it"}}
    rewritten = header_of(header, CHEF.file[8 + size :])
    for file, section in ((CHEF.file, "load.same"), (rewritten, "load.rewritten")):
        with zipfile.ZipFile(io.BytesIO(ZIP)) as archive:
            found = uploads.load([Brought("chef.zip", packed(archive.read(CONFIG).decode(), file))])
        assert isinstance(found, Loaded)
        said = words.loaded(text, found, CHEF, CHEF)
        assert text(section) in said
        digits = hashlib.sha256(file).hexdigest()
        assert f"{digits[:4]}…{digits[-4:]}" in said
        alike = text("load.right" if file == CHEF.file else "load.alike", guests=1000, right=CHEF.right)
        assert alike in said


def test_the_chef_as_it_was_saved_is_known_again_though_it_has_practised_since() -> None:
    text, found = Text("en", "kitchen", "file"), uploads.load([Brought("chef.zip", ZIP)])
    practised = scene.chef(WeightsFile(file_days="sp"))
    assert isinstance(found, Loaded)
    assert practised.file != CHEF.file
    assert text("load.saved") in words.loaded(text, found, practised, CHEF)
    assert text("load.another") in words.loaded(text, found, practised, practised)


def test_another_layout_around_the_same_numbers_is_told() -> None:
    text = Text("en", "kitchen", "file")
    other = Chef(replace(CHEF.config, activation="relu"), CHEF.weights)
    said = words.loaded(text, uploads.Loaded(other, other.file), CHEF, CHEF)
    differing = int((other.verdicts != CHEF.verdicts).sum())
    assert differing > 0
    told = text("load.other", guests=1000, differing=differing, right=other.right, own=CHEF.right)
    assert " ".join([text("load.same"), text("load.layout"), told]) in said


def test_a_chef_for_other_guests_is_not_compared() -> None:
    other = scene.chef(WeightsFile(file_pattern="either"))
    text = Text("en", "kitchen", "file")
    assert text("load.elsewhere", right=other.right, guests=1000) in words.loaded(
        text, uploads.Loaded(other, other.file), CHEF, CHEF
    )


@pytest.mark.parametrize(("key", "name"), [("load", "chef.zip"), ("look", "model.safetensors")])
def test_what_was_brought_is_kept_until_a_restart_which_is_said(visit: Open, key: str, name: str) -> None:
    page = bring(visit("file", lang="en", file_try=key), key, name, ZIP if key == "load" else CHEF.file)
    shown = {"load": "It is this very file", "look": "**13 numbers**"}[key]
    assert shown in page.text()
    page.switch_register().go("blame").go("file").switch_register()
    assert shown in page.text()
    page.set("file_try", "change").set("file_try", key)
    assert shown in page.text()
    assert page.content("load.gone") not in page.text()
    page.reader.memory("file").kept.clear()
    assert page.content("load.gone") in page.go("file").text()
    assert page.content("load.gone") not in page.click("start_again").set("file_try", key).text()


def test_a_file_and_the_example_take_one_another_s_place(visit: Open) -> None:
    page = bring(visit("file", lang="en", file_try="look"), "look", "chef.safetensors", CHEF.file)
    page.click("look_example")
    assert "**6,061,035,520 numbers**" in page.text()
    assert "**13 numbers**" not in page.text()
    bring(page, "look", "other.safetensors", CHEF.file)
    assert "6,061,035,520" not in page.text()
    assert "`other.safetensors`: **13 numbers**" in page.text()
    page.reader.memory("file").kept.clear()
    page.go("file")
    assert "6,061,035,520" not in page.text(), "the example does not stand in for a file that is gone"
    assert page.content("load.gone") in page.text()


def test_a_file_is_read_once(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def look(brought: Brought) -> Refused:
        read.append(brought.name)
        return Refused("refused.header")

    monkeypatch.setattr(uploads, "look", look)
    page = bring(visit("file", lang="en", file_try="look"), "look", "a.safetensors", b"")
    page.switch_register().switch_language()
    assert read == ["a.safetensors"]


@pytest.mark.parametrize("key", ["load", "look"])
@pytest.mark.parametrize("ending", PICKLES)
def test_every_pickle_can_be_dropped_and_is_refused_with_the_reason(visit: Open, key: str, ending: str) -> None:
    page = visit("file", lang="en", file_try=key)
    assert ending in page.widget(key).proto.type
    bring(page, key, f"model{ending}", b"\x80\x04N.")
    assert page.content("refused.pickle", name=f"`model{ending}`") in page.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_metadata_is_shown_as_mere_letters_the_first_few(language: str) -> None:
    text = Text(language, "kitchen", "file")
    for count in (0, 1, 5, 7):
        written = {f"n{place}`": f"<b>{place}</b>\n" + "long" * 99 for place in range(count)}
        said = {"__metadata__": written, "w": block("F32", [1], 0, 4)}
        found = uploads.look(Brought("a.safetensors", header_of(said, b"\0" * 4)))
        assert isinstance(found, Looked)
        told = words.metadata(text, found)
        quotations = [each[0] for each in QUOTED.finditer(told)]
        assert len(quotations) == 2 * min(count, 5)
        assert (f" {count - 5} " in told) == (count > 5)
        assert "<" not in outside_code(told)
        assert all(len(each.strip("`")) <= 60 for each in quotations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_weights_packed_into_whole_numbers_it_is_said_that_each_counts_as_one(language: str) -> None:
    text = Text(language, "kitchen", "file")
    said: dict[str, object] = {"packed": block("I32", [8], 0, 32), "scale": block("F16", [2], 32, 36)}
    found = uploads.look(Brought("a.safetensors", header_of(said, b"\0" * 36)))
    assert isinstance(found, Looked)
    assert text("look.whole", kinds="I32") in words.held(text, found)
    found = uploads.look(Brought("a.safetensors", header_of({"scale": block("F16", [2], 0, 4)}, b"\0" * 4)))
    assert isinstance(found, Looked)
    assert "I32" not in words.held(text, found)
    assert text.form("look.whole")[:8] not in words.held(text, found)


def test_the_bytes_of_each_block_are_told() -> None:
    said: dict[str, object] = {"w": block("F16", [2, 3], 0, 12), "b": block("F64", [], 12, 20)}
    found = uploads.look(Brought("a.safetensors", header_of(said, b"\0" * 20)))
    assert isinstance(found, Looked)
    assert found.table == [("w", "2 × 3", "F16", 6, 12), ("b", "1", "F64", 1, 8)]
