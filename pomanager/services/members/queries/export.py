"""The roll handed out as a table that can be brought in again, in the words of the reader's language."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from pomanager.db.members import Member, Person, Standing
from pomanager.marks import N_
from pomanager.readmodels.exchange import NewMember
from pomanager.readmodels.members import RollView
from pomanager.readmodels.progress import Progress, silent
from pomanager.rules.importing import FIELD_WORDS, Field, read_cell
from pomanager.rules.members import SEX_WORDS, STATUS_WORDS, Sex, Status
from pomanager.services.exchange.writing import write_table
from pomanager.services.members.queries.roll import narrowed, ordering
from pomanager.services.members.queries.rows import PLACE_LABEL, from_member
from pomanager.services.members.queries.sheets import on_roll
from pomanager.services.organisation.queries import section_names

CHUNK = 1000
EVERYBODY = RollView()
SHEET = N_("Members")
FIELDS = tuple(Field)
"""The columns of an exported roll, in order."""

Say = Callable[[str], str]
"""Says an English word of the program in the reader's language."""


def export_roll(
    session: Session,
    target: Path,
    say: Say,
    as_of: date | None = None,
    progress: Progress = silent,
    view: RollView = EVERYBODY,
) -> int:
    """Write the roll as CSV or XLSX, by the ending of the name; returns the number of members written.

    Without a day, everybody the books hold, as they stand now; with one, those who were on the roll that day, with
    the standing they had. ``view`` lets only some of them through, and says their order. Raises FileTrouble, and what
    ``progress`` raises to stop it; then a file of that name is as it was before.
    """
    words = _Words(say)
    statement = narrowed(_selected(as_of), view)
    total = session.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    rows = (words.texts(member) for member in export_rows(session, as_of, view))
    headings = [say(FIELD_WORDS[field]) for field in FIELDS]
    return write_table(target, headings, rows, say(SHEET), total, progress)


def export_rows(session: Session, as_of: date | None = None, view: RollView = EVERYBODY) -> Iterator[NewMember]:
    """The members written, in the order of the view; read from the books as they are asked for."""
    sections = section_names(session)
    statement = narrowed(_selected(as_of), view).order_by(*ordering(view))
    for rows in session.execute(statement.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        for row in rows:
            yield NewMember(
                full_name=row.full_name, family_name=row.family_name, given_name=row.given_name,
                patronymic=row.patronymic, other_script=row.other_script, sort_name=row.sort_name, sex=row.sex,
                birth=row.birth, phone=row.phone, place=row.place, section=sections.get(row.section_id or 0, ""),
                number=row.number, status=row.status_then, joined_on=row.joined_on,
            )  # fmt: skip


def _selected(as_of: date | None) -> Select[*tuple[Any, ...]]:
    status = Member.status if as_of is None else Standing.status
    statement = select(
        Member.number, Member.section_id, Member.joined_on, Person.full_name, Person.family_name, Person.given_name,
        Person.patronymic, Person.other_script, Person.sort_name, Person.sex, Person.birth, Person.phone,
        PLACE_LABEL.label("place"), status.label("status_then"),
    ).select_from(from_member())  # fmt: skip
    return statement if as_of is None else on_roll(statement, as_of)


class _Words:
    """Sexes and standings in the reader's language; where our own import would not read a word, its plain code."""

    def __init__(self, say: Say) -> None:
        self._sexes: dict[Sex, str] = {
            sex: _read_again(Field.SEX, say(word), sex) for sex, word in SEX_WORDS.items() if sex is not Sex.UNKNOWN
        }
        self._statuses: dict[Status, str] = {
            status: _read_again(Field.STATUS, say(word), status) for status, word in STATUS_WORDS.items()
        }

    def texts(self, member: NewMember) -> tuple[str, ...]:
        """A member as a row of the table, in the order of ``FIELDS``."""
        return (
            member.number, member.full_name, member.family_name, member.given_name, member.patronymic,
            member.other_script, self._sexes.get(member.sex, ""), member.birth.iso() if member.birth else "",
            member.phone, member.place, member.section, str(member.joined_on or ""), self._statuses[member.status],
        )  # fmt: skip


def _read_again(field: Field, word: str, value: Sex | Status) -> str:
    return word if read_cell(field, word).value is value else value.value
