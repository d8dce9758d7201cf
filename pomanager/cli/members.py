"""The words about the roll: bring a table in, take that back, hand the roll out, find somebody."""

import argparse
from dataclasses import asdict

from pomanager.cli import attention, places, statistics
from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.words import Commands, Terminal, column_argument, day_argument, file_argument, number_argument
from pomanager.errors import NotFound, Refused
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.marks import N_
from pomanager.readmodels.exchange import ImportFigures, ImportPlan, RawTable, UndoOutcome
from pomanager.readmodels.members import MemberRow
from pomanager.rules.importing.profiles import objections_to_profile_name
from pomanager.rules.members import STATUS_WORDS
from pomanager.rules.objections import Objection
from pomanager.services import backups
from pomanager.services.exchange.reading import read_table
from pomanager.services.members import queries
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.profiles import KeepProfile, keep_profile
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.export import export_roll
from pomanager.services.members.queries.imports import imports
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.members.queries.profiles import profile_called, profile_for
from pomanager.services.office import Office

HIGHEST_IMPORT = 999_999_999
MOST_FOUND = 1000
"""More people than this are not listed: a longer part of the name says whom is meant."""
NOT_READ = "-"
NONE_TO_UNDO = N_("There is no import left that could be undone.")


def add_to(commands: Commands) -> None:
    """Add "members" and the words that follow it."""
    usage = "members import|undo|export|find|stats|attention|places …"
    members = commands.add("members", usage, _("Work on the roll of members."))
    acts = members.commands()
    _add_import(acts)
    _add_undo(acts)
    _add_export(acts)
    _add_find(acts)
    statistics.add_to(acts)
    attention.add_to(acts)
    places.add_to(acts)


def _add_import(acts: Commands) -> None:
    words = acts.add(
        "import", "members import FILE TABLE [--profile NAME] [--map COLUMN=FIELD ...] "
        "[--names-changed-on DATE] [--dry-run] [--json]",
        _("Bring a table (CSV, TSV, XLSX, XLS, ODS) into the roll: all of it in one act, or nothing."),
    )  # fmt: skip
    words.office_file()
    words.add_argument("table", metavar="TABLE", type=file_argument, help=_("The table."))
    words.add_argument(
        "--map", metavar="COLUMN=FIELD", action="append", default=[], type=column_argument,
        help=_("Read this column as this field, or leave it out with “-”; may be said several times."),
    )  # fmt: skip
    words.add_argument(
        "--profile", metavar="NAME",
        help=_("Read the columns as kept under this name; where nothing is kept under it, keep this reading."),
    )  # fmt: skip
    words.add_argument(
        "--names-changed-on", metavar="DATE", type=day_argument, dest="names_on",
        help=_("Names that differ are changes of a name since this day. Left out, they are corrected."),
    )  # fmt: skip
    words.add_argument("--dry-run", action="store_true", help=_("Tell what would happen, and write nothing."))
    words.as_json()
    words.command(import_table)


def _add_undo(acts: Commands) -> None:
    words = acts.add("undo", "members undo FILE [IMPORT] [--json]", _("Take an import back."))
    words.office_file()
    words.add_argument(
        "number", metavar="IMPORT", nargs="?", type=number_argument(1, HIGHEST_IMPORT),
        help=_("The number of the import. Left out, it is the last one that holds."),
    )  # fmt: skip
    words.as_json()
    words.command(undo)


def _add_export(acts: Commands) -> None:
    words = acts.add(
        "export", "members export FILE OUT.csv|OUT.xlsx [--as-of DATE]", _("Write the roll as a table.")
    )  # fmt: skip
    words.office_file()
    words.add_argument("out", metavar="OUT", type=file_argument, help=_("The table, ending in .csv or .xlsx."))
    words.day(_("The roll as it stood on this day. Left out, everybody in the books, as they stand now."))
    words.command(export)


def _add_find(acts: Commands) -> None:
    words = acts.add("find", "members find FILE TEXT [--json]", _("List who answers to a part of a name."))
    words.office_file()
    words.add_argument("text", metavar="TEXT", help=_("Part of a name, a number, a phone or a place."))
    words.as_json()
    words.command(find)


def import_table(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Plan what the table would do; unless it is a dry run, do it."""
    with opened(chosen.file, terminal, writing=not chosen.dry_run) as office:
        table = read_table(chosen.table)
        if chosen.profile is not None and (said := objections_to_profile_name(chosen.profile)):
            raise Refused(said)
        wishes = _wishes(office, table, chosen.profile)
        plan = office.ask(plan_import, table, wishes | dict(chosen.map), today=office.today())
        _say_what_is_odd(plan, terminal)
        order = BringIn(plan=plan, names_on=chosen.names_on)
        if not chosen.dry_run:
            backups.make_before(office)
        figures = plan.figures if chosen.dry_run else office.do(bring_in, order).result.figures
        if chosen.profile is not None and not chosen.dry_run:
            office.do(keep_profile, _profile(plan, chosen.profile))
    if terminal.output.as_json:
        terminal.output.facts(asdict(figures))
    else:
        for line in _figures_in_words(figures):
            terminal.output.line(line)
    if chosen.dry_run:
        terminal.output.say(_("Nothing was written: this was a dry run."))
    return DONE


def undo(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Take an import back, and name whoever stays."""
    with opened(chosen.file, terminal, writing=True) as office:
        done = office.do(undo_import, chosen.number or _last_import(office)).result
    if terminal.output.as_json:
        terminal.output.facts(_undone_as_facts(done))
    else:
        removed, restored = formats.number(done.removed), formats.number(done.restored)
        terminal.output.line(
            _("Removed: {removed}. Put back as before: {restored}.").format(removed=removed, restored=restored)
        )
        for kept in done.kept:
            terminal.output.line(f"{kept.number} {kept.name}: {sentence(kept.reason)}")
    return DONE


def export(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Write the roll as a table."""
    with opened(chosen.file, terminal) as office:
        count = office.ask(export_roll, chosen.out, _, chosen.as_of)
    written = ngettext("Written: {file}, with {count} person.", "Written: {file}, with {count} people.", count)
    terminal.output.say(written.format(file=chosen.out, count=formats.number(count)))
    return DONE


def find(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """List who is found; nobody is exit code 1."""
    with opened(chosen.file, terminal) as office:
        found = office.ask(queries.find_members, chosen.text, MOST_FOUND)
    terminal.output.rows((_as_facts(row) for row in found), (_as_line(row) for row in found))
    if not found:
        terminal.output.say(_("Nobody in the books answers to “{text}”.").format(text=chosen.text))
        return REFUSED
    return DONE


def _wishes(office: Office, table: RawTable, name: str | None) -> dict[str, str]:
    """How the columns are read by the profile of this name; without a name, by one for tables with these headings."""
    profile = office.ask(profile_for, table.headers) if name is None else office.ask(profile_called, name)
    if profile is None:
        return {}
    return {heading: field for heading, field in profile.mapping.items() if heading in table.headers}


def _profile(plan: ImportPlan, name: str) -> KeepProfile:
    """The reading of a plan, to be kept under a name."""
    read = {heading: field.value for heading, field in plan.mapping_by_heading.items()}
    mapping = {heading: read.get(heading, NOT_READ) for heading in plan.table.headers}
    return KeepProfile(name=name, headings=plan.table.headers, mapping=mapping)


def _say_what_is_odd(plan: ImportPlan, terminal: Terminal) -> None:
    """What there is to say about the table as a whole, and why rows are left out."""
    for note in plan.table.notes:
        terminal.output.say(sentence(note))
    for row in plan.rows:
        if row.refusal is not None:
            said = _("Row {row} was left out: {reason}").format(row=row.row, reason=sentence(row.refusal))
            terminal.output.say(said)


def _figures_in_words(figures: ImportFigures) -> tuple[str, ...]:
    said = (
        (_("New: {count}"), figures.new),
        (_("Changed: {count}"), figures.changed),
        (_("The same as before: {count}"), figures.same),
        (_("To look at again: {count}"), figures.flagged),
        (_("Rows left out: {count}"), figures.refused_rows),
    )
    return tuple(words.format(count=formats.number(count)) for words, count in said)


def _last_import(office: Office) -> int:
    """The last import that brought anything and was not undone yet, or raise NotFound."""
    for row in office.ask(imports):
        if row.undone_at is None and (row.new or row.changed):
            return row.id
    raise NotFound(Objection(NONE_TO_UNDO))


def _undone_as_facts(done: UndoOutcome) -> dict[str, object]:
    kept = [
        {"id": each.member_id, "number": each.number, "name": each.name, "reason": sentence(each.reason)}
        for each in done.kept
    ]
    return {"removed": done.removed, "restored": done.restored, "kept": kept}


def _as_facts(row: MemberRow) -> dict[str, object]:
    return {
        "id": row.id, "number": row.number, "name": row.name, "other_script": row.other_script, "sex": row.sex.value,
        "birth": row.birth.iso() if row.birth else None, "phone": row.phone, "place": row.place,
        "section": row.section, "status": row.status.value, "since": row.status_since.isoformat(),
        "joined": row.joined_on.isoformat() if row.joined_on else None,
    }  # fmt: skip


def _as_line(row: MemberRow) -> str:
    parts = (row.number, row.name, row.other_script, row.place, row.phone, _(STATUS_WORDS[row.status]))
    return " · ".join(part for part in parts if part)
