"""The sheets on which tellers count votes: for each resolution strokes, figures, words, and the sum to check."""

from collections.abc import Sequence

from pomanager.i18n import _, formats
from pomanager.readmodels.meetings.papers import Draft, TallySheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.agenda import draft_title
from pomanager.reports.meetings.words import majority_rule, meeting_facts, told, under_title
from pomanager.reports.parts import (
    Blank,
    Choice,
    Grid,
    GridColumn,
    InColumns,
    Lines,
    Room,
    Signature,
    Signatures,
    Text,
    heading,
    paragraph,
)
from pomanager.reports.styles import LABEL, STRONG
from pomanager.rules.meetings.deciding import METHOD_WORDS
from pomanager.rules.meetings.kinds import MeetingRole

_EMPTY_SHEETS = 2
_TALL = 32.0
"""Room for strokes, in points."""
_HALF, _NARROW = 50.0, 18.0


def heading_of(sheet: TallySheet) -> Heading:
    """What the sheet is called, and of which meeting; filled in by hand, it bears no check code."""
    return Heading(_("Tally of votes"), subtitle=under_title(sheet.about), is_sealed=False)


def story(sheet: TallySheet) -> list[Block]:
    """The meeting, the rule, then a block for each resolution, and where the tellers sign."""
    rule = majority_rule(sheet.about)
    blocks: list[Block] = [*told(meeting_facts(sheet.about)), *([paragraph(rule)] if rule else [])]
    if sheet.votes is not None:
        # TR: votes of all who are on the roll of the meeting
        blocks += told([(_("Votes on the roll"), formats.number(sheet.votes))])
    drafts: Sequence[Draft | None] = sheet.drafts or (None,) * _EMPTY_SHEETS
    for draft in drafts:
        blocks += [*_question(draft), _count(), Room(6)]
    return [*blocks, _tellers(sheet)]


def _question(draft: Draft | None) -> list[Block]:
    if draft is None:
        return [heading(_("Resolution")), Blank(_("Item of the agenda")), Lines(count=2)]
    text = paragraph(draft.text)
    text.keeps_next = True
    return [heading(draft_title(draft)), text]


def _count() -> Block:
    """Strokes, figures and words for each answer; before them the votes that can be given, after them the sum."""
    columns = (
        GridColumn("", 20, style=STRONG),
        # TR: over room on paper where tellers draw a stroke for each vote
        GridColumn(_("Strokes"), 44), GridColumn(_("In figures"), 12), GridColumn(_("In words"), 24),
    )  # fmt: skip
    # TR: the last of these on a tally of votes: all votes given, to be compared with those present and represented
    answers = (_("For"), _("Against"), _("Abstentions"), _("Blank"), _("Spoilt"), _("Sum"))
    methods = tuple(_(word) for word in METHOD_WORDS.values())
    there = InColumns(
        [
            Blank(_("Votes present or represented"), share=_HALF),
            Blank(_("Hour of the vote"), share=_HALF),
        ]
    )
    ballots = [
        # TR: on a tally of votes: ballot papers given to the voters
        Blank(_("Ballots handed out"), share=_HALF), Blank(_("Ballots found in the box"), share=_HALF),
        # TR: on a tally of votes: ballot papers that were spoilt and exchanged for new ones
        Blank(_("Spoilt and exchanged"), share=_HALF),
        # TR: on a tally of votes: ballot papers nobody used
        Blank(_("Ballots left over"), share=_HALF),
    ]  # fmt: skip
    return Together(
        [
            Choice(_("Vote by"), methods, _NARROW),
            there,
            Grid(columns, [(answer, "", "", "") for answer in answers], row_height=_TALL),
            Text(_("For a secret ballot:"), LABEL),
            InColumns(ballots[:2]),
            InColumns(ballots[2:]),
            Choice(_("Result"), (_("adopted"), _("rejected"), _("to be voted on again")), _NARROW),
        ]
    )


def _tellers(sheet: TallySheet) -> Block:
    meeting = sheet.about.meeting
    names = [each.name for each in (() if meeting is None else meeting.bureau) if each.role is MeetingRole.TELLER]
    signing = [Signature(_("A teller"), name) for name in names or ("", "")]
    return Together([paragraph(_("Counted by us, before the meeting.")), Signatures(signing)])


TALLY_SHEET = InBlocks(heading_of, story)
