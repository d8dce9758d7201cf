"""The sheets of the papers before and during the vote: call, form, candidates, ballot papers, sheets of tellers."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from pomanager.readmodels.elections.election import Candidate, ContestDetail, ElectionDetail
from pomanager.readmodels.elections.papers import (
    AboutElection,
    BallotPaper,
    BallotsSheet,
    CandidatesSheet,
    ElectionSheet,
    TalliesSheet,
    TallyTable,
)
from pomanager.readmodels.papers import Asked
from pomanager.rules.bodies.kinds import BodyKind
from pomanager.rules.bodies.terms import last_day_of_term
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.paper_options import BallotPictures
from pomanager.services.bodies.limits import limits_on
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.bodies.queries.officers import person_seats
from pomanager.services.elections.queries.boxes import boxes_of
from pomanager.services.elections.queries.counting import kept_counts
from pomanager.services.elections.queries.eligibility import requirements
from pomanager.services.elections.queries.loading import ELECTION, election_detail
from pomanager.services.elections.queries.voters import roll_figures
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.members.queries.addressees import addressees
from pomanager.services.members.queries.memberships import member_since
from pomanager.services.organisation.queries import letterhead
from pomanager.services.organisation.queries.bylaws import bylaws_on

_UP_TO_THE_POLL = (ElectionState.PREPARED, ElectionState.NOMINATIONS)


def latest_election_id(session: Session) -> int:
    """The election papers are about where nobody chose one: the last that is not void; 0 where there is none."""
    found = session.execute(
        select(ELECTION.c.id)
        .where(ELECTION.c.state != ElectionState.ANNULLED)
        .order_by(ELECTION.c.held_on.desc(), ELECTION.c.id.desc())
        .limit(1)
    ).scalar()
    return found or 0


def about_election(session: Session, asked: Asked) -> AboutElection:
    """The election asked for; none, for a paper to be filled in by hand, where there is none. Raises NotFound."""
    head = letterhead(session, asked.printed_at)
    if not asked.of:
        return AboutElection(head)
    detail = election_detail(session, asked.of)
    meeting, sends_to = (
        None if each is None else meeting_label(session, each)
        for each in (detail.label.meeting_id, detail.for_meeting_id)
    )
    return AboutElection(
        letterhead=head, election=detail, meeting=meeting, sends_to=sends_to,
        bylaws=bylaws_on(session, detail.label.held_on), requirements=requirements(session, asked.of),
        body_kind=_body_kind(session, detail),
        term_ends_on=detail.term_ends_on or _end_by_bylaws(session, detail, _body_kind(session, detail)),
    )  # fmt: skip


def _body_kind(session: Session, detail: ElectionDetail) -> BodyKind | None:
    seat_ids = [each for contest in detail.contests for each in contest.seat_ids]
    found = list(seats_found(session, seat_ids[:1]).values())
    return found[0].body.kind if found else None


def _end_by_bylaws(session: Session, detail: ElectionDetail, kind: BodyKind | None) -> date | None:
    """The last day of a term that begins on its day; None for delegates, and without a by-law."""
    if kind is None:
        return None
    months = limits_on(session, detail.label.held_on, kind).term_months
    return None if months is None else last_day_of_term(detail.term_starts_on, months)


def election_sheet(session: Session, asked: Asked) -> ElectionSheet:
    """An election as the call for candidates and the form of a candidacy tell it; raises NotFound."""
    about = about_election(session, asked)
    standing = [each for each in _standing(about.election) if each.symbol]
    return ElectionSheet(about, with_symbols=asked.options.pictures is BallotPictures.SYMBOLS or bool(standing))


def _standing(detail: ElectionDetail | None) -> list[Candidate]:
    return [] if detail is None else [each for contest in detail.contests for each in contest.candidates]


def photos_of(session: Session, candidates: Sequence[Candidate], day: date) -> Mapping[int, bytes]:
    """Member → photo, of those who have one."""
    ids = sorted({each.member_id for each in candidates})
    return {each.id: each.photo for each in addressees(session, day, ids, photos=True) if each.photo}


def candidates_sheet(session: Session, asked: Asked) -> CandidatesSheet:
    """The list of candidates with what speaks for and against each, and where they sit and sat; raises NotFound."""
    about = about_election(session, asked)
    if about.election is None:
        return CandidatesSheet(about)
    standing, day = _standing(about.election), about.election.label.held_on
    return CandidatesSheet(
        about=about, photos=photos_of(session, standing, day) if asked.options.photos else {},
        since={each.member_id: member_since(session, each.member_id, day) for each in standing},
        sat={each.member_id: person_seats(session, each.person_id, day) for each in standing},
    )  # fmt: skip


# ---- on the tables -------------------------------------------------------------------------------------------------


def _on_paper(session: Session, detail: ElectionDetail) -> Iterator[tuple[ContestDetail, int, tuple[Candidate, ...]]]:
    """Each ballot paper with its round, and who stands on it: a second round has only those it is held between."""
    kept = kept_counts(session, detail.contests)
    for contest in detail.contests:
        count = kept[contest.id].count if contest.id in kept else None
        second = () if count is None else count.second_round
        if second:
            yield contest, 2, tuple(each for each in contest.numbered() if each.number in second)
        else:
            yield contest, 1, tuple(each for each in contest.numbered() or contest.candidates if each.stands)


def ballots_sheet(session: Session, asked: Asked) -> BallotsSheet:
    """The ballot papers of an election, as many as there are votes unless a number is wished; raises NotFound.

    Before the list is published they are specimens, of which there is one sheet.
    """
    about, wish = about_election(session, asked), asked.options.pictures
    detail = about.election
    if detail is None:
        return BallotsSheet(about, on_sheet=asked.options.ballots)
    votes = asked.options.copies or roll_figures(session, asked.of).votes
    copies = 0 if detail.label.state in _UP_TO_THE_POLL else votes
    standing = _standing(detail)
    has_symbols = any(each.symbol for each in standing)
    symbols = wish in {BallotPictures.SYMBOLS, BallotPictures.BOTH} or (wish is BallotPictures.AS_KNOWN and has_symbols)
    photos = wish in {BallotPictures.PHOTOS, BallotPictures.BOTH} or (
        wish is BallotPictures.AS_KNOWN and not has_symbols
    )
    return BallotsSheet(
        about=about, on_sheet=asked.options.ballots, with_symbols=symbols,
        photos=photos_of(session, standing, detail.label.held_on) if photos else {},
        ballots=tuple(BallotPaper(each, who, copies, turn) for each, turn, who in _on_paper(session, detail)),
    )  # fmt: skip


def tallies_sheet(session: Session, asked: Asked) -> TalliesSheet:
    """The sheets of tellers, one for each box, or one for each ballot paper where no box is set up; raises NotFound."""
    about = about_election(session, asked)
    if about.election is None:
        return TalliesSheet(about)
    tables = []
    for contest, turn, who in _on_paper(session, about.election):
        named = [each.name for each in boxes_of(session, [contest])[contest.id] if each.round == turn]
        tables += [TallyTable(contest, who, name, turn) for name in named or [""]]
    return TalliesSheet(about, tuple(tables), roll_figures(session, asked.of).votes)
