"""Writes convocation letters or an attendance sheet of an invented assembly, in a process of its own.

``python -m benchmarks.meeting_writers letters|attendance LANGUAGE COUNT FILE``; the count is that of people.
"""

import sys
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from benchmarks.invented import LETTERHEAD, Row, Rows
from benchmarks.paper_writers import SCRIPT_OF
from benchmarks.running import telling
from pomanager import typefaces
from pomanager.readmodels.meetings.meeting import AgendaLine, MeetingDetail, MeetingLabel, Quorum
from pomanager.readmodels.meetings.papers import (
    About,
    AttendanceGroup,
    AttendanceLine,
    AttendanceSheet,
    CameIn,
    ConvocationSheet,
    Draft,
    FailedCall,
    Invited,
)
from pomanager.readmodels.papers import PrintOrder
from pomanager.reports.composing import write
from pomanager.reports.meetings.attendance import ATTENDANCE_SHEET
from pomanager.reports.meetings.convocation import CONVOCATION
from pomanager.rules.bylaws.in_force import Bylaws, SetValue
from pomanager.rules.bylaws.values import Choice, Flag, Value
from pomanager.rules.fractions import Share
from pomanager.rules.meetings.deciding import DecisionKind
from pomanager.rules.meetings.kinds import Convener, ItemKind, ItemState, MeetingKind, MeetingState, MinutesState
from pomanager.rules.members import Sex
from pomanager.rules.wording import Wording

FIRST, SECOND, NOTICE = date(2026, 3, 14), date(2026, 3, 30), date(2026, 3, 15)
NINE: Final = 9 * 60
ITEMS: Final = (
    ItemKind.OPENING, ItemKind.BUREAU, ItemKind.PREVIOUS_MINUTES, ItemKind.REPORT, ItemKind.SUPERVISION,
    ItemKind.ACCOUNTS, ItemKind.SURPLUS, ItemKind.DISCHARGE, ItemKind.ELECTIONS, ItemKind.BUDGET,
)  # fmt: skip
"""The agenda of an annual assembly."""

_VALUES: Final[dict[str, Value]] = {
    "ordinary_assembly.quorum_second": Share(Fraction(1, 4)),
    "ordinary_assembly.majority": Share(Fraction(1, 2)),
    "ordinary_assembly.majority_base": Choice("votes_cast"),
    "ordinary_assembly.casting_vote": Flag(yes=True),
    "proxies.allowed": Flag(yes=True),
    "proxies.written": Flag(yes=True),
}


def _label(call: int, held_on: date) -> MeetingLabel:
    return MeetingLabel(
        id=call, kind=MeetingKind.ORDINARY_ASSEMBLY, title=Wording(), section="", body_id=None, body=Wording(),
        held_on=held_on, starts_at=NINE, place="Mungwa", call=call, state=MeetingState.CALLED,
        minutes=MinutesState.NONE,
    )  # fmt: skip


def _item(number: int, kind: ItemKind) -> AgendaLine:
    return AgendaLine(
        id=number, parent_id=None, number=str(number), depth=0, kind=kind, title=Wording(), note="",
        state=ItemState.OPEN, state_reason="", added_reason="", carried_from_id=None, debate="", documents=(),
        about_table="", about_id=None, version=1,
    )  # fmt: skip


def _about() -> About:
    first = _label(1, FIRST)
    meeting = MeetingDetail(
        label=_label(2, SECOND), section_id=None, follows=first, followed_by=None, convener=Convener.BOARD,
        called_by="NDAYIZEYE Tharcisse", demanded_by=None, demanded_on=None, called_on=NOTICE, short_notice_reason="",
        record_on=NOTICE, documents_place="Mungwa", documents_from=NOTICE, what_to_bring="…", opened_at=NINE,
        closed_at=None, state_reason="", bureau=(), version=1,
    )  # fmt: skip
    return About(
        letterhead=LETTERHEAD, meeting=meeting, agenda=tuple(_item(*each) for each in enumerate(ITEMS, 1)),
        bylaws=Bylaws(values={key: SetValue(value=value) for key, value in _VALUES.items()}),
        failed=(FailedCall(first, _quorum(is_reached=False)),), short_name="DUHA",
    )  # fmt: skip


def _quorum(*, is_reached: bool) -> Quorum:
    return Quorum(
        call=1, base=1_204, share=Share(Fraction(1, 2)), least=None, needed=602, present=400, represented=20,
        in_conflict=0, women=180, is_reached=is_reached, bylaw="ordinary_assembly.quorum_first", article="",
    )  # fmt: skip


def letters(rows: Rows, count: int) -> ConvocationSheet:
    """A letter to each of so many people."""
    about = _about()
    drafts = tuple(
        Draft(item.number, item, DecisionKind.ORDINARY, row[1], "", row[4], amends=False)
        for item, row in zip(about.agenda[5:8], rows.take(3), strict=True)
    )
    people = (Invited(number=row[0], name=row[1], section=row[4], place=row[4]) for row in rows.take(count))
    return ConvocationSheet(about, (), drafts, people, count)


def attendance(rows: Rows, count: int) -> AttendanceSheet:
    """The attendance sheet of so many delegates, all of whom have signed."""
    group = AttendanceGroup("", _lines(rows.take(count)))
    return AttendanceSheet(
        about=_about(), groups=(group,), count=count, entitled=count, votes=count, women_entitled=count // 2,
        quorum=_quorum(is_reached=True), came=CameIn(400, 20, 0, count - 420, 400, 20, 180, 90),
    )  # fmt: skip


def _lines(rows: Iterator[Row]) -> Iterator[AttendanceLine]:
    for position, row in enumerate(rows, 1):
        yield AttendanceLine(
            position=position, number=row[0], name=row[1], other_script="", capacity="",
            sex=Sex.FEMALE if position % 2 else Sex.MALE, place=row[4], phone=f"+257 79 {position:06d}",
            shares=position % 7, votes=1, arrived_at=NINE + position % 60,
        )  # fmt: skip


def main(what: str, language: str, count: str, file: str) -> None:
    """Write the paper, and tell what that took."""
    rows, order = Rows(SCRIPT_OF[language]), PrintOrder(language=language)
    typefaces.prepare()
    with telling():
        if what == "letters":
            write(CONVOCATION, letters(rows, int(count)), Path(file), order)
        else:
            write(ATTENDANCE_SHEET, attendance(rows, int(count)), Path(file), order)


if __name__ == "__main__":
    main(*sys.argv[1:])
