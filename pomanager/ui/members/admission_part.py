"""What an applicant's record says of the admission: what is still missing, and the form that admits."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.admission_checklist import missing_for_admission
from pomanager.rules.members import Status, Transition, transitions_from
from pomanager.services.members.queries.admission import applicant_facts
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.members.forms import StandingPage


def admission_page(desk: Desk, member: MemberDetail) -> StandingPage:
    """The form that admits the applicant."""
    return StandingPage(desk, member, _admission_of(member))


def _admission_of(member: MemberDetail) -> Transition:
    return next(change for change in transitions_from(member.status) if change.after is Status.ACTIVE)


def admission_facts(office: Office, member: MemberDetail) -> Sequence[tuple[str, str]]:
    """What is still missing, or that all is there."""
    missing = missing_for_admission(office.ask(applicant_facts, member.id))
    words = formats.listing([_(word) for word in missing]) if missing else _("Nothing: all is there.")
    return ((_("Still missing"), words),)
