"""The sheets of what came of an election: minutes, declaration, and letters to those elected."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from pomanager.db.elections.sheets import BOXED
from pomanager.readmodels.bodies import PastHolding
from pomanager.readmodels.elections.election import CalledVoter, ContestDetail
from pomanager.readmodels.elections.papers import AboutElection, AcceptanceSheet, Addressed, ResultSheet
from pomanager.readmodels.elections.result import ElectionResult, Mandate
from pomanager.readmodels.papers import Asked
from pomanager.rules.elections.kinds import BatchKind, BatchState, PaperKind, Spoilt
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.services.bodies.queries.loading import APPOINTMENT, among, sat
from pomanager.services.bodies.queries.officers import past_holdings
from pomanager.services.elections.queries.calling_out import roll_called
from pomanager.services.elections.queries.papers import BATCH, BOX
from pomanager.services.elections.queries.results import election_result
from pomanager.services.elections.queries.sheets import about_election
from pomanager.services.elections.queries.voters import ISSUE, roll_figures
from pomanager.services.meetings.queries.sheets_came import who_came
from pomanager.services.members.queries.rows import PERSON
from pomanager.services.organisation.queries import place_paths

_Nulls = Mapping[tuple[int, int], tuple[tuple[Spoilt | None, int], ...]]


def result_sheet(session: Session, asked: Asked) -> ResultSheet:
    """An election with everything that came of it; raises NotFound."""
    about = about_election(session, asked)
    if about.election is None:
        return ResultSheet(about)
    result = election_result(session, asked.of)
    rounds = {each.round for contest in result.contests for each in contest.reconciliation} or {1}
    holders, carried = _carried(session, about)
    return ResultSheet(
        about=about, result=result, rolls=tuple(roll_figures(session, asked.of, each) for each in sorted(rounds)),
        holders=holders, carried=carried, nulls=_nulls(session, about), officers=_officers(session, asked, result),
        called=_called(session, result),
    )  # fmt: skip


def _called(session: Session, result: ElectionResult) -> Mapping[tuple[int, int], tuple[CalledVoter, ...]]:
    """Who answered what, of an election in which the roll was called by name: that vote is open."""
    if result.election.way is not Way.ROLL_CALL:
        return {}
    return {
        (of.contest.id, each.round): roll_called(session, of.contest.id, each.round)
        for of in result.contests
        for each in of.reconciliation
    }


def _carried(session: Session, about: AboutElection) -> tuple[int, int]:
    """How many voters carried votes of others, and how many votes: by papers handed out, else by proxies that hold."""
    if about.election is None:
        return 0, 0
    label = about.election.label
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(ISSUE.c.for_others), 0)).where(
            ISSUE.c.election_id == label.id, ISSUE.c.round == 1, ISSUE.c.for_others > 0, ~ISSUE.c.undone
        )
    ).one()
    if row[0] or label.meeting_id is None:
        return int(row[0]), int(row[1])
    came = who_came(session, label.meeting_id)
    there = [given for holder, given in came.givers.items() if holder in came.hours]
    return len(there), sum(votes for given in there for _name, votes in given)


def _nulls(session: Session, about: AboutElection) -> _Nulls:
    """Why papers of closed batches do not count; of sums of tellers nobody knows."""
    contests = () if about.election is None else about.election.contests
    source = BATCH.join(BOX, BOX.c.id == BATCH.c.box_id)
    closed = (BOX.c.contest_id.in_(among([each.id for each in contests])), BATCH.c.state == BatchState.CLOSED)
    typed = session.execute(
        select(BOX.c.contest_id, BOX.c.round, BOXED.c.reason, func.count().label("papers"))
        .select_from(source.join(BOXED, BOXED.c.batch_id == BATCH.c.id))
        .where(*closed, BOXED.c.kind == PaperKind.SPOILT)
        .group_by(BOX.c.contest_id, BOX.c.round, BOXED.c.reason)
    ).all()
    summed = session.execute(
        select(BOX.c.contest_id, BOX.c.round, func.sum(BATCH.c.spoilt).label("papers"))
        .select_from(source)
        .where(*closed, BATCH.c.kind == BatchKind.TOTALS)
        .group_by(BOX.c.contest_id, BOX.c.round)
    ).all()
    found: dict[tuple[int, int], dict[Spoilt | None, int]] = defaultdict(dict)
    for row in typed:
        found[row.contest_id, row.round][row.reason] = row.papers
    for row in summed:
        if row.papers:
            found[row.contest_id, row.round][None] = found[row.contest_id, row.round].get(None, 0) + row.papers
    order: list[Spoilt | None] = [*Spoilt, None]
    return {key: tuple(sorted(of.items(), key=lambda each: order.index(each[0]))) for key, of in found.items()}


def _officers(session: Session, asked: Asked, result: ElectionResult) -> Mapping[int, PastHolding]:
    """Appointment → seat and offices of those who took their seats, of those who have left them since, too."""
    made = {
        each.appointment_id for contest in result.contests for each in contest.mandates
        if each.appointment_id is not None
    }  # fmt: skip
    if not made:
        return {}
    day = max(asked.as_of, result.election.term_starts_on)
    found = past_holdings(session, sat(session, APPOINTMENT.c.id.in_(among(made))), day)
    return {each.holding.appointment_id: each for each in found}


def acceptance_sheet(session: Session, asked: Asked) -> AcceptanceSheet:
    """Letters to all who are to take a seat and have not refused it; raises NotFound."""
    about = about_election(session, asked)
    if about.election is None:
        return AcceptanceSheet(about)
    result = election_result(session, asked.of)
    elected = [(each, of.contest) for of in result.contests for each in of.mandates]
    return AcceptanceSheet(about, tuple(_addressed(session, elected)), result.object_until)


def _addressed(session: Session, elected: list[tuple[Mandate, ContestDetail]]) -> Iterator[Addressed]:
    """Those elected with where they live now."""
    people = [each.candidate.person_id for each, _contest in elected]
    columns = (PERSON.c.id, PERSON.c.place_id, PERSON.c.how_to_find, PERSON.c.form_of_address)
    rows = {row.id: row for row in session.execute(select(*columns).where(PERSON.c.id.in_(among(people))))}
    places = place_paths(session) if rows else {}
    for each, contest in elected:
        row = rows[each.candidate.person_id]
        yield Addressed(each, contest, places.get(row.place_id or 0, ""), row.how_to_find, row.form_of_address)
