"""What the record of a member says of dues: handed to the page of members from above."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.dues import FeeOwed
from pomanager.readmodels.members import MemberDetail
from pomanager.services.dues.queries.listing import dues_ledger, member_dues
from pomanager.services.office import Office
from pomanager.ui.dues.account_panel import reminder_told
from pomanager.ui.dues.words import amount_said, entry_told, fee_said, standing_of, standing_said

Told = Sequence[tuple[str, str]]
ENTRIES_TOLD = 3
"""So many entries stand in the record; the page of dues shows them all."""


def dues_told(office: Office, member: MemberDetail) -> Told:
    """What is owed of each fee, the last reminder and the last entries, for the whole record."""
    dues = office.ask(member_dues, member.id, office.today())
    told = [(fee_said(owed.fee), _owed(owed)) for owed in dues.fees]
    if dues.reminders:
        last = dues.reminders[0]
        told.append((_("Last reminder"), f"{formats.day(last.on)} · {reminder_told(last)}"))
    entries = office.ask(dues_ledger, member.id)[::-1][:ENTRIES_TOLD]
    return [*told, *((formats.day_short(each.effective_on), entry_told(each)) for each in entries)]


def dues_in_short(office: Office, member: MemberDetail) -> Told:
    """What is owed in one line, for the panel beside the list."""
    fees = office.ask(member_dues, member.id, office.today()).fees
    if not fees:
        return ()
    owed = [each for each in fees if each.owed > 0]
    said = " · ".join(f"{amount_said(each.fee, each.owed)} {standing_said(standing_of(each))}" for each in owed)
    return [(_("Dues"), said or standing_said("paid"))]


def _owed(owed: FeeOwed) -> str:
    standing = standing_said(standing_of(owed))
    return f"{amount_said(owed.fee, abs(owed.owed))} · {standing}" if owed.owed else standing
