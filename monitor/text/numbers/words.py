"""Number words of English, Russian and Belarusian, as data.

Chinese numerals are read sign by sign in `chinese`; ordinals are left out on purpose: they are no figures.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from monitor.model import Language

Values = dict[str, float]


def _table(lines: str) -> Values:
    """Read lines of `value form form …`."""
    return {form: float(value) for value, *forms in (line.split() for line in lines.strip().splitlines()) for form in forms}


@dataclass(frozen=True)
class Numerals:
    """`small` are added up (below 1,000), `hundred` multiplies, `magnitude` closes a group, `short` are magnitudes that
    need a digit before them. `half` words stand for what they say; `to` joins a range; `one` alone is no figure; `compounds` are
    adjectives of a number and a unit («двухлетний»)."""

    small: Values
    hundred: frozenset[str]
    magnitude: Values
    short: Values
    half: Values
    half_prefix: tuple[str, ...]
    and_half: tuple[tuple[str, ...], ...]
    to: frozenset[str]
    pair: frozenset[str]
    article: frozenset[str]
    plural_magnitudes: frozenset[str]
    compounds: Mapping[str, tuple[float, str]]

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words that may begin a number."""
        return frozenset({*self.small, *self.magnitude, *self.half, *self.hundred, *self.compounds, *(("half",) if self.hundred else ())})


_ENGLISH = _table("""
0 zero
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
""")

_RUSSIAN = _table("""
1 один одна одно одного одной одну одному одним одном
2 два две двух двум двумя двое двоих
3 три трёх трех трём трем тремя трое троих
4 четыре четырёх четырех четырём четырем четырьмя четверо
5 пять пяти пятью пятеро
6 шесть шести шестью шестеро
7 семь семи семью семеро
8 восемь восьми восемью
9 девять девяти девятью
10 десять десяти десятью десяток
11 одиннадцать одиннадцати
12 двенадцать двенадцати
13 тринадцать тринадцати
14 четырнадцать четырнадцати
15 пятнадцать пятнадцати
16 шестнадцать шестнадцати
17 семнадцать семнадцати
18 восемнадцать восемнадцати
19 девятнадцать девятнадцати
20 двадцать двадцати двадцатью
30 тридцать тридцати тридцатью
40 сорок сорока
50 пятьдесят пятидесяти
60 шестьдесят шестидесяти
70 семьдесят семидесяти
80 восемьдесят восьмидесяти
90 девяносто девяноста
100 сто ста сотня сотню сотни сотней
200 двести двухсот двумстам
300 триста трёхсот трехсот трёмстам
400 четыреста четырёхсот четырехсот
500 пятьсот пятисот
600 шестьсот шестисот
700 семьсот семисот
800 восемьсот восьмисот
900 девятьсот девятисот
""")

_BELARUSIAN = _table("""
1 адзін адна адно аднаго адной адну адным
2 два дзве дзьве двух дзвюх дзьвюх двум дзвюм дзьвюм двума дзвюма двое дваіх
3 тры трох тром трыма трое траіх
4 чатыры чатырох чатыром чатырма чацвёра
5 пяць пяці пяццю пяцёра
6 шэсць шэсьць шасці шасьці шасцю
7 сем сямі сямю
8 восем васьмі васьмю
9 дзевяць дзевяці дзявяці
10 дзесяць дзесяці дзясяці дзясятак
11 адзінаццаць адзінаццаці
12 дванаццаць дванаццаці
13 трынаццаць трынаццаці
14 чатырнаццаць чатырнаццаці
15 пятнаццаць пятнаццаці
16 шаснаццаць шаснаццаці шаснаццацьцю
17 семнаццаць семнаццаці сямнаццаць сямнаццаці
18 васемнаццаць васемнаццаці васямнаццаць
19 дзевятнаццаць дзевятнаццаці дзевятнаццацьцю
20 дваццаць дваццаці
30 трыццаць трыццаці
40 сорак сарака
50 пяцьдзясят пяцідзесяці пяцьдзесят
60 шэсцьдзясят шэсьцьдзясят шасцідзесяці шэсцьдзесят
70 семдзесят сямідзесяці
80 восемдзесят васьмідзесяці
90 дзевяноста дзевяноста
100 сто ста сотня сотню сотні
200 дзвесце дзьвесьце двухсот дзвюхсот
300 трыста трохсот
400 чатырыста чатырохсот
500 пяцьсот пяцісот
600 шэсцьсот шэсьцьсот шасцісот
700 семсот сямісот
800 восемсот васьмісот
900 дзевяцьсот дзевяцісот
""")

_ENDINGS_RU = ("", "а", "у", "ом", "е", "ов", "ы", "ам", "ами", "ах")
_ENDINGS_BE = ("", "а", "у", "ам", "е", "аў", "ы", "амі", "ах")


def _forms(value: float, stem: str, endings: tuple[str, ...]) -> Values:
    return {stem + ending: value for ending in endings}


_MAGNITUDE_RU = {
    **_forms(1e3, "тысяч", ("а", "и", "у", "е", "ей", "ью", "", "ам", "ами", "ах")),
    **_forms(1e6, "миллион", _ENDINGS_RU),
    **_forms(1e9, "миллиард", _ENDINGS_RU),
    **_forms(1e12, "триллион", _ENDINGS_RU),
}
_MAGNITUDE_BE = {
    **_forms(1e3, "тысяч", ("а", "ы", "у", "ай", "", "аў", "ам", "амі", "ах", "ы")),
    **_forms(1e6, "мільён", _ENDINGS_BE),
    **_forms(1e9, "мільярд", (*_ENDINGS_BE, "зе")),
    **_forms(1e12, "трыльён", _ENDINGS_BE),
}
_SHORT_SLAVIC = {"тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12}

_PREFIXES_RU = _table("""
2 двух
3 трёх трех
4 четырёх четырех
5 пяти
6 шести
7 семи
8 восьми
9 девяти
10 десяти
12 двенадцати
15 пятнадцати
20 двадцати
25 двадцатипяти
30 тридцати
40 сорока
50 пятидесяти
""")
_PREFIXES_BE = _table("""
2 двух
3 трох
4 чатырох
5 пяці
6 шасці
7 сямі
8 васьмі
9 дзевяці
10 дзесяці
12 дванаццаці
15 пятнаццаці
20 дваццаці
30 трыццаці
40 сарака
50 пяцідзесяці
""")
_HARD_RU, _SOFT_RU = "ый ая ое ые ого ому ым ом ой ую ых ыми", "ий яя ее ие его ему им ем ей юю их ими"
_HARD_BE, _SOFT_BE = "ы ая ае ыя ага аму ым ай ую ых ымі", "і яя яе ія яга яму ім яй юю іх імі"
_SPANS_RU = (
    ("летн", "year", _SOFT_RU),
    *((stem, unit, _HARD_RU) for stem, unit in (("годичн", "year"), ("месячн", "month"), ("недельн", "week"), ("дневн", "day"))),
    *((stem, unit, _HARD_RU) for stem, unit in (("суточн", "day"), ("часов", "hour"), ("минутн", "minute"))),
    *((stem, unit, _HARD_RU) for stem, unit in (("метров", "metre"), ("километров", "kilometre"))),
)
_SPANS_BE = (
    ("летн", "year", _SOFT_BE),
    *((stem, unit, _HARD_BE) for stem, unit in (("гадов", "year"), ("месячн", "month"), ("тыднёв", "week"), ("дзённ", "day"))),
    *((stem, unit, _HARD_BE) for stem, unit in (("сутачн", "day"), ("гадзінн", "hour"), ("хвілінн", "minute"))),
    *((stem, unit, _HARD_BE) for stem, unit in (("метров", "metre"), ("метрав", "metre"), ("кіламетров", "kilometre"))),
)


def _compounds(prefixes: Values, spans: tuple[tuple[str, str, str], ...]) -> Mapping[str, tuple[float, str]]:
    """Return every form of the adjectives: to find one among 2,000 words costs nothing, to take words apart does."""
    return {
        prefix + stem + ending: (value, unit)
        for prefix, value in prefixes.items()
        for stem, unit, endings in spans
        for ending in endings.split()
    }


NUMERALS: dict[Language, Numerals] = {
    "en": Numerals(
        small=_ENGLISH,
        hundred=frozenset({"hundred"}),
        magnitude={"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12},
        short={"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12},
        half={},
        half_prefix=(),
        and_half=(("and", "a", "half"), ("-", "and", "-", "a", "-", "half")),
        to=frozenset({"to", "through"}),
        pair=frozenset({"or", "and"}),
        article=frozenset({"a", "an"}),
        plural_magnitudes=frozenset(),
        compounds={},
    ),
    "ru": Numerals(
        small=_RUSSIAN,
        hundred=frozenset(),
        magnitude=_MAGNITUDE_RU,
        short=_SHORT_SLAVIC,
        half={"полтора": 1.5, "полторы": 1.5, "полутора": 1.5},
        half_prefix=("пол", "полу"),
        and_half=(("с", "половиной"),),
        to=frozenset({"до"}),
        pair=frozenset({"или", "и"}),
        article=frozenset(),
        plural_magnitudes=frozenset(
            {"тысяч", "тысячам", "тысячами", "тысячах", "миллионы", "миллионов", "миллиарды", "миллиардов", "миллионам"}
        ),
        compounds=_compounds(_PREFIXES_RU, _SPANS_RU),
    ),
    "be": Numerals(
        small=_BELARUSIAN,
        hundred=frozenset(),
        magnitude=_MAGNITUDE_BE,
        short=_SHORT_SLAVIC,
        half={"паўтара": 1.5, "паўтары": 1.5},
        half_prefix=("паў",),
        and_half=(("з", "паловай"),),
        to=frozenset({"да"}),
        pair=frozenset({"ці", "або", "і"}),
        article=frozenset(),
        plural_magnitudes=frozenset({"тысяч", "тысячам", "тысячамі", "мільёны", "мільёнаў", "мільярды", "мільярдаў"}),
        compounds=_compounds(_PREFIXES_BE, _SPANS_BE),
    ),
}
