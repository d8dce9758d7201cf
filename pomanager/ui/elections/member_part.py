"""What the record of a member says of the elections they stood in: handed to the page of members from above."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.i18n.election_names import election_name
from pomanager.readmodels.elections.standing import StoodIn
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS
from pomanager.services.elections.queries.of_member import stood_in
from pomanager.services.office import Office

Told = Sequence[tuple[str, str]]


def elections_told(office: Office, member: MemberDetail) -> Told:
    """Every election the member stood in, the newest first, for the page of the whole record."""
    return [_told(each) for each in office.ask(stood_in, member.id)]


def _told(each: StoodIn) -> tuple[str, str]:
    if each.withdrawn_on is not None:
        # TR: of a candidate: withdrew on a day
        came = _("withdrew on {day}").format(day=formats.day_short(each.withdrawn_on))
    elif each.elected is None:
        came = _(ELECTION_STATE_WORDS[each.label.state])
    else:
        # TR: what came of standing in an election
        came = _("was elected") if each.elected else _("was not elected")
    return election_name(each.label), " · ".join((formats.day_short(each.label.held_on), came))


def elections_in_short(office: Office, member: MemberDetail) -> Told:
    """The elections that are not over, and those the member won; nothing for who never stood."""
    found = office.ask(stood_in, member.id)
    return [_told(each) for each in found if each.withdrawn_on is None and each.elected is not False][:3]
