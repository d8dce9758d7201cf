"""Sheets for the tests of papers: an invented cooperative, its members and its roll."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
from pomanager.i18n import spoken
from pomanager.readmodels.members import (
    MemberDetail,
    MemberRow,
    RollCounts,
    RollSectionGroup,
    RollSheet,
    StandingRow,
)
from pomanager.readmodels.papers import Letterhead, PrintOrder
from pomanager.reports.composing import InBlocks, Listing, write
from pomanager.reports.writing import Progress, unwatched
from pomanager.rules.calendar import VagueDate
from pomanager.rules.members import Sex, Status
from pomanager.rules.wording import Wording

PRINTED = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
AS_OF = date(2026, 11, 24)


def letterhead(name: str = "Koperative Dukorere Hamwe", logo: bytes | None = None) -> Letterhead:
    """The head of an invented cooperative's papers."""
    return Letterhead(
        name=Wording({"rn": name, "fr": "Coopérative Dukorere Hamwe"}),
        legal_form=Wording({"fr": "Société coopérative"}),
        registration_number="BI-0412/2014",
        registered_on=date(2014, 3, 12),
        registered_with="ANACOOP",
        seat=Wording({"rn": "Mungwa, Gitega"}),
        languages=("rn", "fr"),
        logo=logo,
        is_sample=True,
        printed_at=PRINTED,
        journal_count=1234,
        journal_head="7f3a9c21deadbeef" * 4,
    )


def member_row(
    number: int, name: str = "NDAYIZEYE Tharcisse", other_script: str = "", place: str = "Mungwa"
) -> MemberRow:
    """One line of the roll."""
    return MemberRow(
        id=number,
        number=f"{number:05d}",
        name=name,
        other_script=other_script,
        sex=Sex.FEMALE if number % 3 else Sex.MALE,
        birth=VagueDate(1960 + number % 40, about=number % 2 == 0),
        phone="",
        place=place,
        section="",
        status=Status.ACTIVE,
        status_since=date(2015, 1, 1),
        joined_on=date(2015, 1, 1),
        attention=0,
    )


def roll(sections: Sequence[tuple[str, Sequence[MemberRow]]], *, other_script: bool = False) -> RollSheet:
    """A roll of these sections; one nameless section makes a roll without sections."""

    def counted(rows: Sequence[MemberRow]) -> RollCounts:
        women = sum(row.sex is Sex.FEMALE for row in rows)
        return RollCounts(women, len(rows) - women, 0)

    def groups() -> Iterator[RollSectionGroup]:
        for name, rows in sections:
            yield RollSectionGroup(name, counted(rows), iter(rows))

    return RollSheet(
        letterhead=letterhead(),
        as_of=AS_OF,
        counts=counted([row for _name, rows in sections for row in rows]),
        section_counts=tuple((name, counted(rows)) for name, rows in sections),
        groups=groups(),
        with_other_script=other_script,
        with_sections=any(name for name, _rows in sections),
    )


def member(text: str = "") -> MemberDetail:
    """One member; with ``text`` it stands in every field a person types."""
    standings = (
        StandingRow(1, Status.APPLICANT, date(2015, 1, 5), text, text, PRINTED, None, reversed=False),
        StandingRow(2, Status.ACTIVE, date(2015, 2, 1), text, text or "Assembly 1/2015", PRINTED, None, reversed=False),
        StandingRow(3, Status.SUSPENDED, date(2019, 6, 1), text or "No dues", text, PRINTED, None, reversed=True),
        StandingRow(4, Status.ACTIVE, date(2019, 6, 1), "", "", PRINTED, 3, reversed=False),
    )
    return MemberDetail(
        id=1,
        person_id=1,
        number="00042",
        full_name=text or "NTIRANYIBAGIRA Marie-Goreth",
        family_name=text or "NTIRANYIBAGIRA",
        given_name=text or "Marie-Goreth",
        patronymic=text,
        other_script=text or "សុខ សុភា",
        sort_name="",
        sex=Sex.FEMALE,
        birth=VagueDate(1960, about=True),
        phone=text or "+257 79 000 000",
        place=text or "Mungwa · Gitega",
        place_id=1,
        section=text or "Mungwa",
        section_id=1,
        status=Status.ACTIVE,
        status_since=date(2015, 2, 1),
        joined_on=date(2015, 2, 1),
        version=1,
        standings=standings,
        attention=(),
    )


def put(kind: InBlocks[Any] | Listing[Any], sheet: Any, file: Path, progress: Progress = unwatched) -> None:  # noqa: ANN401 - the sheet of its kind
    """Print a sheet in the language being spoken, as people get it who ask for nothing special."""
    write(kind, sheet, file, PrintOrder(language=spoken()), progress)


def pages_of(file: Path) -> list[str]:
    """The text of each page as pdfium reads it, lines parted by plain line ends."""
    with pypdfium2.PdfDocument(file) as document:
        texts = []
        for page in document:
            reading = page.get_textpage()
            texts.append(reading.get_text_range().replace("\r\n", "\n").replace("\ufffe", ""))
            reading.close()
            page.close()
        return texts


def text_of(file: Path) -> str:
    """The text of all pages."""
    return "\n".join(pages_of(file))
