"""Credits and captions of pictures inside a text."""

import pytest

from monitor.text import captions

FOUND = {
    "en": (
        "Photo: BelTA, 2 March 2023",
        "File photo of the hall, 2 March 2023.",
        "(Photo by the press service, 2 March 2023)",
        "Pictured: the hall on 2 March 2023",
    ),
    "ru": (
        "Фото: БелТА, 2 марта 2023 г.",
        "Архивное фото, 2 марта 2023 года.",
        "(Фото пресс-службы, 2 марта 2023)",
        "На снимке: зал 2 марта 2023 года",
    ),
    "be": (
        "Фота: БелТА, 2 сакавіка 2023 г.",
        "Архіўнае фота, 2 сакавіка 2023 года.",
        "(Фота прэс-службы, 2 сакавіка 2023)",
        "На здымку: зала 2 сакавіка 2023 года",
    ),
    "zh": (
        "资料图：会谈现场，2023年3月2日",
        "图为2023年3月2日的会场。",
        "（资料图，2023年3月2日）",
        "3月2日，会场外景。新华社记者 丁某 摄",
    ),
}
SENTENCES = {
    "en": "Delegates came to the hall.",
    "ru": "Делегаты пришли в зал.",
    "be": "Дэлегаты прыйшлі ў залу.",
    "zh": "代表们来到会场。",
}


@pytest.mark.parametrize(("language", "credit"), [(language, credit) for language, lines in FOUND.items() for credit in lines])
def test_a_line_that_is_marked_is_a_credit(language: str, credit: str) -> None:
    """Whole, between the paragraphs of a text, and nothing besides."""
    text = f"{SENTENCES[language]}\n\n{credit}\n\n{SENTENCES[language]}"
    assert [text[start:end] for start, end in captions.stretches(text)] == [credit]
    assert captions.without(text) == text.replace(credit, " " * len(credit))


@pytest.mark.parametrize(("language", "credit"), [(language, lines[0]) for language, lines in FOUND.items()])
def test_a_credit_may_stand_behind_a_sentence(language: str, credit: str) -> None:
    """At the end of its line; the sentence stays."""
    text = f"{SENTENCES[language]} {credit}\n\n{SENTENCES[language]}"
    ((start, end),) = captions.stretches(text)
    assert text[start:end].strip() == credit


@pytest.mark.parametrize(
    "text",
    [
        "Photographs of the talks on 2 March 2023 went round the world.",
        "Фото Александра Лукашенко с переговоров 2 марта 2023 года обошло все агентства.",
        "Фота Аляксандра Лукашэнкі з перамоваў 2 сакавіка 2023 года абышло ўсе агенцтвы.",
        "双方于2023年3月2日互赠图书和资料图册。",
        "Photo: BelTA " + "The presidents met on 2 March 2023 and spoke of trade and of the park. " * 5,
    ],
    ids=["en", "ru", "be", "zh", "one-line"],
)
def test_a_sentence_with_the_word_is_none(text: str) -> None:
    """Nor is a page that came as one line, in which no end of the credit can be seen."""
    assert captions.stretches(text) == ()
