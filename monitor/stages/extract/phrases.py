"""Holds the words with which pages begin what is no longer the article; it is data, in the languages that we meet."""

import re

# fmt: off
_SECTIONS: dict[str, tuple[str, ...]] = {
    "en": (
        r"(?:also |further |now )?read (?:also|more|next|on)", r"see also", r"more (?:on|from|about|stories|news|in)", r"related",
        r"recommended", r"most (?:read|popular|viewed)", r"share (?:this|on|via)", r"share$", r"follow us", r"sign up",
        r"subscribe", r"advertisement", r"comments?$", r"leave a (?:comment|reply)", r"tags?:", r"popular", r"trending",
        r"you may (?:also )?like", r"don't miss",
    ),
    "ru": (
        r"чита(?:йте|й|ть) (?:также|ещ[её]|далее|больше|подробнее)", r"смотрите также", r"по теме", r"также по теме",
        r"ещ[её] по теме", r"(?:материалы|новости|статьи|другие \w+) по теме", r"другие (?:новости|материалы)", r"похожие",
        r"поделиться", r"подел[ия]", r"рекомендуем", r"самое (?:читаемое|популярное)", r"самые (?:популярные|читаемые)",
        r"популярн(?:ое|ые)", r"комментари[ий]", r"обсуждение", r"версия для печати", r"последние новости",
        r"новости партн[её]ров", r"теги", r"метки", r"подпис(?:ывайтесь|аться)", r"следите за", r"нашли ошибку",
        r"добавить комментарий",
    ),
    "be": (
        r"чыта(?:йце|й|ць) (?:таксама|яшчэ|далей|больш)", r"глядзі(?:це)? таксама", r"па тэме", r"яшчэ па тэме",
        r"(?:навіны|матэрыялы|артыкулы) па тэме", r"іншыя (?:навіны|матэрыялы)", r"падзяліцца", r"падзяліся", r"падобныя",
        r"рэкамендуем", r"самае (?:чытанае|папулярнае)", r"папулярн(?:ае|ыя)", r"каментар", r"абмеркаванне", r"версія для друку",
        r"апошнія навіны", r"навіны партнёраў", r"тэгі", r"падпі(?:сацца|свайцеся|шыцеся)", r"сачыце за", r"знайшлі памылку",
    ),
    "zh": (
        r"相关(?:新闻|阅读|报道|链接|文章|推荐|专题)", r"相關(?:新聞|閱讀|報導|連結|文章)", r"延伸(?:阅读|閱讀)",
        r"推荐(?:阅读|新闻)", r"推薦", r"更多(?:新闻|新聞|精彩|内容|报道)",
        r"热门", r"热点", r"分享(?:到|至|：|:|$)", r"编辑推荐", r"猜你喜欢", r"网友评论", r"網友回應", r"我要评论", r"评论$",
        r"上一篇", r"下一篇", r"本文(?:标签|关键)",
        r"关键词", r"標籤", r"标签", r"免责声明", r"声明[:：]", r"版权(?:所有|声明)", r"特别声明", r"扫码", r"关注我们", r"返回首页",
    ),
    "uk": (
        r"дивіться також", r"читайте також", r"за темою", r"схожі", r"коментарі", r"поділитися",
    ),
    "pl": (
        r"zobacz (?:te[żz]|tak[żz]e)", r"czytaj (?:te[żz]|tak[żz]e|wi[ęe]cej|dalej)", r"przeczytaj", r"polecamy", r"podobne",
        r"komentarze", r"tagi",
    ),
    "el": (
        r"διαβάστε (?:επίσης|ακόμα|ακόμη|περισσότερα)", r"σχετικ[άέ]", r"δείτε (?:επίσης|ακόμα)",
    ),
}
SECTIONS = re.compile("|".join(phrase for phrases in _SECTIONS.values() for phrase in phrases), re.IGNORECASE)
"""Matches the beginning of a line that opens related links, buttons, comments or notices."""

_LEGAL = (
        r"©", r"\(c\) ?(?:19|20)\d\d", r"all rights reserved", r"все права защищены", r"усе правы абаронены",
        r"усі права захищені",
        r"版权所有", r"版權所有",
        r"未[经經](?:本\w{1,6})?(?:授权|授權|许可|許可).{0,6}(?:不得|禁止|严禁|嚴禁)", r"[违違]者必究", r"京ICP", r"ctrl\s*\+\s*enter",
        r"wszelkie prawa zastrze", r"javascript", r"cookies?\b.{0,60}(?:accept|policy)",
)
# fmt: on
LEGAL = re.compile("|".join(_LEGAL), re.IGNORECASE)
"""Found in lines about rights and about using the site."""
