"""Whether a sentence calls something done: joined, in force, completed, in four languages; of what it speaks is for its readers.

Only plain past forms count: "hoped to join", "has not entered into force" call nothing done.
"""

import re
from collections.abc import Mapping

from monitor.model import Language

_DONE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:joined|acceded|became (?:a |an |the )?(?:[\w-]+ )?member|(?:was|were|been) admitted|(?:entered|came|gone) into force"
        r"|(?:was|were|been|has|have) (?:completed|fulfilled|implemented|delivered|commissioned))\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"(?<!\w)(?:вступил[аио]?|присоединил(?:ась|ся|ись|ось)|стал[аио]? (?:\w+ )?членом|принят[аыо]? в|заверш[её]н[аыо]?|завершил(?:ась|ся|ись|ось)"
        r"|выполнен[аыо]?|введ[её]н[аыо]? в (?:строй|эксплуатацию))(?!\w)",
        re.IGNORECASE,
    ),
    "be": re.compile(
        r"(?<!\w)(?:[уў]ступіл[аіо]|уступіў|далучыл(?:ася|іся|ося)|далучыўся|стал[аіо] (?:[\w']+ )?членам|прынят[аыо]? [уў]|набы(?:ло|ла|лі|ў) моц"
        r"|заверш?ан[аыо]?|выканан[аыо]?|[уў]ведзен[аыо]? [уў] (?:строй|эксплуатацыю))(?!\w)",
        re.IGNORECASE,
    ),
    "zh": re.compile(r"(?:正式|已|已经|成功)加入|加入了|成为.{0,12}成员|生效|已?完成|竣工"),
}
_NOT: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:not|never|yet to)\b|n[’']t\b", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:не|ещё не|так и не)(?!\w)", re.IGNORECASE),
    "be": re.compile(r"(?<!\w)не(?!\w)", re.IGNORECASE),
    "zh": re.compile(r"[未没]|尚|将|计划|希望"),
}


def is_fulfilment(sentence: str, language: Language) -> bool:
    """Return whether a sentence calls something done; other languages than the four call nothing so."""
    found = _DONE[language].search(sentence) if language in _DONE else None
    return bool(found) and not _NOT[language].search(sentence, 0, found.start() if found else 0)
