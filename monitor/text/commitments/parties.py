"""Who binds themselves in a clause, and how far the promise has come: words before the verb, and words of documents.

The party is given as the clause names it; who that is, is for the names of the topic.
"""

import re

from monitor.model import Language, Rung
from monitor.text.folding import lower
from monitor.text.han import plain

_VERB = {
    "en": re.compile(
        r"\b(?:(?:has|have|had|also|again|again )?\s?(?:promis|pledg|undert|vow|commit|agree|confirm|announc|intend|want|hope"
        r"|expect|say)\w*|plan(?:s|ned)?\b|aims?\b"
        r"|will|shall|said|must|undertook)\b"
    ),
    "ru": re.compile(
        r"\b(?:вновь |также |уже )?(?:(?:по)?обеща\w+|обязал\w+|завери\w+|намер\w+|план\w+|услови\w+|договорил\w+|согласил\w+|рассчитыва\w+"
        r"|поставил\w+|хо(?:чет|тят)|долж\w+|получ(?:ит|ат)|посет(?:ит|ят)|подпи(?:шет|шут)|предостав(?:ит|ят)|вступ(?:ит|ят)"
        r"|построит|откроет|буд(?:ет|ут))\b"
    ),
    "be": re.compile(
        r"\b(?:таксама |ужо )?(?:(?:па)?абяца\w+|абавяза\w+|даручы\w+|запэўні\w+|намер\w*|мае|маюць|план\w+|дамовіл\w+|умовіл\w+"
        r"|разлічва\w+"
        r"|павін\w+|буд(?:зе|уць)|[уў]кладзе|атрымае|падпіша|дасць|пабудуе|адкрые|прыедуць|наведаюць)\b"
    ),
    "zh": re.compile(r"(?:已经?|均|还|也|一致|即)?(?:承诺|保证|商定|约定|同意|决定|计划|预计|定于|拟|力争|希望|将|必须)"),
}
"""The verb behind which the party no longer stands."""

_NOBODY = {
    "en": re.compile(r"\b(?:is|are|be|was|were) |^(?:it|there|they|he|she|we|and|but|also|that|who|which) "),
    "ru": re.compile(
        r"\b(?:планируется|запланирован\w*|намечен\w*|поручено|должн[аоы]? быть|подписание|отгрузки)\b|^(?:не|и|а|но|также|он|она|они|что) "
    ),
    "be": re.compile(r"\b(?:плануецца|намечан\w*|даручана|прызначан\w*)\b|^(?:не|і|а|але|таксама|ён|яна|яны|што) "),
    "zh": re.compile(r"^(?:预计|全年|未来|(?:并|因此|届时|今后|同时|不久|他们?|我们) )"),
}
_ASIDE = {
    "en": re.compile(r"^(?:(?:in|on|by|from|under|at|after|next|this|until) [^,]{1,40}, |and |but |then |also )", re.IGNORECASE),
    "ru": re.compile(
        r"^(?:(?:в|к|до|с|на|по|после|из|для) (?:\w+ ){0,2}?(?:\w*(?:ре|ря|ле|ля|не|ня|те|та|ае|ая|года?|году|неделе|месяце))\s"
        r"|\d+\s\w+\s)",
        re.IGNORECASE,
    ),
    "be": re.compile(
        r"^(?:(?:у|ў|да|з|на|пасля|са) (?:\w+ ){0,2}?(?:\w*(?:ні|ня|ку|ка|дзе|даду|ежня|года?|годзе|тыдні))\s|\d+\s\w+\s)", re.IGNORECASE
    ),
    "zh": re.compile(r"^(?:从|到|自)?(?:\d+[年月日](?:底|初)?|明年|今年|年内)+"),
}
_PARTS = re.compile(r", |，(?:从|到|自)?(?:\d+[年月日](?:底|初)?)*")
_INDEFINITE = re.compile(r"(?:вновь )?(?:по)?обещают|абяцаюць|хотят|планируют|плануюць")
_PLURAL = re.compile(r"(?:и|ы|і|ане|яне)$")
"""«Закон обещают принять» names nobody, «власти обещают» does: the last word of a party in the plural ends so."""
_LONGEST = {"zh": 16}

_ALPHABETIC = (
    (Rung.RATIFIED, re.compile(r"\bratified\b|ратифицирован|ратыфікаван")),
    (Rung.IN_FORCE, re.compile(r"\bin force\b|действующ\w+ (?:соглашени|договор)|дзейн\w+ (?:пагадненн|дагавор)")),
    (
        Rung.SIGNED,
        re.compile(
            r"\b(?:take|enter|come)s? (?:effect|into (?:force|effect))|\bratif|\bunder the (?:agreement|contract|accord|deal"
            r"|protocol|document)"
            r"|вступ\w+ в силу|ратифи|(?:согласно|по) (?:подписанн\w+ )?(?:соглашени|договор|контракт|протокол)"
            r"|набу\w+ (?:моц|сілу)|ратыфі|(?:паводле|згодна з) (?:пагадненн|дагавор|кантракт)"
        ),
    ),
    (
        Rung.NEGOTIATED,
        re.compile(
            r"\bagree|\bsign\w*\b|\bundertook|\bnegotiat|услови|договор[иё]|соглас(?:ил|ов)|подпис|обязал|дамовіл|умовіл|пагадзіл"
            r"|падпіс|абавяза"
        ),
    ),
)
_RUNGS = {
    "zh": (
        (Rung.RATIFIED, re.compile(r"已(?:获)?批准")),
        (Rung.IN_FORCE, re.compile(r"现行协[定议]")),
        (Rung.SIGNED, re.compile(r"生效|根据(?:协[定议]|合同|议定书)|协定|批准")),
        (Rung.NEGOTIATED, re.compile(r"商定|约定|同意|签约|签署|谈判|达成")),
    )
}
"""The highest rung first. Chinese apart: its words and those of the others together took five times as long."""


def party(words: str, language: Language) -> str:
    """Return who binds themselves, as the clause names them before its verb; empty where it names nobody there."""
    lowered = lower(plain(words, language))
    while (aside := _ASIDE[language].match(lowered)) and aside.end() < len(lowered) - 4:
        words, lowered = words[aside.end() :], lowered[aside.end() :]
    verb = _VERB[language].search(lowered)
    named = words[: verb.start()].strip(" ,，—–-\u00a0") if verb else ""
    head = _PARTS.split(named)[-1]
    if verb and _INDEFINITE.fullmatch(verb[0].strip()) and not _PLURAL.search(head.lower()):
        return ""
    if not head or len(head) > _LONGEST.get(language, 60) or _NOBODY[language].search(f"{head.lower()} {lowered[len(named) :][:24]}"):
        return ""
    return head


def rung(words: str, language: Language) -> Rung:
    """Return the rung that lower-case `words` say was reached: what is to take effect was signed, what is to be signed was
    negotiated, and what nobody else is said to have agreed to is proposed. A promise that is still ahead is never done."""
    return next((rung for rung, pattern in _RUNGS.get(language, _ALPHABETIC) if pattern.search(words)), Rung.PROPOSED)
