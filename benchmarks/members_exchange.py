"""Tables in and out: importing the roll of an office file as CSV and XLSX, cancelling, undoing, and writing it again.

``python -m benchmarks.members_exchange OFFICE FOLDER`` prints what each took, in seconds, as one line of JSON, and then
``python -m benchmarks.members_exchange FOLDER`` what the workbook took. Beside the import of the CSV stands a bare
``executemany`` of the rows it wrote, into the same tables, indexes and search tables.
"""

import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.running import highest_memory
from pomanager.db import bulk
from pomanager.db.engine import Access, connect
from pomanager.errors import Cancelled
from pomanager.readmodels.exchange import ImportPlan
from pomanager.services import files
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.commands.undoing import undo_import
from pomanager.services.members.queries.export import export_roll
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.office import Office

ResultT = TypeVar("ResultT")

TABLES = (
    "place_level", "section_level", "place", "section", "person", "member", "standing", "issued_number", "search_text",
    "attention_note",
)  # fmt: skip
"""What an import writes."""


def moment() -> datetime:
    """The clock of the offices that are measured."""
    return datetime(2026, 11, 28, 12, tzinfo=UTC)


def plain(words: str) -> str:
    """The words of a table in English."""
    return words


def main(file: str, folder: str) -> None:
    """Measure all, and print it."""
    told: dict[str, float] = {}
    beside = Path(folder)
    source = files.open_office(Path(file), writing=False, clock=moment)
    for kind in ("csv", "xlsx"):
        target = beside / f"roll.{kind}"
        told[f"export {kind}"] = timed(partial(source.ask, export_roll, target, plain))[0]
    source.close()
    office = files.create(beside / "csv.podb", "CONAPRO", "fr", moment)
    begun = time.process_time()
    plan = planned(office, beside / "roll.csv")
    told["cancel"] = cancelled(office, plan)
    outcome, writing = took(lambda: office.do(bring_in, BringIn(plan=plan)))
    reading = plan_seconds(office_of(beside, "again.podb"), beside / "roll.csv")
    told["import csv"] = reading + writing
    told["rows"] = outcome.result.figures.new
    told["whole"] = time.process_time() - begun
    office.close()
    told["bare"] = bare(beside / "csv.podb", office_file(beside, "bare.podb"))
    print(json.dumps(told))


def workbook(folder: str) -> None:
    """Measure the import of the workbook that ``main`` wrote, in a process of its own: its memory is no other's."""
    told: dict[str, float] = {}
    beside = Path(folder)
    office = office_of(beside, "xlsx.podb")
    seconds, done = timed(lambda: office.do(bring_in, BringIn(plan=planned(office, beside / "roll.xlsx"))))
    told["import xlsx"], told["memory"] = seconds, highest_memory()
    told["undo"] = timed(lambda: office.do(undo_import, done.result.import_id))[0]
    office.close()
    print(json.dumps(told))


def planned(office: Office, table: Path) -> ImportPlan:
    """The plan for bringing a table in."""
    return office.ask(plan_import, read_table(table), today=office.today())


def plan_seconds(office: Office, table: Path) -> float:
    """Seconds of the processor for reading a table and planning its import."""
    seconds = took(lambda: planned(office, table))[1]
    office.close()
    return seconds


def cancelled(office: Office, plan: ImportPlan) -> float:
    """Seconds from the wish to cancel, half-way, until nothing of the import is left."""
    asked: list[float] = []

    def half_way(done: int, total: int) -> None:
        if not asked and 2 * done >= total:
            asked.append(time.perf_counter())

    try:
        office.do(bring_in, BringIn(plan=plan), half_way, lambda: bool(asked))
    except Cancelled:
        return time.perf_counter() - asked[0]
    message = "the import was not cancelled"
    raise AssertionError(message)


def bare(filled: Path, empty: Path) -> float:
    """Seconds of the processor for writing the rows of one file into another with nothing around."""
    source = connect(filled, Access.READ)
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608 - our tables
    source.close()
    target = connect(empty, Access.WRITE)
    target.execute(f"PRAGMA cache_size=-{bulk.ROOM_KB}")
    begun = time.process_time()
    target.execute("BEGIN IMMEDIATE")
    target.execute("PRAGMA defer_foreign_keys=ON")  # sections and people refer to one another
    for table, of_table in rows.items():
        if of_table:
            marks = ", ".join("?" * len(of_table[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", of_table)  # noqa: S608 - our tables
    target.execute("COMMIT")
    seconds = time.process_time() - begun
    target.close()
    return seconds


def office_of(folder: Path, name: str) -> Office:
    """An office with an empty roll."""
    return files.create(folder / name, "CONAPRO", "fr", moment)


def office_file(folder: Path, name: str) -> Path:
    """The closed file of one."""
    office_of(folder, name).close()
    return folder / name


def timed(work: Callable[[], ResultT]) -> tuple[float, ResultT]:
    """Seconds of the clock, and the result."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def took(work: Callable[[], Any]) -> tuple[Any, float]:
    """The result, and seconds of the processor."""
    begun = time.process_time()
    result = work()
    return result, time.process_time() - begun


if __name__ == "__main__":
    workbook(sys.argv[1]) if len(sys.argv) == 2 else main(*sys.argv[1:])
