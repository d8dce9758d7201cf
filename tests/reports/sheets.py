"""Sheets for the tests of papers: an invented cooperative, its members and its roll."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
from pomanager.i18n import spoken
from pomanager.readmodels.member_papers import (
    Addressee,
    AttentionGroup,
    AttentionLine,
    AttentionSheet,
    CardsSheet,
    JoinedAndLeft,
    JoinedAndLeftSheet,
    LabelsSheet,
    LetterSheet,
    MovementGroup,
    MovementLine,
    RegisterLine,
    RegisterSheet,
    RollLine,
    RollSectionGroup,
    RollSheet,
)
from pomanager.readmodels.member_statistics import CountedByAge, CountedPart, MemberStatistics, MemberStatisticsSheet
from pomanager.readmodels.members import MemberDetail, RollCounts, StandingRow
from pomanager.readmodels.papers import Letterhead, PrintOrder
from pomanager.readmodels.progress import Progress, silent
from pomanager.reports.composing import InBlocks, Listing, write
from pomanager.rules.age_groups import age_groups
from pomanager.rules.attention import Kind
from pomanager.rules.calendar import VagueDate
from pomanager.rules.identity import IdentityKind
from pomanager.rules.members import PersonKind, Sex, Status
from pomanager.rules.movements import JOINING, LEAVING, Movement
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import Options, PartedBy
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
) -> RollLine:
    """One line of the roll."""
    return RollLine(
        id=number,
        number=f"{number:05d}",
        name=name,
        other_script=other_script,
        sex=Sex.FEMALE if number % 3 else Sex.MALE,
        birth=VagueDate(1960 + number % 40, about=number % 2 == 0),
        place=place,
        status=Status.ACTIVE,
        status_since=date(2015, 1, 1),
        joined_on=date(2015, 1, 1),
        thumb_print=number % 5 == 0,
    )


def roll(
    sections: Sequence[tuple[str, Sequence[RollLine]]], *, other_script: bool = False, signatures: bool = False
) -> RollSheet:
    """A roll of these sections; one nameless section makes a roll without sections."""

    def counts_of(rows: Sequence[RollLine]) -> RollCounts:
        women = sum(row.sex is Sex.FEMALE for row in rows)
        return RollCounts(women, len(rows) - women, 0)

    def groups() -> Iterator[RollSectionGroup]:
        for name, rows in sections:
            yield RollSectionGroup(name, counts_of(rows), iter(rows))

    return RollSheet(
        letterhead=letterhead(),
        as_of=AS_OF,
        counts=counts_of([row for _name, rows in sections for row in rows]),
        section_counts=tuple((name, counts_of(rows)) for name, rows in sections),
        groups=groups(),
        with_other_script=other_script,
        with_sections=any(name for name, _rows in sections),
        with_signatures=signatures,
    )


def register_line(order: int, **known: Any) -> RegisterLine:  # noqa: ANN401 - any part of the line
    """One line of the register of members: every fourth has left."""
    left = order % 4 == 0
    line = RegisterLine(
        order=order,
        number=f"{order:05d}",
        name="NDAYIZEYE Tharcisse",
        other_script="",
        sex=Sex.FEMALE if order % 3 else Sex.MALE,
        kind=PersonKind.NATURAL,
        birth=VagueDate(1960 + order % 40),
        document_kind=IdentityKind.NATIONAL_CARD,
        document="••• ••• 3456",
        profession="Farmer",
        place="Mungwa",
        admitted_on=date(2015, 1, 1),
        decision="AG 1/2015",
        left_on=date(2019, 6, 1) if left else None,
        left_as=Status.RESIGNED if left else None,
        reason="Moved away" if left else "",
        thumb_print=order % 5 == 0,
    )
    return replace(line, **known)


def register(lines: Sequence[RegisterLine], *, other_script: bool = False, **chosen: Any) -> RegisterSheet:  # noqa: ANN401 - any option
    """A register of these lines."""
    return RegisterSheet(
        letterhead=letterhead(),
        as_of=AS_OF,
        admitted=len(lines),
        rows=iter(lines),
        with_other_script=other_script,
        with_documents=True,
        with_professions=True,
        options=Options(**chosen),
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


def put(kind: InBlocks[Any] | Listing[Any], sheet: Any, file: Path, progress: Progress = silent) -> None:  # noqa: ANN401 - the sheet of its kind
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


def counted(women: int, men: int = 0) -> CountedByAge:
    """So many women and men, all of them in the second age group."""
    none, both = RollCounts(), RollCounts(women, men)
    return CountedByAge(both, (none, both, none, none), none)


def statistics(*parts: tuple[str, CountedByAge]) -> MemberStatisticsSheet:
    """The members in figures, parted into these sections."""
    women = sum(part.counts.women for _name, part in parts)
    men = sum(part.counts.men for _name, part in parts)
    told = MemberStatistics(
        as_of=AS_OF,
        youth_limit=35,
        groups=age_groups(35),
        everybody=counted(women, men),
        to_confirm=1,
        parted_by=PartedBy.SECTION,
        parts=tuple(CountedPart(*part) for part in parts),
    )
    return MemberStatisticsSheet(letterhead(), told)


def movement(number: int, name: str = "NDAYIZEYE Tharcisse", **known: str) -> MovementLine:
    """A woman who came or went in June."""
    texts = {"section": "Mungwa", "decision": "AG 1/2026", "reason": "", **known}
    return MovementLine(f"{number:05d}", name, Sex.FEMALE, PersonKind.NATURAL, day=date(2026, 6, 1), **texts)


def joined_left(moved: Mapping[Movement, Sequence[MovementLine]]) -> JoinedAndLeftSheet:
    """Who joined and left this year; a hundred women were on the roll before."""
    counts = {each: RollCounts(women=len(moved.get(each, ()))) for each in Movement}
    came = sum(counts[each].women for each in JOINING) - sum(counts[each].women for each in LEAVING)
    figures = JoinedAndLeft(date(2026, 1, 1), AS_OF, RollCounts(100), RollCounts(100 + came), counts)
    groups = [MovementGroup(each, counts[each], iter(moved[each])) for each in Movement if each in moved]
    return JoinedAndLeftSheet(letterhead(), figures, iter(groups), with_sections=True)


def addressee(key: int = 42, **known: Any) -> Addressee:  # noqa: ANN401 - any part of it
    """Somebody a card, a label or a letter is for."""
    told = Addressee(
        id=key, number=f"{key:05d}", name="NTIRANYIBAGIRA Marie-Goreth", other_script="សុខ សុភា",
        section="Mungwa", place="Mungwa · Gitega", how_to_find="Behind the school",
        form_of_address="Mme", joined_on=date(2015, 2, 1),
    )  # fmt: skip
    return replace(told, **known)


def cards(members: Sequence[Addressee], **chosen: Any) -> CardsSheet:  # noqa: ANN401 - any option
    """Cards for these members."""
    return CardsSheet(letterhead(), len(members), iter(members), Options(**chosen))


def labels(members: Sequence[Addressee], **chosen: Any) -> LabelsSheet:  # noqa: ANN401 - any option
    """Labels for these members."""
    return LabelsSheet(letterhead(), len(members), iter(members), Options(**chosen))


def letter(member: Addressee, text: str = "{name}, your number is **{number}**.") -> LetterSheet:
    """A letter to a member."""
    return LetterSheet(letterhead(), AS_OF, member, text)


def attention(*lines: AttentionLine) -> AttentionSheet:
    """A list of these things to look at, all of one kind."""
    group = AttentionGroup(Kind.IMPOSSIBLE, "Born in the future", len(lines), iter(lines))
    return AttentionSheet(letterhead(), AS_OF, len(lines), iter([group] if lines else []))


def attention_line(
    order: int, who: str = "NDAYIZEYE Tharcisse", place: str = "Mungwa", **details: str
) -> AttentionLine:
    """A likely double to look at."""
    known = {"number": "00007", "name": "NIYONZIMA Aline", **details}
    sentence = Objection("May be the same person as {number}, {name}.", "name", known)
    return AttentionLine(f"{order:05d}", who, place, sentence)
