"""The words about papers: which there are, printing one into a PDF, and comparing a print with the books."""

import argparse

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.words import (
    Commands,
    Terminal,
    Words,
    day_argument,
    file_argument,
    language_argument,
    number_argument,
)
from pomanager.errors import NotFound
from pomanager.i18n import _
from pomanager.marks import N_
from pomanager.printing import PAPERS, paper_called, print_paper, says_the_same
from pomanager.readmodels.papers import PageSize, PrintOrder, TwoLanguages
from pomanager.rules.objections import Objection
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation

HIGHEST_ID = 999_999_999

_ASKED = "[--language LL] [--second LL] [--beside] [--as-of DATE] [--of ID ...]"


def add_to(commands: Commands) -> None:
    """Add "papers", "print" and "verify"."""
    papers = commands.add("papers", "papers [--json]", _("List the papers this program prints."))
    papers.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    papers.command(list_papers)

    usage = f"print KEY FILE --out OUT.pdf {_ASKED} [--letter] [--large] [--draft]"
    words = commands.add("print", usage, _("Print a paper of an office file as PDF."))
    _add_paper(words)
    words.add_argument("--out", metavar="OUT.pdf", type=file_argument, required=True, help=_("Where the PDF goes."))
    words.add_argument("--letter", action="store_true", help=_("On sheets of the size Letter, not A4."))
    words.add_argument("--large", action="store_true", help=_("In large print, for weak eyes."))
    words.add_argument("--draft", action="store_true", help=_("With “Draft” across every page."))
    words.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    words.command(print_one)

    usage = f"verify KEY FILE --code CODE {_ASKED} [--json]"
    said = _("Compare a printed paper with the books, by the check code at its end.")
    verify = commands.add("verify", usage, said)
    _add_paper(verify)
    verify.add_argument("--code", metavar="CODE", required=True, help=_("The check code, as it is printed."))
    verify.add_argument("--json", action="store_true", help=_("Answer as JSON, for another program."))
    verify.command(verify_one)


def _add_paper(words: Words) -> None:
    """The words that say which paper is meant, of which day, about whom, in which languages."""
    words.add_argument("key", metavar="KEY", help=_("The paper, as “papers” lists it."))
    words.add_argument("file", metavar="FILE", type=file_argument, help=_("The office file."))
    words.add_argument(
        "--language", metavar="LL", type=language_argument,
        help=_("The language of the paper. Left out, it is the organisation’s first."),
    )  # fmt: skip
    words.add_argument(
        "--second", metavar="LL", type=language_argument,
        help=_("A second language, in which the paper follows once more."),
    )  # fmt: skip
    words.add_argument("--beside", action="store_true", help=_("Both languages side by side."))
    words.add_argument(
        "--as-of", metavar="DATE", type=day_argument, dest="as_of",
        help=_("The day the paper speaks of, as 2026-03-31. Left out, it is the latest day in the books."),
    )  # fmt: skip
    words.add_argument(
        "--of", metavar="ID", type=number_argument(1, HIGHEST_ID), nargs="+", default=[],
        help=_("Whom the paper is about; several get one each in the same file. Left out, the first."),
    )  # fmt: skip


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
        order = _order(chosen, office)
        printed = print_paper(paper, office, chosen.out, order, as_of=chosen.as_of, of=chosen.of)
    if terminal.output.as_json:
        facts = {"file": str(chosen.out), "pages": printed.pages, "check_code": printed.check_code}
        terminal.output.facts(facts)
    terminal.output.say(_("Printed: {file}").format(file=chosen.out))
    return DONE


def verify_one(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Say whether a print says what the books say; 1 where it does not."""
    paper = paper_called(chosen.key)
    with opened(chosen.file, terminal) as office:
        order = _order(chosen, office)
        same = says_the_same(paper, office, chosen.code, order, as_of=chosen.as_of, of=chosen.of)
    if terminal.output.as_json:
        terminal.output.facts({"same": same})
    if same:
        terminal.output.say(_("The paper says what the books say."))
        return DONE
    terminal.output.say(
        _(
            "The paper does not say what the books say for this day, language and record. Either these are not the "
            "ones it was printed for, or the books have changed since, or the paper was changed."
        )
    )
    return REFUSED


def _order(chosen: argparse.Namespace, office: Office) -> PrintOrder:
    """How the paper is wanted; where no language is named, it is the organisation's first."""
    if chosen.beside and not chosen.second:
        raise NotFound(
            Objection(N_("Side by side there must be two languages. Name the other with --second."), "second")
        )
    return PrintOrder(
        language=chosen.language or office.ask(organisation).languages[0],
        second_language=chosen.second or "",
        two_languages=TwoLanguages.BESIDE if chosen.beside else TwoLanguages.AFTER,
        page_size=PageSize.LETTER if vars(chosen).get("letter") else PageSize.A4,
        large=bool(vars(chosen).get("large")),
        draft=bool(vars(chosen).get("draft")),
    )
