"""One member's own record: everything the office keeps on them, to be read, checked and signed."""

from pomanager.i18n import _, formats
from pomanager.readmodels.members import MemberDetail, MemberRecordSheet, StandingRow
from pomanager.readmodels.particulars import Particulars
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.parts import (
    Blank,
    Grid,
    GridColumn,
    Photo,
    Picture,
    Signature,
    Signatures,
    facts,
    heading,
    note,
    paragraph,
)
from pomanager.rules.identity import IDENTITY_WORDS
from pomanager.rules.members import PERSON_KIND_WORDS, SEX_WORDS, STATUS_WORDS, PersonKind


def heading_of(sheet: MemberRecordSheet) -> Heading:
    """What the record is called, for which day and about whom."""
    return Heading(_("Record of a member"), sheet.as_of, sheet.member.full_name)


def story(sheet: MemberRecordSheet) -> list[Block]:
    """The record's blocks, from the first to the signatures."""
    member, told = sheet.member, sheet.particulars
    picture = [Picture(Photo(sheet.photo, colour=True), size=(72.0, 96.0))] if sheet.photo else []
    return [
        *picture,
        heading(_("Person")),
        facts([*_person(member), *(_particulars(told) if told else [])]),
        *(_documents(told) if told else []),
        heading(_("Membership")),
        facts(_membership(member)),
        heading(_("History")),
        _history(member.standings),
        *(_former_names(told) if told else []),
        _read_and_signed(),
    ]


def _person(member: MemberDetail) -> list[tuple[str, str]]:
    """Fields on the person; those left empty are printed as a dash, so that a gap is seen."""
    if member.kind is PersonKind.ORGANISATION:
        return [
            (_("Full name"), _known(member.full_name)),
            (_("Name in other script"), _known(member.other_script)),
            (_("Person or organisation"), _(PERSON_KIND_WORDS[member.kind])),
            (_("Phone"), _known(member.phone)),
            (_("Place"), _known(member.place)),
        ]
    return [
        (_("Full name"), _known(member.full_name)),
        (_("Family name"), _known(member.family_name)),
        (_("Given name"), _known(member.given_name)),
        (_("Father's name"), _known(member.patronymic)),
        (_("Name in other script"), _known(member.other_script)),
        (_("Sex"), _(SEX_WORDS[member.sex])),
        (_("Born"), formats.vague(member.birth, "long")),
        (_("Phone"), _known(member.phone)),
        (_("Place"), _known(member.place)),
    ]


def _particulars(told: Particulars) -> list[tuple[str, str]]:
    """What is known of the person besides; who acts for an organisation."""
    consent = formats.day(told.consent_on, "long")
    if told.consent_ended_on is not None:
        # TR: {given} and {ended} are days: a consent was given and later taken back
        consent = _("{given}, taken back {ended}").format(
            given=consent, ended=formats.day(told.consent_ended_on, "long")
        )
    consented = (_("Consent to keep the data"), consent)
    if told.kind is PersonKind.ORGANISATION:
        acting = told.representative.name if told.representative else ""
        return [(_("Representative"), _known(acting)), consented]
    rare = (
        (_("Products"), told.products),
        (_("Languages"), told.languages),
        (_("How to find the house"), told.how_to_find),
        (_("Form of address"), told.form_of_address),
        (_("Represents"), ", ".join(each.name for each in told.represents)),
    )
    return [
        (_("Profession"), _known(told.profession)),
        *(each for each in rare if each[1]),
        (_("Signs by"), _("thumb-print") if told.thumb_print else _("signature")),
        consented,
    ]


def _documents(told: Particulars) -> list[Block]:
    """The identity documents, their numbers whole: the record is handed to nobody else."""
    if not told.documents:
        return []
    columns = (
        GridColumn(_("Identity document"), 28),
        GridColumn(_("Number"), 26),
        GridColumn(_("Issued by"), 18),
        GridColumn(_("Issued"), 14),
        GridColumn(_("Valid until"), 14),
    )
    rows = [
        (
            _(IDENTITY_WORDS[each.kind]), each.number, _known(each.issuer), formats.vague(each.issued_on),
            formats.day_short(each.expires_on),
        )
        for each in told.documents
    ]  # fmt: skip
    return [heading(_("Identity documents")), Grid(columns, rows)]


def _former_names(told: Particulars) -> list[Block]:
    """The names borne before."""
    if not told.former_names:
        return []
    columns = (
        # TR: head of a column: the day until which a name was borne
        GridColumn(_("Until"), 17),
        GridColumn(_("Name"), 33),
        GridColumn(_("Reason"), 25),
        GridColumn(_("Document"), 25),
    )
    rows = [
        (
            formats.day(each.until), f"{each.full_name} {each.other_script}".strip(), _known(each.reason),
            _known(each.document),
        )
        for each in told.former_names
    ]  # fmt: skip
    return [heading(_("Names borne before")), Grid(columns, rows)]


def _membership(member: MemberDetail) -> list[tuple[str, str]]:
    # TR: a status and the day since which it holds
    status = _("{status} since {day}").format(
        status=_(STATUS_WORDS[member.status]), day=formats.day(member.status_since, "long")
    )
    return [
        (_("Member number"), member.number),
        (_("Status"), status),
        (_("Joined"), formats.day(member.joined_on, "long")),
        (_("Section"), _known(member.section)),
    ]


def _known(text: str) -> str:
    return text or formats.UNKNOWN


def _history(standings: tuple[StandingRow, ...]) -> Block:
    """Every line of the member's standing, those taken back too: the record shows what was written."""
    columns = (
        GridColumn(_("Since"), 17),
        GridColumn(_("Status"), 17),
        GridColumn(_("Reason"), 36),
        GridColumn(_("Decision"), 30),
    )
    rows = [
        (
            formats.day(row.since),
            # TR: a line of a history that was later taken back as wrong
            _("{status} (taken back)").format(status=_(STATUS_WORDS[row.status]))
            if row.reversed
            else _(STATUS_WORDS[row.status]),
            _known(row.reason),
            _known(row.decision),
        )
        for row in standings
        if row.reverses_id is None
    ]
    if not rows:
        return paragraph(_("Nothing is written about the member's standing."))
    return Grid(columns, rows)


def _read_and_signed() -> Block:
    """Nobody signs what was not read to them: in which language, by whom, then the signatures."""
    return Together(
        [
            heading(_("Read and explained")),
            note(
                _(
                    "The member has the right to see this record and to have mistakes put right. "
                    "It was read out and explained before it was signed."
                )
            ),
            Room(4),
            Blank(_("Read and explained in (language)")),
            Blank(_("By (name)")),
            Signatures([Signature(_("The member")), Signature(_("For the cooperative"))]),
        ]
    )


MEMBER_RECORD = InBlocks(heading_of, story)
