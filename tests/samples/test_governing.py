"""How the sample offices are governed: by-laws in two versions, bodies with a past, a right to vote with reasons."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

import pytest

from pomanager import cli
from pomanager.i18n import catalogue, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.bylaws import ValueState, VersionState
from pomanager.rules.bodies.kinds import BodyKind, EndReason, How, ReservedFor
from pomanager.rules.bodies.kinds import Office as Held
from pomanager.rules.bylaws.settings import SETTINGS
from pomanager.rules.entitlement import Stance
from pomanager.samples import STORIES
from pomanager.samples.casting import Cast
from pomanager.samples.sheets import written_of
from pomanager.services.bodies.queries.coming import vacancies
from pomanager.services.bodies.queries.hand_overs import hand_overs
from pomanager.services.bodies.queries.history import holders, office_holders
from pomanager.services.bodies.queries.interests import interests
from pomanager.services.bodies.queries.listing import bodies, body_detail
from pomanager.services.bodies.queries.officers import officers_on
from pomanager.services.entitlement.queries.verdicts import entitlement_rows, findings
from pomanager.services.office import Office
from pomanager.services.organisation.queries.bylaws import bylaw_text, bylaw_versions, bylaws_on
from tests.samples.reading import read

LAST_DAY = date(2026, 11, 24)
Named: TypeAlias = tuple[str, Office]
"""An office with the code of its story."""


@pytest.fixture(name="office", params=STORIES, scope="module")
def opened(request: pytest.FixtureRequest, offices: Callable[[str], Path]) -> Iterator[Named]:
    """Each of the offices, with its code."""
    found = read(offices(request.param))
    yield request.param, found
    found.close()


def test_the_bylaws_were_changed_in_the_year(office: Named) -> None:
    code, books = office
    later, earlier = books.ask(bylaw_versions, LAST_DAY)
    assert (later.state, earlier.state) == (VersionState.IN_FORCE, VersionState.PAST)
    assert (earlier.since, later.since) == (date(2025, 1, 1), date(2026, 7, 1))
    assert earlier.preset == written_of(code, "governing")["bylaws"]["preset"]
    before, after = (books.ask(bylaws_on, day).count("membership.min_seniority_to_vote") for day in
                     (date(2026, 6, 30), date(2026, 7, 1)))  # fmt: skip
    assert before is not None
    assert after is not None
    assert (before.number, after.number) == (3, 6)


def test_some_values_are_checked_some_not_and_some_blank(office: Named) -> None:
    _code, books = office
    for version in books.ask(bylaw_versions, LAST_DAY):
        assert version.checked >= 10
        assert version.unchecked >= 50
        assert version.blank >= 10
    text = books.ask(bylaw_text, books.ask(bylaw_versions, LAST_DAY)[0].id, LAST_DAY)
    states = {value.state for clause in text.clauses for value in clause.values}
    assert states == set(ValueState)


@pytest.mark.parametrize("code", STORIES)
def test_every_value_written_down_is_a_setting(code: str) -> None:
    told = written_of(code, "governing")
    assert set(told["bylaws"]["values"]) | set(told["change"]["values"]) <= set(SETTINGS)
    assert set(written_of("common", "governing")["values"]) <= set(SETTINGS)


def test_twelve_sets_of_reasons_keep_members_from_their_rights(office: Named) -> None:
    found = office[1].ask(findings, LAST_DAY)
    sets = {
        frozenset(reason.code for reason in found.verdicts[kind].reasons if reason.stance is Stance.AGAINST)
        for kind in found.kinds
    }
    assert len(sets - {frozenset()}) >= 12


@pytest.fixture(name="start")
def without_window() -> Iterator[cli.Start]:
    """How the command line begins; own words of an office it opened are forgotten afterwards."""
    yield cli.Start(
        clock=lambda: datetime(2026, 11, 24, tzinfo=UTC), actor="Tests", language="en", open_window=lambda _path: 1
    )
    catalogue.rename({})
    formats.set_decimals({})


def test_the_command_line_tells_the_same_reasons(
    offices: Callable[[str], Path], start: cli.Start, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in STORIES:
        assert cli.main(["entitled", str(offices(code)), "--as-of", LAST_DAY.isoformat(), "--json"], start) == 0
        told = {row["number"]: row for row in json.loads(capsys.readouterr().out)["rows"]}
        with closing(read(offices(code))) as office:
            rows = office.ask(entitlement_rows, LAST_DAY, office.ask(findings, LAST_DAY).ids)
        assert len(rows) == len(told) == 120
        for row in rows:
            reasons = [(each["sentence"], each["for_or_against"]) for each in told[row.number]["reasons"]]
            assert reasons == [(sentence(each.sentence), each.stance.value) for each in row.verdict.reasons]


def test_the_bodies_have_a_past_and_officers(office: Named) -> None:
    code, books = office
    found = books.ask(bodies, LAST_DAY)
    assert len(found) == len(written_of(code, "governing")["bodies"])
    assert {body.label.kind for body in found} >= {BodyKind.BOARD, BodyKind.SUPERVISORY}
    board = next(body.label.id for body in found if body.label.kind is BodyKind.BOARD)
    past = books.ask(holders, board, LAST_DAY)
    assert min(each.holding.since for each in past) < date(2021, 1, 1)
    assert any(each.holding.end_reason is EndReason.END_OF_TERM for each in past)
    secretaries = [row for row in books.ask(office_holders, board) if row.office is Held.SECRETARY]
    assert len({row.person.person_id for row in secretaries}) == 2
    rows = books.ask(officers_on, LAST_DAY, board)
    assert {held.office for row in rows for held in row.holding.offices} == {
        Held.CHAIR, Held.VICE_CHAIR, Held.SECRETARY, Held.TREASURER,
    }  # fmt: skip
    assert any(row.holding.holds_over for row in rows)


def test_a_seat_is_empty_interests_are_declared_and_an_office_changed_hands(office: Named) -> None:
    _code, books = office
    assert books.ask(vacancies, LAST_DAY)
    assert len(books.ask(interests)) == 2
    (handed,) = books.ask(hand_overs)
    assert handed.office is Held.SECRETARY
    assert handed.on.year == 2026


def test_senegal_renews_its_board_in_thirds(offices: Callable[[str], Path]) -> None:
    with closing(read(offices("s4"))) as office:
        board = next(body.label.id for body in office.ask(bodies, LAST_DAY) if body.label.kind is BodyKind.BOARD)
        seats = office.ask(body_detail, board, LAST_DAY).seats
        rows = office.ask(officers_on, LAST_DAY, board)
    assert sorted(seat.seat.series or 0 for seat in seats) == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    co_opted = [row.holding for row in rows if row.holding.how is How.CO_OPTED]
    assert [held.ratified_on for held in co_opted] == [date(2026, 6, 27)]


def test_burundi_has_committees_of_three_levels_and_seats_for_women(offices: Callable[[str], Path]) -> None:
    with closing(read(offices("s2"))) as office:
        found = office.ask(bodies, LAST_DAY)
        rows = office.ask(officers_on, LAST_DAY)
    assert sum(body.label.kind is BodyKind.COMMITTEE for body in found) == 4
    assert any(row.seat.reserved_for is ReservedFor.WOMEN for row in rows)


def test_nobody_who_sits_in_a_body_has_left(office: Named) -> None:
    _code, books = office
    sitting = {row.holding.person.number for row in books.ask(officers_on, LAST_DAY)}
    rows = books.ask(entitlement_rows, LAST_DAY, books.ask(findings, LAST_DAY).ids)
    left = {row.number for row in rows if any(reason.is_last for reason in row.verdict.reasons)}
    assert sitting
    assert not sitting & left


def test_a_tag_finds_nobody_where_nobody_is() -> None:
    cast = Cast((), LAST_DAY)
    assert cast.of("f1") is None
    assert cast.of("m1@1") is None
    assert cast.somebody_of(1) is None
