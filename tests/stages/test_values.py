"""When two figures are one value, in three degrees, and their normal form."""

import pytest

from monitor.model import Field, Figure, Place
from monitor.model.articles import Bound
from monitor.stages.digest.values import alike, anchor, equal, fits, key, of_key, rounds


def figure(low: float, high: float = 0.0, *, unit: str = "", currency: str = "USD", bound: Bound = Bound.EXACT) -> Figure:
    """Return a figure of the text; one number where `high` is left out."""
    return Figure(place=Place(field=Field.TEXT, start=0, end=5), low=low, high=high or low, unit=unit, currency=currency, bound=bound)


@pytest.mark.parametrize(
    ("one", "other", "degrees"),
    [
        (figure(1.5e9), figure(1.5e9), (True, True, True)),
        (figure(80.0, 91.5), figure(90.0), (True, True, True)),
        (figure(5.84e9), figure(5.8e9), (False, True, True)),
        (figure(5.79e9), figure(6e9), (False, False, True)),
        (figure(3.65e9), figure(3.7e9), (False, True, True)),
        (figure(3.65e9), figure(3.6e9), (False, True, True)),
        (figure(-584), figure(-580), (False, True, True)),
        (figure(-53), figure(-50), (False, False, False)),
        (figure(3.15e12), figure(3e12), (False, False, True)),
        (figure(285), figure(300), (False, False, False)),
        (figure(20), figure(24), (False, False, False)),
    ],
)
def test_each_degree_of_likeness_is_wider_than_the_one_before(one: Figure, other: Figure, degrees: tuple[bool, ...]) -> None:
    """The very value, a rounding that explains it, and what nobody would call news; whichever is named first."""
    for pair in ((one, other), (other, one)):
        assert (equal(*pair), rounds(*pair), alike(*pair)) == degrees


@pytest.mark.parametrize(
    ("bounded", "value", "other", "fit"),
    [
        (Bound.MORE, 70, figure(73), True),
        (Bound.MORE, 70, figure(70), True),
        (Bound.MORE, 70, figure(69), False),
        (Bound.MORE, 70, figure(84), False),
        (Bound.MORE, 75, figure(78), True),
        (Bound.MORE, 100, figure(190), False),
        (Bound.MORE, 3e9, figure(8.4e9), False),
        (Bound.AT_LEAST, 20, figure(20), True),
        (Bound.LESS, 80, figure(73), True),
        (Bound.LESS, 100, figure(20), False),
        (Bound.AT_MOST, 5, figure(6), False),
        (Bound.ABOUT, 6e9, figure(5.79e9), True),
        (Bound.ABOUT, 100, figure(130), False),
        (Bound.MORE, 70, figure(80, bound=Bound.LESS), True),
        (Bound.MORE, 70, figure(70, bound=Bound.LESS), False),
        (Bound.EXACT, 70, figure(73), False),
    ],
)
def test_a_bound_fits_what_a_newsroom_would_say_it_of(bounded: Bound, value: float, other: Figure, fit: bool) -> None:
    """Up or down to the next round number, whichever is named first; without a bound nothing is left open."""
    one = figure(value, bound=bounded)
    assert (fits(one, other), fits(other, one)) == (fit, fit)


@pytest.mark.parametrize(
    ("given", "normal", "back"),
    [
        (figure(6e9), "6000000000 USD", (6e9, 6e9, "USD")),
        (figure(80, 91.5, unit="km2", currency=""), "80–91.5 km2", (80.0, 91.5, "km2")),
        (figure(88, currency=""), "88", (88.0, 88.0, "")),
        (figure(-2.5, unit="percent", currency=""), "-2.5 percent", (-2.5, -2.5, "percent")),
    ],
)
def test_a_normal_form_is_read_back(given: Figure, normal: str, back: tuple[float, float, str]) -> None:
    """What was written for the ledger is what a rendering gets."""
    assert key(given) == normal
    assert of_key(normal) == back


def test_a_name_is_no_normal_form() -> None:
    """Dates and names stand beside figures in the ledger."""
    assert [of_key(text) for text in ("2023-03-01", "Great Stone", "")] == [None, None, None]


def test_renderings_are_matched_by_the_upper_end() -> None:
    """A range and its upper end have an anchor in common, however exactly they are printed."""
    assert anchor(figure(80, 91.5)) == anchor(figure(91.5)) == anchor(figure(91.50001)) == "91.5 USD"
