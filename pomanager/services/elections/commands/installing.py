"""Acceptances and refusals, and mandates made of a declared result in one act: terms, seats, delegates."""

from collections.abc import Mapping, Sequence

from pomanager.db import bulk
from pomanager.db.elections.results import Acceptance, Installation
from pomanager.db.meetings.calling import Delegate
from pomanager.readmodels.elections.election import ElectionDetail
from pomanager.readmodels.elections.result import Mandate
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
from pomanager.services.elections.commands.recording import about_election, judged, new_values, refuse
from pomanager.services.elections.orders import AnswerMandate, InstallMandates
from pomanager.services.elections.queries.candidates import contest_of_nomination
from pomanager.services.elections.queries.counting import kept_count
from pomanager.services.elections.queries.loading import election_detail
from pomanager.services.elections.queries.mandates import mandates_of
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


def install_mandates(work: Work, order: InstallMandates) -> int:
    """Let those elected take their seats, all of them or none, or raise Refused with everything against it.

    Seats of bodies are filled by the bodies' own act, which judges each and begins the terms; delegates are named for
    their meeting. Returns how many mandates were made.
    """
    details = [election_detail(work.session, each) for each in order.election_ids]
    found = [(detail, _to_install(work, detail, order)) for detail in details]
    if not any(mandates for _detail, mandates in found):
        refuse((Objection(NOBODY_TO_INSTALL),))
    made = 0
    for detail, mandates in found:
        if detail.label.purpose is ElectionFor.DELEGATES:
            _name_delegates(work, detail, mandates, order.decision)
        else:
            _appoint_all(work, detail, mandates, order)
        if mandates:
            told = {
                "mandates": " · ".join(each.candidate.name for each in mandates),
                "decision": order.decision.strip(),
            }
            work.record("elections.installed", about_election(work, detail.label.id), new_values(told))
        made += len(mandates)
    return made


def _to_install(work: Work, detail: ElectionDetail, order: InstallMandates) -> Sequence[Mandate]:
    """Those of an election who take their seats now; raises Refused with every reason against it."""
    said: list[Objection] = []
    if detail.label.state not in RESULT_STANDS:
        refuse((wrong_state(detail.label.state),))
    mandates = [
        each
        for contest in detail.contests
        for each in mandates_of(work.session, detail, contest, kept_count(work.session, contest))
    ]
    chosen = [each for each in mandates if not each.installed and (each.answer or order.all_accept)]
    seats = dict(order.seats)
    if not chosen:
        said += [Objection(INSTALLED, "", {"name": each.candidate.name}) for each in mandates if each.installed]
        said += [Objection(NO_ANSWER, "", {"name": each.candidate.name}) for each in mandates if not each.installed]
    for each in chosen:
        is_body = detail.label.purpose is ElectionFor.BODY
        if is_body and (seats.get(each.candidate.nomination_id) or each.seat_id) is None:
            said.append(Objection(NO_SEAT_FITS, "", {"name": each.candidate.name}))
    refuse(tuple(said))
    return chosen


def _appoint_all(work: Work, detail: ElectionDetail, mandates: Sequence[Mandate], order: InstallMandates) -> None:
    seats: Mapping[int, int] = dict(order.seats)
    counts = _counts(work, detail)
    for each in mandates:
        who = each.candidate
        seat_id = seats.get(who.nomination_id) or each.seat_id
        if seat_id is None:
            continue
        appointment_id = appoint(
            work,
            Appoint(
                seat_id=seat_id, member_id=who.member_id, starts_on=detail.term_starts_on, ends_on=detail.term_ends_on,
                decision=order.decision.strip(), new_term=True,
            ),
        )  # fmt: skip
        work.session.add(
            Installation(
                election_id=detail.label.id, nomination_id=who.nomination_id, count_id=counts[each.contest_id],
                appointment_id=appointment_id, delegate_id=None, recorded_at=work.now,
            )
        )  # fmt: skip


def _counts(work: Work, detail: ElectionDetail) -> Mapping[int, int]:
    kept = ((each.id, kept_count(work.session, each)) for each in detail.contests)
    return {contest_id: found.id for contest_id, found in kept if found is not None}


def _name_delegates(work: Work, detail: ElectionDetail, mandates: Sequence[Mandate], decision: str) -> None:
    """Write delegates and their mandates by the dozen: hundreds of sections do so in one act."""
    if not mandates:
        return
    counts = _counts(work, detail)
    first = bulk.next_id(work.session, Delegate)
    rows = [
        {
            "id": place, "meeting_id": detail.for_meeting_id, "section_id": detail.label.section_id,
            "member_id": each.candidate.member_id, "is_alternate": each.is_alternate,
            "elected_at_id": detail.label.meeting_id, "decision": decision.strip(), "recorded_at": work.now,
        }
        for place, each in enumerate(mandates, first)
    ]  # fmt: skip
    bulk.add(work.session, Delegate, rows)
    work.touch(Delegate.area)
    bulk.add(
        work.session,
        Installation,
        [
            {
                "election_id": detail.label.id, "nomination_id": each.candidate.nomination_id,
                "count_id": counts[each.contest_id], "appointment_id": None, "delegate_id": place,
                "recorded_at": work.now,
            }
            for place, each in enumerate(mandates, first)
        ],
    )  # fmt: skip
    work.touch(Installation.area)
