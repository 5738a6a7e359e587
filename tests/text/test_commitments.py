"""Commitments in four languages: what binds a party, who that is, by when, and what is no promise."""

from datetime import UTC, date, datetime, time

import pytest

from monitor.model import Commitment, Rung
from monitor.text import dates, quotes
from monitor.text.commitments import commitments, is_ahead

DAY = date(2021, 3, 10)


def found(text: str, language: str, on: date | None = DAY) -> list[tuple[str, str, str]]:
    """Return words, party and day of each commitment in `text`."""
    return [(text[one.place.start : one.place.end], one.who, one.due) for one in read(text, language, on)]


def read(text: str, language: str, on: date | None = DAY) -> tuple[Commitment, ...]:
    """Return the commitments in `text` as an article of that day has them."""
    published = datetime.combine(on, time(12), tzinfo=UTC) if on else None
    return commitments(text, language, on, dates.mentions(text, language, published, "UTC"), quotes.quotes(text, language))


PROMISES = {
    "en": ("It rained all week. The ministry promised to open the bridge by June. Boats still cross.", "The ministry"),
    "ru": ("Всю неделю шли бои за цену. Министерство обещало открыть мост к июню. Паром ещё ходит.", "Министерство"),
    "be": ("Увесь тыдзень спрачаліся. Міністэрства паабяцала адкрыць мост да чэрвеня. Паром яшчэ ходзіць.", "Міністэрства"),
    "zh": ("这一周争论不断。交通部承诺6月前开放大桥。渡船还在运行。", "交通部"),
}


@pytest.mark.parametrize("language", sorted(PROMISES))
def test_a_promise_has_its_party_and_its_day(language: str) -> None:
    """The clause, not the sentences around it; the month is that of the date inside."""
    text, who = PROMISES[language]
    ((clause, named, due),) = found(text, language)
    assert (named, due) == (who, "2021-06")
    assert clause in text
    assert len(clause) < 0.6 * len(text)


TWO = {
    "en": ("The plant will ship the first batch in June, the partners intend to open a laboratory in 2023.", ["2021-06", "2023"]),
    "ru": ("Первую партию отправят в июне, лабораторию партнёры намерены открыть в 2023 году.", ["2021-06", "2023"]),
    "be": ("Першую партыю адправяць у чэрвені, лабараторыю партнёры маюць намер адкрыць у 2023 годзе.", ["2021-06", "2023"]),
    "zh": ("首笔款项将于6月前拨付，借款方承诺2023年达到满负荷生产。", ["2021-06", "2023"]),
}


@pytest.mark.parametrize("language", TWO)
def test_a_sentence_may_bind_twice(language: str) -> None:
    """Each part that says by itself who does what by when is a commitment of its own."""
    text, days = TWO[language]
    assert [due for _, _, due in found(text, language)] == days


BEHIND = {
    "en": ("The plant undertook: by 2023 a laboratory will open.", "2023"),
    "ru": ("Завод обязался: к 2023 году откроется лаборатория.", "2023"),
    "be": ("Завод абавязаўся: да 2023 года адкрыецца лабараторыя.", "2023"),
    "zh": ("两校商定，明年3月前解决学历互认问题。", "2022-03"),
}


@pytest.mark.parametrize("language", BEHIND)
def test_what_a_promise_opens_belongs_to_it(language: str) -> None:
    """A colon, and in Chinese a comma, behind the verb leads to what was promised."""
    text, day = BEHIND[language]
    assert [(words, due) for words, _, due in found(text, language)] == [(text[:-1], day)]


PLAIN = {
    "en": ("The figures for March will be published in April.", "2021-04"),
    "ru": ("Данные за март опубликуют в апреле. Первый транш, как ожидается, поступит до конца мая.", "2021-04 2021-05"),
    "be": ("Рэктарат абяцае, што пытаньне дыплёмаў вырашаць да красавіка. Завод праз тры гады павінен рабіць 500 машын.", "2021-04 "),
    "zh": ("3月的数据将于4月公布。", "2021-04"),
}


@pytest.mark.parametrize("language", PLAIN)
def test_the_day_is_when_it_is_due(language: str) -> None:
    """Not the time that figures are for; "as expected" parts nothing, "in three years" is a term, a promise may introduce its clause."""
    text, days = PLAIN[language]
    assert " ".join(due for _, _, due in found(text, language)) == days


def test_what_takes_effect_on_a_day_is_a_commitment() -> None:
    """English says so in the present."""
    assert found("Higher rates take effect on 9 April.", "en") == [("Higher rates take effect on 9 April", "", "2021-04-09")]


SCHEDULES = {
    "en": "Work on the second line is scheduled to start in 2022.",
    "ru": "Строительство второй очереди планируется начать в 2022 году.",
    "be": "Будаўніцтва другой чаргі плануецца пачаць у 2022 годзе.",
    "zh": "二期工程将于2022年开工。",
}


@pytest.mark.parametrize("language", sorted(SCHEDULES))
def test_a_scheduled_action_is_a_commitment(language: str) -> None:
    """Also where nobody is named."""
    assert [due for _, _, due in found(SCHEDULES[language], language)] == ["2022"]


NONE = {
    "en": [
        "Analysts expect prices to fall by June.",
        "The agents expect the planes to be no more than half full this year.",
        "Minsk hopes the planes will bring the tourists back.",
        "Trade may reach five billion dollars in 2022.",
        "The plant was opened in 2019 and made 300 tractors.",
        "Will the line open in 2022?",
        '"We will build it by June," the manager said.',
        "The sides are ready to deepen their cooperation.",
        "The paper will tell its readers on 3 June 2031 how the visit went.",
    ],
    "ru": [
        "Аналитики ждут, что к июню цены могут упасть.",
        "Возможно, торговля вырастет в 2022 году.",
        "Завод открыли в 2019 году, он выпустил 300 тракторов.",
        "Откроют ли линию в 2022 году?",
        "«Мы построим его к июню», — сказал директор.",
        "Это вторая поездка за год: предыдущая была 1 апреля.",
        "О визите газета расскажет читателям 3 июня 2031 года.",
    ],
    "be": [
        "Эканамісты мяркуюць, што да чэрвеня цэны могуць упасці.",
        "Завод адкрылі ў 2019 годзе, ён выпусціў 300 трактароў.",
        "Ці адкрыюць лінію ў 2022 годзе?",
        "«Мы пабудуем яго да чэрвеня», — сказаў дырэктар.",
        "Гэта другая паездка за год: папярэдняя была 1 красавіка.",
        "Пра візіт газета раскажа чытачам 3 чэрвеня 2031 года.",
    ],
    "zh": [
        "专家认为，6月前价格可能下跌。",
        "该厂2019年投产，已生产300台拖拉机。",
        "2022年能开通吗？",
        "经理说：“我们6月前建成。”",
        "双方愿继续深化合作。",
        "本报将于2031年6月3日继续报道此次访问。",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in NONE.items() for text in texts])
def test_forecasts_wishes_questions_and_speech_bind_nobody(language: str, text: str) -> None:
    """Nor does what was done, nor a paper that says what it will print."""
    assert found(text, language) == []


LOOK_ALIKE = {
    "en": [
        "Gomel ordered 60 buses from the plant last year.",
        "She does not expect prices to fall in 2021.",
        "According to forecasts by the bank, imports will reach $5 billion in 2021.",
        "Exports will be halved next year, economists said.",
        "Nobody knew how the court would decide.",
        "It raises questions about who will pay for the road in 2022.",
        "The school agreed to the parents' request.",
        "He broke his pledge to build a hospital.",
        "The loan guarantees amount to $40 million.",
        "The show was scheduled for June but was cancelled.",
        "The tower will be visible from afar.",
        "The new tax will hurt small businesses.",
        "The promised investment never came, said co-ordinator Will Cook.",
        "I will write about that in my next column.",
    ],
    "ru": [
        "Она не ожидает снижения цен в 2021 году.",
        "По прогнозам банка, импорт закупят в 2021 году на 5 млрд долларов.",
        "Первую партию отправят в апреле, считают экономисты.",
        "Группировка взяла на себя ответственность за взрыв.",
        "Обязательные платежи и гарантированный доход не изменились.",
        "Выставка стала шагом к достижению намеченных целей.",
        "МИНСК, 11 марта, БЕЛТА.",
        "Последний день подачи заявок — 15 марта.",
        "Лидеры договорились о важности диалога.",
        "Концерт был назначен на 20 марта, но отменён.",
        "Неясно, когда завод начнёт работу в 2022 году.",
        "В субботу, 13 марта, ожидаются снег и ветер.",
    ],
    "be": [
        "Яна не чакае зніжэння коштаў у 2021 годзе.",
        "Паводле прагнозаў банка, імпарт падоўжаць у 2021 годзе.",
        "Групоўка ўзяла на сябе адказнасць за выбух.",
        "Гэта яго канстытуцыйны абавязак, даход гарантаваны.",
        "Курсы працягваюцца 72 гадзіны і каштуюць 300 рублёў.",
        "Апошні дзень падачы заявак — 15 сакавіка.",
        "Па стане на 12 сакавіка прададзена 300 квіткоў.",
        "Кітай мае ў 2021 годзе вялікі запас калію.",
        "Канцэрт быў прызначаны на 20 сакавіка, але адменены.",
        "На заводзе ў 2021 годзе надзвычайнае пагадненне.",
        "Невядома, калі завод пачне працу ў 2022 годзе.",
    ],
    "zh": [
        "专家预计，2021年经济将增长3%。",
        "双方将贸易视为合作的重点。",
        "公司已将货物运往明斯克。",
        "他将奖杯交给队长。",
        "此举将进一步促进两地交流。",
        "公路建成后，车程将缩短至两小时。",
        "合作为发展提供了有力保证。",
        "他没有兑现承诺。",
        "会议同意了该报告。",
        "台风将于周五登陆。",
        "中方将一如既往支持白方。",
        "企业自注册之日起十年内免税。",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in LOOK_ALIKE.items() for text in texts])
def test_words_of_promises_in_other_senses_bind_nobody(language: str, text: str) -> None:
    """An order placed, a forecast told before or behind, an effect, an indirect question, a noun, a name, 将 that marks an object."""
    assert found(text, language) == []


NOBODY = [
    ("en", "It will build a school by June."),
    ("ru", "Не намерен завод и продлевать договор до 2022 года."),
    ("be", "Яны абавязаліся пабудаваць школу да 2022 года."),
    ("zh", "今后将举办50场活动。"),
]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_a_pronoun_or_a_particle_is_no_party(language: str, text: str) -> None:
    """The promise stays; who that is, the clause does not say."""
    assert [who for _, who, _ in found(text, language)] == [""]


STYLE = {
    "en": [
        "Construction of the second line is to begin in June.",
        "The plant undertook to supply 40 buses by the end of the year.",
        "The bank pledged to lend the railway 200 million yuan.",
        "The group intends to invest another $50 million in the terminal.",
        "Flights resume on 28 March.",
        "The loan has to be repaid within 15 years.",
        "The cabinet instructed the finance ministry to prepare the bond by June 2021.",
        "The partners signed a contract to build a mill by 2023.",
        "The mayors agreed that a forum will be held in September.",
        "Prices will be frozen until July 2021.",
        "The carrier, which flies three times a week, has undertaken to add a fourth flight in October.",
        "The institute is also to train 60 guides by 2023.",
    ],
    "ru": [
        "Китайская сторона предоставит студентам сто стипендий.",
        "Институт откроет филиал в Бресте.",
        "Группа намерена вложить в терминал ещё 50 млн долларов.",
        "Предприятие взяло на себя обязательство пустить линию к осени 2022 года.",
        "Комиссия обязала застройщика восстановить мост до августа.",
        "Кредит предстоит погасить до 2031 года.",
        "Лукашенко потребовал достроить дорогу к концу года.",
        "Ожидается, что соглашение подпишут до конца года.",
        "Работы на стадионе завершат через два года.",
        "К концу года группы отработают переправу.",
    ],
    "be": [
        "Кітай выдзеліць на праект 80 млн долараў.",
        "Інстытут адкрые філіял у Брэсце.",
        "Прадпрыемства ўзяло на сябе абавязак пусціць лінію да 2022 года.",
        "Крэдыт трэба вярнуць да 2031 года.",
        "Лукашэнка запатрабаваў дабудаваць дарогу да канца года.",
        "Працы на стадыёне завершаць праз два гады.",
        "Урад зацвердзіць план да 1 красавіка.",
        "Першы плацеж прызначаны на 1 красавіка.",
    ],
    "zh": [
        "该行拟向铁路部门提供2亿元人民币贷款。",
        "中国进出口银行将提供8000万美元贷款。",
        "开发银行承诺提供85%的资金。",
        "志愿者将于下周一开始接种。",
        "合同规定，贷款须于2031年前还清。",
        "双方争取在下次会晤时签署文件。",
        "第三届展会即将于5月12日开幕。",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in STYLE.items() for text in texts])
def test_promises_in_the_style_of_agencies(language: str, text: str) -> None:
    """Each of these sentences binds somebody, once."""
    assert len(found(text, language)) == 1


QUOTED = {
    "en": ('"We will build it," promised the mayor of Brest.', "The council promised a “robust plan of investment” by June."),
    "ru": ("«Мы построим его», — пообещал мэр города Бреста.", "Совет пообещал «прочный план вложений» к июню."),
    "be": ("«Мы пабудуем яго», — паабяцаў мэр горада Брэста.", "Савет паабяцаў «трывалы план укладанняў» да чэрвеня."),
    "zh": ("“我们会建成，”布列斯特市长承诺说。", "市议会承诺6月前提出“稳健的投资计划”。"),
}


@pytest.mark.parametrize("language", QUOTED)
def test_who_promised_in_direct_speech_is_no_clause_but_words_amid_one_are(language: str) -> None:
    """The attribution says who spoke; a few quoted words do not cut the clause that they belong to."""
    spoken, amid = QUOTED[language]
    assert found(spoken, language) == []
    assert [words for words, _, _ in found(amid, language)] == [amid.rstrip(".。")]


ASIDES = {
    "ru": ("Минск, в свою очередь, выделит сто мест.", "Минск, в свою очередь, выделит сто мест"),
    "be": ("Новую заяўку, пра ткацтва, музей падасць у 2022 годзе.", "Новую заяўку, пра ткацтва, музей падасць у 2022 годзе"),
    "en": ("He said that, in its turn, the bank will lend 5 million yuan.", "the bank will lend 5 million yuan"),
}


@pytest.mark.parametrize("language", ASIDES)
def test_an_aside_does_not_cut_a_promise(language: str) -> None:
    """What stands between two commas belongs to the clause around it."""
    text, clause = ASIDES[language]
    ((words, _, _),) = found(text, language)
    assert clause in words


RUNGS = {
    "en": [
        ("The ministry plans to build a school by June.", Rung.PROPOSED),
        ("The parties agreed to build a school by June.", Rung.NEGOTIATED),
        ("The agreement will enter into force in June.", Rung.SIGNED),
        ("The agreement, ratified in May, will take effect in June.", Rung.RATIFIED),
    ],
    "ru": [
        ("Министерство планирует построить школу к июню.", Rung.PROPOSED),
        ("Стороны договорились построить школу к июню.", Rung.NEGOTIATED),
        ("Соглашение вступит в силу в июне.", Rung.SIGNED),
    ],
    "be": [
        ("Міністэрства плануе пабудаваць школу да чэрвеня.", Rung.PROPOSED),
        ("Бакі дамовіліся пабудаваць школу да чэрвеня.", Rung.NEGOTIATED),
        ("Пагадненне набудзе моц у чэрвені.", Rung.SIGNED),
    ],
    "zh": [
        ("教育部计划6月前建成学校。", Rung.PROPOSED),
        ("双方商定6月前建成学校。", Rung.NEGOTIATED),
        ("该文件将于6月生效。", Rung.SIGNED),
    ],
}


@pytest.mark.parametrize(("language", "text", "rung"), [(language, *pair) for language, pairs in RUNGS.items() for pair in pairs])
def test_the_rung_that_was_reached(language: str, text: str, rung: Rung) -> None:
    """What is to take effect was signed, what was agreed was negotiated, the rest is proposed."""
    assert [one.rung for one in read(text, language)] == [rung]


def test_without_a_day_of_publication_no_date_is_ahead() -> None:
    """The promise stays, its day does not."""
    assert [due for _, _, due in found("The ministry promised to open the bridge by June 2031.", "en", None)] == [""]


@pytest.mark.parametrize(
    ("iso", "ahead"), [("2021-03-10", False), ("2021-03-11", True), ("2021-03", True), ("2021-02", False), ("2021", True), ("2020", False)]
)
def test_what_is_ahead(iso: str, ahead: bool) -> None:
    """A day must be later, a month or year not be over."""
    assert is_ahead(iso, DAY) is ahead


@pytest.mark.parametrize("text", ["", " \n\n ", "will " * 3000, "，将" * 3000, "обещ\x00ал " * 2000, "will, " * 3000, "\ud800will pay $5 "])
@pytest.mark.parametrize("language", ["en", "ru", "be", "zh", "pl", "und"])
def test_empty_huge_and_hostile_texts(text: str, language: str) -> None:
    """Nothing is raised, and places lie inside the text."""
    assert all(0 <= one.place.start < one.place.end <= len(text) for one in read(text, language))
