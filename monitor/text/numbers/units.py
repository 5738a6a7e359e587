"""Units and currencies of English, Russian and Belarusian as patterns, each with its normal form.

Units are in the English singular; what is merely counted (people, trains) gets a noun where it is in the table, else nothing.
"""

import re
from dataclasses import dataclass

from monitor.model import Language


def words(listed: str) -> frozenset[str]:
    """Return the set of blank-separated words."""
    return frozenset(listed.split())


MEASURES = words(
    "percent year month week day hour minute second kilometre metre centimetre millimetre mile foot km2 m2 hectare m3 "
    "litre barrel tonne kilogram gram"
    " degree horsepower watt kilowatt megawatt gigawatt kilowatt-hour megawatt-hour kilometre/hour metre/second"
)
"""Units that a bare number after them may share ("30 days … 90 in a year")."""

_MEASURES_EN = (
    (r"%|per cent|percent(?! point)|pct\b", "percent"),
    (r"percentage points?", "percentage point"),
    (r"sq(?:uare|\.)? ?(?:kilomet(?:re|er)s?|km)|km ?[²2]\b", "km2"),
    (r"sq(?:uare|\.)? ?(?:met(?:re|er)s?|m\b)|m ?²", "m2"),
    (r"cubic met(?:re|er)s?|m ?³", "m3"),
    (r"kilomet(?:re|er)s?(?: per hour| an hour)|km/h|kph", "kilometre/hour"),
    (r"met(?:re|er)s? (?:per|a) second|m/s", "metre/second"),
    (r"kilomet(?:re|er)s?|kms?\b", "kilometre"),
    (r"met(?:re|er)s?|m\b(?!\.)", "metre"),
    (r"centimet(?:re|er)s?|cm\b", "centimetre"),
    (r"millimet(?:re|er)s?|mm\b", "millimetre"),
    (r"miles?", "mile"),
    (r"hectares?|ha\b", "hectare"),
    (r"lit(?:re|er)s?", "litre"),
    (r"barrels?", "barrel"),
    (r"(?:metric )?(?:tonnes?|tons?)|mt\b|t\b", "tonne"),
    (r"kilogram(?:me)?s?|kilos?|kg\b", "kilogram"),
    (r"gram(?:me)?s?", "gram"),
    (r"°c?|degrees?(?: celsius)?", "degree"),
    (r"horsepower|hp\b", "horsepower"),
    (r"megawatt[- ]hours?|mwh\b", "megawatt-hour"),
    (r"kilowatt[- ]hours?|kwh\b", "kilowatt-hour"),
    (r"gigawatts?|gw\b", "gigawatt"),
    (r"megawatts?|mw\b", "megawatt"),
    (r"kilowatts?|kw\b", "kilowatt"),
    (r"years?", "year"),
    (r"months?", "month"),
    (r"weeks?", "week"),
    (r"days?", "day"),
    (r"hours?", "hour"),
    (r"minutes?", "minute"),
    (r"seconds?", "second"),
    (r"people|persons?", "person"),
    (r"times?", "time"),
)
_MEASURES_RU = (
    (r"%|процент(?:а|ов|ам|ами|ах|ом|у)?(?! пункт)|проц\.", "percent"),
    (r"процентн\w+ пункт\w*|п\. ?п\.", "percentage point"),
    (r"кв\.? ?км|квадратн\w+ километр\w*|км ?[²2]", "km2"),
    (r"кв\.? ?м\b|квадратн\w+ метр\w*|м ?²", "m2"),
    (r"куб\.? ?м\b|кубическ\w+ метр\w*|кубометр\w*|м ?³", "m3"),
    (r"километр\w* в час|км/ч", "kilometre/hour"),
    (r"метр\w* в секунду|м/с", "metre/second"),
    (r"километр(?:а|ов|ам|ами|ах|ом|е)?|км", "kilometre"),
    (r"метр(?:а|ов|ам|ами|ах|ом|е)?|м", "metre"),
    (r"сантиметр\w*|см", "centimetre"),
    (r"миллиметр\w*|мм", "millimetre"),
    (r"миль|мили", "mile"),
    (r"гектар\w*|га", "hectare"),
    (r"литр\w*", "litre"),
    (r"баррел\w*", "barrel"),
    (r"тонн\w*|т", "tonne"),
    (r"килограмм\w*|кг", "kilogram"),
    (r"грамм\w*", "gram"),
    (r"°[cс]?|градус\w*", "degree"),
    (r"лошадин\w+ сил\w*|л\. ?с\.", "horsepower"),
    (r"мегаватт(?:а|ов)?|мвт", "megawatt"),
    (r"киловатт-час\w*|квт ?[·∙⋅*-]? ?ч(?:ас\w*)?", "kilowatt-hour"),
    (r"мегаватт-час\w*|мвт ?[·∙⋅*-]? ?ч(?:ас\w*)?", "megawatt-hour"),
    (r"киловатт(?:а|ов)?|квт", "kilowatt"),
    (r"гигаватт(?:а|ов)?|гвт", "gigawatt"),
    (r"лет|год(?:а|у|ов|ам|ами|ах)?", "year"),
    (r"месяц(?:а|ев|ам|ами|ах|у)?", "month"),
    (r"недел[яиюьеям]\w*", "week"),
    (r"дн(?:я|ей|ям|ями|ях|ю)|день|сут(?:ки|ок|кам|ками)", "day"),
    (r"час(?:а|ов|ам|ами|ах|у)?", "hour"),
    (r"ноч(?:ь|и|ей|ам|ами|ах)", "night"),
    (r"минут\w*", "minute"),
    (r"секунд\w*", "second"),
)
_MEASURES_BE = (
    (r"%|працэнт(?:а|аў|ам|амі|ах|у|ы)?(?! пункт)|адсот(?:ак|к(?:а|у|і|аў|ам|амі|ах))(?! пункт)", "percent"),
    (r"працэнтн\w+ пункт\w*", "percentage point"),
    (r"кв\.? ?км|квадратн\w+ к[іа]л[яа]м[еэ]тр\w*|км ?[²2]", "km2"),
    (r"кв\.? ?м\b|квадратн\w+ м[еэ]тр\w*|м ?²", "m2"),
    (r"куб\.? ?м\b|кубічн\w+ м[еэ]тр\w*|кубам[еэ]тр\w*|м ?³", "m3"),
    (r"кіл[яа]м[еэ]тр\w* (?:у|ў|за) гадзіну|км/г", "kilometre/hour"),
    (r"м[еэ]тр\w* (?:у|ў|за) с[еэ]кунду|м/с", "metre/second"),
    (r"кіл[яа]м[еэ]тр(?:а|аў|ам|амі|ах|ы|у)?|км", "kilometre"),
    (r"м[еэ]тр(?:а|аў|ам|амі|ах|ы)?|м", "metre"),
    (r"с[ае]нтым[еэ]тр\w*|см", "centimetre"),
    (r"мілім[еэ]тр\w*|мм", "millimetre"),
    (r"міл[ьяі]", "mile"),
    (r"г[еэ]ктар\w*|га", "hectare"),
    (r"літр\w*", "litre"),
    (r"барэл\w*", "barrel"),
    (r"тон(?:а|ы|у|ам|амі|ах|аў)?|т", "tonne"),
    (r"кілаграм\w*|кіляграм\w*|кг", "kilogram"),
    (r"грам(?:а|аў|ы|ам)?", "gram"),
    (r"°[cс]?|градус\w*", "degree"),
    (r"конск\w+ сіл\w*", "horsepower"),
    (r"мегават(?:а|аў|ы)?|мвт", "megawatt"),
    (r"кілават-гадзін\w*|квт ?[·∙⋅*-]? ?г(?:адз\w*)?", "kilowatt-hour"),
    (r"мегават-гадзін\w*|мвт ?[·∙⋅*-]? ?г(?:адз\w*)?", "megawatt-hour"),
    (r"кілават(?:а|аў|ы)?|квт", "kilowatt"),
    (r"гігават(?:а|аў|ы)?|гвт", "gigawatt"),
    (r"гадоў|год(?:а|у|ам|амі|ах)?|гады|гадам", "year"),
    (r"месяц(?:а|аў|ам|амі|ах|ы|у)?", "month"),
    (r"тыд(?:зень|ня|ні|няў|ням)", "week"),
    (r"дз?[её]?н(?:я|і|ём|ям)|дзён|дзень|дні|сутк\w+|сутак", "day"),
    (r"гадзін\w*", "hour"),
    (r"ноч(?:ы|ам|амі|ах)?|начэй", "night"),
    (r"хвілін\w*", "minute"),
    (r"с[еэ]кунд\w*", "second"),
)
_COUNTED_SLAVIC = (
    (r"чел(?:овек|\.)\w*|чалавек\w*|люд[еяз]\w*|особ\w*|асоб\w*", "person"),
    (r"раз(?:а|ов|оў|у|ы)?", "time"),
    (r"рабочи[хм]\w* мест\w*|работ?чы[хм]\w* месц\w*", "job"),
    (r"компани\w+|кампан\w+|предприяти\w+|прадпрыемств\w+|фирм\w*", "company"),
    (r"документ\w*|дакум[еэ]нт\w*", "document"),
    (r"соглашени\w+|пагадненн\w+", "agreement"),
    (r"меморандум\w*|мемарандум\w*", "memorandum"),
    (r"контракт\w*|кантракт\w*", "contract"),
    (r"проект\w*|пра[еэ]кт\w*", "project"),
    (r"резидент\w*|рэзідэнт\w*", "resident"),
    (r"поезд\w*|цягнік\w*", "train"),
    (r"контейнер\w*|кантэйнер\w*", "container"),
    (r"стран\w*|краін\w*|государств\w*|дзяржав\w*", "country"),
    (r"студент\w*|студэнт\w*", "student"),
    (r"участник\w*|удзельнік\w*", "participant"),
    (r"турист\w*|турыст\w*", "tourist"),
    (r"пассажир\w*|пасажыр\w*", "passenger"),
    (r"рейс\w*", "flight"),
    (r"автомобил\w+|аўтамабіл\w+|машин\w*|машын\w*", "vehicle"),
    (r"двигател\w+|мотор\w*|матор\w*|рухавік\w*", "engine"),
    (r"билет\w*|білет\w*", "ticket"),
    (r"медал\w*", "medal"),
    (r"школьник\w*|ученик\w*|вучн\w+|вучань", "pupil"),
    (r"учител\w+|преподавател\w+|настаўнік\w*|выкладчык\w*", "teacher"),
    (r"военнослужащ\w+|солдат\w*|вайскоў\w+|вайскоўц\w+|салдат\w*|жаўнер\w*", "soldier"),
    (r"спортсмен\w*|атлет\w*|спартсмен\w*|спартоўц\w+", "athlete"),
    (r"наблюдател\w+|назіральнік\w*", "observer"),
    (r"университет\w*|ун[іи]в[еэ]рс[іы]т[эе]т\w*", "university"),
    (r"гостиниц\w*|отел\w+|гат[эе]л\w+", "hotel"),
    (r"грузовик\w*|грузавік\w*|(?:авто|а[ўу]та)?самосвал\w*|(?:авто|а[ўу]та)?самазвал\w*", "truck"),
    (r"единиц\w* техники|адзін\w+ тэхнікі", "vehicle"),
    (r"экипаж\w*|экіпаж\w*", "crew"),
    (r"экскурсовод\w*|экскурсавод\w*|гид(?:а|ов|у|ы)?|гід(?:а|аў|у|ы)?", "guide"),
    (r"аудитори[йяи]\w*|аўдыторы[йяі]\w*", "classroom"),
    (r"спортзал\w*|спартзал\w*|спартовых зал\w*|спортивных зал\w*", "gym"),
    (r"станк\w+|станок", "machine"),
    (r"балл(?:а|ов|ы|у)?|бал(?:а|аў|ы|у)?", "point"),
    (r"мест(?:а|ам)?|месц(?:аў|ы|ам)", "place"),
    (r"хат(?:а|ы|у|ах)?", "house"),
    (r"слушател\w+|слухач\w*", "student"),
    (r"дом(?:а|ов|у|оў|ы|ах)?", "house"),
    (r"мост(?:а|ов|ы|у)?|маст(?:а|оў|ы|ах)", "bridge"),
    (r"улиц\w*|вуліц\w*", "street"),
    (r"подпис(?:ь|и|ей|ям|ями)|подпіс(?:а|аў|ы|ам)?", "signature"),
    (r"виз(?:а|ы|у)?|віз(?:а|ы|у)?", "visa"),
    (r"трактор\w*|трактар\w*", "tractor"),
    (r"комбайн\w*|камбайн\w*", "combine harvester"),
    (r"(?:электро|троллей|микро)?автобус\w*|электробус\w*|троллейбус\w*|(?:мікра)?аўтобус\w*|электробус\w*|тралейбус\w*", "bus"),
    (r"вагон\w*", "wagon"),
    (r"локомотив\w*|лакаматы[ўв]\w*", "locomotive"),
    (r"самол[её]т\w*|самал[её]т\w*", "aircraft"),
    (r"граждан\w*|грамадзян\w*|китайц\w+|кітайц\w+|белорус(?:а|ов|ам|ы)?|беларус(?:а|аў|ам|ы)?", "person"),
    (r"жител\w+|жыхар\w*", "resident"),
    (r"первокурсник\w*|першакурснік\w*", "student"),
    (r"выпускник\w*|выпускнік\w*", "graduate"),
    (r"абитуриент\w*|абітурыент\w*", "applicant"),
    (r"стипенди[йияю]\w*|стып[еэ]нды[йяію]\w*", "scholarship"),
    (r"сотрудник\w*|супрацоўнік\w*", "employee"),
    (r"работник\w*|работнік\w*|рабоч(?:их|ие|ими)|рабоч(?:ых|ыя)|работніц\w*", "worker"),
    (r"специалист\w*|спецыяліст\w*", "specialist"),
    (r"инженер\w*|інж[эы]н[еэ]р\w*", "engineer"),
    (r"эксперт\w*|экспэрт\w*", "expert"),
    (r"журналист\w*|журналіст\w*", "journalist"),
    (r"врач\w*|лекар\w*|доктор\w*", "doctor"),
    (r"пациент\w*|пацы[еэ]нт\w*", "patient"),
    (r"зрител\w+|гл[яе]дач\w*", "viewer"),
    (r"посетител\w+|наведвальнік\w*|наведнік\w*", "visitor"),
    (r"делегат\w*|дэлегат\w*|дэлегац?т\w*", "delegate"),
    (r"депутат\w*|дэпутат\w*", "deputy"),
    (r"инвестор\w*|інвестар\w*|інвэстар\w*", "investor"),
    (r"завод(?:а|ов|ы|ам|ах)?|завод(?:аў|амі)", "plant"),
    (r"фабрик\w*|фабрык\w*", "factory"),
    (r"магазин\w*|магазін\w*|крам(?:а|ы|аў|у)?", "shop"),
    (r"склад(?:а|ов|аў|ы|ах)?", "warehouse"),
    (r"школ(?:а|ы|у|ах|ам)?", "school"),
    (r"больниц\w*|бальніц\w*|шпітал\w*", "hospital"),
    (r"квартир\w*|кватэр\w*", "apartment"),
    (r"институт\w*|інстытут\w*", "institute"),
    (r"лаборатори\w+|лабараторы\w+", "laboratory"),
    (r"центр\w*|цэнтр\w*", "centre"),
    (r"город(?:а|ов|ам|ах)?|горад\w*|гарад\w+", "city"),
    (r"регион\w*|рэгі[ёо]н\w*", "region"),
    (r"област(?:ь|и|ей|ям|ях)|вобласц\w*|абласц\w*", "region"),
    (r"провинци\w+|правінцы\w+", "province"),
    (r"район\w*|раён\w*", "district"),
    (r"фильм\w*|фільм\w*", "film"),
    (r"книг\w*|кніг\w*|кніж\w+", "book"),
    (r"концерт\w*|канц[эе]рт\w*", "concert"),
    (r"мероприяти\w+|мерапрыемств\w*", "event"),
    (r"выстав(?:к\w+|ок)|выста[вў](?:к\w*|ак)", "exhibition"),
    (r"встреч\w*|сустрэч\w*", "meeting"),
    (r"случа(?:й|я|ев|и|ям)|выпад(?:ак|к\w+)", "case"),
    (r"заяв(?:к\w+|ок)|заяў?[вк]\w*", "application"),
    (r"маршрут\w*", "route"),
    (r"станци[йяию]\w*|станцы[йяію]\w*", "station"),
    (r"патент\w*|патэнт\w*", "patent"),
    (r"команд(?:а|ы|у|ам)?|каманд(?:а|ы|у|аў|ам)?", "team"),
    (r"матч\w*", "match"),
    (r"гол(?:а|ов|оў|аў|ы)?", "goal"),
    (r"очк(?:о|а|ов)|ач[ко](?:о|і|аў)", "point"),
    (r"ступен\w+", "step"),
    (r"этаж\w*|паверх\w*", "floor"),
    (r"пункт(?:а|ов|аў|ы|ам)?", "point"),
    (r"коров\w*|каро[вў]\w*", "cow"),
    (r"деревь\w+|дерева|дрэв\w*|дрэў", "tree"),
    (r"голос(?:а|ов|ам)?|галас(?:ы|оў|ам)?|голас(?:у|ам)?", "vote"),
    (r"маск(?:а|и|у|ам)?|масок|маск(?:і|аў)|масак", "mask"),
    (r"языка?|языков|мо[вў](?:а|ы|у)?", "language"),
)
_CURRENCY_EN = (
    (r"(?:us|u\.s\.|american)? ?dollars?|usd\b", "USD"),
    (r"hong kong dollars?|hkd\b", "HKD"),
    (r"(?:chinese )?yuan|renminbi|rmb\b|cny\b", "CNY"),
    (r"euros?|eur\b", "EUR"),
    (r"belarusian ro?ubles?|byn\b", "BYN"),
    (r"byr\b", "BYR"),
    (r"russian ro?ubles?|rub\b", "RUB"),
    (r"ro?ubles?", "rouble"),
    (r"pounds?(?: sterling)?|gbp\b", "GBP"),
    (r"(?:japanese )?yen\b|jpy\b", "JPY"),
    (r"(?:swedish )?kron(?:or|a)|sek\b", "SEK"),
    (r"swiss francs?|chf\b", "CHF"),
    (r"tenge\b", "KZT"),
    (r"zloty\w*", "PLN"),
    (r"hryvni?as?", "UAH"),
    (r"rupees?", "INR"),
)
_CURRENCY_SLAVIC = (
    (r"гонконгск\w+ доллар\w*", "HKD"),
    (r"(?:американск\w+ )?(?:доллар|долар|даляр)\w*(?: сша| зша)?|долл?\.?(?: сша)?(?=\W|$)|usd\b", "USD"),
    (r"(?:китайск\w+ |кітайск\w+ )?юан\w*|cny\b", "CNY"),
    (r"евро|[еэ]ўра|eur\b", "EUR"),
    (r"(?:белорусск|беларуск)\w+ рубл\w*|бел\. ?руб(?:л\w*|\.)?|byn\b", "BYN"),
    (r"(?:стар\w+|неденоминированн\w+) рубл\w*|byr\b", "BYR"),
    (r"(?:российск|расійск|расейск)\w+ рубл\w*|р[оа]сс?\. ?руб(?:л\w*|\.)?|rub\b", "RUB"),
    (r"рубл\w*|руб\.?(?=\W|$)", "rouble"),
    (r"фунт\w* (?:стерлинг|стэрлінг)\w*", "GBP"),
    (r"(?:японск\w+ )?и?ен[аы]?(?=\W|$)|іен\w*", "JPY"),
    (r"(?:шведск\w+ )?крон\w*", "SEK"),
    (r"тенге|тэнге", "KZT"),
    (r"злот\w+", "PLN"),
    (r"гривен|гривн\w+|грыўн\w+|грывен|грн", "UAH"),
    (r"рупи[йяюе]\w*|рупі[йяюе]\w*", "INR"),
)
SYMBOLS = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "￥": "CNY",
    "₽": "RUB",
    "rmb": "CNY",
    "cny": "CNY",
    "₹": "INR",
    "usd": "USD",
    "eur": "EUR",
    "byn": "BYN",
    "byr": "BYR",
    "br": "BYN",
    "rub": "RUB",
}
"""What stands before the number, in lower case."""

DOLLARS = {"us": "USD", "hk": "HKD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "nz": "NZD", "s": "SGD", "nt": "TWD"}
"""Whose dollar it is by the letters before its sign: US$, HK$, C$."""

AFTER = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "₽": "RUB", "₸": "KZT", "₴": "UAH"}
"""What stands after it."""

_ADJECTIVE = {
    "en": r"(?:(?:more|additional|extra|new|full|calendar|working|business|consecutive|metric|long|short|other|further|us"
    r"|official) ){0,2}?",
    "ru": r"(?:[а-яё]{3,}(?:ых|их|ого|его|ой|ым|ыми|ые|ие) ){0,2}?",
    "be": r"(?:[а-яёіў']{3,}(?:ых|іх|ага|яга|ай|ым|ымі|ыя|ія) ){0,2}?",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One alternation and the normal form of each of its groups."""

    pattern: re.Pattern[str]
    forms: tuple[str, ...]

    def match(self, text: str, at: int) -> tuple[int, str] | None:
        """Return where the words at `at` end and their normal form, or None."""
        found = self.pattern.match(text, at)
        return (found.end(), self.forms[(found.lastindex or 1) - 1]) if found else None


def _compile(language: Language, rows: tuple[tuple[str, str], ...]) -> Table:
    # A word form must end where the word ends; a sign such as % need not.
    body = "|".join(f"({pattern})" for pattern, _ in rows)
    return Table(re.compile(rf"[ \u00a0\u202f]?{_ADJECTIVE[language]}(?:{body})(?:(?<=[%°²³.])|(?!\w))"), tuple(form for _, form in rows))


UNITS = {
    "en": _compile("en", _MEASURES_EN),
    "ru": _compile("ru", _MEASURES_RU + _COUNTED_SLAVIC),
    "be": _compile("be", _MEASURES_BE + _COUNTED_SLAVIC),
}
CURRENCIES = {"en": _compile("en", _CURRENCY_EN), "ru": _compile("ru", _CURRENCY_SLAVIC), "be": _compile("be", _CURRENCY_SLAVIC)}

HYPHENATED = {
    "en": re.compile(
        r"[-‑](?:(year)|(month)|(week)|(day)|(hour)|(minute)|(met(?:re|er))|(kilomet(?:re|er)|km)|(tonne|ton)|(hectare)"
        r"|(percent)|(mile)|(foot))(?:-old|-long)?(?!\w)"
    ),
    "ru": re.compile(
        r"[-‑](?:(летн)|(месячн)|(недельн)|(дневн|суточн)|(часов)|(минутн)|(метров)|(километров)|(тонн)|(гектарн)|(процентн|%))\w*"
    ),
    "be": re.compile(
        r"[-‑](?:(гадов|гадзь)|(месячн)|(тыднёв)|(дзённ|дзенн)|(гадзінн)|(хвілінн)|(метров|метрав)|(кіламетров|кіламетрав)"
        r"|(тонн)|(гектарн)|(працэнтн|%))\w*"
    ),
}
HYPHENATED_FORMS = ("year", "month", "week", "day", "hour", "minute", "metre", "kilometre", "tonne", "hectare", "percent", "mile", "foot")
