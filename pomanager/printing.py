"""The one place where services and papers meet: printing one paper or many, in one language or two."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pomanager.errors import FileTrouble, NotFound
from pomanager.i18n import catalogue, formats, speaking
from pomanager.marks import N_
from pomanager.papers import Chosen, Paper, Subject, paper_called
from pomanager.readmodels.papers import Asked, Printed, PrintOrder, TwoLanguages
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.envelope import COPY_OF, codes_of, typed_code
from pomanager.rules.objections import Objection
from pomanager.rules.paper_options import Options

if TYPE_CHECKING:
    from pomanager.readmodels.meetings.calling import ShortText
    from pomanager.readmodels.meetings.signed import SignedLabel
    from pomanager.reports.paper import Paper as Pages
    from pomanager.services.governance.orders_report import SignReport
    from pomanager.services.meetings.orders_minutes import SignErratum, SignMinutes
    from pomanager.services.office import Office

_PAGE = re.compile(rb"/Type\s*/Page\b")
_COPY = re.compile(COPY_OF.encode() + rb"([0-9a-f]{64})")

Session = Any
"""A session of the books: printing hands it from the office to the queries without looking at it."""


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
    keeps_words: bool = False,
) -> Printed:
    """Print a paper into the file ``target`` (PDF) as ordered, from one unchanging state of the books.

    ``as_of`` left out is the latest day in the books. ``of`` are the records it is about, each of which gets a paper of
    its own in the one file, or which stand together on the one; left out, it is the first. A file of that name is
    replaced, and only once the new one is whole. What was signed is handed out as it was signed. ``keeps_words`` gives
    the canonical form of the words, too. Raises NotAllowed, NotFound, Refused, FileTrouble, Cancelled.
    """
    from pomanager.reports.paper import opened

    paper.must_be_allowed(office, options or Options())
    _must_be_possible(paper, target, order)
    printed_at = office.now()
    kind = paper.kind()
    order = kind.fitted(order)

    def put_on_paper(session: Session) -> Printed:
        day = as_of or _latest_day(session) or printed_at.date()
        subjects = _subjects(session, paper, of, Asked(printed_at, day, options=options or Options()))
        kept = kept_print(paper, session, subjects, order)
        if kept is not None:
            return hand_out(session, kept, target)
        together = tuple(of) if paper.chosen is Chosen.TOGETHER else ()
        with speaking(order.language):
            use_words_of(session)
            turned = kind.turned(order)
            with opened(target, order, printed_at, turned=turned, keeps_words=keeps_words) as pages:
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
        code = pages.codes[0] if alone else ""
        return Printed(
            pages.canvas.pages, code, pages.is_whole, tuple(pages.codes), words=pages.words,
            journal_line=_last_line(session),
        )  # fmt: skip

    return office.ask(put_on_paper)


def print_without_books(paper: Paper, target: Path, order: PrintOrder, printed_at: datetime) -> Printed:
    """Print a paper that tells of the program alone into the file ``target`` (PDF), where no office is open.

    Raises FileTrouble; RuntimeError for a paper that is filled from the books.
    """
    from pomanager.reports.paper import opened

    if paper.without_books is None:
        raise RuntimeError(f"{paper.key} is filled from the books")
    _must_be_possible(paper, target, order)
    catalogue.rename({})  # own words of an office that was open before
    kind, sheet = paper.kind(), paper.without_books(printed_at)
    order = kind.fitted(order)
    with speaking(order.language), opened(target, order, printed_at) as pages:
        for code in order.languages:
            with speaking(code):
                kind.put(sheet, pages, silent)
    return Printed(pages.canvas.pages, "", pages.is_whole)


def short_texts(office: "Office", meeting_id: int, language: str) -> "tuple[ShortText, ...]":
    """The convocation of a meeting as texts for telephones and the radio, in a language; as its paper says them.

    Raises NotAllowed, NotFound.
    """
    from pomanager.reports.meetings.short_texts import texts_of

    paper = paper_called("convocation-short")
    paper.must_be_allowed(office, Options())
    asked_at = office.now()

    def told(session: Session) -> "tuple[ShortText, ...]":
        with speaking(language):
            use_words_of(session)
            return texts_of(paper.fetch(session, Asked(asked_at, asked_at.date(), meeting_id)))

    return office.ask(told)


def kept_print(paper: Paper, session: Session, subjects: Sequence[int], order: PrintOrder) -> "SignedLabel | None":
    """What was signed of the one record wanted, where its own bytes are what is ordered; None for a fresh print.

    Another language, large print and drafts are fresh prints: copies, which say so.
    """
    if paper.kept is None or len(subjects) != 1 or order.large or order.draft:
        return None
    signed = paper.kept(session, subjects[0])
    return signed if signed is not None and set(order.languages) <= set(signed.languages) else None


def hand_out(session: Session, kept: "SignedLabel", target: Path) -> Printed:
    """Write the very bytes that were signed into a file; raises FileTrouble."""
    from pomanager.services.meetings.queries.signed import signed_bytes, signed_text
    from pomanager.whole_files import whole_file

    pdf = signed_bytes(session, kept.id)
    codes = codes_of(signed_text(session, kept.id))
    with whole_file(target) as file:
        file.write(pdf)
    alone = codes[0] if len(codes) == 1 else ""
    return Printed(len(_PAGE.findall(pdf)), alone, is_whole=True, codes=codes, is_kept=True)


def minutes_for_signing(office: "Office", meeting_id: int, signed_on: date, reason: str = "") -> "SignMinutes":
    """Print the minutes that are to be signed, in their own languages; returns the order that signs these very bytes.

    Raises NotAllowed, NotFound, FileTrouble.
    """
    from pomanager.services.meetings.orders_minutes import SignMinutes
    from pomanager.services.meetings.queries.minutes import minutes_detail

    detail = office.ask(minutes_detail, meeting_id)
    beside = TwoLanguages.BESIDE if detail.in_columns else TwoLanguages.AFTER
    order = PrintOrder(language=detail.languages[0], second_language=detail.languages[-1], two_languages=beside)
    options = Options(signed_on=signed_on, reason=reason.strip())
    pdf, printed = _for_signing("minutes", office, meeting_id, order, options)
    return SignMinutes(
        meeting_id=meeting_id, signed_on=signed_on, pdf=pdf, text=printed.words,
        language=" ".join(detail.languages), journal_line=printed.journal_line, reason=reason,
    )  # fmt: skip


def erratum_for_signing(office: "Office", erratum_id: int, signed_on: date) -> "SignErratum":
    """Print the erratum that is to be signed, in the first language of its minutes; returns the order that signs it.

    Raises NotAllowed, NotFound, FileTrouble.
    """
    from pomanager.services.meetings.orders_minutes import SignErratum
    from pomanager.services.meetings.queries.errata import erratum
    from pomanager.services.meetings.queries.minutes import minutes_detail

    detail = office.ask(minutes_detail, office.ask(erratum, erratum_id).meeting_id)
    order = PrintOrder(language=detail.languages[0])
    pdf, printed = _for_signing("erratum", office, erratum_id, order, Options(signed_on=signed_on))
    return SignErratum(
        erratum_id=erratum_id, signed_on=signed_on, pdf=pdf, text=printed.words, language=order.language,
        journal_line=printed.journal_line,
    )  # fmt: skip


def report_for_signing(office: "Office", report_id: int, signed_on: date) -> "SignReport":
    """Print the annual report that is to be signed, in its own languages; returns the order that signs these bytes.

    Raises NotAllowed, NotFound, FileTrouble.
    """
    from pomanager.services.governance.orders_report import SignReport
    from pomanager.services.governance.queries.kept_reports import report_detail

    plan = office.ask(report_detail, report_id, signed_on).plan
    beside = TwoLanguages.BESIDE if plan.in_columns else TwoLanguages.AFTER
    order = PrintOrder(language=plan.languages[0], second_language=plan.languages[-1], two_languages=beside)
    pdf, printed = _for_signing("annual-report", office, report_id, order, Options(signed_on=signed_on))
    return SignReport(
        report_id=report_id, signed_on=signed_on, pdf=pdf, text=printed.words, language=" ".join(plan.languages),
        journal_line=printed.journal_line,
    )  # fmt: skip


def _for_signing(key: str, office: "Office", of: int, order: PrintOrder, options: Options) -> tuple[bytes, Printed]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        printed = print_paper(paper_called(key), office, file, order, of=[of], options=options, keeps_words=True)
        return file.read_bytes(), printed


def signed_like(office: "Office", pdf: bytes) -> "tuple[SignedLabel | None, SignedLabel | None]":
    """Whose very bytes these are: the signed paper, or None; and the signed paper of which they are a copy, or None."""
    from pomanager.services.meetings.queries.signed import paper_of_bytes, paper_of_text

    signed = office.ask(paper_of_bytes, pdf)
    if signed is not None:
        return signed, None
    copied = _COPY.search(pdf)
    return None, office.ask(paper_of_text, copied[1].decode()) if copied else None


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
    Raises NotAllowed, and NotFound where the code cannot be one, or the paper bears none.
    """
    import tempfile

    paper.must_be_allowed(office, options or Options())
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
            codes.update(printed.codes)
    if not codes:
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


def _last_line(session: Session) -> int:
    from pomanager.services.journal.queries import journal_head

    return journal_head(session).count


def _latest_day(session: Session) -> date | None:
    from pomanager.services.members.queries.days import latest_day

    return latest_day(session)


def _subjects(session: Session, paper: Paper, of: Sequence[int], asked: Asked) -> tuple[int, ...]:
    if paper.of is None:
        return tuple(of) if of and paper.chosen is Chosen.EACH else (0,)
    if paper.named_by is not None:
        return tuple(of) or (paper.named_by(session, asked),)
    if paper.everybody is not None:
        # Where there is nobody, the paper says so of the first.
        return tuple(of) or tuple(paper.everybody(session, asked)) or (1,)
    return tuple(of) or (_first_record(session, paper.of),)


def _first_record(session: Session, of: Subject) -> int:
    """The record a paper is about where nobody chose one: the first there is, 0 for none."""
    from pomanager.services.access.queries.sheets import latest_hand_over_id
    from pomanager.services.bodies.queries.hand_overs import first_hand_over_id
    from pomanager.services.dues.queries.receipts import first_receipt_id
    from pomanager.services.dues.queries.refund_rows import first_redemption_id
    from pomanager.services.elections.queries.sheets import latest_election_id
    from pomanager.services.meetings.queries.errata import first_erratum_id
    from pomanager.services.meetings.queries.extracts import first_decision_id
    from pomanager.services.meetings.queries.sheets_about import latest_meeting_id
    from pomanager.services.members.queries import first_member_id
    from pomanager.services.mentoring.queries.sheets import first_pair_id
    from pomanager.services.shares.queries.certificates import first_certificate_id
    from pomanager.services.shares.queries.distributions import first_distribution_id

    firsts: Mapping[Subject, Callable[[Session], int]] = {
        Subject.MEMBER: first_member_id, Subject.HAND_OVER: first_hand_over_id, Subject.RECEIPT: first_receipt_id,
        Subject.CERTIFICATE: first_certificate_id,
        Subject.REDEMPTION: first_redemption_id, Subject.DISTRIBUTION: first_distribution_id,
        Subject.OFFICE_HAND_OVER: latest_hand_over_id, Subject.MEETING: latest_meeting_id,
        Subject.DECISION: first_decision_id, Subject.ERRATUM: first_erratum_id, Subject.PAIR: first_pair_id,
        Subject.ELECTION: latest_election_id,
    }  # fmt: skip
    # Papers to be filled in by hand: a deed of transfer unless one is chosen, those of meetings where there is none.
    return firsts[of](session) if of in firsts else 0


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
