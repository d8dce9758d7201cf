"""The words that bring in an official list of places."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, file_argument
from pomanager.errors import Refused
from pomanager.i18n import _, formats, ngettext
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.trees import AddPlaces, add_places
from pomanager.services.members.queries.place_lists import guessed_columns, plan_places


def add_to(acts: Commands) -> None:
    """Add "members places"."""
    words = acts.add(
        "places", "members places FILE LIST [--twins-are-new] [--dry-run] [--json]",
        _("Bring in an official list of places, with a column for each level: what is new is added."),
    )  # fmt: skip
    words.office_file()
    words.add_argument("table", metavar="LIST", type=file_argument, help=_("The list, a table."))
    words.add_argument(
        "--twins-are-new", action="store_true", dest="twins",
        help=_("Add places spelt nearly as one of the books, too. Left out, they are taken for that one."),
    )  # fmt: skip
    words.add_argument("--dry-run", action="store_true", help=_("Tell what would happen, and write nothing."))
    words.as_json()
    words.command(bring_in_places)


def bring_in_places(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Look at the list, name the likely twins; unless it is a dry run, add what is new."""
    with opened(chosen.file, terminal, writing=not chosen.dry_run) as office:
        table = read_table(chosen.table)
        columns = office.ask(guessed_columns, table)
        plan = office.ask(plan_places, table, columns)
        if chosen.twins:
            plan = office.ask(plan_places, table, columns, [twin.path for twin in plan.twins])
        if plan.objections:
            raise Refused(plan.objections)
        for twin in plan.twins if not chosen.twins else ():
            # TR: a place of a list is taken for one that is spelt nearly so: "Mungwaa (Gitega) → Mungwa"
            said = _("{name} ({within}) → {meant}")
            terminal.output.say(said.format(name=twin.name, within=twin.within or "–", meant=twin.meant))
        if not chosen.dry_run:
            office.do(add_places, AddPlaces(name=table.file_name, paths=plan.paths))
    if terminal.output.as_json:
        twins = sum(not twin.added for twin in plan.twins)
        terminal.output.facts({"new": plan.new, "known": plan.known, "twins": twins, "rows": plan.rows})
    else:
        said = ngettext("{count} place is new.", "{count} places are new.", plan.new)
        terminal.output.line(said.format(count=formats.number(plan.new)))
    if chosen.dry_run:
        terminal.output.say(_("Nothing was written: this was a dry run."))
    return DONE
