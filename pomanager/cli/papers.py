"""The words about papers: which there are, and printing one into a PDF."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE
from pomanager.cli.words import Commands, Terminal, day_argument, file_argument, language_argument, number_argument
from pomanager.i18n import _
from pomanager.printing import PAPERS, paper_called, print_paper
from pomanager.services.organisation.queries import organisation

HIGHEST_ID = 999_999_999


def add_to(commands: Commands) -> None:
    """Add "papers" and "print"."""
    papers = commands.add("papers", "papers [--json]", _("List the papers this program prints."))
    papers.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    papers.command(list_papers)

    usage = "print KEY FILE --out OUT.pdf [--language LL] [--as-of DATE] [--of ID]"
    words = commands.add("print", usage, _("Print a paper of an office file as PDF."))
    words.add_argument("key", metavar="KEY", help=_("The paper, as “papers” lists it."))
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The office file."))
    words.add_argument("--out", metavar="OUT.pdf", type=file_argument, required=True, help=_("Where the PDF goes."))
    words.add_argument(
        "--language", metavar="LL", type=language_argument,
        help=_("The language of the paper. Left out, it is the organisation’s first."),
    )  # fmt: skip
    words.add_argument(
        "--as-of", metavar="DATE", type=day_argument, dest="as_of",
        help=_("The day the paper speaks of, as 2026-03-31. Left out, it is the latest day in the books."),
    )  # fmt: skip
    words.add_argument(
        "--of",
        metavar="ID",
        type=number_argument(1, HIGHEST_ID),
        help=_("Whom the paper is about. Left out, the first."),
    )
    words.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    words.command(print_one)


def list_papers(_chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Every paper: its key, its title, its part of the office."""
    rows = [{"key": paper.key, "title": _(paper.title), "area": paper.area.value} for paper in PAPERS]
    width = max(len(row["key"]) for row in rows)
    terminal.output.rows(rows, (f"{row['key']:<{width}}  {row['title']}" for row in rows))
    return DONE


def print_one(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Print a paper and say where it lies."""
    paper = paper_called(chosen.key)
    with opened(chosen.file, terminal) as office:
        language = chosen.language or office.ask(organisation).languages[0]
        print_paper(paper, office, chosen.out, language=language, as_of=chosen.as_of, of=chosen.of)
    terminal.output.say(_("Printed: {file}").format(file=chosen.out))
    return DONE
