"""Who speaks: the name or role in an attribution, as the article writes it.

A pronoun or a bare role is looked up among the names before it; nothing is translated and no case is changed.
"""

import re

from monitor.model import Language
from monitor.text.quotes.verbs import SAYING

_BY_WORDS = frozenset({"according to", "in the words of", "словам", "словах", "слоў", "слова"})
_SHORT = 2
_CLAUSE = re.compile(r"(?:who|which|whose|котор|як[іаоуи]|што|что|чь)", re.IGNORECASE)
_GERUNDS = frozenset({"adding", "saying"})
_AS = frozenset({"как", "як", "as"})
"""Opens a clause whose subject stands behind the verb: «Как пояснила декан …, «…»»."""
_JOINING = frozenset({"и", "а", "но", "і", "але", "and", "but", "also", "также", "таксама", "that", "что", "што"})
_WORD = r"[A-ZА-ЯЁІЎŁ][\w'’ʼ-]*[\wА-Яа-я]"
_NAME = re.compile(rf"{_WORD}(?: (?:{_WORD}|[A-ZА-ЯЁІЎ]\.|al|bin|van|von|de))*(?: {_WORD})")
_ANY_NAME = re.compile(rf"{_WORD}")
_PRONOUN = re.compile(r"(?:he|she|it|they|он|она|они|ён|яна|яны|他|她|他们|其)$", re.IGNORECASE)
_TITLES = re.compile(
    r"^(?:(?:The |Chinese |Belarusian |Russian )?(?:Mr|Mrs|Ms|Dr|President|Premier|Minister|Prime|Foreign|Deputy|First"
    r"|Health|Finance|Ambassador|Professor|Vice|Economy|General"
    r"|Secretary|Director|Coach|Governor|Mayor|Speaker|Президент|Министр|Премьер|Посол|Глава|Председатель|Прэзідэнт|Міністр"
    r"|Прэм'ер|Старшыня|Пасол|Аналитик|Аналітык|Эксперт|Экспэрт|Директор|Дырэктар|Профессор|Прафесар|Депутат|Дэпутат"
    r"|Тренер|Трэнер|Экономист(?:ка)?|Эканаміст(?:ка)?|Политолог|Палітоляг|Палітолаг|Историк|Гісторык|Агроном|Аграном"
    r"|Инженер|Інжынэр|Інжынер"
    r"|Ректор|Рэктар|Декан|Дэкан|Юрист|Юрыст|Адвокат|Адвакат|Начальник|Начальнік|Координатор|Каардынатар|Конструктор|Канструктар"
    r"|Economist|Analyst|Engineer|Dean|Rector|Lawyer|Designer|Historian|Hotelier)\.? )+"
    r"|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day |^The (?=[A-Z]\w+ [A-Z])"
    r"|^(?:Беларуси|Беларусі|КНР|Китая|Кітая) "
)
_OFFICE = re.compile(
    r"[Пп]резидент|[Мм]инистр|[Пп]ремьер|[Пп]осол|[Гг]лава|[Пп]редседатель|[Пп]рэзідэнт|[Мм]іністр|[Пп]рэм'ер|[Сс]таршыня|[Пп]асол"
)
"""Begins a phrase that names an office by its country ("Президент Беларуси"), which is no name."""
_CUT = re.compile(
    r",|;| who\b| which\b| at (?:a|the)\b| in (?:a|the|an|\w+ing)\b| on \w+day\b| during\b| after\b| adding\b| as \w+|, | "
    r"(?:его|её|ее|их|яго|яе|іх) [а-яёіў-]+$| который\b| которая\b| які\b| якая\b| што\b"
)
_APPOSED = re.compile(rf"^[^,]*[a-zа-яёіў], ({_NAME.pattern})$")
"""A role and behind a comma, as the last words, who holds it: "the deputy head of the railway, Viktor Shamko"."""
_LEAD = re.compile(
    r"^(?:(?:the|our|его|её|ее|их|яго|ягоны|ягоная|яе|іх|нам|на \w+|в \w+|у \w+|ў \w+|вчера|сегодня|учора|ўчора|сёння"
    r"|сёньня|журналистам|порталу|свой \w+|впечатлениями|также"
    r"|пры гэтым|при этом) )+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:в|во|ў|у|на) .+", re.IGNORECASE)
"""Where something was said is not who said it."""
_ZH_CUT = re.compile(
    r"(?:在[^，。]{1,14}[中时上里]|日前|[上本下]周|昨|今|当天|今天|昨天|向记者|对记者|告诉记者|对此|赛后|会见时|会谈时|则|还|也|又|就此|说|并|近日|[\d]+日|笑着|[高激自感无兴][兴动豪慨奈奋]地"
    r"|(?:周|星期)[一二三四五六日](?=[上下晚对向在告接]|$))"
)
_ZH_TITLES = (
    "总统|主席|总理|部长|外长|大使|总裁|书记|市长|州长|省长|行长|校长|院长|厂长|局长|司长|处长|会长|站长|队长|馆长|董事长|秘书长|参赞|总领事"
    "|发言人|教授|经理|主任|教练|设计师|工程师|经营者|负责人|创始人|研究员|分析师"
)
"""Behind these a name may follow that stands for the speaker."""
_ZH_PERSON = re.compile(
    rf"(?:{_ZH_TITLES}|先生|女士)"
    r"([一-鿿·]{2,6}?)(?=[在到出同与和于对将就表说指会向抵签]|[，。、）])"
)
_ZH_PARTS = re.compile(r"[，。、；：！？”\n]")
_ZH_ONE = re.compile(r"^(?:一位|一名|一家)")
_ZH_CALLED = re.compile(r"的([一-鿿]{1,2}(?:先生|女士|师傅))$")
_ZH_SAYING_END = re.compile(rf"(?:{SAYING['zh'].pattern})$")
_ZH_TITLED = re.compile(rf"(?:{_ZH_TITLES})(?!助理|代表|府|团队|小组|办公|学者|专家)([一-鿿·]{{2,8}})$")


def after(text: str, clause: str, at: int, language: Language) -> str:
    """Return the speaker named in the words behind a quotation ("… said the minister"); `at` is where they begin."""
    words = clause.strip(" ,，—–-\u00a0")
    if language == "zh":
        return _chinese(text, words, at)
    verb = SAYING[language].search(words.lower())
    if verb is None:
        return ""
    left, right = words[: verb.start()].strip(" ,"), words[verb.end() :].strip(" ,")
    phrase = left if left and (language == "en" or not right) else right
    return _resolve(text, phrase, at, language)


def before(text: str, clause: str, at: int, language: Language) -> str:
    """Return the speaker named in the words before a quotation ("The minister said: …"); `at` is where they end."""
    if language == "zh":
        return _chinese(text, clause, at)
    clause = re.split(r"[«»“”„\"]", clause)[-1]
    verbs = [verb for verb in SAYING[language].finditer(clause.lower()) if verb[0] not in _GERUNDS]
    if not verbs:
        return ""
    verb = verbs[-1]
    left = clause[: verb.start()].strip(" ,—–-\u00a0")
    last = left.rsplit(",", 1)[-1].strip()
    if last and not _CLAUSE.match(last):
        left = last
    right = clause[verb.end() :].strip(" :,")
    phrase = right if verb[0] in _BY_WORDS or not left or left.lower() in _AS else left
    return _resolve(text, phrase, at, language)


def is_pronoun(words: str) -> bool:
    """Return whether the words name nobody by themselves: 他, "she"."""
    return bool(_PRONOUN.fullmatch(words))


def _resolve(text: str, phrase: str, at: int, language: Language) -> str:
    """Return the full name inside a noun phrase, else the phrase itself; pronouns and bare roles by what came before."""
    named = _APPOSED.search(phrase)
    if named:
        return named[1]
    cut = _CUT.search(phrase)
    phrase = phrase[: cut.start()] if cut and cut.start() else phrase
    names = [name for match in _NAME.finditer(phrase) if " " in (name := _TITLES.sub("", match[0]))]
    if names:
        return names[-1]
    if not phrase or _PRONOUN.match(phrase):
        return _last_name(text, at)
    return "" if phrase.lower() in _JOINING or _PLACE.fullmatch(phrase) else _role(text, phrase, at, language)


def _role(text: str, phrase: str, at: int, language: Language) -> str:
    """Return the name that a phrase without a full one stands for, else the phrase."""
    phrase = _LEAD.sub("", phrase)
    if _OFFICE.match(phrase) and " " in phrase:
        return _holder(text, phrase, at)
    single = _ANY_NAME.findall(phrase)
    if single and len(phrase.split()) <= _SHORT and phrase.endswith(single[-1]):
        return _expand(text, single[-1], at)
    if len(phrase.split()) <= _SHORT:
        role = phrase.split()[-1]
        known = (
            re.search(rf"\b{re.escape(role)}\w*(?: \w+){{0,4}}? ({_NAME.pattern})", text[:at], re.IGNORECASE)
            if len(role) > len("the")
            else None
        )
        full = _NAME.search(known[1]) if known else None
        # "The envoy told the Security Council" does not name the envoy.
        if known and full and not SAYING[language].search(known[1][: full.start()].lower()):
            return _TITLES.sub("", full[0])
    return phrase.strip()


def _holder(text: str, office: str, at: int) -> str:
    """Return the last name before `at` that follows the office in the same case, else the office: a name in another would mislead."""
    known = list(re.finditer(rf"\b{re.escape(office)}\s({_NAME.pattern})", text[:at], re.IGNORECASE))
    full = _NAME.match(known[-1][1]) if known else None
    return full[0] if full else office


def _expand(text: str, surname: str, at: int) -> str:
    """Return the fullest name before `at` that ends in `surname`."""
    full = [match[0] for match in _NAME.finditer(text[:at]) if match[0].endswith(surname)]
    return _TITLES.sub("", full[0]) if full else surname


def _last_name(text: str, at: int) -> str:
    """Return the last name of two words or more before `at`."""
    names = [name for match in _NAME.finditer(text, max(0, at - 600), at) if " " in (name := _TITLES.sub("", match[0]))]
    return names[-1] if names else ""


def _chinese(text: str, clause: str, at: int) -> str:
    """Return the subject of a Chinese clause of saying."""
    verbs = list(SAYING["zh"].finditer(clause))
    phrase = clause[: verbs[-1].start()] if verbs else clause
    while (more := _ZH_SAYING_END.search(phrase)) and more.start():
        phrase = phrase[: more.start()]
    phrase = _ZH_PARTS.split(phrase)[-1]
    cut = _ZH_CUT.search(phrase)
    phrase = phrase[: cut.start()] if cut and cut.start() else phrase
    phrase = _ZH_ONE.sub("", phrase)
    titled = _ZH_TITLED.search(phrase)
    if titled:
        return titled[1]
    person = _ZH_CALLED.search(phrase)
    if person:
        return person[1]
    if not phrase or _PRONOUN.match(phrase):
        named = list(_ZH_PERSON.finditer(text, max(0, at - 400), at))
        return named[-1][1] if named else phrase
    return phrase[-24:]
