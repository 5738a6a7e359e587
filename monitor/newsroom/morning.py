"""What was planted in the newsroom's first day for an analyst's morning: readouts, figures, quotations, promises, clocks, silences.

Each check reads the published edition: the digest as data for what was found, the page for whether a reader sees it.
"""

from collections.abc import Sequence
from datetime import timedelta

from monitor.model import Accord, Ahead, EntityKind, FigureRow, Health, Readouts, ToldQuote
from monitor.model.notes import DeskKind
from monitor.newsroom.content import url
from monitor.newsroom.findings import FIRST, Findings, Plant

CLOCK = ("2024-10-03", "3 October 2024", "3 Oct", "October 3, 2024")
"""The clock of a portal, in every form that an edition could print it."""

PINNED, NOTED = "visit-agency-en", "potash-paper-zh"
NOTE = "ask for the basis of the Chinese price (价格)"
"""What the desk does before the first edition is final: one story is pinned, and a note left on the other."""


def plants() -> tuple[Plant, ...]:
    """Return the plants of the morning."""
    return (
        Plant("at a glance: who met, how many tell it; the contract's open price; the sentence that a state daily took back", _glance),
        Plant("at a glance: no article on the meeting reports a signed document", _unsigned),
        Plant("the sentence that a daily took back still stands in another voice, in another language", _still),
        Plant("the two readouts name the format each in its own word", _format),
        Plant("the level formula stands in one readout only, in the words of one side's president", _level),
        Plant("what one side names and the other omits stands side by side", _omitted),
        Plant("what one side alone speaks of stands with its sentence: transport and culture days, Ukraine", _matters),
        Plant("what neither readout names is told, with the voice that does", _unsaid_now),
        Plant("what the report on the March meeting named and neither readout names now is told", _unsaid_since),
        Plant("what earlier reports named and neither readout names now is told with their day: potash, iron brothers", _unsaid_before),
        Plant("one sentence in three renderings is one quotation", _renderings),
        Plant("words of March repeated as background are marked as old", _old_words),
        Plant("a claim that one voice alone has is marked so", _alone),
        Plant("a contract's tonnage is explained: 700,000 + 100,000", _tonnage),
        Plant("its price is open, 15 dollars apart, and one voice does not state the terms", _price),
        Plant("two statistics of one year's trade are a standing note and no dispute", _two_statistics),
        Plant("a promise due on 31 December, reported by a seed, is ahead and called done by nobody", _promise),
        Plant("a portal's clock is no article's date", _page_clock),
        Plant("a running clock in a page's head is no edit", _running_clock),
        Plant("sources that answer and say nothing are named, with the longest gap", _silent),
        Plant("what the desk did before seven stands at the foot: a story pinned, a note on another", _desk),
        Plant("the Markdown of the edition says all of this too", _in_markdown),
    )


def _shown(findings: Findings, *words: str, form: str = "html") -> str:
    """Return which of these words the edition's page does not have."""
    page = " ".join(findings.file(f"{FIRST}.{form}").replace("&nbsp;", " ").split())
    missing = [one for one in words if one not in page]
    return f"the {form} page lacks {missing}" if missing else ""


def _glance(findings: Findings) -> str:
    page = findings.file(f"{FIRST}.html")
    top = " ".join(page[page.index('class="glance"') : page.index('class="counts"')].split())
    wanted = (
        "Lukashenko and Xi Jinping hold talks in Beijing",
        "9 outlets, 4 languages, 5 voices",
        "Belarus and China settle potash contract for 2024",
        "price: open (300 USD a tonne / 285 USD a tonne)",
        "tonnage: explained",
        "Sample Gazeta (state, paper) removed a sentence",
        "Предварительно учения запланированы на 2024 год.",
        "4 h 38 min after publication",
    )
    missing = [words for words in wanted if words not in top]
    return f"missing at a glance: {missing}" if missing else ""


def _unsigned(findings: Findings) -> str:
    told = {story.number: story.unsigned for story in findings.digests[FIRST].stories}
    number = findings.story(FIRST, "visit-agency-en").number
    right = told == {one: one == number for one in told}
    return _shown(findings, "5 voices; none reports a signed document") if right else f"told of {told}"


def _still(findings: Findings) -> str:
    edit = next(one for one in findings.digests[FIRST].edits if one.url == url("visit-paper-ru"))
    number = findings.voice(FIRST, "visit-wire-en").number
    words = "Belarus and China are also planning a joint military exercise, provisionally scheduled for 2024."
    found = [(one.number, one.sentence.text) for change in edit.changes for one in change.still]
    return _shown(findings, f"Still in [{number}] (English)", words) if found == [(number, words)] else f"told as {found}"


def _meeting(findings: Findings) -> Readouts:
    return next(one for one in findings.digests[FIRST].readouts if one.story == findings.story(FIRST, "visit-agency-en").number)


def _cells(one: Readouts, row: int) -> tuple[str, str]:
    """Return the words of a row, an empty text where a side is silent."""
    found = [cell.sentence.text if cell else "" for cell in one.rows[row].cells]
    return found[0], found[1]


def _format(findings: Findings) -> str:
    cells = _cells(_meeting(findings), 0)
    return _shown(findings, "Working visit", "Meeting") if cells == ("Рабочий визит", "会见") else f"told as {cells}"


def _level(findings: Findings) -> str:
    one = _meeting(findings)
    right = _cells(one, 1) == ("", "全天候全面战略伙伴关系") and one.rows[1].speakers[1] == "Alexander Lukashenko"
    return _shown(findings, "in the words of Alexander Lukashenko") if right else f"told as {one.rows[1]}"


def _omitted(findings: Findings) -> str:
    rows = {row.label: tuple(bool(cell) for cell in row.cells) for row in _meeting(findings).rows if row.label}
    right = rows.get("Great Stone industrial park") == (False, True) and rows.get("Belt and Road") == (True, True)
    return _shown(findings, "absent") if right else f"told as {rows}"


def _matters(findings: Findings) -> str:
    rows = {(row.label, *row.also): row for row in _meeting(findings).rows if row.kind is EntityKind.MATTER}
    said = {labels: tuple(cell.sentence.text if cell else "" for cell in row.cells) for labels, row in rows.items()}
    expected = {
        ("Cross-border transport", "Culture days"): ("", "他说，双方要继续建设好中白工业园，便利跨境运输，办好文化日活动。"),
        ("Ukraine",): ("", "双方还就乌克兰危机交换了意见。"),
    }
    return _shown(findings, "Cross-border transport, Culture days", "exchanged views") if said == expected else f"told as {said}"


def _unsaid_before(findings: Findings) -> str:
    since = {one.label: one.day for one in _meeting(findings).unsaid if one.day}
    right = (since.get("Potash"), since.get("Iron brothers")) == ("2021-01-26", "2022-09-15")
    words = "as stated by President of the Republic of Belarus, and in neither readout now: Potash"
    return _shown(findings, words) if right else f"told as {since}"


def _unsaid_now(findings: Findings) -> str:
    now = {one.label: one.numbers for one in _meeting(findings).unsaid if one.numbers}
    number = findings.voice(FIRST, "visit-exile-be").number
    wire = findings.voice(FIRST, "visit-wire-en").number
    right = now == {"Joint exercises": (wire,), "Loans": (number,), "Sanctions": (wire,), "Shanghai Cooperation Organisation": (number,)}
    return _shown(findings, f"Shanghai Cooperation Organisation [{number}]") if right else f"told as {now}"


def _unsaid_since(findings: Findings) -> str:
    since = {one.label: (one.day, one.stated_by) for one in _meeting(findings).unsaid if one.day}
    right = since.get("Unbreakable friendship") == ("2023-03-01", "Stern")
    return _shown(findings, "Named on 1 March 2023, as stated by Stern, and in neither readout now") if right else f"told as {since}"


def _quote(findings: Findings, words: str) -> ToldQuote:
    for quote in findings.digests[FIRST].quotes:
        if words in quote.told.sentence.text:
            return quote
    raise LookupError(f"{words!r} is no quotation of {FIRST}")


def _renderings(findings: Findings) -> str:
    quote = _quote(findings, "была, есть и будет")
    languages = sorted(one.sentence.language for one in quote.renderings)
    return "" if quote.own and languages == ["en", "zh"] else f"own: {quote.own}, renderings in {languages}"


def _old_words(findings: Findings) -> str:
    quote = _quote(findings, "healthy and stable development")
    right = quote.said == "2023-03-01" and quote.speaker == "Xi Jinping"
    return (
        _shown(findings, "These words are older: they stand in a text of 1 March 2023") if right else f"{quote.speaker}, of {quote.said!r}"
    )


def _alone(findings: Findings) -> str:
    quote = _quote(findings, "not quite satisfied")
    others = [one.told.sentence.text for one in findings.digests[FIRST].quotes if one.alone and one is not quote]
    return _shown(findings, "no other voice has these words") if quote.alone and not others else f"alone: {quote.alone}, {others}"


def _row(findings: Findings, measure: str, accord: Accord) -> FigureRow:
    """Return the contract's row of a measure. Raises LookupError where it is missing or stands otherwise."""
    story = findings.story(FIRST, "potash-trader-ru").number
    found = {row.measure: row for row in findings.digests[FIRST].figures if row.story == story}
    if measure not in found or found[measure].accord is not accord:
        raise LookupError(f"figures: {[(row.measure, row.accord.value) for row in found.values()]}")
    return found[measure]


def _tonnage(findings: Findings) -> str:
    amounts = sorted(one.high for one in _row(findings, "tonnage", Accord.EXPLAINED).stated)
    right = amounts == [100_000, 700_000, 800_000]
    return _shown(findings, "700,000 + 100,000 = 800,000 tonnes") if right else f"stated: {amounts}"


def _price(findings: Findings) -> str:
    stated = {(one.high, dict(one.basis).get("terms", "")) for one in _row(findings, "price", Accord.OPEN).stated}
    right = stated == {(300.0, "CFR"), (285.0, "")}
    return _shown(findings, "15 USD apart", "terms not stated") if right else f"stated: {stated}"


def _two_statistics(findings: Findings) -> str:
    found = [(row.accord, one.high, one.stated_by) for row in findings.digests[FIRST].figures for one in row.others]
    right = found == [(Accord.EQUAL, 5e9, "Stern")]
    return _shown(findings, "Another count, no dispute: 5 billion USD") if right else f"told as {found}"


def _promise(findings: Findings) -> str:
    number = findings.voice(FIRST, "visit-exile-be").number
    found = [(one.state, one.due, one.about, one.named) for one in findings.digests[FIRST].pledges]
    right = found == [(Ahead.DUE, "2023", ("Shanghai Cooperation Organisation",), (number,))]
    words = ("due 31 December 2023, 26 days left", "expects to join this year", "no article kept since calls it done")
    return _shown(findings, *words) if right else f"told as {found}"


def _page_clock(findings: Findings) -> str:
    printed = [(form, words) for form in ("html", "md", "json") for words in CLOCK if words in findings.file(f"{FIRST}.{form}")]
    return f"the clock is printed as a date: {printed}" if printed else ""


def _running_clock(findings: Findings) -> str:
    edited = [name for name, digest in findings.digests.items() for edit in digest.edits if edit.url == url("old-en")]
    return f"told as edited in {edited}" if edited else ""


def _silent(findings: Findings) -> str:
    coverage = findings.digests[FIRST].coverage
    silent = [one.name for one in coverage.sources if one.health is Health.SILENT]
    right = silent == ["Sample Hollow Feed"] and coverage.longest_gap == timedelta(hours=9)
    words = ("The silence of a source that failed or was silent proves nothing.", "longest gap 9 h", "11 bytes")
    return _shown(findings, *silent, *words) if right else f"silent: {silent}, longest gap {coverage.longest_gap}"


_SAID: Sequence[str] = (
    "none reports a signed document",
    "(English):",
    "Cross-border transport, Culture days",
    "9 outlets, 4 languages, 5 voices",
    "price: open (300 USD a tonne / 285 USD a tonne)",
    "in the words of Alexander Lukashenko",
    "700,000 + 100,000 = 800,000 tonnes",
    "no other voice has these words",
    "due 31 December 2023, 26 days left",
    "Another count, no dispute",
)


def _desk(findings: Findings) -> str:
    lines = {(line.kind, line.story, line.by) for line in findings.digests[FIRST].desk}
    visit, contract = (findings.story(FIRST, name).number for name in (PINNED, NOTED))
    right = lines == {(DeskKind.PIN, visit, "desk"), (DeskKind.NOTE, contract, "desk")}
    return _shown(findings, f"on story {contract}: {NOTE}", "is pinned") if right else f"at the foot: {sorted(lines)}"


def _in_markdown(findings: Findings) -> str:
    return _shown(findings, *_SAID, form="md")
