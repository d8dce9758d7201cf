"""Minutes of a meeting of a sample office: put together, approved, signed, and corrected later."""

from collections.abc import Mapping
from typing import Any

from pomanager import printing
from pomanager.samples.sheets import Teller
from pomanager.services.meetings.commands.errata import write_erratum
from pomanager.services.meetings.commands.minutes import approve_minutes, write_minutes
from pomanager.services.meetings.commands.signing import sign_erratum, sign_minutes
from pomanager.services.meetings.orders_minutes import ApproveMinutes, WriteErratum, WriteMinutes, WrittenPart
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.meetings.queries.minutes import minutes_order


def sign(told: Mapping[str, Any], teller: Teller, meeting_id: int) -> None:
    """Write the minutes in the parts of their kind, let them be approved, and keep the paper that was signed."""
    office = teller.secretary.office
    order_of_parts = office.ask(minutes_order, office.ask(meeting_label, meeting_id).kind)
    parts = tuple(WrittenPart(kind=str(each)) for each in order_of_parts.parts)
    languages = (teller.told["language"], *filter(None, [told.get("second_language", "")]))
    written = WriteMinutes(meeting_id=meeting_id, languages=languages, texts=dict.fromkeys(languages, parts))
    office.do(write_minutes, written)
    office.do(
        approve_minutes,
        ApproveMinutes(meeting_id=meeting_id, approved_on=teller.today, approved_by=teller.told["approved"]),
    )
    office.do(sign_minutes, printing.minutes_for_signing(office, meeting_id, teller.today))


def correct(told: Mapping[str, Any], teller: Teller, meeting_id: int) -> None:
    """Correct what was signed by a dated erratum, which is signed, too."""
    office = teller.secretary.office
    order = WriteErratum(
        meeting_id=meeting_id, on=teller.today, instead_of=told["instead_of"], reads=told["reads"],
        reason=told["reason"],
    )  # fmt: skip
    erratum_id = office.do(write_erratum, order).result
    office.do(sign_erratum, printing.erratum_for_signing(office, erratum_id, teller.today))
