"""The words of promises, plans and hedges in English, Russian, Belarusian and Chinese, as patterns over lower-case text.

They say how a clause speaks; whether it is a commitment is decided beside its dates in `commitments`.
"""

import re
from dataclasses import dataclass

from monitor.model import Language
from monitor.text.keyed import Keyed, Rows

PLEDGE, PLAN, AHEAD, HEDGE, OPENS, TERM, MONEY = "pledge", "plan", "ahead", "hedge", "opens", "term", "money"
"""A party binds itself, date or not; it binds beside a date; a verb in the future; a forecast, condition or vague wish, or a paper's word
on what it will print; the same where a clause opens with it; a term without a date; a sum, which makes an offer of a verb in the future."""


@dataclass(frozen=True, slots=True)
class Cues:
    """One language. `first` is sought in the whole text, `then` in the sentences that it or a date ahead points to; `behind`: a verb
    in the past; `lead`: what introduces a clause and is no part of it; `cut`: where a sentence falls into clauses."""

    first: Keyed
    then: Keyed
    behind: re.Pattern[str]
    lead: re.Pattern[str]
    cut: re.Pattern[str]


def _rows(*rows: tuple[str, str]) -> Rows:
    return rows


_MAY = r"(?<!\bin )(?<!from )(?<!\bby )(?<!until )(?<!till )(?<!since )(?<!\bof )(?<!\bto )(?<!\d )may(?! \d)"
_ENGLISH = Cues(
    first=Keyed(
        _rows(
            (
                PLEDGE,
                (
                    r"promis(?:es?|ed|ing) (?:(?!of\b|by\b)\w+)|pledg(?:es?|ed) (?:(?!by\b)\w+)|undertook|undertakes?|vow(?:s|ed)"
                    r"|commit(?:s|ted) (?:itself|themselves|to)|agreed (?:to|that)|agree to|have agreed (?:to|that)|has agreed (?:to|that)"
                    r"|obliged to|ordered \w+|instructed \w+|tasked \w+|guarantee[sd]?|assure[sd]? \w+ that|official pledge"
                ),
            ),
            (
                PLAN,
                (
                    r"plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aims? (?:to|for|at)|aiming (?:to|for|at)|hop(?:es?|ing) to|wants? to"
                    r"|expects? (?!in\b|by\b)\w+"
                    r"|is (?:yet )?(?:to|due|set|scheduled|slated|expected|planned|promised|supposed|required|bound)"
                    r"|are (?:yet )?(?:to|due|set|scheduled|slated|expected|planned|promised|supposed|required|bound)"
                    r"|scheduled|due (?:in|by|to|on|for|at)|must|should|target(?:s|ed)?|expected (?:in|by|to|on)|be ready"
                    r"|takes? effect|comes? into (?:force|effect)|enters? into force"
                ),
            ),
            (
                AHEAD,
                (
                    r"will|shall|won't|is going to|are going to|said (?:that )?(?:\S+ ){1,6}would|confirmed (?:that )?(?:\S+ ){1,6}would"
                    r"|announced (?:that )?(?:\S+ ){1,6}would|added (?:that )?(?:\S+ ){1,6}would|stressed (?:that )?(?:\S+ ){1,6}would"
                ),
            ),
        )
    ),
    then=Keyed(
        _rows(
            (OPENS, r"who|how|what|why|whether|where|which"),
            (
                HEDGE,
                _MAY + r"|might|could|would have|analysts?|economists|experts|observers|traders|brokers"
                r"|critics|researchers|forecasters|operators"
                r"|makers|importers|if|unless|whether|without it|probably|perhaps|likely|forecasts?|predict(?:s|ed)?|warn(?:s|ed)?|doubts?"
                r"|hoped|ready to|willing|readiness|your?|will be (?:a|an|the)|degrees|rain|snow|thaw"
                r"|will (?:also |further |always )?(?:cost|continue|remain|help|allow|enable|be able|mean|depend|shorten|ease|boost"
                r"|become|need)"
                r"|readers?|stay tuned|read more|our (?:correspondents?|reporters?|newsroom)"
                r"|we will (?:report|tell|bring|keep|follow|publish|update)",
            ),
            (
                TERM,
                r"within (?:the )?(?:coming |next |a )?(?:\w+ )?(?:days|weeks|months|week|month|year)"
                r"|in (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks|months|years)",
            ),
        )
    ),
    behind=re.compile(r"\b(?:was|were|had|has been|have been|did|took|met|held|came|went|rose|fell|began|sent|gave|made|won|\w{3,}ed)\b"),
    lead=re.compile(r"^(?:under|according to|as part of|in line with) [^,]{3,60}, "),
    cut=re.compile(
        r"[;:] |, (?:but|while|where|which|who|although|though|because)\b ?| — |, (?=according to |(?:the |officials |[a-z]+ )?[^,]{0,40}"
        r"(?:said|says|replied|added)(?: on \w+)?[.,]?$)"
    ),
)

_NOT_RU = r"(?!\w*(?:ход[ия]|воз[ия]|нос[ия]|вод[ия]|сто[ия]|говор|прос[ия]|знач|леж|вис|вид[ия]|служ|уч[ия]т|держ[ия]|след|соб))"
_FINITE_RU = r"\w{2,}(?:(?<![аяуеиыю])(?:ит|[её]т|ут|ят|ат)|(?<=[оь])ют)(?:ся)?"
_PREFIXES_RU = "от вы при про по за на со до из ис раз рас пере об под воз вос вз"
_LETTERS = "бвгджзклмнпрстфхцчшщ"


def _prefixed(prefixes: str, single: str, finite: str, unlike: str) -> str:
    """Return the alternatives of perfective verbs in a finite form: a prefix, and none of the common imperfective stems."""
    starts = [*prefixes.split(), *(one + letter for one in single for letter in _LETTERS)]
    return "|".join(f"{start}{unlike}{finite}" for start in starts)


_RUSSIAN = Cues(
    first=Keyed(
        _rows(
            (
                PLEDGE,
                (
                    r"обеща(?!нн)\w*|пообеща\w*|намечен\w*|назначен\w* на|вступ(?:ит|ят) в силу|обязал\w+|обяза\w+|обязу\w+|взял\w* на себя"
                    r"|поруч(?:ено|ил\w*|ает)|постав\w+ задач\w+|завери\w+|гарантир\w+|намер(?:ен|на|ены|ено|ева\w+)|поставлена задача"
                    r"|условил\w+ (?:\w+ ){0,2}(?:\w+т[ьи](?:ся)?|что|до|к)|договорил\w+ (?:\w+ ){0,2}(?:\w+т[ьи](?:ся)?|что|до|к)"
                    r"|согласил\w+ (?:\w+ ){0,2}(?:\w+т[ьи](?:ся)?|что|до|к)"
                ),
            ),
            (
                PLAN,
                (
                    r"план(?:ирует|ируют|ируется|ируются|овал\w*)|заплан\w+|намеч\w+|назнач\w+|долж(?:ен|на|но|ны)|предсто\w+"
                    r"|рассчитыва(?:ет|ют)|собира(?:ет|ют)\w*|надеет\w*|хочет|хотят|ожида(?:ет|ют)\w*|рассчитан\w*|цель\w*|обещанн\w+"
                ),
            ),
            (MONEY, r"доллар\w*|юан\w+|евро|рубл\w+"),
        )
    ),
    then=Keyed(
        _rows(
            (
                AHEAD,
                r"буд(?:ет|ут|ем|у)|даст|дадут|начн[её]т(?:ся)?|начнут(?:ся)?|стан(?:ет|ут)|получ(?:ит|ат)|куп(?:ит|ят)|реш(?:ит"
                r"|ат)|пуст(?:ит|ят)"
                r"|конч(?:ит|ат)(?:ся)?|верн[её]т(?:ся)?|вернут(?:ся)?|состо(?:ится|ятся)|заработа(?:ет|ют)|сдела(?:ет|ют)|поеде?т|поедут"
                r"|прим(?:ет|ут)|возьм[её]т|возьмут|смо(?:жет|гут)|найд[её]т(?:ся)?|вступ(?:ит|ят)|старту(?:ет|ют)|войд[её]т|войдут"
                r"|увид(?:ит|ят)|" + _prefixed(_PREFIXES_RU, "суов", _FINITE_RU, _NOT_RU),
            ),
            (OPENS, r"котор\w+"),
            (
                HEDGE,
                (
                    r"мо(?:жет|гут|гла?|гло)|если|возможно|вероятно|эксперт\w*|аналитик\w*|экономист\w*|наблюдател\w*|прогноз|прогнозу"
                    r"|прогнозир\w+|готов\w*|вряд ли|градус\w*|потепле\w+|похолода\w+|дожд\w+|снег\w*|фронт\w*|действует|трейдер\w*"
                    r"|скорее всего"
                    r"|по мнению|бы|позволит|позволят|поможет|помогут|останется|остаётся"
                    r"|станет (?:важн|нов|перв)\w+|будет стоить|обойд[её]тся"
                    r"|читател\w+|следите за|расскажем|наш\w* (?:корреспондент|репорт[её]р|издани)\w*"
                ),
            ),
            (
                TERM,
                r"в (?:ближайш\w+|течение) (?:\w+ ){0,2}(?:дн|недел|месяц|год|врем)\w*"
                r"|через (?:\w+ ){0,2}(?:дн|сут|недел|месяц|год|лет)\w*",
            ),
        )
    ),
    behind=re.compile(r"\b(?:был[аои]?|\w{2,}(?:[аеиоуыяё]л(?:а|о|и|ся|ась|ось|ись)?|ш(?:ёл|ел)|шл[аои]|\w[аеё]н[аоы]?))\b"),
    lead=re.compile(
        r"^[^,]{3,90}?(?:сообщ|отмет|сказа|заяв|расска|уточн|поясн|добав|ответ|завер|подчер|напомн|указа|утвержда|говор)\w*,? что "
        r"|^(?:согласно|по|в соответствии с) [^,]{3,60}, "
    ),
    cut=re.compile(r"; |, (?:но|а|где|чтобы|хотя|пока|поэтому|а затем|когда) | — "),
)

_FINITE_BE = r"\w{2,}(?:(?<![аяуеіыю])(?:не|дзе|рые|ме|лые)(?:цца)?|яць|уць|юць|ацца|яцца|уцца|юцца)"
_PREFIXES_BE = "ад вы пры пра па за на до са да раз рас пера аб пад уз уво ува"
_BELARUSIAN = Cues(
    first=Keyed(
        _rows(
            (
                PLEDGE,
                (
                    r"абяца(?!н)\w*|(?<!не )паабяца\w*|абавяза\w+|абавязу\w+|узя\w+ на сябе|даруч(?:ана|ыл\w*|ыў|ае)"
                    r"|паставі\w+ задач\w+|намечан\w*"
                    r"|прызначан\w* на|набудзе моц|запэўні\w+|гаранту\w+|гарантава\w+|мае намер|маюць намер"
                    r"|умовіл\w* (?:\w+ ){0,2}(?:\w+ць|\w+цца|што|да)|дамовіл\w* (?:\w+ ){0,2}(?:\w+ць|\w+цца|што|да)"
                    r"|дамовіўся (?:\w+ ){0,2}(?:\w+ць|\w+цца|што|да)|пагадзіл\w* (?:\w+ ){0,2}(?:\w+ць|\w+цца|што|да)"
                ),
            ),
            (
                PLAN,
                (
                    r"план(?:уе|уюць|уецца|уюцца|ава\w+)|заплан\w+|намеч\w+|прызнач\w+|павін(?:ен|на|ны|но|ная|ныя)|мусі(?:ць|яць)|маюць|мае"
                    r"|разлічва(?:е|юць)|зб[іе]ра(?:е|ю)\w*|спадзя\w+|хоча|хочуць|чака(?:е|ю)\w*|мэт\w+|абяцан\w*"
                ),
            ),
            (MONEY, r"долар\w*|даляр\w*|юан\w+|еўра|эўра|рубл\w+"),
        )
    ),
    then=Keyed(
        _rows(
            (
                AHEAD,
                r"буд(?:зе|уць|зем|у)|дасць|дадуць|пачн(?:е|ецца|уць|уцца)|стан(?:е|уць)|пада(?:сць|дуць)|перада(?:сць|дуць)"
                r"|атрыма(?:е|юць)"
                r"|скончы(?:ць|цца)|сконч(?:аць|ацца)|верн(?:е|уць)\w*|адбуд(?:зе|уц)\w*|запрацу(?:е|юць)|зроб(?:іць|яць)|пры(?:ме|муць)"
                r"|адкры(?:е|юць)\w*|ўвойдзе|увойдзе|увойдуць|пройдзе|пройдуць|выйдзе|выйдуць|прыйдзе|зойдзе|пойдзе|пойдуць|прыед(?:зе|уць)"
                r"|паед(?:зе|уць)|выед(?:зе|уць)|укладзе|ўкладзе|укладуць|ўкладуць|зьяв\w+цца|з'яв\w+цца|купіць|купяць|пусцяць"
                r"|трапіць|трапяць"
                r"|дасягне|дасягнуць|вырасце|вырастуць|павялічыць|падпіша|падпішуць|пабудуе|пабудуюць|"
                + _prefixed(_PREFIXES_BE, "сзуў", _FINITE_BE, ""),
            ),
            (OPENS, r"які|якая|якое|якія"),
            (
                HEDGE,
                (
                    r"мо(?:жа|гуць|жна|гла|г)|калі б|магчыма|верагодна|эксперт\w*|аналітык\w*"
                    r"|эканаміст\w*|назіральнік\w*|прагноз\w*|градус\w*"
                    r"|пацяпле\w+|пахаладае|дажд\w+|гатов\w*|наўрад|хутчэй за ўсё|на думку|бы|дазволіць|дазволяць|дапаможа|застанецца"
                    r"|невядом\w*"
                    r"|калісьці|будзе каштаваць|абыдзецца"
                    r"|чытач\w*|сачыце за|раскажам|наш\w* (?:карэспандэнт|рэпарц[её]р|выданн)\w*"
                ),
            ),
            (
                TERM,
                (
                    r"у (?:бліжэйш\w+|працягу) (?:\w+ ){0,2}(?:дн|дзён|тыд|месяц|год|час)\w*|на працягу (?:\w+ ){0,2}(?:дн|дзён|тыд"
                    r"|месяц|год|час)\w*|праз (?:\w+ ){0,2}(?:дн|дзён|сут|тыд|месяц|год|гад)\w*"
                ),
            ),
        )
    ),
    behind=re.compile(
        r"\b(?:бы(?:ў|л[аоі])|\w{2,}(?:[ыі]ў|[сзвдм]аў|[аыіу]ўся|[аеіоуыяё]л(?:а|о|і|ася|ося|іся)|\w[ае]н[аоы]|йшоў|йшл[аоі]))\b"
    ),
    lead=re.compile(
        r"^[^,]{3,90}?(?:паведам|адзнач|сказа|заяв|расказ|удакладн|патлумач|дада|адказ|запэўн|падкрэсл|нагад|сцвярдж|сьцвярдж|кажа|гавор"
        r"|абяца)\w*,? што |^(?:паводле|згодна з|па) [^,]{3,60}, "
    ),
    cut=re.compile(r"[;:] |, (?:але|а|дзе|каб|хоць|пакуль|таму|калі) | — "),
)

_CHINESE = Cues(
    first=Keyed(
        _rows(
            (
                PLEDGE,
                r"承诺|保证|商定|约定|议定(?!书)|同意(?!后)|责成|要求.{1,12}(?:前|内|尽快)|决定(?:在|于|尽快|启动)|达成.{0,6}共识，将",
            ),
            (PLAN, r"计划|预计|定于|拟|力争|争取|有望|目标|希望(?:在|于)|必须|应于|安排(?:于|在)"),
            (AHEAD, r"(?<![名小老大主上中少])将(?!军|来|近|领|士)"),
        ),
        spaced=False,
    ),
    then=Keyed(
        _rows(
            (
                HEDGE,
                (
                    r"如果|若(?!干)|一旦|或将|可能|分析师|分析认为|专家|学者|业内|外界|研究人员|机构认为|或(?:明显|进一步)|愿(?:同|与|意|积极|继续|进一步)"
                    r"|愿[^望景]|有助于|有利于|继续(?:支持|坚定)|难以|不会|将(?:有助|有利|为|成为|拉近|首次|继续|是|会|对|使|令)|冷空气|气温|降温|寒潮|降雪|降雨"
                    r"|读者|敬请(?:关注|期待)|本[报网刊台]将"
                ),
            ),
            (
                TERM,
                r"近日|近期|尽快|数[日周月]内|一个?[周月]内|两个?[周月]内|几个?[周月]内|年内|未来|两年[内后]|三年[内后]|五年[内后]|十年[内后]|三个月[内后]|六个月[内后]",
            ),
        ),
        spaced=False,
    ),
    behind=re.compile(r"已经?(?!商定|同意|决定|承诺)|曾|了(?!解)|以来|此前"),
    lead=re.compile(
        r"^(?:据了解|据悉|据介绍|按计划|按照计划|根据(?:双方达成的)?(?:安排|协定|协议|计划|合同)|会见后|会谈后|[^，]{2,20}(?:介绍|表示|说|透露|宣布|称))，"
    ),
    cut=re.compile(r"[；：]"),
)

CUES: dict[Language, Cues] = {"en": _ENGLISH, "ru": _RUSSIAN, "be": _BELARUSIAN, "zh": _CHINESE}
