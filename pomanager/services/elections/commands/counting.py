"""Counting a contest, and answering the tie a count stopped at."""

from pomanager.db.elections.results import ElectionCount
from pomanager.db.elections.voting import DrawnLot
from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail
from pomanager.rules.counting.record import Count
from pomanager.rules.elections import records
from pomanager.rules.elections.kinds import ElectionState
from pomanager.rules.elections.lodging import wrong_state
from pomanager.rules.meetings.deciding import Method as Way
from pomanager.rules.objections import Objection
from pomanager.services.elections import judging
from pomanager.services.elections.commands.recording import (
    about_election,
    election_row,
    goes_on_to,
    judged,
    new_values,
    refuse,
)
from pomanager.services.elections.orders import AnswerTie
from pomanager.services.elections.queries.counting import count_now, kept_count, newest_count
from pomanager.services.elections.queries.loading import contest_found, election_detail
from pomanager.services.elections.queries.papers import counted_hash, found_in
from pomanager.services.elections.queries.results import contest_title
from pomanager.services.work import Work

NOTHING_COUNTED = N_("No batch of “{contest}” is closed yet.")
MORE_THAN_SEATS = N_("By acclamation nobody is left out: {standing} stand for {seats} seats.")
NOBODY_STANDS = N_("Nobody stands in “{contest}”.")
EARLIER_FIRST = N_("First count “{contest}”: who is elected there takes no seat here.")
_MAY_COUNT = frozenset({ElectionState.COUNTING, ElectionState.COUNTED, ElectionState.CONTESTED})


def count_contest(work: Work, contest_id: int) -> int:
    """Count the stored papers of a contest and keep the record, or raise Refused; returns its id."""
    detail, contest = contest_found(work.session, contest_id)
    refuse(against_counting(work, detail, contest))
    kept_id = _keep(work, contest, count_now(work.session, detail, contest))
    _settle(work, detail)
    return kept_id


def against_counting(work: Work, detail: ElectionDetail, contest: ContestDetail) -> tuple[Objection, ...]:
    """What speaks against counting a contest that was read already."""
    found: list[Objection] = []
    by_acclamation = detail.way is Way.ACCLAMATION
    allowed = _MAY_COUNT | ({ElectionState.PUBLISHED, ElectionState.VOTING} if by_acclamation else set())
    if detail.label.state not in allowed:
        return (wrong_state(detail.label.state),)
    standing = sum(each.stands for each in contest.numbered())
    if not standing:
        found.append(Objection(NOBODY_STANDS, "", {"contest": contest_title(contest)}))
    if by_acclamation and standing > contest.seats:
        found.append(Objection(MORE_THAN_SEATS, "", {"standing": standing, "seats": contest.seats}))
    if not by_acclamation and not found_in(work.session, contest).batches:
        found.append(Objection(NOTHING_COUNTED, "", {"contest": contest_title(contest)}))
    for each in detail.contests:
        if each.position < contest.position:
            before = kept_count(work.session, each)
            if before is None or not before.count.is_settled:
                found.append(Objection(EARLIER_FIRST, "", {"contest": contest_title(each)}))
    return tuple(found)


def _keep(work: Work, contest: ContestDetail, count: Count) -> int:
    row = keep_count(work, contest, count, counted_hash(work.session, contest))
    work.session.flush()
    told = {
        "contest": contest_title(contest), "valid": count.valid, "blank_papers": count.blank, "null_papers": count.void,
        "elected": " · ".join(count.name(each) for each in count.elected), "hash": row.hash,
    }  # fmt: skip
    work.record("elections.counted", about_election(work, contest.election_id), new_values(told))
    return row.id


def keep_count(work: Work, contest: ContestDetail, count: Count, counted: str) -> ElectionCount:
    """Write the record of a count with the fingerprint of what was counted; the caller judges and records."""
    text = records.kept(count)
    row = ElectionCount(
        contest_id=contest.id, record=text, hash=records.fingerprint(text),
        papers_hash=counted, is_settled=count.is_settled,
        elected=" ".join(map(str, count.elected)), recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    return row


def _settle(work: Work, detail: ElectionDetail) -> None:
    """The election is counted once each of its contests is; a contested one stays so until it is declared again."""
    if detail.label.state is ElectionState.CONTESTED:
        return
    counts = [newest_count(work.session, each.id) for each in detail.contests]
    all_done = all(each is not None for each in counts)
    row = election_row(work, detail.label.id)
    wanted = ElectionState.COUNTED if all_done else ElectionState.COUNTING
    if row.state is not wanted:
        goes_on_to(work, detail.label.id, wanted)


def answer_tie(work: Work, order: AnswerTie) -> int:
    """Keep the answer to a tie, with who drew and who witnessed, and count again, or raise Refused."""
    judged(judging.objections_to_answering_tie, work, order)
    _detail, contest = contest_found(work.session, order.contest_id)
    kept = kept_count(work.session, contest)
    tie = None if kept is None else kept.count.open_tie
    tied = () if tie is None else tie.candidates
    written = " ".join("=".join(map(str, group)) for group in order.order)
    work.session.add(
        DrawnLot(
            contest_id=order.contest_id, by=order.by.value, candidates=" ".join(map(str, tied)), order=written,
            seed=order.seed.strip(), drawn_by=order.drawn_by.strip(), witnesses=order.witnesses.strip(),
            recorded_at=work.now,
        )
    )  # fmt: skip
    told = {
        "contest": contest_title(contest), "tied": " ".join(map(str, tied)), "order_drawn": written,
        "seed": order.seed.strip(), "drawn_by": order.drawn_by.strip(), "witnesses": order.witnesses.strip(),
    }  # fmt: skip
    work.record("elections.tie_answered", about_election(work, contest.election_id), new_values(told))
    detail = election_detail(work.session, contest.election_id)
    return _keep(work, contest, count_now(work.session, detail, detail.contest(contest.id)))
