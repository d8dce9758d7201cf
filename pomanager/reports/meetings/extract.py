"""The extract of one resolution, certified true by the legal representative: for a bank, the registry, a notary."""

from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour, item_title, meeting_name
from pomanager.readmodels.meetings.minutes import ExtractSheet, NotThere
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.meetings.minutes_people import quorum_sentences
from pomanager.reports.meetings.votes import motion_blocks
from pomanager.reports.meetings.words import call_said
from pomanager.reports.parts import Signature, Signatures, Text, facts, note, paragraph
from pomanager.reports.styles import BODY
from pomanager.rules.bodies.kinds import OFFICE_WORDS, Office
from pomanager.rules.envelope import printed_code
from pomanager.rules.meetings.kinds import MinutesState

_CERTIFIED = replace(BODY, size=12, leading=17, weight=SEMIBOLD, before=8)


def heading_of(sheet: ExtractSheet | NotThere) -> Heading:
    """What the paper is called, and the number of the resolution."""
    if isinstance(sheet, NotThere):
        return Heading(_("Extract of the minutes"), is_sealed=False)
    label = sheet.meeting.label
    under = [_("Decision {reference}").format(reference=sheet.decision.reference), meeting_name(label)]
    return Heading(_("Extract of the minutes"), subtitle=" · ".join((*under, formats.day(label.held_on, "long"))))


def story(sheet: ExtractSheet | NotThere) -> list[Block]:
    """The meeting, its quorum, the resolution with its vote, and the certificate."""
    if isinstance(sheet, NotThere):
        return [paragraph(_("No decision is in the books yet."))]
    return [
        paragraph(_("Extract of the minutes of a meeting of {organisation}.").format(
            organisation=organisation_name(sheet.letterhead))),
        facts(_told(sheet)),
        *([paragraph(" ".join(quorum_sentences(sheet.quorum)))] if sheet.quorum is not None else []),
        *motion_blocks(replace(sheet.motion, decisions=(sheet.decision,))),
        Text(_("Certified true to the minutes."), _CERTIFIED),
        note(_minutes(sheet)),
        Signatures(
            [
                Signature(
                    _(OFFICE_WORDS[Office(sheet.representative_office)]),
                    sheet.representative.name if sheet.representative else "",
                )
            ],
            thumb=False,
            stamp=True,
        ),
    ]  # fmt: skip


def _told(sheet: ExtractSheet) -> list[tuple[str, str]]:
    label = sheet.meeting.label
    return [
        (_("Meeting"), f"{meeting_name(label)} · {call_said(label.call)}"),
        (_("Day"), formats.day(label.held_on, "full")),
        (_("Hour"), hour(label.starts_at if sheet.meeting.opened_at is None else sheet.meeting.opened_at)),
        (_("Place"), label.place or formats.UNKNOWN),
        # TR: the item of an agenda, with its number
        (_("Item of the agenda"), f"{sheet.item.number}. {item_title(sheet.item)}"),
        (_("In force from"), formats.day(sheet.decision.effective_on, "long")),
    ]


def _minutes(sheet: ExtractSheet) -> str:
    """How far the minutes are out of which the extract is made."""
    if sheet.signed is not None:
        said = _("The minutes were signed on {day}; their check code is {code}.").format(
            day=formats.day(sheet.signed.signed_on, "long"), code=printed_code(sheet.signed.code)
        )
        # TR: where minutes stand in the bound register
        return f"{said} {_('Folio {number}').format(number=sheet.folio)}." if sheet.folio else said
    if sheet.state is MinutesState.APPROVED:
        return _("The minutes are approved and not signed yet.")
    return _("The minutes are not approved yet.")


EXTRACT = InBlocks(heading_of, story)
"""The certified extract of one resolution."""
