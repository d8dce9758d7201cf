"""The sheets of the papers on the right to vote: of one member, and of everybody."""

from array import array
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from pomanager.readmodels.entitlement import EntitlementListSheet, EntitlementRow, MemberEntitlementSheet
from pomanager.readmodels.papers import Asked
from pomanager.rules.entitlement import Right
from pomanager.services.entitlement.queries.verdicts import (
    entitlement_counts,
    entitlement_of,
    entitlement_rows,
    findings,
    ids_who_may,
    ids_with_reason,
)
from pomanager.services.organisation.queries import letterhead
from pomanager.services.organisation.queries.bylaws import bylaws_on

AT_ONCE = 500
LEFT_CODES = ("not_yet", "resigned", "excluded", "dead")
"""What is found of those who were no members on the day, nor had applied."""


def member_entitlement_sheet(session: Session, asked: Asked) -> MemberEntitlementSheet:
    """What one member may do on a day, with all reasons. Raises NotFound."""
    return MemberEntitlementSheet(
        letterhead(session, asked.printed_at), asked.as_of, entitlement_of(session, asked.of, asked.as_of),
        bylaws_on(session, asked.as_of),
    )  # fmt: skip


def entitlement_list_sheet(session: Session, asked: Asked) -> EntitlementListSheet:
    """Who may vote on a day and who may not; with the option, those too who had left or were not yet there."""
    as_of = asked.as_of
    bylaws, everybody = bylaws_on(session, as_of), findings(session, as_of)
    silences = {reason.code: reason for each in everybody.verdicts for reason in each.reasons if reason.is_silence}
    entitled = ids_who_may(session, as_of, Right.VOTE)
    others = ids_who_may(session, as_of, Right.VOTE, may=False)
    if not asked.options.with_left:
        gone = {member_id for code in LEFT_CODES for member_id in ids_with_reason(session, as_of, code)}
        others = array("q", [member_id for member_id in others if member_id not in gone])
    return EntitlementListSheet(
        letterhead=letterhead(session, asked.printed_at), as_of=as_of, counts=entitlement_counts(session, as_of),
        bylaws_since=bylaws.since, bylaws_decision=bylaws.decision, silences=tuple(silences.values()),
        entitled=len(entitled), not_entitled=len(others),
        rows=_rows(session, as_of, entitled + others),
    )  # fmt: skip


def _rows(session: Session, as_of: date, ids: "array[int]") -> Iterator[EntitlementRow]:
    for start in range(0, len(ids), AT_ONCE):
        yield from entitlement_rows(session, as_of, ids[start : start + AT_ONCE])
