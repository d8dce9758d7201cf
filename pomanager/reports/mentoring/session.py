"""The record of a session, to be filled in by pen: blank, or with the names of a pair and what was agreed last."""

from pomanager.i18n import _, formats
from pomanager.readmodels.mentoring_papers import PairSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Blank, Choice, Signature, Signatures, heading, paragraph
from pomanager.rules.mentoring.kinds import SESSION_MODE_WORDS, GoalState


def heading_of(_sheet: PairSheet) -> Heading:
    """What the form is called; it bears no check code, since it is written on."""
    return Heading(_("Record of a session"), is_sealed=False)


def story(sheet: PairSheet) -> list[Block]:
    """In the order in which the session is typed in: day, how, place, minutes, topics, next step, next day."""
    detail = sheet.detail
    number, mentee, mentor, last, goals = "", "", "", "", []
    if detail is not None:
        number = formats.number_text(detail.row.id)
        mentee, mentor = detail.mentee.called, detail.mentor.called
        last = detail.sessions[-1].action if detail.sessions else ""
        goals = [goal.text for goal in detail.goals if goal.state is GoalState.OPEN]
    blocks: list[Block] = [
        # TR: on a form: the number of a pair, typed in with the session
        Blank(_("Pair"), filled=number),
        Blank(_("Mentee"), filled=mentee), Blank(_("Mentor"), filled=mentor), Blank(_("Day")),
        Choice(_("How they met"), [_(word) for word in SESSION_MODE_WORDS.values()]),
        Blank(_("Where")), Blank(_("Length in minutes")), Blank(_("Topics"), 3), Blank(_("What is done next"), 3),
        Blank(_("Next session on")),
    ]  # fmt: skip
    if last:
        blocks += [heading(_("Agreed last time")), paragraph(last)]
    if goals:
        blocks += [heading(_("Goals")), *(paragraph(goal) for goal in goals)]
    return [
        *blocks,
        heading(_("Signatures")),
        paragraph(_("Write nothing here that was said in confidence: this form is kept in the office.")),
        Signatures([Signature(_("Mentee"), mentee), Signature(_("Mentor"), mentor)]),
    ]


SESSION_FORM = InBlocks(heading_of, story)
