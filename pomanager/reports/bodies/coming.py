"""What is to be filled: the terms that end within some months, and the seats nobody sits in."""

from pomanager.i18n import _, formats, ngettext
from pomanager.readmodels.bodies import TermEndingRow, VacancyRow
from pomanager.readmodels.body_papers import TermsEndingSheet, VacanciesSheet
from pomanager.reports.bodies.words import body_said, election_on, last_day_said, offices_said, person_said, seat_said
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, paragraph
from pomanager.rules.bodies.kinds import END_REASON_WORDS


def terms_heading(sheet: TermsEndingSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("Terms ending"), sheet.as_of)


def terms_story(sheet: TermsEndingSheet) -> list[Block]:
    """How far it looks ahead, then the terms, the earliest last day first."""
    within = ngettext(
        "Terms that are over, or end within {count} month.", "Terms that are over, or end within {count} months.",
        sheet.months,
    )  # fmt: skip
    blocks: list[Block] = [paragraph(within.format(count=formats.number(sheet.months)))]
    if not sheet.rows:
        return [*blocks, paragraph(_("No term ends in this time."))]
    columns = (
        GridColumn(_("Body"), 17), GridColumn(_("Seat"), 11), GridColumn(_("Office"), 14), GridColumn(_("No."), 7),
        GridColumn(_("Name"), 18), GridColumn(_("Until"), 13),
        # TR: head of a column: how many terms somebody has served one after the other
        GridColumn(_("Terms in a row"), 14),
        # TR: head of a column: whether the by-laws let somebody take another term
        GridColumn(_("Another term"), 11),
    )  # fmt: skip
    return [*blocks, Grid(columns, [_term(sheet, row) for row in sheet.rows])]


def _term(sheet: TermsEndingSheet, row: TermEndingRow) -> tuple[str, ...]:
    person = row.holding.person
    day = sheet.elections.get(row.seat.id)
    last = [last_day_said(row.holding), *([election_on(day)] if day is not None else [])]
    return (
        body_said(row.body), seat_said(row.seat), offices_said(row.holding), person.number, person_said(person),
        "\n".join(last), formats.number(row.terms_served), _another(row.may_return),
    )  # fmt: skip


def _another(may: bool | None) -> str:  # noqa: FBT001 - three answers
    if may is None:
        # TR: in a table, where the by-laws say nothing
        return _("by-laws silent")
    return _("Yes") if may else _("No")


def vacancies_heading(sheet: VacanciesSheet) -> Heading:
    """What the list is called, and for which day."""
    return Heading(_("Vacant seats"), sheet.as_of)


def vacancies_story(sheet: VacanciesSheet) -> list[Block]:
    """Every seat nobody sits in, with who sat there and who could step in."""
    if not sheet.rows:
        return [paragraph(_("Somebody sits in every seat on this day."))]
    columns = (
        GridColumn(_("Body"), 20), GridColumn(_("Seat"), 10), GridColumn(_("Vacant since"), 12),
        # TR: head of a column: who sat in a seat last
        GridColumn(_("Last holder"), 20), GridColumn(_("Why it ended"), 14),
        # TR: head of a column: the last day of the term that is being missed
        GridColumn(_("Rest of the term"), 12), GridColumn(_("Alternates"), 18),
    )  # fmt: skip
    return [Grid(columns, [_vacancy(row) for row in sheet.rows])]


def _vacancy(row: VacancyRow) -> tuple[str, ...]:
    names = [each.person.name for each in row.alternates if not each.stepped_in]
    return (
        body_said(row.body), seat_said(row.seat), formats.day_short(row.since),
        "—" if row.last_holder is None else row.last_holder.name,
        "—" if row.end_reason is None else _(END_REASON_WORDS[row.end_reason]),
        formats.day_short(row.rest_until), formats.listing(names) if names else "—",
    )  # fmt: skip


TERMS_ENDING = InBlocks(terms_heading, terms_story)
VACANCIES = InBlocks(vacancies_heading, vacancies_story)
