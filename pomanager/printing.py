"""The one place where services and papers meet: which papers there are, what fills each, and printing one or many."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pomanager.areas import Area
from pomanager.errors import FileTrouble, NotFound, Refused
from pomanager.i18n import catalogue, formats, speaking
from pomanager.i18n.field_names import objections_to_letter
from pomanager.marks import N_
from pomanager.readmodels.papers import Asked, Printed, PrintOrder, TwoLanguages
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules import paper_options
from pomanager.rules.envelope import typed_code
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import Option, Options

if TYPE_CHECKING:
    from pomanager.reports.composing import InBlocks, Listing
    from pomanager.reports.paper import Paper as Pages
    from pomanager.services.office import Office

Session = Any
"""A session of the books: printing hands it from the office to the queries without looking at it."""


class Subject(StrEnum):
    """What a paper is about, when it is about one record."""

    MEMBER = "member"
    HAND_OVER = "hand_over"


class Chosen(StrEnum):
    """What becomes of the members somebody has chosen before printing a paper that needs no record."""

    NOT_ASKED = "not_asked"
    """The paper is about nobody in particular."""
    EACH = "each"
    """Each gets a paper of their own, filled in; where nobody is chosen, it is one to be filled in by hand."""
    TOGETHER = "together"
    """All stand on the one paper; where nobody is chosen, everybody on the roll does."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper the program can print: ``fetch`` gathers its sheet from the books, ``kind`` puts that on pages.

    ``may_stand_beside`` tells whether two languages can stand side by side on it, ``has_day`` whether it speaks of a
    day that can be chosen, ``has_period`` whether that is the last day of a period whose first is an option, and
    ``may_be_large`` whether large print changes anything. ``chosen`` says what it makes of chosen members, ``options``
    what else can be chosen.
    """

    key: str
    area: Area
    title: str
    of: Subject | None
    fetch: Callable[[Session, Asked], Any]
    kind: "Callable[[], InBlocks[Any] | Listing[Any]]"
    may_stand_beside: bool = True
    has_day: bool = True
    has_period: bool = False
    may_be_large: bool = True
    chosen: Chosen = Chosen.NOT_ASKED
    options: tuple[Option, ...] = ()

    def read_options(self, wishes: Mapping[str, str]) -> Options:
        """The options wished for, each as it was typed; raises Refused with all that speaks against them."""
        options, objections = paper_options.read_options(self.options, wishes)
        objections += objections_to_letter(options.text)
        if objections:
            raise Refused(objections)
        return options


# What fills a paper and what writes it are imported when one is printed: the window opens sooner without them.


def _roll(session: Session, asked: Asked) -> object:
    from pomanager.services.members.queries import sheets

    return sheets.roll_sheet(session, asked.printed_at, asked.as_of, signatures=asked.options.signatures)


def _roll_kind() -> "Listing[Any]":
    from pomanager.reports.members.roll import ROLL

    return ROLL


def _member_record(session: Session, asked: Asked) -> object:
    from pomanager.services.members.queries import sheets

    return sheets.member_record_sheet(session, asked.printed_at, asked.as_of, asked.of)


def _member_record_kind() -> "InBlocks[Any]":
    from pomanager.reports.members.record import MEMBER_RECORD

    return MEMBER_RECORD


def _admission_form(session: Session, asked: Asked) -> object:
    from pomanager.services.members.queries import sheets

    return sheets.admission_form_sheet(session, asked.printed_at, asked.as_of, asked.of)


def _admission_form_kind() -> "InBlocks[Any]":
    from pomanager.reports.members.admission_form import ADMISSION_FORM

    return ADMISSION_FORM


def _sheet(module: str, name: str) -> Callable[[Session, Asked], Any]:
    """The query of this name in a module of the services, imported when it is first asked."""

    def fetch(session: Session, asked: Asked) -> object:
        sheet: object = getattr(import_module(f"pomanager.services.{module}"), name)(session, asked)
        return sheet

    return fetch


def _kind(module: str, name: str) -> "Callable[[], InBlocks[Any] | Listing[Any]]":
    """The kind of paper of this name in a module of the reports, imported when one is first printed."""

    def kind() -> "InBlocks[Any] | Listing[Any]":
        found: InBlocks[Any] | Listing[Any] = getattr(import_module(f"pomanager.reports.{module}"), name)
        return found

    return kind


PAPERS: tuple[Paper, ...] = (
    Paper(
        "roll", Area.MEMBERS, N_("Roll of members"), None, _roll, _roll_kind, may_stand_beside=False,
        options=(paper_options.SIGNATURES,),
    ),
    Paper(
        "register-of-members", Area.MEMBERS, N_("Register of members"), None,
        _sheet("members.queries.register", "register_sheet"), _kind("members.register", "REGISTER"),
        may_stand_beside=False, may_be_large=False, options=(paper_options.IN_FULL, paper_options.SIGNATURES),
    ),
    Paper(
        "member-record", Area.MEMBERS, N_("A member’s own record"), Subject.MEMBER, _member_record, _member_record_kind
    ),
    Paper(
        "admission-form", Area.MEMBERS, N_("Form for admission"), None, _admission_form, _admission_form_kind,
        has_day=False, chosen=Chosen.EACH,
    ),
    Paper(
        "joined-left", Area.MEMBERS, N_("Joined and left"), None,
        _sheet("members.queries.changes", "joined_and_left_sheet"), _kind("members.joined_left", "JOINED_LEFT"),
        may_stand_beside=False, has_period=True, options=(paper_options.SINCE,),
    ),
    Paper(
        "member-statistics", Area.MEMBERS, N_("The members in figures"), None,
        _sheet("members.queries.statistics", "member_statistics_sheet"),
        _kind("members.statistics", "MEMBER_STATISTICS"),
        options=(paper_options.PARTED_BY, paper_options.YOUTH),
    ),
    Paper(
        "attention", Area.MEMBERS, N_("Needs attention"), None,
        _sheet("members.queries.attention_list", "attention_sheet"), _kind("members.attention", "ATTENTION"),
        may_stand_beside=False,
    ),
    Paper(
        "member-cards", Area.MEMBERS, N_("Membership cards"), None,
        _sheet("members.queries.addressees", "cards_sheet"), _kind("members.cards", "CARDS"), may_stand_beside=False,
        may_be_large=False, chosen=Chosen.TOGETHER,
        options=(paper_options.SECTION, paper_options.CARDS, paper_options.CODE),
    ),
    Paper(
        "member-labels", Area.MEMBERS, N_("Address labels"), None,
        _sheet("members.queries.addressees", "labels_sheet"), _kind("members.labels", "LABELS"), may_stand_beside=False,
        may_be_large=False, chosen=Chosen.TOGETHER,
        options=(paper_options.SECTION, paper_options.LAYOUT, paper_options.START),
    ),
    Paper(
        "bylaws", Area.ORGANISATION, N_("By-laws in force"), None,
        _sheet("organisation.queries.bylaw_papers", "bylaws_paper"), _kind("organisation.bylaws", "BYLAWS"),
        options=(paper_options.PREPARED_ALONE,),
    ),
    Paper(
        "bylaws-differences", Area.ORGANISATION, N_("What changes in the by-laws"), None,
        _sheet("organisation.queries.bylaw_papers", "differences_paper"),
        _kind("organisation.differences", "BYLAWS_DIFFERENCES"),
        options=(paper_options.EARLIER, paper_options.PREPARED),
    ),
    Paper(
        "officers", Area.BODIES, N_("Register of officers"), None,
        _sheet("bodies.queries.sheets", "officers_paper"), _kind("bodies.officers", "OFFICERS"),
        options=(paper_options.IN_FULL,),
    ),
    Paper(
        "terms-ending", Area.BODIES, N_("Terms ending"), None,
        _sheet("bodies.queries.sheets", "terms_ending_paper"), _kind("bodies.coming", "TERMS_ENDING"),
        options=(paper_options.MONTHS,),
    ),
    Paper(
        "vacancies", Area.BODIES, N_("Vacant seats"), None,
        _sheet("bodies.queries.sheets", "vacancies_paper"), _kind("bodies.coming", "VACANCIES"),
    ),
    Paper(
        "hand-over", Area.BODIES, N_("Hand-over record"), Subject.HAND_OVER,
        _sheet("bodies.queries.sheets", "hand_over_paper"), _kind("bodies.hand_over", "HAND_OVER"), has_day=False,
    ),
    Paper(
        "who-may-vote", Area.ENTITLEMENT, N_("Who may vote"), None,
        _sheet("entitlement.queries.sheets", "entitlement_list_sheet"), _kind("entitlement.everybody", "WHO_MAY_VOTE"),
        may_stand_beside=False, options=(paper_options.WITH_LEFT,),
    ),
    Paper(
        "right-to-vote", Area.ENTITLEMENT, N_("Right to vote of a member"), Subject.MEMBER,
        _sheet("entitlement.queries.sheets", "member_entitlement_sheet"),
        _kind("entitlement.member", "MEMBER_ENTITLEMENT"),
    ),
    Paper(
        "due", Area.GOVERNANCE, N_("What is due"), None, _sheet("governance.queries.due", "due_sheet"),
        _kind("governance.due", "DUE"),
    ),
    Paper(
        "member-letter", Area.MEMBERS, N_("Letter to members"), Subject.MEMBER,
        _sheet("members.queries.addressees", "letter_sheet"), _kind("members.letter", "MEMBER_LETTER"),
        options=(paper_options.TEXT,),
    ),
)  # fmt: skip
"""Every paper there is, in the order they are offered."""


def paper_called(key: str) -> Paper:
    """The paper of this key, or raise NotFound with a sentence that names those there are."""
    for paper in PAPERS:
        if paper.key == key:
            return paper
    known = ", ".join(paper.key for paper in PAPERS)
    raise NotFound(Objection(N_("There is no paper “{key}”. There are: {known}."), "key", {"key": key, "known": known}))


def print_paper(  # noqa: PLR0913 - what paper, of which office, where to, and how
    paper: Paper,
    office: "Office",
    target: Path,
    order: PrintOrder,
    *,
    as_of: date | None = None,
    of: Sequence[int] = (),
    options: Options | None = None,
    progress: Progress = silent,
) -> Printed:
    """Print a paper into the file ``target`` (PDF) as ordered, from one unchanging state of the books.

    ``as_of`` left out is the latest day in the books. ``of`` are the records it is about, each of which gets a paper of
    its own in the one file, or which stand together on the one; left out, it is the first. A file of that name is
    replaced, and only once the new one is whole. Raises NotFound, Refused, FileTrouble, Cancelled.
    """
    from pomanager.reports.paper import opened

    _must_be_possible(paper, target, order)
    printed_at = office.now()
    kind = paper.kind()
    order = kind.fitted(order)

    def put_on_paper(session: Session) -> Printed:
        subjects = _subjects(session, paper, of)
        day = as_of or _latest_day(session) or printed_at.date()
        together = tuple(of) if paper.chosen is Chosen.TOGETHER else ()
        with speaking(order.language):
            use_words_of(session)
            with opened(target, order, printed_at, turned=kind.turned(order)) as pages:
                for number, subject in enumerate(subjects):
                    told = progress
                    if len(subjects) > 1:
                        progress(number, len(subjects))
                        told = silent
                    asked = Asked(printed_at, day, subject, together, options or Options())
                    _put(paper, session, asked, order, pages, told)
                if len(subjects) > 1:
                    progress(len(subjects), len(subjects))
        alone = len(subjects) == 1 and len(pages.codes) == 1
        return Printed(pages.canvas.pages, pages.codes[0] if alone else "", pages.is_whole)

    return office.ask(put_on_paper)


def _put(paper: Paper, session: Session, asked: Asked, order: PrintOrder, pages: "Pages", progress: Progress) -> None:
    """Write the paper about one subject, in each language wanted."""
    from pomanager.reports.composing import InBlocks

    kind = paper.kind()
    if isinstance(kind, InBlocks) and len(order.languages) > 1 and order.two_languages is TwoLanguages.BESIDE:
        sheets: dict[str, Any] = {}
        for code in order.languages:
            with speaking(code):
                sheets[code] = paper.fetch(session, asked)
        kind.put_beside(sheets, pages, progress)
        return
    for code in order.languages:
        with speaking(code):
            kind.put(paper.fetch(session, asked), pages, progress)


def says_the_same(  # noqa: PLR0913 - the paper, and the print it is compared with
    paper: Paper,
    office: "Office",
    code: str,
    order: PrintOrder,
    *,
    as_of: date | None = None,
    of: Sequence[int] = (),
    options: Options | None = None,
    progress: Progress = silent,
) -> bool:
    """Whether a print with this check code says what the paper would say now, for the same day, language and options.

    Of a file of several papers, in two languages or about several records, it may be the code of any.
    Raises NotFound where the code cannot be one, or the paper bears none.
    """
    import tempfile

    typed = typed_code(code)
    if not typed:
        message = N_("“{code}” is not a check code. It has sixteen letters and figures, as 7Q2F-9KXD-3M0P-TT1A.")
        raise NotFound(Objection(message, "code", {"code": code}))
    codes: set[str] = set()
    subjects: list[tuple[int, ...]] = [(each,) for each in of] or [()]
    if paper.chosen is Chosen.TOGETHER:
        subjects = [tuple(of)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        for alone, one in itertools.product(_each_alone(order), subjects):
            printed = print_paper(paper, office, file, alone, as_of=as_of, of=one, options=options, progress=progress)
            codes.add(printed.check_code)
    if codes == {""}:
        raise NotFound(Objection(N_("This paper bears no check code: it is filled in by hand."), "key"))
    return typed in codes


def _each_alone(order: PrintOrder) -> list[PrintOrder]:
    """The order for each paper with a check code of its own: languages that follow one another have one each."""
    if order.two_languages is TwoLanguages.BESIDE:
        return [order]
    return [replace(order, language=code, second_language="") for code in order.languages]


def use_words_of(session: Session) -> None:
    """From now on say the organisation's own words, and write its money with its decimals."""
    from pomanager.services.organisation import queries as organisation

    profile = organisation.organisation(session)
    catalogue.rename(profile.renamed_words)
    if profile.currency:
        formats.set_decimals({profile.currency: profile.currency_decimals})


def _latest_day(session: Session) -> date | None:
    from pomanager.services.members.queries.days import latest_day

    return latest_day(session)


def _subjects(session: Session, paper: Paper, of: Sequence[int]) -> tuple[int, ...]:
    if paper.of is None:
        return tuple(of) if of and paper.chosen is Chosen.EACH else (0,)
    if paper.of is Subject.HAND_OVER:
        from pomanager.services.bodies.queries.hand_overs import first_hand_over_id

        return tuple(of) or (first_hand_over_id(session),)
    from pomanager.services.members import queries as members

    return tuple(of) or (members.first_member_id(session),)


def _must_be_possible(paper: Paper, target: Path, order: PrintOrder) -> None:
    """Raise FileTrouble unless a PDF can take this name (nothing but a PDF is ever replaced by one)."""
    details = {"path": str(target), "folder": str(target.parent)}
    if target.suffix.lower() != ".pdf":
        raise FileTrouble(Objection(N_("Papers are written as PDF. Choose a name that ends in .pdf."), "out"))
    if not target.parent.is_dir():
        message = N_("There is no folder {folder}. Make it first, or choose another one.")
        raise FileTrouble(Objection(message, "out", details))
    if target.is_dir():
        raise FileTrouble(Objection(N_("{path} is a folder. Name a file in it."), "out", details))
    beside = len(order.languages) > 1 and order.two_languages is TwoLanguages.BESIDE
    if beside and not paper.may_stand_beside:
        message = N_("This paper is a list: two languages cannot stand side by side on it. Print one after the other.")
        raise FileTrouble(Objection(message, "two_languages"))
