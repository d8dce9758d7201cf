"""The register of officers: who sits in which body, in which office, how, from when until when, by which decision."""

from itertools import groupby

from pomanager.i18n import _, formats
from pomanager.readmodels.bodies import VacancyRow
from pomanager.readmodels.body_papers import OfficerLine, OfficersSheet
from pomanager.reports.bodies.words import body_said, election_on, last_day_said, offices_said, person_said, seat_said
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, chair_and_secretary, heading, paragraph
from pomanager.rules.bodies.kinds import HOW_WORDS, INTEREST_KIND_WORDS
from pomanager.rules.identity import IDENTITY_WORDS


def heading_of(sheet: OfficersSheet) -> Heading:
    """What the register is called, and for which day."""
    return Heading(_("Register of officers"), sheet.as_of)


def story(sheet: OfficersSheet) -> list[Block]:
    """A table for each body, then seats nobody sits in, then the interests declared."""
    blocks: list[Block] = []
    if not sheet.lines:
        blocks.append(paragraph(_("Nobody sits in any body on this day.")))
    for _body, found in groupby(sheet.lines, key=_body_id):
        lines = list(found)
        blocks += [
            heading(body_said(lines[0].row.body)),
            Grid(_columns(sheet), [_cells(sheet, line) for line in lines]),
        ]
    blocks += _vacancies(sheet.vacancies)
    blocks += _interests(sheet)
    return [*blocks, chair_and_secretary(stamp=True)]


def _body_id(line: OfficerLine) -> int:
    return line.row.body.id


def _columns(sheet: OfficersSheet) -> tuple[GridColumn, ...]:
    # TR: head of a column: identity document
    document = _("Document") if sheet.with_documents else _("Document (last figures)")
    return (
        # TR: head of a column: a place in a board or committee, and below it chair, treasurer and so on
        GridColumn(_("Seat and office"), 15),
        # TR: title of the column of member numbers, as short as can be
        GridColumn(_("No."), 7),
        GridColumn(_("Name"), 19),
        # TR: head of a column: how somebody came to a seat (elected, co-opted …)
        GridColumn(_("How"), 11),
        GridColumn(_("From"), 10),
        # TR: head of a column: the last day
        GridColumn(_("Until"), 11),
        GridColumn(_("Decision"), 15),
        GridColumn(document, 12),
    )


def _cells(sheet: OfficersSheet, line: OfficerLine) -> tuple[str, ...]:
    held = line.row.holding
    elected = sheet.elected_on.get(held.appointment_id)
    how = [_(HOW_WORDS[held.how]), *([election_on(elected)] if elected is not None else [])]
    kind = _(IDENTITY_WORDS[line.document_kind]) if line.document_kind is not None else ""
    return (
        _seat_and_office(line), held.person.number, person_said(held.person),
        "\n".join(how), formats.day_short(held.since), last_day_said(held), held.decision,
        " ".join(part for part in (kind, line.document) if part),
    )  # fmt: skip


def _seat_and_office(line: OfficerLine) -> str:
    seat = seat_said(line.row.seat)
    return "\n".join((seat, offices_said(line.row.holding))) if line.row.holding.offices else seat


def _vacancies(rows: tuple[VacancyRow, ...]) -> list[Block]:
    if not rows:
        return []
    said = [(body_said(row.body), seat_said(row.seat), formats.day_short(row.since)) for row in rows]
    columns = (GridColumn(_("Body"), 50), GridColumn(_("Seat"), 25), GridColumn(_("Vacant since"), 25))
    return [heading(_("Vacant seats")), Grid(columns, said)]


def _interests(sheet: OfficersSheet) -> list[Block]:
    """Each declared interest once, however many seats the person holds."""
    found = {interest.id: interest for line in sheet.lines for interest in line.interests}
    if not found:
        return []
    rows = [
        (each.person.name, _(INTEREST_KIND_WORDS[each.kind]), each.party, each.nature,
         formats.day_short(each.declared_on))
        for each in found.values()
    ]  # fmt: skip
    columns = (
        GridColumn(_("Name"), 24), GridColumn(_("Kind"), 20), GridColumn(_("With whom"), 22),
        GridColumn(_("What it is about"), 22), GridColumn(_("Declared on"), 12),
    )  # fmt: skip
    return [heading(_("Interests declared")), Grid(columns, rows)]


OFFICERS = InBlocks(heading_of, story, wide=True)
