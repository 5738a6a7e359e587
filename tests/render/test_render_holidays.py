"""The line on holidays, in four languages, in every form of the edition."""

from dataclasses import replace
from datetime import date

import pytest

from monitor.model import Export, Health, SourceHealth
from monitor.model.holidays import Holiday, StateHolidays
from monitor.model.remarks import Remark, RemarkKind
from monitor.stages import render
from monitor.stages.render import export
from monitor.stages.render.holidays import told
from monitor.stages.render.phrases import phrases
from tests.render import sample

LANGUAGES = ("en", "ru", "be", "zh")
FEAST = Holiday(first=date(2025, 10, 1), last=date(2025, 10, 8), names=("National Day", "Mid-Autumn Festival"))


def state(country: str, *holidays: Holiday, known: bool = True, ordered: bool = True) -> StateHolidays:
    """Return the holidays of a state in 2025."""
    return StateHolidays(country=country, year=2025, holidays=holidays, known=known, ordered=ordered)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Holiday in China: 1–8 Oct (National Day, Mid-Autumn Festival)"),
        ("ru", "Праздничные дни – Китай: 1–8 окт. (Национальный праздник, Праздник середины осени)"),
        ("be", "Святочныя дні – Кітай: 1–8 кастрычніка (Нацыянальнае свята, Свята сярэдзіны восені)"),
        ("zh", "中国假日：10月1日 – 10月8日（国庆节，中秋节）"),
    ],
)
def test_a_holiday_is_named_with_its_days(language: str, line: str) -> None:
    """And the state that has none is named too."""
    feast = FEAST if language != "zh" else replace(FEAST, names=("国庆节", "中秋节"))
    first, second = told(phrases(language), (state("CN", feast), state("BY")))
    assert (first, "нет" in second or "няма" in second or "No" in second or "无" in second) == (line, True)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "No holiday in either country."),
        ("ru", "Ни в одной из двух стран праздников нет."),
        ("be", "Ні ў адной з дзвюх краін святаў няма."),
        ("zh", "两国均无假日。"),
    ],
)
def test_no_holiday_is_said(language: str, line: str) -> None:
    """In every form of the edition; one composed before holidays were known says nothing of them."""
    digest = replace(sample.digest(language), holidays=(state("BY"), state("CN")))
    for text in (render.markdown(digest), render.html(digest)):
        assert line in " ".join(text.split()).replace("> ", "")
    assert line not in render.html(sample.digest(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_said(language: str) -> None:
    """A state without a calendar, and a year whose moved days nobody ordered yet."""
    lines = told(phrases(language), (state("CN", ordered=False), state("ZZ", known=False)))
    assert len(lines) == 3
    assert "2025" in lines[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_on_holiday_is_listed_as_such_and_not_as_broken(language: str) -> None:
    """Its silence is no warning."""
    resting = SourceHealth(
        source="x",
        name="Agency X",
        health=Health.ON_HOLIDAY,
        polls=48,
        failures=0,
        entries=0,
        remarks=(Remark(kind=RemarkKind.UNCOMPARED),),
    )
    digest = replace(sample.quiet(language), coverage=replace(sample.coverage(broken=False), sources=(resting,)))
    words = render.Wording(digest)
    assert (words.silence(), words.troubled()[0][0]) == ("", "Agency X")
    assert words.troubled()[0][1].startswith(phrases(language).word("health", "on_holiday"))
    assert phrases(language).count("on_holiday", 1) in words.coverage()


def test_the_word_document_has_the_line() -> None:
    """With the completeness of the edition."""
    from io import BytesIO

    import docx

    data = export.export(replace(sample.digest(), holidays=(state("BY"), state("CN", FEAST))), Export.DOCX)
    assert any("Holiday in China: 1–8 Oct" in one.text for one in docx.Document(BytesIO(data)).paragraphs)
