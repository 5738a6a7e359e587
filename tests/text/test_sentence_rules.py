"""Each cue by which a sentence ends or goes on, in the languages that have it; Chinese takes none of the alphabetic ones."""

import pytest

from monitor.text.sentences import split

ENDS = {
    "a year before a small letter": {
        "en": ["the fair was last held in 2019.", "since then the hall is empty. Nobody knows why."],
        "ru": ["Последняя ярмарка была в 2019.", "теперь зал пуст. Никто не знает почему."],
        "be": ["Апошні кірмаш быў у 2019.", "цяпер зала пустая. Ніхто не ведае чаму."],
    },
    "a closed bracket before a small letter": {
        "en": ["Ask at the desk (room 12).", "he knows the way. Bring a map."],
        "ru": ["Спросите у входа (зал 12).", "он знает дорогу. Возьмите карту."],
        "be": ["Спытайце каля ўвахода (зала 12).", "ён ведае дарогу. Вазьміце карту."],
    },
    "a word in full before a small letter": {
        "en": ["The train left the port.", "trucks wait in the yard. Nobody hurries."],
        "ru": ["Поезд ушёл за лес.", "грузовики ждут во дворе. Никто не спешит."],
        "be": ["Цягнік пайшоў за лес.", "грузавікі чакаюць на двары. Ніхто не спяшаецца."],
    },
    "an exclamation before a small letter": {
        "en": ["What a long bridge!", "cranes stand on both banks. Come and see."],
        "ru": ["Какой длинный мост!", "краны стоят на обоих берегах. Приезжайте."],
        "be": ["Які доўгі мост!", "краны стаяць на абодвух берагах. Прыязджайце."],
    },
    "letters that name things": {
        "en": ["The plan has points A and B.", "Ships leave on Monday."],
        "ru": ["В плане есть пункты А и Б.", "Корабли выходят в понедельник."],
        "be": ["У плане ёсць пункты А і Б.", "Караблі выходзяць у панядзелак."],
    },
    "empty brackets": {
        "en": ["The port has four piers.", "() Built in 1990 it is still busy."],
        "ru": ["В порту четыре причала.", "() Построен в 1990 году."],
        "be": ["У порце чатыры прычалы.", "() Пабудаваны ў 1990 годзе."],
    },
    "sentences within one bracket": {
        "en": ["(The hall was full.", "Nobody left early.) The talks went on."],
        "ru": ["(Зал был полон.", "Никто не ушёл.) Переговоры продолжались."],
        "be": ["(Зала была поўная.", "Ніхто не пайшоў.) Перамовы працягваліся."],
    },
    "dots that begin": {
        "en": ["The talks went on.", "...and nobody left early."],
        "ru": ["Переговоры продолжались.", "...и никто не ушёл."],
        "be": ["Перамовы працягваліся.", "...і ніхто не пайшоў."],
    },
    "a smiley": {
        "en": ["See you at the fair :)", "The hall opens at nine."],
        "ru": ["До встречи на ярмарке)))", "Зал открыт с девяти."],
        "be": ["Да сустрэчы на кірмашы =)", "Зала адчыненая з дзевяці."],
    },
    "a run of hashtags": {
        "en": ["The fair is open! #fair #minsk", "Come and see."],
        "ru": ["Ярмарка открыта! #ярмарка #минск", "Приезжайте."],
        "be": ["Кірмаш адчынены! #кірмаш #мінск", "Прыязджайце."],
    },
    "a word that is an abbreviation too": {
        "en": ["This is what we call a fig.", "Grapes grow here as well."],
        "ru": ["На складе лежит рис.", "Зерно привезут позже."],
        "be": ["Пра ўсё напішыце нам.", "Мы адкажам заўтра."],
    },
}


@pytest.mark.parametrize(("language", "expected"), [(language, case) for cue in ENDS.values() for language, case in cue.items()])
def test_a_cue_ends_the_sentence(language: str, expected: list[str]) -> None:
    """The first sentence ends where the cue says; what follows may be more than one."""
    text = " ".join(expected)
    assert text[slice(*split(text, language)[0])] == expected[0]


LOST_BLANKS = {
    "en": [
        "The train has left.",
        "It was late.",
        "Who knows why?",
        "Talks were held in China.",
        "Goods go by rail.",
        "The year was 2019.",
        "A port grew.",
    ],
    "ru": [
        "Поезд ушёл.",
        "В Минске его ждут.",
        "Кто знает?",
        "С ним приехал Иванов.",
        "Переговоры идут в ООН.",
        "Ждать («весь день»).",
        "Я готов.",
    ],
    "be": [
        "Цягнік пайшоў.",
        "У Мінску яго чакаюць.",
        "Хто ведае?",
        "З ім прыехаў Янчук.",
        "Перамовы ідуць у ААН.",
        "Чакаць («увесь дзень»).",
        "Я гатовы.",
    ],
    "zh": ["火车开了。", "谁知道？", "会谈在明斯克举行。", "货物走铁路！"],
}


@pytest.mark.parametrize("language", LOST_BLANKS)
def test_sentences_that_lost_the_blank_between_them_are_parted(language: str) -> None:
    """Before one letter, after a name, an acronym, a year, a bracket: pages that drop a line break leave such texts."""
    text = "".join(LOST_BLANKS[language])
    assert [text[start:end] for start, end in split(text, language)] == LOST_BLANKS[language]


GOES_ON = [
    ("en", "Jobs in the govt. sector and natl. transport pay well."),
    ("ru", "Это офиц. сайт и соврем. рос. поставщик оборудования."),
    ("be", "Гэта афіц. сайт і сучасн. рас. пастаўшчык абсталявання."),
    ("en", "The guests were J.-P. Martin and two engineers."),
    ("ru", "В гостях были Ж.-П. Мартен и два инженера."),
    ("be", "У гасцях былі Ж.-П. Мартэн і два інжынеры."),
    ("en", "The plan has two steps: 1. Build the road."),
    ("ru", "В плане два шага: 1. Построить дорогу."),
    ("be", "У плане два крокі: 1. Пабудаваць дарогу."),
    ("en", "The fair was opened on 12. 05. 2019 by the mayor."),
    ("ru", "Ярмарку открыли 12. 05. 2019 в полдень."),
    ("be", "Кірмаш адкрылі 12. 05. 2019 апоўдні."),
    ("en", "Well... I do not know the price."),
    ("ru", "М-да... Я не знаю цены."),
    ("be", "Ну... Я не ведаю цаны."),
    ("en", "They read the page of Yahoo!Japan at noon."),
    ("ru", "Товары продаёт Яндекс.Маркет и ещё один магазин."),
    ("be", "Тавары прадае Яндекс.Маркет і яшчэ адна крама."),
    ("ru", "Что же это?.. и кто за это платит"),
    ("be", "Што ж гэта?.. і хто за гэта плаціць"),
    ("ru", "Фильм снимала студия Warner Bros. Pictures вместе с двумя другими."),
    ("be", "Фільм здымала студыя Warner Bros. Pictures разам з дзвюма іншымі."),
    ("uk", "Фільм знімала студія Warner Bros. Pictures разом із двома іншими."),
    ("ru", "Мост построен в кон. XIX в. городскими мастерами."),
    ("zh", "他说:) 会谈很好，J.-P. Martin 也来了。"),
]


@pytest.mark.parametrize(("language", "text"), GOES_ON)
def test_what_only_looks_like_an_end_goes_on(language: str, text: str) -> None:
    """Adjectives cut short, initials with a hyphen, list numbers, days, sighs and names with a sign within do not end a sentence."""
    assert split(text, language) == ((0, len(text)),)


VERSE = {
    "ru": "мост лежит над рекой как рука над столом и вагоны идут чередой за окном и стучат и молчат и уходят во тьму и никто "
    "не придёт {} "
    "только снег над рекой как рука над столом",
    "be": "мост ляжыць над ракой як рука над сталом і вагоны ідуць чарадой за акном і стаяць і маўчаць і сыходзяць у змрок і ніхто "
    "не прыйшоў {} "
    "толькі снег над ракой як рука над сталом",
    "uk": "міст лежить над рікою немов рука над столом і вагони ідуть чередою вночі і стоять і мовчать і відходять у тінь і ніхто "
    "не прийшов {} "
    "тільки сніг над рікою немов рука над столом",
}


@pytest.mark.parametrize("language", VERSE)
def test_dots_end_a_sentence_in_verse_alone(language: str) -> None:
    """Where neither commas nor capitals are written, a small letter after dots begins; a comma makes it prose."""
    verse = "Поезд " + VERSE[language].format("...")
    assert len(split(verse, language)) == 2
    assert len(split(verse.replace(" і ", ", і ").replace(" и ", ", и "), language)) == 1


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ru", ["Дворец построен при Николае I.", "Российские мастера украсили его."]),
        ("be", ["У музеі ёсць карціны, кнігі і інш.", "Наведвальнікі прыходзяць штодня."]),
        ("ru", ["В музее есть картины, книги и др.", "Посетители приходят ежедневно."]),
        ("uk", ["У музеї є картини, книги та ін.", "Відвідувачі приходять щодня."]),
    ],
)
def test_a_rulers_number_and_a_closing_formula_end_sentences(language: str, expected: list[str]) -> None:
    """The I of a ruler is no initial, and what closes a list ends the sentence where a capital follows."""
    text = " ".join(expected)
    assert [text[start:end] for start, end in split(text, language)] == expected
