"""The words about office files: new, demo, check, backup, restore, export-plain."""

import argparse
import re

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.signing_in import allowed
from pomanager.cli.unlocking import unlocked
from pomanager.cli.words import Commands, Terminal, file_argument, language_argument, number_argument
from pomanager.i18n import _, formats, ngettext
from pomanager.i18n.sentences import sentence
from pomanager.readmodels.files import PART_WORDS, Part
from pomanager.rules.access.needed import FileAct
from pomanager.services import files

MOST_MEMBERS = 1_000_000
LARGEST_SEED = 2**31 - 1
SEAL = re.compile(r"[0-9a-f]{8,64}")
"""The seal of a journal line, or the beginning of it."""


def add_to(commands: Commands) -> None:
    """Add the commands about whole files."""
    _add_new(commands)
    _add_demo(commands)
    _add_check(commands)
    _add_backups(commands)


def _add_new(commands: Commands) -> None:
    words = commands.add(
        "new", "new FILE --name TEXT [--language LL]", _("Make a new, empty office file for an organisation.")
    )
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The new file, ending in .podb."))
    words.add_argument("--name", metavar="TEXT", required=True, help=_("The organisation’s name."))
    words.add_argument(
        "--language", metavar="LL", type=language_argument,
        help=_("The organisation’s first language. Left out, it is yours."),
    )  # fmt: skip
    words.command(make_new)


def _add_demo(commands: Commands) -> None:
    from pomanager.samples import STORIES

    words = commands.add(
        "demo", "demo FILE --story s1|s2|s3|s4 [--members N] [--seed N]",
        _("Make a sample office, filled with invented people, to try the program out."),
    )  # fmt: skip
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The new file, ending in .podb."))
    words.add_argument(
        "--story", metavar="STORY", choices=STORIES, required=True,
        help=_("s1 a cooperative in Kyrgyzstan, s2 a confederation in Burundi, s3 one in Cambodia, s4 one in Senegal."),
    )  # fmt: skip
    words.add_argument(
        "--members", metavar="N", type=number_argument(1, MOST_MEMBERS), help=_("How many people are on its roll.")
    )
    words.add_argument(
        "--seed", metavar="N", type=number_argument(0, LARGEST_SEED), default=1,
        help=_("Another number gives other people; the same gives the same office."),
    )  # fmt: skip
    words.command(make_demo)


def _add_check(commands: Commands) -> None:
    words = commands.add(
        "check", 'check FILE [--head "LINES SEAL"] [--repair] [--json]',
        _("Look a whole office file over: its pages, references, journal and sums. One line for each finding."),
    )  # fmt: skip
    words.office_file()
    words.add_argument(
        "--repair", action="store_true",
        help=_("Take back ends of terms and seats that were written twice, then look the file over again."),
    )  # fmt: skip
    words.add_argument(
        "--head", metavar="LINES SEAL", type=head_argument,
        help=_(
            "How many lines the journal had and the seal of the last one, as a paper tells them; "
            "its beginning is enough."
        ),
    )  # fmt: skip
    words.as_json()
    words.command(check)


def _add_backups(commands: Commands) -> None:
    words = commands.add("backup", "backup FILE FOLDER", _("Write one verified backup into a folder."))
    words.office_file()
    words.add_argument("folder", metavar="FOLDER", type=file_argument, help=_("The folder; it must be there."))
    words.command(back_up)

    words = commands.add(
        "restore", "restore BACKUP FILE [--replace]", _("Put the state of a backup in the place of an office file.")
    )
    words.add_argument("backup", metavar="BACKUP", type=file_argument, help=_("The backup."))
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The office file it becomes."))
    words.add_argument(
        "--replace", action="store_true",
        help=_("Take the place of a file that is there; it is kept beside, under another name."),
    )  # fmt: skip
    words.command(restore)

    words = commands.add(
        "export-plain",
        "export-plain FILE OUT.sqlite",
        _("Write all books into a plain SQLite file for other programs."),
    )
    words.office_file()
    words.add_argument("out", metavar="OUT.sqlite", type=file_argument, help=_("The new file."))
    words.command(export_plain)


def make_new(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Make an empty office file."""
    language = chosen.language or terminal.language
    files.create(chosen.file, chosen.name, language, terminal.clock, terminal.actor).close()
    terminal.output.say(_("Made: {file}").format(file=chosen.file))
    return DONE


def make_demo(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Make a sample office."""
    from pomanager.samples import make_sample

    count = make_sample(chosen.story, chosen.file, members=chosen.members, seed=chosen.seed)
    made = ngettext(
        "Made: {file}, a sample office with {count} person in its books.",
        "Made: {file}, a sample office with {count} people in its books.",
        count,
    )
    terminal.output.say(made.format(file=chosen.file, count=formats.number(count)))
    return DONE


def head_argument(told: str) -> tuple[int, str]:
    """The number of a journal line and its seal, or the beginning of it, as they stand on paper, with any spaces."""
    lines, *groups = told.split() or [""]
    lines, seal = re.sub(r"[.,'’]", "", lines), "".join(groups).lower()
    if not re.fullmatch(r"[0-9]{1,15}", lines) or not SEAL.fullmatch(seal):
        said = _(
            "Not a line and its seal: {text}. Write the number, a space and at least 8 letters or figures of the seal."
        )
        raise argparse.ArgumentTypeError(said.format(text=told))
    return int(lines), seal


def check(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Say everything that is not as it should be, after mending what further lines of the registers can mend."""
    allowed(chosen.file, terminal, FileAct.CHECK)
    found = files.check_file(chosen.file)
    if chosen.head is not None:
        found += files.check_against_paper(chosen.file, *chosen.head)
    if chosen.repair and {each.part for each in found} == {Part.REGISTERS}:
        _repair(chosen, terminal)
        found = files.check_file(chosen.file)
    rows = [{"part": each.part.value, "sentence": sentence(each.objection)} for each in found]
    lines = [f"{_(PART_WORDS[each.part])}: {sentence(each.objection)}" for each in found]
    terminal.output.rows(rows, lines)
    if found:
        return REFUSED
    terminal.output.say(_("{file} was looked over: everything is as it should be.").format(file=chosen.file))
    return DONE


def _repair(chosen: argparse.Namespace, terminal: Terminal) -> None:
    """A file that is damaged otherwise is never written to: it has to come from a backup."""
    from pomanager.services.bodies.commands.mending import mend_doubled_endings

    with opened(chosen.file, terminal, writing=True) as office:
        count = office.do(mend_doubled_endings).result
    said = ngettext("{count} line was taken back.", "{count} lines were taken back.", count)
    terminal.output.say(said.format(count=formats.number(count)))


def back_up(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Write a verified backup and say where it lies."""
    allowed(chosen.file, terminal, FileAct.BACK_UP)
    made = files.back_up(chosen.file, chosen.folder, terminal.clock)
    terminal.output.line(str(made.path))
    terminal.output.say(
        _("The backup was verified: {size}, {rows} rows.").format(
            size=formats.file_size(made.size), rows=formats.number(made.rows)
        )
    )
    return DONE


def restore(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Put a backup in the place of an office file, and say where the former one is kept."""
    backup = unlocked(chosen.backup, terminal)
    replaced = chosen.file if chosen.replace and chosen.file.is_file() else backup
    allowed(replaced, terminal, FileAct.RESTORE, instead=backup)
    done = files.restore(backup, chosen.file, terminal.clock, replace=chosen.replace)
    terminal.output.say(_("{file} now holds what the backup held.").format(file=done.path))
    if done.kept is not None:
        terminal.output.say(_("The former file is kept as {file}.").format(file=done.kept))
    return DONE


def export_plain(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Write all books into a plain SQLite file."""
    allowed(chosen.file, terminal, FileAct.PLAIN)
    rows = files.export_plain(chosen.file, chosen.out)
    terminal.output.say(
        ngettext("Written: {file}, with {count} row.", "Written: {file}, with {count} rows.", rows).format(
            file=chosen.out, count=formats.number(rows)
        )
    )
    return DONE
