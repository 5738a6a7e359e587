"""Tells which sentences can stand in a digest by themselves; it does not say which are the best."""

import re

from monitor.model import Language

SHORTEST = 40
SHORTEST_CHINESE = 15
LONGEST = 400

CLOSED = re.compile(r"[.!…。！][\"'»”’)\]」』）】]*$")
QUESTION = re.compile(r"[?？][\"'»”’)\]」』）】]*$")
ENDED = re.compile(r"[.!?…。！？；;][\"'»”’)\]」』）】]*$")
FURNITURE = re.compile(
    r"""https?://|www\.|\S@\S+\.\w|©|^[\#@>►▶•*|]|(?:^|\s)\#\w
    |^(?:read\ (?:also|more|next)|see\ also|subscribe|follow\ us|share\ this|sign\ up|click\ here|all\ rights\ reserved|contact\ us
        |reporting\ by|editing\ by|written\ by|file\ photo)\b
    |^(?:photo|image|picture|source|editor|related|more\ on\ [^:]*|updated|published|caption)\s*[:/–—-]
    |^(?:читайте|смотрите)\ (?:также|еще|ещё|по\ теме|далее|нас)
    |^(?:подписывайтесь|подпишитесь|подписаться|поделитесь|поделиться|следите\ за)
    |^(?:фото|видео|источник|автор|редактор|обновлено|опубликовано|реклама|по\ теме)\s*[:/–—]
    |^(?:перепечатка|копирование|при\ использовании\ мат)
    |^(?:чытайце|чытаць|глядзіце)\ (?:таксама|яшчэ|па\ тэме|далей|нас)|^(?:падпісвайцеся|падпішыцеся|падпісацца|падзяліцеся|сачыце\ за)
    |^(?:фота|відэа|крыніца|аўтар|рэдактар|абноўлена|апублікавана|рэклама|па\ тэме)\s*[:/–—]|^(?:перадрук|пры\ выкарыстанні\ мат)
    |^[（(【\[]?(?:来源|來源|责任编辑|責任編輯|编辑|編輯|记者|記者|摄影|攝影|作者|图片|圖片|原标题|原標題)\s*[：:/]
    |^[（(【\[]?(?:图为|圖為|资料图|資料圖|相关阅读|相關閱讀|延伸阅读|延伸閱讀|推荐阅读|更多(?:内容|精彩|新闻)|点击|点此|关注我们|版权|版權)
    |(?:责任编辑|責任編輯)[：:]|(?:photo|фото|фота)\s*[:/]|\bcopyright\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Lines around an article, not of it: cross references, credits, calls to subscribe, captions."""

BYLINE = re.compile(
    r"^(?:by|By|BY|автор|Автор|аўтар|Аўтар|текст|Текст|тэкст|Тэкст)\b[:\s]+[^.!?]{0,40}[.]?$|^[^a-zа-яёіў\u3400-\u9fff]{3,80}$"
)
"""Who wrote it, or capitals and digits alone: a dateline."""

_OPENINGS = {
    "en": """he she it they his her its their this that these those such but and however also moreover meanwhile besides therefore thus
        so instead nevertheless in_addition for_example for_instance on_the_other_hand as_a_result then there
        according_to_(?:him|her|them)""",
    "ru": """он она оно они его ее её их это этот эта эти этого этом такой такая такие такое при_этом также кроме_того однако но а и
        поэтому тем_не_менее по_(?:его|ее|её|их)_словам в_свою_очередь между_тем впрочем таким_образом например так там тогда затем
        вместе_с_тем""",
    "be": r"""ён яна яно яны яго яе іх ягон\w+ гэта гэты гэтая гэтыя гэтага гэтым такі такая такія такое пры_гэтым таксама акрамя_таго
        апроч_таго аднак але а і таму тым_не_менш паводле_(?:яго|яе|іх)_слоў па_(?:яго|яе|іх)_словах у_сваю_чаргу між_тым
        такім_чынам напрыклад так там тады затым разам_з_тым""",
}
"""Pronouns and connectives, as patterns; _ stands for a blank."""

DEPENDENT: dict[Language, re.Pattern[str]] = {
    language: re.compile("(?:" + "|".join(openings.split()).replace("_", " ") + r")\b", re.IGNORECASE)
    for language, openings in _OPENINGS.items()
} | {"zh": re.compile("[他她它这那這該该其此但而并並也]|因此|所以|同时|同時|另外|此外|然而|不过|不過|例如|对此|對此|与此同时|随后|隨後")}


def is_heading(sentence: str) -> bool:
    """Whether nothing closes the sentence, as with titles, captions and menu lines."""
    return not ENDED.search(sentence)


def is_fit(sentence: str, language: Language) -> bool:
    """Whether a sentence is news told in full: closed, neither too short nor too long, no question, no furniture, no byline."""
    shortest = SHORTEST_CHINESE if language == "zh" else SHORTEST
    return (
        shortest <= len(sentence) <= LONGEST
        and CLOSED.search(sentence) is not None
        and QUESTION.search(sentence) is None
        and FURNITURE.search(sentence) is None
        and BYLINE.search(sentence) is None
    )


def is_dependent(sentence: str, language: Language) -> bool:
    """Whether a sentence opens with a pronoun or a connective, so that it needs the one before it."""
    opening = DEPENDENT.get(language)
    return opening is not None and opening.match(sentence.lstrip("\"'«“„‘(—–- 「『（")) is not None


def is_broken(sentence: str) -> bool:
    """Whether a quotation or bracket opens and does not close inside, or the other way."""
    return (
        any(sentence.count(left) != sentence.count(right) for left, right in ("()", "«»", "“”", "（）", "「」"))
        or sentence.count('"') % 2 == 1
    )
