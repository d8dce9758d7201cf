"""The words about backups and damaged files: backups (the list of them), salvage (what can be read of a file)."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.signing_in import allowed
from pomanager.cli.words import Commands, Terminal, file_argument
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.backups import BackupRow
from pomanager.readmodels.repair import Salvaged, TableKept
from pomanager.rules.access.needed import FileAct
from pomanager.rules.access.roles import Right
from pomanager.services import backups, repair


def add_to(commands: Commands) -> None:
    """Add the commands about backups and damaged files."""
    words = commands.add(
        "backups", "backups FILE [--away FOLDER] [--json]",
        _("List the backups of an office: when each was made, whether it is whole, what a restore would lose."),
    )  # fmt: skip
    words.office_file()
    words.add_argument(
        "--away", metavar="FOLDER", type=file_argument,
        help=_("A folder with copies away from this PC, to be listed too."),
    )  # fmt: skip
    words.as_json()
    words.command(list_backups)

    words = commands.add(
        "salvage", "salvage FILE [--away FOLDER] [--take] [--json]",
        _("Save what can be read of a damaged office file into a new one. The damaged file is kept."),
    )  # fmt: skip
    words.office_file()
    words.add_argument(
        "--away", metavar="FOLDER", type=file_argument,
        help=_("A folder with copies away from this PC, where a good backup is looked for, too."),
    )  # fmt: skip
    words.add_argument(
        "--take",
        action="store_true",
        help=_("Let what was saved take the place of the damaged file. Left out, it lies in a folder beside it."),
    )
    words.as_json()
    words.command(salvage)


def list_backups(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """List the backups beside the file, the newest first."""
    with opened(chosen.file, terminal) as office:
        office.require(Right.BACK_UP)
        found = backups.listed(office, chosen.file, chosen.away)
    terminal.output.rows([_as_facts(row) for row in found.rows], [_in_words(row) for row in found.rows])
    if not found.rows:
        terminal.output.say(_("There is no backup yet."))
    return DONE


def _as_facts(row: BackupRow) -> dict[str, object]:
    return {
        "file": str(row.path), "made": row.made.isoformat(), "where": row.where.value, "state": row.verdict.value,
        "size": row.size, "members": row.members, "entries_since": row.acts_since,
        "entries_only_there": row.acts_only_there, "why": "" if row.why is None else sentence(row.why),
    }  # fmt: skip


def _in_words(row: BackupRow) -> str:
    if row.why is not None:
        told = sentence(row.why)
    else:
        since = row.acts_since or 0
        told = ngettext(
            "verified, {count} entry of the journal since", "verified, {count} entries of the journal since", since
        ).format(count=formats.number(since))  # fmt: skip
    return f"{formats.moment(row.made)} · {row.path} · {formats.file_size(row.size)} · {told}"


def salvage(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Save what can be read, say what is lost, and where the person wants it let it take the file's place."""
    good = repair.newest_good(chosen.file, chosen.away)
    actor = allowed(chosen.file, terminal, FileAct.RESTORE, instead=None if good is None else good.path)
    saved = repair.save_rows(chosen.file, good, terminal.clock)
    lost = [table for table in saved.tables if not table.is_whole]
    terminal.output.rows([_table_facts(table) for table in lost], [_table_words(table) for table in lost])
    for finding in saved.findings:
        terminal.output.say(sentence(finding.objection))
    _say_saved(saved, terminal)
    if chosen.take:
        repair.put_saved_in_place(chosen.file, saved, terminal.clock, actor)
        terminal.output.say(_("{file} now holds what was saved.").format(file=chosen.file))
    return REFUSED if saved.findings or any(table.left_out for table in lost) else DONE


def _say_saved(saved: Salvaged, terminal: Terminal) -> None:
    told = ngettext("Saved: {count} record, in {file}.", "Saved: {count} records, in {file}.", saved.rows)
    terminal.output.say(told.format(count=formats.number(saved.rows), file=saved.file))
    terminal.output.say(_("The damaged file is kept in {folder}.").format(folder=saved.folder))


def _table_facts(table: TableKept) -> dict[str, object]:
    return {
        "table": table.name, "saved": table.saved, "from_backup": table.filled, "left_out": table.left_out,
        "in_backup": table.in_backup, "lost": [list(gap) for gap in table.gaps], "named": list(table.named),
    }  # fmt: skip


def _table_words(table: TableKept) -> str:
    # TR: a part of a damaged file: its name, and how many records were saved, came from a backup, were left out
    return _("{table}: saved {saved}, from the backup {filled}, left out {left_out}").format(
        table=table.name, saved=formats.number(table.saved), filled=formats.number(table.filled),
        left_out=formats.number(table.left_out),
    )  # fmt: skip
