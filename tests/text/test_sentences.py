"""Where sentences end, in four languages and two kindred ones."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text.sentences import split


def parts(text: str, language: str) -> list[str]:
    """Return the sentences themselves."""
    return [text[start:end] for start, end in split(text, language)]


CASES = {
    "en": [
        ["Mr. Li met Dr. Ivanov at 10 a.m. on Monday.", "Trade rose 3.5 percent."],
        ["The U.S. side was not there.", "“We agree,” he said.", "Was it signed?", "Yes!"],
        ["J. K. Smith and other guests came.", "They left early."],
    ],
    "ru": [
        ["В 2023 г. оборот вырос на 3,5 млрд долл.", "Это рекорд."],
        ["А. Г. Петров прибыл в г. Минск.", "«Мы готовы», — сказал он.", "Подписаны документы и т. д."],
        ["«Когда приедут гости?» — спросил министр.", "Ответа не было."],
    ],
    "be": [
        ["У 2023 г. тавараабарот вырас на 5 млрд.", "Гэта рэкорд."],
        ["М. І. Янчук выступіў у г. Гродне.", "«Мы згодныя», — сказаў ён."],
        ["Дакумэнт падпісалі ўвосень.", "Ён ужо дзейнічае…", "Што далей?"],
    ],
    "zh": [
        ["双方签署了协议。", "贸易额达到3.5亿美元！", "他说：“我们很高兴。”", "会谈何时举行？"],
        ["他问：“真的吗？”，没有人回答。", "会议结束了。"],
    ],
    "uk": [["У 2023 р. обсяг торгівлі зріс на 5 млрд грн.", "Це рекорд."]],
}


@pytest.mark.parametrize(("language", "expected"), [(language, case) for language, cases in CASES.items() for case in cases])
def test_sentences_are_found(language: str, expected: list[str]) -> None:
    """Abbreviations, initials, decimal points and quotations do not end a sentence; marks do."""
    assert parts(("" if language == "zh" else " ").join(expected), language) == expected


def test_brackets_keep_a_sentence_together() -> None:
    """A full stop inside brackets does not end the sentence around them."""
    text = "Зала (пр. Перамогі, 5. Уваход вольны) адчыненая."
    assert parts(text, "be") == [text]


def test_text_without_capitals_is_split_too() -> None:
    """Where no letter is a capital, small letters may begin sentences."""
    assert parts("the deal was signed. nobody objected.", "en") == ["the deal was signed.", "nobody objected."]


UNMARKED = {
    "en": [["See https://agency.example/news/12", "The talks went on."], ["Ann Lee 04/26/2001 07:17 AM", "Will you come?"]],
    "ru": [
        ["Поезд из Сианя прибыл в Брест раньше срока по новому расписанию", "Как работает терминал после ремонта?"],
        ["Терминал открыт! #брест #логистика", "Первый поезд уже в пути."],
    ],
    "be": [
        ["Цягнік з кітайскага Сіяня прыбыў у Брэст раней тэрміну паводле новага раскладу", "Што вядома пра тэрмінал пасля рамонту?"],
        ["#Тэрмінал", "Першы цягнік ужо ў дарозе."],
    ],
    "uk": [["Потяг із китайського Сіаня прибув до міста за новим розкладом", "Що відомо про термінал після ремонту?"]],
}


@pytest.mark.parametrize(("language", "expected"), [(language, case) for language, cases in UNMARKED.items() for case in cases])
def test_ends_without_a_mark_are_found_where_a_sign_shows_them(language: str, expected: list[str]) -> None:
    """An address, a time stamp, hashtags, and a function word in capitals after a headline begin a new sentence."""
    assert parts(" ".join(expected), language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The story at https://agency.example/news/12 was read by many."),
        ("ru", "Вчера вечером министр посмотрел с гостями фильм «Отец Как стать героем» в Минске."),
        ("ru", "На переговоры в Минск вчера вечером прибыл вице-премьер Китая У И из Пекина."),
        ("be", "Учора ўвечары міністр паглядзеў з гасцямі фільм «Бацька Як стаць героем» у Мінску."),
        ("zh", "他在https://agency.example/12上读了这条消息。"),
    ],
)
def test_what_only_looks_like_such_an_end_is_none(language: str, text: str) -> None:
    """A title, a surname that is written like a function word, and an address within a sentence do not end it."""
    assert parts(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В 8 веке до н. э. Греция начала выходить из тёмных веков."),
        ("be", "У 8 стагоддзі да н. э. Грэцыя пачала выходзіць з цёмных вякоў."),
        ("uk", "У 8 столітті до н. е. Греція почала виходити з темних віків."),
    ],
)
def test_a_phrase_that_only_says_when_is_no_sentence(language: str, text: str) -> None:
    """An abbreviation of time at the end of the opening does not end a sentence that has not said what."""
    assert parts(text, language) == [text]


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh"])
def test_a_line_break_always_ends_a_sentence(language: str) -> None:
    """Headings without a full stop stay apart from what follows."""
    assert parts("Heading\n\n第一 слова", language) == ["Heading", "第一 слова"]


@pytest.mark.parametrize("language", ["en", "ru", "be", "zh", "und"])
@pytest.mark.parametrize(
    "text", ["", "  \n ", "...", "。", "?!", "." * 50_000, "a. " * 20_000, "(" * 50_000 + ".", "#a " * 9_000, "_" * 30_000 + " " * 30_000]
)
def test_empty_and_hostile_texts(language: str, text: str) -> None:
    """Nothing gives nothing; endless marks and brackets end soon and lose no character."""
    assert "".join("".join(parts(text, language)).split()) == "".join(text.split())


@given(st.text(alphabet="aБі。.!? \n“”«»()1", max_size=80), st.sampled_from(["en", "ru", "be", "zh"]))
def test_spans_are_ordered_and_lose_nothing(text: str, language: str) -> None:
    """Whatever the text, spans follow each other, have no outer blanks and hold every character that is not blank."""
    spans = split(text, language)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
