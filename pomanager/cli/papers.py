"""The words about papers: which there are, printing one into a PDF, and comparing a print with the books."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from pomanager.cli.opening import opened
from pomanager.cli.output import DONE, REFUSED
from pomanager.cli.words import (
    Commands,
    Terminal,
    Words,
    file_argument,
    language_argument,
    number_argument,
)
from pomanager.errors import FileTrouble, NotFound
from pomanager.i18n import _, formats
from pomanager.i18n.languages import language
from pomanager.i18n.meetings import meeting_on_day
from pomanager.i18n.reports import report_name
from pomanager.marks import N_
from pomanager.papers import PAPERS, paper_called
from pomanager.printing import print_paper, print_without_books, says_the_same, signed_like
from pomanager.readmodels.meetings.signed import SignedLabel
from pomanager.readmodels.papers import PageSize, Printed, PrintOrder, TwoLanguages
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import Option, OptionKind
from pomanager.services.governance.queries.kept_reports import report_detail
from pomanager.services.meetings.queries.loading import meeting_label
from pomanager.services.office import Office
from pomanager.services.organisation.queries import organisation

HIGHEST_ID = 999_999_999
NO_CODE = N_("Say the check code with --code, or name a PDF: pomanager verify PAPER.pdf FILE.")
NO_PDF = N_("{file} cannot be read.")

_ASKED = "[--language LL] [--second LL] [--beside] [--as-of DATE] [--of ID ...] [--option NAME=VALUE ...]"
_WITHOUT_BOOKS = "[--language LL] [--keys] [--letter] [--large] [--json]"


def add_to(commands: Commands) -> None:
    """Add "papers", "print" and "verify"."""
    papers = commands.add("papers", "papers [--json]", _("List the papers this program prints."))
    papers.as_json()
    papers.command(list_papers)

    usage = f"print KEY FILE --out OUT.pdf {_ASKED} [--letter] [--large] [--draft] [--json]"
    words = commands.add("print", usage, _("Print a paper of an office file as PDF."))
    _add_paper(words)
    _add_sheets(words)
    words.add_argument("--draft", action="store_true", help=_("With “Draft” across every page."))
    words.as_json()
    words.command(print_one)

    words = commands.add(
        "handbook",
        f"handbook --out OUT.pdf {_WITHOUT_BOOKS}",
        _("Print how the program is used, as PDF; no office file is needed."),
    )
    words.add_argument("--keys", action="store_true", help=_("All keys on one page, not the handbook."))
    words.add_argument(
        "--language", metavar="LL", type=language_argument, help=_("The language of the paper. Left out, it is yours.")
    )
    _add_sheets(words)
    words.as_json()
    words.command(print_handbook)

    usage = f"verify PAPER.pdf FILE [--json]\nverify KEY FILE --code CODE {_ASKED} [--json]"
    said = _("Tell whether a PDF is the very one that was signed, or compare a print with the books by its check code.")
    verify = commands.add("verify", usage, said)
    _add_paper(verify)
    verify.add_argument("--code", metavar="CODE", help=_("The check code, as it is printed."))
    verify.as_json()
    verify.command(verify_one)


def _add_sheets(words: Words) -> None:
    """The words that say where the PDF goes, and how large sheets and letters are."""
    words.add_argument("--out", metavar="OUT.pdf", type=file_argument, required=True, help=_("Where the PDF goes."))
    words.add_argument("--letter", action="store_true", help=_("On sheets of the size Letter, not A4."))
    words.add_argument("--large", action="store_true", help=_("In large print, for weak eyes."))


def _add_paper(words: Words) -> None:
    """The words that say which paper is meant, of which day, about whom, in which languages."""
    words.add_argument("key", metavar="KEY", help=_("The paper, as “papers” lists it."))
    words.office_file()
    words.add_argument(
        "--language", metavar="LL", type=language_argument,
        help=_("The language of the paper. Left out, it is the organisation’s first."),
    )  # fmt: skip
    words.add_argument(
        "--second", metavar="LL", type=language_argument,
        help=_("A second language, in which the paper follows once more."),
    )  # fmt: skip
    words.add_argument("--beside", action="store_true", help=_("Both languages side by side."))
    words.day(_("The day the paper speaks of, as 2026-03-31. Left out, it is the latest day in the books."))
    words.add_argument(
        "--of", metavar="ID", type=number_argument(1, HIGHEST_ID), nargs="+", default=[],
        help=_("Whom the paper is about; several get one each in the same file. Left out, the first."),
    )  # fmt: skip
    words.add_argument(
        "--option", metavar="NAME=VALUE", action="append", default=[], type=_wish, dest="wishes",
        help=_("What else can be chosen on the paper, as “papers” lists it; may be said several times."),
    )  # fmt: skip


def list_papers(_chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Every paper: its key, its title, its part of the office, what can be chosen on it."""
    rows = [
        {
            "key": paper.key,
            "title": _(paper.title),
            "area": paper.area.value,
            "options": [option.name for option in paper.options],
        }
        for paper in PAPERS
    ]
    terminal.output.rows(rows, _in_lines())
    return DONE


def _in_lines() -> Iterator[str]:
    """Each paper on a line of its own, and each of its options, with what it may hold, on one below."""
    width = max(len(paper.key) for paper in PAPERS)
    for paper in PAPERS:
        yield f"{paper.key:<{width}}  {_(paper.title)}"
        for option in paper.options:
            yield f"{'':<{width}}  --option {option.name}={_values(option)}  {_(option.label)}"


def _values(option: Option) -> str:
    """What an option may hold, as it is written."""
    if option.kind is OptionKind.CHOICE:
        return "|".join(value.value for value, _word in option.choices)
    if option.kind is OptionKind.NUMBER:
        return f"{option.least}-{option.most}"
    return {OptionKind.YES_NO: "yes|no", OptionKind.DAY: "2026-03-31"}.get(option.kind, "…")


def _wish(text: str) -> tuple[str, str]:
    """An option and what it shall hold, written NAME=VALUE."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(
            _("“{text}” names no option. Write it with an equals sign: signatures=yes.").format(text=text)
        )
    return name.strip(), value


def print_one(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Print a paper and say where it lies."""
    paper = paper_called(chosen.key)
    with opened(chosen.file, terminal) as office:
        order = _order(chosen, office)
        options = paper.read_options(dict(chosen.wishes))
        printed = print_paper(paper, office, chosen.out, order, as_of=chosen.as_of, of=chosen.of, options=options)
    return _tell_printed(chosen.out, printed, terminal)


def print_handbook(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Print the handbook or the key card, for whoever has no books yet, and say where it lies."""
    paper = paper_called("key-card" if chosen.keys else "handbook")
    order = PrintOrder(
        language=chosen.language or terminal.language,
        page_size=PageSize.LETTER if chosen.letter else PageSize.A4,
        large=chosen.large,
    )
    return _tell_printed(chosen.out, print_without_books(paper, chosen.out, order, terminal.clock()), terminal)


def _tell_printed(file: Path, printed: Printed, terminal: Terminal) -> int:
    if terminal.output.as_json:
        terminal.output.facts({"file": str(file), "pages": printed.pages, "check_code": printed.check_code})
    terminal.output.say(_("Printed: {file}").format(file=file))
    return DONE


def verify_one(chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Say whether a print says what the books say, or is what was signed; 1 where it is not."""
    if chosen.key.lower().endswith(".pdf"):
        return _verify_signed(Path(chosen.key), chosen, terminal)
    if not chosen.code:
        raise NotFound(Objection(NO_CODE, "code"))
    paper = paper_called(chosen.key)
    with opened(chosen.file, terminal) as office:
        order = _order(chosen, office)
        options = paper.read_options(dict(chosen.wishes))
        same = says_the_same(paper, office, chosen.code, order, as_of=chosen.as_of, of=chosen.of, options=options)
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


def _verify_signed(file: Path, chosen: argparse.Namespace, terminal: Terminal) -> int:
    """Say whether a PDF is a signed paper to its last byte; 1 where it is not."""
    try:
        pdf = file.read_bytes()
    except OSError as trouble:
        raise FileTrouble(Objection(NO_PDF, "key", {"file": str(file)})) from trouble
    with opened(chosen.file, terminal) as office:
        signed, copied = signed_like(office, pdf)
        found = signed or copied
        about = _signed_about(office, found) if found else ""
    if terminal.output.as_json:
        facts = {
            "same": signed is not None, "is_copy": copied is not None,
            "meeting": found.meeting_id if found else None, "report": found.report_id if found else None,
            "erratum": found.number or None if found else None,
            "signed_on": found.signed_on.isoformat() if found else None,
        }  # fmt: skip
        terminal.output.facts(facts)
    details = {
        "meeting": about, "report": about, "day": formats.day(found.signed_on if found else None),
        "language": formats.listing([language(code).own_name for code in found.languages]) if found else "",
        "code": found.code if found else "", "number": found.number if found else 0,
    }  # fmt: skip
    terminal.output.say(_verdict(signed, copied).format(**details))
    return DONE if signed else REFUSED


def _signed_about(office: Office, found: SignedLabel) -> str:
    """The meeting or the annual report a signed paper belongs to, as it is called."""
    if found.meeting_id is not None:
        return meeting_on_day(office.ask(meeting_label, found.meeting_id))
    row = office.ask(report_detail, found.report_id or 0, office.today()).row
    return report_name(row)


def _verdict(signed: SignedLabel | None, copied: SignedLabel | None) -> str:
    if signed is not None and signed.erratum_id is not None:
        return _("Yes: this is erratum {number} to the minutes of {meeting}, to the last byte as signed on {day}.")
    if signed is not None and signed.report_id is not None:
        return _("Yes: this is the annual report {report}, to the last byte as it was signed on {day}.")
    if signed is not None:
        return _("Yes: these are the minutes of {meeting}, to the last byte as they were signed on {day}.")
    if copied is not None:
        return _(
            "No: this is a copy. The signed original, of {meeting}, is in this language: {language}; it was signed on "
            "{day}, and its check code is {code}."
        )
    return _("No: this is none of the papers that were signed in this office, or something in it was changed.")


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
