"""Proof of convocation: notices given to persons, to sections or to all at once, and one taken back."""

from pomanager.areas import Area
from pomanager.db import bulk
from pomanager.db.meetings.calling import NoticeGiven
from pomanager.rules.writing import tidy
from pomanager.services.meetings import judging_notices
from pomanager.services.meetings.calling_orders import RecordNotices, TakeBackNotice
from pomanager.services.meetings.commands.recording import about_meeting, judged, new_values
from pomanager.services.meetings.queries.notices import notice_found
from pomanager.services.organisation.queries import section_names
from pomanager.services.work import Work

__all__ = ["RecordNotices", "TakeBackNotice", "record_notices", "take_back_notice"]


def record_notices(work: Work, order: RecordNotices) -> int:
    """Write that notices were given, or raise Refused; returns how many lines were written.

    With neither persons nor sections it is one notice to all at once, such as a posting or the radio.
    """
    judged(judging_notices.objections_to_notices, work, order)
    written = _write(work, order)
    names = section_names(work.session) if order.section_ids else {}
    said = {
        "notice_way": order.channel, "given_on": order.given_on, "people": len(order.roll_ids) or None,
        "sections": ", ".join(names.get(each, "") for each in order.section_ids), "carrier": tidy(order.carrier),
        "notice_receipt": order.receipt, "evidence": tidy(order.evidence),
    }  # fmt: skip
    work.record("meetings.notices_recorded", about_meeting(work, order.meeting_id), new_values(said))
    return written


def _write(work: Work, order: RecordNotices) -> int:
    to: list[dict[str, int | None]] = [
        *({"roll_id": each, "section_id": None} for each in dict.fromkeys(order.roll_ids)),
        *({"roll_id": None, "section_id": each} for each in dict.fromkeys(order.section_ids)),
    ]
    rows = [
        {
            **each, "meeting_id": order.meeting_id, "channel": order.channel, "given_on": order.given_on,
            "carrier": tidy(order.carrier), "receipt": order.receipt, "evidence": tidy(order.evidence),
            "reverses_id": None, "reason": "", "recorded_at": work.now,
        }
        for each in to or [{"roll_id": None, "section_id": None}]
    ]  # fmt: skip
    bulk.add(work.session, NoticeGiven, rows)
    work.touch(Area.MEETINGS)
    return len(rows)


def take_back_notice(work: Work, order: TakeBackNotice) -> None:
    """Take back a notice entered by mistake by a line of its own, or raise Refused."""
    judged(judging_notices.objections_to_taking_back, work, order)
    found = notice_found(work.session, order.notice_id)
    reason = order.reason.strip()
    work.session.add(
        NoticeGiven(
            meeting_id=found.meeting_id, roll_id=found.roll_id, section_id=found.section_id, channel=found.channel,
            given_on=found.given_on, carrier=found.carrier, receipt=found.receipt, evidence=found.evidence,
            reverses_id=found.id, reason=reason, recorded_at=work.now,
        )
    )  # fmt: skip
    said = {
        "notice_way": (found.channel, None), "given_on": (found.given_on, None),
        "sections": (found.section, None), "person": (f"{found.number} · {found.name}" if found.name else "", None),
    }  # fmt: skip
    told = {key: pair for key, pair in said.items() if pair[0]}
    work.record("meetings.notice_taken_back", about_meeting(work, found.meeting_id), told, reason)
