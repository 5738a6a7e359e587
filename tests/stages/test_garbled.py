"""Quarantine: text read wrongly before it was sent is dropped as garbled, in four languages; sound text never is."""

import pytest

from monitor.model import Article, Drop, Reason
from monitor.stages.extract.charset import garbled
from tests.stages.test_extract import page, run

TEXTS = {
    "en": "The café “Belarus – China” beside the industrial park’s terminal opened on Friday; naïve visitors called it a façade. ",
    "ru": "Беларусь и Китай построят второй железнодорожный терминал рядом с индустриальным парком, сообщили в пятницу в Минске. ",
    "be": "Беларусь і Кітай пабудуюць другі чыгуначны тэрмінал побач з індустрыяльным паркам, паведамілі ў пятніцу ў Мінску. ",
    "zh": "中国与白俄罗斯将在工业园旁边共建第二个铁路场站，两国交通部门星期五在明斯克宣布了这一消息。预计明年春天开工。",
}
READINGS = [
    ("ru", "cp1251", "latin-1"),
    ("be", "cp1251", "latin-1"),
    ("zh", "gb2312", "latin-1"),
    ("ru", "cp1251", "cp1252"),
    ("be", "cp1251", "cp1252"),
    ("zh", "gb18030", "cp1252"),
    ("ru", "utf-8", "latin-1"),
    ("be", "utf-8", "cp1252"),
    ("zh", "utf-8", "latin-1"),
    ("ru", "utf-8", "cp1251"),
    ("be", "utf-8", "cp1251"),
    ("zh", "utf-8", "cp1251"),
    ("ru", "utf-8", "gb18030"),
    ("be", "utf-8", "gb18030"),
    ("zh", "utf-8", "gb18030"),
    ("ru", "koi8-r", "cp1251"),
    ("ru", "cp1251", "koi8-r"),
    ("be", "cp1251", "koi8-r"),
    ("zh", "gb18030", "big5"),
]


def answered(text: str) -> Article | Drop:
    """Extract a page of three such paragraphs, sent as sound UTF-8."""
    paragraphs = "".join(f"<p>{text}{n}.</p>" for n in range(3))
    return run(page(f"<html><body><article>{paragraphs}</article></body></html>".encode()))


@pytest.mark.parametrize(("language", "written", "taken_for"), READINGS)
def test_wrong_readings_never_become_articles(language: str, written: str, taken_for: str) -> None:
    """Whatever the mistake was, the text is dropped, and seen to be damaged."""
    spoilt = TEXTS[language].encode(written, "replace").decode(taken_for, "replace")
    assert garbled(spoilt * 3)
    assert isinstance(answered(spoilt), Drop)


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_a_double_encoding_is_seen(language: str) -> None:
    """GB2312 and windows-1251 taken for Latin, written as UTF-8, and taken for Latin again."""
    spoilt = TEXTS[language].encode("gb2312").decode("latin-1").encode().decode("latin-1")
    found = answered(spoilt)
    assert garbled(spoilt * 3)
    assert isinstance(found, Drop)
    assert found.reason in (Reason.GARBLED, Reason.NO_TEXT)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_lost_signs_are_seen(language: str) -> None:
    """A text of replacement signs is damaged; an English one with a few of them is not."""
    spoilt = TEXTS[language].encode("ascii", "replace").decode().replace("?", "\ufffd")
    assert garbled(spoilt * 3) is (language != "en")


@pytest.mark.parametrize(
    "text", [*TEXTS.values(), *(text.upper() for text in TEXTS.values()), "", "Großes Öl für Łódź, déjà vu à Málaga. " * 9]
)
def test_sound_text_is_let_be(text: str) -> None:
    """Capitals, accents and nothing at all are no damage."""
    assert not garbled(text * 3)
