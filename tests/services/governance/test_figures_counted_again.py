"""The funnel and the indicators equal an independent count of the plain export, on the sample offices."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pomanager.readmodels.funnel import Funnel, FunnelView
from pomanager.readmodels.indicators import Indicators
from pomanager.rules.governance.funnel import FunnelStage
from pomanager.rules.governance.indicators import Indicator
from pomanager.rules.meetings.kinds import OF_DELEGATES
from pomanager.services import files
from pomanager.services.governance.queries.funnel import funnel
from pomanager.services.governance.queries.indicators import indicators
from pomanager.services.office import Office
from tests import offices
from tests.services.governance.books_in_plain import GENERAL, KEY, OF_BODIES, Plain
from tests.services.governance.random_books import CHANGES, DAYS, Change, carry_out

TODAY = offices.NOW.date()
YEARS = ((date(2026, 1, 1), TODAY), (date(2025, 1, 1), date(2025, 12, 31)))


@pytest.fixture(name="sample", scope="module", params=["s1", "s2", "s3", "s4"])
def sample_opened(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, Path]]:
    """A sample office, and its plain export."""
    path = offices.sample_file(request.param, offices.USUAL)
    plain = tmp_path_factory.mktemp("plain") / "plain.db"
    files.export_plain(path, plain)
    office = offices.opened_office(path, writing=False)
    yield office, plain
    office.close()


@pytest.fixture(name="counted", params=YEARS, ids=["2026", "2025"])
def counted_twice(sample: tuple[Office, Path], request: pytest.FixtureRequest) -> tuple[Office, FunnelView, Plain]:
    """The office, a year, and its tables in plain."""
    office, path = sample
    first, last = request.param
    return office, FunnelView(first, last), Plain.read(path, first.isoformat(), last.isoformat())


def test_every_stage_of_the_funnel(counted: tuple[Office, FunnelView, Plain]) -> None:
    office, view, plain = counted
    same_stages(office.ask(funnel, view), plain)


def same_stages(told: Funnel, plain: Plain) -> None:
    """Every stage is counted as the plain books have it."""
    general = plain.meetings(GENERAL)
    expected = {
        FunnelStage.ROLL: plain.roll(plain.last),
        FunnelStage.ELECTED: plain.elected(),
        FunnelStage.OFFICES: plain.in_offices(plain.last, KEY | {"other"}),
        FunnelStage.CHAIRS: plain.in_offices(plain.last, {"chair"}),
    }
    if general:
        latest = max(general, key=lambda each: (plain.by_id("meeting")[each]["held_on"], each))
        if plain.by_id("meeting")[latest]["kind"] not in OF_DELEGATES:  # else members vote in their sections
            expected[FunnelStage.ENTITLED] = {row["person_id"] for row in plain.on_rolls({latest})}
        expected[FunnelStage.PRESENT] = set(plain.person_of(plain.came(general)))
        expected[FunnelStage.SPOKE] = plain.spoke()
    for stage, people in expected.items():
        counts = told.counts(stage)
        assert (counts.women, counts.men) == plain.women_and_men(people), stage
    of_delegates = any(plain.by_id("meeting")[each]["kind"] in OF_DELEGATES for each in general)
    assert (told.stages[FunnelStage.DELEGATES].counts is None) is not of_delegates


def test_shares_of_women(counted: tuple[Office, FunnelView, Plain]) -> None:
    office, view, plain = counted
    same_shares(office.ask(indicators, view), plain)


def same_shares(told: Indicators, plain: Plain) -> None:
    """Every share of women is measured as the plain books have it."""
    day_before = (told.view.first - timedelta(days=1)).isoformat()
    before, now = plain.roll(day_before), plain.roll(plain.last)
    holders = [person for person, shares in plain.held("shares").items() if shares > 0]
    seated = {row["person_id"] for row in plain.seated(plain.last)}
    expected: dict[Indicator, set[int]] = {
        Indicator.WOMEN_MEMBERS: now,
        Indicator.NEW_WOMEN: now - before,
        Indicator.WOMEN_HOLDERS: set(holders),
        Indicator.WOMEN_IN_BODIES: seated,
        Indicator.WOMEN_IN_KEY_OFFICES: plain.in_offices(plain.last, KEY),
        Indicator.WOMEN_CHAIRS: plain.in_offices(plain.last, {"chair"}),
    }
    if plain.elected():
        expected[Indicator.WOMEN_ELECTED] = plain.elected()
    assert (Indicator.WOMEN_ELECTED in told.figures) is bool(plain.elected())
    general = plain.meetings(GENERAL)
    if general:
        expected[Indicator.WOMEN_PRESENT] = set(plain.person_of(plain.came(general)))
        expected[Indicator.WOMEN_SPOKE] = plain.spoke()
    for indicator, people in expected.items():
        women, men = plain.women_and_men(people)
        assert list(told.figures[indicator].by_sex) == [women, men], indicator
        assert told.figures[indicator].value == (Fraction(women, women + men) if women + men else None), indicator


def test_rates_and_sums(counted: tuple[Office, FunnelView, Plain]) -> None:
    office, view, plain = counted
    same_rates(office.ask(indicators, view), plain)


def same_rates(told: Indicators, plain: Plain) -> None:
    """Every rate and sum is measured as the plain books have it."""
    before = plain.roll((told.view.first - timedelta(days=1)).isoformat())
    left = told.figures[Indicator.ATTRITION]
    assert left.denominator is not None
    assert [left.numerator.all, left.denominator.all] == [len(before - plain.roll(plain.last)), len(before)]
    paid = plain.held("paid_minor", told.currency)
    women, men = (
        sum(minor for person, minor in paid.items() if plain.by_id("person")[person]["sex"] == sex)
        for sex in ("f", "m")
    )
    assert list(told.figures[Indicator.WOMEN_PAID_UP].by_sex) == [women, men]
    for indicator, kinds in ((Indicator.ASSEMBLY_ATTENDANCE, GENERAL), (Indicator.BODY_ATTENDANCE, OF_BODIES)):
        meetings = plain.meetings(kinds)
        due = {row["id"] for row in plain.on_rolls(meetings)}
        if not meetings:
            assert indicator not in told.figures
            continue
        rate = told.figures[indicator]
        assert rate.denominator is not None
        assert [rate.numerator.all, rate.denominator.all] == [len(due & set(plain.came(meetings))), len(due)]
    began = {row["id"]: row for row in plain.tables["training"] if plain.first <= row["began_on"] <= plain.last}
    came = [row for row in plain.tables["training_attendance"] if row["training_id"] in began]
    if came:
        days = sum(Fraction(began[row["training_id"]]["half_days"] or 0, 2) for row in came)
        assert told.figures[Indicator.PERSON_DAYS].value == days
        assert told.figures[Indicator.TRAINED].value == len({row["person_id"] for row in came})


class Undone(Exception):
    """Nothing of an example stays in the file."""


@pytest.mark.parametrize("code", ["s2", "s4"])
def test_offices_changed_at_random(code: str, tmp_path: Path) -> None:
    office = offices.opened_office(offices.sample_copy(tmp_path, code, offices.USUAL))

    @settings(max_examples=5, deadline=None)
    @given(changes=CHANGES, first=DAYS, length=st.integers(0, 500))
    def whatever_the_books_hold(changes: list[Change], first: date, length: int) -> None:
        view = FunnelView(first, min(TODAY, first + timedelta(days=length)))
        with suppress(Undone), office.books.writing("random") as session:
            for change in changes:
                carry_out(session, *change)
            plain = Plain.read_from(session.connection().exec_driver_sql, view.first.isoformat(), view.last.isoformat())
            same_stages(funnel(session, view), plain)
            told = indicators(session, view)
            same_shares(told, plain)
            same_rates(told, plain)
            raise Undone

    whatever_the_books_hold()
    office.close()
