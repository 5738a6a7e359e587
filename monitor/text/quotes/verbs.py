"""Words of saying in four languages, as patterns over lower-case text.

Verbs of calling and naming ("described as", «объявлено о») are left out: their quotation marks hold names, not speech.
"""

import re

from monitor.model import Language

_EN = (
    r"sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)|not(?:ed|es)|stress(?:ed|es)|emphasi[sz]e[sd]|explain(?:ed|s)|recall(?:ed|s)"
    r"|wr(?:ote|ites?)|announce[sd]"
    r"|ask(?:ed|s)|repl(?:ied|ies)|answer(?:ed|s)|believes?d?|thinks?|thought|argue[sd]?|warn(?:ed|s)|insist(?:ed|s)"
    r"|comment(?:ed|s)|remark(?:ed|s)"
    r"|declare[sd]|state[sd]|admit(?:ted|s)|acknowledge[sd]|continue[sd]|conclude[sd]|complain(?:ed|s)|predict(?:ed|s)"
    r"|observe[sd]|point(?:ed|s) out"
    r"|put it|quote[sd]|joke[sd]|sigh(?:ed|s)|laugh(?:ed|s)|thank(?:ed|s)|urge[sd]|confirm(?:ed|s)|promise[sd]|according to"
    r"|tweeted|posted|reads|read|in the words of|shrug(?:ged|s)|grumble[sd]"
    r"|assure[sd]|remind(?:ed|s)|reiterate[sd]|underlined?s?|underscore[sd]|highlight(?:ed|s)|suggest(?:ed|s)|claim(?:ed|s)"
    r"|reveal(?:ed|s)|report(?:ed|s)|runs|summed up"
    r"|quipped|lament(?:ed|s)|caution(?:ed|s)|advise[sd]|boast(?:ed|s)|hint(?:ed|s)|respond(?:ed|s)|retort(?:ed|s)"
    r"|exclaim(?:ed|s)|praise[sd]|welcome[sd]|saying|adding"
)
_RU = (
    r"сказа\w+|говор\w+|заяв\w+|отмет\w+|отмеча\w+|подч[её]рк\w+|сообщ\w+|рассказ\w+|добав\w+|поясн\w+|объясн\w+|призна\w+"
    r"|счита\w+|увер(?:ен|ена|ены|яет|ял\w*)"
    r"|напомн\w+|напомин\w+|предупре\w+|\w*цитир\w+|ответи\w+|отвеча\w+|спроси\w+|спрашива\w+|написа\w+|пиш[еу]т\w*"
    r"|\w*комментир\w+|подтвер\w+|указа\w+"
    r"|подыто\w+|резюмир\w+|дел(?:ит|ил|ят)\w*|\w*вспомин\w+|вспомни\w+|\w*шути\w+|сме[её]тся|рассмея\w+|восклик\w+"
    r"|вздыха\w+|вздохну\w+|жал(?:ует|ова)\w+|\w*обеща\w+"
    r"|замет\w+|замеча\w+|полага\w+|констатир\w+|заключ\w+|поделил\w+|продолж\w+|утвержда\w+|уточн\w+|радо?в?ал?\w+"
    r"|надеет\w+|призва\w+|завери\w+|прогнозир\w+"
    r"|улыба\w+|улыбн\w+|усмех\w+|посовет\w+|совету\w+|соглас\w+|думает|поблагодар\w+|благодар\w+|удивля\w+|удиви\w+|пожал\w+|возмуща\w+|возмути\w+"
    r"|слова[мх]?и?|словам|пояснила?|выраз\w+|резюме|настаива\w+"
)
_BE = (
    r"сказа\w+|каза(?:ў|ла|лі)|кажа|кажуць|гавор\w+|заяв\w+|адзнач\w+|падкрэсл\w+|паведам\w+|расказ\w+|дада\w+|патлумач\w+"
    r"|тлумач\w+|прызна\w+|лічыць|лічаць"
    r"|упэўнен\w*|перакана\w+|нагад\w+|папярэд\w+|адказ\w+|[сз]пыта\w+|напіса\w+|піша|пішуць|\w*каменту\w+|зазнач\w+"
    r"|заўваж\w+|удакладн\w+|смяецца|смяюцца|усміха\w+|усьміха\w+|жарту\w+"
    r"|скардз\w+|радава\w+|радуецца|згад\w+|успамін\w+|успомні\w+|прагназу\w+|раіць|раяць|раіл?а?|абяца\w+|паабяца\w+"
    r"|запэўн\w+|падзял\w+|дзеліцца|уздыха\w+|мяркуе|мяркуюць"
    r"|падагул\w+|паясн\w+|працягва\w+|падзяка\w+|дзякава\w+|здзіўля\w+|абура\w+|цытуе|цытава\w+|словам|словах|слоў|сцвярджа\w+"
    r"|сьцьвярджа\w+|канстату\w+|падсумава\w+|падсумоў\w+"
)
_ZH = (
    r"说道?|表示|指出|强调|认为|表称|声称|宣称|称|告诉|介绍|提醒|分析|坦言|透露|评价|回答|写道|补充|呼吁|解释|感叹|回忆|宣布|重申"
    r"|谈到|问道?|答道?|坦承|直言|反问|感慨"
    r"|警告|预测|致辞|讲|笑道|回应|写|建议|承认|总结|希望|相信|援引"
)

SAYING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(rf"\b(?:{_EN})\b"),
    "ru": re.compile(rf"\b(?:{_RU})\b"),
    "be": re.compile(rf"\b(?:{_BE})\b"),
    "zh": re.compile(_ZH),
}

NAMING = re.compile(
    r"(?:called|named|titled|entitled|dubbed|slogan|motto|theme|so-called|word|term|phrase|under the|known as|project|film"
    r"|book|song|programme|program"
    r"|так называем\w+|под названием|девиз\w*|лозунг\w*|термин\w*|слов[оа]м?|фильм\w*|книг\w*|программ\w*|проект\w*"
    r"|называ\w+|назва\w+|форум\w*|газет\w*|инициатив\w*"
    r"|так званы\w*|пад назвай|дэвіз\w*|лозунг\w*|тэрмін\w*|слов[аы]|фільм\w*|кніг\w*|праграм\w*|праект\w*|палітык\w*|форум\w*|ініцыятыв\w*"
    r"|所谓|名为|题为|主题[是为]?|口号[是为]?|称为|誉为|称作|叫做|叫|命名为|定位[是为]?|标语)[:：,]?\s*$"
)
"""Words before an opening mark after which a name or a term follows."""
