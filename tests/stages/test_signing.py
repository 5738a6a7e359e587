"""At a glance, "none reports a signed document": only of a meeting of leaders, and never where an article can be read otherwise."""

from dataclasses import replace

import pytest

from monitor.model import Digest, Kept, TextOrigin
from monitor.stages.digest.signing import reports
from monitor.stages.render import Wording, glance
from tests.stages.test_digest_sections import digest, kept

MET = {
    "en": "Alexander Lukashenko and Xi Jinping met in Beijing. They spoke of trade.",
    "ru": "Александр Лукашенко и Си Цзиньпин встретились в Пекине. Стороны говорили о торговле.",
    "be": "Аляксандр Лукашэнка сустрэўся ў Пекіне з Сі Цзіньпінам. Бакі гаварылі пра гандаль.",
    "zh": "国家主席习近平在北京会见白俄罗斯总统卢卡申科。双方谈到贸易。",
}
NONE = {
    "en": ("No documents were signed.", "No signed documents were announced after the talks.", "The talks ended without signing anything."),
    "ru": ("О подписании документов не сообщалось.", "Документы не были подписаны.", "Встреча прошла без подписания документов."),
    "be": ("Пра падпісаныя дакументы не паведамляецца.", "Дакументы не былі падпісаны.", "Сустрэча прайшла без падпісання дакументаў."),
    "zh": ("双方没有签署文件。", "会谈后未宣布签署任何文件。", "未签署协议。"),
}
SIGNED = {
    "en": (
        "They signed a declaration.",
        "The declaration was signed, the loan agreement was not.",
        "A roadmap will be signed in May.",
        "There was no ceremony when the ministers signed the papers.",
        "The two adopted a joint statement.",
        "Sixteen documents were signed in March.",
        "The papers that were signed were not published.",
    ),
    "ru": (
        "Стороны подписали декларацию.",
        "Подписан меморандум, но кредитное соглашение не готово.",
        "Дорожную карту подпишут в мае.",
        "Министры не опоздали и подписали протокол.",
        "Принято совместное заявление.",
        "По итогам подписан пакет документов.",
        "Подписанные документы не называются.",
        "Делегация привезла контракты.",
    ),
    "be": (
        "Бакі падпісалі дэкларацыю.",
        "Падпісаны мемарандум, але крэдытнае пагадненне не гатовае.",
        "Дарожную карту падпішуць у маі.",
        "Міністры не спазніліся і падпісалі пратакол.",
        "Прынята сумесная заява.",
        "Па выніках падпісаны пакет дакументаў.",
        "Падпісаныя паперы не называюцца.",
        "Вынік – дамова аб дапамозе.",
    ),
    "zh": (
        "双方签署了联合声明。",
        "两国签订贷款协议。",
        "双方将于5月签署路线图。",
        "会谈后，两国达成协议。",
        "双方发表联合声明。",
        "两国企业签约。",
        "双方未来将签署文件。",
        "没有人想到双方签署了文件。",
    ),
}
LANGUAGES = tuple(MET)


def told(language: str, *sentences: str, name: str = "a") -> Kept:
    """Return an account of a meeting that ends with these sentences."""
    return kept(name, ("" if language == "zh" else " ").join((MET[language], *sentences)), language)


def says(edition: Digest, language: str = "en") -> bool:
    """Return whether the first line at a glance says that none reports a signed document."""
    words = Wording(replace(edition, edition=replace(edition.edition, language=language)))
    return words.say("glance_unsigned") in glance.lines(words)[0].after


@pytest.mark.parametrize(("language", "words"), [(one, words) for one in LANGUAGES for words in NONE[one]])
def test_what_is_said_to_be_missing_is_no_report(language: str, words: str) -> None:
    """That nothing was signed may be said in many words."""
    assert not reports(told(language, words))


@pytest.mark.parametrize(("language", "words"), [(one, words) for one in LANGUAGES for words in SIGNED[one]])
def test_whatever_is_signed_is_reported(language: str, words: str) -> None:
    """Also at another time, also beside something that was not, also beside a report of none."""
    assert reports(told(language, words))
    assert reports(told(language, NONE[language][0], words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_of_which_nobody_reports_a_document_is_told_so(language: str) -> None:
    """In the words of any of the four languages."""
    edition = digest(told(language), told(language, NONE[language][0], name="b"))
    assert [story.unsigned for story in edition.stories] == [True]
    assert all(says(edition, reader) for reader in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_report_of_a_document_in_any_language_is_enough(language: str) -> None:
    """Then nothing is said of documents."""
    others = [told(one, name=one) for one in LANGUAGES if one != language]
    assert not says(digest(*others, told(language, SIGNED[language][0], name=language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_was_not_read_whole_says_nothing(language: str) -> None:
    """Behind a wall the document may be reported."""
    half = told(language, name="b")
    article = replace(half.article, origin=TextOrigin.FEED)
    assert not says(digest(told(language), replace(half, version=replace(half.version, article=article))))


def test_of_no_meeting_nothing_is_said() -> None:
    """Nobody expects a document of trade figures, or of greetings."""
    assert not says(digest(kept("a", "Trade between Belarus and China grew by 8 percent, Alexander Lukashenko told Xi Jinping.", "en")))
    assert not says(digest(kept("a", "Xi Jinping sent Alexander Lukashenko a message of greetings on Independence Day.", "en")))


def test_one_leader_makes_no_meeting_of_leaders() -> None:
    """A minister who meets an ambassador signs nothing by custom."""
    assert not says(digest(kept("a", "Alexander Lukashenko met the new ambassador of China in Minsk.", "en")))
