"""Reads the whole journal and says which lines are not as they were written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from operator import attrgetter

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from pomanager.db.columns import utc_text
from pomanager.db.driver import first_row
from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.marks import N_
from pomanager.rules import chain
from pomanager.rules.objections import Objection

CHUNK = 1000

MISSING = N_("Journal line {line} is missing.")
CHANGED = N_("Journal line {line} is not as it was written.")
LINK_BROKEN = N_("Journal line {line} does not follow from the line before it: one of the two was changed.")
VALUE_CHANGED = N_("A value of journal line {line} is not as it was written.")
CUT_OFF = N_(
    "The journal ends with line {last}, and on paper it went on to line {line}: the lines behind were removed, or the "
    "paper is of another file."
)
OTHER_SEAL = N_(
    "Line {line} of the journal does not have the seal that stands on paper: it was written anew, or the paper is of "
    "another file."
)
VALUE_ALONE = N_("Values stand in the journal for line {line}, which is not there.")


def head(session: Session) -> tuple[int, str]:
    """The sequence and hash of the last line; (0, "") while the journal is empty."""
    last = first_row(session, "SELECT sequence, hash FROM journal_entry ORDER BY sequence DESC LIMIT 1")
    return (0, chain.FIRST) if last is None else (int(last[0]), str(last[1]))


def against_paper(session: Session, line: int, seal: str) -> Iterator[Objection]:
    """What is wrong with the journal by a paper that tells one of its lines and the beginning of that line's seal.

    Whoever cuts lines off the end of a journal leaves a whole chain: only a paper still knows of them.
    """
    last, _seal = head(session)
    found = session.scalar(select(JournalEntry.hash).where(JournalEntry.sequence == line))
    if line > last:
        yield Objection(CUT_OFF, details={"last": last, "line": line})
    elif found is None or not found.startswith(seal):
        yield Objection(OTHER_SEAL, details={"line": line})


def holds_operation(session: Session, operation: str) -> bool:
    """Whether a transaction of this name arrived in the journal."""
    found = select(JournalEntry.sequence).where(JournalEntry.operation == operation).limit(1)
    return session.execute(found).first() is not None


def last_act(session: Session) -> str:
    """The code of the last act, "" while the journal is empty."""
    return session.scalar(select(JournalEntry.act).order_by(JournalEntry.sequence.desc()).limit(1)) or ""


def last_moment(session: Session) -> datetime | None:
    """When the last line was written, None while the journal is empty."""
    return session.scalar(select(JournalEntry.at).order_by(JournalEntry.sequence.desc()).limit(1))


def end_is_broken(session: Session, lines: int = 100) -> bool:
    """Whether one of the last lines does not follow from the line before it; a quick look, not a check."""
    statement = select(JournalEntry.sequence, JournalEntry.hash, JournalEntry.previous_hash)
    last = session.execute(statement.order_by(JournalEntry.sequence.desc()).limit(lines)).all()
    return any(
        later.previous_hash != earlier.hash or later.sequence != earlier.sequence + 1
        for later, earlier in pairwise(last)
    )


@dataclass(slots=True)
class _Reading:
    """Where the check stands: the next sequence expected and the hash it must build on.

    After a line that is missing or changed no hash is known: that was said, and the next line is judged by itself.
    """

    expected: int = 1
    previous: str | None = chain.FIRST


def broken_lines(session: Session) -> Iterator[Objection]:
    """One objection for each line that is missing, edited, swapped or added by another hand."""
    reading = _Reading()
    statement = select(*JournalEntry.__table__.columns).order_by(JournalEntry.sequence)
    for entries in session.execute(statement).partitions(CHUNK):
        values = _values_between(session, entries[0].sequence, entries[-1].sequence)
        for entry in entries:
            yield from _judge(reading, entry, values.get(entry.sequence, []))
    yield from _values_alone(session)


def _values_between(session: Session, first: int, last: int) -> dict[int, list[Row[tuple[object, ...]]]]:
    statement = (
        select(*JournalValue.__table__.columns)
        .where(JournalValue.sequence.between(first, last))
        .order_by(JournalValue.sequence, JournalValue.position)
    )
    rows = session.execute(statement).all()
    return {sequence: list(group) for sequence, group in groupby(rows, attrgetter("sequence"))}


def _judge(
    reading: _Reading, entry: Row[tuple[object, ...]], values: list[Row[tuple[object, ...]]]
) -> Iterator[Objection]:
    while reading.expected < entry.sequence:
        yield Objection(MISSING, details={"line": reading.expected})
        reading.expected += 1
        reading.previous = None
    line = chain.ChainLine(
        sequence=entry.sequence, at=utc_text(entry.at), who=entry.who, act=entry.act, act_area=entry.act_area,
        record_table=entry.record_table, record_id=entry.record_id, operation=entry.operation,
        digests=tuple((value.field, value.side, value.digest) for value in values),
    )  # fmt: skip
    in_order = [value.position for value in values] == list(range(len(values)))
    as_written = in_order and chain.line_hash(entry.previous_hash, line) == entry.hash
    if not as_written:
        yield Objection(CHANGED, details={"line": entry.sequence})
    elif reading.previous not in {None, entry.previous_hash}:
        yield Objection(LINK_BROKEN, details={"line": entry.sequence})
    if not all(map(_as_written, values)):
        yield Objection(VALUE_CHANGED, details={"line": entry.sequence})
    reading.expected, reading.previous = entry.sequence + 1, entry.hash if as_written else None


def _as_written(value: Row[tuple[object, ...]]) -> bool:
    """Whether the value is the one the chain covers; salt and value blanked together is an erased person."""
    if value.salt is None:
        return value.value is None
    return bool(chain.digest(value.salt, value.value or "") == value.digest)


def _values_alone(session: Session) -> Iterator[Objection]:
    statement = (
        select(JournalValue.sequence)
        .where(JournalValue.sequence.not_in(select(JournalEntry.sequence)))
        .distinct()
        .order_by(JournalValue.sequence)
    )
    for (sequence,) in session.execute(statement):
        yield Objection(VALUE_ALONE, details={"line": sequence})
