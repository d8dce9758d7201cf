"""The attendance sheet: everybody on the frozen roll with room to sign, page totals, quorum, guests, and the bureau.

OHADA, art. 104 and 352; it is certified exact by the bureau and annexed to the minutes with the proxies.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pomanager.i18n import _, formats, pgettext
from pomanager.i18n.meetings import hour
from pomanager.readmodels.meetings.papers import AttendanceLine, AttendanceSheet
from pomanager.readmodels.progress import Progress
from pomanager.reports.columns import placed
from pomanager.reports.composing import Lies, Listing
from pomanager.reports.flow import Block, Room, Together
from pomanager.reports.heads import Heading
from pomanager.reports.meetings.words import bureau_block, meeting_facts, quorum_rule, told, under_title
from pomanager.reports.members.roll import SIGNING_ROW, section_name
from pomanager.reports.paper import Paper
from pomanager.reports.parts import Grid, GridColumn, InColumns, heading, paragraph
from pomanager.reports.parts.cells import Photo, draw_photo
from pomanager.reports.register import Column, Register
from pomanager.reports.styles import Align
from pomanager.rules.meetings.kinds import Presence
from pomanager.rules.members import SEX_WORDS

_PHOTO_ROW = 48.0
_PHOTO = (34.0, 43.0)
"""Width and height of a photo beside a name, in points."""
_EMPTY_GUESTS = 5
_WRITING_ROW = 25.0
_ROOM_FOR_SIGNING = 210.0
"""In points: the certificate and the places to sign stand together."""


def heading_of(sheet: AttendanceSheet) -> Heading:
    """What the sheet is called, and of which meeting; one of blank lines bears no check code."""
    return Heading(_("Attendance sheet"), subtitle=under_title(sheet.about), is_sealed=not sheet.blank_lines)


def put(sheet: AttendanceSheet, paper: Paper, progress: Progress) -> None:
    """Write the meeting, everybody by section, what it comes to, the guests, and the places to sign."""
    paper.flow([_in_two_columns([*meeting_facts(sheet.about), *_hours(sheet)]), Room(6)])
    if sheet.blank_lines:
        _write_blank(sheet, paper, progress)
    else:
        _write_rows(sheet, paper, progress)
    paper.flow([*_footer(sheet), *_guests(sheet)])
    if paper.room < _ROOM_FOR_SIGNING and not paper.is_fresh:
        paper.new_page()
    paper.flow([_certified(sheet)])


def _hours(sheet: AttendanceSheet) -> list[tuple[str, str]]:
    meeting = sheet.about.meeting
    opened, closed = (None, None) if meeting is None else (meeting.opened_at, meeting.closed_at)
    pairs = [
        # TR: the time of day at which a meeting was opened
        (_("Opened at"), "" if opened is None else hour(opened)),
        # TR: the time of day at which a meeting was closed
        (_("Closed at"), "" if closed is None else hour(closed)),
    ]
    if meeting is not None and meeting.record_on is not None:
        # TR: the day whose electoral roll counts for a meeting
        pairs.append((_("Roll of"), formats.day(meeting.record_on, "long")))
    return pairs


class _Words:
    """Words and hours said once for each different one."""

    def __init__(self) -> None:
        self.sex = {sex: _(word) for sex, word in SEX_WORDS.items()}
        self.hour = lru_cache(maxsize=1_500)(hour)
        # TR: on an attendance sheet, under a name: whose proxies somebody carries
        self.carries = _("Proxies of: {names}")
        # TR: on an attendance sheet, where somebody else signs for a member
        self.by_proxy = _("By proxy: {name}")
        self.excused = _("excused")
        # TR: under a small box on paper, for those who sign with their thumb
        self.thumb = _("Thumb-print")
        # TR: in an empty frame on paper, where a photo of somebody could be
        self.no_photo = _("No photo")

    def name(self, line: AttendanceLine) -> str:
        """The name, in the other script, the office, and whose proxies they carry, a line each."""
        parts = [line.name, line.other_script, line.capacity]
        if line.principals:
            parts.append(self.carries.format(names=formats.listing(line.principals)))
        return "\n".join(part for part in parts if part)

    def signing(self, line: AttendanceLine) -> str:
        """What stands in the column to sign in."""
        if line.represented_by:
            return self.by_proxy.format(name=line.represented_by)
        return self.excused if line.presence is Presence.EXCUSED else self.thumb


def _columns(sheet: AttendanceSheet, words: _Words) -> tuple[Column, ...]:
    figure = formats.number
    hours = (words.hour(23 * 60 + 58),)
    photo = [Column("", holds=("MMMMM",))] if sheet.with_photos else []
    return (
        # TR: on an attendance sheet: the number of the line, as short as can be
        Column(_("Line"), holds=("0000",)), *photo, Column(_("No."), holds=("000000",)), Column(_("Name"), 30),
        Column(_("Sex"), holds=tuple(words.sex.values())), Column(_("Place"), 16), Column(_("Phone"), 12),
        Column(_("Shares"), align=Align.END, amount=figure, holds=("00,000",)),
        Column(pgettext("how many", "Votes"), align=Align.END, amount=figure, holds=("0,000",)),
        # TR: on an attendance sheet: the votes somebody carries for others
        Column(_("For others"), align=Align.END, amount=figure, holds=("000",)),
        # TR: on an attendance sheet: the time of day at which somebody came
        Column(_("Came"), holds=hours),
        # TR: on an attendance sheet: the time of day at which somebody went
        Column(_("Went"), holds=hours),
        Column(_("Signature or thumb-print"), 26, boxed=True),
    )  # fmt: skip


def _write_rows(sheet: AttendanceSheet, paper: Paper, progress: Progress) -> None:
    words = _Words()
    columns = _columns(sheet, words)
    row_height = _PHOTO_ROW if sheet.with_photos else SIGNING_ROW
    register = Register(
        paper, columns, total=sheet.count, progress=progress, page_totals=True, row_height=row_height
    )  # fmt: skip
    place = placed(columns, paper.left, paper.width, right=paper.canvas.right)[1]
    for group in sheet.groups:
        if sheet.with_sections:
            register.group(section_name(group.section))
        for line, row in _texts(group.rows, sheet, words):
            register.row(row)
            if sheet.with_photos and line.photo:
                # The row just written ends where the next begins; a name of many lines makes it higher than its photo.
                box = (place.left, paper.y + (row_height - _PHOTO[1]) / 2, *_PHOTO)
                draw_photo(paper.canvas, Photo(line.photo, optional=True), line.name, box, words.no_photo)
        if sheet.with_sections:
            register.subtotal()
    register.end()


def _texts(
    rows: Iterable[AttendanceLine], sheet: AttendanceSheet, words: _Words
) -> Iterator[tuple[AttendanceLine, tuple[str | int, ...]]]:
    for line in rows:
        first: tuple[str, ...] = (formats.number(line.position),)
        if sheet.with_photos:
            first = (*first, "")
        came = "" if line.arrived_at is None else words.hour(line.arrived_at)
        went = "" if line.left_at is None else words.hour(line.left_at)
        yield (
            line,
            (
                *first, line.number, words.name(line), words.sex[line.sex], line.place, line.phone,
                "" if line.shares is None else line.shares,
                line.votes, line.carried or "", came, went, words.signing(line),
            ),
        )  # fmt: skip


def _write_blank(sheet: AttendanceSheet, paper: Paper, progress: Progress) -> None:
    """Lines to be filled in by hand, numbered."""
    words = _Words()
    columns = tuple(
        Column(each.title, each.share, each.align, holds=each.holds, boxed=each.boxed)
        for each in _columns(sheet, words)
    )
    register = Register(paper, columns, total=sheet.blank_lines, progress=progress, row_height=SIGNING_ROW)
    for number in range(1, sheet.blank_lines + 1):
        register.row((formats.number(number), *("",) * (len(columns) - 2), words.thumb))
    register.end()


def _footer(sheet: AttendanceSheet) -> list[Block]:
    """Entitled, present, represented, votes, the quorum, women and youth: known, or room to write them."""
    entitled, women_entitled = _count(sheet.entitled), _count(sheet.women_entitled)
    came, quorum = sheet.came, sheet.quorum
    there = came.there if came else 0
    votes = came.votes_present + came.votes_represented if came else None
    pairs = [
        (_("Entitled to vote"), _beside(entitled, _("women: {count}").format(count=women_entitled))),
        # TR: people who are in the room
        (_("Present"), _count(came.present if came else None)),
        # TR: people for whom somebody else votes
        (_("Represented"), _count(came.represented if came else None)),
        (_("Excused"), _count(came.excused if came else None)),
        (_("Absent"), _count(came.absent if came else None)),
        (_("Votes present or represented"), _count(votes)),
        (_("Quorum needed"), _needed(sheet)),
        (_("Quorum reached"), "" if came is None or quorum is None else _reached(sheet)),
        (_("Women present or represented"), _part(came.women if came else None, there)),
        (_("Young people present or represented"), _part(came.young if came else None, there)),
    ]
    rule = quorum_rule(sheet.about)
    said = [Room(4), paragraph(rule)] if rule else []
    return [heading(_("What it comes to")), _in_two_columns(pairs), *said]


def _in_two_columns(pairs: Sequence[tuple[str, str]]) -> Block:
    """What is known, or room for it, in two columns: sheets that lie on their long side are low."""
    half = (len(pairs) + 1) // 2
    return InColumns([Together(told(pairs[:half])), Together(told(pairs[half:]))])


def _count(value: int | None) -> str:
    return "" if value is None else formats.number(value)


def _beside(text: str, more: str) -> str:
    return f"{text} · {more}" if text else ""


def _part(count: int | None, of: int) -> str:
    """A count with its part of the whole."""
    if count is None:
        return ""
    return f"{formats.number(count)} · {formats.percent(count / of)}" if of else formats.number(count)


def _needed(sheet: AttendanceSheet) -> str:
    quorum = sheet.quorum
    if quorum is None:
        return ""
    if quorum.needed is None:
        return _("the by-laws are silent")
    # TR: how many votes a quorum needs, of how many
    return _("{needed} of {base} votes").format(needed=formats.number(quorum.needed), base=formats.number(quorum.base))


def _reached(sheet: AttendanceSheet) -> str:
    quorum = sheet.quorum
    if quorum is None or quorum.is_reached is None:
        return formats.UNKNOWN
    answer = _("Yes") if quorum.is_reached else _("No")
    # TR: whether the quorum was reached when the meeting opened, and by how many votes present or represented
    return _("{answer}, at the opening: {there}").format(answer=answer, there=formats.number(quorum.there))


def _guests(sheet: AttendanceSheet) -> list[Block]:
    """Those without a vote, apart from everybody else."""
    columns = (
        GridColumn(_("Name"), 36),
        # TR: of a guest at a meeting: whom they represent, or why they are here
        GridColumn(_("Capacity"), 34), GridColumn(_("Signature"), 30),
    )  # fmt: skip
    rows = [(guest.name, guest.capacity, "") for guest in sheet.guests] or [("", "", "")] * _EMPTY_GUESTS
    return [heading(_("Guests, without a vote")), Grid(columns, rows, row_height=_WRITING_ROW)]


def _certified(sheet: AttendanceSheet) -> Block:
    # TR: over the signatures of the bureau on an attendance sheet
    said = _("Certified exact by the bureau of the meeting. The proxies are annexed; both are annexed to the minutes.")
    return Together([paragraph(said), bureau_block(sheet.about)])


ATTENDANCE_SHEET = Listing(heading_of, put, lies=Lies.TURNED)
