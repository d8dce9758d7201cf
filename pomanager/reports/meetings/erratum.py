"""An erratum: a dated correction of signed minutes, signed as they are; what was signed before stays as it is."""

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import meeting_name, meeting_on_day
from pomanager.readmodels.meetings.minutes import ErratumSheet, NotThere
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.minutes import copy_blocks, copy_mark
from pomanager.reports.meetings.words import call_said
from pomanager.reports.parts import Signature, Signatures, UserText, facts, heading, paragraph
from pomanager.rules.envelope import printed_code
from pomanager.rules.meetings.kinds import MEETING_ROLE_WORDS
from pomanager.rules.user_text import Kind, Passage, Span


def heading_of(sheet: ErratumSheet | NotThere) -> Heading:
    """Its number, its day, and the meeting whose minutes it corrects."""
    if isinstance(sheet, NotThere):
        return Heading(_("Erratum"), is_sealed=False)
    label = sheet.meeting.label
    # TR: title of a paper: a correction of signed minutes, with its number
    title = _("Erratum no. {number}").format(number=formats.number_text(sheet.erratum.number))
    under = (meeting_name(label), call_said(label.call), formats.day(label.held_on, "long"))
    return Heading(title, subtitle=" · ".join(under), keywords=copy_mark(sheet.copy_of))


def story(sheet: ErratumSheet | NotThere) -> list[Block]:
    """Which minutes are corrected, the wrong words, the right ones, why, and who signs."""
    if isinstance(sheet, NotThere):
        return [paragraph(_("No erratum is in the books yet."))]
    line = sheet.erratum
    corrects = _("These words correct the minutes signed on {day}, whose check code is {code}.")
    blocks: list[Block] = [] if sheet.copy_of is None else copy_blocks(sheet.copy_of)
    blocks += [
        paragraph(
            corrects.format(day=formats.day(sheet.original.signed_on, "long"), code=printed_code(sheet.original.code))
        ),
        facts(_told(sheet)),
        # TR: over the words of signed minutes that are wrong; then over the right ones
        heading(_("Instead of"), 2),
        _as_typed(line.instead_of),
        heading(_("Read"), 2),
        _as_typed(line.reads),
        paragraph(_("Reason: {reason}").format(reason=line.reason)),
        paragraph(_("The signed minutes stay as they are; this erratum is annexed to them.")),
    ]
    if sheet.signed_on is not None:
        blocks.append(paragraph(_("Signed on {day}.").format(day=formats.day(sheet.signed_on, "long"))))
    people = [Signature(_(MEETING_ROLE_WORDS[each.role]), each.name) for each in sheet.signers]
    return [*blocks, Signatures(people, stamp=True)] if people else blocks


def _told(sheet: ErratumSheet) -> list[tuple[str, str]]:
    line = sheet.erratum
    told = [(_("Date of the erratum"), formats.day(line.on, "long"))]
    if sheet.folio:
        told.append((_("Folio"), sheet.folio))
    if line.decided_at is not None or line.decision:
        at = "" if line.decided_at is None else meeting_on_day(line.decided_at)
        # TR: the meeting and the decision by which something was decided
        told.append((_("Decided by"), " · ".join(filter(None, (at, line.decision)))))
    return told


def _as_typed(text: str) -> Block:
    """Words quoted out of minutes: each line as it was typed, and no mark obeyed."""
    return UserText([Passage(Kind.PARAGRAPH, (Span(text),))])


ERRATUM = InBlocks(heading_of, story)
"""A correction of signed minutes."""
