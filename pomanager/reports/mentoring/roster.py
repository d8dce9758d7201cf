"""The roster of the mentoring, and the list of consents, with room to sign where one is missing."""

from pomanager.i18n import _, formats
from pomanager.readmodels.mentoring.roster import RosterRow
from pomanager.readmodels.mentoring_papers import MentoringSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.mentoring.words import languages_said, programme_said
from pomanager.reports.parts import Grid, GridColumn, heading, paragraph
from pomanager.rules.mentoring.kinds import CHOSEN_WORDS, PART_ROLE_WORDS, PartRole

_SIGNING_ROW = 30.0
"""A row in which a signature or a thumb-print finds room, in points."""


def roster_heading(sheet: MentoringSheet) -> Heading:
    """What the list is called, and of which day."""
    return Heading(_("Roster of the mentoring"), sheet.as_of)


def roster_story(sheet: MentoringSheet) -> list[Block]:
    """Mentors, then mentees, programme by programme."""
    blocks: list[Block] = []
    for programme in sheet.board.programmes:
        people = [row for row in sheet.roster if row.programme_id == programme.id]
        mentors = [row for row in people if row.role is PartRole.MENTOR]
        mentees = [row for row in people if row.role is PartRole.MENTEE]
        blocks += [
            heading(programme_said(programme)), heading(_("Mentors"), 2), _mentors(mentors), heading(_("Mentees"), 2),
            _mentees(mentees),
        ]  # fmt: skip
    return blocks or [paragraph(_("There is no mentoring programme yet."))]


def _mentors(rows: list[RosterRow]) -> Block:
    columns = (
        GridColumn(_("Mentor"), 24), GridColumn(_("Place"), 16), GridColumn(_("Languages"), 16),
        # TR: head of a column: how many mentees a mentor accompanies, and for how many there is room
        GridColumn(_("Mentees"), 12), GridColumn(_("Offices held"), 18), GridColumn(_("Consent"), 14),
    )  # fmt: skip
    return Grid(columns, [_mentor(row) for row in rows])


def _mentor(row: RosterRow) -> tuple[str, ...]:
    load = _("{count} of {most}").format(count=formats.number(row.load), most=formats.number(row.capacity))
    return (
        row.called, row.place or "—", languages_said(row.languages), load, "; ".join(row.offices) or "—", _consent(row),
    )  # fmt: skip


def _mentees(rows: list[RosterRow]) -> Block:
    columns = (
        GridColumn(_("Mentee"), 26), GridColumn(_("Place"), 18), GridColumn(_("Languages"), 18),
        GridColumn(_("Childcare needed"), 10), GridColumn(_("Decision"), 14), GridColumn(_("Consent"), 14),
    )  # fmt: skip
    return Grid(columns, [_mentee(row) for row in rows])


def _mentee(row: RosterRow) -> tuple[str, ...]:
    chosen = "—" if row.chosen is None else _(CHOSEN_WORDS[row.chosen])
    care = _("Yes") if row.childcare else _("No")
    return row.called, row.place or "—", languages_said(row.languages), care, chosen, _consent(row)


def _consent(row: RosterRow) -> str:
    # TR: in a table: a consent that was not given
    return _("not given") if row.consent_on is None else formats.day_short(row.consent_on)


def consents_heading(sheet: MentoringSheet) -> Heading:
    """What the list is called, and of which day."""
    return Heading(_("Consents to the mentoring"), sheet.as_of)


def consents_story(sheet: MentoringSheet) -> list[Block]:
    """What is consented to, then everybody with the day of the consent and room to sign."""
    columns = (
        GridColumn(_("Name"), 32), GridColumn(_("Takes part as"), 16), GridColumn(_("Consent"), 16),
        GridColumn(_("Signature or thumb-print"), 36),
    )  # fmt: skip
    rows = [(row.called, _(PART_ROLE_WORDS[row.role]), _consent(row), "") for row in sheet.roster]
    return [paragraph(consent_text()), Grid(columns, rows, row_height=_SIGNING_ROW)]


def consent_text() -> str:
    """What somebody consents to, in plain words."""
    return _(
        "I agree to take part in the mentoring. The office may write down when we met, what our goals are and what "
        "came of it. What we say to each other in confidence is not written into these books. I may take my consent "
        "back at any time, and see what is written of me."
    )


MENTORING_ROSTER = InBlocks(roster_heading, roster_story)
MENTORING_CONSENTS = InBlocks(consents_heading, consents_story)
