"""Whether a text gives a number as it is or as a bound of it, in four languages."""

import pytest

from monitor.model import Language
from monitor.text.numbers import figures

BOUNDED: tuple[tuple[Language, str, str], ...] = (
    ("en", "More than 70 percent of the trade", "more"),
    ("en", "nearly six billion dollars", "about"),
    ("en", "no more than 5 tonnes", "at_most"),
    ("en", "at least $300 million", "at_least"),
    ("en", "a share below 5%", "less"),
    ("en", "9 percent or more", "at_least"),
    ("ru", "более 70 процентов", "more"),
    ("ru", "почти шесть миллиардов долларов", "about"),
    ("ru", "не более 5 тонн", "at_most"),
    ("ru", "не менее 300 млн долларов", "at_least"),
    ("ru", "экспорт превысил 5 млрд долларов", "more"),
    ("ru", "5 процентов и более", "at_least"),
    ("ru", "вырос более чем на 70 процентов", "more"),
    ("ru", "вырос почти на 70 процентов", "about"),
    ("ru", "в не менее чем 300 предприятиях", "at_least"),
    ("ru", "вырос почти до 6 млрд долларов", "about"),
    ("be", "больш за 70 працэнтаў", "more"),
    ("be", "амаль шэсць мільярдаў долараў", "about"),
    ("be", "не больш за 5 тон", "at_most"),
    ("be", "не менш за 300 млн долараў", "at_least"),
    ("be", "менш як 5 працэнтаў", "less"),
    ("be", "вырас больш чым на 70 працэнтаў", "more"),
    ("be", "вырас амаль на 70 працэнтаў", "about"),
    ("be", "павялічыўся амаль да 6 млрд долараў", "about"),
    ("zh", "超过70%", "more"),
    ("zh", "近60亿美元", "about"),
    ("zh", "不超过5吨", "at_most"),
    ("zh", "至少300家企业", "at_least"),
    ("zh", "不到5%", "less"),
    ("zh", "80万吨左右", "about"),
)
EXACT: tuple[tuple[Language, str], ...] = (
    ("zh", "协议金额高达500亿元。"),
    ("en", "trade was 5 billion dollars"),
    ("en", "talks over ten years"),
    ("ru", "торговля составила 5 млрд долларов"),
    ("ru", "стало больше на 70 процентов"),
    ("be", "гандаль склаў 5 млрд долараў"),
    ("zh", "近5年"),
    ("zh", "贸易额为50亿美元"),
)


@pytest.mark.parametrize(("language", "text", "bound"), BOUNDED, ids=[text for _, text, _ in BOUNDED])
def test_a_bound_is_told_from_the_number(language: Language, text: str, bound: str) -> None:
    """More than 70 percent is not 70 percent; a denial turns a bound round."""
    assert [figure.bound.value for figure in figures(text, language)] == [bound]


@pytest.mark.parametrize(("language", "text"), EXACT, ids=[text for _, text in EXACT])
def test_a_number_without_a_bound_is_exact(language: Language, text: str) -> None:
    """Neither a plain number nor a length of time that something goes on over is a bound."""
    assert [figure.bound.value for figure in figures(text, language)] == [""]
