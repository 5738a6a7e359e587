"""The catalogues of the words around the news: every phrase that is named somewhere, in every language, and no other."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

import monitor
from monitor.model import (
    Accord,
    Ahead,
    Certainty,
    ChangeKind,
    Control,
    EditionKind,
    EditKind,
    EvidenceKind,
    Form,
    Health,
    Reason,
    Rung,
    StoryState,
)
from monitor.model.notes import DeskKind
from monitor.model.remarks import RemarkKind
from monitor.stages.digest.readouts import SINGLE, WHOLE
from monitor.stages.render.phrases import leaflet, phrases
from monitor.text.catalogues import languages
from monitor.text.numbers import figures

PACKAGE = Path(monitor.__file__).parent
LOCALE = PACKAGE / "locale"
TRANSLATED = tuple(sorted(path.parts[-3] for path in LOCALE.glob("*/LC_MESSAGES/monitor.po")))
SAYING = (
    *PACKAGE.glob("stages/render/**/*.py"),
    *PACKAGE.glob("web/*.py"),
    PACKAGE / "stages" / "delivery.py",
    PACKAGE / "evidence.py",
    PACKAGE / "cli" / "read.py",
)
GROUPS: dict[str, type[StrEnum]] = {
    "accords": Accord,
    "aheads": Ahead,
    "certain": Certainty,
    "control": Control,
    "evidence": EvidenceKind,
    "form": Form,
    "health": Health,
    "reason": Reason,
    "rung": Rung,
}


def catalogue(path: Path) -> Catalog:
    """Return a catalogue as it is written; what no reader of catalogues could read fails."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def entries(found: Catalog) -> dict[str, Message]:
    """Return the phrases of a catalogue by name."""
    return {str(one.context): one for one in found if one.id}


def forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the forms of a phrase or of its translation."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def blanks(text: str) -> set[str]:
    """Return the names of the blanks in a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


TEMPLATE = catalogue(LOCALE / "monitor.pot")
ENGLISH = entries(TEMPLATE)
CATALOGUES = {language: catalogue(LOCALE / language / "LC_MESSAGES" / "monitor.po") for language in TRANSLATED}


def test_the_four_languages_can_be_asked_for() -> None:
    """A language is there when its catalogue is; one without gets the English words."""
    assert {"en", "ru", "be", "zh"} <= set(languages()) == {"en", *TRANSLATED}
    assert (phrases("zh").language, phrases("fr").language) == ("zh", "en")


def test_every_phrase_of_the_template_has_a_name_of_its_own() -> None:
    """No entry without context, none twice."""
    assert len(ENGLISH) == len([one for one in TEMPLATE if one.id]) > 300
    assert all(one.context and all(forms(one.id)) for one in ENGLISH.values())


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_translates_the_template_and_nothing_else(language: str) -> None:
    """Names, English words, comments and order are the template's; nothing is left from earlier wordings, nothing waits for a review."""
    found = CATALOGUES[language]
    assert [(one.context, one.id, one.auto_comments) for one in found if one.id] == [
        (one.context, one.id, one.auto_comments) for one in TEMPLATE if one.id
    ]
    assert not found.obsolete
    assert [one.context for one in entries(found).values() if one.fuzzy] == []
    assert [one.context for one in entries(found).values() if not all(forms(one.string))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_blanks_of_the_english_words(language: str) -> None:
    """In every plural form, too: a number that is not written cannot be checked. Blanks at both ends count where English has them."""
    for name, one in entries(CATALOGUES[language]).items():
        for form in forms(one.string):
            assert not form or blanks(form) == blanks(forms(one.id)[0]), name
            assert form == form.strip() or name in ("colon", "comma", "semicolon"), name


@pytest.mark.parametrize("language", TRANSLATED)
def test_counted_phrases_have_the_plural_forms_of_the_language(language: str) -> None:
    """As many as the head says, and the head says what Babel knows of the language."""
    found = CATALOGUES[language]
    counted = [one for one in entries(found).values() if one.pluralizable]
    assert (found.num_plurals, found.plural_expr) == get_plural(language)[:2]
    assert len(counted) > 20
    assert {len(forms(one.string)) for one in counted} == {found.num_plurals}


def test_english_counts_name_the_number_in_both_forms() -> None:
    """Singular and plural are both written with the number, or both are words that stand behind it."""
    assert all(len({"{n}" in form for form in forms(one.id)}) == 1 for one in ENGLISH.values() if one.pluralizable)


# what code and templates name
SAID = re.compile(r"\b_?say(\.count)?$|\bphrases\(.*\)$")
WORD = re.compile(r"\b_?say\.word$")


def in_python(tree: ast.Module, asking: re.Pattern[str]) -> Iterator[ast.expr]:
    """Yield the first argument of every call of a function that is written so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and asking.search(ast.unparse(node.func)):
            yield node.args[0]


def in_template(page: nodes.Template, asking: re.Pattern[str]) -> Iterator[nodes.Expr]:
    """Yield the first argument of every such call of a template."""
    for call in page.find_all(nodes.Call):
        if asking.search(dotted(call.node)):
            yield call.args[0]


def dotted(node: nodes.Node) -> str:
    """Return a name with its attributes as it is written."""
    if isinstance(node, nodes.Getattr):
        return f"{dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


TREES = [ast.parse(path.read_text(encoding="utf-8")) for path in SAYING]
PAGES = [Environment(autoescape=True).parse(path.read_text(encoding="utf-8")) for path in PACKAGE.glob("**/templates/*.html")]


def named(asking: re.Pattern[str] = SAID) -> set[str]:
    """Return the names that calls give as they are, both of a choice between two."""
    found = set()
    for argument in (one for tree in TREES for one in in_python(tree, asking)):
        choices = (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)
        found |= {str(one.value) for one in choices if isinstance(one, ast.Constant)}
    for said in (one for page in PAGES for one in in_template(page, asking)):
        ends = (said.expr1, said.expr2) if isinstance(said, nodes.CondExpr) else (said,)
        found |= {str(one.value) for one in ends if isinstance(one, nodes.Const)}
    return found


def composed() -> set[str]:
    """Return the names that code puts together or takes from a value, and those of the words of enumerations."""
    kinds = {f"{group}.{one.value}" for group, values in GROUPS.items() for one in values} | {
        f"readout_kinds.{one}" for one in (*WHOLE, *SINGLE)
    }
    edits = {f"edit_{one}" for one in (*EditKind, "headline", "removed", "changed", "added", "was", "now", "names", "figures")}
    edits |= {f"remark.{one}" for one in RemarkKind} | {f"desk_{one}" for one in DeskKind}
    edits |= {"edit_gone_times", "edit_back_times", "edit_names_same", "edit_figures_same"}
    told = {*EditionKind, *StoryState, *Health, *(f"nothing_{one}" for one in EditionKind), *(f"new_{one}" for one in ChangeKind)}
    return {str(one) for one in kinds | edits | told} | {f"room_{one}" for one in ("front", "stories", "search", "sources")}


def units() -> set[str]:
    """Return the names of what figures count, whole and in part, each read from its own English words; "5 m" may be five million."""
    counted = (forms(one.id)[-1] for name, one in ENGLISH.items() if name.startswith("unit_"))
    names = {figure.unit for words in counted for figure in figures(f"They counted 5 {words}.", "en")} | {"metre"}
    return {f"{form}_{name}" for form in ("unit", "part") for name in names}


def constants() -> set[str]:
    """Return every string of the code that says phrases: names that stand in a list before they are said."""
    return {one.value for tree in TREES for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def test_every_phrase_that_is_named_exists() -> None:
    """No page fails on a name that the template lacks."""
    assert len(named()) > 150
    assert (named() | composed()) - ENGLISH.keys() == set()


def test_every_phrase_is_named_somewhere() -> None:
    """What nobody says is no work for translators; a word of a group is named with the group."""
    groups = named(WORD)
    words = {name for name in ENGLISH if name.partition(".")[0] in groups}
    assert ENGLISH.keys() - named() - composed() - words - units() - constants() == set()


def test_the_catalogues_are_in_the_package() -> None:
    """Who installs the package has the template and the translations."""
    built = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]["monitor"]
    assert set(LOCALE.rglob("*.po*")) <= {path for pattern in built for path in PACKAGE.glob(pattern)}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_leaflet_has_the_same_blanks_in_every_language(language: str) -> None:
    """The README of a folder of evidence: the program fills in the same, and names of files and commands are never translated."""
    english, own = leaflet("evidence", "en"), leaflet("evidence", language)
    assert english != own
    assert blanks(own) == blanks(english)
    assert all(name in own for name in ("manifest.json", "SHA256SUMS", "version-N/text.txt", "sha256sum -c", "response.warc", "START-END"))
    assert own.count("\n\n") == english.count("\n\n")
