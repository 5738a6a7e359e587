"""What figures measure, for which period and by which count, in four languages with one normal form."""

from datetime import UTC, datetime

import pytest

from monitor.model import Figure
from monitor.text import dates, measures, numbers

NOON = datetime(2024, 4, 3, 12, tzinfo=UTC)


def described(text: str, language: str) -> tuple[Figure, ...]:
    """Return the figures of `text`, described."""
    return measures.described(numbers.figures(text, language), text, language, dates.mentions(text, language, NOON, "UTC"))


TRADE = {
    "en": "Trade in goods and services came to 6 billion dollars last year, while exports of goods rose by 12 percent.",
    "ru": "Торговля товарами и услугами в прошлом году составила 6 млрд долларов, а экспорт товаров вырос на 12 процентов.",
    "be": "Гандаль таварамі і паслугамі летась склаў 6 млрд долараў, а экспарт тавараў павялічыўся на 12 працэнтаў.",
    "zh": "去年货物和服务贸易额达60亿美元，货物出口增长12%。",
}


@pytest.mark.parametrize("language", sorted(TRADE))
def test_trade_with_its_scope_period_and_change(language: str) -> None:
    """The sum is trade in goods and services, the percentage exports of goods."""
    total, rise = described(TRADE[language], language)
    assert (total.low, total.measure, total.basis) == (6e9, "trade", (("scope", "goods and services"),))
    assert total.period == "2023"
    assert (rise.measure, rise.basis) == ("exports", (("scope", "goods"), ("change", "up")))


POTASH = {
    "en": "The firm volume is 800,000 tonnes of KCl at a price of $260 per tonne CFR.",
    "ru": "Твёрдый объём — 800 тысяч тонн KCl по цене 260 долларов за тонну на условиях CFR.",
    "be": "Цвёрды аб'ём — 800 тысяч тон KCl, цана 260 долараў за тону на ўмовах CFR.",
    "zh": "确定量为80万吨氯化钾，价格为每吨260美元（CFR）。",
}


@pytest.mark.parametrize("language", sorted(POTASH))
def test_potash_with_content_volume_and_terms(language: str) -> None:
    """Tonnes are of KCl and firm; the price is CFR."""
    tonnes, price = described(POTASH[language], language)
    assert (tonnes.low, tonnes.measure) == (8e5, "tonnage")
    assert {("content", "KCl"), ("volume", "firm")} <= set(tonnes.basis)
    assert (price.low, price.measure) == (260, "price")
    assert ("terms", "CFR") in price.basis


LOANS = {
    "en": [("The bank announced a loan of $500 million.", "declared"), ("The state has received $200 million of the loan.", "disbursed")],
    "ru": [("Банк объявил о кредите на 500 млн долларов.", "declared"), ("Перечислено 200 млн долларов кредита.", "disbursed")],
    "be": [("Банк абвясціў пра крэдыт на 500 млн долараў.", "declared"), ("Пералічылі 200 млн долараў крэдыту.", "disbursed")],
    "zh": [("银行宣布提供5亿美元贷款。", "declared"), ("贷款中2亿美元已到账。", "disbursed")],
}


@pytest.mark.parametrize(("language", "text", "stage"), [(language, *pair) for language, pairs in LOANS.items() for pair in pairs])
def test_loans_with_their_stage(language: str, text: str, stage: str) -> None:
    """Declared money is not paid money."""
    (sum_,) = described(text, language)
    assert (sum_.measure, sum_.basis) == ("loan", (("stage", stage),))


SIZES = {
    "en": "The park covers 90 square kilometres and employs 1,100 people; its investors own a 68 percent stake.",
    "ru": "Парк занимает 90 квадратных километров, там работают 1100 человек; доля инвесторов — 68 процентов.",
    "be": "Парк займае 90 квадратных кіламетраў, там працуюць 1100 чалавек; доля інвестараў — 68 працэнтаў.",
    "zh": "园区面积90平方公里，员工1100人，投资方持股68%。",
}


@pytest.mark.parametrize("language", sorted(SIZES))
def test_area_people_and_shares(language: str) -> None:
    """Units say what is measured, words what the percentage is of."""
    assert [one.measure for one in described(SIZES[language], language)] == ["area", "people", "share"]


def test_another_sentence_says_nothing_of_a_figure() -> None:
    """Cues, dates and bases do not reach over a full stop."""
    (sum_,) = described("Exports of goods grew in 2022. The stadium has a roof and $5 million was spent.", "en")
    assert (sum_.measure, sum_.period, sum_.basis) == ("", "", ())


@pytest.mark.parametrize("text", ["", "5 " * 3000, "$5 trade " * 2000, "贸易5亿美元，" * 1000])
@pytest.mark.parametrize("language", ["en", "ru", "be", "zh", "pl"])
def test_empty_huge_and_unknown(text: str, language: str) -> None:
    """Nothing is raised; a language without words returns the figures as they are."""
    figures = numbers.figures(text, language)
    assert len(measures.described(figures, text, language, ())) == len(figures)


OPTION = {
    "en": "Belarus will ship 700,000 tonnes with an option for a further 100,000 tonnes at $300 a tonne.",
    "ru": "Беларусь поставит 700 тысяч тонн с опционом на 100 тысяч тонн по 300 долларов за тонну.",
    "be": "Беларусь паставіць 700 тысяч тон з апцыёнам на 100 тысяч тон па 300 долараў за тону.",
    "zh": "白俄罗斯将供应70万吨，另有10万吨选择权，每吨300美元。",
}


@pytest.mark.parametrize("language", sorted(OPTION))
def test_an_option_is_said_of_the_amount_that_it_leads_to(language: str) -> None:
    """The firm part is not called an option, and a price is neither."""
    firm, option, price = described(OPTION[language], language)
    assert ("volume", "option") not in firm.basis
    assert ("volume", "option") in option.basis
    assert (price.measure, price.basis) == ("price", (("per", "tonne"),))


PER = {
    "en": ("Buyers pay $300 a tonne, $210 million in all.", "Oil came at $70 per barrel."),
    "ru": ("Покупатели платят 300 долларов за тонну, всего 210 млн долларов.", "Нефть шла по 70 долларов за баррель."),
    "be": ("Пакупнікі плацяць 300 долараў за тону, усяго 210 млн долараў.", "Нафта ішла па 70 долараў за барэль."),
    "zh": ("买方支付每吨300美元，共2.1亿美元。", "石油每桶70美元。"),
}


@pytest.mark.parametrize("language", sorted(PER))
def test_a_sum_for_one_of_something_is_a_price_and_says_of_what(language: str) -> None:
    """300 dollars are for a tonne; the total beside them is for none."""
    one, total = described(PER[language][0], language)
    assert (one.measure, one.basis) == ("price", (("per", "tonne"),))
    assert "per" not in dict(total.basis)
    (barrel,) = described(PER[language][1], language)
    assert (barrel.measure, dict(barrel.basis)["per"]) == ("price", "barrel")
