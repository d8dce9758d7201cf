"""One member's own record: everything the office keeps on them, to be read, checked and signed."""

from pomanager.i18n import _, formats
from pomanager.readmodels.members import MemberDetail, MemberRecordSheet, StandingRow
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Blank, Grid, GridColumn, Signature, Signatures, facts, heading, note, paragraph
from pomanager.rules.members import SEX_WORDS, STATUS_WORDS


def heading_of(sheet: MemberRecordSheet) -> Heading:
    """What the record is called, for which day and about whom."""
    return Heading(_("Record of a member"), sheet.as_of, sheet.member.full_name)


def story(sheet: MemberRecordSheet) -> list[Block]:
    """The record's blocks, from the first to the signatures."""
    member = sheet.member
    return [
        heading(_("Person")),
        facts(_person(member)),
        heading(_("Membership")),
        facts(_membership(member)),
        heading(_("History")),
        _history(member.standings),
        _read_and_signed(),
    ]


def _person(member: MemberDetail) -> list[tuple[str, str]]:
    """Fields on the person; those left empty are printed as a dash, so that a gap is seen."""
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
