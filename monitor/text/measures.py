"""What figures measure, which period they cover and by which count, as far as their own sentence says.

Not here: who issued them by name (`stages/facts` knows the topic's bodies), and any comparison. Basis pairs are, in this order:
issuer (entity id); scope: goods, services, goods and services; terms: CFR, CIF, FCA, FOB; content: K2O, KCl; volume: firm, option;
stage: declared, committed, disbursed; change: up, down; per: tonne, barrel, container, of a sum for one of them. Same words of the
basis for all languages.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.model import DateMention, Figure, Language
from monitor.text.folding import lower
from monitor.text.keyed import Cue, Keyed, Rows
from monitor.text.sentences import split

ASPECTS = ("issuer", "scope", "terms", "content", "volume", "stage", "change")

_BY_UNIT = {
    **dict.fromkeys(("km2", "m2", "hectare", "mu"), "area"),
    **dict.fromkeys(("tonne", "kilogram", "gram"), "tonnage"),
    **dict.fromkeys(("person", "student", "tourist", "passenger", "participant", "visitor", "worker", "employee", "guest"), "people"),
    **dict.fromkeys(("kilometre", "metre", "mile"), "length"),
    "horsepower": "power",
    "megawatt": "power",
}
_PAID = frozenset({"investment", "loan", "aid"})
_BEHIND, _COMMA = 1.5, 60
"""A cue behind the figure counts as half as far again, and each comma between as so many characters."""
_FAR = 240

_MEASURES: dict[Language, Rows] = {
    "en": (
        ("trade", r"trade|turnover|commerce"),
        ("exports", r"exports?|exported|shipments|supplied|sold to"),
        ("imports", r"imports?|imported|bought|purchases"),
        ("investment", r"invest(?:s|ed|ments?)?|capital"),
        ("loan", r"loans?|credits?|lend(?:s|ing)?|borrow\w*|credit lines?"),
        ("aid", r"aid|grants?|assistance|donat\w+"),
        ("price", r"prices?|priced|tickets?|per tonne|a tonne|per barrel"),
        ("cost", r"costs?|worth of work|contract worth|budget"),
        ("debt", r"debts?|repay\w*"),
        ("deficit", r"deficit|surplus"),
        ("share", r"shares?|stakes?|owns?|accounts? for|accounted for|holds"),
        ("rate", r"interest|annual rate|coupon"),
    ),
    "ru": (
        ("trade", r"товарооборот\w*|торговл\w*|оборот\w*"),
        ("exports", r"экспорт\w*|поставк\w*|поставил\w*|продаж\w*|вывез\w*"),
        ("imports", r"импорт\w*|закуп\w*|ввоз\w*|ввез\w*"),
        ("investment", r"инвести\w*|вложен\w*|вложил\w*|вложит"),
        ("loan", r"кредит\w*|за[йё]м\w*|займ\w*|ссуд\w*"),
        ("aid", r"помощ\w*|грант\w*|безвозмездн\w*"),
        ("price", r"цен(?:а|ы|е|у|ой|ам)|стоит|билет\w*|за тонну"),
        ("cost", r"стоимост\w*|затрат\w*|обош[её]л\w*|обойд[её]тся"),
        ("debt", r"долг\w*|задолженност\w*"),
        ("deficit", r"дефицит\w*|сальдо|профицит\w*"),
        ("share", r"дол(?:я|и|ю|ей|е)|пакет\w*|владе\w+|принадлеж\w*"),
        ("rate", r"ставк\w*|годовых"),
    ),
    "be": (
        ("trade", r"тавараабарот\w*|гандаль|гандл\w*|абарот\w*"),
        ("exports", r"экспарт\w*|паст[аў]\w*|прода\w*|вывез\w*"),
        ("imports", r"імпарт\w*|закуп\w*|увоз\w*|завез\w*"),
        ("investment", r"інвесты\w*|укладз\w*|укладан\w*|уклал\w*|укладае"),
        ("loan", r"крэдыт\w*|пазык\w*|пазыч\w*"),
        ("aid", r"дапамог\w*|грант\w*|бязвыплатн\w*"),
        ("price", r"цан(?:а|ы|е|у|ой)|цэны?|каштуе|каштуюць|каштаваць|білет\w*|квіт\w+|за тону"),
        ("cost", r"кошт\w*|выдатк\w*|абыш\w*|абыдзецца"),
        ("debt", r"доўг\w*|запазычан\w*|вярнуць"),
        ("deficit", r"дэфіцыт\w*|сальда|прафіцыт\w*"),
        ("share", r"дол(?:я|і|ю|яй)|частк\w*|пакет\w*|валодае|валодаюць|належыць"),
        ("rate", r"стаўк\w*|гадавых"),
    ),
    "zh": (
        ("trade", r"贸易|外贸"),
        ("exports", r"出口|输华"),
        ("imports", r"进口|采购"),
        ("investment", r"投资|注资"),
        ("loan", r"贷款|信贷|授信|借款|融资"),
        ("aid", r"援助|无偿|捐赠"),
        ("price", r"价格|票价|单价|每吨|售价|起价"),
        ("cost", r"造价|耗资|成本|合同(?:总)?额"),
        ("debt", r"外债|债"),
        ("deficit", r"逆差|顺差"),
        ("share", r"股份|持股|占比|占|比重|份额"),
        ("rate", r"利率|年息"),
    ),
}
_SIDES: dict[Language, Rows] = {
    "en": (
        ("scope:goods and services", r"goods and services"),
        ("scope:goods", r"merchandise|goods"),
        ("scope:services", r"services"),
        ("volume:firm", r"firm (?:volumes?|orders?|quantit\w+|commitments?|contracts?|tonnage)|firm"),
        ("volume:option", r"options?|optional"),
        ("stage:disbursed", r"disburse\w*|paid|drawn|drew|transferred|received|utili[sz]ed|arrived"),
        ("stage:committed", r"committed|agreed|signed|contract(?:ed|s)?|under the agreement"),
        ("stage:declared", r"declared|announced|pledged|promised|planned|promises|plans"),
        ("change:up", r"rose|risen|up|grew|grown|increased?|growth|jumped|climbed|gained|higher|more than doubled"),
        ("change:down", r"fell|fallen|down|declined?|decreased?|dropped|shrank|lower|lost"),
    ),
    "ru": (
        ("scope:goods and services", r"товар\w* и услуг\w*"),
        ("scope:goods", r"товар(?:ы|ов|ами|ам|ах)|товарн\w+"),
        ("scope:services", r"услуг\w*"),
        ("volume:firm", r"тв[её]рд\w+"),
        ("volume:option", r"опцион\w*"),
        ("stage:disbursed", r"перечисл\w*|выплат\w*|выплачен\w*|выдел\w*|получил\w*|освоен\w*|поступил\w*|поступят"),
        ("stage:committed", r"подписа\w*|законтрактован\w*|согласован\w*|по договору|по соглашению"),
        ("stage:declared", r"заявл\w*|объяв\w*|обеща\w*|планир\w*|пообеща\w*"),
        ("change:up", r"вырос\w*|возрос\w*|увелич\w*|рост\w*|прирост\w*|подня\w*|прибав\w*"),
        ("change:down", r"снизил\w*|сократил\w*|упал\w*|уменьш\w*|падени\w*|снижени\w*|сокращени\w*"),
    ),
    "be": (
        ("scope:goods and services", r"тавар\w* і паслуг\w*"),
        ("scope:goods", r"тавар(?:ы|аў|амі|ам|ах)|таварн\w+"),
        ("scope:services", r"паслуг\w*"),
        ("volume:firm", r"цв[её]рд\w+|цьв[её]рд\w+"),
        ("volume:option", r"апцыён\w*"),
        ("stage:disbursed", r"пералічы\w*|выплац\w*|выплачан\w*|выдзел\w*|атрымал\w*|паступіл\w*|асвоен\w*"),
        ("stage:committed", r"падпіса\w*|узгоднен\w*|узгаднен\w*|паводле (?:дагавора|пагаднення)"),
        ("stage:declared", r"заяўл\w*|заяві\w*|абвясці\w*|абвешчан\w*|абяца\w*|паабяца\w*|план\w*"),
        ("change:up", r"вырас\w*|узрас\w*|павяліч\w*|рост\w*|прырост\w*|падня\w*"),
        ("change:down", r"знізі\w*|скараці\w*|скарац\w*|упал\w*|зменш\w*|падзен\w*|знижэн\w*"),
    ),
    "zh": (
        ("scope:goods and services", r"货物和服务|商品和服务"),
        ("scope:goods", r"货物|商品"),
        ("scope:services", r"服务贸易"),
        ("volume:firm", r"确定量|固定(?:数?量|合同)|确定供应"),
        ("volume:option", r"选择权|选择量|可选|期权"),
        ("stage:disbursed", r"到账|拨付|支付|已发放|发放|实际(?:使用|到位)|到位"),
        ("stage:committed", r"签署|签订|根据协[定议]|合同"),
        ("stage:declared", r"宣布|承诺|计划|将提供"),
        ("change:up", r"增长|增加|上升|上涨|增幅|提高|高出"),
        ("change:down", r"下降|减少|下跌|降幅|回落|下滑"),
    ),
}
_ANYWHERE: Rows = (
    ("terms:CFR", r"cfr|c&f|成本加运费"),
    ("terms:CIF", r"cif|到岸价"),
    ("terms:FCA", r"fca"),
    ("terms:FOB", r"fob|离岸价"),
    ("content:K2O", r"k2o|k₂o|оксид\w* калия|аксід\w* калію|氧化钾"),
    ("content:KCl", r"kcl|potassium chloride|хлорист\w+ кали\w+|хлорыст\w+ калі\w+|氯化钾"),
)


_ONE: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    language: (re.compile(behind), re.compile(f"(?:{before})$"))
    for language, behind, before in (
        (
            "en",
            r"\s?(?:per|an?|/)\s?(?:metric )?(?:(?P<tonne>tonne|ton|t)|(?P<barrel>barrel|bbl)|(?P<container>container|teu))\b",
            r"(?P<tonne>price per tonne|a tonne) (?:of|at|is|was|for|costs?) ",
        ),
        (
            "ru",
            r"\s?(?:за|/)\s?(?:одну )?(?:(?P<tonne>тонну|т)|(?P<barrel>баррель)|(?P<container>контейнер))\b",
            r"за (?P<tonne>тонну) (?:[–—-] )?",
        ),
        (
            "be",
            r"\s?(?:за|/)\s?(?:адну )?(?:(?P<tonne>тону|т)|(?P<barrel>барэль)|(?P<container>кантэйнер))\b",
            r"за (?P<tonne>тону) (?:[–—-] )?",
        ),
        (
            "zh",
            r"(?:[/每]一?|一)(?:(?P<tonne>公?吨)|(?P<barrel>桶)|(?P<container>个?集装箱))",
            r"每(?:(?P<tonne>公?吨)|(?P<barrel>桶)|(?P<container>个?集装箱))(?:的?(?:价格|售价|单价))?(?:约?为|达|是)?",
        ),
    )
}
"""How a sum is said to be for one of something, right behind it and right before it: 300 dollars are no price of 700,000 tonnes."""
_BEFORE = 24


_KEYED = {language: Keyed((*_MEASURES[language], *_SIDES[language], *_ANYWHERE), spaced=language != "zh") for language in _MEASURES}


def _cues(lowered: str, language: Language) -> list[Cue]:
    """Return the cues of a text, of overlapping ones the first and longest."""
    kept: list[Cue] = []
    for cue in sorted(_KEYED[language].scan(lowered), key=lambda cue: (cue.start, -cue.end)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


REACH = 250
"""Characters beside a figure in which what is said of it is sought: a "sentence" of a thousand figures costs no more than they."""


def described(
    figures: Sequence[Figure],
    text: str,
    language: Language,
    dated: Sequence[DateMention],
    issuers: Sequence[tuple[int, int, str]] = (),
) -> tuple[Figure, ...]:
    """Return `figures` of `text` with measure, period and basis. `dated` are its dates; `issuers` (start, end, entity id) the bodies
    to whose count the text refers. Other languages than the four return the figures as they are."""
    if language not in _KEYED or not any(map(_is_telling, figures)):
        return tuple(figures)
    lowered, sentences = lower(text), split(text, language)
    starts = [start for start, _ in sentences]
    told = _Told(lowered, language, dated, issuers)
    found: list[Figure] = []
    for figure in figures:
        of = bisect_right(starts, figure.place.start) - 1 if _is_telling(figure) else -1
        if of < 0:
            found.append(figure)
            continue
        low, high = max(sentences[of][0], figure.place.start - REACH), min(sentences[of][1], figure.place.end + REACH)
        found.append(told.of(figure, low, high))
    return tuple(found)


_PARTS = re.compile("[,，;；、(（]")


class _Cues:
    """Cues in the order of the text."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = tuple(cues)
        self._starts = [cue.start for cue in self._cues]

    def inside(self, start: int, end: int) -> Sequence[Cue]:
        """Return those that begin between two offsets."""
        low = bisect_left(self._starts, start)
        return self._cues[low : bisect_left(self._starts, end, lo=low)]


class _Told:
    """What the words of a text say of its figures: cues of measures and of each aspect, periods, issuers, and the commas between."""

    def __init__(self, lowered: str, language: Language, dated: Sequence[DateMention], issuers: Sequence[tuple[int, int, str]]) -> None:
        aspects: dict[str, list[Cue]] = {}
        for cue in _cues(lowered, language):
            aspect, colon, value = cue.name.partition(":")
            aspects.setdefault(aspect if colon else "", []).append(Cue(value, cue.start, cue.end) if colon else cue)
        measures = aspects.pop("", ())
        self._aspects = {aspect: _Cues(aspects[aspect]) for aspect in ASPECTS if aspect in aspects}
        self._shares = _Cues(measures)
        self._measures = _Cues(cue for cue in measures if cue.name not in {"share", "rate"})
        self._periods = _Cues(Cue(one.iso, one.place.start, one.place.end) for one in dated if len(one.iso) <= len("YYYY-MM"))
        self._issuers = _Cues(Cue(name, start, end) for start, end, name in issuers)
        self._lowered, self._language = lowered, language
        self._commas = [match.start() for match in _PARTS.finditer(lowered)]

    def of(self, figure: Figure, low: int, high: int) -> Figure:
        """Return the figure with what is said of it between two offsets."""
        measures = self._shares if figure.unit == "percent" else self._measures
        one = self._one(figure)
        measure = "price" if one else _BY_UNIT.get(figure.unit) or _nearest(figure, self._commas, measures.inside(low, high))
        basis = [("issuer", _nearest(figure, self._commas, self._issuers.inside(low, high)))]
        for aspect, cues in self._aspects.items():
            if _applies(aspect, measure, figure):
                near = cues.inside(low, high)
                near = [cue for cue in near if not _is_of_another(figure, cue, self._lowered)] if aspect == "volume" else near
                basis.append((aspect, _nearest(figure, self._commas, near)))
        basis.append(("per", one))
        said = tuple((aspect, value) for aspect, value in basis if value)
        period = _nearest(figure, self._commas, self._periods.inside(low, high))
        return replace(figure, measure=measure, period=period, basis=said) if measure or period or said else figure

    def _one(self, figure: Figure) -> str:
        """Return what a sum is said to be for one of: tonne, barrel, container; empty for other figures."""
        if not figure.currency:
            return ""
        behind, before = _ONE[self._language]
        start = figure.place.start
        found = behind.match(self._lowered, figure.place.end) or before.search(self._lowered[max(0, start - _BEFORE) : start])
        return found.lastgroup or "" if found else ""


_DIGIT = re.compile(r"\d")
_LEADS_ON = re.compile(r"\s(?:for|of|on|to|на|ещё|еще|яшчэ)\s[^.;:]{0,30}?\d")
"""Behind "option" or "firm": the figure that it speaks of comes next, so it is not said of the one before."""


def _is_of_another(figure: Figure, cue: Cue, lowered: str) -> bool:
    """Return whether a cue behind a figure speaks of the next one: it leads on to it, or another number stands between."""
    behind = cue.start >= figure.place.end
    return behind and bool(_LEADS_ON.match(lowered, cue.end) or _DIGIT.search(lowered, figure.place.end, cue.start))


_LARGE = 1e6


def _is_telling(figure: Figure) -> bool:
    """Return whether the figure is of a kind that measures something: money, a share, a measure of size, a large number."""
    return bool(figure.currency) or figure.unit in _BY_UNIT or figure.unit == "percent" or (not figure.unit and figure.high >= _LARGE)


def _applies(aspect: str, measure: str, figure: Figure) -> bool:
    """Return whether the aspect can belong to such a figure at all."""
    match aspect:
        case "scope":
            return measure in {"trade", "exports", "imports", "deficit"}
        case "terms":
            return measure in {"price", "exports"} or figure.currency != ""
        case "content":
            return measure in {"tonnage", "price", "exports", "imports"}
        case "volume":
            return measure in {"tonnage", "exports", "imports"}
        case "stage":
            return measure in _PAID and figure.currency != ""
        case _:
            return figure.unit == "percent" and measure not in {"share", "rate"}


def _nearest(figure: Figure, commas: Sequence[int], cues: Sequence[Cue]) -> str:
    """Return the name of the cue nearest to the figure, by characters and the commas between; empty when all are far."""
    if not cues:
        return ""
    start, end = figure.place.start, figure.place.end
    nearest: tuple[float, int, str] = (_FAR, 0, "")
    for cue in cues:
        if cue.end <= start:
            low, high, distance = cue.end, start, float(start - cue.end)
        elif cue.start >= end:
            low, high, distance = end, cue.start, _BEHIND * (cue.start - end)
        else:
            continue
        if distance < nearest[0]:
            parts = bisect_left(commas, high) - bisect_left(commas, low)
            nearest = min(nearest, (distance + _COMMA * parts, cue.start, cue.name))
    return nearest[2]
