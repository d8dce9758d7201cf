"""The parts of a person's record: each with the facts it tells and the form page that changes them.

The panel's button "More" and the page of the whole record list them in this order; adding a part adds a line. Nothing
is imported before a part is wanted: the window opens sooner. A part says

* ``facts(office, member)``: pairs of label and value in the reader's language, for the page of the whole record
  (empty: "nothing recorded yet" is shown);
* ``short(office, member)``: the few of them that stand in the panel beside the list (by default none); a label that
  stands there already ("Phone") takes the place of what the roll itself says;
* ``make(desk, member)``: a page (usually a ``FormPage``) that changes this part; None where there is nothing to change;
* ``concerns(member)``: whether somebody has this part at all (by default everybody);
* ``needs`` and ``keeps``: the rights to see it and to change it.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from pomanager.marks import N_
from pomanager.readmodels.members import MemberDetail
from pomanager.rules.access.roles import Right
from pomanager.rules.members import LEFT, PersonKind, Status
from pomanager.services.office import Office
from pomanager.ui.desk import Desk
from pomanager.ui.page import Page

Told: TypeAlias = Sequence[tuple[str, str]]
"""Label and value, both in the reader's language."""


def nothing_short(_office: Office, _member: MemberDetail) -> Told:
    """Tell nothing in the panel."""
    return ()


def everybody(_member: MemberDetail) -> bool:
    """Every member has this part."""
    return True


def human_beings(member: MemberDetail) -> bool:
    """Only people have this part, organisations do not."""
    return member.kind is PersonKind.NATURAL


def organisations(member: MemberDetail) -> bool:
    """Only organisations have this part."""
    return member.kind is PersonKind.ORGANISATION


class RecordPart(NamedTuple):
    """One part of a record: its name for tests, marked label, icon, page and facts."""

    key: str
    label: str
    icon: str
    make: Callable[[Desk, MemberDetail], Page] | None
    facts: Callable[[Office, MemberDetail], Told]
    short: Callable[[Office, MemberDetail], Told] = nothing_short
    concerns: Callable[[MemberDetail], bool] = everybody
    keeps: Right = Right.KEEP_ROLL
    """What changing it needs."""
    needs: Right = Right.READ_BOOKS
    """What seeing it needs: it is not there for anybody else."""


def applicants(member: MemberDetail) -> bool:
    """Only somebody who has applied and was not admitted yet has this part."""
    return member.status is Status.APPLICANT


def once_excluded(member: MemberDetail) -> bool:
    """Whoever was excluded at any time has this part, even when that was taken back."""
    return any(line.status is Status.EXCLUDED and line.reverses_id is None for line in member.standings)


def _admission(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.admission_part import admission_page

    return admission_page(desk, member)


def _admission_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.admission_part import admission_facts

    return admission_facts(office, member)


def _appeals(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.appeals import appeals_page

    return appeals_page(desk, member)


def _appeal_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.appeals import appeal_told

    return appeal_told(office, member)


def _person(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.forms import AmendmentPage

    return AmendmentPage(desk, member)


def _person_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import person_facts

    return person_facts(office, member)


def _documents(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.record_forms import DocumentsPage

    return DocumentsPage(desk, member)


def _document_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import document_facts

    return document_facts(office, member)


def _document_short(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import document_short

    return document_short(office, member)


def _representative(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.record_forms import RepresentativePage

    return RepresentativePage(desk, member)


def _representative_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import representative_facts

    return representative_facts(office, member)


def _particulars(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.record_forms import ParticularsPage

    return ParticularsPage(desk, member)


def _particular_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import particular_facts

    return particular_facts(office, member)


def _particular_short(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import particular_short

    return particular_short(office, member)


def _photo(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.photo import PhotoPage

    return PhotoPage(desk, member)


def _photo_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import photo_facts

    return photo_facts(office, member)


def _names(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.record_forms import NameChangePage

    return NameChangePage(desk, member)


def _name_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import name_facts

    return name_facts(office, member)


def _where(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.moving import MovingPage

    return MovingPage(desk, member)


def _where_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.moving import where_facts

    return where_facts(office, member)


def _consent(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.record_forms import ConsentPage

    return ConsentPage(desk, member)


def _consent_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.record_facts import consent_facts

    return consent_facts(office, member)


def _contacts(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.contacts import ContactsPage

    return ContactsPage(desk, member)


def _contact_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import contact_facts

    return contact_facts(office, member)


def _phone_short(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import phone_short

    return phone_short(office, member)


def _household(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.households import household_page

    return household_page(desk, member)


def _household_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import household_facts

    return household_facts(office, member)


def _household_short(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import household_short

    return household_short(office, member)


def _nominees(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.nominees import NomineesPage

    return NomineesPage(desk, member)


def _nominee_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import nominee_facts

    return nominee_facts(office, member)


def _trainings(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.trainings import member_trainings_page

    return member_trainings_page(desk, member)


def _training_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import training_facts

    return training_facts(office, member)


def _own_fields(desk: Desk, member: MemberDetail) -> Page:
    from pomanager.ui.members.extra_values import own_fields_page

    return own_fields_page(desk, member)


def _own_field_facts(office: Office, member: MemberDetail) -> Told:
    from pomanager.ui.members.part_facts import own_field_facts

    return own_field_facts(office, member)


def those_who_left(member: MemberDetail) -> bool:
    """Only whoever left or died can be erased."""
    return member.status in LEFT


RECORD_PARTS: tuple[RecordPart, ...] = (
    RecordPart("admission", N_("Admission"), "flag", _admission, _admission_facts, _admission_facts, applicants),
    RecordPart("appeals", N_("Appeals"), "flag", _appeals, _appeal_facts, _appeal_facts, once_excluded),
    RecordPart("person", N_("The person"), "member", _person, _person_facts),
    RecordPart("representative", N_("Representative"), "members", _representative, _representative_facts,
               _representative_facts, organisations),
    RecordPart("documents", N_("Identity documents"), "file", _documents, _document_facts, _document_short,
               needs=Right.READ_RESTRICTED),
    RecordPart("particulars", N_("Particulars"), "info", _particulars, _particular_facts, _particular_short,
               human_beings),
    RecordPart("photo", N_("Photograph"), "scan", _photo, _photo_facts),
    RecordPart("names", N_("Change of name"), "edit", _names, _name_facts),
    RecordPart("where", N_("Place and section"), "place", _where, _where_facts),
    RecordPart("contacts", N_("Telephones and mobile money"), "phone", _contacts, _contact_facts, _phone_short),
    RecordPart("household", N_("Household"), "home", _household, _household_facts, _household_short, human_beings),
    RecordPart("nominees", N_("Nominees"), "hand", _nominees, _nominee_facts, concerns=human_beings,
               needs=Right.READ_RESTRICTED),
    RecordPart("trainings", N_("Trainings"), "lead", _trainings, _training_facts, keeps=Right.KEEP_TRAININGS),
    RecordPart("own_fields", N_("Own fields"), "columns", _own_fields, _own_field_facts),
    RecordPart("consent", N_("Consent to keep the data"), "check", _consent, _consent_facts),
)  # fmt: skip
"""The parts there are, in the order they are shown."""


_HANDED_IN: dict[str, RecordPart] = {}


def hand_in(part: RecordPart) -> None:
    """Add a part of an area that builds on the roll; called once more, it takes the place of the one before."""
    _HANDED_IN[part.key] = part


def parts_of(member: MemberDetail, office: Office) -> tuple[RecordPart, ...]:
    """The parts this member's record has that may be seen, those of other areas last."""
    parts = (*RECORD_PARTS, *_HANDED_IN.values())
    return tuple(part for part in parts if office.may(part.needs) and part.concerns(member))
