"""Russian and Belarusian date expressions: words to readings. Both orthographies of Belarusian are read.

Recurring days («по понедельникам»), seasons, decades and the "now" of «сегодня», «сёння» are left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.text.dates.around import Triggers, Windows, matches
from monitor.text.dates.reading import Counted, Reading, Scope, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language as patterns: twelve months, seven weekdays, and what shifts them."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    near: tuple[tuple[str, int], ...]
    past: str
    this: str
    next: str
    end: str
    same: str
    year: str
    years: str
    month: str
    kinds: str
    own_year: tuple[tuple[str, int], ...]
    earlier: str
    ago: str
    before_day: str
    time: str
    before: str
    counted: str
    triggers: Triggers
    ambiguous: tuple[str, ...] = ()


RUSSIAN = Words(
    months=(
        r"январ(?:ь|я|е|ю|[её]м)",
        r"феврал(?:ь|я|е|ю|[её]м)",
        r"март(?:а|е|у|ом)?",
        r"апрел(?:ь|я|е|ю|ем)",
        r"ма(?:й|я|е|ю|ем)",
        r"июн(?:ь|я|е|ю|ем)",
        r"июл(?:ь|я|е|ю|ем)",
        r"август(?:а|е|у|ом)?",
        r"сентябр(?:ь|я|е|ю|[её]м)",
        r"октябр(?:ь|я|е|ю|[её]м)",
        r"ноябр(?:ь|я|е|ю|[её]м)",
        r"декабр(?:ь|я|е|ю|[её]м)",
    ),
    weekdays=(
        r"понедельник(?:а|у|ом|е)?",
        r"вторник(?:а|у|ом|е)?",
        r"сред(?:у|ы|(?<=к сред)е|(?<=ко сред)е)",
        r"четверг(?:а|у|ом|е)?",
        r"пятниц(?:а|у|ы|е|ей)",
        r"суббот(?:а|у|ы|е|ой)",
        r"воскресень(?:е|я|ю|ем)",
    ),
    near=(
        ("позавчера", -2),
        (r"(?<!ещё )(?<!только )вчера", -1),
        (r"вчерашн\w+ д(?:ень|н\w+)|накануне вечером", -1),
        ("послезавтра", 2),
        ("завтра", 1),
        (r"завтрашн\w+ дн\w+", 1),
        (r"сегодняшн\w+ дн\w+", 0),
        ("сегодня", 0),
    ),
    past=r"прошл\w{2,3}|минувш\w{2,3}|прошедш\w{2,3}",
    this=r"эт(?:от|ом|ого|ому|им|у)|нынешн\w{2,3}|текущ\w{2,3}",
    next=r"следующ\w{2,3}|будущ\w{2,3}|ближайш\w{2,3}",
    end=r"(?:кон(?:ец|ца|цу|це|цом)|начал[аоуе]м?|середин[аыуе]|исход[аеу]?)",
    same=r"того(?: же)?(?: самого)?|этого же",
    year=r"год(?:а|у|ом|е)?",
    years=r"(?:год(?:а|у|ом|е|ы|ов|ах|ам|ами)?)(?!\w)|гг\.",
    month=r"месяц(?:а|у|ем|е)?",
    kinds=r"(?:учебн|календарн|финансов)\w{2,3}",
    own_year=((r"прошлогодн\w{2,3}", -1), (r"позапрошл\w{2,3} год(?:а|у|ом|е)?", -2)),
    earlier=r"годом (?:ранее|раньше)|год(?:ом)? до этого",
    ago=r"назад",
    before_day=r"накануне(?! \w+(?:а|ы|и|я|ов|у|ю)\b)|дн[её]м (?:ранее|раньше)|за день до этого",
    time=r"(?: (?:поздно )?(?:утром|вечером|дн[её]м|ночью))?",
    before=r"(?:\b(?:в|во|на|к|ко|до|с|со|после)\s)$",
    counted=r"\s(?:(?:человек|чел|раз|тонн|км|кг|м|га|мест|евро|тыс|млн|руб|долл|рубл\w+|доллар\w+)\b|(?<!в\s\d{4}\s)\w+(?:ов|ев|ей)\b)",
    triggers=Triggers(
        40,
        number="19 20",
        brackets="(1 (2 (ок. (около (род.",
        month="январ феврал март апрел май мая мае маю июн июл август сентябр октябр ноябр декабр",
        weekday="понедельн вторни среда среду среды среде средой четверг пятниц суббот воскресен",
        near="сегодня вчера завтра",
        before="накануне назад днём_ран днем_ран до_этого годом_ран",
        year="год месяц _г.",
        own="прошлогод позапрош",
    ),
    ambiguous=("сред",),
)

BELARUSIAN = Words(
    months=(
        r"студзен(?:ь|я|ю|і|ем)",
        r"лют(?:ы|ага|аму|ым)",
        r"сакавік(?:а|у|ом)?",
        r"красавік(?:а|у|ом)?",
        r"ма(?:й|я|ю|і|ем)|травен(?:ь|ем)|траўн[яюі]",
        r"чэрвен(?:ь|я|ю|і|ем)",
        r"ліпен(?:ь|я|ю|і|ем)",
        r"жні(?:вень|ўня|ўню|ўні|ўнем)",
        r"верас(?:ень|ь?ня|ь?ню|ь?ні|ь?нем)",
        r"кастрычнік(?:а|у|ам)?",
        r"лістапад(?:а|у|зе|ам)?",
        r"сь?неж(?:ань|ня|ню|ні|нем)",
    ),
    weekdays=(
        r"панядзел(?:ак|ка|ку|кам|ку)",
        r"[аў]?[ўу]тор(?:ак|ка|ку|кам)",
        r"серад(?:а|у|ы|зе|ой)",
        r"чаць?в(?:ер|ярга|яргу)",
        r"пятніц(?:а|у|ы|ай)",
        r"субот(?:а|у|ы|ай)",
        r"нядзел(?:я|ю|і|яй)",
    ),
    near=(
        ("пазаўчора", -2),
        (r"[ўу]чора|[ўу]чарашн\w+ (?:дзень|дн\w+)", -1),
        ("паслязаўтра", 2),
        ("заўтра", 1),
        (r"заўтрашн\w+ дн\w+", 1),
        (r"с[её]нн?яшн\w+ дн\w+", 0),
        (r"с[её]нь?нь?я", 0),
    ),
    past=r"мінул\w{1,3}|учарашн\w{1,3}|ўчарашн\w{1,3}",
    this=r"гэт(?:ы|ым|ага|аму|ую)|сёлетн\w{1,3}|бягуч\w{1,3}|цяперашн\w{1,3}",
    next=r"наступн\w{1,3}|будуч\w{1,3}|бліжэйш\w{1,3}",
    end=r"(?:кан(?:ец|ца|цу|цы|цом)|канчатк\w+|напрыканцы|напачатку|пачат(?:ак|ку|кам)|сярэдзін[аыуе])",
    same=r"таго(?: ж)?(?: самага)?|гэтага ж",
    year=r"год(?:а|у|ам|зе)?",
    years=r"(?:год(?:а|у|ам|зе)?|гад(?:ы|оў|ах|ох|ам|амі))(?!\w|\sтаму)|гг\.",
    month=r"месяц(?:а|у|ам|ы)?",
    kinds=r"(?:навучальн|каляндарн|фінансав)\w{1,3}",
    own_year=(
        (r"леташн\w{1,3}(?: год(?:а|у|ам|зе)?)?", -1),
        ("летась", -1),
        (r"сёлетн\w{1,3}(?: год(?:а|у|ам|зе)?)?", 0),
        ("сёлета", 0),
        (r"налетн\w{1,3}(?: год(?:а|у|ам|зе)?)?", 1),
        ("налета", 1),
        (r"(?:па)?залеташн\w{1,3}(?: год(?:а|у|ам|зе)?)?", -2),
        (r"(?:па)?залетась", -2),
    ),
    earlier=r"годам (?:раней|перад тым)",
    ago=r"таму",
    before_day=r"напярэдадні(?! \w+(?:а|ы|і|я|аў|у|ю)\b)|днём раней",
    time=r"(?: (?:позна )?(?:раніцай|увечары|ўвечары|вечарам|днём|уначы|ноччу))?",
    before=r"(?:\b(?:у|ў|на|да|з|са|ад|пасля|к|ва)\s|студзен\w{1,2}[–—-])$",
    counted=r"\s(?:(?:чалавек|чал|раз|тон|км|кг|м|га|месц|еўра|тыс|млн|руб|дол|рубл\w+|даляр\w+)\b|(?<![уў]\s\d{4}\s)\w+(?:аў|яў|оў|ёў)\b)",
    triggers=Triggers(
        40,
        number="19 20",
        brackets="(1 (2 (каля (нар.",
        month="студзен лют сакавік красавік май мая маю маі маем травен траўн чэрвен ліпен жні верас кастрычнік лістапад снеж сьнеж",
        weekday="панядзел ўтор утор серад чац пятніц субот нядзел",
        near="сённ сёньн сенн учора ўчора учараш ўчараш заўтра",
        before="напярэдадні таму днём_ран годам_ран годам_пер",
        year="год гад гэт месяц сёлет _г.",
        own="летась леташн сёлет налет",
    ),
    ambiguous=("ма", "лют"),
)

_COUNTS = {
    "два": 2,
    "две": 2,
    "дзве": 2,
    "три": 3,
    "тры": 3,
    "четыре": 4,
    "чатыры": 4,
    "пять": 5,
    "пяць": 5,
    "шесть": 6,
    "шэсць": 6,
    "семь": 7,
    "сем": 7,
    "восемь": 8,
    "восем": 8,
    "девять": 9,
    "дзевяць": 9,
    "десять": 10,
    "дзесяць": 10,
    "одиннадцать": 11,
    "двенадцать": 12,
    "пятнадцать": 15,
    "двадцать": 20,
    "тридцать": 30,
    "адзінаццаць": 11,
    "дванаццаць": 12,
    "пятнаццаць": 15,
    "дваццаць": 20,
    "трыццаць": 30,
}
_NUMBER, _OLD = r"(?:19|20)\d\d", r"1[0-8]\d\d"
_ANY = r"[12](?<![\w.,:/+№$€-].)(?:(?<=1)\d|0)\d\d"
"""A year from 1000 on. It begins with what the engine can skip to, and looks back from there."""

_RECENT, _ROUND = 1900, 50
"""A multiple of 50 before 1900 with «г.» alone may be grams."""

_DIGITS, _BEHIND = re.compile(r"\d+"), 16
_AND = r"(?:-[а-яі]{1,2})?(?:,\s|\s(?:и|і|ды|по|па|или|або|ці)\s|\s?[–—-]{1,2}\s?)"
"""What joins two years before the word that says what they are: «в 2002, 2004 и 2018 годах», «з 2013 па 2019 гады»."""


class Slavic:
    """The patterns of one language, compiled once."""

    def __init__(self, words: Words) -> None:
        months = "|".join(f"(?P<m{n}>{month})" for n, month in enumerate(words.months, 1))
        which = rf"(?P<past>{words.past})|(?P<this>{words.this})|(?P<next>{words.next})"
        suffix = rf"(?:-(?:го|га|м|му|й|ы|ым|х))?(?:\s?(?:{words.year}|г\.|гг\.))?"
        self._words = words
        year = rf"(?P<year>{_NUMBER}|{_OLD}(?=\s?(?:[,;.)—–-]|{words.years}|г\.|(?:по|па|и|і|до|да)\b))){suffix}"
        own = rf"(?:{year}|(?:{which}|(?P<same>{words.same}))\s{words.year})"
        self._day = re.compile(
            rf"(?<![\w.,:])(?:(?P<more>(?:[0-3]?\d,\s)+)?(?P<from>[0-3]?\d)(?:-(?:го|га))?(?:\s?[–—-]\s?|\s(?:и|і|по|да|до"
            rf"|ды)\s))?(?P<day>[0-3]?\d)(?:-(?:го|га|е|му|ым))?\s(?:{months})(?:,?\s{own})?(?!\w)"
        )
        self._month = re.compile(rf"(?<!\w)(?:{words.end}\s)?(?:(?P<rel_past>{words.past})\s)?(?:{months})(?:\s{own})?(?!\w)")
        self._dated = re.compile(
            rf"(?P<years>{_ANY}(?:{_AND}(?:1\d|20)\d\d)*)(?:-(?:го|га|м|му|й|ы|ым))?\s?(?:(?P<word>{words.years})|г\.(?! ?д[ао] н))"
        )
        self._year = re.compile(
            rf"(?<![\w.,:/+№$€-])(?:{words.end}\s)?(?P<year>{_NUMBER})(?P<mark>-(?:го|га|м|му|й|ы"
            rf"|ым)(?!\w))?(?P<word>\s(?:{words.year}(?!\w)|г\.))?(?![\w%]|[.,:]\d|-\w|\s?[–—-]\s?\d{{4}}-[яех])"
        )
        self._span = re.compile(
            rf"(?<!\w)(?:(?:{words.end}\s)?(?:{which})\s(?:{words.year}|(?P<month>{words.month})|(?:{words.kinds}) {words.year})"
            rf"|(?P<end>{words.end}\s{words.year}))(?!\w)"
        )
        self._weekday = re.compile(
            rf"(?<!\w)(?:(?:{which})\s)?(?:{'|'.join(f'(?P<w{n}>{day})' for n, day in enumerate(words.weekdays))}){words.time}(?!\w)"
        )
        self._near = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<n{n}>{word})' for n, (word, _) in enumerate(words.near))}){words.time}(?!\w)")
        self._own = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<o{n}>{word})' for n, (word, _) in enumerate(words.own_year))})(?!\w)")
        self._earlier = re.compile(
            rf"(?<!\w)(?:(?P<earlier>{words.earlier})|(?P<eve>{words.before_day})|(?:(?P<count>\d{{1,3}}"
            rf"|{'|'.join(_COUNTS)})\s(?P<unit>год|года|гады|гадоў|лет|дня|дней|дні|дзён|день|дзень|суток|сутки|суткі|месяц|месяца|месяцы"
            rf"|месяцев|месяцаў|неделю|тыдзень|недели|недель|тыдні|тыдняў)"
            rf"|(?<!\d\s)(?<!ин\s)(?<!ін\s)(?P<one>год|месяц|неделю|тыдзень|день|дзень|сутки|суткі))\s{words.ago})(?!\w)"
        )
        self._before = re.compile(rf"(?:{words.before[:-1]}|\b{_NUMBER}{_AND})$")
        self._counted = re.compile(words.counted)
        self._months = tuple(f"m{n}" for n in range(1, len(words.months) + 1))
        self._days = tuple(f"w{n}" for n in range(len(words.weekdays)))
        self._nears = tuple(f"n{n}" for n in range(len(words.near)))
        self._owns = tuple(f"o{n}" for n in range(len(words.own_year)))

    def readings(self, text: str, where: Windows) -> Iterator[Reading]:
        """Yield the readings of lower-case `text` in the windows of the triggers; where two overlap, the longer counts."""
        yield from self._calendar(text, where)
        yield from self._numbered(text, where)
        yield from self._spans(text, where)
        yield from self._weekdays(text, where)
        yield from self._nearby(text, where)

    def _calendar(self, text: str, where: Windows) -> Iterator[Reading]:
        for match in matches(self._day, text, where, "month"):
            month, own = self._which(match, self._months) + 1, self._own_year(match)
            for more in _DIGITS.finditer(match["more"] or ""):
                start = match.start("more") + more.start()
                yield Reading(start=start, end=start + len(more[0]), month=month, day=int(more[0]), **own)
            if match["from"]:
                yield Reading(start=match.start("from"), end=match.end("from"), month=month, day=int(match["from"]), **own)
            yield Reading(start=match.start("day"), end=match.end(), month=month, day=int(match["day"]), **own)
        for match in matches(self._month, text, where, "month"):
            month = self._which(match, self._months) + 1
            if match[f"m{month}"].startswith(self._words.ambiguous) and not (match["year"] or self._is_behind(match, text)):
                continue
            yield Reading(start=match.start(), end=match.end(), month=month, step=-1 if match["rel_past"] else 0, **self._own_year(match))

    def _numbered(self, text: str, where: Windows) -> Iterator[Reading]:
        """Yield the years that stand by themselves, with a word that says so, or behind a preposition."""
        for match in matches(self._dated, text, where, "year"):
            *others, last = _DIGITS.finditer(match["years"])
            year, start = int(last[0]), match.start()
            if others or match["word"] or year >= _RECENT or year % _ROUND or self._is_behind(match, text):
                for other in others:
                    yield Reading(start=start + other.start(), end=start + other.end(), year=int(other[0]))
                yield Reading(start=start + last.start(), end=match.end(), year=year)
        for match in matches(self._year, text, where, "number"):
            if match["word"] or match["mark"] or (self._is_behind(match, text) and not self._counted.match(text, match.end())):
                yield Reading(start=match.start(), end=match.end(), year=int(match["year"]))

    def _is_behind(self, match: re.Match[str], text: str) -> bool:
        """Return whether a preposition of time stands before, or another year that this one is joined to."""
        return bool(self._before.search(text, max(0, match.start() - _BEHIND), match.start()))

    def _spans(self, text: str, where: Windows) -> Iterator[Reading]:
        for match in matches(self._span, text, where, "year"):
            shift = self._shift(match) or 0
            place = Where(start=match.start(), end=match.end())
            yield Reading(**place, months=shift) if match["month"] else Reading(**place, years=shift)
        for match in matches(self._own, text, where, "own"):
            yield Reading(start=match.start(), end=match.end(), years=self._words.own_year[self._which(match, self._owns)][1])

    def _weekdays(self, text: str, where: Windows) -> Iterator[Reading]:
        for match in matches(self._weekday, text, where, "weekday"):
            weekday, shift = self._which(match, self._days), self._shift(match)
            if match[f"w{weekday}"].startswith(self._words.ambiguous) and shift is None and not self._is_behind(match, text):
                continue
            yield Reading(start=match.start(), end=match.end(), weekday=weekday, step=shift or 0)

    def _nearby(self, text: str, where: Windows) -> Iterator[Reading]:
        for match in matches(self._near, text, where, "near", "before"):
            yield Reading(start=match.start(), end=match.end(), days=self._words.near[self._which(match, self._nears)][1])
        for match in matches(self._earlier, text, where, "before"):
            place = Where(start=match.start(), end=match.end())
            if match["earlier"]:
                yield Reading(**place, years=-1, scope=Scope.TEXT)
            elif match["eve"]:
                yield Reading(**place, days=-1, scope=Scope.TEXT)
            else:
                yield _ago(match, place)

    @staticmethod
    def _which(match: re.Match[str], names: tuple[str, ...]) -> int:
        """Return which of the groups matched, from 0."""
        return next(n for n, said in enumerate(match.group(*names)) if said)

    @staticmethod
    def _shift(match: re.Match[str]) -> int | None:
        return -1 if match["past"] else 0 if match["this"] else 1 if match["next"] else None

    def _own_year(self, match: re.Match[str]) -> Counted:
        """Return the arguments for the year that a day or month names itself."""
        if match["year"]:
            return Counted(year=int(match["year"]))
        if match["same"]:
            return Counted(years=0, scope=Scope.TEXT)
        shift = self._shift(match)
        return Counted() if shift is None else Counted(years=shift)


def _ago(match: re.Match[str], place: Where) -> Reading:
    """Return the reading of "two years ago"."""
    word, unit = match["count"] or "1", match["unit"] or match["one"]
    count = int(word) if word.isdecimal() else _COUNTS[word]
    if unit.startswith(("год", "гад", "лет")):
        return Reading(**place, years=-count)
    if unit.startswith("месяц"):
        return Reading(**place, months=-count)
    return Reading(**place, days=-count * (7 if unit.startswith(("недел", "тыд")) else 1))
