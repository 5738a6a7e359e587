"""The words of promises, plans and hedges in English, Russian, Belarusian and Chinese, as patterns over lower-case text.

They say how a clause speaks; whether it is a commitment is decided beside its dates in `commitments`.
"""

import re
from dataclasses import dataclass

from monitor.model import Language


@dataclass(frozen=True, slots=True)
class Cues:
    """One language. `pledge`: a party binds itself, with or without a date; `plan`: binding beside a date; `ahead`: a verb in
    the future; `behind`: a verb in the past; `hedge`: a forecast, a condition, a vague wish; `impersonal`: those of the cues that
    name no party; `lead`: what introduces a clause and is no part of it; `cut`: where a sentence falls into clauses."""

    pledge: re.Pattern[str]
    plan: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    hedge: re.Pattern[str]
    impersonal: re.Pattern[str]
    lead: re.Pattern[str]
    cut: re.Pattern[str]


_ENGLISH = Cues(
    pledge=re.compile(
        r"\b(?:promis(?:es?|ed|ing) (?!of\b|by\b)|pledg(?:es?|ed) (?!by\b)|undertook|undertakes?\b|vow(?:s|ed)\b"
        r"|commit(?:s|ted) (?:itself|themselves|to)\b|agreed (?:to|that)\b|agree to\b|(?:have|has) agreed\b|obliged to\b"
        r"|(?:ordered|instructed|tasked) \w+|guarantee[sd]?\b|assured? \w+ that\b|official pledge\b)"
    ),
    plan=re.compile(
        r"\b(?:plan(?:s|ned|ning)?\b|intend(?:s|ed|ing)?\b|aim(?:s|ing)? (?:to|for|at)\b|hop(?:es?|ing) to\b|wants? to\b|expects? to\b"
        r"|(?:is|are) (?:yet )?(?:to|due|set|scheduled|slated|expected|planned|promised|supposed|required|bound)\b"
        r"|scheduled\b|due (?:in|by|to|on|for|at)\b|must\b|should\b|target(?:s|ed)?\b|expected (?:in|by|to|on)\b|be ready\b)"
    ),
    ahead=re.compile(r"\b(?:will|shall|won't|is going to|are going to)\b|'ll\b"),
    behind=re.compile(r"\b(?:was|were|had|has been|have been|did|took|met|held|came|went|rose|fell|began|sent|gave|made|won|\w{3,}ed)\b"),
    hedge=re.compile(
        r"^(?:who|how|what|why|whether|where)\b|(?<!\bin )(?<!from )(?<!\bby )(?<!until )(?<!till )(?<!since )(?<!\bof )(?<!\bto )(?<!\d )\bmay\b(?! \d)"
        r"|\b(?:might|could|would have|analysts?|economists|experts|observers|traders|brokers|critics|researchers|forecasters|operators"
        r"|makers|importers|if|unless|whether|without it|probably|perhaps|likely|forecasts?|predict(?:s|ed)?|warn(?:s|ed)?|doubts?|hoped"
        r"|ready to|willing|readiness|your?|will be (?:a|an|the)\b|will (?:also |further |always )?(?:cost|continue|remain|help|allow|enable|be able|mean|depend|shorten|ease|boost|become|need)"
        r"|degrees|rain|snow|thaw)\b"
    ),
    impersonal=re.compile(r"\b(?:is|are|be) \w+|scheduled|due\b"),
    lead=re.compile(r"^(?:under|according to|as part of|in line with) [^,]{3,60}, "),
    cut=re.compile(r"[;:] |, (?:but|while|where|which|who|although|though|because)\b ?| — |, (?=according to |(?:the |officials |[a-z]+ )?[^,]{0,40}"
        r"(?:said|says|replied|added)(?: on \w+)?[.,]?$)"),
)

_PREFIX_RU = r"(?:от|вы|при|при|про|прой|по|за|на|с|со|у|до|из|ис|раз|рас|пере|об|о|под|в|вз|воз|вос|вер)"
_AHEAD_RU = (
    r"буд(?:ет|ут|ем|у)|даст|дадут|начн[её]т(?:ся)?|начнут(?:ся)?|стан(?:ет|ут)|получ(?:ит|ат)|куп(?:ит|ят)|реш(?:ит|ат)|пуст(?:ит|ят)"
    r"|конч(?:ит|ат)(?:ся)?|верн[её]т(?:ся)?|вернут(?:ся)?|состо(?:ится|ятся)|заработа(?:ет|ют)|сдела(?:ет|ют)|поеде?т|поедут|прим(?:ет|ут)"
    r"|возьм[её]т|возьмут|смо(?:жет|гут)|найд[её]т(?:ся)?|вступ(?:ит|ят)|ста?рту(?:ет|ют)"
    r"|(?!\w*(?:ход[ия]|воз[ия]|нос[ия]|вод[ия]|сто[ия]|говор|прос[ия]|знач|леж|вис|вид[ия]|служ|уч[ия]т|держ[ия]|след|соб))"
    rf"{_PREFIX_RU}\w{{2,}}(?:(?<![аяуеиыю])(?:ит|[её]т|ут|ят|ат)|(?<=[оь])ют)(?:ся)?"
)
_RUSSIAN = Cues(
    pledge=re.compile(
        r"\b(?:(?<!не )(?:по)?обеща(?!нн)\w*|намечен\w*|назначен\w* на|вступ(?:ит|ят) в силу|обязал\w+|обяза\w+|обязу\w+|взял\w* на себя|поруч(?:ено|ил\w*|ает)|постав\w+ задач\w+|(?:условил|договорил|согласил)\w+(?= (?:\w+ (?:\w+ )?)?(?:\w+т[ьи](?:ся)?|что|до|к) )"
        r"|завери\w+|гарантир\w+|намер(?:ен|на|ены|ено|ева\w+)|поставлена задача)\b"
    ),
    plan=re.compile(
        r"\b(?:план(?:ирует|ируют|ируется|ируются|овал\w*)|заплан\w+|намеч\w+|назнач\w+|долж(?:ен|на|но|ны)|предсто\w+|рассчитыва(?:ет|ют)"
        r"|собира(?:ет|ют)\w*|надеет\w*|хо(?:чет|тят)|ожида(?:ет|ют)\w*|рассчитан\w*|цель\w*|обещанн\w+)\b"
    ),
    ahead=re.compile(rf"\b(?:{_AHEAD_RU})\b"),
    behind=re.compile(r"\b\w{2,}(?:[аеиоуыяё]л(?:а|о|и|ся|ась|ось|ись)?|ш(?:ёл|ел)|шл[аои]|\w[аеё]н[аоы]?)\b"),
    hedge=re.compile(
        r"^котор|\b(?:будет стоить|обойд[её]тся|мо(?:жет|гут|гла?|гло)|если|возможно|вероятно|эксперт\w*|аналитик\w*|экономист\w*|наблюдател\w*|прогноз|прогнозу|прогнозир\w+|готов\w*|вряд ли|градус\w*|потепле\w+|похолода\w+|дожд\w+|снег\w*|фронт\w*|действует"
        r"|трейдер\w*|скорее всего|по мнению|бы|позволит|позволят|поможет|помогут|останется|остаётся|станет (?:важн|нов|перв)\w+)\b"
    ),
    impersonal=re.compile(r"(?:ется|ются|ен[аоы]?|обещают|намерены)$|предсто|долж|буд"),
    lead=re.compile(
        r"^[^,]{3,90}?(?:сообщ|отмет|сказа|заяв|расска|уточн|поясн|добав|ответ|завер|подчер|напомн|указа|утвержда|говор)\w*,? что "
        r"|^(?:согласно|по|в соответствии с) [^,]{3,60}, "
    ),
    cut=re.compile(r"; |, (?:но|а|где|чтобы|хотя|пока|поэтому|а затем|когда) | — "),
)

_PREFIX_BE = r"(?:ад|вы|пры|пра|па|за|на|с|з|са|у|ў|да|раз|рас|пера|аб|пад|уз|уво|ува|узна)"
_AHEAD_BE = (
    r"буд(?:зе|уць|зем|у)|дасць|дадуць|пачн(?:е|ецца|уць|уцца)|стан(?:е|уць)|пада(?:сць|дуць)|перада(?:сць|дуць)|атрыма(?:е|юць)|скончы(?:ць|цца)|сконч(?:аць|ацца)"
    r"|верн(?:е|уць)\w*|адбуд(?:зе|уц)\w*|запрацу(?:е|юць)|зроб(?:іць|яць)|пры(?:ме|муць)|ад(?:крые|крыюць)\w*|ўвойдзе|увойдзе|(?:пр[ао]|вы|пры"
    r"|за|па|на|уво|ўво)йдз(?:е|уць)|(?:пры|па|вы)ед(?:зе|уць)|[уў]клад(?:зе|уць)|з[ьб]?[ьяе]?явіцца|зьявяцца|купіць|купяць|пусцяць|выпусц\w+ць"
    rf"|{_PREFIX_BE}\w{{2,}}(?:(?<![аяуеіыю])(?:не|дзе|рые|ме|не|лые)(?:цца)?|(?:яць|уць|юць|ацца|яцца|уцца|юцца))"
)
_BELARUSIAN = Cues(
    pledge=re.compile(
        r"\b(?:(?<!не )(?:па)?абяца(?!н)\w*|абавяза\w+|абавязу\w+|узя\w+ на сябе|даруч(?:ана|ыл\w*|ыў|ае)|паставі\w+ задач\w+|(?:умовіл|дамовіл|дамовіўся|пагадзіл)\w*(?= (?:\w+ (?:\w+ )?)?(?:\w+(?:ць|цца)|што|да) )"
        r"|намечан\w*|прызначан\w* на|набудзе моц|запэўні\w+|гаранту\w+|гарантава\w+|ма(?:е|юць) намер|маюць намер)\b"
    ),
    plan=re.compile(
        r"\b(?:план(?:уе|уюць|уецца|уюцца|ава\w+)|заплан\w+|намеч\w+|прызнач\w+|павін(?:ен|на|ны|но|ная|ныя)|мусі(?:ць|яць)|маюць|мае"
        r"|разлічва(?:е|юць)|зб[іе]ра(?:е|ю)\w*|спадзя\w+|хо(?:ча|чуць)|чака(?:е|ю)\w*|мэт\w*|абяцан\w*)\b"
    ),
    ahead=re.compile(rf"\b(?:{_AHEAD_BE})\b"),
    behind=re.compile(r"\b\w{2,}(?:[ыі]ў|[сзвдм]аў|[аыіу]ўся|[аеіоуыяё]л(?:а|о|і|ася|ося|іся)|\w[ае]н[аоы]|йшоў|йшл[аоі])\b"),
    hedge=re.compile(
        r"^як(?:і|ая|ое|ія)\b|\b(?:будзе каштаваць|абыдзецца|мо(?:жа|гуць|жна|гла|г)|калі б|магчыма|верагодна|эксперт\w*|аналітык\w*|эканаміст\w*|назіральнік\w*|прагноз\w*|градус\w*|пацяпле\w+|пахаладае|дажд\w+|гатов\w*"
        r"|наўрад|хутчэй за ўсё|на думку|бы|дазволіць|дазволяць|дапаможа|застанецца|невядом\w*|калісьці)\b"
    ),
    impersonal=re.compile(r"(?:ецца|юцца|ана|ены|абяцаюць|плануюць)$|павін|буд"),
    lead=re.compile(
        r"^[^,]{3,90}?(?:паведам|адзнач|сказа|заяв|расказ|удакладн|патлумач|дада|адказ|запэўн|падкрэсл|нагад|сцвярдж|сьцвярдж|кажа|гавор"
        r"|абяца)\w*,? што |^(?:паводле|згодна з|па) [^,]{3,60}, "
    ),
    cut=re.compile(r"[;:] |, (?:але|а|дзе|каб|хоць|пакуль|таму|калі) | — "),
)

_CHINESE = Cues(
    pledge=re.compile(r"承诺|保证|商定|约定|议定(?!书)|同意(?!后)|责成|要求.{1,12}(?:前|内|尽快)|决定(?:在|于|尽快|启动)|一致同意|达成.{0,6}共识，将"),
    plan=re.compile(r"计划|预计|定于|拟|力争|争取|有望|目标|希望(?:在|于)|必须|应于|安排(?:于|在)"),
    ahead=re.compile(r"(?<![名小老大主上中少])将(?!军|来|近|领|士)|届时将|即将"),
    behind=re.compile(r"已经?(?!商定|同意|决定|承诺)|曾|了(?!解)|以来|此前"),
    hedge=re.compile(
        r"如果|若(?!干)|一旦|或将|可能|分析师|分析认为|专家|学者|业内|外界|研究人员|机构认为|或(?:明显|进一步)|愿(?:同|与|意|积极|继续|进一步)"
        r"|愿[^望景]|有助于|有利于|继续(?:支持|坚定)|难以|不会|冷空气|气温|降温|寒潮|降雪|降雨|将(?:有助|有利|为|成为|拉近|首次|继续|是|会|对|使|令)"
    ),
    impersonal=re.compile(r"预计|定于|有望|计划于"),
    lead=re.compile(
        r"^(?:据了解|据悉|据介绍|按计划|按照计划|根据(?:双方达成的)?(?:安排|协定|协议|计划|合同)|会见后|会谈后|[^，]{2,20}(?:介绍|表示|说|透露|宣布|称))，"
    ),
    cut=re.compile(r"[；：]"),
)

CUES: dict[Language, Cues] = {"en": _ENGLISH, "ru": _RUSSIAN, "be": _BELARUSIAN, "zh": _CHINESE}

WITHIN: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\bwithin (?:the )?(?:coming |next |a )?(?:\w+ )?(?:days|weeks|months|week|month|year)\b"),
    "ru": re.compile(r"\bв (?:ближайш\w+|течение) (?:\w+ ){0,2}(?:дн|недел|месяц|год|врем)\w*"),
    "be": re.compile(r"\b(?:у|ў|на) (?:бліжэйш\w+|працягу) (?:\w+ ){0,2}(?:дн|дзён|тыд|месяц|год|час)\w*"),
    "zh": re.compile(r"近日|近期|尽快|数[日周月]内|[一两三几]个?[周月]内|年内|未来"),
}
"""A term without a date."""

MONEY: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[$€¥]\d|\b(?:dollars|yuan|euros?|rou?bles)\b"),
    "ru": re.compile(r"\b(?:доллар|юан|евро|рубл)\w*"),
    "be": re.compile(r"\b(?:долар|даляр|юан|еўра|эўра|рубл)\w*"),
    "zh": re.compile(r"[元币]"),
}
"""A sum beside a verb in the future is an offer."""

FUTURE_IN_PAST = re.compile(r"\b(?:said|confirmed|announced|added|stressed|noted|assured|told)\b.{0,60}\bwould\b")
"""English tells another's promise with "would"."""
