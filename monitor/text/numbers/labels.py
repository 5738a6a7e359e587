"""Numbers that only name: an article, a type of a disease, a model, a house, a counter of the page.

Unlike `rejects`, which sees the number alone, this knows what seems to be counted: "at this stage 40 countries" are counted, "stage 4" not.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from monitor.model import Language
from monitor.text.numbers.cardinals import HUNDRED, Number, Tokens
from monitor.text.numbers.nouns import OF_MANY
from monitor.text.numbers.units import words


class Labels(NamedTuple):
    """The nouns that are numbered: `firm` ones whatever follows the number, `weak` ones where nothing is counted, and `own` ones where
    also nothing leads to them («в группе 30», "a day 30")."""

    firm: re.Pattern[str]
    weak: re.Pattern[str]
    own: re.Pattern[str]


_LABELS: dict[Language, Labels] = {
    "en": Labels(
        re.compile(
            r"type|phase|stage|grade|class|category|tier|level|article|section|chapter|page|paragraph|channel|flight|room|clause|annex|appendix|formula|version|boeing"
            r"|airbus|windows|playstation|xbox|ftse|csi|dax|cac|interstates?"
        ),
        re.compile(
            r"types|phases|stages|grades|levels|articles|sections|chapters|pages|paragraphs|clauses|floors?|series|exhibit|recommendation|experiment|option|scenario|example|exercise|top|volume|episode|figure|table|bill|pack|parts?|steps?|rounds?"
            r"|games?|acts?|verses?|questions?|number|cases?|lots?|gates?|terminals?|platforms?|tracks?|routes?|highways?|bus|buses|flights"
            r"|channels|units?|blocks?|buildings?|rooms|apartments?|groups?|zones?|protocols?|resolutions?|decrees?|directives?|laws?"
            r"|amendments?|box|wards?|models?|mark|reactors?|runways?|items?|rules?|lessons?|seasons|episodes|volumes|versions|figures|tables"
        ),
        re.compile(r"weeks?|days?|years?|season"),
    ),
    "ru": Labels(
        re.compile(r"стать(?:я|и|е|ю|ей|ям|ях)|(?:под)?пункт(?:е|ом|у)?|параграф\w{0,2}|страниц[ауеы]|верси[ияей]|рейс(?:а|ом|у|е)?"),
        re.compile(
            r"глав[аеу]|страницах|раздел[еа]?|кабинет[еа]?|комнат[аеу]|палат[аеу]|квартир[аеу]|офис[еа]?|корпус[еа]?|канал[еа]?|таблиц[аеы]"
            r"|рисун(?:ок|ке)|приложени[еи]|протокола?|указа?|декрета?|постановлени[ея]|верси(?:ю|ей)|сери[яию]|сезон[ае]?|выпуск[ае]?"
            r"|том[ае]?|тип[ае]?|стади[яию]|степен[ьи]|категори[яию]|уров(?:ень|ня|не)|фаз[аеыу]|поезда?|лот[ае]?|шаг|этап[ае]?|трасс[аеу]"
            r"|платформ[аеу]|маршрут[ае]?|номер(?:а|е|у|ом)?|част[ьи]|дом[ае]?"
        ),
        re.compile(r"групп[аеыу]|класс[ае]?|школ[аеыу]|гимнази[яию]|автобус[ае]?|участ(?:ок|ке|ка)|больниц[аеы]|день|недел[яию]|раунд|тур"),
    ),
    "be": Labels(
        re.compile(r"артыкул(?:а|е|у|ам|ы|аў|ах)?|(?:пад)?пунк(?:т|це)|параграф\w{0,2}|старон(?:ка|цы|ку|кі)|версі[іяю]|рэйс(?:а|ам|у|е)?"),
        re.compile(
            r"глав[аеуы]|раздзел[еау]?|кабіне(?:т|та|це)|пакоі?|палат[аеуы]|кватэр[аеуы]|офіс[еа]?|корпус[еа]?|канал[еа]?|табліц[аеы]"
            r"|малюн(?:ак|ку)|дадат(?:ак|ку)|пратакол[еау]?|указа?|дэкрэта?|пастанов[аеуы]|серы[яію]|сезон[ае]?|выпуск[ае]?|том[ае]?|тып[ау]?"
            r"|стады[яію]|ступен[ьі]|катэгоры[яію]|узров(?:ень|ню|ні)|фаз[аеыу]|цягніка?|лот[ае]?|крок|этап[ае]?|трас[аеуы]|платформ[аеуы]"
            r"|маршрут[ае]?|нумар(?:а|ы|у|ам)?|частк[аіу]|дом[ае]?"
        ),
        re.compile(
            r"груп[аеыу]|клас[ае]?|школ[аеыу]|гімназі[яію]|аўтобус[ае]?|участ(?:ак|ку|ка)|бальніц[аеы]|дзень|тыд(?:зень|ня)|раўнд|тур"
        ),
    ),
}
_POINTING = words("this that each every per any some last same all more most")
_OWNING = words("a an his her its our their my your")
"""Before the noun when what follows is counted: "in their class 12 pupils"; but "a class 12 pupil"."""
_PREPOSITIONS = words("в во на за из с со по до в у ў ва з са зь па да")
_JOINING = words("and or , to through – - & и или і ці або")
_NOUN = re.compile(" [а-яёіў]{3}")
_SINGULAR = words("class bus windows airbus series")

_STAGE = words("стадии степени разряда созыва типа веке веку веком стадыі ступені разраду склікання тыпу стагоддзі стагоддзю веку")
"""Behind digits that are an ordinal: «рак 4 стадии», «депутат 7 созыва»."""
_SINGULAR_OF_FIVE = words(
    "века класса группы категории уровня этапа сезона тура раунда курса класс курс век стагоддзя класа групы катэгорыі ўзроўню узроўню "
    "раўнда клас"
)
"""Behind digits that two to four may count and others may not: «в конце 8 века», «ученики 10 класса»."""
_FEW = frozenset({2, 3, 4})

_REACH = 45
_STREET = re.compile(
    r"(?:\b(?:(?:[Уу]л|[Вв]ул|[Пп]р|[Пп]росп|[Пп]ер|[Пп]л|[Бб]ул|[Нн]аб|[Зз]ав)\."
    r"|(?:[Уу]лиц|[Вв]уліц|[Пп]роспект|[Пп]распект|[Пп]ереул|[Зз]авул|[Пп]лощад|[Пп]лошч|[Бб]ульвар|[Нн]абере?жн|[Шш]оссе)\w*)"
    r" ?(?:[А-ЯЁІЎ][\w.’'-]*,? ){1,3}(?:д(?:ом)?\.? ?)?"
    r"|(?:^|[\n(;]|\b(?:на|по|па) )[А-ЯЁІЎ]\w+(?:[оаеё]ва|ина|іна|ына|ого|ага|ской|скай|ости|асці),? )$"
)
_HOUSE = re.compile(
    r" block of\b| (?:[A-Z][\w.'’-]+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Crescent|Terrace|Highway)\b"
)
"""Behind a number: 10 Downing Street."""

_CLOSING = frozenset("»”\"“'’")
_QUOTED = re.compile(r"[«\"“„'‘][^\W\d_](?:[^\W\d_]+ )+[–—-] $|[«\"“„'‘][^\W\d_]{3,}(?: |[–—-])$")
"""Before a number that ends a name in quotation marks: «Северный поток – 2», «Союз 11»."""

_DIALLED = re.compile(r"(?:\b(?:тел|тэл)\.|\b(?:телефон|тэлефон)(?:у|е|ам|ом)?\b|номер|нумар|\b(?:call|dial|phone|text|ring)\b)[^.!?\n]*$")
_EMERGENCY = frozenset({911, 999, *range(100, 125)})
_JETS = frozenset({737, 747, 757, 767, 777, 787})
_MIXED = re.compile(r"[a-z][A-Z]")
_LINES = 200
_SCORED = frozenset(":-–")
_FURNITURE = ("comment", "комментари", "просмотр", "каментар", "прагляд")


def is_label(text: Tokens, number: Number, last: Number, unit: str, named: int) -> bool:
    """Return whether a number that seems to count `unit`, which is no measure, only names what stands beside it. `named` is the token
    behind the last such number: "articles 5 and 6" are two."""
    if number.magnitude != 1 or number.unit:
        return False
    before = text.word(number.first - 1)
    if not unit and ((named == number.first - 1 and before in _JOINING) or (number.digits and _is_proper(text, number, last, before))):
        return True
    return _is_labelled(text, number, last, before, unit)


def _is_labelled(text: Tokens, number: Number, last: Number, before: str, unit: str) -> bool:
    """Return whether the noun before the number is one of those that are numbered, or one behind it takes an ordinal."""
    if number.digits and _is_ordinal(last.value, text.word(last.after)):
        return True
    firmness, earlier = _firmness(text.language, before), text.word(number.first - 2)
    if not firmness or (unit and firmness != "firm") or earlier in _POINTING:
        return False
    if text.language == "en":
        plural = before.endswith("s") and before not in _SINGULAR
        apart = earlier in _OWNING and (unit or firmness == "own")
        return not apart and (not plural or last is not number or text.word(last.after) in _JOINING)
    counted = firmness != "firm" and earlier in _PREPOSITIONS and (firmness == "own" or _NOUN.match(text.lowered, text.end(last.after - 1)))
    return not counted and not OF_MANY.fullmatch(text.word(last.after))


def _is_ordinal(value: float, noun: str) -> bool:
    """Return whether a noun in the singular shows that digits are an ordinal."""
    return noun in _STAGE or (noun in _SINGULAR_OF_FIVE and (value % 10 not in _FEW or value % HUNDRED // 10 == 1))


@lru_cache(maxsize=4096)
def _firmness(language: Language, word: str) -> str:
    """Return how firmly a word before a number makes it a name; most numbers have one of few words before them."""
    return next((name for name, pattern in _LABELS[language]._asdict().items() if pattern.fullmatch(word)), "")


def _is_proper(text: Tokens, number: Number, last: Number, before: str) -> bool:
    """Return whether a number without a unit is part of a name: iOS 11, «Поток – 2», 10 Downing Street, «на Машэрава 18», a telephone."""
    start, end, value = text.start(number.first), text.end(last.after - 1), number.value
    beside = before if before.isalpha() else text.word(number.first - 2)
    if beside.startswith(_FURNITURE) or (value == 0 and not {before, text.word(number.after)} & _SCORED) or _lists(text, value, start, end):
        return True
    spoken = text.text[max(0, start - _REACH) : start]
    if text.text[end : end + 1] in _CLOSING and value < HUNDRED and _QUOTED.search(spoken):
        return True
    if value in _EMERGENCY and _DIALLED.search(spoken.lower()):
        return True
    return _is_english_name(text, number, before, end) if text.language == "en" else _is_slavic_name(text, number, before, spoken)


def _is_english_name(text: Tokens, number: Number, before: str, end: int) -> bool:
    """Return whether the number belongs to a name with an inner capital, to an aeroplane or to an address."""
    if number.value in _JETS or _HOUSE.match(text.text, end):
        return True
    return before.isalpha() and bool(_MIXED.search(text.text, text.start(number.first - 1), text.start(number.first)))


def _is_slavic_name(text: Tokens, number: Number, before: str, spoken: str) -> bool:
    """Return whether the number belongs to a name in Latin letters or to an address."""
    if before.isascii() and before.isalpha():
        return len(before) > 1
    return (before in {",", "."} or text.text[text.start(number.first - 1)].isupper()) and bool(_STREET.search(spoken))


def _lists(text: Tokens, value: float, start: int, end: int) -> bool:
    """Return whether the number opens a line of a list: the next line opens with the next number, or the one before with the one before."""
    if text.text[max(0, start - 1) : start] not in {"", "\n"} or value > _LINES:
        return False
    following = text.text.find("\n", end) + 1
    previous = text.text.rfind("\n", 0, max(0, start - 1)) + 1
    return bool(following and _opens(text, following, value + 1)) or bool(start and _opens(text, previous, value - 1))


def _opens(text: Tokens, at: int, value: float) -> bool:
    return bool(re.compile(rf"{value:.0f}(?!\d)").match(text.text, at))
