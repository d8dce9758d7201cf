"""The last chapters of the annual report, those who sign it and the head of the journal; and the management report."""

from pomanager.i18n import _, formats
from pomanager.i18n.catalogue import spoken
from pomanager.i18n.offices import body_name, office_name
from pomanager.readmodels.annual_report import AnnualReportSheet
from pomanager.reports.flow import Block
from pomanager.reports.meetings.written import written
from pomanager.reports.parts import (
    Signature,
    Signatures,
    Together,
    chair_and_secretary,
    facts,
    heading,
    note,
    paragraph,
)
from pomanager.rules.governance.report import OHADA_LAW, Chapter, slots_of


def text_of(sheet: AnnualReportSheet, key: str) -> list[Block]:
    """What people wrote in a place; nothing where nobody wrote."""
    found = sheet.asked.texts.told(key, spoken())
    return [written(found)] if found else []


def management(sheet: AnnualReportSheet) -> list[Block]:
    """The six headings of the management report, each with its text."""
    # TR: {law} is the article that asks for six headings
    blocks: list[Block] = [note(_("By the headings the law asks for ({law}).").format(law=OHADA_LAW))]
    for slot in slots_of(Chapter.MANAGEMENT):
        blocks.append(heading(_(slot.word)))
        blocks += text_of(sheet, slot.key) or [paragraph(_("Nothing is written under this heading."))]
    return blocks


def signatures(sheet: AnnualReportSheet) -> list[Block]:
    """Places to sign for the chair and the secretary of the board and the chair of the supervisory body."""
    said = paragraph(_("We have made this report from the books of the organisation."))
    if not sheet.signers:
        return [Together([said, chair_and_secretary(stamp=True)])]
    people = [
        Signature(f"{office_name(each.office, each.title)} · {body_name(each.body.name, each.body.section)}", each.name)
        for each in sheet.signers
    ]
    return [Together([said, Signatures(people, stamp=True)])]


def journal(sheet: AnnualReportSheet) -> list[Block]:
    """How far the journal went when the report was made: by that it can be held against the books."""
    head = sheet.letterhead
    told = [
        (_("Lines in the journal"), formats.number(head.journal_count)),
        # TR: the check sum of the last line of the journal, 64 letters and figures
        (_("Head of the journal"), _in_groups(head.journal_head) or formats.UNKNOWN),
        (_("Written on paper on"), formats.moment(head.printed_at)),
    ]
    why = _(
        "Every change of the books writes a line in the journal, and each line holds a check sum of the line before. "
        "As long as the books have this line with this check sum, nothing that stood in them then was changed unseen."
    )
    return [Together([facts(told), note(why)])]


def _in_groups(mark: str) -> str:
    """A check sum in groups of eight, four in a line, to be compared by eye."""
    groups = [mark[start : start + 8] for start in range(0, len(mark), 8)]
    return "\n".join(" ".join(groups[start : start + 4]) for start in range(0, len(groups), 4))
