"""Papers of one pair: the agreement both sign, its progress, and the certificate of who graduated."""

from collections.abc import Mapping
from datetime import date

from pomanager.i18n import _, formats
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.mentoring.pairs import PairDetail
from pomanager.readmodels.mentoring_papers import PairSheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.fonts import SEMIBOLD
from pomanager.reports.heads import Heading
from pomanager.reports.letterhead import organisation_name
from pomanager.reports.mentoring.roster import consent_text
from pomanager.reports.mentoring.words import competency_said, programme_said, sessions_said
from pomanager.reports.parts import (
    Blank,
    Grid,
    GridColumn,
    Signature,
    Signatures,
    Text,
    chair_and_secretary,
    facts,
    heading,
    paragraph,
)
from pomanager.reports.styles import Align, TextStyle
from pomanager.rules.calendar import add_months
from pomanager.rules.mentoring.kinds import (
    GOAL_STATE_WORDS,
    MOMENT_WORDS,
    NOTE_KIND_WORDS,
    PAIR_STATE_WORDS,
    RATER_WORDS,
    SESSION_MODE_WORDS,
    STAGE_WORDS,
    Moment,
    PairState,
    Rater,
)

_NAME = TextStyle(size=16, weight=SEMIBOLD, leading=23, before=2, after=6)


def agreement_heading(_sheet: PairSheet) -> Heading:
    """What the agreement is called; it bears no check code, since it is written on."""
    return Heading(_("Agreement of a pair"), is_sealed=False)


def agreement_story(sheet: PairSheet) -> list[Block]:
    """Who with whom, for how long, what both promise, what is kept, signatures."""
    detail = sheet.detail
    mentee, mentor, programme, first, last = ("",) * 5
    if detail is not None:
        mentee, mentor, programme = detail.mentee.called, detail.mentor.called, programme_said(detail.programme)
        first = formats.day(detail.row.starts_on)
        last = formats.day(add_months(detail.row.starts_on, detail.programme.rules.months))
    promises = (
        _("We meet as often as the programme asks, and tell each other in time when we cannot."),
        _("We set goals together, and look at what came of them at each review."),
        _("What we say to each other in confidence stays between us."),
        _("Either of us may end this agreement, and says why."),
    )
    return [
        Blank(_("Programme"), filled=programme), Blank(_("Mentee"), filled=mentee), Blank(_("Mentor"), filled=mentor),
        Blank(_("First day"), filled=first), Blank(_("Last day"), filled=last),
        heading(_("What we promise each other")),
        *(paragraph(f"{number}. {said}") for number, said in enumerate(promises, 1)),
        heading(_("Consent")), paragraph(consent_text()),
        Signatures([Signature(_("Mentee"), mentee), Signature(_("Mentor"), mentor)]),
    ]  # fmt: skip


def progress_heading(sheet: PairSheet) -> Heading:
    """What the report is called, of which day, and about whom."""
    about = "" if sheet.detail is None else sheet.detail.row.mentee
    return Heading(_("Progress of a pair"), sheet.as_of, about)


def progress_story(sheet: PairSheet) -> list[Block]:
    """How the pair stands, what came of it, goals, ratings, sessions, what is noted, what is missing to graduate."""
    detail = sheet.detail
    if detail is None:
        return [paragraph(_("There are no pairs yet."))]
    row = detail.row
    told = [
        (_("Programme"), programme_said(detail.programme)),
        (_("Mentee"), detail.mentee.called),
        (_("Mentor"), detail.mentor.called),
        (_("State"), _(PAIR_STATE_WORDS[row.state])),
        (_("First day"), formats.day(row.starts_on)),
        (_("Sessions"), sessions_said(row)),
    ]
    return [
        facts(told), heading(_("What came of it")), *_reached(detail), heading(_("Goals")), *_goals(detail),
        heading(_("Competencies, from 1 to 4")), *_ratings(detail), heading(_("Sessions")), *_sessions(detail),
        heading(_("Support, barriers and public tasks")), *_notes(detail), heading(_("What it takes to graduate")),
        *_missing(detail),
    ]  # fmt: skip


def _none() -> list[Block]:
    return [paragraph(_("Nothing is in the books yet."))]


def _reached(detail: PairDetail) -> list[Block]:
    if not detail.reached:
        return _none()
    columns = (GridColumn(_("Day"), 20), GridColumn(_("Stage"), 35), GridColumn(_("Meeting or body"), 45))
    rows = [(formats.day_short(each.on), _(STAGE_WORDS[each.stage]), each.where or "—") for each in detail.reached]
    return [Grid(columns, rows)]


def _goals(detail: PairDetail) -> list[Block]:
    if not detail.goals:
        return _none()
    columns = (
        GridColumn(_("Goal"), 32), GridColumn(_("Position sought"), 20), GridColumn(_("How it is seen"), 20),
        GridColumn(_("Due on"), 13), GridColumn(_("State"), 15),
    )  # fmt: skip
    rows = [
        (
            each.text, each.position_sought or "—", each.indicator or "—", formats.day_short(each.due_on),
            _(GOAL_STATE_WORDS[each.state]),
        )
        for each in detail.goals
    ]  # fmt: skip
    return [Grid(columns, rows)]


def _ratings(detail: PairDetail) -> list[Block]:
    """A line for each competency: marks by herself and by her mentor, at each moment."""
    marks: Mapping[tuple[int, Rater, Moment], int] = {
        (each.competency_id, each.rater, each.moment): each.mark for each in detail.ratings
    }
    if not marks:
        return _none()
    columns = [GridColumn(_("Competency"), 34)]
    cells: list[tuple[Rater, Moment]] = []
    for moment in Moment:
        for rater in Rater:
            title = f"{_(MOMENT_WORDS[moment])}: {_(RATER_WORDS[rater])}"
            columns.append(GridColumn(title, 11, Align.END))
            cells.append((rater, moment))
    rated = {competency for competency, _rater, _moment in marks}
    rows = []
    for competency in detail.competencies:
        if competency.id in rated:
            given = [marks.get((competency.id, rater, moment)) for rater, moment in cells]
            rows.append(
                (competency_said(competency), *("—" if mark is None else formats.number(mark) for mark in given))
            )
    return [Grid(columns, rows)]


def _sessions(detail: PairDetail) -> list[Block]:
    if not detail.sessions:
        return _none()
    columns = (
        GridColumn(_("Day"), 13), GridColumn(_("How they met"), 14), GridColumn(_("Length in minutes"), 9, Align.END),
        GridColumn(_("Topics"), 32), GridColumn(_("What is done next"), 32),
    )  # fmt: skip
    rows = [
        (
            formats.day_short(each.held_on), _(SESSION_MODE_WORDS[each.mode]), formats.number(each.minutes),
            each.topics or "—", each.action or "—",
        )
        for each in detail.sessions
    ]  # fmt: skip
    return [Grid(columns, rows)]


def _notes(detail: PairDetail) -> list[Block]:
    if not detail.notes:
        return _none()
    columns = (GridColumn(_("Day"), 14), GridColumn(_("What was noted"), 40), GridColumn(_("Remarks"), 46))
    rows = [(formats.day_short(each.on), _(NOTE_KIND_WORDS[each.kind]), each.remarks or "—") for each in detail.notes]
    return [Grid(columns, rows)]


def _missing(detail: PairDetail) -> list[Block]:
    said = [sentence(each.missing) for each in detail.conditions if not each.met]
    return [paragraph(each) for each in said] or [paragraph(_("Everything it takes is there."))]


def certificate_heading(_sheet: PairSheet) -> Heading:
    """What the certificate is called."""
    return Heading(_("Certificate of mentoring"))


def certificate_story(sheet: PairSheet) -> list[Block]:
    """Who graduated from what; of somebody who has not, it says so."""
    detail = sheet.detail
    ended = None if detail is None else detail.row.ended_on
    if detail is None or ended is None or detail.row.state is not PairState.GRADUATED:
        return [paragraph(_("The mentee has not graduated by this day. A certificate is printed once she has."))]
    certifies = _("{organisation} certifies that this mentee completed its mentoring programme:")
    told = [
        (_("Programme"), programme_said(detail.programme)),
        (_("Mentor"), detail.mentor.person.name),
        (_("Time"), _span(detail.row.starts_on, ended)),
        (_("Sessions"), formats.number(detail.row.sessions)),
    ]
    return [
        paragraph(certifies.format(organisation=organisation_name(sheet.letterhead))),
        Text(detail.mentee.person.name, _NAME), facts(told),
        paragraph(_("The conditions of the programme were met.")),
        chair_and_secretary(stamp=True),
    ]  # fmt: skip


def _span(first: date, last: date) -> str:
    return f"{formats.day(first)} – {formats.day(last)}"


PAIR_AGREEMENT = InBlocks(agreement_heading, agreement_story)
PAIR_PROGRESS = InBlocks(progress_heading, progress_story)
PAIR_CERTIFICATE = InBlocks(certificate_heading, certificate_story)
