"""Recording sessions of a pair, and meetings of a cohort among themselves."""

from pomanager.db.mentoring.journey import MentoringSession, PeerAttendance, PeerSession
from pomanager.errors import Refused
from pomanager.marks import N_
from pomanager.rules.access.roles import Right
from pomanager.rules.mentoring.pairing import TOO_FAR, objections_to_text
from pomanager.rules.objections import Objection
from pomanager.services.mentoring.commands.recording import about_pair, as_new, refuse
from pomanager.services.mentoring.judging import NOT_YOURS, objections_to_session_of
from pomanager.services.mentoring.orders import HoldPeerSession, LogSession
from pomanager.services.mentoring.queries.pair import line_of
from pomanager.services.mentoring.queries.programmes import cohort_of
from pomanager.services.mentoring.queries.standing import pair_lines
from pomanager.services.work import About, Work

NOBODY_CAME = N_("Choose who came.")
NOT_OF_COHORT = N_("Somebody chosen has no pair in this cohort.")


def log_session(work: Work, order: LogSession) -> int:
    """Write the session, or raise Refused; returns its id. A mentor records sessions of the own pairs only."""
    line = line_of(work.session, order.pair_id, work.today)
    signed_in = work.keeper.user_id is not None and not work.keeper.may(Right.KEEP_MENTORING)
    if signed_in and line.mentor_user != work.keeper.user_id:
        raise Refused([Objection(NOT_YOURS)])
    refuse(objections_to_session_of(work.session, line, order, work.today))
    row = MentoringSession(
        pair_id=line.id, held_on=order.held_on, mode=order.mode, place=order.place.strip(), minutes=order.minutes,
        topics=order.topics.strip(), action=order.action.strip(), next_on=order.next_on, recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    told = {"on": order.held_on, "session_mode": order.mode, "minutes": order.minutes, "next_on": order.next_on}
    work.record("mentoring.session_logged", about_pair(work, line), as_new({**told}))
    return row.id


def hold_peer_session(work: Work, order: HoldPeerSession) -> int:
    """Write the meeting of a cohort and who came, or raise Refused; returns its id."""
    cohort, _programme = cohort_of(work.session, order.cohort_id)
    refuse(_about_peers(work, order))
    row = PeerSession(
        cohort_id=cohort.id, held_on=order.held_on, place=order.place.strip(), topics=order.topics.strip(),
        recorded_at=work.now,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    came = dict.fromkeys(order.mentee_ids)
    work.session.add_all(PeerAttendance(session_id=row.id, mentee_id=mentee) for mentee in came)
    work.record(
        "mentoring.peer_session_held", About("cohort", cohort.id, cohort.name),
        {"on": (None, order.held_on), "people": (None, len(came))},
    )  # fmt: skip
    return row.id


def _about_peers(work: Work, order: HoldPeerSession) -> tuple[Objection, ...]:
    lines = pair_lines(work.session, work.today)
    known = {line.mentee_id for line in lines if line.cohort_id == order.cohort_id and line.starts_on <= order.held_on}
    found = [*objections_to_text("place", order.place), *objections_to_text("topics", order.topics)]
    if not order.mentee_ids:
        found.append(Objection(NOBODY_CAME, "mentee_ids"))
    if not known.issuperset(order.mentee_ids):
        found.append(Objection(NOT_OF_COHORT, "mentee_ids"))
    if order.held_on > work.today:
        found.append(Objection(TOO_FAR, "held_on", {"day": order.held_on}))
    return tuple(found)
