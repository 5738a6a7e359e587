"""Quoted speech in four languages: every style of mark, every place of the attribution, and what only looks like speech."""

import time

import pytest

from monitor.text.quotes import quotes

SPOKEN: list[tuple[str, str, list[tuple[str, str]]]] = [
    (
        "en",
        '"The bridge is old," said Anna Kavalenka. "It must go."',
        [("The bridge is old", "Anna Kavalenka"), ("It must go", "Anna Kavalenka")],
    ),
    ("en", "The spokesman told reporters: “Nobody was hurt in the yard.”", [("Nobody was hurt in the yard", "spokesman")]),
    ("en", 'He thanked his guest for "help that came without conditions".', [("help that came without conditions", "")]),
    ("en", "“Is it far?” asked the driver.", [("Is it far?", "driver")]),
    ("en", "Igor Lapko praised the firm. “We trust each other,” he said.", [("We trust each other", "Igor Lapko")]),
    ("ru", "«Мост старый, и его пора менять», — говорит инженер Анна Коваль.", [("Мост старый, и его пора менять", "Анна Коваль")]),
    ("ru", 'Представитель завода заявил: "Мы готовы к пуску".', [("Мы готовы к пуску", "Представитель завода")]),
    (
        "ru",
        "«Мы готовы, — сказала Анна Коваль. — Дальше видно будет».",
        [("Мы готовы", "Анна Коваль"), ("Дальше видно будет", "Анна Коваль")],
    ),
    (
        "ru",
        "— Мост старый, — говорит Анна Коваль. — Его надо менять.",
        [("Мост старый", "Анна Коваль"), ("Его надо менять", "Анна Коваль")],
    ),
    ("ru", "„Дорога займёт неделю“, — сообщил водитель.", [("Дорога займёт неделю", "водитель")]),
    ("be", "«Мост стары, і яго час мяняць», — кажа інжынер Ганна Каваль.", [("Мост стары, і яго час мяняць", "Ганна Каваль")]),
    ("be", "Прадстаўнік завода заявіў: “Мы гатовыя да пуску”.", [("Мы гатовыя да пуску", "Прадстаўнік завода")]),
    (
        "be",
        "— Мост стары, — кажа Ганна Каваль. — Яго трэба мяняць.",
        [("Мост стары", "Ганна Каваль"), ("Яго трэба мяняць", "Ганна Каваль")],
    ),
    ("zh", "厂长说：“我们已经准备好了。”", [("我们已经准备好了", "厂长")]),
    ("zh", "“我们准备好了，”王明说，“接下来看伙伴的。”", [("我们准备好了", "王明"), ("接下来看伙伴的", "王明")]),
    ("zh", "大使表示，「任何国家都不可能独善其身」。", [("任何国家都不可能独善其身", "大使")]),
    ("zh", "一位厂长在致辞中指出：『桥太旧了，必须重建。』", [("桥太旧了，必须重建", "厂长")]),
]


SPEAKERS = [
    ("en", "The Northern Rail Company opened a yard. “We need more wagons,” it said.", "Northern Rail Company"),
    (
        "ru",
        "Состоялись переговоры Президента Беларуси Петра Коваля. «Мы готовы идти дальше», — подчеркнул Президент Беларуси.",
        "Президент Беларуси",
    ),
    ("ru", "«Последняя партия поступит завтра», — рассказали в колл-центре.", ""),
    ("be", "Аналітык Пётр Каваль быў там. «Новых крэдытаў пакуль няма», — кажа ён.", "Пётр Каваль"),
    ("be", "«Гэта вялікая перамога для нас», — сказаў яе трэнер.", "трэнер"),
    ("zh", "厂长说：“我们已经准备好了。”", "厂长"),
]


AROUND: list[tuple[str, str, str]] = [
    ("en", '"The gate stays open," the deputy head of the depot, Viktor Shamko, stressed.', "Viktor Shamko"),
    ("en", 'The envoy told the Security Council about it. "Paper is patient," the envoy remarked.', "envoy"),
    ("ru", "Как пояснила декан Анна Коваль, «экзамены мы принимаем на английском».", "Анна Коваль"),
    ("ru", "Экономист Анна Коваль уверена: «Договор — это ещё не выручка».", "Анна Коваль"),
    ("be", "Як патлумачыла дэкан Ганна Каваль, «экзамены мы прымаем па-ангельску».", "Ганна Каваль"),
    ("be", "«Калегаў звольнілі, а гадзіны аддалі іншым», — расказаў нам учора былы дацэнт факультэту.", "былы дацэнт факультэту"),
    ("be", "Эканаміст Лявон Грыб перакананы: «Дазвол — гэта яшчэ ня выручка».", "Лявон Грыб"),
    ("zh", "“农民只问垄直不直。”总设计师德罗贝什周三对记者说。", "德罗贝什"),
    ("zh", "“考试用英语，”白方院长瓦比谢维奇笑着说。", "瓦比谢维奇"),
    ("zh", "厂长列孙说：“电芯是买来的，车是自己造的。”", "列孙"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), AROUND)
def test_a_speaker_stands_behind_titles_and_beside_commas(language: str, text: str, speaker: str) -> None:
    """A name in apposition, behind "as … explained", a profession or a Chinese title, and behind a full stop in Chinese."""
    assert [found for _, found in rows(text, language)] == [speaker]


def test_a_pronoun_stands_for_who_spoke_before() -> None:
    """他 whose name no title announced is the speaker of the quotation before."""
    text = "酒店经营者库列什说：“他们是来找安静的。”他还表示：“这在别处买不到。”"
    assert [speaker for _, speaker in rows(text, "zh")] == ["库列什", "库列什"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Мы готовы», — сказал ректор. В школе откроют класс — «Точные науки»."),
        ("be", "«Мы гатовыя», — сказаў рэктар. У школе адкрыюць клас — «Дакладныя навукі»."),
    ],
)
def test_a_name_in_the_next_sentence_is_not_the_second_half(language: str, text: str) -> None:
    """A quotation goes on only where nothing but its attribution stands between."""
    assert len(rows(text, language)) == 1


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS)
def test_a_speaker_is_a_name_or_a_role(language: str, text: str, speaker: str) -> None:
    """An office keeps its country, a name loses its title, a possessive or an article, and a place is no speaker."""
    assert [found for _, found in rows(text, language)] == [speaker]


def rows(text: str, language: str) -> list[tuple[str, str]]:
    """Return the words and the speaker of each quotation."""
    return [(text[one.place.start : one.place.end], one.speaker) for one in quotes(text, language)]


@pytest.mark.parametrize(("language", "text", "expected"), SPOKEN)
def test_speech_is_found_with_its_speaker(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """Speech is taken verbatim, without its marks and closing stop, and with the name or role of who speaks."""
    found = rows(text, language)
    assert [words for words, _ in found] == [words for words, _ in expected]
    assert all(theirs in {"", ours} for (_, ours), (_, theirs) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'The film "The Return of the Son" and the so-called "debt trap" were discussed, he said.'),
        ("en", 'The “Belt and Road” forum opened; the ship “Minsk” left. A 12" pipe and a 14" pipe were laid.'),
        ("ru", "Форум «Один пояс, один путь» открылся; газета «Звязда» сообщила об этом, завод «Гомсельмаш» — тоже."),
        ("be", "Форум «Адзін пояс, адзін шлях» адкрыўся; слова «даверлівае» з'явілася ўпершыню."),
        ("zh", "“一带一路”论坛开幕，双方发展“铁哥们”式友谊，所谓“债务陷阱”未被提及，他表示。"),
        ("ru", "— хлеб;\n— молоко;\n— сыр."),
        ("en", 'They discussed, he said, "debt trap" theories and a 12" pipe", which broke.'),
        ("ru", "Напомним, «Новый город» писал, что мост старый."),
        ("be", "Нагадаем, «Новы горад» пісаў, што мост стары."),
        ("zh", "厂长强调，“工匠精神”是我们的财富。部长宣布“全球伙伴中心”正式成立。"),
    ],
)
def test_names_and_scare_quotes_are_no_speech(language: str, text: str) -> None:
    """Titles, names, terms, inches and lists are left out."""
    assert rows(text, language) == []


def test_doubled_marks_are_one() -> None:
    """Some exports double each straight mark; an unpaired one does not turn the rest of the paragraph inside out."""
    assert rows('""Мост уже очень старый"", – сказала Анна Коваль.', "ru") == [("Мост уже очень старый", "Анна Коваль")]
    assert rows('Речь о решении". Как сообщил завод, "мост мы построим сами", и точка.', "ru")[0][0] == "мост мы построим сами"


def test_a_nested_name_stays_inside_the_speech() -> None:
    """The outermost marks decide."""
    assert rows("«Мы читаем «Звязду» каждый день», — сказала Анна Коваль.", "ru")[0][0] == "Мы читаем «Звязду» каждый день"


@pytest.mark.parametrize("text", ["", "«", "»«", "“", '"', "‘’", "\ufffd«\ufffd»", "“”" * 3])
@pytest.mark.parametrize("language", ["en", "ru", "be", "zh", "uk"])
def test_bad_input_gives_no_speech(language: str, text: str) -> None:
    """Empty and unbalanced marks hold no words."""
    assert quotes(text, language) == ()


@pytest.mark.parametrize(
    ("language", "unit"), [("en", '"'), ("en", '"Aa bb cc dd," said Aa Bb '), ("ru", "«а"), ("ru", "\n— А, — сказал"), ("zh", "说：“")]
)
def test_hostile_text_ends_soon(language: str, unit: str) -> None:
    """A hundred thousand characters of one kind take no longer than their length asks for."""
    text = unit * (100_000 // len(unit))
    started = time.process_time()
    quotes(text, language)
    assert time.process_time() - started < 2
