"""Signing minutes and errata: the very bytes are kept, with the words and the hashes of both."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from pomanager.db.meetings.minutes import SignedPaper
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import BureauMember
from pomanager.rules.meetings.kinds import MeetingRole, MinutesState
from pomanager.rules.meetings.minutes import Signer
from pomanager.rules.objections import Objection
from pomanager.services.meetings.commands.minutes import minutes_row
from pomanager.services.meetings.commands.recording import about_meeting, refuse
from pomanager.services.meetings.commands.signed_bytes import signed_paper, signing_told
from pomanager.services.meetings.judging_minutes import IN_FUTURE, objections_to_signing
from pomanager.services.meetings.orders_minutes import SignErratum, SignMinutes
from pomanager.services.meetings.queries.errata import erratum
from pomanager.services.meetings.queries.loading import bureau, meeting_label
from pomanager.services.meetings.queries.minutes import minutes_order
from pomanager.services.work import Work

OTHER_LANGUAGE = N_("The paper is not in the language of the minutes.")
SIGNED_ALREADY = N_("This erratum is signed already.")
OLDER = N_("The erratum was written on {day}: it cannot be signed before that.")

_ROLE_OF = {
    Signer.CHAIR: MeetingRole.CHAIR, Signer.SECRETARY: MeetingRole.SECRETARY, Signer.TELLERS: MeetingRole.TELLER,
}  # fmt: skip


def sign_minutes(work: Work, order: SignMinutes) -> int:
    """Keep the bytes that were signed and lock the meeting; returns the id of the kept paper.

    Raises Refused, NotFound, and Stale where anything was recorded since the paper was made.
    """
    refuse(objections_to_signing(work.session, order.meeting_id, order.signed_on, order.reason, work.today))
    row = minutes_row(work, order.meeting_id)
    if order.language != " ".join(filter(None, (row.language, row.second_language))):
        raise Refused([Objection(OTHER_LANGUAGE, "language")])
    kind = meeting_label(work.session, order.meeting_id).kind
    wanted = {_ROLE_OF[each] for each in minutes_order(work.session, kind).signed_by if each in _ROLE_OF}
    signers = _signing(bureau(work.session, order.meeting_id), wanted)
    paper = signed_paper(work, order, signers, in_columns=row.in_columns)
    paper.minutes_id = row.id
    row.state = MinutesState.SIGNED
    return _keep(work, paper, order.meeting_id, "meetings.minutes_signed", order.reason)


def sign_erratum(work: Work, order: SignErratum) -> int:
    """Keep the bytes of an erratum that was signed; returns the id of the kept paper.

    Raises Refused, NotFound, and Stale where anything was recorded since the paper was made.
    """
    line = erratum(work.session, order.erratum_id)
    refuse(_objections_to_day(order.signed_on, line.on, work.today))
    if line.signed is not None:
        raise Refused([Objection(SIGNED_ALREADY)])
    row = minutes_row(work, line.meeting_id)
    signers = _signing(bureau(work.session, line.meeting_id), {MeetingRole.CHAIR, MeetingRole.SECRETARY})
    paper = signed_paper(work, order, signers, in_columns=row.in_columns)
    paper.minutes_id, paper.erratum_id = row.id, order.erratum_id
    return _keep(work, paper, line.meeting_id, "meetings.erratum_signed", "")


def _objections_to_day(day: date, written: date, today: date) -> tuple[Objection, ...]:
    if day > today:
        return (Objection(IN_FUTURE, "signed_on"),)
    return (Objection(OLDER, "signed_on", {"day": written}),) if day < written else ()


def _signing(people: Iterable[BureauMember], roles: Collection[MeetingRole]) -> Iterator[tuple[str, str]]:
    return ((each.role.value, each.name) for each in people if each.role in roles)


def _keep(work: Work, paper: SignedPaper, meeting_id: int, act: str, reason: str) -> int:
    work.session.add(paper)
    work.session.flush()
    told = signing_told(paper)
    if act == "meetings.minutes_signed":
        work.record("meetings.minutes_signed", about_meeting(work, meeting_id), told, reason.strip())
    else:
        work.record("meetings.erratum_signed", about_meeting(work, meeting_id), told)
    return paper.id
