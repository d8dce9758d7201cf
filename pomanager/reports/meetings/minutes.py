"""Minutes on paper: their parts in the order the organisation wants, with everything the law asks for."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.i18n.languages import language
from pomanager.i18n.meetings import meeting_name
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.meetings.minutes import MinutesSheet, NotThere, Part
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.meetings import minutes_items, minutes_people
from pomanager.reports.meetings.words import call_said
from pomanager.reports.meetings.written import written
from pomanager.reports.parts import Text, heading, note, paragraph
from pomanager.reports.styles import BODY
from pomanager.rules.envelope import COPY_OF, printed_code
from pomanager.rules.meetings.kinds import MeetingState, MinutesState
from pomanager.rules.meetings.minutes import PART_WORDS, PartKind

_MARK = replace(BODY, size=12, leading=17, weight=SEMIBOLD)
"""The words that a paper is no original, or not settled yet."""

_MAKERS: Mapping[PartKind, Callable[[MinutesSheet], list[Block]]] = {
    PartKind.CALLING: minutes_people.calling, PartKind.OPENING: minutes_people.opening,
    PartKind.BUREAU: minutes_people.bureau, PartKind.ATTENDANCE: minutes_people.attendance,
    PartKind.GUESTS: minutes_people.guests, PartKind.QUORUM: minutes_people.quorum,
    PartKind.AGENDA: minutes_items.agenda, PartKind.DOCUMENTS: minutes_items.documents,
    PartKind.ITEMS: minutes_items.items, PartKind.FOLLOW_UPS: minutes_items.follow_ups,
    PartKind.POWERS: minutes_items.powers, PartKind.CLOSING: minutes_items.closing,
    PartKind.ANNEXES: minutes_items.annexes, PartKind.SIGNATURES: minutes_items.signatures,
}  # fmt: skip


def heading_of(sheet: MinutesSheet | NotThere) -> Heading:
    """What the paper is called, which meeting it tells of, and its folio in the special register."""
    if isinstance(sheet, NotThere):
        return Heading(_("Minutes"), is_sealed=False)
    label = sheet.meeting.label
    failed = label.state is MeetingState.FAILED
    under = [meeting_name(label), call_said(label.call), formats.day(label.held_on, "long")]
    folio = sheet.folio.strip()
    numbered = folio.isascii() and folio.isdigit() and len(folio) < _LONGEST_NUMBER
    if folio and not numbered:
        # TR: under the title of minutes: where they stand in the bound register
        under.append(_("Folio {number}").format(number=folio))
    return Heading(
        # TR: title of a paper: the minutes of a meeting that could not decide
        _("Minutes of a meeting without a quorum") if failed else _("Minutes"),
        subtitle=" · ".join(under), folio=int(folio) if numbered else 0, keywords=copy_mark(sheet.original),
    )  # fmt: skip


_LONGEST_NUMBER = 6
"""Figures of a folio that is still a number of a page."""


def story(sheet: MinutesSheet | NotThere) -> list[Block]:
    """Whether the paper is settled, then part by part."""
    if isinstance(sheet, NotThere):
        return [paragraph(_("No meeting is in the books yet."))]
    blocks = _state(sheet)
    for part in sheet.parts:
        blocks += _part(part, sheet)
    return blocks


def _part(part: Part, sheet: MinutesSheet) -> list[Block]:
    if part.kind is PartKind.FREE:
        # What stands below an item is printed there.
        return [written(part.body)] if part.item_id is None and part.body else []
    made = _MAKERS[part.kind](sheet)
    return [heading(_(PART_WORDS[part.kind])), *made] if made else []


def _state(sheet: MinutesSheet) -> list[Block]:
    """That the paper is a copy, or a draft with what is still missing in it; nothing on what is being signed."""
    if sheet.original is not None:
        return [*copy_blocks(sheet.original), *_errata(sheet)]
    if sheet.signed_on is not None:
        return []
    if sheet.state is MinutesState.APPROVED:
        return [note(_("These minutes are approved and not signed yet."))]
    lacking = [sentence(objection) for each in sheet.required for objection in each.missing]
    blocks: list[Block] = [Text(_("DRAFT: nobody has approved these minutes yet."), _MARK)]
    if lacking:
        # TR: in a draft of minutes, before what is still missing in it
        blocks.append(note(_("Still missing: {what}").format(what=" ".join(lacking))))
    return blocks


def copy_blocks(original: SignedLabel) -> list[Block]:
    """That a paper is a copy, in which language the signed one is, and by which code that is known."""
    names = formats.listing([language(code).own_name for code in original.languages])
    said = _(
        "Copy. Only the signed original counts. It is in this language: {language}; it was signed on {day}; its check "
        "code is {code}."
    )
    return [
        Text(_("COPY"), _MARK),
        paragraph(
            said.format(language=names, day=formats.day(original.signed_on, "long"), code=printed_code(original.code))
        ),
    ]


def copy_mark(original: SignedLabel | None) -> str:
    """What a copy says of itself to programs: the hash of the words it is a copy of."""
    return "" if original is None else f"{COPY_OF}{original.text_sha256}"


def _errata(sheet: MinutesSheet) -> list[Block]:
    """The corrections made since, on a copy."""
    # TR: a correction of signed minutes: its number, its day, the wrong words and the right ones
    said = _("Erratum {number} of {day}: instead of “{wrong}” read “{right}”.")
    return [
        paragraph(
            said.format(number=each.number, day=formats.day(each.on, "long"), wrong=each.instead_of, right=each.reads)
        )
        for each in sheet.errata
    ]


MINUTES = InBlocks(heading_of, story)
"""Minutes of a meeting, in one language or two."""
