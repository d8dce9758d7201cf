"""The chapters of the annual report on bodies, elections and declared interests."""

from collections.abc import Iterator
from itertools import groupby

from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.election_names import election_name
from pomanager.readmodels.annual_report import AnnualReportSheet, DelegatesChosen
from pomanager.readmodels.bodies import OfficerRow, TermEndingRow, VacancyRow
from pomanager.readmodels.elections.election import ElectionLabel
from pomanager.readmodels.elections.result import ElectionResult
from pomanager.reports.bodies.words import (
    body_said,
    election_on,
    last_day_said,
    offices_said,
    person_said,
    seat_said,
)
from pomanager.reports.elections.outcome import elected_blocks
from pomanager.reports.flow import Block
from pomanager.reports.parts import Grid, GridColumn, facts, heading, paragraph
from pomanager.reports.styles import Align
from pomanager.rules.bodies.kinds import HOW_WORDS, INTEREST_KIND_WORDS
from pomanager.rules.elections.kinds import ELECTION_STATE_WORDS
from pomanager.rules.members import Sex


def bodies(sheet: AnnualReportSheet) -> list[Block]:
    """Who sits where, how and until when; vacant seats; terms that are over or end soon."""
    told = sheet.bodies
    if told is None:
        return []
    blocks: list[Block] = []
    rows = [line.row for line in told.officers.lines]
    if not rows:
        blocks.append(paragraph(_("Nobody sits in any body on this day.")))
    for _body, found in groupby(rows, key=_body_id):
        seated = list(found)
        blocks += [heading(body_said(seated[0].body)), _seats(sheet, seated)]
    if told.officers.vacancies:
        blocks += [heading(_("Vacant seats")), _vacancies(told.officers.vacancies)]
    within = ngettext(
        "Terms that are over, or end within {count} month", "Terms that are over, or end within {count} months",
        told.ending.months,
    )  # fmt: skip
    blocks.append(heading(within.format(count=formats.number(told.ending.months))))
    if not told.ending.rows:
        return [*blocks, paragraph(_("No term ends in this time."))]
    return [*blocks, _ending(sheet, told.ending.rows)]


def _body_id(row: OfficerRow) -> int:
    return row.body.id


def _seats(sheet: AnnualReportSheet, rows: list[OfficerRow]) -> Block:
    columns = (
        GridColumn(_("Seat"), 14), GridColumn(_("Office"), 18), GridColumn(_("Name"), 29), GridColumn(_("How"), 15),
        GridColumn(_("From"), 11), GridColumn(_("Until"), 13),
    )  # fmt: skip
    return Grid(
        columns,
        [
            (
                seat_said(row.seat), offices_said(row.holding), person_said(row.holding.person), _how(sheet, row),
                formats.day_short(row.holding.since), last_day_said(row.holding),
            )
            for row in rows
        ],
    )  # fmt: skip


def _how(sheet: AnnualReportSheet, row: OfficerRow) -> str:
    """How somebody came to the seat, with the election where it is kept here."""
    how = _(HOW_WORDS[row.holding.how])
    day = None if sheet.bodies is None else sheet.bodies.officers.elected_on.get(row.holding.appointment_id)
    return how if day is None else f"{how}\n{election_on(day)}"


def _vacancies(rows: tuple[VacancyRow, ...]) -> Block:
    columns = (
        GridColumn(_("Body"), 36), GridColumn(_("Seat"), 18), GridColumn(_("Vacant since"), 16),
        GridColumn(_("Last holder"), 30),
    )  # fmt: skip
    return Grid(
        columns,
        [
            (
                body_said(row.body), seat_said(row.seat), formats.day_short(row.since),
                "—" if row.last_holder is None else row.last_holder.name,
            )
            for row in rows
        ],
    )  # fmt: skip


def _ending(sheet: AnnualReportSheet, rows: tuple[TermEndingRow, ...]) -> Block:
    columns = (
        GridColumn(_("Body"), 26), GridColumn(_("Seat"), 14), GridColumn(_("Office"), 16), GridColumn(_("Name"), 28),
        GridColumn(_("Until"), 16),
    )  # fmt: skip
    found = []
    for row in rows:
        day = None if sheet.bodies is None else sheet.bodies.ending.elections.get(row.seat.id)
        last = [last_day_said(row.holding), *([] if day is None else [election_on(day)])]
        found.append(
            (
                body_said(row.body), seat_said(row.seat), offices_said(row.holding), row.holding.person.name,
                "\n".join(last),
            )
        )  # fmt: skip
    return Grid(columns, found)


def elections(sheet: AnnualReportSheet) -> list[Block]:
    """What each election to a body came to, those that are not over, and the choice of delegates in sum."""
    told = sheet.elections
    if told is None:
        return []
    if not told.results and not told.others and told.delegates is None:
        return [paragraph(_("No election was held in this time."))]
    blocks = [block for each in told.results for block in _result(each)]
    if told.others:
        # TR: heading over elections that are under way, or were annulled
        blocks += [heading(_("Elections without a result that stands")), _others(told.others)]
    if told.delegates is not None:
        blocks += [heading(_("Delegates of the sections")), facts(list(_delegates(told.delegates)))]
    return blocks


def _result(result: ElectionResult) -> Iterator[Block]:
    label = result.election.label
    # TR: heading: an election and its day
    title = _("{election}, {day}").format(election=election_name(label), day=formats.day(label.held_on))
    stood = [each for contest in result.contests for each in contest.contest.candidates if each.stands]
    women = sum(each.sex is Sex.FEMALE for each in stood)
    elected = [each for contest in result.contests for each in contest.mandates if not each.is_alternate]
    women_elected = sum(each.candidate.sex is Sex.FEMALE for each in elected)
    # TR: how many people, and how many of them are women: "7 (women: 3)"
    both = _("{count} (women: {women})")
    told = [
        (_("Seats"), formats.number(label.seats)),
        (_("Candidates"), both.format(count=formats.number(len(stood)), women=formats.number(women))),
        (_("Were elected"), both.format(count=formats.number(len(elected)), women=formats.number(women_elected))),
    ]
    if result.declared is not None:
        told.append((_("Result announced on"), formats.day(result.declared.on, "long")))
    if result.objections:
        told.append((_("Objections"), formats.number(len(result.objections))))
    yield heading(title)
    yield facts(told)
    for contest in result.contests:
        yield from elected_blocks(contest)


def _others(labels: tuple[ElectionLabel, ...]) -> Block:
    columns = (
        GridColumn(_("Day"), 14), GridColumn(_("Election"), 46), GridColumn(_("Seats"), 12, Align.END),
        GridColumn(_("State"), 28),
    )  # fmt: skip
    return Grid(
        columns,
        [
            (
                formats.day_short(each.held_on), election_name(each), formats.number(each.seats),
                _(ELECTION_STATE_WORDS[each.state]),
            )
            for each in labels
        ],
    )  # fmt: skip


def _delegates(told: DelegatesChosen) -> Iterator[tuple[str, str]]:
    if told.elections:
        yield _("Elections in sections"), formats.number(told.elections)
        yield _("Seats"), formats.number(told.seats)
        yield _("Candidates"), formats.number(told.candidates)
        yield _("Were elected"), formats.number(told.elected)
    # TR: people whom sections sent to a meeting of delegates in the year
    yield _("Delegates of the year"), formats.number(told.people.total)
    yield _("Women"), formats.number(told.people.women)
    yield _("Men"), formats.number(told.people.men)
    yield _("Sex not known"), formats.number(told.people.unknown)


def interests(sheet: AnnualReportSheet) -> list[Block]:
    """The interests that hold at the end."""
    if not sheet.interests:
        return [paragraph(_("No interest that still holds is declared in the books."))]
    columns = (
        GridColumn(_("Name"), 26), GridColumn(_("Kind"), 18), GridColumn(_("With whom"), 22),
        GridColumn(_("What it is about"), 22), GridColumn(_("Declared on"), 12),
    )  # fmt: skip
    return [
        Grid(
            columns,
            [
                (
                    each.person.name, _(INTEREST_KIND_WORDS[each.kind]), each.party, each.nature,
                    formats.day_short(each.declared_on),
                )
                for each in sheet.interests
            ],
        )
    ]  # fmt: skip
