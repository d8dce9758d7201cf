"""The convocation as a poster: large enough to be read from some steps away, with room to write where it hung."""

from dataclasses import replace

from pomanager.i18n import _, formats
from pomanager.i18n.meetings import hour
from pomanager.readmodels.meetings.papers import About, ConvocationSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Together
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.convocation import (
    bringing_blocks,
    called_said,
    documents_blocks,
    earlier_calls,
    legal_facts,
)
from pomanager.reports.meetings.words import (
    agenda_rows,
    call_said,
    convener_said,
    quorum_rule,
    title_of,
)
from pomanager.reports.parts import Blank, Grid, GridColumn, InColumns, Lines, Text, facts, heading, paragraph
from pomanager.reports.styles import BODY, TextStyle

_TITLE = TextStyle(size=24, weight=SEMIBOLD, leading=29, after=1)
_WHEN = TextStyle(size=17.5, weight=SEMIBOLD, leading=22.5, after=0)
_LARGE = TextStyle(size=12, leading=16.5, after=2)
_AGENDA = TextStyle(size=10.5, leading=14.5)
_ROWS_TO_WRITE = 8
_HALF = 42.0
"""The share of labels in half the page, in hundredths of its width."""


def heading_of(sheet: ConvocationSheet) -> Heading:
    """What the poster is; the meeting stands below in large letters."""
    return Heading(_("Convocation"), is_sealed=sheet.about.meeting is not None)


def story(sheet: ConvocationSheet) -> list[Block]:
    """Which meeting, when and where in large letters; agenda and documents; who calls; where it was posted."""
    about = sheet.about
    return [
        *_large(about), *earlier_calls(about), *_agenda(about), *_documents(sheet), *_rule(about),
        *_called_by(about), _posted(),
    ]  # fmt: skip


def _large(about: About) -> list[Block]:
    meeting = about.meeting
    if meeting is None:
        labels = (_("Meeting"), _("Call"), _("Day"), _("Hour"), _("Venue"))
        return [Text(called_said(about), _LARGE), *(Blank(label) for label in labels)]
    label = meeting.label
    return [
        Text(title_of(about), _TITLE), Text(call_said(label.call), _LARGE),
        Text(" · ".join((formats.day(label.held_on, "full"), hour(label.starts_at))), _WHEN),
        Text(label.place or formats.UNKNOWN, _WHEN), Text(called_said(about), _LARGE),
    ]  # fmt: skip


def _agenda(about: About) -> list[Block]:
    if not about.agenda:
        return [heading(_("Agenda")), Lines(count=_ROWS_TO_WRITE)]
    columns = (GridColumn("", 9, style=_AGENDA), GridColumn("", 91, style=_AGENDA))
    return [heading(_("Agenda")), Grid(columns, agenda_rows(about))]


def _documents(sheet: ConvocationSheet) -> list[Block]:
    """Where and from when documents can be read, in one sentence where both are known: a poster is one sheet."""
    meeting = sheet.about.meeting
    if meeting is None or not meeting.documents_place or meeting.documents_from is None:
        return documents_blocks(sheet)
    said = _("Documents can be read here: {place}, from {day} on.").format(
        place=meeting.documents_place, day=formats.day(meeting.documents_from, "long")
    )
    return [Text(said, replace(BODY, before=6)), *(paragraph(f"– {each}") for each in sheet.documents)]


def _rule(about: About) -> list[Block]:
    said = quorum_rule(about)
    return [Text(said, replace(BODY, before=6))] if said else []


def _called_by(about: About) -> list[Block]:
    meeting = about.meeting
    if meeting is None:
        return [*bringing_blocks(about), Blank(_("Called by")), *legal_facts(about)]
    issued = facts([(_("Issued on"), formats.day(meeting.called_on, "long"))])
    return [
        *bringing_blocks(about), facts([(_("Called by"), convener_said(meeting))]),
        InColumns([issued, *legal_facts(about)]),
    ]  # fmt: skip


def _posted() -> Block:
    """The proof that it was posted, to be filled in by whoever did."""
    labels = (
        # TR: on a poster, before dotted room: where it was put up
        _("Posted at"),
        # TR: on a poster, before dotted room: from which to which day it hung there
        _("From, until"),
        # TR: on a poster, before dotted room: who put it up
        _("Posted by (name, signature)"),
        # TR: on a poster, before dotted room: somebody who saw it hang there
        _("A witness (name, signature)"),
    )
    first, second, third, fourth = (Blank(label, share=_HALF) for label in labels)
    return Together([InColumns([first, second]), InColumns([third, fourth])])


POSTER = InBlocks(heading_of, story)
