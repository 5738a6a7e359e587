"""Whether a clause speaks of what was or of what will be: the direction of a date without a year.

It looks at words and endings of one sentence only; it parses nothing.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from monitor.model import Language
from monitor.text.dates.reading import Tense

REACH = 300
"""How many characters to each side of a date may belong to its sentence; longer sentences are cut."""

_EDGE = re.compile(r"[.!?…。！？；;\n](?:(?<![.!?…])|(?=\s|$|[»”\"]))")

_PERFECTIVE = (
    r"(?:от|вы|при|про|по|за|на|с|со|у|до|из|раз|пере|об|под|в|вз|вер)(?!\w*(?:ход|воз|нос|вод|сто|говор|прос|знач|леж|вис|вит))"
    r"\w+(?:(?<![аяуеиы])(?:ит|[её]т|[ую]т|[ая]т)(?:ся)?|[влртсдпбмзо]им)"
)
"""Russian has no word for "will" with most verbs: a prefix with a finite ending, and none of the common imperfective stems."""

_TO_BE = (
    r"(?:ад|вы|пра|пры|па|за|на|с|з|у|ў|да|раз|рас|пера|аб|пад)(?!\w*(?:ход|воз|нос|вод|гавор|пытан|нач|ляж|віс|луж|ядз|від)|\w*[вт]уць)"
    r"\w+(?<![аяуеіыё])(?:[іы]ць|[іы]цца|уць|уцца)"
)
"""The same of Belarusian, where an infinitive may look so too: what somebody is to do lies ahead as well."""

_FUTURE = {
    "en": re.compile(
        r"\b(?:will|shall|would|plans?|planned|scheduled|due|promise[sd]?|pledged|intends?|aims?|expects?|expected|hopes?"
        r"|undertook|agreed to"
        r"|(?:is|are|was|were) (?:yet )?to|to be|should|meets|plays|comes|takes|enters|expires|runs|goes|visits|arrives"
        r"|leaves|starts|opens|ends|returns|flies|begins)\b"
    ),
    "ru": re.compile(
        r"\b(?:буд(?:ет|ут|ем)|планиру\w+|намеч\w+|намер\w+|обеща\w+|ожида\w+|предсто\w+|должн\w+|рассчит\w+|собира\w+|назначен\w*"
        rf"|поручен\w*|обяза\w+|переход(?:ит|ят) на|начина(?:ет|ют)(?:ся)?|ввод(?:ит|ят)ся|вступа(?:ет|ют) в"
        rf"|прекраща(?:ет|ют)|возобновля(?:ет|ют)"
        rf"|смо(?:жет|гут)|(?:сыгра|сдела|узна)(?:ет|ют)|(?:провед|начн)[её]м|(?:подпиш|откро|приед)ем|заплан\w+|состоится|дад(?:ут|им)|{_PERFECTIVE})\b"
    ),
    "be": re.compile(
        r"\b(?:буд(?:зе|уць|зем)|план\w+|намеч\w+|намер\w+|(?:па)?абяца\w+|чака\w+|павін\w+|мусі\w+|разлічва\w+|з[ьб]*іра\w+"
        r"|прызнач\w+|даручы\w+|пераход(?:зіць|зяць) на|пачына(?:е|юць|ецца|юцца)|уводз(?:іцца|яцца)|набыва(?:е|юць)|спыня(?:е|юць)"
        r"|абавяза\w+|зможа|змогуць|(?:пра|про|вы|пры|уво|ўво|за|по|зы)йдз(?:е|уць)|(?:за|да|вы|па)вяд(?:зе|уць)|адкры(?:е|ецца|юць|юцца)"
        r"|пачн(?:е|ецца|уць|уцца)"
        r"|вернец?ца|трапіць|пусціць|пусцяць|дасць|дадуць|(?:пры|па|вы)ед(?:зе|уць)|атрымае|атрымаюць|запрацуе|запрацуюць|набудзе|стане|стануць|падасць"
        rf"|увядуць|адбудзецца|{_TO_BE})\b"
    ),
    "zh": re.compile(r"将|预计|定于|计划|拟于|届时|有望|前(?:完成|投产|建成|签)|力争|承诺|起，|下(?:届|次|一)"),
}

_PAST = {
    "en": re.compile(
        r"\b(?:was|were|had|ha(?:s|ve)(?= (?:\w+ )?(?:been|done|gone|begun|come|become|(?!seven|ten|open|women|men)\w+[ew]n)\b)|did|took"
        r"|met|held|came|went|rose|fell|began|sent|gave|made|left|won|said|told|wrote|spoke|saw|paid|bought"
        r"|sold|built|brought|found|got|became|grew|flew|kept|led|lost|fought|broke|drove|hit|chose|drew|ate|felt|fled|heard"
        r"|hid|knew|rode|rang|shook|shot|sang|sank|sat|slept|stood|stole|struck|taught|threw|understood|wore|sought|dealt"
        r"|dug|caught|shut|ran|spent|lent|(?!(?:seed|need|speed|indeed|feed|breed|hundred|shed|exceed|proceed|succeed)\b)\w{2,}ed)\b"
    ),
    "ru": re.compile(
        r"\b(?!(?:фин|кан|порт|журн|термин|персон|сигн|кварт|вокз|капит|матери|потенци|фили|сери|генер)ала?\b"
        r"|(?:от|раз|пре)дела?\b|(?:протокол|футбол|школ)[аои]?\b)"
        r"(?:был[аои]?|\w{2,}(?:[аеиоуыяё]л(?:а|о|и|ся|ась|ось|ись)?|ш(?:ёл|ел)|шл[аои]|\w\w(?<!ст)[аеё]н[аоы]?|нят[аоы]?|крыт[аоы]?)|(?:вы|воз|под)рос(?:л[аои])?|достиг|смог|помог|погиб|умер|(?:при|у|вы|за|в)(?:н[её]с|в[её]з))\b"
    ),
    "be": re.compile(
        r"\b(?!\w*(?:завод|народ|фонд|метад|склад|груз|саюз|час)аў\b|(?:школ|канал|партал|аддзел|квартал|вакзал)а\b)"
        r"(?:бы(?:ў|л[аоі])|(?:па|пры|за|зы?|пера|абы?|уз?|вы)няў|[ўу]зяў|(?:па|рас)пачаў|стаў|(?:вы|уз|ўз)рас(?:л[аоі])?|(?:пры|вы|за)(?:нёс|вёз)|змог|памёр|\w{2,}(?:[ыі]ў|[сзвдм]аў|нуў|[аыіу]ўся|[аеіоуыяё]л(?:а|о|і|ася|ася|іся)|\w(?<!ст)[ае]н[аоы]|йшоў|йшл[аоі]))\b"
    ),
    "zh": re.compile(r"上一?[次届轮]|了|已|过|曾|自|以来|签署|举行|开幕|闭幕|抵达|正式|发布|公布|指出|达成|获悉|获知|了解到|同比|环比"),
}

_LIMIT = {
    "en": re.compile(r"\b(?:by|until|till|from|before|through) (?:the )?$"),
    "ru": re.compile(r"\b(?:до|к|ко) $"),
    "be": re.compile(r"\b(?:да|к) $"),
    "zh": re.compile(r"(?:将[于在从自]|拟[于在]|定于|预计|(?:计划|必须|须|需|应|要求|同意|商定|约定|决定|承诺|力争)[于在]?)$"),
}
"""A word before the date that sets a limit: ahead, unless the whole sentence is told in the past."""

_SET = {
    "en": re.compile(
        r"\b(?:(?:due|scheduled|planned|expected) (?:for|on|in|by)|(?:set|slated) for|(?:postponed|moved|delayed|pushed back|put off)"
        r" (?:to|until|till)) (?:the )?$"
    ),
    "ru": re.compile(r"\b(?:назнач|перен[её]с|заплан|намеч|отлож)\w+ (?:\w+ ){0,2}на $"),
    "be": re.compile(r"\b(?:прызнач|перанес|перан[её]с|заплан|намеч|адклад)\w+ (?:\w+ ){0,2}на $"),
}
"""What the day of something is set by, which lies ahead even of the verb that tells of it: "was postponed to", «перенесли на»."""
_BOUND = {
    "en": re.compile(
        r"\b(?:must|shall|ha(?:s|ve) until|agreed on (?:the|an?)"
        r"|(?:undert(?:ook|aken?|akes)|agreed?|pledged?|promised?|vowed|committed|obliged|ordered|instructed|decided|wants?|plans?|planned"
        r"|intends?|aims?|hopes?|expected|set|due|scheduled|is|are) (?:\w+ )?to (?!have\b))[^,;:]*$"
    ),
    "ru": re.compile(
        r"\b(?:договор|соглас|обяз|пообещ|обещ|решил|поруч|распоряд)\w* (?:[\w-]+ ){0,3}?(?:об?|\w+(?:[тч]ь|ться|тись?)) [^,;:]*$"
    ),
    "be": re.compile(
        r"\b(?:дамов|пагадз|абавяз|паабяц|абяц|вырашы|даруч|загад)\w* (?:[\w-]+ ){0,3}?(?:аб|пра|\w+(?:ц[ьі]|цца|чы)) [^,;:]*$"
    ),
}
"""What binds somebody to do something, with its verb: the day behind it lies ahead although the agreement is past."""
_REACH_BEFORE, _REACH_SET = 12, 40

_SINCE = re.compile(r"\b(?:since) $")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence around `start`…`end` lies, within REACH."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    edges = _edges(text)
    before = bisect_right(edges, start - 1) - 1
    after = bisect_left(edges, end)
    left = edges[before] + 1 if before >= 0 and edges[before] >= low else low
    return left, edges[after] if after < len(edges) and edges[after] < high else high


@lru_cache(maxsize=4)
def _edges(text: str) -> tuple[int, ...]:
    """Return the places of the signs that end sentences. Remembered: a text with twenty dates asks twenty times."""
    return tuple(match.start() for match in _EDGE.finditer(text))


@lru_cache(maxsize=64)
def _directions(words: str, language: Language) -> tuple[bool, bool]:
    """Return whether the words tell of what will be, and of what was. Dates stand together in one clause."""
    return bool(_FUTURE[language].search(words)), bool(_PAST[language].search(words))


def tense(text: str, start: int, end: int, language: Language) -> Tense:
    """Return the direction of the sentence around a date in lower-case `text`; unknown where it has both, or neither."""
    if language not in _FUTURE:
        return Tense.UNKNOWN
    limited = _LIMIT[language].search(text, max(0, start - _REACH_BEFORE), start)
    if language == "en" and _SINCE.search(text, max(0, start - _REACH_BEFORE), start):
        return Tense.PAST
    if (limited and language != "en") or (language in _SET and _SET[language].search(text, max(0, start - _REACH_SET), start)):
        return Tense.FUTURE
    left, right = clause(text, start, end)
    if language in _BOUND and _BOUND[language].search(text, left, start):
        return Tense.FUTURE
    near_left = max((text.rfind(sign, left, start) for sign in ",，:"), default=left) + 1
    near_right = min((at for sign in ",，:" if (at := text.find(sign, end, right)) >= 0), default=right)
    for low, high in ((max(left, near_left), near_right), (left, right)):
        ahead, behind = _directions(text[low:high], language)
        if ahead != behind:
            break
    if behind and not ahead:
        return Tense.PAST
    return Tense.FUTURE if limited or (ahead and not behind) else Tense.UNKNOWN


def is_done(text: str, start: int, end: int, language: Language) -> bool:
    """Return whether the sentence around `start`…`end` tells of something done or to come, not of how things are."""
    left, right = clause(text, start, end)
    return any(_directions(text[left:right], language))
