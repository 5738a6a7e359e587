"""Function words of each language: too common to tell one text from another; they also tell languages apart."""

from types import MappingProxyType

from monitor.model import Language

_ENGLISH = """a about above after again against all also although am among an and any are as at be because been before being
below between both but by can cannot could did do does doing down during each either else even ever every few for from
further had has have having he her here hers herself him himself his how however i if in into is it its itself just least
less let like may me might more most much must my myself neither no nor not now of off on once only onto or other our ours
ourselves out over own per quite rather same she should since so some still such than that the their theirs them themselves
then there therefore these they this those though through thus to too toward towards under until unless up upon us very was
we were what when where whether which while who whom whose why will with within without would yet you your yours yourself n't
's 'll 're 've"""

_RUSSIAN = """а без более больше будем будет будете будешь буду будут будучи бы был была были было быть в вам вами вас ваш
ваша ваше ваши вдоль ведь весь во вот все всё всего всей всем всеми всему всех всю вы где да даже для до его ее её ей ему
если есть еще ещё ею же за здесь и из из-за или им ими иногда их к как какая какие каких какой ко когда которая которого
которое которой котором которому которую которые который которым которыми которых кто куда ли либо лишь между меня мне много
может можно мой моя мы на над надо нам нами нас наш наша наше наши не него нее неё ней некоторые нельзя нем нём нему несмотря
нет ни нибудь никогда ним ними них ничего но ну о об обо однако около он она они оно от отчего очень перед по под после потом
потому почти при про раз разве с сам сама сами самих само свое своё своего своей своем свои своим своими своих свой свою своя
себе себя сейчас со совсем так такая также таки такие таким таких такого такое такой там те тебе тебя тем теми тех то тобой
тогда того тоже той только том тому тот тою ту тут ты у уж уже хотя чего чей чем через что чтоб чтобы чуть эта эти этим этими
этих это этого этой этом этому этот эту я является являются"""

_BELARUSIAN = """а аб або абы ад адзін аднак акрамя але альбо ані без больш будзе будзем будзеце будзеш буду будуць бы быў
быўшы была былі было быць бо бяз в вам вамі вас ваш ваша вашы вельмі вось вы дзе дзеля для да дык ды ёй ёсць ён ж жа з за
зараз зноў зь і іх імі ім з-за каб калі каля каму ка кожны кожнае каго каторы ледзь ледзьве ля мае магчыма мае мала між міма
мне мной можа можна мой мы мяне на нават навошта над нам намі нас наш наша нашы не нешта ні ніколі нічога ну нельга ня няма о
па пад паводле падчас пакуль паміж пасля перад потым праз пра пры сам сама самі самае самы свае сваё сваёй сваім сваіх сваю
свайго свой сябе сабе сёння с са та так такая такі такія такіх такім такое там тая тады таго тае таксама таму то той толькі
тому тут ты тыя тым тымі тых у ужо усе усё усіх усім усяго ў ўжо ўсе ўсё ўсіх ўсім ўсяго хай хаця хоць хто цераз ці цяпер
чаго чаму чым чый што штосьці шмат яе яго ягоны ёй яму яна яны яно як якая якога якое якой якую якая якім якіх якія які яшчэ
гэта гэтага гэтае гэтай гэтага гэтую гэты гэтым гэтымі гэтых гэтыя гэтак гэтаму з'яўляецца з'яўляюцца зьяўляецца паколькі
дагэтуль сярод супраць замест"""

_UKRAINIAN = """а аби або адже але без би більш більше був була були було бути в вам вами вас ваш ваша ваше ваші вже ви від
він вона вони воно все всі всіх всього всім де для до його же з за зараз зі і із інші ж й їх їй їм її йому коли крім ледве ли
лише мене мені ми між мій моя мною може можна на над навіть нам нами нас наш наша наше наші не неї нема немає нею ним ними
них ні ніж ніколи нічого ну о об однак ось перед під після по поки при про проте саме сам самі своє свого своєї своїм своїх
свої свій свою себе собі та так така таке такий такі також там те твій тебе ти тим тих то тобі тоді той того тому тут у увесь
усе усі хоча хто це цей ця цих цього цьому цю ці чи чого чому через що щоб щодо ще я яка яке який тобто разом тощо зокрема
зараз якщо які яких якого якої якому як якби є"""

_POLISH = """a aby albo ale ani aż bardzo bez bo być był była było były by będzie będą bym cały chce choć ci cię co coś czy
czyli dla do dlaczego dlatego dziś gdy gdyby gdzie go i ich ile im inne iż ja jak jaka jaki jakie jako je jednak jednym jego
jej jemu jest jestem jeszcze jeśli jeżeli już ją każdy kiedy kto która które którego której którzy który których lub ma mają
mam mi między mnie może można mu musi my na nad nam nami nas nasz nasze nawet nic nich nie niej nim niż no o od on ona one
oni ono oraz po pod ponad ponieważ potem przed przede przez przy również są się skąd swoje swój swoich ta tak taki takie
także tam te tego tej ten też to tobie trzeba tu tych tylko tym u w we według wiele więc wszystko wszystkich wszyscy właśnie
z za zaś ze że żeby"""

_CHINESE = """的 了 在 是 和 与 及 或 也 都 就 而 但 被 把 将 对 对于 从 向 以 为 之 其 这 那 这个 那个
这些 那些 此 该 并 并且 以及 等 着 过 地 得 所 者 于 由 至 自 我 你 他 她 它 们 我们 你们 他们 她们
它们 自己 不 没 没有 很 更 最 又 还 再 已 已经 曾 正 正在 要 会 能 可 可以 应 应该 上 中 下 里 一
一个 个 种 各 每 有 使 让 因 因为 所以 如果 虽然 但是 不过 然而 因此 则 时 后 前 间 内 外 当 给 跟 同
吗 呢 吧 啊 嘛 呀"""

STOP_WORDS: MappingProxyType[Language, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset(_ENGLISH.split()),
        "ru": frozenset(_RUSSIAN.split()),
        "be": frozenset(_BELARUSIAN.split()),
        "uk": frozenset(_UKRAINIAN.split()),
        "pl": frozenset(_POLISH.split()),
        "zh": frozenset(_CHINESE.split()),
    }
)
"""Lower-cased surfaces, by language."""
