"""Sheets of the papers on bodies, with one line each."""

from datetime import date

from pomanager.readmodels.bodies import (
    Alternate,
    BodyLabel,
    HandOverDetail,
    HandOverRow,
    HeldOffice,
    Holding,
    InterestRow,
    OfficerRow,
    PersonLabel,
    SeatLabel,
    TermBar,
    TermEndingRow,
    TermLane,
    TermPicture,
    VacancyRow,
)
from pomanager.readmodels.body_papers import (
    HandOverSheet,
    OfficerLine,
    OfficersSheet,
    TermsEndingSheet,
    TermsOverYearsSheet,
    VacanciesSheet,
)
from pomanager.rules.bodies.kinds import (
    BodyKind,
    EndReason,
    HandedOver,
    How,
    InterestKind,
    ItemKind,
    Office,
    ReservedFor,
    SeatKind,
)
from pomanager.rules.identity import IdentityKind
from pomanager.rules.wording import Wording
from tests.reports.sheets import AS_OF, letterhead

FIRST, LAST = date(2024, 4, 1), date(2027, 3, 31)


def body(name: str = "Board") -> BodyLabel:
    """A board."""
    return BodyLabel(1, BodyKind.BOARD, Wording({"en": name}), "")


def seat(title: str = "") -> SeatLabel:
    """Its first seat."""
    return SeatLabel(
        id=1, body_id=1, position=1, title=Wording({"en": title}), kind=SeatKind.ELECTED, voting=True,
        reserved_for=ReservedFor.NOBODY, section="", series=None,
    )  # fmt: skip


def person(name: str = "NIYONZIMA Aline", number: str = "00042", other_script: str = "") -> PersonLabel:
    """A member."""
    return PersonLabel(person_id=1, name=name, number=number, other_script=other_script, member_id=1)


def holding(
    who: PersonLabel, title: str = "", decision: str = "AG 1", *, holds_over: bool = False, pending: bool = False
) -> Holding:
    """Somebody elected for three years, who is chair or what the title says."""
    office = HeldOffice(1, Office.CHAIR, Wording({"en": title}), FIRST, None, "")
    return Holding(
        appointment_id=1, seat_id=1, term_id=1, person=who, how=How.ELECTED, since=FIRST, until=None,
        term_ends_on=LAST, end_reason=None, ending_id=None, offices=(office,), holds_over=holds_over,
        awaits_ratification=pending, ratified_on=None, decision=decision,
    )  # fmt: skip


def interest(who: PersonLabel, party: str = "Coop B", nature: str = "Transport") -> InterestRow:
    """A contract that was declared."""
    return InterestRow(1, who, InterestKind.CONTRACT, party, nature, FIRST, None, None, None)


def officer_line(
    held: Holding, where: tuple[BodyLabel, SeatLabel], document: str = "AB 123", interests: tuple[InterestRow, ...] = ()
) -> OfficerLine:
    """A line of the register."""
    return OfficerLine(OfficerRow(*where, held), "", IdentityKind.PASSPORT, document, interests, ())


def officers(*lines: OfficerLine, vacant: tuple[VacancyRow, ...] = (), with_documents: bool = False) -> OfficersSheet:
    """The register with these lines."""
    return OfficersSheet(letterhead(), AS_OF, lines, vacant, with_documents)


def vacancy(where: tuple[BodyLabel, SeatLabel], last: PersonLabel | None, alternate: str = "") -> VacancyRow:
    """A seat somebody resigned from."""
    waiting = (Alternate(2, 1, person(alternate), FIRST, None, stepped_in=False),) if alternate else ()
    return VacancyRow(*where, date(2026, 9, 1), last, EndReason.RESIGNED if last else None, LAST, waiting)


def vacancies(*rows: VacancyRow) -> VacanciesSheet:
    """The list of these vacant seats."""
    return VacanciesSheet(letterhead(), AS_OF, rows)


def term_ending(held: Holding, where: tuple[BodyLabel, SeatLabel], *, may_return: bool | None = True) -> TermEndingRow:
    """A term that ends in March 2027, the second in a row."""
    return TermEndingRow(*where, held, LAST, is_over=held.holds_over, terms_served=2, may_return=may_return)


def terms_ending(*rows: TermEndingRow) -> TermsEndingSheet:
    """The list of these terms."""
    return TermsEndingSheet(letterhead(), AS_OF, 12, rows)


def term_bar(who: PersonLabel, first: date, last: date | None, title: str = "", term_ends_on: date = LAST) -> TermBar:
    """A time in a seat, as chair or what the title says."""
    office = HeldOffice(1, Office.CHAIR, Wording({"en": title}), first, None, "")
    reason = EndReason.RESIGNED if last else None
    return TermBar(1, who, first, last, term_ends_on, How.ELECTED, (office,), reason)


def terms_over_years(
    *lanes: tuple[SeatLabel, tuple[TermBar, ...]], where: BodyLabel | None = None, first: int = 2020, last: int = 2029
) -> TermsOverYearsSheet:
    """The picture of one body over ten years."""
    told = tuple(TermLane(*lane) for lane in lanes)
    picture = TermPicture(where or body(), date(first, 1, 1), date(last, 12, 31), AS_OF, told)
    return TermsOverYearsSheet(letterhead(), AS_OF, (picture,))


def hand_over(  # noqa: PLR0913 - the texts of a record
    given: str = "NKURUNZIZA Paul", taken: str = "NIYONZIMA Aline", *, where: BodyLabel | None = None, title: str = "",
    place: str = "Gitega", witnesses: str = "", remarks: str = "", item: str = "Cash box", about_item: str = "",
    taken_back: bool = False,
) -> HandOverSheet:  # fmt: skip
    """A record of one thing: 1,250 francs in a box."""
    row = HandOverRow(
        1, where or body(), Office.TREASURER, Wording({"en": title}), FIRST, person(given), person(taken), 1, taken_back
    )  # fmt: skip
    items = (HandedOver(ItemKind.CASH, item, 2, 125000, about_item),)
    return HandOverSheet(letterhead(), HandOverDetail(row, place, witnesses, remarks, items), "XOF", 0)
