"""The one place where services and papers meet: which papers there are, what fills each, and printing one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from pomanager.areas import Area
from pomanager.errors import FileTrouble, NotFound
from pomanager.i18n import catalogue, formats, speaking
from pomanager.marks import N_
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.objections import Objection
from pomanager.services.members import queries as members
from pomanager.services.members.queries.days import latest_day
from pomanager.services.office import Office
from pomanager.services.organisation import queries as organisation

Session = Any
"""A session of the books: printing hands it from the office to the queries without looking at it."""


class Subject(StrEnum):
    """What a paper is about, when it is about one record."""

    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a paper is asked for: printed when, as of which day, about which record (0 where it needs none)."""

    printed_at: datetime
    as_of: date
    of: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper the program can print: ``fetch`` gathers its sheet from the books, ``write`` puts that on paper."""

    key: str
    area: Area
    title: str
    of: Subject | None
    fetch: Callable[[Session, Asked], Any]
    write: Callable[[Any, Path, Progress], None]


def _roll(session: Session, asked: Asked) -> object:
    return members.roll_sheet(session, asked.printed_at, asked.as_of)


def _member_record(session: Session, asked: Asked) -> object:
    return members.member_record_sheet(session, asked.printed_at, asked.as_of, asked.of)


def _admission_form(session: Session, asked: Asked) -> object:
    return members.admission_form_sheet(session, asked.printed_at, asked.as_of)


def _write_roll(sheet: Any, target: Path, progress: Progress) -> None:  # noqa: ANN401 - the sheet of its fetch
    from pomanager.reports.members import register

    register.write(sheet, target, progress)


def _write_member_record(sheet: Any, target: Path, progress: Progress) -> None:  # noqa: ANN401 - as above
    from pomanager.reports.members import record

    record.write(sheet, target, progress)


def _write_admission_form(sheet: Any, target: Path, progress: Progress) -> None:  # noqa: ANN401 - as above
    from pomanager.reports.members import admission_form

    admission_form.write(sheet, target, progress)


PAPERS: tuple[Paper, ...] = (
    Paper("roll", Area.MEMBERS, N_("Roll of members"), None, _roll, _write_roll),
    Paper(
        "member-record", Area.MEMBERS, N_("A member’s own record"), Subject.MEMBER, _member_record, _write_member_record
    ),
    Paper("admission-form", Area.MEMBERS, N_("Blank form for admission"), None, _admission_form, _write_admission_form),
)
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
    office: Office,
    target: Path,
    *,
    language: str,
    as_of: date | None = None,
    of: int | None = None,
    progress: Progress = silent,
) -> None:
    """Print a paper into the file ``target`` (PDF), in this language, from one unchanging state of the books.

    ``as_of`` left out is the latest day in the books, ``of`` the first member. A file of that name is replaced, and
    only once the new one is whole. Raises NotFound, FileTrouble, Cancelled.
    """
    printed_at = office.now()

    def put_on_paper(session: Session) -> None:
        asked = Asked(printed_at, as_of or latest_day(session) or printed_at.date(), _subject(session, paper, of))
        with speaking(language):
            use_words_of(session)
            paper.write(paper.fetch(session, asked), target, progress)

    _must_be_possible(target)
    office.ask(put_on_paper)


def use_words_of(session: Session) -> None:
    """From now on say the organisation's own words, and write its money with its decimals."""
    profile = organisation.organisation(session)
    catalogue.rename(profile.renamed_words)
    if profile.currency:
        formats.set_decimals({profile.currency: profile.currency_decimals})


def _subject(session: Session, paper: Paper, of: int | None) -> int:
    if paper.of is None:
        return 0
    return members.first_member_id(session) if of is None else of


def _must_be_possible(target: Path) -> None:
    """Raise FileTrouble unless a PDF can take this name; nothing but a PDF is ever replaced by one."""
    details = {"path": str(target), "folder": str(target.parent)}
    if target.suffix.lower() != ".pdf":
        raise FileTrouble(Objection(N_("Papers are written as PDF. Choose a name that ends in .pdf."), "out"))
    if not target.parent.is_dir():
        message = N_("There is no folder {folder}. Make it first, or choose another one.")
        raise FileTrouble(Objection(message, "out", details))
    if target.is_dir():
        raise FileTrouble(Objection(N_("{path} is a folder. Name a file in it."), "out", details))
