"""The parts of minutes about what was dealt with: agenda, documents, debates and votes, what follows, who signs."""

from collections.abc import Sequence

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.meetings import hour, item_title, meeting_on_day
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.meetings.minutes import FollowUpAsked, ItemTold, MinutesSheet
from pomanager.reports.flow import Block, Together
from pomanager.reports.meetings.votes import conflict_said, motion_blocks
from pomanager.reports.meetings.written import written
from pomanager.reports.parts import Grid, GridColumn, Signature, Signatures, all_present, heading, note, paragraph
from pomanager.reports.styles import BODY
from pomanager.rules.meetings.kinds import MEETING_ROLE_WORDS, ItemState, MeetingRole
from pomanager.rules.meetings.minutes import PartKind, Signer
from pomanager.rules.meetings.rich_text import plain

_ROLE_OF = {
    Signer.CHAIR: MeetingRole.CHAIR, Signer.SECRETARY: MeetingRole.SECRETARY, Signer.TELLERS: MeetingRole.TELLER,
}  # fmt: skip


def agenda(sheet: MinutesSheet) -> list[Block]:
    """Every item with its number, as the meeting had it."""
    if not sheet.items:
        return [paragraph(_("The meeting had no agenda."))]
    rows = [(item.line.number, item_title(item.line)) for item in sheet.items]
    blocks: list[Block] = [Grid((GridColumn("", 8, style=BODY), GridColumn("", 92, style=BODY)), rows)]
    said = _("Item {number} was added after the notice, because: {reason}")
    blocks += [
        paragraph(said.format(number=item.line.number, reason=item.line.added_reason.strip()))
        for item in sheet.items
        if item.line.added_reason.strip()
    ]
    return blocks


def documents(sheet: MinutesSheet) -> list[Block]:
    """What was submitted to the meeting; that nothing was, where nothing is written down."""
    if not sheet.documents:
        return [paragraph(_("No documents or reports were submitted to the meeting."))]
    # TR: title of a column: the item of the agenda a document belongs to
    columns = (GridColumn(_("Item"), 12), GridColumn(_("Document or report"), 88))
    return [Grid(columns, sheet.documents)]


def items(sheet: MinutesSheet) -> list[Block]:
    """Item by item: conflicts of interest, the debate, who spoke, motions and votes, what follows."""
    blocks: list[Block] = []
    for item in sheet.items:
        blocks += [heading(f"{item.line.number}. {item_title(item.line)}", 2), *_item(item)]
        if not any(part.kind is PartKind.FOLLOW_UPS for part in sheet.parts):
            # Otherwise one table has them all.
            blocks += _asked(item.follow_ups)
    return blocks


def _item(item: ItemTold) -> list[Block]:
    blocks: list[Block] = [
        paragraph(conflict_said(each.who, each.nature, left_room=each.left_room)) for each in item.conflicts
    ]
    if item.line.debate.strip():
        blocks.append(written(plain(item.line.debate)))
    if item.speakers:
        # TR: in minutes, before the names of those who spoke to an item
        blocks.append(note(_("Spoke: {names}").format(names=formats.listing([each.name for each in item.speakers]))))
    for motion in item.motions:
        blocks += motion_blocks(motion)
    blocks += [written(text) for text in (*item.handed_down, *item.free)]
    return [*blocks, *_became(item)]


def _became(item: ItemTold) -> list[Block]:
    """What became of an item without a vote."""
    sentences = {
        ItemState.NOTED: _("The meeting took note."),
        ItemState.DEFERRED: _("The item was carried over to the next meeting."),
        ItemState.WITHDRAWN: _("The item was withdrawn."),
    }
    said = sentences.get(item.line.state, "")
    if said and item.line.state_reason.strip():
        said = _("{sentence} Reason: {reason}").format(sentence=said, reason=item.line.state_reason.strip())
    return [paragraph(said)] if said else []


def _asked(follow_ups: Sequence[FollowUpAsked]) -> list[Block]:
    if not follow_ups:
        return []
    # TR: titles of columns: what somebody is to do, who, until when, by which decision
    columns = (
        GridColumn(_("To be done"), 46), GridColumn(_("Responsible"), 26), GridColumn(_("Due on"), 14),
        GridColumn(_("Decision"), 14),
    )  # fmt: skip
    rows = [
        (each.text, each.responsible, formats.day_short(each.due_on) if each.due_on else "", each.reference)
        for each in follow_ups
    ]
    return [Grid(columns, rows)]


def follow_ups(sheet: MinutesSheet) -> list[Block]:
    """All that is to be done, in one table; that nothing is, where nothing is."""
    return _asked(sheet.follow_ups) or [paragraph(_("Nothing was left to be done."))]


def powers(_sheet: MinutesSheet) -> list[Block]:
    """Who may carry out the formalities."""
    return [
        paragraph(
            _(
                "Whoever bears a copy or an extract of these minutes has full powers to carry out the formalities that "
                "the law asks for."
            )
        )
    ]


def closing(sheet: MinutesSheet) -> list[Block]:
    """When the meeting was closed, and that these minutes were made of it."""
    if sheet.meeting.closed_at is None:
        return [paragraph(_("The meeting is not closed yet."))]
    said = _("The meeting was closed at {hour}. These minutes were made of it.")
    return [paragraph(said.format(hour=hour(sheet.meeting.closed_at)))]


def annexes(sheet: MinutesSheet) -> list[Block]:
    """What belongs to the minutes: the attendance sheet, proxies, the proof of convocation, what was submitted."""
    rows = [_("Attendance sheet, certified exact by the bureau")]
    if sheet.proxies:
        said = ngettext("{count} proxy", "{count} proxies", sheet.proxies)
        rows.append(said.format(count=formats.number(sheet.proxies)))
    if sheet.notices:
        rows.append(_("Proof of convocation"))
    rows += [title for _item, title in sheet.documents]
    numbered = [(str(number), said) for number, said in enumerate(rows, 1)]
    return [Grid((GridColumn("", 8, style=BODY), GridColumn("", 92, style=BODY)), numbered)]


def signatures(sheet: MinutesSheet) -> list[Block]:
    """How the minutes were approved, why they are signed though something is missing, where and when, and who signs."""
    blocks: list[Block] = [paragraph(said) for said in (_approved(sheet), *_all_the_same(sheet)) if said]
    if sheet.signed_on is not None:
        done = _("Done at {place}, on {day}.")
        details = {"place": sheet.meeting.label.place, "day": formats.day(sheet.signed_on, "long")}
        blocks.append(paragraph(done.format(**details)))
    for block in blocks:
        block.keeps_next = True  # a sheet with nothing but signatures could be put behind any text
    wanted = [_ROLE_OF[Signer(each)] for each in sheet.signed_by if each in _ROLE_OF]
    people = [
        Signature(_(MEETING_ROLE_WORDS[role]), each.name)
        for role in wanted
        for each in sheet.bureau
        if each.role is role
    ]
    places = Signatures(people or [Signature(_(MEETING_ROLE_WORDS[role])) for role in wanted], stamp=True)
    blocks.append(Together([places]))
    if Signer.ALL_PRESENT in sheet.signed_by:
        blocks.append(all_present([(each.number, each.name) for each in sheet.attendance.present]))
    return blocks


def _approved(sheet: MinutesSheet) -> str:
    if sheet.approved_on is None:
        return ""
    at = "" if sheet.approved_at is None else meeting_on_day(sheet.approved_at)
    proof = " · ".join(filter(None, (at, sheet.approved_by)))
    said = _("These minutes were approved on {day}: {proof}.")
    return said.format(day=formats.day(sheet.approved_on, "long"), proof=proof)


def _all_the_same(sheet: MinutesSheet) -> list[str]:
    """What is missing in minutes that are signed, and the reason they are signed all the same."""
    if sheet.signed_on is None or not sheet.unapproved_reason.strip():
        return []
    lacking = [sentence(objection) for each in sheet.required for objection in each.missing]
    said = _("Signed all the same, because: {reason}").format(reason=sheet.unapproved_reason.strip())
    return [" ".join((*lacking, said))]
