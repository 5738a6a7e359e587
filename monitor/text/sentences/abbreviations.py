"""Abbreviations that end in a full stop, by language and by what may follow them; the splitter decides."""

# ruff: noqa: SIM905 — word lists read best as text

from monitor.model import Language

_CYRILLIC_TITLES = (
    "акад арх проф доц зав зам нач чл корр ред им ім св тов гр ген полк адм дж вс англ фр фр нем яп кит лат греч исп укр рус бел пол"
)

BEFORE_NAMES: dict[Language, frozenset[str]] = {
    "en": frozenset(
        "mr mrs ms dr prof gen sen rep gov col maj capt lt sgt adm cmdr rev hon pres st mt ft messrs mme vs viz cf fig figs eq "
        "sec ch vol "
        "pp ed eds approx dept ext pvt drs p.s ps p.p.s e.g i.e ph jan feb mar apr jun jul aug sept sep oct nov dec op ca al.l "
        "univ assn bros blvd ave feat yu ya wm thos".split()
    ),
    "ru": frozenset(
        f"{_CYRILLIC_TITLES} ст п пп пт ч гл стр абз ул просп пр пер пл обл р-н кв корп эт оф каб тел факс о оз сб кн изд напр "
        "см ср ок т примеч итал франц польск чешск венг араб перс ивр санскр янв февр авг сент окт нояб дек кон сер четв перв пос пгт дер "
        "хут вдхр пров реж сост авт вып лейт канд д-р м-н мкр чл.-корр вл вяч дм алекс серг евг "
        "т.е т.к т.н т.наз и.о к.п.н юр физ гос букв трад обр рис илл табл прим цит п.с п.п.с p.s p.p.s макс "
        "г-н г-жа им д врио и.о ум род".split()
    ),
    "be": frozenset(
        f"{_CYRILLIC_TITLES} арт п пп пт ч гл стар абз вул просп праз пл вобл р-н кв корп эт каб тэл факс воз зб кн выд напр гл "
        "параўн каля т "
        "т.зн т.б т.зв г.зн в.а в.а юр фіз дзярж рыс іл табл заўв p.s p.p.s п.с п.п.с макс рэж пр пр-т дз "
        "сп спн д праф дац заг нам нач сьв ням "
        "ісп грэц яўр нар пам пас гар "
        "прыкл польск чэшск італ франц араб студз лют кастр ліст снеж кан сяр чвэр "
        "вёс хут вдсх аўт вып канд д-р мкр уладз вяч дзм "
        "м-р дыр".split()
    ),
    "uk": frozenset(
        f"{_CYRILLIC_TITLES} ст п пп пт ч гл стор абз вул просп пров пл обл р-н кв корп пов оф каб тел факс о оз зб кн вид напр "
        "див пор т "
        "польськ чеськ італ франц араб січ лют квіт черв лип серп верес жовт листоп груд кін сер чверт "
        "сел хут вдсх реж авт вип канд д-р мкр дм "
        "т.зв в.о юр фіз держ рис іл табл прим p.s p.p.s п.с п.п.с макс п-н д зав заст нар пом с смт м ін-т нім грец іт мал".split()
    ),
}
"""A name, number or title follows: never the end of a sentence, unless it is a unit (below) after a number."""

BEFORE_NOUNS: dict[Language, frozenset[str]] = {
    "en": frozenset("approx est avg assoc dept govt intl incl natl orig prev temp tel min max misc sq".split()),
    "ru": frozenset(
        "соврем первонач сокр назв разг устар офиц админ муницип науч респ нац отеч преим рос рег хим мед доп хоз сан тех соц воен нар "
        "инф лаб муз лит мат мин мор дер пос хут жит сев юж зап вост нас сущ глаг соотв тыс".split()
    ),
    "be": frozenset(
        "сучасн скар назв разм асаб афіц адм рэсп нац рас рэг хім мед дад гасп сан тэх сац ваен інф лаб муз літ мат мар вёс пас хут паўн "
        "паўд усх зах нас адп тыс".split()
    ),
    "uk": frozenset(
        "сучасн скор назв розм застар офіц адм респ нац рос рег хім мед дод госп сан тех соц інф лаб муз літ мат мор сел хут півн півд "
        "сх зах нас відп тис".split()
    ),
}
"""Cut short before the small noun that they describe; before a capital the same letters may be a word, as med and mor are in Russian."""

BEFORE_FIGURES = frozenset(
    "fig figs pp approx ок рис табл илл стр рыс іл стар мал ум род факс пол кит нем "
    "кон сер четв перв кан сяр чвэр кін чверт янв февр авг сент "
    "окт нояб дек студз лют кастр ліст снеж січ квіт черв лип серп верес жовт листоп груд".split()
)
"""Of these, what a figure follows: before a word with a capital they are words themselves, as rice is in Russian."""

MAY_END: dict[Language, frozenset[str]] = {
    "en": frozenset("u.s u.k u.n e.u u.s.a u.s.s.r d.c inc co corp ltd jr sr llc plc bros etc al est no".split()),
    "ru": frozenset(
        "мин мл т г гг в вв тыс млн млрд трлн руб коп долл дол проц чел час сек см км кг га куб кв ед мес шт экз др проч т.д т.п т.ч "
        "н.э и.т.д с р".split()
    ),
    "be": frozenset(
        "мін мл т г гг ст стст тыс млн млрд трлн руб кап дол даляр прац чал гадз хв сек см км кг га куб кв адз мес інш г.д т.п "
        "н.э с р і.г.д".split()
    ),
    "uk": frozenset(
        "хв мл т р рр ст тис млн млрд трлн руб коп грн дол відс осіб год хв сек см км кг га куб кв од міс ін т.д т.п т.ін н.е с".split()
    ),
}
"""The sentence may end with them: what follows decides."""
