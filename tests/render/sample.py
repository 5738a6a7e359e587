"""Builds a rich edition out of our own words, in four scripts, with everything that a digest can hold; it tests nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from monitor.model import (
    AlsoAt,
    Background,
    BackgroundKind,
    Change,
    ChangeKind,
    CitedSentence,
    Control,
    Coverage,
    Dated,
    DateOrigin,
    Digest,
    Edition,
    EditionKind,
    Field,
    Folded,
    FoldedAs,
    Form,
    Health,
    Late,
    Place,
    Reason,
    SourceHealth,
    Span,
    StoryState,
    TextOrigin,
    ToldSentence,
    ToldStory,
    Voice,
    Window,
)
from monitor.model.remarks import Remark, RemarkKind

DAY = date(2026, 11, 22)


EMPTY = (Remark(kind=RemarkKind.EMPTY),)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of November 2026 in UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def dated(moment: datetime, *, has_time: bool = True, suspicious: bool = False) -> Dated:
    """Return a date as a feed gives it."""
    return Dated(moment=moment, origin=DateOrigin.FEED, has_time=has_time, suspicious=suspicious)


def edition(language: str = "en", day: date = DAY, kind: EditionKind = EditionKind.DAILY, *, suffix: bool = False) -> Edition:
    """Return an edition's identity."""
    return Edition(kind=kind, day=day, language=language, suffix=suffix)


def voice(
    number: int,
    outlet: str,
    title: str,
    language: str,
    moment: datetime | None,
    *,
    who: tuple[str, Control, Form] = ("", Control.UNKNOWN, Form.UNKNOWN),
    origin: TextOrigin = TextOrigin.PAGE,
    suspicious: bool = False,
    has_time: bool = True,
    designated: tuple[str, ...] = (),
    also_at: tuple[AlsoAt, ...] = (),
) -> Voice:
    """Return a voice whose address and article id follow from its number."""
    return Voice(
        number=number,
        article=f"a{number:06x}",
        version=1,
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{language}/{1000 + number}",
        title=title,
        outlet=outlet,
        country=who[0],
        control=who[1],
        form=who[2],
        language=language,
        published=dated(moment, has_time=has_time, suspicious=suspicious) if moment else None,
        kept_at=at(22, 3, 30),
        origin=origin,
        designated=designated,
        also_at=also_at,
    )


def headline(told: Voice) -> ToldSentence:
    """Return a voice's whole title as a cited sentence."""
    return sentence(told, told.title, 0, Field.TITLE)


def sentence(told: Voice, text: str, start: int = 0, field: Field = Field.TEXT) -> ToldSentence:
    """Return words as a citation of that voice."""
    span = Span(article=told.article, version=told.version, place=Place(field=field, start=start, end=start + len(text)))
    return ToldSentence(number=told.number, sentence=CitedSentence(text=text, language=told.language, span=span))


BY_STATE = ("BY", Control.STATE, Form.AGENCY)


def visit() -> ToldStory:
    """Return a story told in four languages by voices of five kinds, with reprints."""
    press, agency, television, exile, portal = visitors()
    return ToldStory(
        number=147,
        state=StoryState.NEW,
        headlines=tuple(headline(one) for one in (portal, agency, exile, television)),
        summary=(
            sentence(portal, "The two presidents met for ninety minutes and announced no agreement, the second such visit this year.", 0),
            sentence(portal, "Trade between the two countries stood at 8.4 billion dollars in the first nine months, officials said.", 412),
            sentence(television, "双方就共建“一带一路”和中白工业园建设交换了意见。", 128),
            sentence(exile, "Пра вучэнні, якія раней абяцалі на вясну, не сказана ні слова.", 233),
        ),
        voices=(press, agency, television, exile, portal),
        first_told="",
        rank=(("voices", 3.5), ("controls", 1.0), ("countries", 1.5), ("languages", 1.5), ("both_sides", 1.0), ("relevance", 1.9)),
    )


def visitors() -> tuple[Voice, ...]:
    """Return who tells the visit: an office, an agency with two reprints, a broadcaster, a designated site, a portal."""
    copy = AlsoAt(url="https://daily-b.example/7", outlet="Daily B", share=0.92, published=dated(at(21, 12, 2)))
    mirror = AlsoAt(url="https://mirror-m.example/7", outlet="Mirror M", share=0.41, published=None, designated=("BY",))
    exile, portal = ("LT", Control.EXILE, Form.PORTAL), ("GB", Control.PRIVATE, Form.ANALYSIS)
    silence = "Лукашэнка ў Пекіне: пра што маўчыць афіцыйная справаздача"
    ends = "Lukashenko ends a two-day visit to Beijing without a signed document"
    held = "Лукашенко провёл переговоры с Си Цзиньпином в Пекине"
    chinese = ("CN", Control.STATE, Form.BROADCASTER)
    return (
        voice(1, "Presidential Press Office", "О переговорах в Пекине", "ru", at(21, 10, 10), who=("BY", Control.STATE, Form.OFFICIAL)),
        voice(2, "Agency A", held, "ru", at(21, 10, 22), who=BY_STATE, also_at=(copy, mirror)),
        voice(3, "央视样本", "习近平会见白俄罗斯总统卢卡申科", "zh", at(21, 11, 12), who=chinese),
        replace(voice(4, "Site E", silence, "be", at(21, 13, 45), who=exile, designated=("BY",)), cites=("Agency A",)),
        voice(5, "Portal F", ends, "en", at(21, 14, 45), who=portal),
    )


def potash() -> ToldStory:
    """Return a story that carries on an earlier one, with a doubtful date and a text that only the feed gave."""
    trader = voice(6, "Trader T", "Контракт на калий: около 800 тыс. тонн", "ru", at(20, 21), has_time=False, suspicious=True)
    press = voice(
        7,
        "Fertiliser Week",
        "Belarus and China settle a potash contract for 2027",
        "en",
        None,
        who=("GB", Control.PRIVATE, Form.PAPER),
        origin=TextOrigin.FEED,
    )
    return ToldStory(
        number=131,
        state=StoryState.DEVELOPING,
        headlines=(headline(press), headline(trader)),
        summary=(
            sentence(press, "The price is 300 dollars a tonne, cost and freight, with an option for a further 100,000 tonnes.", 88),
            sentence(trader, "Стороны согласовали поставку около 800 тыс. тонн хлористого калия.", 31),
        ),
        voices=(trader, press),
        first_told="2026-11-19",
        rank=(("voices", 1.5), ("languages", 0.5), ("relevance", 1.6), ("figures", 0.75)),
        changes=(
            Change(
                kind=ChangeKind.COMMITMENT, key="signed", name="signed", cited=sentence(press, "The contract was signed on Friday.", 10)
            ),
            Change(kind=ChangeKind.FIGURE, key="800000 tonne", name="800000 tonne", cited=sentence(trader, "Около 800 тыс. тонн.", 0)),
            Change(kind=ChangeKind.DATE, key="2026-12-31", name="2026-12-31", cited=sentence(trader, "Около 800 тыс. тонн.", 0)),
            Change(kind=ChangeKind.SOURCE, key="private", name="private", cited=headline(press)),
        ),
        background=(
            Background(
                kind=BackgroundKind.SEED,
                id="004_call",
                title="Telephone conversation of 2021",
                url="",
                day="2021-01-26",
                stated_by="Press Service",
                shared=(("88 product", "88 product"), ("proj.great-stone", "Great Stone industrial park")),
            ),
            Background(
                kind=BackgroundKind.STORY, id="12", title="Talks on potash", url="", day="2026-11-02", stated_by="Agency A", shared=()
            ),
        ),
    )


def filler() -> ToldStory:
    """Return a story of one voice that no sentence could be chosen for."""
    park = voice(8, "Парк сёння", "У індустрыяльным парку адкрылі дзіцячы сад", "be", at(21, 8, 5), who=("BY", Control.STATE, Form.PAPER))
    return ToldStory(
        number=148,
        state=StoryState.NEW,
        headlines=(headline(park),),
        summary=(),
        voices=(park,),
        first_told="",
        rank=(("relevance", 1.4), ("filler", -0.4)),
    )


def coverage(*, broken: bool = True) -> Coverage:
    """Return how complete the sample's window is."""
    normal = tuple(
        SourceHealth(source=f"s{n}", name=f"Source {n}", health=Health.NORMAL, polls=48, failures=0, entries=60) for n in range(1, 40)
    )
    trouble = (
        SourceHealth(source="f1", name="Agency A, zh", health=Health.FAILED, polls=48, failures=48, entries=0, reason="timeout"),
        SourceHealth(source="f2", name="Сайт H, be", health=Health.SILENT, polls=48, failures=0, entries=0, remarks=EMPTY),
        SourceHealth(source="f3", name="Отдел N", health=Health.NOT_POLLED, polls=0, failures=0, entries=0),
    )
    return Coverage(
        sources=(*normal, *trouble) if broken else normal,
        entries=1904,
        kept=13,
        waiting=2,
        drops=((Reason.OFF_TOPIC, 1204), (Reason.NOT_MENTIONED, 671), (Reason.PASSING_MENTION, 7), (Reason.FORBIDDEN, 7)),
        longest_gap=timedelta(hours=1, minutes=40),
        polls_compared=1872,
        polls_overlapping=1869,
    )


def digest(language: str = "en", stories: Sequence[ToldStory] | None = None) -> Digest:
    """Return the sample edition of 22 November 2026."""
    return Digest(
        edition=edition(language),
        previous="2026-11-21",
        following="2026-11-23",
        title={"ru": "Беларусь – Китай", "be": "Беларусь – Кітай", "zh": "白俄罗斯与中国"}.get(language, "Belarus – China"),
        topic="belarus-china",
        zone="Europe/Minsk",
        window=Window(start=at(21, 4), end=at(22, 4)),
        provisional=False,
        retrospective=False,
        sequence=412,
        program="monitor 0.1.0",
        stories=tuple(stories) if stories is not None else (visit(), potash(), filler()),
        folded=_folded(),
        late=(
            Late(
                title="Беларусь і Кітай падпісалі пагадненне аб паслугах",
                url="https://archive-p.example/2024/08",
                outlet="Архіў П",
                language="be",
                published=dated(datetime(2024, 8, 22, 9, 0, tzinfo=UTC)),
            ),
        ),
        coverage=coverage(),
    )


def quiet(language: str = "en") -> Digest:
    """Return an edition of a day without news and without trouble."""
    return replace(digest(language, ()), folded=(), late=(), coverage=coverage(broken=False))


def _folded() -> tuple[Folded, ...]:
    return (
        Folded(
            kind=FoldedAs.SEED,
            title="Iron brothers in Beijing: what an old report said",
            url="https://portal-g.example/again",
            outlet="Portal G",
            language="en",
            share=0.97,
            of_title="A report of an earlier visit",
            of_url="https://seed.example/1",
            of_id="003_march_visit",
        ),
        Folded(
            kind=FoldedAs.REPRINT,
            title="中白工业园新增十家企业",
            url="https://portal-d.example/9",
            outlet="Portal D",
            language="zh",
            share=0.88,
            of_title="中白工业园再添十家企业入驻",
            of_url="https://paper-p.example/3",
            of_id="a0000f1",
            designated=("BY",),
        ),
        Folded(
            kind=FoldedAs.TOLD,
            title="Ещё раз о переговорах",
            url="https://portal-k.example/10",
            outlet="Portal K",
            language="ru",
            share=0.0,
            of_title="Talks in Beijing",
            of_url="",
            of_id="12",
        ),
    )


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example>",
    "# not a heading | `code` *strong* _weak_ ~~gone~~ &lt;b&gt; \\ [1]: https://evil.example",
    "- one\n- two\r\n> three\n\n2023. four\n===\n```\nfence",
    "abc\u202egpj.exe\u2066 \x00\x1b[31mred\x07 \ufeffend",
    "www.evil.example and https://evil.example/" + "a" * 200,
    "\"'><svg/onload=alert(1)>{{ 7*7 }}{% raw %}",
    "汉字" * 5000,
    "Ends with dots… […] [7]",
    "**bold** __both__ ***",
)
"""What titles, sentences, outlets and notes of strangers may hold."""


def hostile(words: str, url: str = "javascript:alert(1)") -> Digest:
    """Return an edition in which every foreign field holds `words`, and every address `url`."""
    copy = AlsoAt(url=url, outlet=words, share=0.5, published=None)
    told = replace(voice(1, "x", words, "en", at(21, 8), also_at=(copy,)), url=url, outlet=words, country=words, cites=(words,))
    tale = ToldStory(
        number=1,
        state=StoryState.NEW,
        headlines=(headline(told),),
        summary=(sentence(told, words), sentence(told, words, 900)),
        voices=(told,),
        first_told="",
        rank=(),
        changes=(Change(kind=ChangeKind.PROTAGONIST, key=words, name=words, cited=sentence(told, words, 1800)),),
        background=(
            Background(kind=BackgroundKind.SEED, id=words, title=words, url=url, day="2026-01-01", stated_by=words, shared=((words, "x"),)),
        ),
    )
    whole = digest("en", (tale,))
    trouble = replace(whole.coverage.sources[-1], name=words, reason=f"timeout: {words}")
    return replace(
        whole,
        title=words,
        folded=tuple(replace(one, title=words, url=url, outlet=words, of_title=words, of_url=url, of_id=words) for one in whole.folded),
        late=tuple(replace(one, title=words, url=url, outlet=words) for one in whole.late),
        coverage=replace(whole.coverage, sources=(trouble,)),
    )
