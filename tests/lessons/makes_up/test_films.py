"""The films at every record and at every place of the slider, and what the picture can be pressed for."""

import re
from functools import cache
from itertools import combinations

import pytest

from core.invented_dishes import written
from lessons.makes_up import bars, films, scene, words
from lessons.makes_up.pictures import Picture
from lessons.makes_up.scene import Chef
from lessons.makes_up.settings import QUESTIONS, SURE, UNMARKED, WAYS
from tests import films as sent
from tests.lessons.makes_up.job import JOB
from ui.kit.text import LANGUAGES, Text

MARKS = "yn" + UNMARKED * (QUESTIONS - 2)
assert JOB, "it shortens the reading"


@cache
def chef(language: str) -> Chef:
    """One that has read a little."""
    made = scene.order(language).made
    assert made is not None
    return made


def text_of(language: str) -> Text:
    """The page's words."""
    return Text(language, "kitchen", "makes_up")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_looks_at_every_record_as_it_would_if_drawn_there(language: str, way: str) -> None:
    drawn = Picture(text_of(language), chef(language), way, MARKS, 6, -1)
    message = films.picture_film(drawn, chef(language))
    assert len(message) < 15_000
    film = sent.read(message)
    for frame in range(len(chef(language).recorded)):
        whole = sent.parts(drawn.html(drawn.looks(frame)))
        for (part, attribute), look in film.at(asked=frame).items():
            tag, inside = whole[part]
            found = inside if attribute == "words" else re.findall(rf'{attribute}="([^"]*)"', tag)[0]
            assert found == look, (part, attribute, frame)


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_every_record_the_stems_stand_from_surest_to_least_sure(language: str) -> None:
    drawn = Picture(text_of(language), chef(language), "closed", MARKS, 6, -1)
    film, found = sent.read(films.picture_film(drawn, chef(language))), scene.trials(chef(language), "closed")
    for frame in range(len(chef(language).recorded)):
        looks = film.at(asked=frame)
        across = {at: float(looks[f"w{at}", "transform"].split("(")[1].split()[0]) for at in range(QUESTIONS)}
        ranked = sorted(across, key=lambda at: across[at])
        assert (found.sure[frame, ranked][:-1] >= found.sure[frame, ranked][1:]).all()
        for at in range(QUESTIONS):
            right = bool(found.right[frame, at])
            assert (looks[f"w{at}-yes", "opacity"], looks[f"w{at}-no", "opacity"]) == (
                ("1", "0") if right else ("0", "1")
            )
            assert (looks[f"w{at}-stem", "stroke-dasharray"] == "none") == right, "wrong is told by its shape too"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bars_and_their_sentence_follow_the_slider(language: str) -> None:
    text = text_of(language)
    film = sent.read(films.left_film(text, chef(language)))
    for place, least in enumerate(SURE.values):
        left, looks = words.only_if(text, chef(language), least), film.at(made_sure=place)
        assert {key: look for key, look in looks.items() if key[1] == "width"} == bars.looks(left)
        assert looks["left-kept", "words"] == str(left["kept"])
        assert looks["left-through_right", "words"] == str(left["through_right"])


@pytest.mark.parametrize(("many", "asked", "pressed"), [(6, False, 6), (20, False, 20), (6, True, 20)])
def test_only_what_can_be_marked_or_opened_can_be_pressed(many: int, asked: bool, pressed: bool) -> None:
    drawn = Picture(text_of("en"), chef("en") if asked else None, "closed", MARKS, many, -1)
    whole = drawn.html(drawn.looks(-1))
    assert len(re.findall(r'data-press="q\d+"', whole)) == 2 * pressed
    assert len(re.findall(r'tabindex="0"', whole)) == 2 * pressed
    assert whole.count('role="button"') == whole.count("aria-label") - (1 if asked else 1 + 2 * (20 - pressed))


def test_on_a_phone_a_question_is_as_large_as_a_finger_and_none_lies_on_another() -> None:
    for made, least in ((None, (44.0, 44.0)), (chef("en"), (30.0, 44.0))):
        drawn = Picture(text_of("en"), made, "closed", MARKS, QUESTIONS, -1)
        phone = drawn.html(drawn.looks(-1)).partition('<div class="phone">')[2]
        places = [
            tuple(map(float, each)) for each in re.findall(r'id="p\d+"[^>]*translate\(([\d.]+) ([\d.]+)\)', phone)
        ]
        bands = re.findall(r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"', phone)
        boxes = [
            (x + float(left), y + float(top), float(wide), float(high))
            for (x, y), (left, top, wide, high) in zip(places, bands, strict=True)
        ]
        assert len(boxes) == QUESTIONS
        assert all(wide >= least[0] and high >= least[1] for _, _, wide, high in boxes)
        assert all(x >= 0 and x + wide <= 357 for x, _, wide, _ in boxes)
        for (x, y, wide, high), (left, top, *_) in combinations(sorted(boxes), 2):
            assert left >= x + wide or top >= y + high or y >= top + high


@pytest.mark.parametrize("language", LANGUAGES)
def test_sure_and_wrong_is_told_and_so_is_a_page_misread(language: str) -> None:
    text, kinds = text_of(language), set[str]()
    for way in WAYS:
        found = scene.trials(chef(language), way)
        for frame in range(len(chef(language).recorded)):
            told, right, sure = (
                words.said(text, chef(language), way, MARKS, frame),
                found.right[frame],
                found.sure[frame],
            )
            own = [page == put.page for page, put in zip(found.shown, scene.questions(), strict=False)]
            misread = sum(not right[at] for at, is_own in enumerate(own) if is_own)
            apart = not right.all() and right.any() and sure[~right].max() > sure[right].min()
            if way == "torn":
                misread, apart = 0, False
                assert told.count("%") == 1, "how the bet came out says the rest"
            if misread:
                assert text("say.misread", count=misread) in told
            elif apart:
                assert text("say.apart", wrong=sure[~right].max(), right=sure[right].min()) in told
            kinds |= {"misread"} if misread else {"apart"} if apart else {"neither"}
    assert {"misread", "apart"} <= kinds


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_answer_is_called_luck_where_no_page_told_it(language: str, way: str) -> None:
    """Nothing is read at the first record, and the torn pages never: only where one lies open is it told."""
    text, asked = text_of(language), scene.questions()
    found = scene.trials(chef(language), way)
    told = [[words.trial(text, found, at, frame) for at in range(QUESTIONS)] for frame in range(len(found.right))]
    for frame, lines in enumerate(told):
        for at, line in enumerate(lines):
            page, torn = asked[at].page, asked[at].dish.name == scene.torn().name
            opened = {"closed": False, "open": True, "torn": not torn}[way] and found.shown[at] == page
            luck = found.right[frame, at] and not opened and (torn or frame == 0)
            assert line.endswith(text("trial.luck")) == (luck and not found.shown)
            fits = (
                text("trial.fits", page=words.joined(language, written(language, found.shown[at])))
                if found.shown
                else "·"
            )
            assert line.endswith(fits) == (luck and bool(found.shown))
