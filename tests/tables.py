"""Tables for tests of importing: made-up people in the layout of a real roll, planned and brought in in one line."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

from pomanager.db import tables as all_tables
from pomanager.readmodels.exchange import ImportOutcome, ImportPlan, RawTable
from pomanager.services.exchange.reading import read_table
from pomanager.services.members.commands.bringing_in import BringIn, bring_in
from pomanager.services.members.queries.plan import plan_import
from pomanager.services.office import Office

REAL_LAYOUT = """\
name,sort_name,area,chamber,term,start_date,end_date,gender
BARUTWA Imelde,BARUTWA Imelde,NGOZI,Assemblée nationale,2015,,,female
HAKIZA Dr Célestin,HAKIZA Dr Célestin,MAI RIE,Assemblée nationale,2015,,,male
NDUWIMFURA Goreth,NDUWIMFURA Goreth,MAIRIE,Assemblée nationale,2015,2015-07-27,,female
NZIGO Révérien,NZIGO Révérien,MUYINGA,Assemblée nationale,2015,,,male
"""
"""Four invented members under the headings of a real list of office-holders."""

KEPT_ASIDE = frozenset({
    "journal_entry", "journal_value", "issued_number", "roll_import", "imported_change", "undo_step", "undo_image",
})  # fmt: skip
"""Tables that remember an import even when it was undone."""


def written(folder: Path, text: str, name: str = "roll.csv", encoding: str = "utf-8") -> Path:
    """A file with this text in it."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def planned(office: Office, table: Path | RawTable, mapping: Mapping[str, str] | None = None) -> ImportPlan:
    """What bringing in a file, or the table that was read of one, would do."""
    read = read_table(table) if isinstance(table, Path) else table
    return office.ask(plan_import, read, mapping, today=office.today())


def brought_in(office: Office, table: Path | RawTable, mapping: Mapping[str, str] | None = None) -> ImportOutcome:
    """Bring it in; what that did."""
    return office.do(bring_in, BringIn(plan=planned(office, table, mapping))).result


def figures(plan: ImportPlan) -> tuple[int, int, int, int, int]:
    """New, changed, same, flagged, refused."""
    told = plan.figures
    return told.new, told.changed, told.same, told.flagged, told.refused_rows


def content(office: Office) -> str:
    """A fingerprint of everything the books hold, apart from what remembers that an import was."""
    return office.ask(_content)


def _content(session: Session) -> str:
    told = hashlib.sha256()
    cursor = session.connection().connection.cursor()  # the driver's own: each cell as it stands in the file
    for name, asked in _asked().items():
        cursor.execute(asked)
        told.update(f"{name}\n{cursor.fetchall()!r}".encode())
    cursor.close()
    return told.hexdigest()


@cache
def _asked() -> Mapping[str, str]:
    """By table, what gives its rows in their order."""
    asked: dict[str, str] = {}
    for table in all_tables.METADATA.sorted_tables:
        if table.name not in KEPT_ASIDE:
            # Each change counts a record's version up, the one that puts it back as well.
            columns = [column for column in table.c if column.name != "version"]
            statement = select(*columns).order_by(*table.primary_key.columns)
            asked[table.name] = str(statement.compile(dialect=sqlite.dialect()))
    return asked
