"""Names a table changes from a day on: the former ones are kept as they were borne, and borne again when undone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pomanager.db import bulk
from pomanager.db.particulars import FormerName
from pomanager.errors import refuse
from pomanager.readmodels.exchange import PlannedRow
from pomanager.rules.name_changes import Renamed, objections_to_renaming_many
from pomanager.services.members.commands.renaming import NAMES
from pomanager.services.members.queries.names_then import last_changes
from pomanager.services.work import Work

RENAMED = "renamed"
"""Beside the values before a change: the line of the former name that an import wrote."""


def refuse_renaming(work: Work, rows: Sequence[PlannedRow], on: date) -> None:
    """Raise Refused where somebody's name cannot have changed on this day: it changed later, or before the birth."""
    members = [row.member_id for row in rows if row.member_id is not None and row.renamed]
    found = {key: row for some in bulk.portions(members) for key, row in bulk.people(work.session, some).items()}
    changes = last_changes(work.session, [row.id for row in found.values()])
    told = [Renamed(row.full_name, changes.get(row.id), row.birth) for row in found.values()]
    refuse(objections_to_renaming_many(told, on, work.today))


def keep_former(work: Work, names: Mapping[int, Mapping[str, Any]], until: date) -> dict[int, int]:
    """Write what these people (by id) were called until a day; returns the line of each."""
    if not names:
        return {}
    first = bulk.next_id(work.session, FormerName)
    rows = [
        {
            "id": number, "person_id": person_id, "until": until, "reason": "", "document": "",
            "reverses_id": None, "recorded_at": work.now, **{name: borne[name] for name in NAMES},
        }
        for number, (person_id, borne) in enumerate(names.items(), first)
    ]  # fmt: skip
    bulk.add(work.session, FormerName, rows)
    return {int(str(row["person_id"])): int(str(row["id"])) for row in rows}


def take_back(work: Work, lines: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
    """Reverse these lines; with each, the names that are borne no longer."""
    number = bulk.next_id(work.session, FormerName)
    rows: list[dict[str, object]] = []
    for line, borne in lines:
        told = bulk.holding_former_name(work.session, line)  # somebody may have taken it back by hand
        if told is not None:
            rows.append({
                "id": number + len(rows), "person_id": told.person_id, "until": told.until, "reason": "",
                "document": "", "reverses_id": line, "recorded_at": work.now, **{name: borne[name] for name in NAMES},
            })  # fmt: skip
    bulk.add(work.session, FormerName, rows)
