"""PDF files: paragraphs, rows of tables, headline and date in four languages, and what cannot be read."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.model import Article, Dated, DateOrigin, Drop, ExtractOptions, Page, Reason
from monitor.settings.topic import read_topic
from monitor.stages import gate
from tests.stages.pdfs import lines, pdf, wrapped
from tests.stages.test_extract import ENTRY, LANGUAGES, page, run
from tests.stages.test_extract import article as extracted

TOPIC = read_topic(Path(__file__).parents[2] / "config/topics/belarus-china.toml")
TITLES = {
    "en": "Joint declaration on freight",
    "ru": "Совместное заявление о перевозках",
    "be": "Сумесная заява аб перавозках",
    "zh": "关于铁路运输的联合声明",
}
TEXTS = {
    "en": "Belarus and China agree that freight trains between the two countries shall run twice a day. The ministers of transport meet "
    "every spring to look at what was done, and a working group prepares the papers for them and reports to both governments.",
    "ru": "Беларусь и Китай договорились, что грузовые поезда между двумя странами пойдут дважды в сутки. Министры транспорта "
    "встречаются каждую весну, чтобы подвести итоги, а рабочая группа готовит документы и отчитывается перед правительствами.",
    "be": "Беларусь і Кітай дамовіліся, што грузавыя цягнікі паміж дзвюма краінамі пойдуць двойчы на суткі. Міністры транспарту "
    "сустракаюцца кожную вясну, каб падвесці вынікі, а рабочая група рыхтуе дакументы і дае справаздачу ўрадам абедзвюх краін.",
    "zh": "中国与白俄罗斯商定，两国之间的货运列车每天开行两次。两国交通部长每年春天会晤，总结工作进展情况，工作组为会晤准备文件，"
    "并向两国政府报告。双方还将在明年共同研究新的铁路场站的建设方案，并就资金来源和建设期限交换意见，力争两年之内完成全部工程。",
}


def answer(body: bytes, content_type: str = "application/pdf") -> Page:
    """Return an answer with this file."""
    return page(body, content_type, "https://ministry.example/files/declaration")


def article(body: bytes, title: str = "From the feed", published: Dated | None = None) -> Article:
    """Extract a file of which the feed says this, expecting an article."""
    return extracted(answer(body), replace(ENTRY, title=title, published=published))


def declaration(language: str, title: str = "", created: str = "") -> bytes:
    """Return a page with a big headline over a paragraph in lines of equal length."""
    heading = lines([TITLES[language]], size=22)
    text = lines(wrapped(TEXTS[language], 30 if language == "zh" else 60), top=640)
    return pdf([*heading, *text], title=title, created=created)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_become_a_paragraph_and_the_big_line_the_headline(language: str) -> None:
    """The text is whole, without the breaks of its lines and without its headline."""
    found = article(declaration(language), title="")
    assert (found.title, found.text, found.language) == (TITLES[language], TEXTS[language], language)


def test_the_metadatas_title_counts_where_the_page_has_it() -> None:
    """A file's name in the metadata is no headline."""
    assert article(declaration("ru", title="Microsoft Word - заявление.docx"), title="").title == TITLES["ru"]
    small = pdf(lines([TITLES["ru"], *wrapped(TEXTS["ru"], 60)]), title=TITLES["ru"])
    assert article(small, title="").title == TITLES["ru"]


def test_the_feeds_title_counts_where_the_page_has_it() -> None:
    """Else the file's own headline is taken: links to files are called "download"."""
    assert article(declaration("be"), title="Спампаваць").title == TITLES["be"]
    assert article(declaration("be"), title="Дамовіліся, што грузавыя цягнікі").title == "Дамовіліся, што грузавыя цягнікі"


def test_rows_of_tables_stay_lines() -> None:
    """What stands in columns is not joined to prose."""
    rows = [(cell, 12, left, bottom) for bottom, row in ((500, ("Экспорт", "12,5", "14,1")), (484, ("Импорт", "8,2", "7,9"))) for cell, left
            in zip(row, (50, 250, 350), strict=True)]  # fmt: skip
    found = article(pdf([*lines(wrapped(TEXTS["ru"], 60)), *rows]))
    assert found.text == f"{TEXTS['ru']}\n\nЭкспорт 12,5 14,1\n\nИмпорт 8,2 7,9"


def test_page_numbers_and_running_heads_are_left_out() -> None:
    """What every page has at its ends is furniture; pages are parted by an empty line."""
    halves = [TEXTS["en"][:104].strip(), TEXTS["en"][104:].strip(), "The end of it."]
    pages = [
        [("Official Journal 12/2026", 9, 50, 770), *lines(wrapped(half, 60)), (f"- {n} -", 9, 290, 30)] for n, half in enumerate(halves, 1)
    ]
    assert article(pdf(*pages)).text == "\n\n".join(halves)


def test_a_word_broken_at_the_end_of_a_line_is_made_whole() -> None:
    """The hyphen goes, but not that of a compound."""
    text = TEXTS["ru"].replace("Министры", "Белорусско-китайские поезда пойдут. Министры")
    broken = [*wrapped(text.partition("Белорусско")[0], 60), "Белорусско-", *wrapped(text.partition("Белорусско-")[2], 60)]
    broken[0], broken[1] = broken[0] + " гру-", broken[1].replace("грузовые", "зовые")
    found = article(pdf(lines(broken)))
    assert "Белорусско-китайские" in found.text
    assert "\ufffe" not in found.text


def test_the_files_own_date_is_doubtful_and_the_feeds_is_not() -> None:
    """CreationDate is the last witness."""
    body = declaration("zh", created="D:20261119103000+08'00'")
    made = datetime(2026, 11, 19, 2, 30, tzinfo=UTC)
    assert article(body).published == Dated(moment=made, origin=DateOrigin.STRUCTURED, suspicious=True)
    told = Dated(moment=made, origin=DateOrigin.FEED)
    assert article(body, published=told).published == told
    assert article(declaration("zh", created="D:20991119103000Z")).published is None


@pytest.mark.parametrize(
    ("body", "reason", "detail"),
    [
        (declaration("en")[:400], Reason.NOT_TEXT, "damaged"),
        (pdf(lines(["x"]), encrypted=True), Reason.NOT_TEXT, "password"),
        (pdf([]), Reason.NO_TEXT, "pictures"),
        (b"%PDF-1.7" + b"<<" * 200_000, Reason.NOT_TEXT, "damaged"),
    ],
)
def test_what_cannot_be_read_is_dropped_with_its_reason(body: bytes, reason: Reason, detail: str) -> None:
    """Cut off, locked, scanned and hostile files are values."""
    found = run(answer(body))
    assert isinstance(found, Drop)
    assert found.reason is reason
    assert detail in found.detail


@pytest.mark.parametrize("body", [declaration("en")[:400], pdf(lines(["x"]), encrypted=True)], ids=["damaged", "locked"])
def test_the_gate_lets_a_file_through_that_it_cannot_read(body: bytes) -> None:
    """Extraction says what is wrong with it."""
    assert not isinstance(gate.admit(answer(body), TOPIC), Drop)


def test_pages_and_characters_are_bounded() -> None:
    """A book costs no more than its first pages."""
    book = pdf(*[lines(wrapped(TEXTS["en"], 60)) for _ in range(30)])
    short = run(answer(book), options=ExtractOptions(pdf_pages=2))
    cut = run(answer(book), options=ExtractOptions(pdf_characters=300))
    assert isinstance(short, Article)
    assert short.text.count("freight trains") == 2
    assert isinstance(cut, Article)
    assert len(cut.text) <= 300


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("content_type", ["application/pdf", "application/octet-stream", "text/html"])
def test_the_gate_reads_files_whatever_they_are_called(language: str, content_type: str) -> None:
    """A PDF that names both sides passes, another does not."""
    assert not isinstance(gate.admit(answer(declaration(language), content_type), TOPIC), Drop)
    other = gate.admit(answer(pdf(lines(["Potatoes and beets were brought in."])), content_type), TOPIC)
    assert isinstance(other, Drop)
    assert other.reason is Reason.NOT_MENTIONED
