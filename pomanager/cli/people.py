"""The word "people": who works with an office, in which role, and what each may."""

import argparse
from collections.abc import Iterator
from datetime import datetime

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal
from pomanager.i18n import _, formats
from pomanager.readmodels.access import PeopleFacts, UserRow
from pomanager.rules.access.roles import RIGHT_WORDS, ROLE_WORDS, Right, Role, rights_of
from pomanager.services.access.queries.people import people

LIST, MAY = "list", "may"


def add_to(commands: Commands) -> None:
    """Add "people", "people list" and "people may"."""
    words = commands.add(
        "people", "people [list|may] FILE [--json]",
        _("Tell who works with an office and in which role; with “may”, which right which role has."),
    )  # fmt: skip
    words.add_argument("what", metavar="list|may", choices=(LIST, MAY), nargs="?", default=LIST,
                       help=_("The people (left out, it is these), or the table of rights."))  # fmt: skip
    words.office_file()
    words.as_json()
    words.command(tell)


def tell(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """One row for each person, or for each right."""
    with opened(chosen.file, terminal) as office:
        known = office.ask(people)
    if chosen.what == MAY:
        terminal.output.rows(_rights(known), _lines_of_rights(known))
    else:
        terminal.output.rows(map(_as_facts, known.people), map(_as_line, known.people))
    return DONE


def _as_facts(row: UserRow) -> dict[str, object]:
    return {
        "name": row.name, "roles": [role.value for role in row.roles], "added": _moment(row.added_at),
        "ended": _moment(row.ended_at), "last_signed_in": _moment(row.last_signed_in), "must_change": row.must_change,
    }  # fmt: skip


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _as_line(row: UserRow) -> str:
    roles = formats.listing([_(ROLE_WORDS[role]) for role in row.roles])
    parts = [row.name, roles]
    if row.ended_at is not None:
        # TR: somebody works with the office no more since this moment
        parts.append(_("ended on {moment}").format(moment=formats.moment(row.ended_at)))
    elif row.last_signed_in is not None:
        parts.append(_("last signed in on {moment}").format(moment=formats.moment(row.last_signed_in)))
    return " · ".join(part for part in parts if part)


def _rights(known: PeopleFacts) -> Iterator[dict[str, object]]:
    for right in Right:
        yield {
            "right": right.value, "words": _(RIGHT_WORDS[right]), "roles": [role.value for role in _roles_with(right)],
            "people": _people_with(right, known),
        }  # fmt: skip


def _lines_of_rights(known: PeopleFacts) -> Iterator[str]:
    for right in Right:
        yield _(RIGHT_WORDS[right])
        roles = formats.listing([_(ROLE_WORDS[role]) for role in _roles_with(right)])
        names = formats.listing(_people_with(right, known))
        yield f"    {roles}: {names}" if names else f"    {roles}"


def _roles_with(right: Right) -> list[Role]:
    return [role for role in Role if right in rights_of({role})]


def _people_with(right: Right, known: PeopleFacts) -> list[str]:
    """Who of those who work here now has it; whoever works alone may do everything."""
    alone = len(known.now) == 1
    return [row.name for row in known.now if alone or right in rights_of(row.roles)]
