"""The counted noun behind a number in English: "17 more documents" is 17 of unit "document".

It finds the head of a plain noun phrase by its plural; Russian and Belarusian nouns stand in the tables of `units`.
"""

import re

from monitor.text.numbers.cardinals import MILLION, Number, Tokens
from monitor.text.numbers.units import words

REACH = 5
"""Tokens behind the number in which the plural may stand."""

_STOP = words(
    "a an the of in on at to for from by with and or but as is are was were has have had will would can could may might "
    "that which who this these those it its he"
    " his her their they we us our you than then when while where after before since until during per each so not no if "
    "because about against"
)
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "memoranda": "memorandum",
    "aircraft": "aircraft",
    "feet": "foot",
    "series": "series",
    "staff": "employee",
    "crew": "crew",
    "media": "medium",
    "criteria": "criterion",
    "teeth": "tooth",
    "households": "household",
}
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|'s|’s)$")
_OF_MANY = re.compile(r"[а-яёіў]{3,}(?:ов|ев|ей|оў|ёў|яў)|[а-яёіў]{5,}аў")
"""A noun in the genitive plural, which millions count; other words behind them are verbs and adverbs."""
_SLAVIC_WORD = re.compile(r"[а-яёіў]{3,}")
_NO_NOUNS = words(
    "больше больш меньше менш выше вышэй ниже ніжэй против супраць вместо замест чем чым или або для при пры под пад над без через праз "
    "после пасля летась сёлета налета учора ўчора вчера сегодня сёння сёньня завтра заўтра ранее раньше раней уже ужо ещё яшчэ также "
    "таксама что што как"
)
"""What may stand behind a bare number and is nothing that it counts."""


_CHINESE = {
    "学生": "student", "学员": "student", "教师": "teacher", "老师": "teacher", "旅客": "passenger", "乘客": "passenger", "游客": "tourist",
    "运动员": "athlete", "选手": "athlete", "记者": "journalist", "员工": "employee", "职工": "employee", "导游": "guide",
    "观众": "viewer", "专家": "expert", "代表": "delegate", "参与者": "participant", "参赛者": "participant", "居民": "resident",
    "企业": "company", "公司": "company", "机构": "institution", "银行": "bank", "工厂": "factory", "学校": "school", "大学": "university",
    "高校": "university", "医院": "hospital", "酒店": "hotel", "项目": "project", "协议": "agreement", "合同": "contract",
    "备忘录": "memorandum", "文件": "document", "发动机": "engine", "班列": "train", "列车": "train", "航班": "flight",
    "集装箱": "container", "口罩": "mask", "疫苗": "vaccine", "金牌": "gold medal", "奖牌": "medal", "影片": "film", "电影": "film",
    "拖拉机": "tractor", "收割机": "combine harvester", "客车": "bus", "巴士": "bus", "公交车": "bus", "卡车": "truck", "货车": "truck",
    "汽车": "vehicle", "机车": "locomotive", "车厢": "wagon", "新生": "student", "留学生": "student", "毕业生": "graduate",
    "奖学金": "scholarship", "工人": "worker", "工程师": "engineer", "医生": "doctor", "患者": "patient",
    "公民": "person", "仓库": "warehouse", "海外仓": "warehouse", "商店": "shop", "实验室": "laboratory", "研究所": "institute",
    "车间": "workshop", "省份": "province", "展览": "exhibition", "病例": "case", "专利": "patent", "活动": "event", "球队": "team",
    "演出": "performance", "比赛": "match", "会议": "meeting", "条款": "clause", "城市": "city", "国家": "country", "桥梁": "bridge",
}  # fmt: skip
_ANY_CHINESE = f"(?=[{''.join({noun[0] for noun in _CHINESE})}])({'|'.join(sorted(_CHINESE, key=len, reverse=True))})"
"""The first signs are asked before the words: that takes half the time."""
_CHINESE_NOUN = re.compile(rf"[\u3400-\u9fff\d]{{0,6}}?{_ANY_CHINESE}")
_VERB = re.compile("[在将已是有向与和对为从到被由参获来前赴出入]")
CLASSIFIERS = frozenset("名位家份列台场个项条枚座所只部件架辆支艘班")
"""Measure words that say of what kind a thing is and not what it is."""


BARE = frozenset({"人", "人次", "名", "余人", "多人", "家", "个", "台", "架", "辆", "份", "项", "所"})
"""Measure words behind which the noun may be missing because it stands before the number."""


def chinese(text: str, at: int, otherwise: str) -> str:
    """Return the noun shortly behind a Chinese measure word that ends at `at`, unless a verb comes first, else `otherwise`."""
    found = _CHINESE_NOUN.match(text, at)
    return _CHINESE[found[1]] if found and not _VERB.search(text, at, found.start(1)) else otherwise


_BEFORE = re.compile(rf"{_ANY_CHINESE}(?:人数|总数|已|达到|达|超过|超|突破|约|近|共计|共|累计|多|为){{0,3}}$")
_LONGEST = 12


def chinese_before(text: str, at: int, otherwise: str) -> str:
    """Return the noun shortly before a Chinese number that begins at `at`: 记者超过4000人 are 4,000 journalists; else `otherwise`."""
    found = _BEFORE.search(text, max(0, at - _LONGEST), at)
    return _CHINESE[found[1]] if found else otherwise


def counted(text: Tokens, last: Number, end: int) -> tuple[str, int]:
    """Return the noun counted by the number that ends before token `last.after` in the singular, and where it
    ends; "" and `end` without one."""
    if text.language != "en":
        return "", _slavic_end(text, last, end)
    for at in range(last.after, min(last.after + REACH, len(text))):
        word = text.word(at)
        if word in _STOP and not (word == "and" and at > last.after and text.text[text.start(at - 1)].isupper()):
            break
        if word in _IRREGULAR:
            return _IRREGULAR[word], text.end(at)
        if not word[0].isalpha() and word != "-":
            break
        if word.endswith("s") and len(word) > len("gas") and not _NOT_PLURAL.search(word):
            return singular(word), text.end(at)
    return "", end


def _slavic_end(text: Tokens, last: Number, end: int) -> int:
    """Return the end of the word right behind the number when it may be the counted noun."""
    at = last.after
    if text.word(at - 1) == "." and at < len(text) and text.text[text.start(at)].isupper():
        return end  # the stop of an abbreviation ended the sentence as well: «2,9 тыс. Точность …»
    noun = _SLAVIC_WORD if last.magnitude < MILLION else _OF_MANY
    beside = at < len(text) and text.word(at) not in _NO_NOUNS and text.lowered[end : text.start(at)] == " "
    return text.end(at) if beside and noun.fullmatch(text.word(at)) else end


def singular(noun: str) -> str:
    """Return the singular of a regular English plural."""
    if noun.endswith("ies") and len(noun) > len("ties"):
        return noun[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz|bus|campus|virus|bonus|status|census)es$", noun):
        return noun[:-2]
    return noun[:-1]
