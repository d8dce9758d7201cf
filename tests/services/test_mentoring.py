"""Acts of the mentoring and what is asked of it: who is refused and why, how pairs stand, what asks for attention."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pomanager.db.engine import Access, connect
from pomanager.errors import NotAllowed, NotFound, Refused
from pomanager.readmodels.access import Keeper
from pomanager.rules.access.roles import Role, rights_of
from pomanager.rules.bodies.kinds import InterestKind
from pomanager.rules.bodies.kinds import Office as InOffice
from pomanager.rules.mentoring import journey, pairing
from pomanager.rules.mentoring.attention import AttentionKind
from pomanager.rules.mentoring.kinds import (
    Chosen,
    GoalState,
    LineOf,
    Moment,
    NoteKind,
    PairEventKind,
    PairState,
    PartRole,
    Rater,
    Stage,
)
from pomanager.rules.wording import Wording
from pomanager.services.bodies.commands.interests import declare_interest
from pomanager.services.bodies.orders import DeclareInterest
from pomanager.services.mentoring.commands.journey import close_goal, hold_review, note_on_journey, set_goal
from pomanager.services.mentoring.commands.programmes import amend_cohort, name_competency
from pomanager.services.mentoring.commands.roster import amend_participant, decide, record_consent
from pomanager.services.mentoring.commands.sessions import hold_peer_session
from pomanager.services.mentoring.judging import NOT_YOURS
from pomanager.services.mentoring.orders import (
    AmendCohort,
    AmendParticipant,
    CloseGoal,
    Decide,
    HoldPeerSession,
    HoldReview,
    NameCompetency,
    NoteOnJourney,
    RecordConsent,
    SetGoal,
)
from pomanager.services.mentoring.queries.board import board
from pomanager.services.mentoring.queries.matching import proposals
from pomanager.services.mentoring.queries.pair import pair_detail
from pomanager.services.mentoring.queries.programmes import cohort_of, competencies
from pomanager.services.mentoring.queries.roster import roster
from pomanager.services.office import Office
from tests import bodies as seats
from tests import make, offices
from tests import mentoring as build
from tests.mentoring import BEGAN

TODAY = offices.NOW.date()
PROGRAMME, COHORT = 1, 1
ALINE, DIVINE, GORETH, SPES = 1, 2, 3, 4
"""Their numbers as members, and on the roster: two mentees, two mentors."""
ALINES = 1
"""The pair of Aline and Goreth."""


def fill(office: Office) -> None:
    """Four members on the roster of a programme, and one pair, whose agreement was signed."""
    for name in ("Aline", "Divine", "Goreth", "Spès"):
        make.member(office, name)
    build.programme(office, mentor_load=1)
    for member in (ALINE, DIVINE):
        build.on_roster(office, PROGRAMME, PartRole.MENTEE, member)
    for member in (GORETH, SPES):
        build.on_roster(office, PROGRAMME, PartRole.MENTOR, member)
    build.pair(office, COHORT, ALINE, GORETH)
    build.event(office, ALINES, PairEventKind.AGREED)


@pytest.fixture(name="office")
def office_with_a_pair(tmp_path: Path) -> Iterator[Office]:
    """The office of these tests."""
    opened = offices.opened_office(offices.filled_file(tmp_path, fill))
    yield opened
    opened.close()


def refused(act: Callable[[], object]) -> list[str]:
    """What an act is refused for."""
    with pytest.raises(Refused) as caught:
        act()
    return [each.message for each in caught.value.objections]


def state(office: Office, pair_id: int = ALINES, day: date = TODAY) -> PairState:
    """How a pair stands on a day."""
    return office.ask(pair_detail, pair_id, day).row.state


def test_a_mentee_has_one_mentor_and_a_mentor_no_more_than_there_is_room_for(office: Office) -> None:
    assert refused(lambda: build.pair(office, COHORT, ALINE, SPES)) == [pairing.TAKEN]
    assert refused(lambda: build.pair(office, COHORT, DIVINE, GORETH)) == [pairing.FULL]
    assert refused(lambda: build.pair(office, COHORT, ALINE, GORETH)) == [pairing.TAKEN, pairing.FULL]


def test_whoever_was_not_selected_or_did_not_consent_is_in_no_pair(office: Office) -> None:
    office.do(record_consent, RecordConsent(participant_id=DIVINE, on=TODAY, given=False))
    office.do(decide, Decide(participant_id=SPES, chosen=Chosen.WITHDRAWN, on=TODAY))
    assert refused(lambda: build.pair(office, COHORT, DIVINE, SPES)) == [pairing.NO_CONSENT, pairing.NOT_SELECTED]


def test_somebody_in_a_pair_is_not_taken_off_the_roster(office: Office) -> None:
    assert refused(lambda: office.do(decide, Decide(participant_id=GORETH, chosen=Chosen.WITHDRAWN, on=TODAY))) == [
        "A pair runs with {name}. End it first."
    ]


def test_a_declared_relative_and_a_chair_are_no_mentors(office: Office) -> None:
    order = DeclareInterest(kind=InterestKind.KIN, party="Divine", declared_on=BEGAN, member_id=SPES)
    office.do(declare_interest, order)
    assert refused(lambda: build.pair(office, COHORT, DIVINE, SPES)) == [pairing.MENTEE_KIN]
    (found,) = office.ask(proposals, COHORT, TODAY)
    assert (found.mentor, found.second) == (None, None)


def test_who_chairs_a_body_accompanies_nobody_in_it(office: Office) -> None:
    seats.bylaws(office)
    board_id = seats.body(office)
    first, second = seats.seats_of(office, board_id)[:2]
    seats.seated(office, first, SPES, seats.FIRST, office=InOffice.CHAIR)
    seats.seated(office, second, DIVINE, seats.FIRST)
    assert refused(lambda: build.pair(office, COHORT, DIVINE, SPES)) == [pairing.CHAIRS]


def test_a_mentor_is_proposed_to_who_waits_and_nobody_else(office: Office) -> None:
    (found,) = office.ask(proposals, COHORT, TODAY)
    assert (found.mentee.id, found.mentor and found.mentor.id) == (DIVINE, SPES)
    assert found.weighed is not None
    assert found.weighed.reasons


def test_a_session_before_the_pair_or_in_the_future_is_refused(office: Office) -> None:
    assert refused(lambda: build.session(office, ALINES, date(2026, 1, 11))) == [journey.BEFORE_PAIR]
    assert refused(lambda: build.session(office, ALINES, date(2026, 11, 24))) == [pairing.TOO_FAR]
    assert office.ask(pair_detail, ALINES, TODAY).sessions == ()


def test_a_mark_outside_the_scale_is_refused(office: Office) -> None:
    assert refused(lambda: build.rated(office, ALINE, Rater.SELF, Moment.BASELINE, BEGAN, mark=5)) == [
        journey.OUTSIDE_SCALE
    ]


def test_nobody_graduates_without_what_it_takes(office: Office) -> None:
    assert len(refused(lambda: build.event(office, ALINES, PairEventKind.GRADUATED, TODAY))) == 6
    assert state(office) is PairState.ACTIVE


def test_somebody_who_did_all_that_it_takes_graduates(office: Office) -> None:
    for month in range(2, 11):
        build.session(office, ALINES, date(2026, month, 12))
    goal = office.do(set_goal, SetGoal(mentee_id=ALINE, text="Présider une réunion", set_on=BEGAN)).result
    office.do(close_goal, CloseGoal(goal_id=goal, version=1, state=GoalState.REACHED, on=TODAY))
    office.do(hold_review, HoldReview(mentee_id=ALINE, month=12, held_on=TODAY))
    for rater in Rater:
        build.rated(office, ALINE, rater, Moment.END, TODAY)
    office.do(note_on_journey, NoteOnJourney(mentee_id=ALINE, kind=NoteKind.CHAIRED, on=TODAY))

    build.event(office, ALINES, PairEventKind.GRADUATED, TODAY)

    assert state(office) is PairState.GRADUATED
    assert refused(lambda: build.event(office, ALINES, PairEventKind.LEFT, TODAY, "Too late")) == [
        journey.NOT_FROM_HERE
    ]


def test_a_mentee_goes_on_with_another_mentor_and_keeps_her_goals(office: Office) -> None:
    office.do(set_goal, SetGoal(mentee_id=ALINE, text="Présider une réunion", set_on=BEGAN))
    build.event(office, ALINES, PairEventKind.REMATCHED, date(2026, 5, 4), "The mentor moved away")
    second = build.pair(office, COHORT, ALINE, SPES, date(2026, 5, 10))

    assert (state(office), state(office, day=date(2026, 5, 3))) == (PairState.REMATCHED, PairState.ACTIVE)
    assert len(office.ask(pair_detail, second, TODAY).goals) == 1


def test_a_line_taken_back_no_longer_holds(office: Office) -> None:
    session = build.session(office, ALINES, date(2026, 3, 3))
    build.taken_back(office, LineOf.SESSION, session)
    assert office.ask(pair_detail, ALINES, TODAY).sessions == ()
    assert refused(lambda: build.taken_back(office, LineOf.SESSION, session)) == ["This line was taken back already."]


def test_the_end_of_a_pair_is_not_taken_back_behind_a_new_one(office: Office) -> None:
    build.event(office, ALINES, PairEventKind.REMATCHED, date(2026, 5, 4), "The mentor moved away")
    ended = office.ask(pair_detail, ALINES, TODAY).events[-1]
    second = build.pair(office, COHORT, ALINE, SPES, date(2026, 5, 10))
    assert refused(lambda: build.taken_back(office, LineOf.EVENT, ended.id)) == [pairing.TAKEN]
    build.event(office, second, PairEventKind.LEFT, date(2026, 5, 11), "A slip")

    build.taken_back(office, LineOf.EVENT, ended.id)

    assert (state(office), state(office, second)) == (PairState.ACTIVE, PairState.LEFT)


def test_a_consent_that_is_missing_is_told_of_whoever_waits(office: Office) -> None:
    office.do(record_consent, RecordConsent(participant_id=DIVINE, on=TODAY, given=False))
    (asks,) = office.ask(board, TODAY).missing
    assert (asks.kind, asks.sentence.details) == (AttentionKind.CONSENT, {"name": "Divine"})


def test_a_form_saved_with_nothing_changed_in_it_writes_nothing(office: Office) -> None:
    cohort, _programme = office.ask(cohort_of, COHORT)
    same = AmendCohort(cohort_id=COHORT, version=cohort.version, name=cohort.name, starts_on=cohort.starts_on)
    assert office.do(amend_cohort, same).touched == frozenset()


def test_a_cohort_does_not_begin_after_its_pairs_and_a_competency_has_a_name(office: Office) -> None:
    late = AmendCohort(cohort_id=COHORT, version=1, name=" ", starts_on=date(2026, 2, 1))
    assert refused(lambda: office.do(amend_cohort, late)) == [
        "Write what the cohort is called.", "A pair of this cohort began on {day}. The cohort cannot begin after it."
    ]  # fmt: skip
    assert refused(lambda: office.do(name_competency, NameCompetency(name=Wording()))) == ["Write what is to be rated."]
    hidden = NameCompetency(competency_id=1, name=Wording({"fr": "Oser parler"}), shown=False)
    office.do(name_competency, hidden)
    assert [each.id for each in office.ask(competencies)] == list(range(2, 10))
    (first, *_others) = office.ask(competencies, all_of_them=True)
    assert (first.name.texts["fr"], first.shown) == ("Oser parler", False)


def test_silence_is_told_on_the_board(office: Office) -> None:
    (row,) = office.ask(board, TODAY).pairs
    assert [each.kind for each in row.attention] == [AttentionKind.QUIET, AttentionKind.REVIEW]
    build.session(office, ALINES, date(2026, 11, 20))
    (row,) = office.ask(board, TODAY).pairs
    assert [each.kind for each in row.attention] == [AttentionKind.REVIEW]
    assert (row.sessions, row.planned, row.last_session) == (1, 10, date(2026, 11, 20))


def test_offices_come_from_the_books(office: Office) -> None:
    seats.bylaws(office)
    board_id = seats.body(office)
    first = seats.seats_of(office, board_id)[0]
    seats.seated(office, first, ALINE, date(2026, 4, 1), office=InOffice.CHAIR)

    mentee = next(row for row in office.ask(roster, TODAY) if row.id == ALINE)
    detail = office.ask(pair_detail, ALINES, TODAY)

    assert mentee.offices == ("Conseil, Chair",)
    assert [told.stage for told in detail.reached] == [Stage.ELECTED, Stage.IN_OFFICE]
    assert detail.row.stage is Stage.IN_OFFICE


def test_a_cohort_meets_and_only_its_own_come(office: Office) -> None:
    order = HoldPeerSession(cohort_id=COHORT, held_on=TODAY, mentee_ids=(ALINE, DIVINE))
    assert refused(lambda: office.do(hold_peer_session, order)) == ["Somebody chosen has no pair in this cohort."]
    office.do(hold_peer_session, HoldPeerSession(cohort_id=COHORT, held_on=TODAY, mentee_ids=(ALINE,)))
    assert len(office.ask(pair_detail, ALINES, TODAY).peers) == 1


def as_mentor(office: Office, user_id: int) -> None:
    """Let somebody who is a mentor and nothing else sit at the keyboard."""
    role = frozenset({Role.MENTOR})
    office.admit(Keeper("Goreth", user_id, role, rights_of(role)))


def test_a_mentor_who_is_named_on_the_roster_sees_and_records_the_own_pairs(tmp_path: Path) -> None:
    path = offices.filled_file(tmp_path, fill)
    with closing(connect(path, Access.WRITE)) as connection:
        connection.execute(
            "INSERT INTO office_user VALUES (1, 'Goreth', 'goreth', '2026-01-12T00:00:00.000000Z', NULL, 0, NULL, 1)"
        )
    office = offices.opened_office(path)
    mentor = next(row for row in office.ask(roster, TODAY) if row.id == GORETH)
    order = AmendParticipant(participant_id=GORETH, version=mentor.version, languages=("fr",), user_id=1)
    office.do(amend_participant, order)
    build.pair(office, COHORT, DIVINE, SPES)

    as_mentor(office, 1)

    assert [row.mentee for row in office.ask(board, TODAY).pairs] == ["Aline"]
    assert {row.id for row in office.ask(roster, TODAY)} == {ALINE, GORETH}
    build.session(office, ALINES, TODAY)
    assert refused(lambda: build.session(office, 2, TODAY)) == [NOT_YOURS]
    office.close()


def test_a_mentor_sees_and_records_the_own_pairs_only(office: Office) -> None:
    """Nobody said yet that the user is Goreth of the roster: then nothing is told."""
    as_mentor(office, 1)
    assert office.ask(board, TODAY).pairs == ()
    with pytest.raises(NotFound):
        office.ask(pair_detail, ALINES, TODAY)
    assert refused(lambda: build.session(office, ALINES, TODAY)) == [NOT_YOURS]
    with pytest.raises(NotAllowed):
        build.event(office, ALINES, PairEventKind.LEFT, TODAY, "No")
