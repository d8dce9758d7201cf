"""The papers on refunds of shares: the worksheet of one, those due on a day, what was paid out."""

from sqlalchemy.orm import Session

from pomanager.errors import Refused
from pomanager.readmodels.papers import Asked
from pomanager.readmodels.redemptions import RefundsDueSheet, RefundsPaidSheet, RefundWorksheetSheet
from pomanager.rules.objections import Objection
from pomanager.services.dues.queries.proposed_refunds import cap_standing
from pomanager.services.dues.queries.refund_facts import cap_facts, refund_limits_on
from pomanager.services.dues.queries.refund_rows import count_paid, redemption, refunds_due, refunds_paid
from pomanager.services.dues.queries.worksheets import limits_of_leaving
from pomanager.services.members.queries.changes import WRONG_WAY
from pomanager.services.members.queries.joined import first_day_of_year
from pomanager.services.organisation.queries import letterhead
from pomanager.services.shares.queries.facts import holder_found

_SAID = ("price", "within", "floor")
"""What a worksheet names where the by-laws are silent on it."""


def worksheet_paper(session: Session, asked: Asked) -> RefundWorksheetSheet:
    """One refund as it stands on the day asked for, or a blank worksheet."""
    head = letterhead(session, asked.printed_at)
    if not asked.of:
        return RefundWorksheetSheet(head, asked.as_of, None)
    detail = redemption(session, asked.of, asked.as_of)
    row = detail.row
    limits = limits_of_leaving(session, holder_found(session, row.member.member_id), row.reason, row.effective_on)
    silent = tuple(name for name in _SAID if getattr(limits, name) is None)
    return RefundWorksheetSheet(head, asked.as_of, detail, silent)


def refunds_due_paper(session: Session, asked: Asked) -> RefundsDueSheet:
    """Refunds that wait on the day asked for, with what may be paid in its financial year."""
    limits, rows = refund_limits_on(session, asked.as_of), refunds_due(session, asked.as_of)
    caps = tuple(
        (currency, cap_standing(cap_facts(session, currency, asked.as_of, limits)))
        for currency in dict.fromkeys(row.currency for row in rows)
    )
    return RefundsDueSheet(letterhead(session, asked.printed_at), asked.as_of, limits.order, rows, caps)


def refunds_paid_paper(session: Session, asked: Asked) -> RefundsPaidSheet:
    """What was paid out until the day asked for; without a first day it is the financial year so far."""
    since = asked.options.since or first_day_of_year(session, asked.as_of)
    if since > asked.as_of:
        raise Refused([Objection(WRONG_WAY, "since", {"since": since, "until": asked.as_of})])
    return RefundsPaidSheet(
        letterhead(session, asked.printed_at), since, asked.as_of, refunds_paid(session, since, asked.as_of),
        count_paid(session, since, asked.as_of),
    )  # fmt: skip
