"""What speaks against an act on an election: gathered for form and command alike."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from pomanager.marks import N_
from pomanager.readmodels.elections.election import ContestDetail, ElectionDetail
from pomanager.readmodels.elections.result import ElectionResult
from pomanager.rules.elections import lodging, nominating
from pomanager.rules.elections.kinds import (
    OPEN_FOR_CANDIDATES,
    RESULT_STANDS,
    ElectionFor,
    ElectionState,
    OfficialRole,
    Ruling,
)
from pomanager.rules.elections.nominating import Listed, objections_to_nomination
from pomanager.rules.objections import Objection, Weight
from pomanager.services.bodies.queries.facts import seats_found
from pomanager.services.elections.candidacies import Looked, facts_of
from pomanager.services.elections.orders import (
    AmendElection,
    AmendNomination,
    Annul,
    AnswerMandate,
    AnswerTie,
    Declare,
    DeclareAll,
    LodgeObjection,
    NameOfficials,
    Nominate,
    PrepareElection,
    PublishList,
    RuleOnObjection,
    WithdrawCandidate,
)
from pomanager.services.elections.orders_together import PublishLists
from pomanager.services.elections.queries.candidates import contest_of_nomination, sections_of, who_stands_one
from pomanager.services.elections.queries.counting import kept_count
from pomanager.services.elections.queries.eligibility import eligibility_of
from pomanager.services.elections.queries.loading import contest_found, election_detail, election_details
from pomanager.services.elections.queries.mandates import mandates_of
from pomanager.services.elections.queries.results import (
    contest_title,
    declared,
    election_of_objection,
    election_results,
    in_the_way,
    objections_lodged,
)
from pomanager.services.elections.queries.standing import who_sits_by
from pomanager.services.organisation.queries.bylaws import bylaws_on

NO_CONTEST = N_("An election fills one seat at least.")
NO_BODY = N_("Choose the body whose seats are filled.")
NO_SECTION = N_("Choose the section whose members elect delegates.")
OTHER_SEATS = N_("These seats are not all of the body.")
SEAT_TWICE = N_("A seat stands in two contests.")
NOT_SO_MANY = N_("{seats} seats are filled, but {named} are named.")
NO_NAME = N_("Write the name.")
CANDIDATE_COUNTS = N_("{name} stands in this election and cannot run it or count its votes.")
TOO_LATE_TO_AMEND = N_("The list is published: the day and the way of voting stay.")


def objections_to_preparing(session: Session, order: PrepareElection, today: date) -> tuple[Objection, ...]:
    """Everything to say about laying down an election."""
    del today
    found: list[Objection] = []
    if not order.contests or any(not (each.seats or each.seat_ids) or each.seats < 0 for each in order.contests):
        found.append(Objection(NO_CONTEST, "contests"))
    if order.purpose is ElectionFor.BODY and order.body_id is None:
        found.append(Objection(NO_BODY, "body_id"))
    if order.purpose is ElectionFor.DELEGATES and (order.section_id is None or order.for_meeting_id is None):
        found.append(Objection(NO_SECTION, "section_id"))
    return (*found, *_about_seats(session, order))


def _about_seats(session: Session, order: PrepareElection) -> Sequence[Objection]:
    ids = [seat_id for each in order.contests for seat_id in each.seat_ids]
    seats = seats_found(session, ids)
    found: list[Objection] = []
    if len(seats) < len(set(ids)) or any(seat.body.id != order.body_id for seat in seats.values()):
        found.append(Objection(OTHER_SEATS, "contests"))
    if len(set(ids)) < len(ids):
        found.append(Objection(SEAT_TWICE, "contests"))
    found += [
        Objection(NOT_SO_MANY, "contests", {"seats": each.seats, "named": len(each.seat_ids)})
        for each in order.contests
        if each.seats and each.seat_ids and each.seats != len(each.seat_ids)
    ]
    return found


def objections_to_amending(session: Session, order: AmendElection, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing an election; raises NotFound."""
    del today
    detail = election_detail(session, order.election_id)
    if detail.label.state in OPEN_FOR_CANDIDATES:
        return ()
    if (order.held_on, order.way, order.candidates_until, order.backers) != (
        detail.label.held_on, detail.way, detail.candidates_until, detail.backers,
    ):  # fmt: skip
        return (Objection(TOO_LATE_TO_AMEND, "held_on"),)
    return ()


def objections_to_officials(session: Session, order: NameOfficials, today: date) -> tuple[Objection, ...]:
    """Everything to say about who runs an election; raises NotFound."""
    del today
    detail = election_detail(session, order.election_id)
    standing = {each.person_id: each.name for contest in detail.contests for each in contest.candidates if each.stands}
    found = [Objection(NO_NAME, "officials") for each in order.officials if not each.name.strip()]
    found += [
        Objection(CANDIDATE_COUNTS, "officials", {"name": each.name})
        for each in order.officials
        if each.role is not OfficialRole.OBSERVER and each.person_id in standing
    ]
    return tuple(found)


def objections_to_nominating(session: Session, order: Nominate, today: date) -> tuple[Objection, ...]:
    """Everything to say about a candidacy; raises NotFound."""
    detail, contest = contest_found(session, order.contest_id)
    who = who_stands_one(session, order.member_id, detail.label.held_on)
    above = sections_of(session, detail.label.held_on, [who.section_id]).get(who.section_id or 0, frozenset())
    eligible = eligibility_of(session, detail, contest, order.member_id).eligible
    return objections_to_nomination(facts_of(order, detail, contest, Looked(who, above, eligible), today))


def objections_to_amending_nomination(session: Session, order: AmendNomination, today: date) -> tuple[Objection, ...]:
    """Everything to say about changing a candidacy; raises NotFound."""
    del today
    election_id, _contest_id = contest_of_nomination(session, order.nomination_id)
    state = election_detail(session, election_id).label.state
    return () if state in OPEN_FOR_CANDIDATES else (Objection(nominating.LIST_CLOSED),)


def objections_to_withdrawing(session: Session, order: WithdrawCandidate, today: date) -> tuple[Objection, ...]:
    """Everything to say about a candidate who steps back; raises NotFound."""
    election_id, contest_id = contest_of_nomination(session, order.nomination_id)
    detail = election_detail(session, election_id)
    who = next(each for each in detail.contest(contest_id).candidates if each.nomination_id == order.nomination_id)
    found: list[Objection] = []
    if not who.stands:
        found.append(Objection(nominating.WITHDRAWN_ALREADY, "", {"name": who.name}))
    if detail.label.state in RESULT_STANDS | {ElectionState.ANNULLED}:
        found.append(Objection(nominating.NO_WITHDRAWING))
    if not order.reason.strip():
        found.append(Objection(lodging.NO_REASON, "reason"))
    if order.on > today:
        found.append(Objection(lodging.DAY_AHEAD, "on"))
    return tuple(found)


def objections_to_list(session: Session, order: PublishList, today: date) -> tuple[Objection, ...]:
    """Everything to say about publishing the list of candidates; raises NotFound."""
    del today
    detail = election_detail(session, order.election_id)
    found = list(against_list(detail, order.published_on, order.reason))
    if order.by_lot:
        found += nominating.objections_to_draw(order.drawn_by, order.witnesses, order.seed)
        ids = [each.nomination_id for contest in detail.contests for each in contest.candidates if each.stands]
        if nominating.order_drawn(ids, order.seed, order.by_hand) is None:
            found.append(Objection(nominating.NO_ORDER, "by_hand"))
    return tuple(found)


def objections_to_lists(session: Session, order: PublishLists, today: date) -> tuple[Objection, ...]:
    """Everything to say about publishing the lists of several elections, each sentence once; raises NotFound."""
    del today
    said: list[Objection] = []
    for detail in election_details(session, order.election_ids):
        found = against_list(detail, order.published_on, order.reason)
        said += [each for each in found if each not in said]
    return tuple(said)


def against_list(detail: ElectionDetail, published_on: date, reason: str) -> tuple[Objection, ...]:
    """What speaks against publishing the list of an election that was read already."""
    listed = [_listed(each) for each in detail.contests]
    return (
        *lodging.objections_to_step(detail.label.state, ElectionState.PUBLISHED),
        *nominating.objections_to_publishing(listed, published_on, detail.candidates_until, reason),
    )


def _listed(contest: ContestDetail) -> Listed:
    standing = [each for each in contest.candidates if each.stands]
    waiting = tuple(each.name for each in standing if each.accepted_on is None)
    symbols = tuple(each.symbol for each in standing)
    return Listed(contest_title(contest), contest.seats, len(standing), waiting, symbols)


def objections_to_answering_tie(session: Session, order: AnswerTie, today: date) -> tuple[Objection, ...]:
    """Everything to say about the answer to a tie; raises NotFound."""
    del today
    detail, contest = contest_found(session, order.contest_id)
    if detail.label.state not in {ElectionState.COUNTED, ElectionState.COUNTING}:
        return (lodging.wrong_state(detail.label.state),)
    kept = kept_count(session, contest)
    tie = None if kept is None else kept.count.open_tie
    return lodging.objections_to_lot(tie, order.order, (order.seed, order.drawn_by, order.witnesses))


def objections_to_declaring(session: Session, order: Declare, today: date) -> tuple[Objection, ...]:
    """Everything to say about announcing a result; raises NotFound."""
    (result,) = election_results(session, [order.election_id])
    return _against_declaring(result, order, today)


def objections_to_declaring_all(session: Session, order: DeclareAll, today: date) -> tuple[Objection, ...]:
    """Everything to say about announcing the results of several elections, each sentence once; raises NotFound."""
    said: list[Objection] = []
    for result in election_results(session, order.election_ids):
        each = Declare(election_id=result.election.label.id, on=order.on, by=order.by, reason=order.reason)
        said += [one for one in _against_declaring(result, each, today) if one not in said]
    return tuple(said)


def _against_declaring(result: ElectionResult, order: Declare, today: date) -> tuple[Objection, ...]:
    found = list(lodging.objections_to_step(result.election.label.state, ElectionState.DECLARED))
    if order.on > today:
        found.append(Objection(lodging.DAY_AHEAD, "on"))
    if not order.by.strip():
        found.append(Objection(NO_NAME, "by"))
    return (*found, *in_the_way(result.election, result.contests, result.objections, reason=order.reason))


def objections_to_lodging(session: Session, order: LodgeObjection, today: date) -> tuple[Objection, ...]:
    """Everything to say about an objection; raises NotFound."""
    detail = election_detail(session, order.election_id)
    if detail.label.state is ElectionState.ANNULLED:
        return (Objection(lodging.ANNULLED),)
    last = declared(session, order.election_id)
    bylaws = bylaws_on(session, detail.label.held_on)
    until = lodging.last_day_to_object(None if last is None else last.on, bylaws)
    who = order.lodged_by or (order.member_id is not None and "member") or ""
    found = lodging.objections_to_lodging(order.lodged_on, today, until, (who, order.text), order.late_reason)
    if bylaws.count(lodging.OBJECTION_DAYS) is None:
        found = (*found, Objection(lodging.NO_LIMIT, "lodged_on", {}, Weight.WARN))
    return found


def objections_to_ruling(session: Session, order: RuleOnObjection, today: date) -> tuple[Objection, ...]:
    """Everything to say about deciding on an objection; raises NotFound."""
    lodged = objections_lodged(session, election_of_objection(session, order.objection_id))
    row = next(each for each in lodged if each.id == order.objection_id)
    found: list[Objection] = []
    if row.ruling is not Ruling.PENDING:
        found.append(Objection(lodging.RULED_ALREADY))
    if order.ruling is Ruling.PENDING or not order.grounds.strip() or not order.ruled_by.strip():
        found.append(Objection(lodging.NO_GROUNDS, "grounds"))
    if order.ruled_on > today:
        found.append(Objection(lodging.DAY_AHEAD, "ruled_on"))
    elif order.ruled_on < row.lodged_on:
        found.append(Objection(lodging.RULED_BEFORE, "ruled_on"))
    return tuple(found)


def objections_to_annulling(session: Session, order: Annul, today: date) -> tuple[Objection, ...]:
    """Everything to say about an election being void; raises NotFound."""
    state = election_detail(session, order.election_id).label.state
    found: list[Objection] = []
    if state is ElectionState.ANNULLED:
        found.append(Objection(lodging.ANNULLED))
    if order.on > today:
        found.append(Objection(lodging.DAY_AHEAD, "on"))
    if not order.reason.strip():
        found.append(Objection(lodging.NO_REASON, "reason"))
    if not order.by.strip():
        found.append(Objection(NO_NAME, "by"))
    names = who_sits_by(session, order.election_id)
    if names:
        found.append(Objection(lodging.MANDATES_STAND, "", {"names": " · ".join(names)}))
    return tuple(found)


def objections_to_answering(session: Session, order: AnswerMandate, today: date) -> tuple[Objection, ...]:
    """Everything to say about somebody who accepts a seat or refuses it; raises NotFound."""
    election_id, contest_id = contest_of_nomination(session, order.nomination_id)
    detail = election_detail(session, election_id)
    contest = detail.contest(contest_id)
    found: list[Objection] = []
    if detail.label.state not in RESULT_STANDS:
        return (lodging.wrong_state(detail.label.state),)
    if order.on > today:
        found.append(Objection(lodging.DAY_AHEAD, "on"))
    name = next(each.name for each in contest.candidates if each.nomination_id == order.nomination_id)
    mandates = mandates_of(session, detail, contest, kept_count(session, contest))
    mine = next((each for each in mandates if each.candidate.nomination_id == order.nomination_id), None)
    if mine is None:
        found.append(Objection(lodging.NOT_IN_LINE, "nomination_id", {"name": name}))
    elif mine.answer is not None:
        found.append(Objection(lodging.ANSWERED, "nomination_id", {"name": name, "day": mine.answered_on}))
    elif mine.installed:
        found.append(Objection(lodging.INSTALLED, "nomination_id", {"name": name}))
    if not order.accepted and not order.reason.strip():
        found.append(Objection(lodging.NO_REASON, "reason"))
    return tuple(found)
