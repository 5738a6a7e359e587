"""Roles decide what is about the relationship, not lists; each trap of the domain is a test in words of our own."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.model import Article, Dated, DateOrigin, Drop, EvidenceKind, Reason, Relevance, TextOrigin, Topic
from monitor.settings.topic import read_topic
from monitor.stages.relevance import judge

TOPIC = read_topic(Path(__file__).parents[2] / "config/topics/belarus-china.toml")
SMALL = read_topic(Path(__file__).parents[1] / "settings/topics/iceland-norway.toml")


def judged(language: str, title: str, text: str, day: str = "2026-06-01", topic: Topic = TOPIC, home: str = "") -> Relevance | Drop:
    """Return the verdict on an article of that day."""
    published = Dated(moment=datetime.fromisoformat(day).replace(tzinfo=UTC), origin=DateOrigin.FEED)
    return judge(
        Article(
            url="https://paper.example/1",
            title=title,
            text=text,
            language=language,
            published=published,
            byline="",
            origin=TextOrigin.PAGE,
        ),
        topic,
        frozenset({home} - {""}),
    )


RELEVANT = [
    ("en", "Talks in Minsk on beef", "Officials of Belarus and China met on Monday. They agreed on more beef for Chinese shops."),
    (
        "ru",
        "Лукашенко принял посла КНР",
        "Президент говорил с дипломатом о торговле. Китай готов покупать больше молока, Беларусь – поставлять.",
    ),
    ("be", "Кітай дасць крэдыт", "Беларусь атрымае ад Кітая льготны крэдыт на рамонт дарог. Дамову падпісалі ў панядзелак."),
    ("zh", "白俄罗斯总统访华", "国家主席习近平今天同白俄罗斯总统举行会谈。双方就中白关系交换意见。"),
    # one side only by its leader, its company, a joint project
    ("en", "Lukashenko meets Xi Jinping", "Lukashenko and Xi Jinping spoke for two hours. Lukashenko then met Li Qiang."),
    ("ru", "«БелДжи» наращивает выпуск", "БЕЛДЖИ собрала первую тысячу новых машин. Комплектующие приходят от Geely."),
    (
        "en",
        "New resident at Great Stone",
        "The Great Stone park has a new resident. It will make sensors. Great Stone now counts a hundred firms.",
    ),
    ("zh", "中白工业园迎来新企业", "一家传感器企业今天入驻中白工业园。园区负责人表示欢迎。"),
    # a Chinese-built stadium is the relationship although it is sport
    (
        "en",
        "Chinese-built stadium opens in Minsk",
        "The National Football Stadium of Belarus, a gift of China, opened with a match. The coach praised it.",
    ),
    ("ru", "Открыт китайский стадион", "Национальный футбольный стадион в Минске построен в дар от Китая. Первый матч сыграют в мае."),
    # speaking for many states is the relationship although it is a list
    ("zh", "白俄罗斯代表多国支持中国涉疆立场", "白俄罗斯今天代表46国在人权理事会发言，支持中国在涉疆问题上的立场。"),
    # exile words, Taraškievica, traditional characters
    ("be", "Лукашэнка паехаў у Пэкін", "Лукашэнка сустрэнецца ў Пэкіне зь Сі Цзіньпінам. Кітай чакае ад Менску саступак."),
    ("zh", "盧卡申科會見中國客人", "白羅斯總統盧卡申科今天在明斯克會見中國代表團，雙方討論合作。"),
    # a side only by its cities, beside the name of the other
    ("en", "Container trains to Xi'an", "Trains from Kolyadichi to Xi'an will run to a timetable. China gets Belarusian milk."),
    ("ru", "Поезда пойдут в Сиань", "Поезда из Колядичей в Сиань пойдут по графику. Белорусское молоко едет в Китай."),
    (
        "be",
        "Цягнікі пойдуць у Сіань",
        "Цягнікі з Калядзічаў у кітайскі Сіань пойдуць па раскладзе. Пра гэта паведаміла Беларуская чыгунка.",
    ),
    ("zh", "北斗终端装上白俄罗斯拖拉机", "明斯克拖拉机厂与武汉一家企业签署协议，将为白俄罗斯农机加装北斗终端。"),
    # names do not translate
    ("ru", "Под Брестом завершён «Атакующий сокол»", "В учении «Атакующий сокол» участвовали военные Беларуси и Китая."),
    ("en", "Eagle Assault ends near Brest", "Belarusian and Chinese troops finished the Eagle Assault drill. It lasted ten days."),
]


@pytest.mark.parametrize(("language", "title", "text"), RELEVANT)
def test_the_relationship_is_recognised(language: str, title: str, text: str) -> None:
    """States, leaders, companies, projects, exercises and aid, in four languages and all spellings."""
    verdict = judged(language, title, text)
    assert isinstance(verdict, Relevance), verdict


IRRELEVANT = [
    # a list of countries
    ("en", "Who exports most steel", "Duties now apply to Russia, India, Ukraine, Belarus, Korea, Turkey and China. Brussels plans more."),
    ("ru", "Рейтинг стран", "В рейтинг вошли Россия, Казахстан, Беларусь, Китай, Индия, Польша и Литва. Лидирует Япония."),
    ("be", "Рэйтынг", "Даследчыкі параўналі Расію, Польшчу, Беларусь, Кітай, Індыю і Літву. Першая Японія."),
    ("zh", "多国领导人致贺电", "俄罗斯、哈萨克斯坦、白俄罗斯、波兰、巴基斯坦、伊朗等国领导人向中国致贺电。"),
    # sport, weather, horoscope, exchange rates
    (
        "en",
        "Aerials gold",
        "The skier from Belarus beat her rivals from China to the gold medal. Her coach was moved. The final score was close.",
    ),
    ("ru", "Золото чемпионата", "Гимнаст из Беларуси победил спортсмена из Китая в финале турнира. Тренер сборной доволен медалью."),
    ("be", "Надвор'е", "Сіноптыкі: у Беларусі мароз 20 градусаў, у Кітаі тайфун і залевы. Ападкі скончацца ў суботу."),
    ("zh", "寒潮来袭", "气象部门说，寒潮带来降温。中国北方气温零下，白俄罗斯也有积雪，预报暴雨。"),
    (
        "ru",
        "Гороскоп на год",
        "Восточный календарь из Китая: Козерог и Стрелец в Беларуси ждут перемен. Гороскоп составил астролог, знаки зодиака добры.",
    ),
    (
        "ru",
        "Курсы валют",
        "Курс доллара в Беларуси вырос, курс евро упал. На торгах на бирже курс юаня, валюты Китая, без перемен: курсы валют спокойны.",
    ),
    # a passing mention
    (
        "en",
        "Belarus repays its debt",
        "Belarus paid a tranche of its debt. Reserves fell. Taxes stay. Farms wait for rain. Rents rise. Some tools came from China.",
    ),
    # talks of two others on the soil of one side, told by media of the other
    ("zh", "俄乌代表团在白俄罗斯会谈", "俄乌代表团今天在白俄罗斯举行会谈。双方未达成协议，俄方说将再次会晤。中国留学生已撤离基辅。"),
    # homonyms: apple, porcelain, quarter of Moscow, émigrés, tractor of a namesake
    ("be", "Кітайка ўрадзіла", "У садах Беларусі спее кітайка, дробны яблык. Кітайка добрая для варэння."),
    ("ru", "Китай-город перекрыт", "В Москве у станции «Китай-город» ремонт. До Минской улицы ехать дольше."),
    ("zh", "哈尔滨的“白俄”面包", "哈尔滨的白俄侨民留下了面包手艺。老店在中国很有名。"),
    ("ru", "Фермер собрал трактор", "Геннадий Лукашенко восстановил трактор «Беларус». Детали пришли из Китая. Лукашенко доволен."),
]


@pytest.mark.parametrize(("language", "title", "text"), IRRELEVANT)
def test_what_is_not_the_relationship(language: str, title: str, text: str) -> None:
    """Lists, sport, weather, horoscopes, rates, passing mentions and namesakes."""
    assert isinstance(judged(language, title, text), Drop)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Envoys signed in Minsk. China welcomed the Minsk agreements on Ukraine."),
        ("ru", "Китай поддержал Минские соглашения, подписанные в Минске. В Минске ждут Минскую группу."),
        ("zh", "中国支持新明斯克协议。各方在明斯克会晤。"),
        ("be", "Кітай падтрымаў Мінскія пагадненні."),
        ("zh", "其中白银占中国进口的一成。"),
        ("en", "The minister of China met farmers in Minsk."),
    ],
)
def test_a_capital_alone_is_no_anchor(language: str, text: str) -> None:
    """The Minsk agreements, accidents of writing and a lone capital name no state."""
    verdict = judged(language, "News", text)
    assert isinstance(verdict, Drop)
    assert verdict.reason is Reason.NOT_MENTIONED or language == "be"


@pytest.mark.parametrize(
    ("language", "dateline", "lead", "rest"),
    [
        ("en", "Minsk. 13 October.", "A Belarusian bank took a loan from China.", "The bank lends to farmers and mills of its regions. "),
        ("ru", "Минск. 13 октября.", "Банк развития Беларуси взял кредит у Китая.", "Банк кредитует хозяйства и комбинаты областей. "),
        ("be", "Мінск. 13 кастрычніка.", "Банк Беларусі ўзяў крэдыт у Кітая.", "Банк крэдытуе гаспадаркі і камбінаты абласцей. "),
        ("zh", "明斯克。10月13日。", "白俄罗斯银行从中国获得贷款。", "该银行为各州的农场和工厂提供贷款。"),
    ],
)
def test_a_dateline_is_no_lead(language: str, dateline: str, lead: str, rest: str) -> None:
    """Place and day in sentences of their own leave the opening what it is: text with and without them is judged alike."""
    with_it, without = (judged(language, "The bank", start + lead + rest * 2) for start in (f"{dateline} ", ""))
    assert isinstance(without, Relevance)
    assert isinstance(with_it, Relevance)


def test_two_capitals_side_by_side_are_two_governments() -> None:
    """Metonyms of both sides support each other."""
    assert isinstance(judged("ru", "Минск получит от Пекина заём", "Китай даст деньги. Минск и Пекин подписали бумаги."), Relevance)


def test_offices_count_on_their_day_only() -> None:
    """A namesake of a former premier is nobody years later."""
    text = "Li Keqiang spoke with Lukashenko about a loan. Li Keqiang promised more."
    assert isinstance(judged("en", "Li Keqiang and Lukashenko", text, "2015-05-01"), Relevance)
    assert isinstance(judged("en", "Li Keqiang and Lukashenko", text, "2026-05-01"), Drop)


def test_evidence_can_be_checked() -> None:
    """Each reason points at the words it rests on, the best first."""
    article_text = "Nothing here. Belarus and China signed a treaty. Rain fell."
    verdict = judged("en", "Belarus signs with China", article_text)
    assert isinstance(verdict, Relevance)
    places = [one.place for one in verdict.evidence if one.place]
    assert article_text[places[1].start : places[1].end] == "Belarus and China signed a treaty."
    assert all(one.note and one.weight for one in verdict.evidence)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Belarus signs a treaty with China"),
        ("ru", "Беларусь подписала договор с Китаем"),
        ("be", "Беларусь падпісала дагавор з Кітаем"),
        ("zh", "中国商人在白俄罗斯买下农场"),
    ],
)
def test_evidence_names_what_it_rests_on(language: str, title: str) -> None:
    """By kind and by the ids of the topic, so that a reader is told in any language."""
    verdict = judged(language, title, f"{title}.")
    assert isinstance(verdict, Relevance)
    assert (verdict.evidence[0].kind, set(verdict.evidence[0].about)) == (EvidenceKind.TOGETHER, {"state.by", "state.cn"})


def test_a_drop_tells_score_and_reasons() -> None:
    """The detail is a sentence for a person."""
    verdict = judged(*IRRELEVANT[4])
    assert isinstance(verdict, Drop)
    assert "is needed" in verdict.detail
    assert "sport" in verdict.detail


@pytest.mark.parametrize(
    ("language", "title", "one", "rest"),
    [
        ("en", "Rail freight", "Trains from China to Belarus carried more milk powder.", "Coal and timber fell, said the railway. "),
        ("ru", "Погрузка", "Из Китая в Беларусь шло больше контейнеров.", "Угля и леса на сети железных дорог возили меньше. "),
        ("be", "Расклад", "Рэйсы з Беларусі ў Кітай застаюцца.", "Летні расклад авіякампаніі дзейнічае да восені. "),
        ("zh", "铁路货运", "从中国到白俄罗斯的列车有所增加。", "铁路公司说，煤炭和木材的运量下降。"),
    ],
)
def test_one_sentence_on_both_sides_is_a_passing_mention(language: str, title: str, one: str, rest: str) -> None:
    """However long the text around it; among sports, lists and third states the same words are off the topic."""
    passing = judged(language, title, rest * 12 + one + rest * 12)
    assert isinstance(passing, Drop)
    assert passing.reason is Reason.PASSING_MENTION


def test_an_absent_side_is_named() -> None:
    """NOT_MENTIONED says who is missing."""
    verdict = judged("en", "Harvest", "Belarus brought in the grain.")
    assert isinstance(verdict, Drop)
    assert verdict.reason is Reason.NOT_MENTIONED
    assert "China" in verdict.detail


@pytest.mark.parametrize("text", ["", " ", "\ufffd" * 50, "Беларусь Китай " * 3000, "A. " * 5000, "白" * 20_000])
def test_bad_input(text: str) -> None:
    """Empty, broken and endless texts get a verdict."""
    assert isinstance(judged("und", "", text), Relevance | Drop)


def test_second_topic() -> None:
    """Another pair of states under the same rules: relevant, sport, a namesake plant."""
    assert isinstance(
        judged("is", "Norðmenn í heimsókn", "Ísland og Noregur sömdu um fisk. Norskir ráðherrar komu.", topic=SMALL), Relevance
    )
    assert isinstance(judged("en", "Handball", "Iceland met Norway in the final. The coach took the medal.", topic=SMALL), Drop)
    assert isinstance(judged("en", "Gardens", "A Norway maple grows in Iceland.", topic=SMALL), Drop)


AT_HOME = [
    ("ru", "Экспорт в Китай вырос", "Двусторонний товарооборот увеличился. Поставки в Китай молока и мяса выросли на треть."),
    ("be", "Таваразварот з Кітаем вырас", "Двухбаковы таваразварот павялічыўся. Экспарт у Кітай малака вырас на траціну."),
    ("en", "Visa-free travel with China begins", "The agreement on visa-free travel with China is in force from today."),
    ("zh", "明斯克代表团来访", "双方签署了贷款协议，两国贸易额增长。明斯克代表团还参观了工厂。"),
]


@pytest.mark.parametrize(("language", "title", "text"), AT_HOME, ids=[one[0] for one in AT_HOME])
def test_at_home_the_own_side_needs_no_name(language: str, title: str, text: str) -> None:
    """A dealing with the other side is the relationship when an outlet of the unnamed side tells of it."""
    assert isinstance(judged(language, title, text, home="cn" if language == "zh" else "by"), Relevance)


ABROAD = [
    ("ru", "Китай вырастил новый сорт риса", "Учёные Китая вывели сорт. Рис дал большой урожай. Его посеют в Китае весной."),
    ("en", "China and Japan sign a trade agreement", "Bilateral trade of China and Japan grew. Their delegations met in Tokyo."),
    ("be", "Дэлегацыя Расіі ў Кітаі", "Расія і Кітай падпісалі пагадненне. Двухбаковы таваразварот вырас."),
    ("zh", "中国与日本举行会谈", "双方签署贷款协议。两国贸易额增长，日本代表团访问中国。"),
]


@pytest.mark.parametrize(("language", "title", "text"), ABROAD, ids=[one[0] for one in ABROAD])
def test_at_home_other_news_of_the_other_side_is_not_the_relationship(language: str, title: str, text: str) -> None:
    """No dealing, or a dealing with a third state, says nothing of an outlet's own country."""
    assert isinstance(judged(language, title, text, home="by"), Drop)
