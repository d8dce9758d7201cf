"""Acceptances and refusals, and mandates made of a declared result in one act: terms, seats, delegates."""

from collections.abc import Mapping, Sequence

from pomanager.db import bulk
from pomanager.db.elections.results import Acceptance, Installation
from pomanager.db.meetings.calling import Delegate
from pomanager.readmodels.elections.result import ElectionResult, Mandate
from pomanager.rules.elections.kinds import RESULT_STANDS, ElectionFor
from pomanager.rules.elections.lodging import (
    INSTALLED,
    NO_ANSWER,
    NO_SEAT_FITS,
    NOBODY_TO_INSTALL,
    wrong_state,
)
from pomanager.rules.objections import Objection
from pomanager.services.bodies.commands.appointing import appoint
from pomanager.services.bodies.orders import Appoint
from pomanager.services.elections import judging
from pomanager.services.elections.commands.handing_down import hand_down
from pomanager.services.elections.commands.recording import about_election, judged, new_values, refuse
from pomanager.services.elections.orders import AnswerMandate, InstallMandates
from pomanager.services.elections.queries.candidates import contest_of_nomination
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.results import election_results
from pomanager.services.work import Work


def answer_mandate(work: Work, order: AnswerMandate) -> None:
    """Write that somebody accepts the seat or refuses it, or raise Refused; the next in line comes in."""
    judged(judging.objections_to_answering, work, order)
    election_id, contest_id = contest_of_nomination(work.session, order.nomination_id)
    contest = election_detail(work.session, election_id).contest(contest_id)
    who = next(each for each in contest.candidates if each.nomination_id == order.nomination_id)
    work.session.add(
        Acceptance(
            nomination_id=order.nomination_id, accepted=order.accepted, on=order.on, reason=order.reason.strip(),
            recorded_at=work.now,
        )
    )  # fmt: skip
    told = {"candidate": who.name, "answered_on": order.on}
    about = about_election(work, election_id)
    if order.accepted:
        work.record("elections.seat_accepted", about, new_values(told), order.reason.strip())
    else:
        work.record("elections.seat_refused", about, new_values(told), order.reason.strip())
        hand_down(work, election_id)


def install_mandates(work: Work, order: InstallMandates) -> int:
    """Let those elected take their seats, all of them or none, or raise Refused with everything against it.

    Seats of bodies are filled by the bodies' own act, which judges each and begins the terms; delegates are named for
    their meeting. Returns how many mandates were made.
    """
    results = election_results(work.session, order.election_ids)
    chosen = {result.election.label.id: _to_install(result, order) for result in results}
    if not any(chosen.values()):
        refuse((Objection(NOBODY_TO_INSTALL),))
    for result in results:
        if result.election.label.purpose is ElectionFor.BODY:
            _appoint_all(work, result, chosen[result.election.label.id], order)
    delegated = [each for each in results if each.election.label.purpose is ElectionFor.DELEGATES]
    _name_delegates(work, delegated, chosen, order.decision)
    made = [each.candidate.name for mandates in chosen.values() for each in mandates]
    told = {
        "mandates": " · ".join(made) if len(results) == 1 else len(made), "decision": order.decision.strip(),
        "elections": len(results) if len(results) > 1 else None,
    }  # fmt: skip
    work.record("elections.installed", about_election(work, order.election_ids[0]), new_values(told))
    return len(made)


def _to_install(result: ElectionResult, order: InstallMandates) -> Sequence[Mandate]:
    """Those of an election who take their seats now; raises Refused with every reason against it."""
    said: list[Objection] = []
    if result.election.label.state not in RESULT_STANDS:
        refuse((wrong_state(result.election.label.state),))
    mandates = [each for contest in result.contests for each in contest.mandates]
    chosen = [each for each in mandates if not each.installed and (each.answer or _accepts(each, order))]
    seats = dict(order.seats)
    if not chosen:
        said += [Objection(INSTALLED, "", {"name": each.candidate.name}) for each in mandates if each.installed]
        said += [Objection(NO_ANSWER, "", {"name": each.candidate.name}) for each in mandates if not each.installed]
    is_body = result.election.label.purpose is ElectionFor.BODY
    said += [
        Objection(NO_SEAT_FITS, "", {"name": each.candidate.name})
        for each in chosen
        if is_body and (seats.get(each.candidate.nomination_id) or each.seat_id) is None
    ]
    refuse(tuple(said))
    return chosen


def _accepts(mandate: Mandate, order: InstallMandates) -> bool:
    return order.all_accept and mandate.candidate.nomination_id not in order.waiting


def _appoint_all(work: Work, result: ElectionResult, mandates: Sequence[Mandate], order: InstallMandates) -> None:
    seats, offices = dict(order.seats), dict(order.offices)
    detail, counts = result.election, _counts(result)
    for each in mandates:
        who = each.candidate
        seat_id = seats.get(who.nomination_id) or each.seat_id
        if seat_id is None:
            continue
        appointment_id = appoint(
            work,
            Appoint(
                seat_id=seat_id, member_id=who.member_id, starts_on=detail.term_starts_on,
                ends_on=None if each.is_alternate else detail.term_ends_on, decision=order.decision.strip(),
                new_term=not each.is_alternate, alternate=each.is_alternate, office=offices.get(who.nomination_id),
            ),
        )  # fmt: skip
        work.session.add(
            Installation(
                election_id=detail.label.id, nomination_id=who.nomination_id, count_id=counts[each.contest_id],
                appointment_id=appointment_id, delegate_id=None, recorded_at=work.now,
            )
        )  # fmt: skip


def _counts(result: ElectionResult) -> Mapping[int, int]:
    """Contest → the count its mandates rest on."""
    return {each.contest.id: each.kept.id for each in result.contests if each.kept is not None}


def _name_delegates(
    work: Work, results: Sequence[ElectionResult], chosen: Mapping[int, Sequence[Mandate]], decision: str
) -> None:
    """Write delegates and their mandates together: hundreds of sections do so in one act."""
    place = bulk.next_id(work.session, Delegate)
    rows: list[Mapping[str, object]] = []
    mandates: list[Mapping[str, object]] = []
    for result in results:
        detail, counts = result.election, _counts(result)
        for each in chosen[detail.label.id]:
            rows.append({
                "id": place, "meeting_id": detail.for_meeting_id, "section_id": detail.label.section_id,
                "member_id": each.candidate.member_id, "is_alternate": each.is_alternate,
                "elected_at_id": detail.label.meeting_id, "decision": decision.strip(), "recorded_at": work.now,
            })  # fmt: skip
            mandates.append({
                "election_id": detail.label.id, "nomination_id": each.candidate.nomination_id,
                "count_id": counts[each.contest_id], "appointment_id": None, "delegate_id": place,
                "recorded_at": work.now,
            })  # fmt: skip
            place += 1
    if rows:
        bulk.add(work.session, Delegate, rows)
        bulk.add(work.session, Installation, mandates)
        work.touch(Delegate.area)
        work.touch(Installation.area)
