"""Signing minutes and errata: the very bytes are kept, with the words and the hashes of both."""

import hashlib
from collections.abc import Iterable
from datetime import date

from pomanager.db.journal_chain import head
from pomanager.db.meetings.minutes import Minutes, SignedPaper
from pomanager.errors import Refused, Stale
from pomanager.marks import N_
from pomanager.readmodels.meetings.meeting import BureauMember
from pomanager.rules.meetings.kinds import MeetingRole, MinutesState
from pomanager.rules.meetings.minutes import Signer
from pomanager.rules.objections import Objection
from pomanager.services.meetings.commands.minutes import minutes_row
from pomanager.services.meetings.commands.recording import about_meeting, refuse
from pomanager.services.meetings.judging_minutes import IN_FUTURE, objections_to_signing
from pomanager.services.meetings.orders_minutes import SignErratum, SignMinutes
from pomanager.services.meetings.queries.errata import erratum
from pomanager.services.meetings.queries.loading import bureau, meeting_label
from pomanager.services.meetings.queries.minutes import minutes_order
from pomanager.services.work import Work

CHANGED_SINCE = N_("Something was recorded since this paper was made. Make it anew, look at it, then sign.")
OTHER_LANGUAGE = N_("The paper is not in the language of the minutes.")
NO_PAPER = N_("There is no paper to sign.")
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
    _must_be_fresh(work, order.pdf, order.journal_line)
    kind = meeting_label(work.session, order.meeting_id).kind
    wanted = {_ROLE_OF[each] for each in minutes_order(work.session, kind).signed_by if each in _ROLE_OF}
    paper = _kept(row, order, (each for each in bureau(work.session, order.meeting_id) if each.role in wanted))
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
    _must_be_fresh(work, order.pdf, order.journal_line)
    row = minutes_row(work, line.meeting_id)
    signing = {MeetingRole.CHAIR, MeetingRole.SECRETARY}
    paper = _kept(row, order, (each for each in bureau(work.session, line.meeting_id) if each.role in signing))
    paper.erratum_id = order.erratum_id
    return _keep(work, paper, line.meeting_id, "meetings.erratum_signed", "")


def _objections_to_day(day: date, written: date, today: date) -> tuple[Objection, ...]:
    if day > today:
        return (Objection(IN_FUTURE, "signed_on"),)
    return (Objection(OLDER, "signed_on", {"day": written}),) if day < written else ()


def _must_be_fresh(work: Work, pdf: bytes, journal_line: int) -> None:
    if not pdf:
        raise Refused([Objection(NO_PAPER)])
    if head(work.session)[0] != journal_line:
        raise Stale(Objection(CHANGED_SINCE))


def _kept(row: Minutes, order: SignMinutes | SignErratum, signers: Iterable[BureauMember]) -> SignedPaper:
    return SignedPaper(
        minutes_id=row.id, language=order.language, pdf=order.pdf, pdf_sha256=hashlib.sha256(order.pdf).hexdigest(),
        text=order.text, text_sha256=hashlib.sha256(order.text.encode()).hexdigest(), signed_on=order.signed_on,
        signers="\n".join(f"{each.role.value}\t{each.name}" for each in signers),
    )  # fmt: skip


def _keep(work: Work, paper: SignedPaper, meeting_id: int, act: str, reason: str) -> int:
    paper.recorded_at = work.now
    work.session.add(paper)
    work.session.flush()
    told = {
        "signed_on": (None, paper.signed_on), "pdf_sha256": (None, paper.pdf_sha256),
        "text_sha256": (None, paper.text_sha256),
        "signers": (None, ", ".join(line.partition("\t")[2] for line in paper.signers.splitlines())),
    }  # fmt: skip
    if act == "meetings.minutes_signed":
        work.record("meetings.minutes_signed", about_meeting(work, meeting_id), told, reason.strip())
    else:
        work.record("meetings.erratum_signed", about_meeting(work, meeting_id), told)
    return paper.id
