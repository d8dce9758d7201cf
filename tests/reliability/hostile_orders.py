"""Every text field of every act is given hostile texts: refused with a sentence, or stored as it was typed.

Each act is carried out on a sample office, with the history looking on, in a transaction that is then given up. Where
an act fails otherwise than with a sentence, the same order is tried with a harmless text: what fails then, too, was
only drawn badly.
"""

import json
import random
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path

from sqlalchemy import event, literal, select
from sqlalchemy.orm import Session

from pomanager.db.journal import JournalEntry, JournalValue
from pomanager.db.tables import METADATA
from pomanager.errors import OfficeError
from pomanager.services.history.keeping import Given, look_on
from pomanager.services.office import Office
from pomanager.services.work import Work, new_operation
from tests import offices
from tests.reliability.drawn_orders import HARMLESS, Act, Drawing, Ids, NotDrawn, Place, acts, questions
from tests.reliability.fuzzed_csv import told
from tests.reliability.harness import Harness, Tally
from tests.reports.hostile import ENDLESS, LONG, SHORT

BEGUN, ENDED = "Zqa", "Zqz"
"""Put round a hostile text, so that it is known again wherever it is stored."""
NUMBERS = (
    "9" * 20,
    "9" * 5000,
    "0" * 400 + "1",
    "-" + "9" * 30,
    "1" + "٣" * 25,
    "1e400",
    "²",
    "1.5.5",
    "9" * 18 + ",5",
)
"""Numbers no database, no computer or no person can mean."""
STRINGS = (*SHORT.values(), *LONG.values(), *NUMBERS, ENDLESS)
CODE = "s1"
SOME = 12


class _GivenUpError(Exception):
    """The act was carried out; nothing of it is to stay."""


def fields() -> tuple[tuple[Act, Place], ...]:
    """Every text field of every act, and of every question people type something into."""
    return tuple((act, place) for act in (*acts(), *questions()) for place in act.places)


def trials(numbers: range, folder: Path) -> Tally:
    """Each string and each field in turn; the pairs differ from round to round."""
    tally = Tally()
    office = offices.opened_office(offices.sample_copy(folder, CODE, offices.USUAL))
    ids = office.ask(_ids)
    every = fields()
    for number in numbers:
        chance = random.Random(f"hostile {number}")
        act, place = every[number % len(every)]
        turn, at = divmod(number, len(STRINGS))
        string = STRINGS[(at + turn * 7) % len(STRINGS)]
        marked = chance.random() < 0.5
        text = f"{BEGUN}{string}{ENDED}" if marked else string
        _tried(office, act, Drawing(chance, ids, place, text), number, tally)
        tally.tried += 1
    office.close()
    return tally


def _ids(session: Session) -> Ids:
    """Some ids of each table that has them, with the versions of their records."""
    found: dict[str, dict[int, int]] = {}
    for table in METADATA.sorted_tables:
        keys = list(table.primary_key.columns)
        if [key.name for key in keys] == ["id"]:
            version = table.c.version if "version" in table.c else literal(1)
            found[table.name] = dict(map(tuple, session.execute(select(keys[0], version).limit(SOME))))
    return found


def _tried(office: Office, act: Act, drawing: Drawing, number: int, tally: Tally) -> None:
    before = drawing.chance.getstate()
    where = f"{act.name} {'.'.join(drawing.aim)} {drawing.text[:60]!a}"
    try:
        stored = _carried_out(office, act, drawing.arguments(act))
    except NotDrawn:
        tally.figures["not drawn"] += 1
    except OfficeError as refused:
        told(refused.objections, drawing.chance)
        tally.figures["refused with a sentence"] += 1
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
        drawing.chance.setstate(before)
        drawing.text = HARMLESS
        if _fails(office, act, drawing):
            tally.figures["drawn badly"] += 1
        else:
            tally.found(number, f"{where}: {type(problem).__name__}: {problem}"[:300])
    else:
        tally.figures["carried out"] += 1
        tally.figures["stored texts looked at"] += len(stored)
        typed = _seen(drawing.text)
        whole = [_seen(text) for text in stored if ENDED in text]
        if stored and not whole:
            tally.found(number, f"{where}: nowhere stored to its end")
        for text in whole:
            if typed not in text:
                tally.found(number, f"{where}: stored as {text[:60]!a}")


def _fails(office: Office, act: Act, drawing: Drawing) -> bool:
    """Whether the same order fails with a harmless text, too."""
    try:
        _carried_out(office, act, drawing.arguments(act))
    except OfficeError:
        return False
    except Exception:  # noqa: BLE001 - whatever it is
        return True
    return False


def _carried_out(office: Office, act: Act, arguments: dict[str, object]) -> list[str]:
    """Carry the act out as the office does, and give it up; the marked texts that were stored. Questions are asked."""
    stored: list[str] = []
    if ".queries." in act.name:
        answer = office.ask(act.call, **arguments)
        return [] if answer is None else stored
    operation = new_operation()
    try:
        with office.books.writing(operation) as session, _watched(session, stored):
            now = office.now()
            work = Work(session, now.astimezone(UTC), now.date(), office.actor, operation, office.keeper)
            looking = look_on(session, act.name)
            result = act.call(work, **arguments)
            session.flush()
            looking.keep(work, Given((), arguments), result)
            stored += _told_by_journal(session, operation)
            raise _GivenUpError  # noqa: TRY301 - the only way to leave the session without what was written
    except _GivenUpError:
        return stored


def _told_by_journal(session: Session, operation: str) -> list[str]:
    """The marked texts the journal tells of an act; they are written past the events of SQLAlchemy."""
    values = (
        select(JournalValue.value)
        .join(JournalEntry, JournalEntry.sequence == JournalValue.sequence)
        .where(JournalEntry.operation == operation)
    )
    return [text for value in session.scalars(values) for text in _marked(value)]


@contextmanager
def _watched(session: Session, stored: list[str]) -> Iterator[None]:
    """Note every marked text that is handed to the database."""
    connection = session.connection()

    def note(_c: object, _cursor: object, _statement: str, parameters: object, _context: object, _many: object) -> None:
        stored.extend(_marked(parameters))

    event.listen(connection, "before_cursor_execute", note)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", note)


def _marked(told: object) -> Iterator[str]:
    """The marked texts within what is handed over, those inside JSON among them."""
    if isinstance(told, dict):
        told = [*told.keys(), *told.values()]
    if isinstance(told, list | tuple):
        for each in told:
            yield from _marked(each)
    elif isinstance(told, str) and BEGUN in told:
        if told[:1] in "[{" and told[-1:] in "]}":
            try:
                yield from _marked(json.loads(told))
            except ValueError:
                pass
            else:
                return
        yield told


def _seen(text: str) -> str:
    """The text without spaces and what nobody sees, its letters composed: that much may be tidied."""
    whole = unicodedata.normalize("NFC", text)
    return "".join(
        char for char in whole if not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf", "Cs"}
    )


HOSTILE_STRINGS = Harness(
    key="hostile-strings", unit="texts in fields", few=1_023, many=200_000, at_once=3_000, trials=trials
)
