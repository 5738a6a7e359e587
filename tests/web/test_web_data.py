"""The room as data: every answer is what the OpenAPI document says, and feeds are feeds."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import jsonschema
import pytest

from monitor.web.api import CALLS
from tests.web import library

Get = Callable[[str], httpx.Response]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def some(get: Get) -> str:
    """Return the id of the article in Russian."""
    return str(get("/api/search?q=контейнеры&language=ru").json()["hits"][0]["article"])


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.path)
def test_answers_fit_the_openapi_document(get: Get, call: Any) -> None:
    """Each operation's answer is valid by the schema that the document gives for it; no field more, none less."""
    document = get("/api/openapi.json").json()
    path = call.path.replace(":int", "")
    schema = document["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    known = {"/api/articles": some(get), "/api/editions": library.NAME, "/api/stories": "1"}
    asked = path.replace("{name}", known.get(path.split("/{")[0], "")).replace("{number}", "1")
    answer = get(f"{asked}?q=контейнеры" if asked.endswith("search") else asked).json()
    assert answer
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    whole = {**schema, "components": document["components"]}
    jsonschema.Draft202012Validator(whole, format_checker=checker).validate(answer)


def test_the_openapi_document_names_every_call_and_parameter(get: Get) -> None:
    """Whoever reads the document knows all that can be asked."""
    document = get("/api/openapi.json").json()
    assert set(document["paths"]) == {call.path.replace(":int", "") for call in CALLS}
    given = {one["name"]: one for one in document["paths"]["/api/search"]["get"]["parameters"]}
    assert set(given) == {"q", "outlet", "control", "language", "from", "to", "start"}
    assert "exile" in given["control"]["schema"]["enum"]


@pytest.mark.parametrize(("path", "status"), [("/api/stories/99", 404), ("/api/editions/x", 404), ("/api/search?from=x", 400)])
def test_errors_are_data_too(get: Get, path: str, status: int) -> None:
    """One field says what is wrong."""
    answer = get(path)
    assert (answer.status_code, list(answer.json())) == (status, ["error"])


def test_a_search_answers_with_its_filters(get: Get) -> None:
    """The same narrowing as on the page, and what was found is told with its outlet's control."""
    found = get("/api/search?q=терминал 40&control=state").json()
    assert [hit["outlet"] for hit in found["hits"]] == ["Agency"]
    assert (found["matches"], found["capped"], found["hits"][0]["control"]) == (1, False, "state")


@pytest.mark.parametrize(
    ("path", "titles", "leads"),
    [
        ("/feeds/editions.xml", ["Belarus and China · Saturday, 21 November 2026"], f"/editions/{library.NAME}.html"),
        ("/feeds/stories/1.xml", sorted(library.TITLES.values()), "/articles/"),
        ("/feeds/search.xml?q=铁路", [library.TITLES["zh"]], "/articles/"),
    ],
)
def test_feeds_are_atom_and_lead_back(get: Get, address: str, path: str, titles: list[str], leads: str) -> None:
    """Entries have whole addresses of this room, and each an identity of its own."""
    answer = get(path)
    feed = ET.fromstring(answer.content)  # noqa: S314 -- our own server's words
    entries = feed.findall("a:entry", ATOM)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert sorted(one.findtext("a:title", "", ATOM) for one in entries) == titles
    assert all(link.get("href", "").startswith(address + leads) for one in entries for link in one.findall("a:link", ATOM))
    assert len({one.findtext("a:id", "", ATOM) for one in entries}) == len(entries)


def test_feeds_carry_no_foreign_markup(get: Get) -> None:
    """What strangers wrote stands escaped inside the content."""
    feed = ET.fromstring(get("/feeds/search.xml?q=hostile").content)  # noqa: S314 -- our own server's words
    contents = [one.findtext("a:content", "", ATOM) for one in feed.findall("a:entry", ATOM)]
    assert contents
    assert not any(tag in content for content in contents for tag in ("<script", "<img", "<svg"))
