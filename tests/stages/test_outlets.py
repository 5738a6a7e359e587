"""Outlets: by address with mirrors and paths, by name for aggregators, else unknown."""

import pytest

from monitor.model import Control, Form, Outlet
from monitor.stages.outlets import outlet_of

AGENCY = Outlet(id="agency", name="Sample Agency", hosts=("agency.example", "mirror.example/agency"), country="BY", control=Control.STATE)
EXILE = Outlet(id="exile", name="Голас", hosts=("mirror.example/golas",), control=Control.EXILE)
CHINESE = Outlet(id="yangbao", name="样报网", hosts=("yangbao.example", "russian.yangbao.example"), country="CN", control=Control.STATE)
SHELF = Outlet(id="shelf", name="Shelf", hosts=("shelf.example",), control=Control.PRIVATE, form=Form.AGGREGATOR)
OUTLETS = (AGENCY, EXILE, CHINESE, SHELF)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.agency.example/x", AGENCY),
        ("https://eng.agency.example/x", AGENCY),
        ("https://mirror.example/agency/x", AGENCY),
        ("https://mirror.example/golas/x", EXILE),
        ("https://mirror.example/golas", EXILE),
        ("https://russian.yangbao.example/1", CHINESE),
    ],
)
def test_known_addresses(url: str, outlet: Outlet) -> None:
    """Hosts, subdomains and paths of mirrors lead to their outlet."""
    assert outlet_of(url, "", OUTLETS) is outlet


@pytest.mark.parametrize("url", ["https://notagency.example/x", "https://mirror.example/golasy", "https://mirror.example/"])
def test_likeness_is_not_identity(url: str) -> None:
    """A host that ends alike, or a path that begins alike, is somebody else of unknown control."""
    found = outlet_of(url, "", OUTLETS)
    assert (found.control, found.id) == (Control.UNKNOWN, url.split("/")[2])


@pytest.mark.parametrize(
    ("publisher", "outlet"), [("Sample Agency", AGENCY), ("голас", EXILE), ("样报网", CHINESE), ("www.agency.example", AGENCY)]
)
def test_an_aggregators_entry_belongs_to_the_publisher_it_names(publisher: str, outlet: Outlet) -> None:
    """Found by name or host, whatever the case."""
    assert outlet_of("https://shelf.example/1", publisher, OUTLETS) is outlet


@pytest.mark.parametrize("publisher", ["", "Nobody Knows"])
def test_an_aggregators_control_does_not_pass_on(publisher: str) -> None:
    """What an aggregator lists is of unknown control when its publisher is not known."""
    found = outlet_of("https://shelf.example/1", publisher, OUTLETS)
    assert found.control is Control.UNKNOWN
    assert found.name == (publisher or "shelf.example")


def test_a_publishers_claim_does_not_rename_a_known_host() -> None:
    """An article at home belongs to its host, whatever the feed says."""
    assert outlet_of("https://agency.example/x", "样报网", OUTLETS) is AGENCY


@pytest.mark.parametrize("url", ["", "not an address", "http://[bad"])
def test_bad_addresses_are_unknown(url: str) -> None:
    """Nothing is raised for what is no address."""
    assert outlet_of(url, "", OUTLETS).control is Control.UNKNOWN
