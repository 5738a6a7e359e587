"""Reads from the beginning of an article how far its affair has come, and which years and weekdays it names; it judges nothing.

A loan that is sought, signed and paid is three events with the same names and figures; so is a statistic of two years.
"""

import re
from collections.abc import Iterable

from monitor.model import Language, Rung
from monitor.stages.stories.passages import Passage

LEAD = 300
"""Years are read from the title and so many characters."""

OPENING = 140
HAN = 3
"""Steps are read from the title or, where it names none, so many characters (Chinese: a third): further on stands what went before,
and what is to come. Of pairs of one event 8 of 74 name different steps there, of pairs of two 944 of 1,637; in the first 300
characters with the title many name two."""

_AHEAD = (
    r"\bnegotiating|\bhop(?:es?|ing) to|\bexpects? to|\bplan(?:s|ning) to|\bseeks?\b|\bseeking\b|\bintends? to|\bwill sign\b|\bto be signed"
    r"|\b(?:will|to) (?:visit|travel|arrive|host|meet)\b"
    r"|\bnot (?:yet )?(?:been )?signed|\bunder consideration|\bpropos|\bin talks (?:on|over|about)"
    r"|посетит\b|прибудет|приедет|совершит|встретится\b"
    r"|планир|надеет|намерен|собира[ею]тся|рассчитыва|предлож|не подпис|переговоры (?:о|об|по)\b"
    r"|наведае\b|прыбудзе|прыедзе|зьдзейсніць|здзейсніць|сустрэнецца\b"
    r"|з[ьб]+іра[ею]цца|плануе|спадзя[еюк]|мае намер|разлічва|прапан|не падпіс|шука[ею]|перамовы (?:пра|аб|па)\b"
    r"|将访|将出访|将对|将赴|将出席|将于|将举行|商谈|磋商|洽谈|拟|计划|寻求|希望|将签"
)
_SIGNED = (
    r"(?<!not )(?<!not yet )(?<!will )(?<!be )\bsign(?:s|ed|ing)?\b|\bagree[ds]\b|\binked\b|\bconcluded\b"
    r"|(?<!не )(?<!не был )подписа(?:л|н[аоы]?\b)|заключил|заключен[аоы]?\b|договорил|согласова|скрепил"
    r"|(?<!не )падпіса(?:ў|л|н[аоы]?\b)|заключы|заключан|дамовіл|(?<!将)签署|(?<!将)签订|(?<!将)签约|达成协议"
)
_BEGUN = (
    r"\b(?:in|into) (?:force|effect)\b|\b(?:takes|took) effect|\bopen(?:s|ed|ing)?\b|\blaunch|\bbeg[ai]ns?\b|\bstart(?:s|ed)\b"
    r"|\bdeliver(?:s|ed)\b|\bcompleted\b|\binaugurat"
    r"|вступ\w+ в силу|заработал|откры[лтв]|нача(?:л|ли|ла|ло|лось|лся|лись)\b"
    r"|запу[сщ]|завершил|введ[её]н"
    r"|набы\w+ (?:моц|сілу)|увайшл|запрацав|пача(?:ў|ла|лі|лося|ўся|ліся)\b"
    r"|адкры[лўтц]|пусці|запусц|завершан|завяршы"
    r"|生效|启用|开业|开工|投产|竣工|启动|开通|首批|首台|首趟|首列|下线|落成|揭幕"
)
_FIRST = re.compile(r"\bfirst\b|\bперв(?:ый|ая|ое|ые|ого|ой|ую|ых)\b|\bперш(?:ы|ая|ае|ыя|ага|ай|ую|ых)\b")
"""In a headline the first train or traveller is a promise come true; in a text it may be the first visit of a year."""
_HELD = (
    r"\bm[ee]t\b|\bmeets?\b|\bvisits\b|\bvisited\b|\barriv(?:es|ed)\b|\bwelcom(?:es|ed)\b|\bheld\b|\bhosts\b|\bhosted\b|\btalks with\b"
    r"|встретил|встреча с|принял\b|посетил|прибыл|прилетел|провел|провёл|прошл|состоял|переговоры с"
    r"|сустрэ[ўл]|сустрэча з|прыняў|прыняла|наведаў|наведала|прыбы[ўл]|прыляце|правёў|правяла|прайшл|адбы[ўл]|перамовы з"
    r"|(?<!将)会见|(?<!将)会谈|(?<!将)抵达|(?<!将)举行|(?<!将)出席|欢迎|访问"
)
_MEETING = re.compile(_HELD)
_STEPS = ((Rung.NEGOTIATED, re.compile(_AHEAD)), (Rung.SIGNED, re.compile(_SIGNED)), (Rung.IN_FORCE, re.compile(_BEGUN)))
_WEEKDAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bmonday|понедельник|панядзел|(?:周|星期)一",
        r"\btuesday|вторник|аўтор[ак]|(?:周|星期)二",
        r"\bwednesday|\bсред[уы]\b|\bсерад[уы]\b|(?:周|星期)三",
        r"\bthursday|четверг|чацв[еяё]р|(?:周|星期)四",
        r"\bfriday|пятниц|пятніц|(?:周|星期)五",
        r"\bsaturday|суббот|субот|(?:周|星期)六",
        r"\bsunday|воскресень|\bнядзел|(?:周|星期)[日天]",
    )
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def headed(title: Passage, body: Passage) -> frozenset[Rung]:
    """Return the rungs that a headline speaks of, or the opening of the text where it speaks of none; often there are none. A
    meeting that was held is done: it is no step of an agreement, but no announcement either."""
    opening = body.until(_opening(body.language))
    first = frozenset({Rung.IN_FORCE} if _FIRST.search(title.text.lower()) else ())
    return first | steps((title,)) or _held(title) or steps((opening,)) or _held(opening)


def met(title: str, text: str, language: Language) -> bool:
    """Return whether the headline or the opening of the text tells of a meeting or visit that was held."""
    return _tells_meeting(title) or _tells_meeting(text[: _opening(language)])


def _opening(language: Language) -> int:
    return OPENING // HAN if language == "zh" else OPENING


def _tells_meeting(text: str) -> bool:
    return _MEETING.search(text.lower()) is not None


def _held(passage: Passage) -> frozenset[Rung]:
    return frozenset({Rung.DONE} if _tells_meeting(passage.text) else ())


def steps(passages: Iterable[Passage]) -> frozenset[Rung]:
    """Return the rungs that some passages speak of; empty where they are about something else than a promise."""
    text = "\n".join(passage.text for passage in passages).lower()
    return frozenset(rung for rung, pattern in _STEPS if pattern.search(text))


def years(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the years that are written out at the beginning of an article."""
    return frozenset(year for passage in passages for year in _YEAR.findall(passage.text))


def weekdays(passage: Passage) -> frozenset[str]:
    """Return the days of the week that a passage names, 0 for Monday."""
    text = passage.text.lower()
    return frozenset(str(day) for day, pattern in enumerate(_WEEKDAYS) if pattern.search(text))
