"""The agenda of a meeting, and the resolutions put to it with their reasons (OHADA, art. 233 and 351)."""

from pomanager.i18n import _
from pomanager.i18n.meetings import item_title
from pomanager.readmodels.meetings.papers import AgendaSheet, Draft, DraftsSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.convocation import earlier_calls
from pomanager.reports.meetings.words import agenda_block, meeting_facts, told, under_title, voting_rules
from pomanager.reports.parts import Lines, facts, heading, paragraph
from pomanager.rules.meetings.deciding import DECISION_KIND_WORDS

_EMPTY_DRAFTS = 3
_LINES_OF_A_DRAFT = 5


def agenda_heading(sheet: AgendaSheet) -> Heading:
    """What the paper is called, and of which meeting."""
    return Heading(_("Agenda"), subtitle=under_title(sheet.about), is_sealed=sheet.about.meeting is not None)


def agenda_story(sheet: AgendaSheet) -> list[Block]:
    """Which meeting it is, the items in their order, the documents of the meeting."""
    about = sheet.about
    blocks = [*told(meeting_facts(about)), *earlier_calls(about), agenda_block(about)]
    if sheet.documents:
        blocks += [heading(_("Documents")), *(paragraph(f"– {each}") for each in sheet.documents)]
    return blocks


def drafts_heading(sheet: DraftsSheet) -> Heading:
    """What the paper is called, and for which meeting."""
    is_sealed = sheet.about.meeting is not None
    return Heading(_("Proposed resolutions"), subtitle=under_title(sheet.about), is_sealed=is_sealed)


def drafts_story(sheet: DraftsSheet) -> list[Block]:
    """Each resolution with its item, its reasons and who proposes it; then how the meeting decides."""
    if sheet.about.meeting is None:
        return [
            block for number in range(1, _EMPTY_DRAFTS + 1)
            for block in (heading(_("Resolution {number}").format(number=number)), Lines(count=_LINES_OF_A_DRAFT))
        ]  # fmt: skip
    blocks: list[Block] = [*told(meeting_facts(sheet.about))]
    if not sheet.drafts:
        blocks.append(paragraph(_("No resolution is put to this meeting yet.")))
    for draft in sheet.drafts:
        blocks += [heading(draft_title(draft)), paragraph(draft.text), *_facts(draft)]
    rules = voting_rules(sheet.about)
    return [*blocks, heading(_("How the meeting decides")), *(paragraph(each) for each in rules)]


def draft_title(draft: Draft) -> str:
    """The number of a proposed resolution and the item it is put under; an amendment is called one."""
    number = _("Item {number}").format(number=draft.number)
    kind = _("Amendment") if draft.amends else ""
    return " · ".join(part for part in (number, item_title(draft.item), kind) if part)


def _facts(draft: Draft) -> list[Block]:
    pairs = [
        (_("Kind"), _(DECISION_KIND_WORDS[draft.kind])),
        # TR: the reasons given with a proposed resolution
        (_("Reasons"), draft.grounds),
        # TR: who proposes a resolution
        (_("Proposed by"), draft.moved_by),
    ]
    return [facts([(label, text) for label, text in pairs if text])]


AGENDA = InBlocks(agenda_heading, agenda_story)
DRAFTS = InBlocks(drafts_heading, drafts_story)
