"""What the record of a member says of the seats and offices held: handed to the page of members from above."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.bodies import PastHolding
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.bodies.kinds import END_REASON_WORDS
from pomanager.services.bodies.queries.officers import person_seats
from pomanager.services.office import Office
from pomanager.ui.bodies.words import body_said, offices_said, seat_said

Told = Sequence[tuple[str, str]]


def seats_told(office: Office, member: MemberDetail) -> Told:
    """Every time the member sat somewhere, the newest first, for the page of the whole record."""
    return [_told(each) for each in office.ask(person_seats, member.person_id, office.today())]


def _told(each: PastHolding) -> tuple[str, str]:
    held = each.holding
    # TR: of somebody in a body: does not sit there, but would if the holder left
    waits = _("alternate") if each.as_alternate else ""
    last = formats.day_short(held.until) if held.until is not None else "…"
    days = _("{first} – {last}").format(first=formats.day_short(held.since), last=last)
    reason = _(END_REASON_WORDS[held.end_reason]) if held.end_reason is not None else ""
    over = _("Holds over") if held.holds_over else ""
    parts = (offices_said(held.offices) or seat_said(each.seat), waits, days, over, reason)
    return body_said(each.body), " · ".join(part for part in parts if part)


def seats_in_short(office: Office, member: MemberDetail) -> Told:
    """The seats held now, for the panel beside the list; nothing for who holds none."""
    found = office.ask(person_seats, member.person_id, office.today())
    now = [each for each in found if each.holding.until is None and not each.as_alternate]
    return [(body_said(each.body), offices_said(each.holding.offices) or seat_said(each.seat)) for each in now]
