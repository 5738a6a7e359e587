"""What the desk did, in four languages, in every form of the edition."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest

from monitor.model import Digest, Export
from monitor.model.notes import DeskKind, DeskLine
from monitor.stages import render
from monitor.stages.render import desk, export
from monitor.stages.render.wording import Wording
from tests.render import sample

HOSTILE = "ask [12] for <b>the basis</b> *of* 价格\u202e"


def morning(language: str = "en", text: str = HOSTILE) -> Digest:
    """Return an edition with something of each kind at its foot."""
    lines = (
        DeskLine(kind=DeskKind.PIN, story=7, by="NK", at=sample.at(22, 3, 1)),
        DeskLine(kind=DeskKind.STILL, story=3, by="NK", at=sample.at(20, 3, 2)),
        DeskLine(kind=DeskKind.JOINED, story=7, by="NK", at=sample.at(22, 3, 31), numbers=(2, 3)),
        DeskLine(kind=DeskKind.PARTED, story=8, by="day desk", at=sample.at(22, 3, 35), numbers=(4,)),
        DeskLine(kind=DeskKind.NOTE, story=7, by="<i>NK</i>", at=sample.at(22, 3, 40), text=text),
    )
    return replace(sample.digest(language), desk=lines)


@pytest.mark.parametrize(
    ("language", "first", "joined"),
    [
        ("en", "Sun 22 Nov 06:01 · NK: story 7 is pinned", "[2] [3] put into story 7"),
        ("ru", "вс, 22 нояб. 06:01 · NK: сюжет 7 закреплён", "[2] [3] теперь в сюжете 7"),
        ("be", "нд, 22 лістапада 06:01 · NK: сюжэт 7 замацаваны", "[2] [3] цяпер у сюжэце 7"),
        ("zh", "11月22日周日 06:01 · NK：事件7已置顶", "[2] [3]并入事件7"),
    ],
)
def test_a_line_says_when_who_and_what(language: str, first: str, joined: str) -> None:
    """In the words of the edition and the time of its topic."""
    lines = desk.lines(Wording(morning(language)))
    assert lines[0] == first
    assert lines[2].endswith(joined)


def test_words_of_the_desk_are_marked_up_in_no_form() -> None:
    """They are typed by people, and stand as they are: escaped, without the characters that turn a line round."""
    told = morning()
    page, text = render.html(told), render.markdown(told)
    assert "ask [12] for &lt;b&gt;the basis&lt;/b&gt; *of* 价格</li>" in page
    assert "<i>NK" not in page
    assert "<b>" not in text.replace("\\<b>", "")
    assert "\u202e" not in page + text


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_every_form_has_the_foot(language: str) -> None:
    """Page, text, data and Word; an edition without it has no heading for it."""
    told, plain = morning(language, "短评 заўвага"), sample.digest(language)
    heading = Wording(told).say("desk")
    assert f'<h2 id="desk">{heading}</h2>' in render.html(told)
    assert f"## {heading}\n" in render.markdown(told)
    assert 'id="desk"' not in render.html(plain)
    assert f"## {heading}" not in render.markdown(plain)
    for digest, stands in ((told, True), (plain, False)):
        written = [one.text for one in docx.Document(BytesIO(export.export(digest, Export.DOCX))).paragraphs]
        assert ([heading in written, any("短评 заўвага" in line for line in written)]) == [stands, stands]
