"""What the panel tells of a member beyond the roll; it is imported a moment after the first member is shown.

Nobody but the panel imports it: that it is there means that the parts of the record have told of somebody once, so that
their modules are there too and answer at once.
"""

from pomanager.i18n import _
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.members import PersonKind
from pomanager.services.office import Office
from pomanager.ui.members.record_facts import born_with_age
from pomanager.ui.members.record_parts import parts_of


def born_in_short(office: Office, member: MemberDetail) -> dict[str, str]:
    """The birth of a human being, with the age."""
    return {_("Born"): born_with_age(member, office)} if member.kind is PersonKind.NATURAL else {}


def told_in_short(office: Office, member: MemberDetail) -> dict[str, str]:
    """Values by label in the reader's language; a label the roll has already takes the place of what that says."""
    told: dict[str, str] = {}
    for part in parts_of(member, office):
        told.update(part.short(office, member))
    return told
