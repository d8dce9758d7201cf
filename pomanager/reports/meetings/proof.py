"""The proof that a meeting was called: each notice with its channel, day, carrier and receipt, and who had none.

Except for letters it is the chair who must prove that notice was given (OHADA, art. 233).
"""

from collections.abc import Iterator

from pomanager.i18n import _, formats
from pomanager.i18n.bylaw_words import value_said
from pomanager.readmodels.meetings.papers import MissingNotice, NoticeLine, ProofSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.flow import Block, Together
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.words import calling_facts, meeting_facts, title_of, told, under_title, where_said
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Grid, GridColumn, Room, Signature, Signatures, facts, heading, paragraph
from pomanager.reports.register import Column, Register
from pomanager.rules.bylaws.values import Choices
from pomanager.rules.meetings.kinds import CHANNEL_WORDS, RECEIPT_WORDS, RULES_OF, Convener

_EMPTY_LINES = 12
_WRITING_ROW = 25.0
_ROOM_FOR_ROWS = 90.0


def heading_of(sheet: ProofSheet) -> Heading:
    """What the paper is called, and of which meeting."""
    is_sealed = sheet.about.meeting is not None
    return Heading(_("Proof of convocation"), subtitle=under_title(sheet.about), is_sealed=is_sealed)


def put(sheet: ProofSheet, paper: Paper, progress: Progress) -> None:
    """Write what the by-laws ask, the sums, every notice, who had none, and the chair's declaration."""
    paper.flow([*told([*meeting_facts(sheet.about), *calling_facts(sheet.about)]), *_asked(sheet), *_sums(sheet)])
    if sheet.about.meeting is None:
        _write_blank(paper)
    else:
        _write_notices(sheet, paper, progress)
        _write_missing(sheet, paper, progress)
    paper.flow([_declared(sheet)])
    progress(sheet.count, sheet.count or 1)


def _asked(sheet: ProofSheet) -> list[Block]:
    """The day of the notice, the last lawful one, and the channels the by-laws name."""
    meeting = sheet.about.meeting
    if meeting is None:
        return []
    rules = RULES_OF.get(meeting.label.kind, "")
    pairs = [(_("Day of the notice"), formats.day(meeting.called_on, "full"))]
    if sheet.last_day is None:
        pairs.append((_("Last day for the notice"), _("the by-laws are silent")))
    else:
        pairs.append((_("Last day for the notice"), formats.day(sheet.last_day, "full")))
    if meeting.short_notice_reason:
        called, last = meeting.called_on, sheet.last_day
        is_late = called is not None and last is not None and called > last
        # TR: why a meeting was called later than the by-laws ask; else what was stated when it was called or moved
        words = _("Reason for the short notice") if is_late else _("Reasons given")
        pairs.append((words, meeting.short_notice_reason))
    key = f"{rules}.channels"
    if sheet.channels is not None:
        where = where_said(sheet.about.bylaws, key)
        # TR: the ways of giving notice the by-laws name, then where they do
        said = _("{channels} ({where})").format(channels=value_said(key, Choices(sheet.channels)), where=where)
        pairs.append((_("The by-laws ask"), said))
    return [facts(pairs)]


def _sums(sheet: ProofSheet) -> list[Block]:
    """How many notices were given in which way, and how many people they reached."""
    if sheet.about.meeting is None:
        return []
    pairs = [(_(CHANNEL_WORDS[channel]), formats.number(count)) for channel, count in sheet.by_channel]
    if sheet.on_roll is not None:
        # TR: how many of those on the roll were given notice
        said = _("{reached} of {on_roll}").format(
            reached=formats.number(sheet.reached), on_roll=formats.number(sheet.on_roll)
        )
        pairs.append((_("People on the roll who had notice"), said))
    return [heading(_("Notices given")), facts(pairs)] if pairs else []


def _columns() -> tuple[Column, ...]:
    return (
        # TR: on a list of notices: to whom they were given
        Column(_("To"), 24), Column(_("How"), 25), Column(_("Day"), holds=("88/88/8888",)),
        # TR: on a list of notices: who carried, posted, read or sent it
        Column(_("Carried by"), 31), Column(_("Proof"), 20),
    )  # fmt: skip


def _write_notices(sheet: ProofSheet, paper: Paper, progress: Progress) -> None:
    if not sheet.count:
        paper.flow([paragraph(_("No notice was recorded."))])
        return
    register = Register(paper, _columns(), total=sheet.count, progress=progress)
    register.rows(_notice(line) for line in sheet.lines)
    register.end()


def _notice(line: NoticeLine) -> tuple[str, ...]:
    # TR: on a list of notices, for one that was given to all at once
    to = " · ".join(part for part in (line.number, line.name, line.section) if part) or _("everybody")
    day = formats.day_short(line.given_on)
    if line.is_late:
        # TR: below the day of a notice that was given after the last lawful day
        day = "\n".join((day, _("late")))
    proof = " · ".join(part for part in (_(RECEIPT_WORDS[line.receipt]), line.evidence) if part)
    return to, _(CHANNEL_WORDS[line.channel]), day, line.carrier, proof


def _write_missing(sheet: ProofSheet, paper: Paper, progress: Progress) -> None:
    """Everybody on the roll without a notice."""
    if sheet.on_roll is None:
        paper.flow([paragraph(_("The roll of this meeting is not frozen yet: who had no notice is not known."))])
        return
    left = sheet.on_roll - sheet.reached
    if not left:
        paper.flow([Room(6), paragraph(_("Everybody on the roll had notice."))])
        return
    if paper.room < _ROOM_FOR_ROWS:
        paper.new_page()
    paper.flow([heading(_("Without notice"))])
    columns = (Column(_("No."), holds=("000000",)), Column(_("Name"), 50), Column(_("Section"), 30))
    register = Register(paper, columns, total=left, progress=progress)
    register.rows(_missing(sheet))
    register.end()


def _missing(sheet: ProofSheet) -> Iterator[tuple[str, ...]]:
    each: MissingNotice
    for each in sheet.missing:
        yield each.number, each.name, each.section


def _write_blank(paper: Paper) -> None:
    """A log to be filled in by hand."""
    columns = [GridColumn(column.title, column.share or 12) for column in _columns()]
    paper.flow(
        [heading(_("Notices given")), Grid(columns, [("",) * len(columns)] * _EMPTY_LINES, row_height=_WRITING_ROW)]
    )


def _declared(sheet: ProofSheet) -> Block:
    """The chair declares that notice was given as it stands here."""
    meeting = sheet.about.meeting
    called = title_of(sheet.about) or formats.UNKNOWN
    day = formats.UNKNOWN if meeting is None else formats.day(meeting.label.held_on, "long")
    said = _(
        "I declare that the notices written here were given for this meeting, in the way and on the day that stand "
        "beside each: {meeting}, {day}."
    ).format(meeting=called, day=day)
    chair = meeting.called_by if meeting is not None and meeting.convener is Convener.CHAIR else ""
    signing = [Signature(_("The chair"), chair), Signature(_("A witness"))]
    return Together([Room(8), paragraph(said), Signatures(signing, stamp=True)])


PROOF_OF_CONVOCATION = Listing(heading_of, put, lies=Lies.TURNED_WHEN_LARGE)
