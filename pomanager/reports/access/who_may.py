"""Who works with the books and who may do what: hung up in the office, and shown to the auditor."""

from pomanager.i18n import _, formats
from pomanager.readmodels.access_papers import RightLine, WhoMaySheet
from pomanager.reports.composing import InBlocks
from pomanager.reports.flow import Block
from pomanager.reports.heads import Heading
from pomanager.reports.parts import Grid, GridColumn, heading, paragraph
from pomanager.rules.access.roles import RIGHT_WORDS, ROLE_DUTIES, ROLE_WORDS, Role


def heading_of(sheet: WhoMaySheet) -> Heading:
    """What the paper is called, and of which day it is."""
    return Heading(_("Who may do what"), sheet.letterhead.printed_at.date())


def story(sheet: WhoMaySheet) -> list[Block]:
    """The people with their roles, then every right with those who have it, then what the roles are for."""
    return [
        heading(_("People who work with the books")),
        *_people(sheet),
        heading(_("What may be done, and by whom")),
        Grid(_right_columns(named=bool(sheet.people)), [_line(line, named=bool(sheet.people)) for line in sheet.lines]),
        paragraph(_("Nobody reads a private note but its writer and the one person the writer named.")),
        heading(_("What the roles are for")),
        Grid(
            (GridColumn(_("Role"), 30), GridColumn(_("What the role is for"), 70)),
            [(_(ROLE_WORDS[role]), _(ROLE_DUTIES[role])) for role in Role],
        ),
    ]


def _people(sheet: WhoMaySheet) -> list[Block]:
    if not sheet.people:
        return [paragraph(_("One person keeps the books alone, does everything, and signs in nowhere."))]
    rows = [(person.name, _roles(person.roles)) for person in sheet.people]
    return [Grid((GridColumn(_("Name"), 50), GridColumn(_("Roles"), 50)), rows)]


def _right_columns(*, named: bool) -> tuple[GridColumn, ...]:
    if not named:
        return (GridColumn(_("What may be done"), 50), GridColumn(_("Roles"), 50))
    return (
        GridColumn(_("What may be done"), 40),
        GridColumn(_("Roles"), 35),
        GridColumn(_("Who has one of these"), 25),
    )


def _line(line: RightLine, *, named: bool) -> tuple[str, ...]:
    told = (_(RIGHT_WORDS[line.right]), _roles(line.roles))
    return (*told, formats.listing(line.people) if line.people else "—") if named else told


def _roles(roles: tuple[Role, ...]) -> str:
    return formats.listing([_(ROLE_WORDS[role]) for role in roles])


WHO_MAY = InBlocks(heading_of, story)
